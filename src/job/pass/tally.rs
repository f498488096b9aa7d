//! What a pass came to.

use crate::model::Outcome;

/// Counts of checks by what came of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles whose content changed.
    pub new_versions: u64,
    /// Articles seen for the first time.
    pub new_articles: u64,
    /// Checks that saw the known version, by its bytes, its text or the server's word.
    pub unchanged: u64,
    /// Of these, those that are the server's word.
    pub not_modified: u64,
    /// Pages that are probably not the article.
    pub suspect: u64,
    /// Articles that are not there.
    pub gone: u64,
    /// Checks without a page.
    pub failed: u64,
    /// Checks that were put off because their host fails or the budget is spent.
    pub put_off: u64,
    /// Feeds, sitemaps and front pages read.
    pub listings: u64,
    /// Of these, those that failed.
    pub listings_failed: u64,
    /// Articles that they brought.
    pub discovered: u64,
    /// Requests sent, whatever they were for.
    pub requests: u64,
}

impl Tally {
    /// Counts a check.
    pub fn count(&mut self, outcome: Outcome, version: Option<u32>) {
        let counter = match outcome {
            Outcome::NewVersion if version == Some(1) => &mut self.new_articles,
            Outcome::NewVersion => &mut self.new_versions,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::NotModified => {
                self.not_modified += 1;
                &mut self.unchanged
            }
            Outcome::Suspect => &mut self.suspect,
            Outcome::Gone => &mut self.gone,
            Outcome::Failed => &mut self.failed,
        };
        *counter += 1;
    }

    /// These counts and those of another pass together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            new_versions: self.new_versions + other.new_versions,
            new_articles: self.new_articles + other.new_articles,
            unchanged: self.unchanged + other.unchanged,
            not_modified: self.not_modified + other.not_modified,
            suspect: self.suspect + other.suspect,
            gone: self.gone + other.gone,
            failed: self.failed + other.failed,
            put_off: self.put_off + other.put_off,
            listings: self.listings + other.listings,
            listings_failed: self.listings_failed + other.listings_failed,
            discovered: self.discovered + other.discovered,
            requests: self.requests + other.requests,
        }
    }

    /// Checks that were made.
    pub fn checks(&self) -> u64 {
        self.new_articles + self.new_versions + self.unchanged + self.suspect + self.gone + self.failed
    }

    /// Whether anything failed.
    pub fn has_failures(&self) -> bool {
        self.failed + self.listings_failed > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_counted_once() {
        let mut tally = Tally::default();
        for outcome in Outcome::ALL {
            tally.count(outcome, Some(2));
        }
        tally.count(Outcome::NewVersion, Some(1));
        assert_eq!((tally.checks(), tally.unchanged, tally.not_modified), (7, 2, 1));
        assert!(tally.has_failures());
    }
}
