//! Collects what shows each class: one stretch of words a side for each run of findings.

use std::{borrow::Cow, ops::Range};

use crate::{
    diff::segment::cut,
    model::{ChangeClass, EditOp, Evidence, Segment},
    text::Token,
};

/// One class with the words of each side, as bytes of the change's texts.
#[derive(Debug)]
struct Finding {
    class: ChangeClass,
    old: Option<Range<usize>>,
    new: Option<Range<usize>>,
}

/// The findings of one change so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    /// How many are of hunks before the one that is looked at.
    before_hunk: usize,
}

impl Findings {
    /// What is found from now on is of another place in the text, and replaces nothing that was found so far.
    pub(super) fn begin_hunk(&mut self) {
        self.before_hunk = self.list.len();
    }

    /// A token of one side that shows `class`; it joins the class's last finding where that has no words behind it.
    pub(super) fn add(&mut self, class: ChangeClass, token: &Token, is_old: bool) {
        self.add_range(class, token.range(), is_old);
    }

    /// As [`add`](Self::add), for any stretch of a side.
    pub(super) fn add_range(&mut self, class: ChangeClass, range: Range<usize>, is_old: bool) {
        let last = self.list.iter_mut().enumerate().rev().find(|(_, finding)| finding.class == class);
        if let Some((place, finding)) = last {
            let is_open = place >= self.before_hunk && (!is_old || finding.new.is_none());
            let side = if is_old { &mut finding.old } else { &mut finding.new };
            match side {
                None if is_open => {
                    *side = Some(range);
                    return;
                }
                Some(words) if range.start <= words.end + 1 => {
                    words.end = words.end.max(range.end);
                    return;
                }
                _ => {}
            }
        }
        let (old, new) = if is_old { (Some(range), None) } else { (None, Some(range)) };
        self.list.push(Finding { class, old, new });
    }

    /// A token of each side that show `class` together.
    pub(super) fn add_pair(&mut self, class: ChangeClass, old: &Token, new: &Token) {
        self.list.push(Finding { class, old: Some(old.range()), new: Some(new.range()) });
    }

    /// The evidence with that of the segments that have a class of their own, in the order of the classes.
    pub(super) fn into_evidence<'a>(
        self,
        old: &Cow<'a, str>,
        new: &Cow<'a, str>,
        segments: &[Segment<'a>],
    ) -> Vec<Evidence<'a>> {
        let words = |text: &Cow<'a, str>, range: Option<Range<usize>>| range.map(|range| cut(text, range));
        let mut evidence: Vec<Evidence<'a>> = self
            .list
            .into_iter()
            .map(|finding| Evidence {
                class: finding.class,
                old: words(old, finding.old),
                new: words(new, finding.new),
            })
            .collect();
        for segment in segments {
            if let Some(class) = segment.class {
                push_segment(&mut evidence, class, segment);
            }
        }
        evidence.sort_by_key(|evidence| evidence.class);
        evidence
    }
}

/// A delete segment and the insert segment behind it are one piece of evidence; the first of each kind is enough.
fn push_segment<'a>(evidence: &mut Vec<Evidence<'a>>, class: ChangeClass, segment: &Segment<'a>) {
    let (is_old, text) = (segment.op == EditOp::Delete, segment.text.clone());
    match evidence.last_mut().filter(|last| last.class == class && !is_old && last.new.is_none()) {
        Some(last) => last.new = Some(text),
        None if is_old => evidence.push(Evidence { class, old: Some(text), new: None }),
        None => evidence.push(Evidence { class, old: None, new: Some(text) }),
    }
}
