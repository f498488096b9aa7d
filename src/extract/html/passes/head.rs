//! The lines between the headline and the body that no class or word explains: a summary and names, by what stands around
//! them.

use std::ops::Range;

use crate::{
    extract::{
        Reason,
        html::{
            outline::{Outline, Piece, Tag},
            typing::{Typed, View},
        },
        page_lines, person, phrases, picture_lines,
    },
    model::{BlockKind, Metadata},
    text::letters::comparable,
};

/// Most pieces below the headline that are looked at.
const LONGEST_HEAD: usize = 9;
/// Bytes of the shortest summary: what is shorter is the name of a section or a place.
const SHORTEST_SUMMARY: usize = 24;
/// Bytes of the longest line between a name and a stamp.
const LONGEST_ROLE: usize = 60;
/// Letters of the longest summary.
const LONGEST_SUMMARY: usize = 300;

/// Finds the summary and the names that stand below the headline and above or beside the line that says who or when.
pub(super) fn correct(view: &View<'_>, kinds: &mut [Typed]) {
    let View { outline, metadata, headline: Some(headline), .. } = *view else { return };
    let end = kinds.len().min(headline + 1 + LONGEST_HEAD);
    find_stated_names(outline, metadata, headline + 1..end, kinds);
    let lines: Vec<usize> = (headline + 1..end).filter(|at| !is_of_page(kinds[*at])).collect();
    find_names(outline, headline, &lines, kinds);
    find_lone_name(view, &lines, kinds);
    find_summary(outline, headline, &lines, kinds);
    find_summary_in_heading(outline, headline, &lines, kinds);
}

/// A heading as long as a sentence that opens the text, whatever lines of the head stand above it: real headings are short.
fn find_summary_in_heading(outline: &Outline, headline: usize, lines: &[usize], kinds: &mut [Typed]) {
    const SHORTEST: usize = 80;
    const FEWEST_WORDS: usize = 10;
    let is_of_head = |at: &usize| {
        matches!(kinds[*at].0, BlockKind::Byline | BlockKind::Dates | BlockKind::Caption | BlockKind::Credit)
    };
    let mut rest = lines.iter().copied().skip_while(is_of_head);
    let Some(first) = rest.next().filter(|first| kinds[*first].0 == BlockKind::Crosshead) else { return };
    let piece = &outline.pieces[first];
    let is_sentence = || {
        phrases::ends_as_sentence(&piece.text)
            && !phrases::asks(&piece.text)
            && piece.text.split_whitespace().count() >= FEWEST_WORDS
    };
    let is_long = phrases::is_longer(&piece.text, SHORTEST) || is_sentence();
    let is_repeated = || comparable(&outline.pieces[headline].text).starts_with(&comparable(&piece.text));
    if outline.is_heading(piece) && is_long && is_summary(piece) && !is_repeated() {
        kinds[first] = (BlockKind::Standfirst, Reason("sentence in a heading that opens the text"));
    }
}

/// The line above the byline or stamp, or a heading outside the text; not the headline once more.
fn find_summary(outline: &Outline, headline: usize, lines: &[usize], kinds: &mut [Typed]) {
    let Some(first) = lines.first().copied().filter(|first| is_untyped(kinds[*first])) else { return };
    let piece = &outline.pieces[first];
    let is_heading = outline.region_of(piece).tag == Tag::Heading && kinds[first].1 == Reason::OUTSIDE;
    let is_above = lines.get(1).is_some_and(|second| matches!(kinds[*second].0, BlockKind::Byline | BlockKind::Dates));
    let is_repeated = || comparable(&outline.pieces[headline].text).starts_with(&comparable(&piece.text));
    if (is_above || is_heading) && is_summary(piece) && !is_repeated() {
        kinds[first] = (BlockKind::Standfirst, Reason("between the headline and the byline or text"));
    }
}

/// The names that the metadata state, whatever box or class of the page is drawn round them.
fn find_stated_names(outline: &Outline, metadata: &Metadata, lines: Range<usize>, kinds: &mut [Typed]) {
    let site = metadata.site.as_deref().map(comparable);
    let names = metadata.byline.iter().map(|name| comparable(name)).filter(|name| Some(name) != site.as_ref());
    let names: Vec<String> = names.collect();
    let mut prose = 0;
    for at in lines {
        let text = outline.pieces[at].text.trim();
        prose += usize::from(is_prose(text));
        if prose > 1 {
            return;
        }
        let is_of_picture = matches!(kinds[at].0, BlockKind::Caption | BlockKind::Credit);
        if !is_of_picture && text.len() <= LONGEST_ROLE && names.contains(&comparable(text)) {
            kinds[at] = (BlockKind::Byline, Reason("name that the metadata state"));
        }
    }
}

/// The name of a person above a stamp.
fn find_names(outline: &Outline, headline: usize, lines: &[usize], kinds: &mut [Typed]) {
    let mut prose = 0;
    let is_above = |at: &&usize| {
        prose += usize::from(is_prose(outline.pieces[**at].text.trim()));
        prose <= 1
    };
    let above = lines.iter().take_while(is_above).count();
    // From below, for a name above another one that stands above a stamp.
    for (place, at) in lines.iter().copied().enumerate().take(above).rev() {
        let text = outline.pieces[at].text.trim();
        let is_line = |place: usize| {
            lines.get(place).is_some_and(|at| matches!(kinds[*at].0, BlockKind::Byline | BlockKind::Dates))
        };
        let is_below =
            || place > 0 && kinds[lines[place - 1]].0 == BlockKind::Dates && !outline.is_heading(&outline.pieces[at]);
        let is_labelled = || at > 0 && phrases::is_byline_opener(&outline.pieces[at - 1].text);
        let role = lines.get(place + 1).copied().filter(|at| is_role(&outline.pieces[*at]) && is_untyped(kinds[*at]));
        let role = role.filter(|role| is_line(place + 2) && !is_name(outline.pieces[*role].text.trim()));
        let is_placed = is_line(place + 1) || role.is_some() || is_below() || is_labelled();
        let is_author = is_placed && is_untyped(kinds[at]) && is_name(text) && !is_section(outline, lines[0], text);
        if is_author && may_be_byline(outline, headline, at) {
            kinds[at] = (BlockKind::Byline, Reason("name above a stamp"));
            if let Some(role) = role {
                kinds[role] = (BlockKind::Boilerplate, Reason("between a name and a stamp"));
            }
        }
    }
}

/// The name of a person, perhaps with what they are, right above the text, where nothing else of the page says who wrote it.
fn find_lone_name(view: &View<'_>, lines: &[usize], kinds: &mut [Typed]) {
    let View { outline, metadata, headline: Some(headline), .. } = *view else { return };
    if !metadata.byline.is_empty() || lines.iter().any(|at| kinds[*at].0 == BlockKind::Byline) {
        return;
    }
    let is_text = |at: usize| is_prose(outline.pieces[at].text.trim());
    let is_summary = |at: usize| kinds[at].0 == BlockKind::Standfirst;
    let Some(first) = lines.iter().position(|at| is_text(*at) && !is_summary(*at)) else { return };
    let Some(at) = first.checked_sub(1).map(|place| lines[place]) else { return };
    let piece = &outline.pieces[at];
    let text = piece.text.trim();
    let is_of_site = || metadata.site.as_deref().is_some_and(|site| comparable(site) == comparable(person::lead(text)));
    let is_author = is_untyped(kinds[at])
        && text.starts_with(char::is_uppercase)
        && is_name(text)
        && !outline.is_heading(piece)
        && !is_section(outline, lines[0], text);
    let is_label = || holds_word_in_small(&outline.pieces[lines[first]].text, text);
    if is_author && may_be_byline(outline, headline, at) && !is_label() && !is_of_site() {
        kinds[at] = (BlockKind::Byline, Reason("name right above the text"));
    }
}

/// Whether a name may be that of an author: no fact in a table, not the beginning of the headline once more; in a heading
/// only where nothing but names stands there.
fn may_be_byline(outline: &Outline, headline: usize, at: usize) -> bool {
    let piece = &outline.pieces[at];
    let text = piece.text.trim();
    let is_bare = person::lead(text) == text || text.contains(',');
    let is_repeated = || !is_bare && comparable(&outline.pieces[headline].text).starts_with(&comparable(text));
    let is_headed = || !is_bare && outline.is_heading(piece) && text.contains([' ', '\u{a0}']);
    !is_headed() && !is_repeated() && !is_fact(outline, headline, at)
}

/// Whether a piece stands in a table of facts: one of more than a line for who and when, without the headline and the text.
fn is_fact(outline: &Outline, headline: usize, at: usize) -> bool {
    const LONGEST_BYLINE: usize = 3;
    let rows = outline.around(outline.pieces[at].region).filter(|region| region.tag == Tag::Row);
    let mut tables = rows.map(|row| outline.regions[row.parent as usize].pieces());
    let is_prose = |piece: &Piece| is_prose(piece.text.trim());
    tables.any(|table| {
        let is_list = table.len() > LONGEST_BYLINE && !table.contains(&headline);
        is_list && !outline.pieces[table].iter().any(is_prose)
    })
}

/// Whether a word of a label stands in small letters in the text that it heads, as no name does.
fn holds_word_in_small(text: &str, label: &str) -> bool {
    const SHORTEST: usize = 4;
    let label: Vec<String> =
        label.split_whitespace().filter(|word| word.len() >= SHORTEST).map(phrases::folded).collect();
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| word.starts_with(char::is_lowercase) && label.iter().any(|known| known == word))
}

/// Whether a line is the name of a person or of several.
fn is_name(line: &str) -> bool {
    let is_uncased = || !phrases::is_longer(line, LONGEST_ROLE) && person::is_uncased_person(person::lead(line));
    let is_one = person::is_name_with_role(line) || person::is_name_with_paper(line) || is_uncased();
    !phrases::ends_as_sentence(line)
        && !line.contains(char::is_numeric)
        && (is_one || person::are_names(line))
        && !page_lines::is_author_label(line)
        && !page_lines::is_page_label(line)
        && !picture_lines::ends_with_credit(line)
}

/// Whether a line stands above the head as well, as the name of a section does.
fn is_section(outline: &Outline, head: usize, line: &str) -> bool {
    outline.pieces[..head].iter().any(|piece| piece.text.trim() == line)
}

/// Whether a piece is one that the page sets between the lines of the head: a button, a counter, a label.
fn is_of_page((kind, reason): Typed) -> bool {
    kind == BlockKind::Boilerplate && !matches!(reason, Reason::OUTSIDE | Reason::LINK)
}

/// Whether only its place has decided the kind of a piece.
fn is_untyped((kind, reason): Typed) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Crosshead) || matches!(reason, Reason::OUTSIDE | Reason::LINK)
}

fn is_summary(piece: &Piece) -> bool {
    piece.text.len() >= SHORTEST_SUMMARY
        && piece.text.chars().nth(LONGEST_SUMMARY).is_none()
        && piece.linked_bytes() * 2 < piece.text.len()
}

/// Whether a line can be what the author does, or where to write to them.
fn is_role(piece: &Piece) -> bool {
    piece.text.len() <= LONGEST_ROLE && !phrases::ends_as_sentence(&piece.text)
}

fn is_prose(text: &str) -> bool {
    text.len() >= SHORTEST_SUMMARY && phrases::ends_as_sentence(text)
}
