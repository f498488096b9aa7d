//! The rules of a site, the reasons for each kind, and the health of pages that are not their article.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and its pages are small")]

use writethru::{
    extract::{Health, Page, SiteRules, SiteRulesError, Suspicion, extract},
    model::{Moment, Source, Zone},
};

const LONG: &str = "The keepers worked through the night until the last barge was clear of the lower gate, the board said on \
    Monday. Engineers found the crack during a routine dive and closed both gates within the hour of its discovery.";

fn described(html: &str, rules: &SiteRules) -> String {
    let page = Page { bytes: html.as_bytes(), site: Some(rules), ..Page::default() };
    let extraction = extract(&page).unwrap();
    let blocks = extraction.document.blocks.iter().zip(&extraction.reasons);
    let lines = blocks.map(|(block, reason)| {
        format!("{}: {} ({reason})", block.kind.name(), block.text.chars().take(24).collect::<String>())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn selectors_take_drop_and_type() {
    let rules = SiteRules::parse("take = ['div.story']\ndrop = ['div.ticker', '.story em']\n[kinds]\ncorrection = ['p.fix']\ncaption = ['span.under']").unwrap();
    let html = format!(
        "<h1>Canal</h1><div class=ticker>Now!</div><div class=other><p>{LONG}</p><p>{LONG}</p></div>\
         <div class=story><p>{LONG} <em>Advert</em> <span class=under>The gate</span></p><p class=fix>It was Tuesday.</p></div>"
    );
    insta::assert_snapshot!(described(&html, &rules), @r"
    headline: Canal (title of the page)
    boilerplate: The keepers worked throu (outside the main text)
    boilerplate: The keepers worked throu (outside the main text)
    paragraph: The keepers worked throu (in the main text)
    caption: The gate (rule of the site)
    correction: It was Tuesday. (rule of the site)
    ");
}

#[test]
fn what_the_site_repeats_is_none_of_the_article() {
    let rules = SiteRules::parse("repeated = ['The morning in your letter-box', '—', 'Tides of the week']").unwrap();
    let html = format!(
        "<main><h1>Canal</h1><p>{LONG}</p><h2>The Morning in your letter box!</h2><p>A word of the morning in your letter \
         box.</p><p>…</p><p>{LONG} And more.</p><div><h3>Tides of the week</h3></div><p>{LONG} And more again.</p></main>"
    );
    insta::assert_snapshot!(described(&html, &rules), @r"
    headline: Canal (title of the page)
    paragraph: The keepers worked throu (in the main text)
    boilerplate: The Morning in your lett (text that the site repeats)
    paragraph: A word of the morning in (in the main text)
    boilerplate: … (marks without words)
    paragraph: The keepers worked throu (in the main text)
    boilerplate: Tides of the week (text that the site repeats)
    paragraph: The keepers worked throu (in the main text)
    ");
}

#[test]
fn what_an_element_repeats_is_the_pages_unless_it_says_more() {
    let clause = "Boats that stay longer than a day pay for the second one at the office.";
    let html = format!(
        "<main><h1>Canal</h1><section><p>{LONG}</p><p>{clause}</p></section><blockquote><p>{clause}</p></blockquote>\
         <section><p>{LONG} It is another lock.</p><p>{clause}</p></section></main>"
    );
    insta::assert_snapshot!(described(&html, &SiteRules::default()), @r"
    headline: Canal (title of the page)
    paragraph: The keepers worked throu (in the main text)
    paragraph: Boats that stay longer t (in the main text)
    boilerplate: Boats that stay longer t (repeats a text above)
    paragraph: The keepers worked throu (in the main text)
    paragraph: Boats that stay longer t (in the main text)
    ");
}

#[test]
fn stamp_selectors_and_the_zone_of_the_site_read_its_clock() {
    let rules = SiteRules::parse("zone = 'Europe/Kyiv'\nlanguage = 'uk'\npublished = 'i.a'\nmodified = 'i.b'").unwrap();
    let html =
        format!("<h1>Канал</h1><i class=a>2 березня 2026, 07:15</i> <i class=b>2 березня 2026, 09:40</i><p>{LONG}</p>");
    let page = Page { bytes: html.as_bytes(), site: Some(&rules), ..Page::default() };
    let metadata = extract(&page).unwrap().document.metadata;
    let (published, modified) = (metadata.dates.published.unwrap(), metadata.dates.modified.unwrap());
    assert_eq!(
        published.instant.map(|moment: Moment| moment.to_string()).as_deref(),
        Some("2026-03-02T07:15:00+02:00")
    );
    assert_eq!((published.zone, published.source), (Zone::Assumed, Source::SiteRule));
    assert_eq!(modified.instant.map(|moment| moment.to_string()).as_deref(), Some("2026-03-02T09:40:00+02:00"));
    assert_eq!(metadata.language.as_deref(), Some("uk"));
}

#[test]
fn rules_that_cannot_work_are_refused() {
    assert!(matches!(SiteRules::parse("take = ['p[']"), Err(SiteRulesError::Selector(selector)) if selector == "p["));
    assert!(matches!(SiteRules::parse("grab = ['p']"), Err(SiteRulesError::Toml(_))));
    assert!(matches!(SiteRules::parse("zone = 'Europe/Nowhere'"), Err(SiteRulesError::Toml(_))));
    assert_eq!(SiteRules::parse("").unwrap(), SiteRules::default());
}

fn health(html: &str) -> Health {
    let page = Page {
        bytes: html.as_bytes(),
        url: Some("https://a.example/news/canal"),
        content_type: Some("text/html"),
        ..Page::default()
    };
    extract(&page).unwrap().health
}

#[test]
fn pages_that_are_not_their_article_are_suspect() {
    for (html, suspicion) in [
        ("", Suspicion::Empty),
        ("<nav><a href=/>Home</a></nav><div id=app></div>", Suspicion::Empty),
        ("<title>Just a moment...</title><p>Checking your browser before you go on.", Suspicion::BotWall),
        ("<title>请稍候</title><p>正在验证您是真人。", Suspicion::BotWall),
        ("<title>Einen Moment, bitte</title><h1>Ihr Browser wird überprüft</h1>", Suspicion::BotWall),
        ("<title>Page not found | Mail</title><h1>Sorry</h1><p>We looked everywhere.", Suspicion::NotFound),
        ("<h1>404</h1><p>Nothing here.", Suspicion::NotFound),
        ("<title>Seite nicht gefunden</title><p>Bitte prüfen Sie die Adresse.", Suspicion::NotFound),
        ("<h1>Страница не найдена</h1><p>Проверьте адрес.", Suspicion::NotFound),
        ("<h1>ページが見つかりません</h1>", Suspicion::NotFound),
        ("<title>الصفحة غير موجودة</title><p>عد إلى الصفحة الرئيسية.", Suspicion::NotFound),
        (
            "<h1>Canal</h1><article><p>The keepers worked through the night until the last barge was clear.</p><p>Subscribe to continue reading</p></article>",
            Suspicion::Paywall,
        ),
        (
            "<h1>Kanal</h1><article><p>Die Schleusenwärter arbeiteten durch die ganze Nacht bis zum Morgen.</p><p>Exklusiv für Abonnenten</p></article>",
            Suspicion::Paywall,
        ),
        (
            "<h1>Le canal</h1><article><p>Les éclusiers ont travaillé toute la nuit jusqu’au matin.</p><p>Article réservé aux abonnés</p></article>",
            Suspicion::Paywall,
        ),
        (
            "<h1>Before you continue</h1><p>We and our partners store cookies on your device and process personal data. With your consent we use it for advertising. You can withdraw at any time.</p>",
            Suspicion::Consent,
        ),
        (
            "<link rel=canonical href='https://a.example/'><h1>Today</h1><p>Many stories are here for you to read.",
            Suspicion::FrontPage,
        ),
        (
            "<h1>Le canal</h1><p>Les Ã©cluses sont fermÃ©es jusquâ€™Ã  lundi, a annoncÃ© la rÃ©gion.</p>",
            Suspicion::Encoding,
        ),
    ] {
        assert_eq!(health(html), Health::Suspect(suspicion), "{html}");
    }
}

#[test]
fn articles_about_such_things_are_not_suspect() {
    for html in [
        format!(
            "<title>Why we ask if you are a robot</title><h1>Why we ask if you are a robot</h1>{}",
            format!("<p>{LONG}</p>").repeat(6)
        ),
        format!(
            "<h1>Paywalls are back</h1><p>{LONG}</p>{}<p>Subscribe to continue reading, the pages say.</p>",
            format!("<p>{LONG}</p>").repeat(16)
        ),
        format!(
            "<h1>Canal closed</h1><p>{LONG}</p><footer><p>We and our partners use cookies, with your consent, at any time.</p></footer>"
        ),
        "<h1>Boy found alive</h1><p>Police have found the missing boy.</p>".to_owned(),
        "<h1>Explosion reported at glassworks</h1><time datetime=2026-05-11T14:02:00Z>14:02</time>".to_owned(),
    ] {
        assert_eq!(health(&html), Health::Ok, "{html}");
    }
}

#[test]
fn losing_most_of_a_long_body_is_suspect() {
    let read = |html: String| extract(&Page { bytes: html.as_bytes(), ..Page::default() }).unwrap();
    let long = read(format!("<h1>Canal</h1>{}", format!("<p>{LONG}</p>").repeat(5)));
    let short = read(format!("<h1>Canal</h1><p>{LONG}</p>"));
    assert_eq!(short.health.beside(&long.document, &short.document), Health::Suspect(Suspicion::Shortened));
    assert_eq!(long.health.beside(&short.document, &long.document), Health::Ok);
    assert_eq!(short.health.beside(&short.document, &short.document), Health::Ok);
}

#[test]
fn short_entries_of_a_short_page_are_all_its_body() {
    let html = "<main><article><h1>Count: live</h1><section class=entry><h2>23:20 Counting</h2><p>The first votes are \
        being counted in the hall, and the turnout is low.</p></section><section class=entry><h2>22:05 First box</h2>\
        <p>The first box is open.</p></section></article></main><footer>Gazette</footer>";
    insta::assert_snapshot!(described(html, &SiteRules::default()), @r"
    headline: Count: live (title of the page)
    crosshead: 23:20 Counting (heading in the main text)
    paragraph: The first votes are bein (in the main text)
    crosshead: 22:05 First box (heading in the main text)
    paragraph: The first box is open. (in the main text)
    boilerplate: Gazette (inside a box of the page)
    ");
}
