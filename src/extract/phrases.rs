//! What a line's words tell of its job in an article, in many languages: bylines, credits, the ends of sentences. The
//! words stand in `words/`; none names a site.

use std::borrow::Cow;

use super::word_list::WordList;

static BYLINE_OPENERS: WordList = WordList::new(include_str!("words/byline-openers.txt"));
static CREDIT_LABELS: WordList = WordList::new(include_str!("words/credit-labels.txt"));
static REVIEWERS: WordList = WordList::new(include_str!("words/reviewers.txt"));

/// Letters of the longest word for who wrote, and of what may stand unseen in it.
const LONGEST_OPENER: usize = 40;

/// A line without soft hyphens and characters of no width, which stand inside words and change none.
pub(super) fn without_invisible(line: &str) -> Cow<'_, str> {
    if line.is_ascii() || !line.contains(is_invisible) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.chars().filter(|letter| !is_invisible(*letter)).collect())
}

/// Whether a character stands inside words unseen.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A line in lower case with straight apostrophes, for comparison with the lists.
pub(super) fn folded(line: &str) -> String {
    let mut rest = line.trim();
    if rest.is_ascii() {
        return rest.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(rest.len());
    while let Some(letter) = rest.chars().next() {
        let (plain, start) = (rest.bytes().take_while(u8::is_ascii).count(), folded.len());
        match letter {
            _ if plain > 0 => {
                folded.push_str(&rest[..plain]);
                folded[start..].make_ascii_lowercase();
            }
            '’' => folded.push('\''),
            // Its small letter is an `i` and a dot above it, and no list has that.
            'İ' => folded.push('i'),
            _ if is_invisible(letter) => {}
            _ => folded.extend(letter.to_lowercase()),
        }
        rest = &rest[plain.max(letter.len_utf8())..];
    }
    folded
}

/// The first letters of a line.
pub(super) fn beginning(line: &str, letters: usize) -> &str {
    match line.as_bytes().get(..letters) {
        None => line,
        Some(start) if start.is_ascii() => &line[..letters],
        Some(_) => line.char_indices().nth(letters).map_or(line, |(end, _)| &line[..end]),
    }
}

/// Whether a text is longer than so many letters; an ideograph or a syllable says as much as three of them.
pub(super) fn is_longer(text: &str, letters: usize) -> bool {
    let weight = |byte: u8| match byte {
        0x80..=0xbf => 0,
        0xe3..=0xed => 3,
        _ => 1,
    };
    text.len() > letters && (text.len() > letters * 4 || text.bytes().map(weight).sum::<usize>() > letters)
}

/// The word for who wrote that a line opens with, in lower case, and the rest of the line.
pub(super) fn byline_opener(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    let opener = BYLINE_OPENERS.opening(&folded(beginning(line, LONGEST_OPENER)))?;
    let end = line.char_indices().nth(opener.chars().count()).map_or(line.len(), |(at, _)| at);
    Some((opener, &line[end..]))
}

/// Whether a text is a word for the author and nothing else: `Written by`.
pub(super) fn is_byline_opener(text: &str) -> bool {
    byline_opener(text.trim().trim_end_matches(':')).is_some_and(|(_, rest)| rest.is_empty())
}

/// A byline without its opener.
pub(super) fn without_byline_opener(line: &str) -> &str {
    let line = line.trim();
    let Some((opener, rest)) = byline_opener(line) else { return line };
    // Where a style sheet sets the space, `By` and the name touch.
    let starts_name = rest.starts_with(char::is_uppercase) && rest.chars().nth(1).is_some_and(char::is_lowercase);
    let is_glued = opener == "by" && starts_name;
    let is_word_end =
        is_glued || rest.is_empty() || rest.starts_with(|next: char| !next.is_alphanumeric()) || !opener.is_ascii();
    if is_word_end { rest.trim_start_matches([' ', '\u{a0}', '\u{3000}', ':', '：']) } else { line }
}

/// Whether the words before a name say that somebody checked or edited what others wrote: `Medically reviewed by`.
pub(super) fn is_of_reviewer(words: &str) -> bool {
    REVIEWERS.places(&folded(words)).next().is_some()
}

/// Whether more than half of the words begin with no small letter, as names do with the particles between them.
pub(super) fn is_mostly_capitalised(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    small * 2 < words.len()
}

/// Whether a text is one word or a few that all begin with a capital, as only names do.
fn is_name_of_maker(words: &str) -> bool {
    const MOST: usize = 4;
    if !words.trim().contains(' ') {
        return true;
    }
    let mut words = words.split(|letter: char| letter.is_whitespace() || letter == '/').filter(|word| !word.is_empty());
    words.by_ref().take(MOST).all(|word| word.starts_with(char::is_uppercase)) && words.next().is_none()
}

/// Whether the last letters of a line end a sentence, in any script that marks it.
pub(super) fn ends_as_sentence(line: &str) -> bool {
    const STOPS: &str = ".!?…。！？؟۔।॥։።។．⋯:;：";
    let closing = |letter: char| "\"'”’»«“)]」』）*_".contains(letter) || letter.is_whitespace();
    line.trim_end_matches(closing).chars().next_back().is_some_and(|last| STOPS.contains(last))
}

/// Whether a line is a question, in any script that marks one.
pub(super) fn asks(line: &str) -> bool {
    line.trim_end().ends_with(['?', '？', '؟', '⸮'])
}

/// Whether a script ends sentences without a mark, so that the lack of one says nothing.
pub(super) fn is_unmarked_script(line: &str) -> bool {
    line.chars()
        .any(|letter| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'))
}

/// Whether a caption ends with its credit in brackets, as in `(Image: Getty)`.
pub(super) fn ends_with_credit(line: &str) -> bool {
    let line = line.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '.');
    [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')].iter().any(|(open, close)| {
        line.strip_suffix(*close).and_then(|line| line.rsplit_once(*open)).is_some_and(|(_, credit)| is_credit(credit))
    })
}

/// Whether a text is a word for pictures or who made them, and nothing else.
pub(super) fn is_credit_label(text: &str) -> bool {
    CREDIT_LABELS.has(&folded(text))
}

/// Whether a line names the maker of a picture: a label, a colon, a name; or a copyright sign.
pub(super) fn is_credit(line: &str) -> bool {
    let line = line.trim();
    if beginning(line, 90).len() < line.len() {
        return false;
    }
    if line.starts_with('©') {
        return !line.bytes().any(|byte| byte.is_ascii_digit());
    }
    let is_maker = |name: &str| is_mostly_capitalised(name) || (1..=3).contains(&name.split_whitespace().count());
    // A video has a title where a picture has none.
    let is_titled = |label: &str| label.trim().eq_ignore_ascii_case("video");
    let is_label = |label: &str| CREDIT_LABELS.has(folded(label).trim_end_matches([' ', '\u{a0}', '.']));
    let parts = line.split_once([':', '：', '／', '/']).or_else(|| line.split_once(". "));
    let with_maker = line.split_once(" by ");
    let with_agency = || line.split_once('/').map(|(label, name)| (label.rsplit(' ').next().unwrap_or(label), name));
    [parts, with_maker, with_agency()]
        .into_iter()
        .flatten()
        .any(|(label, name)| is_label(label) && is_maker(name) && (!is_titled(label) || is_name_of_maker(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_known_by_their_label() {
        for line in [
            "A boat (Image: Getty)", "A boat (Photo by Ida Moll)", "Ein Boot (Foto: dpa)",
            "Un bateau (Crédit photo : AFP)", "船（图片：新华）", "Човен (Фото: Укр)", "Łódź (Fot. Agencja Brzeg)",
            "Το πλοίο (Φωτ.: Μέλας)", "A boat (AP Photo/Ida Moll)",
        ] {
            assert!(ends_with_credit(line), "{line}");
        }
        for line in ["Photograph: Ida Moll", "© Ida Moll", "Foto: dpa", "写真：共同", "Zdjęcie: PAP"] {
            assert!(is_credit(line), "{line}");
        }
        assert!(is_credit("Video: Ida Moll/LPN"));
        for line in ["Video: Keepers run dry", "VIDEO: Lauf der Lenner (2:14)", "Video: So fließt sie"] {
            assert!(!is_credit(line), "{line}");
        }
        for line in ["He came (late: very late)", "© 2026 Ostrey Mail", "She said: go home", "A photograph of the boat"]
        {
            assert!(!is_credit(line) && !ends_with_credit(line), "{line}");
        }
    }

    #[test]
    fn sentences_end_in_every_script() {
        for line in ["It sank.", "“It sank.”", "沈んだ。", "Wirklich?", "غرقت؟", "डूब गया।", "(It sank.)"]
        {
            assert!(ends_as_sentence(line), "{line}");
        }
        for line in ["It sank", "沈没", "“It sank”"] {
            assert!(!ends_as_sentence(line), "{line}");
        }
    }
}
