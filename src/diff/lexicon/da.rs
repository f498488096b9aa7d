//! Word lists of Danish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "anden", "andet", "atten", "begge", "dobbelt", "dusin", "elleve", "ellevte", "fem", "femte", "femtedel",
        "femten", "fire", "firs", "firsindstyve", "fjerde", "fjerdedel", "fjers", "fjorten", "fordoblet", "fyrre",
        "første", "halv", "halvanden", "halvdel", "halvdelen", "halve", "halvfems", "halvfjerds", "halvfjerdsindstyve",
        "halvtreds", "halvtredsindstyve", "hundrede", "hundreder", "hundredvis", "kvart", "milliard", "milliarder",
        "million", "millioner", "ni", "niende", "nitten", "nul", "otte", "ottende", "seks", "seksten", "sjette",
        "snes", "snesevis", "sytten", "syv", "syvende", "ti", "tiende", "tiendedel", "to", "tolv", "tolvte", "tre",
        "tredive", "tredje", "tredjedel", "tredobbelt", "tredoblet", "treds", "tres", "tresindstyve", "tretten",
        "trettende", "tusind", "tusinde", "tusinder", "tusindvis", "tyve", "tyvende", "ét",
    ],
    units: &[
        "centimeter", "dag", "dage", "dagene", "dollar", "dollars", "døgn", "døgnet", "euro", "grad", "grader",
        "hektar", "kilo", "kilogram", "kilometer", "knob", "krone", "kronen", "kroner", "kvadratkilometer",
        "kvadratmeter", "liter", "meter", "mil", "minut", "minutter", "minutterne", "minuttet", "måned", "måneden",
        "måneder", "månederne", "procent", "procentpoint", "pund", "sekund", "sekunder", "time", "timen", "timer",
        "timerne", "ton", "tønder", "uge", "ugen", "uger", "ugerne", "år", "årene", "året",
    ],
    times: &[
        "aften", "aftenen", "april", "august", "dag", "daggry", "december", "eftermiddag", "eftermiddagen", "efterår",
        "efteråret", "ellevetiden", "ettiden", "februar", "femtiden", "firetiden", "forgårs", "formiddag",
        "formiddagen", "forår", "foråret", "fredag", "fredage", "fredagen", "fredagene", "fredagens", "fredags",
        "fredagsaften", "fredagsmorgen", "iaften", "imorges", "inat", "januar", "julen", "juli", "juni", "lørdag",
        "lørdage", "lørdagen", "lørdagene", "lørdagens", "lørdags", "lørdagsaften", "lørdagsmorgen", "maj", "mandag",
        "mandage", "mandagen", "mandagene", "mandagens", "mandags", "mandagsaften", "mandagsmorgen", "marts", "middag",
        "midnat", "morgen", "morgenen", "nat", "natten", "nitiden", "november", "oktober", "onsdag", "onsdage",
        "onsdagen", "onsdagene", "onsdagens", "onsdags", "onsdagsaften", "onsdagsmorgen", "ottetiden", "overmorgen",
        "påsken", "sekstiden", "september", "sommer", "sommeren", "syvtiden", "søndag", "søndage", "søndagen",
        "søndagene", "søndagens", "søndags", "søndagsaften", "søndagsmorgen", "tirsdag", "tirsdage", "tirsdagen",
        "tirsdagene", "tirsdagens", "tirsdags", "tirsdagsaften", "tirsdagsmorgen", "titiden", "tolvtiden", "torsdag",
        "torsdage", "torsdagen", "torsdagene", "torsdagens", "torsdags", "torsdagsaften", "torsdagsmorgen", "totiden",
        "tretiden", "vinter", "vinteren",
    ],
    which_times: &["denne", "dette", "forrige", "kommende", "næste", "seneste", "sidste"],
    spans: &["kvartal", "måned", "måneden", "uge", "ugen", "uger", "år", "året"],
    dated: &[
        "april", "august", "december", "februar", "januar", "juli", "juni", "kl", "klokken", "maj", "marts",
        "november", "oktober", "september",
    ],
    negations: &[
        "aldrig", "ej", "hverken", "ikke", "ingen", "ingensteder", "ingenting", "intet", "knap", "knapt", "nej",
        "næppe", "uden",
    ],
    modality: &[
        "angivelig", "angivelige", "angiveligt", "antageligt", "behøver", "burde", "bør", "eventuel", "eventuelle",
        "eventuelt", "formentlig", "formodede", "formodentlig", "formodet", "får", "kan", "kunne", "mistænkt",
        "mistænkte", "mulig", "mulige", "muligvis", "må", "måske", "måtte", "nok", "nødvendigvis", "potentiel",
        "potentielle", "påståede", "påstået", "sandsynlig", "sandsynlige", "sandsynligvis", "sikkert", "skal",
        "skulle", "tilsyneladende", "tydeligvis", "utvivlsomt", "vil", "ville", "åbenbart",
    ],
    attribution: &[
        "advarede", "advarer", "afslørede", "afslører", "afviser", "afviste", "anklagede", "anklager", "bekræftede",
        "bekræfter", "benægtede", "benægter", "beskylder", "beskyldte", "erkender", "erkendte", "erklærede",
        "erklærer", "forklarede", "forklarer", "forsikrede", "forsikrer", "fortalt", "fortalte", "fortæller",
        "hævdede", "hævder", "ifølge", "indrømmede", "indrømmer", "kommenterede", "kommenterer", "konstaterede",
        "konstaterer", "kritiserer", "lovede", "lover", "meddeler", "meddelte", "melder", "meldte", "mener", "mente",
        "nægtede", "nægter", "oplyser", "oplyste", "påpegede", "påpeger", "påstod", "påstår", "sagde", "sagt", "siger",
        "skrev", "skrevet", "skriver", "svarede", "svarer", "tilføjede", "tilføjer", "troede", "tror", "udtaler",
        "udtalte", "understregede", "understreger", "vidnede",
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
