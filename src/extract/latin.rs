//! Which encoding of Latin letters a page is in, where it names another one: its language tells, for the letters of that
//! language stand in its own encoding alone.

use encoding_rs::{Encoding as Charset, ISO_8859_2, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257};

use super::decode::decode_as;
use crate::text::language;

/// Encodings of Latin letters, and the languages whose letters each of them has; the commoner first.
const OF_LANGUAGES: [(&Charset, &[&str]); 5] = [
    (WINDOWS_1252, &["de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "ca"]),
    (WINDOWS_1254, &["tr"]),
    (WINDOWS_1250, &["pl", "cs", "sk", "hu", "sl", "hr", "ro"]),
    (ISO_8859_2, &["pl", "cs", "sk", "hu", "sl", "hr", "ro"]),
    (WINDOWS_1257, &["lt", "lv"]),
];

/// Bytes of a page whose words tell its language.
const SAMPLE: usize = 1 << 18;

/// The encoding that a page is in by its language, where that is surely another than the one it was taken for.
pub(super) fn by_language(bytes: &[u8], taken: &'static Charset) -> Option<&'static Charset> {
    if taken.name() != "ISO-8859-15" && !OF_LANGUAGES.iter().any(|(charset, _)| *charset == taken) {
        return None;
    }
    let counts = counts_of_high(bytes);
    let stated = stated_language(bytes).and_then(|language| by_letters(&language, &counts, taken));
    stated.or_else(|| languages_of_words(bytes).find_map(|language| by_letters(language, &counts, taken)))
}

/// The encoding that alone makes letters of a language of the bytes beyond ASCII.
fn by_letters(language: &str, counts: &[usize; 128], taken: &'static Charset) -> Option<&'static Charset> {
    let letters = language::letters(language)?;
    let candidates = OF_LANGUAGES.iter().filter(|(_, languages)| languages.contains(&language));
    let fits = candidates.map(|(charset, _)| (*charset, Fit::of(charset, counts, letters)));
    // The first of the best ones, for they are in the order of how common they are.
    let (best, fit) = fits.reduce(|best, next| if next.1.score() > best.1.score() { next } else { best })?;
    let before = Fit::of(taken, counts, letters);
    fit.is_sure_beside(&before).then_some(best)
}

/// How well an encoding makes letters of a language from the bytes beyond ASCII.
struct Fit {
    /// Letters of the language.
    own: usize,
    /// Other letters, and bytes that are none of the encoding.
    foreign: usize,
}

impl Fit {
    fn of(charset: &'static Charset, counts: &[usize; 128], letters: &str) -> Self {
        let mut fit = Self { own: 0, foreign: 0 };
        for (byte, count) in (0x80..=u8::MAX).zip(counts) {
            let byte = [byte];
            let (text, ..) = charset.decode_without_bom_handling(&byte);
            for letter in text.chars() {
                // The Turkish capital of a dotted i has that as its small letter.
                if letter.to_lowercase().any(|small| small.is_ascii() || letters.contains(small)) {
                    fit.own += count;
                } else if letter.is_alphabetic() || letter.is_control() || letter == '\u{fffd}' {
                    fit.foreign += count;
                }
            }
        }
        fit
    }

    fn score(&self) -> isize {
        self.own as isize - 2 * self.foreign as isize
    }

    /// Whether there is no doubt that this is the encoding and the other is not.
    fn is_sure_beside(&self, other: &Self) -> bool {
        const FEWEST: usize = 5;
        const MORE: usize = 3;
        self.own >= FEWEST && self.own >= other.own + MORE && self.foreign * 10 <= self.own
    }
}

/// How often each byte beyond ASCII stands in a page.
fn counts_of_high(bytes: &[u8]) -> [usize; 128] {
    let mut counts = [0; 128];
    for byte in bytes.iter().filter(|byte| !byte.is_ascii()) {
        counts[usize::from(byte - 0x80)] += 1;
    }
    counts
}

/// The languages that the words of a page are of, as one encoding after the other makes them.
fn languages_of_words(bytes: &[u8]) -> impl Iterator<Item = &'static str> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    OF_LANGUAGES.into_iter().filter_map(|(charset, languages)| {
        let (text, _) = decode_as(charset, sample);
        language::guess(words(&text)).filter(|tag| languages.contains(tag))
    })
}

/// The first part of the tag in the `lang` of the outermost element.
fn stated_language(bytes: &[u8]) -> Option<String> {
    const WINDOW: usize = 2048;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(WINDOW)]).to_ascii_lowercase();
    let tag = start.split_once("<html")?.1.split('>').next()?;
    let value = tag.split_once("lang=")?.1.trim_start_matches(['"', '\'']);
    let end = value.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(value.len());
    Some(value[..end].to_owned())
}

/// The words of a page between its tags, without its scripts and styles.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').filter_map(|part| {
        let is_code = ["script", "style"].iter().any(|tag| part.get(..tag.len()).is_some_and(|start| start == *tag));
        if is_code { None } else { Some(part.split_once('>').map_or(part, |(_, words)| words)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURKISH: &str = "Köprü üç ay kapalı kalacak. Belediye başkanı, işlerin bu yıl için olduğunu ve yolun da \
        açık kalacağını söyledi; göre bir karar olarak çıktı.";
    const POLISH: &str = "Most zostanie zamknięty na trzy miesiące, powiedział burmistrz. Nie jest jasne, że objazd \
        będzie otwarty, ale się stara i po świętach ma być lżej. Są już znaki dla jadących.";
    const CZECH: &str = "Most bude zavřený na tři měsíce, řekl starosta. Není jasné, že objížďka je otevřená, ale \
        podle úřadu se to do jara změní a práce pro město skončí.";
    const LATVIAN: &str = "Tilts būs slēgts trīs mēnešus, teica mērs. Nav skaidrs, ka apvedceļš ir atvērts, lai gan \
        par to tika ziņots un no pavasara būs vieglāk.";

    fn check(text: &str, encoded: &'static Charset, taken: &'static Charset, expected: Option<&'static Charset>) {
        let (bytes, _, has_unmappable) = encoded.encode(text);
        assert!(!has_unmappable, "{text}");
        assert_eq!(by_language(&bytes, taken), expected, "{text}");
        let stated = [b"<html lang=\"tr-TR\">".as_slice(), &bytes].concat();
        if text == TURKISH {
            assert_eq!(by_language(&stated, taken), expected, "{text}");
        }
    }

    #[test]
    fn letters_of_the_language_tell_its_encoding() {
        check(TURKISH, WINDOWS_1254, WINDOWS_1252, Some(WINDOWS_1254));
        check(POLISH, WINDOWS_1250, WINDOWS_1252, Some(WINDOWS_1250));
        check(POLISH, ISO_8859_2, WINDOWS_1252, Some(ISO_8859_2));
        check(POLISH, ISO_8859_2, WINDOWS_1250, Some(ISO_8859_2));
        check(CZECH, WINDOWS_1250, WINDOWS_1252, Some(WINDOWS_1250));
        check(CZECH, ISO_8859_2, WINDOWS_1252, Some(ISO_8859_2));
        check(LATVIAN, WINDOWS_1257, WINDOWS_1252, Some(WINDOWS_1257));
    }

    #[test]
    fn a_page_in_its_encoding_keeps_it() {
        check(TURKISH, WINDOWS_1254, WINDOWS_1254, None);
        check(POLISH, ISO_8859_2, ISO_8859_2, None);
        check(CZECH, WINDOWS_1250, WINDOWS_1250, None);
        let german = "Die Brücke über den Fluß bleibt für drei Monate gesperrt, sagte der Bürgermeister; die Straße ist \
            bis Ostern nicht für Autos geöffnet, und die Züge fahren später.";
        check(german, WINDOWS_1252, WINDOWS_1252, None);
        let icelandic =
            "Brúin verður lokuð í þrjá mánuði, sagði bæjarstjórinn, og það er óvíst hvenær hún opnar aftur.";
        check(icelandic, WINDOWS_1252, WINDOWS_1252, None);
        let portuguese = "A ponte não abre até ao verão, disse o presidente da câmara; os três autocarros são para as \
            escolas, e a obra não tem data.";
        check(portuguese, WINDOWS_1252, WINDOWS_1250, Some(WINDOWS_1252));
    }
}
