//! The data model: plain values that every layer shares.
//!
//! Nothing here reads a file, a clock or the environment, prints, or knows a colour; a type is a shape with
//! its serialised form and the small questions one can ask of it.

pub(crate) mod address;
mod article;
mod block;
mod capture;
mod change;
mod diff;
mod digest;
mod document;
mod event;
mod history;
mod length;
mod listing;
mod metadata;
mod movement;
mod place;
mod provenance;
mod reader_zone;
mod record;
mod report;
mod returns;
mod stamp;
mod version;
mod watch;

pub use article::{Article, ArticleId, ArticleSummary, NotASlug, Slug};
pub use block::{Block, BlockKind, Link};
pub use capture::{Capture, DatedBy, Header, Outcome, RawBody, Redirect, Rereading, Route};
pub use change::{Change, ChangeClass, ChangedWords, EditAction, EditOp, Evidence, Segment, Side, Significance};
pub use diff::{ArticleDiff, ArticleRef, Interval, Stats, Verdict, VersionRef};
pub use digest::{Digest, NotADigest};
pub use document::Document;
pub use event::{Absence, Event, Happening};
pub use history::{History, Places};
pub use length::Length;
pub use listing::{Listing, ListingId, ListingKind, ListingPlace, ListingState, Sighting};
pub use metadata::{Claim, Metadata, Source};
pub use movement::{Movement, Movements};
pub use place::{ServerAddress, StorePlace};
pub use provenance::Provenance;
pub(crate) use reader_zone::is_of_calendar;
pub use reader_zone::{NotAZone, ReaderZone};
pub use record::{Look, Presence, Record, Trouble, TroubleKind};
pub use report::{ArticleCounts, Counts, DayCount, Period, Report, ReportedChange, SiteCounts, Spread};
pub use stamp::{Moment, PublicationDates, Stamp, Zone};
pub use version::Version;
pub use watch::{NextCheck, OwnLimits, Reckoning, Watch};
