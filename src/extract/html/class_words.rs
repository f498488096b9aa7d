//! The words that publishers give elements as classes and ids, and what each says of the text inside.

use super::marks::Marks;

/// What all words of a name say, written as one.
pub(super) fn of_joined(name: &str) -> Marks {
    match name {
        "articlebody" | "storybody" | "entrycontent" | "postcontent" | "articlecontent" | "postbody"
        | "storycontent" | "articletext" | "storytext" | "contentbody" | "bodycontent" | "bodytext" | "artikeltext"
        | "articlebodycontent" | "blogcontent" | "posttext" | "contentarticle" | "newsbody" | "newscontent"
        | "newstext" => Marks::BODY,
        "articleabstract" | "articlesummary" | "articlesubtitle" | "articledek" | "storysummary" => Marks::STANDFIRST,
        "outbrain" | "taboola" | "zergnet" | "revcontent" | "nextstory" | "nextpost" | "nextarticle" | "nextprev"
        | "prevnext" | "relatednews" | "relatedarticles" | "relatedstories" | "relatedlinks" | "latestnews"
        | "morenews" | "morestories" | "mostpopular" | "mostviewed" | "recentposts" | "readalso" | "alsoread"
        | "keepreading" => Marks::RELATED,
        "disqusthread" | "livefyre" => Marks::COMMENTS,
        // A platform of consent; as a part of a name it is a component of some content system.
        "cmp" | "cmpbox" | "cmpbanner" => Marks::CONSENT,
        _ if name.starts_with("saboxplugin") => Marks::AUTHOR_BOX,
        _ => Marks::NONE,
    }
}

/// What one word says.
pub(super) fn of_word(word: &str) -> Marks {
    let of_box = box_of_word(word);
    if of_box == Marks::NONE { part_of_word(word) } else { of_box }
}

/// Boxes of the page, in the languages that class names are written in.
fn box_of_word(word: &str) -> Marks {
    match word {
        "nav" | "navbar" | "navigation" | "menu" | "submenu" | "topbar" | "masthead" | "navi" | "pagination"
        | "pager" => Marks::NAVIGATION,
        "footer" | "foot" | "colophon" | "legal" => Marks::FOOTER,
        "copyright" => Marks::COPYRIGHT,
        "sidebar" | "aside" | "rail" => Marks::ASIDE,
        "cookie" | "cookies" | "consent" | "gdpr" | "ccpa" | "onetrust" => Marks::CONSENT,
        "comments" | "comment" | "disqus" | "respond" | "commentlist" | "cmt" | "replies" | "forum" | "kommentare"
        | "kommentar" | "kommentarer" | "kommentit" | "leserkommentare" | "leserbriefe" | "comentarios"
        | "comentario" | "comentarii" | "commentaires" | "commentaire" | "commenti" | "commento" | "reacties"
        | "komentarze" | "komentare" | "komentari" | "komentarji" | "yorumlar" => Marks::COMMENTS,
        "related" | "recommended" | "recommend" | "recommends" | "recommendations" | "recommendation" | "suggest"
        | "suggested" | "suggestion" | "suggestions" | "mostread" | "popular" | "trending" | "recirc"
        | "recirculation" | "readmore" | "relatedposts" | "similar" | "outbrain" | "taboola" | "teaser" | "teasers"
        | "upnext" | "linkset" | "relacionadas" | "relacionados" | "relacionada" | "relacionado" | "masleidas"
        | "correlati" | "correlate" | "connexes" | "similaires" | "verwandte" | "meistgelesen" | "gerelateerd"
        | "relaterte" | "relaterade" | "relaterede" | "powiazane" | "polecane" | "souvisejici" | "ilgili" => {
            Marks::RELATED
        }
        "share" | "sharing" | "social" | "sharedaddy" | "addtoany" | "addthis" | "sharebar" | "sociallinks"
        | "compartilhar" | "partager" | "partage" | "teilen" | "condividi" | "udostepnij" => Marks::SHARE,
        "newsletter" | "signup" | "subscribe" | "subscription" | "optin" | "mailchimp" | "inlinesignup"
        | "newsletters" | "boletin" | "infolettre" => Marks::NEWSLETTER,
        "ad" | "ads" | "advert" | "adverts" | "advertisement" | "advertising" | "adsense" | "adslot" | "sponsored"
        | "sponsor" | "promo" | "adsbygoogle" | "dfp" | "mpu" | "adunit" | "publicidad" | "publicidade"
        | "publicite" | "pubblicita" | "werbung" | "anzeige" | "anzeigen" | "reklama" | "reklam" | "iklan" => {
            Marks::ADVERT
        }
        "bio" => Marks::AUTHOR_BOX,
        "paywall" | "regwall" | "metered" => Marks::PAYWALL,
        "tags" | "tag" | "keywords" | "taglist" | "topics" | "etiquetas" | "schlagworte" | "motscles" => Marks::TAGS,
        "breadcrumb" | "breadcrumbs" | "crumbs" => Marks::BREADCRUMB,
        "toc" => Marks::CONTENTS,
        "modal" | "popup" | "overlay" | "lightbox" | "tooltip" | "popover" | "settings" => Marks::DIALOG,
        "poll" | "survey" | "countdown" | "cta" | "ctas" | "call2action" | "banner" | "disclosure" | "disclosures"
        | "disclaimer" | "affiliate" | "encuesta" | "enquete" | "sondage" | "sondaggio" | "umfrage" | "ankieta"
        | "anket" => Marks::OFFER,
        _ => Marks::NONE,
    }
}

/// Parts of the article.
fn part_of_word(word: &str) -> Marks {
    match word {
        "figure" => Marks::FIGURE,
        "caption" | "captions" | "figcaption" | "bildunterschrift" | "bildtext" | "bildtekst" | "legende"
        | "legend" | "epigrafe" | "didascalia" | "kuvateksti" | "bijschrift" | "leyenda" => Marks::CAPTION,
        "credit" | "credits" | "photocredit" | "imagecredit" | "photographer" => Marks::CREDIT,
        "byline" | "author" | "authors" | "bylines" | "writer" | "autor" | "autoren" | "autores" | "auteur"
        | "auteurs" => Marks::BYLINE,
        "date" | "dates" | "dateline" | "timestamp" | "pubdate" | "published" | "datetime" | "updated"
        | "publishdate" | "time" | "datum" => Marks::DATES,
        "standfirst" | "deck" | "dek" | "subtitle" | "subhead" | "subheadline" | "lede" | "summary" | "strapline"
        | "chapo" | "chapeau" | "vorspann" | "unterzeile" | "subtitulo" | "entradilla" | "bajada" | "sottotitolo"
        | "sommario" | "ingress" | "excerpt" | "intro" => Marks::STANDFIRST,
        "correction" | "corrections" | "clarification" | "erratum" | "korrektur" | "corrigendum" => Marks::CORRECTION,
        "pullquote" | "blockquotes" => Marks::PULL_QUOTE,
        "headline" => Marks::HEADLINE,
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
        | (
            "next" | "prev" | "previous" | "latest" | "recent" | "other" | "top",
            "stories" | "articles" | "posts" | "news" | "entries",
        )
        | ("next" | "prev" | "previous", "story" | "article" | "post" | "entry" | "prev" | "next")
        | ("read" | "see" | "also", "more" | "next" | "also" | "like")
        | ("keep", "reading")
        | ("news" | "articles" | "posts" | "stories", "list" | "lists" | "grid" | "carousel" | "slider" | "stream")
        | ("interesting", "articles" | "stories")
        | ("you", "may" | "might")
        | ("up", "next")
        | ("mas", "leidas" | "leido" | "vistas" | "visto" | "noticias")
        | ("ultimas" | "otras" | "outras", "noticias")
        | ("ultime" | "altre", "notizie")
        | ("veja" | "leia" | "leer", "mais" | "mas" | "tambem" | "tambien")
        | ("leggi" | "lees", "anche" | "ook" | "meer")
        | ("lire", "aussi")
        | ("mehr" | "weitere", "zum" | "themen" | "artikel" | "meldungen" | "nachrichten") => Marks::RELATED,
        ("restricted" | "gated" | "locked", "content") | ("content" | "article", "gate" | "breaker") => Marks::PAYWALL,
        ("sign", "up") | ("opt", "in") | ("mailing", "list") | ("email", "capture" | "form") => Marks::NEWSLETTER,
        ("cmp", "box" | "banner" | "wrapper" | "overlay" | "popup" | "notice" | "modal" | "dialog") => Marks::CONSENT,
        ("star", "rating") => Marks::SHARE,
        ("pull", "quote") => Marks::PULL_QUOTE,
        ("sub", "title" | "headline" | "heading") => Marks::STANDFIRST,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_named_in_many_languages() {
        for (word, mark) in [
            ("comentarios", Marks::COMMENTS),
            ("leserkommentare", Marks::COMMENTS),
            ("komentarze", Marks::COMMENTS),
            ("correlati", Marks::RELATED),
            ("ilgili", Marks::RELATED),
            ("meistgelesen", Marks::RELATED),
            ("publicidad", Marks::ADVERT),
            ("infolettre", Marks::NEWSLETTER),
            ("motscles", Marks::TAGS),
            ("umfrage", Marks::OFFER),
            ("bio", Marks::AUTHOR_BOX),
            ("bildtext", Marks::CAPTION),
        ] {
            assert_eq!(of_word(word), mark, "{word}");
        }
        assert_eq!((of_joined("cmp"), of_pair("cmp", "banner")), (Marks::CONSENT, Marks::CONSENT));
        for word in ["cmp", "biography", "forumla", "recommender", "texto", "artikel"] {
            assert_eq!(of_word(word), Marks::NONE, "{word}");
        }
    }

    #[test]
    fn two_words_say_more_than_one() {
        for (first, second) in
            [("next", "story"), ("next", "prev"), ("keep", "reading"), ("mas", "leidas"), ("leggi", "anche")]
        {
            assert_eq!(of_pair(first, second), Marks::RELATED, "{first}-{second}");
        }
        for (first, second) in [("next", "slide"), ("post", "list"), ("top", "story")] {
            assert_eq!(of_pair(first, second), Marks::NONE, "{first}-{second}");
        }
    }
}
