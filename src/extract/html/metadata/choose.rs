//! The best statement for each field, by where it stands.

use super::{Collector, Statements, elements::CARD_AUTHOR};
use crate::{
    extract::{Page, html::address::Address, person, stated_names},
    model::{Claim, Metadata, PublicationDates},
    text::language,
};

/// Chooses among the statements of a page.
pub(super) fn choose(found: Collector, page: &Page<'_>) -> Statements {
    let Collector { mut claims, articles, items, language: stated_language, times, base, .. } = found;
    articles.blank_others(&mut claims, page.url);
    let mut claims = items.without_others(claims);
    claims.retain(|claim| !claim.field.is_empty());
    let page_title = first(&claims, "page-title");
    let site = best(&claims, "site");
    let metadata = Metadata {
        url: address(&claims, page.url, base.as_deref()).or_else(|| page.url.map(str::to_owned)),
        title: best(&claims, "title")
            .map(|title| without_label(&title, site.as_deref()))
            .or_else(|| page_title.as_deref().map(|title| without_site(title, site.as_deref())))
            .map(|text| folded(&text)),
        standfirst: best(&claims, "standfirst").map(|text| folded(&text)),
        byline: byline(&claims, site.as_deref()),
        section: best(&claims, "section"),
        language: stated_language
            .filter(|tag| !tag.trim().is_empty())
            .or_else(|| best(&claims, "language"))
            .map(|tag| language::formatted(&tag)),
        dates: PublicationDates::default(),
        site,
        claims: Vec::new(),
    };
    Statements { metadata: Metadata { claims, ..metadata }, times, base }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_field<'c>(claims: &'c [Claim], field: &'c str) -> impl Iterator<Item = &'c Claim> {
    claims.iter().filter(move |claim| claim.field == field)
}

fn first(claims: &[Claim], field: &str) -> Option<String> {
    of_field(claims, field).next().map(|claim| claim.value.clone())
}

/// The address that the page says is its own, made absolute as a browser would.
fn address(claims: &[Claim], url: Option<&str>, base: Option<&str>) -> Option<String> {
    let stated =
        of_field(claims, "url").filter(|claim| !claim.value.starts_with('#')).min_by_key(|claim| claim.source)?;
    Some(Address::of_page(url, base).absolute(&stated.value)).filter(|url| url.contains("://"))
}

/// The first statement of the best source.
fn best(claims: &[Claim], field: &str) -> Option<String> {
    of_field(claims, field).min_by_key(|claim| claim.source).map(|claim| claim.value.clone())
}

/// The names of the best source that states any but the site's; else the one on a card for other sites.
fn byline(claims: &[Claim], site: Option<&str>) -> Vec<String> {
    const MOST_NAMES: usize = 40;
    let is_name = |claim: &&Claim| !claim.value.contains("://") && claim.value.len() <= 200;
    let is_site = |claim: &&Claim| site.is_some_and(|site| claim.value.trim().eq_ignore_ascii_case(site.trim()));
    let stated = || of_field(claims, "byline").filter(is_name);
    let best = stated().filter(|claim| !is_site(claim)).map(|claim| claim.source).min();
    let Some(source) = best.or_else(|| stated().map(|claim| claim.source).min()) else {
        let card = of_field(claims, CARD_AUTHOR).filter(|claim| !is_site(claim));
        return card
            .map(|claim| claim.value.trim().to_owned())
            .find(|name| person::is_name_with_role(name))
            .into_iter()
            .collect();
    };
    let mut names: Vec<String> = Vec::new();
    for claim in stated().filter(|claim| claim.source == source).take(MOST_NAMES) {
        let value =
            site.and_then(|site| claim.value.trim().strip_suffix(site)?.strip_suffix(", ")).unwrap_or(&claim.value);
        for name in stated_names::in_value(value) {
            // What begins with a name that is known goes on with what stands beside it.
            if !names.iter().any(|known| name.starts_with(known.as_str())) {
                names.push(name);
            }
        }
    }
    names.truncate(MOST_NAMES);
    names
}

/// A title made for other sites without this one's name at its end; a bar sets off nothing else.
fn without_label(title: &str, site: Option<&str>) -> String {
    let parts =
        [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.rsplit_once(mark).map(|parts| (mark, parts)));
    let is_label = |mark: &str, (words, last): (&str, &str)| {
        let is_site = site.is_some_and(|site| last.trim().eq_ignore_ascii_case(site.trim()));
        let is_short = last.split_whitespace().count() <= 4 && last.chars().count() * 2 < words.chars().count();
        is_site || (mark == " | " && is_short)
    };
    let found = parts.into_iter().find(|(mark, parts)| is_label(mark, *parts));
    found.map_or(title, |(_, (words, _))| words).trim().to_owned()
}

/// A page's title without the name of the site at its end or beginning.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.trim();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " ‹ ", " « "] {
        if let Some((words, last)) = title.rsplit_once(mark) {
            let is_site = site.is_some_and(|site| last.trim().eq_ignore_ascii_case(site.trim()));
            if is_site
                || (words.chars().count() > 2 * last.chars().count().min(30) && last.split_whitespace().count() <= 5)
            {
                return words.trim().to_owned();
            }
        }
    }
    title.to_owned()
}
