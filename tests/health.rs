//! Pages that are no article, and short articles about just that, one a line in `fixtures/health.tsv`.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use writethru::extract::{Page, extract};

fn health(html: &str) -> &'static str {
    let url = Some("https://post.example/news/2-ferry-story");
    let words = extract(&Page { bytes: html.as_bytes(), url, ..Page::default() }).unwrap().health.words();
    words.strip_prefix("suspect: ").unwrap_or(words)
}

fn page(language: &str, title: &str, body: &str, foot: &str) -> String {
    format!(
        "<!doctype html><html lang={language}><head><title>{title}</title></head><body><nav><a href=/>Home</a>
         <a href=/news>News</a></nav><main><article><h1>{title}</h1>{body}</article></main>
         <footer>{foot} © 2026 Island Post</footer></body></html>"
    )
}

#[test]
fn every_page_of_the_table_is_judged() {
    let rows = include_str!("fixtures/health.tsv").lines().filter(|line| !line.starts_with('#'));
    let check = |row: &str| {
        let columns: Vec<&str> = row.split('\t').collect();
        let [expected, language, title, paragraphs] = columns[..] else { panic!("not four columns: {row}") };
        let body = format!("<p>{}</p>", paragraphs.replace(" ¶ ", "</p><p>"));
        let found = health(&page(language, title, &body, ""));
        (found != expected).then(|| format!("{title}: expected {expected}, found {found}"))
    };
    let failures: Vec<String> = rows.filter_map(check).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn links_to_subscribe_make_no_stub() {
    let body = "<p>The council voted on Tuesday to rebuild the harbour wall with stone from the old quarry.</p>";
    for foot in [
        "<a href=/subscribe>Become a subscriber</a> <a href=/login>Already a subscriber? Log in</a>",
        "<a href=/a>How the flood came (subscriber exclusive)</a> <a href=/b>Who pays? For subscribers only</a>",
    ] {
        assert_eq!(health(&page("en", "Harbour wall to be rebuilt", body, foot)), "ok", "{foot}");
    }
}

#[test]
fn an_offer_below_a_finished_article_makes_no_stub() {
    let offer = "<p>Subscribe to continue reading.</p>";
    let paragraph = |at: usize| {
        format!(
            "<p>Keeper number {at} said that the lock had to be mended before the winter, and that nobody had asked him about it until the day when the water of the old canal came over the wall of his garden.</p>"
        )
    };
    let text = |paragraphs: usize| (0..paragraphs).map(paragraph).collect::<String>();
    assert_eq!(health(&page("en", "Lock to be mended", &(text(9) + offer), "")), "ok");
    assert_eq!(health(&page("en", "Lock to be mended", &(text(3) + offer), "")), "paywall stub");
    let cut = text(9).replace("garden.</p>", "garden …</p>");
    assert_eq!(health(&page("en", "Lock to be mended", &(cut + offer), "")), "paywall stub");
}

#[test]
fn what_is_written_for_programs_is_no_article() {
    let health = |text: &str| extract(&Page { bytes: text.as_bytes(), ..Page::default() }).unwrap().health.words();
    for data in
        [r#"{"error":"not found"}"#, "[1, 2]", "<?xml version='1.0'?><rss><channel><title>Post</title></channel></rss>"]
    {
        assert_eq!(health(data), "suspect: empty", "{data}");
    }
    assert_eq!(health("[Update] The ferry sails at noon, and the crew is glad of it."), "ok");
}

#[test]
fn the_front_page_is_known_by_a_relative_address_too() {
    let html = page("en", "Island Post", "<p>Ferry talks stall</p><p>Harbour wall cracks</p>", "");
    assert_eq!(health(&html.replace("</head>", "<link rel=canonical href='/'></head>")), "front page");
}

#[test]
fn text_that_was_read_wrongly_is_damage() {
    let text = "Переговоры между паромной компанией и экипажами прервались в понедельник вечером, сообщили в порту.";
    let misread = |text: &str| text.bytes().map(char::from).collect::<String>();
    let lost: String = text.chars().map(|letter| if letter.is_alphabetic() { '?' } else { letter }).collect();
    for body in [misread(text), misread("フェリー会社と乗組員の交渉は月曜日の夜に決裂した。"), lost]
    {
        assert_eq!(health(&page("ru", "Ferry", &format!("<p>{body}</p>"), "")), "encoding damage", "{body}");
    }
    assert_eq!(health(&page("ru", "Ferry", &format!("<p>{text}</p>"), "")), "ok");
}
