//! Every page in `fixtures/pages` beside what is to be read from it: `NAME.expected` lists health, title, byline,
//! stamps and each block with its kind. `WRITETHRU_BLESS=1` writes the files anew; read the difference before you keep it.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, and the variable that blesses goldens is for people"
)]

use std::{fmt::Write as _, fs, path::Path};

use writethru::{
    extract::{Extraction, Page, extract},
    model::Stamp,
};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages"))
}

fn described(extraction: &Extraction) -> String {
    let metadata = &extraction.document.metadata;
    let stamp = |stamp: &Option<Stamp>| {
        stamp.as_ref().map_or_else(
            || "-".to_owned(),
            |stamp| match stamp.instant {
                Some(instant) => instant.to_string(),
                None => format!("unread {:?}", stamp.raw),
            },
        )
    };
    let mut out = String::new();
    let title = extraction.document.title().unwrap_or("-");
    let language = metadata.language.as_deref().unwrap_or("-");
    writeln!(out, "health {}\ntitle {title}\nbyline {}", extraction.health.words(), metadata.byline.join("; "))
        .unwrap();
    writeln!(out, "published {}\nmodified {}", stamp(&metadata.dates.published), stamp(&metadata.dates.modified))
        .unwrap();
    writeln!(out, "language {language}\n").unwrap();
    for block in &extraction.document.blocks {
        let number = block.number.map(|number| format!("({number}) ")).unwrap_or_default();
        let text = block.text.replace('\n', "\\n").replace('\t', "\\t");
        writeln!(out, "{:<11} {number}{text}", block.kind.name()).unwrap();
        for link in &block.links {
            writeln!(out, "            [{}] {}", &block.text[link.start..link.end], link.href).unwrap();
        }
    }
    out
}

#[test]
fn every_page_reads_as_expected() {
    let mut wrong = Vec::new();
    let mut pages = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "expected") {
            continue;
        }
        pages += 1;
        let bytes = fs::read(&path).unwrap();
        let url = "https://ostrey-mail.example/2026/canal";
        let described = described(&extract(&Page { bytes: &bytes, url: Some(url), ..Page::default() }).unwrap());
        let golden = path.with_extension("expected");
        if std::env::var_os("WRITETHRU_BLESS").is_some() {
            fs::write(&golden, &described).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != described {
            wrong.push(format!("{}:\n{described}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pages >= 40, "only {pages} pages");
}

#[test]
fn each_line_of_a_copied_article_has_its_kind() {
    let table = include_str!("fixtures/plain-pages.tsv");
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    let pages: Vec<Vec<(&str, &str)>> = lines
        .split(|line| line.is_empty())
        .map(|page| page.iter().map(|line| line.split_once('\t').unwrap()).collect())
        .collect();
    assert!(pages.len() >= 25);
    for page in pages {
        let text: Vec<&str> = page.iter().map(|(_, text)| *text).collect();
        let bytes = text.join("\n");
        let document = extract(&Page { bytes: bytes.as_bytes(), ..Page::default() }).unwrap().document;
        let read: Vec<(&str, &str)> =
            document.blocks.iter().map(|block| (block.kind.name(), block.text.as_str())).collect();
        assert_eq!(read, page);
    }
}
