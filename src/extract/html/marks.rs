//! What an element's tag, role, class and id words say about the text inside it.

use std::ops::BitOr;

use super::class_words;
use crate::text::letters;

/// A set of statements about the text inside an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Marks {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*
        }
    };
}

marks! {
    /// Links to other parts of the site.
    NAVIGATION = 0;
    /// The foot of the page.
    FOOTER = 1;
    /// Beside the main text.
    ASIDE = 2;
    /// A form and its labels.
    FORM = 3;
    /// Consent to cookies and the like.
    CONSENT = 4;
    /// What readers wrote.
    COMMENTS = 5;
    /// Links to other articles.
    RELATED = 6;
    /// Buttons to share, print, save.
    SHARE = 7;
    /// A box to subscribe.
    NEWSLETTER = 8;
    /// An advertisement.
    ADVERT = 9;
    /// A figure with its caption.
    FIGURE = 10;
    /// The words under a picture.
    CAPTION = 11;
    /// Who made a picture.
    CREDIT = 12;
    /// Who wrote the article.
    BYLINE = 13;
    /// When it was published.
    DATES = 14;
    /// The summary.
    STANDFIRST = 15;
    /// A note of correction.
    CORRECTION = 16;
    /// A sentence lifted from the body.
    PULL_QUOTE = 17;
    /// A quotation in the body.
    QUOTATION = 18;
    /// The headline.
    HEADLINE = 19;
    /// The element that holds the article's body.
    BODY = 20;
    /// The element that holds the article.
    ARTICLE = 21;
    /// The main part of the page.
    MAIN = 22;
    /// About the author, below the article.
    AUTHOR_BOX = 23;
    /// An offer to pay.
    PAYWALL = 24;
    /// Subjects, keywords.
    TAGS = 25;
    /// The way from the front page to here.
    BREADCRUMB = 26;
    /// A list of the article's own headings.
    CONTENTS = 27;
    /// A live blog's entry.
    LIVE_ENTRY = 28;
    /// White space is kept.
    PREFORMATTED = 29;
    /// A window over the page.
    DIALOG = 30;
    /// The top of the page.
    HEADER = 31;
    /// A small label above the headline.
    KICKER = 32;
    /// A button that opens and closes the text below it.
    TOGGLE = 33;
    /// The name of who wrote the article.
    AUTHOR_NAME = 34;
    /// What the publisher offers, asks for or discloses between the paragraphs.
    OFFER = 35;
    /// A link to another place of the same page.
    INNER_LINK = 36;
    /// All of a form, not one of its labels or buttons.
    WHOLE_FORM = 37;
    /// Set unlike the text around it: slanted, small, centred or grey.
    SET_APART = 38;
    /// Whose the page is, or a picture.
    COPYRIGHT = 39;
    /// A film, a recording or a picture as machines are told of it.
    MEDIA = 40;
}

impl Marks {
    /// Nothing is said.
    pub(super) const NONE: Self = Self(0);

    /// Boxes that are never the article's own text.
    pub(super) const BOXES: Self = Self(
        Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::COPYRIGHT.0
            | Self::FORM.0
            | Self::CONSENT.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::NEWSLETTER.0
            | Self::ADVERT.0
            | Self::AUTHOR_BOX.0
            | Self::PAYWALL.0
            | Self::TAGS.0
            | Self::BREADCRUMB.0
            | Self::CONTENTS.0
            | Self::DIALOG.0
            | Self::OFFER.0,
    );

    /// Boxes that hold no sentences set as paragraphs without links: there their names mean something else.
    pub(super) const WORDLESS: Self = Self(
        Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::FORM.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::TAGS.0
            | Self::BREADCRUMB.0
            | Self::CONTENTS.0
            | Self::DIALOG.0,
    );

    /// These without those that an element of so much text cannot mean: a byline of ten paragraphs is none.
    pub(super) fn that_fit(self, pieces: usize, bytes: usize) -> Self {
        const LARGEST: [(Marks, usize, usize); 10] = [
            (Marks::STANDFIRST, 3, 700),
            (Marks::BYLINE, 8, 600),
            (Marks::DATES, 6, 300),
            (Marks::CREDIT, 3, 300),
            (Marks::CAPTION, 6, 1500),
            (Marks::CORRECTION, 12, 3000),
            (Marks::PULL_QUOTE, 5, 1000),
            (Marks::KICKER, 2, 200),
            (Marks::OFFER, 12, 1200),
            (Marks::MEDIA, 12, 1500),
        ];
        let too_large = LARGEST.iter().filter(|(_, most, longest)| pieces > *most || bytes > *longest);
        too_large.fold(self, |marks, (mark, ..)| marks.without(*mark))
    }

    /// These and the others, for constants.
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of the others is among these.
    pub(super) fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// These without the others.
    pub(super) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a tag says.
pub(super) fn of_tag(tag: &str) -> Marks {
    match tag {
        "nav" | "menu" => Marks::NAVIGATION,
        "footer" => Marks::FOOTER,
        "header" => Marks::HEADER,
        "aside" => Marks::ASIDE,
        "form" => Marks::FORM.or(Marks::WHOLE_FORM),
        "button" | "fieldset" | "label" | "legend" => Marks::FORM,
        "dialog" | "amp-user-notification" | "amp-consent" => Marks::DIALOG,
        "amp-ad" | "amp-sticky-ad" | "amp-embed" => Marks::ADVERT,
        "figure" => Marks::FIGURE,
        "figcaption" => Marks::CAPTION,
        "blockquote" => Marks::QUOTATION,
        "article" => Marks::ARTICLE,
        "main" => Marks::MAIN,
        "pre" => Marks::PREFORMATTED,
        "em" | "i" | "small" | "cite" | "center" => Marks::SET_APART,
        _ => Marks::NONE,
    }
}

/// What an inline style says.
pub(super) fn of_style(style: &str) -> Marks {
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let mut known = declarations.map(|(property, value)| (property.trim(), value.trim()));
    let is_apart = known.any(|(property, value)| match property {
        "text-align" => value == "center",
        "font-style" => value == "italic",
        "font-size" => is_small(value),
        _ => false,
    });
    if is_apart { Marks::SET_APART } else { Marks::NONE }
}

/// Whether a size of letters is below that of text.
fn is_small(size: &str) -> bool {
    const SIZES: [(&str, f32); 5] = [("px", 13.0), ("pt", 9.5), ("rem", 0.95), ("em", 0.95), ("%", 95.0)];
    matches!(size, "small" | "smaller" | "x-small" | "xx-small")
        || SIZES.iter().find_map(|(unit, below)| Some((size.strip_suffix(unit)?, below))).is_some_and(
            |(number, below)| number.trim().parse().is_ok_and(|number: f32| number > 0.0 && number < *below),
        )
}

/// What an ARIA role says.
pub(super) fn of_role(role: &str) -> Marks {
    match role {
        "navigation" | "menu" | "menubar" | "tablist" => Marks::NAVIGATION,
        "contentinfo" => Marks::FOOTER,
        "banner" => Marks::HEADER,
        "complementary" => Marks::ASIDE,
        "search" | "form" | "button" => Marks::FORM,
        "dialog" | "alertdialog" => Marks::DIALOG,
        "main" => Marks::MAIN,
        "article" => Marks::ARTICLE,
        _ => Marks::NONE,
    }
}

/// What the type of an item of schema.org says of the properties inside it.
pub(super) fn of_item(kind: &str) -> Marks {
    let name = kind.trim_end_matches('/').rsplit('/').next().unwrap_or(kind);
    if matches!(name, "VideoObject" | "AudioObject" | "ImageObject" | "MediaObject") {
        Marks::MEDIA
    } else {
        Marks::NONE
    }
}

/// What an `itemprop` or `RDFa` `property` of schema.org says of visible text.
pub(super) fn of_property(property: &str) -> Marks {
    let name = property.rsplit([':', '/']).next().unwrap_or(property);
    match name {
        "articleBody" => Marks::BODY,
        "headline" => Marks::HEADLINE,
        "alternativeHeadline" | "description" | "abstract" => Marks::STANDFIRST,
        "author" | "creator" => Marks::BYLINE,
        "datePublished" | "dateModified" | "dateCreated" => Marks::DATES,
        "image" => Marks::FIGURE,
        "caption" => Marks::CAPTION,
        "copyrightHolder" | "creditText" => Marks::CREDIT,
        "comment" => Marks::COMMENTS,
        "liveBlogUpdate" => Marks::LIVE_ENTRY,
        "correction" => Marks::CORRECTION,
        "breadcrumb" => Marks::BREADCRUMB,
        _ => Marks::NONE,
    }
}

/// What a word of a link's `rel` says of where it leads.
pub(super) fn of_rel(word: &str) -> Marks {
    match word {
        "author" => Marks::BYLINE,
        "tag" | "category" => Marks::TAGS,
        _ => Marks::NONE,
    }
}

/// What the words of a class attribute say.
pub(super) fn of_names(names: &str) -> Marks {
    let names = || names.split_ascii_whitespace();
    // A widespread system names each article after its subjects and author: `hentry category-markets tag-cookies`.
    let is_post = names().any(|name| matches!(name, "hentry" | "type-post" | "status-publish"));
    let is_subject = |name: &&str| is_post && matches!(name.split_once('-'), Some(("tag" | "category" | "author", _)));
    names().filter(|name| !is_subject(name)).fold(Marks::NONE, |marks, name| marks | of_name(name))
}

/// What an id says: nothing where it has the words of a heading, for it is where links into the page lead. Headings have
/// small words, which names of elements do without.
pub(super) fn of_id(id: &str) -> Marks {
    const MOST_WORDS_OF_NAME: usize = 3;
    const SMALL_WORDS: [&str; 32] = [
        "and", "are", "de", "der", "des", "di", "die", "do", "een", "et", "for", "för", "från", "het", "how", "il",
        "is", "le", "les", "los", "och", "og", "the", "und", "van", "von", "what", "why", "with", "y", "your", "для",
    ];
    let words = Words::of(id);
    let is_heading = words.starts.len() > MOST_WORDS_OF_NAME && words.iter().any(|word| SMALL_WORDS.contains(&word));
    if is_heading { Marks::NONE } else { of_name(id) }
}

/// What one class or id says: its words, one by one and in pairs.
fn of_name(name: &str) -> Marks {
    let words = Words::of(name);
    let mut marks = class_words::of_joined(&words.joined);
    let mut before = None;
    for (at, word) in words.iter().enumerate() {
        if !is_of_layout(before, words.get(at + 1)) {
            marks = marks | class_words::of_word(word);
        }
        before = Some(word);
    }
    if before == Some("name") && marks.has(Marks::BYLINE | Marks::AUTHOR_BOX) {
        marks = marks | Marks::AUTHOR_NAME;
    }
    words
        .iter()
        .zip(words.iter().skip(1))
        .fold(marks, |marks, (first, second)| marks | class_words::of_pair(first, second))
}

/// Whether the word between these says what the layout has or lacks, not what the element is: `has-sidebar`,
/// `sidebar-enabled--false`.
fn is_of_layout(before: Option<&str>, after: Option<&str>) -> bool {
    matches!(before, Some("with" | "has" | "no" | "without" | "background"))
        || matches!(after, Some("enabled" | "disabled" | "true" | "false"))
}

/// The words of a name, split at marks and capitals, in lower case: `articleBody-text` is `article`, `body`, `text`.
struct Words {
    /// All of them with nothing between.
    joined: String,
    /// Where each begins.
    starts: Vec<usize>,
}

impl Words {
    fn of(name: &str) -> Self {
        const LONGEST_NAME: usize = 80;
        let mut words = Self { joined: String::with_capacity(name.len().min(LONGEST_NAME)), starts: Vec::new() };
        let mut previous_lower = false;
        let mut open = false;
        for letter in name.chars().take(LONGEST_NAME) {
            if !letter.is_alphanumeric() {
                open = false;
                previous_lower = false;
                continue;
            }
            if !open || (letter.is_uppercase() && previous_lower) {
                words.starts.push(words.joined.len());
                open = true;
            }
            previous_lower = letter.is_lowercase();
            letters::push_small(letter, &mut words.joined);
        }
        words
    }

    fn get(&self, at: usize) -> Option<&str> {
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).copied().unwrap_or(self.joined.len());
        Some(&self.joined[start..end])
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.starts.len()).filter_map(|at| self.get(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        for (names, mark) in [
            ("article-body", Marks::BODY),
            ("articleBody__text", Marks::BODY),
            ("c-related-links", Marks::RELATED),
            ("MostRead", Marks::RELATED),
            ("sign-up-box", Marks::NEWSLETTER),
            ("wp-caption-text", Marks::CAPTION),
            ("story__byline", Marks::BYLINE),
            ("site-footer", Marks::FOOTER),
            ("x cookie-banner y", Marks::CONSENT),
            ("pull-quote", Marks::PULL_QUOTE),
            ("editors_note", Marks::CORRECTION),
            ("field--name-body", Marks::BODY),
            ("restricted-content-breaker", Marks::PAYWALL),
        ] {
            assert!(of_names(names).has(mark), "{names}");
        }
        for names in [
            "post-31 post type-post status-publish hentry category-newsletter tag-cookies tag-social-media author-ann",
            "header-image",
            "address",
            "download",
            "shadow",
            "commentary",
            "stagnant",
            "text-with-summary",
            "sidebar-enabled--false",
        ] {
            assert_eq!(of_names(names), Marks::NONE, "{names}");
        }
    }

    #[test]
    fn an_id_with_the_words_of_a_heading_says_nothing() {
        assert!(of_id("related-articles").has(Marks::RELATED));
        assert!(of_id("block-views-related-articles").has(Marks::RELATED));
        assert_eq!(of_id("verwandte-und-related-themen"), Marks::NONE);
        assert_eq!(of_id("related-works-and-their-cost"), Marks::NONE);
    }

    #[test]
    fn a_byline_of_ten_paragraphs_is_none() {
        assert!(Marks::BYLINE.that_fit(1, 30).has(Marks::BYLINE));
        assert!(!Marks::BYLINE.that_fit(20, 5000).has(Marks::BYLINE));
        assert!(Marks::RELATED.that_fit(20, 5000).has(Marks::RELATED));
    }
}
