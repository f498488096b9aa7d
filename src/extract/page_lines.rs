//! What a line's words tell when it belongs to the page and not to the article, in many languages: labels and buttons,
//! sign-up boxes, consent, offers, what links earn. The words stand in `words/`; none names a site.

use super::{
    Reason, invitations,
    phrases::{beginning, ends_as_sentence, folded, is_credit, is_longer},
    word_list::WordList,
};

static FORM_WORDS: WordList = WordList::new(include_str!("words/form-words.txt"));
static BOX_WORDS: WordList = WordList::new(include_str!("words/box-words.txt"));
static CONSENT_WORDS: WordList = WordList::new(include_str!("words/consent-words.txt"));
static ADDRESS_WORDS: WordList = WordList::new(include_str!("words/address-words.txt"));
static PAGE_LABELS: WordList = WordList::new(include_str!("words/page-labels.txt"));
static AUTHOR_LABELS: WordList = WordList::new(include_str!("words/author-labels.txt"));
static PAYWALL: WordList = WordList::new(include_str!("words/paywall.txt"));
static DISCLOSURES: WordList = WordList::new(include_str!("words/disclosures.txt"));
static OFFERS: WordList = WordList::new(include_str!("words/offers.txt"));
static ADVERTS: WordList = WordList::new(include_str!("words/advert-labels.txt"));
static CALLS: WordList = WordList::new(include_str!("words/calls.txt"));
static COMMENT_HEADINGS: WordList = WordList::new(include_str!("words/comment-headings.txt"));
static MEDIA_LABELS: WordList = WordList::new(include_str!("words/media-labels.txt"));
static TAG_LABELS: WordList = WordList::new(include_str!("words/tag-labels.txt"));
static SEE_ALSO: WordList = WordList::new(include_str!("words/see-also.txt"));
static LIST_HEADINGS: WordList = WordList::new(include_str!("words/list-headings.txt"));
static LINK_OPENERS: WordList = WordList::new(include_str!("words/link-openers.txt"));

/// Letters of the longest line that a label opens.
const LONGEST_LABELLED: usize = 120;
/// Most letters of a consent notice.
const LONGEST_NOTICE: usize = 1200;
/// Letters of the longest offer to pay.
const LONGEST_OFFER: usize = 300;
/// Letters of the longest offer of a newsletter.
const LONGEST_SIGNUP: usize = 240;
/// Letters of the longest note on what links earn.
const LONGEST_DISCLOSURE: usize = 450;
/// Letters of the longest call between paragraphs.
const LONGEST_CALL: usize = 70;
/// Letters of the longest offer below an article.
const LONGEST_LAST_OFFER: usize = 170;
/// Letters of the longest text below an article that is nothing but offers.
const LONGEST_OFFERS: usize = 600;

/// Whether a short line is a label of the page: an advertisement mark, a button, the heading of a list of links.
pub(super) fn is_page_label(line: &str) -> bool {
    let line = line.trim();
    if beginning(line, 120).len() < line.len() {
        return false;
    }
    let lower = folded(line);
    let bare = lower.trim_end_matches([':', '：', '…', '.', '!', '>', '»', '→', ' ']);
    let counted = bare.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    PAGE_LABELS.has(counted)
        || heads_titles(line).is_some()
        || (is_list_of_platforms(bare) && lower != "link:")
        || lower.split_once([':', '：']).is_some_and(|(label, _)| leads_on(label))
        || ADVERTS.has(bare.split(['—', '–', '|', '·']).next().unwrap_or(bare).trim_end())
        || is_advert_title(line)
}

/// Whether a label stands before the title of another article, perhaps behind a sign: `▶ Read also`.
fn leads_on(label: &str) -> bool {
    let label = label.trim_start_matches(is_sign).trim();
    LINK_OPENERS.has(label) || SEE_ALSO.has(label)
}

/// Whether a letter is a sign before a label or the title of another article: an arrow, a triangle, a small picture.
fn is_sign(letter: char) -> bool {
    matches!(letter, ' ' | '>' | '»' | '•' | '*' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// How many titles of other articles a label by itself heads at least.
pub(super) fn heads_titles(line: &str) -> Option<usize> {
    if is_longer(line, LONGEST_LABELLED) {
        return None;
    }
    let lower = folded(line);
    let bare = lower.trim_start_matches(is_sign).trim_end_matches([':', '：', '…', '>', '»', '→', ' ']);
    if LIST_HEADINGS.has(bare) { Some(2) } else { leads_on(bare).then_some(1) }
}

/// Whether a line is the title of a video or a gallery, behind its label or before it, and names no maker:
/// `Video: So läuft die Schleuse leer`, `[영상] 수문의 하루`, `A day at the lock | Video`.
fn is_media_title(line: &str) -> bool {
    if is_longer(line, LONGEST_LABELLED) {
        return false;
    }
    let lower = folded(line);
    let is_label = |label: &str| MEDIA_LABELS.has(label.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let parts = lower.split_once([':', '：', '|']).or_else(|| lower.split_once(['】', ']', '］', '〕']));
    let has_title = |title: &str| title.contains(char::is_alphanumeric);
    let opens = parts.is_some_and(|(label, title)| is_label(label) && has_title(title));
    let closes = || lower.rsplit_once('|').is_some_and(|(title, label)| is_label(label) && has_title(title));
    let is_sentence = ends_as_sentence(line) && !line.ends_with(['?', '!', '？', '！', '؟', '…']);
    (opens || closes()) && !is_sentence && !is_credit(line)
}

/// Why a line between the paragraphs is none of them though its words are not the page's: it leads the reader elsewhere.
pub(super) fn leads_elsewhere(line: &str) -> Option<Reason> {
    match () {
        () if invitations::is_invitation(line) => Some(Reason::INVITATION),
        () if is_media_title(line) => Some(Reason::MEDIA),
        () if is_row_of_tags(line) => Some(Reason::SUBJECTS),
        () => None,
    }
}

/// Whether a line names the subjects that a page files its article under: `Tags: lock, Lenner`.
pub(super) fn names_subjects(line: &str) -> bool {
    let lower = folded(beginning(line, LONGEST_LABELLED));
    let parts = lower.split_once([':', '：']).filter(|(_, subjects)| subjects.contains(char::is_alphanumeric));
    let is_label = |label: &str| TAG_LABELS.has(label.trim_matches(|letter: char| !letter.is_alphanumeric()));
    !ends_as_sentence(line) && parts.is_some_and(|(label, _)| is_label(label))
}

/// Whether a line is nothing but marked subjects: `#Lock #Lenner`.
fn is_row_of_tags(line: &str) -> bool {
    let mut parts = line.strip_prefix('#').into_iter().flat_map(|subjects| subjects.split(" #")).peekable();
    let is_short = !is_longer(line, LONGEST_LABELLED) && !ends_as_sentence(line);
    is_short && parts.peek().is_some() && parts.all(|part| part.starts_with(char::is_alphabetic))
}

/// Whether a line in the element of the author is a button or label there: `Text size`, `All posts`.
pub(super) fn is_author_label(line: &str) -> bool {
    let lower = folded(beginning(line, LONGEST_LABELLED));
    let label = lower.lines().next().unwrap_or_default();
    AUTHOR_LABELS.has(label.trim_matches(|letter: char| !letter.is_alphanumeric()))
}

/// Whether a short line names something that somebody has paid for: `Advertisement: A new boat`.
pub(super) fn is_advert_title(line: &str) -> bool {
    let lower = folded(beginning(line, LONGEST_LABELLED));
    let parts = lower.split_once([':', '：']).filter(|(_, title)| title.chars().any(char::is_alphanumeric));
    parts.is_some_and(|(label, _)| ADVERTS.has(label.trim_matches(|letter: char| !letter.is_alphanumeric())))
}

/// Whether a line says anything: not so the counter of a gallery, `2 / 14`, nor a place for something else, `[CTA_BOX]`.
pub(super) fn has_words(line: &str) -> bool {
    const LONGEST_COUNTER: usize = 12;
    let line = line.trim();
    let is_counter = || {
        line.len() <= LONGEST_COUNTER
            && line
                .split_once('/')
                .is_some_and(|(at, all)| [at, all].iter().all(|part| part.trim().parse::<u16>().is_ok()))
    };
    let is_place = || {
        let inside = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        inside.is_some_and(|name| {
            name.contains('_')
                && name.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'-' | b' '))
        })
    };
    line.chars().any(char::is_alphanumeric) && !is_counter() && !is_place()
}

/// Whether a short line opens with a label of several words, as in `Read more about the ferry`.
pub(super) fn opens_as_label(line: &str) -> bool {
    let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    if is_longer(line, LONGEST_LABELLED) {
        return false;
    }
    let lower = folded(line);
    let label = PAGE_LABELS.opening(&lower).filter(|label| label.contains(' ') || !label.is_ascii());
    label.is_some_and(|label| !label.is_ascii() || !lower[label.len()..].starts_with(char::is_alphanumeric))
}

/// Whether a line is the path of sections that leads to the page: `News > Harbour > Lock`.
pub(super) fn is_breadcrumb(line: &str) -> bool {
    const LONGEST_SECTION: usize = 40;
    let marks = [" > ", " › ", " » "];
    let mark = marks.into_iter().find(|mark| line.contains(mark));
    let is_section = |part: &str| !part.trim().is_empty() && !is_longer(part, LONGEST_SECTION);
    mark.is_some_and(|mark| line.split(mark).all(is_section)) && !ends_as_sentence(line)
}

/// Whether a line belongs to a sign-up form: a form's word on a short line that ends no sentence.
pub(super) fn is_form_line(line: &str) -> bool {
    let line = line.trim();
    let is_candidate = beginning(line, 140).len() == line.len() && !line.contains('@') && !line.ends_with(['.', '。']);
    is_candidate && FORM_WORDS.places(&folded(line)).next().is_some()
}

/// Whether a short text offers its reader a newsletter or an account: two different words of forms.
pub(super) fn is_signup_offer(text: &str) -> bool {
    if is_longer(text, LONGEST_SIGNUP) {
        return false;
    }
    let lower = folded(text);
    let mut hits: Vec<&str> = FORM_WORDS.places(&lower).map(|(_, entry)| entry).collect();
    hits.sort_unstable();
    hits.dedup();
    // `your email` and `email` say the same thing.
    let is_part = |entry: &&str| hits.iter().any(|other| other.len() > entry.len() && other.contains(*entry));
    hits.iter().filter(|entry| !is_part(entry)).count() >= 2 && is_addressed(&lower)
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

/// Whether a short line could be the rest of a sign-up box: it says how to leave it or names its rules on privacy.
pub(super) fn goes_on_with_box(line: &str) -> bool {
    !is_longer(line, LONGEST_SIGNUP) && BOX_WORDS.places(&folded(line)).next().is_some()
}

/// Whether a text of a notice's length holds a word of notices about consent.
pub(super) fn has_word_of_consent(text: &str) -> bool {
    !is_longer(text, LONGEST_NOTICE) && CONSENT_WORDS.places(&folded(text)).next().is_some()
}

/// Whether a short text offers to pay for the rest of an article.
pub(super) fn is_subscription_offer(text: &str) -> bool {
    !is_longer(text, LONGEST_OFFER) && PAYWALL.places(&folded(text)).next().is_some()
}

/// Whether a text says how the page's links earn money, or whose words these are.
pub(super) fn is_disclosure(text: &str) -> bool {
    !is_longer(text, LONGEST_DISCLOSURE) && DISCLOSURES.places(&folded(text)).next().is_some()
}

/// Whether a short line says nothing but whose the page is and since when: `© 2026 Ostrey Mail`.
pub(super) fn is_notice_of_copyright(line: &str) -> bool {
    const MOST_WORDS: usize = 10;
    let lower = folded(beginning(line, LONGEST_LABELLED));
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let opens = ["©", "(c)", "copyright"].iter().any(|mark| lower.starts_with(mark));
    opens
        && line.split_whitespace().count() <= MOST_WORDS
        && lower.split(|letter: char| !letter.is_ascii_digit()).any(is_year)
}

/// Whether a text asks its reader for something or offers it, as publishers do below an article: in few words, or again
/// and again.
pub(super) fn is_offer(text: &str) -> bool {
    const MANY: usize = 3;
    if is_longer(text, LONGEST_OFFERS) {
        return false;
    }
    let lower = folded(text);
    let mut hits: Vec<&str> = OFFERS.places(&lower).map(|(_, entry)| entry).collect();
    hits.sort_unstable();
    hits.dedup();
    hits.len() >= MANY || (!is_longer(text, LONGEST_LAST_OFFER) && !hits.is_empty())
}

/// Whether a short line opens with a call to its reader: the heading or the button of an offer.
pub(super) fn is_call(line: &str) -> bool {
    let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    if is_longer(line, LONGEST_CALL) {
        return false;
    }
    let lower = folded(line);
    let ends_word = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphabetic());
    let is_open = |call: &str| !call.is_ascii() || call.ends_with('@');
    CALLS.opening(&lower).is_some_and(|call| is_open(call) || ends_word(&lower[call.len()..]))
}

/// Whether a text is nothing but the names of places to share to.
pub(super) fn names_platforms(text: &str) -> bool {
    !is_longer(text, LONGEST_CALL) && is_list_of_platforms(&folded(text))
}

/// Whether a line is nothing but the names of places to share to: the buttons below an article.
fn is_list_of_platforms(lower: &str) -> bool {
    const PLATFORMS: [&str; 38] = [
        "bluesky", "copy", "e-mail", "email", "facebook", "flipboard", "instagram", "line", "link", "linkedin", "mail",
        "mastodon", "messenger", "pin", "pinterest", "pocket", "print", "reddit", "rss", "signal", "sms", "snapchat",
        "telegram", "threads", "tiktok", "tumblr", "tweet", "twitter", "viber", "vk", "vkontakte", "wechat", "weibo",
        "whatsapp", "x", "xing", "youtube", "вконтакте",
    ];
    let mut words =
        lower.split([' ', ',', '/', '|', '·', '•', '\n', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| PLATFORMS.binary_search(&word).is_ok())
}

/// Whether a line is the heading over what readers wrote: `12 Comments`, `3 thoughts on “Lock shut”`.
pub(super) fn heads_comments(line: &str) -> bool {
    let line = line.trim();
    if line.ends_with(['.', '。', ',']) || is_longer(line, LONGEST_LABELLED) {
        return false;
    }
    let lower = folded(line);
    let words: String =
        lower.chars().filter(|letter| !letter.is_numeric() && !"()[]（）【】:：·,.…".contains(*letter)).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let opens = || COMMENT_HEADINGS.opening(&words).is_some_and(|entry| entry.contains(' ') && lower.contains(entry));
    COMMENT_HEADINGS.has(&words) || opens()
}

/// Whether a text speaks to its reader.
fn is_addressed(lower: &str) -> bool {
    let is_word_start = |at: usize| !lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut places = ADDRESS_WORDS.places(lower);
    places.any(|(at, entry)| is_word_start(at) || !entry.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_up_lines_are_known_in_many_languages() {
        for line in [
            "The latest news from around the world Invalid email",
            "Sign up for our morning briefing",
            "Enter your email address",
            "Jetzt Newsletter abonnieren",
            "Inscrivez-vous à la newsletter",
            "Suscríbete al boletín",
            "Iscriviti alla newsletter",
            "Schrijf je in voor de nieuwsbrief",
            "Підпишіться на розсилку",
            "Подпишитесь на рассылку",
            "订阅我们的电子报",
            "メールマガジンに登録",
            "اشترك في النشرة البريدية",
            "הירשמו לניוזלטר",
        ] {
            assert!(is_form_line(line), "{line}");
        }
        for line in [
            "Write to help@fund.example for a form.", "She read 9,000 emails before lunch.",
            "The fire began in the galley.",
        ] {
            assert!(!is_form_line(line), "{line}");
        }
    }

    #[test]
    fn consent_notices_hold_several_words_of_their_kind() {
        for line in [
            "We use your sign-up to provide content in ways you've consented to. You can unsubscribe at any time. Read our Privacy Policy",
            "By signing up you agree that we may send you offers from us and from partners. You can unsubscribe at any time.",
            "Mit der Anmeldung stimmen Sie der Verarbeitung Ihrer Daten zu. Sie können sich jederzeit abmelden. Datenschutz",
            "En vous inscrivant, vous acceptez notre politique de confidentialité. Vous pouvez vous désinscrire à tout moment.",
            "Puede darse de baja en cualquier momento. Lea nuestra política de privacidad.",
            "Puoi annullare l'iscrizione in qualsiasi momento. Leggi la nostra informativa sulla privacy.",
            "Ми використовуємо ваші дані за вашою згодою. Ви можете відписатися будь-коли. Політика конфіденційності",
            "Вы можете отписаться в любой момент. Наша политика конфиденциальности.",
            "您可以随时取消订阅。请阅读我们的隐私政策。",
            "いつでも配信停止できます。プライバシーポリシーをご覧ください。お客様の個人情報",
            "يمكنك إلغاء الاشتراك في أي وقت. اقرأ سياسة الخصوصية لدينا.",
        ] {
            assert!(is_consent_notice(line), "{line}");
        }
        for line in [
            "The owners promised to publish the inspection record within a week.",
            "Harbour master Ines Corrow said the first alarm was raised in the galley and that two lifeboats could not be lowered.",
            "Die Hafenverwaltung rechnet mit einer Brückensperrung bis Ostern, wie ein Sprecher am Montag sagte.",
            "Начальник порту повідомив, що екіпаж подав сигнал тривоги о 18:42.",
            "The party could fall at any time, its partners fear.",
        ] {
            assert!(!is_consent_notice(line), "{line}");
        }
    }

    #[test]
    fn labels_before_a_title_or_over_titles_are_the_pages() {
        for line in [
            "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Το φράγμα",
            "▶ 관련기사: 수문 폐쇄",
            ">> Related: The mill",
            "Related Article",
            "Tin liên quan",
            "Article continues below advertisement",
        ] {
            assert!(is_page_label(line), "{line}");
        }
        assert_eq!(heads_titles("Read also:"), Some(1));
        assert_eq!(heads_titles("Meistgelesen"), Some(2));
        assert_eq!(heads_titles("Read also: The mill"), None);
        assert_eq!(heads_titles("Advertisement"), None);
    }

    #[test]
    fn titles_of_videos_are_known_by_their_labels() {
        for line in [
            "Video: So läuft die Schleuse leer",
            "Видео: один день на шлюзе",
            "【動画】水門の一日",
            "[영상] 수문의 하루",
            "VIDEO | A day at the lock",
            "A day at the lock | Video",
            "Veja o vídeo: um dia na comporta",
            "Podcast: Who shut the lock?",
        ] {
            assert!(is_media_title(line), "{line}");
        }
        for line in [
            "Video: Ida Moll/LPN",
            "Video: dpa",
            "Video: the keepers saw it on Monday and said so.",
            "The video | and the lock | leaked",
            "The video: a lock leaks",
        ] {
            assert!(!is_media_title(line), "{line}");
        }
    }

    #[test]
    fn subjects_stand_behind_their_label_or_mark() {
        assert!(is_row_of_tags("#Kinh tế #Lena"));
        assert!(!is_row_of_tags("#1 on the list") && !is_row_of_tags("#Lock is dry, say keepers."));
        for line in ["Tags: lock, Lenner", "Schlagworte: Schleuse, Lenner", "الكلمات المفتاحية: القناة، السد"]
        {
            assert!(names_subjects(line), "{line}");
        }
        for line in ["Tags: they are what the keepers wear.", "Tags:", "Topics of the day: the lock"] {
            assert!(!names_subjects(line), "{line}");
        }
    }

    #[test]
    fn short_calls_to_the_reader_are_known_by_how_they_open() {
        for line in [
            "Join our morning newsletter",
            ">> Get started: Boat certificate",
            "🔔 Subscribe to our channel",
            "Jetzt kostenlos testen",
            "Abonnez-vous à la lettre du canal",
            "Suscríbete al boletín",
            "Підписуйтесь на наш канал",
            "Подпишитесь на нас",
            "关注我们的公众号",
            "会員登録はこちら",
            "اشترك الآن في النشرة",
        ] {
            assert!(is_call(line), "{line}");
        }
        for line in [
            "Contact usage rose by a fifth",
            "Joint owners met on Friday",
            "He asked them to sign up before the end of the week",
            "Subscribe to our channel, they told the forty keepers who had come to the toll house that night.",
        ] {
            assert!(!is_call(line), "{line}");
        }
    }

    #[test]
    fn disclosures_say_what_links_earn_or_whose_words_these_are() {
        for line in [
            "We may earn a commission when you buy through our links.",
            "Dieser Artikel enthält Affiliate-Links.",
            "Cet article contient des liens affiliés.",
            "Este artículo contiene enlaces de afiliados.",
            "Copyright © 2026 Ostrey Mail. All rights reserved.",
            "Усі права захищені.",
            "转载请注明出处",
            "無断転載を禁じます",
            "무단 전재 및 재배포 금지",
            "جميع الحقوق محفوظة",
            "The views expressed in this column are the author's own.",
            "Мнение редакции может не совпадать с мнением автора.",
            "免责声明：文章仅供参考。",
            "更多运河消息，欢迎扫描下方二维码",
            "You have 2 free articles left this month.",
        ] {
            assert!(is_disclosure(line), "{line}");
        }
        for line in [
            "The vote does not reflect the mood.", "The broker earns a living.",
            "The affiliate of the bank paid a fine.", "Sie hat alle Rechte.",
        ] {
            assert!(!is_disclosure(line), "{line}");
        }
    }

    #[test]
    fn labels_beside_an_author_are_known_in_many_languages() {
        for line in [
            "Text Size", "Alle Artikel des Autors", "Tous les articles", "字号：", "关注",
            "Show all articles of\nIda Moll",
        ] {
            assert!(is_author_label(line), "{line}");
        }
        for line in ["Ida Moll", "By Ida Moll", "Size matters, say keepers"] {
            assert!(!is_author_label(line), "{line}");
        }
    }

    #[test]
    fn labels_before_a_colon_lead_to_other_articles() {
        for line in [
            "You may also like: Lock shut",
            "Sur le même sujet : l'écluse fermée",
            "İlginizi çekebilir: Köprü açıldı",
            "Pročitajte i: Most otvoren",
            "Taip pat skaitykite: Tiltas",
            "আরও পড়ুন: সেতু খুলল",
            "یہ بھی پڑھیں: پل کھل گیا",
            "เรื่องที่เกี่ยวข้อง: สะพาน",
            "함께 보면 좋은 기사: 다리 개통",
            "Llegiu també: El pont",
            "Kapcsolódó cikk: A híd",
        ] {
            assert!(is_page_label(line), "{line}");
        }
        for line in ["The related question: who pays", "Recommended tolls: four crowns"] {
            assert!(!is_page_label(line), "{line}");
        }
    }

    #[test]
    fn labels_may_count_minutes_or_name_places_to_share_to() {
        for line in [
            "4 min read", "Reading time: 4 minutes", "Lesezeit: 3 Minuten", "Час читання: 2 хв",
            "Facebook Twitter Email", "Share", "Filed under:", "热门推荐", "Vidéo suivante",
            "Advertisement: A new boat", "Learn more.",
        ] {
            assert!(is_page_label(line), "{line}");
        }
        for line in ["Read more about the ferry", "Learn more: the toll", "もっと見る 12"] {
            assert!(opens_as_label(line), "{line}");
        }
        for line in ["Search parties left", "Learn moreover"] {
            assert!(!opens_as_label(line), "{line}");
        }
        for line in ["2 / 14", "[CTA_BOX]", "* * *"] {
            assert!(!has_words(line), "{line}");
        }
        for line in ["2/14 were late", "[Applause]", "24/7 help line", "1911"] {
            assert!(has_words(line), "{line}");
        }
        for line in ["Twitter banned him", "Mail came late", "Four minutes passed", "Print runs fell"] {
            assert!(!is_page_label(line), "{line}");
        }
    }
}
