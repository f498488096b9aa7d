//! `kill -9` at instants that chance chooses, of every command that writes: the store opens, every digest fits, and the
//! command does its work when it is run again.

use std::{process::Stdio, thread, time::Duration};

use crate::{
    anchor::Authority,
    support::{Desk, page},
};

/// How often each command is killed before it may end.
const KILLS: u64 = 5;

/// The kills come within so many microseconds of the start: before, in and after what is written.
const LONGEST: u64 = 60_000;

/// Numbers that look random and are the same in every run.
fn chance(number: u64) -> u64 {
    number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407) >> 33
}

/// Articles of three states each, with a box that the settings of their site leave out from then on, and more to import.
fn desk(store: &str, settings: impl Fn(&Desk) -> String) -> Desk {
    let mut desk = Desk::new().variable("WRITETHRU_STORE", store);
    desk.write("writethru.toml", settings(&desk));
    for hour in 6..9 {
        desk.at(&format!("2025-12-03T0{hour}:00:00Z"));
        for article in 0..5 {
            desk.pipe(story(article, hour), &format!("snap - --url https://news.example/{article}"));
            let more = page("06:00, Wed, Dec 3, 2025", &format!("The quay was closed {hour} times."));
            desk.write(&format!("more/other-{article}/2025-12-03T0{hour}00.txt"), more);
        }
    }
    desk.at("2025-12-04T12:00:00Z");
    desk.write("writethru.toml", settings(&desk) + "[site.\"news.example\"]\ndrop = [\".sky\"]\n");
    desk
}

fn story(article: u32, hour: u32) -> String {
    let words = format!("The harbour master counted {hour} boats of {article} on the quay this morning, and no more. ");
    format!(
        "<html><body><main><h1>Story {article}</h1><p>{}</p><p class=sky>It rains for {hour} hours.</p></main></body></html>",
        words.repeat(200)
    )
}

/// Kills a command some times, looks at the store after each, and lets it end.
fn kill_and_finish(desk: &Desk, line: &str, seed: u64) {
    let words: Vec<&str> = line.split_whitespace().collect();
    for kill in 0..KILLS {
        let mut child =
            desk.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        thread::sleep(Duration::from_micros(chance(seed * KILLS + kill) % LONGEST));
        child.kill().expect("it can be killed");
        child.wait().expect("it has ended");
        assert_whole(desk, line);
    }
    let told = desk.run(line);
    assert!(told.ends_with("[0]") || told.contains("there is a file at"), "{line}\n{told}");
    assert_whole(desk, line);
}

/// The store, and each that was made of it, holds nothing but what was recorded.
fn assert_whole(desk: &Desk, line: &str) {
    let made =
        ["safe.db", "again/writethru.db", "copied/writethru.db"].into_iter().filter(|name| desk.path(name).exists());
    let stores = made.map(|name| format!(" --store {name}")).chain([String::new()]);
    for store in stores {
        let told = desk.run(&format!("verify{store}"));
        assert!(told.ends_with("[0]"), "verify{store} after {line}\n{told}");
    }
}

/// Every command that writes, in an order in which each has something to do.
const COMMANDS: [&str; 9] = [
    "import more", "index", "backup safe.db", "copy --to copied", "reextract --all", "prune --raw-older-than 1h --yes",
    "prune --keep-versions 1 --yes", "prune --shrink --yes", "copy --to copied",
];

#[test]
fn what_is_killed_leaves_a_whole_store() {
    let desk = desk("snapshots", |_| String::new());
    (1..).zip(COMMANDS).for_each(|(seed, line)| kill_and_finish(&desk, line, seed));
    kill_and_finish(&desk, "restore safe.db --store again", 99);
}

#[test]
fn what_is_killed_while_it_is_stamped_or_folded_leaves_a_whole_store() {
    let desk = desk("snapshots", |_| "[fetch]\nallow-hosts = [\"127.0.0.1\"]\n".to_owned());
    let articles = desk.ok("list --json").lines().count();
    let url = Authority::new(&["-newkey", "rsa:2048"], "signer").serve(|answer| (200, answer));
    kill_and_finish(&desk, &format!("anchor --tsa {url}"), 50);
    assert!(desk.ok("anchor --list").lines().count() >= 2);
    for article in 0..5 {
        let place = format!("<head><link rel=canonical href='https://news.example/{article}'></head><body>");
        desk.write("amp.html", story(article, 9).replace("<body>", &place));
        kill_and_finish(&desk, &format!("snap amp.html --url https://news.example/{article}/amp"), article.into());
    }
    assert_eq!(desk.ok("list --json").lines().count(), articles);
    kill_and_finish(&desk, &format!("anchor --tsa {url}"), 60);
}

/// Commands that write a little, or write files for others.
const SMALL_COMMANDS: [&str; 7] = [
    "sync list.toml --yes", "hold 1 --reason test", "release 1", "pause https://news.example/rss",
    "export -o all.jsonl", "export --format git -o history", "evidence 1 -o all.zip",
];

#[test]
fn what_is_killed_in_a_small_step_or_while_it_writes_for_others_leaves_a_whole_store() {
    let desk = desk("snapshots", |_| String::new());
    desk.write("list.toml", "[[feed]]\nurl = \"https://news.example/rss\"\n");
    (70..).zip(SMALL_COMMANDS).for_each(|(seed, line)| kill_and_finish(&desk, line, seed));
    desk.ok("--store other import all.jsonl");
    assert_eq!(desk.ok("--store other list --json").lines().count(), desk.ok("list --json").lines().count());
}

#[test]
fn what_is_killed_leaves_a_whole_store_whose_pages_lie_elsewhere() {
    let desk = desk("snapshots", |desk| format!("blobs = \"file://{}\"\n", desk.path("place").display()));
    // A copy in one file names the very pages that rules remove.
    let commands = (1..).zip(COMMANDS).filter(|(_, line)| !line.starts_with("backup"));
    commands.for_each(|(seed, line)| kill_and_finish(&desk, line, seed));
}

#[cfg(feature = "postgres")]
#[test]
fn what_is_killed_leaves_a_whole_store_on_a_server() {
    let Some(server) = crate::postgres::server() else { return };
    let desk = desk(&server.new_store(), |_| String::new());
    let commands = (1..).zip(COMMANDS).filter(|(_, line)| !line.starts_with("backup"));
    commands.for_each(|(seed, line)| kill_and_finish(&desk, line, seed));
}
