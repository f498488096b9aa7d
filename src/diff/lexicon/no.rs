//! Word lists of Norwegian.

use super::{Capitals, Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "andre", "atten", "dobbelt", "doblet", "dusin", "elleve", "fem", "femte", "femten", "femti", "fire", "fjerde",
        "fjorten", "første", "førti", "halv", "halve", "halvparten", "hundre", "hundrevis", "kvart", "milliard",
        "milliarder", "million", "millioner", "ni", "niende", "nitten", "nitti", "null", "seks", "seksten", "seksti",
        "sjette", "sju", "sjuende", "sytten", "sytti", "syv", "ti", "tiende", "titalls", "tjue", "to", "tolv", "tre",
        "tredje", "tretten", "tretti", "tusen", "tusenvis", "åtte", "åttende", "åtti", "én",
    ],
    units: &[
        "centimeter", "dag", "dager", "dollar", "euro", "grad", "grader", "hektar", "kilo", "kilogram", "kilometer",
        "krone", "kroner", "liter", "meter", "mil", "minutt", "minutter", "måned", "måneder", "prosent", "pund",
        "sekund", "sekunder", "time", "timer", "tonn", "uke", "uker", "år",
    ],
    times: &[
        "april", "august", "dag", "desember", "ettermiddag", "februar", "formiddag", "fredag", "høst", "januar",
        "juli", "juni", "kveld", "lørdag", "mai", "mandag", "mars", "midnatt", "morgen", "natt", "november", "oktober",
        "onsdag", "september", "sommer", "søndag", "tirsdag", "torsdag", "vinter", "vår",
    ],
    dated: &[
        "april", "august", "desember", "februar", "januar", "juli", "juni", "kl", "klokken", "mai", "mars", "november",
        "oktober", "september",
    ],
    only_with_capital: &[],
    negations: &["aldri", "ikke", "ingen", "ingenting", "intet", "nei", "neppe", "uten", "verken"],
    negative_endings: &[],
    modality: &[
        "angivelig", "angivelige", "antatt", "antatte", "burde", "bør", "kan", "kanskje", "kunne", "mistenkte",
        "muligens", "må", "måtte", "nok", "sannsynligvis", "sikkert", "skal", "skulle", "tilsynelatende", "trolig",
        "vil", "ville",
    ],
    attribution: &[
        "advarer", "advarte", "anklager", "anklaget", "avviser", "avviste", "bekrefter", "bekreftet", "benekter",
        "benektet", "erklærer", "erklærte", "fortalte", "forteller", "hevder", "hevdet", "ifølge", "innrømmer",
        "innrømmet", "legger", "lover", "lovet", "melder", "meldte", "mener", "mente", "opplyser", "opplyste", "sa",
        "sier", "skrev", "skriver", "uttaler", "uttalte",
    ],
    titles: &[
        "dommer", "dr", "dronning", "fru", "general", "herr", "konge", "minister", "ordfører", "pave", "president",
        "professor", "statsminister",
    ],
    capitals: Capitals::MarkNames,
    variants: &[],
    confusable: &[],
    words: None,
});
