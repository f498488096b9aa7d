//! Where the line that names the author goes on with the stamps of the article, or with what changes from one fetch to the
//! next: `Updated 3 May 2026`, `3 hours ago`, `12 comments`.

use crate::extract::{
    counters,
    dates::{self, FoundStamp, StampContext},
    name_line, person, phrases,
};

/// Most such parts behind a name: the stamps, and what changes by itself.
pub(super) const MOST_PARTS: usize = 2;

/// Letters around a stamp that part it from a name.
const JOINTS: [char; 12] = [' ', '\u{a0}', '|', '·', '•', '⋅', '●', ',', '/', '-', '–', '—'];

/// The byte at which the last such part of a byline begins: first what changes by itself, then the stamps.
pub(super) fn start(line: &str) -> Option<usize> {
    passing(line).or_else(|| stamps(line))
}

/// What a line says before such parts, where that names who wrote: `By Ada Lind` of `By Ada Lind Published 3 May 2026
/// Updated 4 May 2026`.
pub(super) fn names_before(line: &str) -> Option<&str> {
    let mut names = line;
    for _ in 0..MOST_PARTS {
        names = start(names).map_or(names, |at| without_joints(&names[..at]));
    }
    let is_account = || phrases::without_byline_opener(names) != names && !name_line::beside_stamp(line).is_empty();
    (names.len() < line.len() && (names_someone(names) || is_account())).then_some(names)
}

/// The byte at which names begin behind the stamps that a line opens with: `By Ada Lind` of `3 May 2026 | By Ada Lind`.
pub(super) fn names_behind(line: &str) -> Option<usize> {
    let stamps = dates::find_stamps(line, &StampContext::default());
    stamps.iter().rev().find_map(|stamp| {
        let (stamps, rest) = line.split_at(stamp.span.end);
        let names = rest.trim_start_matches(JOINTS);
        let is_one = name_line::is_byline(names) || names_before(names).is_some() || person::is_full_name(names);
        (is_one && dates::is_stamp_line(stamps)).then_some(line.len() - names.len())
    })
}

/// Whether words are a byline, or the name of a person and perhaps what they do.
fn names_someone(words: &str) -> bool {
    let is_person = |name: &str| person::is_name_with_role(name) || person::is_uncased_person(person::lead(name));
    let before_role = || {
        let (name, _) = words.rsplit_once(' ').filter(|(_, role)| person::is_role(role))?;
        // `Ada Lind Court reporter`, in elements of their own.
        Some(is_person(name) || person::is_full_name(name.rsplit_once(' ')?.0))
    };
    !phrases::ends_as_sentence(words)
        && (name_line::is_byline(words)
            || name_line::is_signed(words)
            || is_person(words)
            || person::are_names(words)
            || before_role().unwrap_or(false))
}

/// The byline without the marks that led to its tail.
pub(super) fn without_joints(line: &str) -> &str {
    line.trim_end_matches(JOINTS).trim_end()
}

/// The byte at which the stamps begin that a byline ends with.
fn stamps(line: &str) -> Option<usize> {
    let before = dates::before_stamps(line)?;
    let from = before.trim_end_matches(JOINTS).len();
    let start = line.len() - line[from..].trim_start_matches(['.', '\n']).trim_start_matches(JOINTS).len();
    let is_named = !before.trim_end_matches(JOINTS).ends_with([':', '：']) && before.contains(char::is_alphabetic);
    (is_named && dates::is_stamp_line(&line[start..])).then_some(start)
}

/// The byte at which counters or a time such as `3 hours ago` begin.
fn passing(line: &str) -> Option<usize> {
    let stamps = dates::find_stamps(line, &StampContext::default());
    let relative = stamps.iter().find(|stamp| is_relative(stamp));
    let from = match (relative, stamps.last()) {
        (Some(relative), _) => before_label(line, relative.span.start),
        (None, Some(last)) => last.span.end,
        (None, None) => return counters_behind(line),
    };
    let rest = line[from..].trim_matches(JOINTS);
    let is_tail = counters::is_counter(rest)
        || (relative.is_some() && (dates::is_stamp_line(rest) || counters::is_stamp_with_counters(rest)));
    let is_named = line[..from].contains(char::is_alphabetic);
    (is_tail && is_named).then(|| line.len() - line[from..].trim_start_matches(JOINTS).len())
}

/// The byte at which the counters begin that end a line without stamps: `12 comments` of `By Ada Lind 12 comments`.
fn counters_behind(line: &str) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let starts = line.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len()).take(MOST_WORDS);
    let is_counter = |start: &usize| {
        line[*start..].starts_with(char::is_numeric)
            && line[..*start].contains(char::is_alphabetic)
            && counters::is_counter(&line[*start..])
    };
    starts.filter(is_counter).last()
}

/// Whether a stamp counts back from the time of the fetch.
fn is_relative(stamp: &FoundStamp) -> bool {
    stamp.moment.is_none() && !stamp.raw.contains([':', '/', '.'])
}

/// Where the label of a stamp begins, as `Updated` in `Updated 10 minutes ago`.
fn before_label(line: &str, stamp: usize) -> usize {
    const MOST_WORDS: usize = 3;
    let before = line[..stamp].trim_end();
    let starts = before.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len()).take(MOST_WORDS);
    starts.filter(|start| dates::label(&before[*start..]).is_some()).last().unwrap_or(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_on_either_side_of_stamps() {
        for (line, names) in [
            ("By Ada Lind Published: 2 May 2026, 09:10 Updated: 2 May 2026, 11:25", "By Ada Lind"),
            (
                "By Ada Lind and Jan Moll in Lenner 2 May 2026, 09:10, updated 2 May 2026, 11:25",
                "By Ada Lind and Jan Moll in Lenner",
            ),
            ("Ada Lind Published 2 May 2026, 09:10 Updated 2 May 2026, 11:25 12 comments", "Ada Lind"),
            ("Ada Lind Court reporter 2 May 2026, 09:10 Updated 11:25", "Ada Lind Court reporter"),
            ("Submitted by Ada Lind on 2 May 2026, 09:10", "Submitted by Ada Lind"),
            ("By lock_keeper Published 2 May 2026, 09:10", "By lock_keeper"),
            ("Par Inès Correau Publié le 2 mai 2026 à 09h10, mis à jour le 2 mai 2026 à 11h25", "Par Inès Correau"),
            ("한지민 기자 입력 2026.05.11. 오전 6:20 수정 2026.05.11. 오전 8:45", "한지민 기자"),
            ("מאת: דנה לוי פורסם: 17.03.2026, 10:25 עודכן: 17.03.2026, 12:00", "מאת: דנה לוי"),
        ] {
            assert_eq!(names_before(line), Some(names), "{line}");
        }
        for (line, names) in [
            ("Published: 2 May 2026, 09:10 Updated: 2 May 2026, 11:25 By Ada Lind", "By Ada Lind"),
            ("2 May 2026, 09:10 | Ada Lind", "Ada Lind"),
            ("Published 2 May 2026 By Ada Lind Updated 3 May 2026", "By Ada Lind Updated 3 May 2026"),
        ] {
            assert_eq!(names_behind(line).map(|at| &line[at..]), Some(names), "{line}");
        }
        for line in [
            "Published 2 May 2026, 09:10 Updated 2 May 2026, 11:25",
            "Harbour Published 2 May 2026, 09:10",
            "2 May 2026, 09:10 | Harbour",
            "12 comments 2 May 2026, 09:10",
        ] {
            assert_eq!((names_before(line), names_behind(line)), (None, None), "{line}");
        }
    }

    #[test]
    fn what_changes_by_itself_is_parted_from_the_byline() {
        for (line, tail) in [
            ("By Ada Lind 12 May 2026 07:40 3 hours ago", "3 hours ago"),
            ("By Ada Lind 12 May 2026, 07:40 · 1,234 views", "1,234 views"),
            ("By Ada Lind 12 comments", "12 comments"),
            ("By Ada Lind | 1,234 views", "1,234 views"),
            ("By Ada Lind Updated 10 minutes ago", "Updated 10 minutes ago"),
            ("Por Marta Lemos 12/05/2026 07h40 Atualizado há 10 minutos", "Atualizado há 10 minutos"),
            ("记者 李明 2026年5月12日 07:40 12条评论", "12条评论"),
            ("By Ada Lind 12 May 2026, 07:40", "12 May 2026, 07:40"),
            ("Written by Ada Lind, RD — Updated on May 12, 2026", "Updated on May 12, 2026"),
            ("by Ada Lind ● May 12, 2026", "May 12, 2026"),
            ("By Ada Lind | Updated May 12, 2026 7:40 a.m.", "Updated May 12, 2026 7:40 a.m."),
            (
                "Von Lise Tarrant. Aktualisiert am 12. Mai 2026 um 7:40 Uhr.",
                "Aktualisiert am 12. Mai 2026 um 7:40 Uhr.",
            ),
        ] {
            assert_eq!(start(line).map(|at| &line[at..]), Some(tail), "{line}");
        }
        for line in ["By Ada Lind", "12 May 2026 by Ada Lind", "By Ada Lind and 3 others", "3 hours ago"] {
            assert_eq!(start(line), None, "{line}");
        }
    }
}
