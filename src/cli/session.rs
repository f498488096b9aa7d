//! What a command needs to know of the world, resolved once, and the two ways it speaks to the user.

use std::{
    cell::OnceCell,
    io::{self, Write as _},
    path::PathBuf,
};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use regex::Regex;

use super::{args::GlobalArguments, environment, error::CommandError, hint, output::Output, sites};
use crate::{
    config::{Config, FetchConfig},
    job::sites::Sites,
    model::{ArticleRef, ReaderZone, StorePlace},
    schedule::Limits,
    store::Store,
    text::sanitise::{Layout, visible},
    ui::{self, Paint},
};

/// The store's folder where nobody names another place.
const DEFAULT_STORE: &str = "snapshots";

/// The program that shows long output where nobody names another.
const DEFAULT_PAGER: &str = "less";

/// How much a command says beside its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verbosity {
    Quiet,
    Normal,
    Verbose,
}

/// One run of the program.
#[derive(Debug)]
pub(crate) struct Session {
    /// The present instant, the same for the whole run.
    pub(crate) now: DateTime<Utc>,
    /// Where the store is, or would be.
    pub(crate) store: StorePlace,
    /// Where instants are shown, and times read.
    pub(crate) zone: ReaderZone,
    /// How labelled text is painted.
    pub(crate) paint: Paint,
    /// Columns of text.
    pub(crate) width: usize,
    /// Whether standard output is a terminal.
    is_terminal: bool,
    format: Option<String>,
    verbosity: Verbosity,
    pager: Option<String>,
    password: Option<String>,
    password_file: Option<PathBuf>,
    config: Config,
    sites: OnceCell<Sites>,
}

impl Session {
    /// Resolves what was typed against the environment and the settings: a flag beats a variable beats a setting.
    pub(crate) fn resolve(arguments: GlobalArguments) -> Result<Self, CommandError> {
        let facts = environment::facts();
        let mut config = environment::config()?;
        let store =
            arguments.store.or_else(|| environment::variable("WRITETHRU_STORE").map(|name| name.as_str().into()));
        let pager = environment::variable("WRITETHRU_PAGER").or_else(|| config.pager.take());
        let pager = pager.or_else(|| environment::variable("PAGER")).unwrap_or_else(|| DEFAULT_PAGER.to_owned());
        let password = environment::variable("PGPASSWORD");
        let password_file = environment::password_file();
        Ok(Self {
            now: environment::now()?,
            store: checked(store.or_else(|| config.store.take()).unwrap_or_else(|| DEFAULT_STORE.into()))?
                .with_password(password.clone(), password_file.clone()),
            password,
            password_file,
            zone: arguments.zone.or(config.zone).unwrap_or_default(),
            paint: ui::paint(arguments.color.or(config.color).unwrap_or_default(), &facts),
            width: ui::width(arguments.width.or(config.width), &facts),
            is_terminal: facts.is_terminal,
            format: arguments.format.or_else(|| arguments.json.then(|| "json".to_owned())),
            config,
            sites: OnceCell::new(),
            verbosity: match (arguments.quiet, arguments.verbose) {
                (true, _) => Verbosity::Quiet,
                (_, true) => Verbosity::Verbose,
                _ => Verbosity::Normal,
            },
            pager: (facts.is_terminal && !arguments.no_pager && !pager.is_empty()).then_some(pager),
        })
    }

    /// What the reader's clock says now.
    pub(crate) fn clock(&self) -> DateTime<Tz> {
        self.zone.clock(self.now)
    }

    /// A place that a command names itself, with the password that the environment holds.
    pub(crate) fn with_password(&self, place: StorePlace) -> Result<StorePlace, CommandError> {
        Ok(checked(place)?.with_password(self.password.clone(), self.password_file.clone()))
    }

    /// The settings of fetching.
    pub(crate) fn fetch_config(&self) -> &FetchConfig {
        &self.config.fetch
    }

    /// Where pages as received are kept instead of in the store.
    pub(crate) fn blobs(&self) -> Option<&str> {
        self.config.blobs.as_deref()
    }

    /// The authority that stamps the log with its time.
    pub(crate) fn tsa(&self) -> Option<&str> {
        self.config.tsa.as_deref()
    }

    /// What is set for each host: by the settings, and by the store where one was opened before.
    pub(crate) fn sites(&self) -> Result<&Sites, CommandError> {
        match self.sites.get() {
            Some(sites) => Ok(sites),
            None => self.learn_sites(None),
        }
    }

    /// Learns what a store says of each host; what was learnt before stays.
    pub(crate) fn learn_sites(&self, store: Option<&dyn Store>) -> Result<&Sites, CommandError> {
        let sites = sites::read(store, &self.config)?;
        Ok(self.sites.get_or_init(|| sites))
    }

    /// The form of output that was asked for; the first of `known` where none was.
    pub(crate) fn format<'a>(&self, known: &[&'a str]) -> Result<&'a str, CommandError> {
        let Some(wanted) = self.format.as_deref() else { return Ok(known[0]) };
        known.iter().copied().find(|format| *format == wanted).ok_or_else(|| {
            let hint = match known {
                [_] => "leave out `--format` or `--json`: what it prints has one form".to_owned(),
                _ => match hint::nearest(wanted, known.iter().copied()) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => format!("use one of `{}`", known.join("`, `")),
                },
            };
            CommandError::new(format!("`{wanted}` is not a format of this command")).with_hint(hint)
        })
    }

    /// The same for a command whose output is laid out for a reader on a terminal, and bare for a file or program.
    pub(crate) fn format_for_reader_or_file<'a>(
        &self,
        known: &[&'a str],
        bare: &'a str,
    ) -> Result<&'a str, CommandError> {
        if self.format.is_none() && !self.is_terminal { Ok(bare) } else { self.format(known) }
    }

    /// The schedule's limits, as the settings have them.
    pub(crate) fn schedule_limits(&self) -> Limits {
        self.config.schedule.limits()
    }

    /// The same run with the settings as they are now.
    pub(crate) fn reloaded(&self) -> Result<Self, CommandError> {
        Ok(Self {
            store: self.store.clone(),
            password: self.password.clone(),
            password_file: self.password_file.clone(),
            format: self.format.clone(),
            pager: self.pager.clone(),
            config: environment::config()?,
            sites: OnceCell::new(),
            ..*self
        })
    }

    /// The patterns of the settings that hold for an article; those for every article hold for plain files too.
    pub(crate) fn ignored_text(&self, article: Option<&ArticleRef>) -> impl Iterator<Item = Regex> {
        let rules = self.config.ignore.iter().filter(move |rule| rule.holds_for(article));
        let url = article.and_then(|article| article.url.as_deref());
        let site = url.and_then(|url| self.sites().ok()?.of(url)).map(|(_, site)| site.ignore.as_slice());
        let of_site = site.unwrap_or_default().iter();
        rules.flat_map(|rule| rule.regex.iter()).map(|pattern| &pattern.0).chain(of_site).cloned()
    }

    /// Whether records are wanted as JSON Lines.
    pub(crate) fn is_json(&self) -> Result<bool, CommandError> {
        Ok(self.format(&["text", "json", "jsonl"])? != "text")
    }

    /// Standard output for text that a person reads: in a pager, where there is a terminal.
    pub(crate) fn pages(&self) -> Output {
        self.pager.as_deref().map_or_else(Output::plain, Output::paged)
    }

    /// Whether only data and failures are wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.verbosity == Verbosity::Quiet
    }

    /// Says something beside the data.
    pub(crate) fn note(&self, words: &str) {
        self.say(Verbosity::Normal, words);
    }

    /// Says something that went wrong, whatever `--quiet` says.
    pub(crate) fn warn(&self, words: &str) {
        self.say(Verbosity::Quiet, words);
    }

    /// Says something that only `--verbose` asks for.
    pub(crate) fn detail(&self, words: &str) {
        self.say(Verbosity::Verbose, words);
    }

    fn say(&self, least: Verbosity, words: &str) {
        if self.verbosity >= least {
            let _ = writeln!(io::stderr(), "{}", visible(words, Layout::Keep));
        }
    }
}

/// A place that a store can have: an address of another kind would be made a folder of that name.
fn checked(place: StorePlace) -> Result<StorePlace, CommandError> {
    match &place {
        StorePlace::Path(path) if path.as_os_str().is_empty() || path.to_string_lossy().contains("://") => {
            Err(CommandError::new(format!("`{place}` is no place for a store")).with_hint(
                "name a folder, a file or `postgres://USER@HOST/DATABASE`; in a bucket lie pages alone (`blobs` of the settings)"
                    .to_owned(),
            ))
        }
        _ => Ok(place),
    }
}

/// Prints a failure on standard error, whatever `--quiet` says; one that cannot even be printed is only in the exit status.
pub(crate) fn complain(failure: &CommandError) {
    let _ = write!(io::stderr(), "{}", visible(&failure.to_string(), Layout::Keep));
}
