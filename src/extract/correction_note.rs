//! Whether a line is a note of correction or clarification, by its words in many languages: by a label, by what a note
//! says of its own publication, or by what a publisher says of its own error.
//!
//! A sentence of the story may say that a bill was amended or that somebody regrets an error; it is no note.

use super::{
    phrases::{beginning, folded},
    word_list::WordList,
};

static LABELS: WordList = WordList::new(include_str!("words/correction-labels.txt"));
static SENTENCES: WordList = WordList::new(include_str!("words/correction-sentences.txt"));
static VERBS: WordList = WordList::new(include_str!("words/correction-verbs.txt"));
static EARLIER_VERSIONS: WordList = WordList::new(include_str!("words/earlier-versions.txt"));
static PUBLICATIONS: WordList = WordList::new(include_str!("words/publication-words.txt"));
static PUBLISHER_SAYS: WordList = WordList::new(include_str!("words/publisher-says.txt"));

/// Letters of a note within which the words that show it stand.
const WINDOW: usize = 220;

/// Colons and what stands for them behind a label, in every script.
const LABEL_ENDS: [char; 14] = [':', '：', '–', '—', '】', ']', '|', '。', '៖', '፦', '።', '။', '\u{2024}', '՝'];

/// Whether a line is a note of correction or clarification, or the heading of one.
pub(super) fn is_correction(line: &str) -> bool {
    let marks = ['*', '(', '[', '【', '■', '●', '▶', '–', '—', '-', '_', ' '];
    let start = folded(beginning(line.trim().trim_start_matches(marks), WINDOW));
    is_labelled(&start) || is_agency_head(line, &start) || speaks_of_publication(&start)
}

/// Whether words are the label of a note and nothing else.
pub(super) fn is_label(words: &str) -> bool {
    let words = folded(beginning(words.trim(), WINDOW));
    LABELS.opening(&words).is_some_and(|label| words[label.len()..].chars().all(|letter| LABEL_ENDS.contains(&letter)))
}

/// Whether a label opens the line and is closed there.
fn is_labelled(start: &str) -> bool {
    let is_armenian = |label: &str| label.ends_with(|letter| matches!(letter, '\u{561}'..='\u{587}'));
    LABELS.opening(start).is_some_and(|label| {
        let rest = &start[label.len()..];
        // The full stop of other scripts is the colon of Armenian.
        closes_label(rest) || (rest.starts_with('.') && is_armenian(label))
    })
}

/// Whether what follows a label shows that it was one: nothing, a colon or dash, the end of its line, or a date and then a
/// colon.
fn closes_label(rest: &str) -> bool {
    let rest = rest.trim_start_matches([')', '*', '_', ' ', '\u{a0}']);
    let dated = rest.split_once([':', '：']).is_some_and(|(date, _)| is_date_like(date));
    rest.is_empty() || rest.starts_with('\n') || rest.starts_with(LABEL_ENDS) || dated
}

/// Whether the words between a label and its colon are no more than a date: short and with a digit.
fn is_date_like(words: &str) -> bool {
    words.chars().count() <= 40 && words.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a line is what agencies set over a story that they send again: `(Corrects the town in paragraph 2)`.
fn is_agency_head(line: &str, start: &str) -> bool {
    const IN_BRACKETS: [&str; 5] = ["removes ", "fixes ", "clarifies ", "amends ", "deletes "];
    let opens = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    let line = line.trim();
    opens(&["corrects ", "refiles "]) || (line.starts_with('(') && line.ends_with([')', '.']) && opens(&IN_BRACKETS))
}

/// Whether a sentence says, outside quotation marks, what only a note says of the publication that it stands in.
fn speaks_of_publication(start: &str) -> bool {
    let is_said = |at: usize| !is_quoted(&start[..at]);
    let says = |(at, entry): (usize, &str)| {
        let behind = &start[at + entry.len()..];
        // Before a comma stands what somebody said.
        sentence_before(start, at).trim().is_empty() && !behind.starts_with([',', '，', '،']) && is_said(at)
    };
    let corrects = |(at, verb): (usize, &str)| {
        names_publication(sentence_before(start, at)) && is_repair(verb, &start[at + verb.len()..]) && is_said(at)
    };
    let names_version = |(at, entry): (usize, &str)| {
        let sentence = [sentence_before(start, at), sentence_from(&start[at + entry.len()..])];
        sentence.iter().any(|part| mentions_publication(part)) && is_said(at)
    };
    SENTENCES.places(start).any(|(at, _)| is_said(at))
        || VERBS.places(start).any(corrects)
        || EARLIER_VERSIONS.places(start).any(names_version)
        || PUBLISHER_SAYS.places(start).any(says)
}

/// Whether words speak of the publication; an article with a number is one of a law.
fn mentions_publication(words: &str) -> bool {
    let is_numbered = |rest: &str| rest.trim_start().starts_with(|next: char| next.is_ascii_digit());
    PUBLICATIONS.places(words).any(|(at, entry)| !is_numbered(&words[at + entry.len()..]))
}

/// Whether what stands before a verb ends with the publication itself: `the headline of this article`, `this article's
/// headline`, `this 3 March story`.
fn names_publication(before: &str) -> bool {
    const MOST_WORDS: usize = 7;
    let before = before.trim();
    let is_aside = |rest: &str| {
        let words = rest.split_whitespace().count();
        rest.is_empty()
            || (rest.starts_with("'s ") && words <= 3)
            || (rest.starts_with(" and ") && words <= 4)
            || (rest.starts_with(',') && rest.ends_with(','))
    };
    let ends_so = |(at, entry): (usize, &str)| is_aside(&before[at + entry.len()..]);
    let is_dated = || {
        let (words, last) = before.rsplit_once(' ')?;
        let is_short = words.starts_with("this ") && words.split(' ').count() < MOST_WORDS;
        Some(is_short && PUBLICATIONS.has(&format!("this {last}")))
    };
    PUBLICATIONS.places(before).any(ends_so) || is_dated().unwrap_or(false)
}

/// Whether a verb tells of a repair; one for any update does where an aim behind it is a repair.
fn is_repair(verb: &str, behind: &str) -> bool {
    const UPDATES: [&str; 5] = ["updated", "edited", "revised", "modified", "altered"];
    const AIMS: [&str; 6] = [" to correct", " to clarify", " to remove", " to fix", " to rectify", " to accurately"];
    let sentence = sentence_from(behind);
    !UPDATES.iter().any(|update| verb.ends_with(update)) || AIMS.iter().any(|aim| sentence.contains(aim))
}

/// Whether a place behind these words stands inside quotation marks.
fn is_quoted(before: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('「', '」'), ('‘', '\'')];
    let is_open = |(open, close): &(char, char)| before.rfind(*open).is_some_and(|at| !before[at..].contains(*close));
    before.matches('"').count() % 2 == 1
        || before.trim_end().ends_with(['\'', '„', '»'])
        || PAIRS.iter().any(is_open)
        || before.rfind('„').is_some_and(|at| !before[at..].contains(['“', '”', '"']))
}

/// What stands before a place in its sentence.
fn sentence_before(text: &str, at: usize) -> &str {
    let before = &text[..at];
    let start = stops(before).map(|(_, end)| end).last();
    &before[start.unwrap_or(0)..]
}

/// The text up to the end of its first sentence.
fn sentence_from(text: &str) -> &str {
    &text[..stops(text).next().map_or(text.len(), |(start, _)| start)]
}

/// Where sentences end: a stop behind a letter and before a space, or one of a script that sets no space behind it.
fn stops(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(['.', '!', '?', '。', '।', '۔', '؟', '։', '።', '\n']).filter_map(|(at, stop)| {
        let (before, behind) = (&text[..at], &text[at + stop.len()..]);
        let is_end = !stop.is_ascii()
            || stop == "\n"
            || (behind.starts_with([' ', '\u{a0}', '\n']) && !before.ends_with(|last: char| last.is_ascii_digit()));
        is_end.then_some((at, at + stop.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_correction_are_known_by_label_or_by_sentence() {
        for line in [
            "Correction: The bridge opened in 1962.",
            "CORRECTION (3 March 2026): The bridge opened in 1962.",
            "Correction, 3 March 2026: The bridge opened in 1962.",
            "*Clarification: The mayor did not vote.",
            "[Editor’s note: Names have been changed.]",
            "This article was amended on 3 March 2026 to remove a name.",
            "An earlier version of this story misspelt a name.",
            "We have corrected this piece: the bridge is in Lenner.",
            "This piece was corrected at 9.15am to mend a name.",
            "* This headline was changed on 3 March 2026.",
            "Setting the record straight: the bridge opened in 1962.",
            "UPDATE AND CORRECTION: The bridge opened in 1962.",
            "შესწორება: ხიდი 1962 წელს გაიხსნა.",
            "Cywiriad: agorodd y bont yn 1962.",
            "ការកែតម្រូវ៖ ស្ពានបានបើកនៅឆ្នាំ ១៩៦២។",
            "እርማት፦ ድልድዩ በ1962 ተከፈተ።",
            "Richtigstellung: Die Brücke wurde 1962 eröffnet.",
            "Anmerkung der Redaktion: In einer früheren Version stand ein falscher Name.",
            "Erratum : le pont date de 1962.",
            "Une première version de cet article donnait une autre date.",
            "Corrección: el puente se abrió en 1962.",
            "Correzione: il ponte fu aperto nel 1962.",
            "Errata: a ponte abriu em 1962.",
            "Rectificatie: de brug ging open in 1962.",
            "Rättelse: bron öppnades 1962.",
            "Sprostowanie: most otwarto w 1962 roku.",
            "Уточнення: міст відкрили 1962 року.",
            "Исправление: мост открыли в 1962 году.",
            "更正：大桥于1962年通车。",
            "【訂正】橋の開通は1962年でした。",
            "정정: 다리는 1962년에 개통했다.",
            "تصحيح: افتتح الجسر عام 1962.",
            "תיקון: הגשר נפתח ב-1962.",
            "Düzeltme: Köprü 1962'de açıldı.",
        ] {
            assert!(is_correction(line), "{line}");
        }
    }

    #[test]
    fn sentences_about_corrections_are_no_notes() {
        for line in [
            "Correction officers went on strike on Monday.",
            "The clarification came too late, she said.",
            "Corrections to the plan were sent to the council.",
            "An earlier version of the bill was defeated in the Senate.",
            "The apology came too late, she said.",
            "Precision engineering is the town's pride.",
            "Уточнення плану тривало три дні.",
            "更正后的计划将于周一公布。",
        ] {
            assert!(!is_correction(line), "{line}");
        }
    }

    #[test]
    fn what_only_its_publication_says_of_itself_is_a_note() {
        for line in [
            "The headline of this article was amended on 3 March.",
            "This article's headline was corrected on Monday.",
            "(This 3 March story has been corrected to say the toll is four crowns)",
            "This report was updated on 3 March to remove a wrong sum.",
            "This page has been changed since publication to remove a name.",
            "We have corrected the toll in this story.",
            "This version corrects the year of the bridge.",
            "Story has been corrected: the lock is in Lenner.",
            "(Corrects the toll in paragraph 3)",
            "Rättelse\nBron är 40 meter lång.",
            "Correction\nThe bridge is 40 metres long.",
            "Corrects to show that the toll is four crowns.",
            "(Refiles to fix a typo)",
            "(Removes a word that was twice in the headline)",
            "The toll is four crowns, not five. We regret the error.",
            "An earlier version of this post gave the wrong year.",
            "In einer früheren Fassung des Beitrags stand eine falsche Zahl.",
            "Une version antérieure de ce reportage citait le mauvais maire.",
            "В первоначальной версии публикации был назван другой год.",
            "Haberimizin önceki halinde yıl yanlış yazılmıştı.",
            "In una prima versione dell'articolo il nome era sbagliato.",
            "В тексте была ошибка. Редакция приносит извинения.",
            "橋の長さは40メートルでした。お詫びして訂正します。",
            "تصحیح: پل کا نام غلط لکھا گیا تھا۔",
            "Ուղղում. կամուրջը բացվել է 1962 թվականին։",
        ] {
            assert!(is_correction(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_of_the_story_about_a_change_or_an_error_is_no_note() {
        for line in [
            "The charter was amended on Tuesday to admit barges.",
            "The lease with the mill was amended on 4 May 2026 to add a jetty.",
            "The timetable has been corrected to show the ferry.",
            "Article 7 of the charter was amended on 4 May.",
            "The bylaw was updated to clarify who pays.",
            "This report says the charter was amended on Tuesday.",
            "“We regret the error,” the keeper said.",
            "\"We apologise for the error,\" she wrote.",
            "‘We regret the error,’ the keeper said.",
            "We regret the error, said the keeper of the lock.",
            "The keeper said that we regret the error.",
            "The flags were hung upside down due to a production error.",
            "An earlier version of this plan was thrown out by the council.",
            "This article was updated on 3 March to include the mayor's answer.",
            "In einer früheren Version des Gesetzes war die Abgabe höher.",
            "Une première version de ce plan a été rejetée.",
            "Une version antérieure de l'article 5 de la loi était plus dure.",
            "The original version of the story was sung in taverns.",
            "Una versión anterior de este plan fue rechazada.",
            "Un prima versione di questo piano è stata respinta.",
            "WhatsApp'ın önceki sürümünde bu özellik yoktu.",
            "앱의 이전 버전의 오류가 문제였다.",
            "The keeper corrects the clock each night.",
        ] {
            assert!(!is_correction(line), "{line}");
        }
    }
}
