//! Every renderer on every step of every example article, at three widths, against the files in `tests/goldens`.
//!
//! `WRITETHRU_BLESS=1 cargo test --test render_goldens` writes the files anew; the change is then read in review.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use writethru::extract::{Page, extract};
use writethru::model::{Document, VersionRef};
use writethru::render::{Comparison, RENDERERS, RenderOptions, Renderer};
use writethru::{diff, model::ArticleDiff};

const WIDTHS: [usize; 3] = [40, 80, 200];

/// One state of an example article.
struct State {
    name: String,
    document: Document,
}

#[test]
fn every_renderer_draws_every_example_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut differing = Vec::new();
    for folder in entries(&root.join("seeds")).into_iter().filter(|path| path.is_dir()) {
        let article = name(&folder);
        let states: Vec<State> = entries(&folder).iter().filter_map(|path| read(path)).collect();
        for renderer in RENDERERS {
            let golden = root.join("tests/goldens").join(&article).join(format!("{}.txt", renderer.name));
            differing.extend(check(&golden, &drawn(&states, renderer)));
        }
    }
    assert!(
        differing.is_empty(),
        "{}\nif this is meant: WRITETHRU_BLESS=1 cargo test --test render_goldens",
        differing.join("\n")
    );
}

/// The folder's files and folders in order of name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("the entry is readable").path())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The article as it read at that time; nothing where the page was gone.
fn read(path: &Path) -> Option<State> {
    let is_page = path.extension().is_some_and(|kind| kind == "html" || kind == "txt");
    let bytes = is_page.then(|| fs::read(path).expect("the example is readable"))?;
    let extraction = extract(&Page { bytes: &bytes, ..Page::default() }).expect("the example is a page");
    Some(State { name: name(path), document: extraction.document })
}

/// Every step of an article in one format; a width that changes nothing is left out.
fn drawn(states: &[State], renderer: &Renderer) -> String {
    let mut text = String::new();
    for pair in states.windows(2) {
        let [old, new] = pair else { continue };
        let diff = compared(old, new, renderer);
        let comparison = Comparison { diff: &diff, old: &old.document, new: &new.document };
        let mut last = None;
        for width in WIDTHS {
            let drawn = (renderer.render)(&comparison, &RenderOptions { width, ..RenderOptions::default() });
            if last.as_ref() != Some(&drawn) {
                let _ = write!(text, "===== {} → {}, {width} columns\n{drawn}\n", old.name, new.name);
            }
            last = Some(drawn);
        }
    }
    text
}

fn compared<'s>(old: &'s State, new: &'s State, renderer: &Renderer) -> ArticleDiff<'s> {
    let options = diff::Options { all_blocks: renderer.needs_unchanged };
    let mut diff = diff::compare(&old.document, &new.document, &options);
    let version = |state: &State| VersionRef {
        path: Some(state.name.clone()),
        dates: state.document.metadata.dates.clone(),
        ..VersionRef::default()
    };
    (diff.old, diff.new) = (version(old), version(new));
    diff
}

/// Says where a golden file differs first, or writes it where that is asked for.
#[expect(clippy::disallowed_methods, reason = "a switch for whoever runs this test, not for the program")]
fn check(golden: &Path, drawn: &str) -> Option<String> {
    if std::env::var_os("WRITETHRU_BLESS").is_some() {
        fs::create_dir_all(golden.parent()?).expect("the folder can be made");
        fs::write(golden, drawn).expect("the file can be written");
        return None;
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected == drawn {
        return None;
    }
    let differs = |(old, new): (&str, &str)| old != new;
    let line = expected.lines().zip(drawn.lines()).position(differs).unwrap_or(0);
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!("{}:{}\n  expected {}\n  drawn    {}", golden.display(), line + 1, at(&expected), at(drawn)))
}
