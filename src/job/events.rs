//! What happened to an article, from its captures alone.
//!
//! First sight is a baseline, never an event. What one bad check shows may be an accident, so that nobody is told of it:
//! that an article is gone, paywalled, suspect or failing is said only once several checks in a row say the same.

use chrono::{DateTime, TimeDelta, Utc};

use super::front_page::is_front_page;
use crate::model::{Absence, Capture, Digest, Event, Happening, Outcome, Redirect};

/// Checks in a row that must say the same.
const CONFIRMATIONS: usize = 3;
/// The least time over which they must say so.
const CONFIRMED_OVER: TimeDelta = TimeDelta::minutes(30);

/// The events of an article: its captures in the order of their instants, and which version restores which.
pub fn events<'a>(
    captures: impl IntoIterator<Item = &'a Capture>,
    restores: impl Fn(u32) -> Option<u32>,
) -> Vec<Event> {
    let mut watcher = Watcher {
        restores,
        said: None,
        signs: Vec::new(),
        version: None,
        newest: 0,
        address: None,
        claims: Claims::default(),
    };
    let mut events = Vec::new();
    for capture in captures {
        watcher.see(capture, &mut events);
    }
    events
}

/// What is known after some captures.
struct Watcher<'a, F> {
    restores: F,
    /// The trouble that was told of and is not over.
    said: Option<Sign>,
    /// The checks since the last that saw a version.
    signs: Vec<(Sign, &'a Capture)>,
    version: Option<u32>,
    /// The highest version so far: an interval of an earlier one that goes on is no news.
    newest: u32,
    /// Where a permanent redirect led the last time.
    address: Option<&'a str>,
    claims: Claims<'a>,
}

/// What a page called its own address.
#[derive(Default)]
struct Claims<'a> {
    /// At first, and after it was said that it moved.
    settled: Option<&'a str>,
    /// Another one since, and how often in a row.
    other: Option<(&'a str, DateTime<Utc>, usize)>,
    /// The last one, and the bytes that had it.
    last: Option<(&'a str, Option<Digest>)>,
}

impl<'a> Claims<'a> {
    /// The address that the article has moved to and since when, once several checks in a row say the same.
    fn see(&mut self, capture: &'a Capture) -> Option<(&'a str, DateTime<Utc>)> {
        let raw = capture.raw.map(|raw| raw.digest);
        let repeated =
            self.last.filter(|(_, bytes)| capture.outcome == Outcome::NotModified || (raw.is_some() && *bytes == raw));
        let own = match (&capture.route.canonical, repeated) {
            (Some(canonical), _) => canonical.as_str(),
            (None, Some((last, _))) => last,
            (None, None) => capture.url.as_str(),
        };
        self.last = Some((own, raw.or(self.last.and_then(|(_, bytes)| bytes))));
        if *self.settled.get_or_insert(own) == own {
            self.other = None;
            return None;
        }
        let (since, times) = match self.other {
            Some((other, since, times)) if other == own => (since, times + 1),
            _ => (capture.at, 1),
        };
        self.other = Some((own, since, times));
        if times < CONFIRMATIONS || capture.at - since < CONFIRMED_OVER {
            return None;
        }
        (self.settled, self.other) = (Some(own), None);
        Some((own, since))
    }
}

/// What a check that saw no version is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Gone(Absence),
    Paywalled,
    Suspect,
    Failing,
}

impl<'a, F: Fn(u32) -> Option<u32>> Watcher<'a, F> {
    fn see(&mut self, capture: &'a Capture, events: &mut Vec<Event>) {
        match sign(capture) {
            Some(sign) => self.see_trouble(sign, capture, events),
            None => self.see_version(capture, events),
        }
    }

    fn see_trouble(&mut self, sign: Sign, capture: &'a Capture, events: &mut Vec<Event>) {
        if self.version.is_none() {
            return;
        }
        // A check that failed says nothing against what the others say.
        let is_passing = sign == Sign::Failing && self.signs.last().is_some_and(|(last, _)| *last != Sign::Failing);
        if is_passing {
            return;
        }
        if self.signs.last().is_some_and(|(last, _)| !last.is_like(sign)) {
            self.signs.clear();
        }
        self.signs.push((sign, capture));
        let since = self.signs[0].1.at;
        let is_said = self.said.is_some_and(|said| said.is_like(sign));
        if is_said || self.signs.len() < CONFIRMATIONS || capture.at - since < CONFIRMED_OVER {
            return;
        }
        self.said = Some(sign);
        let reason = capture.reason.clone().unwrap_or_default();
        let what = match sign {
            Sign::Gone(how) => Happening::Gone { how, reason },
            Sign::Paywalled => Happening::Paywalled,
            Sign::Suspect => Happening::Suspect { reason },
            Sign::Failing => Happening::Failing { reason },
        };
        events.push(event(capture, since, what));
    }

    fn see_version(&mut self, capture: &'a Capture, events: &mut Vec<Event>) {
        self.signs.clear();
        if let Some(said) = self.said.take() {
            let what = if matches!(said, Sign::Gone(_)) { Happening::Back } else { Happening::Recovered };
            events.push(event(capture, capture.at, what));
        }
        if let Some(to) = moved_to(&capture.route.redirects).filter(|to| self.address != Some(to)) {
            self.address = Some(to);
            events.push(event(capture, capture.at, Happening::Moved { to: to.to_owned() }));
        }
        if let Some((to, since)) = self.claims.see(capture).filter(|(to, _)| self.address != Some(to)) {
            self.address = Some(to);
            events.push(event(capture, since, Happening::Moved { to: to.to_owned() }));
        }
        let Some(version) = capture.version else { return };
        if self.version.is_some() && version > self.newest {
            let what = match (self.restores)(version) {
                Some(restores) => Happening::Restored { version, restores },
                None => Happening::NewVersion { version },
            };
            events.push(event(capture, capture.at, what));
        }
        self.newest = self.newest.max(version);
        self.version = Some(version);
    }
}

impl Sign {
    /// Whether both are signs of the same.
    fn is_like(self, other: Self) -> bool {
        self == other || matches!((self, other), (Self::Gone(_), Self::Gone(_)))
    }
}

fn event(capture: &Capture, since: DateTime<Utc>, what: Happening) -> Event {
    Event { at: capture.at, since, capture: capture.number, what }
}

/// What a check that saw no version is a sign of; `None` where it saw one.
fn sign(capture: &Capture) -> Option<Sign> {
    let reason = capture.reason.as_deref().unwrap_or_default();
    match capture.outcome {
        Outcome::NewVersion | Outcome::Unchanged | Outcome::NotModified => None,
        Outcome::Gone => Some(Sign::Gone(match capture.status {
            Some(410) => Absence::Removed,
            Some(451) => Absence::Legal,
            _ => Absence::NotFound,
        })),
        Outcome::Suspect if is_front_page(capture.answered_by()) && !is_front_page(&capture.url) => {
            Some(Sign::Gone(Absence::HomePage))
        }
        Outcome::Suspect if reason == "front page" => Some(Sign::Gone(Absence::HomePage)),
        Outcome::Suspect if reason == "not-found page" => Some(Sign::Gone(Absence::NotFound)),
        Outcome::Suspect if reason == "paywall stub" => Some(Sign::Paywalled),
        Outcome::Suspect => Some(Sign::Suspect),
        Outcome::Failed => Some(Sign::Failing),
    }
}

/// Where redirects lead that are all permanent (301, 308).
fn moved_to(redirects: &[Redirect]) -> Option<&str> {
    let is_permanent = redirects.iter().all(|redirect| matches!(redirect.status, 301 | 308));
    redirects.last().filter(|_| is_permanent).map(|redirect| redirect.to.as_str())
}

/// A time in which nobody looked at an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The check before it.
    pub from: DateTime<Utc>,
    /// The check after it; `None` where there is none yet.
    pub to: Option<DateTime<Utc>>,
    /// How many checks that saw no version lie in it.
    pub failed: usize,
}

/// The times, at least so long, in which nobody saw an article: between checks that saw a version, and since the last.
pub fn gaps<'a>(captures: impl IntoIterator<Item = &'a Capture>, least: TimeDelta, now: DateTime<Utc>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut sight: Option<DateTime<Utc>> = None;
    let mut failed = 0;
    for capture in captures {
        if !capture.outcome.saw_version() {
            failed += usize::from(sight.is_some());
            continue;
        }
        if let Some(from) = sight.filter(|from| capture.at - *from >= least) {
            gaps.push(Gap { from, to: Some(capture.at), failed });
        }
        (sight, failed) = (Some(capture.at), 0);
    }
    if let Some(from) = sight.filter(|from| now - *from >= least) {
        gaps.push(Gap { from, to: None, failed });
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DatedBy, Digest, Route};

    /// Captures ten minutes apart: a digit is a version seen, `4` a 404, `t` a 410, `l` a 451, `h` the home page, `p` a
    /// paywall, `s` a suspect page, `f` a failure, `m` version 1 after a permanent redirect, `c` version 1 on a page that names another address, `_` no check at all.
    fn captures(story: &str) -> Vec<Capture> {
        let captures = story.chars().enumerate().filter(|(_, sign)| *sign != '_').map(|(place, sign)| {
            let version = sign.to_digit(10).filter(|number| *number < 4).or(matches!(sign, 'm' | 'c').then_some(1));
            let (outcome, status, reason) = match sign {
                '4' => (Outcome::Gone, 404, "404 Not Found"),
                't' => (Outcome::Gone, 410, "410 Gone"),
                'l' => (Outcome::Gone, 451, "451 Unavailable For Legal Reasons"),
                'h' => (Outcome::Suspect, 200, "front page"),
                'p' => (Outcome::Suspect, 200, "paywall stub"),
                's' => (Outcome::Suspect, 200, "bot wall"),
                'f' => (Outcome::Failed, 500, "500 Internal Server Error"),
                _ => (Outcome::Unchanged, 200, ""),
            };
            let redirects = [Redirect { status: 301, to: "https://a.example/new".to_owned() }];
            Capture {
                number: place as u32 + 1,
                at: DateTime::UNIX_EPOCH + TimeDelta::minutes(10 * place as i64),
                dated_by: DatedBy::Clock,
                url: "https://a.example/old".to_owned(),
                outcome,
                reason: Some(reason.to_owned()),
                version,
                status: Some(status),
                headers: Vec::new(),
                raw: None,
                route: Route {
                    redirects: if sign == 'm' { redirects.to_vec() } else { Vec::new() },
                    canonical: (sign == 'c').then(|| "https://a.example/other".to_owned()),
                    ..Route::default()
                },
                link: Digest::ZERO,
            }
        });
        captures.collect()
    }

    fn check(story: &str, expected: &str) {
        let captures = captures(story);
        let events = events(&captures, |version| (version == 3).then_some(1));
        let words = |event: &Event| {
            let how = match &event.what {
                Happening::Gone { how, .. } => format!(" {how:?}"),
                _ => String::new(),
            };
            format!("{} {}{how} since {}", event.capture, event.what.name(), event.since.timestamp() / 600 + 1)
        };
        assert_eq!(events.iter().map(words).collect::<Vec<_>>().join(", "), expected, "{story}");
    }

    #[test]
    fn first_sight_is_no_event() {
        check("1111", "");
        check("4441", "");
        check("", "");
    }

    #[test]
    fn versions_are_events_and_returns_are_told_apart() {
        check("11223", "3 new-version since 3, 5 restored since 5");
    }

    #[test]
    fn what_is_gone_is_said_once_it_is_confirmed() {
        check("144", "");
        check("144144", "");
        check("1444444", "5 gone NotFound since 2");
        check("1tttt1", "5 gone Removed since 2, 6 back since 6");
        check("1llll", "5 gone Legal since 2");
        check("1hhhh", "5 gone HomePage since 2");
        check("14f44f4", "5 gone NotFound since 2");
    }

    #[test]
    fn other_trouble_is_confirmed_too_and_ends() {
        check("1pppp1", "5 paywalled since 2, 6 recovered since 6");
        check("1ssss2", "5 suspect since 2, 6 recovered since 6, 6 new-version since 6");
        check("1ffff", "5 failing since 2");
        check("1ffss", "");
        check("1ffff4444", "5 failing since 2, 9 gone NotFound since 6");
    }

    #[test]
    fn a_move_is_said_once() {
        check("1mm1", "2 moved since 2");
    }

    #[test]
    fn another_address_on_the_page_is_a_move_once_it_is_confirmed() {
        check("1cc1", "");
        check("1cccc1", "5 moved since 2");
        check("1c1c1c1", "");
        check("cccc", "");
        check("1c_cc", "5 moved since 2");
    }

    #[test]
    fn gaps_are_times_without_a_sight() {
        let table = [("1_____1", "0-60+0"), ("11111", ""), ("1_ff_1", "0-50+2"), ("1____", "0-"), ("44_1", "")];
        for (story, expected) in table {
            let captures = captures(story);
            let now = DateTime::UNIX_EPOCH + TimeDelta::minutes(10 * story.len() as i64 - 10);
            let gaps = gaps(&captures, TimeDelta::minutes(30), now);
            let minute = |at: DateTime<Utc>| at.timestamp() / 60;
            let words = gaps.iter().map(|gap| match gap.to {
                Some(to) => format!("{}-{}+{}", minute(gap.from), minute(to), gap.failed),
                None => format!("{}-", minute(gap.from)),
            });
            assert_eq!(words.collect::<Vec<_>>().join(" "), expected, "{story}");
        }
    }
}
