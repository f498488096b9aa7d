//! Whether a text is the name of a person, in scripts with capitals and without; not where on a page names stand.

use super::{dates, phrases, reporters, word_list::WordList};
use crate::{model::Link, text::letters};

static PARTICLES: WordList = WordList::new(include_str!("words/name-particles.txt"));
static RANKS: WordList = WordList::new(include_str!("words/ranks.txt"));
static ROLES: WordList = WordList::new(include_str!("words/roles.txt"));
static STAFFS: WordList = WordList::new(include_str!("words/staffs.txt"));
static NO_NAMES: WordList = WordList::new(include_str!("words/no-names.txt"));

/// Bytes of the longest name with a role behind it.
const LONGEST_NAME_WITH_ROLE: usize = 80;
/// Most words of one name.
pub(super) const LONGEST_NAME: usize = 6;
/// The word for "and" in the languages that write one between names.
const JOINS: [&str; 20] = [
    " and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " i ", " та ", " і ", " и ", " και ", " ve ",
    " ja ", " és ", " și ", " a ", " dan ", " và ",
];

/// What names of Chinese papers and sites end with.
const PAPERS: [&str; 14] = [
    "网", "網", "日报", "日報", "晚报", "时报", "都市报", "商报", "新聞", "通讯社", "通訊社", "周刊", "週刊", "中文站",
];

/// Whether a word stands inside names in small letters.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.has(word)
}

/// Whether a word says what somebody is, or that many of them sign together.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.has(&word.to_lowercase()) || is_staff(word)
}

/// Whether a word says what one person does, and nothing of a staff.
pub(super) fn is_occupation(word: &str) -> bool {
    ROLES.has(&word.trim_end_matches(',').to_lowercase())
}

/// Whether a word stands before what somebody is: `Senior`, `Political`.
pub(super) fn is_rank(word: &str) -> bool {
    RANKS.has(&word.to_lowercase())
}

/// Whether a word says that a staff, a desk or an agency signs.
fn is_staff(word: &str) -> bool {
    STAFFS.has(&word.to_lowercase())
}

/// Words that begin with capitals, where the script has them, and that are no role.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| !word.chars().next().is_some_and(char::is_lowercase)).count();
    (1..=LONGEST_NAME).contains(&words.len())
        && capitals * 2 >= words.len()
        && !words.last().is_some_and(|last| last.chars().next().is_some_and(char::is_lowercase) && words.len() == 2)
        && !words.last().is_some_and(|last| is_role(last))
        && dates::label(text).is_none()
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is nothing but the full name of one person: two to four words in capitals.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
            && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '-' | '\'' | '’'))
    };
    let is_strange = |word: &&str| NO_NAMES.has(&word.to_lowercase());
    (2..=4).contains(&words.len())
        && words.iter().all(is_name_word)
        && !words.iter().any(is_strange)
        && !(words.len() == 2 && is_role(words[0]))
        && is_name(text)
}

/// Whether a text is the name of one person in a script with capitals, perhaps with small words in it or a role behind it:
/// `Ines van Kampen, Editor`.
pub(super) fn is_name_with_role(text: &str) -> bool {
    let name = lead(text);
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_particle(word)).collect();
    text.len() <= LONGEST_NAME_WITH_ROLE
        && name.starts_with(char::is_uppercase)
        && !phrases::ends_as_sentence(text)
        && !holds_sentence(text)
        && is_full_name(&words.join(" "))
}

/// Whether a sentence ends inside a text, not an abbreviation: `Ada Lind, seen from the boat. Jan Moll`.
fn holds_sentence(text: &str) -> bool {
    const LONGEST_ABBREVIATION: usize = 2;
    text.match_indices(". ").any(|(stop, _)| {
        let word = text[..stop].rsplit(' ').next().unwrap_or_default();
        word.starts_with(char::is_lowercase) && word.chars().nth(LONGEST_ABBREVIATION).is_some()
    })
}

/// What a line begins with, up to a mark or an address: the name, where a role, a place or a paper stands behind it.
pub(super) fn lead(line: &str) -> &str {
    let line =
        line.trim_matches(|letter: char| matches!(letter, '【' | '】' | '[' | ']' | '(' | ')' | '（' | '）' | ' '));
    let mark = line.find(['(', '（', ',', '|', '·', '–', '—', '/', '\n', '，', '、', '／']);
    let end = mark.into_iter().chain(line.find(" - ")).min().unwrap_or(line.len());
    let address = line[..end].find('@').and_then(|at| line[..at].rfind(char::is_whitespace));
    line[..address.unwrap_or(end)].trim_end()
}

/// Whether a text is a name and behind a stroke whose paper it is, in a script without capitals: `林晓梅/河港日报`.
pub(super) fn is_name_with_paper(text: &str) -> bool {
    const LONGEST_PAPER: usize = 12;
    let Some((name, paper)) = text.split_once(['/', '／']) else { return false };
    let is_short = paper.chars().nth(LONGEST_PAPER).is_none() && !paper.trim().is_empty();
    is_short && !name.trim().is_empty() && is_uncased_name(name.trim()) && is_uncased_name(paper.trim())
}

/// Whether a name is so short and in capitals alone that it is an agency's: `AP`.
pub(super) fn is_acronym(name: &str) -> bool {
    const LONGEST: usize = 5;
    name.chars().nth(LONGEST).is_none() && name.chars().all(char::is_uppercase)
}

/// Whether a name is that of an agency or of a staff: `Lenner News Desk`, `LNP`.
pub(super) fn is_group(name: &str) -> bool {
    let is_paper = || PAPERS.iter().any(|paper| name.ends_with(paper));
    let is_team = name.ends_with(" Team") || name.ends_with(" team");
    is_acronym(name) || is_team || is_paper() || name.split_whitespace().last().is_some_and(is_staff)
}

/// Whether a text is nothing but the names of people, in any script: `Ada Lind, Jan Moll and Ida Strand`.
pub(super) fn are_names(text: &str) -> bool {
    const MOST: usize = 8;
    let names = parted(text);
    let is_desk = |name: &str| name.split_whitespace().next().is_some_and(is_role);
    let is_one = |name: &&str| {
        is_name_with_role(name) || is_uncased_person(name) || reporters::is_chinese_name(name) || is_desk(name)
    };
    (2..=MOST).contains(&names.len()) && names.iter().all(is_one)
}

/// Whether a text in a script without capitals is the name of a person, or of a paper, and not just any word: it begins
/// as names do, or has two words.
pub(super) fn is_uncased_person(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = text.trim();
    let is_letter = |letter: char| is_uncased(letter) || matches!(letter, ' ' | '·' | '・' | '\u{3000}');
    let is_strange = || !text.chars().all(is_letter) || dates::label(text).is_some() || text.starts_with(['关', '關']);
    if text.is_empty() || text.chars().nth(LONGEST).is_some() || is_strange() {
        return false;
    }
    let is_han = text.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9fff}'));
    let letters = text.chars().filter(|letter| is_uncased(*letter)).count();
    if is_han {
        return reporters::is_name(&text.replace([' ', '\u{3000}'], ""))
            || (letters > 2 && PAPERS.iter().any(|paper| text.ends_with(paper)));
    }
    let is_hangul = text.chars().any(|letter| matches!(letter, '\u{ac00}'..='\u{d7a3}'));
    !is_hangul && (2..=3).contains(&text.split_whitespace().count())
}

/// Whether a letter is of a script without capitals.
fn is_uncased(letter: char) -> bool {
    // Some scripts write signs that are no letters inside words.
    let is_sign = matches!(letter, '\u{900}'..='\u{dff}');
    (letter.is_alphabetic() || is_sign) && !letter.is_lowercase() && !letter.is_uppercase() && !letter.is_numeric()
}

/// Whether a text is the full name of one person, in any script.
pub(super) fn is_one_name(text: &str) -> bool {
    (is_name_with_role(text) && !text.contains(',')) || (text.chars().count() > 1 && is_uncased_name(text))
}

/// Whether a text is as short as a name and in a script that has no capitals.
pub(super) fn is_uncased_name(text: &str) -> bool {
    const LONGEST: usize = 12;
    text.chars().nth(LONGEST).is_none()
        && text.chars().all(|letter| is_uncased(letter) || matches!(letter, ' ' | '·' | '・'))
}

/// Whether a part behind a comma belongs to the name before it: `MD`, `Jr.`
pub(super) fn is_suffix(part: &str) -> bool {
    const SUFFIXES: [&str; 10] = ["MD", "M.D.", "PhD", "Ph.D.", "Dr.", "Jr", "Jr.", "Sr.", "II", "III"];
    SUFFIXES.contains(&part.trim().trim_end_matches(['*', '†', '‡']))
}

/// Whether two names have a word in common, as those of one person do however they are written; of an account, all.
pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
        words.map(str::to_lowercase).collect()
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word)) || letters::comparable(one) == letters::comparable(other)
}

/// Whether a text is the name of a person and leads to a page about them.
pub(super) fn links_to_author(text: &str, links: &[Link]) -> bool {
    const FOLDERS: [&str; 22] = [
        "author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "people",
        "person", "team", "staff", "profile", "profiles", "contributor", "contributors", "writer", "writers",
        "journalist", "journalists", "reporters",
    ];
    let leads_there = |link: &Link| link.href.to_ascii_lowercase().split('/').any(|folder| FOLDERS.contains(&folder));
    let is_whole = |link: &Link| link.end - link.start >= text.len();
    let is_person = || (is_name_with_role(text) && lead(text) == text) || is_uncased_name(text);
    is_person() && links.iter().any(|link| is_whole(link) && leads_there(link))
}

/// The parts of a text between the marks and words that part names.
pub(super) fn parted(text: &str) -> Vec<&str> {
    text.split([',', '&', '、', '，', ';', '；']).flat_map(split_at_words).collect()
}

/// Splits at the word for "and", also in capitals where all is.
pub(super) fn split_at_words(part: &str) -> Vec<&str> {
    const IN_CAPITALS: [&str; 5] = [" AND ", " UND ", " ET ", " Y ", " OCH "];
    let joins = if part.chars().any(char::is_lowercase) { JOINS.as_slice() } else { IN_CAPITALS.as_slice() };
    let mut parts = vec![part];
    for join in joins {
        parts = parts.into_iter().flat_map(|part| part.split(join)).collect();
    }
    parts
        .into_iter()
        .map(|part| part.trim_matches(|letter: char| letter.is_whitespace() || letter == '.'))
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person_share_a_word_or_are_an_account() {
        assert!(share_a_word("Ada Lind", "Lind, A.") && share_a_word("@AdaLind", "Ada Lind"));
        assert!(!share_a_word("Ada Lind", "Jan Moll") && !share_a_word("@janmoll", "Ada Lind"));
    }

    #[test]
    fn a_name_may_have_small_words_and_a_role() {
        for line in ["Ines van Kampen", "Piotr Nowak, Data Editor", "DANA WHITLOCK", "Інна Каленюк | Кореспондентка"]
        {
            assert!(is_name_with_role(line), "{line}");
        }
        for line in [
            "Boats tied up",
            "Ines van Kampen came home.",
            "Tern Light, seen from the boat. Enzo Halvard",
            "林晓梅",
            "도로 예비비로 봄까지는 운영",
            "Ines",
        ] {
            assert!(!is_name_with_role(line), "{line}");
        }
    }

    #[test]
    fn scripts_without_capitals_show_names_by_their_beginnings_and_words() {
        for text in ["林晓梅", "高木 涼", "高木涼", "河港网", "דנה לוין", "ليلى منصور", "रवि कुलकर्ण"]
        {
            assert!(is_uncased_person(text), "{text}");
        }
        for text in ["新闻", "国内", "정치", "الأخبار", "חדשות", "Ada Lind", "2026", ""] {
            assert!(!is_uncased_person(text), "{text}");
        }
    }

    #[test]
    fn several_names_stand_between_commas_and_words() {
        for text in
            ["Ada Lind & Jan Moll", "Ada Lind, Jan Moll and Ida Strand", "ADA LIND AND JAN MOLL", "林晓梅、王力"]
        {
            assert!(are_names(text), "{text}");
        }
        for text in ["Ada Lind", "Harbours and rivers", "Ada Lind and boats", "Ada Lind, who came home"] {
            assert!(!are_names(text), "{text}");
        }
    }
}
