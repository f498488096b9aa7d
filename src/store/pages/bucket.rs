//! Pages in a bucket of an S3 service; the only file that knows its client, which is asynchronous.
//!
//! Keys, region and endpoint are those that the service's own programs take from the environment (`AWS_…`).

use std::{future::Future, time::Duration};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::{
    BackoffConfig, ClientOptions, Error, ObjectStore, ObjectStoreExt as _, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
    prefix::PrefixStore,
};
use tokio::runtime::{Builder, Runtime};

use super::Objects;
use crate::store::Cause;

/// How long one request may take, and how long it is tried again.
const REQUEST_LIMIT: Duration = Duration::from_mins(1);
const RETRY_LIMIT: Duration = Duration::from_secs(30);

/// Requests at once.
const AT_ONCE: usize = 16;

/// What is below a prefix in a bucket.
pub(super) struct Bucket {
    runtime: Runtime,
    objects: PrefixStore<AmazonS3>,
}

impl Bucket {
    /// What is at an address, as in `s3://bucket/prefix`.
    pub(super) fn open(address: &str) -> Result<Self, Cause> {
        // A client needs one before it is made; another part of the program may have chosen it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let named = AmazonS3Builder::from_env().with_url(address);
        let endpoint = [AmazonS3ConfigKey::S3Endpoint, AmazonS3ConfigKey::Endpoint];
        let endpoint = endpoint.iter().find_map(|key| named.get_config_value(key));
        // Whoever names an endpoint without encryption means it.
        let is_open = endpoint.is_some_and(|endpoint| endpoint.starts_with("http://"));
        let retry = RetryConfig { backoff: BackoffConfig::default(), max_retries: 10, retry_timeout: RETRY_LIMIT };
        let options = ClientOptions::new().with_timeout(REQUEST_LIMIT).with_allow_http(is_open);
        let bucket = named.with_client_options(options).with_retry(retry).build()?;
        let path = address.trim_start_matches("s3://").split_once('/').map_or("", |(_, path)| path);
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { runtime, objects: PrefixStore::new(bucket, Path::parse(path)?) })
    }

    async fn fetch(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        let found = match self.objects.get(&Path::from(name)).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            found => found?,
        };
        let (mut bytes, mut parts) = (Vec::new(), found.into_stream());
        while let Some(part) = parts.try_next().await? {
            bytes.extend_from_slice(&part);
            if bytes.len() > limit {
                break;
            }
        }
        Ok(Some(bytes))
    }

    fn wait<T>(&self, steps: impl Future<Output = Result<T, Error>>) -> Result<T, Cause> {
        Ok(self.runtime.block_on(steps)?)
    }
}

impl Objects for Bucket {
    fn put(&self, objects: Vec<(String, Vec<u8>)>) -> Result<(), Cause> {
        let puts = stream::iter(objects)
            .map(|(name, bytes)| async move { self.objects.put(&Path::from(name), bytes.into()).await.map(drop) });
        self.wait(puts.buffer_unordered(AT_ONCE).try_collect::<()>())
    }

    fn get(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Cause> {
        self.wait(self.fetch(name, limit))
    }

    fn get_all(&self, objects: &[(String, usize)]) -> Vec<Result<Option<Vec<u8>>, Cause>> {
        let found = stream::iter(objects).map(|(name, limit)| async { Ok(self.fetch(name, *limit).await?) });
        self.runtime.block_on(found.buffered(AT_ONCE).collect())
    }

    fn delete(&self, names: Vec<String>) -> Result<(), Cause> {
        let names = stream::iter(names).map(|name| Ok(Path::from(name))).boxed();
        let removed = self.objects.delete_stream(names).filter(|removed| {
            let is_missing = matches!(removed, Err(Error::NotFound { .. }));
            async move { !is_missing }
        });
        self.wait(removed.try_for_each(|_| async { Ok(()) }))
    }
}
