//! The same texts in a git repository, each round of versions one commit, packed by `git gc`.

use std::{
    io::{BufWriter, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;
use writethru::model::Document;

use crate::{ARTICLES, VERSIONS, texts::versions};

pub(crate) fn print_size() {
    let folder = TempDir::new().unwrap();
    if !git(folder.path(), &["init", "-q"]) {
        return println!("git is not there to compare with");
    }
    import(folder.path());
    // What was imported is packed hastily, and a plain `gc` would keep it so: the first is what `gc` does with loose files.
    for words in [&["repack", "-adfq"][..], &["gc", "-q", "--aggressive"]] {
        assert!(git(folder.path(), words));
        let bytes = folder_size(&folder.path().join(".git/objects"));
        println!("{:.1} B a version after `git {}`", bytes as f64 / f64::from(ARTICLES * VERSIONS), words.join(" "));
    }
}

fn git(folder: &Path, words: &[&str]) -> bool {
    Command::new("git").arg("-C").arg(folder).args(words).status().is_ok_and(|status| status.success())
}

/// Text and dates as a person would keep them in a file.
fn file(document: &Document) -> String {
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    let stamp = document.metadata.dates.modified.as_ref().map_or("", |stamp| stamp.raw.as_str());
    format!("{stamp}\n{}\n", texts.join("\n\n"))
}

fn import(folder: &Path) {
    let texts: Vec<Vec<Document>> = (1..=ARTICLES).map(|article| versions(article, VERSIONS)).collect();
    let mut import = Command::new("git");
    import.arg("-C").arg(folder).args(["fast-import", "--quiet"]).stdin(Stdio::piped());
    let mut import = import.spawn().unwrap();
    let mut stream = BufWriter::new(import.stdin.take().unwrap());
    for version in 0..VERSIONS as usize {
        let at = 1_764_743_340 + version * 1_020;
        write!(stream, "commit refs/heads/main\ncommitter a <a@example.org> {at} +0000\ndata 1\n.\n").unwrap();
        for (article, texts) in texts.iter().enumerate() {
            let file = file(&texts[version]);
            writeln!(stream, "M 100644 inline {article}.txt\ndata {}\n{file}", file.len()).unwrap();
        }
    }
    drop(stream);
    assert!(import.wait().unwrap().success());
}

fn folder_size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| if entry.path().is_dir() { folder_size(&entry.path()) } else { entry.metadata().unwrap().len() })
        .sum()
}
