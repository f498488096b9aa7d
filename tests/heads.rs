//! Who wrote, read from heads and feet of articles in many languages and kinds of markup (`fixtures/heads.tsv`).

use std::{fmt::Write, fs, path::Path};

use writethru::extract::{Page, extract};

const BODY: &str = "<p>The lock at Ostrey was shut on Tuesday after divers found a crack in the lower gate, the board said.</p>\
    <p>Barges waited on both sides of the river while engineers measured the damage and ordered new steel.</p>\
    <p>“We expect to open one chamber by Friday,” said the keeper, who has worked at the gate for twenty years.</p>";

/// A page with the head and foot of an article around a text.
fn page(language: &str, meta: &str, head: &str, foot: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>Crack in gate shuts Ostrey lock | Lenner Post</title>\
         {meta}</head><body><header><a href=\"/\">Lenner Post</a><nav><ul><li><a href=\"/a\">World</a></li><li><a href=\"/b\">Sport</a>\
         </li></ul></nav></header><main><article><h1>Crack in gate shuts Ostrey lock</h1>{head}<div>{BODY}</div>{foot}</article></main>\
         <footer><p>© 2026 Lenner Post</p></footer></body></html>"
    )
}

#[test]
fn every_head_names_who_wrote() {
    let rows = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/heads.tsv")).unwrap();
    let mut wrong = String::new();
    let mut count = 0;
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [language, names, meta, head, foot] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("five columns: {row}")
        };
        let html = page(language, meta, head, foot);
        let url = Some("https://www.lennerpost.example/news/ostrey-lock");
        let extraction = extract(&Page { bytes: html.as_bytes(), url, ..Page::default() }).unwrap();
        let found = extraction.document.metadata.byline.join("; ");
        count += 1;
        if found != names {
            writeln!(wrong, "{found:?}, not {names:?}: {meta} {head} {foot}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 150, "only {count} heads");
}
