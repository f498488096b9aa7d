//! Who wrote, by the words at the end of a text: what is said of a person there, or a name behind the last sentence.

use super::{
    name_list::{is_full, word_starts},
    person, phrases,
};

/// The name that a text about a person begins with: `Ada Lind is a reporter in Lenner.`
pub(super) fn described(text: &str) -> Option<String> {
    const VERBS: [&str; 24] = [
        "is", "was", "covers", "writes", "reports", "works", "has", "joined", "ist", "arbeitet", "schreibt",
        "berichtet", "est", "écrit", "travaille", "es", "escribe", "trabaja", "è", "é", "escreve", "is,", "är", "er",
    ];
    const MOST_WORDS: usize = 24;
    const MOST_OF_NAME: usize = 4;
    let mut words = word_starts(text.trim());
    let verb = words.by_ref().take(MOST_OF_NAME + 1).find(|(_, word)| VERBS.contains(word));
    let name = text.trim()[..verb?.0].trim_end();
    let is_word_of_trade = |word: &str| person::is_role(word.trim_matches(|letter: char| !letter.is_alphabetic()));
    let mut is_described = || words.by_ref().take(MOST_WORDS).any(|(_, word)| is_word_of_trade(word));
    (is_full(name) && is_described()).then(|| name.to_owned())
}

/// The name that stands alone behind the last sentence of a text: `… was shut. (Ada Lind)`, `…(c)LNP/Ada Lind`.
pub(super) fn behind_last_sentence(text: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let start = text.rfind(['(', '（', '[', '©', '—', '–'])?;
    let inner = text[start..].trim_start_matches("(c)");
    let inner = inner.trim_matches(|letter: char| "()（）[]©—– ".contains(letter));
    let name = inner.rsplit('/').next().unwrap_or(inner).trim();
    let is_alone = inner.len() <= LONGEST && start > 0 && phrases::ends_as_sentence(&text[..start]);
    (is_alone && is_full(name) && person::lead(name) == name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_behind_the_last_sentence_or_before_what_somebody_does() {
        let behind = |text| behind_last_sentence(text).unwrap_or_default();
        assert_eq!(behind("The lock was shut. (Ada Lind)"), "Ada Lind");
        assert_eq!(behind("港湾局は対応を急いでいる。(c)LNP/Ada Lind"), "Ada Lind");
        assert_eq!(behind("The lock was shut (Ada Lind)"), "");
        assert_eq!(behind("The lock was shut. (Photo below)"), "");
        let about = |text| described(text).unwrap_or_default();
        assert_eq!(about("Ada Lind is a reporter for the Lenner Post."), "Ada Lind");
        assert_eq!(about("Lise Tarrant ist Redakteurin der Lenner Post."), "Lise Tarrant");
        assert_eq!(about("Ada Lind is at home again."), "");
        assert_eq!(about("The lock is a place where a reporter waits."), "");
    }
}
