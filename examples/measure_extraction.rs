//! Measures extraction on a folder of pages with known articles, and says on which pages it is worst.
//!
//! ```text
//! cargo run --release --example measure_extraction -- FOLDER [--half odd|even] [--worst N] [--show ID]
//! ```
//!
//! FOLDER holds `gold.jsonl`, one `{"id","url","gold":{"text","title","author","published","with","without"}}` a line,
//! and `ID.html.gz` for each. Printed are means over pages: F1 of four-word shingles of the body, F1 of paragraph
//! boundaries (three words before and after), right titles, authors and days, snippets that had to be there and not to
//! be there, sentence ends glued to the next word, and pages a second on one core without reading and unpacking.

#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fs::{self, File},
    io::Read,
    path::Path,
    time::{Duration, Instant},
};

use flate2::read::GzDecoder;
use serde::Deserialize;
use writethru::{
    extract::{Extraction, Page, extract},
    model::Document,
};

#[derive(Deserialize)]
struct Entry {
    id: String,
    url: Option<String>,
    gold: Gold,
}

#[derive(Deserialize)]
struct Gold {
    text: String,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Default)]
struct Arguments {
    folder: String,
    half: Option<usize>,
    worst: usize,
    show: Option<String>,
}

/// What one page scored.
struct Score {
    id: String,
    values: BTreeMap<&'static str, f64>,
    glued: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments();
    let folder = Path::new(&arguments.folder);
    let mut scores = Vec::new();
    let mut spent = Duration::ZERO;
    for (at, line) in fs::read_to_string(folder.join("gold.jsonl"))?.lines().enumerate() {
        let entry: Entry = serde_json::from_str(line)?;
        let is_shown = arguments.show.as_ref().is_none_or(|id| *id == entry.id);
        if arguments.half.is_some_and(|half| at % 2 != half) || !is_shown {
            continue;
        }
        let mut html = Vec::new();
        GzDecoder::new(File::open(folder.join(format!("{}.html.gz", entry.id)))?).read_to_end(&mut html)?;
        let page = Page { bytes: &html, url: entry.url.as_deref(), content_type: Some("text/html"), ..Page::default() };
        let started = Instant::now();
        let extraction = extract(&page)?;
        spent += started.elapsed();
        if arguments.show.is_some() {
            show(&extraction, &entry.gold);
        }
        scores.push(score(entry, &extraction.document));
    }
    report(&mut scores, spent, arguments.worst);
    Ok(())
}

fn arguments() -> Arguments {
    let mut found = Arguments::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--half" => found.half = words.next().map(|half| usize::from(half == "odd")),
            "--worst" => found.worst = words.next().and_then(|count| count.parse().ok()).unwrap_or(10),
            "--show" => found.show = words.next(),
            _ => found.folder = word,
        }
    }
    found
}

fn score(entry: Entry, document: &Document) -> Score {
    let text = document.body_text();
    let gold = entry.gold;
    let metadata = &document.metadata;
    let mut values = BTreeMap::new();
    values.insert("shingle F1", f1(&shingles(&gold.text), &shingles(&text)));
    values.insert("boundary F1", f1(&boundaries(&gold.text), &boundaries(&text)));
    if let Some(title) = &gold.title {
        let ours = document.title().unwrap_or_default();
        values.insert("title", f64::from(u8::from(words(title) == words(ours))));
    }
    if let Some(author) = &gold.author {
        values.insert("author", f64::from(u8::from(same_people(author, &metadata.byline))));
    }
    if let Some(day) = &gold.published {
        let ours = metadata.dates.published_by().and_then(|stamp| stamp.instant).map(|moment| moment.day().to_string());
        values.insert("day", f64::from(u8::from(ours.as_deref() == Some(day.as_str()))));
    }
    let folded = words(&text).join(" ");
    let share = |snippets: &[String]| {
        let held = snippets.iter().filter(|snippet| folded.contains(&words(snippet).join(" "))).count();
        held as f64 / snippets.len() as f64
    };
    if !gold.with.is_empty() {
        values.insert("with", share(&gold.with));
    }
    if !gold.without.is_empty() {
        values.insert("without", 1.0 - share(&gold.without));
    }
    let glued = glued_ends(&text).saturating_sub(glued_ends(&gold.text));
    Score { id: entry.id, values, glued }
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

type Counts = HashMap<Vec<String>, usize>;

fn shingles(text: &str) -> Counts {
    let words = words(text);
    let size = words.len().clamp(1, 4);
    let mut counts = Counts::new();
    for shingle in words.windows(size) {
        *counts.entry(shingle.to_vec()).or_default() += 1;
    }
    counts
}

fn boundaries(text: &str) -> Counts {
    let paragraphs: Vec<Vec<String>> = text.lines().map(words).filter(|words| !words.is_empty()).collect();
    let mut counts = Counts::new();
    for pair in paragraphs.windows(2) {
        let before = &pair[0][pair[0].len().saturating_sub(3)..];
        let after = &pair[1][..pair[1].len().min(3)];
        *counts.entry([before, after].concat()).or_default() += 1;
    }
    counts
}

fn f1(gold: &Counts, ours: &Counts) -> f64 {
    let common: usize = gold.iter().map(|(key, count)| ours.get(key).map_or(0, |other| *count.min(other))).sum();
    let total: usize = gold.values().sum::<usize>() + ours.values().sum::<usize>();
    if total == 0 { 1.0 } else { 2.0 * common as f64 / total as f64 }
}

/// Whether the gold author is one of ours, whatever the order of the names' parts.
fn same_people(gold: &str, ours: &[String]) -> bool {
    let sorted = |text: &str| {
        let mut words = words(text);
        words.sort();
        words
    };
    sorted(gold) == sorted(&ours.join(" ")) || ours.iter().any(|name| sorted(name) == sorted(gold))
}

fn glued_ends(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(4)
        .filter(|part| part[0].is_lowercase() && part[1] == '.' && part[2].is_uppercase() && part[3].is_lowercase())
        .count()
}

fn report(scores: &mut [Score], spent: Duration, worst: usize) {
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for score in scores.iter() {
        for (name, value) in &score.values {
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + value, sum.1 + 1);
        }
    }
    for (name, (sum, count)) in sums {
        println!("{name:<12} {:.4}  of {count}", sum / count as f64);
    }
    println!("glued ends   {}", scores.iter().map(|score| score.glued).sum::<usize>());
    println!("pages/s      {:.0}", scores.len() as f64 / spent.as_secs_f64());
    scores.sort_by(|a, b| a.values["shingle F1"].total_cmp(&b.values["shingle F1"]));
    for score in scores.iter().take(worst) {
        println!("{} {:?}", score.id, score.values);
    }
}

/// Prints every block with its reason, and the gold paragraphs that no body block holds.
fn show(extraction: &Extraction, gold: &Gold) {
    let metadata = &extraction.document.metadata;
    println!("title {:?} / {:?}", extraction.document.title(), gold.title);
    println!("byline {:?} / {:?}", metadata.byline, gold.author);
    println!("dates {:?} / {:?}", metadata.dates, gold.published);
    let gold_words = words(&gold.text).join(" ");
    for (block, reason) in extraction.document.blocks.iter().zip(&extraction.reasons) {
        let in_gold = gold_words.contains(&words(&block.text).join(" "));
        let mark = match (block.kind.is_body(), in_gold) {
            (true, false) => "EXTRA",
            (false, true) => "LOST?",
            _ => "",
        };
        let beginning: String = block.text.chars().take(110).collect();
        println!("{mark:<5} {:<11} {:<32} {beginning:?}", block.kind.name(), reason.words());
    }
    let ours = words(&extraction.document.body_text()).join(" ");
    for line in gold.text.lines().filter(|line| !ours.contains(&words(line).join(" "))) {
        println!("MISSING {:?}", line.chars().take(150).collect::<String>());
    }
}
