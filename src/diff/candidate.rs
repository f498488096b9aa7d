//! Which sentences might be one another's edited form, and how alike they are.

use super::{
    align::Body,
    common_ends,
    equal::Pair,
    order::Link,
    rare_words,
    similarity::{Profile, SAME, TELLING, share_few_words},
};
use crate::text::word_break;

/// Sentence pairs up to which each is compared with each.
const ALL_PAIRS: usize = 4096;
/// Sentence pairs up to which the ends of each are looked at first.
const FEW_PAIRS: usize = 64;

/// Letters up to which a sentence is so short that its letter groups say little; where words are not spaced, a letter
/// says as much as three.
const SHORT: usize = 80;

fn is_short(text: &str) -> bool {
    let weight = |c: char| if word_break::is_unspaced(c) { 3 } else { 1 };
    text.len() <= SHORT || text.len() <= 4 * SHORT && text.chars().map(weight).sum::<usize>() <= SHORT
}

/// What a pair needs to be a candidate.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// Least likeness in thousandths.
    pub(crate) least: u64,
    /// Least letters on both sides.
    pub(crate) shortest: usize,
}

/// Compares units of two bodies; letter groups are counted once for each unit that is asked for.
pub(crate) struct Candidates<'u, 'a> {
    old: Body<'u, 'a>,
    new: Body<'u, 'a>,
    old_profiles: Vec<Option<Box<Profile>>>,
    new_profiles: Vec<Option<Box<Profile>>>,
}

impl<'u, 'a> Candidates<'u, 'a> {
    pub(crate) fn new(old: Body<'u, 'a>, new: Body<'u, 'a>) -> Self {
        Self { old, new, old_profiles: vec![None; old.units.len()], new_profiles: vec![None; new.units.len()] }
    }

    /// Whether two units meet the rules.
    pub(crate) fn are_alike(&mut self, pair: Pair, rules: Rules) -> bool {
        self.with_common_ends(pair, rules).or_else(|| self.if_alike(pair, rules)).is_some()
    }

    /// The likeness of two short units by the words that tell something; 0 where one of them is long.
    pub(crate) fn likeness_of_short(&self, (i, j): Pair) -> u64 {
        let (old, new) = (self.old.text(i), self.new.text(j));
        if !is_short(old) || !is_short(new) || self.old.kind(i) != self.new.kind(j) {
            return 0;
        }
        if share_few_words(old, new) {
            return SAME;
        }
        let (old, new) = (Profile::of_telling_words(old), Profile::of_telling_words(new));
        if old.is_empty() || new.is_empty() { 0 } else { old.likeness(&new) }
    }

    /// How much of the new unit `j` stands in that part of the old unit `i` which did not become the new unit `partner`;
    /// 0 where it is longer than the old one, or too short to say.
    pub(crate) fn containment_of_new(&mut self, j: usize, (i, partner): Pair) -> u64 {
        self.sorted_profiles((i, j));
        self.sorted_profiles((i, partner));
        let profiles = (&self.new_profiles[j], &self.old_profiles[i], &self.new_profiles[partner]);
        let (Some(own), Some(whole), Some(beside)) = profiles else { return 0 };
        own.containment_in(whole, beside)
    }

    /// How much of the old unit `i` stands in that part of the new unit `j` which was not the old unit `partner`; 0
    /// where it is longer than the new one, or too short to say.
    pub(crate) fn containment_of_old(&mut self, i: usize, (partner, j): Pair) -> u64 {
        self.sorted_profiles((i, j));
        self.sorted_profiles((partner, j));
        let profiles = (&self.old_profiles[i], &self.new_profiles[j], &self.old_profiles[partner]);
        let (Some(own), Some(whole), Some(beside)) = profiles else { return 0 };
        own.containment_in(whole, beside)
    }

    /// Whether two units read the same.
    pub(crate) fn is_same(&self, (i, j): Pair) -> bool {
        self.old.text(i) == self.new.text(j)
    }

    /// Whether two pairs lie in the same block on both sides.
    pub(crate) fn same_blocks(&self, a: Pair, b: Pair) -> bool {
        self.is_one_old_block(a.0, b.0) && self.is_one_new_block(a.1, b.1)
    }

    pub(crate) fn is_one_old_block(&self, a: usize, b: usize) -> bool {
        self.old.units[a].block == self.old.units[b].block
    }

    pub(crate) fn is_one_new_block(&self, a: usize, b: usize) -> bool {
        self.new.units[a].block == self.new.units[b].block
    }

    /// Whether the old unit `at` may have been one with the unit `beside` it: it stands in the same block, or makes up
    /// one of its own.
    pub(crate) fn is_old_part(&self, beside: usize, at: usize) -> bool {
        self.is_one_old_block(beside, at) || self.old.is_whole_block(at)
    }

    /// The same for new units.
    pub(crate) fn is_new_part(&self, beside: usize, at: usize) -> bool {
        self.is_one_new_block(beside, at) || self.new.is_whole_block(at)
    }

    /// Pushes the pairs of `old` and `new` units that meet the rules, weighted by likeness.
    pub(crate) fn push_between(&mut self, old: &[usize], new: &[usize], rules: Rules, links: &mut Vec<Link>) {
        let first = links.len();
        self.push_obvious(old, new, rules, links);
        let obvious = links.len() - first;
        if obvious == old.len() || obvious == new.len() {
            return;
        }
        if obvious == 0 {
            return self.push_alike(old, new, rules, links);
        }
        let is_left = |of: &[usize], side: fn(&Link) -> usize| -> Vec<usize> {
            of.iter().copied().filter(|at| !links[first..].iter().any(|link| side(link) == *at)).collect()
        };
        let (old, new) = (is_left(old, |link| link.old), is_left(new, |link| link.new));
        self.push_alike(&old, &new, rules, links);
    }

    /// Of a few sentences, those whose ends are mostly the same as those of just one other: their letter groups need
    /// not be counted.
    fn push_obvious(&self, old: &[usize], new: &[usize], rules: Rules, links: &mut Vec<Link>) {
        if old.len().saturating_mul(new.len()) > FEW_PAIRS {
            return;
        }
        let first = links.len();
        links.extend(old.iter().flat_map(|&i| new.iter().filter_map(move |&j| self.with_common_ends((i, j), rules))));
        let is_only = |link: &Link, of: &[Link]| {
            of.iter().filter(|other| other.old == link.old || other.new == link.new).count() == 1
        };
        if !links[first..].iter().all(|link| is_only(link, &links[first..])) {
            let all = links.split_off(first);
            links.extend(all.iter().filter(|link| is_only(link, &all)));
        }
    }

    /// Two sentences of which two thirds stand at their ends on both sides.
    fn with_common_ends(&self, (old, new): Pair, rules: Rules) -> Option<Link> {
        let (a, b) = (self.old.text(old), self.new.text(new));
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        if short < rules.shortest.max(TELLING) || 3 * short < 2 * long {
            return None;
        }
        let weight = SAME * (long - common_ends::unlike(a, b)) as u64 / long as u64;
        (weight >= SAME * 2 / 3 && weight >= rules.least).then_some(Link { old, new, weight })
    }

    /// Compares the letter groups of each with each or, of very many, of those that share rare words.
    fn push_alike(&mut self, old: &[usize], new: &[usize], rules: Rules, links: &mut Vec<Link>) {
        if old.len().saturating_mul(new.len()) <= ALL_PAIRS {
            let pairs = old.iter().flat_map(|&i| new.iter().map(move |&j| (i, j)));
            links.extend(pairs.filter_map(|pair| self.if_alike(pair, rules)));
        } else {
            let pairs = rare_words::sharing(|i| self.old.text(old[i]), old.len(), |j| self.new.text(new[j]), new.len());
            links.extend(pairs.into_iter().filter_map(|(i, j)| self.if_alike((old[i], new[j]), rules)));
        }
    }

    fn if_alike(&mut self, (i, j): Pair, rules: Rules) -> Option<Link> {
        let (a, b) = self.profiles((i, j));
        if a.len().min(b.len()) < rules.shortest.max(1) || a.most_likeness(b) < rules.least {
            return None;
        }
        let (a, b) = self.sorted_profiles((i, j));
        let weight = a.likeness(b);
        (weight >= rules.least).then_some(Link { old: i, new: j, weight })
    }

    fn profiles(&mut self, (i, j): Pair) -> (&mut Profile, &mut Profile) {
        let old = self.old_profiles[i].get_or_insert_with(|| Box::new(Profile::of(self.old.text(i))));
        let new = self.new_profiles[j].get_or_insert_with(|| Box::new(Profile::of(self.new.text(j))));
        (old, new)
    }

    fn sorted_profiles(&mut self, pair: Pair) -> (&Profile, &Profile) {
        let (old, new) = self.profiles(pair);
        old.sort();
        new.sort();
        (old, new)
    }
}
