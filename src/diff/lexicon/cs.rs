//! Word lists of Czech.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "deset", "deseti", "desátý", "desítky", "devadesát", "devatenáct", "devátý", "devíti", "devět", "druhá",
        "druhé", "druhý", "dva", "dvacet", "dvakrát", "dvanáct", "dvojnásobek", "dvou", "dvě", "jeden", "jedenáct",
        "jedna", "jedno", "jednoho", "miliard", "miliarda", "miliardy", "milion", "miliony", "milionů", "nula", "osm",
        "osmdesát", "osmi", "osmnáct", "osmý", "padesát", "patnáct", "polovina", "polovinu", "první", "pátá", "páté",
        "pátý", "pět", "pěti", "půl", "sedm", "sedmdesát", "sedmi", "sedmnáct", "sedmý", "sto", "stovky", "stě",
        "tisíc", "tisíce", "tisíců", "tucet", "třetina", "třetí", "tři", "třicet", "třikrát", "třináct", "tří",
        "čtrnáct", "čtvrt", "čtvrtina", "čtvrtá", "čtvrté", "čtvrtý", "čtyř", "čtyři", "čtyřicet", "šedesát", "šest",
        "šesti", "šestnáct", "šestý",
    ],
    units: &[
        "centimetr", "centimetrů", "den", "dny", "dní", "dolar", "dolary", "dolarů", "eur", "euro", "hektar",
        "hektarů", "hodin", "hodina", "hodiny", "kilo", "kilogram", "kilogramů", "kilometr", "kilometry", "kilometrů",
        "korun", "koruna", "koruny", "let", "litr", "litrů", "metr", "metry", "metrů", "minut", "minuta", "minuty",
        "měsíc", "měsíce", "měsíců", "procent", "procenta", "procento", "rok", "roky", "sekund", "sekunda", "stupeň",
        "stupně", "stupňů", "tun", "tuna", "tuny", "týden", "týdny", "týdnů",
    ],
    times: &[
        "březen", "března", "březnu", "dnes", "dopoledne", "duben", "dubna", "dubnu", "jaro", "květen", "května",
        "květnu", "leden", "ledna", "lednu", "listopad", "listopadu", "léto", "neděle", "neděli", "noc", "noci",
        "odpoledne", "podzim", "poledne", "pondělí", "prosince", "prosinci", "prosinec", "pátek", "předevčírem",
        "půlnoc", "ráno", "sobota", "sobotu", "srpen", "srpna", "srpnu", "středa", "středu", "večer", "včera", "zima",
        "zimu", "září", "zítra", "únor", "února", "únoru", "úterý", "červen", "července", "červenci", "červenec",
        "června", "červnu", "čtvrtek", "říjen", "října", "říjnu",
    ],
    dated: &[
        "března", "dubna", "května", "ledna", "listopadu", "prosince", "srpna", "září", "února", "července", "června",
        "října",
    ],
    negations: &[
        "ani", "bez", "ne", "nebude", "nebyl", "nebyla", "nebyli", "nebylo", "nejsou", "nemají", "nemá", "nemůže",
        "není", "nesmí", "nic", "nijak", "nikde", "nikdo", "nikdy", "žádná", "žádné", "žádného", "žádný",
    ],
    negating_parts: &["ne-"],
    modality: &[
        "asi", "by", "jistě", "mohl", "mohla", "mohli", "mohlo", "mohou", "možná", "musel", "museli", "musí", "měl",
        "měla", "mělo", "může", "nejspíš", "patrně", "pravděpodobně", "prý", "smí", "snad", "určitě", "zřejmě",
        "údajná", "údajné", "údajný", "údajně",
    ],
    attribution: &[
        "dodal", "dodala", "napsal", "napsala", "obvinil", "obvinila", "oznámil", "oznámila", "podle", "popřel",
        "popřela", "potvrdil", "potvrdila", "prohlásil", "prohlásila", "přiznal", "přiznala", "sdělil", "sdělila",
        "slíbil", "slíbila", "tvrdil", "tvrdila", "tvrdí", "uvedl", "uvedla", "uvedli", "uvádí", "varoval", "varovala",
        "vysvětlil", "vysvětlila", "zdůraznil", "zdůraznila", "řekl", "řekla", "řekli", "říká",
    ],
    titles: &[
        "doktor", "dr", "generál", "král", "královna", "ministr", "ministryně", "pan", "paní", "papež", "premiér",
        "prezident", "prezidentka", "profesor", "profesorka", "slečna", "soudce", "soudkyně", "starosta", "starostka",
    ],
    openers: &[
        "a", "aby", "ale", "anebo", "ani", "asi", "až", "bez", "bude", "by", "byl", "byla", "bylo", "během", "co",
        "což", "další", "dnes", "do", "dokud", "doposud", "dosud", "díky", "hned", "i", "ihned", "jak", "jakmile",
        "jako", "je", "jeden", "jedna", "jedno", "jeho", "jejich", "její", "jen", "jenom", "jestli", "jestliže",
        "ještě", "již", "k", "každá", "každé", "každý", "kde", "kdo", "kdy", "kdyby", "když", "ke", "kolem", "krom",
        "kromě", "která", "které", "který", "kteří", "kvůli", "ma", "mezi", "mimo", "mnoho", "mnozí", "my", "na",
        "nad", "naproti", "navzdory", "navíc", "naši", "ne", "nebo", "neboť", "než", "nic", "nikdo", "nikdy", "o",
        "oba", "od", "okolo", "on", "ona", "oni", "ono", "pak", "po", "pod", "podle", "podél", "pokud", "potom",
        "poté", "pro", "prostřednictvím", "proti", "proto", "protože", "proč", "právě", "přece", "před", "předtím",
        "přes", "přestože", "při", "s", "se", "si", "skrz", "snad", "spolu", "stále", "své", "svůj", "ta", "tady",
        "tak", "také", "takže", "tam", "tato", "te", "tedy", "tehdy", "ten", "tento", "ti", "to", "tohle", "toho",
        "toto", "tu", "ty", "tyto", "týž", "u", "už", "v", "ve", "vedle", "vy", "včera", "většina", "však", "všechna",
        "všechno", "všichni", "vůči", "vždy", "z", "za", "zatím", "zatímco", "zde", "ze", "zejména", "že",
    ],
    ..Lists::NONE
});
