//! What stands where two words touch, and whether it parts them: the end of an element, or something that is drawn there.

use dom_query::Element;

use super::{
    element::{attribute, is_hidden},
    joints,
};

/// What ends or stands between two words that touch; of several the last counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// The end of an element.
    Plain,
    /// The end of a label.
    Label,
    /// The end of inserted words.
    Inserted,
    /// A picture, which may be a letter or a face within a word.
    Picture,
    /// The end of words that are struck out.
    Struck,
    /// A film, a field, a large picture: no word goes on behind it.
    Box,
}

impl Edge {
    /// What the end of an inline element is.
    pub(super) fn of_inline(element: &Element) -> Self {
        match &*element.name.local {
            "del" | "s" | "strike" => Self::Struck,
            "ins" => Self::Inserted,
            _ if is_label(element) => Self::Label,
            _ => Self::Plain,
        }
    }

    /// What an element is that is drawn and holds no text; nothing where it is not drawn.
    pub(super) fn of_drawn(element: &Element) -> Option<Self> {
        let edge = match &*element.name.local {
            "img" | "svg" if !is_large(element) => Self::Picture,
            "img" | "svg" | "picture" | "video" | "iframe" | "amp-iframe" | "object" | "embed" | "canvas"
            | "select" | "textarea" => Self::Box,
            "input" if attribute(element, "type") != Some("hidden") => Self::Box,
            "audio" if attribute(element, "controls").is_some() => Self::Box,
            _ => return None,
        };
        let is_point = |name| pixels(element, name).is_some_and(|pixels| pixels < 2);
        (!is_hidden(element) && !is_point("width") && !is_point("height")).then_some(edge)
    }

    /// Whether a word behind it is another one than the word before it.
    pub(super) fn parts(self, text: &str, word: &str) -> bool {
        match self {
            Self::Plain | Self::Inserted => false,
            Self::Label => joints::are_words(text, word) && !word.starts_with(char::is_lowercase),
            Self::Picture => joints::are_beside_picture(text, word),
            Self::Struck | Self::Box => joints::are_apart(text, word),
        }
    }
}

/// Whether a class names an element as a label before a line, as in `Live` or `Opinion`.
fn is_label(element: &Element) -> bool {
    const NAMES: [&str; 12] = [
        "label", "badge", "kicker", "eyebrow", "overline", "pill", "chip", "flag", "sticker", "rubric", "category",
        "tag",
    ];
    let words = attribute(element, "class").unwrap_or_default().split(|letter: char| !letter.is_alphanumeric());
    words.into_iter().any(|word| NAMES.contains(&word))
}

/// Whether a picture is larger than a letter.
fn is_large(element: &Element) -> bool {
    const LARGEST_LETTER: u32 = 70;
    let is_long = |name| pixels(element, name).is_some_and(|pixels| pixels > LARGEST_LETTER);
    is_long("width") || is_long("height")
}

/// A side of an element in pixels, as an attribute has it.
fn pixels(element: &Element, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().trim_end_matches("px").parse().ok()
}
