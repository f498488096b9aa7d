//! Whether a page looks like an article at all; a suspect capture is recorded and never becomes a version.

use serde::{Deserialize, Serialize};

use crate::model::Document;

/// Whether an extraction can be trusted to be the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Health {
    /// It looks like an article.
    Ok,
    /// It does not, for this reason.
    Suspect(Suspicion),
}

/// What a page looks like when it does not look like its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suspicion {
    /// No words at all, or none that could be an article.
    Empty,
    /// Far shorter than the version before.
    Shortened,
    /// Only a request for consent.
    Consent,
    /// Only the beginning, and an offer to pay for the rest.
    Paywall,
    /// A check whether the visitor is a person.
    BotWall,
    /// A page that says that there is no such page.
    NotFound,
    /// The front page instead of the article.
    FrontPage,
    /// Text that was damaged by a wrong character encoding.
    Encoding,
}

impl Health {
    /// `ok`, or `suspect: ` and the reason.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Suspect(Suspicion::Empty) => "suspect: empty",
            Self::Suspect(Suspicion::Shortened) => "suspect: far shorter than the version before",
            Self::Suspect(Suspicion::Consent) => "suspect: consent page",
            Self::Suspect(Suspicion::Paywall) => "suspect: paywall stub",
            Self::Suspect(Suspicion::BotWall) => "suspect: bot wall",
            Self::Suspect(Suspicion::NotFound) => "suspect: not-found page",
            Self::Suspect(Suspicion::FrontPage) => "suspect: front page",
            Self::Suspect(Suspicion::Encoding) => "suspect: encoding damage",
        }
    }

    /// Whether the extraction can be trusted to be the article.
    pub fn is_ok(self) -> bool {
        self == Self::Ok
    }
}

/// Judges a document by itself.
pub(super) fn judge(document: &Document) -> Health {
    if document.blocks.is_empty() { Health::Suspect(Suspicion::Empty) } else { Health::Ok }
}
