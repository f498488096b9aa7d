//! `jsonl`: one edit action a line, for the study of many articles. Field names follow the `NewsEdits` corpus
//! (Spangher et al. 2022), whose four actions are addition, deletion, edit and refactor.

use std::collections::BTreeMap;

use serde::Serialize;

use super::select::select;
use super::{Comparison, RenderOptions, Renderer};
use crate::model::{
    ArticleDiff, BlockKind, Change, ChangeClass, ChangedWords, EditAction, Evidence, Segment, Significance, Verdict,
};
use crate::text::count_words;

pub(super) const RENDERER: Renderer = Renderer {
    name: "jsonl",
    about: "one edit action a line, for corpus studies",
    needs_unchanged: false,
    is_whole: false,
    render,
};

/// One edit action with what is needed to read it away from its diff.
#[derive(Serialize)]
struct Edit<'d> {
    schema: &'static str,
    article: Option<&'d str>,
    old_version: Option<u32>,
    new_version: Option<u32>,
    verdict: Verdict,
    #[serde(rename = "edit_action")]
    action: &'static str,
    /// `move`, `split` or `merge`; an edit may stand inside it.
    refactor: Option<EditAction>,
    field: BlockKind,
    old_block: Option<usize>,
    new_block: Option<usize>,
    old_sentence: Option<&'d str>,
    new_sentence: Option<&'d str>,
    words_added: usize,
    words_deleted: usize,
    classes: &'d [ChangeClass],
    evidence: &'d [Evidence<'d>],
    segments: &'d [Segment<'d>],
    significance: Significance,
}

/// The last line, where anything is hidden.
#[derive(Serialize)]
struct HiddenLine<'h> {
    schema: &'static str,
    hidden: &'h BTreeMap<Significance, usize>,
}

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let (visible, hidden) = select(comparison.diff, &options.selection);
    let mut lines = String::new();
    for change in visible {
        add_line(&mut lines, &edit(comparison.diff, change));
    }
    if hidden.count() > 0 {
        add_line(&mut lines, &HiddenLine { schema: "writethru.hidden/1", hidden: &hidden.by_significance });
    }
    lines
}

fn add_line(lines: &mut String, value: &impl Serialize) {
    lines.push_str(&serde_json::to_string(value).expect("an edit has only string keys and finite numbers"));
    lines.push('\n');
}

fn edit<'d>(diff: &'d ArticleDiff<'_>, change: &'d Change<'_>) -> Edit<'d> {
    let ChangedWords { added, deleted } = ChangedWords::of(change, count_words);
    Edit {
        schema: "writethru.edit/1",
        article: diff.article.as_ref().map(|article| article.slug.as_str()),
        old_version: diff.old.number,
        new_version: diff.new.number,
        verdict: diff.verdict,
        action: action_name(change.action),
        refactor: is_refactor(change.action).then_some(change.action),
        field: change.field,
        old_block: change.old.as_ref().map(|side| side.block),
        new_block: change.new.as_ref().map(|side| side.block),
        old_sentence: change.old.as_ref().map(|side| &*side.text),
        new_sentence: change.new.as_ref().map(|side| &*side.text),
        words_added: added,
        words_deleted: deleted,
        classes: &change.classes,
        evidence: &change.evidence,
        segments: &change.segments,
        significance: change.significance,
    }
}

fn is_refactor(action: EditAction) -> bool {
    matches!(action, EditAction::Move | EditAction::Split | EditAction::Merge)
}

fn action_name(action: EditAction) -> &'static str {
    match action {
        EditAction::Addition => "addition",
        EditAction::Deletion => "deletion",
        EditAction::Edit => "edit",
        EditAction::Move | EditAction::Split | EditAction::Merge => "refactor",
        EditAction::Equal => "equal",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::render::Selection;
    use crate::render::sample::ferry;

    fn lines(selection: Selection) -> Vec<Value> {
        let options = RenderOptions { selection, ..RenderOptions::default() };
        let text = ferry().render(&RENDERER, &options);
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn each_line_is_one_action() {
        let lines = lines(Selection::all());
        let actions: Vec<String> =
            lines.iter().map(|line| format!("{} {}", line["edit_action"], line["field"]).replace('"', "")).collect();
        insta::assert_snapshot!(actions.join("\n"), @"
        edit headline
        edit byline
        edit dates
        edit credit
        edit boilerplate
        refactor paragraph
        edit paragraph
        addition paragraph
        deletion paragraph
        addition correction
        ");
        assert!(lines.iter().all(|line| line["schema"] == "writethru.edit/1" && line["article"] == "ferry-strike"));
    }

    #[test]
    fn what_is_hidden_is_counted_in_the_last_line() {
        let lines = lines(Selection::at_least(Significance::Wording));
        let last = lines.last().unwrap();
        assert_eq!(
            *last,
            serde_json::json!({"schema": "writethru.hidden/1", "hidden": {"boilerplate": 1, "cosmetic": 3}})
        );
    }
}
