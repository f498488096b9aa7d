//! The kind of each piece of a page, from the strongest evidence there is.

use super::{
    main_text::{self, MainText},
    marks::Marks,
    neighbours,
    outline::{Outline, Piece, Tag},
    site_rules::Rule,
};
use crate::{
    extract::{
        Reason, byline,
        dates::{self, StampContext},
        phrases,
    },
    model::{BlockKind, Metadata},
};

/// A kind and what decided it.
pub(super) type Typed = (BlockKind, Reason);

/// Bytes of the longest headline.
const LONGEST_TITLE: usize = 400;
/// Most letters of a byline.
const LONGEST_BYLINE: usize = 160;
/// Bytes below which text that ends no sentence may be a label or a button.
const SHORT_LABEL: usize = 70;
/// Bytes of a line that holds a stamp and little else.
const SHORT_STAMP: usize = 100;
/// Most letters of a credit.
const LONGEST_CREDIT: usize = 120;

/// A kind and its reason for each piece.
pub(super) fn kinds(outline: &Outline, metadata: &Metadata) -> Vec<Typed> {
    let main = main_text::find(outline);
    let view = View { outline, metadata, headline: headline(outline, &main, metadata), main };
    let mut kinds: Vec<Typed> = (0..outline.pieces.len()).map(|at| view.kind(at)).collect();
    neighbours::correct(outline, metadata, &mut kinds);
    kinds
}

struct View<'a> {
    outline: &'a Outline,
    metadata: &'a Metadata,
    main: MainText,
    headline: Option<usize>,
}

/// The piece that is the headline: of the titles, the one that the metadata name; else a heading in just their words, for
/// some sites make their own name the title; else the first title; else any text that they name.
fn headline(outline: &Outline, main: &MainText, metadata: &Metadata) -> Option<usize> {
    let tag = |at: usize| outline.region_of(&outline.pieces[at]).tag;
    let is_boxed = |at: &usize| main.marks[outline.pieces[*at].region as usize].has(Marks::BOXES);
    let open: Vec<usize> = (0..outline.pieces.len()).filter(|at| !is_boxed(at)).collect();
    let stated = metadata.title.as_deref().map(comparable).unwrap_or_default();
    let is_stated = |at: &&usize| {
        let text = &outline.pieces[**at].text;
        if text.len() > LONGEST_TITLE {
            return false;
        }
        let words = comparable(text);
        words == stated || (stated.contains(&words) && words.len() * 2 > stated.len())
    };
    let title = |at: &&usize| tag(**at) == Tag::Title;
    let heading = |at: &&usize| tag(**at) == Tag::Heading;
    let site = metadata.site.as_deref().map(comparable).unwrap_or_default();
    let first = open.iter().find(title).filter(|at| comparable(&outline.pieces[**at].text) != site);
    let is_named = |at: &&usize| is_stated(at) && (first.is_none() || comparable(&outline.pieces[**at].text) == stated);
    let found = open.iter().find(|at| title(at) && is_stated(at));
    let found = found.or_else(|| open.iter().find(|at| heading(at) && is_named(at)));
    let found = found.or(first).or_else(|| open.iter().find(title));
    found.or_else(|| open.iter().find(|at| !stated.is_empty() && is_stated(at))).copied()
}

/// Letters and digits alone, in lower case.
fn comparable(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl View<'_> {
    fn kind(&self, at: usize) -> Typed {
        let piece = &self.outline.pieces[at];
        if let Some(Rule::Kind(kind)) = self.outline.region_of(piece).rule {
            return (kind, Reason("rule of the site"));
        }
        if Some(at) == self.headline {
            return (BlockKind::Headline, Reason("title of the page"));
        }
        let marks = self.main.marks[piece.region as usize] | piece.inline;
        // Beside the headline a box about the author is the byline.
        let marks = if self.is_near_headline(at) { marks.without(Marks::AUTHOR_BOX) } else { marks };
        Self::note(piece, marks)
            .or_else(|| Self::author_in_box(piece, marks))
            .or_else(|| Self::boxed(marks))
            .or_else(|| self.closed(piece, marks))
            .or_else(|| self.named(piece, marks, at))
            .or_else(|| self.label(piece, at))
            .unwrap_or_else(|| self.by_place(piece, marks, at))
    }

    fn note(piece: &Piece, marks: Marks) -> Option<Typed> {
        if marks.has(Marks::CORRECTION) && !marks.has(Marks::COMMENTS) {
            return Some((BlockKind::Correction, Reason("class word of a correction")));
        }
        (!marks.has(Marks::COMMENTS | Marks::NAVIGATION) && phrases::is_correction(&piece.text))
            .then_some((BlockKind::Correction, Reason("words of a correction")))
    }

    /// The name in the box about the author.
    fn author_in_box(piece: &Piece, marks: Marks) -> Option<Typed> {
        let is_boxed = marks.has(Marks::AUTHOR_BOX) && !marks.has(Marks::BOXES.without(Marks::AUTHOR_BOX));
        let is_name = marks.has(Marks::AUTHOR_NAME) && byline::is_full_name(&piece.text);
        (is_boxed && is_name).then_some((BlockKind::Byline, Reason::AUTHOR_BOX))
    }

    fn boxed(marks: Marks) -> Option<Typed> {
        marks.has(Marks::BOXES).then_some((BlockKind::Boilerplate, Reason("inside a box of the page")))
    }

    /// Words on a button that opens text: a question or a heading heads that text, others are the page's.
    fn closed(&self, piece: &Piece, marks: Marks) -> Option<Typed> {
        let parent = self.outline.region_of(piece).parent as usize;
        let is_heading = || matches!(self.outline.regions[parent].tag, Tag::Title | Tag::Heading);
        let heads = || phrases::asks(&piece.text) || is_heading();
        (marks.has(Marks::TOGGLE) && !heads())
            .then_some((BlockKind::Boilerplate, Reason("button that opens and closes a text")))
    }

    fn named(&self, piece: &Piece, marks: Marks, at: usize) -> Option<Typed> {
        let length = piece.text.chars().take(LONGEST_BYLINE + 1).count();
        let above = self.headline.is_none_or(|headline| at < headline + 14);
        if marks.has(Marks::CREDIT) && length <= LONGEST_CREDIT {
            return Some((BlockKind::Credit, Reason("class word of a credit")));
        }
        if marks.has(Marks::CAPTION) {
            return Some((BlockKind::Caption, Reason("caption of a figure")));
        }
        if self.is_stamp_line(piece, marks) {
            let is_entry = marks.has(Marks::LIVE_ENTRY);
            return Some((
                BlockKind::Dates,
                if is_entry { Reason::LIVE_ENTRY } else { Reason("stamps and nothing else") },
            ));
        }
        let is_near = self.is_near_headline(at) && !marks.has(Marks::QUOTATION);
        if is_near && (self.is_unmarked_byline(piece) || byline::links_to_author(piece.text.trim(), &piece.links)) {
            return Some((BlockKind::Byline, Reason("name beside the headline")));
        }
        if is_near && self.is_unmarked_stamp(piece) {
            return Some((BlockKind::Dates, Reason("short line with a stamp beside the headline")));
        }
        if marks.has(Marks::PULL_QUOTE) {
            return Some((BlockKind::PullQuote, Reason("class word of a pull quote")));
        }
        if above && length <= LONGEST_BYLINE && (marks.has(Marks::BYLINE) || phrases::is_byline(&piece.text)) {
            return Some((BlockKind::Byline, Reason("byline by its words or class")));
        }
        let is_summary = !self.opens_body(piece, at)
            && self.metadata.standfirst.as_deref().is_some_and(|stated| comparable(stated) == comparable(&piece.text));
        if above && (is_summary || marks.has(Marks::STANDFIRST)) && self.outline.region_of(piece).tag != Tag::Title {
            return Some((BlockKind::Standfirst, Reason("summary by its words or class")));
        }
        None
    }

    /// Whether the text runs on after a piece: many pages state their first paragraph as the summary, while a summary
    /// stands above a stamp or a byline, or outside the main text.
    fn opens_body(&self, piece: &Piece, at: usize) -> bool {
        let parent = |piece: &Piece| self.outline.region_of(piece).parent;
        self.main.holds(self.outline, at)
            && self.outline.pieces.get(at + 1).is_some_and(|next| {
                parent(next) == parent(piece)
                    && next.text.len() >= SHORT_LABEL
                    && phrases::ends_as_sentence(&next.text)
                    && !phrases::is_byline(&next.text)
            })
    }

    /// A line of stamps; with a class that says so, other short words may stand beside them.
    fn is_stamp_line(&self, piece: &Piece, marks: Marks) -> bool {
        let is_named = marks.has(Marks::DATES) && !marks.has(Marks::BYLINE) && piece.text.len() < LONGEST_BYLINE;
        let context = StampContext { language: self.metadata.language.as_deref(), ..StampContext::default() };
        let states_time = || !dates::find_stamps(&piece.text, &context).is_empty();
        dates::is_stamp_line(&piece.text) || (is_named && !phrases::is_byline(&piece.text) && states_time())
    }

    fn is_near_headline(&self, at: usize) -> bool {
        self.headline.is_some_and(|headline| (headline.saturating_sub(3)..headline + 7).contains(&at))
    }

    /// A name and a stamp on a line, with marks between them, as in `Ada Lind | Reporter | 3 May 2026`.
    fn is_unmarked_byline(&self, piece: &Piece) -> bool {
        let first = piece.text.split(['|', '·', '•', '—', '–', '/']).next().unwrap_or_default().trim();
        first.len() < piece.text.len() && byline::is_full_name(first) && self.is_unmarked_stamp(piece)
    }

    /// A short line that states a time among a few other words and ends no sentence.
    fn is_unmarked_stamp(&self, piece: &Piece) -> bool {
        let is_heading = matches!(self.outline.region_of(piece).tag, Tag::Title | Tag::Heading);
        let context = StampContext { language: self.metadata.language.as_deref(), ..StampContext::default() };
        !is_heading
            && piece.text.len() <= SHORT_STAMP
            && !phrases::is_byline(&piece.text)
            && !phrases::ends_as_sentence(&piece.text)
            && dates::find_stamps(&piece.text, &context).iter().any(|stamp| stamp.moment.is_some())
    }

    /// Labels, buttons and lists of links between the paragraphs.
    fn label(&self, piece: &Piece, at: usize) -> Option<Typed> {
        if phrases::is_page_label(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("label of the page")));
        }
        if !self.main.holds(self.outline, at) || self.in_table(piece) {
            return None;
        }
        if phrases::is_subscription_offer(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("offer to pay for the rest")));
        }
        if self.main.link_lists[piece.region as usize] {
            return Some((BlockKind::Boilerplate, Reason("in a list of links")));
        }
        let tag = self.outline.region_of(piece).tag;
        let is_link = piece.linked_bytes() * 10 >= piece.text.len() * 9;
        let is_short = piece.text.len() < SHORT_LABEL && !piece.text.ends_with(['.', '。']);
        if is_link && is_short && matches!(tag, Tag::Paragraph | Tag::Other) {
            return Some((BlockKind::Boilerplate, Reason("a link by itself")));
        }
        if !piece.text.chars().any(char::is_alphanumeric) {
            return Some((BlockKind::Boilerplate, Reason("marks without words")));
        }
        let is_text = matches!(tag, Tag::Paragraph | Tag::Other | Tag::Title | Tag::Heading);
        if is_text && phrases::is_signup_offer(&piece.text) {
            return Some((BlockKind::Boilerplate, Reason("words of a sign-up box")));
        }
        None
    }

    fn by_place(&self, piece: &Piece, marks: Marks, at: usize) -> Typed {
        if self.leads_in(piece, at) {
            return (BlockKind::Paragraph, Reason("between the headline and the main text"));
        }
        if !self.main.holds(self.outline, at) {
            return (BlockKind::Boilerplate, Reason("outside the main text"));
        }
        match self.outline.region_of(piece).tag {
            _ if self.in_table(piece) => (BlockKind::Table, Reason("table of data")),
            Tag::Title | Tag::Heading => (BlockKind::Crosshead, Reason("heading in the main text")),
            Tag::Item => (BlockKind::ListItem, Reason("list in the main text")),
            _ if marks.has(Marks::ASIDE) => (BlockKind::Boilerplate, Reason("beside the main text")),
            _ => (BlockKind::Paragraph, Reason("in the main text")),
        }
    }

    /// Sentences below the headline and above the main element.
    fn leads_in(&self, piece: &Piece, at: usize) -> bool {
        let main = &self.outline.regions[self.main.region as usize];
        let is_between = self.headline.is_some_and(|headline| at > headline) && at < main.first_piece as usize;
        let is_chosen_by_site = main.rule == Some(Rule::Take);
        is_between
            && !is_chosen_by_site
            && piece.text.len() >= SHORT_LABEL
            && phrases::ends_as_sentence(&piece.text)
            && piece.linked_bytes() * 2 < piece.text.len()
    }

    fn in_table(&self, piece: &Piece) -> bool {
        let mut at = piece.region as usize;
        while at != 0 {
            if self.outline.regions[at].tag == Tag::Table {
                return true;
            }
            at = self.outline.regions[at].parent as usize;
        }
        false
    }
}
