//! What a heading holds beside its headline: a kicker or a date before it, a summary or names behind it, as far as the page
//! states the headline alone.

use std::ops::Range;

use super::headline::{LONGEST_TITLE, stated_titles};
use crate::{
    extract::{Reason, dates, name_line},
    model::{Block, BlockKind, Link, Metadata},
    text::letters::comparable,
};

/// Letters of the longest kicker.
const LONGEST_KICKER: usize = 40;
/// Bytes of the shortest headline that is told from what stands beside it, as it is compared.
const SHORTEST: usize = 8;
/// Words of the shortest summary on the headline's own line.
const SHORTEST_SUMMARY: usize = 5;
/// Words of the longest label behind the headline.
const LONGEST_LABEL: usize = 3;

/// The blocks of a heading: the headline, and what stands before and behind it. The edges are where elements in it begin
/// and end.
pub(super) fn blocks(heading: Block, edges: &[usize], reason: Reason, metadata: &Metadata) -> Vec<(Block, Reason)> {
    let Some(title) = title_in(&heading.text, edges, metadata) else { return vec![(heading, reason)] };
    let (before, behind) = (0..title.start, title.end..heading.text.len());
    let is_label = |text: &str| !heading.text[title.end..].starts_with('\n') && is_short_label(text);
    let mut blocks = Vec::new();
    for (range, own) in [(before, Some(true)), (title.clone(), None), (behind, Some(false))] {
        let part = part(&heading, range);
        if part.text.is_empty() {
            continue;
        }
        blocks.push(match own {
            None => (part, reason),
            Some(is_before) => {
                let kind = kind_beside(&part.text, is_before || is_label(&part.text));
                (Block { kind, ..part }, Reason("beside the headline in its heading"))
            }
        });
    }
    blocks
}

/// The kind of what a heading holds beside its headline.
fn kind_beside(text: &str, is_of_page: bool) -> BlockKind {
    match () {
        () if dates::is_stamp_line(text) => BlockKind::Dates,
        () if name_line::is_byline(text) => BlockKind::Byline,
        () if is_of_page => BlockKind::Boilerplate,
        () => BlockKind::Standfirst,
    }
}

/// Where the headline stands in a heading that holds more, unless the page states all of it as its title.
fn title_in(heading: &str, edges: &[usize], metadata: &Metadata) -> Option<Range<usize>> {
    if heading.len() > LONGEST_TITLE * 2 {
        return None;
    }
    if let Some(above) = above_names(heading) {
        return Some(above);
    }
    let words = comparable(heading);
    let titles: Vec<String> = stated_titles(metadata);
    if let Some(title) = at_edge(heading, edges, &titles) {
        return Some(title);
    }
    if titles.contains(&words) {
        return None;
    }
    let long = titles.iter().filter(|title| title.len() >= SHORTEST && title.len() < words.len());
    long.filter_map(|title| {
        let start = words.strip_suffix(title.as_str()).and_then(|before| byte_of(heading, before, 0));
        let end = words.strip_prefix(title.as_str()).and_then(|_| byte_of(heading, title, 1));
        let before = start.filter(|start| is_kicker(heading[..*start].trim())).map(|start| start..heading.len());
        before.or_else(|| end.filter(|end| is_parted(&heading[*end..])).map(|end| 0..end))
    })
    .max_by_key(Range::len)
}

/// The headline beside a kicker, a label or a time that is set in an element of its own.
fn at_edge(heading: &str, edges: &[usize], titles: &[String]) -> Option<Range<usize>> {
    const MOST: usize = 16;
    let is_stated = |words: &str| {
        let words = comparable(words);
        words.len() >= SHORTEST && titles.contains(&words)
    };
    let is_whole = is_stated(heading);
    edges.iter().take(MOST).filter(|edge| heading.is_char_boundary(**edge)).find_map(|edge| {
        let (before, behind) = (heading[..*edge].trim(), heading[*edge..].trim());
        if before.is_empty() || behind.starts_with([':', '：', '-', '–', '—', '|']) || behind.is_empty() {
            return None;
        }
        if dates::is_stamp_line(before) || (is_kicker(before) && is_stated(behind)) {
            return Some(heading.len() - heading[*edge..].trim_start().len()..heading.len());
        }
        let is_label = dates::is_stamp_line(behind) || (!is_whole && is_short_label(behind) && is_stated(before));
        is_label.then_some(0..*edge)
    })
}

fn is_short_label(text: &str) -> bool {
    text.split_whitespace().count() <= LONGEST_LABEL
}

/// What stands above a last line that says who wrote, or when.
fn above_names(heading: &str) -> Option<Range<usize>> {
    let (above, last) = heading.trim_end().rsplit_once('\n')?;
    let is_other = name_line::is_byline(last) || dates::is_stamp_line(last);
    (is_other && above.contains(char::is_alphabetic)).then_some(0..above.len())
}

/// The byte of a text behind as many letters as its beginning has when it is compared; before the next letter, or right
/// behind the last and the marks that touch it.
fn byte_of(text: &str, beginning: &str, side: usize) -> Option<usize> {
    let mut rest = comparable(beginning).chars().count();
    let mut letters = text.char_indices().peekable();
    while rest > 0 {
        let (_, letter) = letters.next()?;
        rest = rest.saturating_sub(comparable(letter.encode_utf8(&mut [0; 4])).chars().count());
    }
    let is_end = |letter: char| letter.is_alphanumeric() || (side == 1 && letter.is_whitespace());
    let is_open = |letter: char| side == 0 && "\"'“„«‘「『（(".contains(letter);
    while letters.next_if(|(_, letter)| !is_end(*letter) && !is_open(*letter)).is_some() {}
    Some(letters.peek().map_or(text.len(), |(at, _)| *at))
}

/// Whether what stands before a headline is a kicker or a date, and no part of its sentence.
fn is_kicker(before: &str) -> bool {
    !before.is_empty() && before.chars().nth(LONGEST_KICKER).is_none() && !before.ends_with([':', '：', '-', '–', '—'])
}

/// Whether what stands behind a headline is set apart from it: in a line of its own, or a sentence in itself.
fn is_parted(behind: &str) -> bool {
    let text = behind.trim_start();
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let is_clause = || {
        text.starts_with(char::is_uppercase)
            && text.split_whitespace().count() >= SHORTEST_SUMMARY
            && text.split_whitespace().filter(|word| is_small(word)).count() > 1
    };
    behind.starts_with('\n') || is_clause()
}

/// A part of a block with its links.
fn part(block: &Block, range: Range<usize>) -> Block {
    let text = &block.text[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    let end = start + text.len();
    let inside = block.links.iter().filter(|link| link.start >= start && link.end <= end);
    let links = inside.map(|link| Link { start: link.start - start, end: link.end - start, ..link.clone() }).collect();
    Block { kind: block.kind, text: text.to_owned(), links, number: block.number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_element_of_its_own_holds_beside_the_headline_is_parted() {
        for (heading, edge, title, expected) in [
            (
                "Crack shuts the lock Members",
                20,
                "Crack shuts the lock",
                "headline Crack shuts the lock | boilerplate Members",
            ),
            (
                "Jun 17 Crack shuts the lock",
                6,
                "Jun 17 Crack shuts the lock",
                "dates Jun 17 | headline Crack shuts the lock",
            ),
            (
                "Harbour Crack shuts the lock",
                7,
                "Harbour Crack shuts the lock | Crack shuts the lock",
                "boilerplate Harbour | headline Crack shuts the lock",
            ),
            ("Harbour : Crack shuts the lock", 7, "Crack shuts the lock", "headline Harbour : Crack shuts the lock"),
            ("Crack shuts the lock again", 20, "Crack shuts the lock again", "headline Crack shuts the lock again"),
            ("Crack shuts the lock again", 10, "Crack shuts the lock", "headline Crack shuts the lock again"),
        ] {
            let metadata = Metadata { title: Some(title.to_owned()), ..Metadata::default() };
            let heading = Block::new(BlockKind::Headline, heading);
            let found = blocks(heading, &[edge], Reason::LABEL, &metadata);
            let found: Vec<String> =
                found.iter().map(|(block, _)| format!("{} {}", block.kind.name(), block.text)).collect();
            assert_eq!(found.join(" | "), expected);
        }
    }

    #[test]
    fn a_heading_is_parted_where_the_page_states_the_headline_alone() {
        for (heading, title, expected) in [
            (
                "Harbour Crack shuts the lock",
                "Crack shuts the lock",
                "boilerplate Harbour | headline Crack shuts the lock",
            ),
            (
                "HARBOUR\nCrack shuts the lock",
                "Crack shuts the lock",
                "boilerplate HARBOUR | headline Crack shuts the lock",
            ),
            ("Jun 17 Crack shuts the lock", "Crack shuts the lock", "dates Jun 17 | headline Crack shuts the lock"),
            (
                "Harbour “Crack” shuts the lock",
                "“Crack” shuts the lock",
                "boilerplate Harbour | headline “Crack” shuts the lock",
            ),
            (
                "Crack shuts the lock!\nBarges wait",
                "Crack shuts the lock - Lenner Post",
                "headline Crack shuts the lock! | standfirst Barges wait",
            ),
            (
                "Riss im Tor Kähne warten auf beiden Seiten des Flusses",
                "Riss im Tor",
                "headline Riss im Tor | standfirst Kähne warten auf beiden Seiten des Flusses",
            ),
            (
                "水門にひび割れ、閉鎖続く\n編集委員　高木涼",
                "水門にひび割れ、閉鎖続く",
                "headline 水門にひび割れ、閉鎖続く | byline 編集委員　高木涼",
            ),
            ("Crack shuts the lock\nBy Ada Lind", "Other", "headline Crack shuts the lock | byline By Ada Lind"),
            ("Live: Crack shuts the lock", "Crack shuts the lock", "headline Live: Crack shuts the lock"),
            ("Crack shuts the lock (updated)", "Crack shuts the lock", "headline Crack shuts the lock (updated)"),
            ("Crack shuts the lock for good", "Crack shuts the lock", "headline Crack shuts the lock for good"),
            (
                "Harbour: Crack shuts the lock", "Harbour: Crack shuts the lock",
                "headline Harbour: Crack shuts the lock",
            ),
            ("Crack shuts the lock", "Other words", "headline Crack shuts the lock"),
        ] {
            let metadata = Metadata { title: Some(title.to_owned()), ..Metadata::default() };
            let found = blocks(Block::new(BlockKind::Headline, heading), &[], Reason::LABEL, &metadata);
            let found: Vec<String> =
                found.iter().map(|(block, _)| format!("{} {}", block.kind.name(), block.text)).collect();
            assert_eq!(found.join(" | "), expected, "{heading}");
        }
    }
}
