//! Classes of wide-spread style sheets that hide an element, always or at some width of the window. What a wide window
//! shows is shown: most pages that ask for the width hold the same box twice, for wide windows and for narrow ones.

/// Whether classes hide an element from those who look at a wide window.
pub(super) fn hides(classes: &str) -> bool {
    let (mut widest, mut is_shown) = (0, true);
    let mut only = Only::default();
    for class in classes.split_ascii_whitespace() {
        if let Some((width, shows)) = from_a_width(class) {
            if width > widest || (width == widest && !shows) {
                (widest, is_shown) = (width, shows);
            }
        } else {
            only.note(class);
        }
    }
    !is_shown || only.hides()
}

/// From which width on a class shows an element or hides it: `d-md-none`, `lg:hidden`; at any where it names none.
fn from_a_width(class: &str) -> Option<(usize, bool)> {
    const WIDTHS: [&str; 6] = ["sm", "md", "lg", "xl", "xxl", "2xl"];
    const SHOWN: [&str; 14] = [
        "block", "inline", "flex", "inline-block", "inline-flex", "grid", "inline-grid", "table", "table-row",
        "table-cell", "contents", "list-item", "flow-root", "not-sr-only",
    ];
    if is_hiding(class) {
        return Some((0, false));
    }
    let (width, set) = class.split_once(':').or_else(|| class.strip_prefix("d-")?.split_once('-'))?;
    let width = WIDTHS.iter().position(|name| *name == width)? + 1;
    match set {
        "none" | "hidden" | "sr-only" => Some((width, false)),
        _ => SHOWN.contains(&set).then_some((width, true)),
    }
}

/// Classes for text that only a screen reader speaks, that only paper shows, or nobody sees.
fn is_hiding(class: &str) -> bool {
    const CLASSES: [&str; 33] = [
        "sr-only", "visually-hidden", "visuallyhidden", "visuallyHidden", "screen-reader-text", "screen-reader-only",
        "screenreader-only", "screen-reader", "screenreader", "screen-reader-response", "u-visually-hidden",
        "u-hidden", "is-hidden", "is-visually-hidden", "a11y-hidden", "a11y-only", "show-for-sr", "element-invisible",
        "assistive-text", "offscreen", "off-screen", "d-none", "sr", "vh", "visually-hidden-focusable", "is-sr-only",
        "uk-hidden-visually", "cdk-visually-hidden", "govuk-visually-hidden", "usa-sr-only", "slds-assistive-text",
        "ui-helper-hidden-accessible", "show-for-print",
    ];
    CLASSES.contains(&class)
}

/// What the classes for single widths say: `visible-xs`, `hidden-md`.
#[derive(Default)]
struct Only {
    /// It is shown at narrow widths only, or on paper.
    is_narrowed: bool,
    /// It is shown at a wide one.
    is_wide: bool,
    /// The wide widths at which it is hidden.
    hidden: u8,
}

impl Only {
    fn note(&mut self, class: &str) {
        let (width, is_shown) = match class.split_once('-') {
            Some(("visible", width)) => (width.split('-').next().unwrap_or_default(), true),
            Some(("hidden", width)) => (width, false),
            _ => return,
        };
        match (width, is_shown) {
            ("xs" | "sm" | "print", true) => self.is_narrowed = true,
            ("md" | "lg", true) => self.is_wide = true,
            ("md", false) => self.hidden |= 1,
            ("lg", false) => self.hidden |= 2,
            _ => {}
        }
    }

    fn hides(&self) -> bool {
        (self.is_narrowed && !self.is_wide) || self.hidden == 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_wide_window_shows_is_shown() {
        for classes in [
            "d-none d-md-block", "note d-none d-lg-inline", "d-none d-sm-none d-xl-flex", "hidden md:block",
            "sr-only sm:not-sr-only", "hidden-xs hidden-sm", "visible-md visible-lg-block", "visible-xs visible-lg",
            "hidden-md", "max-md:hidden print:hidden", "md:hidden xl:block", "visible-word hidden-treasure d-none-x",
        ] {
            assert!(!hides(classes), "{classes}");
        }
    }

    #[test]
    fn what_a_wide_window_does_not_show_is_hidden() {
        for classes in [
            "d-none", "x sr-only", "show-for-sr", "d-none d-print-block", "d-none d-md-block d-lg-none", "d-md-none",
            "block lg:hidden", "sr-only focus:not-sr-only", "visible-xs", "visible-xs-block visible-sm",
            "hidden-md hidden-lg", "visible-print",
        ] {
            assert!(hides(classes), "{classes}");
        }
    }
}
