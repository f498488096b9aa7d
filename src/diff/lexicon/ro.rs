//! Word lists of Romanian.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "cincea", "cinci", "cincilea", "cincisprezece", "cincizeci", "doi", "doilea", "doisprezece", "doua", "două",
        "douăsprezece", "douăzeci", "dublu", "jumătate", "jumătatea", "mia", "mie", "mii", "miliard", "miliarde",
        "milioane", "milion", "nouă", "nouălea", "nouăsprezece", "nouăzeci", "opt", "optsprezece", "optulea",
        "optzeci", "paisprezece", "patra", "patru", "patrulea", "patruzeci", "prima", "primul", "sfert", "suta",
        "sute", "sută", "trei", "treia", "treilea", "treime", "treisprezece", "treizeci", "triplu", "una",
        "unsprezece", "unu", "zece", "zecelea", "zeci", "zero", "întâi", "șaisprezece", "șaizeci", "șapte", "șaptelea",
        "șaptesprezece", "șaptezeci", "șase", "șaselea",
    ],
    units: &[
        "an", "ani", "cent", "centimetri", "centimetru", "cenți", "dolar", "dolari", "euro", "grad", "grade", "gram",
        "grame", "hectar", "hectare", "kilogram", "kilograme", "kilogramul", "kilometri", "kilometru", "lei", "leu",
        "litri", "litru", "luni", "lună", "metri", "metru", "mile", "milă", "minut", "minute", "ore", "oră", "procent",
        "procente", "secunde", "secundă", "săptămâni", "săptămână", "tone", "tonă", "zi", "zile",
    ],
    times: &[
        "alaltăieri", "aprilie", "astăzi", "august", "azi", "decembrie", "dimineața", "dimineață", "duminică",
        "după-amiază", "februarie", "ianuarie", "iarna", "ieri", "iulie", "iunie", "joi", "luni", "mai", "martie",
        "marți", "miercuri", "miezul", "mâine", "noapte", "noaptea", "noiembrie", "octombrie", "poimâine", "primăvara",
        "prânz", "seara", "seară", "septembrie", "sâmbătă", "toamna", "vara", "vineri",
    ],
    dated: &[
        "aprilie", "august", "decembrie", "februarie", "ianuarie", "iulie", "iunie", "mai", "martie", "noiembrie",
        "octombrie", "ora", "orele", "septembrie",
    ],
    negations: &[
        "deloc", "fără", "n-a", "n-am", "n-au", "nici", "nicio", "niciodată", "niciun", "nicăieri", "nimeni", "nimic",
        "nu",
    ],
    modality: &[
        "ar", "cert", "eventual", "pesemne", "poate", "posibil", "pot", "presupus", "presupusa", "presupusul",
        "presupusă", "prezumtiv", "probabil", "putea", "putut", "sigur", "suspect", "suspectat", "trebui", "trebuie",
        "va", "vor",
    ],
    attribution: &[
        "acuzat", "acuză", "admis", "adăugat", "afirmat", "afirmă", "anunțat", "anunță", "avertizat", "avertizează",
        "confirmat", "confirmă", "conform", "declarat", "declarau", "declară", "explicat", "neagă", "negat",
        "potrivit", "precizat", "promis", "recunoaște", "recunoscut", "scris", "spun", "spune", "spus", "subliniat",
        "susțin", "susține", "susținut", "transmis",
    ],
    titles: &[
        "dl", "dna", "doamna", "doctor", "doctorul", "domnișoara", "domnul", "general", "generalul", "judecător",
        "judecătorul", "ministru", "ministrul", "papa", "premier", "premierul", "președinta", "președinte",
        "președintele", "primar", "primarul", "primărița", "profesor", "profesorul", "rege", "regele", "regina",
    ],
    openers: &[
        "a", "abia", "acea", "aceasta", "această", "acel", "acela", "acest", "acesta", "aceste", "acestea", "acești",
        "acolo", "acum", "ai", "al", "alt", "alte", "altă", "alături", "alți", "am", "apoi", "aproape", "ar", "are",
        "as", "astfel", "asupra", "atunci", "atât", "au", "avea", "ba", "ca", "care", "ce", "cea", "cei", "cel",
        "cele", "celor", "chiar", "ci", "cine", "conform", "contra", "cu", "cum", "când", "cât", "că", "către", "da",
        "dacă", "dar", "de", "deasupra", "deci", "decât", "deja", "deoarece", "departe", "desigur", "despre", "deși",
        "din", "dinspre", "dintre", "doar", "drept", "după", "ea", "ei", "el", "ele", "era", "este", "eu", "față",
        "fie", "fiecare", "fiindcă", "foarte", "fost", "fosta", "fostul", "fără", "grație", "iar", "iată", "ieri",
        "imediat", "la", "lor", "lui", "lângă", "mai", "mereu", "mult", "multe", "mulți", "mâine", "ne", "nici",
        "niște", "noi", "nu", "numai", "o", "oare", "odată", "ori", "pe", "pentru", "peste", "prea", "precum", "prin",
        "printre", "puțin", "puțini", "până", "recent", "sa", "sau", "se", "spre", "sub", "sunt", "sus", "să", "toate",
        "toată", "tot", "totuși", "toți", "un", "una", "unde", "unei", "unele", "unii", "unui", "urmare", "va", "vei",
        "voi", "vom", "îi", "îl", "în", "înainte", "înaintea", "încă", "însă", "între", "întrucât", "întâi", "își",
        "ș-a", "și",
    ],
    ..Lists::NONE
});
