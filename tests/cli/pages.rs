//! `blobs`: pages as received that lie in a bucket, recorded, read, checked, copied and removed through the program.

use insta::assert_snapshot;

use crate::{
    bucket::{self, BucketServer},
    support::{Desk, page},
};

/// An article of four pages, and another that once showed the second of them.
fn desk(server: &BucketServer, place: &str, store: &str) -> Desk {
    let mut desk = Desk::new().variable("WRITETHRU_STORE", store);
    for (name, value) in &server.variables {
        desk = desk.variable(name, value);
    }
    desk.write("writethru.toml", format!("blobs = '{place}'\n"));
    for hour in 6..10 {
        desk.write(&format!("pages/harbour/2025-12-03T0{hour}00.txt"), harbour(hour));
    }
    desk.write("pages/quay/2025-12-03T0700.txt", harbour(7));
    desk.write("pages/quay/2025-12-03T0800.txt", page("08:00, Wed, Dec 3, 2025", "The quay is closed."));
    desk.ok("import pages");
    desk
}

fn harbour(hour: u32) -> String {
    let words = format!("The harbour master counted {hour} boats on the quay this morning, and no more.");
    page("06:00, Wed, Dec 3, 2025", &words)
}

/// The stores of this machine that keep pages in a bucket: each with its own place.
fn each_store(check: impl Fn(&BucketServer, &Desk, &str)) {
    let Some(server) = bucket::server() else { return };
    let mut stores = vec!["snapshots".to_owned()];
    #[cfg(feature = "postgres")]
    stores.extend(crate::postgres::server().map(crate::postgres::Server::new_store));
    for store in stores {
        let place = server.new_place();
        check(server, &desk(server, &place, &store), &place);
    }
}

#[test]
fn pages_go_to_the_bucket_once_each_and_whoever_reads_finds_them_there() {
    each_store(|server, desk, place| {
        let names = server.order("list", place);
        // Each is named by its own digest.
        let expected: Vec<String> =
            (6..10).map(|hour| writethru::model::Digest::of(harbour(hour).as_bytes()).to_string()).collect();
        assert_eq!(names.len(), 5, "{names:?}");
        for digest in expected {
            assert!(names.iter().any(|name| name.ends_with(&format!("/{}/{digest}.zst", &digest[..2]))), "{names:?}");
        }
        desk.write("writethru.toml", "");
        assert!(desk.run("verify").ends_with("[0]"), "{}", desk.run("verify"));
        let export = desk.ok("export harbour");
        assert_eq!(export.matches("\"bytes\":").count(), 4);
        desk.ok("evidence harbour --output all.zip");
        // A copy has its own pages.
        desk.ok("copy --to elsewhere");
        server.order("delete", place);
        assert!(desk.run("verify --store elsewhere").ends_with("[0]"));
        assert_eq!(desk.ok("export harbour --store elsewhere"), export);
    });
}

#[test]
fn a_page_that_is_altered_or_missing_is_named() {
    each_store(|server, desk, place| {
        server.order("spoil", place);
        let told = desk.run("verify");
        assert_eq!(told.matches("is damaged: ").count(), 6, "{told}");
        assert!(told.contains("capture 2 of `quay`") && told.ends_with("[2]"), "{told}");
        server.order("delete", place);
        let told = desk.run("verify");
        assert_eq!(told.matches("is missing").count(), 6, "{told}");
    });
}

#[test]
fn a_rule_removes_a_page_from_the_bucket_once_nothing_needs_it() {
    each_store(|server, desk, place| {
        let names = || server.order("list", place).len();
        assert!(desk.ok("prune harbour --raw-older-than 1h").contains("3 pages"));
        assert_eq!(names(), 5);
        desk.ok("prune harbour --raw-older-than 1h --yes");
        assert_eq!(names(), 3, "the page that both articles showed stays");
        assert!(desk.run("verify").ends_with("[0]"), "{}", desk.run("verify"));
        desk.ok("prune quay --raw-older-than 1h --yes");
        assert_eq!(names(), 2);
        // What comes again is kept again.
        desk.write("more/harbour/2025-12-03T1000.txt", harbour(7));
        desk.ok("import more");
        assert_eq!(names(), 3);
        assert!(desk.run("verify").ends_with("[0]"), "{}", desk.run("verify"));
    });
}

#[test]
fn a_place_that_refuses_or_cannot_be_is_told_with_what_to_do() {
    let Some(server) = bucket::server() else { return };
    let place = server.new_place();
    let desk = desk(server, &place, "snapshots").variable("AWS_SECRET_ACCESS_KEY", "another");
    desk.write("more/harbour/2025-12-03T1000.txt", harbour(10));
    let told = desk.run("import more");
    assert!(told.contains(&format!("cannot keep pages at `{place}/")), "{told}");
    assert!(told.contains("hint: check `blobs` in the settings, the variables `AWS_…`"), "{told}");
    assert!(desk.ok("log harbour --captures").contains("09:00"));
    assert!(!desk.ok("log harbour --captures").contains("10:00"), "nothing names what is not there");
    let told = desk.run("verify");
    assert_eq!(told.matches("not reached: capture ").count(), 6, "{told}");
    assert!(!told.contains("damaged: ") && told.ends_with("[2]"), "{told}");
    assert!(told.contains("error: the pages of 6 captures of snapshots could not be read"), "{told}");
    desk.write("writethru.toml", "blobs = 'ftp://host/pages'\n");
    assert_snapshot!(desk.run("import more"), @r"
    --
    error: cannot use `ftp://host/pages`
      caused by: a place for pages begins with `s3://` or `file:///`
    hint: check `blobs` in the settings, the variables `AWS_…`, and who may read and write there
    [2]
    ");
}
