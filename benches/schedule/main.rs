//! How soon edits are seen at the same number of requests: `cargo bench --bench schedule`.
//!
//! Made-up edit histories are replayed against the schedule and against the rules of two other programs. Each comparison
//! first lets the other spend what it spends, then finds the patience at which ours sends as many requests.
#![expect(clippy::cast_sign_loss, reason = "no chance is below zero")]
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod replay;
mod rule;
mod story;

use replay::{Outcome, replay};
use rule::{NewsDiffs, NewsSniffer, Ours, Rule};
use story::{Kind, Story};

/// Articles of each comparison.
const ARTICLES: u64 = 3_000;
/// How near the numbers of requests must be, as a part of them.
const TOLERANCE: f64 = 0.002;

fn main() {
    let mixed: Vec<Story> = (0..ARTICLES).map(Story::mixed).collect();
    // The schedule's figures were chosen on seed 0; the others it had never met.
    for seed in [0, 1_000_000, 2_000_000] {
        let stories: Vec<Story> = (seed..seed + ARTICLES).map(Story::mixed).collect();
        compare(&format!("all kinds, seed {seed}"), &stories);
    }
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Untouched) {
        let stories: Vec<Story> = mixed.iter().filter(|story| story.kind == kind).cloned().collect();
        compare(&format!("only {kind:?}"), &stories);
    }
    spread(&mixed);
}

/// Prints one table: each peer's figures, and ours at as many requests.
fn compare(title: &str, stories: &[Story]) {
    let edits: usize = stories.iter().map(|story| story.edits.len()).sum();
    println!("\n{title}: {} articles, {edits} edits", stories.len());
    println!(
        "{:<22}{:>9}{:>10}{:>10}{:>10}{:>10}{:>9}{:>9}",
        "", "requests", "mean", "median", "90 %", "day one", "later", "unseen"
    );
    for (name, rule) in [("NewsDiffs", &NewsDiffs as &dyn Rule), ("News Sniffer", &NewsSniffer)] {
        let theirs = replay(stories, rule);
        let (patience, ours) = at_requests(stories, theirs.requests);
        print_row(name, &theirs);
        print_row(&format!("ours, {:.1} h", patience / 3_600.0), &ours);
        println!("{:<22}{:>18.0} %", "difference", 100.0 * (ours.mean() / theirs.mean() - 1.0));
    }
}

/// Ours with the patience at which it sends as many requests as another rule did.
fn at_requests(stories: &[Story], wanted: u64) -> (f64, Outcome) {
    let (mut short, mut long) = (60.0_f64, 400.0 * 86_400.0);
    loop {
        let patience = (short * long).sqrt();
        let outcome = replay(stories, &Ours::with_patience(patience));
        let error = outcome.requests as f64 / wanted as f64 - 1.0;
        if error.abs() <= TOLERANCE || long / short < 1.000_001 {
            return (patience, outcome);
        }
        if error > 0.0 { short = patience } else { long = patience }
    }
}

/// Where the requests of each rule go.
fn spread(stories: &[Story]) {
    println!("\nrequests an article in a year, by kind");
    let (patience, _) = at_requests(stories, replay(stories, &NewsDiffs).requests);
    for kind in Kind::ALL {
        let stories: Vec<Story> = stories.iter().filter(|story| story.kind == kind).cloned().collect();
        let each = |rule: &dyn Rule| replay(&stories, rule).requests as f64 / stories.len() as f64;
        let (theirs, ours) = (each(&NewsDiffs), each(&Ours::with_patience(patience)));
        println!("{:<14} NewsDiffs {theirs:>8.0}, ours {ours:>8.0}", format!("{kind:?}"));
    }
}

fn print_row(name: &str, outcome: &Outcome) {
    println!(
        "{name:<22}{:>9}{:>10}{:>10}{:>10}{:>10}{:>9}{:>9}",
        outcome.requests,
        span(outcome.mean()),
        span(outcome.quantile(0.5)),
        span(outcome.quantile(0.9)),
        span(outcome.mean_of(|age| age < 86_400.0)),
        span(outcome.mean_of(|age| age >= 86_400.0)),
        outcome.unseen,
    );
}

/// Seconds as a reader would say them.
fn span(seconds: f64) -> String {
    match seconds {
        ..7_200.0 => format!("{:.1} min", seconds / 60.0),
        ..172_800.0 => format!("{:.1} h", seconds / 3_600.0),
        _ => format!("{:.1} d", seconds / 86_400.0),
    }
}
