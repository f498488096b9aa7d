//! What is set for the pages of each host, as the jobs need it: how they are asked for, read and paced.

use std::collections::BTreeMap;

use regex::Regex;

use crate::{
    extract::SiteRules,
    fetch::{Cookies, Credentials, HostPace, Render, Request, RobotsPolicy},
    model::{Header, OwnLimits, address},
};

/// What is set for the pages of one host and its subdomains.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// How they are read.
    pub rules: SiteRules,
    /// How often they may be and must be checked.
    pub limits: OwnLimits,
    /// How its hosts are spared.
    pub pace: HostPace,
    /// Requests to one of its hosts in an hour.
    pub per_hour: Option<u32>,
    /// How long its cookies are kept.
    pub cookies: Cookies,
    /// Headers that are sent along.
    pub headers: Vec<Header>,
    /// Who asks.
    pub credentials: Option<Credentials>,
    /// Whether `robots.txt` counts.
    pub robots: RobotsPolicy,
    /// Who draws the pages.
    pub render: Render,
    /// Text whose changes are hidden.
    pub ignore: Vec<Regex>,
    /// A secret that is named and not there, so that no page can be asked for.
    pub missing: Option<String>,
}

/// Why a page cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteError {
    /// A secret that the settings name is not there.
    #[error("the settings of {host} name the environment variable `{variable}`, which is not set")]
    MissingSecret {
        /// The host.
        host: String,
        /// The variable.
        variable: String,
    },
}

/// Every host of which something is set.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    by_host: BTreeMap<String, Site>,
}

impl Sites {
    /// Sets what holds for a host and its subdomains, in place of what was set before.
    pub fn set(&mut self, host: &str, site: Site) {
        self.by_host.insert(host.to_ascii_lowercase(), site);
    }

    /// What is set for the host of an address, or for the nearest one above it, with that host.
    pub fn of(&self, url: &str) -> Option<(&str, &Site)> {
        if self.by_host.is_empty() {
            return None;
        }
        let host = address::host(url)?.to_ascii_lowercase();
        let above = std::iter::successors(Some(host.as_str()), |host| host.split_once('.').map(|(_, above)| above));
        above.into_iter().find_map(|host| self.by_host.get_key_value(host)).map(|(host, site)| (host.as_str(), site))
    }

    /// How the pages of an address are read.
    pub fn rules(&self, url: &str) -> Option<&SiteRules> {
        self.of(url).map(|(_, site)| &site.rules)
    }

    /// How often an address may be and must be checked.
    pub fn limits(&self, url: &str) -> OwnLimits {
        self.of(url).map(|(_, site)| site.limits).unwrap_or_default()
    }

    /// Requests to the host of an address in an hour, where that is set.
    pub fn per_hour(&self, url: &str) -> Option<u32> {
        self.of(url).and_then(|(_, site)| site.per_hour)
    }

    /// Whether any site has a budget of its own.
    pub fn have_budgets(&self) -> bool {
        self.by_host.values().any(|site| site.per_hour.is_some())
    }

    /// Fetches from the host of an address at once, where that is set.
    pub fn at_once(&self, url: &str) -> Option<usize> {
        self.of(url).and_then(|(_, site)| site.pace.at_once)
    }

    /// How hosts are spared, where otherwise than all others.
    pub fn paces(&self) -> BTreeMap<String, HostPace> {
        self.by_host.iter().map(|(host, site)| (host.clone(), site.pace)).collect()
    }

    /// What to ask for at an address.
    pub fn request(&self, url: &str) -> Result<Request, SiteError> {
        let Some((host, site)) = self.of(url) else { return Ok(Request::new(url)) };
        if let Some(variable) = &site.missing {
            return Err(SiteError::MissingSecret { host: host.to_owned(), variable: variable.clone() });
        }
        Ok(Request {
            headers: site.headers.clone(),
            credentials: site.credentials.clone(),
            robots: site.robots,
            cookies: site.cookies,
            render: site.render,
            ..Request::new(url)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_host_above_an_address_counts() {
        let mut sites = Sites::default();
        for (host, floor) in [("A.example", 1), ("news.a.example", 2), ("127.0.0.1", 3), ("[::1]", 4)] {
            sites.set(host, Site { limits: OwnLimits { floor: Some(floor), ceiling: None }, ..Site::default() });
        }
        for (url, floor) in [
            ("https://a.example/x", Some(1)),
            ("https://WWW.a.example:8080/x", Some(1)),
            ("https://news.a.example/x", Some(2)),
            ("https://deep.news.a.example?x", Some(2)),
            ("http://127.0.0.1:1/", Some(3)),
            ("http://[::1]/x", Some(4)),
            ("http://desk@[::1]:8080/x", Some(4)),
            ("http://[::2]/x", None),
            ("https://nota.example/", None),
            ("https://example/", None),
            ("file.html", None),
        ] {
            assert_eq!(sites.limits(url).floor, floor, "{url}");
        }
    }

    #[test]
    fn a_request_has_what_is_set_or_says_which_secret_is_missing() {
        let mut sites = Sites::default();
        let headers = vec![Header { name: "X-Desk".to_owned(), value: "7".to_owned() }];
        sites.set("a.example", Site { headers, robots: RobotsPolicy::Ignore, ..Site::default() });
        sites.set("b.example", Site { missing: Some("B_TOKEN".to_owned()), ..Site::default() });
        let request = sites.request("https://a.example/x").unwrap();
        assert_eq!((request.headers[0].value.as_str(), request.robots), ("7", RobotsPolicy::Ignore));
        let error = sites.request("https://b.example/x").unwrap_err().to_string();
        assert_eq!(error, "the settings of b.example name the environment variable `B_TOKEN`, which is not set");
        assert!(sites.request("https://c.example/x").unwrap().headers.is_empty());
    }
}
