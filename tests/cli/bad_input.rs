//! Bad input: each gives a clear error with the path and a hint, and leaves the store as it was.

use std::fs;

use insta::assert_snapshot;

use crate::support::{Desk, page};

const STAMP: &str = "06:29, Wed, Dec 3, 2025";

fn good() -> Desk {
    Desk::new().file("good.txt", page(STAMP, "The ferry sails at noon."))
}

#[test]
fn a_missing_file() {
    let desk = good();
    assert_snapshot!(desk.run("snap none.txt good.txt"), @r"
    the-harbour-council-meets-again-on-friday: new article
    --
    error: no file none.txt
    hint: check the spelling of the path
    [3]
    ");
    assert_snapshot!(desk.run("import none good.txt"), @r"
    the-harbour-council-meets-again-on-friday
      2025-12-03 06:29:00 UTC  unchanged since 06:29 UTC on 2025-12-03
    --
    error: no file none
    hint: check the spelling of the path
    1 file of 1 article in the store snapshots
    [3]
    ");
    assert_snapshot!(desk.run("extract none.txt"), @r"
    --
    error: no file none.txt
    hint: check the spelling of the path
    [2]
    ");
}

#[test]
fn a_second_page_that_is_misspelt() {
    let shown = good().run("diff good.txt nowhere");
    assert!(shown.contains("nowhere") && !shown.contains("store"), "{shown}");
}

#[test]
fn an_empty_file() {
    let desk = good().file("empty.txt", "");
    assert_snapshot!(desk.run("snap empty.txt"), @r"
    --
    error: empty.txt is empty
    hint: check that it was saved whole; nothing is read from an empty file
    [2]
    ");
    assert_snapshot!(desk.run("diff empty.txt good.txt"), @r"
    --
    error: empty.txt is empty
    hint: check that it was saved whole; nothing is read from an empty file
    [2]
    ");
}

#[test]
fn a_binary_file() {
    let desk = good().file("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\x01\x02\x03\0\0");
    assert_snapshot!(desk.run("snap picture.html"), @r"
    --
    error: cannot read an article in picture.html
      caused by: the page is not text
    hint: save the page as HTML or plain text
    [2]
    ");
    assert_snapshot!(desk.run("extract picture.html"), @r"
    --
    error: cannot read an article in picture.html
      caused by: the page is not text
    hint: save the page as HTML or plain text
    [2]
    ");
}

#[test]
fn a_folder_where_a_file_is_needed() {
    let desk = good().file("folder/page.txt", "words");
    assert_snapshot!(desk.run("snap folder"), @r"
    --
    error: folder is a folder
    hint: name a file, or give the folder to `writethru import`
    [2]
    ");
    assert_snapshot!(desk.run("import folder/nothing"), @r"
    --
    error: no file folder/nothing
    hint: look in folder
    [2]
    ");
    desk.write("notes/README.md", "words");
    assert_snapshot!(desk.run("import notes"), @r"
    --
    error: no pages in notes
    hint: a folder is searched for files that end in .txt, .html or .htm
    [2]
    ");
}

#[test]
fn a_file_of_100_mb_is_refused_before_it_is_read() {
    let desk = good();
    let file = fs::File::create(desk.path("huge.html")).unwrap();
    file.set_len(100 << 20).unwrap();
    assert_snapshot!(desk.run("snap huge.html"), @r"
    --
    error: huge.html has more than the 67108864 bytes that are read of a page
    hint: give the page alone, not a dump of many
    [2]
    ");
}

#[test]
fn a_wrongly_encoded_file_is_read_or_called_suspect() {
    let windows = [b"The caf\xe9 on the quay re-opens on Friday, its owner said, and the " as &[u8]; 20].concat();
    let desk = good().file("windows.txt", windows);
    assert_snapshot!(desk.run("extract windows.txt --format json").contains("café"), @"true");
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = good();
    fs::set_permissions(desk.path("good.txt"), fs::Permissions::from_mode(0o0)).unwrap();
    // The superuser may read everything.
    if fs::read(desk.path("good.txt")).is_err() {
        assert!(desk.run("snap good.txt").contains("error: cannot read good.txt"));
    }
}

#[test]
fn settings_with_a_mistake() {
    let desk = good().file("writethru.toml", "stor = 'news'\n");
    assert_snapshot!(desk.run("list"), @r"
    --
    error: cannot use the settings in writethru.toml
      caused by: TOML parse error at line 1, column 1
          |
        1 | stor = 'news'
          | ^^^^
        unknown field `stor`, expected one of `store`, `blobs`, `color`, `width`, `zone`, `pager`, `ignore`, `fetch`, `tsa`, `schedule`, `site`
    hint: docs/settings.md shows every key and its form
    [2]
    ");
    let desk = good().variable("WRITETHRU_CONFIG", "none.toml");
    assert_snapshot!(desk.run("list"), @r"
    --
    error: cannot read the settings in none.toml
      caused by: No such file or directory (os error 2)
    hint: `WRITETHRU_CONFIG` names another settings file
    [2]
    ");
}

#[test]
fn a_clock_that_is_none() {
    assert_snapshot!(good().variable("WRITETHRU_NOW", "noon").run("list"), @r"
    --
    error: `WRITETHRU_NOW` holds `noon`, which is not an instant
    hint: write it as `2025-12-03T06:50:00Z`, or unset it
    [2]
    ");
}

#[test]
fn a_store_that_is_not_there() {
    assert_snapshot!(good().run("list"), @r"
    --
    error: there is no store at `snapshots/writethru.db`
    hint: `writethru import PATH` or `writethru snap FILE` makes one; `--store` names another
    [2]
    ");
    assert_snapshot!(good().run("log x --store elsewhere"), @r"
    --
    error: there is no store at `elsewhere/writethru.db`
    hint: `writethru import PATH` or `writethru snap FILE` makes one; `--store` names another
    [2]
    ");
}

#[test]
fn an_address_that_no_store_has() {
    let desk = good();
    assert_snapshot!(desk.run("snap good.txt --store s3://bucket/news"), @r"
    --
    error: `s3://bucket/news` is no place for a store
    hint: name a folder, a file or `postgres://USER@HOST/DATABASE`; in a bucket lie pages alone (`blobs` of the settings)
    [2]
    ");
    assert!(!desk.path("s3:").exists());
    desk.ok("snap good.txt");
    assert!(
        desk.run("copy --to s3://bucket/news").starts_with("--\nerror: `s3://bucket/news` is no place for a store\n")
    );
    assert!(desk.run_words(&["list", "--store", ""]).starts_with("--\nerror: `` is no place for a store\n"));
}

/// What a user may have meant instead stands in the hint.
#[test]
fn a_mistake_has_a_hint_that_fits_it() {
    let desk = good();
    desk.ok("snap good.txt");
    let table = [
        ("snap ftp://news.example/a", "hint: addresses that are fetched begin with `https://` or `http://`"),
        ("restore none.db --store new", "error: no file none.db"),
        ("restore good.txt --store new", "hint: give a file that `writethru backup` made"),
        ("backup none/safe.db", "hint: there is no folder none: make it first, or name another"),
        ("anchor --tsa nowhere", "hint: write it as `https://news.example/story`"),
        ("import good.txt --at yesterday", "write it with its zone, as in `2025-12-03T06:48:00Z`"),
        ("gaps 1 --zone Mars", "use the name of a zone, as in `Europe/London`"),
        ("prune", "<--raw-older-than <AGE>|--keep-versions <N>|--shrink>"),
        ("verify --authority none.pem", "hint: check the spelling of the path, and who may read it"),
        ("grep -E (", "hint: without `--regex` the words are looked for as they stand"),
    ];
    for (line, expected) in table {
        let said = desk.run(line);
        assert!(said.contains(expected) && said.ends_with("[2]"), "writethru {line}\n{said}");
    }
}

#[test]
fn a_store_made_by_a_newer_version() {
    let desk = good();
    desk.ok("snap good.txt");
    let database = desk.path("snapshots/writethru.db");
    // The format's number is SQLite's `user_version`: 4 bytes, most significant first, at byte 60.
    let mut bytes = fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&900_u32.to_be_bytes());
    fs::write(&database, &bytes).unwrap();
    let told = |line: &str| {
        let block = desk.run(line);
        let (before, rest) = block.split_once("up to format ").expect("it names its own format");
        format!("{before}up to format N{}", rest.trim_start_matches(|digit: char| digit.is_ascii_digit()))
    };
    assert_snapshot!(told("list"), @r"
    --
    error: the store `snapshots/writethru.db` has format 900, made by a newer version of writethru; this one reads up to format N
    hint: use the newest writethru; nothing was changed
    [2]
    ");
    assert_snapshot!(told("snap good.txt"), @r"
    --
    error: the store `snapshots/writethru.db` has format 900, made by a newer version of writethru; this one reads up to format N
    hint: use the newest writethru; nothing was changed
    [2]
    ");
    assert_eq!(fs::read(&database).unwrap(), bytes, "nothing was changed");
}

#[test]
fn a_file_that_is_no_store() {
    let desk = good().file("snapshots/writethru.db", "words ".repeat(1_000));
    assert_snapshot!(desk.run("list"), @r"
    --
    error: `snapshots/writethru.db` is not a store of writethru
    hint: name another folder with `--store`
    [2]
    ");
    assert_snapshot!(desk.run("snap good.txt"), @r"
    --
    error: `snapshots/writethru.db` is not a store of writethru
    hint: name another folder with `--store`
    [2]
    ");
}

#[test]
fn a_store_that_was_tampered_with() {
    let desk = good();
    desk.ok("snap good.txt");
    assert_snapshot!(mask_root(&desk.run("verify")), @r"
    1 article, 1 capture and 1 version verified
      root …
    [0]
    ");
    let database = desk.path("snapshots/writethru.db");
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.execute("UPDATE capture SET at = at + 1", []).unwrap();
    drop(connection);
    assert_snapshot!(mask_root(&desk.run("verify")), @r"
    damaged: article `the-harbour-council-meets-again-on-friday`: the time of its first capture does not fit its records
    damaged: article `the-harbour-council-meets-again-on-friday`: the time of its last capture does not fit its records
    damaged: capture 1 of `the-harbour-council-meets-again-on-friday`: it, or version 1 that it brought, is not what was recorded
    damaged: version 1 of `the-harbour-council-meets-again-on-friday`: the times it was seen are not those of its captures
    1 article, 1 capture and 1 version checked
      root …
    --
    error: 4 damaged records in snapshots
    hint: keep the file as it is and look for the last copy that verifies
    [2]
    ");
}

/// The root of the log depends on everything; its 64 digits say nothing to a reader of these tests.
fn mask_root(block: &str) -> String {
    let is_root = |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let root = block.split_whitespace().find(is_root).unwrap_or("no root").to_owned();
    block.replace(&root, "…")
}

/// The program can be told how large its files may grow; a disk that is full looks the same to it.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full() {
    let desk = good();
    desk.ok("snap good.txt");
    let before = desk.ok("log 1 --captures");
    let noise: String = (0_u64..60_000).map(|n| char::from(b'a' + (n * n % 97 % 26) as u8)).collect();
    desk.write("large.txt", page(STAMP, &noise));
    let mut command = std::process::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_writethru");
    command.args(["-c", "trap '' XFSZ; ulimit -f 60; exec \"$0\" snap large.txt --article 1", program]);
    command.current_dir(desk.path("")).env_clear().env("WRITETHRU_NOW", crate::support::NOW);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: ") && said.contains("\nhint: "), "{said}");
    assert_eq!(desk.ok("log 1 --captures"), before, "the store is as it was");
    assert!(desk.run("verify").ends_with("[0]"));
}

/// Not even the superuser makes files in this folder.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder() {
    assert_snapshot!(good().run("snap good.txt --store /proc/self/store"), @r"
    --
    error: cannot open the store `/proc/self/store`
      caused by: No such file or directory (os error 2)
    hint: check who may write there, or name another folder with `--store`
    [2]
    ");
}

#[test]
fn a_store_in_a_folder_that_cannot_be_made() {
    let desk = good().file("taken", "a file stands where the folder would be");
    assert_snapshot!(desk.run("snap good.txt --store taken/store"), @r"
    --
    error: cannot open the store `taken/store`
      caused by: Not a directory (os error 20)
    hint: check who may write there, or name another folder with `--store`
    [2]
    ");
}

#[test]
fn a_mistake_is_named_with_its_file_or_with_what_was_meant() {
    let desk = good()
        .file("folder/empty", "")
        .file("rules.toml", "zone = 'Europe/London'\ndorp = ['.ad']\n")
        .file("list.toml", "[[article]]\nurl = 'nowhere'\n")
        .file("hours.toml", "[[article]]\nurl = 'https://a.example/'\nmin-interval = '2h'\nmax-interval = '1h'\n")
        .file("sites.toml", "[site.'a.example']\nzone = 'Mars'\n");
    desk.ok("snap good.txt");
    for (line, parts) in [
        ("diff good.txt folder", &["folder is a folder"][..]),
        ("diff folder good.txt", &["folder is a folder"]),
        ("diff the --levle substantive", &["argument '--levle'", "'--level'"]),
        ("diff the --levle", &["argument '--levle'", "'--level'"]),
        ("diff the -1 --levle all", &["argument '--levle'", "'--level'"]),
        ("diff the --format htlm", &["did you mean `html`?"]),
        ("extract --batch none.jsonl", &["no file none.jsonl"]),
        ("extract good.txt --site rules.toml", &["rules.toml", "line 2", "unknown field `dorp`"]),
        ("sync list.toml", &["the watch list list.toml", "`nowhere` is not an address"]),
        ("sync hours.toml", &["hours.toml", "`min-interval` of https://a.example/ is longer"]),
        ("sync sites.toml", &["sites.toml", "`a.example`", "`zone`"]),
        ("add https://a.example/ --later --min-interval 2h --max-interval 1h", &["longer than the longest"]),
        ("watch --metrics nine", &["write it as `127.0.0.1:9464`"]),
    ] {
        let told = desk.run(line);
        assert!(parts.iter().all(|part| told.contains(part)) && told.ends_with("[2]"), "{line}: {told}");
    }
    fs::rename(desk.path("sites.toml"), desk.path("writethru.toml")).expect("a new name");
    assert!(desk.run("list").contains("cannot use the settings in writethru.toml"), "{}", desk.run("list"));
}

#[test]
fn output_that_cannot_be_written_is_a_failure_help_included() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else { return };
    let desk = good();
    desk.ok("snap good.txt");
    for line in ["help", "--version", "help diff", "list", "show 1", "completions bash"] {
        let words: Vec<&str> = line.split_whitespace().collect();
        let output = desk.command(&words).stdout(full.try_clone().expect("one more handle")).output().expect("a run");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.starts_with("error: cannot write the output\n"), "{line}: {said}");
    }
}

#[test]
fn a_store_that_was_cut_off_is_damaged_and_no_matter_of_rights() {
    let desk = good();
    desk.ok("snap good.txt");
    let file = fs::File::options().write(true).open(desk.path("snapshots/writethru.db")).expect("the store");
    let length = file.metadata().expect("its length").len();
    file.set_len(length / 2 / 8192 * 8192).expect("a shorter file");
    for line in ["list", "verify", "snap good.txt"] {
        let told = desk.run(line);
        assert!(
            told.contains("error: the store `snapshots/writethru.db` is damaged") && told.ends_with("[2]"),
            "{told}"
        );
        assert!(told.contains("`writethru restore` makes a store of a backup"), "{told}");
    }
}
