//! Words that touch where an inline element ends or begins: which of them a style sheet parts, for they cannot be one word.

use crate::{extract::dates, text::character};

/// Whether a text ends and a word begins with a letter or digit: labels of two links, not one word.
pub(super) fn are_words(text: &str, word: &str) -> bool {
    ends(text, word).is_some_and(|(last, next)| last.is_alphanumeric() && next.is_alphanumeric())
}

/// Whether a word in an element of its own opens another line of the head than the element that it touches: it begins with
/// a capital behind a small letter, or says what a stamp is the time of.
pub(super) fn are_labels(text: &str, word: &str) -> bool {
    const SHORTEST: usize = 3;
    let is_capital_behind_word = || {
        is_all(text, SHORTEST - 1, char::is_lowercase)
            && is_all(text, SHORTEST, char::is_alphabetic)
            && word.starts_with(char::is_uppercase)
            && word.chars().nth(1).is_some_and(char::is_lowercase)
    };
    is_capital_behind_word() || (are_words(text, word) && dates::label(word).is_some())
}

/// Whether a digit stands beside a letter, or another number behind a year: a name and a stamp, a day and a clock.
pub(super) fn are_number_and_word(text: &str, word: &str) -> bool {
    let is_one = |(last, next): (char, char)| last.is_numeric() == next.is_numeric() && !ends_with_year(text);
    are_words(text, word) && !ends(text, word).is_some_and(is_one)
}

/// Whether a text ends with a year: `3 May 2026`.
fn ends_with_year(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).take(5).count();
    digits == 4 && ["19", "20"].contains(&&text[text.len() - 4..text.len() - 2])
}

/// Whether a word opens a sentence right behind another one.
pub(super) fn opens_sentence(text: &str, word: &str) -> bool {
    const MOST_MARKS: usize = 4;
    let is_mark = |letter: &char| matches!(letter, '”' | '"' | '»' | '’');
    let marks = text.chars().rev().take(MOST_MARKS).take_while(is_mark).count();
    let (mut next, mut last) = (word.chars(), text.chars().rev().skip(marks));
    last.next().is_some_and(|mark| matches!(mark, '.' | '!' | '?' | '…'))
        && last.by_ref().take(2).all(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// Whether a heading's word ends and another begins with a capital, as a kicker and the title that a style sheet sets below
/// it do; a name in one word is shorter: `iPhone`.
pub(super) fn are_kicker_and_title(text: &str, word: &str) -> bool {
    const SHORTEST: usize = 4;
    is_all(text, SHORTEST, char::is_alphabetic)
        && text.ends_with(char::is_lowercase)
        && word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether a picture parts what stands beside it: a sentence or clause from the next one, a word from a name. A letter or
/// a face in the middle of a word parts nothing.
pub(super) fn are_beside_picture(text: &str, word: &str) -> bool {
    const CLAUSE_ENDS: [char; 14] = ['.', ',', ';', ':', '!', '?', '…', ')', ']', '”', '»', '،', '؟', '؛'];
    let is_word = word.starts_with(char::is_alphanumeric);
    (text.ends_with(CLAUSE_ENDS) && (is_word || word.starts_with(OPENING)))
        || (text.ends_with(char::is_alphanumeric) && word.starts_with(OPENING))
        || (text.ends_with(char::is_lowercase) && word.starts_with(char::is_uppercase))
        || are_number_and_word(text, word)
}

/// Whether a text ends and a word begins with anything but a mark that stands close to its word.
pub(super) fn are_apart(text: &str, word: &str) -> bool {
    let begins = |letter: char| letter.is_alphanumeric() || OPENING.contains(&letter) || character::is_currency(letter);
    word.starts_with(begins) && !text.ends_with(OPENING)
}

/// Marks that stand close to the word behind them.
const OPENING: [char; 8] = ['(', '[', '“', '„', '«', '‘', '¿', '¡'];

/// Whether the last letters of a text, so many, are of a kind; no more of it is looked at, for it may have no end.
fn is_all(text: &str, letters: usize, is_kind: impl Fn(char) -> bool) -> bool {
    text.chars().rev().take(letters).take_while(|letter| is_kind(*letter)).count() == letters
}

/// The letters that touch.
fn ends(text: &str, word: &str) -> Option<(char, char)> {
    text.chars().next_back().zip(word.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_touch_are_two() {
        for (text, word) in [
            ("Nobody was late.", "Two"),
            ("He said: “To the left!”", "They"),
            ("Ніхто не спізнився.", "Двісті"),
            ("Et alors…", "Rien"),
        ] {
            assert!(opens_sentence(text, word), "{text} {word}");
        }
        for (text, word) in [("tide.", "js"), ("U.", "Smith"), ("OS.", "File"), ("Tide", "Watch"), ("end.", "NB")] {
            assert!(!opens_sentence(text, word), "{text} {word}");
        }
    }

    #[test]
    fn elements_that_touch_are_lines_of_the_head() {
        for (text, word) in
            [("Ada Lind", "Updated"), ("Ada Lee", "Senior"), ("دانا لیند", "نُشر"), ("สมชาย ใจดี", "อัปเดต")]
        {
            assert!(are_labels(text, word), "{text} {word}");
        }
        for (text, word) in [("i", "Phone"), ("Mc", "Donald"), ("tide", "less"), ("Ada ", "Updated"), ("NATO", "Chief")]
        {
            assert!(!are_labels(text, word), "{text} {word}");
        }
    }

    #[test]
    fn a_kicker_and_a_title_that_touch_are_two() {
        assert!(are_kicker_and_title("Bridges", "When") && are_kicker_and_title("Мости", "Коли"));
        for (text, word) in
            [("i", "Phone"), ("You", "Tube"), ("Bridges", "when"), ("Bridges", "TV"), ("Bridges ", "When")]
        {
            assert!(!are_kicker_and_title(text, word), "{text} {word}");
        }
    }

    #[test]
    fn a_picture_parts_sentences_and_no_word() {
        for (text, word) in
            [("Low tide.", "High"), ("tide,", "then"), ("tide", "Watch"), ("tide", "“Low"), ("Pier", "12")]
        {
            assert!(are_beside_picture(text, word), "{text} {word}");
        }
        for (text, word) in [("ti", "de"), ("tide", "."), ("潮", "位"), ("(", "tide"), ("tide", ")"), ("“", "Low")]
        {
            assert!(!are_beside_picture(text, word), "{text} {word}");
        }
    }

    #[test]
    fn a_number_beside_a_name_is_no_part_of_it() {
        assert!(are_number_and_word("Mira Holt", "3"));
        assert!(are_number_and_word("2026", "Mira"));
        assert!(are_number_and_word("31 de marzo de 2026", "19:44"));
        assert!(!are_number_and_word("20265", "19"));
        assert!(!are_number_and_word("1,200", "19"));
        assert!(!are_number_and_word("Mira ", "3"));
        assert!(!are_number_and_word("Mira", "Holt"));
    }
}
