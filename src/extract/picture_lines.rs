//! What the words of a line below a picture tell: that they are about the picture, in many languages. Asked only of such
//! lines, for most of these words stand in articles too.

use super::{person, phrases, word_list::WordList};

static FIGURE_LABELS: WordList = WordList::new(include_str!("words/figure-labels.txt"));
static CAPTION_WORDS: WordList = WordList::new(include_str!("words/caption-words.txt"));
static AGENCIES: WordList = WordList::new(include_str!("words/agencies.txt"));
static CAPTION_CLOSERS: WordList = WordList::new(include_str!("words/caption-closers.txt"));

/// Labels of credits that notes below a text have too.
const SOURCE_LABELS: [&str; 12] = [
    "source", "sources", "quelle", "quellen", "fuente", "fonte", "źródło", "джерело", "источник", "المصدر", "출처",
    "credits",
];

/// Whether a line below a picture is its caption or credit by its words: `Figure 2`, `File photo`, a maker at its end.
pub(super) fn is_caption(line: &str) -> bool {
    let lower = phrases::folded(line);
    phrases::is_credit(line)
        || is_in_brackets(line)
        || is_numbered(&lower)
        || CAPTION_WORDS.places(&lower).next().is_some()
        || ends_with_maker(line)
}

/// Whether a line is a credit and nothing else, wherever it stands: with a label for pictures and a name, or in brackets.
pub(super) fn is_bare_credit(line: &str) -> bool {
    const MOST_WORDS: usize = 7;
    let line = line.trim();
    let label = phrases::folded(line.split([':', '：', ' ']).next().unwrap_or_default());
    let is_short = line.split_whitespace().count() <= MOST_WORDS && !phrases::ends_as_sentence(line);
    (is_short && phrases::is_credit(line) && !SOURCE_LABELS.contains(&label.as_str()))
        || in_brackets(line).is_some_and(phrases::is_credit)
}

/// Whether a line begins with the number of a picture: `Fig. 3`.
fn is_numbered(line: &str) -> bool {
    FIGURE_LABELS
        .opening(line)
        .is_some_and(|label| line[label.len()..].trim_start_matches([' ', '\u{a0}', '.']).starts_with(char::is_numeric))
}

/// Whether a line says something and ends with the credit of its picture: in brackets, or behind a stop.
pub(super) fn ends_with_credit(line: &str) -> bool {
    phrases::ends_with_credit(line) || credit_behind_stop(line).is_some_and(is_bare_credit)
}

/// Whether a line between a stamp and the text says at its end who made the picture, though no colon shows it: `(foto
/// Moll)`, `(Ida Moll/Lenner Post)`, `| LPN`, `/ fot. Ida Moll`, `Photo Ida Moll`, `사진=최강민 기자`.
pub(super) fn names_maker(line: &str) -> bool {
    let line = line.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '.');
    if let Some((words, maker)) = before_brackets(line) {
        let is_whole = !phrases::ends_as_sentence(words);
        return is_labelled_maker(maker) || is_maker_of_paper(maker) || (is_whole && is_agency(maker));
    }
    let behind_mark = line.rsplit_once(['|', 'ⓒ', '＝']).or_else(|| line.rsplit_once(" / "));
    let parted = behind_mark.map(|(words, maker)| (words.trim(), maker.trim())).filter(|(words, _)| !words.is_empty());
    parted.is_some_and(|(_, maker)| is_agency(maker) || is_labelled_maker(maker) || line.contains('ⓒ'))
        || last_label(line).is_some_and(is_labelled_maker)
        || line.rsplit_once('/').is_some_and(|(words, paper)| ends_with_name(words) && are_capitalised(paper))
}

/// What stands before and in the brackets that a line ends with.
fn before_brackets(line: &str) -> Option<(&str, &str)> {
    let (words, maker) = line.strip_suffix([')', '）', ']', '】'])?.rsplit_once(['(', '（', '[', '【'])?;
    (words.contains(char::is_alphanumeric)).then_some((words.trim_end(), maker.trim()))
}

/// Whether words are a label for pictures and a name, with or without a mark between: `fot. Ida Moll`.
fn is_labelled_maker(words: &str) -> bool {
    let parts = words.split_once([' ', '\u{a0}', '=', ':', '：']);
    parts.is_some_and(|(label, name)| {
        phrases::is_credit_label(label.trim_end_matches('.')) && !label.is_empty() && are_capitalised(name)
    })
}

/// Whether words are a name and a paper: `Ida Moll/Lenner Post`.
fn is_maker_of_paper(words: &str) -> bool {
    words.split_once('/').is_some_and(|(maker, paper)| are_capitalised(maker) && are_capitalised(paper))
}

/// Whether words are the name of an agency.
fn is_agency(words: &str) -> bool {
    AGENCIES.has(&phrases::folded(words))
}

/// Whether words are few and none of them small or a number, as in names.
fn are_capitalised(words: &str) -> bool {
    const MOST: usize = 5;
    let mut words = words.split([' ', '\u{a0}', '/']).filter(|word| !word.is_empty()).peekable();
    let is_name = |word: &str| !word.starts_with(|first: char| first.is_lowercase() || first.is_numeric());
    words.peek().is_some() && words.by_ref().take(MOST).all(is_name) && words.next().is_none()
}

/// What a line says from its last label for pictures on, behind other words.
fn last_label(line: &str) -> Option<&str> {
    const NEAR_END: usize = 5;
    let starts = line.match_indices([' ', '\u{a0}', '.']).map(|(at, mark)| at + mark.len());
    let near_end: Vec<usize> = starts.collect();
    let is_label = |at: &usize| {
        let word = line[*at..].split([' ', '\u{a0}', '=']).next().unwrap_or_default();
        !word.starts_with(char::is_lowercase) && phrases::is_credit_label(word.trim_end_matches('.'))
    };
    near_end.into_iter().rev().take(NEAR_END).find(is_label).map(|at| &line[at..])
}

/// Whether words end with the full name of a person behind other words.
fn ends_with_name(words: &str) -> bool {
    let Some((before, last)) = words.trim_end().rsplit_once(' ') else { return false };
    let Some((before, first)) = before.rsplit_once(' ') else { return false };
    before.contains(' ') && person::is_full_name(&format!("{first} {last}"))
}

/// Whether a line is nothing but a credit in brackets, or ends with one.
fn is_in_brackets(line: &str) -> bool {
    phrases::ends_with_credit(line) || in_brackets(line).is_some_and(|words| words.contains([':', '：']))
}

/// The words of a line that is all in brackets.
fn in_brackets(line: &str) -> Option<&str> {
    let words = line.trim().strip_prefix(['(', '[', '（', '【'])?.strip_suffix([')', ']', '）', '】'])?;
    (!words.contains(['(', '[', '（', '【'])).then_some(words)
}

/// Whether a line ends with who made the picture: `… 王明 摄`, or words and then a credit.
fn ends_with_maker(line: &str) -> bool {
    let line = line.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let last = line.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let closer = |word: &str| CAPTION_CLOSERS.has(word);
    let is_closed = closer(last) || last.char_indices().rev().take(4).any(|(at, _)| closer(&last[at..]));
    is_closed || [credit_behind_stop, credit_behind_words].iter().any(|find| find(line).is_some_and(phrases::is_credit))
}

/// What stands behind the first words of a line from a sign or a label of credits on: `The gate at dawn Photo: Ida Moll`.
fn credit_behind_words(line: &str) -> Option<&str> {
    let label = |colon: usize| {
        let label = line[..colon].rsplit(char::is_whitespace).next().unwrap_or_default();
        (label.starts_with(char::is_uppercase) && phrases::is_credit_label(label)).then_some(colon - label.len())
    };
    let start = line.rfind('©').or_else(|| line.rfind(':').and_then(label)).filter(|start| *start > 0)?;
    Some(&line[start..])
}

/// What stands behind the last stop before the last colon of a line.
fn credit_behind_stop(line: &str) -> Option<&str> {
    let colon = line.rfind([':', '：'])?;
    let stop = line[..colon].rfind(['.', '!', '?', '。', '|', '·', '/', '–', '—'])?;
    Some(line[stop..].trim_start_matches(|letter: char| !letter.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_at_the_end_need_no_colon() {
        for line in [
            "La porte de l’écluse, mercredi. (Photo Ida Moll/Le Canal)",
            "La chiusa vista dal molo (foto Mollini)",
            "Keepers at the lock on Tuesday. (Ida Moll/Lenner Post)",
            "Keepers at the lock on Tuesday Ida Moll/LPN",
            "Keepers at the lock on Tuesday Photo Ida Moll",
            "Strażnicy przy śluzie / fot. Ida Moll",
            "Els vigilants de la resclosa | ACN",
            "Οι φύλακες στο φράγμα (ΑΠΕ-ΜΠΕ)",
            "حراس السد صباح الثلاثاء (رويترز)",
            "水門で作業する番人＝共同",
            "水門で作業する番人（共同）",
            "수문에서 일하는 관리인. (사진=최강민 기자)",
            "수문에서 일하는 관리인. 사진=최강민 기자",
            "관리인들이 일하고 있다. ⓒ 연합뉴스",
        ] {
            assert!(names_maker(line), "{line}");
        }
        for line in [
            "The lock leaks again, the keepers said. (AFP)",
            "The keepers, who had seen it before (and said so)",
            "It opens at six (or seven/eight on Sundays)",
            "The gates of the lock (see photo below)",
            "Die Schleuse bleibt zu | Streit um Wasser",
            "Keepers and owners agree on a 50/50 share",
            "The lock stays shut for a week",
        ] {
            assert!(!names_maker(line), "{line}");
        }
    }

    #[test]
    fn lines_below_pictures_are_known_by_their_words() {
        for line in [
            "Figure 1: The lock seen from the mill",
            "Fig. 2 The new gate",
            "Abb. 3: Das neue Tor",
            "Рис. 4. Новый шлюз",
            "图1 新闸门",
            "図2　新しい水門",
            "The lock last spring (file photo)",
            "Symbolbild",
            "Photo d’illustration",
            "资料图：旧闸门",
            "闸门旁的工人。王小河 摄",
            "河务局供图",
            "(Artist: Tove)",
            "[Foto: Mila Brand]",
            "The gate at dawn. Photo: Ida Moll",
            "The gate at dawn Photo: I. Moll",
            "Le barrage au petit matin© Studio Ida",
            "Das Tor am\u{a0}Morgen\u{a0}Foto: Ida Moll",
            "Das Tor am Morgen. Foto: Ida Moll",
            "Ворота на рассвете. Фото: Ида Молль",
            "Photo by Ida Moll / Lenner Photo",
            "图为水坝旁的工人。",
            "Ảnh minh họa",
            "فائل فوٹو",
            "صورة أرشيفية للسد",
            "수문 앞에서. 최강민 촬영",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in [
            "The lock opened in May.",
            "Figures for May are not out",
            "She said: go home",
            "The company changed its image: nobody noticed",
            "他说大坝很安全。",
            "The mayor (left) and his deputy",
            "In the photograph of memory nothing moves.",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
