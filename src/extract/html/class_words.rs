//! The words that publishers give elements as classes and ids, and what each says of the text inside.

use super::marks::Marks;

/// What all words of a name say, written as one.
pub(super) fn of_joined(name: &str) -> Marks {
    match name {
        "articlebody" | "storybody" | "entrycontent" | "postcontent" | "articlecontent" | "postbody"
        | "storycontent" | "articletext" | "storytext" | "contentbody" | "bodycontent" | "bodytext" | "artikeltext"
        | "articlebodycontent" | "blogcontent" | "posttext" | "contentarticle" | "newsbody" | "newscontent"
        | "newstext" => Marks::BODY,
        "outbrain" | "taboola" | "zergnet" | "revcontent" => Marks::RELATED,
        "disqusthread" | "livefyre" => Marks::COMMENTS,
        _ if name.starts_with("saboxplugin") => Marks::AUTHOR_BOX,
        _ => Marks::NONE,
    }
}

/// What one word says.
pub(super) fn of_word(word: &str) -> Marks {
    match word {
        "nav" | "navbar" | "navigation" | "menu" | "submenu" | "topbar" | "masthead" | "navi" | "pagination"
        | "pager" => Marks::NAVIGATION,
        "footer" | "foot" | "copyright" | "colophon" | "legal" => Marks::FOOTER,
        "sidebar" | "aside" | "rail" => Marks::ASIDE,
        "cookie" | "cookies" | "consent" | "gdpr" | "ccpa" | "cmp" | "onetrust" => Marks::CONSENT,
        "comments" | "comment" | "disqus" | "respond" | "commentlist" | "kommentare" => Marks::COMMENTS,
        "related" | "recommended" | "recommendations" | "recommendation" | "mostread" | "popular" | "trending"
        | "recirc" | "recirculation" | "readmore" | "relatedposts" | "similar" | "outbrain" | "taboola" | "teaser"
        | "teasers" | "upnext" => Marks::RELATED,
        "share" | "sharing" | "social" | "sharedaddy" | "addtoany" | "addthis" | "sharebar" | "sociallinks" => {
            Marks::SHARE
        }
        "newsletter" | "signup" | "subscribe" | "subscription" | "optin" | "mailchimp" | "inlinesignup"
        | "newsletters" => Marks::NEWSLETTER,
        "ad" | "ads" | "advert" | "adverts" | "advertisement" | "advertising" | "adsense" | "adslot" | "sponsored"
        | "sponsor" | "promo" | "adsbygoogle" | "dfp" | "mpu" | "adunit" => Marks::ADVERT,
        "figure" => Marks::FIGURE,
        "caption" | "captions" | "figcaption" | "bildunterschrift" | "bildtext" | "bildtekst" | "legende"
        | "legend" | "epigrafe" | "didascalia" | "kuvateksti" | "bijschrift" | "leyenda" => Marks::CAPTION,
        "credit" | "credits" | "photocredit" | "imagecredit" | "photographer" => Marks::CREDIT,
        "byline" | "author" | "authors" | "bylines" | "writer" | "autor" | "auteur" => Marks::BYLINE,
        "date" | "dates" | "dateline" | "timestamp" | "pubdate" | "published" | "datetime" | "updated"
        | "publishdate" | "time" | "datum" => Marks::DATES,
        "standfirst" | "deck" | "dek" | "subtitle" | "subhead" | "subheadline" | "lede" | "summary" | "strapline"
        | "chapo" | "vorspann" | "excerpt" | "intro" => Marks::STANDFIRST,
        "correction" | "corrections" | "clarification" | "erratum" | "korrektur" | "corrigendum" => Marks::CORRECTION,
        "pullquote" | "blockquotes" => Marks::PULL_QUOTE,
        "headline" => Marks::HEADLINE,
        "paywall" | "regwall" | "metered" => Marks::PAYWALL,
        "tags" | "tag" | "keywords" | "taglist" | "topics" => Marks::TAGS,
        "breadcrumb" | "breadcrumbs" | "crumbs" => Marks::BREADCRUMB,
        "toc" => Marks::CONTENTS,
        "modal" | "popup" | "overlay" | "lightbox" | "tooltip" | "popover" => Marks::DIALOG,
        "poll" | "survey" | "countdown" | "cta" | "ctas" | "call2action" | "banner" | "disclosure" | "disclosures"
        | "disclaimer" | "affiliate" => Marks::OFFER,
        "kicker" | "eyebrow" => Marks::KICKER,
        _ => Marks::NONE,
    }
}

/// What two words in a row say.
pub(super) fn of_pair(first: &str, second: &str) -> Marks {
    match (first, second) {
        (
            "most" | "more",
            "read" | "popular" | "viewed" | "stories" | "articles" | "posts" | "from" | "on" | "news",
        )
        | ("read" | "see" | "also", "more" | "next" | "also" | "like")
        | ("you", "may" | "might")
        | ("up", "next") => Marks::RELATED,
        ("restricted" | "gated" | "locked", "content") | ("content" | "article", "gate" | "breaker") => Marks::PAYWALL,
        ("sign", "up") | ("opt", "in") | ("mailing", "list") | ("email", "capture" | "form") => Marks::NEWSLETTER,
        ("pull", "quote") => Marks::PULL_QUOTE,
        ("to", "action") => Marks::OFFER,
        ("author" | "writer", "bio" | "box" | "card" | "info" | "about" | "profile" | "description" | "popover")
        | ("about", "author" | "the") => Marks::AUTHOR_BOX,
        (
            "author" | "authors" | "byline" | "writer" | "contributor" | "autor" | "auteur",
            "name" | "link" | "names",
        )
        | ("name", "author") => Marks::AUTHOR_NAME,
        ("editor" | "editors" | "editorial", "note") => Marks::CORRECTION,
        ("article" | "story" | "entry" | "post", "body" | "content" | "text")
        | ("body", "content" | "copy" | "text")
        | ("name", "body") => Marks::BODY,
        ("live" | "liveblog" | "ticker", "entry" | "post" | "update" | "item" | "block")
        | ("timeline" | "update", "entry" | "item" | "post") => Marks::LIVE_ENTRY,
        ("table" | "of", "contents") => Marks::CONTENTS,
        ("site" | "page" | "global", "header") => Marks::NAVIGATION,
        ("site" | "page" | "global", "footer") => Marks::FOOTER,
        ("image" | "photo" | "picture" | "media" | "wp", "caption")
        | ("image" | "photo" | "picture" | "media" | "img" | "fig", "desc" | "descr" | "description")
        | ("foto", "podpis" | "text" | "caption")
        | ("pie", "foto") => Marks::CAPTION,
        ("image" | "photo" | "picture" | "media" | "img", "copyright" | "source" | "author") => Marks::CREDIT,
        ("article" | "story" | "post" | "entry", "title" | "headline") => Marks::HEADLINE,
        _ => Marks::NONE,
    }
}
