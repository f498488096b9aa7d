//! Word lists of Danish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "anden", "andet", "atten", "dobbelt", "dusin", "elleve", "fem", "femte", "femten", "fire", "firs", "fjerde",
        "fjorten", "fordoblet", "fyrre", "første", "halv", "halvdelen", "halve", "halvfems", "halvfjerds", "halvtreds",
        "hundrede", "hundreder", "kvart", "milliard", "milliarder", "million", "millioner", "ni", "niende", "nitten",
        "nul", "otte", "ottende", "seks", "seksten", "sjette", "snesevis", "sytten", "syv", "syvende", "ti", "tiende",
        "to", "tolv", "tre", "tredive", "tredje", "tres", "tretten", "tusind", "tusinde", "tusinder", "tyve", "ét",
    ],
    units: &[
        "centimeter", "dag", "dage", "dollar", "dollars", "euro", "grad", "grader", "hektar", "kilo", "kilogram",
        "kilometer", "krone", "kroner", "liter", "meter", "mil", "minut", "minutter", "måned", "måneder", "procent",
        "pund", "sekund", "sekunder", "time", "timer", "ton", "uge", "uger", "år",
    ],
    times: &[
        "aften", "april", "august", "dag", "december", "eftermiddag", "efterår", "februar", "formiddag", "forår",
        "fredag", "januar", "juli", "juni", "lørdag", "maj", "mandag", "marts", "middag", "midnat", "morgen", "nat",
        "november", "oktober", "onsdag", "september", "sommer", "søndag", "tirsdag", "torsdag", "vinter",
    ],
    dated: &[
        "april", "august", "december", "februar", "januar", "juli", "juni", "kl", "klokken", "maj", "marts",
        "november", "oktober", "september",
    ],
    negations: &["aldrig", "hverken", "ikke", "ingen", "ingenting", "intet", "nej", "næppe", "uden"],
    modality: &[
        "angivelig", "angiveligt", "burde", "bør", "formentlig", "formodede", "formodet", "kan", "kunne", "mistænkte",
        "muligvis", "må", "måske", "måtte", "nok", "sandsynligvis", "sikkert", "skal", "skulle", "tilsyneladende",
        "vil", "ville",
    ],
    attribution: &[
        "advarede", "advarer", "afviser", "afviste", "anklagede", "anklager", "bekræftede", "bekræfter", "benægtede",
        "benægter", "erklærede", "erklærer", "fortalte", "fortæller", "hævdede", "hævder", "ifølge", "indrømmede",
        "indrømmer", "lovede", "lover", "meddeler", "meddelte", "mener", "mente", "oplyser", "oplyste", "sagde",
        "siger", "skrev", "skriver", "tilføjede", "tilføjer", "udtaler", "udtalte",
    ],
    titles: &[
        "borgmester", "dommer", "dr", "dronning", "frk", "fru", "general", "hr", "konge", "minister", "pave",
        "professor", "præsident", "statsminister",
    ],
    openers: &[
        "ad", "af", "alene", "alle", "allerede", "alligevel", "and", "andet", "andre", "at", "bag", "bare", "begge",
        "blandt", "blev", "da", "de", "den", "denne", "der", "deres", "derfor", "det", "dette", "disse", "dog", "du",
        "efter", "eller", "en", "end", "endnu", "enhver", "er", "et", "fem", "flere", "for", "foran", "fordi", "forud",
        "fra", "få", "før", "ham", "han", "hans", "har", "havde", "hele", "hen", "hendes", "her", "hos", "hun", "hvad",
        "hver", "hvert", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "hvornår", "i", "ifølge", "igen", "ikke",
        "imellem", "imens", "imod", "ind", "inden", "ingen", "inklusive", "intet", "jeg", "langs", "lige", "man",
        "mange", "med", "mellem", "men", "mens", "mere", "mod", "må", "nogle", "nok", "nu", "når", "næsten", "også",
        "om", "omkring", "op", "os", "over", "overfor", "per", "på", "rundt", "samt", "selv", "siden", "sin", "sine",
        "sit", "skal", "snart", "som", "straks", "så", "sådan", "til", "trods", "tæt", "uanset", "uden", "under",
        "undtagen", "var", "ved", "vi", "via", "vil", "visse",
    ],
    ..Lists::NONE
});
