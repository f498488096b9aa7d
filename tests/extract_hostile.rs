//! Pages made to cost time or memory: each is read, or refused with a reason, in bounded time.

#![expect(clippy::unwrap_used, clippy::format_collect, reason = "a test may fail loudly, and builds its pages once")]

use std::time::{Duration, Instant};

use writethru::extract::{ExtractError, Extraction, MAX_BYTES, Page, extract};

/// Far more than any of these pages needs, far less than one that is quadratic takes.
const PATIENCE: Duration = Duration::from_mins(1);

fn read(text: &str, content_type: &str) -> Result<Extraction, ExtractError> {
    let started = Instant::now();
    let result = extract(&Page { bytes: text.as_bytes(), content_type: Some(content_type), ..Page::default() });
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    result
}

fn html(text: &str) -> Extraction {
    read(text, "text/html").unwrap()
}

fn text_of(extraction: &Extraction) -> String {
    extraction.document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_hundred_thousand_nested_tags_are_flattened_and_their_text_kept() {
    for tag in [
        "div", "b", "span", "table><tr><td", "blockquote", "font color=red", "a href=x", "ul><li", "svg", "button",
        "section",
    ] {
        let extraction = html(&format!("{}<p>the end of it", format!("<{tag}>").repeat(100_000)));
        assert!(text_of(&extraction).contains("the end of it"), "{tag}");
    }
}

#[test]
fn no_tag_hides_how_deep_it_nests() {
    for (before, again) in [
        ("", "<div a=\"></div>\">"),
        ("<!-->", "<div>"),
        ("<svg><title>", "<div>"),
        ("<svg>", "<option>"),
        ("", "<optgroup>"),
        ("<title></titles></title>", "<div>"),
    ] {
        let extraction = html(&format!("<p>shown</p>{before}{}", again.repeat(100_000)));
        assert!(text_of(&extraction).contains("shown"), "{before}{again}");
    }
}

#[test]
fn formatting_left_open_costs_no_more_than_the_bound() {
    let open = (0..2000).map(|at| format!("<p><b id={at}>word ")).collect::<String>();
    assert!(text_of(&html(&open)).ends_with("word"));
    let many =
        format!("<p>{}{}", (0..200).map(|at| format!("<i id={at}>")).collect::<String>(), "<p>word".repeat(100_000));
    assert!(matches!(read(&many, "text/html"), Err(ExtractError::TooManyTags { .. })));
}

#[test]
fn end_tags_that_close_nothing_do_not_hide_depth() {
    let html_text = format!("{}deep", "<div><table><tr><td></div>".repeat(20_000));
    assert!(text_of(&html(&html_text)).contains("deep"));
    let formatted = format!("{}deep", "<b><div></b>".repeat(20_000));
    assert!(text_of(&html(&formatted)).contains("deep"));
}

#[test]
fn a_tag_with_a_million_attributes_keeps_a_thousand() {
    let attributes = (0..200_000).map(|at| format!(" a{at}=1")).collect::<String>();
    for start in
        ["<p", "<p q=\">\"", "<script></script ", "<svg><![CDATA[]]><p", "</><p", "<<p", "</p", "<!--><p q='<b>'"]
    {
        let text = text_of(&html(&format!("{start}{attributes}>word</p>")));
        assert!(text.ends_with("word") && !text.contains("a10"), "{start}");
    }
}

#[test]
fn one_line_of_fifty_megabytes_is_read() {
    let line = "All work and no play. ".repeat((50 << 20) / 22);
    let extraction = read(&line, "text/plain").unwrap();
    assert_eq!(extraction.document.blocks.len(), 1);
    assert_eq!(extraction.document.blocks[0].text.len(), line.len());
    assert_eq!(html(&format!("<p>{line}")).document.blocks.len(), 1);
}

#[test]
fn a_page_beyond_the_limit_is_refused() {
    let error = read(&"a".repeat(MAX_BYTES + 1), "text/plain").unwrap_err();
    assert_eq!(error, ExtractError::TooLarge { size: MAX_BYTES + 1, limit: MAX_BYTES });
    assert!(matches!(read(&"<p>".repeat(2_000_000), "text/html"), Err(ExtractError::TooManyTags { .. })));
}

#[test]
fn unclosed_everything_is_read() {
    for opened in
        ["<", "<a", "<a href=\"", "<!--", "<!", "</", "<script>", "<title>", "<![CDATA[", "<textarea>", "&", "&#x"]
    {
        let extraction = html(&format!("<p>before</p>{}", opened.repeat(50_000)));
        assert!(text_of(&extraction).contains("before"), "{opened}");
    }
}

#[test]
fn entities_do_not_grow() {
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>&b;&b;</p>";
    assert!(text_of(&html(bomb)).contains("&b;&b;"));
    let many = format!("<p>{}", "&lt;&CounterClockwiseContourIntegral;".repeat(100_000));
    assert_eq!(text_of(&html(&many)).chars().count(), 200_000);
}

#[test]
fn nul_bytes_are_text_in_small_numbers_and_binary_in_great_ones() {
    assert!(text_of(&html("<p>one\0two</p>")).starts_with("one"));
    assert_eq!(text_of(&read("one\0two", "text/plain").unwrap()), "one\0two");
    assert_eq!(read(&"\0".repeat(5000), "text/plain").unwrap_err(), ExtractError::Binary);
    let image = extract(&Page { bytes: b"\x89PNG\r\n\x1a\n....", ..Page::default() });
    assert_eq!(image.unwrap_err(), ExtractError::Binary);
}

#[test]
fn nested_and_endless_metadata_are_read_in_bounds() {
    let deep = format!("<script type='application/ld+json'>{}</script><p>body", "[{\"@graph\":".repeat(50_000));
    assert!(text_of(&html(&deep)).contains("body"));
    let authors = vec!["{\"@type\":\"Person\",\"name\":\"A B\"}"; 20_000].join(",");
    let wide =
        format!("<script type='application/ld+json'>{{\"@type\":\"Article\",\"author\":[{authors}]}}</script><p>body");
    assert!(html(&wide).document.metadata.byline.len() <= 40);
    let metas = (0..50_000).map(|at| format!("<meta name=author content='N {at}'>")).collect::<String>();
    assert!(html(&metas).document.metadata.claims.len() <= 2100);
}

#[test]
fn metadata_with_no_sound_end_are_read_once() {
    let blank = " ".repeat(150_000);
    for script in [
        format!("{{}}{blank}{}", "]".repeat(150_000)),
        "//".repeat(200_000),
        "/*".repeat(200_000),
        "<!--".repeat(150_000),
    ] {
        let page = format!("<script type='application/ld+json'>{script}</script><p>body");
        assert!(text_of(&html(&page)).ends_with("body"), "{}", &script[..20]);
    }
}

#[test]
fn no_page_has_more_authors_than_are_read() {
    let one = (0..2_000).map(|at| format!("<meta name=author content='Ada Lind{at}'>")).collect::<String>();
    let people = (0..12).map(|at| format!("Ada Lind{at}")).collect::<Vec<_>>().join(", ");
    let several = format!("<meta name=author content='{people}'>") + &one;
    for metas in [one, several] {
        assert!(html(&metas).document.metadata.byline.len() <= 40);
    }
}

#[test]
fn a_word_or_line_without_end_is_looked_at_once() {
    for (markup, shown) in [
        ("<b>a</b>", "aaa"),
        ("<b>\u{201d}</b>", "\u{201d}"),
        ("<time>a </time>", "a a a"),
        ("<a href=x>a </a><time>a </time>", "a a a"),
        ("<p>Comments</p>", "Comments"),
    ] {
        let page = format!("<p>{}", markup.repeat(150_000));
        assert!(text_of(&html(&page)).contains(shown), "{markup}");
    }
}

#[test]
fn many_small_blocks_and_links_cost_linear_time() {
    let list = "<ul>".to_owned() + &"<li><a href='/x'>Word</a> and more</li>".repeat(60_000);
    assert_eq!(html(&list).document.blocks.len(), 60_000);
    let offers = "<div><p>Fish are cheap.</p><p>Subscribe now</p></div>".repeat(60_000);
    assert_eq!(html(&offers).document.blocks.len(), 120_000);
    let labels = "<p><a href='/x'>Read more</a></p>".repeat(20_000);
    assert_eq!(html(&labels).document.blocks.len(), 20_000);
    let paragraphs = "<p>The lock is shut, and it will be for a week at the least, they say.</p>".repeat(10_000);
    let loose = format!("<div>{}{paragraphs}</div>", "at noon<hr>".repeat(5_000));
    assert_eq!(html(&loose).document.blocks.len(), 15_000);
    let rows = "<tr><th>a<td>1<td>2".repeat(20_000);
    assert_eq!(html(&format!("<table>{rows}</table>")).document.blocks.len(), 1);
}

#[test]
fn many_stamps_are_each_looked_at_once() {
    let stamps = "<p>3 May 2026</p>".repeat(70_000) + &"<p>Updated 3 May 2026, 10:15</p>".repeat(70_000);
    let metadata = html(&format!("<h1>Lock shut for a week</h1>{stamps}")).document.metadata;
    assert_eq!(metadata.dates.modified.unwrap().raw, "3 May 2026, 10:15");
}
