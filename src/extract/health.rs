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
static ERRORS: WordList = WordList::new(include_str!("words/errors.txt"));
static ERROR_TITLES: WordList = WordList::new(include_str!("words/error-titles.txt"));
static LOGIN_TITLES: WordList = WordList::new(include_str!("words/login-titles.txt"));
static CONSENT_TITLES: WordList = WordList::new(include_str!("words/consent-titles.txt"));
static CONSENT_OPENERS: WordList = WordList::new(include_str!("words/consent-openers.txt"));
static CONSENT_BUTTONS: WordList = WordList::new(include_str!("words/consent-buttons.txt"));
static METERS: WordList = WordList::new(include_str!("words/meters.txt"));

/// Letters of body text from which a page is an article whatever else it says.
const SURELY_ARTICLE: usize = 2500;
/// Letters of body text below which a page may be no more than a notice.
const SHORT_BODY: usize = 900;
/// Letters of an earlier body from which losing most of it is suspect.
const LONG_BODY: usize = 600;

/// Letters of the longest notice that counts articles.
const LONGEST_METER: usize = 200;
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
    /// A page on which the server or the site says that it cannot show what was asked for.
    Unavailable,
    /// A page that asks its visitor to log in.
    Login,
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
            Self::Suspect(Suspicion::Unavailable) => "suspect: error page",
            Self::Suspect(Suspicion::Login) => "suspect: login page",
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
        (is_unavailable(document, body), Suspicion::Unavailable),
        (is_login(document, body), Suspicion::Login),
        (is_paywall(document, body), Suspicion::Paywall),
        (is_consent(document, body), Suspicion::Consent),
        (is_empty(document, body), Suspicion::Empty),
    ];
    suspicion.into_iter().find(|(holds, _)| *holds).map_or(Health::Ok, |(_, suspicion)| Health::Suspect(suspicion))
}

/// Judges a plain text page, which only damage and emptiness can spoil, or that it was made for programs.
pub(super) fn judge_text(document: &Document, text: &str, encoding: Encoding) -> Health {
    if is_damaged(document, encoding) {
        return Health::Suspect(Suspicion::Encoding);
    }
    if document.blocks.is_empty() || is_data(text) { Health::Suspect(Suspicion::Empty) } else { Health::Ok }
}

fn body_letters(document: &Document) -> usize {
    let body = document.blocks.iter().filter(|block| block.kind.is_body());
    body.map(|block| block.text.chars().count()).sum()
}

/// Whether a text is JSON or XML, which is written for programs.
fn is_data(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("<?xml")
        || (text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
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

/// An error of the server, an upkeep, a country or a domain instead of the article.
fn is_unavailable(document: &Document, body: usize) -> bool {
    body < SHORT_BODY && !is_dated(document) && (is_titled(document, &ERROR_TITLES) || says(document, &ERRORS))
}

/// A page that only asks who its visitor is.
fn is_login(document: &Document, body: usize) -> bool {
    body < SHORT_BODY && !is_dated(document) && is_titled(document, &LOGIN_TITLES)
}

/// A short body and an offer to pay for the rest; one that counts what may still be read, or stands below a finished
/// article, hides nothing.
fn is_paywall(document: &Document, body: usize) -> bool {
    if body >= SURELY_ARTICLE {
        return false;
    }
    let is_offer = |block: &Block| !is_link(block) && page_lines::is_subscription_offer(&block.text);
    let Some(start) = document.blocks.iter().position(|block| block.kind.is_body()) else { return false };
    let late = &document.blocks[start..];
    let Some(offer) = late.iter().position(is_offer) else { return false };
    let (above, below) = late.split_at(offer);
    let goes_on = below.iter().any(|block| block.kind.is_body() && !is_offer(block));
    !late.iter().any(is_meter) && (goes_on || !is_finished(above))
}

/// Whether a text counts the articles that its reader may still read.
fn is_meter(block: &Block) -> bool {
    let text = phrases::folded(phrases::beginning(&block.text, LONGEST_METER));
    let counts = text.contains(|letter: char| letter.is_numeric() && letter != '0') || text.contains(" one ");
    counts && !text.contains('%') && METERS.places(&text).next().is_some()
}

/// Whether these are so many paragraphs, the last of them whole, as no beginning of an article has.
fn is_finished(blocks: &[Block]) -> bool {
    const MANY: usize = 8;
    let body: Vec<&Block> = blocks.iter().filter(|block| block.kind.is_body()).collect();
    let letters: usize = body.iter().map(|block| block.text.chars().count()).sum();
    let is_whole =
        |text: &str| phrases::ends_as_sentence(text) && !text.ends_with(['…', ':']) && !text.ends_with("...");
    body.len() >= MANY && letters >= SHORT_BODY && body.last().is_some_and(|block| is_whole(block.text.trim_end()))
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
    let asks = asks_for_consent(document);
    let is_notice = |text: &str| page_lines::is_consent_notice(text) || (asks && page_lines::has_word_of_consent(text));
    let is_sentence = |block: &&Block| block.kind != BlockKind::Headline && block.text.len() >= SHORT_LABEL;
    for block in document.blocks.iter().filter(is_sentence) {
        all += block.text.len();
        if is_notice(&block.text) {
            notices += block.text.len();
        }
    }
    notices * 2 > all
}

/// Whether a page has the title or the buttons of one that asks for consent.
fn asks_for_consent(document: &Document) -> bool {
    let opens = |title: &str| CONSENT_OPENERS.opening(&phrases::folded(title)).is_some();
    let is_button =
        |block: &Block| block.text.len() <= SHORT_LABEL * 2 && CONSENT_BUTTONS.has(&phrases::folded(&block.text));
    is_titled(document, &CONSENT_TITLES)
        || [document.metadata.title.as_deref(), document.title()].into_iter().flatten().any(opens)
        || document.blocks.iter().any(is_button)
}
