//! The word diff that comparisons are measured against: imara-diff, used as a caller of it would.

use imara_diff::{Algorithm, Diff, InternedInput};

/// Cuts both texts into words, interns them, diffs, and counts the hunks.
pub fn hunks(old: &str, new: &str) -> usize {
    let mut input = InternedInput::default();
    input.update_before(words(old));
    input.update_after(words(new));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    diff.hunks().collect::<Vec<_>>().len()
}

/// Runs of letters and digits, and every other character by itself.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(run.max(first.len_utf8()));
        rest = behind;
        Some(word)
    })
}
