//! Which element of a page holds the article: where the prose is, and what the markup says of it.

use super::{
    marks::Marks,
    outline::{Outline, Piece, RegionId, Tag},
};

/// Bytes from which a piece of text counts as prose.
const SHORTEST_PROSE: usize = 50;

/// What is known of each region once its text is weighed.
pub(super) struct MainText {
    /// The region that holds the article's body.
    pub(super) region: RegionId,
    /// What holds for each region's text, once marks of misnamed regions are left out.
    pub(super) marks: Vec<Marks>,
}

/// Weighs the text of all regions and finds the one with the article.
pub(super) fn find(outline: &Outline) -> MainText {
    let raw = Weights::of(outline, |_| true);
    let mut marks: Vec<Marks> = Vec::with_capacity(outline.regions.len());
    for (id, region) in outline.regions.iter().enumerate() {
        let around = if id == 0 { Marks::NONE } else { marks[region.parent as usize] };
        let is_most = raw.of_region(outline, id) * 2 > raw.total();
        let own = if is_most { region.own.without(Marks::BOXES | Marks::ASIDE) } else { region.own };
        marks.push(around | own);
    }
    let weights = Weights::of(outline, |piece| !(marks[piece.region as usize] | piece.inline).has(Marks::BOXES));
    let region = named_body(outline, &weights).unwrap_or_else(|| deepest(outline, &weights));
    MainText { region, marks }
}

/// A region that is named as the body and holds at least half of the prose; of nested ones the innermost that still has most.
fn named_body(outline: &Outline, weights: &Weights) -> Option<RegionId> {
    let named = || (0..outline.regions.len()).filter(|id| outline.regions[*id].own.has(Marks::BODY));
    let most = named().map(|id| weights.of_region(outline, id)).max()?;
    if most * 2 < weights.total() {
        return None;
    }
    named().filter(|id| weights.of_region(outline, *id) * 10 >= most * 9).max().map(|id| id as RegionId)
}

/// The innermost region that still holds most of the prose.
fn deepest(outline: &Outline, weights: &Weights) -> RegionId {
    let has_most = |id: &usize| weights.of_region(outline, *id) * 10 >= weights.total() * 8;
    (0..outline.regions.len()).filter(has_most).max_by_key(|id| depth(outline, *id)).unwrap_or(0) as RegionId
}

fn depth(outline: &Outline, id: usize) -> usize {
    let mut at = id;
    let mut depth = 0;
    while at != 0 {
        at = outline.regions[at].parent as usize;
        depth += 1;
    }
    depth
}

/// Prose before each piece, so that a region's is one subtraction.
struct Weights(Vec<usize>);

impl Weights {
    fn of(outline: &Outline, counts: impl Fn(&Piece) -> bool) -> Self {
        let mut sums = Vec::with_capacity(outline.pieces.len() + 1);
        let mut sum = 0;
        sums.push(0);
        for piece in &outline.pieces {
            if counts(piece) {
                sum += prose(outline, piece);
            }
            sums.push(sum);
        }
        Self(sums)
    }

    fn of_region(&self, outline: &Outline, id: usize) -> usize {
        let region = &outline.regions[id];
        self.0[region.end_piece as usize] - self.0[region.first_piece as usize]
    }

    fn total(&self) -> usize {
        self.0.last().copied().unwrap_or(0)
    }
}

/// Bytes of a piece that count as prose: none of a short line, a heading, a table or a list of links.
fn prose(outline: &Outline, piece: &Piece) -> usize {
    let length = piece.text.len();
    let is_text = matches!(outline.region_of(piece).tag, Tag::Paragraph | Tag::Item | Tag::Other | Tag::Cell);
    if is_text && length >= SHORTEST_PROSE && piece.linked_bytes() * 2 < length { length } else { 0 }
}

impl MainText {
    /// Whether a piece stands inside the main region.
    pub(super) fn holds(&self, outline: &Outline, piece: usize) -> bool {
        let region = &outline.regions[self.region as usize];
        (region.first_piece as usize..region.end_piece as usize).contains(&piece)
    }
}
