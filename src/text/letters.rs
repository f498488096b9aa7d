//! Letters: runs of plain ones, which most of most texts are, measured several bytes at a time, and small forms.

/// How many ASCII letters `bytes` starts with.
pub(crate) fn leading(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut length = 0;
    for eight in eights {
        let letters = letters_of(u64::from_le_bytes(*eight));
        if letters < 8 {
            return length + letters;
        }
        length += 8;
    }
    length + rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// Appends a letter in lower case.
pub(crate) fn push_small(letter: char, out: &mut String) {
    if letter.is_ascii() { out.push(letter.to_ascii_lowercase()) } else { out.extend(letter.to_lowercase()) }
}

/// The letters and digits of a text alone, in lower case, for comparison of names and titles however they are set.
pub(crate) fn comparable(text: &str) -> String {
    let mut compared = String::with_capacity(text.len());
    text.chars().filter(|letter| letter.is_alphanumeric()).for_each(|letter| push_small(letter, &mut compared));
    compared
}

/// How many bytes of printable ASCII a text starts with.
pub(crate) fn printable(text: &str) -> usize {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~');
    let (sixteens, _) = text.as_bytes().as_chunks::<16>();
    let are_printable = |bytes: &&[u8; 16]| bytes.iter().fold(true, |all, byte| all & is_printable(byte));
    let length = 16 * sixteens.iter().take_while(are_printable).count();
    length + text.as_bytes()[length..].iter().take_while(|byte| is_printable(byte)).count()
}

/// How many of eight bytes, the lowest first, are letters before one that is none.
fn letters_of(bytes: u64) -> usize {
    const HIGH: u64 = each(0x80);
    let small = (bytes | each(0x20)) & !HIGH;
    // With the top bit of each byte free, a sum in one byte does not carry into the next and sets that bit from the
    // bound on.
    let is_at_least_a = small + each(0x80 - b'a');
    let is_beyond_z = small + each(0x7f - b'z');
    let others = !(is_at_least_a & !is_beyond_z & !bytes) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// One byte eight times over.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_is_told_letter_or_not() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [b'q'; 20];
                text[place] = byte;
                let expected = if byte.is_ascii_alphabetic() { 20 } else { place };
                assert_eq!(leading(&text), expected, "{byte} at {place}");
            }
        }
        assert_eq!(leading(b""), 0);
    }

    #[test]
    fn every_character_at_every_place_is_told_printable_or_not() {
        for character in ['\0', '\t', '\n', '\u{1b}', ' ', 'a', '~', '\u{7f}', '\u{80}', 'é', '”', '𝄞'] {
            for place in 0..40 {
                let text = format!("{}{character}{}", "Q".repeat(place), "z".repeat(40 - place));
                let expected = if matches!(character, ' '..='~') { text.len() } else { place };
                assert_eq!(printable(&text), expected, "{character:?} at {place}");
            }
        }
        assert_eq!(printable(""), 0);
    }
}
