//! Pages fetched twice: what changes by itself (views, comments, tickers, other articles) is no change of the article,
//! and one word of the article that changed as well is told once.
//!
//! `fixtures/refetched/furniture.jsonl` has what a page shows around and inside its article, in its two states, and
//! `languages.jsonl` the words for it, by JSON pointer. Each is set in one of four kinds of markup, in turn.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::{collections::BTreeMap, sync::LazyLock};

use regex::{Captures, Regex};
use serde::Deserialize;
use serde_json::Value;
use writethru::{
    diff::{Options, compare},
    extract::{Page, extract},
    model::{BlockKind, Document, Significance},
};

/// What a page shows beside its text: for each place of the page the markup in the first and in the second state.
#[derive(Deserialize)]
struct Furniture {
    name: String,
    slots: BTreeMap<String, [String; 2]>,
}

/// How the markup tells what its elements are.
#[derive(Debug, Clone, Copy)]
enum Markup {
    /// By tags and classes.
    Named,
    /// By tags; the classes are other letters at each build of the site.
    Hashed,
    /// Not at all: `div`, headings and paragraphs.
    Plain,
    /// Not at all, and paragraphs are parted by line breaks.
    Broken,
}

const MARKUPS: [Markup; 4] = [Markup::Named, Markup::Hashed, Markup::Plain, Markup::Broken];

const PAGE: &str = r#"<!doctype html><html lang="{/language}"><head><meta charset="utf-8"><title>{/title} | Ostrey</title>
<meta property="og:title" content="{/title}"></head><body><div class="topbar">[top]</div><header class="site-header">
<a href="/">Ostrey</a><nav class="main-nav"><ul><li><a href="/1">{/nav/0}</a></li><li><a href="/2">{/nav/1}</a></li></ul></nav>
</header>[banner]<main class="site-main"><article class="post"><h1 class="entry-title">{/title}</h1>
<p class="entry-summary">{/stand}</p><div class="entry-meta"><span class="author">{/by}</span> <time class="date">{/date}</time>
[meta]</div>[meta2]<figure class="thumb"><img src="/a.jpg"><figcaption class="caption">{/cap} <span class="credit">{/credit}</span>
</figcaption></figure><div class="entry-content"><p class="para">{/p/0}</p>[mid1]<p class="para">{/p/1}</p><h2>{/h2}</h2>
<p class="para">{/p/2}</p>[mid2]<p class="para">{/p/3}</p><p class="para">{/p/4}</p><p class="para">{/p/5}</p>[endbody]</div>
[tags][end]</article>[after][comments]</main>[side][afterall]<footer class="site-footer">{/foot}</footer>[hidden][last]</body></html>"#;

static SLOT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[(\w+)\]").unwrap());
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{(/[\w/]+)\}").unwrap());
static CLASS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" class="(\w)[^"]*?(\w?)""#).unwrap());
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<(/?)(?:section|aside|nav|footer|header|article|main|figure|figcaption|time)\b").unwrap()
});
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?s)<p class="para">(.*?)</p>"#).unwrap());

/// The page in one of its two states.
fn page(furniture: &Furniture, words: &Value, markup: Markup, state: usize) -> String {
    let filled = SLOT.replace_all(PAGE, |found: &Captures<'_>| {
        furniture.slots.get(&found[1]).map_or_else(String::new, |states| states[state].clone())
    });
    let worded = WORD.replace_all(&filled, |found: &Captures<'_>| {
        words.pointer(&found[1]).and_then(Value::as_str).unwrap().to_owned()
    });
    let plain = |page: &str| CLASS.replace_all(&TAG.replace_all(page, "<${1}div"), "").into_owned();
    match markup {
        Markup::Named => worded.into_owned(),
        Markup::Hashed => CLASS.replace_all(&worded, format!(r#" class="css-${{1}}{state}x${{2}}""#)).into_owned(),
        Markup::Plain => plain(&worded),
        Markup::Broken => plain(&PARAGRAPH.replace_all(&worded, "${1}<br><br>")),
    }
}

fn read(page: &str) -> Document {
    extract(&Page { bytes: page.as_bytes(), ..Page::default() }).unwrap().document
}

fn lines<T: serde::de::DeserializeOwned>(file: &str) -> Vec<T> {
    file.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether only what changes by itself did, and whether the word that changed as well is told once.
fn is_told_rightly(furniture: &Furniture, words: &Value, markup: Markup) -> (bool, bool) {
    let [old, new] = [0, 1].map(|state| page(furniture, words, markup, state));
    let told = |place: &str| words.pointer(place).and_then(Value::as_str).unwrap();
    let (paragraph, word, other) = (told("/p/3"), told("/change/0"), told("/change/1"));
    let edited = new.replace(paragraph, &paragraph.replacen(word, other, 1));
    let [old, new, edited] = [old, new, edited].map(|page| read(&page));
    let refetched = compare(&old, &new, &Options::default());
    let edited = compare(&old, &edited, &Options::default());
    let told: Vec<_> = edited.changes.iter().filter(|change| change.significance >= Significance::Wording).collect();
    let is_once = matches!(told[..], [change] if change.field == BlockKind::Paragraph);
    (refetched.significance < Significance::Wording, is_once)
}

#[test]
fn what_changes_by_itself_is_no_change_of_the_article_and_a_word_of_it_is_one() {
    let furniture: Vec<Furniture> = lines(include_str!("fixtures/refetched/furniture.jsonl"));
    let languages: Vec<Value> = lines(include_str!("fixtures/refetched/languages.jsonl"));
    let mut wrong = Vec::new();
    for (row, furniture) in furniture.iter().enumerate() {
        for (column, words) in languages.iter().enumerate() {
            let markup = MARKUPS[(row + column) % MARKUPS.len()];
            let told = is_told_rightly(furniture, words, markup);
            if told != (true, true) {
                wrong.push(format!("{} {} {markup:?} {told:?}", furniture.name, words["language"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
