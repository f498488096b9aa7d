//! Every kind of edit in many languages: two pages, and what a sound diff says about them.
//!
//! `fixtures/edit_cases.jsonl` has one case a line, `fixtures/edit_pages.json` the paragraphs around it in each
//! language. A case is run as a text page and as an HTML page unless it says otherwise; `edit_cases/case.rs` explains
//! its keys. Whatever a case is about, the invariants of every diff are checked on it as well.

#[path = "edit_cases/case.rs"]
mod case;
#[path = "edit_cases/expectation.rs"]
mod expectation;
#[path = "edit_cases/invariant.rs"]
mod invariant;
#[path = "edit_cases/marked.rs"]
mod marked;
#[path = "edit_cases/page.rs"]
mod page;

use case::Case;
use page::{Format, Pages};
use writethru::{
    diff::{Options, compare},
    extract::{Page, extract},
    model::{ArticleDiff, Document},
};

fn document(page: &str) -> Document {
    extract(&Page { bytes: page.as_bytes(), ..Page::default() }).expect("a page can be read").document
}

fn cases() -> Vec<Case> {
    include_str!("fixtures/edit_cases.jsonl")
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// What is wrong with the diff of one case as pages of one format.
fn faults(case: &Case, format: Format, pages: &Pages) -> Vec<String> {
    let (old, new) = pages.of(case, format);
    let (old, new) = (document(&old), document(&new));
    let diff = compare(&old, &new, &Options::default());
    let mut faults = expectation::faults(case, &diff);
    faults.extend(invariant::faults(&old, &new));
    if !faults.is_empty() {
        faults.extend(told(&diff));
    }
    faults
}

/// The changes of a diff, a line each.
fn told(diff: &ArticleDiff<'_>) -> Vec<String> {
    let verdict = format!("  {} {:?}", diff.verdict.name(), diff.significance);
    let changes = diff.changes.iter().map(|change| {
        let classes: Vec<&str> = change.classes.iter().map(|class| class.name()).collect();
        format!("  {:?} {} {classes:?}: {}", change.action, change.field.name(), marked::of(&change.segments))
    });
    std::iter::once(verdict).chain(changes).collect()
}

#[test]
fn every_edit_is_told_as_it_should_be() {
    let pages = Pages::load();
    let mut report = Vec::new();
    let mut failed = 0;
    let cases = cases();
    for case in &cases {
        for format in case.formats() {
            let faults = faults(case, format, &pages);
            failed += usize::from(!faults.is_empty());
            if !faults.is_empty() {
                report.push(format!("{} as {format:?}\n    {}", case.id, faults.join("\n    ")));
            }
        }
    }
    assert_eq!(failed, 0, "of {} cases\n{}", cases.len(), report.join("\n"));
}

#[test]
fn every_case_has_its_own_name() {
    let mut ids: Vec<String> = cases().into_iter().map(|case| case.id).collect();
    ids.sort_unstable();
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None);
}
