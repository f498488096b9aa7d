//! The names in a visible byline, without `By`, roles, places and times.

use super::{
    dates::{self, StampContext},
    phrases,
};
use crate::model::{BlockKind, Document};

/// Most names that one byline holds.
const MOST_NAMES: usize = 12;
/// Most words of one name.
const LONGEST_NAME: usize = 6;

/// The names in the visible bylines of a document, each once.
pub(super) fn visible_names(document: &Document) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for block in document.of_kind(BlockKind::Byline) {
        for name in names_in(&block.text) {
            if !names.contains(&name) && names.len() < MOST_NAMES {
                names.push(name);
            }
        }
    }
    names
}

/// The names in one byline.
pub(super) fn names_in(line: &str) -> Vec<String> {
    let stamps = dates::find_stamps(line, &StampContext::default());
    let end = stamps.first().map_or(line.len(), |stamp| stamp.span.start);
    let line = phrases::without_byline_opener(&line[..end]);
    let first = line.split(['|', '·', '•', '⋅', '\n', '–', '—', '/', '(', ':']).find(|part| !part.trim().is_empty());
    let Some(first) = first else { return Vec::new() };
    let mut names = Vec::new();
    for part in first.split([',', '&', '、', '，', ';']) {
        let parts = split_at_words(part);
        let all_names = parts.iter().all(|name| is_name(name));
        if !all_names {
            break;
        }
        names.extend(parts.into_iter().map(str::to_owned));
    }
    names
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
    const ROLES: [&str; 22] = [
        "editor", "reporter", "correspondent", "writer", "staff", "contributor", "author", "updated", "published",
        "editors", "journalist", "columnist", "redakteur", "redakteurin", "korrespondent", "korrespondentin",
        "redacción", "rédaction", "redazione", "health", "politics", "sport",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| !word.chars().next().is_some_and(char::is_lowercase)).count();
    let is_role = words.last().is_some_and(|last| ROLES.contains(&last.to_lowercase().as_str()));
    (1..=LONGEST_NAME).contains(&words.len())
        && capitals * 2 >= words.len()
        && !is_role
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert_eq!(names_in(line).join("; "), expected, "{line}");
        }
    }
}
