//! `inline`: the article once, with what was removed and added marked where it stands. The default.

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
    name: "inline",
    about: "the article once, with changed words marked where they stand",
    needs_unchanged: true,
    is_whole: false,
    render,
};

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    header::draw(comparison, options, &mut sheet);
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
        let words = changed_runs(passage, self.options);
        self.entry(passage, &words);
        for note in self.narrator.notes(passage, &self.options.selection) {
            self.sheet.remark(&note);
        }
    }

    fn context(&mut self, passage: &Passage<'_, '_>) {
        let words = context_runs(passage, self.options);
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
    use crate::model::{EditAction, Verdict};
    use crate::render::Painter;
    use crate::render::sample::{Sample, ferry};

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
                     ↳ paragraph moved here: it was ¶ 4, after “Talks went on through
                     the night.”

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

    #[test]
    fn nothing_changed_is_said_in_few_words() {
        let mut sample = Sample::read("headline: Boats run\nparagraph: One.\nparagraph: Two.");
        sample.diff().verdict = Verdict::None;
        insta::assert_snapshot!(sample.render(&RENDERER, &RenderOptions::default()), @"
        Boats run

        compared     old.txt → new.txt
        verdict      no change: the article is the same

                     · · ·  2 paragraphs unchanged  · · ·
        ");
    }

    #[test]
    fn a_split_and_a_merge_show_the_break() {
        let mut sample = Sample::read("paragraph: One. {+\u{b6}+}Two.\nparagraph: Three.[-\u{b6}-]{+ +}Four.");
        let changes = &mut sample.diff().changes;
        changes[0].action = EditAction::Split;
        changes[1].action = EditAction::Merge;
        changes[1].moved = true;
        for text in changes.iter_mut().flat_map(|change| &mut change.segments).map(|segment| segment.text.to_mut()) {
            *text = text.replace('\u{b6}', "\n\n");
        }
        insta::assert_snapshot!(sample.render(&RENDERER, &RenderOptions::default()), @"
        new.txt

        compared     old.txt → new.txt
        verdict      unstated: the text changed; the page never states when it was
                     modified

        ¶ 1          One. {+¶+}

                     Two.
                     ↳ paragraph split into 2

        ¶ 2          Three.[-¶-] Four.
                     ↳ 2 paragraphs merged and moved
        ");
    }

    #[test]
    fn a_narrow_sheet_runs_names_in() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions { width: 40, context: 0, ..RenderOptions::default() }), @"
        Ferry strike ends after deal on night
        pay

        compared  ferry-strike, version 1 → 2
        address  https://courier.example/lund/
          ferry-strike
        stated  published 2025-12-03 06:29 (zone
          unknown)
          updated 2025-12-03 06:29 → 06:48 (zone
          unknown)
        observed  changed between 2025-12-03
          06:31:04 and 06:48:10 UTC
        verdict  declared correction: the
          publisher tells readers of a
          correction
        change  Substantive, 26 words added, 12
          removed

        headline  Ferry strike [-looms-]{+ends+}
          after deal on night pay
        byline  By Mara Lind {+and Tor Eng+}
          ↳ name added: Tor Eng
        dates  06:29, Wed, Dec 3, 2025 Updated:
          [-06:29-]{+06:48+}, Wed, Dec 3, 2025
        credit  (Image: Harbour[-'-]{+’+}s
          Courier)
          ↳ cosmetic: typography changed: ' → ’

          · · ·  1 paragraph unchanged  · · ·

        boilerplate  Sign up to our [-daily-]
          {+morning+} letter

        ¶ 2  Passengers had been told to travel
          by road, a journey of four hours.
          ↳ paragraph moved here: it was ¶ 4,
          after “Talks went on through the
          night.”

        ¶ 3  The union [-said 12-]{+claimed 21+}
          members had been hurt in the clash on
          the quay. The company did not answer
          questions. {+A spokesman said later:
          “We regret it.”+}
          ↳ number changed: 12 → 21 ·
          attribution changed: said → claimed
          ↳ sentence added · quote added: We
          regret it

          · · ·  2 paragraphs unchanged  · · ·

        was ¶ 5  [-The mediator did not speak to
          reporters.-]
          ↳ paragraph removed · negation
          removed: not

        correction  {+An earlier version gave
          the number of members hurt as 12.+}
          ↳ correction note added

          · · ·  1 paragraph unchanged  · · ·
        ");
    }

    #[test]
    fn labels_can_be_looked_at() {
        let sample = Sample::read("paragraph: @number=2>3@ It has [-2-]{+3+} boats{~’~}.");
        let options = RenderOptions { painter: Painter::Debug, width: 200, ..RenderOptions::default() };
        insta::assert_snapshot!(sample.render(&RENDERER, &options), @"
        <<title::new.txt>>

        <<field::compared>>     old.txt → new.txt
        <<field::verdict>>      unstated: the text changed; the page never states when it was modified
        <<field::change>>       Substantive, 1 word added, 1 removed

        <<field::¶ 1>>          It has <<removed::2>><<added::3>> boats<<added-typography::’>>.
                     <<note::↳ number changed: 2 → 3>>
        ");
    }
}
