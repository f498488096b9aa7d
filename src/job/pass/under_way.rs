//! A check on its way: what is known of its article before the answer comes.

use crate::{
    fetch::Validators,
    job::{checks, snap_url},
    model::{Article, Record, Watch},
    store::{Lease, Store, StoreError},
};

/// A check on its way.
#[derive(Debug)]
pub(super) struct UnderWay {
    pub(super) host: String,
    pub(super) lease: Lease<Watch>,
    pub(super) article: Article,
    /// What earlier checks saw.
    pub(super) record: Record,
    /// What the server said of the state that the last of them saw.
    pub(super) validators: Option<Validators>,
}

impl UnderWay {
    /// Looks up what is known of a leased article.
    pub(super) fn begin(store: &dyn Store, host: &str, lease: &Lease<Watch>) -> Result<Self, StoreError> {
        let article = store.article(lease.held.article)?;
        let last = store.last_capture(article.id)?.map_or(0, |last| last.number);
        let mut record = lease.held.next.plan.record.clone();
        if record.captures != last {
            // Somebody else checked it meanwhile.
            record = Record::of(&checks::of_texts(store, article.id)?);
        }
        let validators = snap_url::validators(store, &article, &lease.held.url)?;
        Ok(Self { host: host.to_owned(), lease: lease.clone(), article, record, validators })
    }
}
