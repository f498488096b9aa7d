//! Bytes to text: byte order mark, then header, then `meta`, then detection; damage is named, never hidden.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Charset, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use serde::Serialize;

use super::{ExtractError, Page, latin, wide};

/// How the bytes of a page were read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Encoding {
    /// Name of the character encoding, as in `UTF-8`.
    pub name: &'static str,
    /// What said so.
    pub source: EncodingSource,
    /// Places where the bytes were not valid in it.
    pub damaged: usize,
}

/// What named a page's encoding, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EncodingSource {
    /// A byte order mark.
    Mark,
    /// The `Content-Type` header.
    Header,
    /// A `meta` element or an XML declaration.
    Declaration,
    /// The bytes themselves.
    Detected,
}

/// Bytes of a page that are searched for a declaration, as a browser does.
const DECLARATION_WINDOW: usize = 1024;
/// Bytes of a page that decide what an undeclared encoding is.
const DETECTION_WINDOW: usize = 1 << 20;

/// Reads the bytes of a page as text.
pub(super) fn decode(page: &Page<'_>) -> Result<(String, Encoding), ExtractError> {
    if let Some((name, text)) = wide::utf32(page.bytes) {
        let damaged = text.matches('\u{fffd}').count();
        return Ok((text, Encoding { name, source: EncodingSource::Mark, damaged }));
    }
    let utf8 = std::str::from_utf8(page.bytes).ok();
    let (charset, source, skipped) = choose(page, utf8.is_some());
    if charset != UTF_16LE && charset != UTF_16BE && looks_binary(page.bytes) {
        return Err(ExtractError::Binary);
    }
    let (text, damaged) = match utf8.filter(|_| charset == UTF_8) {
        Some(text) => (text[skipped..].to_owned(), 0),
        None => decode_as(charset, &page.bytes[skipped..]),
    };
    Ok((text, Encoding { name: charset.name(), source, damaged }))
}

/// The bytes as text of an encoding, and in how many places they were not valid in it.
pub(super) fn decode_as(charset: &'static Charset, bytes: &[u8]) -> (String, usize) {
    let (text, invalid) = charset.decode_without_bom_handling(bytes);
    let damaged = if invalid { text.matches('\u{fffd}').count() } else { 0 };
    (text.into_owned(), damaged)
}

/// The encoding, what named it, and the length of a byte order mark.
fn choose(page: &Page<'_>, valid_utf8: bool) -> (&'static Charset, EncodingSource, usize) {
    if let Some((charset, length)) = Charset::for_bom(page.bytes) {
        return (charset, EncodingSource::Mark, length);
    }
    if let Some(charset) = wide::unmarked_utf16(&page.bytes[..page.bytes.len().min(DECLARATION_WINDOW)]) {
        return (charset, EncodingSource::Detected, 0);
    }
    let named = page
        .content_type
        .and_then(header_charset)
        .map(|charset| (charset, EncodingSource::Header))
        .or_else(|| declared(page.bytes).map(|charset| (charset, EncodingSource::Declaration)));
    if valid_utf8 && switches_to_japanese(page.bytes) {
        let source = named.filter(|(charset, _)| *charset == ISO_2022_JP).map(|(_, source)| source);
        return (ISO_2022_JP, source.unwrap_or(EncodingSource::Detected), 0);
    }
    let is_utf8 = valid_utf8 || is_nearly_utf8(page.bytes);
    match named {
        // Text that is UTF-8 with letters beyond ASCII is UTF-8, whatever a header claims.
        Some((_, source)) if is_utf8 => (UTF_8, source, 0),
        Some((charset, source)) => {
            let other = mislabelled(page, charset);
            let found = other.unwrap_or(charset);
            let other = latin::by_language(window(page.bytes), found).or(other);
            (other.unwrap_or(charset), if other.is_some() { EncodingSource::Detected } else { source }, 0)
        }
        None if is_utf8 => (UTF_8, EncodingSource::Detected, 0),
        None => {
            let found = detected(page);
            (latin::by_language(window(page.bytes), found).unwrap_or(found), EncodingSource::Detected, 0)
        }
    }
}

/// The bytes that decide what an encoding is.
fn window(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(DETECTION_WINDOW)]
}

/// Whether text of nothing but ASCII holds the marks at which ISO-2022-JP goes over to Japanese letters, which no other
/// text has.
fn switches_to_japanese(bytes: &[u8]) -> bool {
    let window = window(bytes);
    window.is_ascii() && window.windows(3).any(|mark| mark == b"\x1b$B" || mark == b"\x1b$@")
}

/// Whether all but a few of the bytes beyond ASCII are letters in UTF-8, which letters of other encodings hardly ever form.
/// A letter that the end of the page cuts is no fault.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    const LETTERS_A_FAULT: usize = 3;
    let window = window(bytes);
    let (mut sound, mut faults) = (0, 0);
    for chunk in window.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    let is_cut = std::str::from_utf8(window.get(window.len().saturating_sub(3)..).unwrap_or(window));
    let cut = usize::from(is_cut.is_err_and(|error| error.error_len().is_none()));
    sound > 0 && sound >= LETTERS_A_FAULT * (faults - cut.min(faults))
}

/// The encoding of a page that names another one in which its bytes are no text: invalid in many places, or runs of
/// accented letters, which no language with Latin letters writes.
fn mislabelled(page: &Page<'_>, named: &'static Charset) -> Option<&'static Charset> {
    const MANY: usize = 5;
    let window = window(page.bytes);
    let invalid = decode_as(named, window).1;
    let is_wrong = if named == UTF_8 {
        invalid >= MANY && invalid * 2 > sequences(window)
    } else {
        invalid >= MANY || (is_western(named) && touch(window))
    };
    if !is_wrong {
        return None;
    }
    let found = detected(page);
    let is_better = found != named && decode_as(found, window).1 * 10 <= invalid;
    (is_better && (named == UTF_8 || !is_western(found))).then_some(found)
}

/// Encodings of Latin letters that servers name when nobody told them which.
fn is_western(charset: &'static Charset) -> bool {
    matches!(charset.name(), "windows-1252" | "ISO-8859-15" | "windows-1254" | "macintosh")
}

/// Runs of bytes that are not ASCII.
fn sequences(bytes: &[u8]) -> usize {
    usize::from(bytes.first().is_some_and(|first| !first.is_ascii()))
        + bytes.windows(2).filter(|pair| pair[0].is_ascii() && !pair[1].is_ascii()).count()
}

/// Whether most bytes that are not ASCII stand beside another one.
fn touch(bytes: &[u8]) -> bool {
    const FEWEST: usize = 20;
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    high >= FEWEST && sequences(bytes) * 3 < high
}

fn header_charset(content_type: &str) -> Option<&'static Charset> {
    charset_after(content_type.as_bytes())
}

/// The encoding that a `meta` element or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Charset> {
    let window = &bytes[..bytes.len().min(DECLARATION_WINDOW)];
    let charset = window.contains(&b'<').then(|| charset_after(window))??;
    // A page that could be read so far is not UTF-16, as the standard says.
    Some(if charset == UTF_16LE || charset == UTF_16BE { UTF_8 } else { charset })
}

/// The label after the first `charset=` or `encoding=`.
fn charset_after(bytes: &[u8]) -> Option<&'static Charset> {
    let lower = bytes.to_ascii_lowercase();
    let find = |word: &[u8]| lower.windows(word.len()).position(|part| part == word).map(|at| at + word.len());
    let rest = &lower[find(b"charset").or_else(|| find(b"encoding"))?..];
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.+".contains(byte));
    Charset::for_label(&rest[..end.unwrap_or(rest.len())])
}

fn detected(page: &Page<'_>) -> &'static Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let window = window(page.bytes);
    detector.feed(window, window.len() == page.bytes.len());
    let top_level = page.url.and_then(top_level_domain);
    detector.guess(top_level.as_deref().map(str::as_bytes), Utf8Detection::Allow)
}

/// The last label of the host, which says which old encodings are likely.
fn top_level_domain(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let label = host.rsplit('.').next()?;
    (!label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| label.to_ascii_lowercase())
}

/// A few per cent of control bytes never occur in text.
fn looks_binary(bytes: &[u8]) -> bool {
    let window = &bytes[..bytes.len().min(4096)];
    let signature: [&[u8]; 8] =
        [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"\x28\xb5\x2f\xfd"];
    if signature.iter().any(|start| window.starts_with(start)) {
        return true;
    }
    let odd = |part: &[u8]| part.iter().map(|byte| u8::from(matches!(byte, 0..=8 | 14..=26 | 28..=31))).sum::<u8>();
    let odd: usize = window.chunks(u8::MAX.into()).map(|part| usize::from(odd(part))).sum();
    odd * 10 > window.len().max(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], content_type: Option<&str>, expected: (&str, &str, EncodingSource)) {
        let (text, encoding) =
            decode(&Page { bytes, content_type, url: Some("https://a.example/"), ..Page::default() }).unwrap();
        assert_eq!((text.as_str(), encoding.name, encoding.source), expected);
    }

    #[test]
    fn the_mark_comes_before_the_header_before_the_declaration() {
        check(b"\xef\xbb\xbfn\xc3\xa9", Some("text/html; charset=iso-8859-1"), ("né", "UTF-8", EncodingSource::Mark));
        check(b"\xff\xfen\0\xe9\0", None, ("né", "UTF-16LE", EncodingSource::Mark));
        check(
            b"<meta charset=utf-8>\xef\xf0",
            Some("text/html; charset=\"windows-1251\""),
            ("<meta charset=utf-8>пр", "windows-1251", EncodingSource::Header),
        );
        check(
            b"<meta charset='koi8-r'>\xd0",
            None,
            ("<meta charset='koi8-r'>п", "KOI8-R", EncodingSource::Declaration),
        );
        check(
            b"<meta http-equiv=x content=\"text/html; charset=Shift_JIS\">\x93\xfa",
            None,
            (
                "<meta http-equiv=x content=\"text/html; charset=Shift_JIS\">日",
                "Shift_JIS",
                EncodingSource::Declaration,
            ),
        );
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_the_header_says() {
        check("née".as_bytes(), Some("text/html; charset=iso-8859-1"), ("née", "UTF-8", EncodingSource::Header));
        check("né".as_bytes(), None, ("né", "UTF-8", EncodingSource::Detected));
    }

    #[test]
    fn an_undeclared_encoding_is_detected() {
        let (text, encoding) =
            decode(&Page { bytes: b"Le caf\xe9 est ferm\xe9 jusqu'\xe0 l'\xe9t\xe9.", ..Page::default() }).unwrap();
        assert_eq!(text, "Le café est fermé jusqu'à l'été.");
        assert_eq!(encoding.name, "windows-1252");
    }

    #[test]
    fn a_wrong_label_gives_way_to_the_bytes() {
        const RUSSIAN: &str = "Переговоры между паромной компанией и экипажами прервались в понедельник вечером.";
        const CHINESE: &str = "轮渡公司与船员的谈判在星期一晚上持续九个小时后破裂，双方没有达成协议。";
        const JAPANESE: &str = "フェリー会社と乗組員の交渉は月曜日の夜、九時間に及んだ末に決裂したと港が発表した。";
        const KOREAN: &str = "여객선 회사와 선원들의 협상이 월요일 밤 아홉 시간 만에 결렬됐다고 항만이 밝혔다.";
        const FRENCH: &str = "Le café de l'hôtel, fermé à Noël, a été vendu : « déjà », répète son gérant, très fâché.";
        for (text, encoded, label) in [
            (RUSSIAN, "windows-1251", "iso-8859-1"),
            (RUSSIAN, "windows-1251", "utf-8"),
            (CHINESE, "gbk", "iso-8859-1"),
            (CHINESE, "gbk", "utf-8"),
            (JAPANESE, "shift_jis", "utf-8"),
            (JAPANESE, "euc-jp", "iso-8859-1"),
            (KOREAN, "euc-kr", "windows-1252"),
            (FRENCH, "windows-1252", "utf-8"),
            (FRENCH, "windows-1252", "iso-8859-1"),
        ] {
            let (bytes, ..) = Charset::for_label(encoded.as_bytes()).unwrap().encode(text);
            let content_type = format!("text/html; charset={label}");
            let page = Page { bytes: &bytes, content_type: Some(&content_type), ..Page::default() };
            assert_eq!(decode(&page).unwrap().0, text, "{encoded} as {label}");
        }
    }

    #[test]
    fn utf16_is_known_without_a_mark() {
        let page = "<!doctype html><title>Ferry</title><p>Пором née</p>";
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, Some("text/html; charset=utf-8"), (page, "UTF-16LE", EncodingSource::Detected));
        check(&big, None, (page, "UTF-16BE", EncodingSource::Detected));
    }

    #[test]
    fn japanese_in_seven_bits_is_read_declared_or_not() {
        let page = "<!doctype html><title>港</title><p>フェリーは出ない。</p>";
        let (bytes, ..) = Charset::for_label(b"euc-jp").unwrap().encode(page);
        let mut seven = Vec::new();
        let mut is_open = false;
        for byte in bytes.iter() {
            if byte.is_ascii() == is_open {
                seven.extend_from_slice(if is_open { b"\x1b(B" } else { b"\x1b$B" });
                is_open = !is_open;
            }
            seven.push(byte & 0x7f);
        }
        check(&seven, None, (page, "ISO-2022-JP", EncodingSource::Detected));
        check(&seven, Some("text/html; charset=iso-2022-jp"), (page, "ISO-2022-JP", EncodingSource::Header));
        check(&seven, Some("text/html; charset=utf-8"), (page, "ISO-2022-JP", EncodingSource::Detected));
    }

    #[test]
    fn a_few_bad_bytes_leave_utf8_what_it_is() {
        for (text, content_type) in [
            ("العبارة لا تبحر اليوم", None),
            ("Паром не идёт", None),
            ("The ferry – and its crew", None),
            ("Паром не идёт", Some("text/html; charset=iso-8859-1")),
        ] {
            let broken = [text.as_bytes(), b" \xff ", text.as_bytes()].concat();
            let expected = format!("{text} \u{fffd} {text}");
            let page = Page { bytes: &broken, content_type, ..Page::default() };
            let (found, encoding) = decode(&page).unwrap();
            assert_eq!((found, encoding.name, encoding.damaged), (expected, "UTF-8", 1));
        }
        let cut = "Fähre – ü".as_bytes();
        let (text, encoding) = decode(&Page { bytes: &cut[..cut.len() - 1], ..Page::default() }).unwrap();
        assert_eq!((text.as_str(), encoding.damaged), ("Fähre – \u{fffd}", 1));
    }

    #[test]
    fn damage_is_counted() {
        let (_, encoding) = decode(&Page {
            bytes: b"caf\xe9 \xff",
            content_type: Some("text/plain; charset=utf-8"),
            ..Page::default()
        })
        .unwrap();
        assert_eq!(encoding.damaged, 2);
    }
}
