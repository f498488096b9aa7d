//! Word lists of Norwegian.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "andre", "atten", "begge", "dobbelt", "doble", "doblet", "dusin", "elleve", "ellevte", "fem", "femte",
        "femtedel", "femten", "femti", "femtitalls", "fire", "firedel", "fjerde", "fjerdedel", "fjorten", "første",
        "førti", "halv", "halvannen", "halve", "halvparten", "hundre", "hundrede", "hundretall", "hundrevis", "kvart",
        "milliard", "milliarder", "million", "millioner", "ni", "niende", "nitten", "nitti", "null", "seks", "seksten",
        "seksti", "sjette", "sju", "sjuende", "snes", "sytten", "sytti", "syttito", "syv", "syvti", "ti", "tiende",
        "tiendedel", "titall", "titalls", "tjue", "tjuende", "to", "tohundre", "tolv", "tolvte", "tre", "tredel",
        "tredje", "tredjedel", "tredoblet", "tredve", "trehundre", "tretten", "trettende", "tretti", "trippel",
        "tusen", "tusentall", "tusenvis", "tyve", "åtte", "åttende", "åtti", "én",
    ],
    units: &[
        "centimeter", "dag", "dagene", "dager", "dollar", "døgn", "døgnet", "euro", "grad", "grader", "hektar", "kilo",
        "kilogram", "kilometer", "knop", "krona", "krone", "kronen", "kroner", "kvadratkilometer", "kvadratmeter",
        "liter", "meter", "mil", "minutt", "minuttene", "minutter", "minuttet", "måned", "måneden", "månedene",
        "måneder", "prosent", "prosenten", "prosentpoeng", "pund", "sekund", "sekunder", "time", "timen", "timene",
        "timer", "tonn", "uka", "uke", "uken", "ukene", "uker", "år", "årene", "året",
    ],
    times: &[
        "april", "august", "dag", "daggry", "desember", "ellevetida", "ellevetiden", "ettermiddag", "ettermiddagen",
        "etttida", "etttiden", "februar", "femtida", "femtiden", "firetida", "firetiden", "forgårs", "formiddag",
        "formiddagen", "fredag", "fredagen", "fredagene", "fredagens", "fredager", "fredags", "fredagskveld",
        "fredagsmorgen", "høst", "høsten", "ikveld", "imorges", "inatt", "januar", "jula", "julen", "juli", "juni",
        "kveld", "kvelden", "lørdag", "lørdagen", "lørdagene", "lørdagens", "lørdager", "lørdags", "lørdagskveld",
        "lørdagsmorgen", "mai", "mandag", "mandagen", "mandagene", "mandagens", "mandager", "mandags", "mandagskveld",
        "mandagskvelden", "mandagsmorgen", "mars", "midnatt", "morgen", "morgenen", "natt", "natta", "natten",
        "nitida", "nitiden", "november", "oktober", "onsdag", "onsdagen", "onsdagene", "onsdagens", "onsdager",
        "onsdags", "onsdagskveld", "onsdagsmorgen", "overmorgen", "påsken", "sekstida", "sekstiden", "september",
        "sjutida", "sjutiden", "sommer", "sommeren", "syvtida", "syvtiden", "søndag", "søndagen", "søndagene",
        "søndagens", "søndager", "søndags", "søndagskveld", "søndagsmorgen", "tirsdag", "tirsdagen", "tirsdagene",
        "tirsdagens", "tirsdager", "tirsdags", "tirsdagskveld", "tirsdagsmorgen", "titida", "titiden", "tolvtida",
        "tolvtiden", "torsdag", "torsdagen", "torsdagene", "torsdagens", "torsdager", "torsdags", "torsdagskveld",
        "torsdagsmorgen", "totida", "totiden", "tretida", "tretiden", "vinter", "vinteren", "vår", "våren", "åttetida",
        "åttetiden",
    ],
    which_times: &["denne", "dette", "forrige", "kommende", "neste", "siste"],
    spans: &["kvartal", "måned", "måneden", "uka", "uke", "uken", "uker", "år", "året"],
    dated: &[
        "april", "august", "desember", "februar", "januar", "juli", "juni", "kl", "klokken", "mai", "mars", "november",
        "oktober", "september",
    ],
    negations: &[
        "aldri", "ei", "hverken", "ikke", "ingen", "ingensteds", "ingenting", "intet", "knapt", "nei", "neppe",
        "slett", "uten", "verken",
    ],
    modality: &[
        "angivelig", "angivelige", "antagelig", "antakelig", "antatt", "antatte", "behøver", "burde", "bør",
        "definitivt", "eventuell", "eventuelle", "formodentlig", "får", "kan", "kanskje", "kunne", "mistenkt",
        "mistenkte", "mulig", "mulige", "muligens", "må", "måtte", "nok", "nødvendigvis", "potensiell", "potensielle",
        "påstått", "påståtte", "sannsynlig", "sannsynligvis", "sikkert", "skal", "skulle", "tilsynelatende", "trolig",
        "tydeligvis", "utvilsomt", "vil", "ville", "visstnok", "åpenbart",
    ],
    attribution: &[
        "advarer", "advarte", "anklagde", "anklager", "anklaget", "avslører", "avslørte", "avviser", "avviste",
        "bekrefter", "bekreftet", "benekter", "benektet", "beskylder", "beskyldte", "erkjenner", "erkjente",
        "erklærer", "erklærte", "forklarer", "forklarte", "forsikrer", "forsikret", "fortalt", "fortalte", "forteller",
        "hevder", "hevdet", "ifølge", "innrømmer", "innrømmet", "kommenterer", "kommenterte", "konstaterer",
        "konstaterte", "kritiserer", "kunngjorde", "kunngjør", "legger", "lover", "lovet", "lovte", "melder", "meldte",
        "mener", "mente", "nekter", "nektet", "opplyser", "opplyste", "påpeker", "påpekte", "påsto", "påstod",
        "påstår", "sa", "sagt", "sier", "skrev", "skrevet", "skriver", "svarer", "svarte", "tilføyer", "trodde",
        "tror", "understreker", "understreket", "uttaler", "uttalte", "vitnet",
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
