//! The lines around the stamp of a copied article: headline, summary, names, caption.

use super::{NAMES, Typed, labels};
use crate::{
    extract::{
        Reason, counters,
        dates::{self, FoundStamp, StampContext},
        name_line, person, phrases, picture_lines,
    },
    model::BlockKind,
};

/// Most letters of a line with a stamp and other words.
const LONGEST_STAMP: usize = 110;
/// Most letters of a caption that its words alone show.
const LONGEST_CAPTION: usize = 160;

/// The end of a site's menu at the top, three or more lines of a word or three: where a longer one, the headline, follows.
pub(super) fn menu_end(lines: &[&str]) -> usize {
    const FEWEST: usize = 3;
    let is_end = |line: &&str| name_line::is_byline(line) || (!is_menu_word(line) && is_title(line));
    let end = lines.iter().position(is_end).unwrap_or(lines.len());
    let menu = &lines[..end];
    let is_menu = menu.iter().filter(|line| is_menu_word(line)).count() >= FEWEST;
    match lines.get(end) {
        Some(line) if is_menu && !name_line::is_byline(line) => {
            // A headline of few words is the last of them where a summary follows; behind a button it is none.
            match phrases::ends_as_sentence(line) {
                false => end,
                true if is_title(menu[end - 1]) => end - 1,
                true => 0,
            }
        }
        _ => 0,
    }
}

/// Whether a line is as short as the words of a menu are.
pub(super) fn is_menu_word(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const MOST_LETTERS: usize = 24;
    line.split_whitespace().count() <= MOST_WORDS
        && !phrases::is_longer(line.trim(), MOST_LETTERS)
        && !phrases::ends_as_sentence(line)
        && !dates::is_stamp_line(line)
        && !name_line::is_byline(line)
}

/// Whether a line below a menu could be a headline: neither names nor a stamp, nor the page's.
fn is_title(line: &str) -> bool {
    !name_line::is_byline(line) && stamp(line).is_none() && labels::reason(line).is_none()
}

/// What stands above the stamp: below a menu, of the lines that are neither names nor the page's, the first is the
/// headline where another follows or it ends no sentence, and the rest is the summary.
pub(super) fn above_stamp(lines: &[&str]) -> Vec<Typed> {
    let mut kinds: Vec<Typed> = Vec::with_capacity(lines.len());
    let mut own: Vec<usize> = Vec::new();
    let menu = menu_end(lines);
    kinds.resize(menu, (BlockKind::Boilerplate, Reason("menu above the headline")));
    for (at, line) in lines.iter().enumerate().skip(menu) {
        kinds.push(if let Some(found) = stamp(line).filter(|_| !own.is_empty()) {
            found
        } else if name_line::is_byline(line) || (!own.is_empty() && is_names(line)) {
            NAMES
        } else if let Some(reason) = labels::reason(line) {
            (BlockKind::Boilerplate, reason)
        } else if own.is_empty() && is_section(line, lines.get(at + 1)) {
            (BlockKind::Boilerplate, Reason("section above the headline"))
        } else {
            own.push(at);
            (BlockKind::Standfirst, Reason("above the stamp"))
        });
    }
    match own[..] {
        [first, _, ..] => kinds[first] = (BlockKind::Headline, Reason("first line above the stamp, another follows")),
        [first] if !ends_sentence(lines[first]) => {
            kinds[first] = (BlockKind::Headline, Reason("line above the stamp that ends no sentence"));
        }
        _ => {}
    }
    kinds
}

/// Whether a line is the word or two of a section over a headline, and no headline itself.
fn is_section(line: &str, next: Option<&&str>) -> bool {
    const MOST_WORDS: usize = 2;
    let words = |line: &str| line.split_whitespace().count();
    let heads = |next: &&&str| words(next) > MOST_WORDS && !ends_sentence(next) && !name_line::is_byline(next);
    words(line) <= MOST_WORDS
        && line.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && next.filter(heads).is_some_and(|next| !is_names(next))
}

/// Whether a line is the names of persons in a script with capitals, perhaps with what they do, and nothing else.
fn is_names(line: &str) -> bool {
    const MOST: usize = 4;
    let is_name = |name: &&str| name.trim().starts_with(char::is_uppercase) && person::is_full_name(name.trim());
    let line = line.split(" - ").next().unwrap_or(line);
    let names = person::parted(line);
    person::is_name_with_role(line.trim()) || (names.len() <= MOST && names.iter().all(is_name))
}

/// Whether a line ends a sentence, as far as its script tells.
fn ends_sentence(line: &str) -> bool {
    phrases::ends_as_sentence(line) || phrases::is_unmarked_script(line)
}

/// Whether a line says when, perhaps with who or a few other words: `By Ida Moll, 2 March 2026, 07:15`, `Lenner Post, 3.3.2026`.
pub(super) fn stamp(line: &str) -> Option<Typed> {
    if dates::is_stamp_line(line) {
        return Some((BlockKind::Dates, Reason("shape of a stamp line")));
    }
    let ends_with_stop = phrases::ends_as_sentence(line);
    let is_name_and_stamp = ends_with_stop && name_line::before_stamps(line).is_some();
    if phrases::is_longer(line, LONGEST_STAMP) || (ends_with_stop && !is_name_and_stamp) {
        return None;
    }
    let stamps = dates::find_stamps(line, &StampContext::default());
    stamps.iter().find(|stamp| stamp.moment.is_some() || is_written_out(stamp))?;
    let beside = dates::beside_stamps(line, &stamps);
    let beside = beside.trim_matches(|letter: char| !letter.is_alphanumeric());
    if name_line::is_byline(line) || is_names(beside) || is_name_and_stamp {
        Some(NAMES)
    } else if counters::is_counter(beside) || is_few_words(beside) {
        Some((BlockKind::Dates, Reason("short line with a stamp")))
    } else {
        None
    }
}

/// Whether a stamp is a day in digits, though which of them is the month is for the page's language to say.
fn is_written_out(stamp: &FoundStamp) -> bool {
    const FEWEST_DIGITS: usize = 6;
    !stamp.is_relative && stamp.raw.chars().filter(|letter| letter.is_numeric()).count() >= FEWEST_DIGITS
}

/// Whether words beside a stamp are so few, and written so, that they name a paper or a place and make no title.
fn is_few_words(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    const MOST_LETTERS: usize = 20;
    const LONGEST_SMALL_WORD: usize = 3;
    let is_name = |word: &str| !word.starts_with(char::is_lowercase) || word.chars().nth(LONGEST_SMALL_WORD).is_none();
    if words.contains(char::is_lowercase) || words.contains(char::is_uppercase) {
        words.split_whitespace().count() <= MOST_WORDS && words.split_whitespace().all(is_name)
    } else {
        words.chars().nth(MOST_LETTERS).is_none()
    }
}

/// What only stands between the stamp and the text: names without a word for them, a caption without a credit, or above
/// its credit.
pub(super) fn of_head(line: &str, next: Option<&str>) -> Option<Typed> {
    let is_short = !phrases::is_longer(line, LONGEST_CAPTION);
    let is_signed = || phrases::byline_opener(line).is_some() || dates::is_stamp_line(line);
    // It may hold a day, or end as the lines of reporters do.
    if is_short && picture_lines::names_maker(line) && !is_signed() {
        return Some((BlockKind::Caption, Reason("ends with a credit")));
    }
    let stamp = stamp(line);
    if stamp.is_some() || phrases::is_credit(line) || picture_lines::ends_with_credit(line) {
        stamp
    } else if is_names(line) {
        Some(NAMES)
    } else if is_short && picture_lines::is_caption(line) {
        Some((BlockKind::Caption, Reason("words of a caption")))
    } else if is_short && next.is_some_and(is_credit_below) && is_title(line) && !phrases::ends_as_sentence(line) {
        Some((BlockKind::Caption, Reason("above the credit of a picture")))
    } else {
        None
    }
}

/// Whether a line is nothing but the credit of the caption above it.
fn is_credit_below(line: &str) -> bool {
    picture_lines::is_bare_credit(line) || (line.starts_with(['(', '（']) && picture_lines::is_caption(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_or_two_in_capitals_over_a_title_is_a_section() {
        let first = |lines: &[&str]| above_stamp(lines)[0].0;
        assert_eq!(first(&["Harbour", "Lock shut for a week", "It leaks."]), BlockKind::Boilerplate);
        assert_eq!(first(&["World News", "Lock shut for a week"]), BlockKind::Boilerplate);
        assert_eq!(first(&["Lock shut", "Keepers to work by night"]), BlockKind::Headline);
        assert_eq!(first(&["Done", "It is done."]), BlockKind::Headline);
    }

    #[test]
    fn a_line_that_says_when_may_say_who_too() {
        for (line, kind) in [
            ("2 March 2026, 07:15", Some(BlockKind::Dates)),
            ("By Ida Moll | 2 March 2026 07:15", Some(BlockKind::Byline)),
            ("Ida Moll · 3 March 2026", Some(BlockKind::Byline)),
            ("Von Ida Moll | Stand: 03.03.2026, 07:15 Uhr", Some(BlockKind::Byline)),
            ("Ида Молль, 2 марта 2026, 06:29", Some(BlockKind::Byline)),
            ("记者 林晓梅 2026-03-03 07:15", Some(BlockKind::Byline)),
            ("2026年3月3日 07:15 来源：河港日报", Some(BlockKind::Dates)),
            ("LENNER, March 3, 2026 (LPN)", Some(BlockKind::Dates)),
            ("LENNER.com - 03/04/2026, 09:20 WIB", Some(BlockKind::Dates)),
            ("Lenner Pos, 03/04/2026, 09:20 WIB - Diperbarui 03/04/2026, 11:05 WIB", Some(BlockKind::Byline)),
            ("Posted on March 3, 2026 at 7:15 am", Some(BlockKind::Dates)),
            ("Tuesday, March 3, 2026 | 7:15 a.m. | 12 comments", Some(BlockKind::Dates)),
            ("Ferry talks collapse on 3 March 2026", None),
            ("Brücke gesperrt seit 3. März 2026", None),
            ("The lock was opened on 3 March 2026.", None),
            ("Ida Moll", None),
        ] {
            assert_eq!(stamp(line).map(|(kind, _)| kind), kind, "{line}");
        }
    }
}
