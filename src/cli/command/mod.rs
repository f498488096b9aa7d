//! The commands, each with its arguments and what it prints in a file of its own; those that undo or mirror another stand
//! beside it: `resume` in `pause`, `release` in `hold`, `restore` in `backup`, `grep` in `when`.

pub(super) mod anchor;
pub(super) mod backup;
pub(super) mod blame;
pub(super) mod completions;
pub(super) mod copy;
pub(super) mod diff;
mod diff_batch;
pub(super) mod evidence;
pub(super) mod export;
pub(super) mod extract;
mod extract_batch;
pub(super) mod gaps;
pub(super) mod hold;
pub(super) mod import;
mod import_archive;
mod import_files;
mod import_mementos;
pub(super) mod index;
pub(super) mod list;
pub(super) mod log;
pub(super) mod man;
pub(super) mod prune;
pub(super) mod reextract;
pub(super) mod report;
pub(super) mod run;
pub(super) mod schedule;
pub(super) mod show;
pub(super) mod snap;
pub(super) mod verify;
pub(super) mod watch;
pub(super) mod when;

// The watch list.
pub(super) mod add;
pub(super) mod edit;
pub(super) mod pause;
pub(super) mod remove;
pub(super) mod sync;
