//! Word lists of Italian.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "centinaia", "centinaio", "cento", "cinquanta", "cinquantina", "cinque", "cinquecento", "cinquemila", "decima",
        "decimo", "decina", "decine", "diciannove", "diciassette", "diciotto", "dieci", "diecimila", "dodicesimo",
        "dodici", "doppi", "doppia", "doppio", "dozzina", "dozzine", "due", "duecento", "duemila", "entrambe",
        "entrambi", "metà", "mezz'ora", "mezza", "mezzo", "migliaia", "migliaio", "mila", "miliardi", "miliardo",
        "milione", "milioni", "mille", "nona", "nono", "novanta", "nove", "novecento", "ottanta", "ottava", "ottavo",
        "otto", "ottocento", "prima", "prime", "primi", "primo", "quaranta", "quarantina", "quarta", "quarto",
        "quattordici", "quattro", "quattrocento", "quattromila", "quindici", "quinta", "quinto", "seconda", "secondi",
        "secondo", "sedici", "sei", "seicento", "sessanta", "sessantina", "sesta", "sesto", "settanta", "sette",
        "settecento", "settima", "settimo", "terza", "terzi", "terzo", "tre", "trecento", "tredici", "tremila",
        "trenta", "trentacinque", "trentadue", "trentesimo", "trentina", "trentuno", "tripla", "triplice", "triplo",
        "undicesimo", "undici", "ventesimo", "venti", "venticinque", "ventidue", "ventina", "ventinove",
        "ventiquattro", "ventisei", "ventisette", "ventitré", "ventotto", "ventuno", "zero",
    ],
    units: &[
        "anni", "anno", "centesimi", "centesimo", "centimetri", "centimetro", "chili", "chilo", "chilogrammi",
        "chilogrammo", "chilometri", "chilometro", "decennio", "dollari", "dollaro", "ettari", "ettaro", "euro",
        "franchi", "giorni", "giorno", "gradi", "grado", "grammi", "grammo", "litri", "litro", "megawatt", "mese",
        "mesi", "metri", "metro", "miglia", "miglio", "millimetri", "millimetro", "minuti", "minuto", "nodi", "ora",
        "ore", "percento", "quintali", "secolo", "secondi", "secondo", "settimana", "settimane", "sterlina",
        "sterline", "tonnellata", "tonnellate",
    ],
    times: &[
        "agosto", "alba", "aprile", "autunno", "dicembre", "domani", "domenica", "dopodomani", "estate", "febbraio",
        "gennaio", "giovedì", "giugno", "ieri", "inverno", "l'altroieri", "luglio", "lunedì", "maggio", "martedì",
        "marzo", "mattina", "mattinata", "mattino", "mercoledì", "mezzanotte", "mezzogiorno", "natale", "notte",
        "novembre", "oggi", "ottobre", "pasqua", "pomeriggio", "primavera", "sabato", "sera", "serata", "settembre",
        "stamani", "stamattina", "stanotte", "stasera", "venerdì",
    ],
    which_times: &[
        "fine", "inizio", "metà", "passata", "passato", "precedente", "prossima", "prossimi", "prossimo", "questa",
        "questo", "scorsa", "scorsi", "scorso", "seguente", "ultima", "ultimo",
    ],
    spans: &["anni", "anno", "mese", "mesi", "secolo", "settimana", "settimane", "trimestre"],
    dated: &[
        "agosto", "aprile", "dicembre", "febbraio", "gennaio", "giugno", "luglio", "maggio", "marzo", "novembre",
        "ottobre", "settembre",
    ],
    negations: &[
        "mai", "mica", "neanche", "nemmeno", "neppure", "nessun", "nessuna", "nessuno", "niente", "no", "non", "nulla",
        "né", "senza",
    ],
    modality: &[
        "apparentemente", "asserito", "avrebbe", "avrebbero", "certamente", "deve", "devono", "doveva", "dovevano",
        "dovranno", "dovrebbe", "dovrebbero", "dovrà", "eventuale", "eventuali", "eventualmente", "forse", "indagato",
        "magari", "necessariamente", "obbligatoriamente", "pare", "possibile", "possibili", "possibilmente", "possono",
        "potenziale", "potenziali", "potenzialmente", "poteva", "potevano", "potranno", "potrebbe", "potrebbero",
        "potrà", "presumibilmente", "presunta", "presunte", "presunti", "presunto", "probabile", "probabili",
        "probabilmente", "può", "sarebbe", "sarebbero", "sembra", "sembrano", "sicuramente", "sospetta", "sospettata",
        "sospettato", "sospetto", "supposta", "supposto",
    ],
    attribution: &[
        "accusa", "accusano", "accusato", "afferma", "affermano", "affermato", "affermava", "aggiunge", "aggiungono",
        "aggiunto", "ammesso", "ammette", "ammetteva", "ammettono", "annuncia", "annunciano", "annunciato", "assicura",
        "assicurano", "assicurato", "avverte", "avvertito", "avvertono", "commenta", "commentato", "comunica",
        "comunicato", "conferma", "confermano", "confermato", "confermava", "confessa", "confessato", "denuncia",
        "denunciato", "detto", "dice", "dichiara", "dichiarano", "dichiarato", "dicono", "disse", "dissero", "giura",
        "insiste", "nega", "negano", "negato", "negava", "osserva", "precisa", "precisano", "precisato", "promesso",
        "promette", "promettono", "racconta", "raccontano", "raccontato", "replica", "replicato", "ribadisce",
        "ribadito", "riconosce", "riconosciuto", "ricorda", "ricordato", "riferisce", "riferiscono", "riferito",
        "risponde", "risposto", "rivela", "rivelano", "rivelato", "scritto", "scrive", "scrivono", "secondo",
        "segnala", "segnalato", "smentisce", "smentiscono", "smentito", "sosteneva", "sostengono", "sostenuto",
        "sostiene", "sottolinea", "sottolineano", "sottolineato", "spiega", "spiegano", "spiegato", "spiegava",
    ],
    phrases: &[("si presume", ChangeClass::Modality)],
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
