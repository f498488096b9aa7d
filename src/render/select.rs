//! The reader's choice of what to see. Nothing is dropped: what is hidden is counted, and every renderer says so.

use std::collections::BTreeMap;

use super::{
    IgnoredText,
    phrase::{list, significance},
};
use crate::model::{ArticleDiff, BlockKind, Change, ChangeClass, EditAction, Significance};

/// Which changes a reader wants to see (`--level`, `--only`, `--ignore`, `--field`,
/// `--ignore-regex`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The least significance shown.
    pub level: Significance,
    /// Where not empty: only changes with one of these classes.
    pub only: Vec<ChangeClass>,
    /// Changes all of whose classes are named here are hidden.
    pub ignore: Vec<ChangeClass>,
    /// Where not empty: only changes in these fields.
    pub fields: Vec<BlockKind>,
    /// Text whose changes do not count.
    pub ignored_text: IgnoredText,
}

impl Selection {
    /// Every change.
    pub fn all() -> Self {
        Self {
            level: Significance::None,
            only: Vec::new(),
            ignore: Vec::new(),
            fields: Vec::new(),
            ignored_text: IgnoredText::default(),
        }
    }

    /// Every change of at least this significance.
    pub fn at_least(level: Significance) -> Self {
        Self { level, ..Self::all() }
    }

    /// Whether a change is shown. Text that did not change is no change.
    pub fn shows(&self, change: &Change<'_>) -> bool {
        change.action != EditAction::Equal && self.reason_to_hide(change).is_none()
    }

    fn reason_to_hide(&self, change: &Change<'_>) -> Option<Reason> {
        let has_any = |wanted: &[ChangeClass]| change.classes.iter().any(|class| wanted.contains(class));
        let is_filtered = !self.fields.is_empty() && !self.fields.contains(&change.field)
            || !self.only.is_empty() && !has_any(&self.only)
            || !change.classes.is_empty() && change.classes.iter().all(|class| self.ignore.contains(class))
            || self.ignored_text.is_all_of(change);
        if is_filtered {
            return Some(Reason::Filter);
        }
        (change.significance < self.level).then_some(Reason::Level)
    }
}

/// Everything is shown until the reader asks for less.
impl Default for Selection {
    fn default() -> Self {
        Self::all()
    }
}

enum Reason {
    Level,
    Filter,
}

/// How many changes a selection hides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Hidden changes of each significance, least first.
    pub by_significance: BTreeMap<Significance, usize>,
    /// How many of them are hidden by the level.
    pub by_level: usize,
    /// How many of them are hidden by class, field or pattern.
    pub by_filter: usize,
}

impl Hidden {
    /// How many changes are hidden in all.
    pub fn count(&self) -> usize {
        self.by_level + self.by_filter
    }

    /// What is hidden and which options show it, as one sentence; `None` where nothing is.
    pub(super) fn words(&self) -> Option<String> {
        let kinds: Vec<String> = self
            .by_significance
            .iter()
            .rev()
            .map(|(level, number)| format!("{number} {}", significance(*level)))
            .collect();
        let way = match (self.by_level, self.by_filter) {
            (0, 0) => return None,
            (_, 0) => "`--level all` shows every change",
            (0, _) => "filtered by class, field or pattern",
            _ => "`--level all` without other filters shows every change",
        };
        let noun = if self.count() == 1 { "change" } else { "changes" };
        Some(format!("Hidden: {} {noun}; {way}.", list(&kinds)))
    }
}

/// The changes a reader sees, in order, and the count of those hidden.
pub fn select<'d, 'a>(diff: &'d ArticleDiff<'a>, selection: &Selection) -> (Vec<&'d Change<'a>>, Hidden) {
    let mut hidden = Hidden::default();
    let mut visible = Vec::new();
    for change in diff.changes.iter().filter(|change| change.action != EditAction::Equal) {
        let Some(reason) = selection.reason_to_hide(change) else {
            visible.push(change);
            continue;
        };
        *hidden.by_significance.entry(change.significance).or_default() += 1;
        match reason {
            Reason::Level => hidden.by_level += 1,
            Reason::Filter => hidden.by_filter += 1,
        }
    }
    (visible, hidden)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::ferry;

    /// Checks how many changes of the sample are shown, and what is said of the others.
    fn check(selection: &Selection, shown: usize, said: Option<&str>) {
        let mut sample = ferry();
        let (visible, hidden) = select(sample.diff(), selection);
        assert_eq!((visible.len(), hidden.words().as_deref()), (shown, said), "{selection:?}");
        assert!(visible.iter().all(|change| selection.shows(change)));
    }

    #[test]
    fn everything_is_shown_by_default() {
        check(&Selection::default(), 10, None);
    }

    #[test]
    fn a_level_hides_what_is_below_it() {
        let said = "Hidden: 3 cosmetic and 1 boilerplate changes; `--level all` shows every change.";
        check(&Selection::at_least(Significance::Substantive), 6, Some(said));
        let said = "Hidden: 1 boilerplate change; `--level all` shows every change.";
        check(&Selection::at_least(Significance::Cosmetic), 9, Some(said));
    }

    #[test]
    fn classes_and_fields_filter() {
        let said = "Hidden: 5 substantive, 3 cosmetic and 1 boilerplate changes; filtered by class, field or pattern.";
        check(&Selection { only: vec![ChangeClass::Number], ..Selection::all() }, 1, Some(said));
        check(&Selection { fields: vec![BlockKind::Headline], ..Selection::all() }, 1, Some(said));
    }

    #[test]
    fn a_change_is_ignored_only_for_all_its_classes() {
        let said = "Hidden: 1 cosmetic change; filtered by class, field or pattern.";
        let ignore = vec![ChangeClass::Typography, ChangeClass::Number];
        check(&Selection { ignore, ..Selection::all() }, 9, Some(said));
    }

    #[test]
    fn unchanged_text_is_neither_shown_nor_hidden() {
        let mut sample = ferry();
        let unchanged = sample.diff().changes.iter().find(|change| change.action == EditAction::Equal).cloned();
        assert!(!Selection::all().shows(&unchanged.expect("the sample has unchanged text")));
    }
}
