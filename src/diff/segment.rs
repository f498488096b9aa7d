//! From paired tokens to runs of published text, byte for byte.

use std::{borrow::Cow, ops::Range};

use super::{common_ends, words::Hunk};
use crate::{
    model::{ChangeClass, EditOp, Segment},
    text::{Token, TokenKind, character, key},
};

/// The two texts of a change with their tokens.
pub(crate) struct Sides<'t, 'a> {
    pub(crate) old: &'t Cow<'a, str>,
    pub(crate) new: &'t Cow<'a, str>,
    /// Bytes at the start of both that are the same and were not cut into tokens.
    pub(crate) shared: usize,
    pub(crate) old_tokens: &'t [Token],
    pub(crate) new_tokens: &'t [Token],
}

impl Sides<'_, '_> {
    /// Where the token at `at` begins on each side, or the side ends.
    fn start_of(&self, at: (usize, usize)) -> (usize, usize) {
        let start = |tokens: &[Token], at: usize, text: &str| tokens.get(at).map_or(text.len(), |token| token.start);
        (start(self.old_tokens, at.0, self.old), start(self.new_tokens, at.1, self.new))
    }
}

/// The segments of a change: equal and delete ones join to the old text, equal and insert ones to the new.
pub(crate) fn segments<'a>(sides: &Sides<'_, 'a>, hunks: &[Hunk]) -> Vec<Segment<'a>> {
    let mut writer =
        Writer { sides, at: (0, 0), open: Open::default(), segments: Vec::with_capacity(2 * hunks.len() + 4) };
    writer.equal((sides.shared, sides.shared));
    for hunk in hunks {
        if hunk.is_equal {
            writer.kept(&sides.old_tokens[hunk.old.clone()], &sides.new_tokens[hunk.new.clone()]);
        } else {
            writer.replaced(hunk);
        }
    }
    writer.gap((sides.old.len(), sides.new.len()));
    writer.flush();
    writer.segments
}

/// An unfinished edit: text of both sides under one class.
#[derive(Default)]
struct Open {
    old: Range<usize>,
    new: Range<usize>,
    class: Option<ChangeClass>,
}

impl Open {
    fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }
}

struct Writer<'s, 't, 'a> {
    sides: &'s Sides<'t, 'a>,
    /// How much of each side is written or open.
    at: (usize, usize),
    open: Open,
    segments: Vec<Segment<'a>>,
}

impl<'a> Writer<'_, '_, 'a> {
    /// Tokens that are on both sides, perhaps in another style; those that read the same go together.
    fn kept(&mut self, mut old: &[Token], mut new: &[Token]) {
        while let ([first_old, .., last_old], [first_new, .., last_new]) = (old, new) {
            let starts = (first_old.start, first_new.start);
            let texts = (&self.sides.old[starts.0..last_old.end], &self.sides.new[starts.1..last_new.end]);
            let shared = common_ends::prefix(texts.0.as_bytes(), texts.1.as_bytes());
            let is_same =
                |(a, b): &(&Token, &Token)| a.end - starts.0 == b.end - starts.1 && a.end - starts.0 <= shared;
            let same = old.iter().zip(new).take_while(is_same).count();
            if same == 0 {
                self.same(first_old, first_new);
            } else {
                self.gap(starts);
                self.equal((old[same - 1].end, new[same - 1].end));
            }
            (old, new) = (&old[same.max(1)..], &new[same.max(1)..]);
        }
        old.iter().zip(new).for_each(|(old, new)| self.same(old, new));
    }

    /// A token that is on both sides, perhaps in another style.
    fn same(&mut self, old: &Token, new: &Token) {
        self.gap((old.start, new.start));
        let (a, b) = (old.of(self.sides.old), new.of(self.sides.new));
        if a == b {
            self.equal((old.end, new.end));
        } else {
            let is_quote = old.kind == TokenKind::Quote;
            self.edit((old.end, new.end), if is_quote { Some(ChangeClass::Typography) } else { style_of(a, b) });
        }
    }

    fn replaced(&mut self, hunk: &Hunk) {
        let old = &self.sides.old_tokens[hunk.old.clone()];
        let new = &self.sides.new_tokens[hunk.new.clone()];
        match (old.first(), new.first()) {
            (Some(a), Some(b)) => self.equal_gap((a.start, b.start)),
            // What touches the word behind it, as an opening quote does, leaves the space before it where it was.
            (None, Some(b)) => {
                let behind = self.sides.start_of((hunk.old.end, hunk.new.end));
                if new.last().is_some_and(|last| last.end == behind.1) {
                    self.equal_gap((behind.0, b.start));
                }
            }
            (Some(a), None) => {
                let behind = self.sides.start_of((hunk.old.end, hunk.new.end));
                if old.last().is_some_and(|last| last.end == behind.0) {
                    self.equal_gap((a.start, behind.1));
                }
            }
            (None, None) => {}
        }
        let end = (old.last().map_or(self.at.0, |token| token.end), new.last().map_or(self.at.1, |token| token.end));
        self.edit(end, None);
    }

    /// White space up to `to`: equal, part of the edit before it, or an edit of its own.
    fn gap(&mut self, to: (usize, usize)) {
        self.equal_gap(to);
        if self.at == to {
            return;
        }
        if !self.open.is_empty() && self.open.class.is_none() {
            self.edit(to, None);
        } else {
            self.edit(to, Some(ChangeClass::Typography));
        }
    }

    /// White space up to `to` where both sides have the same; otherwise it goes with the words behind it.
    fn equal_gap(&mut self, to: (usize, usize)) {
        if self.sides.old[self.at.0..to.0] == self.sides.new[self.at.1..to.1] {
            self.equal(to);
        }
    }

    fn equal(&mut self, to: (usize, usize)) {
        if to == self.at {
            return;
        }
        self.flush();
        let range = self.at.0..to.0;
        match self.segments.last_mut().filter(|last| last.op == EditOp::Equal) {
            Some(last) => extend(&mut last.text, self.sides.old, range),
            None => self.push(EditOp::Equal, cut(self.sides.old, range), None),
        }
        self.at = to;
    }

    fn edit(&mut self, to: (usize, usize), class: Option<ChangeClass>) {
        if !self.open.is_empty() && self.open.class != class {
            self.flush();
        }
        if self.open.is_empty() {
            self.open = Open { old: self.at.0..self.at.0, new: self.at.1..self.at.1, class };
        }
        (self.open.old.end, self.open.new.end) = to;
        self.at = to;
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.old.is_empty() {
            self.push(EditOp::Delete, cut(self.sides.old, open.old), open.class);
        }
        if !open.new.is_empty() {
            self.push(EditOp::Insert, cut(self.sides.new, open.new), open.class);
        }
    }

    fn push(&mut self, op: EditOp, text: Cow<'a, str>, class: Option<ChangeClass>) {
        self.segments.push(Segment { op, text, class });
    }
}

/// Why two spellings with one key differ; `None` where the key alone was the same.
fn style_of(old: &str, new: &str) -> Option<ChangeClass> {
    let is_style = |text: &str| !text.chars().any(char::is_alphanumeric);
    if !(is_style(old) && is_style(new)) && key::alike(old) != key::alike(new) {
        return None;
    }
    let is_seen = |c: &char| !character::is_invisible(*c);
    let is_unseen = old.chars().filter(is_seen).eq(new.chars().filter(is_seen));
    Some(if is_unseen { ChangeClass::Invisible } else { ChangeClass::Typography })
}

/// A part of a text, borrowed where the text itself is.
pub(crate) fn cut<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
}

/// Grows a segment by the bytes of `range`, which stand right behind it in `source`.
#[expect(clippy::ptr_arg, reason = "what the source borrows stays borrowed in the segment")]
fn extend<'a>(segment: &mut Cow<'a, str>, source: &Cow<'a, str>, range: Range<usize>) {
    if range.is_empty() {
        return;
    }
    match (segment, source) {
        (segment @ Cow::Borrowed(_), Cow::Borrowed(text)) => {
            *segment = Cow::Borrowed(&text[range.start - segment.len()..range.end]);
        }
        (segment, source) => segment.to_mut().push_str(&source[range]),
    }
}
