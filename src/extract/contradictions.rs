//! Which time counts where machines and readers are told different ones, or one statement for machines another than the
//! next. It only chooses among what the page states.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, Timelike, Utc};

use super::{
    dates::{FoundStamp, StampContext},
    visible_stamps::VisibleStamps,
};
use crate::model::{Claim, Moment, PublicationDates, Source, Stamp, Zone};

/// The most minutes that clocks are behind UTC and ahead of it.
const MOST_BEHIND: i64 = 11 * 60;
const MOST_AHEAD: i64 = 14 * 60;
/// The minutes by which clocks differ from UTC that are no whole hours: Marquesas, Newfoundland, Iran, Afghanistan, India,
/// Nepal, Myanmar, Eucla, South Australia, Lord Howe, Chatham, some of them also in summer.
const BETWEEN_HOURS: [i64; 13] = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825];

/// All that a page tells of its times.
pub(super) struct Told<'a> {
    pub(super) claims: &'a [Claim],
    pub(super) context: StampContext<'a>,
    /// The stamps that a reader sees.
    pub(super) visible: &'a VisibleStamps,
}

impl Told<'_> {
    /// What claims of a field say, the best source first.
    fn of<'t>(&'t self, field: &'t str) -> impl Iterator<Item = Stamp> + 't {
        let mut claims: Vec<&Claim> = self.claims.iter().filter(|claim| claim.field == field).collect();
        claims.sort_by_key(|claim| claim.source);
        claims.into_iter().map(|claim| self.visible.read(claim, &self.context))
    }
}

/// Gives each time the minute that a reader sees, where machines get the day alone, else the minute of that day that
/// another statement for machines gives.
pub(super) fn take_minutes(stated: &mut PublicationDates, told: &Told<'_>) {
    for (stated, field) in both(stated) {
        let finer = |stated: &Stamp| minute_of(stated, field, told.visible).or_else(|| finer_of(stated, field, told));
        let minute = stated.as_ref().and_then(finer);
        *stated = minute.or(stated.take());
    }
}

/// Settles what is left to be settled between the statements of a page.
pub(super) fn settle(stated: &mut PublicationDates, told: &Told<'_>) {
    if let Some(earlier) = stated_before_change(stated, told) {
        stated.published = Some(earlier);
    } else if let Some(changed) = changed_since(stated, told) {
        stated.modified = Some(changed);
    }
    if let Some(agreed) = stated.published.as_ref().and_then(|published| agreed(published, told)) {
        stated.published = Some(agreed);
    }
    for (stated, field) in both(stated) {
        let by_reader = stated.as_ref().and_then(|stated| by_clock_of_reader(stated, field, told.visible));
        *stated = by_reader.or(stated.take());
    }
    if let Some(earlier) = stated.published.as_ref().and_then(|published| seen_earlier(published, told.visible)) {
        stated.published = Some(earlier);
    }
}

/// The stamps that a reader sees of a field, but for those that count back and are not exact.
fn visible_of<'v>(field: &'v str, visible: &'v VisibleStamps) -> impl Iterator<Item = &'v FoundStamp> {
    visible.iter().filter(move |seen| seen.role.field() == Some(field) && !seen.is_relative)
}

fn both(stated: &mut PublicationDates) -> [(&mut Option<Stamp>, &'static str); 2] {
    [(&mut stated.published, "published"), (&mut stated.modified, "modified")]
}

/// The minute that a reader sees, where machines get the day alone; in another zone it can be the day before or after.
fn minute_of(stated: &Stamp, field: &str, visible: &VisibleStamps) -> Option<Stamp> {
    let Some(Moment::Day(day)) = stated.instant else { return None };
    let is_near = |moment: &Moment| !matches!(moment, Moment::Day(_)) && (moment.day() - day).num_days().abs() <= 1;
    let seen = visible_of(field, visible);
    let minute = seen.min_by_key(|seen| seen.moment.map(|moment| (moment.day() - day).num_days().abs()))?;
    minute.moment.filter(is_near).map(|_| of_reader(minute))
}

/// Another statement of the same day that gives its minute; midnight is what systems make of a day.
fn finer_of(stated: &Stamp, field: &str, told: &Told<'_>) -> Option<Stamp> {
    let Some(Moment::Day(day)) = stated.instant else { return None };
    let is_minute = |moment: Moment| !matches!(moment, Moment::Day(_)) && moment.wall().time() != NaiveTime::MIN;
    let is_finer = |moment: Moment| moment.day() == day && is_minute(moment);
    told.of(field).find(|other| other.instant.is_some_and(is_finer))
}

/// Another statement of an earlier publication, where what machines are told first is the time of the last change in both
/// fields: some systems write that.
fn stated_before_change(stated: &PublicationDates, told: &Told<'_>) -> Option<Stamp> {
    let (published, modified) = (stated.published.as_ref()?, stated.modified.as_ref()?);
    if published.source >= Source::Text || published.instant? != modified.instant? {
        return None;
    }
    let is_of_page = |source| matches!(source, Source::OpenGraph | Source::Meta | Source::Text);
    let changed = modified.instant?.day();
    told.of("published").filter(|other| is_of_page(other.source)).find(|other| is_earlier(other, changed))
}

fn is_earlier(stamp: &Stamp, day: NaiveDate) -> bool {
    stamp.instant.is_some_and(|instant| instant.day() < day)
}

/// The change on a later day that another statement gives, where the best one only repeats the time of publication, as
/// systems write that record no change.
fn changed_since(stated: &PublicationDates, told: &Told<'_>) -> Option<Stamp> {
    let (published, modified) = (stated.published.as_ref()?.instant?, stated.modified.as_ref()?.instant?);
    let is_later = |other: &Stamp| other.instant.is_some_and(|at| at.day() > modified.day());
    told.of("modified").find(|other| published == modified && is_later(other))
}

/// What another statement says of the publication, where it is the day that a reader sees and the best one names another:
/// two against one. Where that is the address, the reader's stamp.
fn agreed(published: &Stamp, told: &Told<'_>) -> Option<Stamp> {
    let seen = visible_of("published", told.visible).next()?;
    let (day, stated) = (seen.moment?.day(), published.instant?.day());
    if published.source >= Source::Text || is_seen(stated, told.visible) {
        return None;
    }
    let is_of_page = |source| matches!(source, Source::JsonLd | Source::OpenGraph | Source::Meta | Source::Url);
    let is_other =
        |other: &Stamp| is_of_page(other.source) && other.instant.is_some_and(|instant| instant.day() == day);
    told.of("published").find(is_other).map(|other| if other.source == Source::Url { of_reader(seen) } else { other })
}

/// The earlier publication that a reader sees: what machines are told is then that of a copy, or of a change.
fn seen_earlier(published: &Stamp, visible: &VisibleStamps) -> Option<Stamp> {
    let seen = visible_of("published", visible).next()?;
    let stated = published.instant?.day();
    let apart = (stated - seen.moment?.day()).num_days();
    (apart > 0 && published.source < Source::Text && !is_seen(stated, visible)).then(|| of_reader(seen))
}

/// Whether a reader sees a day, and not as that of a change.
fn is_seen(day: NaiveDate, visible: &VisibleStamps) -> bool {
    let seen = visible.iter().filter(|seen| seen.role.field() != Some("modified"));
    seen.filter_map(|seen| seen.moment).any(|moment| moment.day() == day)
}

/// What machines are told by the clock that a reader sees it by: the same instant in the reader's zone, or the reader's
/// day where that is the instant's in some zone.
fn by_clock_of_reader(stated: &Stamp, field: &str, visible: &VisibleStamps) -> Option<Stamp> {
    let Some(Moment::Fixed(instant)) =
        stated.instant.filter(|_| stated.source < Source::Text && stated.zone == Zone::Stated)
    else {
        return None;
    };
    let offset = |seen: &FoundStamp| match seen.moment? {
        Moment::Fixed(shown) => (minutes(shown.naive_utc()) == minutes(instant.naive_utc())).then(|| *shown.offset()),
        Moment::Local(shown) if instant.offset().fix().local_minus_utc() == 0 => {
            offset_between(minutes(instant.naive_utc()), minutes(shown))
        }
        _ => None,
    };
    let is_of_field = |seen: &&FoundStamp| seen.role.field().is_none_or(|of| of == field);
    let (labelled, bare) = (visible_of(field, visible), visible.iter().filter(is_of_field));
    if let Some(offset) = labelled.chain(bare).find_map(offset) {
        let instant = Some(Moment::Fixed(instant.with_timezone(&offset)));
        return Some(Stamp { instant, zone: Zone::Stated, ..stated.clone() });
    }
    let is_of_a_place = |seen: &&FoundStamp| field == "published" && !matches!(seen.moment, Some(Moment::Fixed(_)));
    let first = visible_of(field, visible).next().filter(is_of_a_place)?;
    let day = first.moment?.day();
    let utc = instant.with_timezone(&Utc).fixed_offset();
    let reaches = |minutes: i64| (utc.naive_utc() + TimeDelta::minutes(minutes)).date() == day;
    if is_seen(instant.date_naive(), visible) || !(reaches(-MOST_BEHIND) || reaches(MOST_AHEAD)) {
        return None;
    }
    Some(if utc.date_naive() == day {
        Stamp { instant: Some(Moment::Fixed(utc)), ..stated.clone() }
    } else {
        of_reader(first)
    })
}

/// The zone in which an instant is what a clock shows.
fn offset_between(utc: NaiveDateTime, shown: NaiveDateTime) -> Option<FixedOffset> {
    let apart = (shown - utc).num_minutes();
    let is_whole = apart % 60 == 0 && (-MOST_BEHIND..=MOST_AHEAD).contains(&apart);
    let is_zone = is_whole || BETWEEN_HOURS.contains(&apart);
    FixedOffset::east_opt(i32::try_from(apart * 60).ok().filter(|_| is_zone)?)
}

/// A time without its seconds.
fn minutes(time: NaiveDateTime) -> NaiveDateTime {
    time - TimeDelta::seconds(i64::from(time.second())) - TimeDelta::nanoseconds(i64::from(time.nanosecond()))
}

fn of_reader(seen: &FoundStamp) -> Stamp {
    Stamp { raw: seen.raw.clone(), instant: seen.moment, zone: seen.zone, source: Source::Text }
}
