//! What a page states about its article for machines, in each of the ways there are, whole, nested, broken and in
//! contradiction.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use writethru::{
    extract::{Page, extract},
    model::{Document, Stamp},
};

const BODY: &str = "<p>The keepers worked through the night until the last barge was clear of the lower gate, the board
    said on Monday, and then they slept for a day in the toll house.</p>
    <p>Engineers found the crack during a routine dive and closed both gates within the hour of its discovery.</p>";

fn read(markup: &str) -> Document {
    let page = format!("<!doctype html><html lang='en'><body>{markup}{BODY}</body></html>");
    extract(&Page { bytes: page.as_bytes(), content_type: Some("text/html"), ..Page::default() }).unwrap().document
}

/// Title, byline, publication and change.
fn told(markup: &str) -> String {
    let metadata = read(markup).metadata;
    let stamp = |stamp: Option<Stamp>| {
        stamp.and_then(|stamp| stamp.instant).map_or_else(|| "-".to_owned(), |instant| instant.to_string())
    };
    let title = metadata.title.unwrap_or_else(|| "-".to_owned());
    let dates = metadata.dates;
    format!("{title} | {} | {} | {}", metadata.byline.join("; "), stamp(dates.published), stamp(dates.modified))
}

fn script(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

const WHOLE: &str = "Lock shut | Ida Moll | 2026-03-02T07:15:00+00:00 | 2026-03-02T08:00:00+00:00";
const FIELDS: &str = r#""headline":"Lock shut","datePublished":"2026-03-02T07:15:00Z","dateModified":"2026-03-02T08:00:00Z","author":{"@type":"Person","name":"Ida Moll"}"#;

#[test]
fn json_ld_is_read_in_graphs_lists_and_inside_pages() {
    let person = r##"{"@type":"Person","@id":"#ida","name":"Ida Moll"}"##;
    let by_id = FIELDS.replace(r#"{"@type":"Person","name":"Ida Moll"}"#, r##"{"@id":"#ida"}"##);
    for json in [
        format!(r#"{{"@type":"NewsArticle",{FIELDS}}}"#),
        format!(r#"[{{"@type":"Organization","name":"Mail"}},{{"@type":["Article","NewsArticle"],{FIELDS}}}]"#),
        format!(
            r#"{{"@context":"https://schema.org","@graph":[{{"@type":"WebPage","name":"x"}},{{"@type":"NewsArticle",{by_id}}},{person}]}}"#
        ),
        format!(r#"{{"@type":"WebPage","mainEntity":{{"@type":"http://schema.org/ReportageNewsArticle",{FIELDS}}}}}"#),
        format!(r#"{{"@type":"BreadcrumbList","itemListElement":[]}} {{"@type":"BlogPosting",{FIELDS}}}"#),
        format!(
            r#"{{"@graph":[[{{"@type":"LiveBlogPosting",{FIELDS},"liveBlogUpdate":[{{"@type":"BlogPosting","headline":"Later"}}]}}]]}}"#
        ),
    ] {
        assert_eq!(told(&script(&json)), WHOLE, "{json}");
    }
}

#[test]
fn broken_json_ld_is_mended_where_that_changes_nothing() {
    let whole = format!(r#"{{"@type":"NewsArticle",{FIELDS}}}"#);
    for json in [
        format!(r#"{{"@type":"NewsArticle",{FIELDS},}}"#),
        format!(r#"[{{"@type":"NewsArticle",{FIELDS},}},]"#),
        format!("{{\"@type\":\"NewsArticle\",\"description\":\"one\ntwo\t three\",{FIELDS}}}"),
        format!(r#"{{"@type":"NewsArticle","description":"He said "no" twice",{FIELDS}}}"#),
        format!("<!-- {whole} -->"),
        format!("//<![CDATA[\n{whole}\n//]]>"),
        format!("/*<![CDATA[*/ {whole} /*]]>*/"),
        format!("<!--//--><![CDATA[// ><!--\n{whole}\n//--><!]]>").replace("// ><!--", "").replace("<!]]>", "]]>"),
        format!("<![CDATA[{whole}]]>"),
        format!("{whole};"),
        format!("\u{feff}{whole}"),
        whole.replace("Lock shut", "Lock&#32;shut"),
        whole.trim_end_matches('}').to_owned(),
    ] {
        assert_eq!(told(&script(&json)), WHOLE, "{json}");
    }
    assert_eq!(told(&script(r#"{"@type":"NewsArticle","headline":"Half of"#)), "- |  | - | -");
    for json in [
        whole.replace('"', "'"),
        whole.replace(r#""headline""#, "headline").replace(r#""author""#, "author"),
        whole.replace(r#","datePublished""#, "\n\"datePublished\""),
        whole.replace(r#","datePublished""#, ", // when\n \"datePublished\"").replace("},", "}, /* by */"),
        whole.replace(r#","datePublished""#, r#","image":undefined,"width":NaN,"datePublished""#),
        whole.replace(r#","datePublished""#, r#","description":"It\'s \x shut","datePublished""#),
        whole.replace('"', "&amp;quot;").replace("&amp;", "&"),
        format!("{},\"description\":\"cut o", whole.trim_end_matches('}')).replace("Moll\",", "Moll\"},"),
    ] {
        assert_eq!(told(&script(&json)), WHOLE, "{json}");
    }
}

#[test]
fn of_several_articles_the_one_of_the_page_counts() {
    let whole = format!(r#"{{"@type":"NewsArticle",{FIELDS}}}"#);
    let other = r#"{"@type":"NewsArticle","headline":"Barge sinks at the weir","datePublished":"2019-01-01T10:00:00Z","author":{"name":"Per Lund"},"url":"https://post.example/news/barge"}"#;
    for markup in [
        script(&format!("[{other},{whole}]")) + "<h1>Lock shut</h1>",
        script(&format!(r#"{{"@graph":[{other},{whole}]}}"#)) + "<h1>Lock shut</h1>",
        script(other) + &script(&whole) + "<h1>Lock shut</h1>",
        script(other)
            + &script(
                &whole
                    .replace("{\"@type", "{\"mainEntityOfPage\":{\"@id\":\"https://post.example/news/lock/\"},\"@type"),
            )
            + "<link rel=canonical href='https://www.post.example/news/lock?x=1'>",
    ] {
        assert_eq!(told(&markup), WHOLE, "{markup}");
    }
}

#[test]
fn what_stands_beside_json_costs_nothing() {
    let whole = format!(r#"{{"@type":"NewsArticle",{FIELDS}}}"#);
    for json in [
        format!("{whole}}}"),
        format!("/* written by a plugin */{whole}"),
        format!("// a plugin's\n{whole}// end"),
        format!("<!-- a plugin -->\n{whole}"),
        format!("{whole} stray words"),
        whole.replace("{\"@type\"", "{\"image\":,\"@type\""),
        whole.replace("{\"@type\"", "{ // what it is\n\"@type\""),
        whole.replace("\"2026-03-02T07:15:00Z\"", "1772435700"),
        whole.replace("\"2026-03-02T07:15:00Z\"", "1772435700000"),
    ] {
        assert_eq!(told(&script(&json)), WHOLE, "{json}");
    }
}

#[test]
fn authors_are_found_by_reference_in_other_scripts() {
    let article = |author: &str| {
        script(&format!(
            r#"{{"@type":"NewsArticle","headline":"Lock shut","datePublished":"2026-03-02T07:15:00Z","dateModified":"2026-03-02T08:00:00Z","author":{author}}}"#
        ))
    };
    let people = script(
        r#"{"@graph":[{"@type":"WebPage","reviewedBy":{"@type":"Person","@id":"https://a.example/#ida","name":"Ida Moll"}}]}"#,
    );
    for author in [
        r#"{"@id":"https://a.example/#ida"}"#,
        r#"[{"@id":"https://a.example/#ida"}]"#,
        r#""https://a.example/#ida""#,
        r#"{"@list":[{"@id":"https://a.example/#ida"}]}"#,
        r#"{"@type":"Person","givenName":"Ida","familyName":"Moll"}"#,
        r#"{"@type":"Person","name":{"@language":"en","@value":"Ida Moll"}}"#,
    ] {
        assert_eq!(told(&format!("{}{people}", article(author))), WHOLE, "{author}");
        assert_eq!(told(&format!("{people}{}", article(author))), WHOLE, "{author}");
    }
    assert_eq!(told(&article(r#"{"@id":"https://a.example/#nobody"}"#)), WHOLE.replace("Ida Moll", ""));
}

#[test]
fn the_address_that_a_page_gives_itself_is_made_absolute() {
    let url = |head: &str, at: Option<&str>| {
        let page =
            format!("<!doctype html><html lang=en><head>{head}</head><body><h1>Lock shut</h1>{BODY}</body></html>");
        let page = Page { bytes: page.as_bytes(), url: at, ..Page::default() };
        extract(&page).unwrap().document.metadata.url.unwrap_or_default()
    };
    let here = Some("https://a.example/news/today/?id=1");
    for (head, expected) in [
        ("<link rel=canonical href='/x'>", "https://a.example/x"),
        ("<link rel=canonical href='lock'>", "https://a.example/news/today/lock"),
        ("<link rel=canonical href='//b.example/x'>", "https://b.example/x"),
        ("<link rel=canonical href='https://b.example/x'>", "https://b.example/x"),
        ("<base href='/archive/'><link rel=canonical href='lock'>", "https://a.example/archive/lock"),
        ("<link rel=canonical href='/x'><base href='https://c.example/'>", "https://c.example/x"),
        ("<link rel=canonical href='javascript:go()'>", "https://a.example/news/today/?id=1"),
        ("<link rel=canonical href='#top'>", "https://a.example/news/today/?id=1"),
        ("", "https://a.example/news/today/?id=1"),
    ] {
        assert_eq!(url(head, here), expected, "{head}");
    }
    assert_eq!(url("<link rel=canonical href='/x'>", None), "");
    assert_eq!(url("<base href='https://c.example/'><link rel=canonical href='/x'>", None), "https://c.example/x");
}

#[test]
fn a_change_that_repeats_the_publication_gives_way_to_a_later_one() {
    let json = script(
        r#"{"@type":"NewsArticle","headline":"Lock shut","author":"Ida Moll","datePublished":"2026-03-02","dateModified":"2026-03-02"}"#,
    );
    let later = "Lock shut | Ida Moll | 2026-03-02 | 2026-03-04";
    assert_eq!(told(&format!("{json}<h1>Lock shut</h1><p>Updated 4 March 2026</p>")), later);
    assert_eq!(told(&format!("{json}<meta name=updated content='2026-03-04'>")), later);
    assert_eq!(told(&format!("{json}<meta name=updated content='2026-03-01'>")), later.replace("-04", "-02"));
}

#[test]
fn an_author_on_a_card_for_other_sites_counts_where_no_other_is_named() {
    let card = "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ida Moll'>
        <meta name='twitter:label2' content='Reading time'><meta name='twitter:data2' content='4 minutes'>";
    assert_eq!(read(card).metadata.byline, ["Ida Moll"]);
}

#[test]
fn names_are_read_beside_stamps_and_as_elements_mark_them() {
    let names = |head: &str| read(&format!("<article><h1>Lock shut</h1>{head}</article>")).metadata.byline.join("; ");
    assert_eq!(names("<p>May 3, 2026 By Ida Moll 4 Comments</p>"), "Ida Moll");
    assert_eq!(names("<div class=byline><span>By</span><a rel=author href=/ida>Ida Moll</a></div>"), "Ida Moll");
    let glued = "<div class=byline><span class=author__name>Ida Moll</span><span>Founder at Moll</span></div>";
    assert_eq!(names(glued), "Ida Moll");
}

#[test]
fn microdata_is_read_with_items_inside_items() {
    let article = "<article itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>Lock shut</h1>
        <div itemprop='image' itemscope itemtype='https://schema.org/ImageObject'><span itemprop='author'>Jan Foto</span>
        <meta itemprop='datePublished' content='2019-01-01'></div>
        <div itemprop='author' itemscope itemtype='https://schema.org/Person'><a itemprop='url' href='/ida'>
        <span itemprop='name'>Ida Moll</span></a><span itemprop='jobTitle'>Reporter</span></div>
        <div itemprop='publisher' itemscope itemtype='https://schema.org/Organization'><meta itemprop='name' content='Mail'></div>
        <time itemprop='datePublished' datetime='2026-03-02T07:15:00Z'>2 March</time>
        <meta itemprop='dateModified' content='2026-03-02T08:00:00Z'></article>";
    let other = "<div itemscope itemtype='https://schema.org/NewsArticle'><a itemprop='headline' href='/x'>Other</a>
        <meta itemprop='datePublished' content='2026-03-05'><span itemprop='author'>Tam Orrick</span></div>";
    for markup in [article.to_owned(), format!("{article}{other}"), format!("{other}{article}")] {
        assert_eq!(told(&markup), WHOLE, "{markup}");
    }
}

#[test]
fn rdfa_is_read_with_prefixes_values_and_items_inside_items() {
    let stamps = |published: &str, modified: &str| {
        format!(
            "<span property='{published}' content='2026-03-02T07:15:00Z' datatype='xsd:dateTime'>Monday</span>
             <span property='{modified}' content='2026-03-02T08:00:00Z'></span>"
        )
    };
    let person = "<span property='schema:author' typeof='schema:Person'><a property='schema:url' href='/ida'>
        <span property='schema:name'>Ida Moll</span></a></span>";
    let article = format!(
        "<article typeof='schema:NewsArticle' about='/lock'><h1 property='schema:headline'>Lock shut</h1>{person}{}</article>",
        stamps("schema:datePublished", "schema:dateModified")
    );
    let other = "<div typeof='schema:NewsArticle'><a property='schema:headline' href='/x'>Other</a>
        <span property='schema:datePublished' content='2026-03-05'></span></div>";
    let dublin = format!(
        "<div typeof='sioc:Item foaf:Document'><span property='dc:title' content='Lock shut'></span>
         <span property='dc:creator'>Ida Moll</span>{}</div>",
        stamps("dc:date dc:created", "dcterms:modified")
    );
    let named = format!(
        "<div vocab='https://schema.org/' typeof='Article'><h1 property='https://schema.org/headline'>Lock shut</h1>
         <span property='author'>Ida Moll</span>{}</div>",
        stamps("article:published_time", "article:modified_time")
    );
    for markup in [article.clone(), format!("{article}{other}"), format!("{other}{article}"), dublin, named] {
        assert_eq!(told(&markup), WHOLE, "{markup}");
    }
}

#[test]
fn statements_that_contradict_each_other_are_all_kept() {
    let markup = format!(
        "{}<meta property='article:published_time' content='2026-03-01T09:00:00Z'><h1>Lock shut</h1>
         <p>Published 3 March 2026</p>",
        script(&format!(r#"{{"@type":"NewsArticle",{FIELDS}}}"#))
    );
    let document = read(&markup);
    let claims = document.metadata.claims.iter().filter(|claim| claim.field == "published");
    let values: Vec<String> = claims.map(|claim| format!("{:?} {}", claim.source, claim.value)).collect();
    assert_eq!(values, ["JsonLd 2026-03-02T07:15:00Z", "OpenGraph 2026-03-01T09:00:00Z", "Text 3 March 2026"]);
}

#[test]
fn times_of_a_list_of_articles_come_last() {
    let latest =
        (4..9).map(|day| format!("<li><time itemprop='datePublished' datetime='2026-03-0{day}'>{day}</time></li>"));
    let list = format!("<ul>{}</ul>", latest.collect::<String>());
    let head = "<meta name='pubdate' content='2026-03-02'>";
    let day = |markup: &str| read(markup).metadata.dates.published.unwrap().raw;
    assert_eq!(day(&format!("{list}{head}")), "2026-03-02");
    assert_eq!(day(&format!("<time itemprop='datePublished' datetime='2026-03-04'>4</time>{head}")), "2026-03-04");
}

#[test]
fn entities_inside_json_are_undone() {
    let json = r#"{"@type":"NewsArticle","headline":"Salt &amp; sand &#8211; &ldquo;no&rdquo; &bull; one"}"#;
    assert_eq!(read(&script(json)).metadata.title.unwrap(), "Salt & sand – “no” • one");
}

#[test]
fn a_name_that_a_reader_sees_stands_for_that_of_the_site() {
    for (name, expected) in [
        ("Ostrey Mail", "Ida Moll"),
        ("OstreyMail.example", "Ida Moll"),
        ("AP", "Ida Moll"),
        ("Ida Moll, OMN", "Ida Moll"),
        ("Ida Moll und Jan Lind", "Ida Moll; Jan Lind"),
        ("name, email@ostreymail.example", "Ida Moll"),
    ] {
        let page = format!(
            "<link rel=canonical href='https://www.ostreymail.example/lock'><title>Lock shut - Ostrey Mail</title>
            <meta name=author content='{name}'><h1>Lock shut</h1><p>By Ida Moll</p>"
        );
        assert_eq!(read(&page).metadata.byline.join("; "), expected, "{name}");
    }
}

#[test]
fn the_author_is_found_where_elements_mark_one_alone() {
    let card = |name: &str| format!("<span class='author vcard'><a class='url fn n' href=/u>{name}</a></span> wrote");
    for (markup, expected) in [
        (format!("<h1>Lock shut</h1><div>In: Locks, {} this, all told</div>", card("Ida Moll")), "Ida Moll"),
        (format!("<h1>Lock shut</h1><div>In: Locks, {} this, all told</div>", card("lockkeeper")), "lockkeeper"),
        (format!("<h1>Lock shut</h1><p>Locks, {}.</p><p>Weirs, {}.</p>", card("Ida Moll"), card("Jan Lind")), ""),
        ("<h1>Lock shut</h1><p class=author>Text size</p><p class=author>By Ida Moll</p>".to_owned(), "Ida Moll"),
        ("<h1>Lock shut</h1><p class=author-credit>By Ida Moll, LENNER TODAY</p>".to_owned(), "Ida Moll"),
    ] {
        assert_eq!(read(&markup).metadata.byline.join("; "), expected, "{markup}");
    }
}

#[test]
fn the_day_is_taken_where_the_page_states_it_least() {
    let address = "<link rel=canonical href='https://www.ostreymail.example/2026/03/02/lock'>";
    let day = "<meta property='article:published_time' content='2026-03-02'>";
    for (markup, expected) in [
        (format!("{address}<h1>Lock shut</h1>"), "2026-03-02"),
        (format!("{day}<h1>Lock shut</h1><p class=date>March 1, 2026 9:15 pm</p>"), "2026-03-01T21:15:00"),
        (format!("{day}<h1>Lock shut</h1><p class=date>March 4, 2026 9:15 pm</p>"), "2026-03-02"),
        ("<h1>Lock shut</h1><p class=date><b>2026-03-02</b><i>07:15</i></p>".to_owned(), "2026-03-02T07:15:00"),
        (format!("<h1>Lock shut</h1><main>{BODY}</main><div>Created: 2 March 2026 · Lock</div>"), "2026-03-02"),
        ("<h1>Lock shut</h1><p>(2.3.2026) The lower gate is shut, the keepers say.</p>".to_owned(), "2026-03-02"),
        ("<h1>Lock shut</h1><time datetime=2026-04-09>Published 2 March 2026</time>".to_owned(), "2026-03-02"),
        (
            "<div>Mon, 9 March 2026</div><div>Lenner</div><h1>Lock shut</h1><div>Ida Moll 2 March 2026</div>"
                .to_owned(),
            "2026-03-02",
        ),
        ("<h1>Lock shut</h1><p>March 2, 2026, 07:15 PM ISTSource:</p>".to_owned(), "2026-03-02T19:15:00"),
        (
            "<link rel=canonical href='https://www.ostreymail.example/2026/WORLD/03/02/lock'><h1>Lock shut</h1>
            <ul><li>The board that runs the locks was set up on March 4, 1911</ul>"
                .to_owned(),
            "2026-03-02",
        ),
    ] {
        let stated = read(&markup).metadata.dates.published.and_then(|stamp| stamp.instant);
        assert_eq!(stated.map(|at| at.to_string()).as_deref(), Some(expected), "{markup}");
    }
}
