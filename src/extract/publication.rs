//! When the page says it was published and changed: machine-readable statements first, then what a reader sees.
//!
//! A stamp that only machines see becomes a `dates` block, so that a moved one is a change like any other; one that a
//! visible stamp repeats does not, so that it is one change and not two.

use std::cmp::Ordering;

use chrono::{Duration, NaiveDate};

use super::{
    Page, Reason, address_day,
    contradictions::{self, Told},
    dates::{self, FoundStamp, StampContext},
    machine_times::MachineTimes,
    stamps_apart,
    visible_stamps::VisibleStamps,
};
use crate::model::{Block, BlockKind, Claim, Document, Metadata, Moment, PublicationDates, Source, Stamp};

/// The field of a time that a class gives as that of the last state, until it is known whether it is that of a change.
pub(super) const LAST_STATE: &str = "updated";
/// Times of one source that are looked at to tell whether it lists other articles.
const MOST_IN_LISTING: usize = 20;
/// Days between publication and change that decide between two readings of a date, which are a month apart and more.
const FEW_DAYS: i64 = 3;

/// Reads the publisher's clock into the metadata, and adds a block for each stamp that only machines see.
pub(super) fn read(document: &mut Document, reasons: &mut Vec<Reason>, page: &Page<'_>, times: &MachineTimes) {
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
        near: stated_day(metadata, page),
    };
    let order = || order_by(&[(in_address, 0), (context.near, 0), (context.near, FEW_DAYS)], document, &context);
    let context = StampContext { day_first: context.day_first.or_else(order), ..context };
    let visible = VisibleStamps::of(document, reasons, &context, times);
    let visible = match visible.day_of_clocks() {
        day @ Some(_) => VisibleStamps::of(document, reasons, &StampContext { day, ..context }, times),
        None => visible,
    };
    if reasons.contains(&Reason::LIVE_ENTRY) {
        document.metadata.claims.retain(|claim| claim.field != "time");
    }
    document.metadata.claims.extend(visible.iter().filter_map(claim));
    document.metadata.claims.extend(in_address.map(address_day::claim));
    settle_last_state(&mut document.metadata, &context, &visible);
    let mut stated = PublicationDates {
        published: best(&document.metadata, "published", &context, &visible),
        modified: best(&document.metadata, "modified", &context, &visible),
    };
    let told = Told { claims: &document.metadata.claims, context, visible: &visible };
    contradictions::take_minutes(&mut stated, &told);
    let changed = stated.modified.as_ref().and_then(|stamp| stamp.instant).map(Moment::day);
    let apart = apart(stated.published.as_ref(), document, reasons, &context);
    let apart = apart.filter(|stamp| changed.is_none_or(|changed| stamp.instant.is_some_and(|at| at.day() <= changed)));
    stated.published = apart.or(stated.published);
    contradictions::settle(&mut stated, &told);
    add_unseen(document, reasons, &stated, &visible);
    document.metadata.dates = stated;
}

/// The order of day and month in which a visible date is a day that the page states elsewhere, or few days from it.
fn order_by(stated: &[(Option<NaiveDate>, i64)], document: &Document, context: &StampContext<'_>) -> Option<bool> {
    if stated.iter().all(|(day, _)| day.is_none()) {
        return None;
    }
    let days = |order: bool| -> Vec<NaiveDate> {
        let context = StampContext { day_first: Some(order), ..*context };
        let lines = [BlockKind::Dates, BlockKind::Byline].into_iter().flat_map(|kind| document.of_kind(kind));
        let stamps = lines.flat_map(|block| dates::find_stamps(&block.text, &context));
        stamps.filter_map(|stamp| stamp.moment).map(Moment::day).collect()
    };
    let (day_first, month_first) = (days(true), days(false));
    stated.iter().find_map(|(day, most_apart)| {
        let stated = (*day)?;
        let give_it = |days: &[NaiveDate]| days.iter().any(|day| (*day - stated).num_days().abs() <= *most_apart);
        (give_it(&day_first) != give_it(&month_first)).then(|| give_it(&day_first))
    })
}

/// A day that the page states in its metadata or its address, which tells the year of a day without one.
fn stated_day(metadata: &Metadata, page: &Page<'_>) -> Option<NaiveDate> {
    let claims = metadata.claims.iter().filter(|claim| matches!(claim.field.as_str(), "published" | "modified"));
    let mut days = claims.filter_map(|claim| dates::read_value(&claim.value, &StampContext::default()));
    let url = || page.url.or(metadata.url.as_deref());
    days.next()
        .map(|(moment, _)| moment.day())
        .or_else(|| address_day::in_url(url()?))
        .or_else(|| address_day::in_query(url()?))
}

/// What a line apart from the article says of the publication: all of it, or the minute of its day.
fn apart(stated: Option<&Stamp>, document: &Document, reasons: &[Reason], context: &StampContext<'_>) -> Option<Stamp> {
    let found = match stated.and_then(|stamp| stamp.instant) {
        None => stamps_apart::publication(document, reasons, context),
        Some(Moment::Day(day)) => stamps_apart::minute(day, document, reasons, context),
        Some(_) => None,
    }?;
    Some(Stamp { raw: found.raw.clone(), instant: found.moment, zone: found.zone, source: Source::Text })
}

fn claim(stamp: &FoundStamp) -> Option<Claim> {
    let field = stamp.role.field()?;
    Some(Claim { field: field.to_owned(), value: stamp.raw.clone(), source: Source::Text })
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
    let stamps: Vec<Stamp> = claims.into_iter().map(|claim| visible.read(claim, context)).collect();
    let best = stamps.iter().find(|stamp| stamp.instant.is_some()).or(stamps.first())?;
    let seen =
        stamps.iter().filter(|stamp| field == "modified" && best.source == Source::Text && stamp.source == best.source);
    let later = |last: &'_ Stamp, next: &Stamp| Some(next.instant?.compare(last.instant?) == Ordering::Greater);
    Some(seen.fold(best, |last, next| if later(last, next) == Some(true) { next } else { last }).clone())
}

/// Takes the time of the last state for that of a change where an earlier publication is stated, else for the publication.
fn settle_last_state(metadata: &mut Metadata, context: &StampContext<'_>, visible: &VisibleStamps) {
    if metadata.claims.iter().all(|claim| claim.field != LAST_STATE) {
        return;
    }
    let published = best(metadata, "published", context, visible);
    let is_change = |claim: &Claim| {
        let published = published.as_ref()?;
        let (before, last) = (published.instant?, visible.read(claim, context).instant?);
        let is_told = published.source <= Source::TimeElement;
        Some(before.compare(last) != Ordering::Greater && (is_told || before.day() < last.day()))
    };
    let changes: Vec<bool> = metadata.claims.iter().map(|claim| is_change(claim) == Some(true)).collect();
    for (claim, is_change) in metadata.claims.iter_mut().zip(changes).filter(|(claim, _)| claim.field == LAST_STATE) {
        if is_change { "modified" } else { "published" }.clone_into(&mut claim.field);
    }
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
    let at = below_head(document, reasons);
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

/// Below the headline and what belongs to it, but above the first entry of a live report; at the top where there is no
/// headline.
fn below_head(document: &Document, reasons: &[Reason]) -> usize {
    let blocks = &document.blocks;
    let Some(headline) = blocks.iter().position(|block| block.kind == BlockKind::Headline) else { return 0 };
    let is_head = |at: &usize| {
        let is_kind = matches!(blocks[*at].kind, BlockKind::Standfirst | BlockKind::Byline | BlockKind::Dates);
        is_kind && reasons[*at] != Reason::LIVE_ENTRY
    };
    headline + 1 + (headline + 1..blocks.len()).take_while(is_head).count()
}
