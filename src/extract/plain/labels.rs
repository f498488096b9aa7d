//! The lines of a copied article that are the page's own by their words.

use crate::extract::{Reason, counters, page_lines, phrases};

const FORM: Reason = Reason("words of a form");
const CONSENT: Reason = Reason("words of a consent notice");

/// What shows a line to be of a sign-up box.
pub(super) const BOX_REASONS: [Reason; 4] = [FORM, CONSENT, Reason::CALL, Reason::SIGN_UP];

/// Why a line is the page's and not the article's, where its words tell.
pub(super) fn reason(line: &str) -> Option<Reason> {
    let opens_as_label = || page_lines::opens_as_label(line) && !phrases::ends_as_sentence(line);
    match () {
        () if page_lines::is_page_label(line) => Some(Reason::LABEL),
        () if page_lines::is_form_line(line) => Some(FORM),
        () if page_lines::is_consent_notice(line) => Some(CONSENT),
        () if page_lines::is_breadcrumb(line) => Some(Reason("path to the page")),
        () if page_lines::is_call(line) => Some(Reason::CALL),
        () if page_lines::is_signup_offer(line) => Some(Reason::SIGN_UP),
        () if opens_as_label() => Some(Reason("opens as a label of the page")),
        () if page_lines::names_platforms(line) => Some(Reason("names of places to share to")),
        () if counters::is_counter(line) => Some(Reason::COUNTER),
        () => None,
    }
}
