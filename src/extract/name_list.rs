//! The names that a list of names begins with, `Ada Lind, Jan Moll and Ida Strand in Lenner`, each without the role before it
//! and the place, paper or stamp behind it.

use super::{
    dates, page_lines,
    person::{self, LONGEST_NAME},
    phrases,
};

/// Most names that one list holds.
const MOST_NAMES: usize = 12;
/// What stands behind the name of who wrote an article, where it does not stand before it.
pub(super) const CLOSERS: [&str; 9] =
    ["기자", "특파원", "記者", "记者", "特派員", "通訊員", "編集委員", "論説委員", "支局長"];

/// The names that a list of names begins with: `Ada Lind, Jan Moll and Ida Strand in Lenner`.
pub(super) fn names(list: &str) -> Vec<String> {
    let list = before_label(list);
    let mut names: Vec<String> = Vec::new();
    for part in list.split([',', '&', '、', '，', ';', '+']) {
        if let Some(last) = names.last_mut().filter(|_| person::is_suffix(part)) {
            *last = format!("{last}, {}", part.trim().trim_end_matches(['*', '†', '‡']));
            break;
        }
        if !names.is_empty() && behind_preposition(part.trim()).is_some() {
            break;
        }
        let parts = person::split_at_words(if names.is_empty() { before_role(part) } else { part });
        if !names.is_empty() && parts.first().is_some_and(|first| is_institution(first)) {
            break;
        }
        let parts: Vec<&str> =
            parts.into_iter().map(|name| cut(without_closer(name))).filter(|name| !name.is_empty()).collect();
        let all_names =
            parts.iter().all(|name| if names.is_empty() { person::is_name(name) } else { is_further_name(name) });
        if !all_names || is_place_or_degree(part, names.first()) {
            break;
        }
        if names.iter().any(|first| is_paper_behind(first, part)) || names.len() >= MOST_NAMES {
            break;
        }
        names.extend(parts.into_iter().map(str::to_owned));
    }
    names
}

/// What stands behind a few words and one that says who wrote, where that is a full name: `Ein Kommentar von Lise Tarrant`,
/// `dal nostro inviato Marta Moll`.
pub(super) fn behind_preposition(text: &str) -> Option<&str> {
    const PREPOSITIONS: [&str; 11] =
        ["berichtet", "by", "von", "par", "por", "door", "av", "af", "od", "przez", "durch"];
    const MOST_BEFORE: usize = 5;
    let is_person = |rest: &str| person::split_at_words(first_of(rest)).first().is_some_and(|name| is_full(cut(name)));
    let mut words = word_starts(text).take(MOST_BEFORE + 1).peekable();
    let mut before_is_small = true;
    while let Some((start, word)) = words.next() {
        let Some((next, _)) = words.peek().copied() else { break };
        if phrases::is_credit_label(word) {
            break;
        }
        let is_said = start > 0 && PREPOSITIONS.contains(&phrases::folded(word).trim_end_matches(':'));
        let is_role = before_is_small && start > 0 && person::is_role(word);
        if (is_said || is_role) && is_person(&text[next..]) {
            return Some(&text[next..]);
        }
        before_is_small &= start == 0 || word.starts_with(char::is_lowercase);
    }
    None
}

/// Whether a text is a full name and nothing else.
pub(super) fn is_full(name: &str) -> bool {
    person::is_name_with_role(name) && !name.contains(',')
}

/// The words of a text and where each begins.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start, word)
    })
}

/// What stands before the first comma or the like.
pub(super) fn first_of(text: &str) -> &str {
    text.split([',', '&', ';', '、', '，']).next().unwrap_or_default()
}

/// A text up to a colon, without the label before it: `Ada Lind Foto: Jan Moll`.
fn before_label(text: &str) -> &str {
    let Some(colon) = text.find([':', '：']) else { return text };
    let before = text[..colon].trim_end();
    match before.rsplit_once([' ', '\u{3000}']) {
        Some((name, label)) if phrases::is_credit_label(label) || phrases::is_byline_opener(label) => name.trim_end(),
        _ => before,
    }
}

/// A name up to what no name holds: a small word, a number, an address, a word of stamps; without the role before it.
fn cut(part: &str) -> &str {
    const IN_CAPITALS: [&str; 8] = ["IN", "ON", "AM", "AT", "FOR", "DANS", "EN", "FOTO"];
    let part = without_role(part.trim());
    let mut words = word_starts(part).peekable();
    let Some((_, first)) = words.next() else { return part };
    if first.starts_with(char::is_lowercase) && !person::is_particle(first) {
        return part;
    }
    let is_shouted = |word: &str| {
        word.chars().filter(|letter| letter.is_uppercase()).nth(1).is_some() && !word.chars().any(char::is_lowercase)
    };
    let (mut end, mut before) = (first.len(), first.len());
    let (mut shouted, mut count) = (usize::from(is_shouted(first)), 1);
    for (start, word) in words {
        let is_small = word.starts_with(char::is_lowercase) && !person::is_particle(word);
        let is_other_case = shouted > 1 && shouted == count && word.chars().skip(1).any(char::is_lowercase);
        let is_joint = shouted < count && IN_CAPITALS.contains(&word);
        let is_strange = word.contains(['@', ':']) || word.bytes().any(|byte| byte.is_ascii_digit());
        let is_label = || {
            let rest = &part[start..];
            let two = word_starts(rest).nth(2).map_or(rest, |(third, _)| rest[..third].trim_end());
            dates::label(word).is_some() || page_lines::is_page_label(two) || page_lines::is_author_label(word)
        };
        if is_small && count > 2 && person::is_role(word) {
            // `Ada Lind Court reporter`.
            end = before;
        }
        if is_small || is_other_case || is_joint || is_strange || count == LONGEST_NAME || is_label() {
            break;
        }
        shouted += usize::from(is_shouted(word));
        count += 1;
        (before, end) = (end, start + word.len());
    }
    without_glued_label(without_particles(&part[..end]))
}

/// A name without the small words at its end.
fn without_particles(mut name: &str) -> &str {
    while let Some((before, last)) = name.rsplit_once(' ')
        && person::is_particle(last)
    {
        name = before.trim_end();
    }
    name
}

/// A name without the word of a stamp that touches it: `Ada LindUpdated`.
fn without_glued_label(name: &str) -> &str {
    let letters = name.char_indices().zip(name.chars().skip(1));
    let joint = letters.filter(|((_, one), next)| one.is_lowercase() && next.is_uppercase()).last();
    let Some(((at, letter), _)) = joint else { return name };
    let at = at + letter.len_utf8();
    if dates::label(&name[at..]).is_some() { &name[..at] } else { name }
}

/// A name without what the person is before it: `Redakteurin Lise Tarrant`, `our reporter Ada Lind`.
fn without_role(part: &str) -> &str {
    const MOST_BEFORE: usize = 4;
    let mut words = word_starts(part).take(MOST_BEFORE).peekable();
    let mut found = part;
    while let Some((_, word)) = words.next() {
        let Some((next, _)) = words.peek() else { break };
        if person::is_role(word) && is_full(&part[*next..]) {
            found = &part[*next..];
        }
    }
    found
}

/// A part up to what the person is, behind the full name: `Ada Lind Senior Writer`.
fn before_role(part: &str) -> &str {
    let part = part.trim();
    let is_last = word_starts(part).last().is_some_and(|(_, word)| person::is_occupation(word));
    let is_role = |word: &str| person::is_occupation(word) || person::is_rank(word);
    let role = || word_starts(part).skip(2).find(|(_, word)| word.starts_with(char::is_uppercase) && is_role(word));
    let name = if is_last { role().map(|(start, _)| part[..start].trim_end()) } else { None };
    name.filter(|name| is_full(name) && !name.split(' ').next().is_some_and(is_role)).unwrap_or(part)
}

/// Whether a part in capitals stands behind a name that is not: `Ada Lind, LENNER TODAY`.
fn is_paper_behind(name: &str, part: &str) -> bool {
    let is_capitals = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    is_capitals(part) && !is_capitals(name)
}

/// A name without the word for a reporter behind it.
fn without_closer(line: &str) -> &str {
    let line = line.trim();
    let end = CLOSERS.iter().filter_map(|closer| line.find(closer)).filter(|at| *at > 0).min();
    end.map_or(line, |at| line[..at].trim_end())
}

/// Whether a part behind a name is another name, not `Engineer on Harbours` nor `Lenner Times`.
fn is_further_name(part: &str) -> bool {
    const PAPERS: [&str; 13] = [
        "association", "bureau", "finance", "foundation", "institute", "journal", "magazine", "network", "post",
        "service", "sports", "times", "university",
    ];
    let is_cased = part.chars().any(char::is_lowercase);
    let is_paper = part.split_whitespace().last().is_some_and(|last| PAPERS.contains(&last.to_lowercase().as_str()));
    !is_paper && person::is_name(part) && (!is_cased || !part.contains(' ') || person::is_name_with_role(part))
}

/// Whether a part of one word behind a full name is where the author is, or a degree or an agency: no second name.
fn is_place_or_degree(part: &str, first: Option<&String>) -> bool {
    let is_one_word = |text: &str| !text.trim().contains([' ', '\u{a0}']);
    first.is_some_and(|first| !is_one_word(first)) && is_one_word(part) && !part.trim().starts_with(char::is_lowercase)
}

/// Whether a part behind a name goes on as only the name of an institution does: `Society of Weirs`, `Institut für
/// Wasserbau`; a person may write `for the Lenner Post`.
fn is_institution(part: &str) -> bool {
    const JOINTS: [&str; 14] =
        ["of", "des", "dello", "for", "für", "zur", "zum", "dla", "för", "til", "till", "voor", "pour", "para"];
    let name = cut(part);
    let Some((_, behind)) = part.split_once(name) else { return false };
    let mut words = word_starts(behind).map(|(_, word)| word);
    words.next().is_some_and(|joint| JOINTS.contains(&joint))
        && words.next().is_some_and(|next| next.starts_with(char::is_uppercase))
}
