//! What a single step on the server can fail with, before the store's name is put to it, and what that calls for.

use std::{io, path::Path};

use tokio_postgres::error::SqlState;

use super::{CONNECT, LOCK_LIMIT};
use crate::store::{Cause, StoreError, codec::CodecError, frames::FrameError, headers::HeadersError};

#[derive(Debug, thiserror::Error)]
pub(in crate::store) enum StepError {
    #[error(transparent)]
    Sql(#[from] tokio_postgres::Error),
    /// The server is gone, or does not answer.
    #[error("{0}")]
    Lost(Cause),
    /// The address or what it names cannot be used.
    #[error("{0}")]
    Refused(Cause),
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Headers(#[from] HeadersError),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error("a stored text is not UTF-8")]
    Utf8(#[from] std::string::FromUtf8Error),
    #[error("{0}")]
    Broken(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<FrameError<StepError>> for StepError {
    fn from(error: FrameError<StepError>) -> Self {
        match error {
            FrameError::Fetch(error) => error,
            broken => Self::Broken(broken.to_string()),
        }
    }
}

/// What to do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedy {
    /// Nothing helps.
    None,
    /// The step got into another's way: it can be done again.
    Repeat,
    /// The connection is gone: it can be made again.
    Reconnect,
}

impl StepError {
    /// What to do about it.
    pub(super) fn remedy(&self) -> Remedy {
        match self {
            Self::Lost(_) => Remedy::Reconnect,
            Self::Sql(error) => sql_remedy(error),
            _ => Remedy::None,
        }
    }
}

fn sql_remedy(error: &tokio_postgres::Error) -> Remedy {
    match error.code() {
        // Two that number the same thing at once meet in the key.
        Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED | &SqlState::UNIQUE_VIOLATION) => {
            Remedy::Repeat
        }
        Some(
            &SqlState::ADMIN_SHUTDOWN
            | &SqlState::CRASH_SHUTDOWN
            | &SqlState::CANNOT_CONNECT_NOW
            | &SqlState::TOO_MANY_CONNECTIONS
            | &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        ) => Remedy::Reconnect,
        Some(code) if code.code().starts_with("08") => Remedy::Reconnect,
        None if error.is_closed() || io_cause(error).is_some() => Remedy::Reconnect,
        _ => Remedy::None,
    }
}

/// The error of the network beneath an error.
fn io_cause(error: &tokio_postgres::Error) -> Option<&io::Error> {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if let Some(error) = inner.downcast_ref() {
            return Some(error);
        }
        cause = inner.source();
    }
    None
}

/// What went wrong while setting up the tables; the tool that does it wraps the server's own errors.
pub(super) fn explain_set_up(store: &Path, doing: &'static str, error: refinery::Error) -> StoreError {
    let sql = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref());
    sql.and_then(|sql| explain_sql(store, sql)).unwrap_or_else(|| StoreError::Backend {
        store: store.to_path_buf(),
        doing,
        source: error.into(),
    })
}

/// What the server's word means for a store; `None` where nothing more than its words can be told.
fn explain_sql(store: &Path, error: &tokio_postgres::Error) -> Option<StoreError> {
    let store = store.to_path_buf();
    Some(match error.code() {
        Some(&SqlState::DISK_FULL) => StoreError::Full { store, source: in_words(error) },
        Some(&SqlState::INSUFFICIENT_PRIVILEGE | &SqlState::READ_ONLY_SQL_TRANSACTION) => {
            StoreError::ReadOnly { store }
        }
        Some(&SqlState::LOCK_NOT_AVAILABLE) => StoreError::Busy { store, seconds: LOCK_LIMIT.as_secs() },
        _ if sql_remedy(error) == Remedy::Reconnect => StoreError::Unreachable { store, source: in_words(error) },
        _ => return None,
    })
}

/// What went wrong while doing something with a store.
pub(super) fn explain(store: &Path, doing: &'static str, error: StepError) -> StoreError {
    let place = store.to_path_buf();
    match error {
        StepError::Store(error) => error,
        StepError::Lost(source) => StoreError::Unreachable { store: place, source },
        StepError::Refused(source) => StoreError::Open { store: place, source },
        StepError::Sql(error) => explain_sql(store, &error).unwrap_or_else(|| {
            let source = in_words(&error);
            match doing {
                CONNECT => StoreError::Unreachable { store: place, source },
                _ => StoreError::Backend { store: place, doing, source },
            }
        }),
        damage => StoreError::Damaged { store: place, what: format!("cannot {doing}: {damage}") },
    }
}

/// What the server said, or what became of the connection.
fn in_words(error: &tokio_postgres::Error) -> Cause {
    match (error.as_db_error(), io_cause(error)) {
        (Some(said), _) => said.message().into(),
        (None, Some(cause)) => cause.to_string().into(),
        // The library's own words are of its kinds of errors; what is wrong stands beneath.
        (None, None) => {
            let causes = std::iter::successors(Some(error as &dyn std::error::Error), |cause| cause.source());
            causes.last().map(ToString::to_string).unwrap_or_default().into()
        }
    }
}
