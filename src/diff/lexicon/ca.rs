//! Word lists of Catalan.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "ambdues", "ambdós", "bilions", "bilió", "catorze", "cent", "cent-cinquanta", "centenar", "centenars",
        "centes", "cents", "cinc", "cinc-cents", "cinquanta", "cinquena", "cinquè", "desena", "desenes", "desè", "deu",
        "dinou", "disset", "divuit", "doble", "dobles", "dos", "dos-cents", "dotze", "dotzena", "dotzenes", "dotzè",
        "dues", "dues-centes", "meitat", "mig", "mil", "milers", "milions", "milió", "mitja", "noranta", "nou",
        "novena", "novè", "onze", "onzè", "primer", "primera", "primeres", "primers", "quaranta", "quart", "quarta",
        "quarts", "quatre", "quatre-cents", "quinze", "segon", "segona", "seixanta", "set", "setanta", "setena",
        "setze", "setè", "sis", "sisena", "sisè", "tercer", "tercera", "terç", "terços", "tots-dos", "trenta",
        "trentena", "tres", "tres-cents", "tretze", "triple", "un", "una", "vint", "vint-i-cinc", "vint-i-dos",
        "vint-i-un", "vintena", "vintè", "vuit", "vuitanta", "vuitena", "vuitè", "zero",
    ],
    units: &[
        "any", "anys", "centímetre", "centímetres", "cèntim", "cèntims", "dia", "dies", "dècada", "dècades", "dòlar",
        "dòlars", "euro", "euros", "gram", "grams", "grau", "graus", "hectàrea", "hectàrees", "hora", "hores", "litre",
        "litres", "lliura", "lliures", "mes", "mesos", "metre", "metres", "milla", "milles", "mil·límetre",
        "mil·límetres", "minut", "minuts", "quilo", "quilogram", "quilograms", "quilos", "quilòmetre", "quilòmetres",
        "segle", "segon", "segons", "setmana", "setmanes", "tona", "tones",
    ],
    times: &[
        "abril", "agost", "ahir", "avui", "demà", "desembre", "dijous", "dilluns", "dimarts", "dimecres", "dissabte",
        "diumenge", "divendres", "estiu", "febrer", "gener", "hivern", "juliol", "juny", "maig", "març", "matinada",
        "matí", "migdia", "mitjanit", "nadal", "nit", "novembre", "octubre", "pasqua", "primavera", "setembre",
        "tarda", "tardor", "vespre",
    ],
    dated: &[
        "abril", "agost", "desembre", "febrer", "gener", "juliol", "juny", "maig", "març", "novembre", "octubre",
        "setembre",
    ],
    negations: &["cap", "enlloc", "gens", "mai", "ni", "ningú", "no", "res", "sense", "tampoc"],
    modality: &[
        "aparentment", "cal", "caldria", "caldrà", "certament", "deu", "deuen", "eventual", "eventualment", "hauran",
        "hauria", "haurien", "haurà", "necessàriament", "obligatòriament", "poden", "podia", "podien", "podran",
        "podria", "podrien", "podrà", "possible", "possiblement", "possibles", "pot", "potencial", "potser",
        "presumpta", "presumptament", "presumpte", "presumptes", "probable", "probablement", "probables", "segurament",
        "sembla", "semblen", "sospitosa", "sospitosos", "sospitós", "suposada", "suposadament", "suposat", "suposats",
    ],
    attribution: &[
        "acusa", "acusat", "acusen", "admet", "admeten", "admetre", "admès", "adverteix", "advertit", "afegeix",
        "afegir", "afegit", "afirma", "afirmat", "afirmen", "al·lega", "al·legat", "anuncia", "anunciar", "anunciat",
        "anuncien", "assegura", "assegurar", "assegurat", "asseguren", "assenyala", "assenyalat", "comenta",
        "confirma", "confirmar", "confirmat", "confirmen", "considera", "declara", "declarat", "deia", "denuncia",
        "denunciat", "desmenteix", "desmentit", "destaca", "destacat", "dit", "diu", "diuen", "escrit", "escriu",
        "explica", "explicar", "explicat", "expliquen", "indica", "indicat", "informa", "informat", "insisteix",
        "insistit", "manifesta", "manifestat", "nega", "negar", "negat", "neguen", "opina", "precisa", "precisat",
        "promet", "promès", "reconegut", "reconeix", "reconeixen", "recorda", "recordat", "relata", "relatat",
        "respon", "revela", "revelat", "segons", "sostenen", "sostingut", "sosté", "subratlla", "subratllat",
    ],
    titles: &[
        "alcalde", "alcaldessa", "conseller", "consellera", "doctor", "doctora", "dr", "dra", "general", "jutge",
        "jutgessa", "ministra", "ministre", "papa", "president", "presidenta", "professor", "professora", "regidor",
        "regidora", "rei", "reina", "senyor", "senyora", "sr", "sra",
    ],
    openers: &[
        "a", "abans", "així", "això", "aixó", "al", "algunes", "alguns", "als", "amb", "aquell", "aquella", "aquells",
        "aquest", "aquesta", "aquestes", "aquests", "aquí", "ara", "bé", "cada", "com", "contra", "d'acord", "dalt",
        "damunt", "darrere", "davant", "de", "des", "després", "dins", "durant", "el", "ell", "ella", "ells", "els",
        "en", "encara", "entre", "era", "fins", "fora", "ha", "han", "hi", "i", "ja", "l'", "la", "les", "li",
        "llavors", "malgrat", "mentre", "molt", "moltes", "molts", "més", "no", "nosaltres", "o", "on", "per",
        "perquè", "però", "potser", "prop", "qual", "quan", "quant", "que", "qui", "quin", "quina", "s'", "segons",
        "sense", "si", "sobre", "sota", "són", "també", "tan", "tant", "tot", "tota", "totes", "tots", "un", "una",
        "unes", "uns", "vora", "és",
    ],
    ..Lists::NONE
});
