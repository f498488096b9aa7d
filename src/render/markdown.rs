//! `markdown`: for issue trackers, chats and notes that render GitHub's dialect or `CommonMark`.
//!
//! Removed and added words are `<del>` and `<ins>` elements: unlike `~~` and `**` they hold inside a word.

use std::fmt::Write;

use super::fold::{Item, fold, folded_words};
use super::header::{rows, title};
use super::label::Run;
use super::note::Narrator;
use super::passage::{Passage, passages};
use super::run::changed_runs;
use super::select::select;
use super::{Comparison, RenderOptions, Renderer};
use crate::text::sanitise::{Layout, visible};

pub(super) const RENDERER: Renderer = Renderer {
    name: "markdown",
    about: "Markdown with <del> and <ins>, for issues, chats and notes",
    needs_unchanged: true,
    is_whole: false,
    render,
};

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let mut page = Page { narrator: Narrator::new(comparison), options, text: String::new() };
    page.paragraph(&format!("# {}", escaped(&title(comparison))));
    let rows = rows(comparison.diff, options.zone).into_iter();
    let rows = rows.map(|row| format!("- {}{}\n", named(row.name), escaped(&row.words.text)));
    page.paragraph(&rows.collect::<String>());
    for item in fold(&passages(comparison, &options.selection), options) {
        match item {
            Item::Changed(passage) | Item::Context(passage) => page.passage(passage),
            Item::Folded(passages) => {
                if let Some(words) = folded_words(passages) {
                    page.paragraph(&format!("*· · · {words} · · ·*"));
                }
            }
        }
    }
    if let Some(words) = select(comparison.diff, &options.selection).1.words() {
        page.paragraph(&format!("*{words}*"));
    }
    page.text
}

struct Page<'d, 'a, 'o> {
    narrator: Narrator<'d, 'a>,
    options: &'o RenderOptions,
    text: String,
}

impl Page<'_, '_, '_> {
    fn passage(&mut self, passage: &Passage<'_, '_>) {
        let words = changed_runs(passage, self.options);
        let mut paragraph = named(&self.narrator.name(passage));
        for run in words {
            add_run(&mut paragraph, &run);
        }
        for note in self.narrator.notes(passage, &self.options.selection) {
            // Writing to a string cannot fail.
            let _ = write!(paragraph, "  \n↳ *{}*", escaped(&note.text));
        }
        self.paragraph(&paragraph);
    }

    fn paragraph(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(words.trim_end());
        self.text.push('\n');
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("**{name}** ") }
}

fn add_run(paragraph: &mut String, run: &Run<'_>) {
    let element = if run.label.is_removed() {
        "del"
    } else if run.label.is_added() {
        "ins"
    } else {
        return paragraph.push_str(&escaped(&run.text));
    };
    let _ = write!(paragraph, "<{element}>{}</{element}>", escaped(&run.text));
}

/// The words as Markdown that shows them: nothing in them is taken for markup, an element or a formula.
pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for character in visible(words, Layout::Keep).chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\n' => safe.push_str("<br>"),
            '\t' => safe.push_str(" │ "),
            '\r' => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '|' | '#' => safe.extend(['\\', character]),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::ferry;

    #[test]
    fn changed_words_are_elements_in_paragraphs() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions::default()), @"
        # Ferry strike ends after deal on night pay

        - **compared** ferry-strike, version 1 → 2
        - **address** https://courier.example/lund/ferry-strike
        - **stated** published 2025-12-03 06:29 (zone unknown)
        - updated 2025-12-03 06:29 → 06:48 (zone unknown)
        - **observed** changed between 2025-12-03 06:31:04 and 06:48:10 UTC
        - **verdict** declared correction: the publisher tells readers of a correction
        - **change** Substantive, 26 words added, 12 removed

        **headline** Ferry strike <del>looms</del><ins>ends</ins> after deal on night pay

        **byline** By Mara Lind <ins>and Tor Eng</ins>  
        ↳ *name added: Tor Eng*

        **dates** 06:29, Wed, Dec 3, 2025 Updated: <del>06:29</del><ins>06:48</ins>, Wed, Dec 3, 2025

        **credit** (Image: Harbour<del>'</del><ins>’</ins>s Courier)  
        ↳ *cosmetic: typography changed: ' → ’*

        **¶ 1** The strike began on Monday. No boats ran in the first two days.

        **boilerplate** Sign up to our <del>daily</del><ins>morning</ins> letter

        **¶ 2** Passengers had been told to travel by road, a journey of four hours.  
        ↳ *paragraph moved here: it was ¶ 4, after “Talks went on through the night.”*

        **¶ 3** The union <del>said 12</del><ins>claimed 21</ins> members had been hurt in the clash on the quay. The company did not answer questions. <ins>A spokesman said later: “We regret it.”</ins>   
        ↳ *number changed: 12 → 21 · attribution changed: said → claimed*  
        ↳ *sentence added · quote added: We regret it*

        **¶ 4** Talks went on through the night.

        **¶ 5** The mayor came at four.

        **was ¶ 5** <del>The mediator did not speak to reporters.</del>  
        ↳ *paragraph removed · negation removed: not*

        **correction** <ins>An earlier version gave the number of members hurt as 12.</ins>  
        ↳ *correction note added*

        **¶ 6** Boats run again from Thursday.
        ");
    }

    #[test]
    fn words_are_never_taken_for_markup() {
        assert_eq!(
            escaped("a*b* <script> [x](y) $5 & `c`\n# d"),
            "a\\*b\\* &lt;script&gt; \\[x\\](y) \\$5 &amp; \\`c\\`<br>\\# d"
        );
    }
}
