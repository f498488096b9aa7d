//! What a first look at each piece by itself cannot tell: what is around it, what repeats, what the page goes on with.
//!
//! Each pass takes the kinds that those before it found, and changes them; their order is part of what they mean.

mod captions;
mod cards;
mod head;
mod labelled;
mod neighbours;
mod next_articles;
mod offers;
mod other_stamps;
mod repeats;
mod signature;
mod slides;
mod strays;
mod tail;
mod thread;
mod title_cards;

use super::typing::{Typed, View};

/// What changes kinds, in order.
const PASSES: [fn(&View<'_>, &mut [Typed]); 14] = [
    captions::correct,
    head::correct,
    next_articles::demote,
    repeats::demote,
    offers::demote,
    cards::demote,
    title_cards::demote,
    other_stamps::demote,
    slides::caption,
    thread::demote,
    labelled::demote,
    strays::demote,
    signature::find,
    neighbours::correct,
];

/// Corrects the kinds of a page's pieces by all of the page; of the text of an agreement nothing is taken out.
pub(super) fn correct(view: &View<'_>, kinds: &mut [Typed]) {
    let text = view.main.agreement.clone();
    let before = kinds[text.clone()].to_vec();
    for pass in PASSES {
        pass(view, kinds);
    }
    for (typed, before) in kinds[text].iter_mut().zip(before) {
        if before.0.is_body() {
            *typed = before;
        }
    }
}
