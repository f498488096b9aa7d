//! Steps as transactions: one that writes waits for other writers first.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{SqliteStore, error::explain, step::StepError, watch, write::Writer};
use crate::{
    model::NextCheck,
    store::{Access, LeasedCheck, Recorded, StoreError, database::Database, frames::Frames, record},
};

impl Database for SqliteStore {
    type Connection = Connection;

    const IS_SHARED: bool = false;

    fn read<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        let frames = &mut self.frames.borrow_mut();
        let result = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
            .map_err(StepError::from)
            .and_then(|transaction| steps(&transaction, frames));
        result.map_err(|error| explain(&self.file, doing, error))
    }

    fn write<T>(
        &mut self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { store: self.file.clone() });
        }
        let frames = self.frames.get_mut();
        let result = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(StepError::from)
            .and_then(|transaction| {
                let done = steps(&transaction, frames)?;
                transaction.commit()?;
                Ok(done)
            });
        result.map_err(|error| {
            frames.forget();
            explain(&self.file, doing, error)
        })
    }

    fn record_leased(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError> {
        let kept = self.keep_pages(checks.iter().map(|check| (check.observation.article, check.observation.raw)))?;
        self.write("record checks", |connection, frames| {
            let mut writer = Writer::new(connection, frames, kept.as_ref())?;
            let mut outcomes = Vec::with_capacity(checks.len());
            for (place, check) in checks.iter().enumerate() {
                let article = check.observation.article;
                let is_held = watch::is_held(connection, article, check.fence)?;
                let recorded = is_held.then(|| record::record(&mut writer, &check.observation)).transpose()?;
                if let Some(recorded) = recorded {
                    watch::finish(connection, (article, check.fence), &next(place, recorded))?;
                }
                outcomes.push(recorded);
            }
            writer.finish()?;
            Ok(outcomes)
        })
    }
}
