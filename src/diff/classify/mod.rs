//! Why a change matters: the classes of an edit, each with the words that show it.
//!
//! Works on the hunks of one change. What needs to know a language asks its [`Lexicon`]; without one the class is
//! left out. No rule looks past the change, but for [`Names`], which knows the names of the whole article.

mod evidence;
mod mark;
mod measure;
mod names;
mod negation;
mod number;
mod number_form;
mod quotation;
mod slip;
mod spelling;
mod thousands;
mod word;

use std::borrow::Cow;

use evidence::Findings;
pub(crate) use names::Names;
use quotation::Quotations;
use word::{Sentence, Word, WordClass};

use super::{lexicon::Lexicon, words::Hunk};
use crate::{
    model::{BlockKind, ChangeClass, Evidence, Segment},
    text::{Token, key},
};

/// Repeats of one word that are looked at for one with a capital.
const REPEATS: usize = 4;

/// Two texts of a change, their tokens and what pairs them.
pub(crate) struct Edited<'e, 'a> {
    pub(crate) old: &'e Cow<'a, str>,
    pub(crate) new: &'e Cow<'a, str>,
    pub(crate) old_tokens: &'e [Token],
    pub(crate) new_tokens: &'e [Token],
    pub(crate) hunks: &'e [Hunk],
    pub(crate) segments: &'e [Segment<'a>],
    /// What the texts are.
    pub(crate) field: BlockKind,
}

impl<'e> Edited<'e, '_> {
    fn text(&self, is_old: bool) -> &'e str {
        if is_old { self.old } else { self.new }
    }
}

/// What the classifier knows beside the change itself.
pub(crate) struct Knowledge<'k, 'a> {
    pub(crate) lexicon: Option<&'static Lexicon>,
    pub(crate) names: &'k Names<'a>,
}

/// The classes of an edit and what shows them, in the order of [`ChangeClass::ALL`].
pub(crate) fn classify<'a>(edited: &Edited<'_, 'a>, known: &Knowledge<'_, '_>) -> Vec<Evidence<'a>> {
    let old = Sentence::new(edited.old, (edited.old_tokens, edited.field), known);
    let new = Sentence::new(edited.new, (edited.new_tokens, edited.field), known);
    let quotations = (Quotations::of(edited.old, edited.old_tokens), Quotations::of(edited.new, edited.new_tokens));
    let mut findings = Findings::default();
    for hunk in edited.hunks.iter().filter(|hunk| !hunk.is_equal) {
        let telling = old.telling_parts(&hunk.old).of_one(new.telling_parts(&hunk.new));
        let (words_old, words_new) = (old.words(&hunk.old, telling), new.words(&hunk.new, telling));
        findings.begin_hunk();
        mark::classify(edited, hunk, &quotations, &mut findings);
        let has_words = !words_old.is_empty() || !words_new.is_empty();
        if has_words {
            word::classify_speaker((&old, &words_old), (&new, &words_new), hunk, &mut findings);
            classify_words(&old, &new, (words_old, words_new), known, &mut findings);
            negation::classify_runs(edited, hunk, known.lexicon, &mut findings);
            quotation::classify(edited, hunk, &quotations, &mut findings);
        }
    }
    findings.into_evidence(edited.old, edited.new, edited.segments)
}

type Words<'w> = Vec<Word<'w>>;

/// Gives each word that only one side has its class, and what no class explains to `spelling`, `case` or `wording`.
fn classify_words<'s, 'n>(
    old: &Sentence<'s, 'n>,
    new: &Sentence<'s, 'n>,
    (mut lost, mut found): (Words<'_>, Words<'_>),
    known: &Knowledge<'_, '_>,
    findings: &mut Findings,
) {
    drop_common(&mut lost, &mut found);
    drop_recased(old, new, (&mut lost, &mut found), findings);
    if let Some(class) = spelling::of_other_breaks(old, new, (&lost, &found), known.lexicon) {
        for (word, is_old) in lost.iter().map(|word| (word, true)).chain(found.iter().map(|word| (word, false))) {
            findings.add(class, word.token, is_old);
        }
        return;
    }
    let respelt = spelling::respellings(old, new, (&lost, &found), known.lexicon);
    for pair in &respelt {
        findings.add_pair(pair.class, &pair.old, &pair.new);
    }
    drop_negated(old, new, (&mut lost, &mut found), known, findings);
    for (words, sentence, is_old) in [(&lost, old, true), (&found, new, false)] {
        let mut respellings = respelt.iter().peekable();
        for &Word { token, class } in words {
            let respelling = respellings.next_if(|pair| *token == if is_old { pair.old } else { pair.new });
            match (class, respelling) {
                (_, Some(pair)) if pair.class == ChangeClass::Case || !pair.is_name => {}
                (WordClass::Known(class), _) => {
                    findings.add_range(class, sentence.whole(token), is_old);
                    if class == ChangeClass::Number && number_form::may_be_year(token.of(sentence.text)) {
                        findings.add(ChangeClass::Time, token, is_old);
                    }
                }
                (WordClass::Other, None) if sentence.starts_with_name(token) => {
                    findings.add(ChangeClass::Name, token, is_old);
                }
                (WordClass::Other, _) => findings.add(ChangeClass::Wording, token, is_old),
            }
        }
    }
}

/// Words that are one word, negated on one side, are told as that and as nothing else.
fn drop_negated(
    old: &Sentence<'_, '_>,
    new: &Sentence<'_, '_>,
    (lost, found): (&mut Words<'_>, &mut Words<'_>),
    known: &Knowledge<'_, '_>,
    findings: &mut Findings,
) {
    let Some(lexicon) = known.lexicon.filter(|lexicon| !lexicon.negating_parts.is_empty()) else { return };
    if lost.len() != found.len() {
        return;
    }
    let is_negated = |(a, b): (&Word<'_>, &Word<'_>)| {
        let (a, b) = (key::folded_lower(a.token.of(old.text)), key::folded_lower(b.token.of(new.text)));
        negation::is_negated(lexicon, &a, &b)
    };
    let is_pair: Vec<bool> = lost.iter().zip(found.iter()).map(is_negated).collect();
    for (a, b) in lost.iter().zip(found.iter()).zip(&is_pair).filter_map(|(pair, is)| is.then_some(pair)) {
        findings.add_pair(ChangeClass::Negation, a.token, b.token);
    }
    let (mut of_lost, mut of_found) = (is_pair.iter(), is_pair.iter());
    lost.retain(|_| of_lost.next() == Some(&false));
    found.retain(|_| of_found.next() == Some(&false));
}

/// Words that both sides of a hunk have are only in another order: they are told as wording, not by what they are,
/// unless they are names.
fn drop_common(lost: &mut Words<'_>, found: &mut Words<'_>) {
    // One word for one is no other order, whether it is the same or not.
    if lost.is_empty() || found.is_empty() || lost.len() == 1 && found.len() == 1 {
        return;
    }
    let sorted = |words: &Words<'_>| {
        let mut keys: Vec<u64> = words.iter().map(|word| word.token.key).collect();
        keys.sort_unstable();
        keys
    };
    let (old_keys, new_keys) = (sorted(lost), sorted(found));
    if old_keys == new_keys {
        return;
    }
    lost.retain(|word| new_keys.binary_search(&word.token.key).is_err());
    found.retain(|word| old_keys.binary_search(&word.token.key).is_err());
}

/// Words of a longer hunk that have a capital on one side alone, as where a sentence was cut in two, are told as that
/// and not by what they are. A name with a capital is another word than the same letters without.
fn drop_recased(
    old: &Sentence<'_, '_>,
    new: &Sentence<'_, '_>,
    (lost, found): (&mut Words<'_>, &mut Words<'_>),
    findings: &mut Findings,
) {
    let has_capital = |side: &Sentence<'_, '_>, word: &Word<'_>| names::is_capital(word.token.of(side.text));
    let is_pair = lost.len() == 1 && found.len() == 1;
    if is_pair || !lost.iter().any(|word| has_capital(old, word)) && !found.iter().any(|word| has_capital(new, word)) {
        return;
    }
    let lower = |side: &Sentence<'_, '_>, word: &Word<'_>| key::folded_lower(word.token.of(side.text)).into_owned();
    let mut of_new: Vec<(String, usize)> = found.iter().map(|word| lower(new, word)).zip(0..).collect();
    of_new.sort_unstable();
    let mut is_taken = vec![false; found.len()];
    lost.retain(|word| {
        let spelt = lower(old, word);
        let first = of_new.partition_point(|(other, _)| *other < spelt);
        let alike = of_new[first..].iter().take(REPEATS).take_while(|(other, _)| *other == spelt);
        let other = alike.map(|(_, at)| *at).find(|&at| !is_taken[at] && found[at].class == word.class);
        let is_name = word.class == WordClass::Known(ChangeClass::Name);
        let Some(at) = other.filter(|&at| !is_name && has_capital(old, word) != has_capital(new, &found[at])) else {
            return true;
        };
        is_taken[at] = true;
        findings.add_pair(ChangeClass::Case, word.token, found[at].token);
        false
    });
    let mut taken = is_taken.into_iter();
    found.retain(|_| taken.next() == Some(false));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diff::{classify, lexicon, words::pair_tokens},
        text::tokenize,
    };

    /// The classes of an edit of a paragraph.
    fn check(language: &str, (old, new): (&str, &str), expected: &[ChangeClass]) {
        let (old_tokens, new_tokens) = (tokenize(old), tokenize(new));
        let hunks = pair_tokens(&old_tokens, &new_tokens);
        let edited = Edited {
            old: &Cow::Borrowed(old),
            new: &Cow::Borrowed(new),
            old_tokens: &old_tokens,
            new_tokens: &new_tokens,
            hunks: &hunks,
            segments: &[],
            field: BlockKind::Paragraph,
        };
        let names = Names::new(&[], &[]);
        let known = Knowledge { lexicon: Some(lexicon::of(language)), names: &names };
        let mut classes: Vec<ChangeClass> =
            classify::classify(&edited, &known).iter().map(|evidence| evidence.class).collect();
        classes.dedup();
        assert_eq!(classes, expected, "{old} / {new}");
    }

    #[test]
    fn a_word_that_begins_a_sentence_now_is_the_same_word() {
        let split = ("The mill was shut and never was it used.", "The mill was shut. Never was it used.");
        check("en", split, &[ChangeClass::Wording, ChangeClass::Case]);
    }

    #[test]
    fn other_breaks_between_the_same_letters_are_no_number_and_no_other_word() {
        check("en", ("He may come any day now", "He may come anyday now"), &[ChangeClass::Typography]);
        check("en", ("They row every day there", "They row everyday there"), &[ChangeClass::Wording]);
        check("fa", ("آنها نمی\u{200c}روند خانه", "آنها نمی روند خانه"), &[ChangeClass::Typography]);
        check("th", ("เขาดื่มน้ำแล้ว", "เขาดื่มน้ําแล้ว"), &[ChangeClass::Typography]);
        check("en", ("It was not able then", "It was notable then"), &[ChangeClass::Negation, ChangeClass::Wording]);
    }

    #[test]
    fn a_respelt_speaker_is_no_other_speaker() {
        check(
            "en",
            ("No, said Ms Torena, again", "No, said Ms Torrena, again"),
            &[ChangeClass::Name, ChangeClass::Spelling],
        );
    }
}
