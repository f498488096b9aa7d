//! When the files of one article were captured, and how that is known.
//!
//! One kind of evidence dates all files of an article, so that two clocks are never mixed in one history: the first kind
//! that every file has and that tells them all apart.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};

use crate::model::{DatedBy, Moment, PublicationDates};

/// What is known about the time of one file.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    /// What the page states about itself.
    pub(super) stated: PublicationDates,
    /// The date in the file's name.
    pub(super) file_name: Option<DateTime<Utc>>,
    /// When the file was last written.
    pub(super) file_time: DateTime<Utc>,
}

/// Dates the files of one article, given in the order of their names; `taken` are the instants it has captures of.
pub(super) fn date_files(
    files: &[Evidence],
    taken: &[DateTime<Utc>],
    now: DateTime<Utc>,
) -> Vec<(DateTime<Utc>, DatedBy)> {
    let tells_apart = |times: &[DateTime<Utc>]| {
        let mut seen: BTreeSet<_> = taken.iter().copied().collect();
        times.iter().all(|at| seen.insert(*at))
    };
    let stamps = || files.iter().map(|file| stamp(&file.stated, now)).collect::<Option<Vec<_>>>();
    let names = || files.iter().map(|file| file.file_name).collect::<Option<Vec<_>>>();
    let times: Vec<_> = files.iter().map(|file| file.file_time).collect();
    let dated = |times: Vec<DateTime<Utc>>, by| times.into_iter().map(|at| (at, by)).collect();
    if let Some(stamps) = stamps().filter(|stamps| tells_apart(stamps)) {
        return dated(stamps, DatedBy::PageStamp);
    }
    match names() {
        Some(names) if tells_apart(&names) || !tells_apart(&times) => dated(names, DatedBy::FileName),
        _ => dated(times, DatedBy::FileTime),
    }
}

/// The instant of a page's own stamp, where it can be the time of a capture: with a clock, and not in the future.
///
/// A stamp without a zone is read as UTC; how it was stated stays in the version.
fn stamp(stated: &PublicationDates, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let moment = [&stated.modified, &stated.published].into_iter().flatten().find_map(|stamp| stamp.instant)?;
    let at = match moment {
        Moment::Day(_) => return None,
        Moment::Local(wall) => wall.and_utc(),
        Moment::Fixed(instant) => instant.to_utc(),
    };
    // A clock without a zone can be up to a day ahead of ours.
    (at <= now.checked_add_days(Days::new(1))?).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Source, Stamp, Zone};

    /// A file as `stamp | date in the name`; either may be missing. Files were last written a second apart.
    fn files(rows: &[&str]) -> Vec<Evidence> {
        let stamp = |text: &str| {
            let instant = text.parse().ok()?;
            Some(Stamp { raw: text.to_owned(), instant: Some(instant), zone: Zone::Unknown, source: Source::Text })
        };
        let row = |(seconds, row): (i64, &&str)| {
            let (stated, name) = row.split_once('|').expect("two columns");
            Evidence {
                stated: PublicationDates { published: None, modified: stamp(stated.trim()) },
                file_name: name.trim().parse().ok(),
                file_time: DateTime::from_timestamp(1_700_000_000 + seconds, 0).expect("in range"),
            }
        };
        (0..).zip(rows).map(row).collect()
    }

    fn check(rows: &[&str], by: DatedBy, first: &str) {
        let now = "2025-12-04T12:00:00Z".parse().expect("a valid instant");
        let dated = date_files(&files(rows), &[], now);
        assert!(dated.iter().all(|(_, known_by)| *known_by == by), "{rows:?} gave {dated:?}");
        assert_eq!(dated[0].0.to_rfc3339(), format!("{first}+00:00"), "{rows:?}");
    }

    #[test]
    fn the_page_s_own_stamps_come_first() {
        let rows = ["2025-12-03T06:29:00 | 2025-12-03T06:31:00Z", "2025-12-03T06:48:00 | 2025-12-03T06:50:00Z"];
        check(&rows, DatedBy::PageStamp, "2025-12-03T06:29:00");
        check(&["2025-12-03T06:29:00+02:00 |"], DatedBy::PageStamp, "2025-12-03T04:29:00");
    }

    #[test]
    fn a_stamp_that_did_not_move_cannot_date_a_stealth_edit() {
        let rows = ["2025-12-03T06:29:00 | 2025-12-03T06:31:00Z", "2025-12-03T06:29:00 | 2025-12-03T06:50:00Z"];
        check(&rows, DatedBy::FileName, "2025-12-03T06:31:00");
    }

    #[test]
    fn one_file_without_a_stamp_makes_the_names_date_all() {
        let rows = ["2025-12-03T06:29:00 | 2025-12-03T06:31:00Z", " | 2025-12-03T06:50:00Z"];
        check(&rows, DatedBy::FileName, "2025-12-03T06:31:00");
    }

    #[test]
    fn a_bare_day_or_a_time_in_the_future_is_no_time_of_capture() {
        check(&["2025-12-03 | 2025-12-03T06:31:00Z"], DatedBy::FileName, "2025-12-03T06:31:00");
        check(&["2025-12-09T10:00:00 | 2025-12-03T06:31:00Z"], DatedBy::FileName, "2025-12-03T06:31:00");
    }

    #[test]
    fn files_without_any_date_are_dated_by_their_time() {
        check(&["|", "|"], DatedBy::FileTime, "2023-11-14T22:13:20");
        let rows = ["| 2025-12-03T00:00:00Z", "| 2025-12-03T00:00:00Z"];
        check(&rows, DatedBy::FileTime, "2023-11-14T22:13:20");
    }

    #[test]
    fn a_stamp_that_an_earlier_capture_has_cannot_date_another() {
        let taken = ["2025-12-03T06:29:00Z".parse().expect("a valid instant")];
        let dated = date_files(&files(&["2025-12-03T06:29:00 | 2025-12-03T06:50:00Z"]), &taken, taken[0]);
        assert_eq!(dated[0].1, DatedBy::FileName);
    }

    #[test]
    fn no_files_have_no_dates() {
        assert!(date_files(&[], &[], DateTime::UNIX_EPOCH).is_empty());
    }
}
