//! Reads zones beside a clock: offsets, abbreviations, places, and what they make of a clock's reading.

use chrono::{FixedOffset, LocalResult, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::{
    StampContext,
    meaning::Meaning,
    token::{Kind, Line},
};
use crate::model::{Moment, Zone};

/// A zone as a line states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatedZone {
    /// So many minutes east of UTC.
    Minutes(i32),
    /// The clock of a place.
    Place(Tz),
    /// An abbreviation that these places share.
    Shared(&'static [Sharer]),
    /// A zone is named, but not one that is known here.
    Unreadable,
}

/// One place that uses an abbreviation: the place, the minutes east of UTC it means there, and the regions or
/// languages of sites that mean it so.
type Sharer = (Tz, i32, &'static [&'static str]);

/// Abbreviations that mean one offset everywhere, in minutes east of UTC.
const OFFSETS: &[(&str, i32)] = &[
    ("ACDT", 630),
    ("ACST", 570),
    ("AEDT", 660),
    ("AEST", 600),
    ("AKDT", -480),
    ("AKST", -540),
    ("ART", -180),
    ("AWST", 480),
    ("BRT", -180),
    ("CAT", 120),
    ("CDT", -300),
    ("CEST", 120),
    ("CET", 60),
    ("CLST", -180),
    ("CLT", -240),
    ("COT", -300),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("GMT", 0),
    ("HAA", -180),
    ("HAC", -300),
    ("HAE", -240),
    ("HAP", -420),
    ("HAR", -360),
    ("HAT", -150),
    ("HKT", 480),
    ("HNA", -240),
    ("HNC", -360),
    ("HNE", -300),
    ("HNP", -480),
    ("HNR", -420),
    ("HNT", -210),
    ("HST", -600),
    ("ICT", 420),
    ("IDT", 180),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MESZ", 120),
    ("MEZ", 60),
    ("MSK", 180),
    ("MYT", 480),
    ("NDT", -150),
    ("NPT", 345),
    ("NZDT", 780),
    ("NZST", 720),
    ("PDT", -420),
    ("PET", -300),
    ("PHT", 480),
    ("PKT", 300),
    ("SAST", 120),
    ("SGT", 480),
    ("TRT", 180),
    ("UTC", 0),
    ("VET", -240),
    ("WAT", 60),
    ("WEST", 60),
    ("WET", 0),
    ("WIB", 420),
    ("WIT", 540),
    ("WITA", 480),
    ("МСК", 180),
    ("Мск", 180),
    ("мск", 180),
];

/// Names of a place's clock.
const PLACES: &[(&str, Tz)] = &[
    ("CT", Tz::America__Chicago),
    ("ET", Tz::America__New_York),
    ("MT", Tz::America__Denver),
    ("PT", Tz::America__Los_Angeles),
    ("TSİ", Tz::Europe__Istanbul),
    ("Central Time", Tz::America__Chicago),
    ("Eastern Time", Tz::America__New_York),
    ("Mountain Time", Tz::America__Denver),
    ("Pacific Time", Tz::America__Los_Angeles),
    ("Eastern Standard Time", Tz::America__New_York),
    ("Eastern Daylight Time", Tz::America__New_York),
    ("Central Standard Time", Tz::America__Chicago),
    ("Central Daylight Time", Tz::America__Chicago),
    ("Pacific Standard Time", Tz::America__Los_Angeles),
    ("Pacific Daylight Time", Tz::America__Los_Angeles),
    ("British Summer Time", Tz::Europe__London),
    ("Indian Standard Time", Tz::Asia__Kolkata),
    ("heure de Paris", Tz::Europe__Paris),
    ("hora de Madrid", Tz::Europe__Madrid),
    ("hora peninsular", Tz::Europe__Madrid),
    ("hora de Brasília", Tz::America__Sao_Paulo),
    ("horário de Brasília", Tz::America__Sao_Paulo),
    ("по московскому времени", Tz::Europe__Moscow),
    ("по Москве", Tz::Europe__Moscow),
    ("по Киеву", Tz::Europe__Kyiv),
    ("за Києвом", Tz::Europe__Kyiv),
    ("за київським часом", Tz::Europe__Kyiv),
    ("بتوقيت مكة المكرمة", Tz::Asia__Riyadh),
    ("بتوقيت مكة", Tz::Asia__Riyadh),
    ("بتوقيت السعودية", Tz::Asia__Riyadh),
    ("بتوقيت الإمارات", Tz::Asia__Dubai),
    ("بتوقيت أبوظبي", Tz::Asia__Dubai),
    ("بتوقيت بغداد", Tz::Asia__Baghdad),
    ("بتوقيت بيروت", Tz::Asia__Beirut),
    ("بتوقيت دمشق", Tz::Asia__Damascus),
    ("بتوقيت الدوحة", Tz::Asia__Qatar),
    ("بتوقيت تونس", Tz::Africa__Tunis),
    ("بتوقيت الجزائر", Tz::Africa__Algiers),
    ("Central European Time", Tz::Europe__Paris),
    ("Central European Summer Time", Tz::Europe__Paris),
    ("Eastern European Time", Tz::Europe__Bucharest),
    ("Australian Eastern Standard Time", Tz::Australia__Brisbane),
    ("heure de Montréal", Tz::America__Toronto),
    ("heure de l’Est", Tz::America__Toronto),
    ("heure de l'Est", Tz::America__Toronto),
    ("heure de Bruxelles", Tz::Europe__Brussels),
    ("heure de Genève", Tz::Europe__Zurich),
    ("ora italiana", Tz::Europe__Rome),
    ("ora României", Tz::Europe__Bucharest),
    ("hora de Lisboa", Tz::Europe__Lisbon),
    ("hora argentina", Tz::America__Argentina__Buenos_Aires),
    ("hora colombiana", Tz::America__Bogota),
    ("hora del centro de México", Tz::America__Mexico_City),
    ("hora de Chile", Tz::America__Santiago),
    ("deutscher Zeit", Tz::Europe__Berlin),
    ("czasu polskiego", Tz::Europe__Warsaw),
    ("magyar idő szerint", Tz::Europe__Budapest),
    ("svensk tid", Tz::Europe__Stockholm),
    ("norsk tid", Tz::Europe__Oslo),
    ("dansk tid", Tz::Europe__Copenhagen),
    ("Suomen aikaa", Tz::Europe__Helsinki),
    ("Türkiye saatiyle", Tz::Europe__Istanbul),
    ("по Гринвичу", Tz::UTC),
    ("за Гринвічем", Tz::UTC),
    ("по Минску", Tz::Europe__Minsk),
    ("по Ташкенту", Tz::Asia__Tashkent),
    ("भारतीय समयानुसार", Tz::Asia__Kolkata),
    ("giờ Việt Nam", Tz::Asia__Ho_Chi_Minh),
    ("ตามเวลาประเทศไทย", Tz::Asia__Bangkok),
    ("台灣時間", Tz::Asia__Taipei),
    ("台北時間", Tz::Asia__Taipei),
    ("香港時間", Tz::Asia__Hong_Kong),
    ("北京时间", Tz::Asia__Shanghai),
    ("北京時間", Tz::Asia__Shanghai),
    ("日本時間", Tz::Asia__Tokyo),
    ("한국시간", Tz::Asia__Seoul),
    ("بتوقيت غرينتش", Tz::UTC),
    ("بتوقيت جرينتش", Tz::UTC),
    ("بتوقيت القدس", Tz::Asia__Jerusalem),
    ("بتوقيت القاهرة", Tz::Africa__Cairo),
    ("ώρα Ελλάδας", Tz::Europe__Athens),
];

/// Abbreviations that mean different offsets in different places.
const SHARED: &[(&str, &[Sharer])] = &[
    ("AST", &[(Tz::America__Halifax, -240, &["CA"]), (Tz::Asia__Riyadh, 180, &["SA", "ar"])]),
    ("BST", &[(Tz::Europe__London, 60, &["GB"]), (Tz::Asia__Dhaka, 360, &["BD", "bn"])]),
    ("CST", &[(Tz::America__Chicago, -360, &["US", "CA", "MX"]), (Tz::Asia__Shanghai, 480, &["CN", "TW", "zh"])]),
    ("EST", &[(Tz::America__New_York, -300, &["US", "CA"]), (Tz::Australia__Sydney, 600, &["AU"])]),
    (
        "IST",
        &[
            (Tz::Asia__Kolkata, 330, &["IN", "hi", "mr", "ta", "te"]),
            (Tz::Asia__Jerusalem, 120, &["IL", "he"]),
            (Tz::Europe__Dublin, 60, &["IE", "ga"]),
        ],
    ),
    ("MST", &[(Tz::America__Denver, -420, &["US", "CA"]), (Tz::Asia__Kuala_Lumpur, 480, &["MY", "ms"])]),
    ("PST", &[(Tz::America__Los_Angeles, -480, &["US", "CA"]), (Tz::Asia__Manila, 480, &["PH"])]),
];

/// The regions whose sites mean something by an abbreviation that places share, where any of the texts holds one.
pub(super) fn shared_regions(texts: [&str; 2]) -> impl Iterator<Item = &'static str> {
    let words = move || texts.into_iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let is_held = move |name: &str| words().any(|word| word == name);
    let sharers = SHARED.iter().filter(move |(name, _)| is_held(name)).flat_map(|(_, sharers)| sharers.iter());
    sharers
        .flat_map(|sharer| sharer.2)
        .copied()
        .filter(|tag| tag.starts_with(|letter: char| letter.is_ascii_uppercase()))
}

/// Reads a zone at a token behind a clock and says where it ends.
pub(super) fn read_zone(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    read_offset(line, at, 3)
        .or_else(|| read_place(line, at))
        .or_else(|| read_abbreviation(line, at))
        .or_else(|| read_city(line, at))
}

/// Reads the name of a place's clock, which may also stand in front of a stamp.
pub(super) fn read_place(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    let rest = &line.text[line.tokens.get(at)?.span.start..];
    let is_whole =
        |name: &str| !name.is_ascii() || rest[name.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    let longest =
        PLACES.iter().filter(|(name, _)| rest.starts_with(name) && is_whole(name)).max_by_key(|(name, _)| name.len());
    let &(name, zone) = longest?;
    let end = line.tokens[at].span.start + name.len();
    let after = at + line.tokens[at..].iter().take_while(|token| token.span.end <= end).count();
    (after > at).then_some((StatedZone::Place(zone), after))
}

fn read_abbreviation(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    let word = line.words(at);
    if word == "Z" && line.is_glued(at) {
        return Some((StatedZone::Minutes(0), at + 1));
    }
    if let Some(&(_, minutes)) = OFFSETS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word) && (*name == word || matches!(*name, "GMT" | "UTC")))
    {
        let shift = (minutes == 0).then(|| read_offset(line, at + 1, 1)).flatten();
        return Some(shift.unwrap_or((StatedZone::Minutes(minutes), at + 1)));
    }
    SHARED.iter().find(|(name, _)| *name == word).map(|(_, sharers)| (StatedZone::Shared(sharers), at + 1))
}

/// `London time`: the last part of a place in the zone database.
fn read_city(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    let is_city = matches!(line.tokens.get(at)?.kind, Kind::Unknown) && line.means(at + 1, Meaning::TimeWord);
    let word = Some(line.words(at)).filter(|_| is_city)?;
    let zone = TZ_VARIANTS.iter().find(|zone| zone.name().rsplit('/').next() == Some(word));
    Some((zone.map_or(StatedZone::Unreadable, |zone| StatedZone::Place(*zone)), at + 2))
}

/// `+01:00`, `+0100` and, with `least_digits` 1, `+1`.
fn read_offset(line: &Line, at: usize, least_digits: usize) -> Option<(StatedZone, usize)> {
    let sign = match line.mark(at)? {
        '+' => 1,
        '-' | '−' | '–' => -1,
        _ => return None,
    };
    let (value, digits) = line.number(at + 1).filter(|_| line.is_glued(at + 1))?;
    let value = i32::try_from(value).ok()?;
    let minutes = line.small(at + 3, 2).filter(|_| line.mark(at + 2) == Some(':') && line.is_glued(at + 3));
    let (total, end) = match (digits, minutes) {
        (1 | 2, Some(minutes)) if sign > 0 || least_digits == 1 || line.is_glued(at) => {
            (value * 60 + minutes.cast_signed(), at + 4)
        }
        (3 | 4, _) => (value / 100 * 60 + value % 100, at + 2),
        (1 | 2, None) if least_digits == 1 => (value * 60, at + 2),
        _ => return None,
    };
    (total <= 14 * 60).then_some((StatedZone::Minutes(sign * total), end))
}

/// What a clock's reading means: an instant where the zone is known, else the reading itself.
pub(super) fn place(local: NaiveDateTime, stated: Option<StatedZone>, context: &StampContext) -> (Moment, Zone) {
    let unknown = (Moment::Local(local), Zone::Unknown);
    match stated {
        Some(StatedZone::Minutes(minutes)) => {
            at_offset(local, minutes).map_or(unknown, |moment| (moment, Zone::Stated))
        }
        Some(StatedZone::Place(zone)) => in_zone(local, zone, Zone::Stated),
        Some(StatedZone::Shared(sharers)) => {
            let minutes = sharers.iter().find(|sharer| is_meant(local, sharer, context)).map(|sharer| sharer.1);
            minutes.and_then(|minutes| at_offset(local, minutes)).map_or(unknown, |moment| (moment, Zone::Stated))
        }
        Some(StatedZone::Unreadable) => unknown,
        None => context.zone.map_or(unknown, |zone| in_zone(local, zone, Zone::Assumed)),
    }
}

/// Whether the site means this place by a shared abbreviation: its zone setting has that offset on that day, or else
/// its region or language is the place's and the place's clocks showed that offset.
fn is_meant(local: NaiveDateTime, &(zone, minutes, places): &Sharer, context: &StampContext) -> bool {
    let has_offset = |zone: Tz| {
        zone.from_local_datetime(&local)
            .earliest()
            .is_some_and(|time| time.offset().fix().local_minus_utc() == minutes * 60)
            || zone
                .from_local_datetime(&local)
                .latest()
                .is_some_and(|time| time.offset().fix().local_minus_utc() == minutes * 60)
    };
    if let Some(of_site) = context.zone {
        return has_offset(of_site);
    }
    let tags = [context.region(), context.primary_language()];
    has_offset(zone) && tags.into_iter().flatten().any(|tag| places.contains(&tag))
}

fn at_offset(local: NaiveDateTime, minutes: i32) -> Option<Moment> {
    let offset = FixedOffset::east_opt(minutes * 60)?;
    offset.from_local_datetime(&local).single().map(Moment::Fixed)
}

/// In an hour that a place's clocks show twice the reading stays local; in one they skip the zone cannot be right.
fn in_zone(local: NaiveDateTime, zone: Tz, known: Zone) -> (Moment, Zone) {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) => (Moment::Fixed(time.fixed_offset()), known),
        LocalResult::Ambiguous(..) => (Moment::Local(local), known),
        LocalResult::None => (Moment::Local(local), Zone::Unknown),
    }
}
