//! The text that the walk is reading: its words, what stands between them, and what inline elements say of them.

use super::{joints, marks::Marks, outline};
use crate::{model::Link, text::character};

/// An inline element whose text goes on.
pub(super) struct Inline {
    /// Where it links to.
    pub(super) href: Option<String>,
    /// What it says of its text.
    pub(super) said: Marks,
    /// Where its text begins.
    pub(super) start: usize,
    /// Whether it is set above or below the line, as the mark of a note is.
    pub(super) is_raised: bool,
}

/// The text since the last end of a piece.
pub(super) struct Line {
    text: String,
    /// What stands before the next word and takes no effect at the end or beginning of a line: white space.
    gap: String,
    /// Line breaks since the last word.
    pub(super) breaks: usize,
    links: Vec<Link>,
    /// What inline elements said: what, and of which bytes.
    said: Vec<(Marks, usize, usize)>,
    /// Where the text of the last inline element ended.
    closed: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            gap: String::new(),
            breaks: 0,
            links: Vec::new(),
            said: Vec::new(),
            closed: usize::MAX,
        }
    }

    /// Whether no word has come yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Bytes of text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Notes what an inline element says of the text since its start.
    pub(super) fn note(&mut self, inline: &Inline) {
        let end = self.text.len();
        self.closed = end;
        if inline.start >= end {
            return;
        }
        if let Some(href) = &inline.href {
            self.links.push(Link { start: inline.start, end, href: href.clone() });
        }
        if inline.said != Marks::NONE {
            self.said.push((inline.said, inline.start, end));
        }
    }

    /// Takes text as it is, with its white space.
    pub(super) fn take_kept(&mut self, text: &str) {
        self.text.extend(std::iter::repeat_n('\n', std::mem::take(&mut self.breaks)));
        self.text.push_str(text);
    }

    /// Takes white space.
    pub(super) fn take_gap(&mut self, gap: &str) {
        for letter in gap.chars() {
            if !is_folded(letter) {
                self.gap.push(letter);
            } else if !self.gap.ends_with(' ') {
                self.gap.push(' ');
            }
        }
    }

    /// Takes a word, which is parted from the text before it as the line breaks and the white space since then say.
    pub(super) fn take_word(&mut self, word: &str, inner: Option<&Inline>, in_heading: bool) {
        let has_break = std::mem::take(&mut self.breaks) > 0;
        if !self.text.is_empty() {
            if has_break {
                self.text.push('\n');
            } else if !self.gap.is_empty() {
                self.text.push_str(&self.gap);
            } else if self.stands_off(word, inner, in_heading) {
                self.text.push(' ');
            }
        }
        self.gap.clear();
        self.text.push_str(word);
    }

    /// Whether a word touches the one before it, where an inline element ends or begins, and is yet none with it.
    fn stands_off(&self, word: &str, inner: Option<&Inline>, in_heading: bool) -> bool {
        let end = self.text.len();
        let opens = || {
            joints::opens_sentence(&self.text, word) || (in_heading && joints::are_kicker_and_title(&self.text, word))
        };
        let Some(inner) = inner else {
            return self.closed == end && opens();
        };
        let begins = inner.start == end;
        let follows_link = || {
            let leads_elsewhere =
                |link: &Link| link.end == end && inner.href.as_ref().is_some_and(|to| *to != link.href);
            self.links.last().is_some_and(leads_elsewhere) && joints::are_words(&self.text, word)
        };
        // A link ends where its range says, without a space.
        let is_link = || self.links.last().is_some_and(|link| link.end == end);
        let are_apart =
            || joints::are_number_and_word(&self.text, word) || (!is_link() && joints::are_labels(&self.text, word));
        let follows_label = || self.closed == end && !inner.is_raised && are_apart();
        (begins && (follows_link() || follows_label())) || ((begins || self.closed == end) && opens())
    }

    /// Where the text ends that an element said is a byline, where it said so.
    pub(super) fn end_of_byline(&self) -> Option<usize> {
        self.said.iter().find(|(marks, ..)| marks.has(Marks::BYLINE)).map(|(_, _, end)| *end)
    }

    /// Whether a link goes beyond a byte.
    pub(super) fn has_link_beyond(&self, end: usize) -> bool {
        self.links.iter().any(|link| link.end > end)
    }

    /// The line from a byte on, which is taken off this one.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let rest = self.text.split_off(at);
        let text = rest.trim_start_matches(is_folded).to_owned();
        let breaks = if text.is_empty() { 0 } else { self.breaks };
        Self { text, gap: std::mem::take(&mut self.gap), breaks, ..Self::new() }
    }

    /// The text with its links and what was said of nearly all of it; nothing where nobody sees any of it.
    pub(super) fn finish(self) -> Option<(String, Vec<Link>, Marks)> {
        if self.text.chars().all(|letter| is_blank(letter) || character::is_invisible(letter)) {
            return None;
        }
        let whole = |part: &&(Marks, usize, usize)| (part.2 - part.1) * 10 >= self.text.len() * 7;
        let inline = self.said.iter().filter(whole).fold(Marks::NONE, |all, part| all | part.0);
        let links = outline::tidied(self.links, &self.text);
        Some((self.text, links, inline))
    }
}

/// White space that a browser folds; a no-break space is not.
pub(super) fn is_folded(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// White space of any width, none included.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}
