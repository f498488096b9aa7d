//! Returns: versions that bring back the words of an earlier one under other stamps.
//!
//! A publisher who takes an edit back seldom sets the clock back as well.

use std::collections::HashMap;

use super::{Digest, Version, VersionRef};

/// Notes in each version the last earlier one that has its words, where the one before it has others and none is
/// restored whole.
pub(super) fn note(versions: &mut [Version]) {
    let mut seen: HashMap<Digest, u32> = HashMap::with_capacity(versions.len());
    let mut before = None;
    for version in versions {
        let earlier = version.words.and_then(|words| seen.insert(words, version.number));
        version.brings_back = earlier.filter(|_| before != version.words && version.restores.is_none());
        before = version.words;
    }
}

/// What a comparison says of a version, beside those of its history.
pub(super) fn reference(version: &Version, history: &[Version]) -> VersionRef {
    let back = version.restores.or(version.brings_back);
    let back = back.and_then(|number| history.iter().find(|earlier| earlier.number == number));
    VersionRef { back_from: back.map(|back| back.first_seen), ..VersionRef::from(version) }
}
