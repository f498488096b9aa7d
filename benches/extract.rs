//! How long one page takes: an article of 40 paragraphs among the boxes of a large site, and the same as plain text.

use std::{fmt::Write as _, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use writethru::extract::{Page, extract};

const PARAGRAPH: &str = "The keepers worked through the night until the last barge was clear of the lower gate, the board \
    said on Monday. Engineers found the crack during a routine dive and closed both gates within the hour.";

/// A page of about 170 KB, as large as news pages are on average.
fn html() -> String {
    let mut page = String::from("<!doctype html><html lang=en><head><title>Canal | Mail</title></head><body><nav><ul>");
    for at in 0..300 {
        let _ = write!(page, "<li class='nav-item nav-item--{at}'><a href='/section/{at}'>Section {at}</a></li>");
    }
    page.push_str(
        "</ul></nav><main><article class=story><h1>Canal</h1><p class=byline>By Ida Moll</p><div class=body>",
    );
    for at in 0..40 {
        let _ = write!(page, "<p data-index='{at}'>{PARAGRAPH} <a href='/tag/{at}'>More</a> on that.</p>");
    }
    page.push_str("</div></article></main><aside class=related>");
    for at in 0..900 {
        let _ = write!(
            page,
            "<div class='card card--small'><a href='/story/{at}'><span>Story number {at} of many</span></a></div>"
        );
    }
    let _ = write!(page, "</aside><script>{}</script></body></html>", "var filler = 1;".repeat(2000));
    page
}

fn pages(criterion: &mut Criterion) {
    let html = html();
    let text = format!("Done.\n07:15, Mon, Mar 2, 2026\n{}", format!("{PARAGRAPH}\n").repeat(40));
    for (name, bytes) in [("html", html.as_bytes()), ("text", text.as_bytes())] {
        let page = Page { bytes, url: Some("https://mail.example/canal"), ..Page::default() };
        criterion.bench_function(&format!("extract {name}"), |bencher| bencher.iter(|| extract(black_box(&page))));
    }
}

criterion_group!(benches, pages);
criterion_main!(benches);
