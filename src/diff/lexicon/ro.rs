//! Word lists of Romanian.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "al-doilea", "ambele", "ambii", "amândoi", "cincea", "cinci", "cincilea", "cincisprezece", "cincizeci", "doi",
        "doilea", "doime", "doisprezece", "doua", "două", "douăsprezece", "douăzeci", "dublu", "dublul", "dublă",
        "duzini", "duzină", "jumătate", "jumătatea", "mia", "mie", "mii", "miliard", "miliarde", "milioane", "milion",
        "nouă", "nouălea", "nouăsprezece", "nouăzeci", "opt", "opta", "optsprezece", "optulea", "optzeci",
        "paisprezece", "patra", "patru", "patrulea", "patruzeci", "prima", "primele", "primii", "primul", "primului",
        "pătrime", "sfert", "sferturi", "suta", "sute", "sută", "trei", "treia", "treilea", "treime", "treimi",
        "treisprezece", "treizeci", "triplu", "triplă", "una", "unsprezece", "unu", "zece", "zecea", "zecelea", "zeci",
        "zero", "întâi", "șaisprezece", "șaizeci", "șapte", "șaptea", "șaptelea", "șaptesprezece", "șaptezeci", "șase",
        "șasea", "șaselea",
    ],
    units: &[
        "an", "ani", "anului", "bani", "cent", "centimetri", "centimetru", "cenți", "dolar", "dolari", "euro", "grad",
        "grade", "gram", "grame", "hectar", "hectare", "kilogram", "kilograme", "kilogramul", "kilometri", "kilometru",
        "lei", "leu", "leului", "lire", "litri", "litru", "luni", "lună", "metri", "metru", "mile", "milimetri",
        "milă", "minut", "minute", "ore", "orei", "oră", "procent", "procente", "secunde", "secundă", "suta",
        "săptămâni", "săptămână", "tone", "tonă", "zi", "zile", "zilei",
    ],
    times: &[
        "alaltăieri", "amiază", "aprilie", "aseară", "astăzi", "august", "azi", "crăciun", "decembrie", "dimineața",
        "dimineață", "dimineții", "diseară", "duminică", "după-amiaza", "după-amiază", "februarie", "ianuarie",
        "iarna", "iarnă", "ieri", "iulie", "iunie", "joi", "joia", "lunea", "luni", "mai", "martie", "marțea", "marți",
        "miercurea", "miercuri", "miezul", "mâine", "noapte", "noaptea", "noiembrie", "nopții", "octombrie", "paște",
        "poimâine", "primăvara", "primăvară", "prânz", "seara", "seară", "septembrie", "serii", "sâmbătă", "toamna",
        "toamnă", "vara", "vară", "vinerea", "vineri",
    ],
    dated: &[
        "aprilie", "august", "decembrie", "februarie", "ianuarie", "iulie", "iunie", "mai", "martie", "noiembrie",
        "octombrie", "ora", "orele", "septembrie",
    ],
    negations: &[
        "deloc", "fără", "n-a", "n-am", "n-ar", "n-au", "nici", "nicio", "niciodată", "niciun", "niciuna", "niciunul",
        "nicăieri", "nimeni", "nimic", "nimănui", "nu", "nu-i",
    ],
    modality: &[
        "aparent", "ar", "bănuit", "bănuita", "cert", "chipurile", "desigur", "eventual", "eventuală", "neapărat",
        "obligatoriu", "par", "pare", "pesemne", "poate", "posibil", "posibile", "posibilă", "pot", "potențial",
        "potențială", "presupus", "presupusa", "presupusul", "presupusă", "presupuși", "pretins", "pretinsa",
        "pretinsul", "prezumtiv", "probabil", "putea", "puteau", "putut", "sigur", "suspect", "suspecta", "suspectat",
        "suspectul", "suspecți", "trebui", "trebuia", "trebuiau", "trebuie", "va", "vor",
    ],
    attribution: &[
        "acuzat", "acuză", "adaugă", "admis", "admit", "admite", "adăugat", "afirma", "afirmat", "afirmă", "anunțat",
        "anunță", "arătat", "avertizat", "avertizează", "comentat", "confirmat", "confirmă", "conform", "consideră",
        "crede", "declarat", "declarau", "declară", "dezminte", "dezmințit", "dezvăluie", "dezvăluit", "explicat",
        "explică", "informat", "informează", "insistat", "insistă", "menționat", "menționează", "neagă", "negat",
        "potrivit", "povestește", "povestit", "precizat", "precizează", "promis", "promite", "recunoaște", "recunosc",
        "recunoscut", "relatat", "relatează", "răspunde", "răspuns", "scrie", "scris", "spun", "spune", "spunea",
        "spus", "subliniat", "subliniază", "susțin", "susține", "susținea", "susținut", "transmis", "transmite",
    ],
    phrases: &[("se pare", ChangeClass::Modality), ("ar putea", ChangeClass::Modality)],
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
