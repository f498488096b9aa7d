//! Words of scripts that put no spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};

/// Whether `c` is a letter of a script written without spaces between words; its digits are digits as any.
pub fn is_unspaced(c: char) -> bool {
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

/// The end of each word of `run`, by dictionary; the last is the end of `run`.
pub(crate) fn ends(run: &str) -> impl Iterator<Item = usize> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
        .segment_str(run)
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
}
