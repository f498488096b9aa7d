//! The text that the walk is reading: its words, what stands between them, and what inline elements say of them.

use super::{
    edge::Edge,
    joints,
    marks::Marks,
    outline,
    quotes::{self, Quotes},
};
use crate::{
    extract::{correction_note, page_lines},
    model::Link,
    text::character,
};

/// Bytes of the longest label of a note.
const LONGEST_LABEL: usize = 80;

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
    /// What its end is for the word behind it.
    pub(super) edge: Edge,
    /// Line breaks before and behind it, where its style sets it on lines of its own.
    pub(super) breaks: usize,
    /// The marks that are drawn round it.
    pub(super) quotes: Option<Quotes>,
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
    /// Where the first text ends that an element said is a byline.
    byline: Option<usize>,
    /// Where the text of the last inline element ended, or something was drawn.
    closed: usize,
    /// Which of these it was.
    edge: Edge,
    /// Marks that are drawn before the next word.
    opening: String,
    /// Where the texts of inline elements ended and began that are no links, in the order of their ends.
    edges: Vec<usize>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            gap: String::new(),
            breaks: 0,
            links: Vec::new(),
            said: Vec::new(),
            byline: None,
            closed: usize::MAX,
            edge: Edge::Plain,
            opening: String::new(),
            edges: Vec::new(),
        }
    }

    /// The line so far, and a new one in its place.
    pub(super) fn take(&mut self) -> Self {
        let opening = std::mem::take(&mut self.opening);
        std::mem::replace(self, Self { opening, ..Self::new() })
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
        let (before, inside) = self.text.split_at(inline.start.min(end));
        let is_within_word = before.ends_with(char::is_alphanumeric) && inside.starts_with(char::is_alphanumeric);
        let is_revision = matches!(inline.edge, Edge::Struck | Edge::Inserted);
        self.set_edge(if inline.start >= end || (is_revision && is_within_word) { Edge::Plain } else { inline.edge });
        if inline.start >= end {
            return;
        }
        if let Some(href) = &inline.href {
            self.links.push(Link { start: inline.start, end, href: href.clone() });
        } else {
            self.edges.extend([end, inline.start]);
        }
        if inline.said != Marks::NONE {
            self.said.push((inline.said, inline.start, end));
            self.byline = self.byline.or_else(|| inline.said.has(Marks::BYLINE).then_some(end));
        }
    }

    /// Notes what stands right behind the last word.
    pub(super) fn set_edge(&mut self, edge: Edge) {
        let end = self.text.len();
        self.edge = if self.closed == end { self.edge.max(edge) } else { edge };
        self.closed = end;
    }

    /// Breaks the line where an element begins or ends that stands on lines of its own.
    pub(super) fn set_breaks(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }

    /// Whether a mark is typed right before the next word.
    pub(super) fn ends_with_quote(&self) -> bool {
        self.gap.is_empty() && self.closed != self.text.len() && self.text.ends_with(quotes::TYPED)
    }

    /// Takes the mark that is drawn before a quotation.
    pub(super) fn open_quote(&mut self, mark: &str) {
        self.opening.push_str(mark);
    }

    /// Takes the mark that is drawn right behind a quotation.
    pub(super) fn close_quote(&mut self, mark: &str) {
        self.text.push_str(mark);
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
        self.text.push_str(&std::mem::take(&mut self.opening));
        self.text.push_str(word);
    }

    /// Whether a word touches the one before it, where an inline element ends or begins, and is yet none with it.
    fn stands_off(&self, word: &str, inner: Option<&Inline>, in_heading: bool) -> bool {
        let end = self.text.len();
        let opens = || {
            joints::opens_sentence(&self.text, word) || (in_heading && joints::are_kicker_and_title(&self.text, word))
        };
        if self.closed == end && self.edge.parts(&self.text, word) {
            return true;
        }
        let Some(inner) = inner else {
            return self.closed == end && opens();
        };
        let begins = inner.start == end;
        if begins && self.closed == end && self.edge == Edge::Inserted && inner.edge == Edge::Struck {
            return true;
        }
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
        self.byline
    }

    /// Whether a link goes beyond a byte.
    pub(super) fn has_link_beyond(&self, end: usize) -> bool {
        self.links.last().is_some_and(|link| link.end > end)
    }

    /// The line from a byte on, which is taken off this one.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let rest = self.text.split_off(at);
        self.edges.retain(|edge| *edge <= at);
        let text = rest.trim_start_matches(is_folded).to_owned();
        let breaks = if text.is_empty() { 0 } else { self.breaks };
        Self { text, gap: std::mem::take(&mut self.gap), breaks, ..Self::new() }
    }

    /// Where inline elements end or begin.
    pub(super) fn edges(&self) -> &[usize] {
        &self.edges
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// This line, cut at breaks: where each of the parts begins behind the first.
    pub(super) fn cut(self, starts: &[usize]) -> Vec<Self> {
        let begins = std::iter::once(0).chain(starts.iter().copied());
        let ends = starts.iter().copied().chain([self.text.len()]);
        let part = |(begin, end): (usize, usize)| {
            let text = self.text[begin..end].trim_end();
            let inside = |start: usize, stop: usize| {
                let (start, stop) = (start.clamp(begin, end) - begin, (stop.clamp(begin, end) - begin).min(text.len()));
                (start < stop).then_some((start, stop))
            };
            let links = self.links.iter().filter_map(|link| {
                let (start, end) = inside(link.start, link.end)?;
                Some(Link { start, end, ..link.clone() })
            });
            let said = self.said.iter().filter_map(|(marks, start, stop)| {
                let (start, stop) = inside(*start, *stop)?;
                Some((*marks, start, stop))
            });
            let edges = self.edges.iter().filter_map(|edge| Some(inside(begin, *edge)?.1));
            Self {
                text: text.to_owned(),
                links: links.collect(),
                said: said.collect(),
                edges: edges.collect(),
                ..Self::new()
            }
        };
        begins.zip(ends).map(part).collect()
    }

    /// Whether the first inline element holds the label of a note, and a sentence follows.
    fn opens_note(&self) -> bool {
        let Some(end) = self.edges.first().copied().filter(|end| *end > 0 && *end <= LONGEST_LABEL) else {
            return false;
        };
        let (label, rest) = self.text.split_at(end);
        let opens = |rest: &str| rest.starts_with(|next: char| next.is_alphabetic() && !next.is_lowercase());
        rest.starts_with(char::is_whitespace) && opens(rest.trim_start()) && correction_note::is_label(label)
    }

    /// The text with its links and what was said of nearly all of it; nothing where nobody sees any of it.
    pub(super) fn finish(self) -> Option<(String, Vec<Link>, Marks)> {
        if self.text.chars().all(|letter| is_blank(letter) || character::is_invisible(letter)) {
            return None;
        }
        let whole = |part: &&(Marks, usize, usize)| (part.2 - part.1) * 10 >= self.text.len() * 7;
        let note = if self.opens_note() { Marks::CORRECTION } else { Marks::NONE };
        let inline = self.said.iter().filter(whole).fold(note, |all, part| all | part.0);
        let links = outline::tidied(self.links, &self.text);
        let inline = if are_subjects(&self.text, &links, &self.said) { inline | Marks::TAGS } else { inline };
        Some((self.text, links, inline))
    }
}

/// Whether a line is links to the subjects of the article and nothing else but a label before them, of small words.
fn are_subjects(text: &str, links: &[Link], said: &[(Marks, usize, usize)]) -> bool {
    const LONGEST_LABEL: usize = 40;
    let mut subjects = said.iter().filter(|part| part.0.has(Marks::TAGS)).map(|part| part.2).peekable();
    if subjects.peek().is_none() || !links.iter().all(|link| subjects.any(|end| end == link.end)) {
        return false;
    }
    let label = &text[..links.first().map_or(0, |link| link.start)];
    // What a known label heads is told by it.
    if page_lines::is_page_label(label) {
        return false;
    }
    let is_small = |word: &str| !word.contains(|letter: char| letter.is_uppercase() || letter.is_numeric());
    let mut words = label.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).skip(1);
    let starts = links.iter().skip(1).map(|link| link.start).chain([text.len()]);
    let mut between = links.iter().map(|link| link.end).zip(starts).map(|(end, start)| &text[end..start]);
    label.len() <= LONGEST_LABEL && words.all(is_small) && !between.any(|text| text.contains(char::is_alphanumeric))
}

/// White space that a browser folds; a no-break space is not.
pub(super) fn is_folded(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// White space of any width, none included.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}
