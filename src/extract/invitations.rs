//! Lines that ask their reader to follow a publisher elsewhere, known by their form: a request, and the place it leads
//! to. A sentence about a network neither opens with such a request nor ends with one.

use super::{
    phrases::{ends_as_sentence, folded, is_longer},
    word_list::WordList,
};

static OPENERS: WordList = WordList::new(include_str!("words/invitation-openers.txt"));
static CLOSERS: WordList = WordList::new(include_str!("words/invitation-closers.txt"));
static NETWORKS: WordList = WordList::new(include_str!("words/networks.txt"));
static OWN: WordList = WordList::new(include_str!("words/own-words.txt"));

/// Letters of the longest request, and of the longest that ends as a sentence does.
const LONGEST: usize = 140;
const LONGEST_SENTENCE: usize = 90;
/// Networks whose names are words of a language unless written so.
const WRITTEN_SO: [&str; 7] = ["LINE", "MAX", "Max", "Signal", "Threads", "VK", "X"];
/// Letters from which on a name may have an ending.
const SHORTEST_STEM: usize = 6;

/// Whether a short line asks its reader to follow, join, subscribe or download somewhere. A step of a list and a sentence
/// that does not speak of the publisher are advice in an article.
pub(super) fn is_invitation(line: &str) -> bool {
    let line = line.trim();
    let is_step = || line.starts_with(|first: char| first.is_numeric() || matches!(first, '-' | '–' | '•' | '*'));
    let is_sentence = line.trim_end_matches(is_sign).ends_with(['.', '。', '।', '۔']);
    if is_longer(line, LONGEST) || (is_longer(line, LONGEST_SENTENCE) && ends_as_sentence(line)) || is_step() {
        return false;
    }
    let lower = folded(line);
    names_network(line, &lower)
        && (OPENERS.places(&lower).any(|(at, entry)| opens(&lower, at, entry)) || closes(&lower))
        && (!is_sentence || speaks_of_publisher(&lower))
}

/// Whether a line holds a word with which a publisher speaks of itself.
fn speaks_of_publisher(lower: &str) -> bool {
    OWN.places(lower).any(|(at, entry)| {
        let is_start = !lower[..at].ends_with(|letter: char| letter.is_alphabetic() && is_spaced(letter));
        is_start && !goes_on(&lower[at + entry.len()..])
    })
}

/// Whether a letter is an arrow or a small picture.
fn is_sign(letter: char) -> bool {
    matches!(letter, ' ' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a request begins at a place: at the start of the line or of a clause, and all of a word.
fn opens(lower: &str, at: usize, entry: &str) -> bool {
    let before = lower[..at].trim_end();
    let is_start = before
        .ends_with([',', '.', ':', '!', '?', '…', '–', '—', '|', '>', '،', '؟', '，', '。', '！', '：'])
        || !before.contains(char::is_alphanumeric);
    is_start && !goes_on(&lower[at + entry.len()..])
}

/// Whether a line ends with a request.
fn closes(lower: &str) -> bool {
    let is_mark =
        |letter: char| letter.is_whitespace() || ".,!:>»›”\"')]।॥。！：】".contains(letter) || is_sign(letter);
    let end = lower.trim_end_matches(is_mark).len();
    CLOSERS.places(lower).any(|(at, entry)| at + entry.len() == end)
}

/// Whether a line names a place to follow a publisher.
fn names_network(line: &str, lower: &str) -> bool {
    let is_name = |(at, entry): (usize, &str)| {
        let is_start = !lower[..at].ends_with(|letter: char| letter.is_alphabetic() && is_spaced(letter));
        let is_whole = entry.len() >= SHORTEST_STEM || !goes_on(&lower[at + entry.len()..]);
        is_whole && (is_start || !entry.starts_with(is_spaced))
    };
    let is_foreign = |letter: char| !letter.is_ascii_alphanumeric();
    NETWORKS.places(lower).any(is_name) || line.split(is_foreign).any(|word| WRITTEN_SO.contains(&word))
}

/// Whether a text goes on inside a word, in a script that parts its words.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(|letter: char| letter == '-' || (letter.is_alphabetic() && is_spaced(letter)))
}

/// Whether a letter belongs to a script that parts its words and adds no word before or behind another.
fn is_spaced(letter: char) -> bool {
    letter < '\u{590}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_follow_are_known_in_many_languages() {
        for line in [
            "Follow the Lenner Post on Facebook",
            "Join our WhatsApp channel for the latest from the lock",
            "Want more like this? Follow us on Google News",
            "Add Lenner Post as a preferred source on Google",
            "Get the Lenner Post app for alerts",
            "Folgen Sie der Lenner Post auf WhatsApp",
            "Um nichts zu verpassen, folgen Sie uns auf Instagram!",
            "Rejoignez la chaîne WhatsApp du Canal",
            "Sigue toda la información del puerto en Facebook y X",
            "👉 Clique aqui e entre no canal do porto no Telegram",
            "Segui il Corriere della Chiusa su Threads",
            "Volg ons op Bluesky",
            "Śledź nas na Facebooku",
            "Obserwuj Kurier w Google News",
            "Sledujte Kurýr na Instagramu",
            "Urmărește Curierul pe Google News",
            "Kövesse? Kövessen minket a Facebookon is!",
            "Tilaa ilmainen uutiskirje",
            "Abonează-te gratuit la newsletter",
            "Подписывайтесь на Речной вестник в MAX",
            "Читайте «Речной вестник» в Телеграме",
            "Підписуйтесь на наш канал у WhatsApp",
            "Ακολουθήστε τη Διώρυγα στο Google News",
            "Haberleri kaçırmamak için bizi Instagram'dan takip edin.",
            "WhatsApp kanalımıza katılın",
            "Mari gabung di kanal WhatsApp kami",
            "Theo dõi chúng tôi trên Zalo",
            "ติดตามเราทาง LINE",
            "تابعونا على واتساب",
            "کانال ما را در تلگرام دنبال کنید",
            "הצטרפו לערוץ שלנו בטלגרם",
            "ताजा खबरों के लिए हमारे टेलीग्राम चैनल से जुड़ें।",
            "হোয়াটসঅ্যাপে আমাদের ফলো করুন",
            "카카오톡 채널 추가하기",
            "네이버에서 구독하기",
            "公式Xをフォローする",
            "LINEで友だち登録",
            "扫码下载我们的客户端",
            "关注我们的微信公众号",
        ] {
            assert!(is_invitation(line), "{line}");
        }
    }

    #[test]
    fn sentences_about_networks_are_none() {
        for line in [
            "The keepers follow each other on Instagram.",
            "Follow-up posts on Facebook said the lock was dry.",
            "Telegram said it would close channels that sell water.",
            "She was asked to join a WhatsApp group",
            "Facebook will let its users download what they wrote.",
            "Follow the line of the old canal to the lock",
            "Die Schleuse folgt jetzt auf Instagram den Wehren.",
            "La empresa sigue en Facebook",
            "1. Join Facebook's programme for shops",
            "• Download the app from Google Play",
            "Add the lock to your map on Google.",
            "Follow Ida Moll on Twitter.",
            "Laden Sie die App der Schleuse aus dem Netz.",
            "Пользователи читают новости в Telegram.",
            "Telegram kanalına katılanların sayısı arttı.",
            "قناة السويس تابعة للدولة",
            "네이버를 구독하는 사람이 늘었다.",
            "LINEの利用者が増えた。",
            "微信用户关注公众号的人数上升。",
        ] {
            assert!(!is_invitation(line), "{line}");
        }
    }
}
