//! `--zone`: people see and type the times of their own clock, programs read UTC.

use insta::assert_snapshot;

use crate::{import::harbour, support::Desk};

fn imported() -> Desk {
    let desk = harbour();
    desk.ok("import pages");
    desk.variable("WRITETHRU_PAGER", "")
}

/// The lines with an instant.
fn instants(desk: &Desk, line: &str) -> String {
    let said = desk.ok(&format!("{line} --zone Europe/Kyiv"));
    said.lines().filter(|line| line.contains("2025-")).map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn every_command_shows_instants_by_the_readers_clock() {
    let desk = imported();
    assert_snapshot!(instants(&desk, "log harbour"), @r"
    version 1    first seen 2025-12-03 08:29:00 +02:00 (by the file's name)
                 last seen  2025-12-03 08:31:00 +02:00, 2 checks
                 states published 2025-12-03 06:29 (zone unknown)
    version 2    first seen 2025-12-03 08:48:00 +02:00 (by the file's name)
                 last seen  2025-12-03 08:48:00 +02:00, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
                 states updated 2025-12-03 06:48 (zone unknown)
    ");
    assert_snapshot!(instants(&desk, "diff harbour"), @r"
    stated       published 2025-12-03 06:29 (zone unknown)
                 updated not stated → 2025-12-03 06:48 (zone unknown)
    observed     changed between 2025-12-03 08:31:00 and 08:48:00 +02:00
    ");
    assert_snapshot!(instants(&desk, "when harbour 12"), @"went         between 2025-12-03 08:31:00 and 08:48:00 +02:00");
    assert_snapshot!(instants(&desk, "grep 12"), @"went         between 2025-12-03 08:31:00 and 08:48:00 +02:00");
    assert_snapshot!(instants(&desk, "gaps harbour"), @"2025-12-03 08:48:00 +02:00 to now  29 h");
}

#[test]
fn a_column_of_instants_is_headed_by_the_place() {
    let desk = imported();
    assert_snapshot!(desk.ok("list --zone Europe/Kyiv"), @r"
      no  article  versions  changed, Kyiv     title
       1  harbour         2  2025-12-03 08:48  The harbour council meets again on F…
    ");
    assert_snapshot!(desk.ok("list --zone America/Argentina/Buenos_Aires"), @r"
      no  article  versions  changed, Buenos Aires  title
       1  harbour         2  2025-12-03 03:48       The harbour council meets again…
    ");
    assert_snapshot!(desk.ok("blame harbour --zone America/Argentina/Buenos_Aires"), @r"
    version  first seen, Buenos Aires       age
          1  2025-12-03 03:29              30 h   The harbour council meets again on
                                                  Friday.

          2  2025-12-03 03:48              29 h   06:29, Wed, Dec 3, 2025 Updated:
                                                  06:48, Wed, Dec 3, 2025

          1  2025-12-03 03:29              30 h   The harbour at noon (Image: Holt
                                                  Pictures)

          2  2025-12-03 03:48              29 h   At least 21 boats were lost in the
                                                  storm on Tuesday, the harbour
                                                  master said.
          1  2025-12-03 03:29              30 h   Nobody was hurt.
    ");
}

#[test]
fn a_report_counts_by_the_readers_days_and_programs_read_utc() {
    let desk = imported();
    assert_snapshot!(desk.ok("report --zone Asia/Tokyo --since 2025-12-03T15:00"), @r"
    1 change in 1 article
    period       2025-12-03 15:00:00 +09:00 to 2025-12-04 21:00:00 +09:00
    substantive  1
    wording      0
    undeclared   0
    corrections  0
    restored     0

    Changes, undeclared ones first, times in Asia/Tokyo
    declared-update      2025-12-03 15:48  harbour 1..2
      The harbour council meets again on Friday.
      Substantive, 1 word added, 1 removed
      ↳ number changed: 12 → 21

    Sites
    site  articles  changes substantive undeclared corrections
    files        1        1           1          0           0

    Most edited
        1 ████████████████████ harbour

    When changes were seen, Asia/Tokyo
    by day       2025-12-03 |█| 2025-12-03
    by hour      00 |               █        | 23
    ");
    let [far, near] = ["report --json --zone Asia/Tokyo", "report --json"].map(|line| desk.ok(line));
    assert_eq!(far, near);
    for line in ["log harbour --json", "gaps harbour --json", "list --json", "diff harbour --json"] {
        assert_eq!(desk.ok(&format!("{line} --zone Asia/Tokyo")), desk.ok(line), "{line}");
    }
}

#[test]
fn an_instant_that_no_clock_shows_is_none() {
    let mut desk = imported();
    desk.write("one.txt", "The harbour is closed.");
    let refused = desk.run("import one.txt --at +262142-12-31T23:59:59Z");
    assert!(refused.contains("write it with its zone") && refused.ends_with("[2]"), "{refused}");
    desk.at("+262142-12-31T23:59:59Z");
    let refused = desk.run("list");
    assert!(refused.contains("which is not an instant") && refused.ends_with("[2]"), "{refused}");
}

#[test]
fn times_are_typed_as_they_are_shown() {
    let desk = imported();
    for version in ["08:31", "2025-12-03T08:30", "2025-12-03T06:30Z"] {
        let shown = desk.ok(&format!("show harbour@{version} --zone Europe/Kyiv"));
        assert!(shown.contains("At least 12 boats"), "{version}: {shown}");
    }
    assert_snapshot!(desk.run("show harbour@2025-12-03T08:47 --zone Europe/Kyiv"), @r"
    --
    error: no version fits `2025-12-03T08:47`
    hint: there is version 1 (stated 2025-12-03 06:29:00, zone unknown; first seen 08:29 +02:00 on 2025-12-03); version 2 (stated 2025-12-03 06:48:00, zone unknown; first seen 08:48 +02:00 on 2025-12-03)
    [2]
    ");
}

#[test]
fn the_settings_name_a_zone_and_the_flag_beats_them() {
    let desk = imported().file("writethru.toml", "zone = 'Europe/Kyiv'\n");
    let last = |line: &str| desk.ok(line).lines().last().unwrap_or_default().to_owned();
    assert_eq!(last("gaps harbour"), "2025-12-03 08:48:00 +02:00 to now  29 h");
    assert_eq!(last("gaps harbour --zone UTC"), "2025-12-03 06:48:00 UTC to now  29 h");
    desk.write("writethru.toml", "zone = 'kiew'\n");
    let told = desk.run("gaps harbour");
    assert!(told.contains("use the name of a zone, as in `Europe/London`") && told.ends_with("[2]"), "{told}");
    let told = desk.run("gaps harbour --zone kyiv");
    assert!(told.contains("the zone is called `Europe/Kyiv`") && told.ends_with("[2]"), "{told}");
}
