//! The examples that ship: every step of every article is what the table in `seeds/README.md` says it is.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, Utc};
use writethru::{
    diff::{self, Options},
    extract::{self, Page},
    model::{BlockKind, Document, Significance, Zone},
};

/// The captures of each article, oldest first.
fn articles() -> BTreeMap<String, Vec<PathBuf>> {
    let folders = list(&seeds()).into_iter().filter(|path| path.is_dir());
    folders.map(|folder| (name(&folder), list(&folder))).collect()
}

#[test]
fn every_step_is_what_the_table_says() {
    let mut found = Vec::new();
    for (article, captures) in articles() {
        for pair in captures.windows(2) {
            let (verdict, significance) = if is_page(&pair[1]) { judge(&pair[0], &pair[1]) } else { <_>::default() };
            found.push(format!("{article} {} {verdict} {significance}", stem(&pair[1])));
        }
    }
    let readme = read(&seeds().join("README.md"));
    let mut expected: Vec<String> = readme.lines().filter_map(row).collect();
    expected.sort_by_key(|line| line.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(found.join("\n"), expected.join("\n"));
}

#[test]
fn an_article_has_two_to_five_captures_named_by_their_instant() {
    let articles = articles();
    assert!(articles.len() >= 10);
    for (article, captures) in articles {
        assert!((2..=5).contains(&captures.len()), "{article}");
        assert!(captures.windows(2).all(|pair| instant(&pair[0]) < instant(&pair[1])), "{article}");
    }
}

#[test]
fn every_page_gives_a_headline_or_standfirst_and_a_body() {
    for capture in articles().into_values().flatten().filter(|path| is_page(path)) {
        let document = document(&capture);
        assert!(document.title().is_some(), "{}", capture.display());
        assert!(document.body_text().chars().count() > 400, "{}", capture.display());
    }
}

#[test]
fn a_text_page_is_read_with_both_stamps_caption_and_boilerplate() {
    let document = document(&seeds().join("kestrel-sound-ferry-talks/2025-12-03T0648.txt"));
    let stamp = |stamp: &Option<writethru::model::Stamp>| {
        let stamp = stamp.as_ref().expect("the page states it");
        (stamp.instant.map(|moment| moment.to_string()), stamp.zone)
    };
    let dates = &document.metadata.dates;
    assert_eq!(stamp(&dates.published), (Some("2025-12-03T06:29:00".to_owned()), Zone::Unknown));
    assert_eq!(stamp(&dates.modified), (Some("2025-12-03T06:48:00".to_owned()), Zone::Unknown));
    let kinds: Vec<&str> = document.blocks.iter().map(|block| block.kind.name()).collect();
    assert_eq!(&kinds[..6], ["standfirst", "dates", "caption", "paragraph", "paragraph", "boilerplate"]);
    assert_eq!(document.of_kind(BlockKind::Boilerplate).count(), 4);
    assert_eq!(document.of_kind(BlockKind::Paragraph).count(), 8);
}

#[test]
fn no_page_names_a_real_host() {
    let standards = ["schema.org", "ogp.me"];
    for capture in articles().into_values().flatten().chain([seeds().join("watchlist.toml")]) {
        let text = read(&capture);
        for address in text.split("://").skip(1) {
            let host = address.split(['/', '"', '#']).next().unwrap_or_default();
            assert!(host.ends_with(".example") || standards.contains(&host), "{}: {host}", capture.display());
        }
    }
}

#[test]
fn the_sample_watch_list_is_toml() {
    let list: toml::Table = read(&seeds().join("watchlist.toml")).parse().expect("valid TOML");
    for key in ["feed", "sitemap", "page", "article", "site"] {
        assert!(list.contains_key(key), "{key}");
    }
}

/// The words of the verdict and the significance of a step.
fn judge(old: &Path, new: &Path) -> (String, String) {
    let (old, new) = (document(old), document(new));
    let diff = diff::compare(&old, &new, &Options::default());
    let significance = match diff.significance {
        Significance::None => "none",
        Significance::Boilerplate => "boilerplate",
        Significance::Cosmetic => "cosmetic",
        Significance::Wording => "wording",
        Significance::Substantive => "substantive",
    };
    (diff.verdict.name().to_owned(), significance.to_owned())
}

/// Article, step, verdict and significance of a row of the first table.
fn row(line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let is_step = cells.len() == 7 && cells[2].starts_with("20");
    is_step.then(|| cells[1..5].join(" "))
}

fn document(capture: &Path) -> Document {
    let bytes = fs::read(capture).expect("the file is there");
    let page = Page { bytes: &bytes, at: Some(instant(capture)), ..Page::default() };
    extract::extract(&page).unwrap_or_else(|error| panic!("{}: {error}", capture.display())).document
}

fn instant(capture: &Path) -> DateTime<Utc> {
    let time = NaiveDateTime::parse_from_str(&stem(capture), "%Y-%m-%dT%H%M");
    time.unwrap_or_else(|error| panic!("{}: {error}", capture.display())).and_utc()
}

fn is_page(capture: &Path) -> bool {
    capture.extension().is_some_and(|extension| extension != "gone")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}
