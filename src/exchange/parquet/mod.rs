//! Parquet, for study in `DuckDB`, pandas and the like: one table of versions, one of edit actions.
//!
//! Written without Arrow, which two flat tables do not need.

mod table;

use parquet::errors::ParquetError;
use table::{Table, Value};

use super::{CaptureEntry, ExportError, ExportFormat, Exporter, Needs, Readings, Sink, Target, VersionEntry};
use crate::model::{ArticleRef, BlockKind, Change, Document, EditAction, Moment, Significance, Stamp};

/// A row for each version.
pub(super) const VERSIONS: ExportFormat = ExportFormat {
    name: "parquet-versions",
    what: "a Parquet table with a row for each version",
    target: Target::File,
    is_binary: true,
    needs: Needs { raw: false, documents: true, changes: false, readings: Readings::Latest },
    begin: |out, _| begin(out, VERSIONS_SCHEMA, version_rows),
};

/// A row for each edit action.
pub(super) const EDITS: ExportFormat = ExportFormat {
    name: "parquet-edits",
    what: "a Parquet table with a row for each edit action",
    target: Target::File,
    is_binary: true,
    needs: Needs { raw: false, documents: true, changes: true, readings: Readings::Latest },
    begin: |out, _| begin(out, EDITS_SCHEMA, edit_rows),
};

/// The columns of a version; `docs/formats.md` says what is in them.
const VERSIONS_SCHEMA: &str = "message version {
    optional binary article (STRING);
    optional int32 version;
    optional binary url (STRING);
    optional binary title (STRING);
    optional binary text (STRING);
    optional int64 first_seen (TIMESTAMP(MILLIS,true));
    optional int64 last_seen (TIMESTAMP(MILLIS,true));
    optional binary published (STRING);
    optional binary modified (STRING);
    optional int32 restores;
    optional binary language (STRING);
    optional binary content_sha256 (STRING);
    optional binary extractor (STRING);
}";

/// The columns of an edit action.
const EDITS_SCHEMA: &str = "message edit {
    optional binary article (STRING);
    optional int32 old_version;
    optional int32 new_version;
    optional int64 first_seen (TIMESTAMP(MILLIS,true));
    optional binary verdict (STRING);
    optional binary edit_action (STRING);
    optional binary refactor (STRING);
    optional binary field (STRING);
    optional int32 old_block;
    optional int32 new_block;
    optional binary old_sentence (STRING);
    optional binary new_sentence (STRING);
    optional int32 words_added;
    optional int32 words_deleted;
    optional binary classes (STRING);
    optional binary significance (STRING);
}";

/// Makes rows of a version.
type Rows = fn(&CaptureEntry<'_>, &VersionEntry<'_>, &mut Table) -> Result<(), ParquetError>;

struct TableExporter {
    table: Table,
    rows: Rows,
}

fn begin(out: Sink, schema: &str, rows: Rows) -> Result<Box<dyn Exporter>, ExportError> {
    Ok(Box::new(TableExporter { table: Table::begin(out, schema).map_err(failed)?, rows }))
}

impl Exporter for TableExporter {
    fn add(&mut self, entry: &CaptureEntry<'_>) -> Result<(), ExportError> {
        let Some(brought) = &entry.brought else { return Ok(()) };
        (self.rows)(entry, brought, &mut self.table).map_err(failed)
    }

    fn finish(&mut self) -> Result<(), ExportError> {
        self.table.finish().map_err(failed)
    }
}

fn version_rows(entry: &CaptureEntry<'_>, brought: &VersionEntry<'_>, table: &mut Table) -> Result<(), ParquetError> {
    let VersionEntry { version, document, .. } = brought;
    table.push([
        Value::text(entry.article.slug.as_str()),
        Value::number(version.number),
        Value::optional(ArticleRef::from(entry.article).url.as_deref()),
        Value::optional(title(document)),
        Value::text(&text(document)),
        Value::instant(version.first_seen),
        Value::instant(version.last_seen),
        Value::optional(stated(version.dates.published.as_ref()).as_deref()),
        Value::optional(stated(version.dates.modified.as_ref()).as_deref()),
        version.restores.map_or(Value::Absent, Value::number),
        Value::optional(document.metadata.language.as_deref()),
        Value::text(&version.content.to_string()),
        Value::text(&version.provenance.extractor),
    ])
}

fn edit_rows(entry: &CaptureEntry<'_>, brought: &VersionEntry<'_>, table: &mut Table) -> Result<(), ParquetError> {
    let Some(diff) = brought.change else { return Ok(()) };
    let changes = diff.changes.iter().zip(brought.words).filter(|(change, _)| change.action != EditAction::Equal);
    for (change, words) in changes {
        let (action, refactor) = action(change);
        let classes: Vec<&str> = change.classes.iter().map(|class| class.name()).collect();
        let count = |number: usize| u32::try_from(number).map_or(Value::Absent, Value::number);
        let block = |side: Option<usize>| side.map_or(Value::Absent, count);
        table.push([
            Value::text(entry.article.slug.as_str()),
            brought.before.map_or(Value::Absent, Value::number),
            Value::number(brought.version.number),
            Value::instant(brought.version.first_seen),
            Value::text(diff.verdict.name()),
            Value::text(action),
            Value::optional(refactor),
            Value::text(change.field.name()),
            block(change.old.as_ref().map(|side| side.block)),
            block(change.new.as_ref().map(|side| side.block)),
            Value::optional(change.old.as_ref().map(|side| side.text.as_ref())),
            Value::optional(change.new.as_ref().map(|side| side.text.as_ref())),
            count(words.added),
            count(words.deleted),
            Value::text(&classes.join(",")),
            Value::text(significance(change.significance)),
        ])?;
    }
    Ok(())
}

/// The action in the words of the `NewsEdits` corpus, and which refactor it is.
fn action(change: &Change<'_>) -> (&'static str, Option<&'static str>) {
    match change.action {
        EditAction::Addition => ("addition", None),
        EditAction::Deletion => ("deletion", None),
        EditAction::Edit | EditAction::Equal => ("edit", None),
        EditAction::Move => ("refactor", Some("move")),
        EditAction::Split => ("refactor", Some("split")),
        EditAction::Merge => ("refactor", Some("merge")),
    }
}

fn significance(significance: Significance) -> &'static str {
    match significance {
        Significance::None => "none",
        Significance::Boilerplate => "boilerplate",
        Significance::Cosmetic => "cosmetic",
        Significance::Wording => "wording",
        Significance::Substantive => "substantive",
    }
}

fn title(document: &Document) -> Option<&str> {
    let headline = document.blocks.iter().find(|block| block.kind == BlockKind::Headline);
    headline.map(|block| block.text.as_str()).or(document.metadata.title.as_deref())
}

/// The body, its blocks joined by a blank line.
fn text(document: &Document) -> String {
    let body = document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.text.as_str());
    body.collect::<Vec<_>>().join("\n\n")
}

/// A stated time as precisely as it was stated.
fn stated(stamp: Option<&Stamp>) -> Option<String> {
    stamp.map(|stamp| stamp.instant.map_or_else(|| stamp.raw.clone(), |moment: Moment| moment.to_string()))
}

fn failed(error: ParquetError) -> ExportError {
    ExportError::Write(std::io::Error::other(error))
}
