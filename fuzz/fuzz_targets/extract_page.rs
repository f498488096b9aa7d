//! A page of any bytes, with or without a header: nothing panics, every block has its reason, and links lie in their
//! block's text.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run extract_page`
#![no_main]

use libfuzzer_sys::fuzz_target;
use writethru::extract::{Page, extract};

fuzz_target!(|data: (&[u8], &str, bool)| {
    let (bytes, url, is_html) = data;
    let content_type = is_html.then_some("text/html");
    let at = "2025-12-04T12:00:00Z".parse().ok();
    let Ok(extraction) = extract(&Page { bytes, url: Some(url), content_type, at, ..Page::default() }) else { return };
    let document = &extraction.document;
    assert_eq!(document.blocks.len(), extraction.reasons.len());
    for block in &document.blocks {
        assert!(block.links.iter().all(|link| block.text.get(link.start..link.end).is_some()));
    }
    document.body_text();
    document.metadata.dates.published_by();
});
