//! A flat table, written a group of rows at a time; every column may be null.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};

use crate::exchange::Sink;

/// Rows of a group.
const ROWS: usize = 20_000;

/// Bytes of text after which a group is written, however few its rows are.
const BYTES: usize = 64 << 20;

/// One cell.
pub(super) enum Value {
    Absent,
    Int32(i32),
    Int64(i64),
    Text(ByteArray),
}

impl Value {
    pub(super) fn text(words: &str) -> Self {
        Self::Text(ByteArray::from(words.as_bytes().to_vec()))
    }

    pub(super) fn optional(words: Option<&str>) -> Self {
        words.map_or(Self::Absent, Self::text)
    }

    pub(super) fn number(number: u32) -> Self {
        i32::try_from(number).map_or(Self::Absent, Self::Int32)
    }

    pub(super) fn instant(at: DateTime<Utc>) -> Self {
        Self::Int64(at.timestamp_millis())
    }
}

/// A table on its way to a file.
pub(super) struct Table {
    /// `None` once it is finished.
    writer: Option<SerializedFileWriter<Sink>>,
    columns: Vec<Vec<Value>>,
    bytes: usize,
}

impl Table {
    pub(super) fn begin(out: Sink, schema: &str) -> Result<Self, ParquetError> {
        let schema = Arc::new(parse_message_type(schema)?);
        let columns = schema.get_fields().iter().map(|_| Vec::new()).collect();
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
        Ok(Self { writer: Some(writer), columns, bytes: 0 })
    }

    /// Adds a row, a value for each column.
    pub(super) fn push<const COLUMNS: usize>(&mut self, row: [Value; COLUMNS]) -> Result<(), ParquetError> {
        for (column, value) in self.columns.iter_mut().zip(row) {
            if let Value::Text(text) = &value {
                self.bytes += text.len();
            }
            column.push(value);
        }
        if self.columns[0].len() >= ROWS || self.bytes >= BYTES { self.write_group() } else { Ok(()) }
    }

    pub(super) fn finish(&mut self) -> Result<(), ParquetError> {
        if self.columns.first().is_some_and(|column| !column.is_empty()) {
            self.write_group()?;
        }
        self.writer.take().map_or(Ok(()), |writer| writer.close().map(drop))
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let mut group = writer.next_row_group()?;
        for values in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            let levels: Vec<i16> = values.iter().map(|value| i16::from(!matches!(value, Value::Absent))).collect();
            let (mut small, mut large, mut texts) = (Vec::new(), Vec::new(), Vec::new());
            for value in values.drain(..) {
                match value {
                    Value::Absent => {}
                    Value::Int32(number) => small.push(number),
                    Value::Int64(number) => large.push(number),
                    Value::Text(text) => texts.push(text),
                }
            }
            match column.untyped() {
                parquet::column::writer::ColumnWriter::Int32ColumnWriter(_) => {
                    column.typed::<Int32Type>().write_batch(&small, Some(&levels), None)?;
                }
                parquet::column::writer::ColumnWriter::Int64ColumnWriter(_) => {
                    column.typed::<Int64Type>().write_batch(&large, Some(&levels), None)?;
                }
                _ => {
                    column.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        self.bytes = 0;
        Ok(())
    }
}
