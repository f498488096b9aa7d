//! The settings of sites with the secrets that they name, as the jobs take them.

use super::{environment, error::CommandError};
use crate::{
    config::{
        AccessConfig, Config, ConfigError, CookiesConfig, HeaderConfig, RenderConfig, SiteConfig, SiteConfigError,
        limits,
    },
    fetch::{Cookies, Credentials, HostPace, Render, RobotsPolicy, Secret},
    job::sites::{Site, Sites},
    model::Header,
    store::Store,
};

/// What the store and the settings say of each host; where both speak of one, the settings count.
pub(crate) fn read(store: Option<&dyn Store>, config: &Config) -> Result<Sites, CommandError> {
    let mut sites = Sites::default();
    let kept = match store {
        Some(store) => store.sites()?,
        None => Vec::new(),
    };
    for (host, text) in kept {
        sites.set(&host, resolve(SiteConfig::parse(&host, &text)?));
    }
    for site in config.sites() {
        let (host, site) = site?;
        sites.set(host, resolve(site));
    }
    Ok(sites)
}

fn resolve(config: SiteConfig) -> Site {
    let SiteConfig { rules, access } = config;
    let mut missing = None;
    let mut secret = |name: &String| {
        let value = environment::variable(name);
        missing = missing.take().or_else(|| value.is_none().then(|| name.clone()));
        value.unwrap_or_default()
    };
    let headers = access.headers.iter().map(|(name, value)| {
        let value = match value {
            HeaderConfig::Value(value) => value.clone(),
            HeaderConfig::Env { env } => secret(env),
        };
        Header { name: name.clone(), value }
    });
    let headers = headers.collect();
    let credentials = credentials(&access, &mut secret);
    Site {
        rules,
        limits: limits(access.min_interval, access.max_interval),
        pace: HostPace { gap: access.gap.map(|gap| gap.0), at_once: access.per_host, jitter: None },
        per_hour: access.per_hour,
        cookies: match access.cookies {
            CookiesConfig::Keep => Cookies::Keep,
            CookiesConfig::Forget => Cookies::Forget,
        },
        headers,
        credentials,
        robots: if access.ignore_robots { RobotsPolicy::Ignore } else { RobotsPolicy::Obey },
        render: match access.render {
            RenderConfig::None => Render::Nobody,
            RenderConfig::Browser => Render::Browser,
        },
        ignore: access.ignore.into_iter().map(|pattern| pattern.0).collect(),
        missing,
    }
}

fn credentials(access: &AccessConfig, secret: &mut impl FnMut(&String) -> String) -> Option<Credentials> {
    if let Some(token) = &access.token_env {
        return Some(Credentials::Bearer(Secret::new(secret(token))));
    }
    let user = access.user.clone()?;
    let password = access.password_env.as_ref().map(secret).unwrap_or_default();
    Some(Credentials::Basic { user, password: Secret::new(password) })
}

impl From<ConfigError> for CommandError {
    fn from(error: ConfigError) -> Self {
        let reference = match &error {
            ConfigError::Invalid { .. } => "docs/settings.md shows every key and its form",
            ConfigError::Site { .. } => "docs/watch-list.md lists what may be set for a site",
        };
        Self::from_error(&error).with_hint(reference.to_owned())
    }
}

impl From<SiteConfigError> for CommandError {
    fn from(error: SiteConfigError) -> Self {
        Self::from_error(&error).with_hint("docs/watch-list.md lists what may be set for a site".to_owned())
    }
}
