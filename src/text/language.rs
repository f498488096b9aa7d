//! Guesses the language of a text from its letters and its commonest words; says nothing where it is not clear.

use super::character;

/// Characters that are looked at, at the most.
const SAMPLE: usize = 1_500;
/// Common words that must be found before a language is named.
const LEAST_HITS: usize = 3;
/// Common words after which no more are looked for.
const ENOUGH_HITS: usize = 16;

/// The commonest small words of languages written in Latin letters, none of them shared by two.
const COMMON: [(&str, &[&str]); 11] = [
    (
        "en",
        &[
            "and", "at", "from", "had", "has", "his", "it", "of", "said", "that", "the", "their", "they", "to", "was",
            "were", "which", "with",
        ],
    ),
    (
        "de",
        &[
            "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "für", "ist", "mit", "nicht",
            "sich", "und", "von", "werden", "wurde",
        ],
    ),
    (
        "fr",
        &[
            "au", "aux", "avec", "ce", "cette", "dans", "des", "du", "elle", "est", "et", "les", "leur", "mais", "ont",
            "par", "pour", "qui", "sont", "sur",
        ],
    ),
    (
        "es",
        &[
            "como", "con", "del", "el", "en", "fue", "había", "las", "los", "más", "pero", "por", "que", "según", "su",
            "sus", "una", "y",
        ],
    ),
    (
        "it",
        &[
            "anche", "che", "da", "dal", "dalla", "degli", "dei", "del", "della", "delle", "di", "gli", "il", "nel",
            "nella", "per", "sono", "stato", "una",
        ],
    ),
    (
        "pt",
        &[
            "ao", "aos", "as", "com", "da", "das", "do", "dos", "ele", "em", "foi", "mais", "na", "no", "não", "os",
            "pela", "pelo", "são", "uma",
        ],
    ),
    (
        "nl",
        &[
            "aan", "bij", "dat", "de", "een", "het", "is", "met", "naar", "niet", "ook", "op", "te", "uit", "van",
            "voor", "werd", "worden", "zijn",
        ],
    ),
    (
        "sv",
        &[
            "att", "av", "det", "efter", "en", "ett", "från", "för", "har", "inte", "med", "och", "om", "på", "som",
            "till", "var", "är",
        ],
    ),
    ("pl", &["do", "jest", "na", "nie", "od", "oraz", "po", "przez", "się", "w", "z", "za", "ze", "że"]),
    ("tr", &["bir", "bu", "da", "daha", "de", "gibi", "ile", "için", "olan", "olarak", "sonra", "ve"]),
    ("cs", &["ale", "byl", "je", "jsou", "který", "na", "není", "podle", "pro", "při", "se", "že"]),
];

/// The BCP 47 tag of the language the texts seem to be in.
pub fn guess<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut left = SAMPLE;
    let mut hits = [0; COMMON.len()];
    for text in texts {
        let end = text.floor_char_boundary(left.min(text.len()));
        let sample = &text[..end];
        if let Some(language) = by_script(sample) {
            return Some(language);
        }
        count(sample, &mut hits);
        left -= end;
        if left == 0 || hits.contains(&ENOUGH_HITS) {
            break;
        }
    }
    let best = (0..hits.len()).max_by_key(|&at| (hits[at], std::cmp::Reverse(at)))?;
    let is_clear = (0..hits.len()).all(|at| at == best || hits[at] < hits[best]);
    (hits[best] >= LEAST_HITS && is_clear).then_some(COMMON[best].0)
}

fn count(sample: &str, hits: &mut [usize; COMMON.len()]) {
    let words = sample.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    for word in words.filter(|word| (1..=LONGEST).contains(&word.len())) {
        let mut languages = languages_of(packed(word));
        if languages == 0 {
            continue;
        }
        while languages != 0 {
            hits[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
        if hits.contains(&ENOUGH_HITS) {
            return;
        }
    }
}

/// Bytes of the longest common word.
const LONGEST: usize = 7;
/// Places of the table of common words, about twice as many as there are words.
const PLACES: usize = 512;

/// The languages, one a bit, that have a common word.
fn languages_of(word: u64) -> u16 {
    static TABLE: [(u64, u16); PLACES] = table();
    let mut at = place(word);
    while TABLE[at].0 != word && TABLE[at].0 != 0 {
        at = (at + 1) % PLACES;
    }
    TABLE[at].1
}

const fn table() -> [(u64, u16); PLACES] {
    let mut table = [(0, 0); PLACES];
    let mut language = 0;
    while language < COMMON.len() {
        let words = COMMON[language].1;
        let mut next = 0;
        while next < words.len() {
            let word = packed(words[next].as_bytes());
            let mut at = place(word);
            while table[at].0 != word && table[at].0 != 0 {
                at = (at + 1) % PLACES;
            }
            table[at] = (word, table[at].1 | 1 << language);
            next += 1;
        }
        language += 1;
    }
    table
}

/// A short word as a number of its own.
const fn packed(word: &[u8]) -> u64 {
    let mut packed = 0;
    let mut at = 0;
    while at < word.len() {
        packed = packed << 8 | word[at] as u64;
        at += 1;
    }
    packed
}

const fn place(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize % PLACES
}

/// The language of a script that one language in the news is written in.
fn by_script(sample: &str) -> Option<&'static str> {
    if sample.is_ascii() {
        return None;
    }
    let has = |range: std::ops::RangeInclusive<char>| sample.chars().any(|c| range.contains(&c));
    let letters = sample.chars().filter(|c| c.is_alphabetic()).take(200);
    let foreign = letters.filter(|c| *c >= '\u{370}').count();
    if foreign * 2 < sample.chars().filter(|c| c.is_alphabetic()).take(200).count() {
        return None;
    }
    if has('\u{3041}'..='\u{30ff}') {
        return Some("ja");
    }
    if has('\u{400}'..='\u{4ff}') {
        return Some(cyrillic(sample));
    }
    let scripts = [
        ('\u{e00}'..='\u{e7f}', "th"),
        ('\u{ac00}'..='\u{d7a3}', "ko"),
        ('\u{4e00}'..='\u{9fff}', "zh"),
        ('\u{370}'..='\u{3ff}', "el"),
        ('\u{900}'..='\u{97f}', "hi"),
        ('\u{600}'..='\u{6ff}', "ar"),
    ];
    if sample.chars().any(character::is_hebrew) {
        return Some("he");
    }
    scripts.into_iter().find(|(range, _)| has(range.clone())).map(|(_, language)| language)
}

/// Ukrainian has `і`, `ї`, `є`, `ґ`; Bulgarian, Serbian and others are not told apart from Russian by letters alone.
fn cyrillic(sample: &str) -> &'static str {
    let of = |letters: &[char]| sample.chars().filter(|c| letters.contains(c)).count();
    let (ukrainian, russian) = (of(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']), of(&['ы', 'э', 'ё', 'ъ', 'Ы', 'Э', 'Ё']));
    if ukrainian > russian { "uk" } else { "ru" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(guess(std::iter::once(text)), expected, "{text}");
    }

    #[test]
    fn common_words_tell_latin_languages_apart() {
        check("The mayor said that the bridge was closed and that it would stay shut.", Some("en"));
        check("Der Sprecher sagte, dass die Brücke bis Ostern nicht für Autos geöffnet ist.", Some("de"));
        check("Le document compte des pages qui sont dans les mains du maire et de la directrice.", Some("fr"));
        check("El alcalde dijo que los vecinos y las familias de la calle en obras esperan.", Some("es"));
    }

    #[test]
    fn letters_tell_other_scripts_apart() {
        check("Екіпаж подав сигнал тривоги.", Some("uk"));
        check("Экипаж подал сигнал тревоги, сказал капитан, и мы это видели.", Some("ru"));
        check("救助隊は夜を徹して捜索を続けている。", Some("ja"));
        check("调查小组将于本周抵达港口。", Some("zh"));
    }

    #[test]
    fn little_text_says_nothing() {
        check("OK", None);
        check("", None);
    }

    #[test]
    fn every_common_word_is_found_and_no_other() {
        for (at, (language, common)) in COMMON.iter().enumerate() {
            for word in *common {
                assert!(
                    word.len() <= LONGEST && languages_of(packed(word.as_bytes())) & 1 << at != 0,
                    "{language} {word}"
                );
            }
        }
        assert_eq!(languages_of(packed(b"harbour")), 0);
    }
}
