//! Opening the store and finding articles in it, with a helping hand where a name is mistyped.

use chrono::DateTime;
use chrono_tz::Tz;

use super::{error::CommandError, hint, session::Session};
use crate::{
    extract::EXTRACTORS,
    job::selector,
    model::{Article, ArticleId, History, VersionRef},
    store::{self, Access, Store, StoreError},
};

/// How many names are compared with a mistyped one.
const COMPARED: usize = 10_000;

/// The article that a user calls so.
pub(crate) fn find(store: &dyn Store, name: &str) -> Result<Article, CommandError> {
    store.find_article(name).map_err(|error| match &error {
        StoreError::UnknownArticle { .. } => {
            let hint = nearest(store, name).map(|slug| format!("did you mean `{slug}`?"));
            CommandError::from(error).with_hint(hint)
        }
        _ => error.into(),
    })
}

/// The version that `ARTICLE[@VERSION]` names, as its place in the article's history; without one, the latest.
pub(crate) fn find_version(
    store: &dyn Store,
    words: &str,
    now: DateTime<Tz>,
) -> Result<(History, usize), CommandError> {
    let (article, version) = match find(store, words) {
        // An address may hold an `@`, so the whole is tried first.
        Ok(article) => (article, "latest"),
        Err(failure) => match words.rsplit_once('@') {
            Some((name, version)) => (find(store, name)?, version),
            None => return Err(failure),
        },
    };
    let history = store.history(article.id)?;
    let refs: Vec<VersionRef> = history.versions.iter().map(VersionRef::from).collect();
    let place = selector::resolve(version, &refs, now)?;
    Ok((history, place))
}

/// The slug that holds what was typed, else the one that is most like it.
fn nearest(store: &dyn Store, name: &str) -> Option<String> {
    let articles = store.articles(ArticleId(0), COMPARED).ok()?;
    let name = &name.to_lowercase();
    let slugs = || articles.iter().map(|summary| summary.article.slug.as_str());
    if let Some(longer) = slugs().find(|slug| !name.is_empty() && slug.contains(name)) {
        return Some(longer.to_owned());
    }
    hint::nearest(name, slugs()).map(str::to_owned)
}

/// The store, to be read.
pub(crate) fn open(session: &Session) -> Result<Box<dyn Store>, CommandError> {
    open_for(session, Access::Read)
}

/// The store, to be written; it is made where there is none.
pub(crate) fn open_or_make(session: &Session) -> Result<Box<dyn Store>, CommandError> {
    open_for(session, Access::Write)
}

/// Says, after an upgrade, that kept pages may read otherwise now.
pub(crate) fn note_new_extractor(store: &dyn Store, session: &Session) -> Result<(), CommandError> {
    for present in EXTRACTORS {
        let kind = present.split('/').next().unwrap_or(present);
        if let Some(then) = store.newest_extractor(kind)?.filter(|then| then != present) {
            session.note(&format!(
                "note: pages were read by {then}, this program has {present}: `writethru reextract --all --dry-run` says \
                 which read otherwise now"
            ));
        }
    }
    Ok(())
}

fn open_for(session: &Session, access: Access) -> Result<Box<dyn Store>, CommandError> {
    let mut store = store::open(&session.store, access)?;
    if let (Access::Write, Some(place)) = (access, session.blobs()) {
        store.keep_pages_at(place)?;
    }
    session.learn_sites(Some(&*store))?;
    Ok(store)
}
