//! Words put into a Chinese or Japanese text, or taken out of it.
//!
//! Where no space parts the words, the dictionary that cuts them may cut those around an insertion otherwise than before:
//! `はありません` and `はまったくありません`. Then both texts are cut where the insertion begins and ends.

use std::ops::Range;

use super::{common_ends, words::Hunk};
use crate::text::{Token, push_tokens, word_break};

/// The hunks of two texts with each insertion and deletion inside words as a hunk of its own; the tokens are cut there.
pub(crate) fn cut(texts: (&str, &str), (old, new): (&mut Vec<Token>, &mut Vec<Token>), hunks: Vec<Hunk>) -> Vec<Hunk> {
    let bytes = |text: &[Token]| text.first().zip(text.last()).map(|(first, last)| first.start..last.end);
    let ends = |hunk: &Hunk| {
        let (old, new) = (bytes(&old[hunk.old.clone()])?, bytes(&new[hunk.new.clone()])?);
        let (start, end) = between(&texts.0[old.clone()], &texts.1[new.clone()]).filter(|_| !hunk.is_equal)?;
        Some(Ends { start: [old.start, new.start], before: start, behind: end, end: [old.end, new.end] })
    };
    let cuts: Vec<Option<Ends>> = hunks.iter().map(ends).collect();
    if cuts.iter().all(Option::is_none) {
        return hunks;
    }
    let mut writer = Writer { texts, old: Vec::new(), new: Vec::new(), hunks: Vec::with_capacity(hunks.len() + 2) };
    for (hunk, cut) in hunks.into_iter().zip(cuts) {
        match cut {
            Some(ends) => writer.cut(&ends),
            None => writer.whole(hunk.is_equal, &old[hunk.old], &new[hunk.new]),
        }
    }
    (*old, *new) = (writer.old, writer.new);
    writer.hunks
}

/// The bytes of a replaced stretch of the old and the new text, and how many both have at its two ends.
struct Ends {
    start: [usize; 2],
    before: usize,
    behind: usize,
    end: [usize; 2],
}

struct Writer<'t> {
    texts: (&'t str, &'t str),
    old: Vec<Token>,
    new: Vec<Token>,
    hunks: Vec<Hunk>,
}

impl Writer<'_> {
    fn cut(&mut self, ends: &Ends) {
        let Ends { start: [old_start, new_start], before, behind, end: [old_end, new_end] } = *ends;
        self.same(old_start..old_start + before, new_start);
        let (mut old, mut new) = (Vec::new(), Vec::new());
        push_tokens(self.texts.0, old_start + before..old_end - behind, &mut old);
        push_tokens(self.texts.1, new_start + before..new_end - behind, &mut new);
        self.whole(false, &old, &new);
        self.same(old_end - behind..old_end, new_end - behind);
    }

    /// Takes bytes that both texts have.
    fn same(&mut self, bytes: Range<usize>, new_start: usize) {
        let place = |at: usize| at - bytes.start + new_start;
        let mut old = Vec::new();
        push_tokens(self.texts.0, bytes.clone(), &mut old);
        let shifted = |token: &Token| Token { start: place(token.start), end: place(token.end), ..*token };
        let new: Vec<Token> = old.iter().map(shifted).collect();
        self.whole(true, &old, &new);
    }

    fn whole(&mut self, is_equal: bool, old: &[Token], new: &[Token]) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        let from = (self.old.len(), self.new.len());
        self.old.extend_from_slice(old);
        self.new.extend_from_slice(new);
        match self.hunks.last_mut().filter(|last| last.is_equal == is_equal) {
            Some(last) => (last.old.end, last.new.end) = (self.old.len(), self.new.len()),
            None => self.hunks.push(Hunk { is_equal, old: from.0..self.old.len(), new: from.1..self.new.len() }),
        }
    }
}

/// How many bytes two stretches of words without spaces share at their start and at their end, where one of them is
/// nothing but that, and no number is cut.
fn between(old: &str, new: &str) -> Option<(usize, usize)> {
    let (shorter, longer) = if old.len() < new.len() { (old, new) } else { (new, old) };
    let is_cut_by_dictionary = |c: char| word_break::is_unspaced(c) && !word_break::is_southeast_asian(c);
    let before = longer.floor_char_boundary(common_ends::prefix(shorter.as_bytes(), longer.as_bytes()));
    let (behind, end) = (shorter.len() - before, longer.len() - (shorter.len() - before));
    let is_all = end > before && longer.get(end..) == Some(&shorter[before..]);
    let is_in_number = |at: usize| {
        let beside = (longer[..at].chars().next_back(), longer[at..].chars().next());
        matches!(beside, (Some(a), Some(b)) if word_break::is_numeral(a) && word_break::is_numeral(b))
    };
    // `昨日` and `一昨日` are two words.
    let is_number = || longer[before..end].chars().all(word_break::is_numeral);
    (is_all && longer.chars().all(is_cut_by_dictionary) && !is_in_number(before) && !is_in_number(end) && !is_number())
        .then_some((before, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diff::words::pair_tokens, text::tokenize};

    fn check(old: &str, new: &str, expected: &str) {
        let (mut a, mut b) = (tokenize(old), tokenize(new));
        let hunks = pair_tokens(&a, &b);
        let hunks = cut((old, new), (&mut a, &mut b), hunks);
        let text = |text: &str, tokens: &[Token]| tokens.iter().map(|token| token.of(text)).collect::<String>();
        let shown = hunks.iter().map(|hunk| {
            let (old, new) = (text(old, &a[hunk.old.clone()]), text(new, &b[hunk.new.clone()]));
            if hunk.is_equal { new } else { format!("[-{old}-]{{+{new}+}}") }
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn a_word_put_in_is_told_alone() {
        check("心配はありません", "心配はまったくありません", "心配は[--]{+まったく+}ありません");
        check("死者は一人もいない", "死者はいない", "死者は[-一人も-]{++}いない");
        check("水质合格", "水质不合格", "水质[--]{+不+}合格");
        check("他未出席", "他出席", "他[-未-]{++}出席");
    }

    #[test]
    fn other_words_and_numbers_stay_whole() {
        check("死者は三人だ", "死者は十三人だ", "死者は[-三-]{+十三+}人だ");
        check("委員会は昨日", "委員会は一昨日", "委員会は[-昨日-]{+一昨日+}");
        check("橋は開いた", "橋は閉じた", "橋は[-開い-]{+閉じ+}た");
        check("the boat", "the boathouse", "the[-boat-]{+boathouse+}");
    }
}
