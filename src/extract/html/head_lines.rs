//! The lines of an article's head that are known by what they say and by where they stand: names and stamps beside the
//! headline, in boxes too, and what stands there and is another article's.

use super::{
    byline_tail,
    marks::Marks,
    outline::{Piece, Region},
    typing::{LONGEST_BYLINE, Typed, View},
};
use crate::{
    extract::{
        Reason,
        dates::{self, StampContext},
        name_line, person, phrases, picture_lines,
    },
    model::BlockKind,
};

/// Most letters of a line with names and stamps.
const LONGEST_LINE_OF_HEAD: usize = 240;
/// Letters of a line that holds a stamp and little else.
const SHORT_STAMP: usize = 100;
/// Letters of the longest byline in the foot of an article.
const LONGEST_SIGNATURE: usize = 60;
/// Most other words of such a line.
const MOST_WORDS: usize = 8;
/// Most pieces between a stamp above the headline and the headline.
const NEAR_ABOVE: usize = 4;
/// Most pieces between the headline and a byline or stamp in the same box.
const NEAR_BELOW: usize = 6;
/// Most pieces between the headline and a short line with a stamp in a box.
const NEXT_BELOW: usize = 4;
/// Most pieces between the headline and a byline, buttons and labels among them.
const LONGEST_HEAD: usize = 40;
/// Pieces below the headline that are its head unless the text of a short article stands there.
const SHORT_HEAD: usize = 14;
/// Most pieces of prose in a short head: a summary in parts.
const MOST_IN_HEAD: usize = 2;
/// Most pieces of prose between the headline and a byline in a box: the summary.
const SUMMARY: usize = 1;

impl View<'_> {
    /// A stamp between the buttons to share an article, or in its own foot; a byline there.
    pub(super) fn stamp_in_box(&self, piece: &Piece, marks: Marks) -> Option<Typed> {
        const OPEN: Marks = Marks::SHARE.or(Marks::FOOTER).or(Marks::COPYRIGHT).or(Marks::OFFER);
        let headline = self.headline?;
        let is_open = marks.has(OPEN) && !marks.has(Marks::BOXES.without(OPEN));
        let states_time = || dates::is_stamp_line(&piece.text) || (marks.has(Marks::DATES) && self.says_what_of(piece));
        if !is_open || !self.outline.is_in_article_of(piece.region, headline) {
            return None;
        }
        let line = piece.text.trim_end_matches('.');
        if marks.has(Marks::FOOTER) && line.chars().nth(LONGEST_SIGNATURE).is_none() && name_line::is_byline(line) {
            return Some((BlockKind::Byline, Reason("byline in the foot of the article")));
        }
        states_time().then_some((BlockKind::Dates, Reason("stamp in a box of the article")))
    }

    /// What an element says of a line of the head, beside the headline: there the box about the author is the byline, and
    /// outside a figure no byline or stamp is a caption, whatever its class.
    pub(super) fn marks_in_head(&self, piece: &Piece, marks: Marks, at: usize) -> Marks {
        const OF_PICTURE: Marks = Marks::CAPTION.or(Marks::CREDIT);
        let is_below_summary = || !piece.is_prose() && self.prose_in_head(at).is_some_and(|count| count <= SUMMARY);
        if !self.is_in_head(at) {
            return if is_below_summary() { marks.without(Marks::AUTHOR_BOX) } else { marks };
        }
        let marks = marks.without(Marks::AUTHOR_BOX);
        let is_line =
            || marks.has(Marks::BYLINE) || name_line::is_byline(&piece.text) || dates::is_stamp_line(&piece.text);
        if marks.has(OF_PICTURE) && !marks.has(Marks::FIGURE) && is_line() { marks.without(OF_PICTURE) } else { marks }
    }

    /// A byline or a stamp just below the headline, whatever of the page is drawn round it: its head, buttons to share,
    /// the foot of the headline, the number of comments.
    pub(super) fn line_of_head_in_box(&self, piece: &Piece, marks: Marks, at: usize) -> Option<Typed> {
        const OPEN: Marks = Marks::NAVIGATION
            .or(Marks::DIALOG)
            .or(Marks::SHARE)
            .or(Marks::FOOTER)
            .or(Marks::COMMENTS)
            .or(Marks::TAGS)
            .or(Marks::FORM);
        let is_open = marks.has(OPEN) && !marks.has(Marks::BOXES.without(OPEN));
        let is_below = self.headline.is_some_and(|headline| at > headline && at <= headline + NEAR_BELOW);
        let is_in_head = || self.prose_in_head(at).is_some_and(|count| count <= SUMMARY);
        if !is_open || !is_below || !is_in_head() {
            return None;
        }
        let is_byline = name_line::is_byline(&piece.text) || self.is_unmarked_byline(piece);
        if is_byline && piece.text.chars().nth(LONGEST_BYLINE).is_none() {
            return Some((BlockKind::Byline, Reason("byline below the headline")));
        }
        if self.is_stamp_line(piece, marks) {
            return Some((BlockKind::Dates, Reason("stamps and nothing else")));
        }
        let is_next = self.headline.is_some_and(|headline| at <= headline + NEXT_BELOW);
        (is_next && self.is_unmarked_stamp(piece))
            .then_some((BlockKind::Dates, Reason("short line with a stamp beside the headline")))
    }

    /// A line of stamps; with a class that says so, other short words may stand beside them.
    pub(super) fn is_stamp_line(&self, piece: &Piece, marks: Marks) -> bool {
        let is_named = marks.has(Marks::DATES) && !marks.has(Marks::BYLINE) && piece.text.len() < LONGEST_BYLINE;
        let states_time = || {
            let stamps = dates::find_stamps(&piece.text, &self.context());
            !stamps.is_empty() && (!piece.is_prose() || words_beside(&piece.text, &stamps) <= MOST_WORDS)
        };
        dates::is_stamp_line(&piece.text) || (is_named && !name_line::is_byline(&piece.text) && states_time())
    }

    /// What is known for reading stamps.
    fn context(&self) -> StampContext<'_> {
        StampContext { language: self.metadata.language.as_deref(), ..StampContext::default() }
    }

    /// Whether a piece stands a few pieces from the headline, and not below the text of a short article.
    pub(super) fn is_near_headline(&self, at: usize) -> bool {
        let is_near = |headline: usize| (headline.saturating_sub(3)..headline + 7).contains(&at);
        self.headline.is_some_and(is_near) && self.is_above_text(at)
    }

    /// Whether a piece stands beside the headline with no sentence of the body between.
    pub(super) fn is_in_head(&self, at: usize) -> bool {
        self.prose_in_head(at) == Some(0)
    }

    /// Whether no more of the text stands between the headline and a piece than a summary and a paragraph.
    pub(super) fn is_over_second_paragraph(&self, at: usize) -> bool {
        self.prose_in_head(at).is_some_and(|prose| prose <= SUMMARY + 1)
    }

    /// How many pieces of prose stand between the headline and a piece near it.
    fn prose_in_head(&self, at: usize) -> Option<usize> {
        let headline = self.headline.filter(|_| self.is_near_headline(at))?;
        let between = &self.outline.pieces[(headline + 1).min(at)..at];
        Some(between.iter().filter(|piece| piece.is_prose()).count())
    }

    /// Whether a piece stands above the text: near the headline in the main text, or outside it with no more prose between
    /// than a head can hold; farther below with no more than a summary.
    pub(super) fn is_above_text(&self, at: usize) -> bool {
        let Some(headline) = self.headline.filter(|headline| at > *headline) else { return true };
        let (is_near, is_text) = (at < headline + SHORT_HEAD, self.main.holds(self.outline, at));
        let most = if is_near { MOST_IN_HEAD } else { SUMMARY };
        let prose = || self.outline.pieces[headline + 1..at].iter().filter(|piece| piece.is_prose());
        at <= headline + LONGEST_HEAD && ((is_near && is_text) || prose().nth(most).is_none())
    }

    /// A name and a stamp on a line, perhaps with marks between them, as in `Ada Lind | Reporter | 3 May 2026`.
    pub(super) fn is_unmarked_byline(&self, piece: &Piece) -> bool {
        let is_short = piece.text.chars().nth(LONGEST_LINE_OF_HEAD).is_none();
        let ends_with_stamp = |line: &str| phrases::ends_as_sentence(line) && name_line::before_stamps(line).is_some();
        let names_author = |line: &str| {
            name_line::opens_with_name_and_stamp(line)
                || ends_with_stamp(line)
                || byline_tail::names_before(line).is_some()
        };
        if is_short && names_author(&piece.text) {
            return true;
        }
        let Some(end) = piece.text.find(['|', '·', '•', '—', '–', '/', '\n']) else { return false };
        let (first, rest) = (piece.text[..end].trim(), &piece.text[end..]);
        is_short
            && (person::is_full_name(first) || name_line::is_byline(first))
            && !phrases::ends_as_sentence(rest)
            && dates::find_stamps(rest, &self.context()).iter().any(|stamp| stamp.moment.is_some())
    }

    /// Whether a line says of a time what it is the time of.
    pub(super) fn says_what_of(&self, piece: &Piece) -> bool {
        let stamps = dates::find_stamps(&piece.text, &self.context());
        stamps.iter().any(|stamp| stamp.role != dates::StampRole::Unlabelled)
    }

    /// A line that says of two times what they are, among other words that are no sentences.
    pub(super) fn states_both(&self, piece: &Piece) -> bool {
        let stamps = dates::find_stamps(&piece.text, &self.context());
        let is_read = stamps.iter().filter(|stamp| stamp.moment.is_some()).count() >= 2;
        let is_sentence = || phrases::ends_as_sentence(&piece.text) && words_beside(&piece.text, &stamps) > MOST_WORDS;
        is_read && self.says_what_of(piece) && piece.text.chars().nth(LONGEST_LINE_OF_HEAD).is_none() && !is_sentence()
    }

    /// Whether a piece stands above the headline in the page's own head, above its navigation or far from the headline, where
    /// papers print today's date.
    pub(super) fn is_of_page_head(&self, piece: &Piece, at: usize) -> bool {
        let Some(headline) = self.headline.filter(|headline| at < *headline) else { return false };
        let is_apart = |region: &Region| region.own.has(Marks::HEADER) && region.end_piece as usize <= headline;
        let is_navigation = |piece: &Piece| self.main.marks[piece.region as usize].has(Marks::NAVIGATION);
        at + NEAR_ABOVE < headline
            || self.outline.around(piece.region).any(is_apart)
            || self.outline.pieces[at + 1..headline].iter().any(is_navigation)
    }

    /// Whether a piece outside the main text stands in a small box with a link: the date of another article.
    pub(super) fn is_of_teaser(&self, piece: &Piece, at: usize) -> bool {
        const LARGEST_BOX: usize = 6;
        if self.main.holds(self.outline, at) || self.prose_in_head(at).is_some_and(|prose| prose <= SUMMARY) {
            return false;
        }
        let box_around = self.outline.around(piece.region).find(|region| region.end_piece - region.first_piece >= 2);
        let others = box_around.map_or(0..0, Region::pieces);
        let is_author = |other: &Piece| {
            let text = other.text.trim();
            person::is_full_name(text) || name_line::is_byline(text) || person::links_to_author(text, &other.links)
        };
        let is_link = |other: &Piece| other.linked_bytes() * 2 >= other.text.len() && !is_author(other);
        others.len() <= LARGEST_BOX && self.outline.pieces[others].iter().any(is_link)
    }

    /// A short line that states a time among a few other words and ends no sentence.
    pub(super) fn is_unmarked_stamp(&self, piece: &Piece) -> bool {
        let is_heading = self.outline.is_heading(piece);
        // Behind a colon stands what another element holds.
        let line = piece.text.trim_end_matches([':', '：', ' ']);
        let states_time = |stamps: &[dates::FoundStamp]| {
            let is_read = stamps.iter().any(|stamp| stamp.moment.is_some());
            is_read && words_beside(line, stamps) <= MOST_WORDS && !dates::is_told(line, stamps)
        };
        !is_heading
            && line.chars().nth(SHORT_STAMP).is_none()
            && !name_line::is_byline(line)
            && !phrases::ends_as_sentence(line)
            && !is_caption(line)
            && states_time(&dates::find_stamps(line, &self.context()))
    }
}

/// Whether a line that holds a stamp is about a picture: it ends with a credit, or with a sentence and words in brackets.
fn is_caption(line: &str) -> bool {
    const CLOSERS: [char; 4] = [')', ']', '）', '】'];
    const FEWEST_WORDS: usize = 4;
    let bracketed = line.trim_end().strip_suffix(CLOSERS);
    let sentence = bracketed.and_then(|line| line.rfind(['(', '[', '（', '【'])).map(|open| line[..open].trim_end());
    let is_sentence = |text: &str| {
        phrases::ends_as_sentence(text)
            && text.split_whitespace().nth(FEWEST_WORDS).is_some()
            && !dates::is_stamp_line(text)
    };
    picture_lines::ends_with_credit(line) || sentence.is_some_and(is_sentence)
}

/// How many words of a line stand outside its stamps.
fn words_beside(line: &str, stamps: &[dates::FoundStamp]) -> usize {
    let words = |from: usize, to: usize| line.get(from..to).unwrap_or_default().split_whitespace().count();
    let ends = std::iter::once(0).chain(stamps.iter().map(|stamp| stamp.span.end));
    let starts = stamps.iter().map(|stamp| stamp.span.start).chain([line.len()]);
    ends.zip(starts).map(|(end, start)| words(end, start)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_with_a_day_in_it_is_no_line_of_stamps() {
        for line in [
            "Penjaga pintu air di Jalan Lenner, Selasa (12/5/2026). (Foto: LNP/Budi Santara)",
            "Das Tor am 12.5.2026 (Foto: Jan Moll)",
            "The keeper at the lower gate on 12/5/2026. (LNP)",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in ["12.5.2026, 09:10 (updated 12:05)", "Lenner, 12.5.2026 (LNP)", "12.5.2026, 09:10 a.m. (LNP)"] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
