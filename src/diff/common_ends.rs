//! What two texts have in common at their ends, byte for byte: most of two versions, so it is found before anything is
//! cut into sentences or words.

use std::ops::Range;

use crate::text::character::is_quote;

/// Bytes that are compared at once.
const STEP: usize = 16;
/// Words of equal ends that are cut into tokens all the same: the rules look at what stands beside a change.
const BESIDE: usize = 5;

/// How many bytes two texts share at their start.
pub(crate) fn prefix(a: &[u8], b: &[u8]) -> usize {
    let (a_steps, b_steps) = (a.as_chunks::<STEP>().0, b.as_chunks::<STEP>().0);
    let same = STEP * a_steps.iter().zip(b_steps).take_while(|(x, y)| x == y).count();
    same + a[same..].iter().zip(&b[same..]).take_while(|(x, y)| x == y).count()
}

/// How many bytes two texts share at their end.
pub(crate) fn suffix(a: &[u8], b: &[u8]) -> usize {
    let (a_steps, b_steps) = (a.as_rchunks::<STEP>().1, b.as_rchunks::<STEP>().1);
    let same = STEP * a_steps.iter().rev().zip(b_steps.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    same + a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count()
}

/// Bytes shared at the start and, of what is left, at the end.
pub(crate) fn both(a: &[u8], b: &[u8]) -> (usize, usize) {
    let prefix = prefix(a, b);
    (prefix, suffix(&a[prefix..], &b[prefix..]))
}

/// How many bytes the longer of two texts has between the ends that both share, quotation marks in whatever style.
pub(crate) fn unlike(a: &str, b: &str) -> usize {
    let (mut a, mut b) = (a, b);
    loop {
        let shared = a.floor_char_boundary(prefix(a.as_bytes(), b.as_bytes()));
        (a, b) = (&a[shared..], &b[shared..]);
        let (Some(behind_a), Some(behind_b)) = (a.strip_prefix(is_quote), b.strip_prefix(is_quote)) else { break };
        (a, b) = (behind_a, behind_b);
    }
    loop {
        let shared = suffix(a.as_bytes(), b.as_bytes());
        let end = a.ceil_char_boundary(a.len() - shared);
        (a, b) = (&a[..end], &b[..b.len() - (a.len() - end)]);
        let (Some(before_a), Some(before_b)) = (a.strip_suffix(is_quote), b.strip_suffix(is_quote)) else { break };
        (a, b) = (before_a, before_b);
    }
    a.len().max(b.len())
}

/// What must be cut into tokens of two texts: where they differ, and a few words on either side.
///
/// Each part has a space, or an end of the text, before and behind it. What stands outside is the same on both sides and
/// has no quotation mark, so that what a change means can be told without it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Differing {
    /// The words before the difference, the same in both texts.
    pub(crate) before: Range<usize>,
    /// The difference in the old text.
    pub(crate) old: Range<usize>,
    /// The difference in the new text.
    pub(crate) new: Range<usize>,
    /// Bytes of the words behind the difference, which both texts have.
    pub(crate) behind: usize,
}

/// Finds where two texts differ.
pub(crate) fn differing(old: &str, new: &str) -> Differing {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let (prefix, suffix) = both(a, b);
    let start = |spaces| space(a[..prefix].iter().rev(), spaces).map_or(0, |behind| prefix - behind);
    let kept = |spaces| space(a[a.len() - suffix..].iter(), spaces).map_or(0, |before| suffix - before);
    let (from, left) = (start(BESIDE), kept(BESIDE));
    let from = if has_quote(&a[..from]) { 0 } else { from };
    let left = if has_quote(&a[a.len() - left..]) { 0 } else { left };
    let (start, kept) = (start(0), kept(0));
    Differing { before: from..start, old: start..a.len() - kept, new: start..b.len() - kept, behind: kept - left }
}

/// How many bytes stand in front of the space that so many others precede.
fn space<'b>(bytes: impl Iterator<Item = &'b u8>, others: usize) -> Option<usize> {
    bytes.enumerate().filter(|(_, byte)| **byte == b' ').nth(others).map(|(at, _)| at)
}

/// Whether a quotation mark may stand here: any but an apostrophe between two letters.
fn has_quote(bytes: &[u8]) -> bool {
    const APOSTROPHE: &[u8] = "’".as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    bytes.iter().enumerate().any(|(at, byte)| {
        let length = match byte {
            b'"' | b'`' | 0xc2 | 0xe3 | 0xef => return true,
            b'\'' => 1,
            0xe2 if bytes[at..].starts_with(APOSTROPHE) => APOSTROPHE.len(),
            0xe2 => return !is_dash_or_dots(&bytes[at..]),
            _ => return false,
        };
        at == 0 || !is_letter(at - 1) || !is_letter(at + length)
    })
}

fn is_dash_or_dots(bytes: &[u8]) -> bool {
    ["–", "—", "…"].iter().any(|mark| bytes.starts_with(mark.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: (&str, &str)) {
        let parts = differing(old, new);
        let (before, behind) = (parts.before.start, parts.behind);
        assert_eq!((&old[before..parts.old.end + behind], &new[before..parts.new.end + behind]), expected);
        assert_eq!(old[..parts.old.start], new[..parts.new.start]);
        assert_eq!(old[parts.old.end..], new[parts.new.end..]);
    }

    #[test]
    fn ends_are_counted_to_the_byte() {
        for length in [0, 1, 15, 16, 17, 31, 32, 33, 50] {
            let (a, b) = ("x".repeat(length) + "a", "x".repeat(length) + "bb");
            assert_eq!(prefix(a.as_bytes(), b.as_bytes()), length);
            let reversed = |text: &str| text.bytes().rev().collect::<Vec<u8>>();
            assert_eq!(suffix(&reversed(&a), &reversed(&b)), length);
        }
        assert_eq!(both(b"aaa", b"aa"), (2, 0));
    }

    #[test]
    fn the_style_of_quotation_marks_makes_no_unlike_texts() {
        for (old, new, expected) in [
            ("\"It is,\" she said.", "“It is,” she said.", 0),
            ("\"It is,\" she said.", "“It was,” she said.", 2),
            ("Der «Bär» kam's", "Der „Bär“ kam’s", 0),
            ("à côté", "à cöté", 2),
            ("", "abc", 3),
        ] {
            assert_eq!((unlike(old, new), unlike(new, old)), (expected, expected), "{old} {new}");
        }
    }

    #[test]
    fn words_far_from_the_change_are_left_uncut() {
        let words = "one two three four five six seven";
        check(
            &format!("{words} old {words}."),
            &format!("{words} newer {words}."),
            (
                "three four five six seven old one two three four five",
                "three four five six seven newer one two three four five",
            ),
        );
        check("a b", "a c", ("a b", "a c"));
        check("市場は月曜に閉まる", "市場は火曜に閉まる", ("市場は月曜に閉まる", "市場は火曜に閉まる"));
    }

    #[test]
    fn a_quotation_is_never_cut_off() {
        let (old, new) =
            ("He said “it is so very far from here that we old", "He said “it is so very far from here that we new");
        check(old, new, (old, new));
        let far = "We don't think it’s so – she does … one two three four five ";
        check(
            &format!("{far}old"),
            &format!("{far}new"),
            ("one two three four five old", "one two three four five new"),
        );
    }
}
