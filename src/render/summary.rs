//! `summary`: what changed, told in a few sentences.

use super::header::{returned, title};
use super::label::{Label, Run};
use super::note::Narrator;
use super::phrase::{capitalised, class_words, count, evidence_phrase, verdict};
use super::select::select;
use super::sheet::Sheet;
use super::{Comparison, RenderOptions, Renderer};
use crate::model::{BlockKind, Change, ChangeClass, ChangedWords, EditAction, ReaderZone, Significance};
use crate::text::count_words;

pub(super) const RENDERER: Renderer = Renderer {
    name: "summary",
    about: "what changed, told in a few sentences",
    needs_unchanged: false,
    is_whole: false,
    render,
};

/// More evidence than this is counted, not quoted.
const QUOTED: usize = 5;

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let (visible, hidden) = select(comparison.diff, &options.selection);
    let mut sheet = Sheet::new(options);
    sheet.line(&[Run::new(Label::Title, title(comparison))]);
    sheet.line(&[Run::new(Label::Same, sentences(comparison, &visible, options.zone).join(" "))]);
    for warning in &comparison.diff.warnings {
        sheet.line(&[Run::new(Label::Warning, warning.as_str())]);
    }
    sheet.hidden(&hidden);
    sheet.finish()
}

/// The sentences, most telling first.
pub(super) fn sentences(comparison: &Comparison<'_, '_>, visible: &[&Change<'_>], zone: ReaderZone) -> Vec<String> {
    let mut sentences = vec![format!("{}.", capitalised(verdict(comparison.diff.verdict).0))];
    sentences.extend(returned(&comparison.diff.new, zone).map(|words| format!("{} is back.", capitalised(&words))));
    sentences.extend(fields(visible));
    sentences
        .extend(ChangeClass::ALL.into_iter().filter(|class| is_told(*class)).flat_map(|class| told(visible, class)));
    sentences.extend(actions(&Narrator::new(comparison), visible));
    sentences.extend(lesser(visible));
    let mut words = ChangedWords::default();
    for change in visible {
        words += ChangedWords::of(change, count_words);
    }
    if words != ChangedWords::default() {
        sentences.push(format!("{} added, {} removed.", count(words.added, "word"), words.deleted));
    }
    sentences
}

/// Fields that an article has once: `Headline changed.`
fn fields(visible: &[&Change<'_>]) -> Vec<String> {
    let kinds = [BlockKind::Headline, BlockKind::Standfirst, BlockKind::Byline, BlockKind::Dates];
    let sentence = |kind: BlockKind| {
        let change = visible.iter().find(|change| change.field == kind)?;
        let verb = match change.action {
            EditAction::Addition => "added",
            EditAction::Deletion => "removed",
            EditAction::Move => "moved",
            _ => "changed",
        };
        Some(format!("{} {verb}.", capitalised(kind.name())))
    };
    kinds.into_iter().filter_map(sentence).collect()
}

/// Classes that stand for themselves; the others go with a field or an action.
fn is_told(class: ChangeClass) -> bool {
    class < ChangeClass::Wording && class != ChangeClass::Headline && class != ChangeClass::CorrectionNote
}

/// `1 number changed (12 → 21).`, one sentence for each verb.
fn told(visible: &[&Change<'_>], class: ChangeClass) -> Vec<String> {
    let words = class_words(class);
    let mut found: Vec<(&str, Vec<String>)> = Vec::new();
    for evidence in visible.iter().flat_map(|change| &change.evidence).filter(|evidence| evidence.class == class) {
        let verb = words.verb(evidence);
        let shown = evidence_phrase(evidence);
        match found.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, all)) => all.push(shown),
            None => found.push((verb, vec![shown])),
        }
    }
    found.into_iter().map(|(verb, all)| told_once(words.noun, verb, &all)).collect()
}

fn told_once(noun: &str, verb: &str, evidence: &[String]) -> String {
    let quoted = &evidence[..evidence.len().min(QUOTED)];
    let more = if evidence.len() > QUOTED { ", …" } else { "" };
    format!("{} {verb} ({}{more}).", capitalised(&count(evidence.len(), noun)), quoted.join(", "))
}

/// Blocks and sentences that came, went or moved: `2 paragraphs moved.`
fn actions(narrator: &Narrator<'_, '_>, visible: &[&Change<'_>]) -> Vec<String> {
    let mut counts: Vec<(String, &str, usize)> = Vec::new();
    for change in visible.iter().filter(|change| change.significance != Significance::Boilerplate) {
        let Some(verb) = verb(change) else { continue };
        let unit = narrator.unit(change);
        match counts.iter_mut().find(|(known, known_verb, _)| *known == unit && *known_verb == verb) {
            Some((_, _, number)) => *number += 1,
            None => counts.push((unit, verb, 1)),
        }
    }
    counts.into_iter().map(|(unit, verb, number)| format!("{} {verb}.", count(number, &unit))).collect()
}

fn verb(change: &Change<'_>) -> Option<&'static str> {
    let is_field = matches!(
        change.field,
        BlockKind::Headline | BlockKind::Standfirst | BlockKind::Byline | BlockKind::Dates | BlockKind::Boilerplate
    );
    match change.action {
        _ if is_field => None,
        EditAction::Addition => Some("added"),
        EditAction::Deletion => Some("removed"),
        EditAction::Move => Some("moved"),
        EditAction::Split => Some("split"),
        EditAction::Merge => Some("merged into another"),
        EditAction::Edit if change.field == BlockKind::Correction => Some("changed"),
        EditAction::Edit | EditAction::Equal => None,
    }
}

/// What hardly matters, by count alone.
fn lesser(visible: &[&Change<'_>]) -> Vec<String> {
    let edits = |level| {
        let at_level = |change: &&&Change<'_>| change.significance == level && change.action == EditAction::Edit;
        visible.iter().filter(at_level).count()
    };
    let kinds = [(Significance::Wording, "reworded sentence"), (Significance::Cosmetic, "cosmetic change")];
    let mut sentences: Vec<String> = Vec::new();
    for (level, noun) in kinds {
        match edits(level) {
            0 => {}
            number => sentences.push(format!("{}.", count(number, noun))),
        }
    }
    if visible.iter().any(|change| change.significance == Significance::Boilerplate) {
        sentences.push("Boilerplate changed.".to_owned());
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::ferry;

    #[test]
    fn an_article_is_told_in_sentences() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions::default()), @"
        Ferry strike ends after deal on night pay
        Declared correction. Headline changed. Byline changed. Dates changed. 1 number
        changed (12 → 21). 1 name added (Tor Eng). 1 quote added (We regret it). 1
        negation removed (not). 1 attribution changed (said → claimed). 1 paragraph
        moved. 1 sentence added. 1 paragraph removed. 1 correction note added. 2
        cosmetic changes. Boilerplate changed. 26 words added, 12 removed.
        ");
    }
}
