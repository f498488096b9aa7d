//! Words of scripts that put no spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

use std::ops::Range;

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};
use unicode_normalization::UnicodeNormalization;

/// Whether `c` is a letter of a script written without spaces between words; its digits are digits as any.
pub(crate) fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(
            c,
            '\u{e00}'..='\u{e4f}' | '\u{e5a}'..='\u{ecf}' | '\u{eda}'..='\u{eff}' | '\u{1000}'..='\u{103f}'
                | '\u{104a}'..='\u{109f}' | '\u{1780}'..='\u{17df}' | '\u{17ea}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
                | '\u{3031}'..='\u{3035}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
                | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
                | '\u{20000}'..='\u{3ffff}'
        )
}

/// Whether `c` is a letter of a script in which only a dictionary knows where a line may break.
pub(crate) fn is_southeast_asian(c: char) -> bool {
    c < '\u{2000}' && is_unspaced(c)
}

/// Where words end inside a text without spaces, in the stretches of it that are in a script of a dictionary.
pub(crate) fn ends_inside(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_southeast_asian).map(|start| from + start) {
        let length = text[start..].find(|c| !is_southeast_asian(c)).unwrap_or(text.len() - start);
        found.extend(ends(&text[start..start + length]).filter(|&end| end < length).map(|end| start + end));
        from = start + length;
    }
    found
}

/// The end of each word of `run`, by dictionary; the last is the end of `run`. A counted number in Chinese characters
/// is cut from what it counts, which the dictionary does for some and not for others: `三人`, `五艘`, `三分之一`.
///
/// Kana whose voicing marks stand apart are cut as if they were one character each.
pub(crate) fn ends(run: &str) -> impl Iterator<Item = usize> {
    let mut ends = if run.contains(is_voicing) { ends_of_composed(run) } else { ends_of(run) };
    ends.dedup();
    ends.into_iter()
}

fn ends_of_composed(run: &str) -> Vec<usize> {
    let mut composed = String::with_capacity(run.len());
    // For each character and its mark, where it ends in the composed run, and where in the run itself.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some(first) = run[from..].chars().next() {
        let behind = from + first.len_utf8();
        let to = run[behind..].find(|c| !is_voicing(c)).map_or(run.len(), |marks| behind + marks);
        composed.extend(run[from..to].nfc());
        places.push((composed.len(), to));
        from = to;
    }
    let place = |end: usize| places[places.partition_point(|place| place.0 < end).min(places.len() - 1)].1;
    ends_of(&composed).into_iter().map(place).collect()
}

fn is_voicing(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}')
}

fn ends_of(run: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut from = 0;
    for part in counted(run) {
        push_words(run, from..part.start, &mut ends);
        ends.push(part.end);
        from = part.end;
    }
    push_words(run, from..run.len(), &mut ends);
    ends
}

fn push_words(run: &str, part: Range<usize>, ends: &mut Vec<usize>) {
    if part.is_empty() {
        return;
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    ends.extend(segmenter.segment_str(&run[part.clone()]).skip(1).map(|end| part.start + end));
}

/// The numbers of a run that something is counted by, and the words they are counted by.
fn counted(run: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(start) = run[at..].find(is_numeral).map(|start| at + start) {
        let end = run[start..].find(|c| !is_numeral(c)).map_or(run.len(), |length| start + length);
        at = end;
        let behind = &run[end..];
        let divided = behind.strip_prefix("分之").filter(|rest| rest.starts_with(is_numeral));
        if let Some(rest) = divided {
            at = rest.find(|c| !is_numeral(c)).map_or(run.len(), |length| run.len() - rest.len() + length);
            let over = run.len() - rest.len();
            parts.extend([start..end, end..over, over..at]);
        } else if let Some(counter) = behind.chars().next().filter(|&c| is_counter(c)) {
            let before = run[..start].chars().next_back();
            let is_weekday = before.is_some_and(|c| matches!(c, '周' | '週' | '期' | '拜' | '曜'));
            let is_lone = run[start..].chars().nth(1) == Some(counter);
            // One, a hundred and a thousand begin words that count nothing: `一般`, `百姓`.
            let may_count = run[start..].starts_with(|c| !matches!(c, '一' | '〇' | '零' | '百' | '千' | '万' | '萬'));
            if !is_weekday && (!is_lone || may_count) {
                at = end + counter.len_utf8();
                parts.extend([start..end, end..at]);
            }
        }
    }
    parts
}

/// Whether a character is a digit or a power of ten.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '兆'
            | '两'
            | '兩'
    )
}

/// The commonest words to count people and things by, a character each.
const COUNTERS: &str = "名个個位人艘隻只匹头頭条條栋棟所枚台辆輛架件回次倍天年岁歳歲层層票元円圓座家份张張本軒階公米点點场場间間宗棵颗顆户戶箱吨噸株";

fn is_counter(c: char) -> bool {
    COUNTERS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a run, parted by strokes.
    fn check(run: &str, expected: &str) {
        let mut from = 0;
        let words: Vec<&str> = ends(run).map(|end| &run[std::mem::replace(&mut from, end)..end]).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn marks_of_voice_stay_with_their_kana() {
        check("が\u{3051}の下", "が\u{3051}|の|下");
        check("か\u{3099}けの下", "か\u{3099}け|の|下");
        check("あ\u{3099}", "あ\u{3099}");
        check("\u{3099}", "\u{3099}");
    }

    #[test]
    fn a_number_is_cut_from_what_it_counts() {
        check("八名工人", "八|名|工人");
        check("九名工人", "九|名|工人");
        check("一般人", "一般人");
        check("共有五十三人受伤", "共有|五十三|人|受伤");
        check("第四座桥", "第|四|座|桥");
        check("三隻の船", "三|隻|の|船");
        check("八點左右", "八|點|左右");
        check("十分之一", "十|分之|一");
        check("两千万元", "两千万|元");
    }

    #[test]
    fn numerals_in_other_words_stay_there() {
        check("一般居民", "一般|居民");
        check("十分危险", "十分|危险");
        check("会议在周三名单", "会议|在|周三|名单");
        check("四月", "四月");
    }

    #[test]
    fn every_run_is_covered() {
        for run in ["", "三", "三名", "名三", "分之三分之", "ก三名ข"] {
            assert_eq!(ends(run).last().unwrap_or(0), run.len(), "{run}");
        }
    }
}
