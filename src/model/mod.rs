//! The data model: plain values that every layer shares.
//!
//! Nothing here reads a file, a clock or the environment, prints, or knows a colour; a type is a shape with
//! its serialised form and the small questions one can ask of it.

mod block;
mod change;
mod diff;
mod document;
mod metadata;
mod stamp;

pub use block::{Block, BlockKind, Link};
pub use change::{Change, ChangeClass, EditAction, EditOp, Evidence, Segment, Side, Significance};
pub use diff::{ArticleDiff, ArticleRef, Interval, Stats, Verdict, VersionRef};
pub use document::Document;
pub use metadata::{Claim, Metadata, Source};
pub use stamp::{Moment, PublicationDates, Stamp, Zone};
