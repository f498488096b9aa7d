//! What every store must do as a watch list.

use std::slice::from_ref;

use proptest::prelude::*;
use tempfile::TempDir;
use writethru::{
    model::{
        ArticleId, Listing, ListingKind, ListingPlace, ListingState, NextCheck, Outcome, OwnLimits, Reckoning, Record,
        Slug, Watch,
    },
    store::{
        Discovery, Finding, Found, Lease, LeaseTerms, LeasedCheck, ListingReading, Lock, NewArticle, NewListing,
        Observation, Store, StoreError, host_lock,
    },
};

use super::{at, backends, check, create, document, observation, see};

fn watch(article: ArticleId, time: &str) -> Watch {
    Watch {
        article,
        url: format!("https://example.org/{article}"),
        paused: false,
        added_at: at("06:00:00"),
        limits: OwnLimits { floor: Some(60), ceiling: None },
        next: NextCheck::at(at(time)),
    }
}

fn terms<'a>(owner: &'a str, now: &str, expires: &str) -> LeaseTerms<'a> {
    LeaseTerms { owner, now: at(now), expires: at(expires), limit: 10 }
}

/// Articles 1, 2, … watched from these times on.
fn watched(store: &mut dyn Store, times: &[&str]) {
    for time in times {
        let article = create(store, "Wind farm", "a").id;
        assert_eq!(store.add_watches(&[watch(article, time)]).unwrap(), [true]);
    }
}

fn due(store: &dyn Store, by: &str) -> Vec<u32> {
    store.due_watches(at(by), 10).unwrap().iter().map(|watch| watch.article.0).collect()
}

fn leased(leases: &[Lease<Watch>]) -> Vec<(u32, u32)> {
    leases.iter().map(|lease| (lease.held.article.0, lease.fence)).collect()
}

#[test]
fn what_is_due_comes_in_order_of_time() {
    check(|store| {
        watched(store, &["06:30:00", "06:10:00", "06:20:00"]);
        assert_eq!(due(store, "06:09:59"), [0; 0]);
        assert_eq!(due(store, "06:20:00"), [2, 3]);
        assert_eq!(due(store, "07:00:00"), [2, 3, 1]);
        assert_eq!(
            store.due_watches(at("07:00:00"), 2).unwrap(),
            [watch(ArticleId(2), "06:10:00"), watch(ArticleId(3), "06:20:00")]
        );
        assert_eq!(store.next_due().unwrap(), Some(at("06:10:00")));
        let page = store.watches(ArticleId(1), 1).unwrap();
        assert_eq!(page, [watch(ArticleId(2), "06:10:00")]);
    });
}

#[test]
fn a_watch_is_added_once_edited_planned_and_removed() {
    check(|store| {
        watched(store, &["06:30:00"]);
        let id = ArticleId(1);
        assert_eq!(store.add_watches(&[watch(id, "09:00:00")]).unwrap(), [false]);
        assert_eq!(store.watch(id).unwrap(), Some(watch(id, "06:30:00")));
        let edited = Watch { url: "https://b.example/".to_owned(), paused: true, ..watch(id, "09:00:00") };
        assert!(store.edit_watch(&edited).unwrap());
        let rests = Watch { next: NextCheck::at(at("06:30:00")), ..edited };
        assert_eq!(store.watch(id).unwrap().as_ref(), Some(&rests), "an edit plans nothing");
        assert_eq!((due(store, "08:00:00"), store.next_due().unwrap()), (vec![], None));
        let plan = Reckoning {
            why: "it changed".to_owned(),
            rate: Some(0.5),
            record: Record { changes: 2, ..Record::default() },
        };
        let next = NextCheck { at: at("06:40:00"), plan };
        assert!(store.plan(id, &next).unwrap());
        assert_eq!(store.watch(id).unwrap(), Some(Watch { next: next.clone(), ..rests.clone() }));
        assert!(store.edit_watch(&Watch { paused: false, ..rests }).unwrap());
        assert_eq!(due(store, "06:40:00"), [1]);
        assert_eq!(store.watch(id).unwrap().unwrap().next, next);
        assert!(store.remove_watch(id).unwrap());
        assert_eq!((due(store, "08:00:00"), store.watch(id).unwrap()), (vec![], None));
        assert!(!store.remove_watch(id).unwrap() && !store.plan(id, &next).unwrap());
        assert!(!store.edit_watch(&watch(id, "06:00:00")).unwrap());
        assert_eq!(store.article(id).unwrap().slug.as_str(), "wind-farm");
        let unknown = store.add_watches(&[watch(ArticleId(7), "06:00:00")]);
        assert!(matches!(unknown, Err(StoreError::UnknownArticle { .. })));
    });
}

#[test]
fn what_one_worker_leases_no_other_gets_until_the_lease_runs_out() {
    check(|store| {
        watched(store, &["06:20:00", "06:10:00", "07:00:00"]);
        let first = store.lease_watches(&LeaseTerms { limit: 1, ..terms("a", "06:30:00", "06:35:00") }).unwrap();
        assert_eq!(leased(&first), [(2, 1)]);
        assert_eq!(first[0].held, watch(ArticleId(2), "06:10:00"));
        let second = store.lease_watches(&terms("b", "06:30:00", "06:35:00")).unwrap();
        assert_eq!(leased(&second), [(1, 1)]);
        assert_eq!(leased(&store.lease_watches(&terms("c", "06:34:59", "06:40:00")).unwrap()), []);
        assert_eq!(store.next_due().unwrap(), Some(at("06:35:00")));
        store.renew_watches(&first, at("06:50:00")).unwrap();
        assert_eq!(leased(&store.lease_watches(&terms("c", "06:40:00", "06:45:00")).unwrap()), [(1, 2)]);
        store.renew_watches(&second, at("09:00:00")).unwrap();
        store.release_watches(&second).unwrap();
        assert_eq!(due(store, "06:44:59"), [0; 0], "a lost lease moves nothing");
        store.release_watches(&first).unwrap();
        assert_eq!(leased(&store.lease_watches(&terms("d", "06:44:59", "06:50:00")).unwrap()), [(2, 2)]);
    });
}

#[test]
fn what_is_put_off_is_due_when_it_says_and_free() {
    check(|store| {
        watched(store, &["06:10:00", "06:20:00", "06:25:00"]);
        let mut leases = store.lease_watches(&terms("a", "06:30:00", "06:35:00")).unwrap();
        leases.truncate(2);
        for (lease, time) in leases.iter_mut().zip(["07:00:00", "08:00:00"]) {
            lease.held.next.at = at(time);
            lease.held.next.plan.why = "its host rests".to_owned();
        }
        store.put_off(&leases).unwrap();
        for lease in &leases {
            assert_eq!(store.watch(lease.held.article).unwrap().as_ref(), Some(&lease.held));
        }
        assert_eq!(
            (due(store, "06:34:59"), due(store, "07:00:00"), due(store, "09:00:00").len()),
            (vec![], vec![3, 1], 3)
        );
    });
}

#[test]
fn a_check_is_recorded_once_planned_and_its_lease_given_back() {
    check(|store| {
        watched(store, &["06:10:00", "06:20:00"]);
        let leases = store.lease_watches(&terms("a", "06:30:00", "06:35:00")).unwrap();
        let text = document("12 jobs go");
        let finding = Finding::Document { document: &text, extractor: "text/1" };
        let checks = leases.iter().map(|lease| LeasedCheck {
            fence: lease.fence,
            observation: Observation { finding, ..observation(lease.held.article, "06:30:10") },
        });
        let checks: Vec<_> = checks.collect();
        let mut told = Vec::new();
        let mut record = |store: &mut dyn Store, checks: &[LeasedCheck<'_>]| {
            store.record_checks(checks, &mut |place, recorded| {
                told.push((place, recorded.outcome));
                NextCheck::at(at("07:00:00") + chrono::TimeDelta::minutes(place as i64))
            })
        };
        let recorded = record(store, &checks).unwrap();
        assert!(recorded.iter().all(Option::is_some));
        let again = record(store, &checks).unwrap();
        assert_eq!(again, [None, None], "the same answer comes a second time, as after a lost connection");
        assert_eq!(told, [(0, Outcome::NewVersion), (1, Outcome::NewVersion)]);
        assert_eq!(store.captures(ArticleId(1), 0..9).unwrap().len(), 1);
        assert_eq!((due(store, "07:00:00"), due(store, "08:00:00")), (vec![1], vec![1, 2]));
        assert!(store.verify(&mut |_| ()).unwrap().damage.is_empty());
    });
}

#[test]
fn who_lost_a_lease_cannot_write_and_a_pause_meanwhile_holds() {
    check(|store| {
        watched(store, &["06:10:00", "06:20:00"]);
        let lost = store.lease_watches(&terms("a", "06:30:00", "06:35:00")).unwrap();
        let taken_over = store.lease_watches(&terms("b", "06:36:00", "06:40:00")).unwrap();
        let checks = |leases: &[Lease<Watch>]| -> Vec<LeasedCheck<'static>> {
            let check = |lease: &Lease<Watch>| LeasedCheck {
                fence: lease.fence,
                observation: Observation {
                    finding: Finding::Failed("no answer"),
                    ..observation(lease.held.article, "06:36:30")
                },
            };
            leases.iter().map(check).collect()
        };
        let mut next = |_, _| NextCheck::at(at("07:00:00"));
        assert_eq!(store.record_checks(&checks(&lost), &mut next).unwrap(), [None, None]);
        store.edit_watch(&Watch { paused: true, ..taken_over[0].held.clone() }).unwrap();
        store.remove_watch(ArticleId(2)).unwrap();
        let recorded = store.record_checks(&checks(&taken_over), &mut next).unwrap();
        assert_eq!(recorded.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false]);
        assert_eq!(due(store, "09:00:00"), [0; 0]);
        assert!(store.watch(ArticleId(1)).unwrap().unwrap().paused);
    });
}

#[test]
fn a_batch_of_checks_that_fails_leaves_nothing_of_it() {
    check(|store| {
        watched(store, &["06:10:00"]);
        let lease = store.lease_watches(&terms("a", "06:30:00", "06:35:00")).unwrap().remove(0);
        let huge = vec![0; (512 << 20) + 1];
        let check = |raw| LeasedCheck {
            fence: lease.fence,
            observation: Observation { raw, ..observation(ArticleId(1), "06:30:00") },
        };
        let failed = store.record_checks(&[check(Some(&huge))], &mut |_, _| NextCheck::at(at("07:00:00")));
        assert!(matches!(failed, Err(StoreError::TooLarge { .. })), "{failed:?}");
        assert_eq!(store.captures(ArticleId(1), 0..9).unwrap(), []);
        let recorded = store.record_checks(&[check(None)], &mut |_, _| NextCheck::at(at("07:00:00"))).unwrap();
        assert!(recorded[0].is_some());
    });
}

fn feed(url: &str) -> NewListing {
    let place = ListingPlace { kind: ListingKind::Feed, url: url.to_owned() };
    NewListing { place, only: None, limits: OwnLimits::default(), now: at("06:00:00") }
}

fn found(urls: &[&str], title: &str, changed: Option<&str>) -> Found {
    let urls = urls.iter().map(|url| (*url).to_owned()).collect();
    Found {
        article: NewArticle { slug: Slug::suggest(title), urls, title: Some(title.to_owned()) },
        changed: changed.map(at),
    }
}

/// Reads the only due listing at a time.
fn discover(store: &mut dyn Store, time: &str, found: &[Found]) -> Discovery {
    let lease = store.lease_listings(&LeaseTerms { limit: 1, ..terms("a", time, "23:00:00") }).unwrap().remove(0);
    let state = ListingState { items: found.len() as u32, ..ListingState::default() };
    let next_check = at(time) + chrono::TimeDelta::minutes(5);
    let reading =
        ListingReading { listing: lease.held.id, fence: lease.fence, at: at(time), found, state: &state, next_check };
    let told = store.record_discovery(&reading).unwrap().unwrap();
    assert_eq!(store.record_discovery(&reading).unwrap(), None, "the lease was given back");
    assert_eq!(store.listings().unwrap().iter().find(|listing| listing.id == lease.held.id).unwrap().state, state);
    told
}

fn slugs(discovery: &Discovery) -> Vec<&str> {
    discovery.added.iter().map(|article| article.slug.as_str()).collect()
}

#[test]
fn what_a_listing_shows_becomes_watched_articles_once() {
    check(|store| {
        let old = create(store, "Old story", "https://a.example/old").id;
        let listing = store.add_listing(&feed("https://a.example/feed")).unwrap();
        assert_eq!(store.add_listing(&feed("https://a.example/feed")).unwrap(), listing);
        let ferry = found(&["https://a.example/ferry", "https://a.example/ferry?x"], "Ferry sails", None);
        let items = [ferry.clone(), found(&["https://a.example/old"], "Whatever", None), ferry.clone()];
        let told = discover(store, "06:00:00", &items);
        assert_eq!((slugs(&told), &told.watched), (vec!["ferry-sails"], &vec![old]));
        let article = store.find_article("ferry-sails").unwrap();
        assert_eq!((article.urls.len(), article.title.as_deref()), (2, Some("Ferry sails")));
        let watch = store.watch(article.id).unwrap().unwrap();
        assert_eq!((watch.url.as_str(), watch.next.at), ("https://a.example/ferry", at("06:00:00")));
        assert_eq!(discover(store, "06:05:00", &items), Discovery::default());
        assert_eq!(discover(store, "06:10:00", &[]), Discovery::default());
        assert!(store.watch(article.id).unwrap().is_some(), "it is watched after it left the feed");
        let urls: Vec<_> = store.sightings(listing.id).unwrap().into_iter().map(|seen| seen.url).collect();
        assert_eq!(urls, ["https://a.example/ferry", "https://a.example/old"]);
    });
}

#[test]
fn an_article_taken_off_the_list_is_not_put_back_by_a_listing() {
    check(|store| {
        store.add_listing(&feed("https://a.example/feed")).unwrap();
        let ferry = found(&["https://a.example/ferry"], "Ferry sails", None);
        let id = discover(store, "06:00:00", from_ref(&ferry)).added[0].id;
        store.remove_watch(id).unwrap();
        assert_eq!(discover(store, "06:05:00", from_ref(&ferry)), Discovery::default());
        store.add_listing(&feed("https://a.example/other")).unwrap();
        assert_eq!(discover(store, "06:06:00", &[ferry]), Discovery::default());
        assert_eq!(store.watch(id).unwrap(), None);
    });
}

#[test]
fn a_listing_that_says_an_article_was_changed_makes_its_check_due() {
    check(|store| {
        store.add_listing(&feed("https://a.example/feed")).unwrap();
        let ferry = |changed| [found(&["https://a.example/ferry"], "Ferry sails", changed)];
        let id = discover(store, "06:00:00", &ferry(None)).added[0].id;
        store.plan(id, &NextCheck::at(at("12:00:00"))).unwrap();
        assert_eq!(discover(store, "06:05:00", &ferry(Some("06:01:00"))).signalled, [], "it begins to state times");
        assert_eq!(discover(store, "06:10:00", &ferry(Some("06:01:00"))).signalled, []);
        assert_eq!(discover(store, "06:15:00", &ferry(Some("06:12:00"))).signalled, [id]);
        assert_eq!(store.watch(id).unwrap().unwrap().next.at, at("06:15:00"));
        assert_eq!(discover(store, "06:20:00", &ferry(Some("06:01:00"))).signalled, []);
        assert_eq!(discover(store, "06:25:00", &ferry(Some("06:21:00"))).signalled, [], "it is due already");
    });
}

#[test]
fn a_listing_is_edited_planned_paused_and_removed() {
    check(|store| {
        let place =
            ListingPlace { kind: ListingKind::Page { links: "h2 a".to_owned() }, url: "https://a.example/".to_owned() };
        let listing = store.add_listing(&NewListing { place, ..feed("") }).unwrap();
        let kind = ListingKind::Page { links: "h3 a".to_owned() };
        let place = ListingPlace { kind, ..listing.place.clone() };
        let only = Some("/news/".to_owned());
        let edited = Listing { place, only, limits: OwnLimits { floor: Some(600), ceiling: None }, ..listing };
        assert!(store.edit_listing(&Listing { next_check: at("12:00:00"), ..edited.clone() }).unwrap());
        assert_eq!(store.listings().unwrap(), from_ref(&edited));
        assert!(store.edit_listing(&Listing { paused: true, ..edited.clone() }).unwrap());
        assert!(store.lease_listings(&terms("a", "09:00:00", "09:01:00")).unwrap().is_empty());
        assert!(store.edit_listing(&edited).unwrap() && store.plan_listing(edited.id, at("09:00:00")).unwrap());
        assert!(store.lease_listings(&terms("a", "08:00:00", "08:01:00")).unwrap().is_empty());
        let lease = store.lease_listings(&terms("a", "09:00:00", "09:01:00")).unwrap().remove(0);
        assert!(store.lease_listings(&terms("a", "09:00:30", "09:01:00")).unwrap().is_empty());
        store.release_listing(&lease).unwrap();
        assert_eq!(store.lease_listings(&terms("a", "09:00:30", "09:01:00")).unwrap()[0].fence, 2);
        assert!(store.remove_listing(edited.id).unwrap() && !store.remove_listing(edited.id).unwrap());
        assert_eq!(store.listings().unwrap(), []);
        assert!(!store.edit_listing(&edited).unwrap() && !store.plan_listing(edited.id, at("09:00:00")).unwrap());
    });
}

#[test]
fn an_article_without_captures_folds_into_another_and_its_number_is_not_given_again() {
    check(|store| {
        let listing = store.add_listing(&feed("https://a.example/feed")).unwrap();
        let items = [
            found(&["https://a.example/ferry"], "Ferry sails", None),
            found(&["https://a.example/amp/ferry"], "Ferry", None),
        ];
        let ids: Vec<_> = discover(store, "06:00:00", &items).added.iter().map(|article| article.id).collect();
        assert!(!store.fold_article(ids[0], ids[0]).unwrap());
        assert!(store.fold_article(ids[1], ids[0]).unwrap());
        assert_eq!(store.find_article("https://a.example/amp/ferry").unwrap().slug.as_str(), "ferry-sails");
        assert!(store.article(ids[1]).is_err() && store.watch(ids[1]).unwrap().is_none());
        assert_eq!((due(store, "07:00:00"), store.articles(ArticleId(0), 9).unwrap().len()), (vec![ids[0].0], 1));
        assert!(store.sightings(listing.id).unwrap().iter().all(|seen| seen.article == ids[0]));
        assert_eq!(discover(store, "06:05:00", &items), Discovery::default());
        let next = create(store, "Ferry", "b");
        assert_eq!((next.id, next.slug.as_str()), (ArticleId(3), "ferry"));
        see(store, next.id, "06:29:00", "A");
        assert!(!store.fold_article(next.id, ids[0]).unwrap(), "what has captures stays");
        assert!(store.fold_article(ids[0], next.id).unwrap(), "and what was folded goes along");
        assert!(matches!(store.fold_article(ids[0], next.id), Err(StoreError::UnknownArticle { .. })));
        assert!(store.verify(&mut |_| ()).unwrap().damage.is_empty());
    });
}

#[test]
fn settings_of_a_host_are_set_read_and_taken_out() {
    check(|store| {
        for (host, text) in [("b.example", "zone = 'UTC'"), ("a.example", "one"), ("a.example", "two")] {
            store.set_site(host, Some(text)).unwrap();
        }
        let set = |host: &str, text: &str| (host.to_owned(), text.to_owned());
        assert_eq!(store.sites().unwrap(), [set("a.example", "two"), set("b.example", "zone = 'UTC'")]);
        store.set_site("a.example", None).unwrap();
        store.set_site("c.example", None).unwrap();
        assert_eq!(store.sites().unwrap(), [set("b.example", "zone = 'UTC'")]);
    });
}

#[test]
fn a_lock_has_one_holder_until_it_is_given_back_or_runs_out() {
    check(|store| {
        let mut lock = |name: &str, terms| store.lock(&[name.to_owned()], &terms).unwrap().remove(0);
        let taken = Lock::Taken { owner: "a".to_owned(), expires: at("06:05:00") };
        assert_eq!(lock("pass", terms("a", "06:00:00", "06:02:00")), Lock::Held { fence: 1 });
        assert_eq!(lock("pass", terms("a", "06:01:00", "06:05:00")), Lock::Held { fence: 1 });
        assert_eq!(lock("pass", terms("b", "06:04:59", "06:09:00")), taken);
        assert_eq!(lock("other", terms("b", "06:00:00", "06:02:00")), Lock::Held { fence: 1 });
        assert_eq!(lock("pass", terms("b", "06:05:00", "06:09:00")), Lock::Held { fence: 2 });
        let pass = |fence| [("pass".to_owned(), fence)];
        let names = ["other".to_owned(), "pass".to_owned(), "third".to_owned()];
        store.unlock(&pass(1)).unwrap();
        let locks = store.lock(&names, &terms("a", "06:06:00", "06:09:00")).unwrap();
        let taken = Lock::Taken { owner: "b".to_owned(), expires: at("06:09:00") };
        assert_eq!(locks, [Lock::Held { fence: 2 }, taken, Lock::Held { fence: 1 }]);
        store.unlock(&pass(2)).unwrap();
        let locks = store.lock(&names, &terms("a", "06:06:00", "06:09:00")).unwrap();
        assert_eq!(locks, [2, 3, 1].map(|fence| Lock::Held { fence }));
    });
}

#[test]
fn what_is_due_of_a_host_goes_to_whoever_locked_it() {
    check(|store| {
        watched(store, &["06:30:00", "06:10:00"]);
        let other = create(store, "Wind farm", "a").id;
        let elsewhere = "https://example.com:8443/a?b=https://example.org/".to_owned();
        store.add_watches(&[Watch { url: elsewhere, ..watch(other, "06:20:00") }]).unwrap();
        let listing = store.add_listing(&feed("https://example.org/rss")).unwrap();
        store.lock(&[host_lock("https://example.org/1")], &terms("a", "07:00:00", "07:01:00")).unwrap();
        let b = terms("b", "07:00:00", "07:05:00");
        assert_eq!(store.lease_listings(&b).unwrap(), []);
        assert_eq!(leased(&store.lease_watches(&b).unwrap()), [(3, 1)]);
        let a = terms("a", "07:00:00", "07:05:00");
        assert_eq!(store.lease_listings(&a).unwrap()[0].held.id, listing.id);
        assert_eq!(leased(&store.lease_watches(&LeaseTerms { limit: 1, ..a }).unwrap()), [(2, 1)]);
        // The lock has run out.
        assert_eq!(leased(&store.lease_watches(&terms("b", "07:01:00", "07:05:00")).unwrap()), [(1, 1)]);
    });
}

/// One step of a random story of the watch list: what, which article, at which minute.
type Step = (u8, u32, i64);

/// What the store says to one step, and how the list stands after it.
fn tell(store: &mut dyn Store, leases: &mut Vec<Lease<Watch>>, (step, article, minutes): Step) -> String {
    let now = at("06:00:00") + chrono::TimeDelta::minutes(minutes);
    let (id, expires) = (ArticleId(article), now + chrono::TimeDelta::minutes(3));
    let mut recorded = Vec::new();
    let was_done = match step {
        0 => store.add_watches(&[Watch { next: NextCheck::at(now), ..watch(id, "06:00:00") }]).unwrap()[0],
        1 => store.remove_watch(id).unwrap(),
        2 => store.plan(id, &NextCheck::at(now)).unwrap(),
        3 => {
            *leases = store.lease_watches(&LeaseTerms { owner: "a", now, expires, limit: article as usize }).unwrap();
            true
        }
        4 => store.release_watches(leases).is_ok(),
        5 => store.renew_watches(leases, expires).is_ok(),
        _ => {
            let finding = Finding::Gone("410 Gone");
            let check = |lease: &Lease<Watch>| LeasedCheck {
                fence: lease.fence,
                observation: Observation { finding, ..observation(lease.held.article, "06:00:00") },
            };
            let checks: Vec<_> = leases.iter().map(check).collect();
            recorded = store.record_checks(&checks, &mut |_, _| NextCheck::at(expires)).unwrap();
            true
        }
    };
    let stands = (store.due_watches(now, 9).unwrap(), store.next_due().unwrap());
    format!("{was_done} {leases:?} {recorded:?} {stands:?}")
}

fn play(store: &mut dyn Store, steps: &[Step]) -> Vec<String> {
    for number in 1..5 {
        create(store, &format!("Article {number}"), "a");
    }
    let mut leases = Vec::new();
    steps.iter().map(|&step| tell(store, &mut leases, step)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_backend_keeps_the_same_watch_list(steps in prop::collection::vec((0_u8..7, 1_u32..5, 0_i64..20), 1..40)) {
        let stories: Vec<Vec<String>> = backends().iter().map(|backend| {
            let folder = TempDir::new().unwrap();
            play(&mut *(backend.open)(folder.path()), &steps)
        }).collect();
        for story in &stories[1..] {
            prop_assert_eq!(&stories[0], story);
        }
    }
}
