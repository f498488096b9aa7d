//! Edits a newsroom makes, done to a made-up article.

use super::{
    article::{Article, Paragraph, Writer},
    vocabulary::Role,
};

/// What is done to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Words replaced, inserted and deleted, numbers changed, sentences added and removed.
    Plain,
    /// One paragraph elsewhere, nothing else.
    Moved,
    /// One paragraph elsewhere with words edited inside, and plain edits around.
    MovedAndEdited,
    /// One paragraph cut in two, with plain edits around.
    Split,
    /// Two paragraphs joined, with plain edits around.
    Merged,
    /// Straight quotation marks made curly.
    QuoteStyle,
    /// Nothing.
    Nothing,
}

impl Edit {
    /// Every kind of edit.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Moved, Self::MovedAndEdited, Self::Split, Self::Merged, Self::QuoteStyle, Self::Nothing];

    /// Edits the article; returns the index of the old paragraph that moved, was split or merged.
    pub fn apply(self, article: &mut Article, writer: &mut Writer) -> Option<usize> {
        match self {
            Self::Nothing => None,
            Self::QuoteStyle => {
                curl_quotes(article);
                None
            }
            Self::Plain => {
                plain(article, writer, 8);
                None
            }
            Self::Moved => Some(move_paragraph(article, writer, 0)),
            Self::MovedAndEdited => {
                edit_words(article, writer, 4);
                Some(move_paragraph(article, writer, 3))
            }
            Self::Split => {
                edit_words(article, writer, 6);
                Some(split(article, writer))
            }
            Self::Merged => {
                edit_words(article, writer, 6);
                let at = writer.random.between(0, article.paragraphs.len() - 1);
                let next = article.paragraphs.remove(at + 1);
                article.paragraphs[at].extend(next);
                Some(at)
            }
        }
    }
}

fn plain(article: &mut Article, writer: &mut Writer, edits: usize) {
    edit_words(article, writer, edits);
    let at = writer.random.below(article.paragraphs.len());
    let sentence = writer.sentence();
    let paragraph = &mut article.paragraphs[at];
    paragraph.insert(writer.random.between(1, paragraph.len() + 1), sentence);
    let at = (at + article.paragraphs.len() / 2) % article.paragraphs.len();
    let paragraph = &mut article.paragraphs[at];
    if paragraph.len() > 2 {
        paragraph.remove(writer.random.between(1, paragraph.len()));
    }
}

fn edit_words(article: &mut Article, writer: &mut Writer, edits: usize) {
    for _ in 0..edits {
        let at = writer.random.below(article.paragraphs.len());
        edit_word(&mut article.paragraphs[at], writer);
    }
}

/// One word replaced, inserted or deleted, or a number changed.
fn edit_word(paragraph: &mut Paragraph, writer: &mut Writer) {
    let at = writer.random.below(paragraph.len());
    let sentence = &mut paragraph[at];
    let roles = match writer.random.below(4) {
        0 => [Role::Number, Role::Number],
        1 => [Role::Adjective, Role::Adjective],
        _ => [Role::Noun, Role::Verb],
    };
    let places: Vec<usize> = (1..sentence.len()).filter(|&at| roles.contains(&sentence[at].role)).collect();
    if places.is_empty() {
        return;
    }
    let place = *writer.random.pick(&places);
    let role = sentence[place].role;
    let is_bare = sentence[place].text.chars().all(char::is_alphanumeric);
    match writer.random.below(3) {
        0 if role == Role::Adjective && is_bare => {
            sentence.remove(place);
        }
        1 if role == Role::Noun => {
            let adjective = Role::Adjective.word(&mut writer.random);
            let word = writer.word(adjective, Role::Adjective);
            sentence.insert(place, word);
        }
        _ => {
            let bare = sentence[place].text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let other = role.word(&mut writer.random);
            if other != bare {
                let text = sentence[place].text.replace(&bare, &other);
                sentence[place] = writer.word(text, role);
            }
        }
    }
}

fn move_paragraph(article: &mut Article, writer: &mut Writer, edits: usize) -> usize {
    let count = article.paragraphs.len();
    let from = writer.random.below(count);
    let to = (from + writer.random.between(count / 3, 2 * count / 3)) % count;
    let mut paragraph = article.paragraphs.remove(from);
    for _ in 0..edits {
        edit_word(&mut paragraph, writer);
    }
    article.paragraphs.insert(to, paragraph);
    from
}

fn split(article: &mut Article, writer: &mut Writer) -> usize {
    let at = writer.random.below(article.paragraphs.len());
    let sentences = article.paragraphs[at].len();
    let tail = article.paragraphs[at].split_off(writer.random.between(1, sentences));
    article.paragraphs.insert(at + 1, tail);
    at
}

fn curl_quotes(article: &mut Article) {
    for word in article.paragraphs.iter_mut().flatten().flatten() {
        let text = word.text.strip_prefix('"').map(|rest| format!("“{rest}"));
        word.text = text.unwrap_or_else(|| word.text.clone()).replace('"', "”").replace('\'', "’");
    }
}
