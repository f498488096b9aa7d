//! Whether a page looks like an article at all; a suspect capture is recorded and never becomes a version.
//!
//! Judged from the words of the document in many languages and from its shape, never from which site it is.

use serde::{Deserialize, Serialize};

use super::{Encoding, Page, damage, page_lines, phrases, word_list::WordList};
use crate::model::{Block, BlockKind, Document};

static NOT_FOUND: WordList = WordList::new(include_str!("words/not-found.txt"));
static NOT_FOUND_TITLES: WordList = WordList::new(include_str!("words/not-found-titles.txt"));
static BOT_WALL: WordList = WordList::new(include_str!("words/bot-wall.txt"));
static BOT_WALL_TITLES: WordList = WordList::new(include_str!("words/bot-wall-titles.txt"));

/// Letters of body text from which a page is an article whatever else it says.
const SURELY_ARTICLE: usize = 2500;
/// Letters of body text below which a page may be no more than a notice.
const SHORT_BODY: usize = 900;
/// Letters of an earlier body from which losing most of it is suspect.
const LONG_BODY: usize = 600;

/// Bytes below which a text is a button or a label beside a notice.
const SHORT_LABEL: usize = 30;

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
    /// No words that could be an article.
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

    /// The health of a new extraction beside the version before: losing most of a long body is suspect.
    #[must_use]
    pub fn beside(self, old: &Document, new: &Document) -> Self {
        let (before, after) = (body_letters(old), body_letters(new));
        if self.is_ok() && before >= LONG_BODY && after * 10 < before * 3 {
            return Self::Suspect(Suspicion::Shortened);
        }
        self
    }
}

/// Judges an HTML page by what was made of it.
pub(super) fn judge(document: &Document, page: &Page<'_>, encoding: Encoding) -> Health {
    let body = body_letters(document);
    let suspicion = [
        (is_damaged(document, encoding), Suspicion::Encoding),
        (is_front_page(document, page), Suspicion::FrontPage),
        (is_bot_wall(document, body), Suspicion::BotWall),
        (is_not_found(document, body), Suspicion::NotFound),
        (is_paywall(document, body), Suspicion::Paywall),
        (is_consent(document, body), Suspicion::Consent),
        (is_empty(document, body), Suspicion::Empty),
    ];
    suspicion.into_iter().find(|(holds, _)| *holds).map_or(Health::Ok, |(_, suspicion)| Health::Suspect(suspicion))
}

/// Judges a plain text page, which only damage and emptiness can spoil.
pub(super) fn judge_text(document: &Document, encoding: Encoding) -> Health {
    if is_damaged(document, encoding) {
        return Health::Suspect(Suspicion::Encoding);
    }
    if document.blocks.is_empty() { Health::Suspect(Suspicion::Empty) } else { Health::Ok }
}

fn body_letters(document: &Document) -> usize {
    let body = document.blocks.iter().filter(|block| block.kind.is_body());
    body.map(|block| block.text.chars().count()).sum()
}

/// Nothing but labels and menus: no sentence, no headline.
fn is_empty(document: &Document, body: usize) -> bool {
    let has_head =
        document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Standfirst));
    body == 0 && !has_head
}

/// Text of letters that no language writes so: see [`damage`].
fn is_damaged(document: &Document, encoding: Encoding) -> bool {
    let is_text = |block: &&Block| block.kind.is_body() || block.kind == BlockKind::Headline;
    let has_body = document.blocks.iter().any(|block| block.kind.is_body());
    let texts = document.blocks.iter().filter(|block| !has_body || is_text(block)).map(|block| block.text.as_str());
    let (mut letters, mut places) = (0, 0);
    for text in texts {
        letters += text.len();
        places += damage::places(text);
    }
    places >= 3 && places * 400 > letters || (encoding.damaged > 20 && places > 0)
}

/// The page says its own address is the site's front page, although another was asked for.
fn is_front_page(document: &Document, page: &Page<'_>) -> bool {
    let path =
        |url: &str| url.split_once("://").map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path).to_owned());
    let asked = page.url.and_then(path);
    let stated = document.metadata.url.as_deref().and_then(path);
    let is_article = document.metadata.dates.published.is_some();
    asked.is_some_and(|path| path.trim_matches('/').len() > 3) && stated.as_deref() == Some("") && !is_article
}

/// The words that a page opens with: its title, headline and first texts, in lower case.
fn opening(document: &Document) -> String {
    let texts = document.blocks.iter().filter(|block| block.kind != BlockKind::Dates).map(|block| block.text.as_str());
    let mut opening = document.metadata.title.clone().unwrap_or_default();
    for text in texts.take(60) {
        opening.push('\n');
        opening.extend(text.chars().take(300));
    }
    phrases::folded(&opening)
}

fn is_bot_wall(document: &Document, body: usize) -> bool {
    body < SHORT_BODY && !is_dated(document) && (is_titled(document, &BOT_WALL_TITLES) || says(document, &BOT_WALL))
}

/// Whether the texts that a page opens with hold a phrase as their own words, not as somebody's.
fn says(document: &Document, phrases: &WordList) -> bool {
    const OPENING_MARKS: [char; 11] = ['"', '\'', '“', '‘', '„', '«', '‹', '「', '『', '《', '”'];
    let opening = opening(document);
    let is_quoted = |at: usize| opening[..at].trim_end_matches(' ').ends_with(OPENING_MARKS);
    phrases.places(&opening).any(|(at, _)| !is_quoted(at))
}

/// Whether a page is titled with nothing but one of these, its site's name aside.
fn is_titled(document: &Document, titles: &WordList) -> bool {
    let stated = [document.metadata.title.as_deref(), document.title()];
    stated.into_iter().flatten().any(|title| is_title(title, titles))
}

fn is_title(title: &str, titles: &WordList) -> bool {
    const LONGEST_NAME: usize = 4;
    let title = phrases::folded(title).replace(" - ", "|");
    let is_one = |part: &str| titles.has(part.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_named = |part: &str| is_one(part) || (part.contains(':') && part.split(':').all(is_one));
    let parts: Vec<&str> = title.split(['|', '–', '—', '·', '•']).collect();
    let is_name = |part: &&str| part.split_whitespace().count() <= LONGEST_NAME;
    is_named(&title)
        || (parts.iter().any(|part| is_named(part)) && parts.iter().all(|part| is_name(part) || is_named(part)))
}

fn is_dated(document: &Document) -> bool {
    document.metadata.dates.published.is_some()
}

fn is_not_found(document: &Document, body: usize) -> bool {
    if body >= SURELY_ARTICLE || is_dated(document) {
        return false;
    }
    is_titled(document, &NOT_FOUND_TITLES) || (body < SHORT_BODY && says(document, &NOT_FOUND))
}

/// A short body and an offer to pay for the rest.
fn is_paywall(document: &Document, body: usize) -> bool {
    body < SURELY_ARTICLE && body > 0 && {
        let mut late = document.blocks.iter().skip_while(|block| !block.kind.is_body());
        late.any(|block| !is_link(block) && page_lines::is_subscription_offer(&block.text))
    }
}

/// Whether most of a text leads elsewhere, as that of a menu or a teaser.
fn is_link(block: &Block) -> bool {
    let linked: usize = block.links.iter().map(|link| link.end - link.start).sum();
    linked * 2 > block.text.len()
}

/// Little but a notice about cookies and consent.
fn is_consent(document: &Document, body: usize) -> bool {
    if body >= SHORT_BODY || is_dated(document) {
        return false;
    }
    let (mut all, mut notices) = (0, 0);
    let is_sentence = |block: &&Block| block.kind != BlockKind::Headline && block.text.len() >= SHORT_LABEL;
    for block in document.blocks.iter().filter(is_sentence) {
        all += block.text.len();
        if page_lines::is_consent_notice(&block.text) {
            notices += block.text.len();
        }
    }
    notices * 2 > all
}
