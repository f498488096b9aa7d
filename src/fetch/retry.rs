//! When a request is worth repeating, and after how long a wait.

use std::time::Duration;

use chrono::DateTime;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use super::{error::FetchError, limiter::chance, settings::Retries};

/// Whether the same request may well succeed a moment later: the connection was cut, not refused.
pub(super) fn is_worth_repeating(error: &FetchError) -> bool {
    matches!(error, FetchError::Cut { .. })
}

/// Whether a status says that a moment later the answer may be another.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 429 | 502 | 503 | 504)
}

impl Retries {
    /// The wait before the repetition after `done` others, where one more is allowed and what the server asks for is
    /// not too long.
    pub(super) fn wait(&self, done: u32, asked: Option<Duration>) -> Option<Duration> {
        if done >= self.times {
            return None;
        }
        let doubled = self.first_wait.saturating_mul(2_u32.saturating_pow(done));
        let own = doubled.mul_f64(1.0 + chance() / 2.0).min(self.longest_wait);
        match asked {
            Some(asked) => (asked <= self.longest_wait).then_some(asked.max(own)),
            None => Some(own),
        }
    }
}

/// How long a server asks to wait (RFC 9110, section 10.2.3). A date is measured against the server's own clock, which
/// stands beside it: the two were read from it at once.
pub(super) fn asked_wait(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::from(u32::MAX))));
    }
    let until = DateTime::parse_from_rfc2822(value).ok()?;
    let now = DateTime::parse_from_rfc2822(headers.get(DATE)?.to_str().ok()?).ok()?;
    Some((until - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_both_read() {
        let table = [
            ("120", "", Some(120)),
            (" 0 ", "", Some(0)),
            ("99999999999999999999999", "", Some(u64::from(u32::MAX))),
            ("Wed, 03 Dec 2025 06:30:00 GMT", "Wed, 03 Dec 2025 06:29:00 GMT", Some(60)),
            ("Wed, 03 Dec 2025 06:28:00 GMT", "Wed, 03 Dec 2025 06:29:00 GMT", Some(0)),
            ("Wed, 03 Dec 2025 06:30:00 GMT", "", None),
            ("soon", "Wed, 03 Dec 2025 06:29:00 GMT", None),
            ("-5", "", None),
            ("", "", None),
        ];
        for (value, date, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, value.parse().unwrap());
            headers.insert(DATE, date.parse().unwrap());
            assert_eq!(asked_wait(&headers), expected.map(Duration::from_secs), "`{value}` at `{date}`");
        }
        assert_eq!(asked_wait(&HeaderMap::new()), None);
    }

    #[test]
    fn waits_grow_and_end() {
        let retries =
            Retries { times: 3, first_wait: Duration::from_millis(100), longest_wait: Duration::from_millis(300) };
        let within = |done, low, high| {
            let wait = retries.wait(done, None).unwrap();
            assert!((Duration::from_millis(low)..=Duration::from_millis(high)).contains(&wait), "{done}: {wait:?}");
        };
        within(0, 100, 150);
        within(1, 200, 300);
        within(2, 300, 300);
        assert_eq!(retries.wait(3, None), None);
        assert_eq!(retries.wait(0, Some(Duration::from_millis(290))), Some(Duration::from_millis(290)));
        assert_eq!(retries.wait(0, Some(Duration::from_millis(301))), None);
    }
}
