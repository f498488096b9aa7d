//! Columns of the tables as the plain values of the model.

use chrono::{DateTime, Utc};
use rusqlite::{
    Row,
    types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef},
};

use crate::model::{DatedBy, Digest, Outcome, Slug};

/// A value of the model as one column; the code of a word is its place in the word's `ALL`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<T>(pub(super) T);

impl ToSql for Column<Digest> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0.0)))
    }
}

impl FromSql for Column<Digest> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Digest::from_bytes(value.as_blob()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Column<DateTime<Utc>> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Column<DateTime<Utc>> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let millis = value.as_i64()?;
        DateTime::from_timestamp_millis(millis).map(Self).ok_or(FromSqlError::OutOfRange(millis))
    }
}

impl FromSql for Column<Slug> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

impl FromSql for Column<Outcome> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        word(&Outcome::ALL, value).map(Self)
    }
}

impl ToSql for Column<Outcome> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok((self.0 as i64).into())
    }
}

impl FromSql for Column<DatedBy> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        word(&DatedBy::ALL, value).map(Self)
    }
}

impl ToSql for Column<DatedBy> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok((self.0 as i64).into())
    }
}

fn word<T: Copy>(all: &[T], value: ValueRef<'_>) -> FromSqlResult<T> {
    let code = value.as_i64()?;
    usize::try_from(code).ok().and_then(|code| all.get(code)).copied().ok_or(FromSqlError::OutOfRange(code))
}

/// The value of a column of the model's own types.
pub(super) fn get<T>(row: &Row<'_>, name: &str) -> rusqlite::Result<T>
where
    Column<T>: FromSql,
{
    row.get::<_, Column<T>>(name).map(|column| column.0)
}

/// The same, where it may be absent.
pub(super) fn get_optional<T>(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<T>>
where
    Column<T>: FromSql,
{
    row.get::<_, Option<Column<T>>>(name).map(|column| column.map(|column| column.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_places_in_the_lists() {
        assert!(Outcome::ALL.iter().enumerate().all(|(code, &outcome)| outcome as usize == code));
        assert!(DatedBy::ALL.iter().enumerate().all(|(code, &dated_by)| dated_by as usize == code));
    }
}
