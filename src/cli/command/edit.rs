//! `writethru edit`: changes how an article or listing is watched.

use std::io::Write as _;

use clap::Args;

use crate::{
    cli::{
        error::CommandError,
        output::Output,
        session::Session,
        shelf,
        status::Status,
        target::{self, Target},
    },
    config::Span,
    extract,
    fetch::plain_address,
    model::{ListingKind, OwnLimits},
};

/// Change how an article, feed, sitemap or page is watched
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
`none` takes an interval or a pattern away again.

Examples:
  writethru edit kestrel --min-interval 30m --max-interval 1d
  writethru edit kestrel --url https://news.example/ferry?page=all
  writethru edit https://news.example/ --links '.latest a' --only none"
)]
pub(crate) struct EditArguments {
    /// An article, or the address of a feed, sitemap or page
    #[arg(value_name = "NAME")]
    name: String,
    /// The address that is asked for (articles)
    #[arg(long)]
    url: Option<String>,
    /// Least time between two checks, as in `10m`
    #[arg(long, value_name = "TIME", value_parser = interval)]
    min_interval: Option<Setting<Span>>,
    /// Longest time between two checks, as in `1d`
    #[arg(long, value_name = "TIME", value_parser = interval)]
    max_interval: Option<Setting<Span>>,
    /// The links of a page, as a CSS selector
    #[arg(long, value_name = "SELECTOR")]
    links: Option<String>,
    /// Of a feed, sitemap or page, only addresses that match
    #[arg(long, value_name = "PATTERN", value_parser = pattern)]
    only: Option<Setting<String>>,
}

/// A new value, or none.
#[derive(Debug, Clone)]
enum Setting<T> {
    To(T),
    None,
}

impl<T: Clone> Setting<T> {
    fn value(&self) -> Option<T> {
        match self {
            Self::To(value) => Some(value.clone()),
            Self::None => None,
        }
    }
}

fn interval(text: &str) -> Result<Setting<Span>, String> {
    if text == "none" {
        Ok(Setting::None)
    } else {
        text.parse().map(Setting::To).map_err(|error: crate::config::NotASpan| error.to_string())
    }
}

fn pattern(text: &str) -> Result<Setting<String>, String> {
    match text {
        "none" => Ok(Setting::None),
        _ => regex::Regex::new(text).map(|_| Setting::To(text.to_owned())).map_err(|error| error.to_string()),
    }
}

/// Changes what is named and leaves the rest.
pub(crate) fn run(arguments: &EditArguments, session: &Session) -> Result<Status, CommandError> {
    let mut store = shelf::open_or_make(session)?;
    let target = target::find(&*store, &arguments.name)?;
    let name = target.name().to_owned();
    match target {
        Target::Article(article, mut watch) => {
            refuse(
                arguments.links.is_some() || arguments.only.is_some(),
                "`--links` and `--only` are of feeds, sitemaps and pages",
            )?;
            if let Some(url) = &arguments.url {
                watch.url = plain_address(url, None)
                    .ok_or_else(|| CommandError::new(format!("`{url}` is not an address of the web")))?;
                store.add_urls(article.id, &[&watch.url])?;
            }
            watch.limits = limits(watch.limits, arguments)?;
            store.edit_watch(&watch)?;
        }
        Target::Listing(mut listing) => {
            refuse(arguments.url.is_some(), "`--url` is of articles; remove the old address and add the new one")?;
            if let Some(links) = &arguments.links {
                let ListingKind::Page { links: before } = &mut listing.place.kind else {
                    return Err(CommandError::new("`--links` is of pages"));
                };
                refuse(!extract::is_selector(links), "the value of `--links` is not a CSS selector")?;
                before.clone_from(links);
            }
            if let Some(only) = &arguments.only {
                listing.only = only.value();
            }
            listing.limits = limits(listing.limits, arguments)?;
            store.edit_listing(&listing)?;
        }
    }
    let mut out = Output::plain();
    writeln!(out, "{name}: changed")?;
    out.finish()?;
    Ok(Status::Done)
}

fn refuse(is_wrong: bool, why: &str) -> Result<(), CommandError> {
    if is_wrong { Err(CommandError::new(why)) } else { Ok(()) }
}

fn limits(before: OwnLimits, arguments: &EditArguments) -> Result<OwnLimits, CommandError> {
    let new = |setting: &Option<Setting<Span>>, before: Option<u32>| match setting {
        Some(setting) => setting.value().map(|interval| interval.0),
        None => before,
    };
    let limits = OwnLimits {
        floor: new(&arguments.min_interval, before.floor),
        ceiling: new(&arguments.max_interval, before.ceiling),
    };
    refuse(limits.are_crossed(), "the least time between two checks is longer than the longest")?;
    Ok(limits)
}
