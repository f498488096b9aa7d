//! The names of authors as pages state them for machines: several in one value, a paper, a role, an address behind them.

use super::{name_line, person, phrases};
use crate::{
    model::{BlockKind, Document, Metadata, address},
    text::letters::comparable,
};

/// Most words of the paper or role behind a name.
const LONGEST_PAPER: usize = 3;
/// Letters of the shortest name of a site that is looked for in titles.
const SHORTEST_SITE: usize = 2;

/// The names in one value, each without what stands behind it; none where it names nobody.
pub(super) fn in_value(value: &str) -> Vec<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let value = if name_line::is_byline(&value) { phrases::without_byline_opener(&value) } else { &value };
    let value = without_brackets(without_address(value));
    if !value.chars().any(char::is_alphabetic) || value.starts_with(',') {
        return Vec::new();
    }
    let names = person::parted(value);
    if names.len() > 1 && names.iter().all(|name| person::is_one_name(name)) {
        return names.into_iter().map(str::to_owned).collect();
    }
    vec![without_paper(value).to_owned()]
}

/// The authors: those that are stated for machines, or those that a reader sees, where each of the stated ones is the
/// site's, an agency's or one that nobody sees, or where a line names more people with these among them.
pub(super) fn weighed(document: &Document, seen: &[String]) -> Vec<String> {
    let Metadata { site, url, claims, byline, .. } = &document.metadata;
    let page_title = claims.iter().find(|claim| claim.field == "page-title").map(|claim| claim.value.as_str());
    let is_of_site = |name: &str| is_of_site(name, site.as_deref(), url.as_deref(), page_title);
    let is_shown = |name: &str| {
        document.blocks.iter().any(|block| block.kind != BlockKind::Boilerplate && block.text.contains(name))
            || seen.iter().any(|seen| person::share_a_word(seen, name))
    };
    let sees_people = seen.iter().any(|name| person::is_name_with_role(name) && !person::is_group(name));
    let is_account_of = |name: &str| seen.iter().all(|seen| seen.starts_with('@') && person::share_a_word(seen, name));
    let is_weak = |name: &str| {
        is_of_site(name) || person::is_acronym(name) || (sees_people && person::is_group(name)) || !is_shown(name)
    };
    let gives_way = |name: &String| is_weak(name) && !is_account_of(name);
    let is_together =
        || document.of_kind(BlockKind::Byline).any(|line| seen.iter().all(|name| line.text.contains(name)));
    let is_more = || seen.len() > byline.len() && byline.iter().all(|name| seen.contains(name)) && is_together();
    let is_accounts = !byline.is_empty() && seen.iter().all(|name| name.starts_with('@'));
    let is_seen = !is_accounts && (byline.iter().all(gives_way) || is_more());
    let names = if is_seen { seen } else { byline };
    let people: Vec<String> = names.iter().filter(|name| !is_of_site(name)).cloned().collect();
    if people.is_empty() { names.to_vec() } else { people }
}

/// Whether a name is that of the site: as it states it, in its address, or at the end of the page's own title.
fn is_of_site(name: &str, site: Option<&str>, url: Option<&str>, page_title: Option<&str>) -> bool {
    let name = comparable(name);
    let host = url.and_then(address::host);
    let is_host = host.is_some_and(|host| {
        let host = host.strip_prefix("www.").unwrap_or(host);
        comparable(host) == name || host.split('.').rev().skip(1).any(|label| comparable(label) == name)
    });
    let ends = [" | ", " - ", " – ", " — ", "_", "-", "|"];
    let label = |title: &str| {
        ends.iter().filter_map(|end| title.rsplit_once(end)).map(|(_, last)| comparable(last)).min_by_key(String::len)
    };
    let is_label = || page_title.and_then(label).is_some_and(|label| !label.is_empty() && label.starts_with(&name));
    name.chars().nth(SHORTEST_SITE - 1).is_some()
        && (site.is_some_and(|site| comparable(site) == name) || is_host || is_label())
}

/// A value up to an address for mail.
fn without_address(value: &str) -> &str {
    let Some(at) = value.find('@') else { return value };
    let start =
        value[..at].rfind(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '(' | ',')).unwrap_or(0);
    let name = value[..start].trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '.');
    // `name` is what a form for it says.
    if name.chars().all(char::is_lowercase) { "" } else { name }
}

/// A value without the account or role in brackets at its end.
fn without_brackets(value: &str) -> &str {
    let open = value.strip_suffix([')', '）']).and_then(|inner| inner.find(['(', '（']));
    open.map_or(value, |open| value[..open].trim_end()).trim()
}

/// A name without the paper or role behind a comma: `Ada Lind, Lenner News`.
fn without_paper(value: &str) -> &str {
    let Some((name, rest)) = value.split_once(", ") else { return value };
    let is_paper = rest.split_whitespace().count() <= LONGEST_PAPER
        && rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !person::is_suffix(rest)
        && !rest.contains(',');
    if is_paper && person::is_one_name(name) { name } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_hold_several_names_and_what_they_do() {
        for (value, expected) in [
            ("Ada Lind", "Ada Lind"),
            ("By Ada Lind", "Ada Lind"),
            ("Von Ada Lind und Jan Moll", "Ada Lind; Jan Moll"),
            ("Ada Lind and Jan van Moll", "Ada Lind; Jan van Moll"),
            ("Ada Lind, Jan Moll & Ida Strand", "Ada Lind; Jan Moll; Ida Strand"),
            ("李明、王芳", "李明; 王芳"),
            ("Ada Lind, Lenner News", "Ada Lind"),
            ("Ada Lind, LPN", "Ada Lind"),
            ("Ada Lind, MD", "Ada Lind, MD"),
            ("Ada Lind, MS, RD", "Ada Lind, MS, RD"),
            ("Ada Lind, Lock Specialist & Weir Engineer", "Ada Lind, Lock Specialist & Weir Engineer"),
            ("@adalind", ""),
            ("Ada Lind, keeper of the lock", "Ada Lind, keeper of the lock"),
            ("Lind, Ada", "Lind, Ada"),
            ("Ada Lind (with Jan Moll)", "Ada Lind"),
            ("河边_晴天 (lock77)", "河边_晴天"),
            ("Ada Lind ada@lenner.example", "Ada Lind"),
            ("Board of Weirs and Bridges", "Board of Weirs and Bridges"),
            ("name, email@lenner.example", ""),
            ("104363", ""),
        ] {
            assert_eq!(in_value(value).join("; "), expected, "{value}");
        }
    }

    #[test]
    fn the_name_of_a_person_counts_before_their_account() {
        let metadata =
            Metadata { site: Some("Ada Lind".to_owned()), byline: vec!["Ada Lind".to_owned()], ..Metadata::default() };
        let document = Document { metadata, blocks: Vec::new() };
        assert_eq!(weighed(&document, &["@AdaLind".to_owned()]), ["Ada Lind"]);
        assert_eq!(weighed(&document, &["Jan Moll".to_owned()]), ["Jan Moll"]);
    }

    #[test]
    fn a_site_signs_with_its_own_name() {
        let is_of_site = |name, url, title| is_of_site(name, None, url, title);
        assert!(is_of_site("LennerPost.example", Some("https://www.lennerpost.example/a"), None));
        assert!(is_of_site("Lenner", Some("https://news.lenner.example/a"), None));
        assert!(is_of_site("河边", None, Some("桥梁关闭_河边新闻")));
        assert!(is_of_site("Lenner Post", None, Some("Lock shut - Lenner Post")));
        assert!(!is_of_site("Ada Lind", Some("https://lenner.example/ada-lind"), Some("Lock shut - Lenner Post")));
    }
}
