//! What web archives list of a page: their copies of it, each with its instant and the address of its bytes.
//!
//! | file | what it is for |
//! |---|---|
//! | `timemap` | Memento TimeMaps (RFC 7089), as links and as JSON |
//! | `cdx` | indexes of captures (CDX) in the forms that archives serve |

mod cdx;
mod timemap;

use chrono::{DateTime, NaiveDateTime, Utc};

pub(crate) use cdx::replay_beside;

/// A copy of a page in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Memento {
    /// When the archive received it.
    pub at: DateTime<Utc>,
    /// The address of the page.
    pub original: String,
    /// The address of the copy, as it was received where the archive offers that.
    pub copy: String,
    /// The status of the answer, where the archive says it.
    pub status: Option<u16>,
    /// What the archive calls the bytes: equal where they are.
    pub digest: Option<String>,
}

/// One page of an archive's list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The copies, in the list's order.
    pub mementos: Vec<Memento>,
    /// Where the list goes on.
    pub more: Vec<String>,
}

/// Why a list cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ListingError {
    /// It is neither of the forms that are known.
    #[error("it is no list of copies in a form that is known")]
    Form,
    /// It names copies by their instants alone.
    #[error("it does not say where the copies are")]
    NoReplay,
}

/// The forms of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListingForm {
    /// A Memento TimeMap.
    TimeMap,
    /// A CDX index.
    Cdx,
}

/// Reads a list; `replay` is what stands before the instant in the addresses of copies, as in
/// `https://archive.example/web/`, for lists that do not say it. What of it cannot be read is passed over.
pub(crate) fn read(form: ListingForm, bytes: &[u8], replay: Option<&str>) -> Result<Listing, ListingError> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    match form {
        ListingForm::TimeMap if !text.starts_with('[') => timemap::read(text),
        _ => cdx::read(text, replay),
    }
}

/// The address of a copy as it was received: `…/20251203062900id_/…`. Others add their own links to a page.
fn raw_copy(address: &str) -> String {
    let mut from = 0;
    while let Some(slash) = address[from..].find('/').map(|place| from + place + 1) {
        let part = &address[slash..];
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let modifier = part[digits..].bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
        let rest = &part[digits + modifier..];
        if digits == STAMP && rest.starts_with("/http") {
            return format!("{}{}id_{rest}", &address[..slash], &part[..digits]);
        }
        from = slash;
    }
    address.to_owned()
}

/// Digits of an instant in the addresses of copies.
const STAMP: usize = 14;

/// Reads `20251203062900`; an instant that is cut short is its beginning.
pub(crate) fn read_stamp(digits: &str) -> Option<DateTime<Utc>> {
    const BEGINNING: &str = "00000101000000";
    let is_stamp = (4..=STAMP).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let whole = format!("{digits}{}", BEGINNING.get(digits.len()..).filter(|_| is_stamp)?);
    Some(NaiveDateTime::parse_from_str(&whole, "%Y%m%d%H%M%S").ok()?.and_utc())
}

/// The instant in the address of a copy.
pub(crate) fn stamp_of_copy(address: &str) -> Option<DateTime<Utc>> {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let part = address.split('/').find(|part| digits(part) == STAMP)?;
    read_stamp(&part[..STAMP])
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_asked_for_as_it_was_received() {
        let table = [
            ("https://a.example/web/20251203062900/https://n.example/x", "/20251203062900id_/https://n.example/x"),
            ("https://a.example/web/20251203062900im_/http://n.example/", "/20251203062900id_/http://n.example/"),
            ("https://a.example/web/20251203062900id_/http://n.example/", "/20251203062900id_/http://n.example/"),
            ("https://a.example/copies/7", "/copies/7"),
            ("https://a.example/2025/http://n.example/", "/2025/http://n.example/"),
        ];
        for (address, expected) in table {
            assert!(raw_copy(address).ends_with(expected), "{address}: {}", raw_copy(address));
        }
    }

    #[test]
    fn instants_are_read_from_stamps() {
        let told = |digits| read_stamp(digits).map(|at| at.to_rfc3339()).unwrap_or_default();
        assert_eq!(told("20251203062900"), "2025-12-03T06:29:00+00:00");
        assert_eq!(told("202512"), "2025-12-01T00:00:00+00:00");
        assert_eq!(told("2025"), "2025-01-01T00:00:00+00:00");
        for digits in ["", "20251399000000", "2025120306290000", "today"] {
            assert_eq!(told(digits), "", "{digits}");
        }
        assert_eq!(stamp_of_copy("https://a.example/web/20251203062900id_/http://n/"), read_stamp("20251203062900"));
        assert_eq!(stamp_of_copy("https://a.example/copies/7"), None);
    }
}
