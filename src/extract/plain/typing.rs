//! The kind of each paragraph of a plain text page.

use crate::{
    extract::{Reason, dates, phrases},
    model::BlockKind,
};

/// Paragraphs from the top among which the stamp line stands.
const STAMP_WINDOW: usize = 8;
/// Most letters of the title of a related article or video.
const LONGEST_TITLE: usize = 110;
/// Most letters of a heading inside the body.
const LONGEST_CROSSHEAD: usize = 70;

type Typed = (BlockKind, Reason);

/// A kind and its reason for each paragraph.
pub(super) fn kinds(paragraphs: &[&str]) -> Vec<Typed> {
    let stamp = paragraphs.iter().take(STAMP_WINDOW).position(|line| dates::is_stamp_line(line));
    match stamp {
        Some(stamp) => article(paragraphs, stamp),
        None => paragraphs.iter().map(|line| prose(line)).collect(),
    }
}

/// A paragraph of a text that is no copied article.
fn prose(line: &str) -> Typed {
    if phrases::is_correction(line) {
        (BlockKind::Correction, Reason("words of a correction"))
    } else {
        (BlockKind::Paragraph, Reason("plain text without a stamp line"))
    }
}

fn article(paragraphs: &[&str], stamp: usize) -> Vec<Typed> {
    let mut kinds: Vec<Typed> = Vec::with_capacity(paragraphs.len());
    kinds.extend(above_stamp(&paragraphs[..stamp]));
    for line in &paragraphs[stamp..] {
        kinds.push(below_stamp(line, kinds.len() < stamp + 4));
    }
    spread_boilerplate(paragraphs, &mut kinds, stamp);
    type_crossheads(paragraphs, &mut kinds, stamp);
    kinds
}

/// What stands above the stamp: one line is the standfirst; of several, the first is the headline.
fn above_stamp(lines: &[&str]) -> Vec<Typed> {
    let is_own = |line: &&&str| !phrases::is_byline(line) && !phrases::is_form_line(line);
    let words = lines.iter().filter(is_own).count();
    let mut seen = 0;
    let kind_of = |line: &&str| {
        if phrases::is_byline(line) {
            return (BlockKind::Byline, Reason("opens as a byline"));
        }
        if !is_own(&line) {
            return (BlockKind::Boilerplate, Reason("words of a form"));
        }
        seen += 1;
        match (words, seen) {
            (2.., 1) => (BlockKind::Headline, Reason("first line above the stamp, another follows")),
            _ => (BlockKind::Standfirst, Reason("above the stamp")),
        }
    };
    lines.iter().map(kind_of).collect()
}

fn below_stamp(line: &str, near_top: bool) -> Typed {
    if near_top && dates::is_stamp_line(line) {
        (BlockKind::Dates, Reason("shape of a stamp line"))
    } else if phrases::is_correction(line) {
        (BlockKind::Correction, Reason("words of a correction"))
    } else if near_top && phrases::is_byline(line) {
        (BlockKind::Byline, Reason("opens as a byline"))
    } else if phrases::ends_with_credit(line) {
        (BlockKind::Caption, Reason("ends with a credit"))
    } else if phrases::is_credit(line) {
        (BlockKind::Credit, Reason("names the maker of a picture"))
    } else if phrases::is_page_label(line) {
        (BlockKind::Boilerplate, Reason("label of the page"))
    } else if phrases::is_form_line(line) {
        (BlockKind::Boilerplate, Reason("words of a form"))
    } else if phrases::is_consent_notice(line) {
        (BlockKind::Boilerplate, Reason("words of a consent notice"))
    } else {
        (BlockKind::Paragraph, Reason("body"))
    }
}

/// Titles beside a box of the page belong to it: a short line that ends no sentence.
fn spread_boilerplate(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    let reason = Reason("title beside a box of the page");
    for at in stamp + 1..paragraphs.len() {
        let is_boxed = kinds[at - 1].0 == BlockKind::Boilerplate && is_title(paragraphs[at]);
        if kinds[at].0 == BlockKind::Paragraph && is_boxed {
            kinds[at] = (BlockKind::Boilerplate, reason);
        }
    }
    for at in (stamp + 1..paragraphs.len().saturating_sub(1)).rev() {
        let opens_box =
            kinds[at + 1].0 == BlockKind::Boilerplate && kinds[at + 1].1 != reason && is_title(paragraphs[at]);
        if kinds[at].0 == BlockKind::Paragraph && opens_box {
            kinds[at] = (BlockKind::Boilerplate, reason);
        }
    }
}

/// A short line that ends no sentence, in a script that would mark the end.
fn is_title(line: &str) -> bool {
    let ends_with_stop = phrases::ends_as_sentence(line) && !line.trim_end().ends_with(['?', '!', '？', '！', '؟']);
    !ends_with_stop && !phrases::is_unmarked_script(line) && line.chars().count() <= LONGEST_TITLE
}

/// A short line without an end between paragraphs of sentences is a heading.
fn type_crossheads(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    for at in stamp + 2..paragraphs.len().saturating_sub(1) {
        let line = paragraphs[at];
        let is_body = |at: usize| kinds[at].0 == BlockKind::Paragraph;
        let is_heading =
            is_title(line) && !phrases::ends_as_sentence(line) && line.chars().count() <= LONGEST_CROSSHEAD;
        if is_body(at) && is_body(at + 1) && is_heading && phrases::ends_as_sentence(paragraphs[at + 1]) {
            kinds[at] = (BlockKind::Crosshead, Reason("short line before a paragraph"));
        }
    }
}
