//! Which piece of a page is its headline: what the page states of its title, held against the headings it shows.

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Tag},
};
use crate::{
    model::{Link, Metadata},
    text::letters,
};

/// Bytes of the longest headline.
const LONGEST_TITLE: usize = 400;
/// Statements of a title that are looked at.
const MOST_STATEMENTS: usize = 8;

/// The headline. Of the titles, the one that the metadata name, even inside a box; else a heading in just their words, for
/// some sites make their own name the title; else the first title that is no link to the front page; else any text that
/// they name.
pub(super) fn find(outline: &Outline, main: &MainText, metadata: &Metadata) -> Option<usize> {
    let candidates = Candidates::of(outline, main, metadata);
    let titles = || candidates.open.iter().filter(|at| outline.region_of(&outline.pieces[**at]).tag == Tag::Title);
    let headings = || candidates.open.iter().filter(|at| outline.region_of(&outline.pieces[**at]).tag == Tag::Heading);
    let first = titles().find(|at| !candidates.is_site_name(**at));
    let is_named = |at: &&usize| if first.is_some() { candidates.is_exact(**at) } else { candidates.is_stated(**at) };
    titles()
        .find(|at| candidates.is_stated(**at))
        .or_else(|| candidates.boxed.iter().find(|at| candidates.is_exact(**at)))
        .or_else(|| headings().find(is_named))
        .or_else(|| candidates.boxed_headings.iter().find(|at| candidates.is_exact(**at)))
        .or(first)
        .or_else(|| candidates.boxed.iter().find(|at| candidates.is_stated(**at)))
        .or_else(|| titles().next())
        .or_else(|| candidates.open.iter().find(|at| candidates.is_stated(**at)))
        .copied()
}

/// Letters and digits alone, in lower case.
pub(super) fn comparable(text: &str) -> String {
    let mut compared = String::with_capacity(text.len());
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .for_each(|letter| letters::push_small(letter, &mut compared));
    compared
}

struct Candidates<'o> {
    outline: &'o Outline,
    /// Pieces outside boxes.
    open: Vec<usize>,
    /// Titles inside boxes.
    boxed: Vec<usize>,
    /// Headings inside boxes that are no links.
    boxed_headings: Vec<usize>,
    /// The title as the page has it for machines, the best statement first.
    stated: Vec<String>,
    site: String,
}

impl<'o> Candidates<'o> {
    fn of(outline: &'o Outline, main: &MainText, metadata: &Metadata) -> Self {
        let is_boxed = |at: &usize| main.marks[outline.pieces[*at].region as usize].has(Marks::BOXES);
        let (boxed, open): (Vec<usize>, Vec<usize>) = (0..outline.pieces.len()).partition(is_boxed);
        let is_title = |at: &usize| outline.region_of(&outline.pieces[*at]).tag == Tag::Title;
        let site = metadata.site.as_deref().map(comparable).unwrap_or_default();
        let claims = metadata.claims.iter().filter(|claim| claim.field == "title").take(MOST_STATEMENTS);
        let stated = metadata.title.iter().chain(claims.map(|claim| &claim.value)).map(|title| comparable(title));
        let stated = stated.filter(|title| !title.is_empty() && *title != site).collect();
        let is_bare_heading = |at: &usize| {
            let piece = &outline.pieces[*at];
            outline.region_of(piece).tag == Tag::Heading && piece.links.is_empty()
        };
        let boxed_headings = boxed.iter().copied().filter(is_bare_heading).collect();
        Self { outline, open, boxed: boxed.into_iter().filter(is_title).collect(), boxed_headings, stated, site }
    }

    /// Whether a piece is a title as the page states it.
    fn is_exact(&self, at: usize) -> bool {
        let text = &self.outline.pieces[at].text;
        text.len() <= LONGEST_TITLE && self.stated.contains(&comparable(text))
    }

    /// Whether a piece is most of the title that the page states best.
    fn is_stated(&self, at: usize) -> bool {
        let text = &self.outline.pieces[at].text;
        let Some(stated) = self.stated.first().filter(|_| text.len() <= LONGEST_TITLE) else { return false };
        let words = comparable(text);
        let is_part = stated.contains(&words) && words.len() * 2 > stated.len();
        // The section may stand above the title in the same heading.
        let is_with_section = || words.ends_with(stated.as_str()) && stated.len() * 10 > words.len() * 6;
        self.stated.contains(&words) || is_part || is_with_section()
    }

    /// Whether a title is the name of the site: the same words, or a link to the front page.
    fn is_site_name(&self, at: usize) -> bool {
        let piece = &self.outline.pieces[at];
        (!self.site.is_empty() && comparable(&piece.text) == self.site) || leads_home(piece)
    }
}

/// Whether all of a piece is a link to the front page of a site.
fn leads_home(piece: &Piece) -> bool {
    let path = |link: &Link| link.href.split_once("://").map_or(link.href.as_str(), |(_, rest)| rest).to_owned();
    let is_home = |link: &Link| path(link).trim_end_matches('/').find(['/', '?', '#']).is_none();
    matches!(&piece.links[..], [link] if link.end - link.start >= piece.text.trim_end().len() && is_home(link))
}
