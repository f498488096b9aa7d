//! The extracted article.

use serde::{Deserialize, Serialize};

use super::{Block, BlockKind, Metadata};

/// Everything a reader could see on the page, typed and in reading order, with what the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// What the page states about the article.
    pub metadata: Metadata,
}

impl Document {
    /// The blocks of one kind, in order.
    pub fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }

    /// The article body as a reader sees it: paragraphs, quotes, tables, crossheads and lists with their numbers, joined
    /// by a blank line.
    pub fn body_text(&self) -> String {
        let mut text = String::new();
        for block in self.blocks.iter().filter(|block| block.kind.is_body()) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            if let Some(number) = block.number {
                text.push_str(&number.to_string());
                text.push_str(". ");
            }
            text.push_str(&block.text);
        }
        text
    }

    /// The words one would call the article by: its headline, else its title, else its standfirst.
    pub fn title(&self) -> Option<&str> {
        let first = |kind| self.of_kind(kind).next().map(|block| block.text.trim());
        first(BlockKind::Headline)
            .or(self.metadata.title.as_deref())
            .or_else(|| first(BlockKind::Standfirst))
            .filter(|title| !title.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_called_by_its_headline_else_its_title_else_its_standfirst() {
        let document = |blocks: &[(BlockKind, &str)], title: Option<&str>| Document {
            blocks: blocks.iter().map(|(kind, text)| Block::new(*kind, *text)).collect(),
            metadata: Metadata { title: title.map(str::to_owned), ..Metadata::default() },
        };
        let both = [(BlockKind::Standfirst, "Talks go on."), (BlockKind::Headline, " Ferry sails ")];
        for (blocks, title, expected) in [
            (&both[..], Some("Ferry"), Some("Ferry sails")),
            (&both[..1], Some("Ferry"), Some("Ferry")),
            (&both[..1], None, Some("Talks go on.")),
            (&[(BlockKind::Headline, " ")], None, None),
            (&[], None, None),
        ] {
            assert_eq!(document(blocks, title).title(), expected);
        }
    }
}
