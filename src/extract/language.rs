//! The language of a text, as a tag: as its commonest words show, else as `whatlang` has it.

use whatlang::Lang;

use crate::{model::Document, text::language::guess};

/// Letters of a text from which detection is dependable.
const SHORTEST: usize = 80;
/// Letters of a text that are looked at.
const LOOKED_AT: usize = 800;

/// The language that a document's body is written in, where that is clear.
pub(super) fn detected(document: &Document) -> Option<String> {
    let body = || document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.text.as_str());
    body().flat_map(str::chars).nth(SHORTEST)?;
    // English is known by its common words, at a tenth of what telling seventy languages apart costs.
    if guess(body()) == Some("en") {
        return Some("en".to_owned());
    }
    let sample: String = body().flat_map(|text| text.chars().chain([' '])).take(LOOKED_AT).collect();
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| tag(info.lang())).flatten().map(str::to_owned)
}

/// The two-letter tag of a language.
fn tag(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Mkd => "mk",
        Lang::Srp => "sr",
        Lang::Ukr => "uk",
        Lang::Rus => "ru",
        Lang::Bel => "be",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Cat => "ca",
        _ => return None,
    })
}
