//! What a user can do about each error of the library.

use std::path::Path;

use super::error::CommandError;
use crate::{
    exchange::{ExportError, ImportError as ImportArchiveError, memento::ListingError},
    extract::ExtractError,
    fetch::{FetchError, listing},
    job::{
        anchor::AnchorError,
        compare::CompareError,
        copy::CopyError,
        discover::LookError,
        evidence::EvidenceError,
        export::ExportJobError,
        import::ImportError,
        import_mementos::ArchiveError,
        load::LoadError,
        new_file::NewFileError,
        read::ReadError,
        selector::{Candidate, SelectorError},
        sites::SiteError,
        snap::SnapError,
    },
    model::{Moment, ReaderZone},
    store::StoreError,
};

/// How alike two words must be for one to be proposed for the other, from 0 to 1.
const LIKENESS: f64 = 0.75;

/// What can be done where writing failed and nothing better is known.
const CHECK_THE_DISK: &str = "check the disk: its free space, its quota, who may write there";

/// The word most like what was typed, where one is like it.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |word: &'a str| (strsim::jaro_winkler(typed, word), word);
    let best = known.map(likeness).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|best| best.0 >= LIKENESS).map(|best| best.1)
}

impl From<ReadError> for CommandError {
    fn from(error: ReadError) -> Self {
        Self::from_error(&error).with_hint(hint_for_read(&error))
    }
}

fn hint_for_read(error: &ReadError) -> String {
    match error {
        ReadError::Missing { path } if path.to_string_lossy().contains("://") => {
            "addresses that are fetched begin with `https://` or `http://`".to_owned()
        }
        ReadError::Missing { path } => match nearest_folder(path) {
            Some(folder) => format!("look in {}", folder.display()),
            None => "check the spelling of the path".to_owned(),
        },
        ReadError::Folder { .. } => "name a file, or give the folder to `writethru import`".to_owned(),
        ReadError::Unreadable { .. } => "check who may read it".to_owned(),
        ReadError::Empty { .. } => "check that it was saved whole; nothing is read from an empty file".to_owned(),
        ReadError::TooLarge { .. } => "give the page alone, not a dump of many".to_owned(),
    }
}

/// What can be done where a file cannot be written.
pub(crate) fn hint_for_write(path: &Path) -> String {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => {
            format!("there is no folder {}: make it first, or name another", folder.display())
        }
        _ => CHECK_THE_DISK.to_owned(),
    }
}

/// The last folder of a path that is there.
fn nearest_folder(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| folder.is_dir()).filter(|folder| !folder.as_os_str().is_empty())
}

impl From<LoadError> for CommandError {
    fn from(error: LoadError) -> Self {
        let hint = match &error {
            LoadError::Read(source) => hint_for_read(source),
            LoadError::Extract { source: ExtractError::Binary, .. } => "save the page as HTML or plain text".to_owned(),
            LoadError::Extract { .. } => "give the page alone, not a dump of many".to_owned(),
            LoadError::NoStatusLine { .. } => "end the name of a page in .txt or .html".to_owned(),
        };
        Self::from_error(&error).with_hint(hint)
    }
}

impl From<ImportError> for CommandError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(source) => source.into(),
            ImportError::OneInstantForSeveral { .. } => {
                Self::from_error(&error).with_hint("give `--at` with one file, or leave it out".to_owned())
            }
        }
    }
}

impl From<ArchiveError> for CommandError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Store(source) => source.into(),
            ArchiveError::Fetch(source) => source.into(),
            ArchiveError::NoList { .. } => {
                Self::from_error(&error).with_hint("check the address, or try again later".to_owned())
            }
            ArchiveError::Unreadable { source: ListingError::NoReplay, .. } => {
                Self::from_error(&error).with_hint("say where with `--replay https://archive.example/web/`".to_owned())
            }
            ArchiveError::Unreadable { .. } => Self::from_error(&error)
                .with_hint("give `--timemap` a TimeMap as links or JSON, and `--cdx` a CDX index".to_owned()),
        }
    }
}

impl From<SnapError> for CommandError {
    fn from(error: SnapError) -> Self {
        match error {
            SnapError::Store(source) => source.into(),
            SnapError::Load(source) => source.into(),
            SnapError::Fetch(source) => source.into(),
            SnapError::NoPage { .. } => {
                Self::from_error(&error).with_hint("check the address: it must be that of one article".to_owned())
            }
        }
    }
}

impl From<FetchError> for CommandError {
    fn from(error: FetchError) -> Self {
        Self::from_error(&error).with_hint(hint_for_fetch(&error).map(str::to_owned))
    }
}

fn hint_for_fetch(error: &FetchError) -> Option<&'static str> {
    Some(match error {
        FetchError::Refused { .. } => "name the host under `allow-hosts` of `[fetch]` in the settings if you trust it",
        FetchError::RobotsUnreachable { source, .. } if hint_for_fetch(source).is_some() => {
            return hint_for_fetch(source);
        }
        FetchError::RobotsDisallow { .. } | FetchError::RobotsUnreachable { .. } => {
            "ask the publisher, then name the host under `ignore-robots` of `[fetch]` in the settings"
        }
        FetchError::NoBrowser { .. } => {
            "install Chromium (`apt install chromium`), or name one under `browser` of `[fetch]` in the settings"
        }
        FetchError::BrowserLeftOut { .. } => "build it with `--features browser`, or leave out `render` of the site",
        FetchError::BrowserBehindProxy { .. } => "leave out `proxy` or the site's `render` in the settings",
        FetchError::Settings { what: "the connection's settings", .. } => {
            "check `proxy` in the settings, and that the system's certificates are installed (`apt install ca-certificates`)"
        }
        FetchError::Malformed { .. } => "write it as `https://news.example/story`",
        FetchError::SecretInAddress { .. } => "leave the user name and password out of the address",
        FetchError::Connect { .. } | FetchError::TimedOut { .. } => "check the address, or try again later",
        _ => return None,
    })
}

impl From<CompareError> for CommandError {
    fn from(error: CompareError) -> Self {
        match error {
            CompareError::Store(source) => source.into(),
            CompareError::Selector(source) => source.into(),
            CompareError::TooFew { ref article, .. } => {
                Self::from_error(&error).with_hint(format!("`writethru log {article}` lists every check of it"))
            }
        }
    }
}

impl From<ExportJobError> for CommandError {
    fn from(error: ExportJobError) -> Self {
        match error {
            ExportJobError::Store(source) => source.into(),
            ExportJobError::Export(source) => source.into(),
        }
    }
}

impl From<ExportError> for CommandError {
    fn from(error: ExportError) -> Self {
        let hint = match &error {
            ExportError::Exists { .. } => "name a place where there is none; nothing is written over".to_owned(),
            ExportError::Repository { .. } => {
                "check that `git` is installed, the free space, and who may write there".to_owned()
            }
            _ => CHECK_THE_DISK.to_owned(),
        };
        Self::from_error(&error).with_hint(hint)
    }
}

impl From<ImportArchiveError> for CommandError {
    fn from(error: ImportArchiveError) -> Self {
        let hint = match &error {
            ImportArchiveError::NotOne { .. } => "`--from` says what it is: see `writethru help import`",
            _ => "check the path, and who may read it",
        };
        Self::from_error(&error).with_hint(hint.to_owned())
    }
}

impl From<NewFileError> for CommandError {
    fn from(error: NewFileError) -> Self {
        let hint = match &error {
            NewFileError::Exists { .. } => "name a place where there is none; nothing is written over".to_owned(),
            NewFileError::Write { path, .. } => hint_for_write(path),
        };
        Self::from_error(&error).with_hint(hint)
    }
}

impl From<AnchorError> for CommandError {
    fn from(error: AnchorError) -> Self {
        match error {
            AnchorError::Store(source) => source.into(),
            AnchorError::Fetch(source) => source.into(),
            AnchorError::Empty => Self::from_error(&error)
                .with_hint("`writethru import PATH` or `writethru snap FILE` fills it".to_owned()),
            AnchorError::NoAnswer { .. } | AnchorError::Token { .. } => Self::from_error(&error)
                .with_hint("check the address: it must be that of a time-stamping service (RFC 3161)".to_owned()),
        }
    }
}

impl From<EvidenceError> for CommandError {
    fn from(error: EvidenceError) -> Self {
        match error {
            EvidenceError::Compare(source) => source.into(),
            EvidenceError::Store(source) => source.into(),
            EvidenceError::Write(_) => Self::from_error(&error).with_hint(CHECK_THE_DISK.to_owned()),
            EvidenceError::Damaged { .. } => {
                Self::from_error(&error).with_hint("`writethru verify` names every damaged record".to_owned())
            }
        }
    }
}

impl From<CopyError> for CommandError {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Store(source) => source.into(),
            CopyError::Another => Self::from_error(&error).with_hint("name an empty place with `--to`".to_owned()),
        }
    }
}

impl From<SelectorError> for CommandError {
    fn from(error: SelectorError) -> Self {
        let list = |candidates: &[Candidate]| candidates.iter().map(describe).collect::<Vec<_>>().join("; ");
        let hint = match &error {
            SelectorError::Unreadable { .. } => {
                "use a number, `first`, `latest`, `06:48`, `2025-12-03`, `2025-12-03T06:48` or `yesterday`".to_owned()
            }
            SelectorError::Ambiguous { candidates, .. } => format!("name one by its number: {}", list(candidates)),
            SelectorError::NotFound { nearest, .. } if nearest.is_empty() => "there is no version yet".to_owned(),
            SelectorError::NotFound { nearest, .. } => match nearest.as_slice() {
                [lowest, highest] if lowest.number.abs_diff(highest.number) > 1 => {
                    format!(
                        "there are versions {} to {}; `writethru log` lists their times",
                        lowest.number, highest.number
                    )
                }
                nearest => format!("there is {}", list(nearest)),
            },
            SelectorError::NothingBefore { .. } => "name two versions, as in `1..2`".to_owned(),
        };
        Self::from_error(&error).with_hint(hint)
    }
}

/// As in `version 2 (stated 2025-12-03 06:48:00, zone unknown; first seen 06:50 UTC on 2025-12-03)`.
fn describe(candidate: &Candidate) -> String {
    let zone = |moment| if matches!(moment, Moment::Local(_)) { ", zone unknown" } else { "" };
    let stated =
        candidate.stated.map(|moment| format!("stated {}{}", moment.to_string().replace('T', " "), zone(moment)));
    let seen =
        candidate.first_seen.map(|at| format!("first seen {}", ReaderZone::from(at.timezone()).minute(at.to_utc())));
    let facts: Vec<String> = stated.into_iter().chain(seen).collect();
    format!("version {} ({})", candidate.number, facts.join("; "))
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let hint = match &error {
            StoreError::Missing { .. } => {
                Some("`writethru import PATH` or `writethru snap FILE` makes one; `--store` names another")
            }
            StoreError::Exists { .. } => Some("name a place where there is none; nothing is written over"),
            StoreError::NotAStore { .. } => Some("name another folder with `--store`"),
            StoreError::Newer { .. } => Some("use the newest writethru; nothing was changed"),
            StoreError::Open { .. } | StoreError::ReadOnly { .. } => {
                Some("check who may write there, or name another folder with `--store`")
            }
            StoreError::Unreachable { .. } => {
                Some("check that the server runs, and the host, port, user, password and database of its address")
            }
            StoreError::Unseen { .. } => Some("when the server is back, see with `writethru log` what it kept"),
            StoreError::LeftOut { feature, .. } => {
                return Self::from_error(&error)
                    .with_hint(format!("build it with `cargo install --path . --features {feature}`"));
            }
            StoreError::Pages { .. } => {
                Some("check `blobs` in the settings, the variables `AWS_…`, and who may read and write there")
            }
            StoreError::NotAFile { .. } => Some("`writethru copy` moves it from and to files, and `pg_dump` saves it"),
            StoreError::Full { .. } => Some("free some space and repeat the command"),
            StoreError::Busy { .. } => Some("wait for the other program, then repeat the command"),
            StoreError::Damaged { .. } | StoreError::DamagedPage { .. } | StoreError::MissingPage { .. } => Some(
                "keep the file as it is: `writethru verify` names what can still be told, `writethru restore` makes a store of a backup",
            ),
            StoreError::UnknownArticle { .. } => Some("`writethru list` shows every article"),
            StoreError::AmbiguousArticle { .. } => Some("type more of the name, or its number in `writethru list`"),
            StoreError::Removed { .. } => Some("`writethru log` shows when it stood; a backup from before may have it"),
            StoreError::Held { .. } => Some("`writethru release ARTICLE` lifts the hold"),
            StoreError::UnknownVersion { .. } | StoreError::UnknownCapture { .. } => {
                Some("`writethru log ARTICLE` lists what there is")
            }
            StoreError::Backend { store, .. } => return Self::from_error(&error).with_hint(hint_for_write(store)),
            _ => None,
        };
        Self::from_error(&error).with_hint(hint.map(str::to_owned))
    }
}

impl From<SiteError> for CommandError {
    fn from(error: SiteError) -> Self {
        Self::from_error(&error).with_hint("set it in the environment of the program".to_owned())
    }
}

impl From<LookError> for CommandError {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Fetch(error) => error.into(),
            LookError::Site(error) => error.into(),
            LookError::Listing(listing::ListingError::Other { .. }) => Self::from_error(&error)
                .with_hint("`--feed`, `--sitemap` and `--page` each take their own kind".to_owned()),
            error => Self::from_error(&error),
        }
    }
}
