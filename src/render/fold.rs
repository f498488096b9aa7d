//! Folding: unchanged passages far from any change become one line that counts them.

use super::RenderOptions;
use super::passage::Passage;
use super::phrase::{count, kind_name, list};
use crate::model::BlockKind;

/// What stands on the page, in order.
#[derive(Debug)]
pub(super) enum Item<'p, 'd, 'a> {
    /// A passage in which something changed.
    Changed(&'p Passage<'d, 'a>),
    /// An unchanged passage that is shown.
    Context(&'p Passage<'d, 'a>),
    /// Unchanged passages that are not shown.
    Folded(&'p [Passage<'d, 'a>]),
}

/// Folds the unchanged passages of the body that stand more than `context` away from a change, and all others.
pub(super) fn fold<'p, 'd, 'a>(passages: &'p [Passage<'d, 'a>], options: &RenderOptions) -> Vec<Item<'p, 'd, 'a>> {
    let mut items = Vec::new();
    let mut rest = passages;
    while let Some(first) = rest.first() {
        if first.is_changed {
            items.push(Item::Changed(first));
            rest = &rest[1..];
            continue;
        }
        let length = rest.iter().position(|passage| passage.is_changed).unwrap_or(rest.len());
        let (unchanged, after) = rest.split_at(length);
        if options.all_blocks {
            items.extend(unchanged.iter().map(Item::Context));
        } else {
            let before = if rest.len() == passages.len() { 0 } else { options.context };
            let behind = if after.is_empty() { 0 } else { options.context };
            fold_middle(unchanged, (before, behind), &mut items);
        }
        rest = after;
    }
    items
}

/// Shows the paragraphs of an unchanged stretch that are next to a change and folds what is between.
fn fold_middle<'p, 'd, 'a>(
    unchanged: &'p [Passage<'d, 'a>],
    (first, last): (usize, usize),
    items: &mut Vec<Item<'p, 'd, 'a>>,
) {
    let head = length_with_paragraphs(unchanged.iter(), first);
    let tail = unchanged.len() - length_with_paragraphs(unchanged[head..].iter().rev(), last);
    let context = |passages: &'p [Passage<'d, 'a>]| passages.iter().filter(|passage| passage.kind.is_body());
    items.extend(context(&unchanged[..head]).map(Item::Context));
    if head < tail {
        items.push(Item::Folded(&unchanged[head..tail]));
    }
    items.extend(context(&unchanged[tail..]).map(Item::Context));
}

/// How many passages it takes to have so many of the body.
fn length_with_paragraphs<'p>(passages: impl Iterator<Item = &'p Passage<'p, 'p>>, wanted: usize) -> usize {
    let of_body = passages.enumerate().filter(|(_, passage)| passage.kind.is_body());
    of_body.take(wanted).last().map_or(0, |(index, _)| index + 1)
}

/// What is folded, in words; `None` where it is nothing of the article.
pub(super) fn folded_words(folded: &[Passage<'_, '_>]) -> Option<String> {
    let mut counts: Vec<(BlockKind, usize)> = Vec::new();
    for passage in folded.iter().filter(|passage| is_counted(passage.kind) && !passage.hides_change) {
        match counts.iter_mut().find(|(kind, _)| *kind == passage.kind) {
            Some((_, number)) => *number += 1,
            None => counts.push((passage.kind, 1)),
        }
    }
    let phrases: Vec<String> = counts.into_iter().map(|(kind, number)| count(number, &kind_name(kind))).collect();
    let with_hidden = folded.iter().filter(|passage| passage.hides_change).count();
    match (phrases.as_slice(), with_hidden) {
        ([], 0) => None,
        ([], hidden) => Some(format!("{} with hidden changes", count(hidden, "block"))),
        (phrases, 0) => Some(format!("{} unchanged", list(phrases))),
        (phrases, hidden) => {
            Some(format!("{} unchanged, {} with hidden changes", list(phrases), count(hidden, "block")))
        }
    }
}

/// Readers miss what they would read on with; of headline, captions and the like they only want the changes.
fn is_counted(kind: BlockKind) -> bool {
    kind.is_body() || kind == BlockKind::Correction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Significance;
    use crate::render::Selection;
    use crate::render::passage::passages;
    use crate::render::sample::Sample;

    const ARTICLE: &str = "headline: Same
        paragraph: One.
        paragraph: Two.
        caption: A picture
        paragraph: Three.
        paragraph: @wording@ Four{+ and more+}.
        boilerplate: Sign up
        paragraph: @spelling@ Fiv[-f-]{+e+}.
        list-item: Six.
        paragraph: Seven.";

    fn check(options: &RenderOptions, expected: &[&str]) {
        let sample = Sample::read(ARTICLE);
        let passages = passages(&sample.comparison(), &options.selection);
        let told: Vec<String> = fold(&passages, options)
            .iter()
            .filter_map(|item| match item {
                Item::Changed(passage) => Some(format!("changed {}", passage.changes[0].new.as_ref()?.text)),
                Item::Context(passage) => Some(format!("context {}", passage.changes[0].new.as_ref()?.text)),
                Item::Folded(passages) => folded_words(passages),
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn options(context: usize) -> RenderOptions {
        RenderOptions { context, ..RenderOptions::default() }
    }

    #[test]
    fn unchanged_paragraphs_are_counted() {
        let expected = [
            "3 paragraphs unchanged", "changed Four and more.", "changed Five.",
            "1 list item and 1 paragraph unchanged",
        ];
        check(&options(0), &expected);
    }

    #[test]
    fn context_counts_paragraphs_of_the_body() {
        let expected = [
            "1 paragraph unchanged", "context Two.", "context Three.", "changed Four and more.", "changed Five.",
            "context Six.", "context Seven.",
        ];
        check(&options(2), &expected);
    }

    #[test]
    fn hidden_changes_are_not_called_unchanged() {
        let options = RenderOptions { selection: Selection::at_least(Significance::Wording), ..options(0) };
        let expected = [
            "3 paragraphs unchanged",
            "changed Four and more.",
            "1 list item and 1 paragraph unchanged, 1 block with hidden changes",
        ];
        check(&options, &expected);
    }

    #[test]
    fn all_blocks_folds_nothing() {
        let options = RenderOptions { all_blocks: true, ..options(0) };
        let sample = Sample::read(ARTICLE);
        let passages = passages(&sample.comparison(), &options.selection);
        assert_eq!(fold(&passages, &options).len(), 10);
    }
}
