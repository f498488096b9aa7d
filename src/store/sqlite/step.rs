//! What a single step on the database can fail with, before the store's name is put to it.

use crate::store::{StoreError, codec::CodecError, frames::FrameError, headers::HeadersError};

#[derive(Debug, thiserror::Error)]
pub(in crate::store) enum StepError {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Frame(#[from] FrameError<rusqlite::Error>),
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Headers(#[from] HeadersError),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error("a stored text is not UTF-8")]
    Utf8(#[from] std::string::FromUtf8Error),
    #[error("{0}")]
    Broken(&'static str),
    #[error(transparent)]
    Store(#[from] StoreError),
}
