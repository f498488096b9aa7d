//! Terminal facts and the reader's wishes, resolved once into plain values.
//!
//! Pure: the command line gathers the facts; nothing here looks at a terminal, the environment or a clock.

use std::str::FromStr;

use serde::Deserialize;

/// The columns of a terminal nobody told us about.
pub(crate) const DEFAULT_WIDTH: usize = 80;

/// The narrowest text that can still be wrapped readably.
const MINIMUM_WIDTH: usize = 20;

/// What the reader asked for with `--color`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ColorChoice {
    /// Colour on a terminal that wants it.
    #[default]
    Auto,
    /// Colour always, also into a file.
    Always,
    /// Marks instead of colour.
    Never,
    /// Labels spelled out, for tests.
    Debug,
}

impl ColorChoice {
    /// The words of `--color`.
    pub(crate) const WORDS: [&'static str; 4] = ["auto", "always", "never", "debug"];
}

impl FromStr for ColorChoice {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            "debug" => Ok(Self::Debug),
            _ => Err(format!("`{word}` is not one of {}", Self::WORDS.join(", "))),
        }
    }
}

/// How labelled text is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// Colours and styles.
    Ansi,
    /// Plain marks, as in `[-old-]{+new+}`.
    Plain,
    /// Labels spelled out.
    Debug,
}

/// What is known about where the output goes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// Standard output is a terminal.
    pub is_terminal: bool,
    /// `NO_COLOR`; empty counts as unset.
    pub no_color: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLUMNS`.
    pub columns: Option<String>,
    /// Columns of the terminal, where there is one.
    pub terminal_width: Option<usize>,
}

/// Decides the painter: the choice, then `NO_COLOR`, then what the terminal can do.
pub(crate) fn paint(choice: ColorChoice, facts: &Facts) -> Paint {
    match choice {
        ColorChoice::Debug => Paint::Debug,
        ColorChoice::Always => Paint::Ansi,
        ColorChoice::Auto if wants_color(facts) => Paint::Ansi,
        ColorChoice::Auto | ColorChoice::Never => Paint::Plain,
    }
}

fn wants_color(facts: &Facts) -> bool {
    let is_refused = facts.no_color.as_deref().is_some_and(|value| !value.is_empty());
    facts.is_terminal && !is_refused && facts.term.as_deref() != Some("dumb")
}

/// Decides the display width: the wish, then `COLUMNS`, then the terminal, then 80.
pub(crate) fn width(wish: Option<usize>, facts: &Facts) -> usize {
    let columns = || facts.columns.as_deref()?.trim().parse().ok().filter(|columns| *columns > 0);
    wish.or_else(columns).or(facts.terminal_width).unwrap_or(DEFAULT_WIDTH).max(MINIMUM_WIDTH)
}

/// As in `1 version` or `2 versions`.
pub(crate) fn count(number: impl TryInto<u64>, word: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal() -> Facts {
        Facts { is_terminal: true, term: Some("xterm".into()), terminal_width: Some(100), ..Facts::default() }
    }

    #[test]
    fn color_follows_the_choice_then_the_environment_then_the_terminal() {
        let refused = Facts { no_color: Some("1".into()), ..terminal() };
        let unset = Facts { no_color: Some(String::new()), ..terminal() };
        let dumb = Facts { term: Some("dumb".into()), ..terminal() };
        let table = [
            (ColorChoice::Auto, terminal(), Paint::Ansi),
            (ColorChoice::Auto, Facts::default(), Paint::Plain),
            (ColorChoice::Auto, refused.clone(), Paint::Plain),
            (ColorChoice::Auto, unset, Paint::Ansi),
            (ColorChoice::Auto, dumb, Paint::Plain),
            (ColorChoice::Always, refused, Paint::Ansi),
            (ColorChoice::Never, terminal(), Paint::Plain),
            (ColorChoice::Debug, terminal(), Paint::Debug),
        ];
        for (choice, facts, expected) in table {
            assert_eq!(paint(choice, &facts), expected, "{choice:?} with {facts:?}");
        }
    }

    #[test]
    fn width_comes_from_the_wish_then_columns_then_the_terminal() {
        let columns = Facts { columns: Some("120".into()), ..terminal() };
        let nonsense = Facts { columns: Some("wide".into()), ..terminal() };
        let table = [
            (Some(60), columns.clone(), 60),
            (None, columns, 120),
            (None, nonsense, 100),
            (None, Facts::default(), DEFAULT_WIDTH),
            (Some(1), Facts::default(), MINIMUM_WIDTH),
        ];
        for (wish, facts, expected) in table {
            assert_eq!(width(wish, &facts), expected, "{wish:?} with {facts:?}");
        }
    }
}
