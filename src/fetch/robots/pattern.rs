//! Patterns of `robots.txt` paths: a prefix, `*` for anything, a last `$` for the end (RFC 9309, section 2.2.2 and 2.2.3).

use std::fmt::Write as _;

/// A path as it is compared: what may be percent-encoded is, what need not be is not, in one spelling.
pub(super) fn normalise(path: &str) -> String {
    let mut rest = path.as_bytes();
    let mut normal = String::with_capacity(path.len());
    while let [byte, after @ ..] = rest {
        let encoded = (*byte == b'%').then(|| decode(after)).flatten();
        rest = if encoded.is_some() { &after[2..] } else { after };
        match encoded {
            Some(decoded) => {
                let is_plain = decoded.is_ascii_alphanumeric() || b"-._~".contains(&decoded);
                push(&mut normal, decoded, !is_plain);
            }
            None => push(&mut normal, *byte, !byte.is_ascii_graphic()),
        }
    }
    normal
}

fn push(path: &mut String, byte: u8, is_encoded: bool) {
    if is_encoded {
        let _ = write!(path, "%{byte:02X}");
    } else {
        path.push(char::from(byte));
    }
}

fn decode(rest: &[u8]) -> Option<u8> {
    let [high, low, ..] = rest else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Whether a pattern fits a path, both normalised. Each piece between stars is taken where it first fits, so the time
/// grows with the two lengths and not with their product.
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_anchored) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let Some((first, rest)) = pattern.split_once('*') else {
        return if is_anchored { path == pattern } else { path.starts_with(pattern) };
    };
    let Some(mut path) = path.strip_prefix(first) else { return false };
    let mut pieces = rest.split('*');
    let last = if is_anchored { pieces.next_back() } else { None };
    for piece in pieces {
        let Some(at) = path.find(piece) else { return false };
        path = &path[at + piece.len()..];
    }
    last.is_none_or(|last| path.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_the_standard_says() {
        let table = [
            ("/fish", "/fish.html", true),
            ("/fish", "/Fish", false),
            ("/fish/", "/fish", false),
            ("/*.php", "/folder/any.php?x", true),
            ("/*.php$", "/any.php?x", false),
            ("/*.php$", "/any.php.php", true),
            ("/fish*.php", "/fishheads/catfish.php", true),
            ("/fish*.php", "/Fish.PHP", false),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
            ("/a*$", "/abc", true),
            ("*", "/", true),
            ("*/x", "/a/b/x", true),
            ("/a**b", "/acb", true),
            ("/ab*ab$", "/ab", false),
            ("/ab*ab$", "/abab", true),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(fits(pattern, path), expected, "{pattern} on {path}");
        }
    }

    #[test]
    fn one_spelling_for_each_path() {
        let table = [
            ("/a b", "/a%20b"),
            ("/%7euser", "/~user"),
            ("/ツ", "/%E3%83%84"),
            ("/%E3%83%84", "/%E3%83%84"),
            ("/a%2fb", "/a%2Fb"),
            ("/100%", "/100%"),
            ("/%zz", "/%zz"),
            ("/%é", "/%%C3%A9"),
        ];
        for (path, expected) in table {
            assert_eq!(normalise(path), expected, "{path}");
        }
    }
}
