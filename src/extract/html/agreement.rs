//! Terms, policies and rules: what holds between a site and those who use it. All that stands between their title and their
//! last sentence is text, however it is set: lists of links to partners and other rules, clauses that repeat, addresses.

use std::ops::Range;

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Region, Tag},
};
use crate::{
    extract::{
        page_lines,
        phrases::{self, folded},
        word_list::WordList,
    },
    model::Metadata,
};

static TITLES: WordList = WordList::new(include_str!("../words/agreement-titles.txt"));

/// Most bytes of a title beside the words that show what it is: the name of a site, a country, a year.
const MOST_BESIDE: usize = 30;
/// Titles of a page that are looked at.
const MOST_TITLES: usize = 3;
/// Bytes of the longest link that is surely a button.
const LONGEST_BUTTON: usize = 12;

/// What a box may be named after that is a subject of such a text: a section about cookies, about advertising.
pub(super) const SUBJECTS: Marks = Marks::CONSENT
    .or(Marks::ADVERT)
    .or(Marks::NEWSLETTER)
    .or(Marks::COMMENTS)
    .or(Marks::SHARE)
    .or(Marks::RELATED)
    .or(Marks::TAGS)
    .or(Marks::PAYWALL)
    .or(Marks::COPYRIGHT)
    .or(Marks::OFFER)
    .or(Marks::ASIDE);

/// Whether the titles of a page, for machines or for readers, are those of an agreement.
pub(super) fn is_titled(outline: &Outline, metadata: &Metadata) -> bool {
    let page_title = metadata.claims.iter().find(|claim| claim.field == "page-title").map(|claim| claim.value.as_str());
    let titles = outline.pieces.iter().filter(|piece| outline.region_of(piece).tag == Tag::Title);
    let mut all =
        titles.take(MOST_TITLES).map(|piece| piece.text.as_str()).chain(page_title).chain(metadata.title.as_deref());
    all.any(is_title)
}

/// Whether a title, or its part between two marks, is that of an agreement.
fn is_title(title: &str) -> bool {
    let lower = folded(title);
    let parts = lower.split(['|', '–', '—', '·', ':', '：', '»', '-', '_']).chain([lower.as_str()]);
    let is_short = |part: &str| {
        let part = part.trim();
        TITLES.places(part).any(|(_, entry)| part.len() <= entry.len() + MOST_BESIDE)
    };
    lower.len() <= 200 && parts.into_iter().any(is_short)
}

/// Whether an element of an agreement is one of its sections, whatever it is named after: it has sentences, and neither a
/// form nor a button.
pub(super) fn is_section(outline: &Outline, region: &Region) -> bool {
    let is_button = |piece: &Piece| {
        let is_link = || piece.linked_bytes() >= piece.text.len();
        let is_label = || piece.text.len() <= LONGEST_BUTTON || page_lines::is_page_label(&piece.text);
        outline.region_of(piece).tag == Tag::Button || (is_link() && is_label())
    };
    let pieces = outline.pieces_of(region);
    pieces.iter().any(is_sentence) && !region.own.has(Marks::FORM) && !pieces.iter().any(is_button)
}

/// Whether a piece is a sentence: clauses may be shorter than what counts as prose elsewhere.
fn is_sentence(piece: &Piece) -> bool {
    const SHORTEST: usize = 20;
    piece.text.len() >= SHORTEST && phrases::ends_as_sentence(&piece.text)
}

/// The pieces from the title of an agreement to its last sentence.
pub(super) fn text(outline: &Outline, main: &MainText) -> Range<usize> {
    let inside = main.pieces(outline);
    let is_title = |at: &usize| outline.region_of(&outline.pieces[*at]).tag == Tag::Title;
    let start = inside.clone().find(is_title).unwrap_or(inside.start);
    let is_last = |at: &usize| {
        let piece = &outline.pieces[*at];
        let is_boxed = main.marks[piece.region as usize].has(Marks::BOXES);
        !is_boxed
            && is_sentence(piece)
            && piece.linked_bytes() * 2 < piece.text.len()
            && !phrases::asks(&piece.text)
            && !page_lines::is_disclosure(&piece.text)
            && !page_lines::is_call(&piece.text)
    };
    let end = inside.clone().rev().find(is_last).map_or(start, |at| at + 1 + listed_below(outline, at));
    start..end.max(start)
}

/// How many pieces below the last sentence stand in one element with it: a list of partners, an address. What a label of
/// the page heads is none of them, nor is anything where that element is the whole page.
fn listed_below(outline: &Outline, last: usize) -> usize {
    let home = &outline.regions[outline.home_of(&outline.pieces[last]) as usize];
    let below = &outline.pieces[last + 1..home.end_piece as usize];
    let is_label = |text: &str| page_lines::is_page_label(text) && !page_lines::names_platforms(text);
    let is_question = |text: &str| phrases::asks(text) || page_lines::heads_comments(text);
    let is_text = |piece: &&Piece| !is_label(&piece.text) && !is_question(&piece.text);
    if home.first_piece == 0 { 0 } else { below.iter().take_while(is_text).count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_agreements_are_known_in_many_languages() {
        for title in [
            "Terms of Service",
            "Ostrey Mail – Privacy Policy",
            "Cookie Policy | Ostrey",
            "Ostrey Community Guidelines",
            "Datenschutzerklärung",
            "Allgemeine Geschäftsbedingungen der Kanal GmbH",
            "Politique de confidentialité",
            "Política de privacidad",
            "Informativa sulla privacy",
            "Polityka prywatności",
            "Політика конфіденційності",
            "Пользовательское соглашение",
            "隐私政策",
            "利用規約",
            "이용약관",
            "سياسة الخصوصية",
            "Kullanım Koşulları",
        ] {
            assert!(is_title(title), "{title}");
        }
        for title in [
            "Ferry line changes its privacy policy after the court of the canal has ruled",
            "The terms of the truce",
            "Why nobody in the valley has ever read the terms of service of the lock",
            "Cookies for winter",
            "",
        ] {
            assert!(!is_title(title), "{title}");
        }
    }
}
