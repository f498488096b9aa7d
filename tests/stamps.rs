//! Every form of stamp that the reader must understand, one a line in `fixtures/stamps.tsv`.

use chrono::{DateTime, Utc};
use writethru::{
    extract::dates::{FoundStamp, StampContext, StampRole, find_stamps, is_stamp_line, read_value},
    model::{Moment, Zone},
};

/// The instant at which every page of the table was captured.
fn captured() -> Option<DateTime<Utc>> {
    "2025-12-04T12:00:00Z".parse().ok()
}

fn word(role: StampRole) -> &'static str {
    match role {
        StampRole::Published => "published",
        StampRole::Modified => "modified",
        StampRole::Unlabelled => "unlabelled",
    }
}

fn spell(moment: Option<Moment>, zone: Zone) -> String {
    let known = match zone {
        Zone::Stated => " stated",
        Zone::Assumed => " assumed",
        Zone::Unknown => "",
    };
    moment.map_or("?".to_owned(), |moment| format!("{moment}{known}"))
}

fn spell_stamp(stamp: &FoundStamp) -> String {
    format!("{} {}", word(stamp.role), spell(stamp.moment, stamp.zone))
}

/// Reads a line of the table: what kind of line, language, the site's zone, text, expected.
fn check(row: &str) -> Result<(), String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let [kind, language, zone, text, expected] = columns[..] else { return Err(format!("not five columns: {row}")) };
    let context = StampContext {
        language: Some(language).filter(|tag| *tag != "-"),
        zone: zone.parse().ok(),
        at: captured(),
        ..StampContext::default()
    };
    let stamps = || find_stamps(text, &context).iter().map(spell_stamp).collect::<Vec<_>>().join("; ");
    let found = match kind {
        "value" => read_value(text, &context).map_or("?".to_owned(), |(moment, zone)| spell(Some(moment), zone)),
        _ => stamps(),
    };
    if found != expected {
        return Err(format!("{language} {text}\n    expected {expected}\n    found    {found}"));
    }
    match kind {
        "line" if !is_stamp_line(text) => Err(format!("{language} {text}\n    is a stamp line")),
        "words" if is_stamp_line(text) => Err(format!("{language} {text}\n    is no stamp line")),
        _ => Ok(()),
    }
}

#[test]
fn every_form_of_the_table_is_read() {
    let rows = include_str!("fixtures/stamps.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = rows.filter_map(|row| check(row).err()).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
