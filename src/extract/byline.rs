//! Who wrote a document, by its visible lines: bylines, lines of stamps, the box about the author, the end of the text.

use std::borrow::Cow;

use super::{
    Reason,
    dates::{self, StampContext},
    end_of_text,
    name_line::{self, names_in},
    person, phrases, reporters,
};
use crate::model::{Block, BlockKind, Document, Link, Moment, Source};

/// Most names that the bylines of a document hold.
const MOST_NAMES: usize = 12;
/// Most lines of stamps that are looked through.
const MOST_LINES: usize = 100;
/// Longest line of stamps that is looked through for a name, in bytes.
const LONGEST_LINE: usize = 300;
/// The field of the statements that hold the name of an author as an element marks it.
pub(super) const AUTHOR_NAME: &str = "author-name";

/// The names in the visible bylines of a document, each once; where there are none, the next best: beside stamps, as
/// elements mark them, in the box about the author, in or below the text, in the one line of the page that names anybody.
pub(super) fn visible_names(document: &Document, reasons: &[Reason]) -> Vec<String> {
    let of = |is_meant: &dyn Fn(Reason) -> bool| names_of(document, reasons, is_meant);
    let is_head = |reason| reason != Reason::AUTHOR_BOX && reason != Reason::SIGNATURE;
    let head = of(&is_head);
    let is_groups = head.iter().all(|name| person::is_group(name));
    let names = some(head)
        // A person below the text goes before the agency or staff in its head.
        .map(|head| if is_groups { some(of(&|reason| reason == Reason::SIGNATURE)).unwrap_or(head) } else { head })
        .or_else(|| some(names_beside_stamps(document)))
        .or_else(|| some(only_marked_name(document).into_iter().collect()))
        .or_else(|| some(of(&|reason| reason == Reason::AUTHOR_BOX)))
        .or_else(|| some(of(&|reason| reason == Reason::SIGNATURE)))
        .or_else(|| some(reporters::in_text(document)))
        .or_else(|| some(names_beside_publication(document, reasons)))
        .or_else(|| some(only_signed_names(document, reasons)))
        .or_else(|| some(described_name(document).into_iter().collect()));
    names.unwrap_or_default().into_iter().map(|name| as_marked(name, document)).collect()
}

fn some(names: Vec<String>) -> Option<Vec<String>> {
    (!names.is_empty()).then_some(names)
}

/// The one name that the page's elements mark as the author's; of several most are those of other articles.
fn only_marked_name(document: &Document) -> Option<String> {
    let claims = &document.metadata.claims;
    let mut marked = claims.iter().filter(|claim| claim.field == AUTHOR_NAME).map(|claim| claim.value.as_str());
    let name = marked.next()?;
    let is_shown = || document.blocks.iter().any(|block| block.text.contains(name));
    let is_name = name_line::is_account(name) || person::is_name_with_role(name) || person::is_uncased_name(name);
    (is_name && marked.all(|other| other == name) && is_shown()).then(|| name.to_owned())
}

/// The names in lines of stamps; the name of a section that stands above the headline as well is nobody's.
fn names_beside_stamps(document: &Document) -> Vec<String> {
    let headline = document.blocks.iter().position(|block| block.kind == BlockKind::Headline).unwrap_or_default();
    let is_section = |name: &String| {
        let is_stated = document.metadata.section.as_ref().is_some_and(|section| section == name);
        is_stated || document.blocks[..headline].iter().any(|block| block.text == *name)
    };
    let lines = document.of_kind(BlockKind::Dates).filter(|block| block.text.len() <= LONGEST_LINE).take(MOST_LINES);
    let names = lines.map(|block| {
        let names = name_line::beside_stamp(&unglued(block));
        let is_section = names.iter().all(is_section) && !name_line::is_signed(&block.text);
        if is_section { Vec::new() } else { names }
    });
    names.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names in the line outside the article that gave the publication, or that stands right below the text with its day.
fn names_beside_publication(document: &Document, reasons: &[Reason]) -> Vec<String> {
    const FOOT: usize = 4;
    let Some(published) = &document.metadata.dates.published else { return Vec::new() };
    let end = document.blocks.iter().rposition(|block| block.kind.is_body()).map_or(0, |last| last + 1);
    let is_day = |text: &str| {
        let stamps = dates::find_stamps(text, &StampContext::default()).into_iter().filter_map(|stamp| stamp.moment);
        published.instant.is_some_and(|moment| stamps.map(Moment::day).any(|day| day == moment.day()))
    };
    let gives_it = |(at, block): &(usize, &Block)| {
        let is_apart = block.kind == BlockKind::Boilerplate && block.text.len() <= LONGEST_LINE;
        let is_source = || published.source == Source::Text && block.text.contains(&published.raw);
        let is_foot = (end..end + FOOT).contains(at);
        is_apart && !reasons[*at].is_of_others() && (is_source() || (is_foot && is_day(&block.text)))
    };
    let mut lines = document.blocks.iter().enumerate().filter(gives_it).map(|(_, block)| block);
    let (Some(line), None) = (lines.next(), lines.next()) else { return Vec::new() };
    if name_line::opens_with_title(&line.text, &line.links) {
        return Vec::new();
    }
    name_line::beside_stamp(&unglued(line))
}

/// The names in lines of the text, else of the page, that say who wrote, wherever they stand, if they name the same people:
/// else most are those of other articles.
fn only_signed_names(document: &Document, reasons: &[Reason]) -> Vec<String> {
    let names = |is_meant: &dyn Fn(&Block, Reason) -> bool| {
        let blocks = document.blocks.iter().zip(reasons);
        same_signed_names(blocks.filter(|(block, reason)| is_meant(block, **reason)).map(|(block, _)| block))
    };
    let is_of_text =
        |block: &Block, _| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Table);
    let is_of_page = |block: &Block, reason: Reason| {
        let is_free = block.kind == BlockKind::Boilerplate && !reason.is_of_others();
        is_free && !name_line::opens_with_title(&block.text, &block.links)
    };
    some(names(&is_of_text)).unwrap_or_else(|| names(&is_of_page))
}

/// The names of who wrote in the short lines of blocks, where they are the same in all.
fn same_signed_names<'d>(blocks: impl Iterator<Item = &'d Block>) -> Vec<String> {
    const LONGEST: usize = 160;
    const MOST_SIGNED: usize = 2000;
    let is_signed = |block: &&Block| block.text.len() <= LONGEST && !phrases::ends_as_sentence(&block.text);
    let lines = blocks.filter(is_signed).take(MOST_SIGNED);
    let lines = lines.flat_map(|block| block.text.split('\n')).map(|line| line.replace('\t', " "));
    let signed = lines.filter(|line| name_line::is_byline(line) && !name_line::is_of_reviewers(line));
    let is_author = |(line, names): &(String, Vec<String>)| {
        is_people(names) || (!names.is_empty() && dates::find_stamps(line, &StampContext::default()).len() == 1)
    };
    let read = |line: String| {
        let names = names_in(&line);
        (line, names)
    };
    let mut found = signed.map(read).filter(is_author).map(|(_, names)| names);
    let Some(first) = found.next() else { return Vec::new() };
    if found.all(|names| names == first) { first } else { Vec::new() }
}

/// The name that a text about an author at the end of the page begins with, `Ada Lind is a reporter in Lenner.`, or that
/// stands behind the last sentence.
fn described_name(document: &Document) -> Option<String> {
    const LAST_BLOCKS: usize = 6;
    let last = document.blocks.iter().rposition(|block| block.kind.is_body())?;
    let from = last.saturating_sub(1);
    let ends = document.blocks.iter().skip(from).take(LAST_BLOCKS);
    let signed = || end_of_text::behind_last_sentence(&document.blocks[last].text);
    ends.filter(|block| !matches!(block.kind, BlockKind::Caption | BlockKind::Credit))
        .find_map(|block| end_of_text::described(&block.text))
        .or_else(signed)
}

/// Whether names are full names of people.
fn is_people(names: &[String]) -> bool {
    !names.is_empty() && names.iter().all(|name| person::is_name_with_role(name) || person::is_uncased_person(name))
}

/// A name as the page marks it, where a role is glued to it.
fn as_marked(name: String, document: &Document) -> String {
    let marked = document.metadata.claims.iter().filter(|claim| claim.field == AUTHOR_NAME);
    let mut marked = marked.map(|claim| claim.value.as_str());
    let found = marked.find(|marked| name.len() > marked.len() && name.starts_with(*marked)).map(str::to_owned);
    found.unwrap_or(name)
}

/// The names in the bylines of some reasons; where people are named, no agency or staff beside them.
fn names_of(document: &Document, reasons: &[Reason], is_meant: &dyn Fn(Reason) -> bool) -> Vec<String> {
    let blocks = document.blocks.iter().zip(reasons);
    let bylines = blocks.filter(|(block, reason)| block.kind == BlockKind::Byline && is_meant(**reason));
    let (reviewers, authors): (Vec<&Block>, Vec<&Block>) =
        bylines.map(|(block, _)| block).partition(|block| name_line::is_of_reviewers(&block.text));
    let mut names = some(names_in_bylines(&authors)).unwrap_or_else(|| names_in_bylines(&reviewers));
    if names.iter().any(|name| person::is_name_with_role(name) && !person::is_group(name)) {
        names.retain(|name| !person::is_group(name));
    }
    names
}

/// The names in bylines, each once; beside the full name of a person no label or role in a line of its own.
fn names_in_bylines(bylines: &[&Block]) -> Vec<String> {
    let mut names: Vec<(String, bool)> = Vec::new();
    for block in bylines {
        let line = unglued(block);
        let is_signed = name_line::is_signed(&line);
        for name in linked_names(block, names_in(&line)) {
            let may_be_label = !is_signed && name_line::may_be_label(&name, &line);
            if names.len() < MOST_NAMES && names.iter().all(|(known, _)| *known != name) {
                names.push((name, may_be_label));
            }
        }
    }
    let is_person = |(name, may_be_label): &(String, bool)| !may_be_label && person::is_name_with_role(name);
    let has_person = names.iter().any(is_person);
    names.into_iter().filter(|(_, may_be_label)| !may_be_label || !has_person).map(|(name, _)| name).collect()
}

/// The names of a byline, with those of further people that it links to: `Ada Lind / Jan Moll`.
fn linked_names(block: &Block, mut names: Vec<String>) -> Vec<String> {
    let text = |link: &Link| block.text[link.start..link.end].trim();
    let leads = |link: &&Link| person::links_to_author(text(link), std::slice::from_ref(*link));
    if !block.links.iter().filter(leads).any(|link| names.iter().any(|name| name == text(link))) {
        return names;
    }
    let mut end = 0;
    for link in &block.links {
        // What somebody else did, before their name: `photos by Jan Moll`.
        let mut between = block.text[end..link.start].split_whitespace().map(|word| word.trim_end_matches(':'));
        let is_other = between.any(|word| phrases::is_credit_label(word) || phrases::is_byline_opener(word));
        let is_new = !is_other && leads(&link) && !names.iter().any(|name| name.contains(text(link)));
        if is_new {
            names.push(text(link).to_owned());
        }
        end = link.end;
    }
    names
}

/// A byline with a bar behind each link that the next word or another link touches, for no name stands in two.
fn unglued(block: &Block) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(block.text.as_str());
    for (at, link) in block.links.iter().enumerate().rev() {
        let behind = &block.text[link.end..];
        let next = block.links.get(at + 1).filter(|next| next.href != link.href);
        let is_between = next.is_some_and(|next| block.text[link.end..next.start].trim().is_empty());
        if is_between || behind.starts_with(char::is_alphabetic) {
            line.to_mut().insert(link.end, '|');
        }
    }
    line
}
