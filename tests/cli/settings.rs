//! Where settings come from: a flag beats a variable, a variable beats the settings file, which beats the default.

use insta::assert_snapshot;

use crate::support::{Desk, page};

fn desk() -> Desk {
    Desk::new().file("good.txt", page("06:29, Wed, Dec 3, 2025", "The ferry sails at noon."))
}

#[test]
fn the_store_is_found_by_flag_then_variable_then_settings() {
    let made = |desk: &Desk, line: &str| {
        desk.ok(line);
        let places = ["by-flag", "by-variable", "by-settings", "snapshots"];
        places.into_iter().filter(|place| desk.path(place).exists()).collect::<Vec<_>>().join(" ")
    };
    let with_settings = || desk().file("writethru.toml", "store = 'by-settings'\n");
    let with_variable = || with_settings().variable("WRITETHRU_STORE", "by-variable");
    assert_eq!(made(&with_variable(), "snap good.txt --store by-flag"), "by-flag");
    assert_eq!(made(&with_variable(), "snap good.txt"), "by-variable");
    assert_eq!(made(&with_settings(), "snap good.txt"), "by-settings");
    assert_eq!(made(&desk(), "snap good.txt"), "snapshots");
}

#[test]
fn a_store_in_the_settings_lies_beside_them() {
    let desk = desk().file("home/.config/writethru/config.toml", "store = '../news'\n");
    desk.ok("snap good.txt");
    assert!(desk.path("home/.config/news").exists());
}

#[test]
fn width_and_color_follow_the_same_order() {
    let desk = desk().file("writethru.toml", "width = 40\ncolor = 'always'\n").file("new.txt", "The ferry sails.\n");
    let widest = |line: &str| desk.ok(line).lines().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!(widest("extract good.txt --color never") <= 40);
    assert!(widest("extract good.txt --width 60 --color never") > 40);
    assert!(desk.ok("diff good.txt new.txt").contains('\u{1b}'));
    assert!(!desk.ok("diff good.txt new.txt --color never").contains('\u{1b}'));
}

#[test]
fn quiet_leaves_only_data_and_failures() {
    let desk = desk();
    assert_snapshot!(desk.run("import good.txt none.txt --quiet"), @r"
    good
      2025-12-03 06:29:00 UTC  new article
    --
    error: no file none.txt
    hint: check the spelling of the path
    [3]
    ");
    assert_snapshot!(desk.run("list --quiet --verbose"), @r"
    --
    error: the argument '--quiet' cannot be used with '--verbose'

    Usage: writethru list --quiet

    For more information, try '--help'.
    [2]
    ");
}

/// The sample of `docs/settings.md` is read, and the page has every key that the program knows.
#[test]
fn the_page_about_settings_is_right() {
    let page = include_str!("../../docs/settings.md");
    let (_, rest) = page.split_once("```toml\n").expect("a sample");
    let (sample, _) = rest.split_once("```").expect("its end");
    let desk = desk().file("writethru.toml", sample);
    desk.ok("diff good.txt good.txt");
    for table in ["", "[fetch]\n", "[schedule]\n"] {
        desk.write("writethru.toml", format!("{table}no-such-key = 1\n"));
        let complaint = desk.run("diff good.txt good.txt");
        let (_, known) = complaint.split_once("expected one of ").expect("the known keys");
        let known = known.lines().next().unwrap_or_default().split(", ").map(|key| key.trim_matches('`'));
        let missing: Vec<_> = known.filter(|key| !sample.contains(key)).collect();
        assert!(missing.is_empty(), "{missing:?} in {table}");
    }
}

#[cfg(feature = "postgres")]
#[test]
fn a_server_s_password_is_looked_up_where_its_own_programs_look_it_up() {
    use std::{fs, os::unix::fs::PermissionsExt as _};
    let Some(server) = crate::postgres::server() else { return };
    let desk = crate::support::Desk::new();
    let file = desk.path("passwords");
    let desk =
        desk.variable("PGPASSFILE", file.to_str().expect("plain")).file("page.txt", "The ferry sails at noon.\n");
    let store = server.by_port("desk", "schema=looked_up");
    let told = desk.run(&format!("snap page.txt --store {store}"));
    assert!(told.contains("password missing"), "{told}");
    desk.write("passwords", "# ours\nelsewhere:*:*:*:wrong\nlocalhost:*:postgres:desk:secret\n");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("our file");
    let told = desk.run(&format!("snap page.txt --store {store}"));
    assert!(told.contains("caused by: others may read the passwords in `"), "{told}");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("our file");
    desk.ok(&format!("snap page.txt --store {store}"));
}
