//! Which element of a page holds the article: where the prose is, and what the markup says of it.

use std::{collections::HashMap, ops::Range};

use super::{
    agreement, asides,
    marks::Marks,
    outline::{Outline, Piece, Region, RegionId, Tag},
    site_rules::Rule,
};
use crate::{extract::phrases, model::Metadata};

/// Bytes from which a piece of text counts as prose.
const SHORTEST_PROSE: usize = 50;

/// Bytes of prose on a page below which shorter pieces count too, where they are sentences.
const LITTLE_PROSE: usize = 400;

/// Marks that an element with most of the prose cannot bear.
const MISNAMED: Marks = Marks::BOXES.or(Marks::ASIDE);

/// Of these, marks of what stands beside an article and may be longer than it.
const BESIDE: Marks = Marks::COMMENTS.or(Marks::ASIDE).or(Marks::FOOTER);

/// Marks that an element with a title cannot bear.
const TITLELESS: Marks = Marks::OFFER.or(Marks::TAGS);

/// Tenths of the prose that a region named as the body must hold.
const NAMED_SHARE: usize = 6;
/// Hundredths of the prose that the main region holds where none is named.
const DEEPEST_SHARE: usize = 80;
/// Hundredths of the page's prose that an element holds that is the article beside other things.
const PART_SHARE: usize = 50;
/// Pieces of prose that may stand above it: its summary.
const LONGEST_SUMMARY: usize = 1;

/// What is known of each region once its text is weighed.
pub(super) struct MainText {
    /// The region that holds the article's body.
    pub(super) region: RegionId,
    /// What holds for each region's text, once marks of misnamed regions are left out.
    pub(super) marks: Vec<Marks>,
    /// Whether each region is a list of links, or is inside one.
    pub(super) link_lists: Vec<bool>,
    /// The pieces that are text however they are set, for the page is an agreement.
    pub(super) agreement: Range<usize>,
}

/// Weighs the text of all regions and finds the one with the article.
pub(super) fn find(outline: &Outline, metadata: &Metadata) -> MainText {
    let is_agreement = agreement::is_titled(outline, metadata);
    let text = Weights::of(outline, |piece| piece.text.len());
    let linked = Weights::of(outline, Piece::linked_bytes);
    let marks = trusted_marks(outline, &text, &linked, is_agreement);
    let is_boxed = |piece: &Piece| (marks[piece.region as usize] | piece.inline).has(Marks::BOXES);
    let mut weights = Weights::of(outline, |piece| if is_boxed(piece) { 0 } else { prose(outline, piece) });
    if weights.total() < LITTLE_PROSE {
        weights = Weights::of(outline, |piece| if is_boxed(piece) { 0 } else { short_prose(outline, piece) });
    }
    let region = taken(outline)
        .or_else(|| named_body(outline, &weights))
        .unwrap_or_else(|| deepest(outline, &weights, is_agreement));
    let link_lists = link_lists(outline, &text, region);
    let mut main = MainText { region, marks, link_lists, agreement: 0..0 };
    asides::take_in(outline, &mut main);
    if is_agreement {
        main.agreement = agreement::text(outline, &main);
    }
    main
}

/// What holds for each region's text: marks that its text belies are left out.
fn trusted_marks(outline: &Outline, text: &Weights, linked: &Weights, is_agreement: bool) -> Vec<Marks> {
    let raw = Weights::of(outline, |piece| prose(outline, piece));
    let titles = Weights::of(outline, |piece| usize::from(outline.region_of(piece).tag == Tag::Title));
    let empty = empty_words(outline, &raw);
    let named = (0..outline.regions.len()).filter(|id| outline.regions[*id].own.has(Marks::BODY));
    let body = named.max_by_key(|id| raw.of_region(outline, *id));
    let holds_body = |region: &Region, held: usize| {
        let is_inside = |id: usize| (region.first_piece..region.end_piece).contains(&outline.regions[id].first_piece);
        body.is_some_and(|id| is_inside(id) && raw.of_region(outline, id) * 2 > held)
    };
    let mut marks: Vec<Marks> = Vec::with_capacity(outline.regions.len());
    for (id, region) in outline.regions.iter().enumerate() {
        let around = if id == 0 { Marks::NONE } else { marks[region.parent as usize] };
        let held = raw.of_region(outline, id);
        // Comments and columns often hold more than the article, but neither its headline nor an element named as its body.
        let is_other = titles.of_region(outline, id) == 0 && raw.total() - held >= LITTLE_PROSE;
        let beside = if holds_body(region, held) { Marks::COMMENTS } else { BESIDE };
        let misnamed = if is_other { MISNAMED.without(beside) } else { MISNAMED };
        let own = if held * 2 > raw.total() { region.own.without(misnamed) } else { region.own.without(empty) };
        // What leads to other articles holds links.
        let leads_nowhere = held > 0 && linked.of_region(outline, id) == 0;
        let own = if leads_nowhere { own.without(Marks::RELATED) } else { own };
        let own = if leads_nowhere && held >= LITTLE_PROSE { own.without(Marks::ASIDE) } else { own };
        // A banner over the article holds its headline, and so does an element that is named after its subjects.
        let own = if titles.of_region(outline, id) > 0 { own.without(TITLELESS) } else { own };
        // Some sites open each article in a window over their front page.
        let is_window = titles.total() > 0 && titles.of_region(outline, id) == titles.total() && held >= LITTLE_PROSE;
        let own = if is_window { own.without(Marks::DIALOG) } else { own };
        let pieces = (region.end_piece - region.first_piece) as usize;
        let is_subject = is_agreement && own.has(agreement::SUBJECTS) && agreement::is_section(outline, region);
        let own = if is_subject { own.without(agreement::SUBJECTS) } else { own };
        let own = own.that_fit(pieces, text.of_region(outline, id));
        marks.push(around | own);
    }
    marks
}

/// Marks that say nothing on this page, for most of its prose bears them: the paragraphs behind a wall are often each
/// named after it.
fn empty_words(outline: &Outline, raw: &Weights) -> Marks {
    const OFTEN_MISNAMED: [Marks; 7] =
        [Marks::CONSENT, Marks::PAYWALL, Marks::ADVERT, Marks::NEWSLETTER, Marks::SHARE, Marks::TAGS, Marks::OFFER];
    let prose_below = |mark: Marks| -> usize {
        let named = outline.regions.iter().enumerate().skip(1);
        let outermost = named
            .filter(|(_, region)| region.own.has(mark) && !outline.regions[region.parent as usize].marks.has(mark));
        outermost.map(|(id, _)| raw.of_region(outline, id)).sum()
    };
    let says_nothing = |mark: &&Marks| prose_below(**mark) * 2 > raw.total();
    OFTEN_MISNAMED.iter().filter(says_nothing).fold(Marks::NONE, |all, mark| all | *mark)
}

/// Which regions hold three or more pieces that are nearly all links and no sentences.
///
/// Only those that are a small part of the article: an article may itself be a list of links.
fn link_lists(outline: &Outline, text: &Weights, main: RegionId) -> Vec<bool> {
    let most = text.of_region(outline, main as usize) / 5;
    let is_title = |text: &str| phrases::asks(text) || !phrases::ends_as_sentence(text);
    let is_whole = |piece: &Piece| piece.linked_bytes() * 10 >= piece.text.len() * 9;
    let is_bare = |piece: &Piece| piece.linked_bytes() > 0 && (is_title(&piece.text) || is_whole(piece));
    let linked = Weights::of(outline, |piece| if is_bare(piece) { piece.linked_bytes() } else { 0 });
    let mut found: Vec<bool> = Vec::with_capacity(outline.regions.len());
    for (id, region) in outline.regions.iter().enumerate() {
        let is_list = region.end_piece - region.first_piece >= 3
            && text.of_region(outline, id) <= most
            && linked.of_region(outline, id) * 10 >= text.of_region(outline, id) * 7;
        found.push(is_list || (id > 0 && found[region.parent as usize]));
    }
    found
}

/// The outermost region that the site's rules take as the article.
fn taken(outline: &Outline) -> Option<RegionId> {
    outline.regions.iter().position(|region| region.rule == Some(Rule::Take)).map(|id| id as RegionId)
}

/// A region that is named as the body and holds at least half of the prose; of nested ones the innermost that still has most.
fn named_body(outline: &Outline, weights: &Weights) -> Option<RegionId> {
    let named = || (0..outline.regions.len()).filter(|id| outline.regions[*id].own.has(Marks::BODY));
    let most = named().map(|id| weights.of_region(outline, id)).max()?;
    if most * 10 < weights.total() * NAMED_SHARE {
        return None;
    }
    let body = named().filter(|id| weights.of_region(outline, *id) * 10 >= most * 9).max()?;
    Some(around_entries(outline, weights, body).unwrap_or(body) as RegionId)
}

/// The element around a body and others, where all stand in elements set alike that have no title, as the entries of a live
/// report do. Articles that a page goes on with have titles.
fn around_entries(outline: &Outline, weights: &Weights, body: usize) -> Option<usize> {
    let place = |id: usize| (outline.regions[id].first_piece, outline.regions[id].end_piece);
    let (first, end) = place(body);
    let is_apart = |id: &usize| place(*id).1 <= first || place(*id).0 >= end;
    let named = (0..outline.regions.len()).filter(|id| outline.regions[*id].own.has(Marks::BODY));
    let others: Vec<usize> = named.filter(is_apart).filter(|id| weights.of_region(outline, *id) > 0).collect();
    let from = others.iter().map(|id| place(*id).0).min()?.min(first);
    let to = others.iter().map(|id| place(*id).1).max()?.max(end);
    let entry = outline.around(body as RegionId).find(|region| {
        let around = &outline.regions[region.parent as usize];
        around.first_piece <= from && around.end_piece >= to
    })?;
    let is_titled =
        |region: &Region| outline.pieces_of(region).iter().any(|piece| outline.region_of(piece).tag == Tag::Title);
    let is_entry = |id: &usize| {
        let alike = outline.around(*id as RegionId).find(|region| region.parent == entry.parent);
        alike.is_some_and(|region| region.look == entry.look && !is_titled(region))
    };
    (entry.look != 0 && !is_titled(entry) && others.iter().all(is_entry)).then_some(entry.parent as usize)
}

/// The innermost region that still holds most of the prose, and then what in it is one text beside others.
fn deepest(outline: &Outline, weights: &Weights, is_agreement: bool) -> RegionId {
    if weights.total() == 0 {
        let is_named = |region: &Region| region.own.has(Marks::ARTICLE | Marks::MAIN);
        return outline.regions.iter().position(is_named).unwrap_or(0) as RegionId;
    }
    let mut region = deepest_in(outline, weights, 0);
    while let Some(part) = part_of_its_own(outline, weights, region).filter(|_| !is_agreement) {
        region = deepest_in(outline, weights, part);
    }
    with_sections_alike(outline, weights, region) as RegionId
}

/// A region, or the one around it where that has other sections set like it: of a long text one may hold nearly all.
fn with_sections_alike(outline: &Outline, weights: &Weights, region: usize) -> usize {
    let mut alike: HashMap<(RegionId, u64), usize> = HashMap::new();
    for (id, other) in outline.regions.iter().enumerate().skip(1) {
        if other.look != 0 && other.tag == Tag::Other && weights.of_region(outline, id) > 0 {
            *alike.entry((other.parent, other.look)).or_default() += 1;
        }
    }
    let is_section = |part: &&Region| {
        !part.own.has(Marks::ARTICLE) && alike.get(&(part.parent, part.look)).is_some_and(|count| *count > 1)
    };
    outline.around(region as RegionId).filter(is_section).last().map_or(region, |part| part.parent as usize)
}

/// The innermost container that still holds most of the prose of a region.
fn deepest_in(outline: &Outline, weights: &Weights, whole: usize) -> usize {
    let is_container = |id: &usize| {
        let region = &outline.regions[*id];
        matches!(region.tag, Tag::Other | Tag::Cell) && !region.own.has(Marks::QUOTATION)
    };
    let held = weights.of_region(outline, whole);
    let has_most = |id: &usize| weights.of_region(outline, *id) * 100 >= held * DEEPEST_SHARE;
    let inside = whole..outline.regions.len();
    let inside = inside.take_while(|id| outline.regions[*id].first_piece < outline.regions[whole].end_piece);
    inside.filter(is_container).filter(has_most).max_by_key(|id| depth(outline, *id)).unwrap_or(whole)
}

/// The element right inside a region that holds at least half of the page's prose, where the rest stands below it in
/// elements that are set unlike it and have no headline: what pages show beside an article. Sections of one text are set
/// alike.
fn part_of_its_own(outline: &Outline, weights: &Weights, whole: usize) -> Option<usize> {
    let region = &outline.regions[whole];
    let inside =
        (whole + 1..outline.regions.len()).take_while(|id| outline.regions[*id].first_piece < region.end_piece);
    let children: Vec<usize> = inside.filter(|id| outline.regions[*id].parent as usize == whole).collect();
    let held = |id: &usize| weights.of_region(outline, *id);
    let part = children.iter().copied().max_by_key(held)?;
    let main = &outline.regions[part];
    let is_prose = |at: &usize| weights.0[*at] < weights.0[*at + 1];
    let is_summed_up =
        (region.first_piece as usize..main.first_piece as usize).filter(is_prose).count() <= LONGEST_SUMMARY;
    let is_headed =
        |region: &Region| outline.pieces_of(region).iter().any(|piece| outline.region_of(piece).tag == Tag::Title);
    let is_other = |id: &usize| {
        let beside = &outline.regions[*id];
        beside.tag == Tag::Other && beside.look != main.look && (is_headed(main) || !is_headed(beside))
    };
    let beside = children.iter().filter(|id| **id != part && held(id) > 0);
    let apart: usize = beside.clone().map(held).sum();
    (main.tag == Tag::Other
        && held(&part) * 100 >= weights.total() * PART_SHARE
        && held(&part) + apart == held(&whole)
        && is_summed_up
        && beside.clone().all(is_other))
    .then_some(part)
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

/// Text before each piece, so that a region's is one subtraction.
struct Weights(Vec<usize>);

impl Weights {
    fn of(outline: &Outline, weigh: impl Fn(&Piece) -> usize) -> Self {
        let mut sums = Vec::with_capacity(outline.pieces.len() + 1);
        let mut sum = 0;
        sums.push(0);
        for piece in &outline.pieces {
            sum += weigh(piece);
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
    let is_text =
        matches!(outline.region_of(piece).tag, Tag::Paragraph | Tag::Item | Tag::List | Tag::Other | Tag::Cell);
    if is_text && length >= SHORTEST_PROSE && piece.linked_bytes() * 2 < length { length } else { 0 }
}

/// As [`prose`], with short paragraphs that are sentences.
fn short_prose(outline: &Outline, piece: &Piece) -> usize {
    let is_sentence = outline.region_of(piece).tag == Tag::Paragraph
        && piece.links.is_empty()
        && phrases::ends_as_sentence(&piece.text);
    if is_sentence { piece.text.len() } else { prose(outline, piece) }
}

impl MainText {
    /// The places of the pieces inside the main region.
    pub(super) fn pieces(&self, outline: &Outline) -> Range<usize> {
        outline.regions[self.region as usize].pieces()
    }

    /// Whether a piece stands inside the main region.
    pub(super) fn holds(&self, outline: &Outline, piece: usize) -> bool {
        if outline.region_of(&outline.pieces[piece]).rule == Some(Rule::Take) {
            return true;
        }
        self.pieces(outline).contains(&piece)
    }
}
