//! The errors of `SQLite` and of damaged rows in the words of a store.

use std::{error::Error, path::Path};

use rusqlite::ErrorCode;

use super::{open::BUSY_TIMEOUT, step::StepError};
use crate::store::{Cause, StoreError, frames::FrameError};

/// What went wrong while doing something with the store at a path.
pub(super) fn explain(store: &Path, doing: &'static str, error: impl Into<StepError>) -> StoreError {
    match error.into() {
        StepError::Store(error) => error,
        StepError::Sql(error) | StepError::Frame(FrameError::Fetch(error)) => explain_sql(store, doing, &error),
        damage => StoreError::Damaged { store: store.to_path_buf(), what: format!("cannot {doing}: {damage}") },
    }
}

/// What went wrong while setting up the tables; the tool that does it wraps the database's own errors.
pub(super) fn explain_set_up(store: &Path, doing: &'static str, error: refinery::Error) -> StoreError {
    let store = store.to_path_buf();
    let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(error) = cause {
        match error.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error_code) {
            Some(ErrorCode::DiskFull) => return StoreError::Full { store, source: error.to_string().into() },
            Some(ErrorCode::ReadOnly) => return StoreError::ReadOnly { store },
            Some(_) => return StoreError::Backend { store, doing, source: error.to_string().into() },
            None => cause = error.source(),
        }
    }
    StoreError::Backend { store, doing, source: error.into() }
}

/// What `SQLite` said: its errors say all of it themselves, and those beneath them the same once more.
pub(super) fn in_words(error: &rusqlite::Error) -> Cause {
    error.to_string().into()
}

fn explain_sql(store: &Path, doing: &'static str, error: &rusqlite::Error) -> StoreError {
    let store = store.to_path_buf();
    if matches!(error, rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..)) {
        return StoreError::Damaged { store, what: format!("cannot {doing}: {error}") };
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::Busy { store, seconds: BUSY_TIMEOUT.as_secs() }
        }
        Some(ErrorCode::DiskFull) => StoreError::Full { store, source: in_words(error) },
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly { store },
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { store },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { store, what: error.to_string() },
        _ => StoreError::Backend { store, doing, source: in_words(error) },
    }
}
