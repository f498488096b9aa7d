//! Sitemaps and indexes of sitemaps (sitemaps.org, version 0.9), with the extension for news.

use quick_xml::events::Event;

use super::{Item, ListingError, MAX_ITEMS, feed::instant, repair::repair, xml};
use crate::fetch::plain_address;

/// What a sitemap shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sitemap {
    /// Pages.
    Pages(Vec<Item>),
    /// Further sitemaps; an item's time is that of the sitemap.
    Index(Vec<Item>),
}

const WANTED: &str = "a sitemap";

/// Most bytes of one value.
const MAX_VALUE: usize = 4_000;

/// Reads a sitemap that came from `url`; one that is lines of text has an address on each.
pub(crate) fn read_sitemap(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<Sitemap, ListingError> {
    let text = xml::text(bytes, content_type, url)?;
    let other = |found| ListingError::Other { url: url.to_owned(), wanted: WANTED, found };
    if text.starts_with("http://") || text.starts_with("https://") {
        let urls = text.lines().take(MAX_ITEMS).filter_map(|line| plain_address(line, None));
        return Ok(Sitemap::Pages(urls.map(|url| Item { url, title: None, changed: None }).collect()));
    }
    let mended = repair(&text);
    let mut reader = xml::lenient(&mended);
    let mut gathered = Gathered::default();
    loop {
        let event = reader.read_event().map_err(|source| ListingError::Broken {
            url: url.to_owned(),
            wanted: WANTED,
            source: source.into(),
        })?;
        match event {
            Event::Start(tag) => gathered.open(tag.name().as_ref()),
            Event::End(tag) => gathered.close(tag.name().as_ref(), url),
            Event::Text(text) => gathered.add(&text.xml10_content()),
            Event::CData(text) => gathered.add(&text.xml10_content()),
            Event::GeneralRef(name) => gathered.add(&character(&name)),
            Event::Eof => break,
            _ => {}
        }
        if gathered.items.len() >= MAX_ITEMS {
            break;
        }
    }
    match gathered.root {
        Some(Root::Pages) => Ok(Sitemap::Pages(gathered.items)),
        Some(Root::Index) => Ok(Sitemap::Index(gathered.items)),
        None => Err(other("something else")),
    }
}

#[derive(Debug, Clone, Copy)]
enum Root {
    Pages,
    Index,
}

/// What stands between an ampersand and a semicolon, as text.
fn character(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.xml10_content();
    quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default().to_owned()
}

/// The name of an element without its prefix; nothing where it is of an image or video, which have places and titles, too.
fn own_name(name: &str) -> &str {
    match name.split_once(':') {
        Some(("image" | "video", _)) => "",
        Some((_, name)) => name,
        None => name,
    }
}

/// What was read so far. Only names of elements count, wherever they stand: no depth is kept.
#[derive(Debug, Default)]
struct Gathered {
    root: Option<Root>,
    items: Vec<Item>,
    value: String,
    place: Option<String>,
    title: Option<String>,
    changed: Option<String>,
}

impl Gathered {
    fn open(&mut self, name: &str) {
        self.value.clear();
        match own_name(name) {
            "urlset" if self.root.is_none() => self.root = Some(Root::Pages),
            "sitemapindex" if self.root.is_none() => self.root = Some(Root::Index),
            "url" | "sitemap" => (self.place, self.title, self.changed) = (None, None, None),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.value.len() + text.len() <= MAX_VALUE {
            self.value.push_str(text);
        }
    }

    fn close(&mut self, name: &str, base: &str) {
        let value =
            || Some(self.value.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty());
        match own_name(name) {
            "loc" if self.place.is_none() => self.place = value(),
            "title" if self.title.is_none() => self.title = value(),
            "lastmod" => self.changed = value(),
            "publication_date" if self.changed.is_none() => self.changed = value(),
            "url" | "sitemap" => {
                let url = self.place.take().and_then(|place| plain_address(&place, Some(base)));
                let (title, changed) = (self.title.take(), self.changed.take().and_then(|words| instant(&words)));
                self.items.extend(url.map(|url| Item { url, title, changed }));
            }
            _ => {}
        }
        self.value.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    const BASE: &str = "https://a.example/sitemap.xml";

    fn read(text: impl AsRef<[u8]>) -> String {
        let (kind, items) = match read_sitemap(text.as_ref(), None, BASE) {
            Ok(Sitemap::Pages(items)) => ("pages", items),
            Ok(Sitemap::Index(items)) => ("index", items),
            Err(error) => return format!("error: {error}"),
        };
        let lines = items.iter().map(|item| {
            let changed = item.changed.map(|at| at.format("%F %R").to_string()).unwrap_or_default();
            format!("\n{} | {} | {changed}", item.url, item.title.as_deref().unwrap_or_default())
        });
        format!("{kind}{}", lines.collect::<String>())
    }

    const NEWS: &str = "<?xml version='1.0' encoding='UTF-8'?>
        <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'
         xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>
        <url><loc>https://a.example/ferry?a=1&amp;b=2&utm_source=x</loc>
        <image:image><image:loc>https://a.example/i.jpg</image:loc><image:title>A boat</image:title></image:image>
        <news:news><news:publication><news:name>A</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2025-12-03T06:29:00Z</news:publication_date><news:title>Ferry &#38; fish</news:title></news:news></url>
        <url><loc><![CDATA[https://a.example/rail]]></loc><lastmod>2025-12-03</lastmod></url>
        <url><loc>file:///etc/passwd</loc></url><url><lastmod>2025-12-03</lastmod></url></urlset>";

    #[test]
    fn pages_have_their_titles_and_times() {
        assert_eq!(
            read(NEWS),
            "pages\nhttps://a.example/ferry?a=1&b=2 | Ferry & fish | 2025-12-03 06:29\nhttps://a.example/rail |  | 2025-12-03 00:00"
        );
    }

    #[test]
    fn an_index_leads_to_sitemaps() {
        let index = "<sitemapindex><sitemap><loc>/news.xml.gz</loc><lastmod>2025-12-03T06:29:00Z</lastmod></sitemap></sitemapindex>";
        assert_eq!(read(index), "index\nhttps://a.example/news.xml.gz |  | 2025-12-03 06:29");
    }

    #[test]
    fn packed_text_and_lines_are_read_and_bombs_are_not() {
        let pack = |text: &[u8]| {
            let mut packer = GzEncoder::new(Vec::new(), Compression::best());
            packer.write_all(text).unwrap();
            packer.finish().unwrap()
        };
        assert_eq!(read(pack(NEWS.as_bytes())), read(NEWS));
        assert_eq!(
            read("https://a.example/one\nnonsense\nhttps://a.example/two"),
            "pages\nhttps://a.example/one |  | \nhttps://a.example/two |  | "
        );
        assert!(read(pack(&vec![b' '; 51 << 20])).starts_with("error: https://a.example/sitemap.xml has more than"));
        assert_eq!(read(b"\x1f\x8bxx"), "error: cannot read https://a.example/sitemap.xml as a packed file");
    }

    #[test]
    fn what_is_no_sitemap_says_so_and_depth_costs_nothing() {
        for text in ["", "<html><body>Hi</body></html>", "hello", "{}"] {
            assert_eq!(read(text), "error: https://a.example/sitemap.xml is something else, not a sitemap", "{text}");
        }
        let deep = format!("<urlset>{}<url><loc>https://a.example/x</loc></url>", "<a>".repeat(200_000));
        assert_eq!(read(deep), "pages\nhttps://a.example/x |  | ");
        let many = format!("<urlset>{}", "<url><loc>https://a.example/x</loc></url>".repeat(MAX_ITEMS + 5));
        assert_eq!(read(many).lines().count(), MAX_ITEMS + 1);
        let bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><urlset><url><loc>https://a.example/&a;</loc></url></urlset>";
        assert_eq!(read(bomb), "pages\nhttps://a.example/&a; |  | ");
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_stop_the_program(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), text in "[<>/a&;'=! \\[\\]?-]{0,200}") {
            let _ = read_sitemap(&bytes, None, BASE);
            let _ = read_sitemap(format!("<urlset>{text}").as_bytes(), None, BASE);
        }
    }
}
