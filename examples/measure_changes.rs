//! Measures how often a changed word is told rightly: one of an article has to be a change, one of the page around it
//! none but boilerplate.
//!
//! ```text
//! cargo run --release --example measure_changes -- FOLDER [--half odd|even] [--list]
//! ```
//!
//! FOLDER is that of `measure_extraction`. In each page one word is replaced inside each snippet that the gold says is
//! of the article (`with`) or is not (`without`), and the page is compared with itself. Bylines, stamps and headlines count
//! for neither, nor does what no reader sees. `--list` names the failures.

#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

use std::{
    error::Error,
    fs::{self, File},
    io::Read,
    path::Path,
};

use flate2::read::GzDecoder;
use serde::Deserialize;
use writethru::{
    diff::{Options, compare},
    extract::{Page, extract},
    model::{Block, BlockKind, Document, Significance},
};

/// The word that takes another's place.
const STRANGER: &str = "ostrelline";

#[derive(Deserialize)]
struct Entry {
    id: String,
    url: Option<String>,
    gold: Gold,
}

#[derive(Deserialize)]
struct Gold {
    text: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

/// How many changes were made, and how many were told wrongly.
#[derive(Default)]
struct Tally {
    made: usize,
    wrong: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("name a folder")?);
    let half = arguments.iter().position(|word| word == "--half").and_then(|at| arguments.get(at + 1));
    let half = half.map(|half| usize::from(half == "odd"));
    let is_listed = arguments.iter().any(|word| word == "--list");
    let (mut missed, mut alarms) = (Tally::default(), Tally::default());
    for (at, line) in fs::read_to_string(folder.join("gold.jsonl"))?.lines().enumerate() {
        if half.is_some_and(|half| at % 2 != half) {
            continue;
        }
        let entry: Entry = serde_json::from_str(line)?;
        let mut html = String::new();
        let file = File::open(folder.join(format!("{}.html.gz", entry.id)))?;
        if GzDecoder::new(file).read_to_string(&mut html).is_err() {
            continue;
        }
        let old = document(&html, entry.url.as_deref())?;
        for (snippets, is_article, tally) in
            [(&entry.gold.with, true, &mut missed), (&entry.gold.without, false, &mut alarms)]
        {
            let text = folded(&entry.gold.text);
            for snippet in snippets.iter().filter(|snippet| is_article || !text.contains(&folded(snippet))) {
                let Some(changed) = with_other_word(&html, snippet) else { continue };
                let new = document(&changed, entry.url.as_deref())?;
                let diff = compare(&old, &new, &Options::default());
                let is_told = diff.significance > Significance::Boilerplate;
                let is_seen = new.blocks.iter().any(|block| block.text.contains(STRANGER));
                if is_told != is_article && (!is_seen || (is_told && is_in_head(&old, &new))) {
                    continue;
                }
                tally.made += 1;
                if is_told != is_article {
                    tally.wrong += 1;
                    list(is_listed, &entry.id, snippet, &new);
                }
            }
        }
    }
    println!("missed words of the article   {} of {}", missed.wrong, missed.made);
    println!("alarms about the page around  {} of {}", alarms.wrong, alarms.made);
    Ok(())
}

fn document(html: &str, url: Option<&str>) -> Result<Document, Box<dyn Error>> {
    let page = Page { bytes: html.as_bytes(), url, content_type: Some("text/html; charset=utf-8"), ..Page::default() };
    Ok(extract(&page)?.document)
}

/// The page with the longest word of a snippet replaced wherever the snippet stands in the markup of the body as all that
/// an element says, else wherever it stands: a publisher who changes a heading changes it in the table of contents too,
/// and leaves a sentence that has the same words.
fn with_other_word(html: &str, snippet: &str) -> Option<String> {
    let body = html.find("<body")?;
    let word = snippet.split(|letter: char| !letter.is_alphabetic()).max_by_key(|word| word.len())?;
    let other = snippet.replacen(word, STRANGER, 1);
    let mut parts = html[body..].split(snippet).peekable();
    let mut changed = String::with_capacity(html.len());
    while let Some(part) = parts.next() {
        changed.push_str(part);
        if let Some(behind) = parts.peek() {
            let is_alone = part.trim_end().ends_with('>') && behind.trim_start().starts_with('<');
            changed.push_str(if is_alone { &other } else { snippet });
        }
    }
    if !changed.contains(STRANGER) {
        changed = changed.replace(snippet, &other);
    }
    (word.len() >= 3 && changed.contains(STRANGER)).then(|| format!("{}{changed}", &html[..body]))
}

fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the changed word stands in a byline, a stamp or a headline, or took the place of one in a stamp: those are no
/// part of the article's text in the gold, and a change of them is one to be told.
fn is_in_head(old: &Document, new: &Document) -> bool {
    let is_head = |block: &Block| matches!(block.kind, BlockKind::Byline | BlockKind::Dates | BlockKind::Headline);
    let heads = |document: &Document| document.blocks.iter().filter(|block| is_head(block)).count();
    new.blocks.iter().any(|block| block.text.contains(STRANGER) && is_head(block)) || heads(old) > heads(new)
}

fn list(is_listed: bool, id: &str, snippet: &str, new: &Document) {
    if !is_listed {
        return;
    }
    let block = new.blocks.iter().find(|block| block.text.contains(STRANGER));
    println!("{id} {:?} {snippet:?}", block.map(|block| block.kind.name()));
}
