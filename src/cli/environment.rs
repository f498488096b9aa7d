//! The world as the program finds it: the only place that reads the environment, the clock and the terminal.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::error::CommandError;
use crate::{config::Config, model::is_of_calendar, ui::Facts};

/// An environment variable; unset, empty and unreadable ones are all `None`.
pub(crate) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this module is the one reader of the environment")]
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The words behind the program's name.
pub(crate) fn arguments() -> Vec<OsString> {
    env::args_os().skip(1).collect()
}

/// The present instant; `WRITETHRU_NOW` (RFC 3339) sets it in tests and demonstrations.
pub(crate) fn now() -> Result<DateTime<Utc>, CommandError> {
    let Some(fixed) = variable("WRITETHRU_NOW") else {
        #[expect(clippy::disallowed_methods, reason = "this module is the one reader of the clock")]
        return Ok(Utc::now());
    };
    fixed.parse().ok().filter(|now| is_of_calendar(*now)).ok_or_else(|| {
        CommandError::new(format!("`WRITETHRU_NOW` holds `{fixed}`, which is not an instant"))
            .with_hint("write it as `2025-12-03T06:50:00Z`, or unset it".to_owned())
    })
}

/// What is known about the terminal that standard output goes to.
pub(crate) fn facts() -> Facts {
    let is_terminal = io::stdout().is_terminal();
    let size = || terminal_size::terminal_size_of(io::stdout());
    Facts {
        is_terminal,
        no_color: variable("NO_COLOR"),
        term: variable("TERM"),
        columns: variable("COLUMNS"),
        terminal_width: is_terminal.then(size).flatten().map(|(width, _)| width.0.into()),
    }
}

/// The settings: `WRITETHRU_CONFIG`, else `./writethru.toml`, else `writethru/config.toml` in the user's folder.
pub(crate) fn config() -> Result<Config, CommandError> {
    if let Some(path) = variable("WRITETHRU_CONFIG").map(PathBuf::from) {
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        return Ok(Config::parse(&text, &path)?);
    }
    for path in ["writethru.toml".into()].into_iter().chain(user_config()) {
        match fs::read_to_string(&path) {
            Ok(text) => return Ok(Config::parse(&text, &path)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(Config::default())
}

/// The file in which a database server's own programs look passwords up: `PGPASSFILE`, else `~/.pgpass`.
pub(crate) fn password_file() -> Option<PathBuf> {
    let own = variable("PGPASSFILE").map(PathBuf::from);
    own.or_else(|| variable("HOME").map(|home| Path::new(&home).join(".pgpass")))
}

/// Whether the program runs with all rights.
#[cfg(unix)]
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|facts| facts.uid() == 0)
}

/// Whether the program runs with all rights.
#[cfg(not(unix))]
pub(crate) fn is_root() -> bool {
    false
}

fn user_config() -> Option<PathBuf> {
    let base = variable("XDG_CONFIG_HOME").map(PathBuf::from);
    let base = base.or_else(|| variable("HOME").map(|home| Path::new(&home).join(".config")));
    base.map(|base| base.join("writethru").join("config.toml"))
}

fn unreadable(path: &Path, error: &io::Error) -> CommandError {
    CommandError::new(format!("cannot read the settings in {}", path.display()))
        .caused_by(error)
        .with_hint("`WRITETHRU_CONFIG` names another settings file".to_owned())
}
