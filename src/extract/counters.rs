//! Lines that count what readers did with an article: `1,234 views`, `12 Comments`, `4 min read`. They change from one
//! fetch to the next while the article does not. The words stand in `words/counted.txt`.

use super::{
    dates::{self, StampContext},
    phrases::{beginning, folded},
    word_list::WordList,
};

static COUNTED: WordList = WordList::new(include_str!("words/counted.txt"));

/// Letters of the longest line of counters.
const LONGEST: usize = 80;
/// What may stand behind a number and says nothing of what it counts.
const MULTIPLIERS: [&str; 45] = [
    "b", "bin", "dakika", "dk", "jt", "k", "m", "mil", "mille", "min", "min.", "mins", "minut", "minuten", "minutes",
    "minutos", "minuuttia", "minuty", "mio", "mln", "mn", "rb", "ribu", "tis", "tsd", "tys", "млн", "мин", "мин.",
    "минут", "минуты", "тис", "тыс", "хв", "хв.", "хвилин", "хвилини", "دقائق", "دقيقة", "دقیقه", "万", "萬", "천",
    "만", "ألف",
];

/// Whether a short line is numbers and what they count, in any order and nothing else.
pub(super) fn is_counter(line: &str) -> bool {
    let line = line.trim();
    if beginning(line, LONGEST).len() < line.len() || !line.contains(char::is_numeric) {
        return false;
    }
    let lower = folded(line);
    let mut rest = lower.as_str();
    let mut counts = 0;
    loop {
        rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        if rest.is_empty() {
            return counts > 0;
        }
        if rest.starts_with(char::is_numeric) {
            rest = after_number(rest);
        } else if let Some(after) = after_counted(rest) {
            rest = after;
            counts += 1;
        } else {
            return false;
        }
    }
}

/// Whether a line holds stamps and counters and nothing else: `3 hours ago · 12 comments`.
pub(super) fn is_stamp_with_counters(line: &str) -> bool {
    let stamps = dates::find_stamps(line, &StampContext::default());
    !stamps.is_empty() && is_counter(&dates::beside_stamps(line, &stamps))
}

/// Whether one part of a line between marks is a counter: `3 May 2026 / Ada / 2 comments`.
pub(super) fn holds_counter(line: &str) -> bool {
    line.split(['|', '/', '·', '•', ',']).any(is_counter)
}

/// The text after a number and its multiplier: of `1.2K likes`, ` likes`.
fn after_number(text: &str) -> &str {
    let is_inside =
        |letter: char| letter.is_numeric() || matches!(letter, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let rest = text.trim_start_matches(is_inside);
    let word = rest.trim_start();
    if after_counted(word).is_some() {
        return rest;
    }
    let multiplier =
        MULTIPLIERS.iter().filter(|multiplier| ends_word(word, multiplier)).max_by_key(|found| found.len());
    multiplier.map_or(rest, |multiplier| &word[multiplier.len()..])
}

/// The text after the words that it begins with, where they are something counted.
fn after_counted(text: &str) -> Option<&str> {
    let entry = COUNTED.opening(text).filter(|entry| ends_word(text, entry))?;
    Some(&text[entry.len()..])
}

/// Whether a text begins with a word and goes on with another; scripts without spaces need none.
fn ends_word(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else { return false };
    let is_spaced = |letter: char| letter < '\u{2e80}' && letter.is_alphabetic();
    !(word.ends_with(is_spaced) && rest.starts_with(is_spaced))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_they_count_are_counters() {
        for line in [
            "1,234 views",
            "12 Comments",
            "48 shares · 3 likes",
            "1.2K likes 84 replies",
            "4 min read",
            "Temps de lecture : 4 min",
            "45 people are reading this now",
            "Views: 1 234",
            "48-mal geteilt",
            "1 234 vues",
            "J’aime 3",
            "Me gusta 9",
            "1,2 tys. polubień 84 odpowiedzi",
            "Переглядів: 1234",
            "1,2 тис. вподобань 84 відповіді",
            "Всего голосов: 1203",
            "阅读 1234",
            "1.2万 点赞 84 回复",
            "12条评论",
            "コメント12件",
            "返信 いいね 3",
            "조회수 1,234",
            "좋아요 1,234 답글 84",
            "1234 مشاهدة",
            "%45 1.203 oy",
            "12 bình luận",
            "21 minutes - 4312 words",
            "Slideshow (14 Images)",
            "38 Bilder",
        ] {
            assert!(is_counter(line), "{line}");
        }
    }

    #[test]
    fn other_lines_with_numbers_are_none() {
        for line in [
            "12 keepers", "90 min", "Views of 1911", "1,234", "Comments", "Voting ended at 10",
            "Share prices fell by 3", "12 May 2026", "Three views", "5 answers to the strike", "阅读理解 3 题",
        ] {
            assert!(!is_counter(line), "{line}");
        }
    }

    #[test]
    fn stamps_may_stand_beside_counters() {
        for line in ["3 hours ago 12 comments", "12 May 2026, 07:40 | 1,234 views", "3 часа назад 12 комментариев"]
        {
            assert!(is_stamp_with_counters(line), "{line}");
        }
        for line in ["3 hours ago", "12 comments", "On 12 May 2026 the strike ended, 12 comments"] {
            assert!(!is_stamp_with_counters(line), "{line}");
        }
    }
}
