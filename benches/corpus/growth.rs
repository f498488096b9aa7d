//! Texts of any length for measuring growth: few edits, a total rewrite, and repeats made to be hard.

use writethru::model::{Block, BlockKind, Document};

use super::article::Writer;

/// A kind of pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An article with one word in a thousand replaced.
    FewEdits,
    /// Two unrelated articles.
    Rewrite,
    /// Sentences whose words are shuffled: all the same words, no order in common.
    Shuffled,
    /// One word over and over, with a few others in between.
    OneWord,
    /// Two words in turn, shifted by one.
    TwoWords,
    /// A period of seven words against one of eight.
    Periodic,
    /// No sentence end anywhere.
    Endless,
    /// Every sentence the same.
    SameSentence,
    /// Every sentence the same but for its number, and all numbers other ones.
    Numbered,
    /// Many words that occur twice, in another order.
    Crossing,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 10] = [
        Self::FewEdits,
        Self::Rewrite,
        Self::Shuffled,
        Self::OneWord,
        Self::TwoWords,
        Self::Periodic,
        Self::Endless,
        Self::SameSentence,
        Self::Numbered,
        Self::Crossing,
    ];

    /// A pair of about so many words a side.
    pub fn texts(self, words: usize) -> (String, String) {
        match self {
            Self::FewEdits => {
                let old = prose(1, words);
                let new = swap_every(&old, 1000, |at| format!("changed{at}"));
                (old, new)
            }
            Self::Rewrite => (prose(1, words), prose(2, words)),
            Self::Shuffled => (prose(1, words), shuffled(&prose(1, words))),
            Self::OneWord => {
                (repeat(words, |_| "buffalo".into()), repeat(words, |at| pick(at % 97 == 5, "fish", "buffalo")))
            }
            Self::TwoWords => (
                repeat(words, |at| pick(at % 2 == 0, "left", "right")),
                repeat(words, |at| pick(at % 2 == 1 || at % 101 == 0, "left", "right")),
            ),
            Self::Periodic => (repeat(words, |at| format!("w{}", at % 7)), repeat(words, |at| format!("w{}", at % 8))),
            Self::Endless => {
                let bare = |seed| prose(seed, words).replace(['.', ';', '"'], "").replace('\n', " ");
                let old = bare(1);
                let new = swap_every(&old, 50, |at| format!("changed{at}"));
                (old, new)
            }
            Self::SameSentence => {
                let old = "The ferry left the harbour at dawn. ".repeat(words / 7);
                let new = old.replacen("dawn", "dusk", words / 50);
                (old, new)
            }
            Self::Numbered => {
                let numbered =
                    |from: usize| repeat(words / 7, |at| format!("Gate {} opened for the crowd today.", at + from));
                (numbered(0), numbered(words))
            }
            Self::Crossing => {
                let half = words / 2;
                let old = repeat(words, |at| format!("w{}", at % half));
                (old, repeat(words, |at| format!("w{}", (words - at) * 7919 % half)))
            }
        }
    }

    /// The pair as documents of one paragraph, or of one for about every forty words.
    pub fn documents(self, words: usize, is_cut: bool) -> (Document, Document) {
        let (old, new) = self.texts(words);
        (document(&old, is_cut), document(&new, is_cut))
    }
}

fn document(text: &str, is_cut: bool) -> Document {
    let paragraph = |text: String| Block::new(BlockKind::Paragraph, text);
    let blocks = if is_cut {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        words.chunks(40).map(|words| paragraph(words.join(" "))).collect()
    } else {
        vec![paragraph(text.to_owned())]
    };
    Document { blocks, ..Document::default() }
}

fn prose(seed: u64, words: usize) -> String {
    let mut writer = Writer::new(seed);
    let (mut text, mut count) = (String::with_capacity(words * 7), 0);
    while count < words {
        for word in writer.sentence() {
            text.push_str(&word.text);
            text.push(' ');
            count += 1;
        }
    }
    text
}

fn repeat(words: usize, word: impl Fn(usize) -> String) -> String {
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

fn pick(is_first: bool, first: &str, second: &str) -> String {
    if is_first { first } else { second }.to_owned()
}

fn swap_every(text: &str, step: usize, word: impl Fn(usize) -> String) -> String {
    let words = text.split(' ').enumerate();
    words.map(|(at, old)| if at % step == step / 2 { word(at) } else { old.to_owned() }).collect::<Vec<_>>().join(" ")
}

fn shuffled(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut random = super::random::Random::new(3);
    for at in (1..words.len()).rev() {
        words.swap(at, random.below(at + 1));
    }
    words.join(" ")
}
