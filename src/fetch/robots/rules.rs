//! Reads a `robots.txt` (RFC 9309) and answers whether a path may be fetched. Pure; linear in the file for each path.

use std::time::Duration;

use super::pattern;

/// Most of a file that is read (RFC 9309, section 2.5, asks for at least this).
pub(in crate::fetch) const MAX_BYTES: usize = 500 << 10;

/// What a site asks of one program.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    paths: Vec<Rule>,
    /// The time it asks to leave between requests.
    pub crawl_delay: Option<Duration>,
    /// Its sitemaps, which it names for everybody.
    pub sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    is_allowed: bool,
    pattern: String,
}

/// A group of a file: whom it is for, and what it asks.
#[derive(Debug, Default)]
struct Group {
    is_ours: bool,
    is_for_all: bool,
    has_rules: bool,
    rules: Vec<Rule>,
    crawl_delay: Option<Duration>,
}

impl Rules {
    /// What a file asks of the program with this product token: the groups that name it, else those for everybody.
    pub fn read(file: &[u8], product: &str) -> Self {
        let text = String::from_utf8_lossy(&file[..file.len().min(MAX_BYTES)]);
        let mut sitemaps = Vec::new();
        let mut groups: Vec<Group> = Vec::new();
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match (key.as_str(), groups.last_mut()) {
                ("sitemap", _) => sitemaps.push(value.to_owned()),
                ("user-agent", Some(group)) if !group.has_rules => group.name(value, product),
                ("user-agent", _) => {
                    let mut group = Group::default();
                    group.name(value, product);
                    groups.push(group);
                }
                (key, Some(group)) => group.ask(key, value),
                _ => {}
            }
        }
        let is_named = groups.iter().any(|group| group.is_ours);
        let mut rules = Self { sitemaps, ..Self::default() };
        for group in groups.into_iter().filter(|group| if is_named { group.is_ours } else { group.is_for_all }) {
            rules.paths.extend(group.rules);
            rules.crawl_delay = rules.crawl_delay.max(group.crawl_delay);
        }
        rules
    }

    /// Whether a path with its query may be fetched: the longest pattern that fits decides, in doubt in favour.
    pub fn allows(&self, path: &str) -> bool {
        let path = pattern::normalise(path);
        if path == "/robots.txt" {
            return true;
        }
        let fitting = self.paths.iter().filter(|rule| pattern::fits(&rule.pattern, &path));
        fitting.map(|rule| (rule.pattern.len(), rule.is_allowed)).max().is_none_or(|(_, is_allowed)| is_allowed)
    }
}

impl Group {
    fn name(&mut self, value: &str, product: &str) {
        // `writethru/1.0` and `writethru bot` name the product too.
        let is_token = |char: char| char.is_ascii_alphabetic() || char == '_' || char == '-';
        let token = value.split(|char| !is_token(char)).next().unwrap_or_default();
        self.is_ours |= token.eq_ignore_ascii_case(product);
        self.is_for_all |= value == "*";
    }

    fn ask(&mut self, key: &str, value: &str) {
        match key {
            // An empty pattern asks for nothing, but ends the list of names.
            "allow" | "disallow" => {
                self.has_rules = true;
                if !value.is_empty() {
                    let pattern = pattern::normalise(value);
                    self.rules.push(Rule { is_allowed: key == "allow", pattern });
                }
            }
            "crawl-delay" => {
                self.has_rules = true;
                let seconds = value.parse::<f64>().ok().filter(|seconds| *seconds >= 0.0);
                let delay = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                self.crawl_delay = self.crawl_delay.max(delay);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, table: &[(&str, bool)]) {
        let rules = Rules::read(file.as_bytes(), "writethru");
        for (path, expected) in table {
            assert_eq!(rules.allows(path), *expected, "{path} under\n{file}");
        }
    }

    #[test]
    fn the_group_that_names_the_program_counts_alone() {
        let file = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: WriteThru\nDisallow: /private\n";
        check(file, &[("/", true), ("/private/x", false), ("/story", true), ("/robots.txt", true)]);
        check("User-agent: *\nDisallow: /\n\nUser-agent: writethru\nDisallow:\n", &[("/story", true)]);
        check("User-agent: writethrough\nDisallow: /\n", &[("/story", true)]);
        check("User-agent: writethru/2.0\nDisallow: /\n", &[("/story", false)]);
    }

    #[test]
    fn groups_of_the_same_name_are_one() {
        let file =
            "User-agent: writethru\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n\nUser-agent: writethru\nDisallow: /c";
        check(file, &[("/a", false), ("/b", true), ("/c", false)]);
    }

    #[test]
    fn the_longest_pattern_decides_and_allow_wins_a_tie() {
        let file = "user-agent: *\nallow: /p\ndisallow: /\nallow: /folder\ndisallow: /folder\ndisallow: /*.htm";
        check(file, &[("/page", true), ("/other", false), ("/folder/page", true), ("/page.htm", false)]);
        check("User-agent: *\nAllow: /$\nDisallow: /", &[("/", true), ("/page", false)]);
    }

    #[test]
    fn percent_encoding_is_compared_alike() {
        let file = "User-agent: *\nDisallow: /münchen\nDisallow: /a%3cb\nDisallow: /%66oo";
        check(file, &[("/m%C3%BCnchen/x", false), ("/a%3Cb", false), ("/foo", false), ("/a", true)]);
    }

    #[test]
    fn careless_files_are_read_all_the_same() {
        check("\u{feff}USER-AGENT : *\r\nDISALLOW : /a # not here\r\rnonsense\r\nUser-agent\n", &[("/a", false)]);
        check("Disallow: /\nUser-agent: *\nDisallow: /a", &[("/a", false), ("/b", true)]);
        check("User-agent: *\nSitemap: https://news.example/map.xml\nDisallow: /a", &[("/a", false)]);
        check("", &[("/", true)]);
        check("<html>not a robots file: at all</html>", &[("/", true)]);
        assert!(Rules::read(b"User-agent: *\n\xff\xfe: x\nDisallow: /a", "writethru").allows("/b"));
    }

    #[test]
    fn delays_and_sitemaps_are_read() {
        let file = "Sitemap: https://news.example/map.xml\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: writethru\n\
                    Crawl-delay: -1\nDisallow: /x\nCrawl-delay: 1\nCrawl-delay: nan\n";
        let rules = Rules::read(file.as_bytes(), "writethru");
        assert_eq!(rules.crawl_delay, Some(Duration::from_secs(1)));
        assert_eq!(rules.sitemaps, ["https://news.example/map.xml"]);
        assert_eq!(Rules::read(file.as_bytes(), "other").crawl_delay, Some(Duration::from_millis(2500)));
    }

    #[test]
    fn one_hostile_line_costs_no_time() {
        let file = format!("User-agent: *\nDisallow: /{}$", "*a".repeat(200_000));
        let rules = Rules::read(file.as_bytes(), "writethru");
        assert!(rules.allows(&format!("/{}", "a".repeat(100_000))));
    }
}
