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
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>\
         <main><article><h1>Ferry cancelled as harbour wall cracks</h1>{head}{BODY}</article></main>\
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
fn a_time_element_without_an_attribute() {
    let head = "<div class=meta>Published <time>3 December 2025, 06:29</time> · Updated <time>3 December 2025, 06:48</time></div>";
    check("en-GB", head, "2025-12-03T06:29:00 2025-12-03T06:48:00");
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
