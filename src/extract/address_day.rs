//! The day in a page's address, which sites set when they publish: `/2025/12/03/`, `/2025-12-03-ferry`,
//! `/2025/december/03/`. A weak statement: it is used where the page makes no other, and to decide between two readings.

use chrono::NaiveDate;

use super::dates::{self, StampContext};
use crate::model::{Claim, Source};

/// The first years of news on the web.
const FIRST_YEAR: u32 = 1990;

/// The day that an address names.
pub(super) fn in_url(url: &str) -> Option<NaiveDate> {
    let (_, path) = url.split_once("://")?;
    let parts: Vec<&str> = path.split(['?', '#']).next()?.split(['/', '-', '_', '+', '.']).collect();
    parts
        .windows(3)
        .find_map(|parts| day(parts[0], parts[1], parts[2]))
        .or_else(|| parts.windows(4).find_map(around_section))
        .or_else(|| parts.windows(5).find_map(around_section))
        .or_else(|| parts.iter().find_map(|part| compact(part)))
}

/// The day that the query of an address names: `?id=20251203-041`. It is no statement, for nobody knows of what.
pub(super) fn in_query(url: &str) -> Option<NaiveDate> {
    let (_, query) = url.split_once('?')?;
    let parts: Vec<&str> = query.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    parts
        .windows(3)
        .find_map(|parts| day(parts[0], parts[1], parts[2]))
        .or_else(|| parts.iter().find_map(|part| compact(part)))
}

/// What an address states, as a claim.
pub(super) fn claim(day: NaiveDate) -> Claim {
    Claim { field: "published".to_owned(), value: day.format("%Y-%m-%d").to_string(), source: Source::Url }
}

fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = number(year, 4).filter(|year| (FIRST_YEAR..2100).contains(year))?.cast_signed();
    let day = number(day, 2)?;
    if let Some(month) = number(month, 2) {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let is_word = month.chars().count() >= 3 && month.chars().all(char::is_alphabetic);
    let spelt = is_word.then(|| format!("{day} {month} {year}"))?;
    Some(dates::find_stamps(&spelt, &StampContext::default()).first()?.moment?.day())
}

/// The year before the name of a section, of one word or two, and month and day behind it: `2025/world/12/03`.
fn around_section(parts: &[&str]) -> Option<NaiveDate> {
    let [year, section @ .., month, day_of_month] = parts else { return None };
    let is_word = |part: &&str| part.len() > 1 && part.chars().all(char::is_alphabetic);
    number(month, 2).filter(|_| section.iter().all(is_word))?;
    day(year, month, day_of_month)
}

/// `20251203`.
fn compact(part: &str) -> Option<NaiveDate> {
    let is_day = part.len() == 8 && part.starts_with("20") && part.bytes().all(|byte| byte.is_ascii_digit());
    is_day.then(|| NaiveDate::parse_from_str(part, "%Y%m%d").ok()).flatten()
}

fn number(part: &str, digits: usize) -> Option<u32> {
    let fits = part.len() == digits || (digits == 2 && part.len() == 1);
    (fits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_an_address_is_read() {
        for (url, expected) in [
            ("https://a.example/2025/12/03/ferry", "2025-12-03"),
            ("https://a.example/2025/12/3/ferry", "2025-12-03"),
            ("https://a.example/articles/2025-12-03+ferry", "2025-12-03"),
            ("https://a.example/news/2025/december/03/ferry/", "2025-12-03"),
            ("https://a.example/2025/dec/03/ferry", "2025-12-03"),
            ("https://a.example/news/20251203-ferry.html", "2025-12-03"),
            ("https://a.example/2025/WORLD/12/03/ferry/", "2025-12-03"),
            ("https://a.example/2025/far_east/12/3/ferry/", "2025-12-03"),
            ("https://a.example/2025/world/ferry/12/", "-"),
            ("https://a.example/ferry-2025-12", "-"),
            ("https://a.example/2025/13/03/", "-"),
            ("https://a.example/1/2/3", "-"),
            ("https://a.example/ferry?2025/12/03", "-"),
            ("https://a.example/20259999/", "-"),
            ("no address", "-"),
        ] {
            let found = in_url(url).map_or("-".to_owned(), |day| day.to_string());
            assert_eq!(found, expected, "{url}");
        }
    }
}
