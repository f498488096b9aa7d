//! Two pages of any bytes: nothing panics, and no page differs from itself.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run html_pair`
#![no_main]

use libfuzzer_sys::fuzz_target;
use writethru::{
    diff::{Options, compare},
    extract::{Page, extract},
};

fuzz_target!(|data: (&[u8], &[u8])| {
    let read = |bytes| extract(&Page { bytes, content_type: Some("text/html"), ..Page::default() });
    let (Ok(old), Ok(new)) = (read(data.0), read(data.1)) else { return };
    compare(&old.document, &new.document, &Options { all_blocks: true });
    assert!(compare(&old.document, &old.document, &Options::default()).changes.is_empty());
});
