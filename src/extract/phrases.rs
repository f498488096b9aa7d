//! What a line's words tell of its job, in many languages: notes of correction, bylines, credits, sign-up boxes,
//! consent. The words stand in `words/`; none names a site.

use super::word_list::WordList;

static CORRECTION_LABELS: WordList = WordList::new(include_str!("words/correction-labels.txt"));
static CORRECTION_SENTENCES: WordList = WordList::new(include_str!("words/correction-sentences.txt"));
static BYLINE_OPENERS: WordList = WordList::new(include_str!("words/byline-openers.txt"));
static CREDIT_LABELS: WordList = WordList::new(include_str!("words/credit-labels.txt"));
static FORM_WORDS: WordList = WordList::new(include_str!("words/form-words.txt"));
static CONSENT_WORDS: WordList = WordList::new(include_str!("words/consent-words.txt"));
static ADDRESS_WORDS: WordList = WordList::new(include_str!("words/address-words.txt"));
static PAGE_LABELS: WordList = WordList::new(include_str!("words/page-labels.txt"));
static PAYWALL: WordList = WordList::new(include_str!("words/paywall.txt"));
static LINK_OPENERS: WordList = WordList::new(include_str!("words/link-openers.txt"));

/// Letters of a note of correction within which the words that show it stand.
const CORRECTION_WINDOW: usize = 220;
/// Most letters of a consent notice.
const LONGEST_NOTICE: usize = 1200;

/// Bytes of the longest offer to pay.
const LONGEST_OFFER: usize = 300;

/// A line in lower case with straight apostrophes, for comparison with the lists.
pub(super) fn folded(line: &str) -> String {
    line.trim().chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }).collect()
}

/// The first letters of a line.
fn beginning(line: &str, letters: usize) -> &str {
    line.char_indices().nth(letters).map_or(line, |(end, _)| &line[..end])
}

/// Whether a line is a note of correction or clarification, or the heading of one.
pub(super) fn is_correction(line: &str) -> bool {
    let marks = ['*', '(', '[', '【', '■', '●', '▶', '–', '—', '-', '_', ' '];
    let start = folded(beginning(line.trim().trim_start_matches(marks), CORRECTION_WINDOW));
    let label = CORRECTION_LABELS.opening(&start);
    label.is_some_and(|label| closes_label(&start[label.len()..]))
        || CORRECTION_SENTENCES.places(&start).next().is_some()
}

/// Whether what follows a label shows that it was one: nothing, a colon or dash, or a date and then a colon.
fn closes_label(rest: &str) -> bool {
    let rest = rest.trim_start_matches([')', '*', '_', ' ', '\u{a0}']);
    let dated = rest.split_once([':', '：']).is_some_and(|(date, _)| is_date_like(date));
    rest.is_empty() || rest.starts_with([':', '：', '–', '—', '】', ']', '|', '。']) || dated
}

/// Whether the words between a label and its colon are no more than a date: short and with a digit.
fn is_date_like(words: &str) -> bool {
    words.chars().count() <= 40 && words.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a short line names who wrote the article: an opener, then a name in capitals (where the script has them).
pub(super) fn is_byline(line: &str) -> bool {
    let line = line.trim();
    if line.chars().count() > 120 || line.split_whitespace().count() > 16 {
        return false;
    }
    let lower = folded(line);
    let opener = BYLINE_OPENERS.opening(&lower).filter(|opener| {
        let rest = &lower[opener.len()..];
        opener.ends_with([':', '：', '／', '/', '・', '】']) || rest.starts_with([' ', '\u{a0}', ':', '：'])
    });
    let short_by = lower.strip_prefix("by ").map(|_| "by").or_else(|| lower.strip_prefix("di ").map(|_| "di"));
    let Some(opener) = opener.or(short_by) else { return false };
    let rest: String = line.chars().skip(opener.chars().count()).collect();
    let name = rest.trim_start_matches([' ', '\u{a0}', ':', '：']);
    let names_someone = name.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    names_someone
        && !ends_as_sentence(name)
        && (opener.ends_with([':', '：']) || name.split([',', '|', '·']).next().is_some_and(is_name))
}

/// A byline without its opener.
pub(super) fn without_byline_opener(line: &str) -> &str {
    let line = line.trim();
    let lower = folded(line);
    let opener = BYLINE_OPENERS.opening(&lower).or_else(|| lower.starts_with("by ").then_some("by"));
    let letters = opener.map_or(0, |opener| opener.chars().count());
    let rest = line.char_indices().nth(letters).map_or("", |(at, _)| &line[at..]);
    let is_word_end =
        rest.starts_with(|next: char| !next.is_alphanumeric()) || opener.is_some_and(|opener| !opener.is_ascii());
    if is_word_end { rest.trim_start_matches([' ', '\u{a0}', ':', '：']) } else { line }
}

/// Whether words could be the names of people: capitals, initials and the particles between them.
fn is_name(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_name_word = |word: &&&str| !word.chars().next().is_some_and(char::is_lowercase);
    let capitals = words.iter().filter(is_name_word).count();
    !words.is_empty() && capitals * 2 > words.len()
}

/// Whether the last letters of a line end a sentence, in any script that marks it.
pub(super) fn ends_as_sentence(line: &str) -> bool {
    const STOPS: &str = ".!?…。！？؟۔।॥։።។．⋯:;：";
    let closing = |letter: char| "\"'”’»«“)]」』）*_".contains(letter) || letter.is_whitespace();
    line.trim_end_matches(closing).chars().next_back().is_some_and(|last| STOPS.contains(last))
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

/// Whether a line names the maker of a picture: a label, a colon, a name; or a copyright sign.
pub(super) fn is_credit(line: &str) -> bool {
    let line = line.trim();
    if beginning(line, 90).len() < line.len() {
        return false;
    }
    if line.starts_with('©') {
        return !line.bytes().any(|byte| byte.is_ascii_digit());
    }
    let parts = line.split_once([':', '：', '／', '/']).or_else(|| line.split_once(" by "));
    parts.is_some_and(|(label, name)| !name.trim().is_empty() && CREDIT_LABELS.has(folded(label).trim_end()))
}

/// Whether a short line is a label of the page: an advertisement mark, a button, the heading of a list of links.
pub(super) fn is_page_label(line: &str) -> bool {
    let line = line.trim();
    if beginning(line, 120).len() < line.len() {
        return false;
    }
    let lower = folded(line);
    let bare = lower.trim_end_matches([':', '：', '…', '.', '!', '>', '»', '→', ' ']);
    PAGE_LABELS.has(bare) || lower.split_once([':', '：']).is_some_and(|(label, _)| LINK_OPENERS.has(label.trim()))
}

/// Whether a line belongs to a sign-up form: a form's word on a short line that ends no sentence.
pub(super) fn is_form_line(line: &str) -> bool {
    let line = line.trim();
    let is_candidate = beginning(line, 140).len() == line.len() && !line.contains('@') && !line.ends_with(['.', '。']);
    is_candidate && FORM_WORDS.places(&folded(line)).next().is_some()
}

/// Whether a line is a notice about consent, data or partners: several different words of such notices.
pub(super) fn is_consent_notice(line: &str) -> bool {
    let window = beginning(line, LONGEST_NOTICE);
    if window.len() < line.len() {
        return false;
    }
    let lower = folded(window);
    let mut hits: Vec<&str> = CONSENT_WORDS.places(&lower).map(|(_, entry)| entry).collect();
    hits.extend(FORM_WORDS.places(&lower).map(|(_, entry)| entry).filter(|entry| entry.len() > 6));
    hits.sort_unstable();
    hits.dedup();
    match hits.len() {
        0 | 1 => false,
        2 | 3 => window.len() < 900 && is_addressed(&lower),
        _ => true,
    }
}

/// Whether a short text offers to pay for the rest of an article.
pub(super) fn is_subscription_offer(text: &str) -> bool {
    text.len() <= LONGEST_OFFER && PAYWALL.places(&folded(text)).next().is_some()
}

/// Whether a text speaks to its reader.
fn is_addressed(lower: &str) -> bool {
    let is_word_start = |at: usize| !lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut places = ADDRESS_WORDS.places(lower);
    places.any(|(at, entry)| is_word_start(at) || !entry.is_ascii())
}
