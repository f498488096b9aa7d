//! What an exporter is handed: a capture with all that hangs on it.

use crate::model::{Article, ArticleDiff, Capture, ChangedWords, Document, Version};

/// One capture of an article.
#[derive(Debug, Clone, Copy)]
pub struct CaptureEntry<'a> {
    /// The article.
    pub article: &'a Article,
    /// The capture.
    pub capture: &'a Capture,
    /// The bytes as received.
    pub raw: RawEntry<'a>,
    /// The version that the capture brought, where it brought one and the format asked for documents.
    pub brought: Option<VersionEntry<'a>>,
}

/// The bytes of a capture; each content is handed over once for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawEntry<'a> {
    /// None came, or they are no longer kept, or the format did not ask for them.
    Absent,
    /// The bytes.
    Bytes(&'a [u8]),
    /// The bytes of an earlier capture of the article in this export, by its number.
    SameAs(u32),
}

/// A version with its text.
#[derive(Debug, Clone, Copy)]
pub struct VersionEntry<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its document.
    pub document: &'a Document,
    /// The number of the version that was first seen before it.
    pub before: Option<u32>,
    /// What changed against that version, where the format asked.
    pub change: Option<&'a ArticleDiff<'a>>,
    /// The words of each of its changes, in their order.
    pub words: &'a [ChangedWords],
}
