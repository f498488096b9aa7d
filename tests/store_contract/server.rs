//! What only a store on a server can suffer: a server that stops, programs that die, crowds on many machines, passwords.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
};

use writethru::{
    job::copy::{CopyError, copy},
    model::{Article, ArticleId, Digest, NextCheck, OwnLimits, Slug, Watch},
    store::{
        self, Access, Finding, Lease, LeaseTerms, LeasedCheck, NewArticle, Observation, Recorded, Removal, Removed,
        Store, StoreError,
    },
};

use super::{at, create, document, observation, postgres, postgres::Server, see};

/// Tells the process that a test starts from this file where the store is.
const CHILD_STORE: &str = "WRITETHRU_TEST_CHILD_STORE";

fn open(address: &str) -> Box<dyn Store> {
    store::open(address, Access::Write).unwrap()
}

/// The complaint about an address that cannot be opened, with its cause.
fn refusal(address: &str, access: Access) -> String {
    let error = store::open(address, access).err().unwrap();
    let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    format!("{error}: {cause}")
}

/// Starts the test `run_child` of this program on its own, as another program that uses a store.
fn child(test: &str, address: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(CHILD_STORE, address)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The address that this process was started for, if any.
#[expect(clippy::disallowed_methods, reason = "a test tells a process of its own what to do")]
fn child_store() -> Option<String> {
    std::env::var(CHILD_STORE).ok()
}

#[test]
fn what_cannot_be_reached_or_used_is_told_with_its_cause_and_without_the_password() {
    let Some(server) = postgres::server() else { return };
    let missing = refusal(&server.new_store(), Access::Read);
    assert!(missing.starts_with("there is no store at"), "{missing}");
    for (address, cause) in [
        ("postgres://desk:secret@127.0.0.1:1/news".to_owned(), "Connection refused"),
        (server.by_port("desk:wrong-secret", "schema=a"), "password authentication failed"),
        (
            server.by_port("desk:secret", "schema=a").replace("/postgres?", "/elsewhere?"),
            "\"elsewhere\" does not exist",
        ),
        (server.by_port("desk:secret", "sslmode=verify-full"), "certificate"),
        (server.by_port("desk:secret", "schema=Robert'"), "`schema` must be"),
    ] {
        let told = refusal(&address, Access::Write);
        assert!(told.contains(cause) && !told.contains("secret"), "{told}");
    }
}

#[test]
fn a_connection_is_encrypted_and_the_server_proves_who_it_is_where_that_is_asked() {
    let Some(server) = postgres::server() else { return };
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, &server.certificate).unwrap();
    let verified = format!("schema=encrypted&sslmode=verify-full&sslrootcert={}", authority.display());
    for settings in ["schema=encrypted&sslmode=require", &verified, "schema=encrypted"] {
        let store = open(&server.by_port("desk:secret", settings));
        assert_eq!(store.articles(ArticleId(0), 9).unwrap(), []);
        let encrypted =
            "SELECT bool_and(ssl) FROM pg_stat_ssl NATURAL JOIN pg_stat_activity WHERE client_addr IS NOT NULL";
        assert_eq!(server.order(encrypted), "t", "{settings}");
    }
}

#[test]
fn a_certificate_opens_the_server_where_it_asks_for_one() {
    let Some(server) = postgres::server() else { return };
    let folder = tempfile::tempdir().unwrap();
    let [certificate, key] = ["desk.pem", "desk.key"].map(|name| folder.path().join(name));
    std::fs::write(&certificate, &server.identity[0]).unwrap();
    std::fs::write(&key, &server.identity[1]).unwrap();
    assert_eq!(server.order("CREATE DATABASE certified"), "");
    let named = |key: &std::path::Path| format!("sslcert={}&sslkey={}", certificate.display(), key.display());
    let store = open(&server.certified(&named(&key)));
    assert_eq!(store.articles(ArticleId(0), 9).unwrap(), []);
    let told = refusal(&server.certified("sslmode=require"), Access::Write);
    assert!(told.contains("certificate"), "{told}");
    let told = refusal(&server.certified(&named(&folder.path().join("none"))), Access::Write);
    assert!(told.contains("cannot use `sslkey`"), "{told}");
}

#[test]
fn a_store_made_by_a_newer_program_is_refused_and_one_that_is_only_read_is_not_written() {
    let Some(server) = postgres::server() else { return };
    let address = server.new_store();
    create(&mut *open(&address), "Wind farm", "a");
    let mut reader = store::open(address.as_str(), Access::Read).unwrap();
    assert!(matches!(reader.add_urls(ArticleId(1), &["b"]), Err(StoreError::ReadOnly { .. })));
    let schema = address.rsplit_once('=').unwrap().1;
    server.order(&format!(
        "INSERT INTO {schema}.refinery_schema_history (version, name, applied_on, checksum) VALUES (99, 'x', '', '1')"
    ));
    assert!(matches!(store::open(address.as_str(), Access::Write), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn texts_that_the_server_has_no_form_for_come_back_as_they_were() {
    let Some(server) = postgres::server() else { return };
    let mut store = open(&server.new_store());
    let (title, url) = ("A\0B \u{10ffff}0", format!("https://example.org/\0?{}", "long".repeat(5_000)));
    let article = create(&mut *store, title, &url);
    assert_eq!(store.find_article(&url).unwrap(), article);
    assert_eq!(article.title.as_deref(), Some(title));
    let finding = Finding::Failed("no\0answer");
    store.append(&[Observation { finding, url: &url, ..observation(article.id, "06:00:00") }]).unwrap();
    assert_eq!(store.last_capture(article.id).unwrap().unwrap().reason.as_deref(), Some("no\0answer"));
    assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
}

#[test]
fn whatever_is_edited_or_removed_is_named() {
    let Some(server) = postgres::server() else { return };
    for (sql, expected) in [
        ("UPDATE capture SET at = at + 1 WHERE number = 2", "capture 2 of `wind-farm`"),
        ("UPDATE capture SET outcome = 99 WHERE number = 2", "capture 2 of `wind-farm`: it cannot be read"),
        ("UPDATE capture SET link = decode(repeat('00', 32), 'hex') WHERE number = 2", "capture 2 of `wind-farm`"),
        ("DELETE FROM capture WHERE number = 2", "capture 2 of `wind-farm`: it is missing"),
        ("UPDATE document SET frame = 'x' WHERE number = 1", "version 1 of `wind-farm`: its text cannot be read"),
        ("UPDATE raw SET frame = 'x' WHERE number = 1", "capture 1 of `wind-farm`: its bytes cannot be read"),
        ("UPDATE version SET tool = 'other' WHERE number = 1", "version 1 that it brought"),
        ("UPDATE address SET url = 'b'", "capture 1 of `wind-farm`"),
        ("UPDATE slug SET slug = 'b'", "the store: the slug"),
        ("UPDATE capture SET position = 2 - position", "the log"),
        ("UPDATE log SET size = 7", "the log"),
    ] {
        let address = server.new_store();
        let mut store = open(&address);
        let article = create(&mut *store, "Wind farm", "https://example.org/wind").id;
        for (minute, words) in ["12 jobs go", "12 jobs go", "21 jobs go"].into_iter().enumerate() {
            see(&mut *store, article, &format!("06:0{minute}:00"), words);
        }
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        assert_eq!(server.order(&format!("SET search_path TO {}; {sql}", address.rsplit_once('=').unwrap().1)), "");
        let damage: Vec<String> = store.verify(&mut |_| ()).unwrap().damage.iter().map(ToString::to_string).collect();
        assert!(damage.iter().any(|line| line.contains(expected)), "{sql}\n{damage:#?}");
    }
}

/// Records captures whose instants count up, until it is killed or has done enough; the server may stop meanwhile.
fn record_counted(store: &mut dyn Store, article: ArticleId, count: i64, told: &mut dyn FnMut(i64)) {
    for second in 0..count {
        let document = document(&format!("text {second}"));
        let finding = Finding::Document { document: &document, extractor: "text/1" };
        let seen = Observation { at: instant(second), finding, ..observation(article, "00:00:00") };
        store.append(&[seen]).unwrap();
        told(second);
    }
}

fn instant(second: i64) -> chrono::DateTime<chrono::Utc> {
    at("00:00:00") + chrono::TimeDelta::seconds(second)
}

#[test]
fn a_server_that_crashes_and_starts_again_loses_and_doubles_nothing() {
    const EACH: i64 = 150;
    let Ok(server) = Server::start() else { return };
    let address = server.new_store();
    let articles: Vec<ArticleId> = {
        let mut store = open(&address);
        ["One", "Two", "Three"].map(|title| create(&mut *store, title, "a").id).to_vec()
    };
    let (told, progress) = mpsc::channel();
    // Who opens a store while the server is down is told so; these have it open before the first crash.
    let opened = Barrier::new(articles.len());
    thread::scope(|scope| {
        for &article in &articles {
            let (address, told, opened) = (address.clone(), told.clone(), &opened);
            scope.spawn(move || {
                let mut store = open(&address);
                opened.wait();
                record_counted(&mut *store, article, EACH, &mut |second| told.send(second).unwrap());
            });
        }
        drop(told);
        // Four crashes, each in the middle of what the others are recording.
        for _ in progress.iter().step_by(100) {
            server.order("stop");
            server.order("start");
        }
    });
    let store = open(&address);
    let verification = store.verify(&mut |_| ()).unwrap();
    assert_eq!((verification.damage, verification.captures), (vec![], articles.len() as u64 * EACH as u64));
    for article in articles {
        let captures = store.captures(article, 0..u32::MAX).unwrap();
        let instants: Vec<_> = captures.iter().map(|capture| capture.at).collect();
        assert_eq!(instants, (0..EACH).map(instant).collect::<Vec<_>>());
    }
}

/// What a broken network does to the word that ends a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// The server never hears it.
    Word,
    /// The server does as it is told, and its answer is lost.
    Answer,
}

/// Stands between a program and the server and cuts the connection, by turns before and after the server has kept a
/// step; gives its port.
fn broken_network(server: &'static Server, cuts: u32) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for (turn, client) in listener.incoming().enumerate() {
            let cut = if turn % 2 == 0 { Cut::Answer } else { Cut::Word };
            let steps = if turn < cuts as usize { 3 } else { usize::MAX };
            forward(client.unwrap(), server.connect(), steps, cut);
        }
    });
    port
}

/// Hands on what both say until the client has ended so many steps.
fn forward(mut client: TcpStream, mut server: TcpStream, mut steps: usize, cut: Cut) {
    let (mut from_server, mut to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    let is_cut = Arc::new(AtomicBool::new(false));
    let answers = thread::spawn({
        let is_cut = Arc::clone(&is_cut);
        move || {
            let mut buffer = [0; 8192];
            while let Ok(length @ 1..) = from_server.read(&mut buffer) {
                // What comes behind the cut word is the answer that gets lost: the step is kept.
                if is_cut.load(Ordering::SeqCst) || to_client.write_all(&buffer[..length]).is_err() {
                    break;
                }
            }
            let _ = to_client.shutdown(Shutdown::Both);
        }
    });
    let mut buffer = [0; 8192];
    while let Ok(length @ 1..) = client.read(&mut buffer) {
        if buffer[..length].windows(6).any(|word| word == b"COMMIT") {
            steps -= 1;
        }
        is_cut.store(steps == 0, Ordering::SeqCst);
        if steps == 0 && cut == Cut::Word || server.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    let _ = server.shutdown(Shutdown::Both);
    answers.join().unwrap();
}

#[test]
fn a_step_whose_end_was_not_seen_is_done_once() {
    let Some(server) = postgres::server() else { return };
    drop(open(&server.by_port("desk:secret", "schema=cut")));
    let port = broken_network(server, 8);
    let mut store = open(&format!("postgres://desk:secret@127.0.0.1:{port}/postgres?sslmode=disable&schema=cut"));
    let articles: Vec<Slug> = (0..6).map(|_| create(&mut *store, "Wind farm", "a").slug).collect();
    record_counted(&mut *store, ArticleId(1), 12, &mut |_| ());
    let captures = store.captures(ArticleId(1), 0..u32::MAX).unwrap();
    assert_eq!(captures.iter().map(|capture| capture.at).collect::<Vec<_>>(), (0..12).map(instant).collect::<Vec<_>>());
    let kept = store.articles(ArticleId(0), 99).unwrap();
    assert_eq!(kept.into_iter().map(|summary| summary.article.slug).collect::<Vec<_>>(), articles);
    assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
}

/// How many articles the crowd of workers has to check, and in how many steps.
const WATCHED: u32 = 10_000;

/// What a worker says when there is nothing left for it to check.
const NOTHING_DUE: &str = "nothing due";

/// The instant at which everything is due; leases run out ten minutes later.
const DUE: &str = "06:00:00";

#[test]
fn eight_workers_check_every_article_once_although_two_are_killed() {
    let Some(server) = postgres::server() else { return };
    let address = server.new_store();
    let mut store = open(&address);
    watch_all(&mut *store);
    let mut workers: Vec<Child> = (0..8).map(|_| child("server::check_what_is_due", &address)).collect();
    let (survivors, killed) = workers.split_at_mut(6);
    for worker in killed {
        // Killed in the middle of its third lease: what it has leased and not yet recorded is left behind.
        let mut lines = BufReader::new(worker.stdout.take().unwrap()).lines();
        let third = lines.by_ref().map_while(Result::ok).filter(|line| line.starts_with("leased")).nth(2);
        assert!(third.is_some());
        worker.kill().unwrap();
        worker.wait().unwrap();
    }
    // The leases of the dead may run out only when nobody alive holds one, or a living worker would lose its own.
    let outputs: Vec<_> = survivors
        .iter_mut()
        .map(|worker| {
            let mut lines = BufReader::new(worker.stdout.take().unwrap()).lines();
            assert!(lines.by_ref().map_while(Result::ok).any(|line| line == NOTHING_DUE));
            lines
        })
        .collect();
    for worker in survivors {
        // A line is the word that the leases of the dead have run out.
        writeln!(worker.stdin.take().unwrap()).unwrap();
        assert!(worker.wait().unwrap().success());
    }
    drop(outputs);
    assert_eq!(store.due_watches(at("06:59:00"), 1).unwrap(), []);
    let verification = store.verify(&mut |_| ()).unwrap();
    assert_eq!((verification.damage, verification.captures), (vec![], u64::from(WATCHED)));
    let summaries = store.articles(ArticleId(0), WATCHED as usize + 1).unwrap();
    assert!(summaries.iter().all(|summary| (summary.captures, summary.versions) == (1, 1)));
}

/// Adds the articles and watches them.
fn watch_all(store: &mut dyn Store) {
    let new = |number| NewArticle {
        slug: format!("article-{number}").parse().unwrap(),
        urls: vec![format!("https://example.org/{number}")],
        title: None,
    };
    let articles = store.create_articles(&(1..=WATCHED).map(new).collect::<Vec<_>>()).unwrap();
    let watch = |article: &Article| Watch {
        article: article.id,
        url: article.urls[0].clone(),
        paused: false,
        added_at: at(DUE),
        limits: OwnLimits::default(),
        next: NextCheck::at(at(DUE)),
    };
    store.add_watches(&articles.iter().map(watch).collect::<Vec<_>>()).unwrap();
}

/// What a worker does: leases what is due and records it, until nothing is, first while the leases of the others hold and
/// then, when it is told so, after they have run out.
#[test]
fn check_what_is_due() {
    let Some(address) = child_store() else { return };
    let mut store = open(&address);
    check_until_nothing_is_due(&mut *store, "06:00:00");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    check_until_nothing_is_due(&mut *store, "06:30:00");
}

#[expect(clippy::print_stdout, reason = "a worker says how far it is")]
fn check_until_nothing_is_due(store: &mut dyn Store, now: &str) {
    let owner = format!("worker {}", std::process::id());
    let expires = at(now) + chrono::TimeDelta::minutes(10);
    let page = document("12 jobs go");
    loop {
        let leases = store.lease_watches(&LeaseTerms { owner: &owner, now: at(now), expires, limit: 50 }).unwrap();
        if leases.is_empty() {
            println!("{NOTHING_DUE}");
            return;
        }
        println!("leased {}", leases.len());
        for leases in leases.chunks(10) {
            let finding = Finding::Document { document: &page, extractor: "text/1" };
            let check = |lease| leased_check(lease, now, finding);
            let checks: Vec<_> = leases.iter().map(check).collect();
            let later = |_, _: Recorded| NextCheck::at(at("07:00:00"));
            let recorded = store.record_checks(&checks, &mut later.clone()).unwrap();
            assert!(recorded.iter().all(Option::is_some), "nobody else had these");
        }
    }
}

#[test]
fn several_programs_that_meet_an_address_at_once_make_one_article() {
    let Some(server) = postgres::server() else { return };
    let address = server.new_store();
    let text = document("12 jobs go");
    let barrier = Barrier::new(8);
    thread::scope(|scope| {
        for number in 0..8 {
            let (address, text, barrier) = (&address, &text, &barrier);
            scope.spawn(move || {
                let mut store = open(address);
                let new =
                    |round| NewArticle { slug: Slug::suggest("Wind"), urls: vec![format!("/{round}")], title: None };
                let finding = Finding::Document { document: text, extractor: "text/1" };
                for round in 0..10 {
                    let seen = Observation { finding, ..observation(ArticleId(0), &format!("06:00:0{number}")) };
                    barrier.wait();
                    store.append_to_new(&new(round), &[seen]).unwrap();
                }
            });
        }
    });
    let store = open(&address);
    let summaries = store.articles(ArticleId(0), 99).unwrap();
    assert_eq!(summaries.iter().map(|summary| summary.captures).collect::<Vec<_>>(), [8; 10]);
    assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
}

#[test]
fn several_programs_that_set_up_one_store_at_once_make_one() {
    let Some(server) = postgres::server() else { return };
    let address = server.new_store();
    let made: Vec<Slug> = thread::scope(|scope| {
        let makers: Vec<_> =
            (0..8).map(|_| scope.spawn(|| create(&mut *open(&address), "Wind farm", "a").slug)).collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    let mut names: Vec<&str> = made.iter().map(Slug::as_str).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 8);
    assert_eq!(open(&address).articles(ArticleId(0), 99).unwrap().len(), 8);
}

fn leased_check<'a>(lease: &'a Lease<Watch>, now: &str, finding: Finding<'a>) -> LeasedCheck<'a> {
    let seen = observation(lease.held.article, now);
    LeasedCheck { fence: lease.fence, observation: Observation { finding, url: &lease.held.url, ..seen } }
}

#[test]
fn a_store_that_moves_to_a_server_and_back_keeps_its_numbers_links_and_log() {
    let Some(server) = postgres::server() else { return };
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut first = store::open(folders[0].path(), Access::Write).unwrap();
    let articles = ["Wind farm", "Railway"].map(|title| create(&mut *first, title, "a").id);
    let tell = |store: &mut dyn Store, minutes: std::ops::Range<u32>| {
        for minute in minutes {
            let article = articles[minute as usize % 2];
            see(store, article, &format!("06:{minute:02}:00"), &format!("text {}", minute / 3 % 4));
            let finding = Finding::Failed("no answer");
            store.append(&[Observation { finding, ..observation(article, "05:00:00") }]).unwrap();
        }
        // One that comes late.
        see(store, articles[0], "06:01:30", "between");
    };
    see(&mut *first, articles[0], "04:00:00", "once");
    tell(&mut *first, 0..30);
    let address = server.new_store();
    let mut second = open(&address);
    copy(&*first, &mut *second, &mut |_| ()).unwrap();
    tell(&mut *first, 30..40);
    copy(&*first, &mut *second, &mut |_| ()).unwrap();
    assert_eq!(second.log().unwrap(), first.log().unwrap());
    // What a rule removed stays removed, and is told from what is missing.
    let pages = ["once", "text 1"].map(|words| Digest::of(words.as_bytes()));
    let removal = Removal { article: articles[0], pages: &pages, texts: &[1], rule: "--a-rule", at: at("09:00:00") };
    assert_eq!(first.remove(&removal).unwrap(), Removed { pages: 2, texts: 1 });
    let mut second = open(&server.new_store());
    let log = copy(&*first, &mut *second, &mut |_| ()).unwrap();
    let mut third = store::open(folders[1].path(), Access::Write).unwrap();
    assert_eq!(copy(&*second, &mut *third, &mut |_| ()).unwrap(), log);
    for copied in [&second, &third] {
        let verification = copied.verify(&mut |_| ()).unwrap();
        assert_eq!((verification.damage, verification.log_root), (vec![], log.root));
        assert_eq!(verification.removed, first.verify(&mut |_| ()).unwrap().removed);
        let told = |store: &dyn Store| store.document(articles[0], 1).unwrap_err().to_string();
        assert_eq!(told(&**copied), told(&*first));
        assert_eq!(copied.articles(ArticleId(0), 9).unwrap(), first.articles(ArticleId(0), 9).unwrap());
        for article in articles {
            assert_eq!(copied.captures(article, 0..999).unwrap(), first.captures(article, 0..999).unwrap());
            assert_eq!(copied.history(article).unwrap(), first.history(article).unwrap());
            for capture in first.captures(article, 0..999).unwrap() {
                let bytes = |store: &dyn Store| store.raw_bytes(article, capture.number).ok();
                assert_eq!(bytes(&**copied), bytes(&*first));
            }
        }
    }
    see(&mut *third, articles[0], "07:00:00", "its own");
    assert!(matches!(copy(&*first, &mut *third, &mut |_| ()), Err(CopyError::Another)));
}
