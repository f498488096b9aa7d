//! Made-up news: texts and pages that change as a newsroom changes them.

use std::{
    collections::hash_map::DefaultHasher,
    fmt::Write as _,
    hash::{Hash, Hasher},
};

use chrono::TimeDelta;
use writethru::model::{Block, BlockKind, Document, Header, Metadata, Moment, Source, Stamp, Zone};

use crate::instant;

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// A word that is the more likely the smaller its rank is, as in any language.
pub(crate) fn word(dice: &mut Dice) -> String {
    const SOUNDS: [&str; 24] = [
        "ba", "con", "de", "er", "fi", "ga", "hon", "in", "ja", "ka", "lor", "me", "nt", "or", "per", "qu", "re", "st",
        "ti", "us", "ver", "wi", "ly", "zo",
    ];
    let rank = dice.roll(6_000) * dice.roll(6_000) / 6_000;
    let mut hasher = DefaultHasher::new();
    rank.hash(&mut hasher);
    let mut bits = hasher.finish();
    let mut word = String::new();
    for _ in 0..=(rank.max(1).ilog2() / 4 + 1) {
        word.push_str(SOUNDS[(bits % 24) as usize]);
        bits /= 24;
    }
    word
}

pub(crate) fn sentence(dice: &mut Dice) -> String {
    let mut words: Vec<String> = (0..12 + dice.roll(14)).map(|_| word(dice)).collect();
    if dice.roll(3) == 0 {
        words.push(format!("{}", dice.roll(10_000)));
    }
    words.join(" ") + ". "
}

fn paragraph(dice: &mut Dice) -> String {
    (0..2 + dice.roll(3)).map(|_| sentence(dice)).collect::<String>().trim_end().to_owned()
}

fn stamp(minute: u32) -> Stamp {
    let at: chrono::NaiveDateTime = "2025-12-03T06:29:00".parse().unwrap();
    let at = at + TimeDelta::minutes(minute.into());
    Stamp {
        raw: at.format("%H:%M, %a, %b %-d, %Y").to_string(),
        instant: Some(Moment::Local(at)),
        zone: Zone::Unknown,
        source: Source::Text,
    }
}

/// The first versions of one article.
pub(crate) fn versions(article: u32, count: u32) -> Vec<Document> {
    let dice = &mut Dice(u64::from(article) + 1);
    let mut texts = vec![sentence(dice)];
    while texts.iter().map(String::len).sum::<usize>() < 5_000 {
        texts.push(paragraph(dice));
    }
    (0..count)
        .map(|version| {
            if version > 0 {
                edit(&mut texts, dice);
            }
            let kind = |index| if index == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
            let mut metadata = Metadata { language: Some("en".to_owned()), ..Metadata::default() };
            metadata.dates.published = Some(stamp(0));
            metadata.dates.modified = Some(stamp(version * 17));
            let blocks = texts.iter().enumerate().map(|(index, text)| Block::new(kind(index), text.as_str()));
            Document { blocks: blocks.collect(), metadata }
        })
        .collect()
}

/// One to three small edits, and now and then a new or replaced paragraph.
fn edit(texts: &mut Vec<String>, dice: &mut Dice) {
    for _ in 0..=dice.roll(3) {
        let index = dice.roll(texts.len());
        let mut words: Vec<String> = texts[index].split(' ').map(str::to_owned).collect();
        let at = dice.roll(words.len());
        words[at] = word(dice);
        texts[index] = words.join(" ");
    }
    match dice.roll(8) {
        0 => texts.push(sentence(dice).trim_end().to_owned()),
        1 => {
            let index = dice.roll(texts.len());
            texts[index].clear();
            texts[index].push_str(sentence(dice).trim_end());
        }
        _ => {}
    }
}

/// The states of one page of about 95 kB: menus and teasers round an article, of which a little changes each time.
pub(crate) fn pages(article: u32, count: u32) -> Vec<String> {
    let dice = &mut Dice(u64::from(article) + 99);
    let mut teasers: Vec<String> = (0..220).map(|_| sentence(dice)).collect();
    versions(article, count)
        .iter()
        .map(|document| {
            let at = dice.roll(teasers.len());
            teasers[at] = sentence(dice);
            page(&teasers, &document.body_text(), dice)
        })
        .collect()
}

fn page(teasers: &[String], body: &str, dice: &mut Dice) -> String {
    let mut page =
        format!("<html><head><meta name=\"csrf-token\" content=\"{:016x}\"></head><body>\n", dice.roll(1 << 30));
    for (number, words) in teasers.iter().enumerate() {
        let slug = words.trim_end_matches(". ").replace(' ', "-");
        writeln!(
            page,
            "<li class=\"teaser teaser--compact\" data-position=\"{number}\"><a class=\"teaser__link\" href=\"/news/{slug}\">\
             <span class=\"teaser__headline\">{words}</span></a></li>"
        )
        .unwrap();
    }
    writeln!(page, "<article><p>{}</p></article></body></html>", body.replace("\n\n", "</p>\n<p>")).unwrap();
    page
}

/// The headers of the answer to a check of this number: of sixteen, the date changes, and the age as it is given.
pub(crate) fn headers(round: u32, age: u32) -> Vec<Header> {
    let date = instant(round);
    [
        ("date", date.format("%a, %d %b %Y %H:%M:%S GMT").to_string()),
        ("content-type", "text/html; charset=utf-8".to_owned()),
        ("server", "nginx".to_owned()),
        ("cache-control", "public, max-age=60, stale-while-revalidate=30".to_owned()),
        ("etag", "W/\"17494-0b5Y2Jqkz0uTqg6bT2u0y2Fz1wM\"".to_owned()),
        ("last-modified", "Wed, 03 Dec 2025 06:48:11 GMT".to_owned()),
        ("vary", "Accept-Encoding, X-Country, X-Device".to_owned()),
        ("strict-transport-security", "max-age=31536000; includeSubDomains; preload".to_owned()),
        (
            "content-security-policy",
            "default-src https: 'unsafe-inline' 'unsafe-eval'; frame-ancestors 'self'".to_owned(),
        ),
        ("x-content-type-options", "nosniff".to_owned()),
        ("x-frame-options", "SAMEORIGIN".to_owned()),
        ("referrer-policy", "no-referrer-when-downgrade".to_owned()),
        ("via", "1.1 varnish, 1.1 varnish".to_owned()),
        ("x-cache", "HIT, HIT".to_owned()),
        ("age", age.to_string()),
        ("accept-ranges", "bytes".to_owned()),
    ]
    .map(|(name, value)| Header { name: name.to_owned(), value })
    .to_vec()
}
