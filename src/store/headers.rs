//! Headers of responses: a JSON list of name and value pairs, compressed against those of an earlier capture. Where a
//! response was not reached straight from its address, its route stands before them as an object.
//!
//! Captures come in runs of 256, which begin at capture 2: the first answer holds the page, the checks after it seldom
//! do. In each run the first is the one that the others are compressed against, where it has headers itself; headers
//! equal to those are an empty column. So a read decodes at most two frames. The links of the chain show a damaged
//! frame, so these have no checksum. What a server says of its clock is kept as its distance from ours, which is much
//! the same at each check while the words never are.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    model::{Header, Route},
    store::codec::{self, CodecError, Decoder},
};

/// The most bytes of headers that are read back.
const LIMIT: usize = 16 << 20;

/// Headers that say an instant near that of the answer, and how (RFC 9110, section 5.6.7).
const CLOCKS: [&str; 2] = ["date", "expires"];
const INSTANT: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// Why headers could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum HeadersError {
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error("an instant in the headers is beyond the calendar")]
    Instant,
}

/// The capture whose headers those of another are compressed against; none where they stand alone.
pub(super) fn anchor(capture: u32) -> Option<u32> {
    let anchor = capture.checked_sub(2)? / 256 * 256 + 2;
    (anchor != capture).then_some(anchor)
}

/// What the headers of an anchor's column are to those that are compressed against them.
pub(super) fn prefix(decoder: &mut Decoder, anchor: Option<&[u8]>) -> Result<Vec<u8>, CodecError> {
    anchor.map_or(Ok(Vec::new()), |frame| decoder.decompress_bare(frame, &[], LIMIT))
}

/// One item of the list.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Item<R, S> {
    Header(S, S),
    /// A header whose value is an instant, so many seconds after that of the capture.
    Clock(S, i64),
    Route(R),
}

/// The headers and the route of a response before they are compressed; `None` where there is nothing to say.
pub(super) fn form(headers: &[Header], route: &Route, at: DateTime<Utc>) -> Option<Vec<u8>> {
    let route = (!route.is_direct()).then_some(Item::Route(route));
    let headers = headers.iter().map(|header| match distance(header, at) {
        Some(seconds) => Item::Clock(&*header.name, seconds),
        None => Item::Header(&*header.name, &*header.value),
    });
    let items: Vec<Item<&Route, &str>> = route.into_iter().chain(headers).collect();
    let form = || serde_json::to_vec(&items).expect("plain data in memory always becomes JSON");
    (!items.is_empty()).then(form)
}

/// The column of some headers behind the prefix of their anchor.
pub(super) fn write(form: &[u8], prefix: &[u8]) -> Result<Vec<u8>, CodecError> {
    if form == prefix { Ok(Vec::new()) } else { codec::compress_bare(form, prefix) }
}

/// Seconds from the instant of a capture to the one that a header says, where the header can be made of them again.
fn distance(header: &Header, at: DateTime<Utc>) -> Option<i64> {
    CLOCKS.iter().find(|name| header.name.eq_ignore_ascii_case(name))?;
    let told = NaiveDateTime::parse_from_str(&header.value, INSTANT).ok()?;
    let seconds = told.and_utc().timestamp() - at.timestamp();
    (instant(at, seconds)? == header.value).then_some(seconds)
}

/// The instant so many seconds after that of a capture, as a header says it.
fn instant(at: DateTime<Utc>, seconds: i64) -> Option<String> {
    let at = DateTime::from_timestamp(at.timestamp(), 0)?;
    let told = at.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some(told.format(INSTANT).to_string())
}

/// The headers of a column of a capture, and the route of their response.
pub(super) fn read(
    decoder: &mut Decoder,
    column: &[u8],
    prefix: &[u8],
    at: DateTime<Utc>,
) -> Result<(Vec<Header>, Route), HeadersError> {
    let own = if column.is_empty() { None } else { Some(decoder.decompress_bare(column, prefix, LIMIT)?) };
    let items: Vec<Item<Route, String>> = serde_json::from_slice(own.as_deref().unwrap_or(prefix))?;
    let (mut headers, mut route) = (Vec::new(), Route::default());
    for item in items {
        match item {
            Item::Header(name, value) => headers.push(Header { name, value }),
            Item::Clock(name, seconds) => {
                headers.push(Header { name, value: instant(at, seconds).ok_or(HeadersError::Instant)? });
            }
            Item::Route(found) => route = found,
        }
    }
    Ok((headers, route))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_captures_share_an_anchor() {
        for (capture, expected) in
            [(0, None), (1, None), (2, None), (3, Some(2)), (257, Some(2)), (258, None), (259, Some(258))]
        {
            assert_eq!(anchor(capture), expected, "{capture}");
        }
    }

    #[test]
    fn headers_read_back_and_equal_ones_cost_nothing() {
        let headers = |age: &str| {
            vec![
                Header { name: "server".into(), value: "nginx".into() },
                Header { name: "Age".into(), value: age.into() },
            ]
        };
        let at = DateTime::UNIX_EPOCH;
        let form = |headers: &[Header]| form(headers, Route::DIRECT, at).unwrap();
        let mut decoder = Decoder::new();
        let first = write(&form(&headers("1")), &[]).unwrap();
        let prefix = prefix(&mut decoder, Some(&first)).unwrap();
        assert_eq!(read(&mut decoder, &first, &[], at).unwrap().0, headers("1"));
        let (same, other) = ["1", "2"].map(|age| write(&form(&headers(age)), &prefix).unwrap()).into();
        assert!(same.is_empty() && other.len() < first.len());
        assert_eq!(read(&mut decoder, &same, &prefix, at).unwrap().0, headers("1"));
        assert_eq!(read(&mut decoder, &other, &prefix, at).unwrap().0, headers("2"));
    }

    #[test]
    fn a_clock_that_goes_as_ours_costs_nothing_and_every_word_comes_back() {
        let at = "2025-12-03T06:29:00.900Z".parse::<DateTime<Utc>>().unwrap();
        let table = [
            ("Date", "Wed, 03 Dec 2025 06:29:01 GMT", true),
            ("expires", "Thu, 01 Jan 1970 00:00:00 GMT", true),
            ("date", "Wed, 3 Dec 2025 06:29:01 GMT", false),
            ("date", "wed, 03 dec 2025 06:29:01 GMT", false),
            ("date", "Thu, 03 Dec 2025 06:29:01 GMT", false),
            ("date", "Wed, 03 Dec 2025 23:59:60 GMT", false),
            ("Expires", "-1", false),
            ("Last-Modified", "Wed, 03 Dec 2025 06:29:01 GMT", false),
        ];
        let mut decoder = Decoder::new();
        for (name, value, is_clock) in table {
            let header = Header { name: name.into(), value: value.into() };
            assert_eq!(distance(&header, at).is_some(), is_clock, "{value}");
            let column = write(&form(std::slice::from_ref(&header), Route::DIRECT, at).unwrap(), &[]).unwrap();
            assert_eq!(read(&mut decoder, &column, &[], at).unwrap().0, [header], "{value}");
        }
        let form = |seconds| {
            let now = at + TimeDelta::seconds(seconds);
            let value = (now + TimeDelta::seconds(2)).format(INSTANT).to_string();
            form(&[Header { name: "date".into(), value }], Route::DIRECT, now)
        };
        assert_eq!(form(0), form(1_020));
        let column = write(br#"[["date",9223372036854775807]]"#, &[]).unwrap();
        assert!(matches!(read(&mut decoder, &column, &[], at), Err(HeadersError::Instant)));
    }
}
