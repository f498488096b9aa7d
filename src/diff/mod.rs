//! Two documents to one [`ArticleDiff`]: what changed, said once, with the words that changed and why they matter.
//!
//! Pure and deterministic: no clock, no randomness, and every bound is a count. `docs/diff.md` explains the steps:
//! blocks that did not change are set aside (`body`), sentences are aligned across the rest (`align`), what became of
//! blocks is read off that (`block_link`), words are paired (`words`), and each change is classed (`classify`).

mod align;
mod block_link;
mod body;
mod candidate;
mod classify;
mod common_ends;
mod describe;
mod equal;
mod field;
mod lexicon;
mod link;
mod order;
mod parted;
mod piece;
mod place;
mod rare_words;
mod reading_order;
mod segment;
mod similarity;
mod stats;
mod unit;
mod units;
mod unspaced;
mod verdict;
mod words;

use body::Bodies;
use classify::{Knowledge, Names};
use describe::{Scene, Tokens, describe};
use piece::Piece;

use crate::{
    model::{ArticleDiff, Block, BlockKind, Change, Document, EditAction, Movements, Significance, VersionRef},
    text::language,
};

/// How to compare.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether unchanged blocks and sentences are reported too (action `equal`), so that every byte of both documents
    /// stands in exactly one segment.
    pub all_blocks: bool,
}

/// Compares two states of an article.
///
/// The `article`, `old`, `new` and `interval` of the result know only what the documents state; who has them from a
/// store fills in the rest. Time grows as n log n with the words of both documents.
///
/// ```
/// use writethru::{
///     diff::{Options, compare},
///     extract::{Page, extract},
///     model::EditOp,
/// };
///
/// let read = |text: &str| extract(&Page { bytes: text.as_bytes(), ..Page::default() });
/// let (old, new) = (read("The ferry carries 12 cars today.")?, read("The ferry carries 21 cars today.")?);
///
/// let diff = compare(&old.document, &new.document, &Options::default());
/// let segments: Vec<(EditOp, &str)> =
///     diff.changes[0].segments.iter().map(|segment| (segment.op, segment.text.as_ref())).collect();
/// let expected = [
///     (EditOp::Equal, "The ferry carries "),
///     (EditOp::Delete, "12"),
///     (EditOp::Insert, "21"),
///     (EditOp::Equal, " cars today."),
/// ];
/// assert_eq!(segments, expected);
/// # Ok::<(), writethru::extract::ExtractError>(())
/// ```
pub fn compare<'a>(old: &'a Document, new: &'a Document, options: &Options) -> ArticleDiff<'a> {
    compare_moved(old, new, options, Movements::as_read(&old.metadata.dates, &new.metadata.dates))
}

/// Compares two states of an article, of whose stated times one who reads their words says what became of them.
pub fn compare_moved<'a>(old: &'a Document, new: &'a Document, options: &Options, moved: Movements) -> ArticleDiff<'a> {
    if !options.all_blocks && old.blocks == new.blocks {
        return result(old, new, Vec::new(), moved);
    }
    let language = language_of(new).or_else(|| language_of(old));
    let mut pieces = pieces(&old.blocks, &new.blocks, language, options);
    if !options.all_blocks {
        pieces.retain(|piece| piece.action != EditAction::Equal);
    }
    reading_order::sort(&mut pieces, &old.blocks);
    let names = Names::new(&old.blocks, &new.blocks);
    let scene = Scene {
        old: &old.blocks,
        new: &new.blocks,
        known: Knowledge { lexicon: language.map(lexicon::of).or_else(|| short_lexicon(old, new)), names: &names },
        keeps_space: options.all_blocks,
    };
    let mut tokens = Tokens::new();
    let changes = pieces.iter().map(|piece| describe(piece, &scene, &mut tokens)).collect();
    result(old, new, changes, moved)
}

/// The result that the changes amount to.
fn result<'a>(old: &Document, new: &Document, changes: Vec<Change<'a>>, moved: Movements) -> ArticleDiff<'a> {
    let dates = [&old.metadata.dates, &new.metadata.dates];
    let version = |document: &Document| VersionRef { dates: document.metadata.dates.clone(), ..VersionRef::default() };
    ArticleDiff {
        schema: ArticleDiff::SCHEMA,
        article: None,
        old: version(old),
        new: version(new),
        verdict: verdict::verdict(&changes, dates, moved),
        moved,
        significance: changes.iter().map(|change| change.significance).max().unwrap_or(Significance::None),
        interval: None,
        stats: stats::stats(&changes),
        warnings: stats::warnings(&changes),
        changes,
    }
}

/// The language a document states, else the one its text seems to be in.
fn language_of(document: &Document) -> Option<&str> {
    let stated = document.metadata.language.as_deref();
    stated.or_else(|| language::guess(prose(document)))
}

/// The word lists that know the words of two documents in no language that shows otherwise, or what capitals alone tell.
fn short_lexicon(old: &Document, new: &Document) -> Option<&'static lexicon::Lexicon> {
    let texts = || prose(new).chain(prose(old));
    lexicon::lexicon_of(texts()).or_else(|| lexicon::of_capitals(texts()))
}

fn prose(document: &Document) -> impl Iterator<Item = &str> {
    let is_prose = |kind| matches!(kind, BlockKind::Headline | BlockKind::Standfirst | BlockKind::Paragraph);
    document.blocks.iter().filter(move |block| is_prose(block.kind)).map(|block| block.text.as_str())
}

/// All pieces of two documents: fields kind by kind, body text as one.
fn pieces(old: &[Block], new: &[Block], language: Option<&str>, options: &Options) -> Vec<Piece> {
    let body_of = |blocks: &[Block]| {
        let mut body = Vec::with_capacity(blocks.len());
        body.extend((0..blocks.len()).filter(|&at| blocks[at].kind.is_body()));
        body
    };
    let keeps_equal = options.all_blocks;
    let bodies = Bodies { old, new, old_body: body_of(old), new_body: body_of(new), keeps_equal };
    let mut pieces = body::pieces(&bodies, language);
    for kind in BlockKind::ALL.into_iter().filter(|kind| !kind.is_body()) {
        if keeps_equal || !field::is_same(kind, old, new) {
            pieces.extend(field::pieces(kind, old, new));
        }
    }
    pair_retyped(&mut pieces, old, new);
    parted::pair_captions(&mut pieces, old, new);
    for piece in pieces.iter_mut().filter(|piece| piece.action == EditAction::Equal) {
        if !link::evidence(piece, old, new).is_empty() {
            piece.action = EditAction::Edit;
        }
    }
    pieces
}

/// A block whose words stand on both sides under two kinds did not change: how a block is typed is the extractor's.
fn pair_retyped(pieces: &mut Vec<Piece>, old: &[Block], new: &[Block]) {
    let lost = lonely(pieces, EditAction::Deletion, old);
    let found = lonely(pieces, EditAction::Addition, new);
    let mut lost = lost.into_iter().peekable();
    let mut gone = Vec::new();
    for (text, at) in found {
        while lost.next_if(|before| before.0 < text).is_some() {}
        if let Some((_, other)) = lost.next_if(|same| same.0 == text) {
            gone.push(other);
            pieces[at].old = std::mem::take(&mut pieces[other].old);
            pieces[at].action = EditAction::Equal;
        }
    }
    gone.sort_unstable();
    let mut at = 0;
    pieces.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

/// The words of the pieces that only one side has, sorted, each with its place among the pieces.
fn lonely<'a>(pieces: &[Piece], action: EditAction, blocks: &'a [Block]) -> Vec<(&'a str, usize)> {
    let words = |piece: &Piece| {
        let stretch = piece.old.first().or(piece.new.first())?;
        Some(blocks[stretch.block].text[stretch.range.clone()].trim())
    };
    let lonely = pieces.iter().enumerate().filter(|(_, piece)| piece.action == action);
    let mut lonely: Vec<_> = lonely.filter_map(|(at, piece)| Some((words(piece)?, at))).collect();
    lonely.sort_unstable();
    lonely
}
