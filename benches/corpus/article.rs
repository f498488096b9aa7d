//! A made-up article as words that keep their identity when the article is edited.

use std::collections::HashSet;

use writethru::model::{Block, BlockKind, Document};

use super::{
    random::Random,
    vocabulary::{PATTERNS, Role},
};

/// One word with the marks that touch it.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub text: String,
    /// What it is in its sentence.
    pub role: Role,
    /// The same on both sides of an edit for a word that stayed.
    pub id: usize,
}

/// A sentence: words that a space joins.
pub type Sentence = Vec<Word>;
/// A paragraph: sentences that a space joins.
pub type Paragraph = Vec<Sentence>;

/// Makes words, each with an identity of its own.
pub struct Writer {
    /// What it draws from.
    pub random: Random,
    next_id: usize,
}

/// A headline, a standfirst and paragraphs.
#[derive(Debug, Clone)]
pub struct Article {
    /// The first line.
    pub headline: Sentence,
    /// The body.
    pub paragraphs: Vec<Paragraph>,
}

/// Where a word stands in a document and whether only this side has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index of the block.
    pub block: usize,
    /// First byte in the block, marks left out.
    pub start: usize,
    /// One past the last byte, marks left out.
    pub end: usize,
    /// Whether an edit made or removed the word.
    pub is_changed: bool,
}

impl Writer {
    /// A writer whose work follows from the seed.
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), next_id: 0 }
    }

    /// An article of about so many words.
    pub fn article(&mut self, words: usize) -> Article {
        let headline = self.sentence().into_iter().take(7).collect();
        let (mut paragraphs, mut count) = (Vec::new(), 0);
        while count < words {
            let sentences = self.random.between(2, 6);
            let paragraph: Paragraph = (0..sentences).map(|_| self.sentence()).collect();
            count += paragraph.iter().map(Vec::len).sum::<usize>();
            paragraphs.push(paragraph);
        }
        Article { headline, paragraphs }
    }

    /// One sentence.
    pub fn sentence(&mut self) -> Sentence {
        let pattern = *self.random.pick(PATTERNS);
        pattern.split(' ').map(|part| self.part(part)).collect()
    }

    fn part(&mut self, part: &str) -> Word {
        let slot = part.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
        match slot {
            Some((before, (slot, after))) => {
                let role = Role::of_slot(slot);
                let text = [before, &role.word(&mut self.random), after].concat();
                self.word(text, role)
            }
            None => self.word(part.to_owned(), Role::Fixed),
        }
    }

    /// A new word.
    pub fn word(&mut self, text: String, role: Role) -> Word {
        self.next_id += 1;
        Word { text, role, id: self.next_id }
    }
}

impl Article {
    /// The identities of all words.
    pub fn ids(&self) -> HashSet<usize> {
        self.lines().flatten().map(|word| word.id).collect()
    }

    /// The article as a document.
    pub fn document(&self) -> Document {
        let joined = |line: Vec<&Word>| line.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let kinds = std::iter::once(BlockKind::Headline).chain(std::iter::repeat(BlockKind::Paragraph));
        let blocks = self.lines().zip(kinds).map(|(line, kind)| Block::new(kind, joined(line))).collect();
        Document { blocks, ..Document::default() }
    }

    /// Where its words stand; `others` are the identities of the other side.
    pub fn places(&self, others: &HashSet<usize>) -> Vec<Place> {
        let mut places = Vec::new();
        for (block, line) in self.lines().enumerate() {
            let mut at = 0;
            for word in line {
                let bare = word.text.trim_matches(is_mark);
                let start = at + (word.text.len() - word.text.trim_start_matches(is_mark).len());
                places.push(Place { block, start, end: start + bare.len(), is_changed: !others.contains(&word.id) });
                at += word.text.len() + 1;
            }
        }
        places
    }

    fn lines(&self) -> impl Iterator<Item = Vec<&Word>> {
        let body = self.paragraphs.iter().map(|paragraph| paragraph.iter().flatten().collect());
        std::iter::once(self.headline.iter().collect()).chain(body)
    }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}
