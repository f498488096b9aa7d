//! The checks of an article among its captures: what was seen when, without the later readings of what was received.

use crate::{
    model::{Article, ArticleId, Capture, History, Outcome, Places, Version},
    store::{Store, StoreError},
};

/// Captures that are looked back over at a time.
const LOOK_BACK: u32 = 64;

/// The checks of an article in the order of their instants, each with the number of the text that it saw.
pub(crate) fn of_texts(store: &dyn Store, article: ArticleId) -> Result<Vec<Capture>, StoreError> {
    let history = store.history(article)?;
    Ok(in_time(&history, store.captures(article, 1..u32::MAX)?, Version::text))
}

/// The checks among captures in the order of their instants. Each then names the version that it saw as the history
/// shows it: by the number that is shown, or that its text has.
pub(crate) fn in_time(history: &History, captures: Vec<Capture>, name: impl Fn(&Version) -> u32) -> Vec<Capture> {
    let mut checks: Vec<Capture> = captures.into_iter().filter(Capture::is_check).collect();
    checks.sort_by_key(|check| (check.at, check.number));
    let places = Places::of(history);
    for check in &mut checks {
        let place = check.version.and_then(|number| places.seen(number, check.at));
        check.version = place.map(|place| name(&history.versions[place])).or(check.version);
    }
    checks
}

/// The checks among captures that received the article, or what may be it, in the order of their instants.
pub(super) fn with_page(captures: &[Capture]) -> Vec<&Capture> {
    let may_be = |capture: &&Capture| capture.outcome.saw_version() || capture.outcome == Outcome::Suspect;
    let mut checks: Vec<&Capture> = captures.iter().filter(|capture| capture.is_check()).filter(may_be).collect();
    checks.sort_by_key(|check| (check.at, check.number));
    checks
}

/// The last check that was recorded.
pub(super) fn last(store: &dyn Store, article: &Article) -> Result<Option<Capture>, StoreError> {
    let last = store.last_capture(article.id)?;
    let mut end = match last {
        Some(reading) if !reading.is_check() => reading.number,
        check => return Ok(check),
    };
    while end > 1 {
        let start = end.saturating_sub(LOOK_BACK).max(1);
        if let Some(check) = store.captures(article.id, start..end)?.into_iter().rfind(Capture::is_check) {
            return Ok(Some(check));
        }
        end = start;
    }
    Ok(None)
}
