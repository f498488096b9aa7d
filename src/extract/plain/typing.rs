//! The kind of each paragraph of a plain text page.

use crate::{
    extract::{Reason, dates, page_lines, phrases},
    model::BlockKind,
};

/// Paragraphs from the top among which the stamp line stands.
const STAMP_WINDOW: usize = 8;
/// Most letters of the title of a related article or video.
const LONGEST_TITLE: usize = 110;
/// Letters of the longest word that may be an abbreviation rather than the end of a sentence.
const LONGEST_ABBREVIATION: usize = 4;
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
    let is_own = |line: &&&str| !phrases::is_byline(line) && !page_lines::is_form_line(line);
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
    } else if page_lines::is_page_label(line) {
        (BlockKind::Boilerplate, Reason("label of the page"))
    } else if page_lines::is_form_line(line) {
        (BlockKind::Boilerplate, Reason("words of a form"))
    } else if page_lines::is_consent_notice(line) {
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

/// A short line that ends no sentence, in a script that would mark the end; a question is a title where it stands alone.
fn is_title(line: &str) -> bool {
    let calls = line.trim_end().ends_with(['?', '!', '？', '！', '؟']) && !has_stop_inside(line);
    let ends_with_stop = phrases::ends_as_sentence(line) && !calls;
    !ends_with_stop && !phrases::is_unmarked_script(line) && line.chars().count() <= LONGEST_TITLE
}

/// Whether a sentence ends before the end of a line: a stop behind a word too long to be an abbreviation.
fn has_stop_inside(line: &str) -> bool {
    let ends_sentence = |(at, stop): (usize, &str)| {
        let (before, behind) = (&line[..at], &line[at + stop.len()..]);
        // Korean abbreviates without a stop.
        let is_word = before.ends_with(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'))
            || before.chars().rev().take(LONGEST_ABBREVIATION + 1).all(char::is_alphabetic);
        !behind.trim().is_empty() && (stop != "." || is_word && behind.starts_with(' '))
    };
    line.match_indices(['.', '。', '।', '۔']).any(ends_sentence)
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

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The keepers worked until the last barge was through, and then they slept for a day.";

    fn check(lines: &[&str], expected: &str) {
        let found: Vec<&str> = kinds(lines).into_iter().map(|(kind, _)| kind.name()).collect();
        assert_eq!(found.join(" "), expected, "{lines:#?}");
    }

    #[test]
    fn one_line_above_the_stamp_is_the_standfirst() {
        check(&["It is done.", "07:15, Mon, Mar 2, 2026", BODY], "standfirst dates paragraph");
        check(&["It is done.", "Опубліковано: 2 березня 2026, 07:15", BODY], "standfirst dates paragraph");
    }

    #[test]
    fn of_two_lines_above_the_stamp_the_first_is_the_headline() {
        check(
            &["Done", "It is done.", "By Ida Moll", "2 March 2026 07:15", BODY],
            "headline standfirst byline dates paragraph",
        );
        check(&["Fertig", "Von Ida Moll", "Stand: 02.03.2026, 07:15 Uhr", BODY], "standfirst byline dates paragraph");
    }

    #[test]
    fn titles_beside_a_box_belong_to_it() {
        let lines =
            ["It is done.", "07:15, Mon, Mar 2, 2026", BODY, "Your news Invalid email", "Watch the lock drain", BODY];
        check(&lines, "standfirst dates paragraph boilerplate boilerplate paragraph");
        let lines = [
            "Fertig.", "02.03.2026, 07:15", BODY, "Die Lage am Morgen", "Jetzt Newsletter abonnieren",
            "Video: So lief die Schleuse leer", BODY,
        ];
        check(&lines, "standfirst dates paragraph boilerplate boilerplate boilerplate paragraph");
    }

    #[test]
    fn a_question_behind_a_sentence_is_no_title() {
        let page = |line| ["It is done.", "07:15, Mon, Mar 2, 2026", BODY, line, "Your news Invalid email", BODY];
        let expected = "standfirst dates paragraph paragraph boilerplate paragraph";
        check(&page("The keepers slept. Had they been told?"), expected);
        check(&page("番人は眠っていた。知らされていたのか？"), expected);
        check(&page("그는 부인했다. 알고 있었을까?"), expected);
        check(&page("Who told St. Elmo’s keepers?"), "standfirst dates paragraph boilerplate boilerplate paragraph");
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_crosshead() {
        check(
            &["Done.", "07:15, Mon, Mar 2, 2026", BODY, "The queue", BODY],
            "standfirst dates paragraph crosshead paragraph",
        );
    }

    #[test]
    fn a_text_without_a_stamp_is_paragraphs() {
        check(&["Title", BODY, "sign up here"], "paragraph paragraph paragraph");
        check(&["Title", "Correction: it was Tuesday."], "paragraph correction");
    }

    #[test]
    fn scripts_without_full_stops_have_no_crossheads() {
        check(
            &["ไฟไหม้เรือ", "09:00, Tue, Feb 10, 2026", "เจ้าหน้าที่กล่าวว่าปลอดภัย", "บริษัทจะแถลงข่าว"],
            "standfirst dates paragraph paragraph",
        );
    }
}
