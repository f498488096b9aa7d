//! Word lists of Norwegian.

use super::{Lexicon, Lists};

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
    negations: &["aldri", "ikke", "ingen", "ingenting", "intet", "nei", "neppe", "uten", "verken"],
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
    openers: &[
        "alle", "allerede", "altså", "andre", "annen", "at", "av", "bak", "bare", "begge", "blant", "ble", "da", "de",
        "dem", "den", "denne", "der", "deres", "derfor", "det", "dette", "disse", "du", "eller", "en", "enda",
        "enhver", "er", "et", "etter", "ettersom", "flere", "for", "foran", "forbi", "fordi", "fra", "før", "først",
        "gjennom", "ham", "han", "hans", "har", "hele", "hennes", "her", "hos", "hun", "hva", "hver", "hvert",
        "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "i", "ifølge", "igjen", "ikke", "imens", "imot", "ingen",
        "inkludert", "inn", "innen", "intet", "jeg", "langs", "like", "man", "mange", "med", "mellom", "men", "mens",
        "mer", "mest", "mot", "må", "nesten", "noe", "noen", "nok", "nylig", "nå", "når", "nær", "nærmere", "og",
        "også", "om", "omkring", "opp", "oss", "over", "per", "på", "rundt", "samt", "selv", "siden", "sin", "sine",
        "sitt", "skal", "slik", "snart", "som", "så", "tidligere", "til", "tross", "tvers", "uansett", "under",
        "unntatt", "uten", "utenfor", "var", "ved", "vi", "via", "vil", "visse",
    ],
    ..Lists::NONE
});
