//! What single characters mean for sentence boundaries. Knows nothing of words or languages.

/// How a character ends a sentence, if it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The ambiguous full stop of most alphabets.
    Dot,
    /// The horizontal ellipsis.
    Ellipsis,
    /// A question or exclamation mark that a lower-case word may follow inside the same sentence.
    Mark,
    /// A stop of a script that uses it for nothing else; white space after it is not needed.
    Full,
}

/// The kind of stop a character is.
pub(super) fn stop(character: char) -> Option<Stop> {
    match character {
        '.' => Some(Stop::Dot),
        '…' => Some(Stop::Ellipsis),
        '!' | '?' | '\u{37E}' | '‼' | '⁇' | '⁈' | '⁉' | '‽' => Some(Stop::Mark),
        _ => is_full_stop(character).then_some(Stop::Full),
    }
}

/// Stops of Armenian, Arabic and Urdu, Syriac, Devanagari and its neighbours, Sinhala, Tibetan, Burmese, Ethiopic,
/// Khmer, Mongolian, Ol Chiki and the full-width forms (Unicode property `Sentence_Terminal`, and the Tibetan shad).
fn is_full_stop(character: char) -> bool {
    matches!(
        character,
        '\u{589}' | '\u{61D}'..='\u{61F}' | '\u{6D4}' | '\u{700}'..='\u{702}' | '\u{964}' | '\u{965}' | '\u{DF4}'
            | '\u{F0D}' | '\u{F0E}' | '\u{104B}' | '\u{1362}' | '\u{1367}' | '\u{1368}' | '\u{17D4}'
            | '\u{17D5}' | '\u{1803}' | '\u{1809}' | '\u{1C7E}' | '\u{1C7F}' | '\u{3002}' | '\u{FF01}' | '\u{FF0E}'
            | '\u{FF1F}' | '\u{FF61}'
    )
}

/// Brackets and quotation marks that only close.
pub(super) fn is_closer(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | '〟'
            | '｣'
            | '›'
    )
}

/// Brackets, quotation marks and inverted marks that only open.
pub(super) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '(' | '['
            | '{'
            | '‘'
            | '„'
            | '‚'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '〈'
            | '《'
            | '〔'
            | '［'
            | '｛'
            | '〝'
            | '｢'
            | '‹'
    )
}

/// Quotation marks whose side depends on the language or on what stands beside them.
pub(super) fn is_two_sided_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '«' | '»')
}

/// Quotation marks of any side, brackets apart.
pub(super) fn is_quote(character: char) -> bool {
    is_two_sided_quote(character) || matches!(character, '”' | '’' | '‘' | '„' | '‚' | '」' | '』' | '‹' | '›')
}

/// Marks that open an item of a list.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '‣' | '⁃' | '◦' | '▪' | '●' | '■' | '‧')
}

/// Dashes that may stand before a speaker or an item.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―')
}

/// Whether a character is part of a word: letters, digits and the marks that combine with them.
pub(super) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric()
        || (matches!(character, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{EFF}') && stop(character).is_none())
}

/// Letters of scripts that have no capitals.
pub(super) fn is_caseless(character: char) -> bool {
    character.is_alphabetic() && !is_small(character) && !character.is_uppercase()
}

/// Letters with which no sentence begins. Georgian ones are small by their properties, but whole texts are written in them.
pub(super) fn is_small(character: char) -> bool {
    character.is_lowercase() && !matches!(character, '\u{10D0}'..='\u{10FF}')
}

/// Han, kana and their neighbours: text without spaces between sentences.
pub(super) fn is_east_asian(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Thai and Lao, where a full stop marks an abbreviation and hardly anything marks the end of a sentence.
pub(super) fn is_without_stops(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{EFF}')
}

/// Lao, where a full stop may also end a sentence.
pub(super) fn is_lao(character: char) -> bool {
    matches!(character, '\u{E80}'..='\u{EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_of_many_scripts_are_known() {
        for character in "。！？؟۔।॥։።။។།｡".chars() {
            assert_eq!(stop(character), Some(Stop::Full), "{character:?}");
        }
        for character in ",;:،、၊·-a한".chars() {
            assert_eq!(stop(character), None, "{character:?}");
        }
    }

    #[test]
    fn combining_marks_belong_to_words() {
        for character in "aéйक्िਾ9".chars() {
            assert!(is_word(character), "{character:?}");
        }
        for character in "। .,'”".chars() {
            assert!(!is_word(character), "{character:?}");
        }
    }
}
