//! Which piece of a page is its headline: what the page states of its title, held against the headings it shows.

use std::ops::Range;

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Tag},
};
use crate::{
    extract::phrases,
    model::{Link, Metadata},
    text::letters::comparable,
};

/// Bytes of the longest headline.
pub(super) const LONGEST_TITLE: usize = 400;
/// What parts a headline from the names of section and site in the title of a page.
const TITLE_MARKS: [&str; 12] = [" - ", " – ", " — ", " | ", "|", " :: ", " @ ", " » ", " · ", " • ", "_", "--"];
/// Bytes of the shortest part of a title that can be the headline.
const SHORTEST_PART: usize = 12;
/// Most pieces from a heading to the text that it heads.
const LONGEST_HEAD: usize = 7;
/// Most pieces of prose between a breadcrumb and the headline that it repeats: more are the text that the first one heads.
const MOST_PROSE_BETWEEN: usize = 2;
/// Boxes that repeat the headline of an article and do not hold it.
const ELSEWHERE: Marks = Marks::NAVIGATION
    .or(Marks::BREADCRUMB)
    .or(Marks::RELATED)
    .or(Marks::FOOTER)
    .or(Marks::COMMENTS)
    .or(Marks::CONTENTS)
    .or(Marks::DIALOG);
/// Statements of a title that are looked at.
const MOST_STATEMENTS: usize = 8;

/// The headline. Of the titles, the one that the metadata name, even inside a box; else a heading in just their words, for
/// some sites make their own name the title; else the first title that is no link to the front page; else any text that
/// they name; else the heading over the text. Of several in the same words the one nearest to the text.
pub(super) fn find(outline: &Outline, main: &MainText, metadata: &Metadata) -> Option<usize> {
    let candidates = Candidates::of(outline, main, metadata);
    let titles = || candidates.open.iter().filter(|at| outline.region_of(&outline.pieces[**at]).tag == Tag::Title);
    let headings = || candidates.open.iter().filter(|at| outline.region_of(&outline.pieces[**at]).tag == Tag::Heading);
    let first = titles().find(|at| !candidates.is_site_name(**at));
    let is_named = |at: &&usize| if first.is_some() { candidates.is_exact(**at) } else { candidates.is_stated(**at) };
    let is_elsewhere = |at: usize| main.marks[outline.pieces[at].region as usize].has(ELSEWHERE);
    let found = titles()
        .find(|at| (candidates.is_stated(**at) || candidates.is_part(**at)) && !leads_home(&outline.pieces[**at]))
        .or_else(|| candidates.boxed.iter().find(|at| candidates.is_exact(**at) && !is_elsewhere(**at)))
        .or_else(|| headings().find(is_named))
        .or_else(|| candidates.boxed.iter().find(|at| candidates.is_exact(**at)))
        .or_else(|| headings().find(|at| candidates.is_opening(**at)))
        .or_else(|| candidates.boxed_headings.iter().find(|at| candidates.is_exact(**at)))
        .or(first)
        .or_else(|| candidates.boxed.iter().find(|at| candidates.is_stated(**at) || candidates.is_part(**at)))
        .or_else(|| candidates.open.iter().find(|at| candidates.is_stated(**at) && !candidates.is_site_name(**at)))
        .copied()
        .or_else(|| candidates.above_text(main))
        .or_else(|| titles().next().copied())?;
    Some(candidates.nearest_to_text(main, found))
}

/// The marks in the title of a page that part the headline from the names of section and site.
fn marks_in(title: &str) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> =
        TITLE_MARKS.iter().flat_map(|mark| title.match_indices(mark)).map(|(at, mark)| at..at + mark.len()).collect();
    marks.sort_by_key(|mark| mark.start);
    marks.dedup_by(|later, earlier| later.start < earlier.end);
    marks
}

/// What the page states as its title, as it is compared: all of each statement, what it opens with up to each mark, and
/// what stands between marks.
pub(super) fn stated_titles(metadata: &Metadata) -> Vec<String> {
    let claims = metadata.claims.iter().filter(|claim| matches!(claim.field.as_str(), "title" | "page-title"));
    let values = metadata.title.iter().chain(claims.take(MOST_STATEMENTS).map(|claim| &claim.value));
    let mut titles = Vec::new();
    for title in values.filter(|title| title.len() <= LONGEST_TITLE) {
        let marks = marks_in(title);
        let starts = [0].into_iter().chain(marks.iter().map(|mark| mark.end));
        let ends = marks.iter().map(|mark| mark.start).chain([title.len()]);
        titles.push(comparable(title));
        titles.extend(marks.iter().map(|mark| comparable(&title[..mark.start])));
        let parts = starts.zip(ends).map(|(start, end)| comparable(&title[start..end]));
        titles.extend(parts.filter(|part| part.len() >= SHORTEST_PART));
    }
    titles
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
    /// What stands between the marks in the title as the page has it: the headline, the section, the site.
    parts: Vec<String>,
    /// Its beginnings up to such a mark.
    openings: Vec<String>,
    site: String,
}

impl<'o> Candidates<'o> {
    fn of(outline: &'o Outline, main: &MainText, metadata: &Metadata) -> Self {
        let is_boxed = |at: &usize| main.marks[outline.pieces[*at].region as usize].has(Marks::BOXES);
        let (boxed, open): (Vec<usize>, Vec<usize>) = (0..outline.pieces.len()).partition(is_boxed);
        let is_title = |at: &usize| outline.region_of(&outline.pieces[*at]).tag == Tag::Title;
        let site = metadata.site.as_deref().map(comparable).unwrap_or_default();
        let claims = metadata.claims.iter().filter(|claim| claim.field == "title").take(MOST_STATEMENTS);
        let stated =
            metadata.title.iter().chain(claims.clone().map(|claim| &claim.value)).map(|title| comparable(title));
        let stated = stated.filter(|title| !title.is_empty() && *title != site).collect();
        let (mut parts, mut openings) = (Vec::new(), Vec::new());
        let titles = metadata.title.iter().chain(claims.map(|claim| &claim.value));
        for title in titles.filter(|title| title.len() <= LONGEST_TITLE) {
            let is_long = |words: &String| words.len() >= SHORTEST_PART && *words != site;
            let marks = marks_in(title);
            let ends = marks.iter().map(|mark| mark.start).chain([title.len()]);
            let starts = [0].into_iter().chain(marks.iter().map(|mark| mark.end));
            parts.extend(starts.zip(ends).map(|(start, end)| comparable(&title[start..end])).filter(is_long));
            openings.extend(marks.iter().map(|mark| comparable(&title[..mark.start])).filter(is_long));
        }
        let is_bare_heading = |at: &usize| {
            let piece = &outline.pieces[*at];
            outline.region_of(piece).tag == Tag::Heading && piece.links.is_empty()
        };
        let boxed_headings = boxed.iter().copied().filter(is_bare_heading).collect();
        let boxed = boxed.into_iter().filter(is_title).collect();
        Self { outline, open, boxed, boxed_headings, stated, parts, openings, site }
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

    /// Whether a piece is what the page's title has between two marks.
    fn is_part(&self, at: usize) -> bool {
        !self.is_site_name(at) && self.parts.contains(&comparable(&self.outline.pieces[at].text))
    }

    /// Whether a piece is what the page's title begins with.
    fn is_opening(&self, at: usize) -> bool {
        !self.openings.is_empty() && self.openings.contains(&comparable(&self.outline.pieces[at].text))
    }

    /// The last heading over the first sentences of the main text.
    fn above_text(&self, main: &MainText) -> Option<usize> {
        let text = self.first_sentences(main)?;
        let is_heading = |at: &usize| {
            let piece = &self.outline.pieces[*at];
            self.outline.region_of(piece).tag == Tag::Heading
                && phrases::is_longer(&piece.text, SHORTEST_PART)
                && piece.links.is_empty()
        };
        let above = self.open.iter().rev().copied().skip_while(|at| *at >= text);
        above.take_while(|at| at + LONGEST_HEAD > text).find(is_heading)
    }

    /// The last title or heading above the text in the same words: those before it are a breadcrumb, or in a bar that
    /// shows when the reader scrolls.
    fn nearest_to_text(&self, main: &MainText, found: usize) -> usize {
        let Some(text) = self.first_sentences(main) else { return found };
        let words = comparable(&self.outline.pieces[found].text);
        let is_same = |at: &usize| {
            let piece = &self.outline.pieces[*at];
            let is_heading = self.outline.is_heading(piece);
            is_heading && !main.marks[piece.region as usize].has(ELSEWHERE) && comparable(&piece.text) == words
        };
        let mut prose = 0;
        let before_text = (found + 1..text).take_while(|at| {
            prose += usize::from(self.outline.pieces[*at].is_prose());
            prose <= MOST_PROSE_BETWEEN
        });
        before_text.filter(is_same).last().unwrap_or(found)
    }

    /// The first piece of prose in the main text.
    fn first_sentences(&self, main: &MainText) -> Option<usize> {
        main.pieces(self.outline).find(|at| self.outline.pieces[*at].is_prose())
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
