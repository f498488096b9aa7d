//! Guesses the language of a text from its letters and its commonest words; says nothing where it is not clear.

use super::character;

/// Characters that are looked at, at the most.
const SAMPLE: usize = 1_500;
/// Common words that must be found before a language is named.
const LEAST_HITS: usize = 3;
/// Common words after which no more are looked for.
const ENOUGH_HITS: usize = 16;

/// The letters beyond ASCII and the commonest small words of languages written in Latin letters. Neighbours share many of
/// both: what is shared counts for each of them, and the rest decides.
const LATIN: [(&str, &str, &[&str]); 26] = [
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
            "af", "at", "blev", "de", "den", "der", "det", "efter", "en", "er", "et", "for", "fra", "har", "havde",
            "i", "ikke", "med", "mellem", "og", "også", "på", "siger", "som", "til",
        ],
    ),
    (
        "nb",
        "åæøé",
        &[
            "at", "av", "ble", "de", "den", "det", "en", "er", "et", "etter", "for", "fra", "hadde", "har", "i",
            "ikke", "med", "mellom", "og", "også", "på", "seg", "sier", "som", "til",
        ],
    ),
    (
        "fi",
        "äöå",
        &[
            "ei", "ennen", "että", "ja", "joka", "kun", "mukaan", "mutta", "myös", "oli", "on", "ovat", "se", "sekä",
            "vain",
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
    ("az", "ə", &["bir", "bu", "da", "deyib", "də", "edib", "ilə", "olan", "olub", "sonra", "və", "üçün"]),
];

/// The BCP 47 tag of the language the texts seem to be in.
pub fn guess<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut left = SAMPLE;
    let mut hits = [0; LATIN.len()];
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
    (hits[best] >= LEAST_HITS && is_clear).then_some(LATIN[best].0)
}

fn count(sample: &str, hits: &mut [usize; LATIN.len()]) {
    for word in sample.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        let mut languages = languages_of(word);
        if languages == 0 && !word.is_ascii() {
            languages = languages_writing(word);
        }
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

/// The languages, one a bit, that have a common word.
fn languages_of(word: &str) -> u32 {
    static TABLE: [(u64, u32); PLACES] = table();
    if word.len() > LONGEST {
        return 0;
    }
    let word = packed(word.as_bytes());
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
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize % PLACES
}

/// The language of a text in letters that are not Latin, from those of them that few languages have.
fn by_script(sample: &str) -> Option<&'static str> {
    if sample.is_ascii() {
        return None;
    }
    let letters = || sample.chars().filter(|c| c.is_alphabetic()).take(200);
    if letters().filter(|c| *c >= '\u{370}').count() * 2 < letters().count() {
        return None;
    }
    let has = |range: std::ops::RangeInclusive<char>| letters().any(|c| range.contains(&c));
    if has('\u{3041}'..='\u{30ff}') {
        return Some("ja");
    }
    let scripts = [
        ('\u{400}'..='\u{4ff}', cyrillic as fn(&str) -> &'static str),
        ('\u{e00}'..='\u{e7f}', |_| "th"),
        ('\u{ac00}'..='\u{d7a3}', |_| "ko"),
        ('\u{4e00}'..='\u{9fff}', |_| "zh"),
        ('\u{370}'..='\u{3ff}', |_| "el"),
        ('\u{900}'..='\u{97f}', |_| "hi"),
        ('\u{980}'..='\u{9ff}', |_| "bn"),
        ('\u{b80}'..='\u{bff}', |_| "ta"),
        ('\u{10a0}'..='\u{10ff}', |_| "ka"),
        ('\u{530}'..='\u{58f}', |_| "hy"),
        ('\u{600}'..='\u{6ff}', arabic),
    ];
    if sample.chars().any(character::is_hebrew) {
        return Some("he");
    }
    scripts.into_iter().find(|(range, _)| has(range.clone())).map(|(_, language)| language(sample))
}

/// Each language of Cyrillic letters has some that Russian lacks, or lacks some that Russian has.
fn cyrillic(sample: &str) -> &'static str {
    let has = |letters: &[char]| sample.chars().any(|c| letters.contains(&c));
    let of = |letters: &[char]| sample.chars().filter(|c| letters.contains(c)).count();
    if has(&['ў', 'Ў']) {
        return "be";
    }
    if has(&['ѓ', 'ќ', 'ѕ', 'Ѓ', 'Ќ', 'Ѕ']) {
        return "mk";
    }
    if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј', 'Ђ', 'Ћ', 'Љ', 'Њ', 'Џ', 'Ј']) {
        return "sr";
    }
    let (ukrainian, russian) = (of(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']), of(&['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']));
    let hard = of(&['ъ', 'Ъ']);
    if hard > 2 * russian && hard > ukrainian {
        return "bg";
    }
    if ukrainian > russian { "uk" } else { "ru" }
}

/// Persian and Urdu have letters that Arabic lacks, and write some that it has in a way of their own.
fn arabic(sample: &str) -> &'static str {
    let has = |letters: &[char]| sample.chars().any(|c| letters.contains(&c));
    if has(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں']) {
        return "ur";
    }
    if has(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) { "fa" } else { "ar" }
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
        check("O porto reabre na segunda-feira, depois de 14 meses de obras, anunciou a câmara de Vilar.", Some("pt"));
    }

    #[test]
    fn neighbours_are_told_apart_by_the_words_they_do_not_share() {
        check("Kommunen siger, at broen blev lukket efter ulykken, og at den ikke åbner før påske.", Some("da"));
        check("Kommunen sier at broen ble stengt etter ulykken, og at den ikke åpner før påske.", Some("nb"));
        check("Kommunen säger att bron stängdes efter olyckan och att den inte öppnar före påsk.", Some("sv"));
        check("Starosta řekl, že most je zavřený a že podle úřadu není jasné, kdy se otevře.", Some("cs"));
        check(
            "Starosta povedal, že most je zatvorený a podľa úradu nie je jasné, kedy sa otvorí pre autá.",
            Some("sk"),
        );
        check(
            "Župan je dejal, da je most zaprt in da se ne bo odprl pred prazniki, ki so tudi dela prosti.",
            Some("sl"),
        );
        check(
            "Gradonačelnik je rekao da je most zatvoren i da nije jasno kako će se otvoriti, što su potvrdili.",
            Some("hr"),
        );
        check("L'alcalde ha dit que el pont és tancat i que els veïns de la vila amb cotxe esperen més.", Some("ca"));
        check("Primarul a spus că podul este închis și că nu a fost deschis pentru mașini din oraș.", Some("ro"));
    }

    #[test]
    fn other_latin_languages_have_common_words_too() {
        check(
            "Pormestari sanoi, että silta on kiinni, mutta se oli auki ennen onnettomuutta ja myös sen jälkeen.",
            Some("fi"),
        );
        check("Linnapea ütles, et sild on kinni, aga see oli lahti ning seda ei suleta pärast.", Some("et"));
        check("Mērs teica, ka tilts ir slēgts un ka par to nav ziņu, lai gan pēc negadījuma tika solīts.", Some("lv"));
        check("Meras sakė, kad tiltas yra uždarytas ir kad dėl to buvo pranešta iki vakaro.", Some("lt"));
        check("A polgármester szerint a híd nem nyílik meg, és azt mondta, hogy ez csak egy nap.", Some("hu"));
        check("Thị trưởng nói cây cầu đã được đóng và không có xe của người dân với các làng này.", Some("vi"));
        check(
            "Wali kota mengatakan jembatan itu tidak akan dibuka dan warga dari desa dengan mobil di kota.",
            Some("id"),
        );
        check("Mer deyib ki, körpü bağlıdır və bu gün üçün yol açılmayıb, sonra olub ilə.", Some("az"));
    }

    #[test]
    fn letters_tell_languages_of_one_script_apart() {
        check("Кметът каза, че мостът е затворен и няма да бъде отворен преди празниците.", Some("bg"));
        check("Градоначелник је рекао да је мост затворен и да неће бити отворен.", Some("sr"));
        check("Градоначалникот рече дека мостот е затворен, а ќе биде отворен.", Some("mk"));
        check("Мэр сказаў, што мост зачынены і не будзе адкрыты да свята.", Some("be"));
        check("شهردار گفت پل بسته است و تا عید باز نمی‌شود.", Some("fa"));
        check("میئر نے کہا کہ پل بند ہے اور عید تک نہیں کھلے گا۔", Some("ur"));
        check("قال رئيس البلدية إن الجسر مغلق حتى العيد.", Some("ar"));
        check("মেয়র বলেছেন সেতুটি বন্ধ রয়েছে।", Some("bn"));
        check("მერმა თქვა, რომ ხიდი დაკეტილია.", Some("ka"));
    }

    #[test]
    fn letters_tell_other_scripts_apart() {
        check("Екіпаж подав сигнал тривоги.", Some("uk"));
        check("Экипаж подал сигнал тревоги, сказал капитан, и мы это видели.", Some("ru"));
        check("救助隊は夜を徹して捜索を続けている。", Some("ja"));
        check("调查小组将于本周抵达港口。", Some("zh"));
    }

    #[test]
    fn letters_tell_short_texts_apart_that_hold_few_common_words() {
        check("Değirmen köprüsü üç ay kapalı kalacak, belediye çarşamba günü açıkladı.", Some("tr"));
        check("La fermeture de la halle divise les éleveurs, a annoncé mardi la préfecture dans un avis.", Some("fr"));
        check("Młyn nad Drwęcą będzie zamknięty, zapowiedział burmistrz.", Some("pl"));
    }

    #[test]
    fn little_text_says_nothing() {
        check("OK", None);
        check("", None);
    }

    #[test]
    fn every_common_word_is_found_and_no_other() {
        for (at, (language, _, common)) in LATIN.iter().enumerate() {
            for word in *common {
                assert!(word.len() <= LONGEST && languages_of(word) & 1 << at != 0, "{language} {word}");
            }
        }
        assert_eq!(languages_of("harbour"), 0);
        assert_eq!(LATIN[VIETNAMESE_PLACE].0, "vi");
    }
}
