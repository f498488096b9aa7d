//! One connection to the server, asked and answered in turn like a file.
//!
//! What is only written is queued and sent together with the next question, so that a step of many rows waits for few
//! answers. No wait is endless: a server that does not answer in time counts as lost.

use std::{cell::RefCell, collections::HashMap, future::Future, mem, pin::pin, time::Duration};

use futures_util::{
    StreamExt as _,
    future::{self, MaybeDone, maybe_done},
};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};
use tokio_postgres::{Client, Row, Statement, types::ToSql};

use super::{address::Settings, step::StepError, tls};
use crate::store::Cause;

/// How long a connection may take to be made.
const CONNECT_LIMIT: Duration = Duration::from_secs(15);

/// How long an answer may take: longer than the server lets a step wait for another's.
const ANSWER_LIMIT: Duration = Duration::from_secs(90);

/// How long the first row of everything there is may take.
const SCAN_LIMIT: Duration = Duration::from_hours(1);

/// How many writes are sent together.
const QUEUE_LENGTH: usize = 128;

/// A value of a statement that is sent later.
pub(super) type Value = Box<dyn ToSql + Sync + Send>;

/// Values of a statement that is sent later.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(Box::new($value) as $crate::store::postgres::connection::Value),*] };
}
pub(super) use values;

/// A connection with the statements that the server knows already.
pub(in crate::store) struct Connection {
    client: Client,
    statements: RefCell<HashMap<&'static str, Statement>>,
    queued: RefCell<Vec<(&'static str, Vec<Value>)>>,
    runtime: Runtime,
}

impl Connection {
    /// Connects to a server.
    pub(super) fn connect(settings: &Settings) -> Result<Self, StepError> {
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(|error| StepError::Lost(error.into()))?;
        let tls = tls::connector(settings).map_err(StepError::Refused)?;
        let client = runtime.block_on(async {
            let connecting = timeout(CONNECT_LIMIT, settings.config.connect(tls));
            let (client, connection) = connecting.await.map_err(|_| no_answer(CONNECT_LIMIT))??;
            // What ends the connection shows in every question that is still open.
            tokio::spawn(async { drop(connection.await) });
            Ok::<_, StepError>(client)
        })?;
        Ok(Self { client, statements: RefCell::default(), queued: RefCell::default(), runtime })
    }

    /// Whether the connection is lost.
    pub(super) fn is_lost(&self) -> bool {
        self.client.is_closed()
    }

    /// Runs statements without values, whose answers do not matter.
    pub(super) fn run(&self, statements: &str) -> Result<(), StepError> {
        self.answer(ANSWER_LIMIT, async { Ok(self.client.batch_execute(statements).await?) })
    }

    /// The rows that a question brings.
    pub(super) fn query(&self, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, StepError> {
        self.answer(ANSWER_LIMIT, async {
            let statement = self.prepared(sql).await?;
            let (written, rows) = self.after_writes(self.client.query(&statement, values)).await?;
            written?;
            Ok(rows?)
        })
    }

    /// The row that a question brings, if any.
    pub(super) fn query_one(
        &self,
        sql: &'static str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Option<Row>, StepError> {
        Ok(self.query(sql, values)?.into_iter().next())
    }

    /// Hands on each row of many, without holding them all.
    pub(super) fn for_each(
        &self,
        sql: &'static str,
        values: &[&(dyn ToSql + Sync)],
        each: &mut dyn FnMut(&Row) -> Result<(), StepError>,
    ) -> Result<(), StepError> {
        self.answer(SCAN_LIMIT, async {
            let statement = self.prepared(sql).await?;
            let rows = self.client.query_raw(&statement, values.iter().copied());
            let (written, rows) = self.after_writes(rows).await?;
            written?;
            let mut rows = pin!(rows?);
            while let Some(row) = rows.next().await {
                each(&row?)?;
            }
            Ok(())
        })
    }

    /// Queues a write.
    pub(super) fn write(&self, sql: &'static str, values: Vec<Value>) -> Result<(), StepError> {
        self.queued.borrow_mut().push((sql, values));
        if self.queued.borrow().len() < QUEUE_LENGTH { Ok(()) } else { self.send_writes() }
    }

    /// Sends the writes that are queued, and waits until they are done.
    pub(super) fn send_writes(&self) -> Result<(), StepError> {
        self.answer(ANSWER_LIMIT, async { self.after_writes(future::ready(())).await?.0 })
    }

    /// Sends the writes that are queued and, behind them, the word that ends the transaction.
    pub(super) fn commit(&self) -> Result<(), StepError> {
        self.answer(ANSWER_LIMIT, async {
            let (written, committed) = self.after_writes(self.client.batch_execute("COMMIT")).await?;
            written?;
            Ok(committed?)
        })
    }

    /// Forgets the writes that are queued, and what was written since the transaction began.
    pub(super) fn roll_back(&self) -> Result<(), StepError> {
        self.queued.borrow_mut().clear();
        self.run("ROLLBACK")
    }

    /// The client itself, for the tool that sets up the tables.
    pub(super) fn with_client<T>(&mut self, steps: impl AsyncFnOnce(&mut Client) -> T) -> T {
        self.runtime.block_on(steps(&mut self.client))
    }

    /// Waits for an answer, but not for ever.
    fn answer<T>(&self, limit: Duration, answer: impl Future<Output = Result<T, StepError>>) -> Result<T, StepError> {
        self.runtime.block_on(async { timeout(limit, answer).await.unwrap_or_else(|_| Err(no_answer(limit))) })
    }

    async fn prepared(&self, sql: &'static str) -> Result<Statement, StepError> {
        if let Some(statement) = self.statements.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.borrow_mut().insert(sql, statement.clone());
        Ok(statement)
    }

    /// Sends the writes that are queued and behind them something else, without waiting in between.
    async fn after_writes<T>(&self, last: impl Future<Output = T>) -> Result<(Result<(), StepError>, T), StepError> {
        let queued = mem::take(&mut *self.queued.borrow_mut());
        let mut statements = Vec::with_capacity(queued.len());
        for (sql, _) in &queued {
            statements.push(self.prepared(sql).await?);
        }
        let writes = statements.iter().zip(&queued).map(|(statement, (_, values))| {
            let values = values.iter().map(|value| &**value as &(dyn ToSql + Sync));
            maybe_done(self.client.execute_raw(statement, values))
        });
        let mut writes: Vec<_> = writes.map(Box::pin).collect();
        let mut last = pin!(maybe_done(last));
        // Each sends its request when it is looked at first: so they are sent in their order.
        future::poll_fn(|context| {
            let open =
                writes.iter_mut().map(|write| write.as_mut().poll(context).is_pending()).filter(|open| *open).count();
            let is_open = last.as_mut().poll(context).is_pending();
            if open == 0 && !is_open { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        let written = writes.iter_mut().filter_map(|write| write.as_mut().take_output()).find_map(Result::err);
        let last = MaybeDone::take_output(last).expect("it was waited for");
        Ok((written.map_or(Ok(()), |error| Err(error.into())), last))
    }
}

fn no_answer(limit: Duration) -> StepError {
    let cause: Cause = format!("no answer within {} s", limit.as_secs()).into();
    StepError::Lost(cause)
}
