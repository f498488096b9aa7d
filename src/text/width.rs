//! Display width: how many terminal columns a text takes, and where it wraps.
//!
//! Wide characters take two columns, combining marks none. Text is expected to be sanitised already; nothing here
//! styles or indents: callers wrap first and style each line.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{letters, word_break};

const ELLIPSIS: char = '…';

/// Bytes a column up to which a text may well fit, so that it is measured before it is wrapped.
const BYTES_A_COLUMN: usize = 4;

/// The room there is for wrapped text, in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns of each line. Zero counts as one.
    pub columns: usize,
    /// Columns of the first line that something else has taken, such as a label.
    pub taken: usize,
}

impl Room {
    /// Whole lines of this many columns.
    pub fn new(columns: usize) -> Self {
        Self { columns, taken: 0 }
    }

    /// The same room with the first line partly taken.
    #[must_use]
    pub fn with_taken(self, taken: usize) -> Self {
        Self { taken, ..self }
    }
}

/// Columns the text takes on one line.
pub fn display_width(text: &str) -> usize {
    if letters::printable(text) == text.len() { text.len() } else { text.width() }
}

/// Wraps by words into lines that fit the room, as byte ranges without the white space around the break.
///
/// Line feeds always break. Breaks between words follow UAX 14, so scripts without spaces wrap as well, Thai and its
/// neighbours by dictionary; a word wider
/// than a line is cut between graphemes. There is always at least one line; where the first word does not fit behind
/// what is taken, the first line is empty.
pub fn wrap(text: &str, room: Room) -> Vec<Range<usize>> {
    let mut lines = Lines::new(text, room);
    for (index, paragraph) in text.split('\n').enumerate() {
        if index > 0 {
            lines.at += 1;
            lines.break_at(lines.at);
        }
        lines.add_paragraph(paragraph);
    }
    lines.finish()
}

/// A word and how many spaces are behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Word<'a> {
    text: &'a str,
    spaces: usize,
}

/// The words of a text, and what stands on either side of `]{`, as where one word takes another's place.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let is_end = |at: &usize| bytes[*at] == b' ' || bytes[*at] == b'{' && *at > 0 && bytes[*at - 1] == b']';
        let end = (letters::leading(bytes)..bytes.len()).find(is_end).unwrap_or(bytes.len());
        let spaces = bytes[end..].iter().take_while(|byte| **byte == b' ').count();
        let word = Word { text: &rest[..end], spaces };
        rest = &rest[end + spaces..];
        (end + spaces > 0).then_some(word)
    })
}

/// Columns of a word, if a line may break behind it and nowhere else in it: letters and digits with the commonest marks
/// around them, those of an edit among them. Other words, with those beside them, are left to the rules of UAX 14.
fn plain_width(word: &str) -> Option<usize> {
    if !word.is_empty() && letters::leading(word.as_bytes()) == word.len() {
        return Some(word.len());
    }
    let inner = within_quotes(within_edit(within_quotes(word)));
    let is_inner = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '.' | ',' | ';' | ':' | '\'' | '"' | '-' | '’')
    };
    let is_plain = inner.starts_with(|first: char| first.is_ascii_alphanumeric()) && inner.chars().all(is_inner);
    is_plain.then(|| word.chars().count())
}

fn within_quotes(word: &str) -> &str {
    let word = word.strip_prefix(['"', '\'', '(', '“', '‘']).unwrap_or(word);
    word.trim_end_matches(['!', '?', '.', ',', ';', ':', '"', '\'', ')', '”', '’'])
}

/// What stands between the marks of an edit, `[-` and `-]` or `{+` and `+}`, of which a word may have either.
fn within_edit(word: &str) -> &str {
    let word = word.strip_prefix("[-").or_else(|| word.strip_prefix("{+")).unwrap_or(word);
    word.strip_suffix("-]").or_else(|| word.strip_suffix("+}")).unwrap_or(word)
}

/// The text cut to this many columns, with an ellipsis as its last one where something was cut.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if display_width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let end = prefix_within(text, room);
    Cow::Owned(format!("{}{ELLIPSIS}", text[..end].trim_end()))
}

/// The text followed by spaces up to this many columns; a wider text stays as it is.
pub fn pad(text: &str, columns: usize) -> Cow<'_, str> {
    let missing = columns.saturating_sub(display_width(text));
    if missing == 0 { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}{:missing$}", "")) }
}

/// Byte length of the longest run of whole graphemes that fits.
fn prefix_within(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        used += display_width(grapheme);
        if used > columns {
            return index;
        }
    }
    text.len()
}

/// Words that are still to be laid out.
#[derive(Clone, Copy, Default)]
struct Run<'a> {
    bytes: usize,
    /// The word, if it is but one.
    only: Option<Word<'a>>,
    /// Columns of the last word, if it is plain.
    last_width: Option<usize>,
}

struct Lines<'a> {
    text: &'a str,
    /// Where the next word starts.
    at: usize,
    columns: usize,
    /// Columns of the current line that are taken, white space after its last word included.
    used: usize,
    current: Range<usize>,
    done: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, room: Room) -> Self {
        Self { text, at: 0, columns: room.columns.max(1), used: room.taken, current: 0..0, done: Vec::new() }
    }

    /// Adds words up to a line feed. Where they do not all fit, a plain word with plain words on both sides stands alone;
    /// what is between such is taken together.
    fn add_paragraph(&mut self, paragraph: &str) {
        let words_only = paragraph.trim_end_matches(' ');
        if words_only.len() / BYTES_A_COLUMN <= self.columns {
            let width = display_width(words_only);
            if self.used + width <= self.columns {
                return self.add(words_only.len(), paragraph.len() - words_only.len(), width);
            }
        }
        let mut run = Run::default();
        for word in words(paragraph) {
            let width = plain_width(word.text);
            if width.is_some() && run.last_width.is_some() {
                self.add_run(std::mem::take(&mut run));
            }
            let only = (run.bytes == 0).then_some(word);
            run = Run { bytes: run.bytes + word.text.len() + word.spaces, only, last_width: width };
        }
        self.add_run(run);
    }

    fn add_run(&mut self, run: Run) {
        if let (Some(word), Some(width)) = (run.only, run.last_width) {
            self.add(word.text.len(), word.spaces, width);
        } else {
            let text = &self.text[self.at..self.at + run.bytes];
            if !text.contains(word_break::is_southeast_asian) {
                return self.add_by_rules(text);
            }
            for word in words(text) {
                if word.text.contains(word_break::is_southeast_asian) {
                    self.add_by_dictionary(word);
                } else {
                    self.add_by_rules(&self.text[self.at..self.at + word.text.len() + word.spaces]);
                }
            }
        }
    }

    fn add_by_rules(&mut self, text: &str) {
        let words = WordSeparator::UnicodeBreakProperties.find_words(text);
        words.for_each(|word| self.add(word.word.len(), word.whitespace.len(), display_width(word.word)));
    }

    /// Adds what has no space in it, in a script for which UAX 14 wants a dictionary.
    fn add_by_dictionary(&mut self, word: Word<'_>) {
        let mut from = 0;
        for end in word_break::ends_inside(word.text) {
            self.add(end - from, 0, display_width(&word.text[from..end]));
            from = end;
        }
        self.add(word.text.len() - from, word.spaces, display_width(&word.text[from..]));
    }

    /// Adds a word of so many bytes, the spaces behind it and the word's width.
    fn add(&mut self, word: usize, spaces: usize, width: usize) {
        let end = self.at + word;
        self.add_word(self.at..end, width);
        self.used += spaces;
        self.at = end + spaces;
    }

    fn add_word(&mut self, word: Range<usize>, width: usize) {
        if self.used > 0 && self.used + width > self.columns {
            self.break_at(word.start);
        }
        if width > self.columns {
            return self.add_in_pieces(word);
        }
        self.current.end = word.end;
        self.used += width;
    }

    /// A line takes at least one grapheme, however wide, or nothing would ever end.
    fn add_in_pieces(&mut self, word: Range<usize>) {
        for (index, grapheme) in self.text[word.clone()].grapheme_indices(true) {
            let width = display_width(grapheme);
            if self.used > 0 && self.used + width > self.columns {
                self.break_at(word.start + index);
            }
            self.current.end = word.start + index + grapheme.len();
            self.used += width;
        }
    }

    fn break_at(&mut self, start: usize) {
        self.done.push(std::mem::replace(&mut self.current, start..start));
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        self.done.push(self.current);
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, room: Room, expected: &[&str]) {
        let lines: Vec<&str> = wrap(text, room).into_iter().map(|line| &text[line]).collect();
        assert_eq!(lines, expected, "{text:?} in {room:?}");
    }

    #[test]
    fn width_counts_columns() {
        for (text, expected) in
            [("", 0), ("plain", 5), ("été", 3), ("e\u{301}te\u{301}", 3), ("日本", 4), ("👩\u{200d}🚒", 2)]
        {
            assert_eq!(display_width(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_wraps_between_words() {
        check("one two three", Room::new(8), &["one two", "three"]);
        check("one two three", Room::new(80), &["one two three"]);
        check("", Room::new(10), &[""]);
        check("ends with space ", Room::new(15), &["ends with space"]);
        check("harbour   lights", Room::new(9), &["harbour", "lights"]);
    }

    #[test]
    fn plain_words_break_as_the_rules_for_any_word_have_it() {
        for text in [
            "a (b c) \"d e\" f, g. h! i? 'j' k:l 1,200 m",
            "It's 5 p.m., he said.",
            "a  b   ",
            "(a",
            "x",
            "a re-sign of 28-point (well-known) co-op-shop",
            "“It’s ‘done’,” he said. “Yes!” ‘No?’ (so) \"a\" (b) “c” (d)",
            "the workers’ “one-off” deal’s “5.2”",
            "they [-gathered 12-]{+held 21+} (or [-so-]), “{+all+}”",
        ] {
            let words: Vec<Word> = words(text).collect();
            let rules = WordSeparator::UnicodeBreakProperties.find_words(text);
            let expected: Vec<Word> =
                rules.map(|word| Word { text: word.word, spaces: word.whitespace.len() }).collect();
            assert!(words.iter().all(|word| plain_width(word.text) == Some(display_width(word.text))), "{text}");
            assert_eq!(words, expected, "{text}");
        }
        for word in ["", " a", "-a", "a/b", "!", ".5", "„a“", "a”b", "a“b", "a(b)", "yes?no", "50%", "été"] {
            assert_eq!(plain_width(word), None, "{word}");
        }
    }

    #[test]
    fn the_marks_of_an_edit_stay_with_its_words() {
        check("it {+was.+} so", Room::new(8), &["it", "{+was.+}", "so"]);
        check("it [-was-]{+is+}", Room::new(10), &["it [-was-]", "{+is+}"]);
    }

    #[test]
    fn line_feeds_break() {
        check("one\n\ntwo three", Room::new(5), &["one", "", "two", "three"]);
    }

    #[test]
    fn what_is_taken_shortens_the_first_line() {
        check("one two three", Room::new(8).with_taken(4), &["one", "two", "three"]);
        check("lighthouse keeper", Room::new(12).with_taken(6), &["", "lighthouse", "keeper"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_between_graphemes() {
        check("abcdefgh ij", Room::new(3), &["abc", "def", "gh", "ij"]);
        check("ae\u{301}e\u{301}b", Room::new(2), &["ae\u{301}", "e\u{301}b"]);
        check("日本", Room::new(1), &["日", "本"]);
        check("ab", Room::new(0), &["a", "b"]);
    }

    #[test]
    fn scripts_without_spaces_wrap() {
        check("市議会は新しい橋", Room::new(8), &["市議会は", "新しい橋"]);
        check("ในอำเภอบางนา [-9-]{+19+} ราย", Room::new(8), &["ในอำเภอ", "บางนา", "[-9-]", "{+19+}", "ราย"]);
        check("“เราไม่เคยปิดบัง” เขากล่าว", Room::new(12), &["“เราไม่เคย", "ปิดบัง” เขา", "กล่าว"]);
    }

    #[test]
    fn truncation_leaves_room_for_its_ellipsis() {
        for (text, columns, expected) in [
            ("harbour", 7, "harbour"),
            ("harbour", 6, "harbo…"),
            ("new harbour", 5, "new…"),
            ("日本語", 4, "日…"),
            ("ab", 0, ""),
        ] {
            assert_eq!(truncate(text, columns), expected, "{text:?} {columns}");
        }
    }

    #[test]
    fn padding_fills_up_and_never_cuts() {
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(pad("harbour", 3), "harbour");
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_only_white_space(text in "[a-zé日 \n-]{0,60}", columns in 2usize..20) {
            let lines = wrap(&text, Room::new(columns));
            let mut shown = String::new();
            for line in lines {
                prop_assert!(display_width(&text[line.clone()]) <= columns);
                shown.push_str(&text[line]);
            }
            let strip = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(strip(&shown), strip(&text));
        }

        #[test]
        fn the_quick_way_breaks_where_the_rules_for_any_word_do(
            text in "[a-c1é “”‘’\"'().,:!?%{}\\[\\]-]{0,60}", columns in 1usize..12
        ) {
            let mut lines = Lines::new(&text, Room::new(columns));
            for word in WordSeparator::UnicodeBreakProperties.find_words(&text) {
                lines.add(word.word.len(), word.whitespace.len(), display_width(word.word));
            }
            prop_assert_eq!(wrap(&text, Room::new(columns)), lines.finish());
        }

        #[test]
        fn any_text_wraps(text in any::<String>(), columns in 0usize..10, taken in 0usize..20) {
            let mut end = 0;
            for line in wrap(&text, Room { columns, taken }) {
                prop_assert!(line.start >= end);
                end = line.end;
                prop_assert!(text.get(line).is_some());
            }
        }
    }
}
