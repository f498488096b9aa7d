//! Git repositories: a commit a version on the way out, a capture a changed file on the way in.
//!
//! Out goes a stream for `git fast-import`; in comes what `git` says of a repository. No code of git is linked.

mod import;
mod message;
mod objects;
mod program;
mod repository;
mod stream;

pub(super) use objects::Objects;
pub(super) use program::repository_at;
pub use repository::NewRepository;

use super::{ExportFormat, ImportFormat, Needs, Readings, Target};

/// A repository with a commit for each version.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "git",
    what: "a git repository, a commit a version",
    target: Target::Repository,
    is_binary: false,
    needs: Needs { raw: false, documents: true, changes: true, readings: Readings::Latest },
    begin: |out, _| Ok(Box::new(stream::StreamExporter::new(out)?)),
};

/// Any repository of article files.
pub(super) const IMPORT: ImportFormat = ImportFormat {
    name: "git",
    what: "a git repository of article files",
    recognise: import::recognise,
    open: import::open,
};

/// The same along its branch, for repositories whose branches hold drafts.
pub(super) const MAINLINE: ImportFormat = ImportFormat {
    name: "git-mainline",
    what: "a git repository, what was merged as one change",
    recognise: |_, _| false,
    open: import::open_mainline,
};
