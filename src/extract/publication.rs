//! When the page says it was published and changed: machine-readable statements first, then what a reader sees.
//!
//! A stamp that only machines see becomes a `dates` block, so that a moved one is a change like any other; one that a
//! visible stamp repeats does not, so that it is one change and not two.

use chrono::{Duration, NaiveDate};

use super::{
    Page, Reason, address_day,
    dates::{self, FoundStamp, StampContext, StampRole},
    phrases::beginning,
    visible_stamps::VisibleStamps,
};
use crate::model::{Block, BlockKind, Claim, Document, Metadata, Moment, PublicationDates, Source, Stamp, Zone};

/// Times of one source that are looked at to tell whether it lists other articles.
const MOST_IN_LISTING: usize = 20;
/// Bytes of the longest line apart from the article that can state its publication.
const LONGEST_APART: usize = 120;
/// Blocks above the headline among which such a line is looked for.
const ABOVE_HEADLINE: usize = 6;
/// Letters of the opening of a text that can hold its day.
const LONGEST_DATELINE: usize = 60;

/// Reads the publisher's clock into the metadata, and adds a block for each stamp that only machines see.
pub(super) fn read(document: &mut Document, reasons: &mut Vec<Reason>, page: &Page<'_>) {
    let metadata = &document.metadata;
    let shown_order = || document.of_kind(BlockKind::Dates).find_map(|block| dates::states_day_first(&block.text));
    let language = metadata.language.clone();
    let in_address = page.url.or(metadata.url.as_deref()).and_then(address_day::in_url);
    let context = StampContext {
        language: language.as_deref(),
        zone: page.site.and_then(|site| site.zone),
        at: page.at,
        day_first: page.site.and_then(|site| site.day_first).or_else(shown_order),
        day: None,
    };
    let context =
        StampContext { day_first: context.day_first.or_else(|| order_by(in_address, document, &context)), ..context };
    let visible = VisibleStamps::of(document, reasons, &context);
    if reasons.contains(&Reason::LIVE_ENTRY) {
        document.metadata.claims.retain(|claim| claim.field != "time");
    }
    document.metadata.claims.extend(visible.iter().filter_map(claim));
    document.metadata.claims.extend(in_address.map(address_day::claim));
    let mut stated = PublicationDates {
        published: best(&document.metadata, "published", &context, &visible),
        modified: best(&document.metadata, "modified", &context, &visible),
    };
    for (stated, field) in [(&mut stated.published, "published"), (&mut stated.modified, "modified")] {
        let minute = stated.as_ref().and_then(|stated| minute_of(stated, field, &visible));
        *stated = minute.or(stated.take());
    }
    if stated.published.as_ref().is_none_or(|stamp| stamp.instant.is_none()) {
        stated.published = apart(document, reasons, &context).or(stated.published);
    }
    if let Some(seen) = seen_before_change(&stated, document, &context, &visible) {
        stated.published = Some(seen);
    } else if let Some(changed) = changed_since(&stated, document, &context, &visible) {
        stated.modified = Some(changed);
    }
    add_unseen(document, reasons, &stated, &visible);
    document.metadata.dates = stated;
}

/// The order of day and month in which a visible date is the day in the page's address.
fn order_by(in_address: Option<NaiveDate>, document: &Document, context: &StampContext<'_>) -> Option<bool> {
    let day = in_address?;
    let gives_day = |order: &bool| {
        let context = StampContext { day_first: Some(*order), ..*context };
        document.of_kind(BlockKind::Dates).any(|block| {
            let stamps = dates::find_stamps(&block.text, &context);
            stamps.iter().filter_map(|stamp| stamp.moment).any(|moment| moment.day() == day)
        })
    };
    let orders: Vec<bool> = [true, false].into_iter().filter(gives_day).collect();
    if let [order] = orders[..] { Some(order) } else { None }
}

/// The minute that a reader sees, where machines get the day alone; in another zone it can be the day before or after.
fn minute_of(stated: &Stamp, field: &str, visible: &VisibleStamps) -> Option<Stamp> {
    let Some(Moment::Day(day)) = stated.instant else { return None };
    let is_near = |moment: &Moment| !matches!(moment, Moment::Day(_)) && (moment.day() - day).num_days().abs() <= 1;
    let seen = visible.iter().filter(|seen| field_of(seen.role) == Some(field));
    let minute = seen.min_by_key(|seen| seen.moment.map(|moment| (moment.day() - day).num_days().abs()))?;
    let instant = minute.moment.filter(is_near)?;
    Some(Stamp { raw: minute.raw.clone(), instant: Some(instant), zone: minute.zone, source: Source::Text })
}

/// The publication in a short line that belongs to no part of the article, where nothing else states one: what a word
/// says is one, else the only day that such lines name, else the day that the text begins with.
fn apart(document: &Document, reasons: &[Reason], context: &StampContext<'_>) -> Option<Stamp> {
    let headline = document.blocks.iter().position(|block| block.kind == BlockKind::Headline).unwrap_or_default();
    let lines = document.blocks.iter().zip(reasons).skip(headline.saturating_sub(ABOVE_HEADLINE));
    let lines = lines.filter(|(block, reason)| **reason == Reason::OUTSIDE && block.text.len() <= LONGEST_APART);
    let stamps = lines.flat_map(|(block, _)| dates::find_stamps(&block.text, context));
    let stamps: Vec<FoundStamp> = stamps.filter(|stamp| stamp.moment.is_some()).collect();
    let labelled = stamps.iter().find(|stamp| stamp.role == StampRole::Published).cloned();
    let bare: Vec<&FoundStamp> = stamps.iter().filter(|stamp| stamp.role == StampRole::Unlabelled).collect();
    let day = |stamp: &FoundStamp| stamp.moment.map(Moment::day);
    let only = bare.first().filter(|first| bare.iter().all(|stamp| day(stamp) == day(first)));
    let found = labelled.or_else(|| only.map(|stamp| (*stamp).clone())).or_else(|| dateline(document, context))?;
    Some(Stamp { raw: found.raw.clone(), instant: found.moment, zone: found.zone, source: Source::Text })
}

/// The day that the text begins with, set off from it: `(18.01.2026) Boats …`, `April 17, 2026 -- Boats …`.
fn dateline(document: &Document, context: &StampContext<'_>) -> Option<FoundStamp> {
    let first = document.blocks.iter().find(|block| block.kind.is_body() && block.kind != BlockKind::Crosshead)?;
    let opening = beginning(&first.text, LONGEST_DATELINE);
    let found = dates::find_stamps(opening, context).into_iter().next().filter(|stamp| stamp.moment.is_some())?;
    let is_first = opening[..found.span.start].chars().all(|letter| matches!(letter, '(' | '[' | '（' | '【' | ' '));
    let rest = opening[found.span.end..].trim_start();
    (is_first && rest.starts_with(['-', '–', '—', ')', ']', '）', '】', ':', '：', '|'])).then_some(found)
}

/// The publication that a reader sees, where what machines see is the time of the last change in both fields: some
/// systems write that.
fn seen_before_change(
    stated: &PublicationDates,
    document: &Document,
    context: &StampContext<'_>,
    visible: &VisibleStamps,
) -> Option<Stamp> {
    let (published, modified) = (stated.published.as_ref()?, stated.modified.as_ref()?);
    if published.source >= Source::Text || published.instant? != modified.instant? {
        return None;
    }
    let claims = document.metadata.claims.iter();
    let seen = claims.filter(|claim| claim.field == "published" && claim.source == Source::Text);
    seen.map(|claim| stamp(claim, context, visible))
        .find(|seen| seen.instant.is_some_and(|seen| seen.day() < modified.instant.map_or(seen.day(), Moment::day)))
}

/// The change on a later day that another statement gives, where the best one only repeats the time of publication, as
/// systems write that record no change.
fn changed_since(
    stated: &PublicationDates,
    document: &Document,
    context: &StampContext<'_>,
    visible: &VisibleStamps,
) -> Option<Stamp> {
    let (published, modified) = (stated.published.as_ref()?.instant?, stated.modified.as_ref()?.instant?);
    let claims = document.metadata.claims.iter().filter(|claim| claim.field == "modified");
    let mut others = claims.map(|claim| stamp(claim, context, visible));
    others.find(|other| published == modified && other.instant.is_some_and(|at| at.day() > modified.day()))
}

fn claim(stamp: &FoundStamp) -> Option<Claim> {
    let field = field_of(stamp.role)?;
    Some(Claim { field: field.to_owned(), value: stamp.raw.clone(), source: Source::Text })
}

fn field_of(role: StampRole) -> Option<&'static str> {
    match role {
        StampRole::Published => Some("published"),
        StampRole::Modified => Some("modified"),
        StampRole::Unlabelled => None,
    }
}

/// The best statement of a field that can be read; where none can, the best one as it stands. Of several changes that a
/// reader sees, the last.
fn best(metadata: &Metadata, field: &str, context: &StampContext<'_>, visible: &VisibleStamps) -> Option<Stamp> {
    let mut claims: Vec<&Claim> = metadata.claims.iter().filter(|claim| claim.field == field).collect();
    if field == "published" {
        claims.extend(undecided(metadata));
    }
    let listed: Vec<Source> =
        [Source::Microdata, Source::Rdfa].into_iter().filter(|source| is_listing(&claims, *source)).collect();
    claims.sort_by_key(|claim| (listed.contains(&claim.source), claim.source));
    let stamps: Vec<Stamp> = claims.into_iter().map(|claim| stamp(claim, context, visible)).collect();
    let best = stamps.iter().find(|stamp| stamp.instant.is_some()).or(stamps.first())?;
    let seen =
        stamps.iter().filter(|stamp| field == "modified" && best.source == Source::Text && stamp.source == best.source);
    let later =
        |last: &'_ Stamp, next: &Stamp| Some(next.instant?.compare(last.instant?) == std::cmp::Ordering::Greater);
    Some(seen.fold(best, |last, next| if later(last, next) == Some(true) { next } else { last }).clone())
}

/// Whether the times that a source states in elements are so many that they are those of other articles, of which the page
/// lists the latest.
fn is_listing(claims: &[&Claim], source: Source) -> bool {
    let claims = claims.iter().filter(|claim| claim.source == source).take(MOST_IN_LISTING);
    let mut values: Vec<&str> = claims.map(|claim| claim.value.as_str()).collect();
    values.sort_unstable();
    values.dedup();
    values.len() > 2
}

/// `time` elements that do not say what they are the time of: one or two are the article's; more are those of entries,
/// comments or other articles.
fn undecided(metadata: &Metadata) -> Vec<&Claim> {
    let times: Vec<&Claim> = metadata.claims.iter().filter(|claim| claim.field == "time").collect();
    if times.len() <= 2 { times } else { Vec::new() }
}

fn stamp(claim: &Claim, context: &StampContext<'_>, visible: &VisibleStamps) -> Stamp {
    let read = match visible.behind(claim) {
        Some(stamp) => (stamp.moment, stamp.zone),
        None => dates::read_value(&claim.value, context)
            .map_or((None, Zone::Unknown), |(moment, zone)| (Some(moment), zone)),
    };
    Stamp { raw: claim.value.clone(), instant: read.0, zone: read.1, source: claim.source }
}

/// Adds a `dates` block for each stamp that no visible one repeats, below the head of the article.
fn add_unseen(document: &mut Document, reasons: &mut Vec<Reason>, dates: &PublicationDates, visible: &VisibleStamps) {
    let is_unseen = |stamp: &&Stamp| {
        !matches!(stamp.source, Source::Text | Source::Url | Source::TimeElement)
            && !visible.iter().filter_map(|shown| shown.moment).any(|shown| repeats(shown, stamp))
    };
    let mut unseen: Vec<String> = [&dates.published, &dates.modified]
        .into_iter()
        .flatten()
        .filter(is_unseen)
        .map(|stamp| stamp.raw.clone())
        .collect();
    unseen.dedup();
    let at = below_head(document);
    for (offset, raw) in unseen.into_iter().enumerate() {
        document.blocks.insert(at + offset, Block::new(BlockKind::Dates, raw));
        reasons.insert(at + offset, Reason("stamp in the page's metadata"));
    }
}

/// Whether a visible time says the same as a stamp, perhaps in another zone: the same minute within half a day and
/// a bit; a visible day alone says less than a stamp with a time.
fn repeats(shown: Moment, stamp: &Stamp) -> bool {
    let Some(stated) = stamp.instant else { return false };
    match (shown, stated) {
        (Moment::Day(shown), Moment::Day(stated)) => shown == stated,
        (Moment::Day(_), _) => false,
        (shown, Moment::Day(stated)) => shown.day() == stated,
        (shown, stated) => {
            let apart = shown.wall() - stated.wall();
            let is_shifted = apart.num_minutes() % 15 == 0 && apart.abs() <= Duration::hours(14);
            apart.abs() < Duration::minutes(1) || is_shifted
        }
    }
}

/// Below the headline and what belongs to it; at the top where there is no headline.
fn below_head(document: &Document) -> usize {
    let blocks = &document.blocks;
    let Some(headline) = blocks.iter().position(|block| block.kind == BlockKind::Headline) else { return 0 };
    let is_head = |block: &&Block| matches!(block.kind, BlockKind::Standfirst | BlockKind::Byline | BlockKind::Dates);
    headline + 1 + blocks[headline + 1..].iter().take_while(is_head).count()
}
