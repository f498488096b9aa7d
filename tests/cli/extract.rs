//! `extract`: one page as typed blocks.

use insta::assert_snapshot;

use crate::support::{Desk, page};

const STAMPS: &str = "06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025";

fn desk() -> Desk {
    Desk::new().file("harbour.txt", page(STAMPS, "The ferry sails at noon. It carries 12 cars."))
}

#[test]
fn text_shows_each_block_beside_its_kind() {
    assert_snapshot!(desk().run("extract harbour.txt"), @r"
    published    2025-12-03 06:29 (zone unknown)
    updated      2025-12-03 06:48 (zone unknown)

    standfirst   The harbour council meets again on Friday.

    dates        06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025

    caption      The harbour at noon (Image: Holt Pictures)

    ¶ 1          The ferry sails at noon. It carries 12 cars.
    [0]
    ");
}

#[test]
fn text_by_sentences_has_a_line_for_each() {
    let shown = desk().ok("extract harbour.txt --sentences");
    assert!(shown.ends_with("¶ 1          The ferry sails at noon.\n             It carries 12 cars.\n"), "{shown}");
}

#[test]
fn json_is_one_object() {
    assert_snapshot!(desk().run("extract harbour.txt --format json --sentences"), @r#"
    {"schema":"writethru.extract/1","url":null,"title":"The harbour council meets again on Friday.","standfirst":"The harbour council meets again on Friday.","byline":[],"section":null,"published":{"raw":"06:29, Wed, Dec 3, 2025","instant":"2025-12-03T06:29:00","zone":"unknown","source":"text"},"modified":{"raw":"06:48, Wed, Dec 3, 2025","instant":"2025-12-03T06:48:00","zone":"unknown","source":"text"},"language":null,"site":null,"text":"The ferry sails at noon. It carries 12 cars.","blocks":[{"kind":"standfirst","text":"The harbour council meets again on Friday.","sentences":["The harbour council meets again on Friday."]},{"kind":"dates","text":"06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025","sentences":["06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025"]},{"kind":"caption","text":"The harbour at noon (Image: Holt Pictures)","sentences":["The harbour at noon (Image: Holt Pictures)"]},{"kind":"paragraph","text":"The ferry sails at noon. It carries 12 cars.","sentences":["The ferry sails at noon. ","It carries 12 cars."]}],"claims":[{"field":"published","value":"06:29, Wed, Dec 3, 2025","source":"text"},{"field":"modified","value":"06:48, Wed, Dec 3, 2025","source":"text"}],"extractor":"text/4","encoding":{"name":"UTF-8","source":"detected","damaged":0},"health":"ok"}
    [0]
    "#);
}

#[test]
fn explain_says_why() {
    assert_snapshot!(desk().run("extract harbour.txt --explain"), @r"
    standfirst   above the stamp        The harbour council meets again on Friday.
    dates        shape of a stamp line  06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed…
    caption      ends with a credit     The harbour at noon (Image: Holt Pictures)
    paragraph    body                   The ferry sails at noon. It carries 12 cars.
    [0]
    ");
    assert!(desk().ok("extract harbour.txt --explain --width 40").contains("paragraph    body\n  The ferry sails"));
}

#[test]
fn standard_input_and_a_file_give_the_same() {
    let desk = desk();
    let piped = desk.pipe(page(STAMPS, "The ferry sails at noon. It carries 12 cars."), "extract - --format json");
    assert_eq!(piped, desk.run("extract harbour.txt --format json"));
}

#[test]
fn a_format_of_another_command_is_refused() {
    assert_snapshot!(desk().run("extract harbour.txt --format unified"), @r"
    --
    error: `unified` is not a format of this command
    hint: use one of `text`, `json`
    [2]
    ");
}

#[test]
fn json_says_why_too_and_keeps_links() {
    let desk = desk();
    desk.write(
        "page.html",
        "<h1>Ferries stop</h1><p>The <a href='/quay'>north quay</a> is shut until Friday at noon.</p>",
    );
    let shown = desk.ok("extract page.html --json --explain");
    assert!(shown.contains(r#""reason":""#), "{shown}");
    assert!(shown.contains(r#""links":[{"start":4,"end":14,"href":"/quay"}]"#), "{shown}");
}

#[test]
fn relative_times_count_back_from_the_instant_that_is_given() {
    let desk = desk();
    desk.write(
        "page.html",
        "<h1>Ferries stop</h1><p>Published 2 hours ago</p><p>The north quay is shut until noon.</p>",
    );
    let shown = desk.ok("extract page.html --json --at 2025-06-01T09:30:00+02:00");
    assert!(shown.contains(r#""instant":"2025-06-01T05:30:00+00:00""#), "{shown}");
    let line = r#"{"path":"page.html"}"#.to_owned() + "\n" + r#"{"path":"page.html","at":"2025-06-02T07:30:00Z"}"#;
    let answers = desk.pipe(line, "extract --batch --at 2025-06-01T07:30:00Z");
    for instant in ["2025-06-01T05:30:00+00:00", "2025-06-02T05:30:00+00:00"] {
        assert!(answers.contains(instant), "{answers}");
    }
    assert!(desk.run("extract page.html --at noon").contains("write it with its zone"));
}
