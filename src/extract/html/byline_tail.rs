//! Where the line that names the author goes on with the stamps of the article, or with what changes from one fetch to the
//! next: `Updated 3 May 2026`, `3 hours ago`, `12 comments`.

use crate::extract::{
    counters,
    dates::{self, FoundStamp, StampContext},
};

/// Letters around a stamp that part it from a name.
const JOINTS: [char; 12] = [' ', '\u{a0}', '|', '·', '•', '⋅', '●', ',', '/', '-', '–', '—'];

/// The byte at which the last such part of a byline begins: first what changes by itself, then the stamps.
pub(super) fn start(line: &str) -> Option<usize> {
    passing(line).or_else(|| stamps(line))
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
        (None, None) => return None,
    };
    let rest = line[from..].trim_matches(JOINTS);
    let is_tail = counters::is_counter(rest)
        || (relative.is_some() && (dates::is_stamp_line(rest) || counters::is_stamp_with_counters(rest)));
    let is_named = line[..from].contains(char::is_alphabetic);
    (is_tail && is_named).then(|| line.len() - line[from..].trim_start_matches(JOINTS).len())
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
    fn what_changes_by_itself_is_parted_from_the_byline() {
        for (line, tail) in [
            ("By Ada Lind 12 May 2026 07:40 3 hours ago", "3 hours ago"),
            ("By Ada Lind 12 May 2026, 07:40 · 1,234 views", "1,234 views"),
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
