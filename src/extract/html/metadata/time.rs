//! What a `time` element is the time of: by the words in it and before it, else by its names.

use dom_query::{Element, NodeRef};

use super::Collector;
use crate::{
    extract::{
        dates::{self, FoundStamp, StampContext, StampRole},
        html::element::attribute,
        publication::LAST_STATE,
    },
    model::{Moment, Source},
};

/// Most elements and texts whose words are read for a label.
const MOST_INSIDE: usize = 12;
/// Bytes from which words are no label.
const LONGEST_WORDS: usize = 100;
/// Bytes of the shortest time for machines: seconds since 1970.
const SHORTEST_TIME: usize = 9;
/// Most nodes before an element among which its label is looked for.
const MOST_BEFORE: usize = 6;
/// Most elements around a `time` before which its label is looked for.
const MOST_AROUND: usize = 2;

/// Takes what a `time` element states.
pub(super) fn take(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    let Some(datetime) = attribute(element, "datetime") else { return };
    let shown = contradiction(node, datetime);
    let datetime = shown.as_deref().unwrap_or(datetime);
    let field = match role_in_words(node).or_else(|| role_in_names(element)) {
        Some(StampRole::Modified) => "modified",
        Some(StampRole::Published) => "published",
        Some(StampRole::Unlabelled) | None if is_entry_date(element) => LAST_STATE,
        Some(StampRole::Unlabelled) | None => "time",
    };
    found.claim(field, datetime, Source::TimeElement);
}

/// Notes the words of an element whose class gives them as the time of the last state of an entry.
pub(super) fn note_last_state(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    if is_entry_date(element)
        && role_in_names(element).is_none()
        && let Some(words) = words(node)
    {
        found.times.note_last_state(&words);
    }
}

/// Whether the class is `updated`, which in feeds and themes is the time of the last state of an entry: mostly that of its
/// publication, for few entries are changed.
fn is_entry_date(element: &Element) -> bool {
    attribute(element, "class").is_some_and(|class| class.split_ascii_whitespace().any(|word| word == "updated"))
}

/// Notes the time that an attribute gives for the words in an element: `<abbr title="2026-03-02T07:15Z">2 hours ago</abbr>`.
pub(super) fn note_words(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    let is_named = |name: &str| {
        let of_data = name.strip_prefix("data-").unwrap_or_default();
        matches!(name, "title" | "datetime") || ["time", "date", "seconds"].iter().any(|word| of_data.contains(word))
    };
    let is_time =
        |value: &&str| value.len() >= SHORTEST_TIME && value.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let mut values =
        element.attrs.iter().filter(|attribute| is_named(&attribute.name.local)).map(|attribute| &*attribute.value);
    let Some(value) = values.find(is_time) else { return };
    if let Some(words) = words(node) {
        found.times.note(&words, value);
    }
}

/// What a reader is told with a label, where that is another day than machines get; without one, where it is the day beside
/// the one in UTC.
fn contradiction(node: &NodeRef<'_>, datetime: &str) -> Option<String> {
    let context = StampContext::default();
    let shown = dates::find_stamps(&words(node)?, &context).into_iter().next();
    let (shown, (stated, _)) = (shown?, dates::read_value(datetime, &context)?);
    match (shown.moment?.day() - stated.day()).num_days().abs() {
        0 => None,
        1 => is_utc(stated).then_some(shown.raw),
        _ => (shown.role != StampRole::Unlabelled).then_some(shown.raw),
    }
}

/// Whether a moment is an instant in UTC, whose day can be the one beside the reader's.
fn is_utc(moment: Moment) -> bool {
    matches!(moment, Moment::Fixed(instant) if instant.offset().local_minus_utc() == 0)
}

/// What a reader is told: `Updated` in the element or just before it, alone or at the end of a clause.
fn role_in_words(node: &NodeRef<'_>) -> Option<StampRole> {
    let last = |words: &str| dates::find_stamps(words, &StampContext::default()).pop();
    let role = |stamp: FoundStamp| Some(stamp.role).filter(|role| *role != StampRole::Unlabelled);
    let words = words(node).unwrap_or_default();
    let own = dates::find_stamps(&words, &StampContext::default()).into_iter().next();
    own.and_then(role).or_else(|| {
        let before = words_before(node)?;
        dates::label(&before).or_else(|| last(&format!("{before} {words}")).and_then(role))
    })
}

/// The words before an element, in the one around it or in what stands before that.
fn words_before(node: &NodeRef<'_>) -> Option<String> {
    let around = std::iter::successors(Some(*node), NodeRef::parent).take(MOST_AROUND + 1);
    let before = around.flat_map(|node| {
        let siblings = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling).take(MOST_BEFORE);
        siblings.filter(|node| !node.is_comment()).take(2)
    });
    let mut words = before.map(|node| words(&node));
    words.find(|words| words.as_ref().is_none_or(|words| !words.is_empty())).flatten()
}

/// The words of a node; none where they are more than a label has.
fn words(node: &NodeRef<'_>) -> Option<String> {
    let inside = std::iter::once(*node).chain(node.descendants_it());
    let mut words = String::new();
    for (count, node) in inside.enumerate() {
        if count > MOST_INSIDE || words.len() > LONGEST_WORDS * 2 {
            return None;
        }
        if node.is_text() {
            words.push_str(&node.text());
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (words.len() <= LONGEST_WORDS).then_some(words)
}

/// What the element's class or property is called.
fn role_in_names(element: &Element) -> Option<StampRole> {
    let names = [attribute(element, "class"), attribute(element, "itemprop"), attribute(element, "property")];
    let names = names.into_iter().flatten().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| names.contains(word));
    let is_published = has(&["publish", "pubdate", "entry-date", "created", "posted"]);
    if is_published || attribute(element, "pubdate").is_some() {
        return Some(StampRole::Published);
    }
    let changed = names.split_ascii_whitespace().filter(|name| *name != "updated").collect::<Vec<_>>().join(" ");
    let is_changed = ["modif", "updat", "edited"].iter().any(|word| changed.contains(word));
    is_changed.then_some(StampRole::Modified)
}
