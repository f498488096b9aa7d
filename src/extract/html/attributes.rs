//! The attributes of a tag, counted before the parser reads them: it compares each with all before it.

use std::ops::Range;

/// Attributes a tag may have.
const MOST: usize = 1000;

/// Where in a tag the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside of tags.
    Text,
    /// Behind `<` or `</`.
    Open,
    /// In the name of the tag.
    Tag,
    /// Where an attribute may begin.
    Gap,
    /// In the name of an attribute.
    Name,
    /// Behind white space after it.
    BehindName,
    /// Behind `=`.
    BeforeValue,
    /// In a value without marks.
    Bare,
    /// In a value between marks such as this one.
    Quoted(u8),
}

impl Place {
    /// The place behind a byte, as the parser reads tags.
    fn behind(self, byte: u8) -> Self {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c);
        match (self, byte) {
            (Self::Quoted(mark), _) => {
                if byte == mark {
                    Self::Gap
                } else {
                    self
                }
            }
            (Self::Text, b'<') | (Self::Open, b'<' | b'/') => Self::Open,
            (Self::Open, _) if byte.is_ascii_alphabetic() => Self::Tag,
            (Self::Text | Self::Open, _) | (_, b'>') => Self::Text,
            (Self::BeforeValue, b'"' | b'\'') => Self::Quoted(byte),
            (Self::BeforeValue, _) => {
                if is_blank {
                    self
                } else {
                    Self::Bare
                }
            }
            (Self::Bare, _) => {
                if is_blank {
                    Self::Gap
                } else {
                    self
                }
            }
            (Self::Name | Self::BehindName, b'=') => Self::BeforeValue,
            (Self::Name | Self::BehindName, _) if is_blank => Self::BehindName,
            (_, b'/') => Self::Gap,
            (Self::Tag | Self::Gap, _) if is_blank => Self::Gap,
            (Self::Tag, _) => Self::Tag,
            _ => Self::Name,
        }
    }
}

/// What is known of the tag that is being read.
pub(super) struct Attributes {
    place: Place,
    count: usize,
}

impl Attributes {
    pub(super) fn new() -> Self {
        Self { place: Place::Text, count: 0 }
    }

    /// Whether no tag is open.
    pub(super) fn is_outside(&self) -> bool {
        self.place == Place::Text
    }

    /// Notes that the parser has read a tag or text to its end.
    pub(super) fn leave(&mut self) {
        self.place = Place::Text;
    }

    /// The ranges of some markup, which goes on where the last ended, without the attributes that are too many.
    pub(super) fn kept(&mut self, markup: &str) -> Vec<Range<usize>> {
        let mut kept = Vec::with_capacity(1);
        let mut start = (self.count <= MOST).then_some(0);
        for (at, byte) in markup.bytes().enumerate() {
            let before = self.place;
            self.place = before.behind(byte);
            match self.place {
                Place::Text | Place::Open => {
                    self.count = 0;
                    start = start.or(Some(at));
                }
                Place::Name if matches!(before, Place::Gap | Place::BehindName) => {
                    self.count += 1;
                    if self.count > MOST {
                        kept.extend(start.take().map(|start| start..at));
                    }
                }
                _ => {}
            }
        }
        kept.extend(start.map(|start| start..markup.len()));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The markup that is kept of parts that follow each other.
    fn kept(parts: &[&str]) -> String {
        let mut attributes = Attributes::new();
        let pieces = |part: &&str| attributes.kept(part).into_iter().map(|range| &part[range]).collect::<String>();
        parts.iter().map(pieces).collect()
    }

    #[test]
    fn attributes_beyond_the_bound_are_left_out() {
        let many = |attribute: &str| attribute.repeat(MOST);
        for attribute in [" a", " a=1", " a = '>'", " a=\"<b>\"", "/a", " a=b\"", "/=", " \"", " a=\"'\"/"] {
            let whole = format!("<p{}>word</p>", many(attribute));
            assert_eq!(kept(&[&whole]), whole, "{attribute}");
            let beyond = format!("<p{} b c=d>word</p>", many(attribute));
            let end = beyond.rfind("b c=d").unwrap_or_default();
            assert_eq!(kept(&[&beyond]), format!("{}>word</p>", &beyond[..end]), "{attribute}");
            assert_eq!(kept(&[&beyond[..9], &beyond[9..]]), kept(&[&beyond]), "{attribute}");
            assert_eq!(kept(&[&beyond[..end + 2], &beyond[end + 2..]]), kept(&[&beyond]), "{attribute}");
        }
    }

    #[test]
    fn text_and_values_hold_no_attributes() {
        let words = " word".repeat(2 * MOST);
        for markup in
            [format!("<p>{words}"), format!("a < b{words}"), format!("<p a='{words}'>"), format!("</>{words}")]
        {
            assert_eq!(kept(&[&markup]), markup);
        }
    }
}
