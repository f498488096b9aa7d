//! Guesses the language of a text from its letters and its commonest words; says nothing where it is not clear.

mod latin;
mod script;

use latin::LATIN;
use script::Letters;

/// Characters that are looked at, at the most.
const SAMPLE: usize = 1_500;
/// Common words that must be found before a language is named.
const LEAST_HITS: usize = 3;
/// Common words after which no more are looked for.
const ENOUGH_HITS: usize = 16;

/// The BCP 47 tag of the language the texts seem to be in.
pub(crate) fn guess<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let (mut left, mut letters, mut hits) = (SAMPLE, Letters::default(), [0; LATIN.len()]);
    for text in texts {
        let end = text.floor_char_boundary(left.min(text.len()));
        let sample = &text[..end];
        letters.count(sample);
        latin::count(sample, &mut hits, ENOUGH_HITS);
        left -= end;
        if left == 0 || hits.contains(&ENOUGH_HITS) {
            break;
        }
    }
    if letters.are_foreign() {
        return letters.language();
    }
    let best = (0..hits.len()).max_by_key(|&at| (hits[at], std::cmp::Reverse(at)))?;
    let is_clear = (0..hits.len()).all(|at| at == best || hits[at] < hits[best]);
    (hits[best] >= LEAST_HITS && is_clear).then_some(LATIN[best].0)
}

/// A tag as pages state it, `EN-gb`, in the capitals that RFC 5646 recommends: `en-GB`.
pub(crate) fn formatted(tag: &str) -> String {
    let mut formatted = tag.trim().to_ascii_lowercase();
    let mut at = 0;
    while let Some(mark) = formatted[at..].find(['-', '_']) {
        at += mark + 1;
        let end = formatted[at..].find(['-', '_']).map_or(formatted.len(), |length| at + length);
        match end - at {
            2 => formatted[at..end].make_ascii_uppercase(),
            4 if formatted.is_char_boundary(at + 1) => formatted[at..=at].make_ascii_uppercase(),
            _ => {}
        }
    }
    formatted
}

/// The small letters beyond ASCII of a language in Latin letters that is known here.
pub(crate) fn letters(language: &str) -> Option<&'static str> {
    LATIN.iter().find(|(tag, ..)| *tag == language).map(|(_, letters, _)| *letters)
}

/// The language that the texts seem to be in, where that is written in other letters than the one stated: pages keep what
/// their template says.
pub(crate) fn contradicting<'a>(stated: &str, texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let primary = stated.split(['-', '_']).next().unwrap_or(stated).to_ascii_lowercase();
    let is_latin = LATIN.iter().any(|(tag, ..)| *tag == primary);
    if !is_latin && !Letters::write(&primary) {
        return None;
    }
    guess(texts).filter(|found| Letters::write(found) == is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_the_capitals_that_readers_of_them_know() {
        for (stated, expected) in [
            ("en-us", "en-US"),
            ("EN", "en"),
            (" pt_br ", "pt_BR"),
            ("ZH-HANT-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("日-本語-🙂", "日-本語-🙂"),
        ] {
            assert_eq!(formatted(stated), expected);
        }
    }

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(guess(std::iter::once(text)), expected, "{text}");
    }

    #[test]
    fn common_words_tell_latin_languages_apart() {
        check("The mayor said that the bridge was closed and that it would stay shut.", Some("en"));
        check("Der Sprecher sagte, dass die Brücke bis Ostern nicht für Autos geöffnet ist.", Some("de"));
        check("Le document compte des pages qui sont dans les mains du maire et de la directrice.", Some("fr"));
        check("El alcalde dijo que los vecinos y las familias de la calle en obras esperan.", Some("es"));
        check("O porto reabre na segunda-feira, depois de 14 meses de obras, anunciou a câmara de Vilar.", Some("pt"));
    }

    #[test]
    fn neighbours_are_told_apart_by_the_words_they_do_not_share() {
        check("Kommunen siger, at broen blev lukket efter ulykken, og at den ikke åbner før påske.", Some("da"));
        check("Kommunen sier at broen ble stengt etter ulykken, og at den ikke åpner før påske.", Some("nb"));
        check("Kommunen säger att bron stängdes efter olyckan och att den inte öppnar före påsk.", Some("sv"));
        check("Starosta řekl, že most je zavřený a že podle úřadu není jasné, kdy se otevře.", Some("cs"));
        check(
            "Starosta povedal, že most je zatvorený a podľa úradu nie je jasné, kedy sa otvorí pre autá.",
            Some("sk"),
        );
        check(
            "Župan je dejal, da je most zaprt in da se ne bo odprl pred prazniki, ki so tudi dela prosti.",
            Some("sl"),
        );
        check(
            "Gradonačelnik je rekao da je most zatvoren i da nije jasno kako će se otvoriti, što su potvrdili.",
            Some("hr"),
        );
        check("L'alcalde ha dit que el pont és tancat i que els veïns de la vila amb cotxe esperen més.", Some("ca"));
        check("Primarul a spus că podul este închis și că nu a fost deschis pentru mașini din oraș.", Some("ro"));
    }

    #[test]
    fn other_latin_languages_have_common_words_too() {
        check(
            "Pormestari sanoi, että silta on kiinni, mutta se oli auki ennen onnettomuutta ja myös sen jälkeen.",
            Some("fi"),
        );
        check("Linnapea ütles, et sild on kinni, aga see oli lahti ning seda ei suleta pärast.", Some("et"));
        check("Mērs teica, ka tilts ir slēgts un ka par to nav ziņu, lai gan pēc negadījuma tika solīts.", Some("lv"));
        check("Meras sakė, kad tiltas yra uždarytas ir kad dėl to buvo pranešta iki vakaro.", Some("lt"));
        check("A polgármester szerint a híd nem nyílik meg, és azt mondta, hogy ez csak egy nap.", Some("hu"));
        check("Thị trưởng nói cây cầu đã được đóng và không có xe của người dân với các làng này.", Some("vi"));
        check(
            "Wali kota mengatakan jembatan itu tidak akan dibuka dan warga dari desa dengan mobil di kota.",
            Some("id"),
        );
        check("Mer deyib ki, körpü bağlıdır və bu gün üçün yol açılmayıb, sonra olub ilə.", Some("az"));
    }

    #[test]
    fn letters_tell_languages_of_one_script_apart() {
        check("Кметът каза, че мостът е затворен и няма да бъде отворен преди празниците.", Some("bg"));
        check("Градоначелник је рекао да је мост затворен и да неће бити отворен.", Some("sr"));
        check("Градоначалникот рече дека мостот е затворен, а ќе биде отворен.", Some("mk"));
        check("Мэр сказаў, што мост зачынены і не будзе адкрыты да свята.", Some("be"));
        check("شهردار گفت پل بسته است و تا عید باز نمی‌شود.", Some("fa"));
        check("میئر نے کہا کہ پل بند ہے اور عید تک نہیں کھلے گا۔", Some("ur"));
        check("قال رئيس البلدية إن الجسر مغلق حتى العيد.", Some("ar"));
        check("মেয়র বলেছেন সেতুটি বন্ধ রয়েছে।", Some("bn"));
        check("მერმა თქვა, რომ ხიდი დაკეტილია.", Some("ka"));
    }

    #[test]
    fn the_whole_text_tells_its_language_and_not_its_first_line() {
        let all = |texts: &[&str], expected| assert_eq!(guess(texts.iter().copied()), expected, "{texts:?}");
        all(&["港口火災", "救助隊は夜を徹して捜索を続けている。"], Some("ja"));
        all(&["Пожежа на мосту", "Екіпаж подав сигнал тривоги, і його почули."], Some("uk"));
        all(&["Мост затворен", "Кметът каза, че мостът ще бъде затворен."], Some("bg"));
        all(&["Мэр Ўсьця", "Экипаж подал сигнал тревоги, сказал мэр, и мы это видели на Ђуре."], Some("ru"));
        all(&["مجموعة گرين", "قال رئيس البلدية إن الجسر مغلق حتى العيد."], Some("ar"));
        all(&["Мост"], None);
    }

    #[test]
    fn letters_tell_other_scripts_apart() {
        check("Екіпаж подав сигнал тривоги.", Some("uk"));
        check("Экипаж подал сигнал тревоги, сказал капитан, и мы это видели.", Some("ru"));
        check("救助隊は夜を徹して捜索を続けている。", Some("ja"));
        check("调查小组将于本周抵达港口。", Some("zh"));
    }

    #[test]
    fn letters_tell_short_texts_apart_that_hold_few_common_words() {
        check("Değirmen köprüsü üç ay kapalı kalacak, belediye çarşamba günü açıkladı.", Some("tr"));
        check("La fermeture de la halle divise les éleveurs, a annoncé mardi la préfecture dans un avis.", Some("fr"));
        check("Młyn nad Drwęcą będzie zamknięty, zapowiedział burmistrz.", Some("pl"));
        check("The report was casual in tone. Nobody sailed before noon.", Some("en"));
        check("De vil have et nyt museum. Mødet er åbent for alle, sagde hun.", Some("da"));
        check("De vil ha et nytt museum. Møtet er åpent for alle, sa hun.", Some("nb"));
    }

    #[test]
    fn ideographs_say_more_than_the_letters_of_the_code_between_them() {
        check("函数 defer 可以实现延迟调用。下面是一段简单的示例代码 import contextlib ExitStack", Some("zh"));
    }

    #[test]
    fn letters_contradict_what_a_template_states() {
        let check = |stated, text: &str, expected| {
            assert_eq!(contradicting(stated, std::iter::once(text)), expected, "{stated} {text}");
        };
        check("en-US", "调查小组将于本周抵达港口。", Some("zh"));
        check("en", "Экипаж подал сигнал тревоги, сказал капитан, и мы это видели.", Some("ru"));
        check("ru", "The mayor said that the bridge was closed and that it would stay shut.", Some("en"));
        check("my", "The mayor said that the bridge was closed and that it would stay shut.", Some("en"));
        check("ru", "Екіпаж подав сигнал тривоги.", None);
        check("fr", "The mayor said that the bridge was closed and that it would stay shut.", None);
        check("sr", "Gradonačelnik je rekao da je most zatvoren i da nije jasno kako će se otvoriti.", None);
        check("uz", "Экипаж подал сигнал тревоги, сказал капитан, и мы это видели.", None);
        check("en", "OK", None);
    }

    #[test]
    fn little_text_says_nothing() {
        check("OK", None);
        check("", None);
    }
}
