//! Chooses when the page says it was published and last changed, among its metadata, its visible lines and its address.
//!
//! Machine-readable statements come first, then what a reader sees about the headline, then the address. Nothing is
//! made up from another field: a page that states only its last change has no time of publication.

use chrono::Datelike;

use super::{
    FoundStamp, StampContext, StampRole,
    line::{find_stamps, is_stamp_line, states_day_first},
    value::read_value,
};
use crate::model::{Block, BlockKind, Document, Moment, PublicationDates, Source, Stamp, Zone};

/// Blocks behind the headline among which its stamps stand.
const BELOW_HEADLINE: usize = 12;
/// Blocks in front of the headline among which its stamps stand.
const ABOVE_HEADLINE: usize = 4;
/// Blocks searched from the top where there is no headline.
const WITHOUT_HEADLINE: usize = 30;

/// When a typed page says it was published and last changed.
pub fn publication_dates(document: &Document, context: &StampContext) -> PublicationDates {
    let order = context.day_first.or_else(|| page_order(document));
    let context = StampContext { day_first: order, ..*context };
    let published = claimed(document, "published", &context);
    let modified = claimed(document, "modified", &context);
    if published.is_some() && modified.is_some() {
        return PublicationDates { published, modified };
    }
    let day = published.as_ref().or(modified.as_ref()).and_then(|stamp| stamp.instant).map(Moment::day);
    let context = StampContext { day: context.day.or(day), ..context };
    let seen = Seen::collect(document, &context);
    PublicationDates {
        published: published.or_else(|| seen.published()).or_else(|| in_address(document)),
        modified: modified.or(seen.modified),
    }
}

/// The best readable statement of a field in the metadata.
fn claimed(document: &Document, field: &str, context: &StampContext) -> Option<Stamp> {
    let mut claims: Vec<_> = document.metadata.claims.iter().filter(|claim| claim.field == field).collect();
    claims.sort_by_key(|claim| claim.source);
    claims.into_iter().find_map(|claim| {
        let (moment, zone) = read_value(&claim.value, context).filter(|(moment, _)| !is_placeholder(*moment))?;
        Some(Stamp { raw: claim.value.clone(), instant: Some(moment), zone, source: claim.source })
    })
}

/// Times that content systems write where they know none: year 1 and the first of January 1970.
fn is_placeholder(moment: Moment) -> bool {
    moment.day().year() < 1800 || (moment.day().year() == 1970 && moment.day().ordinal() == 1)
}

/// The order of day and month that the page's dates show, if all that show one agree.
fn page_order(document: &Document) -> Option<bool> {
    let mut shown =
        document.blocks.iter().filter(|block| is_short(block)).filter_map(|block| states_day_first(&block.text));
    let first = shown.next()?;
    shown.all(|order| order == first).then_some(first)
}

/// Whether a block is short enough, and has the marks, to be a date of digits.
fn is_short(block: &Block) -> bool {
    block.text.len() <= 100 && block.text.bytes().any(|byte| byte == b'/')
}

/// The stamps a reader sees, best first.
#[derive(Default)]
struct Seen {
    labelled: Option<Stamp>,
    unlabelled: Option<Stamp>,
    modified: Option<Stamp>,
}

impl Seen {
    fn collect(document: &Document, context: &StampContext) -> Self {
        let blocks = &document.blocks;
        let mut seen = Self::default();
        let headline = blocks.iter().position(|block| block.kind == BlockKind::Headline);
        let (start, end) = headline.map_or((0, WITHOUT_HEADLINE), |at| (at, at + 1 + BELOW_HEADLINE));
        let below = &blocks[start..end.min(blocks.len())];
        let above = &blocks[start.saturating_sub(ABOVE_HEADLINE)..start];
        let is_seen =
            |block: &&Block| !document.metadata.claims.iter().any(|claim| claim.value.trim() == block.text.trim());
        for block in below.iter().chain(above).filter(is_seen).filter(|block| is_head(block)) {
            for found in find_stamps(&block.text, context) {
                seen.take(&found);
            }
        }
        for block in blocks.iter().filter(is_seen).filter(|block| is_labelled_line(block)) {
            let stamps = find_stamps(&block.text, context);
            for found in stamps.iter().filter(|found| found.role != StampRole::Unlabelled) {
                seen.take(found);
            }
        }
        seen
    }

    /// Keeps a stamp where none of its role is kept yet.
    fn take(&mut self, found: &FoundStamp) {
        let place = match found.role {
            StampRole::Published => &mut self.labelled,
            StampRole::Modified => &mut self.modified,
            StampRole::Unlabelled => &mut self.unlabelled,
        };
        if place.is_none() {
            let (raw, instant, zone) = (found.raw.clone(), found.moment, found.zone);
            *place = Some(Stamp { raw, instant, zone, source: Source::Text });
        }
    }

    fn published(&self) -> Option<Stamp> {
        self.labelled.clone().or_else(|| self.unlabelled.clone())
    }
}

/// Whether a block near the headline can state the article's stamps: a line of dates, or of its author.
fn is_head(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Dates | BlockKind::Byline) || is_stamp_line(&block.text) || is_author_line(block)
}

/// Whether a block is short, no sentence, and begins or ends with a date or labels one: `Jane Smith | 3 December 2025`.
fn is_author_line(block: &Block) -> bool {
    const LONGEST: usize = 120;
    let text = block.text.trim();
    let is_prose =
        matches!(block.kind, BlockKind::Headline | BlockKind::Paragraph | BlockKind::Caption | BlockKind::ListItem);
    if is_prose || text.len() > LONGEST || text.ends_with(['.', '!', '?', '。']) {
        return false;
    }
    let stamps = find_stamps(text, &StampContext::default());
    let stands_out = |found: &FoundStamp| {
        found.role != StampRole::Unlabelled || found.span.start == 0 || found.span.end == text.len()
    };
    stamps.iter().any(stands_out)
}

/// Whether a block anywhere on the page is a line of stamps and not of prose, so that its labels can be trusted.
fn is_labelled_line(block: &Block) -> bool {
    block.kind == BlockKind::Dates
        || matches!(block.kind, BlockKind::Boilerplate | BlockKind::Byline) && is_stamp_line(&block.text)
}

/// The day in the page's address, as in `/2025/12/03/`.
fn in_address(document: &Document) -> Option<Stamp> {
    let url = document.metadata.url.as_deref()?;
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).take(40).collect();
    let is_number = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let is_day = is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
        let raw = Some(format!("{year}-{month}-{day}")).filter(|_| is_day)?;
        let instant = raw.parse().ok()?;
        Some(Stamp { raw, instant: Some(instant), zone: Zone::Unknown, source: Source::Url })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Claim;

    fn page(blocks: &[(BlockKind, &str)]) -> Document {
        let blocks = blocks.iter().map(|(kind, text)| Block::new(*kind, *text)).collect();
        Document { blocks, ..Document::default() }
    }

    fn check(document: &Document, published: &str, modified: &str) {
        let context = StampContext { language: Some("en-GB"), ..StampContext::default() };
        let dates = publication_dates(document, &context);
        let spell =
            |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.instant).map_or("-".to_owned(), |at| at.to_string());
        assert_eq!((spell(dates.published).as_str(), spell(dates.modified).as_str()), (published, modified));
    }

    #[test]
    fn a_stamp_line_below_the_headline_states_both() {
        let line = "06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025";
        let document = page(&[(BlockKind::Headline, "Harbour reopens"), (BlockKind::Dates, line)]);
        check(&document, "2025-12-03T06:29:00", "2025-12-03T06:48:00");
    }

    #[test]
    fn a_date_beside_the_byline_is_the_publication() {
        let document = page(&[
            (BlockKind::Headline, "Harbour reopens"),
            (BlockKind::Byline, "By Ada Lind | 3 December 2025 06.29"),
            (BlockKind::Paragraph, "The harbour closed on 4 May 2024."),
        ]);
        check(&document, "2025-12-03T06:29:00", "-");
    }

    #[test]
    fn a_line_of_its_own_for_each_stamp_and_a_clock_without_a_day() {
        let document = page(&[
            (BlockKind::Headline, "Harbour reopens"),
            (BlockKind::Boilerplate, "Published 3 December 2025, 06:29"),
            (BlockKind::Boilerplate, "Updated 3 December 2025, 06:48"),
        ]);
        check(&document, "2025-12-03T06:29:00", "2025-12-03T06:48:00");
    }

    #[test]
    fn dates_of_other_stories_are_not_the_articles() {
        let mut blocks = vec![(BlockKind::Headline, "Harbour reopens")];
        blocks.extend([(BlockKind::Paragraph, "Ships came in."); 14]);
        blocks.push((BlockKind::Boilerplate, "1 January 2024"));
        check(&page(&blocks), "-", "-");
        blocks.push((BlockKind::Boilerplate, "Last updated: 3 December 2025"));
        check(&page(&blocks), "-", "2025-12-03");
    }

    #[test]
    fn the_pages_other_dates_decide_the_order() {
        let blocks = [
            (BlockKind::Headline, "Reef"),
            (BlockKind::Dates, "03/12/2025"),
            (BlockKind::Boilerplate, "Next: 25/12/2025"),
        ];
        let dates = publication_dates(&page(&blocks), &StampContext::default());
        assert_eq!(dates.published.unwrap().instant.unwrap().to_string(), "2025-12-03");
    }

    #[test]
    fn metadata_comes_before_what_is_seen_and_placeholders_do_not() {
        let mut document = page(&[(BlockKind::Headline, "Reef"), (BlockKind::Dates, "4 December 2025")]);
        let claim = |value: &str| Claim { field: "published".into(), value: value.into(), source: Source::JsonLd };
        document.metadata.claims = vec![claim("1970-01-01T00:00:00Z")];
        check(&document, "2025-12-04", "-");
        document.metadata.claims.push(claim("2025-12-03T06:29:00Z"));
        check(&document, "2025-12-03T06:29:00+00:00", "-");
    }

    #[test]
    fn the_address_is_the_last_resort() {
        let mut document = page(&[(BlockKind::Headline, "Reef")]);
        document.metadata.url = Some("https://news.example/2025/12/03/reef".into());
        check(&document, "2025-12-03", "-");
    }
}
