//! Single words: numbers, times, names, negation, modality, attribution.

use std::{cell::OnceCell, ops::Range};

use super::{
    Findings, Knowledge, Words, measure,
    names::{Names, is_capital, starts_sentence},
    negation::has_part,
    number,
    number_form::{has_number_behind_hyphen, is_amount},
    spelling, thousands,
};
use crate::{
    diff::{
        lexicon::{Capitals, Lexicon, holds},
        words::Hunk,
    },
    model::{BlockKind, ChangeClass},
    text::{Token, TokenKind, key, tokenize},
};

/// Most letters of one number word.
const LONGEST_NUMBER_WORD: usize = 20;

/// Bytes of the shortest name that is known at the start of a sentence by being no other word.
const SHORTEST_OPENING_NAME: usize = 4;

/// Letters of the longest name of a day, and bytes of what is too short to name one and a part of it.
const LONGEST_DAY: usize = 14;
const LEAST_TIME_OF_DAY: usize = 8;

/// What joins two number words in one word.
const NUMBER_JOINTS: [&str; 4] = ["und", "en", "ën", "og"];

/// Bytes of what is too short to be known without its ending.
const SHORTEST_STEM: usize = 4;

/// Whether parts of words tell something of them that the other side of the change does not have as well.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TellingParts {
    negation: bool,
    modality: bool,
}

impl TellingParts {
    /// What tells on one of two sides alone.
    pub(super) fn of_one(self, other: Self) -> Self {
        Self { negation: self.negation != other.negation, modality: self.modality != other.modality }
    }
}

/// What a changed word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordClass {
    /// A class of its own.
    Known(ChangeClass),
    /// Any other word.
    Other,
}

/// A word that one side of a hunk has, and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'s> {
    pub(super) token: &'s Token,
    pub(super) class: WordClass,
}

/// One side of a change as the word rules see it.
pub(super) struct Sentence<'s, 'a> {
    pub(super) text: &'s str,
    tokens: &'s [Token],
    lexicon: Option<&'static Lexicon>,
    names: &'s Names<'a>,
    is_title_case: OnceCell<bool>,
}

impl<'s, 'a> Sentence<'s, 'a> {
    pub(super) fn new(text: &'s str, (tokens, field): (&'s [Token], BlockKind), known: &Knowledge<'s, 'a>) -> Self {
        let is_title_case = OnceCell::new();
        if field == BlockKind::Byline {
            // Its capitals are those of names.
            let _ = is_title_case.set(false);
        }
        Self { text, tokens, lexicon: known.lexicon, names: known.names, is_title_case }
    }

    /// The words of a hunk's side. Where parts of words do not tell, words by themselves still do.
    pub(super) fn words(&self, hunk: &Range<usize>, telling: TellingParts) -> Words<'s> {
        let words = hunk.clone().filter(|&at| self.tokens[at].kind.is_word());
        words.map(|at| Word { token: &self.tokens[at], class: self.class_at(at, telling) }).collect()
    }

    /// Which parts of words a hunk's side has that tell what the words are.
    pub(super) fn telling_parts(&self, hunk: &Range<usize>) -> TellingParts {
        let Some(lexicon) = self.lexicon else { return TellingParts::default() };
        let has = |parts: &[&str]| {
            let mut words = self.tokens[hunk.clone()].iter().filter(|token| token.kind == TokenKind::Word);
            !parts.is_empty() && words.any(|token| has_part(parts, &key::folded_lower(token.of(self.text))))
        };
        TellingParts { negation: has(lexicon.negative_parts), modality: has(lexicon.modal_parts) }
    }

    /// The bytes of a word; of a number with spaces between its thousands, all of it.
    pub(super) fn whole(&self, token: &Token) -> Range<usize> {
        if token.kind == TokenKind::Number { thousands::whole(self.text, token.range()) } else { token.range() }
    }

    /// Whether nearly every word has a capital, as in English headlines: then capitals say nothing.
    fn is_title_case(&self) -> bool {
        *self.is_title_case.get_or_init(|| {
            let tokens = tokenize(self.text);
            let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word && t.end - t.start > 3);
            let capitals = words().filter(|token| is_capital(token.of(self.text))).count();
            capitals >= 4 && capitals * 5 >= words().count() * 4
        })
    }

    /// The class of the word at `at` in its sentence.
    fn class_at(&self, at: usize, telling: TellingParts) -> WordClass {
        let token = &self.tokens[at];
        let word = token.of(self.text);
        if token.kind == TokenKind::Number {
            return WordClass::Known(number::class(self.text, self.tokens, self.lexicon, at));
        }
        if token.kind == TokenKind::Address {
            return WordClass::Other;
        }
        if has_number_behind_hyphen(word) || is_amount(word) || measure::has_glued_digits(word) {
            return WordClass::Known(ChangeClass::Number);
        }
        if let Some(class) = measure::class_at(self.text, self.tokens, at) {
            return WordClass::Known(class);
        }
        let Some(lexicon) = self.lexicon else { return WordClass::Other };
        let lower = key::folded_lower(word);
        let plain = lower.strip_suffix("'s").unwrap_or(&lower);
        let is_titled = is_capital(word) && self.is_behind_title(lexicon, at);
        let is_name = is_titled || self.is_name(lexicon, word, at);
        let is_listed = lexicon.may_class(plain);
        let class = if is_titled {
            ChangeClass::Name
        } else if is_listed && is_time(lexicon, word, plain) || is_time_of_day(lexicon, plain) {
            ChangeClass::Time
        } else if is_listed && lexicon.units.binary_search(&plain).is_ok() || is_number(lexicon, plain) {
            if number::names_day(self.text, self.tokens, lexicon, at) { ChangeClass::Time } else { ChangeClass::Number }
        } else if is_listed && holds(lexicon.negations, plain)
            || telling.negation && has_part(lexicon.negative_parts, plain)
        {
            ChangeClass::Negation
        } else if is_listed && holds(lexicon.modality, plain)
            || telling.modality && has_part(lexicon.modal_parts, plain)
        {
            ChangeClass::Modality
        } else if is_listed && holds(lexicon.attribution, plain) && !is_name {
            ChangeClass::Attribution
        } else if measure::says_which_time(lexicon, (self.text, self.tokens), plain, at) {
            ChangeClass::Time
        } else if is_listed && let Some(class) = self.phrase_class(lexicon, plain, at) {
            class
        } else if let Some(class) = class_without_ending(lexicon, plain).or_else(|| class_behind_joined(lexicon, plain))
        {
            class
        } else if is_name {
            ChangeClass::Name
        } else {
            return WordClass::Other;
        };
        WordClass::Known(class)
    }

    /// The class of two words that have one together, of which `word` at `at` is one.
    fn phrase_class(&self, lexicon: &Lexicon, word: &str, at: usize) -> Option<ChangeClass> {
        let is_at = |at: Option<usize>, wanted: &str| {
            let token = at.and_then(|at| self.tokens.get(at));
            token.is_some_and(|token| key::folded_lower(token.of(self.text)) == wanted)
        };
        let is_phrase = |phrase: &str| {
            let behind = phrase.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
            let before = || phrase.strip_suffix(word).and_then(|rest| rest.strip_suffix(' '));
            behind.is_some_and(|behind| is_at(at.checked_add(1), behind))
                || before().is_some_and(|before| is_at(at.checked_sub(1), before))
        };
        lexicon.phrases.iter().find(|(phrase, _)| is_phrase(phrase)).map(|(_, class)| *class)
    }

    fn is_name(&self, lexicon: &Lexicon, word: &str, at: usize) -> bool {
        if !is_capital(word) || word == "I" || word.starts_with("I'") || word.starts_with("I’") {
            return false;
        }
        let marks_names = lexicon.capitals == Capitals::MarkNames;
        if marks_names && self.is_title_case() {
            return self.names.holds(word);
        }
        if self.is_initial(word, at) {
            return true;
        }
        if starts_sentence(self.text, self.tokens, at) {
            return marks_names && self.names.holds(word)
                || self.is_followed_by_capital(at) && !is_function_word(lexicon, word);
        }
        marks_names || self.is_beside_capital(at)
    }

    /// Whether a word that starts a sentence can only be a name: the language's words are known, and it is none of them.
    pub(super) fn starts_with_name(&self, token: &Token) -> bool {
        let word = token.of(self.text);
        let Some(words) = self.lexicon.and_then(|lexicon| lexicon.words) else { return false };
        if !is_capital(word) || word.len() < SHORTEST_OPENING_NAME || self.is_title_case() {
            return false;
        }
        let lower = key::folded_lower(word);
        let plain = lower.strip_suffix("'s").unwrap_or(&lower);
        plain.chars().all(char::is_alphabetic) && !words.holds(plain)
    }

    /// Whether a letter is the initial of a name: `J. R. Marsh`.
    fn is_initial(&self, word: &str, at: usize) -> bool {
        word.chars().nth(1).is_none()
            && self.tokens.get(at + 1).is_some_and(|stop| stop.of(self.text) == ".")
            && self.is_followed_by_capital(at + 1)
    }

    fn is_followed_by_capital(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && is_capital(next.of(self.text)))
    }

    fn is_behind_title(&self, lexicon: &Lexicon, at: usize) -> bool {
        let step = if at >= 2 && self.tokens[at - 1].of(self.text) == "." { 2 } else { 1 };
        let before = at.checked_sub(step).map(|at| self.tokens[at].of(self.text));
        before.is_some_and(|before| is_capital(before) && holds(lexicon.titles, &before.to_lowercase()))
    }

    fn is_beside_capital(&self, at: usize) -> bool {
        let is_inner_capital = |at: usize| {
            self.tokens.get(at).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && is_capital(token.of(self.text))
                    && !starts_sentence(self.text, self.tokens, at)
            })
        };
        at.checked_sub(1).is_some_and(is_inner_capital) || is_inner_capital(at + 1)
    }

    /// Whether a verb of attribution stands within three tokens of a hunk.
    fn has_attribution_near(&self, hunk: &Range<usize>) -> bool {
        let Some(lexicon) = self.lexicon else { return false };
        let near = hunk.start.saturating_sub(3)..(hunk.end + 3).min(self.tokens.len());
        self.tokens[near].iter().any(|token| {
            let word = key::folded_lower(token.of(self.text));
            token.kind == TokenKind::Word && lexicon.may_class(&word) && holds(lexicon.attribution, &word)
        })
    }
}

fn is_time(lexicon: &Lexicon, word: &str, plain: &str) -> bool {
    holds(lexicon.times, plain) && (is_capital(word) || !holds(lexicon.only_with_capital, plain))
}

/// Whether a word is a day and a part of it in one: `dienstagabend`, `torsdagskväll`.
fn is_time_of_day(lexicon: &Lexicon, word: &str) -> bool {
    word.len() > LEAST_TIME_OF_DAY
        && lexicon.prefixes(word).take(LONGEST_DAY).any(|(end, may_class)| {
            let is_day = may_class && end > SHORTEST_STEM && holds(lexicon.times, &word[..end]);
            is_day && {
                let rest = &word[end..];
                holds(lexicon.times, rest) || rest.strip_prefix('s').is_some_and(|rest| holds(lexicon.times, rest))
            }
        })
}

/// The class of a word behind another that is written as one with it.
fn class_behind_joined(lexicon: &Lexicon, word: &str) -> Option<ChangeClass> {
    let rest = lexicon.joined.iter().find_map(|joined| word.strip_prefix(joined))?;
    let is_in = |lists: &[&[&str]]| lists.iter().any(|list| holds(list, rest));
    if rest.len() < SHORTEST_STEM || !lexicon.may_class(rest) {
        None
    } else if is_in(&[lexicon.times]) {
        Some(ChangeClass::Time)
    } else if is_in(&[lexicon.numbers, lexicon.units]) {
        Some(ChangeClass::Number)
    } else if is_in(&[lexicon.negations]) {
        Some(ChangeClass::Negation)
    } else if is_in(&[lexicon.modality]) {
        Some(ChangeClass::Modality)
    } else {
        is_in(&[lexicon.attribution]).then_some(ChangeClass::Attribution)
    }
}

/// The class of a time, a unit or a number word in a case that no list has, in a language that marks cases by endings.
/// A rest of a few bytes is too little to tell.
fn class_without_ending(lexicon: &Lexicon, word: &str) -> Option<ChangeClass> {
    let rests = lexicon.endings.iter().filter_map(|ending| word.strip_suffix(ending));
    rests.filter(|rest| rest.len() > SHORTEST_STEM && lexicon.may_class(rest)).find_map(|rest| {
        if holds(lexicon.times, rest) {
            Some(ChangeClass::Time)
        } else {
            (holds(lexicon.numbers, rest) || holds(lexicon.units, rest)).then_some(ChangeClass::Number)
        }
    })
}

/// Whether a word is a number word, or several written as one: `dreiundzwanzig`, `tjugofem`, `五千`.
fn is_number(lexicon: &Lexicon, word: &str) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let prefixes = lexicon.prefixes(rest).take(LONGEST_NUMBER_WORD);
        let numbers = prefixes.filter(|&(end, may_class)| may_class && holds(lexicon.numbers, &rest[..end]));
        let Some((part, _)) = numbers.last() else { return false };
        rest = &rest[part..];
        rest = NUMBER_JOINTS
            .iter()
            .find_map(|joint| rest.strip_prefix(joint))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(rest);
    }
    true
}

/// Whether a word is grammar: its capital at the start of a sentence says nothing, also in front of a name.
fn is_function_word(lexicon: &Lexicon, word: &str) -> bool {
    let word = key::folded_lower(word);
    let lists = [lexicon.openers, lexicon.modality, lexicon.attribution];
    let shortest = if lexicon.openers.is_empty() { 4 } else { 3 };
    word.chars().count() < shortest && !holds(lexicon.titles, &word) || lists.iter().any(|list| holds(list, &word))
}

/// A name that changed beside a verb of attribution is another speaker; the same name in other capitals, or respelt, is
/// not.
pub(super) fn classify_speaker<'s>(
    (old, lost): (&Sentence<'s, '_>, &Words<'s>),
    (new, found): (&Sentence<'s, '_>, &Words<'s>),
    hunk: &Hunk,
    findings: &mut Findings,
) {
    let names = |words: &Words<'_>| -> Option<Range<usize>> {
        let mut names = words.iter().filter(|word| word.class == WordClass::Known(ChangeClass::Name));
        let first = names.next()?.token;
        Some(first.start..names.next_back().map_or(first, |last| last.token).end)
    };
    let (Some(was), Some(is)) = (names(lost), names(found)) else { return };
    if old.text[was.clone()].to_lowercase() == new.text[is.clone()].to_lowercase() {
        return;
    }
    let respelt = spelling::respellings(old, new, (lost, found), old.lexicon);
    if !respelt.is_empty() && respelt.len() == lost.len() {
        return;
    }
    if old.has_attribution_near(&hunk.old) && new.has_attribution_near(&hunk.new) {
        findings.add_range(ChangeClass::Attribution, was, true);
        findings.add_range(ChangeClass::Attribution, is, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::lexicon;

    /// The class of the word in square brackets in a paragraph.
    fn check(language: &str, marked: &str, expected: Option<ChangeClass>) {
        check_in(BlockKind::Paragraph, language, marked, expected);
    }

    fn check_in(field: BlockKind, language: &str, marked: &str, expected: Option<ChangeClass>) {
        let at = marked.find('[').expect("a word is marked");
        let text = marked.replace(['[', ']'], "");
        let tokens = tokenize(&text);
        let names = Names::new(&[], &[]);
        let known = Knowledge { lexicon: Some(lexicon::of(language)), names: &names };
        let at = tokens.iter().position(|token| token.start == at).expect("the mark begins a word");
        let class = match Sentence::new(&text, (&tokens, field), &known)
            .class_at(at, TellingParts { negation: true, modality: true })
        {
            WordClass::Known(class) => Some(class),
            WordClass::Other => None,
        };
        assert_eq!(class, expected, "{marked}");
    }

    #[test]
    fn clocks_and_dates_are_times() {
        for marked in [
            "It shut at [06:40] sharp", "It shut at [9.15am] sharp", "It shut at [7pm] sharp", "On [3] May it shut",
            "By May [3] it was shut", "Dated [2026-03-05] here", "Dated [05.03.2026] here", "It shut in [March] again",
            "It shut on [Tuesday] again",
        ] {
            check("en", marked, Some(ChangeClass::Time));
        }
        check("fr", "La porte a fermé à [6h15] hier", Some(ChangeClass::Time));
        check("de", "Um [6.15] Uhr schloss das Tor", Some(ChangeClass::Time));
        check("zh", "集市在6月[3]日", Some(ChangeClass::Time));
    }

    #[test]
    fn a_listed_word_is_known_with_its_ending_or_behind_the_word_for_a_day() {
        check("tr", "Toplantı [sekizde] başladı", Some(ChangeClass::Number));
        check("tr", "Toplantı [çarşambaya] kaldı", Some(ChangeClass::Time));
        check("ko", "경기는 [수요일부터] 열린다", Some(ChangeClass::Time));
        check("bn", "সভা [আটটায়] শুরু হয়", Some(ChangeClass::Number));
        check("tr", "Komşular [ona] yardım etti", None);
        check("vi", "Cầu mở lại hôm thứ [Tư] tuần này", Some(ChangeClass::Time));
        check("vi", "Đây là lần thứ [tư] cầu đóng", Some(ChangeClass::Number));
        check("he", "הגשר ייפתח ביום [רביעי] הקרוב", Some(ChangeClass::Time));
    }

    #[test]
    fn a_part_of_a_word_says_how_sure() {
        check("vi", "Ông [được] cho là đã trốn", Some(ChangeClass::Modality));
        check("tr", "Havuz yazın [açılabilir] dedi", Some(ChangeClass::Modality));
        check("tr", "Havuz yazın [açılacak] dedi", None);
        check("ko", "수영장은 다시 [열어야] 한다", Some(ChangeClass::Modality));
    }

    #[test]
    fn words_have_their_class_in_languages_with_few_readers_too() {
        for (language, marked, class) in [
            ("sk", "Hasiči [tvrdia], že dvere boli otvorené", ChangeClass::Attribution),
            ("sk", "Zasiahli asi [šesťdesiat] domov", ChangeClass::Number),
            ("sl", "Most [morda] odprejo v petek", ChangeClass::Modality),
            ("ca", "El pont [potser] obrirà demà", ChangeClass::Modality),
            ("ca", "Van salvar [seixanta] veïns", ChangeClass::Number),
            ("et", "Sild avatakse [neljapäeval] uuesti", ChangeClass::Time),
            ("et", "Ta [ei] allkirjastanud lepingut", ChangeClass::Negation),
            ("lv", "Tiltu slēgs [ceturtdien] vakarā", ChangeClass::Time),
            ("lt", "Tiltas [galbūt] bus atidarytas", ChangeClass::Modality),
            ("lt", "Mokytojas [paneigė] gandus", ChangeClass::Attribution),
            ("bn", "সেতুটি [বুধবার] খুলবে", ChangeClass::Time),
            ("ta", "பாலம் [புதன்கிழமை] திறக்கும்", ChangeClass::Time),
            ("sw", "Daraja [huenda] lifunguliwe", ChangeClass::Modality),
            ("sw", "Watoto [sitini] waliokolewa", ChangeClass::Number),
            ("af", "Die raad het dit [nie] geteken", ChangeClass::Negation),
            ("ur", "پل [جمعرات] کو کھلے گا", ChangeClass::Time),
            ("pl", "Uratowano [sześćdziesięciorga] dzieci", ChangeClass::Number),
            ("sv", "Bron öppnar på [onsdagen] igen", ChangeClass::Time),
        ] {
            check(language, marked, Some(class));
        }
    }

    #[test]
    fn other_numbers_and_number_words_are_numbers() {
        for marked in
            ["It took [12] men", "It took [twelve] men", "A [six-month] ban", "Some 40 [miles] off", "In [1911] it"]
        {
            check("en", marked, Some(ChangeClass::Number));
        }
        check("tr", "Hendekte [yedi] kuzu", Some(ChangeClass::Number));
        check("hu", "[Hatvanan] jöttek el", Some(ChangeClass::Number));
    }

    #[test]
    fn number_words_in_one_word_are_a_number() {
        check("de", "Es waren [dreiundzwanzig] Boote", Some(ChangeClass::Number));
        check("nl", "Er lagen [vijfentwintig] boten", Some(ChangeClass::Number));
        check("da", "Der var [femogtyve] både", Some(ChangeClass::Number));
        check("zh", "他们有[五千]个签名", Some(ChangeClass::Number));
        check("de", "Das war [einfach] so", None);
        check("nl", "Ze zijn [enthousiast] gegaan", None);
    }

    #[test]
    fn months_that_are_words_need_a_capital() {
        check("en", "It [may] shut", Some(ChangeClass::Modality));
        check("en", "They [march] on", None);
        check("en", "It shut in [May] again", Some(ChangeClass::Time));
    }

    #[test]
    fn lists_tell_negation_modality_and_attribution() {
        check("en", "He did [not] go", Some(ChangeClass::Negation));
        check("en", "He [didn’t] go", Some(ChangeClass::Negation));
        check("el", "Ο μυλωνάς [δεν] ήρθε", Some(ChangeClass::Negation));
        check("es", "El [presunto] ladrón", Some(ChangeClass::Modality));
        check("ar", "قال إنه [ربما] ينهار", Some(ChangeClass::Modality));
        check("cs", "Kapitán [tvrdil], že ne", Some(ChangeClass::Attribution));
    }

    #[test]
    fn capitals_tell_names_where_nouns_have_none() {
        check("en", "She met [Pellow] there", Some(ChangeClass::Name));
        check("fi", "Siellä oli [Pellonpää] taas", Some(ChangeClass::Name));
        check("de", "Dort war ein [Brief] dabei", None);
        check("de", "Dort war Frau [Sommer] dabei", Some(ChangeClass::Name));
        check("en", "[Rowers] came", None);
    }

    #[test]
    fn small_words_in_front_of_a_name_are_no_names() {
        check("en", "[When] Ms Lyle left, it rained", None);
        check("en", "[Ned] Lyle left early", Some(ChangeClass::Name));
        check("de", "[Viele] Menschen kamen", None);
        check("de", "[Malte] Frings kam", Some(ChangeClass::Name));
        check("de", "Nach Angaben von Landrat Georg Stiehl fehlten die [Gelder]", None);
        check("fr", "[Pour] Henri Castellane, tout va bien", None);
        check("sv", "[Enligt] Maja Ek är det klart", Some(ChangeClass::Attribution));
        check("ru", "[Когда] Громов вышел, зал затих", None);
        check("hu", "[Amikor] Kelemen kiment, csend lett", None);
    }

    #[test]
    fn capitals_of_a_byline_are_those_of_names() {
        check_in(BlockKind::Byline, "en", "By [Hanna] Ostrow, North Correspondent", Some(ChangeClass::Name));
        check_in(BlockKind::Byline, "en", "[By] Hanna Ostrow, North Correspondent", None);
        check_in(BlockKind::Headline, "en", "Harbour [Master] Leaves Her Post", None);
    }

    #[test]
    fn a_title_makes_a_name_of_a_month() {
        check("en", "We met Mrs [May] there", Some(ChangeClass::Name));
        check("en", "The talks with Mr. [March] failed", Some(ChangeClass::Name));
        check("en", "The president [Tuesday] said so", Some(ChangeClass::Time));
    }
}
