//! Two bodies as units of alignment: unchanged blocks whole, other paragraphs by sentences; and which units are known to
//! be the same before any search.

use super::{
    body::Bodies,
    common_ends,
    equal::{Pair, Partners, pair_equal},
    unit::{Cut, Ends, Unit, is_of_sentences, push_cut, push_units},
};
use crate::{model::Block, text::key};

/// The units of two bodies.
pub(crate) struct Units {
    pub(crate) old: Vec<Unit>,
    pub(crate) new: Vec<Unit>,
    /// Those that are known to be the same.
    pub(crate) partners: Partners,
}

impl Units {
    /// The units of some blocks of both bodies, in order.
    pub(crate) fn of(bodies: &Bodies<'_>, old: &[usize], new: &[usize], language: Option<&str>) -> Self {
        let Couples { blocks, cuts, ends, digests } = Couples::of(bodies, old, new, language);
        let (mut old_units, mut new_units) = (Vec::with_capacity(old.len() * 3), Vec::with_capacity(new.len() * 3));
        let (mut old_places, mut new_places) = (Vec::with_capacity(old.len()), Vec::with_capacity(new.len()));
        let length = |blocks: &[Block], block: usize| blocks[block].text.len();
        for (at, &block) in old.iter().enumerate() {
            let (start, digest) = (old_units.len(), digests.0[at]);
            match (blocks.of_old[at], &cuts[at]) {
                (None, _) => push_units(block, bodies.old, language, &mut old_units),
                (Some(_), None) => old_units.push(Unit::known(block, 0..length(bodies.old, block), digest)),
                (Some(_), Some(cut)) => {
                    let places = (cut.before, &ends.old[cut.old.clone()]);
                    push_cut((block, digest), bodies.old, places, &mut old_units);
                }
            }
            old_places.push(start..old_units.len());
        }
        for (at, &block) in new.iter().enumerate() {
            let (start, digest) = (new_units.len(), digests.1[at]);
            match blocks.of_new[at].map(|old| &cuts[old]) {
                None => push_units(block, bodies.new, language, &mut new_units),
                Some(None) => new_units.push(Unit::known(block, 0..length(bodies.new, block), digest)),
                Some(Some(cut)) => {
                    let places = (cut.before, &ends.new[cut.new.clone()]);
                    push_cut((block, digest), bodies.new, places, &mut new_units);
                }
            }
            new_places.push(start..new_units.len());
        }
        let mut partners = Partners::none(old_units.len(), new_units.len());
        for (i, j) in blocks.pairs() {
            let (has_start, has_end) = cuts[i].as_ref().map_or((true, false), |cut| (cut.before > 0, cut.behind > 0));
            if has_start {
                partners.pair((old_places[i].start, new_places[j].start));
            }
            if has_end {
                partners.pair((old_places[i].end - 1, new_places[j].end - 1));
            }
        }
        Self { old: old_units, new: new_units, partners }
    }
}

/// Blocks that belong together at first sight.
struct Couples {
    blocks: Partners,
    /// For each old block, where it and its partner are cut; `None` where they are the same.
    cuts: Vec<Option<Cut>>,
    ends: Ends,
    /// Of the words of the old blocks and of the new ones.
    digests: (Vec<u64>, Vec<u64>),
}

impl Couples {
    /// Blocks that read the same, wherever they are, and beside those, paragraphs of which half or more stands
    /// unchanged at the ends.
    fn of(bodies: &Bodies<'_>, old: &[usize], new: &[usize], language: Option<&str>) -> Self {
        let mut blocks = Partners::none(old.len(), new.len());
        let digest = |text: &str| key::digest(text.as_bytes());
        let of_old: Vec<u64> = old.iter().map(|&at| digest(&bodies.old[at].text)).collect();
        let of_new: Vec<u64> = new.iter().map(|&at| digest(&bodies.new[at].text)).collect();
        pair_equal(&of_old, &of_new, &mut blocks);
        blocks.part_unless(|(i, j)| bodies.is_same(old[i], new[j]));
        let cuts = vec![None; old.len()];
        let ends = Ends { old: Vec::with_capacity(2 * old.len()), new: Vec::with_capacity(2 * new.len()) };
        let mut couples = Self { blocks, cuts, ends, digests: (of_old, of_new) };
        let cut = |(i, j): Pair, ends: &mut Ends| cut_alike(bodies, (old[i], new[j]), language, ends);
        for i in 0..old.len() {
            let beside = i.checked_sub(1).map_or(Some(0), |before| couples.blocks.of_old[before].map(|j| j + 1));
            couples.add(beside.map(|j| (i, j)), cut);
        }
        for i in (0..old.len()).rev() {
            let behind = couples.blocks.of_old.get(i + 1).map_or(Some(new.len()), |partner| *partner);
            couples.add(behind.and_then(|j| Some((i, j.checked_sub(1)?))), cut);
        }
        couples
    }

    fn add(&mut self, pair: Option<Pair>, cut: impl Fn(Pair, &mut Ends) -> Option<Cut>) {
        let Some(pair) = pair.filter(|&(i, j)| j < self.blocks.of_new.len() && self.blocks.is_free((i, j))) else {
            return;
        };
        if let Some(cut) = cut(pair, &mut self.ends) {
            self.blocks.pair(pair);
            self.cuts[pair.0] = Some(cut);
        }
    }
}

/// How two paragraphs are cut if they are one with a few changes.
fn cut_alike(bodies: &Bodies<'_>, (old, new): Pair, language: Option<&str>, into: &mut Ends) -> Option<Cut> {
    let (old, new) = (&bodies.old[old], &bodies.new[new]);
    if old.kind != new.kind || !is_of_sentences(old) || !is_of_sentences(new) {
        return None;
    }
    let ends = common_ends::both(old.text.as_bytes(), new.text.as_bytes());
    let is_alike = 2 * (ends.0 + ends.1) >= old.text.len().max(new.text.len());
    is_alike.then(|| Cut::of((&old.text, &new.text), ends, language, into))
}
