//! Steps as transactions. Those that another's step or a lost connection cut off are done again, unless the server kept
//! them: it remembers the last step of each program that writes.

use std::{thread, time::Duration};

use super::{
    PostgresStore,
    connection::Connection,
    open,
    row::get,
    step::{Remedy, StepError, explain},
    watch,
    write::Writer,
};
use crate::{
    model::{ArticleId, NextCheck},
    store::{Access, LeasedCheck, Recorded, StoreError, database::Database, frames::Frames, record},
};

/// How long to wait before each further attempt at a step, in milliseconds: long enough in all for a server to start
/// anew.
const WAITS: [u64; 14] = [20, 50, 100, 200, 400, 800, 1_500, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000];

impl Database for PostgresStore {
    type Connection = Connection;

    const IS_SHARED: bool = true;

    fn write<T>(
        &mut self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { store: self.place.shown.clone() });
        }
        let mut step = None;
        // What the last attempt would have done, had its end been seen.
        let mut unseen = None;
        let done = self.attempt(doing, |connection, frames| {
            let (writer, step) = match step {
                Some(known) => known,
                None => *step.insert(self.next_step(connection)?),
            };
            if !begin(connection, writer, step)? {
                connection.roll_back()?;
                return unseen.take().ok_or_else(|| StepError::Broken("a step was kept that nobody did".to_owned()));
            }
            unseen = None;
            let done = steps(connection, frames)?;
            // Everything but the end is known to be good before the end is asked for.
            connection.send_writes()?;
            match connection.commit() {
                Ok(()) => Ok(done),
                Err(error) => {
                    unseen = Some(done);
                    Err(error)
                }
            }
        });
        match done {
            Err(StoreError::Unreachable { store, source }) if unseen.is_some() => {
                Err(StoreError::Unseen { store, doing, source })
            }
            done => done,
        }
    }

    fn read<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        self.attempt(doing, |connection, frames| {
            connection.write("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Vec::new())?;
            let done = steps(connection, frames)?;
            connection.commit()?;
            Ok(done)
        })
    }

    fn record_leased(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError> {
        let kept = self.keep_pages(checks.iter().map(|check| (check.observation.article, check.observation.raw)))?;
        self.write("record checks", |connection, frames| {
            let articles: Vec<ArticleId> = checks.iter().map(|check| check.observation.article).collect();
            let mut held = watch::held(connection, &articles)?;
            let mut writer = Writer::new((connection, frames), articles.into_iter(), kept.as_ref())?;
            let mut outcomes = Vec::with_capacity(checks.len());
            for (place, check) in checks.iter().enumerate() {
                let article = check.observation.article;
                let is_held = held.get(&article) == Some(&check.fence);
                let recorded = is_held.then(|| record::record(&mut writer, &check.observation)).transpose()?;
                if let Some(recorded) = recorded {
                    watch::finish(connection, (article, check.fence), &next(place, recorded))?;
                    held.remove(&article);
                }
                outcomes.push(recorded);
            }
            writer.finish()?;
            Ok(outcomes)
        })
    }
}

impl PostgresStore {
    /// Tries something until it succeeds, nothing would help any more, or it was tried long enough.
    fn attempt<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        let (connection, frames) = (&mut *self.connection.borrow_mut(), &mut *self.frames.borrow_mut());
        let mut waits = WAITS.into_iter();
        loop {
            let connected = match connection.take().filter(|connection| !connection.is_lost()) {
                Some(connected) => Ok(connected),
                None => open::connect(&self.place, self.access),
            };
            let failure = match connected {
                Ok(connected) => {
                    let result = steps(&connected, frames);
                    // One whose state is unknown is given up; a new one knows nothing of an open transaction.
                    let is_clean = result.is_ok() || connected.roll_back().is_ok();
                    *connection = is_clean.then_some(connected);
                    result
                }
                Err(failure) => Err(failure),
            };
            let failure = match failure {
                Ok(done) => return Ok(done),
                Err(failure) => failure,
            };
            frames.forget();
            if failure.remedy() == Remedy::Reconnect {
                *connection = None;
            }
            match waits.next() {
                Some(wait) if failure.remedy() != Remedy::None => thread::sleep(Duration::from_millis(wait)),
                _ => return Err(explain(&self.place.shown, doing, failure)),
            }
        }
    }

    /// The number of this program among those that write, and of its next step.
    fn next_step(&self, connection: &Connection) -> Result<(i64, i64), StepError> {
        let (writer, last) = match self.writer.get() {
            Some(known) => known,
            None => (new_writer(connection)?, 0),
        };
        self.writer.set(Some((writer, last + 1)));
        Ok((writer, last + 1))
    }
}

/// Registers a program that writes, and forgets those that have long stopped.
fn new_writer(connection: &Connection) -> Result<i64, StepError> {
    connection.query("DELETE FROM writer WHERE at < now() - interval '7 days'", &[])?;
    let row = connection.query_one("INSERT INTO writer (step) VALUES (0) RETURNING id", &[])?;
    row.map_or_else(|| Err(StepError::Broken("no number was given out".to_owned())), |row| get(&row, "id"))
}

/// Begins a step; `false` where the server kept that very step already. Where it is still busy with it, this waits.
fn begin(connection: &Connection, writer: i64, step: i64) -> Result<bool, StepError> {
    connection.write("BEGIN ISOLATION LEVEL READ COMMITTED", Vec::new())?;
    let row = connection.query_one(
        "INSERT INTO writer (id, step) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET step = $2, at = now() WHERE writer.step < $2 RETURNING step",
        &[&writer, &step],
    )?;
    Ok(row.is_some())
}
