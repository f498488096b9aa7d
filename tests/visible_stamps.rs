//! Pages whose only dates are words that a reader sees: both of the publisher's minutes come out, whatever the markup.

use writethru::{
    extract::{Page, extract},
    model::Stamp,
};

const BODY: &str = "<p>The ferry between the islands was cancelled for a third day after the harbour wall gave way, and the \
    operator said that no boat would sail before the weekend.</p><p>Engineers examined the wall at low tide. They found a \
    crack that runs for forty metres, and they asked the council for more time to decide how it can be repaired.</p><p>Shops \
    on the smaller island have food for a week, their owners said, and the school has moved its lessons online.</p>";

fn check(language: &str, head: &str, expected: &str) {
    let title = if head.contains("<h1>") { "" } else { "<h1>Ferry cancelled as harbour wall cracks</h1>" };
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>\
         <main><article>{title}{head}{BODY}</article></main>\
         <footer>© 2019 Island Post</footer></body></html>"
    );
    let page = Page { bytes: html.as_bytes(), at: "2025-12-04T12:00:00Z".parse().ok(), ..Page::default() };
    let dates = extract(&page).expect("the page is small and plain").document.metadata.dates;
    let spell =
        |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.instant).map_or("-".to_owned(), |at| at.to_string());
    let found = format!("{} {}", spell(dates.published), spell(dates.modified));
    assert_eq!(found, expected, "{language} {head}");
}

#[test]
fn one_line_with_both() {
    check(
        "en",
        "<p>06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025</p>",
        "2025-12-03T06:29:00 2025-12-03T06:48:00",
    );
}

#[test]
fn a_tag_of_a_language_is_the_same_in_any_capitals() {
    for language in ["en-US", "en-us", "EN-us"] {
        check(language, "<p>Published 3/5/2025 9:00 EST</p>", "2025-03-05T09:00:00-05:00 -");
    }
    check("EN-gb", "<p>Published 3/5/2025 9:00</p>", "2025-05-03T09:00:00 -");
}

#[test]
fn a_time_element_without_an_attribute() {
    let head = "<div class=meta>Published <time>3 December 2025, 06:29</time> · Updated <time>3 December 2025, 06:48</time></div>";
    check("en-GB", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn what_the_words_say_of_a_time_element_comes_before_its_class() {
    let time = |names: &str, words: &str| format!("<time {names} datetime=2025-12-03T06:48:00Z>{words}</time>");
    let plain = time("", "3 December 2025");
    for (language, head, expected) in [
        ("en", format!("<p>Last updated: {plain}</p>"), "- 2025-12-03T06:48:00+00:00"),
        ("en", format!("<p><span>Updated on</span> <b>{plain}</b></p>"), "- 2025-12-03T06:48:00+00:00"),
        ("en", format!("<p>{}</p>", time("class=published", "Updated 3 December 2025")), "- 2025-12-03T06:48:00+00:00"),
        ("de", format!("<div><span>Aktualisiert am </span>{plain}</div>"), "- 2025-12-03T06:48:00+00:00"),
        (
            "uk",
            format!("<p>Оновлено: {}</p>", time("class=entry-date", "3 грудня 2025")),
            "- 2025-12-03T06:48:00+00:00",
        ),
        ("fr", format!("<p>Publié le {plain}</p>"), "2025-12-03T06:48:00+00:00 -"),
        ("en", format!("<p>{}</p>", time("class=updated", "Published 3 December 2025")), "2025-12-03T06:48:00+00:00 -"),
        ("en", format!("<p>{plain}</p>"), "2025-12-03T06:48:00+00:00 -"),
    ] {
        check(language, &head, expected);
    }
}

#[test]
fn a_byline_with_a_stamp_below_the_summary_in_the_head_of_the_page() {
    let summary = "<p>No boat will sail before the weekend, the operator of the line between the two islands said.</p>";
    for line in [
        "<p class=page-header__meta><span>By <a href=/people/ada-lind>Ada Lind</a></span> <span>December 3, 2025</span></p>",
        "<p class=page-header__meta>By Ada Lind</p><p class=page-header__meta>December 3, 2025</p>",
    ] {
        let head = format!(
            "<header class=story-header><h1>Ferry cancelled as harbour wall cracks</h1>{summary}{line}</header>"
        );
        check("en-US", &head, "2025-12-03 -");
    }
}

#[test]
fn a_stamp_split_over_spans() {
    let head = "<div><span>Veröffentlicht</span> <span>3. Dezember 2025</span> <span>06:29</span> <span>Uhr</span></div>\
                <div><span>Aktualisiert:</span> <span>03.12.2025,</span> <span>06:48 Uhr</span></div>";
    check("de", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_date_beside_the_byline() {
    check("en-GB", "<p class=byline>By Ada Lind | 3 December 2025 06.29 GMT</p>", "2025-12-03T06:29:00+00:00 -");
}

#[test]
fn a_paragraph_for_each() {
    let head = "<p>Publié le 3 décembre 2025 à 06h29</p><p>Mis à jour le 3 décembre 2025 à 06h48</p>";
    check("fr", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_clock_that_takes_the_day_of_the_stamp_before() {
    check("uk", "<div>3 грудня 2025, 06:29. Оновлено о 06:48</div>", "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_list_of_stamps() {
    let head = "<ul class=info><li>입력 2025.12.03. 오전 6:29</li><li>수정 2025.12.03. 오전 6:48</li></ul>";
    check("ko", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn labels_behind_the_stamps() {
    check(
        "ja",
        "<div>2025年12月3日 6時29分公開 2025年12月3日 6時48分更新</div>",
        "2025-12-03T06:29:00 2025-12-03T06:48:00",
    );
}

#[test]
fn a_table_of_facts() {
    let head = "<table><tr><td>发布时间</td><td>2025-12-03 06:29</td></tr><tr><td>更新时间</td><td>2025-12-03 06:48</td></tr></table>";
    check("zh", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_page_from_right_to_left() {
    let head = "<div>نشر في: ٣ ديسمبر ٢٠٢٥ ٠٦:٢٩</div><div>آخر تحديث: ٣ ديسمبر ٢٠٢٥ ٠٦:٤٨</div>";
    check("ar", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_definition_list() {
    let head =
        "<dl><dt>Опубликовано</dt><dd>3 декабря 2025, 06:29</dd><dt>Обновлено</dt><dd>3 декабря 2025, 06:48</dd></dl>";
    check("ru", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
}

#[test]
fn a_change_in_brackets() {
    check(
        "it",
        "<p>3 dicembre 2025 alle 06:29 (agg. 3 dicembre 2025 alle 06:48)</p>",
        "2025-12-03T06:29:00 2025-12-03T06:48:00",
    );
}

#[test]
fn minutes_ago() {
    check("en", "<p>Updated 5 minutes ago</p>", "- 2025-12-04T11:55:00+00:00");
}

/// Heads of articles as papers build them; `{by}`, `{published}` and `{changed}` stand for the words.
const HEADS: [&str; 16] = [
    "<h1>Ferry cancelled</h1><p>{published} {changed}</p>",
    "<h1>Ferry cancelled</h1><div class=meta>{by} | {published} | {changed}</div>",
    "<h1>Ferry cancelled</h1><div><span>{published}</span> <span>{changed}</span></div>",
    "<h1>Ferry cancelled</h1><div class=a>{by}</div><div class=b>{published}</div><div class=b>{changed}</div>",
    "<div>{published}</div><h1>Ferry cancelled</h1><div>{changed}</div>",
    "<h1>Ferry cancelled</h1><p class=byline>{by} <time>{published}</time> <time>{changed}</time></p>",
    "<h1>Ferry cancelled</h1>{by}<br>{published}<br>{changed}<br><br>",
    "<h1>Ferry cancelled</h1><ul class=info><li>{by}</li><li>{published}</li><li>{changed}</li></ul>",
    "<h1>Ferry cancelled</h1><p class=when>{published} ({changed})</p>",
    "<header><h1>Ferry cancelled</h1><p>What happened on the islands.</p><div>{by}</div><div>{published} · {changed} · 3 min</div></header>",
    "<h1>Ferry cancelled</h1><div class=share-bar><a href=x>Facebook</a> <a href=y>Email</a> <span class=date>{published}</span> <span class=date>{changed}</span></div>",
    "<h1>Ferry cancelled</h1><figure><img src=x><figcaption>The wall. Photo: Lind</figcaption></figure><div>{published}</div><div>{changed}</div>",
    "<div class=author-box><b>Ada Lind</b><span>{published}</span> <span>{changed}</span></div><h1>Ferry cancelled</h1>",
    "<h1>Ferry cancelled</h1><h6>{published}</h6><h6>{changed}</h6>",
    "<h1>Ferry cancelled</h1><aside>{by}<br>{published}<br>{changed}</aside>",
    "<h1>Ferry cancelled</h1><div class=post-meta><a href=/n>News</a> / <span>{published}</span> / <span>{changed}</span></div>",
];

/// A byline, a time of publication and one of change, in each language.
const WORDS: [(&str, &str, &str, &str); 22] = [
    ("en-GB", "By Ada Lind", "Published 3 December 2025, 06:29", "Updated 3 December 2025, 06:48"),
    ("en-US", "By Ada Lind", "December 3, 2025 6:29 AM", "Updated December 3, 2025 6:48 AM"),
    ("de", "Von Ada Lind", "03.12.2025, 06:29 Uhr", "Aktualisiert am 03.12.2025 - 06:48 Uhr"),
    ("fr", "Par Ada Lind", "Publié le 03/12/2025 à 06h29", "Mis à jour le 03/12/2025 à 06h48"),
    (
        "es",
        "Por Ada Lind",
        "Publicado el 3 de diciembre de 2025 a las 06:29",
        "Actualizado el 3 de diciembre de 2025 a las 06:48",
    ),
    ("pt", "Por Ada Lind", "03/12/2025 06h29", "Atualizado em 03/12/2025 06h48"),
    ("it", "di Ada Lind", "3 dicembre 2025 ore 06.29", "Ultima modifica 3 dicembre 2025 ore 06.48"),
    (
        "nl",
        "Door Ada Lind",
        "Gepubliceerd op 3 december 2025 om 06:29",
        "Laatst bijgewerkt op 3 december 2025 om 06:48",
    ),
    ("sv", "Av Ada Lind", "3 dec 2025 kl 06.29", "Uppdaterad: 3 dec 2025 kl 06.48"),
    ("fi", "Ada Lind", "Julkaistu: 3.12.2025 klo 6:29", "Päivitetty: 3.12.2025 klo 6:48"),
    ("pl", "Ada Lind", "3 grudnia 2025, 06:29", "Aktualizacja: 3 grudnia 2025, 06:48"),
    ("cs", "Jan Novák", "Vydáno: 3. 12. 2025 v 6.29", "Upraveno: 3. 12. 2025 v 6.48"),
    ("hu", "Kovács Anna", "2025. december 3. 06:29", "Frissítve: 2025. december 3. 06:48"),
    ("el", "Άννα Παππά", "3 Δεκ 2025 06:29", "Τελευταία ενημέρωση 3 Δεκ 2025 06:48"),
    ("tr", "Ada Lind", "Yayınlanma: 03.12.2025 - 06:29", "Güncelleme: 03.12.2025 - 06:48"),
    ("uk", "Автор: Ада Лінд", "3 грудня 2025, 06:29", "Оновлено: 3 грудня 2025, 06:48"),
    ("ru", "Текст: Ада Линд", "3 декабря 2025, 06:29", "Обновлено 3 декабря 2025, 06:48"),
    ("ar", "بقلم ليلى منصور", "نشر في 3 ديسمبر 2025، 06:29", "آخر تحديث 3 ديسمبر 2025، 06:48"),
    ("th", "โดย สมชาย", "เผยแพร่ 3 ธ.ค. 2568 เวลา 06:29 น.", "อัปเดต 3 ธ.ค. 2568 เวลา 06:48 น."),
    ("zh", "记者 李明", "发布时间：2025-12-03 06:29", "更新时间：2025-12-03 06:48"),
    ("ja", "文・リンド", "2025年12月3日 6時29分", "2025年12月3日 6時48分 更新"),
    ("ko", "김민수 기자", "입력 : 2025.12.03 06:29", "수정 : 2025.12.03 06:48"),
];

#[test]
fn both_minutes_come_out_of_every_head_in_every_language() {
    for (language, by, published, changed) in WORDS {
        for head in HEADS {
            let head = head.replace("{by}", by).replace("{published}", published).replace("{changed}", changed);
            check(language, &head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
        }
    }
}

#[test]
fn a_labelled_clock_takes_the_day_of_the_stamp_in_the_element_beside_it() {
    for (language, head, expected) in [
        (
            "en-GB",
            "<p>Published 3 December 2025 06:29</p><p>Updated: 06:48</p>",
            "2025-12-03T06:29:00 2025-12-03T06:48:00",
        ),
        (
            "ru",
            "<div>3 декабря 2025, 06:29</div><div>Обновлено: 06:48</div>",
            "2025-12-03T06:29:00 2025-12-03T06:48:00",
        ),
        ("en-GB", "<ul><li>3 December 2025 18:29</li><li>Updated: 06:48</li></ul>", "2025-12-03T18:29:00 -"),
    ] {
        check(language, head, expected);
    }
}

#[test]
fn the_last_of_several_changes_counts() {
    let head = "<p>Published 2 December 2025, 18:00</p><p>Updated 3 December 2025, 06:48</p><p>Updated 3 December 2025, 06:29</p>";
    check("en-GB", head, "2025-12-02T18:00:00 2025-12-03T06:48:00");
}

#[test]
fn a_labelled_publication_comes_before_a_bare_time() {
    let head = "<p>3 December 2025 06:48</p><p>Originally published on 2 December 2025 at 18:00</p>";
    check("en-GB", head, "2025-12-02T18:00:00 -");
}

#[test]
fn todays_date_in_the_head_of_the_page_is_not_the_articles() {
    let html = format!(
        "<!doctype html><html lang=en-GB><body><header><div>4 December 2025 12:00</div></header><main><h1>Ferry cancelled</h1>\
         <p>3 December 2025, 06:29</p>{BODY}</main></body></html>"
    );
    let page = Page { bytes: html.as_bytes(), ..Page::default() };
    let dates = extract(&page).expect("the page is small and plain").document.metadata.dates;
    assert_eq!(dates.published.map(|stamp| stamp.raw).as_deref(), Some("3 December 2025, 06:29"));
}
