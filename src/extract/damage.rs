//! Traces of a wrong character encoding in a text: what no language writes, whatever encoding it was.

/// Letters of the shortest word that is nothing but accented letters.
const LONG_WORD: usize = 4;

/// Letters of the shortest word whose letters were all replaced by question marks.
const LOST_WORD: usize = 4;

/// Places in a text where a wrong encoding shows.
pub(super) fn places(text: &str) -> usize {
    // One look at each byte, for nearly every text is sound: all that counts below begins with one of these.
    if !text.bytes().fold(false, |may, byte| may | matches!(byte, b'?' | 0xc2 | 0xc3 | 0xc5 | 0xef)) {
        return 0;
    }
    let questions = text.split_whitespace().filter(|word| is_lost(word)).count();
    let replaced = text.matches('\u{fffd}').count();
    // No text holds the control characters that bytes of other encodings become.
    let controls = text.chars().filter(|letter| matches!(letter, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')).count();
    questions + replaced + controls + misread_pairs(text) + misread_words(text)
}

fn is_lost(word: &str) -> bool {
    word.len() >= LOST_WORD && word.bytes().all(|byte| byte == b'?')
}

/// Pairs such as `Ã©` and `â€`, which UTF-8 becomes when it is read as Latin letters.
fn misread_pairs(text: &str) -> usize {
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs
        .filter(|(first, second)| match first {
            'Ã' | 'Â' => matches!(second, '\u{80}'..='\u{bf}'),
            'â' => matches!(second, '€' | '\u{80}'..='\u{9f}'),
            'Ð' | 'Ñ' => matches!(second, '\u{80}'..='\u{bf}' | '€' | '‚' | 'ƒ' | '„' | '…'),
            _ => false,
        })
        .count()
}

/// Words that hold nothing but accented letters, which words of another script become when they are read as Latin
/// letters: `Ïåðåãîâîðû`.
fn misread_words(text: &str) -> usize {
    let is_accented = |letter: char| {
        matches!(
            letter,
            'À'..='ÿ'
                | 'Œ'
                | 'œ'
                | 'Š'
                | 'š'
                | 'Ž'
                | 'ž'
                | 'Ÿ'
                | '¨'
                | '¸'
                | 'º'
                | 'ª'
                | '±'
                | '¹'
                | '²'
                | '³'
                | '¿'
        )
    };
    let is_misread = |word: &&str| word.chars().count() >= LONG_WORD && word.chars().all(is_accented);
    text.split(|letter: char| letter.is_whitespace() || letter.is_ascii()).filter(is_misread).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_encoding_leaves_traces() {
        for text in [
            "Le cafÃ© est fermÃ© jusquâ€™Ã\u{a0} lâ€™Ã©tÃ©",
            "äº¤æ¸\u{89}æ±ºè£\u{82} äº¤\u{89}æ¸ \u{8b}",
            "Ïåðåãîâîðû ìåæäó ïàðîìíîé êîìïàíèåé è ýêèïàæàìè",
            "?????????? ????? ???????? ?????????",
            "Caf\u{fffd} na\u{fffd}ve pi\u{fffd}ata",
        ] {
            assert!(places(text) >= 3, "{text}");
        }
    }

    #[test]
    fn every_language_is_no_trace() {
        for text in [
            "Le café est fermé jusqu’à l’été; où êtes-vous? — À Noël!",
            "NÃO HÁ AÇÃO EM SÃO PAULO, À ÂNCORA; Ângulo",
            "Þá æðir áin yfir ásinn, og ýtir öllu út á sjó",
            "Größe, Übermut und Öl: wieso???",
            "Переговоры сорваны. 轮渡公司 フェリー 여객선",
            "Đã đến giờ ăn ở đó à?",
        ] {
            assert_eq!(places(text), 0, "{text}");
        }
    }
}
