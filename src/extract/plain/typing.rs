//! The kind of each paragraph of a plain text page.

use std::ops::Range;

use super::{
    NAMES, Typed,
    head::{above_stamp, is_menu_word, menu_end, of_head, stamp},
    labels,
};
use crate::{
    extract::{Reason, correction_note, dates, name_line, page_lines, phrases, picture_lines},
    model::BlockKind,
};

/// Paragraphs from the top among which the stamp line stands, whatever they say.
const STAMP_WINDOW: usize = 8;
/// Paragraphs from the top among which it stands below a site's menu, with few sentences above it.
const MENU_WINDOW: usize = 60;
/// Sentences that may stand between a menu and the stamp: a summary, and one more.
const MOST_SENTENCES: usize = 2;
/// Lines from the stamp among which those of the head stand.
const LONGEST_HEAD: usize = 4;
/// Most letters of the title of a related article or video.
const LONGEST_TITLE: usize = 110;
/// Letters of the longest word that may be an abbreviation rather than the end of a sentence.
const LONGEST_ABBREVIATION: usize = 4;
/// Most letters of a heading inside the body.
const LONGEST_CROSSHEAD: usize = 70;

const BESIDE: Reason = Reason("title beside a box of the page");

/// A kind and its reason for each paragraph.
pub(super) fn kinds(paragraphs: &[&str]) -> Vec<Typed> {
    match stamp_line(paragraphs) {
        Some(stamp) => article(paragraphs, stamp),
        None => paragraphs.iter().map(|line| prose(line)).collect(),
    }
}

/// Where the stamp line stands: the first, or below a menu where nothing but a day stands above that.
fn stamp_line(paragraphs: &[&str]) -> Option<usize> {
    let sentences = paragraphs.iter().enumerate().filter(|(_, line)| is_prose(line));
    let head = sentences.map(|(at, _)| at).nth(MOST_SENTENCES).unwrap_or(paragraphs.len()).min(MENU_WINDOW);
    let top = &paragraphs[..head.max(STAMP_WINDOW).min(paragraphs.len())];
    let is_text = |at: usize| at < STAMP_WINDOW || paragraphs[at..].iter().take(MENU_WINDOW).any(|line| is_prose(line));
    let first = |from: usize, is_stamp: &dyn Fn(usize, &str) -> bool| {
        (from..top.len()).find(|at| is_stamp(*at, top[*at])).filter(|at| is_text(*at))
    };
    let is_line = |_: usize, line: &str| dates::is_stamp_line(line);
    let has_names = |at: usize, line: &str| match stamp(line) {
        Some(found) => found == NAMES || (1..STAMP_WINDOW).contains(&at),
        None => false,
    };
    let stamp = first(0, &is_line);
    // Above a menu stands the day on which the page was read.
    let below_menu = || first(menu_end(top), &is_line);
    let is_bare = |at: &usize| top[..*at].iter().all(|line| is_menu_word(line));
    stamp.filter(is_bare).and_then(|_| below_menu()).or(stamp).or_else(|| first(0, &has_names))
}

/// Whether a line is written as a sentence of a text, not as a title or a word of a menu.
fn is_prose(line: &str) -> bool {
    const SHORTEST: usize = 40;
    phrases::is_longer(line, LONGEST_TITLE) || (phrases::ends_as_sentence(line) && phrases::is_longer(line, SHORTEST))
}

/// A paragraph of a text that is no copied article.
fn prose(line: &str) -> Typed {
    if correction_note::is_correction(line) {
        (BlockKind::Correction, Reason("words of a correction"))
    } else {
        (BlockKind::Paragraph, Reason("plain text without a stamp line"))
    }
}

fn article(paragraphs: &[&str], stamp: usize) -> Vec<Typed> {
    let mut kinds: Vec<Typed> = Vec::with_capacity(paragraphs.len());
    kinds.extend(above_stamp(&paragraphs[..stamp]));
    let mut is_above_body = kinds.iter().all(|(kind, _)| !kind.is_body());
    let mut own = 0;
    for (below, line) in paragraphs[stamp..].iter().enumerate() {
        let is_head = below < LONGEST_HEAD || (is_above_body && own < LONGEST_HEAD);
        let next = paragraphs.get(stamp + below + 1).copied();
        let typed = if is_head && is_above_body { of_head(line, next) } else { None };
        let typed = typed.unwrap_or_else(|| below_stamp(line, is_head));
        // Buttons stand beside buttons above the text, whatever they say.
        let is_beside = below > 0 && kinds.last().is_some_and(|(kind, _)| *kind == BlockKind::Boilerplate);
        let is_button = typed.0 == BlockKind::Paragraph && is_above_body && is_beside && is_menu_word(line);
        let typed = if is_button { (BlockKind::Boilerplate, BESIDE) } else { typed };
        own += usize::from(typed.0 != BlockKind::Boilerplate);
        is_above_body &= !typed.0.is_body();
        kinds.push(typed);
    }
    spread_boxes(paragraphs, &mut kinds, stamp);
    spread_labels(paragraphs, &mut kinds, stamp);
    type_subjects(paragraphs, &mut kinds, stamp);
    spread_titles(paragraphs, &mut kinds, stamp);
    type_crossheads(paragraphs, &mut kinds, stamp);
    kinds
}

fn below_stamp(line: &str, is_head: bool) -> Typed {
    if let Some(found) = stamp(line).filter(|_| is_head) {
        found
    } else if correction_note::is_correction(line) {
        (BlockKind::Correction, Reason("words of a correction"))
    } else if is_head && is_byline(line) {
        NAMES
    } else if picture_lines::ends_with_credit(line) {
        (BlockKind::Caption, Reason("ends with a credit"))
    } else if phrases::is_credit(line) {
        (BlockKind::Credit, Reason("names the maker of a picture"))
    } else if let Some(reason) = labels::reason(line).or_else(|| page_lines::leads_elsewhere(line)) {
        (BlockKind::Boilerplate, reason)
    } else {
        (BlockKind::Paragraph, Reason("body"))
    }
}

/// Whether a line says who wrote and no sentence before it, as the captions of papers do that name reporters at the end.
fn is_byline(line: &str) -> bool {
    name_line::is_byline(line) && (phrases::byline_opener(line).is_some() || !has_stop_inside(line))
}

/// Sentences on privacy or on leaving beside a line of a sign-up box belong to it; an article about such boxes has none.
fn spread_boxes(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    let mut spread = |at: usize, from: usize| {
        let is_open = kinds[at].0 == BlockKind::Paragraph && labels::BOX_REASONS.contains(&kinds[from].1);
        if is_open && page_lines::goes_on_with_box(paragraphs[at]) {
            kinds[at] = (BlockKind::Boilerplate, Reason::SIGN_UP);
        }
    };
    for at in stamp + 1..paragraphs.len() {
        spread(at, at - 1);
    }
    for at in (stamp + 1..paragraphs.len().saturating_sub(1)).rev() {
        spread(at, at + 1);
    }
}

/// Titles below a label that heads such belong to it, with what stands between them.
fn spread_labels(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    let mut at = stamp;
    while at < paragraphs.len() {
        let label = (kinds[at].0 == BlockKind::Boilerplate).then(|| page_lines::heads_titles(paragraphs[at])).flatten();
        at += 1;
        let Some(fewest) = label else { continue };
        let is_listed = |at: &usize| match kinds[*at].0 {
            BlockKind::Boilerplate => true,
            kind => kind == BlockKind::Paragraph && is_listed_title(paragraphs[*at]),
        };
        let end = (at..paragraphs.len()).take_while(is_listed).last().map_or(at, |last| last + 1);
        let titles = kinds[at..end].iter_mut().filter(|(kind, _)| *kind == BlockKind::Paragraph);
        let titles: Vec<&mut Typed> = titles.collect();
        if titles.len() >= fewest {
            for typed in titles {
                *typed = (BlockKind::Boilerplate, Reason("title below a label of the page"));
            }
        }
        at = end;
    }
}

/// Whether a line could be a title in a list of them; where a script marks no sentence, only its length tells.
fn is_listed_title(line: &str) -> bool {
    const LONGEST_UNMARKED: usize = 60;
    is_title(line) || (phrases::is_unmarked_script(line) && line.chars().nth(LONGEST_UNMARKED).is_none())
}

/// Titles beside lines of the page belong to it below the last sentence. Above it a label that is whole by itself takes
/// nothing, since what stands beside it may head the next paragraphs.
fn spread_titles(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    let text = text(paragraphs, kinds, stamp);
    let is_page = |typed: &Typed| typed.0 == BlockKind::Boilerplate;
    for at in stamp + 1..paragraphs.len() {
        let is_open = kinds[at].0 == BlockKind::Paragraph && is_title(paragraphs[at]);
        let is_beside = match text.contains(&at) {
            _ if !is_open || !is_page(&kinds[at - 1]) => false,
            true => is_below_box(&kinds[..at]) && !is_item_or_quote(paragraphs[at]),
            false => at >= text.end,
        };
        if is_beside {
            kinds[at] = (BlockKind::Boilerplate, BESIDE);
        }
    }
    for at in (stamp + 1..paragraphs.len().saturating_sub(1)).rev() {
        let is_open = kinds[at].0 == BlockKind::Paragraph && is_title(paragraphs[at]);
        let is_boxed = |at: usize| labels::BOX_REASONS.contains(&kinds[at].1);
        let is_inside = || is_boxed(at - 1) && is_page(&kinds[at + 1]);
        let is_beside = match text.contains(&at) {
            _ if !is_open => false,
            true => (is_boxed(at + 1) || is_inside()) && !is_item_or_quote(paragraphs[at]),
            false => at >= text.end && is_page(&kinds[at + 1]) && kinds[at + 1].1 != BESIDE,
        };
        if is_beside {
            kinds[at] = (BlockKind::Boilerplate, BESIDE);
        }
    }
}

/// The paragraphs from the first sentence of the body to the last.
fn text(paragraphs: &[&str], kinds: &[Typed], stamp: usize) -> Range<usize> {
    let is_sentence = |at: &usize| kinds[*at].0 == BlockKind::Paragraph && is_prose(paragraphs[*at]);
    let first = (stamp..paragraphs.len()).find(is_sentence);
    let last = (stamp..paragraphs.len()).rfind(is_sentence);
    first.unwrap_or(paragraphs.len())..last.map_or(paragraphs.len(), |last| last + 1)
}

/// Whether the last lines are two or more of a sign-up box, below which the title of a video stands.
fn is_below_box(above: &[Typed]) -> bool {
    matches!(above, [.., first, last] if [first, last].iter().all(|typed| labels::BOX_REASONS.contains(&typed.1)))
}

/// Whether a line is an item of a list or somebody's words, as titles of boxes are not.
fn is_item_or_quote(line: &str) -> bool {
    line.trim_start().starts_with(['-', '–', '—', '•', '*', '·', '“', '"', '„', '«', '‘', '「', '『'])
}

/// The subjects of the page are told below the last sentence.
fn type_subjects(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    for at in text(paragraphs, kinds, stamp).end..paragraphs.len() {
        if kinds[at].0 == BlockKind::Paragraph && page_lines::names_subjects(paragraphs[at]) {
            kinds[at] = (BlockKind::Boilerplate, Reason::SUBJECTS);
        }
    }
}

/// A short line that ends no sentence, in a script that would mark the end; a question is a title where it stands alone.
fn is_title(line: &str) -> bool {
    let calls = line.trim_end().ends_with(['?', '!', '？', '！', '؟']) && !has_stop_inside(line);
    let ends_with_stop = phrases::ends_as_sentence(line) && !calls;
    !ends_with_stop && !phrases::is_unmarked_script(line) && line.chars().count() <= LONGEST_TITLE
}

/// Whether a sentence ends before the end of a line: a stop behind a word too long to be an abbreviation.
fn has_stop_inside(line: &str) -> bool {
    let ends_sentence = |(at, stop): (usize, &str)| {
        let (before, behind) = (&line[..at], &line[at + stop.len()..]);
        // Korean abbreviates without a stop.
        let is_word = before.ends_with(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'))
            || before.chars().rev().take(LONGEST_ABBREVIATION + 1).all(char::is_alphabetic);
        !behind.trim().is_empty() && (stop != "." || is_word && behind.starts_with(' '))
    };
    line.match_indices(['.', '。', '।', '۔']).any(ends_sentence)
}

/// A short line without an end between paragraphs of sentences is a heading, whatever the page sets beside it.
fn type_crossheads(paragraphs: &[&str], kinds: &mut [Typed], stamp: usize) {
    let mut is_above_sentence = false;
    for at in (stamp + 2..paragraphs.len()).rev() {
        let line = paragraphs[at];
        if kinds[at].0 == BlockKind::Boilerplate {
            continue;
        }
        let is_sentence = phrases::ends_as_sentence(line);
        let is_body = kinds[at].0 == BlockKind::Paragraph;
        let is_heading = is_title(line) && !is_sentence && line.chars().count() <= LONGEST_CROSSHEAD;
        if is_body && is_above_sentence && is_heading {
            kinds[at] = (BlockKind::Crosshead, Reason("short line before a paragraph"));
        }
        is_above_sentence = is_body && is_sentence;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The keepers worked until the last barge was through, and then they slept for a day.";

    fn check(lines: &[&str], expected: &str) {
        let found: Vec<&str> = kinds(lines).into_iter().map(|(kind, _)| kind.name()).collect();
        assert_eq!(found.join(" "), expected, "{lines:#?}");
    }

    #[test]
    fn one_line_above_the_stamp_is_the_standfirst() {
        check(&["It is done.", "07:15, Mon, Mar 2, 2026", BODY], "standfirst dates paragraph");
        check(&["It is done.", "Опубліковано: 2 березня 2026, 07:15", BODY], "standfirst dates paragraph");
    }

    #[test]
    fn a_menu_above_the_headline_is_the_pages() {
        let menu = ["Lenner Post", "News", "Sport", "Business", "Late Letters", "Weather"];
        let page = |head: &[&'static str]| [&menu[..], head, &[BODY]].concat();
        let of_menu = "boilerplate ".repeat(menu.len());
        check(
            &page(&[
                "Lock shut for a whole week", "It leaks again, as it did in May.", "By Ida Moll",
                "2 March 2026, 07:15", "Updated 2 March 2026, 09:30",
            ]),
            &format!("{of_menu}headline standfirst byline dates dates paragraph"),
        );
        check(
            &page(&["Lock shut for a whole week", "2 March 2026, 07:15"]),
            &format!("{of_menu}headline dates paragraph"),
        );
        check(
            &page(&["Lock shut", "It leaks again, as it did in May.", "By Ida Moll, 2 March 2026"]),
            &format!("{of_menu}headline standfirst byline paragraph"),
        );
        check(
            &[
                "Lock shut for a whole week", "Gates", "Leaks", "Boats", "It leaks again, as it did in May.",
                "By Ida Moll", "2 March 2026, 07:15", BODY,
            ],
            "headline standfirst standfirst standfirst standfirst byline dates paragraph",
        );
        check(
            &[
                "Lock shut", "Share", "Facebook", "Print", "It leaks again, as it did in May.", "2 March 2026, 07:15",
                BODY,
            ],
            "headline boilerplate boilerplate boilerplate standfirst dates paragraph",
        );
        let dated =
            [&["Tuesday, 3 March 2026"][..], &page(&["Lock shut for a whole week", "2 March 2026, 07:15"])].concat();
        check(&dated, &format!("boilerplate {of_menu}headline dates paragraph"));
        let chinese = [
            "河港日报",
            "国内",
            "国际",
            "财经",
            "体育",
            "文化",
            "天气",
            "河港船闸因漏水关闭一周",
            "记者 林晓梅",
            "2026-03-03 07:15",
            "看守人一直工作到最后一艘驳船通过，然后睡了一整天，河务局的发言人说。",
        ];
        check(
            &chinese,
            "boilerplate boilerplate boilerplate boilerplate boilerplate boilerplate boilerplate headline byline dates paragraph",
        );
    }

    #[test]
    fn a_list_of_short_lines_with_a_day_is_no_article() {
        let list =
            ["Lock", "Mill", "Weir", "Quay", "Dam", "Gate", "Pond", "Ford", "Boats", "2 March 2026", "Barge", "Punt"];
        check(&list, &["paragraph"; 12].join(" "));
    }

    #[test]
    fn of_two_lines_above_the_stamp_the_first_is_the_headline() {
        check(
            &["Done", "It is done.", "By Ida Moll", "2 March 2026 07:15", BODY],
            "headline standfirst byline dates paragraph",
        );
        check(&["Fertig", "Von Ida Moll", "Stand: 02.03.2026, 07:15 Uhr", BODY], "headline byline dates paragraph");
        check(
            &["News > Harbour", "Done", "It is done.", "Ida Moll and Jan Holt", "2 March 2026 07:15", BODY],
            "boilerplate headline standfirst byline dates paragraph",
        );
        check(&["Done", "2 March 2026", "Ida Moll, Harbour Correspondent", BODY], "headline dates byline paragraph");
    }

    #[test]
    fn a_caption_is_known_by_its_credit_and_below_the_stamp_by_its_words() {
        for caption in [
            "The lock at dawn. Photo: Ida Moll",
            "El puente visto desde el muelle — Foto: Ida Moll/Agencia",
            "火曜日の橋＝林太郎撮影",
            "The lock in May (file photo)",
        ] {
            check(&["It is done.", "2 March 2026, 07:15", caption, BODY], "standfirst dates caption paragraph");
        }
        let closing = "The keepers left on Monday, as the paper had said. Source: Lenner Post";
        check(&["It is done.", "2 March 2026, 07:15", BODY, closing], "standfirst dates paragraph paragraph");
    }

    #[test]
    fn a_caption_stands_above_its_credit_and_below_buttons() {
        let page = |head: &[&'static str]| [&["Done.", "2 March 2026, 07:15"], head, &[BODY]].concat();
        check(
            &page(&["Share", "Keep", "Print", "Keepers at the lock on Tuesday", "Photo: Ida Moll"]),
            "standfirst dates boilerplate boilerplate boilerplate caption credit paragraph",
        );
        check(&page(&["船闸旁的看守人", "（新华社记者 王明 摄）"]), "standfirst dates caption caption paragraph");
        check(&page(&["그 관리인들이 수문 앞에서 일하고 있다. 최강민 기자"]), "standfirst dates paragraph paragraph");
        check(&page(&["Keepers at the lock (Ida Moll/LPN)"]), "standfirst dates caption paragraph");
    }

    #[test]
    fn titles_beside_a_box_belong_to_it() {
        let page =
            |lines: &[&'static str]| [&["It is done.", "07:15, Mon, Mar 2, 2026", BODY], lines, &[BODY]].concat();
        let is_page = |lines: &[&'static str], kinds: &str| {
            check(&page(lines), &format!("standfirst dates paragraph {kinds} paragraph"));
        };
        is_page(
            &["Your news", "Invalid email", "Send", "Subscribe"],
            "boilerplate boilerplate boilerplate boilerplate",
        );
        is_page(
            &["Related stories", "The mill", "2 March 2026", "The weir"],
            "boilerplate boilerplate boilerplate boilerplate",
        );
        is_page(&["Most read", "The mill", "The weir"], "boilerplate boilerplate boilerplate");
        is_page(&["Related Article", "Who shut the mill?"], "boilerplate boilerplate");
        is_page(&["ข่าวที่เกี่ยวข้อง", "ประตูน้ำปิดแล้ว", "เรือหยุดเดิน"], "boilerplate boilerplate boilerplate");
        let lines = [
            "Fertig.", "02.03.2026, 07:15", BODY, "Die Lage am Morgen", "Jetzt Newsletter abonnieren",
            "Video: So lief die Schleuse leer", BODY,
        ];
        check(&lines, "standfirst dates paragraph boilerplate boilerplate boilerplate paragraph");
    }

    #[test]
    fn a_heading_beside_a_line_of_the_page_heads_the_text() {
        for label in ["Advertisement", "Read more: Why the mill stood", "Sign up for our newsletter", "Most read"] {
            for heading in ["A lesson for the lock", "“It is dry”", "- Gates: 7 of 9"] {
                let lines = ["Done.", "2 March 2026, 07:15", BODY, label, heading, BODY];
                check(&lines, "standfirst dates paragraph boilerplate crosshead paragraph");
            }
        }
        let lines = ["Done.", "2 March 2026, 07:15", BODY, "A lesson for the lock", "Advertisement", BODY];
        check(&lines, "standfirst dates paragraph crosshead boilerplate paragraph");
    }

    #[test]
    fn subjects_stand_below_the_last_sentence() {
        let lines = ["Done.", "2 March 2026, 07:15", BODY, "Tags: lock, Lenner", BODY, "Tags: lock, Lenner"];
        check(&lines, "standfirst dates paragraph crosshead paragraph boilerplate");
    }

    #[test]
    fn sentences_of_a_sign_up_box_belong_to_it_in_many_languages() {
        for (stamp, call, rest) in [
            ("2 March 2026, 07:15", "Sign up for our harbour letter", "By signing up you accept our privacy policy."),
            ("02.03.2026, 07:15", "Jetzt Newsletter abonnieren", "Sie können sich jederzeit abmelden."),
            ("2 maart 2026 07:15", "Schrijf je in voor de nieuwsbrief", "Je kunt je op elk moment uitschrijven."),
            ("2 mars 2026 07:15", "Få nyheterna i din inkorg", "Du kan avprenumerera när du vill."),
            ("2 marca 2026, 07:15", "Zapisz się na newsletter", "Zapisując się, akceptujesz nasz regulamin."),
            ("02.03.2026 07:15", "Bültenimize abone olun", "Gizlilik politikamızı okuyun."),
            ("2 марта 2026, 07:15", "Подпишитесь на рассылку", "Отписаться можно одним щелчком."),
            ("2026年3月2日 07:15", "メールマガジンに登録", "登録解除はいつでも可能です。"),
            ("2026년 3월 2일 07:15", "뉴스레터를 구독하세요", "구독을 취소할 수 있습니다."),
            ("2 مارس 2026، 07:15", "اشترك في النشرة", "يمكنك إلغاء اشتراكك."),
        ] {
            check(
                &["Done.", stamp, BODY, call, rest, BODY],
                "standfirst dates paragraph boilerplate boilerplate paragraph",
            );
        }
        let page = ["Done.", "2 March 2026, 07:15", BODY, "The keepers' new privacy policy was read out.", BODY];
        check(&page, "standfirst dates paragraph paragraph paragraph");
    }

    #[test]
    fn a_question_behind_a_sentence_is_no_title() {
        let page = |line| ["It is done.", "07:15, Mon, Mar 2, 2026", BODY, line, "Your news Invalid email", BODY];
        let expected = "standfirst dates paragraph paragraph boilerplate paragraph";
        check(&page("The keepers slept. Had they been told?"), expected);
        check(&page("番人は眠っていた。知らされていたのか？"), expected);
        check(&page("그는 부인했다. 알고 있었을까?"), expected);
        check(&page("Who told St. Elmo’s keepers?"), "standfirst dates paragraph boilerplate boilerplate paragraph");
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_crosshead() {
        check(
            &["Done.", "07:15, Mon, Mar 2, 2026", BODY, "The queue", BODY],
            "standfirst dates paragraph crosshead paragraph",
        );
    }

    #[test]
    fn a_text_without_a_stamp_is_paragraphs() {
        check(&["Title", BODY, "sign up here"], "paragraph paragraph paragraph");
        check(&["Title", "Correction: it was Tuesday."], "paragraph correction");
    }

    #[test]
    fn scripts_without_full_stops_have_no_crossheads() {
        check(
            &["ไฟไหม้เรือ", "09:00, Tue, Feb 10, 2026", "เจ้าหน้าที่กล่าวว่าปลอดภัย", "บริษัทจะแถลงข่าว"],
            "standfirst dates paragraph paragraph",
        );
    }
}
