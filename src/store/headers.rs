//! Headers of responses: a JSON list of name and value pairs, compressed against those of an earlier capture. Where a
//! response was not reached straight from its address, its route stands before them as an object.
//!
//! Captures come in runs of 256, which begin at capture 2: the first answer holds the page, the checks after it seldom
//! do. In each run the first is the one that the others are compressed against, where it has headers itself; headers
//! equal to those are an empty column. So a read decodes at most two frames. The links of the chain show a damaged
//! frame, so these have no checksum.

use serde::{Deserialize, Serialize};

use crate::{
    model::{Header, Route},
    store::codec::{self, CodecError, Decoder},
};

/// The most bytes of headers that are read back.
const LIMIT: usize = 16 << 20;

/// Why headers could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum HeadersError {
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
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
    Route(R),
}

/// The headers and the route of a response before they are compressed; `None` where there is nothing to say.
pub(super) fn form(headers: &[Header], route: &Route) -> Option<Vec<u8>> {
    let route = (!route.is_direct()).then_some(Item::Route(route));
    let headers = headers.iter().map(|header| Item::Header(&*header.name, &*header.value));
    let items: Vec<Item<&Route, &str>> = route.into_iter().chain(headers).collect();
    let form = || serde_json::to_vec(&items).expect("plain data in memory always becomes JSON");
    (!items.is_empty()).then(form)
}

/// The column of some headers behind the prefix of their anchor.
pub(super) fn write(form: &[u8], prefix: &[u8]) -> Result<Vec<u8>, CodecError> {
    if form == prefix { Ok(Vec::new()) } else { codec::compress_bare(form, prefix) }
}

/// The headers of a column, and the route of their response.
pub(super) fn read(decoder: &mut Decoder, column: &[u8], prefix: &[u8]) -> Result<(Vec<Header>, Route), HeadersError> {
    let own = if column.is_empty() { None } else { Some(decoder.decompress_bare(column, prefix, LIMIT)?) };
    let items: Vec<Item<Route, String>> = serde_json::from_slice(own.as_deref().unwrap_or(prefix))?;
    let (mut headers, mut route) = (Vec::new(), Route::default());
    for item in items {
        match item {
            Item::Header(name, value) => headers.push(Header { name, value }),
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
        let form = |headers: &[Header]| form(headers, Route::DIRECT).unwrap();
        let mut decoder = Decoder::new();
        let first = write(&form(&headers("1")), &[]).unwrap();
        let prefix = prefix(&mut decoder, Some(&first)).unwrap();
        assert_eq!(read(&mut decoder, &first, &[]).unwrap().0, headers("1"));
        let (same, other) = ["1", "2"].map(|age| write(&form(&headers(age)), &prefix).unwrap()).into();
        assert!(same.is_empty() && other.len() < first.len());
        assert_eq!(read(&mut decoder, &same, &prefix).unwrap().0, headers("1"));
        assert_eq!(read(&mut decoder, &other, &prefix).unwrap().0, headers("2"));
    }
}
