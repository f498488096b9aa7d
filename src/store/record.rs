//! What an observation adds to an article, whatever the backend: its outcome, its number, its version, its link.

use chrono::{DateTime, SubsecRound, Utc};

use crate::{
    model::{ArticleId, Capture, Digest, Outcome, RawBody, Slug},
    store::{
        Finding, Observation, Recorded, StoreError, TranscribedPage, TranscribedText, Transcript,
        chain::{self, CaptureForm, VersionForm},
        content::{self, Text},
    },
};

/// The program that makes versions, as their provenance names it.
pub(super) const TOOL: &str = concat!("writethru/", env!("CARGO_PKG_VERSION"));

/// The same where it reads the bytes of an earlier capture again; ends in [`REREAD`](crate::model::Provenance::REREAD).
const REREADING_TOOL: &str = concat!("writethru/", env!("CARGO_PKG_VERSION"), " reextract");

/// The largest raw page, in bytes.
pub(super) const MAX_RAW_LENGTH: usize = 512 << 20;

/// What must be known of an article to add to it.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Its slug.
    pub(super) slug: Slug,
    /// How many captures it has.
    pub(super) captures: u32,
    /// How many versions it has.
    pub(super) versions: u32,
    /// The link of its last capture; zeros where there is none.
    pub(super) link: Digest,
    /// The version that was first seen last.
    pub(super) latest: Option<InForce>,
}

/// A version with the instant from which it was seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct InForce {
    pub(super) number: u32,
    pub(super) content: Digest,
    pub(super) first_seen: DateTime<Utc>,
}

/// The versions that were first seen last before, and first after, some instant.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Neighbours {
    pub(super) before: Option<InForce>,
    pub(super) after: Option<InForce>,
}

impl Neighbours {
    /// The version of a content that a capture of that instant extends.
    ///
    /// One that would then begin when the version before it does is not extended: which of the two came first could no
    /// longer be told, and what is latest must not change by a late capture.
    fn with(&self, content: Digest, at: DateTime<Utc>) -> Option<InForce> {
        let is_tied = self.before.is_some_and(|before| before.first_seen == at);
        let after = self.after.filter(|_| !is_tied);
        [self.before, after].into_iter().flatten().find(|known| known.content == content)
    }
}

/// One capture to be written, with all that follows from it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) observation: &'a Observation<'a>,
    pub(super) number: u32,
    pub(super) at: DateTime<Utc>,
    pub(super) outcome: Outcome,
    pub(super) reason: Option<&'a str>,
    pub(super) version: Option<u32>,
    pub(super) raw: Option<RawBody>,
    pub(super) link: Digest,
    pub(super) new_version: Option<NewVersion<'a>>,
}

/// A version to be written; its number is its entry's.
#[derive(Debug)]
pub(super) struct NewVersion<'a> {
    pub(super) text: Text,
    pub(super) extractor: &'a str,
    pub(super) tool: &'a str,
    pub(super) restores: Option<u32>,
    pub(super) title: Option<&'a str>,
    /// Whether it is now the version that was first seen last.
    pub(super) is_latest: bool,
}

impl Entry<'_> {
    /// The capture as it will be read back.
    pub(super) fn capture(&self) -> Capture {
        let observation = self.observation;
        Capture {
            number: self.number,
            at: self.at,
            dated_by: observation.dated_by,
            url: observation.url.to_owned(),
            outcome: self.outcome,
            reason: self.reason.map(str::to_owned),
            version: self.version,
            status: observation.status,
            headers: observation.headers.to_vec(),
            raw: self.raw,
            route: observation.route.clone(),
            link: self.link,
        }
    }
}

/// What a backend can look up and write inside one transaction.
pub(super) trait Ledger {
    /// What a step can fail with.
    type Error: From<StoreError>;

    /// The head of an article.
    fn head(&mut self, article: ArticleId) -> Result<Head, Self::Error>;
    /// The versions in force round an instant.
    fn neighbours(&mut self, article: ArticleId, at: DateTime<Utc>) -> Result<Neighbours, Self::Error>;
    /// The version of that content that was first seen last, at or before an instant.
    fn version_with(
        &mut self,
        article: ArticleId,
        content: Digest,
        by: DateTime<Utc>,
    ) -> Result<Option<u32>, Self::Error>;
    /// Writes a capture, its version and bytes, extends the version it saw, and adds its link to the log.
    fn write(&mut self, head: &Head, entry: &Entry<'_>) -> Result<(), Self::Error>;
}

/// Records one observation.
pub(super) fn record<L: Ledger>(ledger: &mut L, observation: &Observation<'_>) -> Result<Recorded, L::Error> {
    let head = ledger.head(observation.article)?;
    let at = observation.at.trunc_subsecs(3);
    let neighbours = match head.latest {
        Some(latest) if latest.first_seen > at => ledger.neighbours(observation.article, at)?,
        latest => Neighbours { before: latest, after: None },
    };
    let raw = observation.raw.map(raw_body).transpose()?;
    let (outcome, reason) = outcome(&observation.finding);
    let mut entry = Entry {
        observation,
        number: head.captures + 1,
        at,
        outcome,
        reason,
        version: neighbours.before.filter(|_| outcome.saw_version()).map(|before| before.number),
        raw,
        link: Digest::ZERO,
        new_version: None,
    };
    if let Finding::Document { document, extractor } = observation.finding {
        let text = content::write(document)?;
        let known = neighbours.with(text.content, at);
        if let Some(known) = known {
            entry.version = Some(known.number);
        } else {
            entry.outcome = Outcome::NewVersion;
            entry.version = Some(head.versions + 1);
            let restores = ledger.version_with(observation.article, text.content, at)?;
            let is_latest = neighbours.after.is_none();
            let title = document.title();
            let tool = if observation.route.rereads.is_some() { REREADING_TOOL } else { TOOL };
            entry.new_version = Some(NewVersion { text, extractor, tool, restores, title, is_latest });
        }
    }
    entry.link = link(&head, &entry);
    ledger.write(&head, &entry)?;
    let restores = entry.new_version.and_then(|version| version.restores);
    Ok(Recorded { capture: entry.number, outcome: entry.outcome, version: entry.version, restores })
}

/// Records what another store recorded, as it was there.
pub(super) fn transcribe<L: Ledger>(ledger: &mut L, transcript: &Transcript) -> Result<(), L::Error> {
    let head = ledger.head(transcript.article)?;
    let Transcript { article, capture, page, version } = transcript;
    let observation = Observation {
        article: *article,
        at: capture.at,
        dated_by: capture.dated_by,
        url: &capture.url,
        status: capture.status,
        headers: &capture.headers,
        route: &capture.route,
        also_at: &[],
        raw: transcript.bytes(),
        finding: Finding::SameBytes,
    };
    let is_latest = head.latest.is_none_or(|latest| latest.first_seen <= capture.at);
    let new_version = version.as_ref().map(|(version, text)| {
        let (text, title) = match text {
            TranscribedText::Document(document) => (content::write(document)?, document.title()),
            TranscribedText::Removed { digest, .. } => (Text::removed(version.content, *digest), None),
        };
        Ok::<_, StoreError>(NewVersion {
            text,
            extractor: &version.provenance.extractor,
            tool: &version.provenance.tool,
            restores: version.restores,
            title,
            is_latest,
        })
    });
    let entry = Entry {
        observation: &observation,
        number: capture.number,
        at: capture.at,
        outcome: capture.outcome,
        reason: capture.reason.as_deref(),
        version: capture.version,
        raw: capture.raw,
        link: capture.link,
        new_version: new_version.transpose()?,
    };
    let refused = |why| StoreError::NotTaken { article: head.slug.clone(), capture: capture.number, why };
    if capture.number != head.captures + 1 {
        return Err(refused("the captures before it are not there").into());
    }
    let is_whole = match page {
        Some(TranscribedPage::Received(bytes)) => Some(raw_body(bytes)?) == capture.raw,
        Some(TranscribedPage::Removed(_)) => capture.raw.is_some(),
        None => capture.raw.is_none(),
    };
    if !is_whole {
        return Err(refused("its page is not there as it was received").into());
    }
    if link(&head, &entry) != capture.link {
        return Err(refused("it is not what was recorded").into());
    }
    ledger.write(&head, &entry)
}

fn raw_body(bytes: &[u8]) -> Result<RawBody, StoreError> {
    if bytes.len() > MAX_RAW_LENGTH {
        return Err(StoreError::TooLarge { what: "a page", length: bytes.len(), limit: MAX_RAW_LENGTH });
    }
    Ok(RawBody { digest: Digest::of(bytes), length: bytes.len() as u64 })
}

fn outcome<'a>(finding: &Finding<'a>) -> (Outcome, Option<&'a str>) {
    match *finding {
        Finding::Document { .. } | Finding::SameBytes => (Outcome::Unchanged, None),
        Finding::NotModified => (Outcome::NotModified, None),
        Finding::Suspect(reason) => (Outcome::Suspect, Some(reason)),
        Finding::Gone(reason) => (Outcome::Gone, Some(reason)),
        Finding::Failed(reason) => (Outcome::Failed, Some(reason)),
    }
}

fn link(head: &Head, entry: &Entry<'_>) -> Digest {
    let article = head.slug.as_str();
    let capture = CaptureForm {
        article,
        capture: entry.number,
        at: entry.at,
        dated_by: entry.observation.dated_by,
        url: entry.observation.url,
        outcome: entry.outcome,
        reason: entry.reason,
        version: entry.version,
        status: entry.observation.status,
        headers: entry.observation.headers,
        raw: entry.raw,
        route: entry.observation.route,
    };
    let version = entry.new_version.as_ref().zip(entry.version).map(|(new, number)| VersionForm {
        article,
        version: number,
        content: new.text.content,
        document: new.text.whole,
        extractor: new.extractor,
        tool: new.tool,
        restores: new.restores,
    });
    chain::link(head.link, &capture, version.as_ref())
}
