//! Composes fetch, extract, diff and store into the jobs a user asks for.
//!
//! A job takes plain values and a store, does its work and returns what came of it; it prints nothing, chooses no exit
//! status and is told what time it is.
//!
//! | file | what it is for |
//! |---|---|
//! | `import` | files kept elsewhere become dated captures: `plan` finds and groups them, `load` reads one, `dating` and `dated_name` say when it was captured |
//! | `archive` | which files and folders are archives of another program |
//! | `intake` | what an importer finds in another archive becomes captures; `known_captures` says which are there |
//! | `export` | the store's captures to a format; `new_file` makes a file that appears whole |
//! | `import_mementos` | copies in a web archive become captures |
//! | `snap` | one check, now |
//! | `snap_url` | the same of an address, fetched first |
//! | `discover` | what feeds, sitemaps and front pages show becomes watched articles |
//! | `watching` | articles are put on the watch list |
//! | `sync` | the watch list becomes what a file says |
//! | `sites` | what is set for the pages of each host |
//! | `pass` | everything that is due, checked politely |
//! | `events` | what happened to an article, and when nobody looked |
//! | `check` | a check on its way into the store, and the news it brings |
//! | `checks` | the checks of an article among its captures |
//! | `fold` | an article that turns out to be another |
//! | `crew` | work on all cores |
//! | `article` | which article a page belongs to |
//! | `front_page` | which addresses are of front pages |
//! | `report` | the changes of a period, counted and ranked; `period` reads its ends |
//! | `reextract` | the present extractor reads kept pages again |
//! | `selector` | how a reader names versions |
//! | `pattern`, `search` | how words are looked for, and in which articles |
//! | `standing` | how long words stood |
//! | `blame` | which version last changed each sentence |
//! | `compare` | the two sides of a comparison |
//! | `copy` | a whole store in another place |
//! | `anchor` | an authority outside stamps the log with its time |
//! | `evidence` | all that bears on a change, for somebody without the store |
//! | `extraction_report` | an extraction as JSON |
//! | `batch` | JSON Lines in, JSON Lines out, on all cores |
//! | `page` | a page to its extraction |
//! | `retention` | what the user's rules remove, and what is needed in spite of them |
//! | `read` | pages from files and standard input |

pub(crate) mod anchor;
pub mod archive;
mod article;
pub(crate) mod batch;
pub(crate) mod blame;
mod check;
pub(crate) mod checks;
pub(crate) mod compare;
pub mod copy;
mod crew;
mod dated_name;
mod dating;
pub(crate) mod discover;
pub mod events;
pub(crate) mod evidence;
pub mod export;
pub(crate) mod extraction_report;
mod fold;
mod front_page;
pub(crate) mod import;
pub(crate) mod import_mementos;
pub mod intake;
mod known_captures;
pub(crate) mod load;
pub(crate) mod new_file;
pub(crate) mod page;
pub mod pass;
pub mod pattern;
pub(crate) mod period;
pub(crate) mod plan;
pub(crate) mod read;
pub(crate) mod reextract;
pub mod report;
pub(crate) mod retention;
#[cfg(test)]
mod sample;
pub mod search;
pub(crate) mod selector;
pub mod sites;
pub(crate) mod snap;
pub(crate) mod snap_url;
pub mod standing;
pub(crate) mod sync;
pub(crate) mod watching;

pub use check::News;
