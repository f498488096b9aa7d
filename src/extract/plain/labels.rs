//! The lines of a copied article that are the page's own by their words.

use crate::extract::{Reason, counters, page_lines, phrases};

/// Why a line is the page's and not the article's, where its words tell.
pub(super) fn reason(line: &str) -> Option<Reason> {
    let opens_as_label = || page_lines::opens_as_label(line) && !phrases::ends_as_sentence(line);
    match () {
        () if page_lines::is_page_label(line) => Some(Reason::LABEL),
        () if page_lines::is_form_line(line) => Some(Reason("words of a form")),
        () if page_lines::is_consent_notice(line) => Some(Reason("words of a consent notice")),
        () if page_lines::is_breadcrumb(line) => Some(Reason("path to the page")),
        () if page_lines::is_call(line) => Some(Reason::CALL),
        () if page_lines::is_signup_offer(line) => Some(Reason::SIGN_UP),
        () if opens_as_label() => Some(Reason("opens as a label of the page")),
        () if page_lines::names_platforms(line) => Some(Reason("names of places to share to")),
        () if counters::is_counter(line) => Some(Reason::COUNTER),
        () => None,
    }
}
