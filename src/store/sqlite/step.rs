//! What a single step on the database can fail with, before the store's name is put to it.

use super::frames::FrameError;
use crate::store::{StoreError, codec::CodecError};

#[derive(Debug, thiserror::Error)]
pub(super) enum StepError {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error("a stored text is not UTF-8")]
    Utf8(#[from] std::string::FromUtf8Error),
    #[error("{0}")]
    Broken(&'static str),
    #[error(transparent)]
    Store(#[from] StoreError),
}
