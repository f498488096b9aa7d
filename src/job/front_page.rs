//! Addresses of front pages: of a site, or of its edition in one language.

/// Names of files that stand for the folder they lie in.
const INDEXES: &[&str] = &["default", "home", "index"];

/// Whether an address is of a front page, and of nothing else on its site.
pub(super) fn is_front_page(url: &str) -> bool {
    let Some((_, place)) = url.split_once("://") else { return false };
    let place = place.split('#').next().unwrap_or_default();
    let (place, query) = place.split_once('?').unwrap_or((place, ""));
    let mut folders = place.split('/').skip(1).filter(|folder| !folder.is_empty());
    let is_front = match (folders.next(), folders.next(), folders.next()) {
        (None, ..) => true,
        (Some(one), None, _) => is_index(one) || is_language(one),
        (Some(one), Some(other), None) => is_language(one) && is_index(other),
        _ => false,
    };
    is_front && !names_something(query)
}

/// Whether a name is of a folder's own page, as in `index.html`.
fn is_index(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    INDEXES.iter().any(|index| stem.eq_ignore_ascii_case(index))
}

/// Whether a name may be of a language or country, as in `en` and `pt-BR`.
fn is_language(name: &str) -> bool {
    let mut parts = name.split(['-', '_']);
    let is_code = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_code) && parts.next().is_none_or(is_code) && parts.next().is_none()
}

/// Whether a query says which page is meant, as in `p=123`: many sites name their articles by number alone.
fn names_something(query: &str) -> bool {
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    values.into_iter().any(|(_, value)| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_pages_are_told_from_all_else() {
        let front = [
            "https://news.example",
            "https://news.example/",
            "https://news.example/?utm_source=gone#top",
            "https://news.example/index.html",
            "https://news.example/Default.aspx",
            "https://news.example/en/",
            "https://news.example/pt-BR/index.php",
            "http://127.0.0.1:8080//",
        ];
        let other = [
            "https://news.example/story",
            "https://news.example/en/story",
            "https://news.example/?p=123",
            "https://news.example/index.php?id=7",
            "https://news.example/en/news/index.html",
            "https://news.example/homes-for-all",
            "pages/index.html",
            "-",
        ];
        for url in front {
            assert!(is_front_page(url), "{url}");
        }
        for url in other {
            assert!(!is_front_page(url), "{url}");
        }
    }
}
