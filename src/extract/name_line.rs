//! The names in one line: behind a word for who wrote, beside stamps, between marks; without roles, places and times. A
//! line is read from left to right once, so that no line costs more than its length.

use super::{
    dates::{self, StampContext},
    page_lines,
    person::{self, LONGEST_NAME},
    phrases, reporters,
};

/// Most names that one line holds.
const MOST_NAMES: usize = 12;
/// Most parts of a line that are looked at.
const MOST_PARTS: usize = 16;
/// Bytes of the longest line that is read.
const LONGEST_LINE: usize = 600;
/// What parts the names from all else.
const MARKS: [char; 15] = ['｜', '（', '）', '|', '·', '•', '⋅', '\n', '–', '—', '/', '(', ')', '】', '／'];

/// A part of a line between two marks or stamps.
#[derive(Clone, Copy)]
struct Part<'l> {
    text: &'l str,
    /// Whether a word for who wrote stands before it.
    is_signed: bool,
    /// Whether it touches a stamp, but for a mark.
    is_beside_stamp: bool,
}

/// The names in a line that is known to name who wrote.
pub(super) fn names_in(line: &str) -> Vec<String> {
    let line = phrases::without_invisible(line);
    let reporters = reporters::in_line(&line);
    if !reporters.is_empty() {
        return reporters;
    }
    let parts = parts(&line);
    let signed = parts.iter().filter(|part| part.is_signed);
    let found = signed.clone().map(|part| names(part.text)).find(|names| !names.is_empty());
    if let Some(found) = found {
        return found;
    }
    if let Some(group) = signed.clone().find_map(|part| collective(part.text)) {
        return vec![group];
    }
    let mut unsigned = parts.iter().filter(|part| !part.is_signed).map(|part| part.text);
    let first = unsigned.next().map(names).unwrap_or_default();
    if first.is_empty() { full_name(unsigned).into_iter().collect() } else { first }
}

/// The names in a line of stamps: behind a word for who wrote, else the full name of a person that touches the stamp.
pub(super) fn beside_stamp(line: &str) -> Vec<String> {
    let line = phrases::without_invisible(line);
    let parts = parts(&line);
    let is_meant = |part: &&Part<'_>| part.is_signed;
    let signed = || parts.iter().filter(is_meant).map(|part| names(part.text)).find(|names| !names.is_empty());
    let account = || parts.iter().filter(is_meant).find_map(|part| account(part.text)).map(|name| vec![name]);
    let reporters = || parts.iter().map(|part| reporters::in_line(part.text)).find(|names| !names.is_empty());
    let beside = || full_name(parts.iter().filter(|part| part.is_beside_stamp).map(|part| part.text));
    signed().or_else(account).or_else(reporters).or_else(|| beside().map(|name| vec![name])).unwrap_or_default()
}

/// Whether a line names who wrote behind a word that says so: `Review by Ada Lind`, `Redaktur : Budi Santara`.
pub(super) fn is_signed(line: &str) -> bool {
    const LONGEST: usize = 160;
    let line = phrases::without_invisible(line);
    !phrases::is_longer(&line, LONGEST)
        && !phrases::ends_as_sentence(&line)
        && parts(&line).iter().any(|part| part.is_signed && !names(part.text).is_empty())
}

/// Whether a line begins with the full name of a person and goes on with a stamp.
pub(super) fn opens_with_name_and_stamp(line: &str) -> bool {
    let line = phrases::without_invisible(line);
    let parts = parts(&line);
    let is_sentence = phrases::ends_as_sentence(&line);
    !is_sentence
        && parts.first().is_some_and(|part| part.is_beside_stamp && full_name(std::iter::once(part.text)).is_some())
        && line.starts_with(parts[0].text)
}

/// The names of people, with the word for who wrote, that stand before the stamps a line ends with: a full stop behind them
/// makes no sentence of it, `By Ada Lind | Updated 3 May 2026, 9:10 a.m.`
pub(super) fn before_stamps(line: &str) -> Option<&str> {
    const MOST_WORDS: usize = 4;
    let before = dates::before_stamps(line)?.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let mut parts = phrases::without_byline_opener(before).split(['|', '·', '•', '—', '–', '\n']).map(str::trim);
    let is_one = |name: &str| is_full(name) || person::is_uncased_person(name);
    let names = parts.next().filter(|names| is_one(names) || person::are_names(names));
    let is_short = |part: &str| part.split_whitespace().count() <= MOST_WORDS && !phrases::ends_as_sentence(part);
    names.filter(|_| parts.all(is_short)).map(|_| before)
}

/// The first full name of a person among parts of a line.
fn full_name<'l>(mut parts: impl Iterator<Item = &'l str>) -> Option<String> {
    let is_person = |part: &&str| person::is_name_with_role(part) || person::is_uncased_person(part);
    parts.find(is_person).map(|part| first_of(part).trim().to_owned())
}

/// The parts of a line between stamps and marks that hold letters.
fn parts(line: &str) -> Vec<Part<'_>> {
    let line = phrases::beginning(line, LONGEST_LINE);
    let stamps = dates::find_stamps(line, &StampContext::default());
    let mut found = Vec::new();
    let mut from = 0;
    for stamp in &stamps {
        if stamp.span.start >= from {
            take_parts(&line[from..stamp.span.start], Place { is_behind: from > 0, is_before: true }, &mut found);
            from = stamp.span.end;
        }
    }
    take_parts(&line[from..], Place { is_behind: from > 0, is_before: false }, &mut found);
    found
}

/// Where a run of words stands.
#[derive(Clone, Copy)]
struct Place {
    /// Behind a stamp.
    is_behind: bool,
    /// Before a stamp.
    is_before: bool,
}

/// Takes the parts of a run of words between stamps.
fn take_parts<'l>(run: &'l str, place: Place, found: &mut Vec<Part<'l>>) {
    let run = if place.is_before { without_preposition(run) } else { run };
    let mut rest = run;
    let mut is_first = true;
    while !rest.is_empty() && found.len() < MOST_PARTS {
        let trimmed = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let opened = behind_opener(trimmed, place.is_behind && is_first);
        let body = opened.unwrap_or(trimmed);
        let end = end_of_part(body);
        let text = body[..end].trim().trim_end_matches([',', ':', '：', '-']).trim_end();
        rest = &body[end..];
        if !text.contains(char::is_alphabetic) {
            continue;
        }
        let is_last = !rest.contains(char::is_alphanumeric);
        let is_beside_stamp = (place.is_behind && is_first) || (place.is_before && is_last);
        let behind = if opened.is_none() { behind_preposition(text) } else { None };
        found.push(Part {
            text: behind.unwrap_or(text),
            is_signed: opened.is_some() || behind.is_some(),
            is_beside_stamp,
        });
        is_first = false;
    }
}

/// Where a part ends: at a mark, at a dash or slash between spaces, at a gap of several spaces.
fn end_of_part(text: &str) -> usize {
    let gaps = [" - ", " -- ", "  ", " \u{a0}", "\u{a0} ", "\u{a0}\u{a0}"];
    let gap = gaps.iter().filter_map(|gap| text.find(gap)).min();
    let is_credit =
        |at: &usize| text[*at..].split(['・', '：', '/', '／']).next().is_some_and(phrases::is_credit_label);
    let gap = gap.or_else(|| text.match_indices('\u{3000}').map(|(at, _)| at).take(MOST_PARTS).find(is_credit));
    text.find(MARKS).into_iter().chain(gap).min().unwrap_or(text.len())
}

/// What stands behind a word for who wrote at the beginning of a text.
fn behind_opener(text: &str, is_behind_stamp: bool) -> Option<&str> {
    /// Words that say who wrote only behind a stamp: elsewhere they are parts of names.
    const BEHIND_STAMPS: [&str; 6] = ["da ", "durch ", "przez ", "od ", "от ", "від "];
    let opened = phrases::without_byline_opener(text);
    if opened.len() < text.trim().len() {
        // `Posted by: By Ada Lind`.
        return Some(phrases::without_byline_opener(opened));
    }
    let lower = phrases::folded(phrases::beginning(text, 8));
    let word = BEHIND_STAMPS.iter().find(|word| is_behind_stamp && lower.starts_with(**word))?;
    text.get(word.len()..)
}

/// What stands behind a few words and one that says who wrote, where that is a full name: `Ein Kommentar von Lise Tarrant`,
/// `dal nostro inviato Marta Moll`.
fn behind_preposition(text: &str) -> Option<&str> {
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

/// The words of a text and where each begins.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start, word)
    })
}

/// What stands before the first comma or the like.
fn first_of(text: &str) -> &str {
    text.split([',', '&', ';', '、', '，']).next().unwrap_or_default()
}

/// Whether a text is a full name and nothing else.
pub(super) fn is_full(name: &str) -> bool {
    person::is_name_with_role(name) && !name.contains(',')
}

/// The names that a list of names begins with: `Ada Lind, Jan Moll and Ida Strand in Lenner`.
fn names(list: &str) -> Vec<String> {
    let list = before_label(list);
    let mut names: Vec<String> = Vec::new();
    for part in list.split([',', '&', '、', '，', ';', '+']) {
        if let Some(last) = names.last_mut().filter(|_| person::is_suffix(part)) {
            *last = format!("{last}, {}", part.trim());
            break;
        }
        if !names.is_empty() && behind_preposition(part.trim()).is_some() {
            break;
        }
        let parts = person::split_at_words(part);
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
    let mut end = first.len();
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
        if is_small || is_other_case || is_joint || is_strange || count == LONGEST_NAME || is_label() {
            break;
        }
        shouted += usize::from(is_shouted(word));
        count += 1;
        end = start + word.len();
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

/// Who signs a line that opens as a byline and names no person: an account, `lock_keeper`, or a group, `Our Harbour Staff`.
fn collective(line: &str) -> Option<String> {
    let line = line.split([',', ':']).next().unwrap_or_default().trim().trim_end_matches('.');
    let words = line.split_whitespace().count();
    let is_group = words > 1
        && words < LONGEST_NAME
        && line.starts_with(char::is_uppercase)
        && !line.bytes().any(|byte| byte.is_ascii_digit());
    if is_group && dates::label(line).is_none() { Some(line.to_owned()) } else { account(line.trim_start_matches('@')) }
}

/// An account that signs a line: it has one word, in small letters too.
fn account(text: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    let text = text.trim().trim_end_matches('.');
    let is_word = is_account(text);
    let is_long = text.chars().nth(SHORTEST - 1).is_some();
    (is_word && is_long && !person::is_role(text) && dates::label(text).is_none()).then(|| text.to_owned())
}

/// Whether a text is letters and marks of accounts.
pub(super) fn is_account(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    text.chars().any(char::is_alphabetic) && text.chars().all(is_letter)
}

/// Whether a part in capitals stands behind a name that is not: `Ada Lind, LENNER TODAY`.
fn is_paper_behind(name: &str, part: &str) -> bool {
    let is_capitals = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    is_capitals(part) && !is_capitals(name)
}

/// A name without the word for a reporter behind it.
fn without_closer(line: &str) -> &str {
    const CLOSERS: [&str; 8] = ["기자", "특파원", "記者", "记者", "編集委員", "論説委員", "特派員", "支局長"];
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

/// A line without the small word that led to the stamp behind it: `By Ada Lind on`.
fn without_preposition(line: &str) -> &str {
    const LONGEST: usize = 4;
    let line = line.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ')'));
    let Some((before, last)) = line.rsplit_once(' ') else { return line };
    let is_small = last.len() <= LONGEST && last.chars().all(char::is_lowercase);
    if is_small { before.trim_end() } else { line }
}

/// Whether a part of one word behind a full name is where the author is, or a degree or an agency: no second name.
fn is_place_or_degree(part: &str, first: Option<&String>) -> bool {
    let is_one_word = |text: &str| !text.trim().contains([' ', '\u{a0}']);
    first.is_some_and(|first| !is_one_word(first)) && is_one_word(part) && !part.trim().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_stamps() {
        for (line, expected) in [
            ("4 March 2026 21:15 | Updated 5 March 2026 07:40 By Ada Lind", "Ada Lind"),
            ("11.05.2026, 10:22 von lockhueter", "lockhueter"),
            ("11.05.2026, 10:22 in Lenner", ""),
            ("Ada Lind 3 May 2026, 07:15", "Ada Lind"),
            ("Ada Lind: 3 May 2026", "Ada Lind"),
            ("Ada Lind | 3.5.2026", "Ada Lind"),
            ("3 May 2026 • Ada Lind • Harbour", "Ada Lind"),
            ("3 May 2026, Ada Lind", "Ada Lind"),
            ("Posted by Ada Lind, Jan Moll on 3 May 2026, all posts", "Ada Lind; Jan Moll"),
            ("Von Christian am 03.05.2026, 11:51 | 0 Meinungen | Energie sparen", "Christian"),
            ("Freitag | 14. Juni 2026 | 15:49 VON Lise Tarrant IN Mode | 0 COMMENTS", "Lise Tarrant"),
            ("Dienstag, 12. Mai 2026, von Dr. Lise Tarrant", "Dr. Lise Tarrant"),
            ("08/08/2026 durch Lise Tarrant Keine Kommentare", "Lise Tarrant"),
            ("Pubblicato il 3 maggio 2026 da Marta Moll", "Marta Moll"),
            ("Updated 3 May 2026", ""),
            ("The lock shut on 3 May 2026", ""),
            ("Ostrey, 3 May 2026", ""),
            ("2026-05-03 林晓梅", "林晓梅"),
            ("דנה לוין | 12.05.2026", "דנה לוין"),
        ] {
            assert_eq!(beside_stamp(line).join("; "), expected, "{line}");
        }
        assert!(opens_with_name_and_stamp("Ada Lind | 3.5.2026"));
        assert!(!opens_with_name_and_stamp("3.5.2026 | Ada Lind"));
    }

    #[test]
    fn the_full_stop_behind_a_stamp_ends_no_sentence() {
        for (line, expected) in [
            ("By Ada Lind | Updated May 3, 2026 9:10 a.m.", Some("By Ada Lind")),
            ("By Ada Lind Published May 2, 2026 8:00 a.m. Updated May 3, 2026 9:10 p.m.", Some("By Ada Lind")),
            ("Von Lise Tarrant. Aktualisiert am 3. Mai 2026 um 9:10 Uhr.", Some("Von Lise Tarrant")),
            ("Автор: Олена Кравець, 3 мая 2026 г.", Some("Автор: Олена Кравець")),
            ("Ada Lind and Jan Moll, 3 May 2026.", Some("Ada Lind and Jan Moll")),
            ("By Monday, 12 boats had left by 9 p.m.", None),
            ("Jo Bane, who ran the lock, died on 3 May 2026.", None),
            ("Jo Bane opened the lock at 9:10 a.m.", None),
            ("By Ada Lind", None),
        ] {
            assert_eq!(before_stamps(line), expected, "{line}");
            let is_signed = phrases::is_byline(line) || line.starts_with("Ada");
            assert!(expected.is_none() || is_signed, "{line}");
        }
    }

    #[test]
    fn names_stand_without_openers_roles_and_times() {
        for (line, expected) in [
            ("By Rowan Peake", "Rowan Peake"),
            ("By Rowan Peake and Ida Moll", "Rowan Peake; Ida Moll"),
            ("By Rowan Peake, Ida Moll and Tam Orrick", "Rowan Peake; Ida Moll; Tam Orrick"),
            ("Tess Holloway, Health Reporter", "Tess Holloway"),
            ("By Rowan Peake | 2 March 2026, 07:15", "Rowan Peake"),
            ("By Rowan Peake in Ostrey", "Rowan Peake"),
            ("By Rowan Peake in Ostrey and Ida Moll in Lenner", "Rowan Peake; Ida Moll"),
            ("BY ROWAN PEAKE AND IDA MOLL", "ROWAN PEAKE; IDA MOLL"),
            ("By ROWAN PEAKE and IDA MOLL - LP Harbour Writers | LP", "ROWAN PEAKE; IDA MOLL"),
            ("ROWAN PEAKE Lenner Press", "ROWAN PEAKE"),
            ("By Rowan PeakeUpdated", "Rowan Peake"),
            ("Reporting by Rowan Peake; Editing by Ida Moll", "Rowan Peake"),
            ("Review by Rowan Peake", "Rowan Peake"),
            ("Ein Kommentar von Lise Tarrant", "Lise Tarrant"),
            ("Von unserer Redakteurin Lise Tarrant", "Lise Tarrant"),
            ("dal nostro inviato Marta Moll", "Marta Moll"),
            ("Text: Lise Tarrant, Fotos: Jan Moll", "Lise Tarrant"),
            ("Text: Ingrid Solumsson Foto: Jan Moll", "Ingrid Solumsson"),
            ("Edited by: Rowan Peake", "Rowan Peake"),
            ("Автор: И. П. Лодкин", "И. П. Лодкин"),
            ("文・高木涼　写真・山田花", "高木涼"),
            ("Harbour • Rowan Peake", "Harbour"),
            ("V\u{ad}on Lise Tar\u{ad}rant", "Lise Tarrant"),
            ("Ana da Silva Prado", "Ana da Silva Prado"),
            ("한지민 기자 jimin@lenner.example", "한지민"),
            ("Von Lise Tarrant und Jan Moll", "Lise Tarrant; Jan Moll"),
            ("Par Inès Correau et Luc Moll", "Inès Correau; Luc Moll"),
            ("Автор: Олена Кравець", "Олена Кравець"),
            ("作者：李明", "李明"),
            ("By Rowan Peake, Reuters", "Rowan Peake"),
            ("By Rowan Peake, Associated Press", "Rowan Peake"),
            ("By Rowan Peake | Reuters", "Rowan Peake"),
            ("By Rowan Peake, MS, RDN", "Rowan Peake"),
            ("By Rowan Peake, MD", "Rowan Peake, MD"),
            ("By ROWAN PEAKE on Jan 22, 2025", "ROWAN PEAKE"),
            ("ByRowan Peake", "Rowan Peake"),
            ("By Byron Peake", "Byron Peake"),
            ("Rowan Peake \u{a0} ISLAND POST", "Rowan Peake"),
            ("Por Ana Luz Prado, corresponsal", "Ana Luz Prado"),
            ("Von Lise Tarrant, Berlin", "Lise Tarrant"),
            ("By Rowan Peake @rowanpeake", "Rowan Peake"),
            ("By Rowan Peake, Lenner Times", "Rowan Peake"),
            ("By Rowan Peake, Engineer on Harbours", "Rowan Peake"),
            ("By Lenner Foundation", "Lenner Foundation"),
            ("By Rowan Peake, LENNER TODAY", "Rowan Peake"),
            ("By ROWAN PEAKE, IDA MOLL", "ROWAN PEAKE; IDA MOLL"),
            ("By Lenner's Editorial Writers", "Lenner's Editorial Writers"),
            ("Autor: schleusenblog", "schleusenblog"),
            ("von am", ""),
            ("한지민 기자", "한지민"),
        ] {
            assert_eq!(names_in(line).join("; "), expected, "{line}");
        }
    }
}
