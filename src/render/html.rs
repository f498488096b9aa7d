//! `html`: one self-contained page of the whole article, for browsers, print and screen readers.
//!
//! No script and nothing fetched: the policy in the page allows its own style sheet by hash and nothing else. Changes
//! are `del` and `ins` elements with words for those who cannot see them; unchanged passages fold without script.

use super::fold::{Item, fold, folded_words};
use super::header::{Row, compared, rows, title};
use super::label::{Label, Run};
use super::note::Narrator;
use super::passage::{Passage, passages};
use super::run::runs;
use super::select::select;
use super::summary::sentences;
use super::{Comparison, RenderOptions, Renderer};
use crate::text::{
    character::is_right_to_left,
    sanitise::{Layout, visible},
};

pub(super) const RENDERER: Renderer = Renderer {
    name: "html",
    about: "one self-contained page, also for print",
    needs_unchanged: true,
    is_whole: false,
    render,
};

/// What stands between two pieces of evidence, or between old and new.
const SEPARATORS: [char; 5] = ['→', '·', ',', '(', ')'];

const STYLE: &str = include_str!("html.css");
/// Digest of the style sheet as the page's policy names it; a test says what it must be.
const STYLE_DIGEST: &str = "sha256-TRZib7ipwBWa4DotwXK/xq4MbClSz7ajQj2sJFOTdxI=";

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let mut page = Page { narrator: Narrator::new(comparison), options, html: String::new() };
    page.open(comparison);
    page.head(comparison);
    page.article(comparison);
    page.close(comparison);
    page.html
}

struct Page<'d, 'a, 'o> {
    narrator: Narrator<'d, 'a>,
    options: &'o RenderOptions,
    html: String,
}

impl Page<'_, '_, '_> {
    fn open(&mut self, comparison: &Comparison<'_, '_>) {
        let title = escaped(&title(comparison));
        self.add(&format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_DIGEST}'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title} – changes</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        ));
    }

    fn head(&mut self, comparison: &Comparison<'_, '_>) {
        let diff = comparison.diff;
        let (visible, _) = select(diff, &self.options.selection);
        let language = language(comparison);
        self.add(&format!(
            "<header>\n<p class=\"compared\">{}</p>\n<h1{language} dir=\"auto\">{}</h1>\n<p class=\"summary\">{}</p>\n<dl>\n",
            escaped(&compared(diff)),
            escaped(&title(comparison)),
            phrases(&sentences(comparison, &visible, self.options.zone).join(" ")),
        ));
        let mut is_open = false;
        for Row { name, words } in rows(diff, self.options.zone).iter().skip(1) {
            if !name.is_empty() {
                self.add(&format!("{}<div><dt>{name}</dt>", if is_open { "</div>\n" } else { "" }));
            }
            is_open = true;
            self.add(&format!("<dd class=\"{}\">{}</dd>", words.label.name(), escaped(&words.text)));
        }
        self.add("</div>\n</dl>\n</header>\n");
    }

    fn article(&mut self, comparison: &Comparison<'_, '_>) {
        self.add(&format!("<main{}>\n", language(comparison)));
        for item in fold(&passages(comparison, &self.options.selection), self.options) {
            match item {
                Item::Changed(passage) => self.passage(passage, "changed"),
                Item::Context(passage) => self.passage(passage, "context"),
                Item::Folded(passages) => self.folded(passages),
            }
        }
        self.add("</main>\n");
    }

    /// Unchanged passages behind one line that opens.
    fn folded(&mut self, passages: &[Passage<'_, '_>]) {
        let Some(words) = folded_words(passages) else { return };
        self.add(&format!("<details>\n<summary lang=\"en\">{words}</summary>\n"));
        for passage in passages.iter().filter(|passage| passage.new.is_some()) {
            self.passage(passage, "context");
        }
        self.add("</details>\n");
    }

    fn passage(&mut self, passage: &Passage<'_, '_>, class: &str) {
        let name = self.narrator.name(passage);
        let kind = passage.kind.name();
        self.add(&format!("<section class=\"{class} {kind}\">\n<h2 lang=\"en\">{name}</h2>\n<p dir=\"auto\">"));
        for run in runs(passage, &self.options.selection) {
            self.run(&run);
        }
        self.add("</p>\n");
        let notes = self.narrator.notes(passage, &self.options.selection);
        if !notes.is_empty() {
            self.add("<ul lang=\"en\">");
            for note in notes {
                self.add(&format!("<li class=\"{}\">{}</li>", note.label.name(), phrases(&note.text)));
            }
            self.add("</ul>\n");
        }
        self.add("</section>\n");
    }

    /// Words for ears alone stand inside the marks, so that a change is heard where it is seen.
    fn run(&mut self, run: &Run<'_>) {
        let words = escaped(&run.text);
        let class = run.label.name();
        let (element, before) = match run.label {
            label if label.is_removed() => ("del", "removed: "),
            label if label.is_added() => ("ins", "added: "),
            Label::Moved => ("span", "moved: "),
            _ => return self.add(&words),
        };
        self.add(&format!(
            "<{element} class=\"{class}\"><span class=\"aloud\" lang=\"en\">[{before}</span>{words}<span class=\"aloud\">]</span></{element}>"
        ));
    }

    fn close(&mut self, comparison: &Comparison<'_, '_>) {
        self.add("<footer>\n<p>Legend: <del class=\"removed\">removed</del> <ins class=\"added\">added</ins> ");
        self.add("<span class=\"moved\">moved</span></p>\n");
        if let Some(words) = select(comparison.diff, &self.options.selection).1.words() {
            self.add(&format!("<p>{}</p>\n", escaped(&words)));
        }
        self.add("</footer>\n</body>\n</html>\n");
    }

    fn add(&mut self, html: &str) {
        self.html.push_str(html);
    }
}

/// The article's language as an attribute; nothing where the page states none or it is no tag.
fn language(comparison: &Comparison<'_, '_>) -> String {
    let stated = comparison.new.metadata.language.as_deref().or(comparison.old.metadata.language.as_deref());
    let is_tag = |tag: &&str| !tag.is_empty() && tag.chars().all(|part| part.is_ascii_alphanumeric() || part == '-');
    stated.filter(is_tag).map_or_else(String::new, |tag| format!(" lang=\"{tag}\""))
}

/// Our words with the article's between them, where those from right to left stand by themselves: `old → new` must not be
/// drawn the other way round.
pub(super) fn phrases(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for piece in words.split_inclusive(SEPARATORS) {
        let Some(from) = piece.find(is_right_to_left) else {
            html.push_str(&escaped(piece));
            continue;
        };
        let last = piece.rfind(is_right_to_left).unwrap_or(from);
        let to = last + piece[last..].chars().next().map_or(0, char::len_utf8);
        let (before, own, after) = (escaped(&piece[..from]), escaped(&piece[from..to]), escaped(&piece[to..]));
        html.extend([&before, "<bdi>", &own, "</bdi>", &after]);
    }
    html
}

/// The words as HTML text or attribute value, with nothing invisible in them.
pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for character in visible(words, Layout::Keep).chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\r' => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use dom_query::Document;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::render::sample::{Sample, ferry};

    fn page(sample: &Sample) -> Document {
        Document::from(sample.render(&RENDERER, &RenderOptions { context: 0, ..RenderOptions::default() }))
    }

    fn texts(page: &Document, selector: &str) -> Vec<String> {
        page.select(selector).iter().map(|element| element.text().to_string()).collect()
    }

    /// Base 64 as in RFC 4648, for whole digests only.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |chunk: &[u8]| {
            let bits = (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
            let letter =
                |at: usize| if at > chunk.len() { '=' } else { LETTERS[(bits >> (18 - 6 * at) & 63) as usize].into() };
            (0..4).map(letter).collect::<String>()
        };
        bytes.chunks(3).map(group).collect()
    }

    #[test]
    fn the_policy_names_the_style_sheet() {
        assert_eq!(STYLE_DIGEST, format!("sha256-{}", base64(&Sha256::digest(STYLE))));
    }

    #[test]
    fn changed_words_are_elements_that_can_be_heard() {
        let page = page(&ferry());
        assert_eq!(texts(&page, "section.headline del"), ["[removed: looms]"]);
        assert_eq!(texts(&page, "section.headline ins"), ["[added: ends]"]);
        assert_eq!(texts(&page, "section.correction li"), ["correction note added"]);
        assert_eq!(
            texts(&page, "details summary"),
            ["1 paragraph unchanged", "2 paragraphs unchanged", "1 paragraph unchanged"]
        );
        assert_eq!(texts(&page, "h1"), ["Ferry strike ends after deal on night pay"]);
    }

    #[test]
    fn words_from_right_to_left_do_not_turn_old_and_new_round() {
        let words = "times changed: الاثنين → الثلاثاء, אתמול → היום · negation removed: لن";
        assert_eq!(
            phrases(words),
            "times changed: <bdi>الاثنين</bdi> → <bdi>الثلاثاء</bdi>, <bdi>אתמול</bdi> → <bdi>היום</bdi> · \
             negation removed: <bdi>لن</bdi>"
        );
        assert_eq!(phrases("number changed: 12 → <21>"), "number changed: 12 → &lt;21&gt;");
    }

    #[test]
    fn a_page_fetches_and_runs_nothing() {
        let page = page(&ferry());
        assert_eq!(page.select("script, link, img, iframe, form, [style], [onclick], [src]").length(), 0);
        let policy = page.select("meta[http-equiv]").attr("content").unwrap().to_string();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    }

    #[test]
    fn hostile_words_stay_words() {
        let hostile = r#"<script>alert("1")</script> &amp; </p></main>"#;
        let mut sample = Sample::read(&format!("headline: {hostile}\nparagraph: [-{hostile}-]{{+\u{202e}new+}}"));
        sample.diff().warnings = vec![hostile.to_owned()];
        let page = page(&sample);
        assert_eq!(page.select("script").length(), 0);
        assert_eq!(texts(&page, "h1"), [hostile]);
        assert_eq!(texts(&page, "del"), [format!("[removed: {hostile}]"), "removed".to_owned()]);
        assert_eq!(texts(&page, "main ins"), ["[added: ‹U+202E›new]"]);
        assert_eq!(texts(&page, "dd.warning"), [hostile]);
    }
}
