//! `list`, `log`, `show` and `diff` over an article of the store.

use std::{io::Write as _, process::Command};

use insta::assert_snapshot;

use crate::{
    import::harbour,
    support::{Desk, page},
};

fn imported() -> Desk {
    let desk = harbour();
    desk.write("pages/marrow/2025-12-02T0900.txt", crate::support::page("09:00, Tue, Dec 2, 2025", "A marrow won."));
    desk.write("pages/market/2025-12-02T1000.txt", crate::support::page("10:00, Tue, Dec 2, 2025", "A market opened."));
    desk.ok("import pages");
    desk
}

#[test]
fn list_names_every_article() {
    assert_snapshot!(imported().run("list"), @r"
      no  article  versions  changed, UTC      title
       1  harbour         2  2025-12-03 06:48  The harbour council meets again on F…
       2  market          1  2025-12-02 10:00  The harbour council meets again on F…
       3  marrow          1  2025-12-02 09:00  The harbour council meets again on F…
    [0]
    ");
}

#[test]
fn log_has_both_clocks() {
    assert_snapshot!(imported().run("log harbour"), @r"
    The harbour council meets again on Friday.
    harbour, 2 versions, 3 checks

    version 1    first seen 2025-12-03 06:29:00 UTC (by the file's name)
                 last seen  2025-12-03 06:31:00 UTC, 2 checks
                 states published 2025-12-03 06:29 (zone unknown)

    version 2    first seen 2025-12-03 06:48:00 UTC (by the file's name)
                 last seen  2025-12-03 06:48:00 UTC, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
                 states updated 2025-12-03 06:48 (zone unknown)
    [0]
    ");
}

#[test]
fn log_shows_every_check_on_request() {
    assert_snapshot!(imported().run("log harbour --captures"), @r"
    The harbour council meets again on Friday.
    harbour, 2 versions, 3 checks

    version 1    first seen 2025-12-03 06:29:00 UTC (by the file's name)
                 last seen  2025-12-03 06:31:00 UTC, 2 checks
                 states published 2025-12-03 06:29 (zone unknown)
    new-version  2025-12-03 06:29:00 UTC (by the file's name)
    unchanged    2025-12-03 06:31:00 UTC (by the file's name)

    version 2    first seen 2025-12-03 06:48:00 UTC (by the file's name)
                 last seen  2025-12-03 06:48:00 UTC, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
                 states updated 2025-12-03 06:48 (zone unknown)
    new-version  2025-12-03 06:48:00 UTC (by the file's name)
    [0]
    ");
}

#[test]
fn show_prints_a_version() {
    assert_snapshot!(imported().run("show harbour@06:29 --format text"), @r"
    published    2025-12-03 06:29 (zone unknown)

    standfirst   The harbour council meets again on Friday.

    dates        06:29, Wed, Dec 3, 2025

    caption      The harbour at noon (Image: Holt Pictures)

    ¶ 1          At least 12 boats were lost in the storm on Tuesday, the harbour
                 master said. Nobody was hurt.
    [0]
    ");
    assert_snapshot!(imported().run("show harbour"), @r"
    The harbour council meets again on Friday.

    06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025

    The harbour at noon (Image: Holt Pictures)

    At least 21 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt.
    [0]
    ");
}

#[test]
fn a_unified_diff_fits_what_show_prints_into_a_file() {
    let desk = imported();
    let old = desk.ok("show harbour@1");
    let new = desk.ok("show harbour@2");
    let patch = desk.ok("diff harbour 1..2 --format unified --level substantive");
    for (program, arguments) in [("patch", ["-p1", "--input=change.patch"]), ("git", ["apply", "change.patch"])] {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        std::fs::write(inside("harbour.txt"), &old).unwrap();
        std::fs::write(inside("change.patch"), &patch).unwrap();
        let Ok(output) = Command::new(program).args(arguments).current_dir(folder.path()).output() else {
            writeln!(std::io::stderr(), "left out of history: `{program}` is not installed").unwrap();
            continue;
        };
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::read_to_string(inside("harbour.txt")).unwrap(), new, "{program}");
    }
}

#[test]
fn a_patch_says_that_it_holds_what_the_options_hide() {
    let desk = imported();
    let told =
        |words: &str| desk.run(words).contains("A patch is always whole: it holds 1 change that the options hide.");
    assert!(told("diff harbour 1..2 --format unified --level substantive"));
    assert!(!told("diff harbour 1..2 --format unified"));
    assert!(!told("diff harbour 1..2 --format stat --level substantive"));
}

#[test]
fn diff_compares_the_last_two_versions() {
    assert_snapshot!(imported().run("diff harbour"), @r"
    The harbour council meets again on Friday.

    compared     harbour, version 1 → 2
    stated       published 2025-12-03 06:29 (zone unknown)
                 updated not stated → 2025-12-03 06:48 (zone unknown)
    observed     changed between 2025-12-03 06:31:00 and 06:48:00 UTC
    verdict      declared update: the text changed and the stated time moved forward
    change       Substantive, 1 word added, 1 removed

    dates        06:29, Wed, Dec 3, 2025 {+Updated: 06:48, Wed, Dec 3, 2025+}

    ¶ 1          At least [-12-]{+21+} boats were lost in the storm on Tuesday, the
                 harbour master said. Nobody was hurt.
                 ↳ number changed: 12 → 21
    [0]
    ");
}

#[test]
fn diff_takes_versions_by_every_selector() {
    let desk = imported();
    let expected = desk.ok("diff harbour 1..2");
    for range in ["06:29..06:48", "first..latest", "..", "-2..-1", "2", "latest", "2025-12-03T06:29..06:48"] {
        assert_eq!(desk.ok(&format!("diff harbour {range}")), expected, "range `{range}`");
    }
    assert_ne!(desk.ok("diff harbour 2..1"), expected);
}

#[test]
fn articles_are_named_by_slug_beginning_number_or_address() {
    let desk = imported();
    let expected = desk.ok("log harbour");
    for name in ["harb", "1", "pages/harbour/2025-12-03T0629.txt"] {
        assert_eq!(desk.ok(&format!("log {name}")), expected, "name `{name}`");
    }
}

#[test]
fn a_name_that_fits_no_article_or_several_is_an_error() {
    let desk = imported();
    assert_snapshot!(desk.run("log harbuor"), @r"
    --
    error: no article is called `harbuor`
    hint: did you mean `harbour`?
    [2]
    ");
    assert!(desk.run("log bour").contains("hint: did you mean `harbour`?"));
    assert!(desk.run("log Harb").contains("hint: did you mean `harbour`?"));
    assert_snapshot!(desk.run("log nothing-like-it"), @r"
    --
    error: no article is called `nothing-like-it`
    hint: `writethru list` shows every article
    [2]
    ");
    assert_snapshot!(desk.run("log mar"), @r"
    --
    error: `mar` may be any of 2 articles: market, marrow
    hint: type more of the name, or its number in `writethru list`
    [2]
    ");
}

#[test]
fn a_selector_that_fits_no_version_or_several_is_an_error() {
    let desk = imported();
    assert_snapshot!(desk.run("diff harbour 1..9"), @r"
    --
    error: no version fits `9`
    hint: there is version 1 (stated 2025-12-03 06:29:00, zone unknown; first seen 06:29 UTC on 2025-12-03); version 2 (stated 2025-12-03 06:48:00, zone unknown; first seen 06:48 UTC on 2025-12-03)
    [2]
    ");
    assert_snapshot!(desk.run("diff harbour 07:00"), @r"
    --
    error: no version fits `07:00`
    hint: there is version 1 (stated 2025-12-03 06:29:00, zone unknown; first seen 06:29 UTC on 2025-12-03); version 2 (stated 2025-12-03 06:48:00, zone unknown; first seen 06:48 UTC on 2025-12-03)
    [2]
    ");
    assert_snapshot!(desk.run("diff harbour 1"), @r"
    --
    error: version 1 is the first, so there is nothing to compare it with
    hint: name two versions, as in `1..2`
    [2]
    ");
    assert_snapshot!(desk.run("show harbour@2025-12-03"), @r"
    --
    error: `2025-12-03` fits 2 versions
    hint: name one by its number: version 1 (stated 2025-12-03 06:29:00, zone unknown; first seen 06:29 UTC on 2025-12-03); version 2 (stated 2025-12-03 06:48:00, zone unknown; first seen 06:48 UTC on 2025-12-03)
    [2]
    ");
    assert_snapshot!(desk.run("show harbour@soon"), @r"
    --
    error: `soon` is not a version
    hint: use a number, `first`, `latest`, `06:48`, `2025-12-03`, `2025-12-03T06:48` or `yesterday`
    [2]
    ");
    assert_snapshot!(desk.run("diff marrow"), @r"
    --
    error: `marrow` has one version so far, so there is nothing to compare
    hint: `writethru log marrow` lists every check of it
    [2]
    ");
}

#[test]
fn records_are_json_lines_with_a_schema() {
    let desk = imported();
    let lines = ["list --json", "log harbour --json", "log harbour --captures --format jsonl", "show harbour --json"];
    let schemas = lines.map(|line| {
        let output = desk.ok(line);
        let schema = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).expect("a JSON object on each line");
            record["schema"].as_str().expect("a schema").to_owned()
        };
        output.lines().map(schema).collect::<Vec<_>>().join(" ")
    });
    assert_snapshot!(schemas.join("\n"), @r"
    writethru.article/1 writethru.article/1 writethru.article/1
    writethru.version/1 writethru.version/1
    writethru.version/1 writethru.capture/1 writethru.capture/1 writethru.version/1 writethru.capture/1
    writethru.document/1
    ");
}

#[test]
fn the_reader_chooses_what_a_diff_shows() {
    let desk = imported();
    assert_snapshot!(desk.run("diff harbour --field dates"), @r"
    The harbour council meets again on Friday.

    compared     harbour, version 1 → 2
    stated       published 2025-12-03 06:29 (zone unknown)
                 updated not stated → 2025-12-03 06:48 (zone unknown)
    observed     changed between 2025-12-03 06:31:00 and 06:48:00 UTC
    verdict      declared update: the text changed and the stated time moved forward
    change       Substantive, 1 word added, 1 removed

    dates        06:29, Wed, Dec 3, 2025 {+Updated: 06:48, Wed, Dec 3, 2025+}

    ¶ 1          At least 21 boats were lost in the storm on Tuesday, the harbour
                 master said. Nobody was hurt.

    Hidden: 1 substantive change; filtered by class, field or pattern.
    [0]
    ");
    assert_snapshot!(desk.run("diff harbour --ignore nonsense"), @r"
    --
    error: invalid value 'nonsense' for '--ignore <CLASS>'
      [possible values: number, time, name, quote, negation, modality, attribution, terminal, headline, correction-note, link, spelling, wording, order, punctuation, case, typography, invisible, stamp, boilerplate]

    For more information, try '--help'.
    [2]
    ");
}

#[test]
fn every_format_of_a_diff_prints_something() {
    let desk = imported();
    for format in ["inline", "side-by-side", "unified", "stat", "summary", "json", "jsonl", "markdown", "html"] {
        assert!(!desk.ok(&format!("diff harbour --format {format}")).is_empty(), "format `{format}`");
    }
    assert_snapshot!(desk.run("diff harbour --format pdf"), @r"
    --
    error: `pdf` is not a format of this command
    hint: use one of `inline`, `side-by-side`, `unified`, `stat`, `summary`, `json`, `jsonl`, `markdown`, `html`
    [2]
    ");
}

#[test]
fn when_says_how_long_words_stood() {
    let desk = imported();
    assert_snapshot!(desk.run_words(&["when", "harbour", "12 boats"]), @r"
    harbour, version 1
    paragraph    At least 12 boats were lost in the storm on Tuesday, the harbour …
    came         with the first version
    went         between 2025-12-03 06:31:00 and 06:48:00 UTC
    stood        at least 2 min

    [0]
    ");
    assert_snapshot!(desk.run_words(&["when", "harbour", "21 BOATS", "--json"]), @r#"
    {"schema":"writethru.standing/1","article":"harbour","first_version":2,"last_version":2,"came":{"last_seen_old":"2025-12-03T06:31:00Z","first_seen_new":"2025-12-03T06:48:00Z"},"went":null,"seen_seconds":0,"field":"paragraph","text":"At least 21 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt."}
    [0]
    "#);
    assert_snapshot!(desk.run_words(&["when", "harbour", "14 boats"]), @r"
    --
    note: no version of `harbour` has these words
    [0]
    ");
    assert_snapshot!(desk.run_words(&["when", "harbour", " "]), @r"
    --
    error: there are no words to look for
    hint: `--regex` finds marks and spaces as well
    [2]
    ");
}

#[test]
fn grep_looks_through_every_article() {
    let desk = imported();
    assert_snapshot!(desk.run_words(&["grep", "harbour at noon"]), @r"
    harbour, versions 1 to 2
    caption      The harbour at noon (Image: Holt Pictures)
    came         with the first version
    went         still there when last seen
    stood        at least 19 min

    market, version 1
    caption      The harbour at noon (Image: Holt Pictures)
    came         with the first version
    went         still there when last seen
    stood        seen in one check only

    marrow, version 1
    caption      The harbour at noon (Image: Holt Pictures)
    came         with the first version
    went         still there when last seen
    stood        seen in one check only

    [0]
    ");
    assert_snapshot!(desk.run_words(&["grep", "nothing of the kind"]), @r"
    --
    note: no version of any article has these words
    [0]
    ");
}

#[test]
fn blame_shows_the_version_that_last_changed_each_sentence() {
    let desk = imported();
    assert_snapshot!(desk.run("blame harbour"), @r"
    version  first seen, UTC        age
          1  2025-12-03 06:29      30 h   The harbour council meets again on Friday.

          2  2025-12-03 06:48      29 h   06:29, Wed, Dec 3, 2025 Updated: 06:48,
                                          Wed, Dec 3, 2025

          1  2025-12-03 06:29      30 h   The harbour at noon (Image: Holt Pictures)

          2  2025-12-03 06:48      29 h   At least 21 boats were lost in the storm
                                          on Tuesday, the harbour master said.
          1  2025-12-03 06:29      30 h   Nobody was hurt.
    [0]
    ");
    let before = desk.ok("blame harbour --before");
    assert!(
        before.contains("before                                [-At least 12 boats were lost in the storm"),
        "{before}"
    );
    assert_eq!(before.matches("before").count(), 2, "{before}");
    let json = desk.ok("blame harbour --json");
    let last: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(last[3]["before"], "At least 12 boats were lost in the storm on Tuesday, the harbour master said.");
    assert_eq!((&last[3]["age_seconds"], &last[4]["before"]), (&serde_json::json!(105_120), &serde_json::Value::Null));
    assert_eq!(desk.ok("blame harbour@1 --json").lines().count(), 5);
}

/// A page that reads one way and the other by turns, so many times.
fn turns(times: &[&str]) -> Desk {
    let texts = ["A marrow won the prize.", "A pumpkin won the prize."];
    let files = times.iter().zip(texts.iter().cycle());
    files.fold(Desk::new(), |desk, (time, text)| {
        desk.file(&format!("pages/fair/2025-12-02T{time}.txt"), crate::support::page("09:00, Tue, Dec 2, 2025", text))
    })
}

#[test]
fn log_tells_a_revert_from_variants_that_take_turns() {
    let said = |desk: Desk| {
        desk.ok("import pages");
        let log = desk.run("log fair").clone();
        log.lines()
            .filter(|line| line.contains("version 1 ") && !line.starts_with("version"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(said(turns(&["0900", "0930", "1000"])), @"             restores version 1 of 2025-12-02 09:00:00 UTC");
    assert_snapshot!(said(turns(&["0900", "0930", "1000", "1030"])), @"             takes turns: version 1 of 2025-12-02 09:00:00 UTC is back");
}

#[test]
fn words_that_come_back_under_another_stamp_are_said_to() {
    let desk = Desk::new();
    let (first, second) =
        ("The old wall stays for good, the council said.", "The old wall goes in May, the council said.");
    for (hour, words) in [(6, first), (7, second), (8, first)] {
        let stamps = format!("06:00, Wed, Dec 3, 2025 Updated: 0{hour}:30, Wed, Dec 3, 2025");
        desk.write(&format!("pages/wall/2025-12-03T0{hour}40.txt"), crate::support::page(&stamps, words));
    }
    desk.ok("import pages");
    let told = desk.ok("log wall");
    assert!(told.contains("restores the words of version 1 of 2025-12-03 06:30:00 UTC"), "{told}");
    assert_eq!(told.matches("restores the words").count(), 1);
    assert!(desk.ok("log wall --json").lines().last().unwrap().contains("\"brings_back\":1"));
}

/// What `list` prints at a width.
fn listed(desk: &Desk, width: &str) -> String {
    desk.ok(&format!("list --width {width}"))
}

#[test]
fn a_list_fits_any_width_and_keeps_what_names_an_article() {
    let desk = Desk::new();
    for name in ["harbour", "a-story-whose-name-is-longer-than-its-column-can-ever-be"] {
        let text = page("06:29, Wed, Dec 3, 2025", "The council sat through the night and came to no end.");
        desk.write(&format!("pages/{name}/2025-12-03T0629.txt"), text);
    }
    desk.ok("import pages");
    assert_snapshot!(listed(&desk, "40"), @r"
    1  a-story-whose-name-is-longer-than-its-column-can-ever-be
       1 version, 06:29 UTC on 2025-12-03
       The harbour council meets again o…
    2  harbour
       1 version, 06:29 UTC on 2025-12-03
       The harbour council meets again o…
    ");
    assert_snapshot!(listed(&desk, "84"), @r"
    no  article                            versions  changed, UTC      title
     1  a-story-whose-name-is-longer-than-its-column-can-ever-be
                                                  1  2025-12-03 06:29  The harbour co…
     2  harbour                                   1  2025-12-03 06:29  The harbour co…
    ");
}
