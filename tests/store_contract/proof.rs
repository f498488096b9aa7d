//! Proofs and time-stamps over the log.

use writethru::{
    model::Digest,
    store::{Anchor, LogState},
};

use crate::{at, check, create, see};

#[test]
fn time_stamps_are_kept_and_compared_with_the_log() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        see(store, id, "06:00:00", "A");
        let log = store.log().unwrap();
        assert_eq!((log.size, log.root), (1, store.verify(&mut |_| ()).unwrap().log_root));
        let good = Anchor { log, authority: "https://tsa".to_owned(), at: at("06:01:00"), token: vec![1, 2] };
        store.add_anchor(&good).unwrap();
        see(store, id, "06:02:00", "B");
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        store.add_anchor(&Anchor { log: LogState { size: 2, ..log }, ..good.clone() }).unwrap();
        store.add_anchor(&Anchor { log: LogState { size: 9, ..log }, ..good.clone() }).unwrap();
        assert_eq!(store.anchors().unwrap()[0], good);
        let damage: Vec<String> = store.verify(&mut |_| ()).unwrap().damage.iter().map(ToString::to_string).collect();
        assert_eq!(
            damage,
            [
                "the time-stamp over 2 records: the log had other records when it was stamped",
                "the time-stamp over 9 records: the log no longer has so many records",
            ]
        );
    });
}

/// The root that a leaf's way leads to (RFC 9162, section 2.1.3.2).
fn climb(link: Digest, position: u64, size: u64, path: &[Digest]) -> Digest {
    let (mut at, mut last, mut node) = (position, size - 1, Digest::of_parts(&[&[0], &link.0]));
    for beside in path {
        if at % 2 == 1 || at == last {
            node = Digest::of_parts(&[&[1], &beside.0, &node.0]);
            while at.is_multiple_of(2) && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            node = Digest::of_parts(&[&[1], &node.0, &beside.0]);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    node
}

#[test]
fn a_proof_leads_from_the_forms_of_captures_to_the_root() {
    check(|store| {
        let (wind, rail) = (create(store, "Wind farm", "a").id, create(store, "Railway", "b").id);
        for (article, time, words) in
            [(wind, "06:29:00", "A"), (rail, "06:30:00", "B"), (wind, "06:31:00", "A"), (wind, "06:48:00", "C")]
        {
            see(store, article, time, words);
        }
        let early = store.verify(&mut |_| ()).unwrap().log_root;
        see(store, rail, "07:00:00", "D");
        let now = store.verify(&mut |_| ()).unwrap().log_root;
        let proof = store.prove(wind, 2..u32::MAX, &[]).unwrap();
        assert_eq!((proof.log.size, proof.log.root), (5, now));
        let numbers: Vec<_> = proof.captures.iter().map(|capture| (capture.number, capture.position)).collect();
        assert_eq!(numbers, [(2, 2), (3, 3)]);
        let mut before = proof.before;
        assert_eq!(before, store.captures(wind, 1..2).unwrap()[0].link);
        for capture in &proof.captures {
            let version = capture.version.as_ref().map(|version| format!("\n{}", version.form)).unwrap_or_default();
            before = Digest::of_parts(&[&before.0, capture.form.as_bytes(), version.as_bytes()]);
            assert_eq!(before, capture.link);
            assert_eq!(climb(capture.link, capture.position, 5, &capture.path), now);
        }
        let version = proof.captures[1].version.as_ref().unwrap();
        let digest = Digest::of(version.document.as_ref().unwrap().as_bytes());
        assert!(version.number == 2 && version.form.contains(&digest.to_string()));
        let proof = store.prove(wind, 3..4, &[4, 9, 0]).unwrap();
        let sizes: Vec<u64> = proof.earlier.iter().map(|then| then.log.size).collect();
        assert_eq!(sizes, [4, 5, 0], "as many records as there are");
        assert_eq!(proof.earlier[0].log.root, early);
        assert_eq!(climb(proof.captures[0].link, 3, 4, &proof.earlier[0].paths[&3]), early);
        assert!(store.prove(rail, 2..3, &[4]).unwrap().earlier[0].paths.is_empty(), "it was not there yet");
    });
}
