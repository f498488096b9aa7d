//! What happened, in words: kinds, classes with their evidence, significance and verdict.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::model::{
    ArticleDiff, BlockKind, Change, ChangeClass, EditAction, Evidence, Movement, Movements, Significance, Verdict,
};
use crate::text::sanitise::{Layout, visible};
use crate::text::width::truncate;

/// Columns that quoted evidence may take on one line of a note.
const EVIDENCE_COLUMNS: usize = 48;

/// Pieces of evidence quoted for one class of a change; a reader of more looks at the marks.
const QUOTED: usize = 6;

/// The kind as a reader would call it.
pub(super) fn kind_name(kind: BlockKind) -> Cow<'static, str> {
    match kind {
        BlockKind::PullQuote => "pull quote".into(),
        BlockKind::ListItem => "list item".into(),
        BlockKind::Correction => "correction note".into(),
        BlockKind::Dates => "time stamp".into(),
        BlockKind::Boilerplate => "boilerplate block".into(),
        kind => kind.name().into(),
    }
}

/// A count with its noun: `1 paragraph`, `2 paragraphs`.
pub(super) fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ if noun.ends_with('s') => format!("{number} {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// Several things as one phrase: `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// The text with a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The verdict and what it means.
pub(super) fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::None => ("no change", "the article is the same"),
        Verdict::StampOnly => ("time stamp only", "the stated time moved, the text is the same"),
        Verdict::DeclaredCorrection => ("declared correction", "the publisher tells readers of a correction"),
        Verdict::CosmeticOnly => ("cosmetic only", "no words that matter changed"),
        Verdict::DeclaredUpdate => ("declared update", "the text changed and the stated time moved forward"),
        Verdict::Undeclared => ("undeclared edit", "the text changed and readers are not told"),
        Verdict::Unstated => ("unstated", "the text changed; the page never states when it was modified"),
    }
}

/// The verdict on a diff and what it means; where a stated time changed, also why that decides otherwise, or nothing.
pub(super) fn told(diff: &ArticleDiff<'_>) -> (&'static str, String) {
    let (name, meaning) = verdict(diff.verdict);
    let Movements { published, modified } = diff.moved;
    let (old, new) = (&diff.old.dates, &diff.new.dates);
    let is_rewritten = matches!((&old.modified, &new.modified), (Some(old), Some(new)) if old.raw != new.raw);
    let is_stated = old.modified.is_some() || new.modified.is_some();
    let why = match (diff.verdict, if is_stated { modified } else { published }) {
        (Verdict::Unstated, Movement::Counted) => {
            return (
                name,
                "the text changed; the page counts its time back from now, perhaps from the same instant".into(),
            );
        }
        (Verdict::Unstated, Movement::Unclear) => {
            return (name, "the text changed; which of the stated times is later cannot be told".into());
        }
        (Verdict::CosmeticOnly, _)
            if [published, modified].contains(&Movement::Counted) && diff.changes.iter().all(is_no_text) =>
        {
            return (name, "the time that the page counts back from now ticks on".into());
        }
        (Verdict::Undeclared, Movement::Back) if is_stated => "the stated time of the change went back",
        (Verdict::Undeclared, Movement::Gone) if is_stated => "the time of the change is no longer stated",
        (Verdict::Undeclared, Movement::None) if is_rewritten => "the stated time of the change is the same instant",
        (Verdict::Undeclared, Movement::None) if is_stated && published != Movement::None => {
            "only the stated time of publication changed"
        }
        (Verdict::Undeclared, _) if !is_stated && published != Movement::None => {
            "only the stated time of publication changed"
        }
        _ => return (name, meaning.into()),
    };
    (name, format!("{meaning}: {why}"))
}

fn is_no_text(change: &Change<'_>) -> bool {
    change.field.is_of_page() || change.action == EditAction::Equal
}

/// The significance as a reader would call it.
pub(super) fn significance(significance: Significance) -> &'static str {
    match significance {
        Significance::None => "none",
        Significance::Boilerplate => "boilerplate",
        Significance::Cosmetic => "cosmetic",
        Significance::Wording => "wording",
        Significance::Substantive => "substantive",
    }
}

/// What a class is called, and the verbs for words that changed, came and went.
pub(super) struct ClassWords {
    pub(super) noun: &'static str,
    changed: &'static str,
}

/// The words for a class that a reader is told of by name.
pub(super) fn class_words(class: ChangeClass) -> ClassWords {
    let (noun, changed) = match class {
        ChangeClass::Number => ("number", "changed"),
        ChangeClass::Time => ("time", "changed"),
        ChangeClass::Name => ("name", "changed"),
        ChangeClass::Quote => ("quote", "altered"),
        ChangeClass::Negation => ("negation", "changed"),
        ChangeClass::Modality => ("qualifier", "changed"),
        ChangeClass::Attribution => ("attribution", "changed"),
        ChangeClass::Terminal => ("sentence ending", "changed"),
        ChangeClass::Headline => ("headline", "changed"),
        ChangeClass::CorrectionNote => ("correction note", "changed"),
        ChangeClass::Link => ("link", "changed"),
        ChangeClass::Spelling => ("word", "respelt"),
        ChangeClass::Wording => ("wording", "changed"),
        ChangeClass::Order => ("order", "changed"),
        ChangeClass::Punctuation => ("punctuation", "changed"),
        ChangeClass::Case => ("capitals", "changed"),
        ChangeClass::Typography => ("typography", "changed"),
        ChangeClass::Invisible => ("invisible character", "changed"),
        ChangeClass::Stamp => ("time stamp", "changed"),
        ChangeClass::Boilerplate => ("boilerplate", "changed"),
    };
    ClassWords { noun, changed }
}

impl ClassWords {
    /// What happened to the words that show the class.
    pub(super) fn verb(&self, evidence: &Evidence<'_>) -> &'static str {
        match (&evidence.old, &evidence.new) {
            (None, Some(_)) => "added",
            (Some(_), None) => "removed",
            _ => self.changed,
        }
    }
}

/// Each class of a change with the words that show it: `number changed: 12 → 21`.
pub(super) fn class_phrases(change: &Change<'_>) -> Vec<String> {
    change
        .classes
        .iter()
        .filter(|&&class| !goes_without_saying(class))
        .flat_map(|&class| one_class(change, class))
        .collect()
}

/// Marks and labels already show that words, a headline, an order, a stamp or boilerplate changed.
fn goes_without_saying(class: ChangeClass) -> bool {
    matches!(
        class,
        ChangeClass::Headline
            | ChangeClass::CorrectionNote
            | ChangeClass::Wording
            | ChangeClass::Order
            | ChangeClass::Stamp
            | ChangeClass::Boilerplate
    )
}

/// One phrase for each verb, with all its evidence; at least one phrase for a class without evidence.
fn one_class(change: &Change<'_>, class: ChangeClass) -> Vec<String> {
    let words = class_words(class);
    let (spaces, shown): (Vec<_>, Vec<_>) =
        change.evidence.iter().filter(|evidence| evidence.class == class).partition(|evidence| is_space(evidence));
    let mut phrases: Vec<(&str, Vec<String>)> = Vec::new();
    for evidence in shown {
        let (verb, shown) = (words.verb(evidence), evidence_phrase(evidence));
        match phrases.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, all)) if all.len() > QUOTED || all.contains(&shown) => {}
            Some((_, all)) if all.len() == QUOTED => all.push("…".to_owned()),
            Some((_, all)) => all.push(shown),
            None => phrases.push((verb, vec![shown])),
        }
    }
    if phrases.is_empty() && spaces.is_empty() {
        return vec![format!("{} {}", words.noun, words.changed)];
    }
    let phrase =
        |(verb, all): (&str, Vec<String>)| format!("{} {verb}: {}", plural(words.noun, all.len()), all.join(", "));
    let space = spaces.first().map(|evidence| space_phrase(evidence));
    phrases.into_iter().map(phrase).chain(space).collect()
}

/// One piece of evidence as a phrase of its own.
pub(super) fn one_piece(evidence: &Evidence<'_>) -> String {
    if is_space(evidence) {
        return space_phrase(evidence);
    }
    let words = class_words(evidence.class);
    format!("{} {}: {}", words.noun, words.verb(evidence), evidence_phrase(evidence))
}

/// Whether the evidence is white space alone, which says little as a quotation.
fn is_space(evidence: &Evidence<'_>) -> bool {
    [&evidence.old, &evidence.new].into_iter().flatten().all(|words| words.trim().is_empty())
}

fn space_phrase(evidence: &Evidence<'_>) -> String {
    match (&evidence.old, &evidence.new) {
        (Some(_), Some(_)) => format!("space changed: {}", evidence_phrase(evidence)),
        (None, _) => "space added".to_owned(),
        (_, None) => "space removed".to_owned(),
    }
}

fn plural(noun: &str, number: usize) -> String {
    let has_plural = number > 1 && !matches!(noun, "punctuation" | "capitals" | "typography");
    if has_plural { format!("{noun}s") } else { noun.to_owned() }
}

/// The words that show a class: `12 → 21`, or one side alone.
pub(super) fn evidence_phrase(evidence: &Evidence<'_>) -> String {
    match (&evidence.old, &evidence.new) {
        (Some(old), Some(new)) => {
            let same_letters = old != new && old.nfc().eq(new.nfc());
            let aside = if same_letters { " (the same letters, encoded otherwise)" } else { "" };
            format!("{} → {}{aside}", excerpt(old), excerpt(new))
        }
        (Some(only), None) | (None, Some(only)) => excerpt(only),
        (None, None) => String::new(),
    }
}

/// Words quoted on one line, short, and with spaces that are not plain ones spelt out.
pub(super) fn excerpt(words: &str) -> String {
    if words.chars().all(char::is_whitespace) {
        return spelt_spaces(words);
    }
    truncate(visible(words.trim(), Layout::Fold).as_ref(), EVIDENCE_COLUMNS).into_owned()
}

/// White space that is itself the news: each character as a mark, or its code point where there is no mark for it.
pub(super) fn spelt_spaces(words: &str) -> String {
    let spelt = |character| match character {
        ' ' => "␣".to_owned(),
        '\t' => "⇥".to_owned(),
        '\n' => "↵".to_owned(),
        other => format!("‹U+{:04X}›", u32::from(other)),
    };
    words.chars().map(spelt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    /// Checks the phrases of one sentence with these classes and evidence, `class=old>new`.
    fn check(classes: &str, expected: &[&str]) {
        let mut sample = Sample::read(&format!("paragraph: @{classes}@ [-old-]{{+new+}}"));
        assert_eq!(class_phrases(&sample.diff().changes[0]), expected, "{classes}");
    }

    #[test]
    fn classes_are_told_with_the_words_that_show_them() {
        check("number=12>21", &["number changed: 12 → 21"]);
        check("number=12>21, number=3>4, number=>5", &["numbers changed: 12 → 21, 3 → 4", "number added: 5"]);
        check("quote=We regret it>", &["quote removed: We regret it"]);
        check(
            "quote=we tried>we failed, modality=will>may",
            &["quote altered: we tried → we failed", "qualifier changed: will → may"],
        );
        check("name", &["name changed"]);
        check("spelling=organise>organize", &["word respelt: organise → organize"]);
    }

    #[test]
    fn what_marks_show_anyway_goes_without_saying() {
        check("headline, wording, order, stamp, boilerplate", &[]);
    }

    #[test]
    fn evidence_that_looks_the_same_says_how_it_differs() {
        check(
            "typography=e\u{301}>\u{e9}",
            &["typography changed: e\u{301} → \u{e9} (the same letters, encoded otherwise)"],
        );
        check("typography=\u{a0}> ", &["space changed: ‹U+00A0› → ␣"]);
        check("invisible=>\u{202e}", &["invisible character added: ‹U+202E›"]);
    }

    #[test]
    fn long_evidence_is_cut() {
        let long = "word ".repeat(40);
        let mut sample = Sample::read(&format!("paragraph: @quote=>{long}@ {{+new+}}"));
        let phrase = class_phrases(&sample.diff().changes[0]).concat();
        assert_eq!(phrase, format!("quote added: {}…", "word ".repeat(9) + "wo"));
    }

    #[test]
    fn counts_and_lists_read_as_words() {
        assert_eq!(
            (count(1, "paragraph"), count(2, "paragraph")),
            ("1 paragraph".to_owned(), "2 paragraphs".to_owned())
        );
        let items = |number: usize| ["a", "b", "c"][..number].iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            [list(&items(0)), list(&items(1)), list(&items(2)), list(&items(3))],
            ["", "a", "a and b", "a, b and c"]
        );
        assert_eq!(capitalised("éclair"), "Éclair");
    }
}
