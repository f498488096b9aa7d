//! Text in units of two or four bytes: UTF-16 that no mark names, and UTF-32, which browsers no longer read.

use encoding_rs::{Encoding as Charset, UTF_16BE, UTF_16LE};

/// The text of UTF-32 behind its mark, and the name of the encoding; what is no letter becomes U+FFFD.
pub(super) fn utf32(bytes: &[u8]) -> Option<(&'static str, String)> {
    let (name, read): (_, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => ("UTF-32LE", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, ..] => ("UTF-32BE", u32::from_be_bytes),
        _ => return None,
    };
    let (letters, rest) = bytes[4..].as_chunks();
    let mut text: String = letters.iter().map(|letter| char::from_u32(read(*letter)).unwrap_or('\u{fffd}')).collect();
    if !rest.is_empty() {
        text.push('\u{fffd}');
    }
    Some((name, text))
}

/// UTF-16 without a mark, as the beginning of a page shows it: markup, spaces and the marks between sentences are common
/// in one order of the bytes and rare in the other, and there is next to nothing that no text holds. Bytes of other
/// encodings never look so, for the other byte of these marks is one that they have not.
pub(super) fn unmarked_utf16(window: &[u8]) -> Option<&'static Charset> {
    const FEWEST: usize = 4;
    let (units, _) = window.as_chunks();
    let little = Units::of(units.iter().map(|unit| u16::from_le_bytes(*unit)));
    let big = Units::of(units.iter().map(|unit| u16::from_be_bytes(*unit)));
    let fits = |units: &Units, other: &Units| {
        units.all >= FEWEST
            && units.common * 60 >= units.all
            && units.common > other.common * 2
            && units.odd * 50 <= units.all
    };
    match (fits(&little, &big), fits(&big, &little)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Units of a text, by whether texts hold them.
#[derive(Default)]
struct Units {
    all: usize,
    /// Those of markup, between words and between sentences.
    common: usize,
    /// Those that no text holds.
    odd: usize,
}

impl Units {
    fn of(units: impl Iterator<Item = u16>) -> Self {
        let mut found = Self::default();
        for unit in units {
            found.all += 1;
            match unit {
                // The letters of ASCII from N on are ideographs in the other order.
                0x09 | 0x0a | 0x0d | 0x20..=0x4d | 0x060c | 0x0964 | 0x3001 | 0x3002 | 0xff0c => found.common += 1,
                0..=0x1f | 0x7f..=0x9f | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xfff0..=0xfffc | 0xfffe.. => {
                    found.odd += 1;
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_of_any_script_is_known_without_a_mark() {
        for text in [
            "The ferry stays in port.",
            "<p>Паром остаётся в порту.</p>",
            "Паром остаётся в порту до пятницы.",
            "Το πλοίο μένει στο λιμάνι.",
            "تبقى العبارة في الميناء.",
            "המעבורת נשארת בנמל.",
            "नौका बंदरगाह में रहेगी।",
            "เรือข้ามฟากยังอยู่ที่ท่า จนถึงวันศุกร์",
            "渡轮一直停在港口，直到星期五。一位发言人说，一切正常。",
            "フェリーは港にとどまる。一方、乗組員は金曜日まで待つ。",
            "여객선은 항구에 머문다.",
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(unmarked_utf16(&little), Some(UTF_16LE), "{text}");
            assert_eq!(unmarked_utf16(&big), Some(UTF_16BE), "{text}");
            assert_eq!(unmarked_utf16(text.as_bytes()), None, "{text}");
        }
        for label in ["gbk", "big5", "shift_jis", "euc-kr", "windows-1251"] {
            let charset = Charset::for_label(label.as_bytes()).expect("a known label");
            let (bytes, ..) = charset.encode("轮渡 フェリー 여객선 паром, 渡轮一直停在港口。");
            assert_eq!(unmarked_utf16(&bytes), None, "{label}");
        }
        assert_eq!(unmarked_utf16(&[0; 64]), None);
        assert_eq!(unmarked_utf16(&[1, 0, 32, 0, 7, 0, 3, 0, 32, 0, 255, 255]), None);
    }

    #[test]
    fn utf32_is_read_behind_its_mark() {
        let text = "Паром 🚢";
        let little: Vec<u8> = "\u{feff}Паром 🚢".chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
        let big: Vec<u8> = "\u{feff}Паром 🚢".chars().flat_map(|letter| u32::from(letter).to_be_bytes()).collect();
        assert_eq!(utf32(&little), Some(("UTF-32LE", text.to_owned())));
        assert_eq!(utf32(&big), Some(("UTF-32BE", text.to_owned())));
        assert_eq!(utf32(&[&little[..], &[1]].concat()).map(|(_, text)| text), Some(format!("{text}\u{fffd}")));
        assert_eq!(utf32(b"plain"), None);
    }
}
