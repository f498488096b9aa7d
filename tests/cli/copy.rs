//! `copy`: a store in another place, going on after an interruption, with all that is watched.

use std::process::Stdio;

use insta::assert_snapshot;
use writethru::{
    model::{ArticleId, ListingKind, ListingPlace, ListingState, OwnLimits, Slug, StorePlace},
    store::{
        self, Access, Custody as _, Found, LeaseTerms, ListingReading, NewArticle, NewListing, SqliteStore,
        WatchList as _,
    },
};

use crate::{
    import::harbour,
    support::{Desk, NOW, page},
};

/// The last word of what `verify` or `copy` says of a store: the root of its log.
fn root(said: &str) -> String {
    said.lines().find_map(|line| line.split("  root ").nth(1)).expect("a root").to_owned()
}

#[test]
fn a_store_is_copied_and_so_is_what_it_got_since() {
    let desk = harbour();
    desk.ok("import pages");
    let told = desk.ok("copy --to safe");
    assert!(told.starts_with("snapshots is copied to safe: 3 records\n  root "), "{told}");
    let verified = desk.ok("verify --store safe");
    assert_eq!(root(&verified), root(&desk.ok("verify")));
    assert_eq!(root(&told), root(&verified));
    assert_eq!(desk.ok("log harbour --captures --store safe"), desk.ok("log harbour --captures"));
    desk.write("more/market/2025-12-03T0900.txt", page("09:00, Wed, Dec 3, 2025", "The market is open."));
    desk.ok("import more");
    desk.ok("copy --to safe");
    assert_eq!(desk.ok("list --store safe"), desk.ok("list"));
    desk.ok("import more --store safe --at 2025-12-04T09:00:00Z");
    assert_snapshot!(desk.run("copy --to safe"), @r"
    --
    error: the store to be written has other records than the one to be read
    hint: name an empty place with `--to`
    [2]
    ");
}

#[test]
fn what_a_rule_removed_stays_removed() {
    let desk = harbour();
    desk.ok("import pages");
    desk.ok("prune --raw-older-than 1h --keep-versions 1 --yes");
    desk.ok("copy --to safe");
    assert_eq!(desk.ok("verify --store safe"), desk.ok("verify"));
    assert_eq!(desk.run("show harbour@1 --store safe"), desk.run("show harbour@1"));
    assert_eq!(desk.ok("log harbour --captures --store safe"), desk.ok("log harbour --captures"));
    assert_eq!(desk.ok("prune --raw-older-than 1h --keep-versions 1 --store safe"), "nothing to remove\n");
}

#[test]
fn a_copy_that_was_killed_goes_on_where_it_was() {
    let desk = Desk::new();
    for number in 0..40 {
        for hour in 6..9 {
            let words = format!("{number} boats at {hour}. ").repeat(2_000);
            desk.write(
                &format!("pages/story-{number}/2025-12-03T0{hour}00.txt"),
                page("06:00, Wed, Dec 3, 2025", &words),
            );
        }
    }
    desk.ok("import pages");
    let records = || Some(SqliteStore::open(&desk.path("safe"), Access::Read).ok()?.log().ok()?.size);
    for wanted in [0, 1, 60] {
        let mut copy = desk.command(&["copy", "--to", "safe", "--quiet"]);
        let mut copy = copy.stdout(Stdio::null()).spawn().expect("the program starts");
        while records().is_none_or(|records| records < wanted) && copy.try_wait().expect("a state").is_none() {}
        copy.kill().expect("it can be killed");
        copy.wait().expect("it has ended");
    }
    let copied = root(&desk.ok("copy --to safe"));
    assert_eq!(copied, root(&desk.ok("verify --store safe")));
    assert_eq!(copied, root(&desk.ok("verify")));
}

#[test]
fn a_store_is_not_copied_onto_itself() {
    let desk = harbour();
    desk.ok("import pages");
    assert_snapshot!(desk.run("copy --to ./snapshots/../snapshots"), @r"
    --
    error: `./snapshots/../snapshots` is the store that is to be copied
    hint: name another place with `--to`
    [2]
    ");
}

#[test]
fn what_is_watched_and_what_listings_showed_comes_along() {
    let desk = harbour();
    desk.ok("import pages");
    let mut first = SqliteStore::open(&desk.path("snapshots"), Access::Write).expect("the store opens");
    let now = NOW.parse().expect("an instant");
    let place =
        ListingPlace { kind: ListingKind::Page { links: "h2 a".to_owned() }, url: "https://news.example/".to_owned() };
    let limits = OwnLimits { floor: Some(600), ceiling: None };
    let listing =
        first.add_listing(&NewListing { place, only: Some("/20".to_owned()), limits, now }).expect("a listing");
    let terms = LeaseTerms { owner: "desk", now, expires: now + chrono::TimeDelta::hours(1), limit: 1 };
    let fence = first.lease_listings(&terms).expect("a lease")[0].fence;
    let found = ["a", "b"].map(|name| Found {
        article: NewArticle {
            slug: Slug::suggest(name),
            urls: vec![format!("https://news.example/2025/{name}")],
            title: None,
        },
        changed: Some(now),
    });
    let state = ListingState::default();
    let next_check = now + chrono::TimeDelta::minutes(7);
    let reading = ListingReading { listing: listing.id, fence, at: now, found: &found, state: &state, next_check };
    first.record_discovery(&reading).expect("a step").expect("the lease is held");
    let mut places = vec!["safe".to_owned()];
    #[cfg(feature = "postgres")]
    places.extend(crate::postgres::server().map(crate::postgres::Server::new_store));
    for place in places {
        desk.ok(&format!("copy --to {place}"));
        desk.ok(&format!("copy --to {place}"));
        let there: StorePlace = if place == "safe" { (&desk.path("safe")).into() } else { place.as_str().into() };
        let copied = store::open(there, Access::Read).expect("the store opens");
        let listings = first.listings().expect("listings");
        assert_eq!(copied.listings().expect("listings"), listings);
        assert_eq!(
            copied.sightings(listings[0].id).expect("sightings"),
            first.sightings(listings[0].id).expect("sightings")
        );
        let watches = |store: &dyn store::Store| store.watches(ArticleId(0), 9).expect("watches");
        assert_eq!(watches(&*copied), watches(&first));
        assert_eq!(watches(&first).len(), 2);
    }
}
