//! Languages in other letters than Latin ones, told by the letters that few of them have.

use std::ops::RangeInclusive;

/// Scripts by where their letters lie, and the language of each; `None` where several share it.
const SCRIPTS: [(RangeInclusive<char>, Option<&str>); 23] = [
    ('\u{370}'..='\u{3ff}', Some("el")),
    ('\u{400}'..='\u{4ff}', None),
    ('\u{530}'..='\u{58f}', Some("hy")),
    ('\u{590}'..='\u{5ff}', Some("he")),
    ('\u{600}'..='\u{6ff}', None),
    ('\u{900}'..='\u{97f}', Some("hi")),
    ('\u{980}'..='\u{9ff}', Some("bn")),
    ('\u{a00}'..='\u{a7f}', Some("pa")),
    ('\u{a80}'..='\u{aff}', Some("gu")),
    ('\u{b80}'..='\u{bff}', Some("ta")),
    ('\u{c00}'..='\u{c7f}', Some("te")),
    ('\u{c80}'..='\u{cff}', Some("kn")),
    ('\u{d00}'..='\u{d7f}', Some("ml")),
    ('\u{d80}'..='\u{dff}', Some("si")),
    ('\u{e00}'..='\u{e7f}', Some("th")),
    ('\u{e80}'..='\u{eff}', Some("lo")),
    ('\u{1000}'..='\u{109f}', Some("my")),
    ('\u{10a0}'..='\u{10ff}', Some("ka")),
    ('\u{1200}'..='\u{137f}', Some("am")),
    ('\u{1780}'..='\u{17ff}', Some("km")),
    ('\u{3041}'..='\u{30ff}', Some("ja")),
    ('\u{4e00}'..='\u{9fff}', Some("zh")),
    ('\u{ac00}'..='\u{d7a3}', Some("ko")),
];
const CYRILLIC: usize = 1;
const ARABIC: usize = 4;
const KANA: usize = 20;
const HAN: usize = 21;
const HANGUL: usize = 22;

/// How often letters were met that tell languages of one script apart.
#[derive(Debug, Default)]
struct Telling {
    ukrainian: usize,
    russian: usize,
    /// The hard sign, a vowel in Bulgarian and rare elsewhere.
    hard: usize,
    belarusian: usize,
    serbian: usize,
    macedonian: usize,
    /// Serbian and Macedonian alike.
    southern: usize,
    /// The letter that Belarusian lacks.
    eight: usize,
    arabic: usize,
    persian: usize,
    urdu: usize,
}

impl Telling {
    fn count(&mut self, letter: char) {
        let count = match letter {
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => &mut self.ukrainian,
            'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => &mut self.russian,
            'ъ' | 'Ъ' => &mut self.hard,
            'ў' | 'Ў' => &mut self.belarusian,
            'ђ' | 'ћ' | 'Ђ' | 'Ћ' => &mut self.serbian,
            'ѓ' | 'ќ' | 'ѕ' | 'Ѓ' | 'Ќ' | 'Ѕ' => &mut self.macedonian,
            'љ' | 'њ' | 'џ' | 'ј' | 'Љ' | 'Њ' | 'Џ' | 'Ј' => &mut self.southern,
            'и' | 'И' => &mut self.eight,
            'ي' | 'ك' | 'ة' => &mut self.arabic,
            'ی' | 'ک' | 'پ' | 'چ' | 'ژ' | 'گ' => &mut self.persian,
            'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' => &mut self.urdu,
            _ => return,
        };
        *count += 1;
    }

    /// Each language of Cyrillic letters has some that the others lack. A name from elsewhere has one or two of them.
    fn of_cyrillic(&self) -> Option<&'static str> {
        let southern = self.southern + self.serbian + self.macedonian;
        let most = self.ukrainian.max(self.russian).max(self.hard).max(southern);
        if most == 0 {
            None
        } else if southern == most {
            Some(if self.macedonian > self.serbian { "mk" } else { "sr" })
        } else if self.belarusian > 0 && self.ukrainian > self.eight {
            Some("be")
        } else if self.hard > 2 * self.russian && self.hard > self.ukrainian {
            Some("bg")
        } else {
            Some(if self.ukrainian > self.russian { "uk" } else { "ru" })
        }
    }

    /// Persian and Urdu have letters that Arabic lacks, and write some that it has in a way of their own.
    fn of_arabic(&self) -> &'static str {
        if self.persian <= self.arabic {
            "ar"
        } else if self.urdu * 20 > self.persian {
            "ur"
        } else {
            "fa"
        }
    }
}

/// The letters of a text by script, and those that tell languages apart.
#[derive(Debug, Default)]
pub(super) struct Letters {
    all: usize,
    scripts: [usize; SCRIPTS.len()],
    telling: Telling,
}

impl Letters {
    /// Counts the letters of a piece of the text.
    pub(super) fn count(&mut self, sample: &str) {
        if sample.is_ascii() {
            // A count of so few fits in a byte, and bytes are added sixteen at a time.
            let counts = sample.as_bytes().chunks(usize::from(u8::MAX));
            let letters = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>();
            self.all += counts.map(|chunk| usize::from(letters(chunk))).sum::<usize>();
            return;
        }
        for letter in sample.chars().filter(|c| c.is_alphabetic()) {
            self.all += 1;
            if letter.is_ascii() {
                continue;
            }
            if let Some(script) = SCRIPTS.iter().position(|(range, _)| range.contains(&letter)) {
                self.scripts[script] += 1;
                self.telling.count(letter);
            }
        }
    }

    /// Whether most letters are of scripts that one is told by; an ideograph or a syllable says as much as three others.
    pub(super) fn are_foreign(&self) -> bool {
        let dense = 2 * [KANA, HAN, HANGUL].iter().map(|at| self.scripts[*at]).sum::<usize>();
        let foreign = self.scripts.iter().sum::<usize>() + dense;
        foreign > 0 && foreign * 2 >= self.all + dense
    }

    /// Whether a language is written in letters that are not Latin ones.
    pub(super) fn write(language: &str) -> bool {
        const OF_SEVERAL: [&str; 10] = ["ar", "be", "bg", "fa", "mk", "mr", "ne", "ru", "uk", "ur"];
        OF_SEVERAL.contains(&language) || SCRIPTS.iter().any(|(_, other)| *other == Some(language))
    }

    /// The language of a text in letters that are not Latin; none where no letter tells it from its neighbours.
    pub(super) fn language(&self) -> Option<&'static str> {
        // A Japanese text is in Chinese letters for a good part.
        if self.scripts[KANA] * 10 > self.scripts[HAN] && self.scripts[KANA] + self.scripts[HAN] > self.all / 2 {
            return Some("ja");
        }
        let script = (0..SCRIPTS.len()).max_by_key(|&at| self.scripts[at])?;
        match script {
            CYRILLIC => self.telling.of_cyrillic(),
            ARABIC => Some(self.telling.of_arabic()),
            _ => SCRIPTS[script].1,
        }
    }
}
