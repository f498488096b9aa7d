//! RSS, Atom and JSON Feed.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use feed_rs::model::Entry;

use super::{Item, ListingError, MAX_ITEMS, repair::repair, xml};
use crate::fetch::plain_address;

/// What a feed shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Feed {
    /// What it calls itself.
    pub title: Option<String>,
    /// Its items in its order, those without an address left out.
    pub items: Vec<Item>,
}

const WANTED: &str = "a feed";

/// Most bytes of a title.
const MAX_TITLE: usize = 500;

/// Reads a feed that came from `url`.
pub(crate) fn read_feed(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<Feed, ListingError> {
    let text = xml::text(bytes, content_type, url)?;
    let other = |found| ListingError::Other { url: url.to_owned(), wanted: WANTED, found };
    if is_html(&text) {
        return Err(other("a page"));
    }
    let is_json = text.starts_with('{');
    if !is_json && !xml::is_shallow(&text) {
        return Err(other("nested too deeply"));
    }
    let mended = if is_json { text.as_str().into() } else { repair(&text) };
    let parser = feed_rs::parser::Builder::new().base_uri(Some(url)).timestamp_parser(instant).build();
    let feed = parser.parse(mended.as_bytes()).map_err(|source| ListingError::Broken {
        url: url.to_owned(),
        wanted: WANTED,
        source: source.into(),
    })?;
    let items = feed.entries.into_iter().take(MAX_ITEMS).filter_map(|entry| item(&entry, url)).collect();
    Ok(Feed { title: feed.title.and_then(|title| one_line(&title.content)), items })
}

fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// An item is known by its address: what it calls its own name may change with its headline.
fn item(entry: &Entry, base: &str) -> Option<Item> {
    let links = || entry.links.iter().filter(|link| !link.href.trim().is_empty());
    let alternate = links().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let href =
        alternate.or_else(|| links().find(|link| link.rel.as_deref() != Some("self"))).map(|link| link.href.as_str());
    let url = plain_address(href.unwrap_or(&entry.id), Some(base).filter(|_| href.is_some()))?;
    let title = entry.title.as_ref().and_then(|title| one_line(&title.content));
    Some(Item { url, title, changed: entry.updated.or(entry.published) })
}

/// A title on one line, as text: many are HTML inside XML.
fn one_line(title: &str) -> Option<String> {
    let mut text = String::new();
    let mut is_tag = false;
    for c in title.chars().take(MAX_TITLE) {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if !is_tag => text.push(c),
            _ => {}
        }
    }
    let mended = repair(&text);
    let plain = quick_xml::escape::unescape(&mended).unwrap_or_else(|_| mended.as_ref().into());
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Zones that RSS names by letters (RFC 822 and what editors write instead), in hours.
const ZONES: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("UT", 0),
    ("Z", 0),
    ("WET", 0),
    ("BST", 1),
    ("WEST", 1),
    ("CET", 1),
    ("MEZ", 1),
    ("CEST", 2),
    ("MESZ", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("JST", 9),
    ("KST", 9),
    ("AEST", 10),
    ("AEDT", 11),
    ("NZST", 12),
    ("NZDT", 13),
];

/// An instant in any of the forms that feeds have.
pub(super) fn instant(words: &str) -> Option<DateTime<Utc>> {
    let words = words.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(words).or_else(|_| DateTime::parse_from_rfc2822(words)) {
        return Some(instant.to_utc());
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z", "%Y-%m-%d %H:%M:%S %#z", "%d %b %Y %H:%M:%S %#z"] {
        if let Ok(instant) = DateTime::parse_from_str(words, form) {
            return Some(instant.to_utc());
        }
    }
    let (local, offset) = match words.rsplit_once(' ') {
        Some((local, zone)) => match ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone)) {
            Some(&(_, hours)) => (local, hours),
            None => (words, 0),
        },
        None => (words, 0),
    };
    let local = local.split_once(", ").map_or(local, |(_, date)| date);
    let forms = [
        "%d %b %Y %H:%M:%S", "%d %b %Y %H:%M", "%d %B %Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%dT%H:%M",
    ];
    let local = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(local, form).ok());
    let local = local.or_else(|| words.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0))?;
    local.and_local_timezone(FixedOffset::east_opt(offset * 3600)?).single().map(|instant| instant.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://a.example/feed.xml";

    /// Each item as `address | title | changed`, or the error.
    fn read(text: impl AsRef<[u8]>) -> String {
        match read_feed(text.as_ref(), None, BASE) {
            Ok(feed) => {
                let lines = feed.items.iter().map(|item| {
                    let changed = item.changed.map(|at| at.format("%F %R").to_string()).unwrap_or_default();
                    format!("{} | {} | {changed}", item.url, item.title.as_deref().unwrap_or_default())
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            Err(error) => format!("error: {error}"),
        }
    }

    fn rss(items: &str) -> String {
        format!("<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
    }

    #[test]
    fn rss_atom_rdf_and_json_show_the_same() {
        let expected = "https://a.example/ferry | Ferry sails | 2025-12-03 06:48";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>x</id><updated>2025-12-03T07:00:00Z</updated>
            <entry><id>tag:a</id><title>Ferry sails</title><link rel='enclosure' href='/ferry.mp3'/><link href='/ferry?utm_source=atom'/>
            <published>2025-12-03T06:29:00Z</published><updated>2025-12-03T06:48:00Z</updated></entry></feed>";
        let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>
            <channel rdf:about='https://a.example/'><title>News</title><link>https://a.example/</link><description>x</description></channel>
            <item rdf:about='https://a.example/ferry'><title>Ferry sails</title><link>https://a.example/ferry</link><dc:date>2025-12-03T06:48:00Z</dc:date></item></rdf:RDF>";
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"1","url":"https://a.example/ferry","title":"Ferry sails","content_text":"x","date_modified":"2025-12-03T06:48:00Z"}]}"#;
        let item = "<item><title>Ferry sails</title><link>https://a.example/ferry#x</link><guid isPermaLink='false'>7</guid>\
            <pubDate>Wed, 03 Dec 2025 06:48:00 GMT</pubDate></item>";
        for feed in [atom, rdf, json, &rss(item)] {
            assert_eq!(read(feed), expected, "{feed}");
        }
    }

    #[test]
    fn what_is_wrong_in_the_wild_is_read_all_the_same() {
        let item = "<item><title>Fish & chips &nbsp; <![CDATA[<b>in &amp; out</b>]]></title><link>https://a.example/x?a=1&b=2</link>\
            <pubDate>Wed, 03 Jun 2025 06:48:00 BST</pubDate></item><item><title>No address</title></item>\
            <item><guid>https://a.example/guid</guid><pubDate>yesterday</pubDate></item>\
            <item><title>Bad</title><link>file:///etc/passwd</link></item>";
        assert_eq!(
            read(rss(item)),
            "https://a.example/x?a=1&b=2 | Fish & chips in & out | 2025-06-03 05:48\nhttps://a.example/guid |  | "
        );
        let (windows, _, _) = encoding_rs::WINDOWS_1251.encode("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>x</title><item><title>Паром</title><link>https://a.example/p</link></item></channel></rss>");
        assert_eq!(read(windows), "https://a.example/p | Паром | ");
    }

    #[test]
    fn what_is_no_feed_says_what_it_is() {
        assert_eq!(read("<!DOCTYPE html><html><body>Hi"), "error: https://a.example/feed.xml is a page, not a feed");
        assert_eq!(read("hello"), "error: cannot read https://a.example/feed.xml as a feed");
        assert_eq!(read(""), "error: cannot read https://a.example/feed.xml as a feed");
        let deep = rss(&format!("<item><description>{}", "<a>".repeat(100_000)));
        assert_eq!(read(deep), "error: https://a.example/feed.xml is nested too deeply, not a feed");
    }

    #[test]
    fn entities_of_its_own_are_never_expanded() {
        let bomb = "<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol1 '&lol;&lol;&lol;&lol;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
        let item = "<item><title>&lol1; &x;</title><link>https://a.example/x</link></item>";
        assert_eq!(read(format!("{bomb}{}", rss(item))), "https://a.example/x | &lol1; &x; | ");
    }

    #[test]
    fn instants_are_read_in_every_form_that_feeds_have() {
        for (words, expected) in [
            ("Wed, 03 Dec 2025 06:29:00 GMT", "2025-12-03 06:29"),
            ("Wed, 3 Dec 2025 06:29:00 +0100", "2025-12-03 05:29"),
            ("03 Jun 2025 06:29 BST", "2025-06-03 05:29"),
            ("2025-12-03T06:29:00+01:00", "2025-12-03 05:29"),
            ("2025-12-03T06:29+01:00", "2025-12-03 05:29"),
            ("2025-12-03 06:29:00", "2025-12-03 06:29"),
            ("2025-12-03", "2025-12-03 00:00"),
            ("Wed, 03 Dec 2025 06:29:00 PST", "2025-12-03 14:29"),
        ] {
            assert_eq!(instant(words).unwrap().format("%F %R").to_string(), expected, "{words}");
        }
        assert_eq!(instant("soon"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_stop_the_program(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), text in "[<>/a&;'=! \\[\\]?-]{0,200}") {
            let _ = read_feed(&bytes, None, BASE);
            let _ = read_feed(rss(&text).as_bytes(), None, BASE);
        }
    }
}
