//! Word lists of Italian.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "centinaia", "centinaio", "cento", "cinquanta", "cinque", "cinquecento", "decimo", "decina", "decine",
        "diciannove", "diciassette", "diciotto", "dieci", "dodici", "doppio", "dozzina", "due", "duecento", "duemila",
        "metà", "mezza", "mezzo", "migliaia", "migliaio", "mila", "miliardi", "miliardo", "milione", "milioni",
        "mille", "nono", "novanta", "nove", "ottanta", "ottavo", "otto", "prima", "primo", "quaranta", "quarta",
        "quarto", "quattordici", "quattro", "quindici", "quinta", "quinto", "seconda", "secondo", "sedici", "sei",
        "sessanta", "sesta", "sesto", "settanta", "sette", "settimo", "terza", "terzo", "tre", "trecento", "tredici",
        "tremila", "trenta", "triplo", "undici", "venti", "zero",
    ],
    units: &[
        "anni", "anno", "centesimi", "centimetri", "centimetro", "chili", "chilo", "chilogrammi", "chilometri",
        "chilometro", "dollari", "dollaro", "ettari", "ettaro", "euro", "giorni", "giorno", "gradi", "grado", "grammi",
        "grammo", "litri", "litro", "megawatt", "mese", "mesi", "metri", "metro", "miglia", "miglio", "millimetri",
        "minuti", "minuto", "ora", "ore", "percento", "secondi", "settimana", "settimane", "sterlina", "sterline",
        "tonnellata", "tonnellate",
    ],
    times: &[
        "agosto", "aprile", "autunno", "dicembre", "domani", "domenica", "estate", "febbraio", "gennaio", "giovedì",
        "giugno", "ieri", "inverno", "luglio", "lunedì", "maggio", "martedì", "marzo", "mattina", "mercoledì",
        "mezzanotte", "mezzogiorno", "natale", "notte", "novembre", "oggi", "ottobre", "pasqua", "pomeriggio",
        "primavera", "sabato", "sera", "settembre", "venerdì",
    ],
    dated: &[
        "agosto", "aprile", "dicembre", "febbraio", "gennaio", "giugno", "luglio", "maggio", "marzo", "novembre",
        "ottobre", "settembre",
    ],
    negations: &[
        "mai", "neanche", "nemmeno", "neppure", "nessun", "nessuna", "nessuno", "niente", "no", "non", "nulla", "né",
        "senza",
    ],
    modality: &[
        "apparentemente", "avrebbe", "avrebbero", "deve", "devono", "dovrebbe", "dovrebbero", "dovrà", "forse", "pare",
        "possibile", "possibilmente", "possono", "potranno", "potrebbe", "potrebbero", "potrà", "presumibilmente",
        "presunta", "presunte", "presunti", "presunto", "probabile", "probabilmente", "può", "sarebbe", "sarebbero",
        "sembra", "sembrano",
    ],
    attribution: &[
        "accusato", "afferma", "affermato", "aggiunge", "aggiunto", "ammesso", "ammette", "annuncia", "annunciato",
        "assicurato", "avvertito", "conferma", "confermato", "detto", "dice", "dichiara", "dichiarato", "dicono",
        "disse", "nega", "negato", "promesso", "ribadito", "riferito", "scritto", "secondo", "sostenuto", "sostiene",
        "spiega", "spiegato",
    ],
    titles: &[
        "dott", "dottor", "dottoressa", "generale", "giudice", "ministra", "ministro", "onorevole", "papa",
        "presidente", "prof", "professore", "re", "regina", "sig", "signor", "signora", "sindaca", "sindaco",
    ],
    confusable: &[
        "da", "di", "dà", "dì", "e", "illegale", "impossibile", "la", "legale", "li", "là", "lì", "ne", "né",
        "possibile", "se", "si", "sé", "sì", "è",
    ],
    openers: &[
        "a", "accanto", "adesso", "ai", "al", "alcune", "alcuni", "alla", "alle", "allo", "allora", "altre", "altri",
        "anche", "ancora", "appena", "assieme", "attorno", "avanti", "c", "che", "chi", "ci", "cinque", "circa", "col",
        "come", "con", "contro", "così", "d", "da", "dagli", "dai", "dal", "dalla", "dalle", "dallo", "davanti",
        "degli", "dei", "del", "della", "delle", "dello", "dentro", "di", "dietro", "dopo", "dove", "due", "dunque",
        "durante", "e", "ed", "entrambi", "entro", "era", "ero", "fino", "forse", "fra", "fuori", "già", "gli",
        "grazie", "ha", "i", "ieri", "il", "in", "infatti", "insieme", "intanto", "intorno", "invece", "io", "l", "la",
        "le", "lei", "lo", "loro", "lui", "lungo", "ma", "malgrado", "mentre", "molte", "molti", "nei", "nel", "nella",
        "nelle", "nello", "nessun", "nessuno", "noi", "non", "nonostante", "o", "oggi", "ogni", "oltre", "oppure",
        "ora", "per", "perché", "perciò", "però", "più", "pochi", "poi", "poiché", "presso", "prima", "può", "qualche",
        "quando", "quanto", "quasi", "quattro", "quei", "quel", "quella", "quelle", "quelli", "quello", "questa",
        "queste", "questi", "questo", "qui", "quindi", "se", "secondo", "sei", "senza", "si", "solo", "sono", "sopra",
        "sotto", "su", "sua", "sue", "sugli", "sui", "sul", "sulla", "suo", "suoi", "tra", "tranne", "tre", "tutta",
        "tutte", "tutti", "tutto", "un", "una", "uno", "verso", "vicino", "è",
    ],
    ..Lists::NONE
});
