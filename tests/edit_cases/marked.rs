//! Words marked `[-as deleted-]` and `{+as inserted+}`.

use writethru::model::{EditOp, Segment};

/// Calls `see` with each run of a marked text, and whether it belongs to the old side, the new one or both.
fn each<'a>(marked: &'a str, mut see: impl FnMut(&'a str, EditOp)) {
    let mut rest = marked;
    while let Some(at) = rest.find("[-").into_iter().chain(rest.find("{+")).min() {
        see(&rest[..at], EditOp::Equal);
        let (end, op) = if rest[at..].starts_with("[-") { ("-]", EditOp::Delete) } else { ("+}", EditOp::Insert) };
        let (inside, behind) = rest[at + 2..].split_once(end).expect("a mark is closed");
        see(inside, op);
        rest = behind;
    }
    see(rest, EditOp::Equal);
}

/// One side of a marked text.
pub(crate) fn side(marked: &str, is_old: bool) -> String {
    let mut text = String::new();
    let own = if is_old { EditOp::Delete } else { EditOp::Insert };
    each(marked, |run, op| {
        if op == EditOp::Equal || op == own {
            text += run;
        }
    });
    text
}

/// The words of one side that the other has not.
pub(crate) fn words(marked: &str, is_old: bool) -> String {
    let mut text = String::new();
    let own = if is_old { EditOp::Delete } else { EditOp::Insert };
    each(marked, |run, op| {
        if op == own {
            text += run;
            text.push(' ');
        }
    });
    squeezed(&text)
}

/// White space made one space, none at the ends.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Segments as a marked text.
pub(crate) fn of(segments: &[Segment<'_>]) -> String {
    segments
        .iter()
        .map(|segment| match segment.op {
            EditOp::Equal => segment.text.to_string(),
            EditOp::Delete => format!("[-{}-]", segment.text),
            EditOp::Insert => format!("{{+{}+}}", segment.text),
        })
        .collect()
}
