//! `inline`: the article once, with what was removed and added marked where it stands. The default.

use super::fold::{Item, fold, folded_words};
use super::header;
use super::label::{Label, Run};
use super::note::Narrator;
use super::passage::{Passage, passages};
use super::run::{runs, shortened};
use super::select::select;
use super::sheet::Sheet;
use super::{Comparison, RenderOptions, Renderer};

pub(super) const RENDERER: Renderer = Renderer {
    name: "inline",
    about: "the article once, with changed words marked where they stand",
    needs_unchanged: true,
    render,
};

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    header::draw(comparison, &mut sheet);
    sheet.gap();
    let mut page = Page { narrator: Narrator::new(comparison), options, sheet, after_field: false };
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
    /// Whether the last entry was a field; fields stand close together, paragraphs apart.
    after_field: bool,
}

impl Page<'_, '_, '_> {
    fn changed(&mut self, passage: &Passage<'_, '_>) {
        let words = runs(passage, &self.options.selection);
        let words = if self.options.all_blocks { words } else { shortened(words) };
        self.entry(passage, &words);
        for note in self.narrator.notes(passage, &self.options.selection) {
            self.sheet.remark(&note);
        }
    }

    fn context(&mut self, passage: &Passage<'_, '_>) {
        let words = runs(passage, &self.options.selection);
        let words: Vec<Run<'_>> = words.into_iter().map(|run| Run { label: Label::Context, ..run }).collect();
        if !words.is_empty() {
            self.entry(passage, &words);
        }
    }

    fn folded(&mut self, passages: &[Passage<'_, '_>]) {
        if let Some(words) = folded_words(passages) {
            self.sheet.gap();
            self.sheet.entry("", &[Run::new(Label::Fold, format!("· · ·  {words}  · · ·"))]);
            self.sheet.gap();
            self.after_field = false;
        }
    }

    fn entry(&mut self, passage: &Passage<'_, '_>, words: &[Run<'_>]) {
        let is_field = !passage.kind.is_body();
        if !(is_field && self.after_field) {
            self.sheet.gap();
        }
        self.after_field = is_field;
        self.sheet.entry(&self.narrator.name(passage), words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::ferry;

    #[test]
    fn an_article_shows_each_change_where_it_stands() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions::default()), @"
    Ferry strike ends after deal on night pay

    compared     ferry-strike, version 1 → 2
    address      https://courier.example/lund/ferry-strike
    stated       published 2025-12-03 06:29 (zone unknown)
                 updated 2025-12-03 06:29 → 06:48 (zone unknown)
    observed     changed between 2025-12-03 06:31:04 and 06:48:10 UTC
    verdict      declared correction: the publisher tells readers of a correction
    change       Substantive, 26 words added, 12 removed

    headline     Ferry strike [-looms-]{+ends+} after deal on night pay
    byline       By Mara Lind {+and Tor Eng+}
                 ↳ name added: Tor Eng
    dates        06:29, Wed, Dec 3, 2025 Updated: [-06:29-]{+06:48+}, Wed, Dec 3,
                 2025
    credit       (Image: Harbour[-'-]{+’+}s Courier)
                 ↳ cosmetic: typography changed: ' → ’

    ¶ 1          The strike began on Monday. No boats ran in the first two days.

    boilerplate  Sign up to our [-daily-]{+morning+} letter

    ¶ 2          Passengers had been told to travel by road, a journey of four
                 hours.
                 ↳ paragraph moved up from ¶ 4

    ¶ 3          The union [-said 12-]{+claimed 21+} members had been hurt in the
                 clash on the quay. The company did not answer questions. {+A
                 spokesman said later: “We regret it.”+}
                 ↳ number changed: 12 → 21 · attribution changed: said → claimed
                 ↳ sentence added · quote added: We regret it

    ¶ 4          Talks went on through the night.

    ¶ 5          The mayor came at four.

    was ¶ 5      [-The mediator did not speak to reporters.-]
                 ↳ paragraph removed · negation removed: not

    correction   {+An earlier version gave the number of members hurt as 12.+}
                 ↳ correction note added

    ¶ 6          Boats run again from Thursday.
    ");
    }
}
