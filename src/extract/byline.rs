//! The names in a visible byline, without `By`, roles, places and times.

use std::borrow::Cow;

use super::{
    Reason,
    dates::{self, StampContext},
    phrases, reporters,
};
use crate::model::{Block, BlockKind, Document, Link};

/// Most names that one byline holds.
const MOST_NAMES: usize = 12;
/// Longest line of stamps that is looked through for a name, in bytes.
const LONGEST_LINE: usize = 300;
/// The field of the statements that hold the name of an author as an element marks it.
pub(super) const AUTHOR_NAME: &str = "author-name";
/// Bytes of the longest name with a role behind it.
const LONGEST_NAME_WITH_ROLE: usize = 80;
/// Most words of one name.
const LONGEST_NAME: usize = 6;

/// The names in the visible bylines of a document, each once; where there are none, in
/// the box about the author or, of a reporter, in the text.
pub(super) fn visible_names(document: &Document, reasons: &[Reason]) -> Vec<String> {
    let names = names_of(document, reasons, |reason| reason != Reason::AUTHOR_BOX);
    let names = if names.is_empty() { names_beside_stamps(document) } else { names };
    let names = if names.is_empty() { only_marked_name(document).into_iter().collect() } else { names };
    let names =
        if names.is_empty() { names_of(document, reasons, |reason| reason == Reason::AUTHOR_BOX) } else { names };
    let names = if names.is_empty() { reporters::in_text(document) } else { names };
    names.into_iter().map(|name| as_marked(name, document)).collect()
}

/// The one name that the page's elements mark as the author's; of several most are those of other articles.
fn only_marked_name(document: &Document) -> Option<String> {
    let claims = &document.metadata.claims;
    let mut marked = claims.iter().filter(|claim| claim.field == AUTHOR_NAME).map(|claim| claim.value.as_str());
    let name = marked.next()?;
    let is_shown = || document.blocks.iter().any(|block| block.text.contains(name));
    let is_name = is_word(name) || is_name_with_role(name) || is_uncased_name(name);
    (is_name && marked.all(|other| other == name) && is_shown()).then(|| name.to_owned())
}

/// The names in lines of stamps, behind the word for "by" or before the stamp: `3 May 2026 | By Ada Lind`.
fn names_beside_stamps(document: &Document) -> Vec<String> {
    let lines = document.of_kind(BlockKind::Dates).filter(|block| block.text.len() <= LONGEST_LINE);
    let names = |line: &str| {
        let behind = names_behind_stamp(line);
        let parts = || line.split('|').map(reporters::in_line).find(|names| !names.is_empty());
        let before = || parts().unwrap_or_else(|| name_before_stamp(line).map(str::to_owned).into_iter().collect());
        if behind.is_empty() { before() } else { behind }
    };
    lines.map(|block| names(&block.text)).find(|names| !names.is_empty()).unwrap_or_default()
}

fn names_behind_stamp(line: &str) -> Vec<String> {
    let stamps = dates::find_stamps(line, &StampContext::default());
    let Some(start) = stamps.last().map(|stamp| stamp.span.end) else { return Vec::new() };
    let rest = line[start..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // A number behind the name counts comments or minutes.
    let rest = rest.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default();
    if phrases::is_byline(rest) {
        return names_in(rest);
    }
    // An account signs in small letters too.
    let account = phrases::without_byline_opener(rest).trim_end();
    let is_account = account.len() < rest.trim_end().len() && !account.contains(' ') && is_word(account);
    if is_account { vec![account.to_owned()] } else { Vec::new() }
}

/// Whether a text is letters and marks of accounts.
fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter))
}

/// The name that stands before the first stamp of a line, with a mark between or none: `Ada Lind 3 May 2026, 07:15`.
fn name_before_stamp(line: &str) -> Option<&str> {
    let stamps = dates::find_stamps(line, &StampContext::default());
    let before =
        line[..stamps.first()?.span.start].trim_end_matches(|letter: char| " \u{a0}:,-–—|·•/".contains(letter));
    (before.starts_with(char::is_uppercase) && is_full_name(before)).then_some(before)
}

/// Whether a line begins with the full name of a person and goes on with a stamp.
pub(super) fn opens_stamp_line(line: &str) -> bool {
    name_before_stamp(line).is_some()
}

/// A name as the page marks it, where a role is glued to it.
fn as_marked(name: String, document: &Document) -> String {
    let marked = document.metadata.claims.iter().filter(|claim| claim.field == AUTHOR_NAME);
    let mut marked = marked.map(|claim| claim.value.as_str());
    let found = marked.find(|marked| name.len() > marked.len() && name.starts_with(*marked)).map(str::to_owned);
    found.unwrap_or(name)
}

fn names_of(document: &Document, reasons: &[Reason], is_meant: impl Fn(Reason) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let blocks = document.blocks.iter().zip(reasons);
    let bylines = blocks.filter(|(block, reason)| block.kind == BlockKind::Byline && is_meant(**reason));
    for (block, _) in bylines {
        for name in names_in(&unglued(block)) {
            if !names.contains(&name) && names.len() < MOST_NAMES {
                names.push(name);
            }
        }
    }
    names
}

/// A byline with a bar behind each link that the next word touches, as a role does that a style sheet sets apart.
fn unglued(block: &Block) -> Cow<'_, str> {
    let is_glued = |link: &&Link| block.text[link.end..].starts_with(char::is_alphabetic);
    let mut line = Cow::Borrowed(block.text.as_str());
    for link in block.links.iter().rev().filter(is_glued) {
        line.to_mut().insert(link.end, '|');
    }
    line
}

/// The names in one byline.
pub(super) fn names_in(line: &str) -> Vec<String> {
    let reporters = reporters::in_line(line);
    if !reporters.is_empty() {
        return reporters;
    }
    let stamps = dates::find_stamps(line, &StampContext::default());
    let line = match stamps.first() {
        Some(stamp) => without_preposition(&line[..stamp.span.start]),
        None => line,
    };
    let opened = phrases::without_byline_opener(line);
    let is_opened = opened.len() < line.len();
    let line = without_closer(opened);
    let first = line.split(['|', '·', '•', '⋅', '\n', '–', '—', '/', '(', ':']).find(|part| !part.trim().is_empty());
    let Some(first) = first else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    for part in before_gap(first).split([',', '&', '、', '，', ';']) {
        if let Some(last) = names.last_mut().filter(|_| is_suffix(part)) {
            *last = format!("{last}, {}", part.trim());
            break;
        }
        let parts = split_at_words(part);
        let parts: Vec<&str> = parts.into_iter().map(without_account).filter(|name| !name.is_empty()).collect();
        let all_names = parts.iter().all(|name| if names.is_empty() { is_name(name) } else { is_further_name(name) });
        if !all_names || is_place_or_degree(part, names.first()) {
            break;
        }
        if names.iter().any(|first| is_paper_behind(first, part)) {
            break;
        }
        names.extend(parts.into_iter().map(str::to_owned));
    }
    if names.is_empty() && is_opened { collective(first).into_iter().collect() } else { names }
}

/// Who signs a line that opens as a byline and names no person: an account, `lock_keeper`, or a group, `Our Harbour Staff`.
fn collective(line: &str) -> Option<String> {
    const SHORTEST_ACCOUNT: usize = 4;
    let line = line.trim().trim_end_matches('.');
    let words = line.split_whitespace().count();
    let is_account = words == 1 && is_word(line) && line.chars().nth(SHORTEST_ACCOUNT - 1).is_some();
    let is_group = words > 1
        && words < LONGEST_NAME
        && line.starts_with(char::is_uppercase)
        && !line.bytes().any(|byte| byte.is_ascii_digit());
    (dates::label(line).is_none() && (is_account || is_group)).then(|| line.to_owned())
}

/// Whether a part in capitals stands behind a name that is not: `Ada Lind, LENNER TODAY`.
fn is_paper_behind(name: &str, part: &str) -> bool {
    let is_capitals = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    is_capitals(part) && !is_capitals(name)
}

/// A name without the word for a reporter behind it.
fn without_closer(line: &str) -> &str {
    let line = line.trim();
    ["기자", "특파원", "記者", "记者"].iter().find_map(|closer| line.strip_suffix(closer)).map_or(line, str::trim_end)
}

/// A name without the account behind it: `Ada Lind @adalind`; nothing of an account alone.
fn without_account(name: &str) -> &str {
    name.split('@').next().unwrap_or_default().trim_end()
}

/// Whether a part behind a name is another name, not `Engineer on Harbours` nor `Lenner Times`.
fn is_further_name(part: &str) -> bool {
    const PAPERS: [&str; 12] = [
        "association", "bureau", "finance", "foundation", "institute", "journal", "magazine", "network", "service",
        "sports", "times", "university",
    ];
    let is_cased = part.chars().any(char::is_lowercase);
    let is_paper = part.split_whitespace().last().is_some_and(|last| PAPERS.contains(&last.to_lowercase().as_str()));
    !is_paper && is_name(part) && (!is_cased || !part.contains(' ') || is_name_with_role(part))
}

/// A line without the small word that led to the stamp behind it: `By Ada Lind on`.
fn without_preposition(line: &str) -> &str {
    const LONGEST: usize = 4;
    let line = line.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '.');
    let Some((before, last)) = line.rsplit_once(' ') else { return line };
    let is_small = last.len() <= LONGEST && last.chars().all(char::is_lowercase);
    if is_small { before.trim_end() } else { line }
}

/// What stands before the first gap of several spaces, behind which pages set the name of the paper.
fn before_gap(line: &str) -> &str {
    let line = line.trim();
    let gap = ["  ", " \u{a0}", "\u{a0} ", "\u{a0}\u{a0}"].iter().filter_map(|gap| line.find(gap)).min();
    gap.map_or(line, |at| &line[..at])
}

/// Whether a part behind a comma belongs to the name before it: `MD`, `Jr.`
pub(super) fn is_suffix(part: &str) -> bool {
    const SUFFIXES: [&str; 10] = ["MD", "M.D.", "PhD", "Ph.D.", "Dr.", "Jr", "Jr.", "Sr.", "II", "III"];
    SUFFIXES.contains(&part.trim())
}

/// Whether a part of one word behind a full name is where the author is, or a degree or an agency: no second name.
fn is_place_or_degree(part: &str, first: Option<&String>) -> bool {
    let is_one_word = |text: &str| !text.trim().contains([' ', '\u{a0}']);
    first.is_some_and(|first| !is_one_word(first)) && is_one_word(part) && part.trim().starts_with(char::is_uppercase)
}

/// Whether a text is nothing but the full name of one person: two to four words in capitals.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
            && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '-' | '\'' | '’'))
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_name_word) && is_name(text) && dates::label(text).is_none()
}

/// Whether a text is the name of one person in a script with capitals, perhaps with small words in it or a role behind it:
/// `Ines van Kampen, Editor`.
pub(super) fn is_name_with_role(text: &str) -> bool {
    const PARTICLES: [&str; 24] = [
        "van", "de", "der", "den", "von", "zu", "zum", "vom", "da", "di", "du", "del", "della", "dos", "das", "do",
        "la", "le", "el", "al", "bin", "ben", "ter", "ten",
    ];
    let name = text.split([',', '|', '·', '–', '—']).next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().filter(|word| !PARTICLES.contains(word)).collect();
    text.len() <= LONGEST_NAME_WITH_ROLE
        && name.starts_with(char::is_uppercase)
        && !phrases::ends_as_sentence(text)
        && is_full_name(&words.join(" "))
}

/// Whether a text is a name and behind a stroke whose paper it is, in a script without capitals: `林晓梅/河港日报`.
pub(super) fn is_name_with_paper(text: &str) -> bool {
    const LONGEST_PAPER: usize = 12;
    let Some((name, paper)) = text.split_once(['/', '／']) else { return false };
    let is_short = paper.chars().nth(LONGEST_PAPER).is_none() && !paper.trim().is_empty();
    is_short && !name.trim().is_empty() && is_uncased_name(name.trim()) && is_uncased_name(paper.trim())
}

/// Whether two names have a word in common, as those of one person do however they are written.
pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
        words.map(str::to_lowercase).collect()
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word))
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
    (is_full_name(text) || is_uncased_name(text)) && links.iter().any(|link| is_whole(link) && leads_there(link))
}

/// The parts of a text between the marks and words that part names.
pub(super) fn parted(text: &str) -> Vec<&str> {
    text.split([',', '&', '、', '，', ';', '；']).flat_map(split_at_words).collect()
}

/// Whether a text is the full name of one person, in any script.
pub(super) fn is_one_name(text: &str) -> bool {
    (is_name_with_role(text) && !text.contains(',')) || (text.chars().count() > 1 && is_uncased_name(text))
}

/// Whether a text is as short as a name and in a script that has no capitals.
fn is_uncased_name(text: &str) -> bool {
    const LONGEST: usize = 12;
    let is_letter = |letter: char| letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase();
    text.chars().nth(LONGEST).is_none()
        && text.chars().all(|letter| is_letter(letter) || matches!(letter, ' ' | '·' | '・'))
}

/// Splits at the word for "and" in the languages that write one between names.
fn split_at_words(part: &str) -> Vec<&str> {
    const JOINS: [&str; 14] =
        [" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " i ", " та ", " і ", " и ", " και ", " ve "];
    let mut parts = vec![part];
    for join in JOINS {
        parts = parts.into_iter().flat_map(|part| part.split(join)).collect();
    }
    parts
        .into_iter()
        .map(|part| part.trim_matches(|letter: char| letter.is_whitespace() || letter == '.'))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words that begin with capitals, where the script has them, and that are no role.
fn is_name(text: &str) -> bool {
    const ROLES: [&str; 77] = [
        "editor", "reporter", "correspondent", "writer", "staff", "contributor", "author", "updated", "published",
        "editors", "journalist", "columnist", "redakteur", "redakteurin", "korrespondent", "korrespondentin",
        "redacción", "rédaction", "redazione", "health", "politics", "sport", "reporters", "writers", "desk", "press",
        "news", "media", "agency", "agencies", "agencias", "photographer", "producer", "critic", "chief", "periodista",
        "reportero", "corresponsal", "journaliste", "correspondant", "correspondante", "giornalista", "inviato",
        "jornalista", "repórter", "dziennikarz", "toimittaja", "verslaggever", "redacteur", "muhabir", "журналист",
        "корреспондент", "кореспондент", "analyst", "blogger", "ceo", "coach", "consultant", "dietitian", "director",
        "educator", "engineer", "expert", "founder", "host", "instructor", "lawyer", "manager", "nutritionist",
        "officer", "president", "professor", "scientist", "specialist", "strategist", "teacher", "horticulturalist",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| !word.chars().next().is_some_and(char::is_lowercase)).count();
    let is_role = words.last().is_some_and(|last| ROLES.contains(&last.to_lowercase().as_str()));
    (1..=LONGEST_NAME).contains(&words.len())
        && capitals * 2 >= words.len()
        && !words.last().is_some_and(|last| last.chars().next().is_some_and(char::is_lowercase) && words.len() == 2)
        && !is_role
        && dates::label(text).is_none()
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_have_small_words_and_a_role() {
        for line in ["Ines van Kampen", "Piotr Nowak, Data Editor", "DANA WHITLOCK", "Інна Каленюк | Кореспондентка"]
        {
            assert!(is_name_with_role(line), "{line}");
        }
        for line in ["Boats tied up", "Ines van Kampen came home.", "林晓梅", "도로 예비비로 봄까지는 운영", "Ines"]
        {
            assert!(!is_name_with_role(line), "{line}");
        }
    }

    #[test]
    fn names_stand_behind_the_last_stamp_of_a_line() {
        let line = "4 March 2026 21:15 | Updated 5 March 2026 07:40 By Ada Lind";
        assert_eq!(names_behind_stamp(line), ["Ada Lind"]);
        assert_eq!(names_behind_stamp("11.05.2026, 10:22 von lockhueter"), ["lockhueter"]);
        assert!(names_behind_stamp("11.05.2026, 10:22 in Lenner").is_empty());
    }

    #[test]
    fn a_full_name_may_stand_before_the_first_stamp_of_a_line() {
        for line in ["Ada Lind 3 May 2026, 07:15", "Ada Lind: 3 May 2026", "Ada Lind | 3.5.2026"] {
            assert_eq!(name_before_stamp(line), Some("Ada Lind"), "{line}");
        }
        for line in [
            "Updated 3 May 2026", "3 May 2026", "The lock shut on 3 May 2026", "Ostrey, 3 May 2026",
            "河港日报 2026-05-03",
        ] {
            assert_eq!(name_before_stamp(line), None, "{line}");
        }
    }

    #[test]
    fn names_stand_without_openers_roles_and_times() {
        for (line, expected) in [
            ("By Rowan Peake", "Rowan Peake"),
            ("By Rowan Peake and Ida Moll", "Rowan Peake; Ida Moll"),
            ("By Rowan Peake, Ida Moll and Tam Orrick", "Rowan Peake; Ida Moll; Tam Orrick"),
            ("Tess Holloway, Health Reporter", "Tess Holloway"),
            ("By Rowan Peake | 2 March 2026, 07:15", "Rowan Peake"),
            ("By Rowan Peake in Ostrey", "Rowan Peake in Ostrey"),
            ("Von Lise Tarrant und Jan Moll", "Lise Tarrant; Jan Moll"),
            ("Par Inès Correau et Luc Moll", "Inès Correau; Luc Moll"),
            ("Автор: Олена Кравець", "Олена Кравець"),
            ("作者：李明", "李明"),
            ("By Rowan Peake, Reuters", "Rowan Peake"),
            ("By Rowan Peake, Associated Press", "Rowan Peake"),
            ("By Rowan Peake | Reuters", "Rowan Peake"),
            ("By Rowan Peake, MS, RDN", "Rowan Peake"),
            ("By Rowan Peake, MD", "Rowan Peake, MD"),
            ("By ROWAN PEAKE on Jan 22, 2025", "ROWAN PEAKE"),
            ("ByRowan Peake", "Rowan Peake"),
            ("By Byron Peake", "Byron Peake"),
            ("Rowan Peake \u{a0} ISLAND POST", "Rowan Peake"),
            ("Por Ana Luz Prado, corresponsal", "Ana Luz Prado"),
            ("Von Lise Tarrant, Berlin", "Lise Tarrant"),
            ("By Rowan Peake @rowanpeake", "Rowan Peake"),
            ("By Rowan Peake, Lenner Times", "Rowan Peake"),
            ("By Rowan Peake, Engineer on Harbours", "Rowan Peake"),
            ("By Lenner Foundation", "Lenner Foundation"),
            ("By Rowan Peake, LENNER TODAY", "Rowan Peake"),
            ("By ROWAN PEAKE, IDA MOLL", "ROWAN PEAKE; IDA MOLL"),
            ("By Lenner's Editorial Writers", "Lenner's Editorial Writers"),
            ("Autor: schleusenblog", "schleusenblog"),
            ("von am", ""),
            ("한지민 기자", "한지민"),
        ] {
            assert_eq!(names_in(line).join("; "), expected, "{line}");
        }
    }
}
