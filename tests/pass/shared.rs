//! Several passes at work on one store on a server: what is due is shared, and one that died is stood in for.

use std::{
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use writethru::store::{self, Access, Store};

use super::{
    desk::{story, watch},
    postgres,
    site::{Act, Site, missing, page},
    support::{Desk, NOW},
};

/// A site whose page `/slow` does not answer whoever asks first.
fn site(host: &str) -> Site {
    Site::start_on(host, |asked, before| match asked.path.as_str() {
        "/robots.txt" => missing(),
        "/slow" if before == 0 => vec![Act::Wait(Duration::from_mins(2))],
        path => page(&story(path)),
    })
}

fn open(address: &str) -> Box<dyn Store> {
    store::open(address, Access::Write).expect("a store on the server")
}

#[test]
fn each_host_is_asked_by_one_pass_and_that_of_a_dead_one_by_another() {
    let Some(server) = postgres::server() else { return };
    let address = server.new_store();
    let settings =
        "[fetch]\nallow-hosts = ['127.0.0.1', '127.0.0.2']\ngap = 0\nfirst-byte-timeout = 90\ntimeout = 90\n";
    let mut desk = Desk::new().file("writethru.toml", settings).variable("WRITETHRU_STORE", &address);
    let (harbour, city) = (site("127.0.0.1"), site("127.0.0.2"));
    let begun: DateTime<Utc> = NOW.parse().expect("an instant");
    let after = |seconds| begun + TimeDelta::seconds(seconds);
    let mut store = open(&address);
    watch(&mut *store, &[harbour.url("/slow")], begun);
    watch(&mut *store, &[harbour.url("/a"), city.url("/b")], after(30));

    let mut first = desk.command(&["run"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let patience = Instant::now() + Duration::from_mins(1);
    while harbour.asked().is_empty() && Instant::now() < patience {
        thread::sleep(Duration::from_millis(20));
    }
    desk.at(&after(30).to_rfc3339());
    assert_eq!(desk.run("run"), "story-3: new article\n--\n1 check: 1 new article\n[0]");
    assert_eq!(desk.run("run"), "--\nwhat is due is left to another pass at work\n[0]");
    first.kill().expect("it waits for an answer");
    first.wait().expect("it was killed");
    desk.at(&after(61).to_rfc3339());
    assert!(desk.run("run").ends_with("2 checks: 2 new articles\n[0]"), "what the dead one had");
    assert_eq!((harbour.asked().len(), city.asked().len()), (3, 1));
    let verification = store.verify(&mut |_| ()).expect("a verification");
    assert_eq!((verification.damage, verification.captures), (vec![], 3));
}
