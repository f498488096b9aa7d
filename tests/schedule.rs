//! The schedule beside the rules of two other programs, on made-up edit histories that it never met: the edits are seen
//! far sooner with no more requests. `benches/schedule` has the whole comparison.
#![expect(clippy::cast_sign_loss, reason = "no chance is below zero")]
#![expect(dead_code, reason = "the bench that the modules are of uses the rest")]

#[path = "../benches/schedule/replay.rs"]
mod replay;
#[path = "../benches/schedule/rule.rs"]
mod rule;
#[path = "../benches/schedule/story.rs"]
mod story;

use replay::replay;
use rule::{NewsDiffs, NewsSniffer, Ours, Rule};
use story::Story;

/// Ours with a patience at which it sends no more requests than another rule has a mean delay at least 30 % lower.
fn check(other: &dyn Rule, patience: f64) {
    let stories: Vec<Story> = (5_000_000..5_000_400).map(Story::mixed).collect();
    let (theirs, ours) = (replay(&stories, other), replay(&stories, &Ours::with_patience(patience)));
    assert!(ours.requests <= theirs.requests, "{} requests, not {}", ours.requests, theirs.requests);
    let (ours, theirs) = (ours.mean(), theirs.mean());
    assert!(ours <= 0.7 * theirs, "mean delay {ours} s, not {theirs} s");
}

#[test]
fn edits_are_seen_sooner_than_by_newsdiffs() {
    check(&NewsDiffs, 3_600.0);
}

#[test]
fn edits_are_seen_sooner_than_by_news_sniffer() {
    check(&NewsSniffer, 2.6 * 3_600.0);
}
