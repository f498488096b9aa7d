//! English tables and invariants: a text with `|` where a sentence ends, after the white space that belongs to it.

mod languages;

use proptest::prelude::*;

use super::look::steps;
use super::{sentences, split, split_into};

fn check(language: &str, table: &[&str]) {
    let mut wrong = Vec::new();
    for marked in table {
        let text = marked.replace('|', "");
        let parts: Vec<&str> = split(&text, Some(language)).into_iter().map(|range| &text[range]).collect();
        if parts.join("|") != *marked {
            wrong.push(format!("expected {marked}\n   found {}", parts.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{language}:\n{}", wrong.join("\n"));
}

#[test]
fn english_abbreviations_and_initials() {
    check(
        "en",
        &[
            "The ferry sailed. |It was late.",
            "Mr. Alder met Dr. Quill on St. Bride's Road. |They spoke.",
            "P. J. Ottaway wrote it with R.K. Lund. |Nobody read it.",
            "The U.S. Senate voted. |He left the U.S. |The vote stood.",
            "Bring fruit, e.g. Bramley apples, i.e. Not pears.",
            "See No. 10 and fig. 3. |The answer was no. |He went home.",
            "Brightwater Ltd. Chairman Ann Poole resigned. |She owns Poole Inc. |The firm sank.",
            "It opens at 9 a.m. |Visitors queue from 8 a.m. on Sundays.",
            "At 5 p.m. Mrs. Lund rang.",
            "Polls close at 5 p.m. Monday in Leeds and at 6 p.m. GMT elsewhere. |He rang at 7 p.m. |Lund slept.",
            "She lives in the U.S. |Mr. Lund does not.",
            "It cost £1.5m. |That is 3.2% more.",
            "We bought nails, screws, etc. |Nobody paid.",
            "On Jan. 5 the Rev. Tom Hale spoke. |The cat sat. |Lund laughed.",
            "She chose plan B. |Then it rained.",
            "They live in Springfield, Mass. |He does not.",
            "We shouldn't. |Lund agreed.",
            "Hale v. Lund was heard. |It took a day.",
        ],
    );
}

#[test]
fn english_quotes_and_brackets() {
    check(
        "en",
        &[
            "“Not tonight, and not this month.” |She left.",
            "“He paid?” she asked. |“He paid.”",
            "\"I never saw it,\" he said. |\"You saw it.\"",
            "He said. |“We stay.” |They stayed.",
            "\"Stop!\" Lund shouted. |Nobody did.",
            "“We need boats. |Our nets are torn,\" she said.",
            "She called it ‘a mess. A real mess’ on Monday. |He nodded.",
            "The bridge (built in 1902. It was tin.) fell. |(Nobody was hurt.) |Boats stopped.",
            "It fell.[4][5] |Boats stopped.",
            "He works at Yahoo! in Leeds.",
            "“Really?!” |Nobody spoke.",
            "What now? |“Wait.” |Why?",
            "Wait... |The boat left. |I was ... well, late.",
            "“… and so we left.” |She wept.",
            "It ended . . . . |Next came rain.",
        ],
    );
}

#[test]
fn english_missing_space() {
    check(
        "en",
        &[
            "They beat the team.|Norwegian boats won.",
            "It joined the drills.|They ended.",
            "“We go now.|They wait,” he said.",
            "“We go.”|They waited.",
            "He said it.|“We go.” |She sat.",
            "\"We go.\"|They waited.",
            "It cost 1,200.|That was all.",
            "Why?|Nobody knew.",
            "I left.|I ran.",
            "Ask help@harbour.example or www.harbour.example/Fish.Html for J.K.Lund and No.10.",
            "Open Report.Pdf or notes.txt, then visit Boats.Com today.",
            "Use Node.Js and ASP.NET on the U.S.S. Heron.",
            "At 1.5 knots e.g. it drifts.",
            "Go to https://boats.example/Reports.Final?Id=3.Draft now.",
            "The Ph.D. student met Mr.Hale.",
            "It asked the MPs. |Lund of St.-Estephe sat.",
        ],
    );
}

#[test]
fn lists_in_one_line_and_in_lines() {
    check(
        "en",
        &[
            "1. The first boat |2. The second boat |3. The third boat",
            "1) One boat. |2) Two boats.",
            "(a) Nets are torn. |(b) Ropes are wet.",
            "Ferries\n|Local trains\n|buses, trams\n",
            "The ferry to the outer islands was cancelled on Monday\nbecause of the wind.",
            "A headline\n\n|The text begins.\n|Another line.",
        ],
    );
}

#[test]
fn white_space_alone_is_one_sentence() {
    assert!(split("", None).is_empty());
    assert_eq!(split(" \n ", None).len(), 1);
    assert_eq!(split("\n\nGo. ", None).len(), 1);
}

#[test]
fn ends_are_the_ends_of_the_ranges() {
    let mut ends = vec![7];
    split_into("Go. Stay. Wait.", Some("en"), &mut ends);
    assert_eq!(ends, [7, 4, 10, 15]);
}

#[test]
fn work_grows_with_the_text_alone() {
    let hostile = [
        "a.", ". ", "\n", " \n", "\"", ".)", ".(", "(", "1. ", "…", ".\"", "U.", "A.B", "'", " ('", "a. \n", "。",
        ".[1", ". . ", "((a. ", "Word", "! ", "x) ", ".1 ",
    ];
    for unit in hostile {
        let work = |count: usize| {
            steps::take();
            let _ = sentences(&unit.repeat(count), None).count();
            steps::take()
        };
        let (small, large) = (work(500), work(4000));
        assert!(large <= small * 9 + 5000, "{unit:?}: {small} then {large}");
        assert!(large <= unit.len() * 4000 * 700 + 5000, "{unit:?}: {large}");
    }
}

fn any_prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The boat", "left", "Mr", ".", ". ", "! ", "?", "\"", "”", "“", "'", " ", "\n", "(", ")", "1", "U.S.", "…",
        "。", "」", "été", "3. Mai", "[1]", " . . .", "Они", "हम", "।", "•", "a)", "»", "« ", "-", "\u{200d}", "¿",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn ranges_cover_any_text(text in prop_oneof![any::<String>(), any_prose()], language in prop::sample::select(vec!["en", "de", "el", "ja", "fr", ""])) {
        let mut end = 0;
        for sentence in sentences(&text, Some(language)) {
            prop_assert_eq!(sentence.start, end);
            prop_assert!(sentence.end > sentence.start && text.get(sentence.clone()).is_some());
            end = sentence.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn a_paragraph_splits_alike_alone_and_among_others(text in any_prose()) {
        let paragraph = text.replace('\n', " ");
        let paragraph = paragraph.trim();
        prop_assume!(!paragraph.is_empty());
        let around = format!("Boats wait.\n\n{paragraph}");
        let offset = around.len() - paragraph.len();
        let alone: Vec<_> = split(paragraph, Some("en")).into_iter().map(|range| range.end + offset).collect();
        let among: Vec<_> = split(&around, Some("en")).into_iter().map(|range| range.end).filter(|end| *end > offset).collect();
        prop_assert_eq!(alone, among);
    }
}
