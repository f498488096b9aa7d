//! The settings file (TOML), read into plain values.
//!
//! Pure: the command line finds and reads the file. An unknown key is an error, so that a typing mistake is never
//! silently ignored.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::ui::ColorChoice;

/// What a settings file may say; every key can be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The store's folder, relative to the settings file.
    pub store: Option<PathBuf>,
    /// When to use colour.
    pub color: Option<ColorChoice>,
    /// Columns of text.
    pub width: Option<usize>,
    /// The program that shows long output; empty for none.
    pub pager: Option<String>,
}

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is not TOML, or says something we do not know.
    #[error("cannot use the settings in {path}", path = path.display())]
    Invalid {
        /// The settings file.
        path: PathBuf,
        /// Line, column and what was expected there.
        #[source]
        source: Box<toml::de::Error>,
    },
}

impl Config {
    /// Reads the text of the settings file at `path`; a relative store becomes relative to the file's folder.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let mut config: Self = toml::from_str(text)
            .map_err(|source| ConfigError::Invalid { path: path.to_owned(), source: Box::new(source) })?;
        if let (Some(store), Some(folder)) = (&mut config.store, path.parent()) {
            *store = folder.join(&*store);
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("/etc/writethru.toml"))
            .map_err(|ConfigError::Invalid { source, .. }| source.message().to_owned())
    }

    #[test]
    fn every_key_is_read_and_the_store_is_found_beside_the_file() {
        let config = parse("store = 'news'\ncolor = 'never'\nwidth = 60\npager = 'less'");
        let expected = Config {
            store: Some("/etc/news".into()),
            color: Some(ColorChoice::Never),
            width: Some(60),
            pager: Some("less".into()),
        };
        assert_eq!(config, Ok(expected));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_lists_the_known_ones() {
        let message = parse("stor = 'news'").expect_err("unknown key");
        assert_eq!(message, "unknown field `stor`, expected one of `store`, `color`, `width`, `pager`");
    }

    #[test]
    fn a_word_that_is_no_color_choice_is_an_error() {
        assert!(parse("color = 'sometimes'").is_err());
    }
}
