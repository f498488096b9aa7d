//! `writethru prune`: removes what the user's rules name, and says before what that would be.

use std::io::Write as _;

use chrono::TimeDelta;
use clap::{ArgAction, ArgGroup, Args};

use crate::{
    cli::{error::CommandError, output::Output, session::Session, shelf, status::Status},
    job::retention::{self, Rules},
    model::{Article, ArticleId},
    store::{Removed, Store},
    ui::count,
};

/// Articles that are read from the store at a time.
const PAGE: usize = 1_000;

/// Remove pages and texts that a rule names, with `--yes`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("rule").args(["raw_older_than", "keep_versions", "shrink"]).required(true).multiple(true))]
#[command(after_help = "\
Without --yes it only prints what it would remove. What goes leaves its digest
in the chain, and its dates: `log` still lists it and `verify` tells it from
what is missing. Never removed are the newest page and text of an article, a
text that a later version restores, and anything under `hold`.

The file of a store keeps its size, and further records fill the room;
`--shrink` gives it back to the disk, in short steps while others read and
write. The file of an earlier program is written anew for that once, for which
other writers wait.

Examples:
  writethru prune --raw-older-than 90d            What that would remove
  writethru prune --raw-older-than 90d --yes      Remove it
  writethru prune storm --keep-versions 100 --yes
  writethru prune --shrink --yes                  Only make the file smaller")]
pub(crate) struct PruneArguments {
    /// Articles [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Remove pages as received that were last seen so long ago, as in `12h`, `90d`, `8w`, `2y`
    #[arg(long, value_name = "AGE", value_parser = age)]
    raw_older_than: Option<Age>,
    /// Remove the texts of all versions but so many, the newest
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    keep_versions: Option<u32>,
    /// Give the room of what was removed back to the disk
    #[arg(long, action = ArgAction::SetTrue)]
    shrink: bool,
    /// Do it
    #[arg(long, action = ArgAction::SetTrue)]
    yes: bool,
}

/// A length of time, and how the user put it.
#[derive(Debug, Clone)]
struct Age {
    words: String,
    length: TimeDelta,
}

/// As in `90d`. `m` is refused, for it could mean months, and what is removed does not come back.
fn age(text: &str) -> Result<Age, String> {
    let unit = text.chars().last().unwrap_or_default();
    let number = text.strip_suffix(unit).and_then(|number| number.parse::<i64>().ok()).filter(|number| *number >= 0);
    let hours = match unit {
        'h' => 1,
        'd' => 24,
        'w' => 24 * 7,
        'y' => 24 * 365,
        _ => 0,
    };
    let length = number.filter(|_| hours > 0).and_then(|number| TimeDelta::try_hours(number.checked_mul(hours)?));
    length
        .filter(|length| *length < TimeDelta::days(365_000))
        .map(|length| Age { words: text.to_owned(), length })
        .ok_or_else(|| "use a number with h, d, w or y, as in `90d`".to_owned())
}

impl PruneArguments {
    /// Whether anything is to be removed at all.
    fn has_rule(&self) -> bool {
        self.raw_older_than.is_some() || self.keep_versions.is_some()
    }

    /// The rules as the user put them, to be kept with what they removed.
    fn words(&self) -> String {
        let raw = self.raw_older_than.as_ref().map(|age| format!("--raw-older-than {}", age.words));
        let versions = self.keep_versions.map(|keep| format!("--keep-versions {keep}"));
        raw.into_iter().chain(versions).collect::<Vec<_>>().join(" ")
    }

    fn rules(&self) -> Rules {
        let keep_versions = self.keep_versions.map(|keep| keep as usize);
        Rules { raw_older_than: self.raw_older_than.as_ref().map(|age| age.length), keep_versions }
    }
}

/// Goes through the articles and removes, or says what would be removed.
pub(crate) fn run(arguments: &PruneArguments, session: &Session) -> Result<Status, CommandError> {
    let reading = shelf::open(session)?;
    let named: Result<Vec<Article>, _> = arguments.articles.iter().map(|name| shelf::find(&*reading, name)).collect();
    let named = named?;
    let mut store = if arguments.yes { shelf::open_or_make(session)? } else { reading };
    let mut pruning = Pruning { arguments, session, out: Output::plain(), total: Removed::default() };
    if !arguments.has_rule() {
        // The file alone is looked at.
    } else if arguments.articles.is_empty() {
        let mut after = ArticleId(0);
        loop {
            let page = store.articles(after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = last.article.id;
            let articles: Vec<Article> = page.into_iter().map(|summary| summary.article).collect();
            pruning.prune(&mut *store, &articles)?;
        }
    } else {
        pruning.prune(&mut *store, &named)?;
    }
    if arguments.yes {
        store.sweep()?;
    }
    if arguments.has_rule() {
        pruning.conclude()?;
    }
    if arguments.shrink {
        pruning.shrink(&mut *store)?;
    }
    pruning.out.finish()?;
    Ok(Status::Done)
}

/// A pass over articles.
struct Pruning<'a> {
    arguments: &'a PruneArguments,
    session: &'a Session,
    out: Output,
    total: Removed,
}

impl Pruning<'_> {
    fn prune(&mut self, store: &mut dyn Store, articles: &[Article]) -> Result<(), CommandError> {
        let held = retention::held(store)?;
        let words = self.arguments.words();
        for article in articles {
            if held.contains(&article.id) {
                self.session.note(&format!("note: `{}` is under hold and stays as it is", article.slug));
                continue;
            }
            let (rules, now) = ((self.arguments.rules(), words.as_str()), self.session.now);
            let removed = if self.arguments.yes {
                retention::prune(store, article, rules, now)?
            } else {
                retention::plan(store, article, rules, now)?.count(store)?
            };
            self.total.pages += removed.pages;
            self.total.texts += removed.texts;
            if removed != Removed::default() {
                writeln!(self.out, "{}: {}", article.slug, told(removed))?;
            }
        }
        Ok(())
    }

    fn conclude(&mut self) -> Result<(), CommandError> {
        match (self.total == Removed::default(), self.arguments.yes) {
            (true, _) => writeln!(self.out, "nothing to remove")?,
            (false, true) => writeln!(self.out, "{} removed", told(self.total))?,
            (false, false) => {
                writeln!(self.out, "{} would be removed; nothing was, `--yes` removes them", told(self.total))?;
            }
        }
        Ok(())
    }

    /// Makes the file smaller, or says by how much that would be.
    fn shrink(&mut self, store: &mut dyn Store) -> Result<(), CommandError> {
        let unused = store.unused()?;
        match (unused, self.arguments.yes) {
            (0, _) => writeln!(self.out, "no room to give back")?,
            (_, true) => {
                store.shrink()?;
                writeln!(self.out, "{} given back", bytes(unused.saturating_sub(store.unused()?)))?;
            }
            (_, false) => writeln!(self.out, "{} would be given back", bytes(unused))?,
        }
        Ok(())
    }
}

fn bytes(number: u64) -> String {
    count(number, "byte")
}

fn told(removed: Removed) -> String {
    format!("{}, {}", count(removed.pages, "page"), count(removed.texts, "text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_a_number_with_a_unit() {
        let table = [("12h", Some(12)), ("90d", Some(2_160)), ("2w", Some(336)), ("1y", Some(8_760)), ("0d", Some(0))];
        for (text, hours) in table {
            assert_eq!(age(text).ok().map(|age| age.length.num_hours()), hours, "{text}");
        }
        for text in ["", "d", "90", "-1d", "9m", "1.5d", "9é", "99999999999999999d", "9999999y"] {
            assert!(age(text).is_err(), "{text}");
        }
    }
}
