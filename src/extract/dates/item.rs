//! Cuts a line into stamps, labels and everything else, and gives each stamp the role its label states.

use super::{
    StampRole,
    meaning::{Meaning, Unit},
    stamp::{Parts, read_stamp},
    token::Line,
};

/// Most words, as of a byline, between a label and its stamp.
const MOST_WORDS_BETWEEN: usize = 5;

/// What a line is made of.
pub(super) enum Item {
    Label(StampRole),
    Stamp(Parts),
    /// A word or number that belongs to no stamp.
    Other,
}

/// What a line is made of, in order, read as it is asked for.
pub(super) fn items(line: &Line) -> impl Iterator<Item = Item> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < line.tokens.len() {
            let (item, end) = read_item(line, at);
            at = end;
            if item.is_some() {
                return item;
            }
        }
        None
    })
}

/// The byte at which the stamps begin that a line ends with, with their labels and the joints before them, and with nothing
/// else between or behind.
pub(super) fn closing_stamps(line: &Line) -> Option<usize> {
    let (mut start, mut has_stamp) = (0, false);
    let mut at = 0;
    while at < line.tokens.len() {
        let (item, end) = read_item(line, at);
        match item {
            Some(Item::Other) => (start, has_stamp) = (end, false),
            Some(Item::Stamp(parts)) => {
                has_stamp |= !parts.is_vague() && parts.is_stamp_of_its_own(StampRole::Modified);
            }
            // Two letters behind a name are a degree.
            None if line.means(at, Meaning::Ordinal) => (start, has_stamp) = (end, false),
            _ => {}
        }
        at = end;
    }
    line.tokens.get(start).filter(|_| has_stamp).map(|first| first.span.start)
}

/// What stands at a token, nothing where that is a joint, a weekday or a length of reading, and where the next begins.
fn read_item(line: &Line, at: usize) -> (Option<Item>, usize) {
    if let Some((parts, end)) = read_stamp(line, at) {
        (Some(Item::Stamp(parts)), end)
    } else if let Some(role) = line.label(at) {
        (Some(Item::Label(role)), at + 1)
    } else if line.number(at).is_some() && takes_minutes(line, at + 1) {
        (None, at + 2)
    } else {
        let is_nothing = line.is_joint(at) || line.means(at, Meaning::Reading) || line.weekday(at).is_some();
        ((!is_nothing).then_some(Item::Other), at + 1)
    }
}

/// Whether a length of reading or listening stands here: `min read`, `minutes`.
fn takes_minutes(line: &Line, at: usize) -> bool {
    line.means(at, Meaning::Reading) || line.means(at, Meaning::Unit(Unit::Minute, 1))
}

/// The stamps with the roles that the labels give them. A label stands in front of its stamp, unless the line begins
/// with a stamp and ends with a label.
pub(super) fn labelled(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let words = |item: &&Item| !matches!(item, Item::Other);
    let begins_with_stamp = matches!(items.iter().find(words), Some(Item::Stamp(_)));
    let ends_with_label = matches!(items.iter().rfind(words), Some(Item::Label(_)));
    let stamps = if begins_with_stamp && ends_with_label { labels_behind(items) } else { labels_before(items) };
    label_near(items, stamps)
}

/// The only stamp of a sentence has the label a few words behind it, where none stands before it: `Dieser Beitrag wurde am 3.
/// Mai von Ida Moll geschrieben`.
fn label_near<'i>(items: &'i [Item], mut stamps: Vec<(StampRole, &'i Parts)>) -> Vec<(StampRole, &'i Parts)> {
    if let [(role @ StampRole::Unlabelled, parts)] = &mut stamps[..]
        && !parts.is_vague()
    {
        let mut behind =
            items.iter().skip_while(|item| !matches!(item, Item::Stamp(_))).skip(1).take(MOST_WORDS_BETWEEN);
        let label = behind.find_map(|item| if let Item::Label(label) = item { Some(*label) } else { None });
        *role = label.unwrap_or(*role);
    }
    stamps
}

fn labels_before(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let mut stamps = Vec::new();
    let mut role = StampRole::Unlabelled;
    let mut others = 0;
    for item in items {
        match item {
            Item::Label(label) => (role, others) = (*label, 0),
            Item::Other => others += 1,
            Item::Stamp(parts) => {
                let most = if parts.is_vague() { 0 } else { MOST_WORDS_BETWEEN };
                stamps.push((if others <= most { role } else { StampRole::Unlabelled }, parts));
                role = StampRole::Unlabelled;
            }
        }
    }
    stamps
}

fn labels_behind(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let mut stamps: Vec<(StampRole, &Parts)> = Vec::new();
    let mut is_near = false;
    for item in items {
        match item {
            Item::Stamp(parts) => {
                stamps.push((StampRole::Unlabelled, parts));
                is_near = true;
            }
            Item::Label(label) => {
                if let Some(last) = stamps.last_mut().filter(|_| is_near) {
                    last.0 = *label;
                }
                is_near = false;
            }
            Item::Other => is_near = false,
        }
    }
    stamps
}
