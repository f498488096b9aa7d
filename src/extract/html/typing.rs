//! The kind of each piece of a page, from the strongest evidence there is.

use std::collections::HashSet;

use super::{
    address::leads_to,
    headline,
    main_text::{self, MainText},
    marks::Marks,
    outline::{Outline, Piece, SHORT_LABEL, Tag},
    passes,
    site_rules::Rule,
};
use crate::{
    extract::{Reason, correction_note, counters, dates, name_line, page_lines, person, phrases},
    model::{BlockKind, Metadata, address},
    text::letters::comparable,
};

/// A kind and what decided it.
pub(super) type Typed = (BlockKind, Reason);

/// Most letters of a byline.
pub(super) const LONGEST_BYLINE: usize = 160;
/// Most letters of a title.
const LONGEST_TITLE: usize = 140;
/// Most letters of a credit.
const LONGEST_CREDIT: usize = 120;
/// Most pieces from a summary to the headline below it.
const SUMMARY_ABOVE: usize = 3;

/// A kind and its reason for each piece.
pub(super) fn kinds(outline: &Outline, metadata: &Metadata, repeated: HashSet<String>) -> Vec<Typed> {
    let main = main_text::find(outline, metadata);
    let headline = headline::find(outline, &main, metadata);
    let heads_text = headline.is_some_and(|headline| heads_text(outline, &main, headline));
    let title = headline.map(|headline| comparable(&outline.pieces[headline].text));
    let summary = metadata.standfirst.as_deref().map(comparable);
    let view = View { outline, metadata, main, headline, title, summary, heads_text, repeated };
    let mut kinds: Vec<Typed> = (0..outline.pieces.len()).map(|at| view.kind(at)).collect();
    passes::correct(&view, &mut kinds);
    kinds
}

/// Whether no more than a blurb of the main text stands above the headline: some pages show their title at the foot.
fn heads_text(outline: &Outline, main: &MainText, headline: usize) -> bool {
    const BLURB: usize = 2;
    let above = (0..headline).filter(|at| main.holds(outline, *at) && outline.pieces[*at].is_prose());
    above.take(BLURB + 1).count() <= BLURB
}

/// What a page's pieces are typed by.
pub(super) struct View<'a> {
    pub(super) outline: &'a Outline,
    pub(super) metadata: &'a Metadata,
    pub(super) main: MainText,
    pub(super) headline: Option<usize>,
    /// The headline, as it is compared.
    title: Option<String>,
    /// The summary that the page states, as it is compared.
    summary: Option<String>,
    /// Whether the text stands below the headline, and is not told from its foot.
    heads_text: bool,
    /// What the site's pages repeat, as it is compared.
    repeated: HashSet<String>,
}

impl View<'_> {
    fn kind(&self, at: usize) -> Typed {
        let piece = &self.outline.pieces[at];
        if let Some(Rule::Kind(kind)) = self.outline.region_of(piece).rule {
            return (kind, Reason("rule of the site"));
        }
        if !self.repeated.is_empty() && self.repeated.contains(&comparable(&piece.text)) {
            return (BlockKind::Boilerplate, Reason("text that the site repeats"));
        }
        if Some(at) == self.headline {
            return (BlockKind::Headline, Reason("title of the page"));
        }
        let marks = self.main.marks[piece.region as usize] | piece.inline;
        let marks = self.marks_in_head(piece, marks, at);
        Self::note(piece, marks)
            .or_else(|| self.author_in_box(piece, marks))
            .or_else(|| self.stamp_in_box(piece, marks))
            .or_else(|| self.question_on_button(piece, at))
            .or_else(|| self.line_of_head_in_box(piece, marks, at))
            .or_else(|| Self::boxed(marks))
            .or_else(|| self.closed(piece, marks))
            .or_else(|| self.of_picture(piece, marks, at))
            .or_else(|| self.named(piece, marks, at))
            .or_else(|| self.label(piece, at))
            .unwrap_or_else(|| self.by_place(piece, marks, at))
    }

    fn note(piece: &Piece, marks: Marks) -> Option<Typed> {
        if piece.linked_bytes() * 10 >= piece.text.len() * 9 && !phrases::ends_as_sentence(&piece.text) {
            return None;
        }
        if marks.has(Marks::CORRECTION) && !marks.has(Marks::COMMENTS) {
            return Some((BlockKind::Correction, Reason("class word or label of a correction")));
        }
        let is_link = piece.linked_bytes() >= piece.text.len();
        (!is_link && !marks.has(Marks::COMMENTS | Marks::NAVIGATION) && correction_note::is_correction(&piece.text))
            .then_some((BlockKind::Correction, Reason("words of a correction")))
    }

    /// The name in the box about the author.
    fn author_in_box(&self, piece: &Piece, marks: Marks) -> Option<Typed> {
        let is_boxed = marks.has(Marks::AUTHOR_BOX) && !marks.has(Marks::BOXES.without(Marks::AUTHOR_BOX));
        let is_whole = || piece.linked_bytes() >= piece.text.len() || self.outline.is_heading(piece);
        let is_name = (marks.has(Marks::AUTHOR_NAME) || is_whole()) && person::is_full_name(&piece.text);
        (is_boxed && is_name).then_some((BlockKind::Byline, Reason::AUTHOR_BOX))
    }

    /// A question on a button over its answer: the button opens the answer, though it does not say so.
    fn question_on_button(&self, piece: &Piece, at: usize) -> Option<Typed> {
        let is_answered = || self.outline.pieces.get(at + 1).is_some_and(Piece::is_prose);
        if !phrases::asks(&piece.text) || !self.main.holds(self.outline, at) || !is_answered() {
            return None;
        }
        let button = self.outline.around(piece.region).find(|region| region.tag == Tag::Button)?;
        (!self.main.marks[button.parent as usize].has(Marks::BOXES))
            .then_some((BlockKind::Crosshead, Reason("question on a button over its answer")))
    }

    fn boxed(marks: Marks) -> Option<Typed> {
        let reason = match marks {
            marks if marks.has(Marks::COMMENTS) => Reason::COMMENT,
            marks if marks.has(Marks::RELATED) => Reason::RELATED,
            _ => Reason("inside a box of the page"),
        };
        marks.has(Marks::BOXES).then_some((BlockKind::Boilerplate, reason))
    }

    /// Words on a button that opens text: a question or a heading heads that text, others are the page's.
    fn closed(&self, piece: &Piece, marks: Marks) -> Option<Typed> {
        (marks.has(Marks::TOGGLE) && !self.outline.heads_panel(piece))
            .then_some((BlockKind::Boilerplate, Reason("button that opens and closes a text")))
    }

    /// A caption or a credit by its class. Beside the headline, outside a figure, who wrote and when is no credit.
    fn of_picture(&self, piece: &Piece, marks: Marks, at: usize) -> Option<Typed> {
        let is_free = self.is_near_headline(at) && !marks.has(Marks::FIGURE | Marks::CAPTION);
        let is_of_head = || name_line::is_byline(&piece.text) || dates::is_stamp_line(&piece.text);
        let is_short = piece.text.chars().nth(LONGEST_CREDIT).is_none();
        if marks.has(Marks::CREDIT) && is_short && !(is_free && is_of_head()) {
            return Some((BlockKind::Credit, Reason("class word of a credit")));
        }
        marks.has(Marks::CAPTION).then_some((BlockKind::Caption, Reason("caption of a figure")))
    }

    fn named(&self, piece: &Piece, marks: Marks, at: usize) -> Option<Typed> {
        let length = piece.text.chars().take(LONGEST_BYLINE + 1).count();
        let above = self.is_above_text(at);
        let is_listed = self.main.link_lists[piece.region as usize] && !self.is_near_headline(at);
        let is_elsewhere = || is_listed || self.is_of_page_head(piece, at) || self.is_of_teaser(piece, at);
        if dates::is_stamp_line(&piece.text) && is_elsewhere() && !self.says_what_of(piece) {
            return Some((BlockKind::Boilerplate, Reason::OTHER_DATE));
        }
        if self.is_stamp_line(piece, marks) {
            let is_entry = marks.has(Marks::LIVE_ENTRY);
            return Some((
                BlockKind::Dates,
                if is_entry { Reason::LIVE_ENTRY } else { Reason("stamps and nothing else") },
            ));
        }
        if marks.has(Marks::LIVE_ENTRY | Marks::DATES)
            && dates::is_clock(&piece.text)
            && self.main.holds(self.outline, at)
        {
            return Some((BlockKind::Dates, Reason::LIVE_ENTRY));
        }
        let is_near = self.is_near_headline(at) && !marks.has(Marks::QUOTATION);
        if is_near && (self.is_unmarked_byline(piece) || person::links_to_author(piece.text.trim(), &piece.links)) {
            return Some((BlockKind::Byline, Reason("name beside the headline")));
        }
        if is_near && counters::is_stamp_with_counters(&piece.text) {
            return Some((BlockKind::Dates, Reason("stamp and counters beside the headline")));
        }
        let is_free = || self.is_over_second_paragraph(at) || self.says_what_of(piece);
        let is_unmarked = || self.is_unmarked_stamp(piece) && is_free();
        if is_near && (is_unmarked() || self.states_both(piece)) {
            return Some((BlockKind::Dates, Reason("short line with a stamp beside the headline")));
        }
        if marks.has(Marks::PULL_QUOTE) {
            return Some((BlockKind::PullQuote, Reason("class word of a pull quote")));
        }
        if above && length <= LONGEST_BYLINE {
            let is_signed = || name_line::is_byline(&piece.text) || (is_near && name_line::is_signed(&piece.text));
            let is_byline = || is_signed() && !page_lines::is_author_label(&piece.text);
            if is_byline() || (marks.has(Marks::BYLINE) && !is_beside_name(&piece.text)) {
                return Some((BlockKind::Byline, Reason("byline by its words or class")));
            }
            if marks.has(Marks::BYLINE) && phrases::is_credit(&piece.text) {
                return Some((BlockKind::Credit, Reason("credit in the element of the author")));
            }
            if marks.has(Marks::BYLINE) {
                return Some((BlockKind::Boilerplate, Reason("beside the author's name")));
            }
        }
        let is_stated = || self.summary.as_ref().is_some_and(|summary| *summary == comparable(&piece.text));
        let is_summary = || is_stated() && !self.opens_body(piece, at);
        let is_right_above = |headline: usize| at + SUMMARY_ABOVE >= headline && piece.is_prose();
        let is_below = above && self.headline.is_none_or(|headline| at > headline || is_right_above(headline));
        // A summary that is a link is that of another article.
        let is_linked = piece.linked_bytes() * 10 > piece.text.len() * 7;
        if is_below && !is_linked && (marks.has(Marks::STANDFIRST) || is_summary()) && !self.repeats_headline(piece) {
            return Some((BlockKind::Standfirst, Reason("summary by its words or class")));
        }
        None
    }

    /// Whether a piece is the headline once more, or its beginning.
    fn repeats_headline(&self, piece: &Piece) -> bool {
        self.title.as_ref().is_some_and(|title| title.starts_with(&comparable(&piece.text)))
            || self.outline.region_of(piece).tag == Tag::Title
    }

    /// Whether the text runs on after a piece: many pages state their first paragraph as the summary, while a summary
    /// stands above a stamp or a byline, or outside the main text.
    fn opens_body(&self, piece: &Piece, at: usize) -> bool {
        const NEAR: usize = 3;
        let home = self.outline.home_of(piece);
        let below = self.outline.pieces.iter().skip(at + 1).take(NEAR);
        let mut text = below.take_while(|next| !dates::is_stamp_line(&next.text) && !name_line::is_byline(&next.text));
        self.main.holds(self.outline, at) && text.any(|next| next.is_prose() && self.outline.home_of(next) == home)
    }

    /// Labels, buttons and lists of links between the paragraphs.
    fn label(&self, piece: &Piece, at: usize) -> Option<Typed> {
        let is_agreed = self.main.agreement.contains(&at);
        // The partners of a site are no buttons to share it with, and `Contact us` heads a clause.
        if is_agreed && (page_lines::names_platforms(&piece.text) || self.outline.is_heading(piece)) {
            return None;
        }
        if page_lines::is_page_label(&piece.text) || piece.label_of_links().is_some_and(page_lines::is_page_label) {
            return Some((BlockKind::Boilerplate, Reason::LABEL));
        }
        if !self.main.holds(self.outline, at) || self.outline.is_in_table(piece) {
            return None;
        }
        if counters::is_counter(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason::COUNTER));
        }
        if is_agreed {
            return None;
        }
        if page_lines::is_subscription_offer(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("offer to pay for the rest")));
        }
        if page_lines::is_disclosure(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("says what links earn or whose words these are")));
        }
        let is_below_picture = || self.outline.pictures.binary_search_by_key(&at, |picture| picture.next).is_ok();
        if page_lines::is_notice_of_copyright(&piece.text) && !is_below_picture() {
            return Some((BlockKind::Boilerplate, Reason("says whose the page is")));
        }
        if self.main.link_lists[piece.region as usize] {
            return Some((BlockKind::Boilerplate, Reason("in a list of links")));
        }
        let tag = self.outline.region_of(piece).tag;
        let is_link = piece.linked_bytes() * 10 >= piece.text.len() * 9;
        if is_link && piece.inline.has(Marks::INNER_LINK) && !tag.is_heading() {
            return Some((BlockKind::Boilerplate, Reason("link to another place of the page")));
        }
        if is_link && page_lines::opens_as_label(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("link that opens as a label of the page")));
        }
        let is_text = matches!(tag, Tag::Paragraph | Tag::Other | Tag::List | Tag::Title | Tag::Heading);
        if let Some(reason) = self.calls(piece, tag).filter(|_| is_text) {
            return Some((BlockKind::Boilerplate, reason));
        }
        if piece.is_label_and_link() {
            return Some((BlockKind::Boilerplate, Reason("label in capitals or brackets, and a link")));
        }
        if is_link && self.is_lone_link(piece, at) {
            return Some((BlockKind::Boilerplate, Reason::LINK));
        }
        if !page_lines::has_words(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("marks without words")));
        }
        if is_text && page_lines::is_signup_offer(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason::SIGN_UP));
        }
        None
    }

    /// Why a line that calls on its reader is none of the text; advice on networks is given in lists and headings.
    fn calls(&self, piece: &Piece, tag: Tag) -> Option<Reason> {
        let stands_alone = || matches!(tag, Tag::Paragraph | Tag::Other) && !self.outline.is_in_item(piece);
        if page_lines::is_call(&piece.text) {
            Some(Reason::CALL)
        } else {
            page_lines::leads_elsewhere(&piece.text).filter(|_| stands_alone())
        }
    }

    /// Whether a line that is one link is neither an item of a list nor part of the text around it.
    fn is_lone_link(&self, piece: &Piece, at: usize) -> bool {
        let tag = self.outline.region_of(piece).tag;
        let is_label = piece.text.len() < SHORT_LABEL && !piece.text.ends_with(['.', '。']);
        (is_label || self.is_title_of_site(piece))
            && matches!(tag, Tag::Paragraph | Tag::Other | Tag::List)
            && !self.outline.is_in_item(piece)
            && !self.heads_next(piece, at)
            && !self.is_address_in_text(piece, at)
    }

    /// Whether a line that is one link has the length of a title and leads to a page of the site.
    fn is_title_of_site(&self, piece: &Piece) -> bool {
        let site = self.metadata.url.as_deref().and_then(address::host);
        site.is_some()
            && !phrases::is_longer(&piece.text, LONGEST_TITLE)
            && !phrases::ends_as_sentence(&piece.text)
            && piece.links.iter().all(|link| leads_to(&link.href, site))
    }

    /// Whether the paragraph below a link by itself takes its words up, as one below the name of a product does.
    fn heads_next(&self, piece: &Piece, at: usize) -> bool {
        let Some(next) = self.outline.pieces.get(at + 1) else { return false };
        next.text.len() >= SHORT_LABEL
            && phrases::ends_as_sentence(&next.text)
            && next.linked_bytes() * 2 < next.text.len()
            && comparable(&next.text).contains(&comparable(&piece.text))
    }

    /// Whether the sentence above an address for mail leads up to it, and the text goes on below.
    fn is_address_in_text(&self, piece: &Piece, at: usize) -> bool {
        let home = self.outline.home_of(piece);
        let is_text = |other: &&Piece| {
            other.is_prose() && other.linked_bytes() * 2 < other.text.len() && self.outline.home_of(other) == home
        };
        let is_address = piece.links.iter().all(|link| link.href.starts_with("mailto:"));
        let above = at.checked_sub(1).map(|above| &self.outline.pieces[above]).filter(is_text);
        let below = self.outline.pieces.get(at + 1).filter(is_text);
        is_address && above.is_some_and(|above| above.text.trim_end().ends_with([':', '：'])) && below.is_some()
    }

    fn by_place(&self, piece: &Piece, marks: Marks, at: usize) -> Typed {
        if self.leads_in(piece, at) {
            return (BlockKind::Paragraph, Reason("between the headline and the main text"));
        }
        if !self.main.holds(self.outline, at) {
            return (BlockKind::Boilerplate, Reason::OUTSIDE);
        }
        let is_above = self.heads_text && self.headline.is_some_and(|headline| at < headline);
        match self.outline.region_of(piece).tag {
            _ if is_above && !piece.is_prose() => (BlockKind::Boilerplate, Reason("above the headline")),
            _ if self.outline.is_in_table(piece) => (BlockKind::Table, Reason("table of data")),
            _ if marks.has(Marks::MEDIA) && piece.text.len() < SHORT_LABEL => {
                (BlockKind::Boilerplate, Reason("beside a film or recording"))
            }
            _ if marks.has(Marks::ASIDE) => (BlockKind::Boilerplate, Reason::BESIDE),
            Tag::Title | Tag::Heading => (BlockKind::Crosshead, Reason("heading in the main text")),
            Tag::Item => (BlockKind::ListItem, Reason("list in the main text")),
            _ => (BlockKind::Paragraph, Reason("in the main text")),
        }
    }

    /// Sentences below the headline and above the main element.
    fn leads_in(&self, piece: &Piece, at: usize) -> bool {
        let main = &self.outline.regions[self.main.region as usize];
        let is_between =
            self.headline.is_some_and(|headline| at > headline) && at < self.main.pieces(self.outline).start;
        let is_chosen_by_site = main.rule == Some(Rule::Take);
        is_between
            && !is_chosen_by_site
            && piece.text.len() >= SHORT_LABEL
            && phrases::ends_as_sentence(&piece.text)
            && piece.linked_bytes() * 2 < piece.text.len()
    }
}

/// Whether a line in the element of the author is no name: a button, a counter, a sentence about them.
fn is_beside_name(line: &str) -> bool {
    const LONGEST_WITH_STOP: usize = 40;
    let is_sentence = || {
        line.chars().nth(LONGEST_WITH_STOP).is_some()
            && phrases::ends_as_sentence(line)
            && phrases::without_byline_opener(line) == line
    };
    page_lines::is_page_label(line)
        || page_lines::is_author_label(line)
        || phrases::is_credit(line)
        || counters::is_counter(line)
        || page_lines::is_call(line)
        || (line.contains(char::is_numeric) && !dates::holds_stamp(line))
        || is_sentence()
}
