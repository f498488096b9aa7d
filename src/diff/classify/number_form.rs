//! What the characters of a word tell in any language: clocks, dates, amounts of money, numbers joined to a word.

use crate::text::{character, letters};

/// Currencies that are written in front of their number, with no space.
const CURRENCIES: [&str; 31] = [
    "aud", "cad", "chf", "cny", "dkk", "eur", "gbp", "inr", "jpy", "kes", "kr", "krw", "ksh", "ngn", "nok", "ntd",
    "php", "pkr", "rm", "rmb", "rp", "rs", "sek", "sgd", "thb", "tk", "tsh", "ugx", "usd", "ush", "zar",
];

/// `am`, `p.m.`, in small letters.
pub(super) fn is_half_of_day(word: &str) -> bool {
    matches!(word, "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m.")
}

/// `06:40`, `9.15am`, `7pm`, `6h15`.
pub(super) fn is_clock(word: &str) -> bool {
    let lower = character::with_ascii_digits(word).to_ascii_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let has_half = is_half_of_day(&lower[digits.len()..]);
    let mut parts = digits.split([':', '.', 'h']);
    let is_part = |part: Option<&str>, most: u32| {
        part.is_some_and(|part| part.len() <= 2 && part.parse::<u32>().is_ok_and(|value| value <= most))
    };
    let hour = is_part(parts.next(), 24);
    let minute = parts.next();
    let has_colon = digits.contains([':', 'h']);
    let ends_as_clock = match minute {
        Some(minute) => minute.len() == 2 && is_part(Some(minute), 59) && (has_colon || has_half),
        None => has_half,
    };
    hour && (ends_as_clock || lower.ends_with('h'))
}

/// `2025-12-03`, `03.12.2025`, `3/12/25`.
pub(super) fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let are_numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    match parts.as_slice() {
        [first, second, third] => {
            are_numbers && second.len() <= 2 && (first.len() == 4 || first.len() <= 2 && matches!(third.len(), 2 | 4))
        }
        _ => false,
    }
}

/// Whether a number may be a year: four digits from 1800 to 2099. Whether it is one, its sentence does not say.
pub(super) fn may_be_year(word: &str) -> bool {
    word.len() == 4 && matches!(word.get(..2), Some("18" | "19" | "20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a number is joined to the word before it: `under-21s`, `mid-1990s`, a Hebrew prefix as in `ב-60`.
pub(super) fn has_number_behind_hyphen(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let mut parts = word.split(['-', '\u{2010}', '\u{2011}', '\u{5be}']).skip(1);
    parts.any(|part| part.starts_with(char::is_numeric))
}

/// Whether a word is an amount behind the letters of its currency: `Rp3,2`, `USD500`, `P1,200`.
pub(super) fn is_amount(word: &str) -> bool {
    let letters = letters::leading(word.as_bytes());
    let (currency, amount) = word.split_at(letters);
    let is_joined =
        || amount.split(['.', ',']).count() > 1 && amount.split(['.', ',']).all(|part| part.starts_with(is_digit));
    let beside = |known: &&str| known.bytes().cmp(currency.bytes().map(|letter| letter.to_ascii_lowercase()));
    (1..=3).contains(&letters)
        && amount.starts_with(is_digit)
        && (is_joined() || CURRENCIES.binary_search_by(beside).is_ok())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_currency_in_front_or_parted_digits() {
        for amount in ["Rp3,2", "Rp500", "USD500", "P3.2", "R1,200", "Rs2.5"] {
            assert!(is_amount(amount), "{amount}");
        }
        for word in ["M25", "A303", "G7", "COVID19", "Rs", "B52s", "3.2"] {
            assert!(!is_amount(word), "{word}");
        }
    }

    #[test]
    fn four_digits_of_two_centuries_may_be_a_year() {
        assert!(may_be_year("1911") && !may_be_year("3000") && !may_be_year("191"));
    }

    #[test]
    fn clocks_are_known_in_the_digits_of_any_script() {
        for clock in ["06:40", "9.15am", "7pm", "6h15", "۲۰:۴۰", "८:४०"] {
            assert!(is_clock(clock), "{clock}");
        }
        for number in ["6.40", "25:10", "۲۰", "12"] {
            assert!(!is_clock(number), "{number}");
        }
    }
}
