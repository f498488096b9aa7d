//! Pages that tell machines one time and readers another, or state their day outside the article alone.

use writethru::{
    extract::{Page, extract},
    model::Stamp,
};

const BODY: &str = "<p>The ferry between the islands was cancelled for a third day after the harbour wall gave way, and the \
    operator said that no boat would sail before the weekend.</p><p>Engineers examined the wall at low tide. They found a \
    crack that runs for forty metres, and they asked the council for more time to decide how it can be repaired.</p><p>Shops \
    on the smaller island have food for a week, their owners said, and the school has moved its lessons online.</p>";

/// What a page says of its times, with what stands in its head and around its text.
struct Shape<'s> {
    language: &'s str,
    meta: &'s str,
    above: &'s str,
    below: &'s str,
}

impl Shape<'_> {
    fn check(&self, expected: &str) {
        let Self { language, meta, above, below } = self;
        let html = format!(
            "<!doctype html><html lang=\"{language}\"><head><title>Ferry cancelled as harbour wall cracks</title>{meta}</head>\
             <body><main><article><h1>Ferry cancelled as harbour wall cracks</h1>{above}<div class=text>{BODY}</div></article>\
             {below}</main></body></html>"
        );
        let page = Page { bytes: html.as_bytes(), at: "2026-06-04T12:00:00Z".parse().ok(), ..Page::default() };
        let dates = extract(&page).expect("the page is small and plain").document.metadata.dates;
        let spell =
            |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.instant).map_or("-".to_owned(), |at| at.to_string());
        assert_eq!(
            format!("{} {}", spell(dates.published), spell(dates.modified)),
            expected,
            "{language} {meta} {above}"
        );
    }
}

fn published(time: &str) -> String {
    format!("<meta property=article:published_time content=\"{time}\">")
}

fn check(language: &str, meta: &str, above: &str, expected: &str) {
    Shape { language, meta, above, below: "" }.check(expected);
}

#[test]
fn an_instant_in_utc_has_the_offset_by_which_a_reader_sees_it() {
    for (language, machine, seen, expected) in [
        ("en", "2026-03-03T02:12:54Z", "Published Mar 2, 2026, 9:12 PM ET", "2026-03-02T21:12:54-05:00"),
        ("en", "2026-03-03T02:12:54.361Z", "March 2, 2026 9:12 pm", "2026-03-02T21:12:54-05:00"),
        ("de", "2026-06-03T22:30:00+00:00", "Veröffentlicht am 4. Juni 2026 um 00:30 Uhr", "2026-06-04T00:30:00+02:00"),
        ("pt-BR", "2026-03-03T23:49:47Z", "03/03/2026 • 20:49", "2026-03-03T20:49:47-03:00"),
        ("ru", "2026-03-03T21:15:00Z", "4 марта 2026 в 00:15", "2026-03-04T00:15:00+03:00"),
        ("hi", "2026-03-03T19:00:00Z", "4 मार्च 2026, 00:30", "2026-03-04T00:30:00+05:30"),
        ("ja", "2026-03-03T16:00:00Z", "2026年3月4日 1時00分", "2026-03-04T01:00:00+09:00"),
        ("en-NZ", "2026-06-03T12:40:00Z", "4 June 2026, 12:40 am", "2026-06-04T00:40:00+12:00"),
        // Neither a zone nor the same minute: what machines are told stays.
        ("en", "2026-03-03T12:10:00Z", "3 March 2026, 12:03", "2026-03-03T12:10:00+00:00"),
        ("en", "2026-03-03T14:39:00Z", "3 March 2026, 02:39", "2026-03-03T14:39:00+00:00"),
        ("en", "2026-03-03T12:10:00Z", "3 March 2026, 10:10 CET", "2026-03-03T12:10:00+00:00"),
        // No clock is two hours and three quarters ahead of UTC.
        ("en", "2026-03-03T12:10:00Z", "3 March 2026, 14:55", "2026-03-03T12:10:00+00:00"),
    ] {
        check(language, &published(machine), &format!("<p class=date>{seen}</p>"), &format!("{expected} -"));
    }
}

#[test]
fn the_day_that_a_reader_sees_is_the_day_of_the_instant_in_some_zone() {
    for (language, machine, seen, expected) in [
        ("en-US", "2026-03-03T22:26:57-08:00", "Mar 4, 2026", "2026-03-04T06:26:57+00:00"),
        ("en-US", "2026-03-04T03:42:00Z", "March 3, 2026", "2026-03-03"),
        ("ko", "2026-03-03T18:42:00Z", "2026년 3월 4일", "2026-03-04"),
        // The day after next is not.
        ("fr", "2026-03-04T03:42:00Z", "6 mars 2026", "2026-03-04T03:42:00+00:00"),
    ] {
        check(language, &published(machine), &format!("<p class=date>{seen}</p>"), &format!("{expected} -"));
    }
    // A sentence that names the day before says nothing where the stamp is what machines are told.
    let line = "<p>3 March 2026</p><p>First published on 2 March 2026.</p>";
    check("en", &published("2026-03-03T08:00:00Z"), line, "2026-03-03T08:00:00+00:00 -");
}

#[test]
fn an_earlier_publication_that_a_reader_sees_counts() {
    let meta = "<meta name=publish_date content='Thu, 05 Mar 2026 08:10:27 EST'>";
    check("en-US", meta, "<p class=byline>By Ida Moll 03/04/26 09:19 PM ET</p>", "2026-03-04T21:19:00-05:00 -");
    check("de", "", "<p>19.11.2024</p><time class=date datetime=2026-03-05T14:25:40Z></time>", "2024-11-19 -");
    check("en-US", meta, "<p>2 days ago</p>", "2026-03-05T08:10:27-05:00 -");
    check("en-US", meta, "<p class=byline>By Ida Moll 03/06/26 09:19 PM ET</p>", "2026-03-05T08:10:27-05:00 -");
}

#[test]
fn a_day_that_machines_are_told_decides_the_order_of_digits() {
    check(
        "en",
        &published("2026-03-11T03:01:00Z"),
        "<p>Ida Moll, 03.11.26 in Harbours</p>",
        "2026-03-11T03:01:00+00:00 -",
    );
    check("en", "<meta itemprop=dateModified content=2026-05-08>", "<p>05/08/2026</p>", "2026-05-08 2026-05-08");
}

#[test]
fn the_words_of_a_time_element_tell_the_day_beside_the_one_in_utc() {
    let time = |value: &str, words: &str| format!("<time datetime={value}>{words}</time>");
    for (language, head, expected) in [
        ("en", time("2026-03-01T23:29:49.000Z", "March 2, 2026"), "2026-03-02"),
        ("de", time("2026-03-01T23:29:49Z", "2. März 2026"), "2026-03-02"),
        ("en", time("2026-03-01T23:29:49Z", "March 1, 2026"), "2026-03-01T23:29:49+00:00"),
    ] {
        check(language, "", &format!("<div class=box>{head}</div>"), &format!("{expected} -"));
    }
}

#[test]
fn parts_of_a_stamp_in_elements_of_their_own_are_read() {
    let list =
        "<ul><li><span>Dec </span><span>28 </span><span>Sat </span><span>2013 </span><span>00:28</span></li></ul>";
    check("en", "", list, "2013-12-28T00:28:00 -");
    check("es", "", "<p><b>31 de marzo de 2026</b><i>19:44</i></p>", "2026-03-31T19:44:00 -");
    check("en", "", "<p><span>Mar 4, 2025</span><span>4 mins</span></p>", "2025-03-04 -");
}

#[test]
fn a_table_of_labels_and_stamps_below_the_headline_is_read() {
    for (language, old, new) in
        [("en", "Published", "Last modified"), ("ru", "Опубликовано", "Обновлено"), ("ja", "公開", "更新")]
    {
        let table = format!(
            "<table><tr><th>{old}</th><td>2026-03-02 06:29</td></tr><tr><th>{new}</th><td>2026-03-03 18:48</td></tr></table>"
        );
        check(language, "", &table, "2026-03-02T06:29:00 2026-03-03T18:48:00");
    }
}

#[test]
fn a_stamp_right_above_the_headline_comes_before_those_below_the_text() {
    let comment = "<div class=comment><b>Tam</b> <span>5 March 2026, 11:29</span><p>Let it sink at last.</p></div>";
    let html = format!(
        "<!doctype html><html lang=en><title>Ferry cancelled</title><main><p>2 March 2026, 06:29</p><article><h1>Ferry \
         cancelled</h1>{BODY}{comment}{comment}</article></main></html>"
    );
    let page = Page { bytes: html.as_bytes(), ..Page::default() };
    let published = extract(&page).expect("the page is small and plain").document.metadata.dates.published;
    assert_eq!(published.map(|stamp| stamp.raw).as_deref(), Some("2 March 2026, 06:29"));
}

#[test]
fn two_statements_outweigh_one() {
    let graph = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-09T10:41:09Z\"}</script>";
    let meta = format!("{graph}{}", published("2026-03-04T14:15:00Z"));
    check("en", &meta, "<p>4 March 2026</p>", "2026-03-04T14:15:00+00:00 -");
    check("en", &meta, "<p>11 March 2026</p>", "2026-03-09T10:41:09+00:00 -");
    let meta = format!("{graph}<link rel=canonical href=https://ostrey.example/2026/03/04/ferry>");
    check("en", &meta, "<p>4 March 2026 • 2:15pm</p>", "2026-03-04T14:15:00 -");
    let changed = "<meta property=article:modified_time content=2026-03-09T10:41:09Z>";
    let meta = format!("{graph}{}{changed}", published("2026-03-04T14:15:00Z"));
    check("en", &meta, "", "2026-03-04T14:15:00+00:00 2026-03-09T10:41:09+00:00");
}

#[test]
fn a_time_far_ahead_of_the_capture_is_not_believed() {
    for (meta, above, expected) in [
        ("2126-03-02T07:15:00Z", "<p>2 March 2026</p>", "2026-03-02 -"),
        ("2026-06-07T12:00:00Z", "", "- -"),
        ("2026-06-05T12:00:00Z", "", "2026-06-05T12:00:00+00:00 -"),
        ("2026-03-02T07:15:00Z", "<p>7 December 2026</p>", "2026-03-02T07:15:00+00:00 -"),
        ("1900-01-01T00:00:00Z", "<p>2 March 2026</p>", "2026-03-02 -"),
    ] {
        check("en-GB", &published(meta), above, expected);
    }
    let both = published("2126-03-02T07:15:00Z") + "<meta name=pubdate content=2026-03-02T07:15:00Z>";
    check("en-GB", &both, "", "2026-03-02T07:15:00+00:00 -");
    check("en-GB", "", "<p>7 December 2026</p><p>2 March 2026</p>", "2026-03-02 -");
}

#[test]
fn the_minute_outweighs_the_day_alone() {
    let day = "<meta name=DC.date.issued content=2026-03-02>";
    for (other, expected) in [
        ("20260302T071500Z", "2026-03-02T07:15:00+00:00 -"),
        ("2026-03-02T00:00:00Z", "2026-03-02 -"),
        ("2026-03-05T07:15:00Z", "2026-03-02 -"),
    ] {
        check("en-GB", &format!("{day}<meta name=pubdate content={other}>"), "", expected);
    }
}

#[test]
fn an_attribute_tells_what_words_leave_open() {
    for (language, head, expected) in [
        (
            "en",
            "<p>By Ida Moll | <abbr title=2026-03-03T01:40:40Z>1 hr 4 mins ago</abbr></p>",
            "2026-03-03T01:40:40+00:00",
        ),
        ("de", "<p><span data-timestamp=1772502040>vor 3 Stunden</span></p>", "2026-03-03T01:40:40+00:00"),
        ("es", "<p><i title='2026-03-03T01:40:40Z'>hace 2 días</i></p>", "2026-03-03T01:40:40+00:00"),
        ("en", "<p><abbr class=published title=2024-03-03T01:40:40Z>Mar 3</abbr></p>", "2024-03-03T01:40:40+00:00"),
    ] {
        check(language, "", head, &format!("{expected} -"));
    }
}

#[test]
fn a_day_without_a_year_is_in_the_year_that_the_page_states() {
    let meta = "<meta itemprop=dateUpdate content='2019-10-08 12:00:57'>";
    check("en-US", meta, "<p>Posted: 10/08 12:00</p>", "2019-10-08T12:00:00 2019-10-08T12:00:57");
    let meta = "<meta property=og:url content='https://ostrey.example/story?a=20170309-041'>";
    check("ja", meta, "<p>3/9(木) 18:45配信</p>", "2017-03-09T18:45:00 -");
    check("en", meta, "<p>Thu, 9 March, 18:45</p>", "2017-03-09T18:45:00 -");
}

#[test]
fn a_clock_apart_from_its_day_is_of_that_day() {
    let shape = |above, below| Shape { language: "de", meta: "", above, below };
    shape("<h4>17.7.2025</h4>", "<p class=byline>posted by Stadler at 12:53</p>").check("2025-07-17T12:53:00 -");
    shape("<p>17. Juli 2025</p><p>Aktualisiert um 12:53 Uhr</p>", "").check("2025-07-17 -");
}

#[test]
fn a_line_outside_the_article_states_the_day_where_nothing_else_does() {
    for (language, above, below, expected) in [
        ("en", "", "<div class=footer-box>Posted 4th March 2026 at 3:50 pm · Ferries</div>", "2026-03-04T15:50:00"),
        (
            "en",
            "",
            "<div class=sidebar><p>This entry was posted on Monday, December 14th, 2015 at 2:48 pm and is filed under \
             Ferries, Harbour. You can follow any responses to this entry through the feed.</p></div>",
            "2015-12-14T14:48:00",
        ),
        (
            "de",
            "",
            "<div class=sidebar><p>Dieser Artikel wurde am 14. Dezember 2015 um 14:48 von Heiner geschrieben und unter dem \
             Stichwort Hafen in die Kategorie Fähren eingeordnet. Es gibt schon 9 Kommentare.</p></div>",
            "2015-12-14T14:48:00",
        ),
        ("de", "<div class=tools>22.05.2014 - Hafen</div>", "", "2014-05-22"),
        (
            "en",
            "<p>4 March 2026</p>",
            "<div class=footer-box>Posted 4 March 2026 at 3:50 pm</div>",
            "2026-03-04T15:50:00",
        ),
    ] {
        Shape { language, meta: "", above, below }.check(&format!("{expected} -"));
    }
}

#[test]
fn days_of_other_articles_below_the_text_are_none_of_this_one() {
    let card = |day: &str| format!("<div class=sidebar><a href=/x>Ice on the lake</a><p>{day}</p></div>");
    let cards = ["28 August 2025", "6 March 2026", "1 May 2026"].map(card).concat();
    Shape { language: "en", meta: "", above: "", below: &cards }.check("- -");
}

#[test]
fn what_stands_beside_something_else_is_no_publication_of_this_article() {
    let time = "<time datetime=2020-05-01T10:00Z>1 May 2020</time>";
    let card = format!("<aside class=related><h3>Related</h3><a href=/x>Ice on the lake</a> {time}</aside>");
    let comment = |stamp: &str| {
        format!(
            "<section id=comments><h3>1 comment</h3><b>Ida Moll</b> {stamp}<p>They ought to have known.</p></section>"
        )
    };
    let entries = "<ul><li><time datetime=2026-03-02T14:05Z>14:05</time> The wall is open to all again, a guard says.\
                   <li><time datetime=2026-03-02T09:05Z>09:05</time> The first boats wait in front of the wall.</ul>";
    for below in [
        card.as_str(),
        &comment(time),
        &comment("1 May 2020 10:00"),
        "</main><footer>Page made 1 May 2020 10:00</footer>",
        "</main><footer>© <time datetime=2020-05-01>1 May 2020</time> Post</footer>",
    ] {
        let shape = Shape { language: "en", meta: "", above: "", below };
        shape.check("- -");
    }
    let told = "<p>Boats wait at the wall, and nobody knows for how long.</p>\
                <p>The wall was built on <time datetime=2020-05-01>1 May 2020</time> by hand, without any stones.</p>";
    for above in [told, entries] {
        check("en", "", above, "- -");
    }
    let own = "<p><time datetime=2026-03-02T07:15Z>2 months ago</time></p>";
    Shape { language: "en", meta: "", above: own, below: &card.repeat(2) }.check("2026-03-02T07:15:00+00:00 -");
}

#[test]
fn a_class_updated_is_that_of_a_change_where_an_earlier_publication_stands() {
    let time =
        |class: &str, day: u32| format!("<time class={class} datetime=2026-03-0{day}T07:15Z>{day} March 2026</time>");
    let span = |class: &str, day: u32| format!("<span class={class}>{day} March 2026</span>");
    let (first, last) = ("2026-03-02T07:15:00+00:00", "2026-03-04T07:15:00+00:00");
    for (above, expected) in [
        (time("updated", 4), format!("{last} -")),
        (time("'entry-date updated'", 4), format!("{last} -")),
        (time("published", 2) + &time("updated", 4), format!("{first} {last}")),
        (time("updated", 4) + &time("published", 2), format!("{first} {last}")),
        (time("posted", 2) + &time("updated", 2), format!("{first} {first}")),
        (time("when", 2) + &time("updated", 4), format!("{first} {last}")),
        (format!("Updated {}", time("updated", 4)), format!("- {last}")),
        (span("updated", 4), "2026-03-04 -".to_owned()),
        (span("published", 2) + " " + &span("updated", 4), "2026-03-02 2026-03-04".to_owned()),
        (span("updated", 4) + " " + &span("date", 2), "2026-03-02 2026-03-04".to_owned()),
    ] {
        check("en", "", &format!("<div class=meta>{above}</div>"), &expected);
    }
    check("en", &published("2026-03-02T07:15Z"), &time("updated", 4), &format!("{first} {last}"));
}

#[test]
fn words_that_count_back_over_each_entry_are_those_of_the_entries() {
    let text = "<p>The guard of the wall has read a letter to all who came to see it, and some of them clapped.</p>";
    for entry in [
        "<div><div><b>Ida Moll</b> <span>{}</span></div>{text}</div>",
        "<div><div>{}</div><div>Ida Moll</div>{text}</div>",
        "<p>By Ida Moll, {}</p>{text}",
        "<div><h3>The guard reads a letter</h3><div>{} Ida Moll</div>{text}</div>",
    ] {
        let entries = |ago: &str| {
            entry
                .replace("{}", ago)
                .replace("{text}", &text.replace("guard", &format!("guard {}", ago.replace(' ', ""))))
        };
        let entries = ["5m ago", "25m ago", "1h ago", "2h ago"].map(entries).concat();
        check("en", "", &format!("{text}{entries}"), "- -");
        check("en", "", &format!("<p>4 June 2026 08.00</p>{text}{entries}"), "2026-06-04T08:00:00 -");
    }
    check("en", "", "<p>By Ida Moll</p><p>2 hours ago</p>", "2026-06-04T10:00:00+00:00 -");
}

#[test]
fn a_line_that_tells_of_a_day_is_no_stamp() {
    for (language, line, expected) in [
        ("en", "How the wall fell on 12 March 2026", "-"),
        ("en", "Tickets for the boats go on sale on 3 May 2026 at 9am", "-"),
        ("de", "So fiel die Mauer am 12. März 2026", "-"),
        ("fr", "Le 12 mars 2026, le mur est tombé", "-"),
        ("es", "El 12 de marzo de 2026 cayó el muro", "-"),
        ("en", "12 March 2026 was the last day of the wall, and on 3 May 2026, 9:10 a.m., the siren sounded.", "-"),
        ("en", "Pictures of the wall | 12 March 2026", "2026-03-12"),
        ("en", "12 March 2026, in Boats", "2026-03-12"),
    ] {
        check(language, "", &format!("<p>{line}</p>"), &format!("{expected} -"));
    }
}

#[test]
fn the_foot_of_the_article_states_its_day() {
    let time = "<time class=published datetime=2026-03-02T07:15Z>2 March 2026</time>";
    for (above, below, expected) in [
        ("", "<div>2 March 2026 / Ida / 3 comments</div>", "2026-03-02 -"),
        ("", "<div>2 March 2026 / Ida / Boats</div>", "- -"),
        ("<p>Boats wait.</p>", &format!("<footer>Ida, {time}</footer>"), "2026-03-02T07:15:00+00:00 -"),
        (
            "",
            "<p>The page on boats was last changed <time datetime=2026-03-02T07:15Z>2 March 2026</time></p>",
            "- 2026-03-02T07:15:00+00:00",
        ),
    ] {
        Shape { language: "en", meta: "", above, below }.check(expected);
    }
}

#[test]
fn ten_thousand_stamps_outside_the_article_take_a_moment() {
    let lines =
        "<div class=sidebar><p>Posted 4 March 2026 at 3:50 pm</p><abbr title=2026-03-04T15:50Z>2 days ago</abbr></div>"
            .repeat(10_000);
    Shape { language: "en", meta: "", above: "", below: &lines }.check("2026-03-04T15:50:00 -");
}

#[test]
fn a_sentence_with_two_dates_is_no_line_of_stamps() {
    let sentence = "<p>The wall was finished on November 5, 2019. It was published as safe on December 3, 2008, by its builder.</p>";
    check("en", "", &format!("<p>May 13, 2026 at 08:45 AM | Harbour</p>{sentence}"), "2026-05-13T08:45:00 -");
}
