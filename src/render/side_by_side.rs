//! `side-by-side`: the old text on the left, the new one on the right, each passage level with its other side.

use super::fold::{Item, fold, folded_words};
use super::header;
use super::label::{Label, Run};
use super::note::Narrator;
use super::passage::{Passage, passages};
use super::run::{changed_runs, context_runs};
use super::select::select;
use super::sheet::Sheet;
use super::{Comparison, RenderOptions, Renderer};

pub(super) const RENDERER: Renderer = Renderer {
    name: "side-by-side",
    about: "old text on the left, new text on the right",
    needs_unchanged: true,
    is_whole: false,
    render,
};

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    header::draw(comparison, options, &mut sheet);
    let [old, new] = header::sides(comparison.diff).map(|name| [Run::new(Label::Title, name)]);
    sheet.columns(&old, &new);
    let mut page = Page { narrator: Narrator::new(comparison), options, sheet };
    for item in fold(&passages(comparison, &options.selection), options) {
        match item {
            Item::Changed(passage) => page.changed(passage),
            Item::Context(passage) => page.context(passage),
            Item::Folded(passages) => page.folded(passages),
        }
    }
    page.sheet.hidden(&select(comparison.diff, &options.selection).1);
    page.sheet.finish()
}

struct Page<'d, 'a, 'o> {
    narrator: Narrator<'d, 'a>,
    options: &'o RenderOptions,
    sheet: Sheet,
}

impl Page<'_, '_, '_> {
    fn changed(&mut self, passage: &Passage<'_, '_>) {
        self.name(passage);
        for note in self.narrator.notes(passage, &self.options.selection) {
            self.sheet.line(&[Run::new(note.label, format!("↳ {}", note.text))]);
        }
        let words = changed_runs(passage, self.options);
        let old = if passage.old.is_some() { one_side(&words, Label::is_added) } else { Vec::new() };
        let new = if passage.new.is_some() { one_side(&words, Label::is_removed) } else { Vec::new() };
        self.sheet.columns(&old, &new);
    }

    fn context(&mut self, passage: &Passage<'_, '_>) {
        let words = context_runs(passage, self.options);
        if !words.is_empty() {
            self.name(passage);
            self.sheet.columns(&words, &words);
        }
    }

    fn folded(&mut self, passages: &[Passage<'_, '_>]) {
        if let Some(words) = folded_words(passages) {
            self.sheet.gap();
            self.sheet.line(&[Run::new(Label::Fold, format!("· · ·  {words}  · · ·"))]);
        }
    }

    fn name(&mut self, passage: &Passage<'_, '_>) {
        self.sheet.gap();
        self.sheet.line(&[Run::new(Label::FieldName, self.narrator.name(passage))]);
    }
}

/// The runs without those of the other side, and without the space that parted these from the others.
fn one_side<'r>(runs: &'r [Run<'_>], is_other: fn(Label) -> bool) -> Vec<Run<'r>> {
    let mut side: Vec<Run<'r>> = Vec::with_capacity(runs.len());
    for run in runs.iter().filter(|run| !is_other(run.label)) {
        let is_parted = side.last().is_none_or(|last| last.text.ends_with(' '));
        let words = if is_parted { run.text.trim_start_matches(' ') } else { &*run.text };
        side.push(Run::new(run.label, words));
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{Sample, ferry};

    #[test]
    fn the_other_side_leaves_no_gap() {
        let sample = Sample::read("paragraph: The Guild {+said it +}had [-never -]been {+ +}shown.");
        let options = RenderOptions { width: 100, ..RenderOptions::default() };
        let text = sample.render(&RENDERER, &options);
        let expected =
            format!("{:48} │ {}", "The Guild had [-never-] been shown.", "The Guild {+said it+} had been {+␣+}shown.");
        assert_eq!(text.lines().last(), Some(expected.as_str()));
    }

    #[test]
    fn each_passage_stands_level_with_its_other_side() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions::default()), @"
        Ferry strike ends after deal on night pay

        compared     ferry-strike, version 1 → 2
        address      https://courier.example/lund/ferry-strike
        stated       published 2025-12-03 06:29 (zone unknown)
                     updated 2025-12-03 06:29 → 06:48 (zone unknown)
        observed     changed between 2025-12-03 06:31:04 and 06:48:10 UTC
        verdict      declared correction: the publisher tells readers of a correction
        change       Substantive, 26 words added, 12 removed

        version 1                              │ version 2

        headline
        Ferry strike [-looms-] after deal on   │ Ferry strike {+ends+} after deal on
        night pay                              │ night pay

        byline
        ↳ name added: Tor Eng
        By Mara Lind                           │ By Mara Lind {+and Tor Eng+}

        dates
        06:29, Wed, Dec 3, 2025 Updated:       │ 06:29, Wed, Dec 3, 2025 Updated:
        [-06:29-], Wed, Dec 3, 2025            │ {+06:48+}, Wed, Dec 3, 2025

        credit
        ↳ cosmetic: typography changed: ' → ’
        (Image: Harbour[-'-]s Courier)         │ (Image: Harbour{+’+}s Courier)

        ¶ 1
        The strike began on Monday. No boats   │ The strike began on Monday. No boats
        ran in the first two days.             │ ran in the first two days.

        boilerplate
        Sign up to our [-daily-] letter        │ Sign up to our {+morning+} letter

        ¶ 2
        ↳ paragraph moved here: it was ¶ 4, after “Talks went on through the night.”
        Passengers had been told to travel by  │ Passengers had been told to travel by
        road, a journey of four hours.         │ road, a journey of four hours.

        ¶ 3
        ↳ number changed: 12 → 21 · attribution changed: said → claimed
        ↳ sentence added · quote added: We regret it
        The union [-said 12-] members had been │ The union {+claimed 21+} members had
        hurt in the clash on the quay. The     │ been hurt in the clash on the quay.
        company did not answer questions.      │ The company did not answer questions.
                                               │ {+A spokesman said later: “We regret
                                               │ it.”+}

        ¶ 4
        Talks went on through the night.       │ Talks went on through the night.

        ¶ 5
        The mayor came at four.                │ The mayor came at four.

        was ¶ 5
        ↳ paragraph removed · negation removed: not
        [-The mediator did not speak to        │
        reporters.-]                           │

        correction
        ↳ correction note added
                                               │ {+An earlier version gave the number
                                               │ of members hurt as 12.+}

        ¶ 6
        Boats run again from Thursday.         │ Boats run again from Thursday.
        ");
    }
}
