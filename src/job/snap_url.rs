//! Snap of an address: one request, now, and whatever came of it is a check of the article.

use super::{
    check::{Answer, Check, News, one_line},
    checks,
    page::{self, Origin},
    sites::Sites,
    snap::{SnapError, SnapRequest, find, folded, had_bytes, keep},
};
use crate::{
    fetch::{Fetched, Fetcher, Request, Validators},
    model::{Article, Capture, Outcome, Route},
    store::{Store, StoreError},
};

/// Fetches the page of `request` as `asking` says, and records the check. An address that no article has must give a page:
/// nothing is kept of one that never did.
pub(crate) fn snap_url(
    store: &mut dyn Store,
    fetcher: &Fetcher,
    asking: Request,
    request: SnapRequest<'_>,
) -> Result<(Article, News), SnapError> {
    let url = asking.url.clone();
    let known = find(store, request.article, &url)?;
    let validators = known.as_ref().map(|article| validators(store, article, &url)).transpose()?.flatten();
    let outcome = fetcher.fetch(&Request { validators, ..asking });
    let mut check = Check::now(&url, request.now);
    match outcome {
        Ok(answer) if known.is_none() && !answer.is_page() => {
            return Err(SnapError::NoPage { url, reason: answer.in_words() });
        }
        Err(source) if known.is_none() => return Err(SnapError::Fetch(source)),
        Ok(answer) => read(store, (known.as_ref(), request.sites), answer, &mut check)?,
        Err(error) => check.answer = Answer::Failed(one_line(&error)),
    }
    let known = if request.article.is_none() { folded(store, known, &check)? } else { known };
    keep(store, known, check, &url)
}

/// How many checks are looked back over for what a server said of the state that still holds: some leave it out of
/// their `304`.
const LOOK_BACK: u32 = 16;

/// What the server said of the state that the check before saw.
pub(super) fn validators(store: &dyn Store, article: &Article, url: &str) -> Result<Option<Validators>, StoreError> {
    let Some(last) = checks::last(store, article)?.filter(|capture| capture.outcome.saw_version()) else {
        return Ok(None);
    };
    let is_asked = |capture: &Capture| capture.url == url && capture.route.archive.is_none();
    let said_by = |capture: &Capture| Validators::of(capture.answered_by(), &capture.headers);
    if last.outcome != Outcome::NotModified || said_by(&last).is_some() {
        return Ok(Some(last).filter(is_asked).and_then(|capture| said_by(&capture)));
    }
    let before = store.captures(article.id, last.number.saturating_sub(LOOK_BACK)..last.number)?;
    let mut of_this_state = before.iter().filter(|capture| capture.is_check()).rev();
    while let Some(capture) = of_this_state.next().filter(|capture| is_asked(capture) && capture.outcome.saw_version())
    {
        let said = said_by(capture);
        if said.is_some() || capture.outcome != Outcome::NotModified {
            return Ok(said);
        }
    }
    Ok(None)
}

/// Puts an answer into a check.
pub(super) fn read(
    store: &dyn Store,
    (known, sites): (Option<&Article>, &Sites),
    fetched: Fetched,
    check: &mut Check,
) -> Result<(), SnapError> {
    check.answer = if fetched.is_not_modified() {
        Answer::NotModified
    } else if fetched.is_gone() {
        Answer::Gone(fetched.status_line())
    } else if !fetched.is_page() {
        Answer::Failed(fetched.in_words())
    } else if known.map_or(Ok(false), |article| had_bytes(store, article, &fetched.body))? {
        Answer::SameBytes
    } else {
        let origin =
            Origin { name: &check.url, url: Some(&fetched.url), at: Some(check.at), site: sites.rules(&fetched.url) };
        match page::extract_typed(&fetched.body, fetched.content_type(), origin) {
            Ok(extraction) => Answer::Page(Box::new(extraction)),
            Err(error) if known.is_some() => Answer::Failed(one_line(&error)),
            Err(error) => return Err(error.into()),
        }
    };
    check.status = Some(fetched.status);
    check.headers = fetched.headers;
    check.route = Route { redirects: fetched.redirects, is_rendered: fetched.is_rendered, ..Route::default() };
    if let Answer::Page(page) = &check.answer {
        let canonical = check.canonical_of(page).filter(|canonical| !check.was_asked_at(canonical));
        check.route.canonical = canonical.map(str::to_owned);
    }
    check.raw = Some(fetched.body).filter(|body| !body.is_empty());
    Ok(())
}
