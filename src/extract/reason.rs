//! Why a block got its kind: what `extract --explain` prints.

use std::fmt;

/// The evidence that decided a block's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reason(pub(super) &'static str);

impl Reason {
    /// The time of an entry in a live blog, which is not that of the article.
    pub(super) const LIVE_ENTRY: Self = Self("stamp of a live entry");

    /// The author's name in the box about them.
    pub(super) const AUTHOR_BOX: Self = Self("name in the box about the author");

    /// Who wrote, in a line of its own below the text.
    pub(super) const SIGNATURE: Self = Self("signature below the text");

    /// Words with which a publisher calls on its reader.
    pub(super) const CALL: Self = Self("call to the reader");

    /// Words with which a publisher asks to be followed elsewhere.
    pub(super) const INVITATION: Self = Self("asks to be followed elsewhere");

    /// What stands beside the article to be watched or heard.
    pub(super) const MEDIA: Self = Self("title of a video or a gallery");

    /// What the page files its article under.
    pub(super) const SUBJECTS: Self = Self("subjects of the page");

    /// Numbers of views, comments and the like.
    pub(super) const COUNTER: Self = Self("counts what readers did");

    /// The words of forms.
    pub(super) const SIGN_UP: Self = Self("words of a sign-up box");

    /// Neither in the body nor beside the headline.
    pub(super) const OUTSIDE: Self = Self("outside the main text");

    /// In an element beside the text.
    pub(super) const BESIDE: Self = Self("beside the main text");

    /// A short line that is nothing but a link.
    pub(super) const LINK: Self = Self("a link by itself");

    /// A stamp of today or of another article.
    pub(super) const OTHER_DATE: Self = Self("date of the page or of another article");

    /// In the box of what readers wrote.
    pub(super) const COMMENT: Self = Self("inside the readers' comments");

    /// In a box with links to other articles.
    pub(super) const RELATED: Self = Self("inside a box of other articles");

    /// Readers' comments without a class.
    pub(super) const BELOW_COMMENTS: Self = Self("below the heading of readers' comments");

    /// A title that is a link, and the time beside it.
    pub(super) const CARD: Self = Self("with the title and the time of another article");

    /// A title that is a link, and the words beside it.
    pub(super) const TITLE_CARD: Self = Self("with the title of another article");

    /// An article that the page goes on with.
    pub(super) const NEXT_ARTICLE: Self = Self("in another article below this one");

    /// A stamp outside the head of an article that has one there.
    pub(super) const FAR_STAMP: Self = Self("stamp far from an article that has its own");

    /// A button, a mark or a heading of the page.
    pub(super) const LABEL: Self = Self("label of the page");

    /// Whether it says that a text is another article's, or a reader's.
    pub(super) fn is_of_others(self) -> bool {
        let others = [
            Self::OTHER_DATE,
            Self::COMMENT,
            Self::RELATED,
            Self::BELOW_COMMENTS,
            Self::CARD,
            Self::TITLE_CARD,
            Self::NEXT_ARTICLE,
            Self::FAR_STAMP,
        ];
        others.contains(&self)
    }

    /// The evidence in words, as in `class word of a byline`.
    pub fn words(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}
