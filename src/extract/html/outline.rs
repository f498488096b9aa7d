//! A page as read in one walk: its visible pieces of text in order, and the elements that hold them.

use std::ops::Range;

use super::{marks::Marks, site_rules::Rule};
use crate::{extract::phrases, model::Link};

/// Bytes below which text that ends no sentence may be a label or a button.
pub(super) const SHORT_LABEL: usize = 70;

/// Index of a [`Region`] in its outline.
pub(super) type RegionId = u32;

/// An element that breaks the flow of text.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// The region around it; the outermost is its own parent.
    pub(super) parent: RegionId,
    /// Its tag.
    pub(super) tag: Tag,
    /// What tells it from elements that are set unlike it: its tag and class, for comparison alone.
    pub(super) look: u64,
    /// What it says itself.
    pub(super) own: Marks,
    /// What it and all around it say.
    pub(super) marks: Marks,
    /// What the site's rules say of it, or of what is around it.
    pub(super) rule: Option<Rule>,
    /// Of a numbered list, the number of its next item; of an item, its own.
    pub(super) number: Option<u32>,
    /// First piece inside it.
    pub(super) first_piece: u32,
    /// One past the last piece inside it.
    pub(super) end_piece: u32,
}

impl Region {
    /// The places of the pieces inside it.
    pub(super) fn pieces(&self) -> Range<usize> {
        self.first_piece as usize..self.end_piece as usize
    }
}

/// Tags that decide how their text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// `h1`.
    Title,
    /// `h2` to `h6`.
    Heading,
    /// `p`.
    Paragraph,
    /// `li`, `dt`, `dd`.
    Item,
    /// `ol`.
    Numbered,
    /// `ul`, `dl`.
    List,
    /// `table` that holds data.
    Table,
    /// `button`.
    Button,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// Any other.
    Other,
}

impl Tag {
    /// Whether it is `h1` to `h6`.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Heading)
    }
}

/// A run of visible text between two block ends.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The innermost region around it.
    pub(super) region: RegionId,
    /// The words, white space folded.
    pub(super) text: String,
    /// Links in the text.
    pub(super) links: Vec<Link>,
    /// What inline elements say that hold nearly all of the text.
    pub(super) inline: Marks,
    /// The number that a list shows before it.
    pub(super) number: Option<u32>,
    /// In a heading, where elements within its line begin and end.
    pub(super) edges: Vec<usize>,
}

/// A picture or a film between two pieces.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// The innermost region around it.
    pub(super) region: RegionId,
    /// The piece below it.
    pub(super) next: usize,
    /// What it shows, in words for those who do not see it.
    pub(super) words: String,
}

/// A time that an element states for machines.
#[derive(Debug, Clone)]
pub(super) struct Time {
    /// The innermost region around it.
    pub(super) region: RegionId,
    /// What it states.
    pub(super) value: String,
}

/// A page as read in one walk.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The elements, each after the one around it.
    pub(super) regions: Vec<Region>,
    /// The text in reading order.
    pub(super) pieces: Vec<Piece>,
    /// The pictures in reading order.
    pub(super) pictures: Vec<Picture>,
    /// The first times in elements, in reading order.
    pub(super) times: Vec<Time>,
}

impl Outline {
    /// Whether an element for an article holds both a region and the piece with its headline.
    pub(super) fn is_in_article_of(&self, region: RegionId, headline: usize) -> bool {
        let is_article =
            |region: &Region| region.own.has(Marks::ARTICLE | Marks::MAIN) && region.pieces().contains(&headline);
        self.around(region).any(is_article)
    }

    /// A region and all around it, from the inside out, without the page itself.
    pub(super) fn around(&self, region: RegionId) -> impl Iterator<Item = &Region> {
        let mut at = region as usize;
        std::iter::from_fn(move || {
            let region = (at != 0).then(|| &self.regions[at])?;
            at = region.parent as usize;
            Some(region)
        })
    }

    /// Whether a piece on a toggle heads the text that it opens: it is a question, or stands in a heading.
    pub(super) fn heads_panel(&self, piece: &Piece) -> bool {
        let parent = self.region_of(piece).parent as usize;
        phrases::asks(&piece.text) || self.regions[parent].tag.is_heading()
    }

    /// Whether a piece is a title or another heading.
    pub(super) fn is_heading(&self, piece: &Piece) -> bool {
        self.region_of(piece).tag.is_heading()
    }

    /// The pieces inside a region.
    pub(super) fn pieces_of(&self, region: &Region) -> &[Piece] {
        &self.pieces[region.pieces()]
    }

    /// The innermost region that holds more than a piece.
    pub(super) fn home_of(&self, piece: &Piece) -> RegionId {
        let mut at = piece.region as usize;
        while at != 0 && self.regions[at].end_piece - self.regions[at].first_piece <= 1 {
            at = self.regions[at].parent as usize;
        }
        at as RegionId
    }

    /// Whether a piece is a paragraph in an item of a list.
    pub(super) fn is_in_item(&self, piece: &Piece) -> bool {
        let parent = self.region_of(piece).parent as usize;
        self.regions[parent].tag == Tag::Item
    }

    /// Whether a piece stands in a table of data.
    pub(super) fn is_in_table(&self, piece: &Piece) -> bool {
        self.around(piece.region).any(|region| region.tag == Tag::Table)
    }

    /// The region that holds a piece.
    pub(super) fn region_of(&self, piece: &Piece) -> &Region {
        &self.regions[piece.region as usize]
    }
}

impl Piece {
    /// The words before links, where all the rest is links and it is the longer part: `Read more` of `Read more: Lock shut`.
    pub(super) fn label_of_links(&self) -> Option<&str> {
        let label = &self.text[..self.links.first()?.start];
        let ends = self.links.iter().map(|link| link.end);
        let starts = self.links.iter().skip(1).map(|link| link.start).chain([self.text.len()]);
        let has_words = |(end, start): (usize, usize)| self.text[end..start].contains(char::is_alphanumeric);
        (self.linked_bytes() >= label.len() && !ends.zip(starts).any(has_words)).then_some(label)
    }

    /// Whether it is a link to something else under a label in capitals, as in `IN THE HARBOUR: Lock shut`, or a line in
    /// brackets that is mostly a link.
    pub(super) fn is_label_and_link(&self) -> bool {
        const SHORTEST: usize = 24;
        let is_capital = |label: &str| {
            label.chars().any(char::is_uppercase)
                && !label.chars().any(char::is_lowercase)
                && label.trim_end().ends_with([':', '：'])
        };
        let is_bracketed = || self.text.starts_with('[') && self.text.trim_end_matches('.').ends_with(']');
        self.text.len() >= SHORTEST
            && (self.label_of_links().is_some_and(is_capital)
                || (is_bracketed() && self.linked_bytes() * 10 >= self.text.len() * 6))
    }

    /// Whether it is a sentence or more.
    pub(super) fn is_prose(&self) -> bool {
        self.text.len() >= SHORT_LABEL && phrases::ends_as_sentence(&self.text)
    }

    /// The bytes of the text that are links.
    pub(super) fn linked_bytes(&self) -> usize {
        self.links.iter().map(|link| link.end - link.start).sum()
    }
}

/// Links in order, without the white space before them; of links inside links, the outer.
pub(super) fn tidied(mut links: Vec<Link>, text: &str) -> Vec<Link> {
    for link in &mut links {
        let words = &text[link.start..link.end];
        link.start += words.len() - words.trim_start().len();
    }
    links.sort_by_key(|link| (link.start, std::cmp::Reverse(link.end)));
    let mut end = 0;
    links.retain(|link| {
        let is_kept = link.start >= end && link.start < link.end;
        end = if is_kept { link.end } else { end };
        is_kept
    });
    links
}
