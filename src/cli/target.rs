//! What a user names on the watch list: an article, or a feed, sitemap or page by its address.

use super::{error::CommandError, session::complain, shelf, status::Status};
use crate::{
    model::{Article, Listing, Watch},
    store::Store,
};

/// Something on the watch list.
pub(crate) enum Target {
    /// An article and how it is watched.
    Article(Article, Watch),
    /// A feed, sitemap or page.
    Listing(Listing),
}

impl Target {
    /// What it is called in output.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Article(article, _) => article.slug.as_str(),
            Self::Listing(listing) => &listing.place.url,
        }
    }
}

/// What is called so: listings by their whole address, articles by every name they have.
pub(crate) fn find(store: &dyn Store, name: &str) -> Result<Target, CommandError> {
    if let Some(listing) = store.listings()?.into_iter().find(|listing| listing.place.url == name) {
        return Ok(Target::Listing(listing));
    }
    let article = shelf::find(store, name)?;
    match store.watch(article.id)? {
        Some(watch) => Ok(Target::Article(article, watch)),
        None => Err(CommandError::new(format!("`{}` is not watched", article.slug))
            .with_hint("`writethru add ADDRESS` watches it".to_owned())),
    }
}

/// Does something to each thing that is named; one that fails is reported and the others are still done.
pub(crate) fn each(names: &[String], mut step: impl FnMut(&str) -> Result<(), CommandError>) -> Status {
    let failures = names.iter().filter_map(|name| step(name).err()).inspect(complain).count();
    Status::of_counts(names.len(), failures)
}
