//! Languages in Latin letters: their letters and commonest words, and what of them stands in a text.

use crate::text::letters;

/// The letters beyond ASCII and the commonest small words of languages written in Latin letters. Neighbours share many of
/// both: what is shared counts for each of them, and the rest decides.
pub(super) const LATIN: [(&str, &str, &[&str]); 28] = [
    (
        "en",
        "",
        &[
            "a", "and", "as", "at", "be", "by", "for", "from", "had", "has", "his", "in", "is", "it", "of", "on",
            "said", "that", "the", "their", "they", "to", "was", "were", "which", "with",
        ],
    ),
    (
        "de",
        "äöüß",
        &[
            "am", "an", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "für", "im",
            "in", "ist", "mit", "nicht", "sich", "und", "von", "werden", "wurde", "zu",
        ],
    ),
    (
        "fr",
        "àâæçéèêëîïôœùûÿ",
        &[
            "a", "au", "aux", "avec", "ce", "cette", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "la",
            "le", "les", "leur", "mais", "ne", "ont", "par", "pas", "pour", "que", "qui", "se", "son", "sont", "sur",
            "un", "une",
        ],
    ),
    (
        "es",
        "áéíñóúü",
        &[
            "a", "al", "como", "con", "de", "del", "el", "en", "es", "fue", "había", "la", "las", "lo", "los", "más",
            "no", "para", "pero", "por", "que", "se", "según", "su", "sus", "un", "una", "y",
        ],
    ),
    (
        "it",
        "àèéìòù",
        &[
            "a", "al", "anche", "che", "con", "da", "dal", "dalla", "degli", "dei", "del", "della", "delle", "di", "e",
            "gli", "ha", "i", "il", "in", "la", "le", "nel", "nella", "non", "per", "si", "sono", "stato", "un", "una",
        ],
    ),
    (
        "pt",
        "áâãàçéêíóôõú",
        &[
            "a", "ao", "aos", "as", "com", "da", "das", "de", "do", "dos", "e", "ele", "em", "foi", "mais", "na", "no",
            "não", "o", "os", "para", "pela", "pelo", "por", "que", "se", "são", "um", "uma",
        ],
    ),
    (
        "nl",
        "éëïóö",
        &[
            "aan", "als", "bij", "dat", "de", "die", "een", "en", "het", "in", "is", "met", "naar", "niet", "ook",
            "op", "te", "uit", "van", "voor", "was", "werd", "worden", "zijn",
        ],
    ),
    (
        "sv",
        "åäöé",
        &[
            "att", "av", "de", "den", "det", "efter", "en", "ett", "från", "för", "har", "i", "inte", "med", "och",
            "om", "på", "som", "till", "var", "är",
        ],
    ),
    (
        "pl",
        "ąćęłńóśźż",
        &[
            "a", "do", "i", "jest", "na", "nie", "o", "od", "oraz", "po", "przez", "się", "to", "w", "z", "za", "ze",
            "że",
        ],
    ),
    (
        "tr",
        "çğıöşüâî",
        &[
            "bir", "bu", "da", "daha", "de", "gibi", "göre", "ile", "için", "kadar", "olan", "olarak", "sonra", "ve",
            "çok",
        ],
    ),
    (
        "cs",
        "áčďéěíňóřšťúůýž",
        &[
            "a", "ale", "byl", "do", "je", "jsou", "který", "na", "není", "o", "od", "po", "podle", "pro", "při", "s",
            "se", "v", "z", "za", "že",
        ],
    ),
    (
        "da",
        "åæøé",
        &[
            "af", "at", "blev", "bliver", "de", "den", "der", "det", "efter", "en", "er", "et", "for", "fra", "har",
            "havde", "i", "igen", "ikke", "kun", "med", "mellem", "mod", "og", "også", "på", "sagde", "siger", "skrev",
            "som", "til", "ud", "uden", "vil",
        ],
    ),
    (
        "nb",
        "åæøé",
        &[
            "at", "av", "bare", "ble", "blir", "de", "den", "det", "en", "er", "et", "etter", "for", "fra", "hadde",
            "har", "i", "igjen", "ikke", "med", "mellom", "mot", "og", "også", "på", "sa", "seg", "sier", "skrev",
            "som", "til", "ut", "uten", "vil",
        ],
    ),
    (
        "fi",
        "äöå",
        &[
            "ei", "ennen", "että", "he", "hän", "ja", "joka", "kello", "kertoi", "kuin", "kun", "mukaan", "mutta",
            "myös", "noin", "nyt", "oli", "on", "ovat", "sanoi", "se", "sekä", "sen", "tai", "vain", "viime", "voi",
            "vuonna",
        ],
    ),
    (
        "et",
        "äöõüšž",
        &["aga", "ei", "et", "ja", "järgi", "kui", "mis", "ning", "oli", "on", "pärast", "seda", "see", "siis"],
    ),
    (
        "lv",
        "āčēģīķļņšūž",
        &["ar", "bija", "gan", "ir", "kas", "ko", "kā", "lai", "nav", "no", "par", "pēc", "tika", "un", "uz"],
    ),
    (
        "lt",
        "ąčęėįšųūž",
        &["apie", "bei", "buvo", "dėl", "iki", "ir", "iš", "kad", "kaip", "nuo", "per", "su", "tai", "yra"],
    ),
    (
        "sk",
        "áäčďéíĺľňóôŕšťúýž",
        &[
            "a", "aj", "ako", "alebo", "bol", "bola", "do", "ktorý", "na", "nie", "o", "od", "po", "podľa", "pre",
            "pri", "s", "sa", "so", "sú", "v", "z", "za", "že",
        ],
    ),
    (
        "sl",
        "čšž",
        &[
            "bil", "bila", "da", "in", "iz", "je", "kar", "ki", "ko", "na", "ne", "o", "od", "pa", "po", "pri", "s",
            "se", "so", "tudi", "v", "z", "za",
        ],
    ),
    (
        "hr",
        "čćđšž",
        &[
            "a", "bi", "bila", "bio", "da", "do", "i", "ili", "iz", "je", "kako", "koja", "koji", "na", "nije", "o",
            "od", "s", "se", "su", "u", "za", "što",
        ],
    ),
    (
        "hu",
        "áéíóöőúüű",
        &[
            "a", "az", "azt", "csak", "de", "egy", "ez", "hogy", "is", "majd", "meg", "mint", "nem", "s", "szerint",
            "volt", "és",
        ],
    ),
    (
        "ro",
        "ăâîșțşţ",
        &[
            "a", "al", "au", "ca", "care", "cu", "de", "din", "după", "este", "fi", "fost", "la", "mai", "nu", "o",
            "pe", "pentru", "sau", "se", "sunt", "un", "în", "și",
        ],
    ),
    (
        "ca",
        "àçèéíïòóúü",
        &[
            "a", "al", "als", "amb", "aquest", "de", "del", "dels", "el", "els", "en", "ha", "han", "i", "la", "les",
            "més", "per", "però", "que", "se", "seva", "un", "una", "és",
        ],
    ),
    (
        "vi",
        "àáãăâđèéêìíĩòóõôơùúũưý",
        &["cho", "các", "có", "của", "không", "là", "một", "ngày", "những", "này", "và", "với", "đã", "được"],
    ),
    (
        "id",
        "",
        &[
            "akan", "dalam", "dan", "dari", "dengan", "di", "ini", "itu", "juga", "ke", "pada", "telah", "tidak",
            "untuk", "yang",
        ],
    ),
    (
        "sw",
        "",
        &[
            "alisema", "baada", "cha", "hata", "hii", "hiyo", "huo", "kama", "katika", "kuwa", "kwa", "kwamba", "la",
            "lakini", "mara", "na", "ni", "pia", "vya", "wa", "watu", "ya", "yake", "za",
        ],
    ),
    (
        "af",
        "ê",
        &[
            "by", "dat", "deur", "die", "een", "en", "gesê", "het", "hulle", "hy", "in", "is", "kan", "na", "nie",
            "om", "oor", "op", "sal", "sy", "te", "van", "vir", "was", "wat", "word",
        ],
    ),
    ("az", "ə", &["bir", "bu", "da", "deyib", "də", "edib", "ilə", "olan", "olub", "sonra", "və", "üçün"]),
];

/// Counts for each language the words that speak for it, until one has enough.
pub(super) fn count(sample: &str, hits: &mut [usize; LATIN.len()], enough: usize) {
    let mut at = 0;
    while at < sample.len() {
        let rest = &sample.as_bytes()[at..];
        let length = word_length(rest);
        if length == 0 {
            at += 1;
            continue;
        }
        let mut languages = if length > LONGEST { 0 } else { languages_of(packed_at(rest, length)) };
        if languages == 0 && !rest[..length].is_ascii() {
            languages = languages_writing(&sample[at..at + length]);
        }
        at += length;
        let mut has_enough = false;
        while languages != 0 {
            let hits = &mut hits[languages.trailing_zeros() as usize];
            *hits += 1;
            has_enough |= *hits == enough;
            languages &= languages - 1;
        }
        if has_enough {
            return;
        }
    }
}

/// How many bytes are letters, or else not ASCII, before one that is neither.
fn word_length(bytes: &[u8]) -> usize {
    let mut length = letters::leading(bytes);
    while bytes.get(length).is_some_and(|byte| !byte.is_ascii()) {
        length += 1;
        length += letters::leading(&bytes[length..]);
    }
    length
}

/// The languages, one a bit, whose letters beyond ASCII are all of those of a word; none where it has no such letter.
fn languages_writing(word: &str) -> u32 {
    let letters = word.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    letters.map(languages_of_letter).reduce(|all, one| all & one).unwrap_or_default()
}

/// The letters from `FIRST_LETTER` on that a language can own.
const LETTERS: usize = 0x260 - FIRST_LETTER;
const FIRST_LETTER: usize = 0xc0;

fn languages_of_letter(letter: char) -> u32 {
    static TABLE: [u32; LETTERS] = letters();
    let small = letter.to_lowercase().next().unwrap_or(letter) as usize;
    match small.checked_sub(FIRST_LETTER) {
        Some(at) if at < LETTERS => TABLE[at],
        _ if VIETNAMESE.contains(&small) => 1 << VIETNAMESE_PLACE,
        _ => 0,
    }
}

/// Letters with two marks, which Vietnamese alone has in its everyday writing.
const VIETNAMESE: std::ops::RangeInclusive<usize> = 0x1ea0..=0x1eff;
/// Where Vietnamese stands in [`LATIN`].
const VIETNAMESE_PLACE: usize = 23;

const fn letters() -> [u32; LETTERS] {
    let mut table = [0; LETTERS];
    let mut language = 0;
    while language < LATIN.len() {
        let bytes = LATIN[language].1.as_bytes();
        let mut at = 0;
        // Each of these letters is two bytes of UTF-8.
        while at < bytes.len() {
            let letter = (bytes[at] as usize & 0x1f) << 6 | bytes[at + 1] as usize & 0x3f;
            table[letter - FIRST_LETTER] |= 1 << language;
            at += 2;
        }
        language += 1;
    }
    table
}

/// Bytes of the longest common word.
const LONGEST: usize = 8;
/// Places of the table of common words, about twice as many as there are words.
const PLACES: usize = 1024;

/// The languages, one a bit, that have a common word; packed.
fn languages_of(word: u64) -> u32 {
    static TABLE: [(u64, u32); PLACES] = table();
    let mut at = place(word);
    while TABLE[at].0 != word && TABLE[at].0 != 0 {
        at = (at + 1) % PLACES;
    }
    TABLE[at].1
}

const fn table() -> [(u64, u32); PLACES] {
    let mut table = [(0, 0); PLACES];
    let mut language = 0;
    while language < LATIN.len() {
        let words = LATIN[language].2;
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

/// A short word as a number of its own, a capital as the small letter.
const fn packed(word: &[u8]) -> u64 {
    let mut packed = 0;
    let mut at = 0;
    while at < word.len() {
        packed = packed << 8 | word[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    packed
}

/// The word of so many letters that a text begins with, as [`packed`] has it: all of it at once, where there are as many
/// bytes as the longest has.
fn packed_at(text: &[u8], length: usize) -> u64 {
    const ASCII: u64 = 0x8080_8080_8080_8080;
    let Some(bytes) = text.first_chunk::<LONGEST>() else { return packed(&text[..length]) };
    let bytes = u64::from_be_bytes(*bytes);
    // The bit that makes a letter small lies two below the one that ASCII leaves free.
    (bytes | (!bytes & ASCII) >> 2) >> (8 * (LONGEST - length))
}

const fn place(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_word_is_found_and_no_other() {
        for (at, (language, _, common)) in LATIN.iter().enumerate() {
            for word in *common {
                assert!(
                    word.len() <= LONGEST && languages_of(packed(word.as_bytes())) & 1 << at != 0,
                    "{language} {word}"
                );
                for text in
                    [word.to_string(), format!("{word}, Éa 1@[`{{"), format!("{} and so on", word.to_ascii_uppercase())]
                {
                    assert_eq!(packed_at(text.as_bytes(), word.len()), packed(word.as_bytes()), "{text}");
                }
            }
        }
        assert_eq!(languages_of(packed(b"harbour")), 0);
        assert_eq!(LATIN[VIETNAMESE_PLACE].0, "vi");
    }
}
