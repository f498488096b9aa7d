//! Git repositories, read and made by `git`.

use std::{path::Path, process::Command};

use insta::assert_snapshot;
use writethru::{
    exchange::NewRepository,
    job::{archive, export::export, intake::take_in},
    model::ArticleId,
    store::{MemoryStore, Store},
};

use crate::{
    round_trip::read,
    sample::{self, begin, format, page},
    support::Desk,
};

/// What `git` prints, with nobody's settings.
fn git(folder: &Path, words: &[&str]) -> String {
    git_at("06:29", folder, words)
}

/// The same at another time of that day.
fn git_at(time: &str, folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(words).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "x").env(format!("GIT_{role}_EMAIL"), "x");
        command.env(format!("GIT_{role}_DATE"), format!("2025-12-03T{time}:00Z"));
    }
    let output = command.output().expect("git is installed");
    assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Writes the sample as a repository.
fn write_repository(path: &Path) {
    let (repository, input) = NewRepository::begin(path).expect("room");
    let mut exporter = begin(format("git"), input);
    export(&sample::store(), &[], format("git").needs, &mut *exporter, &mut |event| drop(event)).expect("room");
    drop(exporter);
    repository.keep().expect("a whole repository");
}

#[test]
fn a_repository_has_a_commit_for_each_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history");
    write_repository(&path);
    assert_snapshot!(git(&path, &["fsck", "--strict"]), @"");
    assert_snapshot!(git(&path, &["status", "--short", "--branch"]), @"## main");
    assert_snapshot!(git(&path, &["log", "--reverse", "--stat", "--format=%an, %aI%n%B"]), @r"
    news.example, 2025-12-03T06:29:00Z
    ferry 1: first seen

    Article: ferry
    URL: https://news.example/ferry-talks
    Version: 1


     news.example/ferry.txt | 3 +++
     1 file changed, 3 insertions(+)
    files, 2025-12-03T06:29:00Z
    comet 1: first seen

    Article: comet
    Version: 1


     files/comet.txt | 3 +++
     1 file changed, 3 insertions(+)
    news.example, 2025-12-03T06:33:00Z
    ferry 2: substantive change of number (unstated)

    - number: 12 → 21

    Article: ferry
    URL: https://news.example/ferry-talks
    Version: 2
    Verdict: unstated


     news.example/ferry.txt | 2 +-
     1 file changed, 1 insertion(+), 1 deletion(-)
    news.example, 2025-12-03T06:34:00Z
    ferry 3: restores version 1, substantive change of number (unstated)

    - number: 21 → 12

    Article: ferry
    URL: https://news.example/ferry-talks
    Version: 3
    Verdict: unstated


     news.example/ferry.txt | 2 +-
     1 file changed, 1 insertion(+), 1 deletion(-)
    news.example, 2025-12-03T06:35:00Z
    ferry: gone

    410 Gone

    Article: ferry
    URL: https://news.example/ferry-talks


     news.example/ferry.txt | 3 ---
     1 file changed, 3 deletions(-)
    ");
    assert_snapshot!(git(&path, &["show", "HEAD~1:news.example/ferry.txt"]), @r"
    Ferry sails

    The ferry carries 12 cars, and it sails at noon today from the old harbour.
    ");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_repository_that_was_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history");
    write_repository(&path);
    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, &path);
    assert_eq!(complaints, [""; 0]);
    assert_eq!((report.articles.len(), report.captures, report.versions), (2, 5, 4));
    let ferry = store.find_article("ferry").unwrap();
    assert!(ferry.urls.contains(&sample::URL.to_owned()));
    assert_eq!(store.history(ferry.id).unwrap().versions[2].restores, Some(1));
}

#[test]
fn a_history_of_pages_is_read_and_nothing_in_it_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles");
    let trap = folder.path().join("trapped");
    std::fs::create_dir_all(path.join("www.news.example/2025")).unwrap();
    let file = path.join("www.news.example/2025/ferry");
    git(&path, &["init", "-q"]);
    for (cars, message) in [("12", "one"), ("21", "two")] {
        std::fs::write(&file, page(cars)).unwrap();
        std::fs::write(path.join("README.md"), cars).unwrap();
        git(&path, &["add", "."]);
        git(&path, &["commit", "-qm", message]);
    }
    let command = format!("touch {}", trap.display());
    std::fs::write(path.join(".git/info/attributes"), "* filter=x diff=x\n").unwrap();
    for name in ["core.fsmonitor", "filter.x.smudge", "diff.x.textconv", "diff.external", "core.pager", "gpg.program"] {
        git(&path, &["config", name, &command]);
    }
    git(&path, &["config", "log.showSignature", "true"]);
    git(&path, &["config", "core.sshCommand", &command]);

    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, &path);
    assert_eq!(complaints, [""; 0]);
    assert_eq!((report.captures, report.versions), (2, 2));
    assert!(!trap.exists());
    let article = store.find_article("http://www.news.example/2025/ferry").unwrap();
    assert_eq!(store.raw_bytes(article.id, 2).unwrap(), page("21").as_bytes());
    assert_eq!(article.id, ArticleId(1));
    let (again, _) = read(&mut store, &path);
    assert_eq!((again.captures, again.known), (0, 2));
}

/// A repository in which two programs kept the same page and one merged the other's work, with a text of its own.
fn merged(path: &Path) {
    let file = path.join("www.news.example/ferry");
    std::fs::create_dir_all(path.join("www.news.example")).expect("room");
    let keep = |time: &str, cars: &str, words: &[&str]| {
        std::fs::write(&file, page(cars)).expect("room");
        git(path, &["add", "."]);
        git_at(time, path, words);
    };
    git(path, &["init", "-q", "--initial-branch=main"]);
    keep("06:00", "12", &["commit", "-qm", "one"]);
    git(path, &["checkout", "-qb", "other"]);
    keep("07:00", "13", &["commit", "-qm", "seen elsewhere"]);
    git(path, &["checkout", "-q", "main"]);
    keep("08:00", "14", &["commit", "-qm", "two"]);
    git_at("09:00", path, &["merge", "-q", "--no-commit", "-s", "ours", "other"]);
    keep("09:00", "15", &["commit", "-qm", "merged by hand"]);
    git(path, &["checkout", "-qb", "late"]);
    keep("10:00", "16", &["commit", "-qm", "seen elsewhere"]);
    git(path, &["checkout", "-q", "main"]);
    git_at("11:00", path, &["merge", "-q", "--no-ff", "-m", "merged", "late"]);
}

#[test]
fn what_was_merged_was_seen_when_it_was_seen_and_published_when_it_was_merged() {
    let folder = tempfile::tempdir().unwrap();
    merged(folder.path());
    let check = |format: &str, expected: &[(&str, &str)]| {
        let mut store = MemoryStore::default();
        let format = archive::named(format).expect("a known format");
        take_in(&mut store, (format.open)(folder.path()).unwrap(), &mut |event| drop(event)).unwrap();
        let article = store.find_article("http://www.news.example/ferry").unwrap();
        let captures = store.captures(article.id, 1..99).unwrap().into_iter();
        let seen: Vec<(String, Vec<u8>)> = captures
            .map(|capture| {
                (capture.at.format("%H:%M").to_string(), store.raw_bytes(article.id, capture.number).unwrap())
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(at, cars)| ((*at).to_owned(), page(cars).into_bytes())).collect();
        assert_eq!(seen, expected);
    };
    check("git", &[("06:00", "12"), ("07:00", "13"), ("08:00", "14"), ("09:00", "15"), ("10:00", "16")]);
    check("git-mainline", &[("06:00", "12"), ("08:00", "14"), ("09:00", "15"), ("11:00", "16")]);
}

#[test]
fn a_repository_that_leads_elsewhere_is_refused() {
    let desk = Desk::new().file("linked/.git", "gitdir: /etc").file("empty/.git/HEAD", "ref: refs/heads/main\n");
    let borrowing = desk.path("borrowing");
    std::fs::create_dir(&borrowing).unwrap();
    git(&borrowing, &["init", "-q"]);
    desk.write("borrowing/.git/objects/info/alternates", "/elsewhere\n");
    assert_snapshot!(desk.run("import linked borrowing"), @r"
    --
    error: linked is not a repository that is read: its `.git` leads elsewhere
    hint: `--from` says what it is: see `writethru help import`
    error: borrowing is not a repository that is read: it borrows objects from another repository
    hint: `--from` says what it is: see `writethru help import`
    [2]
    ");
    assert!(desk.run("import empty").ends_with("[2]"));
}
