//! Abbreviations by language, in sorted static tables: nothing is built at start-up.
//!
//! Each list says what a full stop after the word can mean. Words are in lower case and without their last stop. A word
//! that is also an ordinary word at the end of a sentence in the same language does not belong here.

use super::language::Abbreviations;

pub(super) static COMMON: Abbreviations = Abbreviations {
    before_word: &[
        "approx", "ca", "cf", "d.phil", "dr", "e.g", "i.e", "messrs", "mr", "mrs", "ms", "ph.d", "prof", "st", "vs",
    ],
    before_number: &["fig", "figs", "nr", "p", "pp", "tel", "vol", "vols"],
    loose: &["a.d", "a.m", "b.c", "corp", "d.c", "e.u", "inc", "jr", "ltd", "p.m", "sr", "u.k", "u.n", "u.s", "u.s.a"],
    loose_names: &[],
    closing: &["etc"],
};

pub(super) static ENGLISH: Abbreviations = Abbreviations {
    before_word: &[
        "adm", "amb", "asst", "atty", "bldg", "brig", "capt", "chas", "cllr", "cmdr", "col", "cpl", "dep", "det",
        "dir", "eg", "esp", "f.e", "fr", "ft", "gen", "gens", "geo", "gov", "govs", "hon", "ie", "incl", "insp", "jas",
        "lieut", "lt", "maj", "mgr", "mlle", "mme", "mssrs", "mt", "pfc", "pres", "pvt", "ref", "rep", "reps", "rev",
        "revd", "sen", "sens", "sgt", "sgts", "sra", "srta", "ste", "supt", "thos", "v", "viz", "vs", "wm",
    ],
    before_number: &[
        "app", "art", "cap", "ch", "chap", "eq", "ll", "no", "nos", "op", "par", "para", "paras", "pg", "pt", "pts",
        "rm", "rte", "ser", "tel", "ver", "vv",
    ],
    loose: &[
        "al", "assn", "ave", "blvd", "bros", "btw", "cit", "cm", "co", "cont", "cres", "dept", "ed", "edn", "eds",
        "esq", "est", "ext", "fwd", "govt", "hr", "hrs", "hwy", "ibid", "intl", "kg", "km", "lb", "lbs", "llc", "mfg",
        "mi", "min", "misc", "mm", "mph", "natl", "oz", "pkwy", "plc", "rd", "sec", "secs", "sq", "univ", "yr", "yrs",
    ],
    loose_names: &[
        "ala", "alta", "apr", "ariz", "ark", "aug", "calif", "colo", "conn", "dec", "del", "feb", "fla", "fri", "ga",
        "ill", "ind", "jan", "jul", "jun", "kan", "ky", "la", "mar", "mass", "md", "mich", "minn", "miss", "mo", "mon",
        "mont", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "pa", "penn", "que", "sat", "sep", "sept", "sun",
        "tenn", "tex", "thu", "thur", "thurs", "tue", "tues", "va", "vt", "wash", "wed", "wis", "wyo",
    ],
    closing: &[],
};

pub(super) static GERMAN: Abbreviations = Abbreviations {
    before_word: &[
        "amerik", "brit", "bspw", "bzgl", "bzw", "d.h", "dipl", "dt", "einschl", "evtl", "exkl", "fr", "frl", "frz",
        "geb", "gegr", "gem", "ggf", "hl", "hr", "hrsg", "i.d.r", "ing", "inkl", "insb", "ital", "jur", "lfd", "lt",
        "mag", "med", "mind", "nördl", "o.g", "phil", "rer", "russ", "sen", "sog", "südl", "u.a", "u.u", "v.a", "verh",
        "vgl", "westl", "z.b", "zw", "zzgl", "östl",
    ],
    before_number: &[
        "abb", "abs", "anm", "aufl", "bd", "bde", "bl", "hs", "hss", "kap", "nr", "nrn", "rn", "s", "str", "tab",
        "zif", "ziff",
    ],
    loose: &[
        "a.d", "a.m", "a.n", "abk", "bhf", "bsp", "chr", "co", "dez", "fa", "ges", "hbf", "jh", "jhd", "jhs", "mai",
        "min", "mio", "mrd", "mär", "märz", "n.chr", "okt", "sek", "std", "tel", "tsd", "u.s.w", "univ", "v.chr",
        "verf", "zt",
    ],
    loose_names: &[],
    closing: &["usf", "usw"],
};

pub(super) static FRENCH: Abbreviations = Abbreviations {
    before_word: &[
        "adj", "av", "bd", "boul", "c.-à-d", "cap", "cdt", "cie", "dir", "env", "ex", "gal", "hab", "lt", "ltd", "m",
        "me", "mgr", "mlle", "mlles", "mm", "mme", "mmes", "p.ex", "pr", "sgt", "ste", "vve",
    ],
    before_number: &["al", "art", "chap", "fig", "n", "no", "nos", "pp", "réf", "t", "tél", "vol"],
    loose: &["apr", "avr", "coll", "déc", "févr", "ibid", "j.-c", "janv", "juil", "nov", "oct", "sept", "suiv", "éd"],
    loose_names: &[],
    closing: &[],
};

pub(super) static SPANISH: Abbreviations = Abbreviations {
    before_word: &[
        "admón", "aprox", "arq", "av", "avda", "c/", "cc", "cnel", "d", "da", "dcha", "depto", "don", "dpto", "dr",
        "dra", "dres", "dña", "ee", "ee.uu", "excma", "excmo", "ff", "fray", "gral", "hnos", "ilma", "ilmo", "ing",
        "izq", "jj", "lic", "licda", "mons", "p.e", "p.ej", "pbro", "prof", "profa", "rr", "sgto", "sr", "sra", "sras",
        "sres", "srta", "sta", "sto", "tte", "ud", "uds", "vd", "vds",
    ],
    before_number: &["art", "arts", "cap", "fig", "nº", "núm", "núms", "pág", "págs", "t", "tel", "vol"],
    loose: &[
        "a.c", "aa", "abr", "ago", "cía", "d.c", "dic", "ed", "ej", "ene", "hh", "ltda", "oo", "s.a", "s.l", "u.e",
        "uu",
    ],
    loose_names: &[],
    closing: &[],
};

pub(super) static ITALIAN: Abbreviations = Abbreviations {
    before_word: &[
        "arch", "avv", "card", "cav", "col", "comm", "dott", "dott.ssa", "dottssa", "ecc.mo", "egr", "es", "gent",
        "geom", "ing", "magg", "mons", "on", "p.es", "prof", "prof.ssa", "profssa", "rag", "s", "sec", "sen", "sig",
        "sig.na", "sig.ra", "sigg", "sigra", "spett", "ss", "ten",
    ],
    before_number: &["art", "artt", "c", "cap", "co", "fig", "n", "nn", "p", "pag", "pagg", "pp", "tel", "vol"],
    loose: &[
        "a.c", "ago", "apr", "d.c", "dic", "ed", "feb", "gen", "giu", "lug", "mag", "mar", "nov", "ott", "s.p.a",
        "s.r.l", "set",
    ],
    loose_names: &[],
    closing: &["ecc"],
};

pub(super) static PORTUGUESE: Abbreviations = Abbreviations {
    before_word: &[
        "aprox", "arq", "av", "cel", "d", "dep", "dr", "dra", "dras", "drs", "eng", "ex", "exma", "exmo", "gen",
        "ilmo", "p.ex", "pe", "prof", "profa", "profs", "sen", "sgt", "sr", "sra", "sras", "srs", "srta", "sta", "sto",
        "ten",
    ],
    before_number: &["art", "arts", "cap", "fig", "n", "núm", "p", "pp", "pág", "págs", "tel", "vol"],
    loose: &[
        "a.c", "abr", "ago", "cia", "d.c", "dez", "fev", "jan", "jul", "jun", "ltda", "mai", "mar", "nov", "out",
        "s.a", "set", "séc",
    ],
    loose_names: &[],
    closing: &[],
};

pub(super) static DUTCH: Abbreviations = Abbreviations {
    before_word: &[
        "bijv", "burg", "bv", "ca", "d.w.z", "dhr", "dr", "drs", "ds", "evt", "excl", "gebr", "i.v.m", "incl", "ing",
        "ir", "jhr", "jl", "kap", "kol", "m.b.t", "m.n", "mej", "mev", "mevr", "min", "mnr", "mr", "mw", "nl", "o.a",
        "o.l.v", "prof", "resp", "st", "t.a.v", "t.o.v", "vgl", "wnd", "z.g", "zgn",
    ],
    before_number: &["afb", "art", "blz", "deel", "nr", "nrs", "p", "pag", "par", "tel"],
    loose: &[
        "a.s", "apr", "aug", "b.v", "dec", "feb", "j.l", "jan", "jul", "jun", "mld", "mln", "mrt", "n.chr", "n.v",
        "nov", "okt", "sept", "v.chr",
    ],
    loose_names: &[],
    closing: &["enz"],
};

pub(super) static POLISH: Abbreviations = Abbreviations {
    before_word: &[
        "al", "am", "ang", "bp", "br", "dot", "dr", "dyr", "gen", "inż", "kard", "kpt", "ks", "lek", "m.in", "mec",
        "mgr", "min", "mjr", "n.p", "np", "nt", "ob", "os", "p", "pl", "pol", "por", "ppłk", "prof", "przyp", "pt",
        "płk", "rab", "red", "ros", "tj", "tzn", "tzw", "ul", "ur", "wg", "woj", "wyd", "zm", "zw", "łac", "śp", "św",
    ],
    before_number: &["art", "nr", "ok", "par", "pkt", "poz", "rozdz", "s", "str", "t", "tab", "tel", "ust", "zob"],
    loose: &["godz", "gr", "mld", "mln", "n.e", "p.n.e", "r", "r.p", "tys", "w", "wiek", "ww"],
    loose_names: &[],
    closing: &["itd", "itp"],
};

pub(super) static RUSSIAN: Abbreviations = Abbreviations {
    before_word: &[
        "акад", "бул", "гр", "д", "доц", "ж", "ин", "инж", "корп", "м", "наб", "напр", "о", "обл", "оз", "пер", "пл",
        "пос", "просп", "проф", "р-н", "св", "св-во", "см", "ср", "т.е", "т.к", "т.н", "т.нар", "ул", "чел", "шт",
        "экз",
    ],
    before_number: &["гл", "п", "пп", "рис", "с", "ст", "стр", "т", "табл", "тел", "ч"],
    loose: &[
        "авг", "апр", "в", "вв", "г", "гг", "дек", "др", "им", "кв", "коп", "куб", "л", "лв", "мин", "млн", "млрд",
        "н.э", "нояб", "окт", "пр", "проч", "руб", "сек", "сент", "тыс", "февр", "час", "янв",
    ],
    loose_names: &[],
    closing: &["т.д", "т.п"],
};

pub(super) static UKRAINIAN: Abbreviations = Abbreviations {
    before_word: &[
        "акад", "бул", "бульв", "вул", "г", "гр", "д", "див", "доц", "м", "наб", "напр", "о", "обл", "оз", "пл", "пор",
        "пр", "пров", "просп", "проф", "р-н", "св", "смт", "т.б", "т.зв", "т.є", "хв", "чл", "ім", "інж",
    ],
    before_number: &["гл", "кв", "п", "пп", "рис", "розд", "с", "стор", "т", "табл", "тел", "ч"],
    loose: &[
        "бер", "вер", "грн", "груд", "жовт", "квіт", "коп", "лип", "лист", "лют", "млн", "млрд", "н.е", "р", "рр",
        "серп", "ст", "січ", "та", "тис", "трав", "черв", "ін",
    ],
    loose_names: &[],
    closing: &["т.д", "т.п", "т.ін", "тощо"],
};

pub(super) static SWEDISH: Abbreviations = Abbreviations {
    before_word: &[
        "bl.a", "d.v.s", "dr", "dvs", "e.d", "exkl", "f.d", "f.eks", "forts", "fr", "frk", "hr", "ing", "inkl", "jfr",
        "kl", "m.fl", "m.m", "ordf", "prof", "resp", "s.k", "t.ex", "t.o.m", "u.a",
    ],
    before_number: &["art", "fig", "kap", "nr", "s", "sid", "tel", "vol"],
    loose: &[
        "a.s", "apr", "aug", "dec", "e.kr", "f.kr", "febr", "jan", "mdr", "mfl", "milj", "mm", "nov", "okt", "sept",
        "st",
    ],
    loose_names: &[],
    closing: &["osv"],
};

pub(super) static CZECH: Abbreviations = Abbreviations {
    before_word: &[
        "arch", "bc", "doc", "dr", "ev", "fr", "gen", "ing", "judr", "kpt", "ks", "mgr", "min", "mj", "mjr", "mudr",
        "napr", "např", "npor", "náb", "nám", "odd", "paeddr", "phdr", "pl", "plk", "por", "ppor", "prof", "pí",
        "resp", "rndr", "st", "sv", "tj", "tzv", "ul", "viz", "vyd", "zejm", "zvl",
    ],
    before_number: &["kap", "obr", "odst", "par", "s", "str", "tab", "tel", "tzn", "č", "čl", "čís"],
    loose: &["a.s", "apod", "atp", "hl", "hod", "mil", "mld", "n.l", "p.n.l", "př.n.l", "r.o", "s.r.o", "tis"],
    loose_names: &[],
    closing: &["atd"],
};

pub(super) static TURKISH: Abbreviations = Abbreviations {
    before_word: &[
        "alb", "arş", "av", "bn", "bşk", "cad", "doç", "dr", "dz", "ecz", "gör", "hz", "iç", "korg", "mah", "mim",
        "müh", "ord", "org", "prof", "sn", "sok", "tuğg", "tümg", "uzm", "yay", "yrd", "yzb", "örn", "öz", "öğr",
    ],
    before_number: &["bkz", "böl", "c", "cilt", "md", "no", "nr", "s", "sf", "sh", "tel"],
    loose: &["a.ş", "krş", "ltd", "m.s", "m.ö", "mad", "t.c", "vb", "vd", "vs", "şti"],
    loose_names: &[],
    closing: &[],
};

pub(super) static GREEK: Abbreviations = Abbreviations {
    before_word: &[
        "αγ", "αι", "αστ", "βλ", "γεν", "δηλ", "δις", "δρ", "εκδ", "κ", "κα", "καθ", "κκ", "κος", "λ.χ", "λεωφ", "οδ",
        "πλ", "πρβλ", "στρ", "υποσ", "χιλ",
    ],
    before_number: &["αρ", "αρθ", "αριθ", "εδ", "κεφ", "σ", "σελ", "τ", "τηλ", "τομ"],
    loose: &["δισ", "εκ", "κ.ά", "κ.ο.κ", "μ.μ", "μ.χ", "π.μ", "π.χ", "χλμ"],
    loose_names: &[],
    closing: &["κ.λπ", "κ.τ.λ", "κλπ", "κτλ"],
};

pub(super) static HINDI: Abbreviations = Abbreviations {
    before_word: &["एड", "कर्नल", "कु", "कै", "डॉ", "पं", "प्रो", "मो", "ले", "श्री", "श्रीमती", "सु", "स्व"],
    before_number: &["नं", "पृ", "सं"],
    loose: &["कि.मी", "मि", "रु", "से"],
    loose_names: &[],
    closing: &[],
};

pub(super) static ARABIC: Abbreviations = Abbreviations {
    before_word: &["أ", "أ.د", "ت", "د", "ق", "ه"],
    before_number: &["ج", "ص", "ط", "ع"],
    loose: &["إلخ", "ق.م", "م", "هـ"],
    loose_names: &[],
    closing: &[],
};

pub(super) static HEBREW: Abbreviations = Abbreviations {
    before_word: &["גב", "ד", "מר", "עו", "פרופ"],
    before_number: &["מס", "ס", "עמ"],
    loose: &["וגו", "וכו"],
    loose_names: &[],
    closing: &[],
};

pub(super) static FINNISH: Abbreviations = Abbreviations {
    before_word: &[
        "dos", "ed", "ent", "esim", "evp", "fil", "harv", "hra", "huom", "ins", "kirj", "kok", "ks", "lis", "maist",
        "mm", "ns", "nti", "os", "prof", "puh", "rva", "siht", "synt", "tj", "toht", "toim", "tri", "ts", "vanh",
        "vars", "vrt", "yht", "ylim",
    ],
    before_number: &["art", "kpl", "nro", "puh", "s", "tel"],
    loose: &["milj", "min", "mk", "mrd", "sek", "tms", "tuh"],
    loose_names: &[],
    closing: &["jne", "ym", "yms"],
};

pub(super) static HUNGARIAN: Abbreviations = Abbreviations {
    before_word: &[
        "dr", "id", "ifj", "ill", "kb", "ld", "mh", "pl", "prof", "stb-hez", "szent", "szt", "tisz", "tud", "ui", "uo",
        "vö", "zrt", "özv", "ún",
    ],
    before_number: &["art", "köt", "old", "sz", "tel"],
    loose: &[
        "apr", "aug", "dec", "em", "febr", "jan", "júl", "jún", "mill", "mrd", "máj", "márc", "nov", "okt", "szept",
        "u",
    ],
    loose_names: &[],
    closing: &["stb"],
};

pub(super) static ROMANIAN: Abbreviations = Abbreviations {
    before_word: &[
        "acad", "av", "bd", "bld", "bul", "cca", "ci", "col", "com", "conf", "d-l", "d-na", "dep", "dir", "dl", "dna",
        "dnei", "dr", "ex", "gen", "gral", "ing", "jud", "lt", "mr", "of", "ord", "pct", "pl", "plt", "pr", "prof",
        "resp", "sec", "sen", "sf", "sos", "str", "şos", "şt", "ș.a", "șos",
    ],
    before_number: &["al", "alin", "art", "cap", "fig", "lit", "nr", "p", "pag", "par", "pct", "tel", "vol"],
    loose: &["aug", "dec", "feb", "ian", "iul", "iun", "mil", "mld", "noi", "oct", "sept"],
    loose_names: &[],
    closing: &["etc"],
};

pub(super) static SERBIAN: Abbreviations = Abbreviations {
    before_word: &[
        "doc", "dr", "g", "ga", "gen", "gđa", "gđica", "ing", "inž", "knj", "mag", "maj", "mr", "npr", "odn", "prof",
        "sv", "tj", "tzv", "ul", "vd", "г", "ген", "гђа", "гђица", "доц", "др", "инж", "књ", "мај", "мр", "нпр", "одн",
        "проф", "св", "тзв", "тј", "ул",
    ],
    before_number: &["br", "gl", "mn", "par", "st", "str", "tel", "čl", "št", "бр", "гл", "пар", "стр", "тел", "чл"],
    loose: &["din", "god", "hilj", "mil", "min", "mlrd", "год", "дин", "мил", "мин", "млрд", "хиљ"],
    loose_names: &[],
    closing: &["i.dr", "itd", "itsl", "итд", "итсл"],
};

pub(super) static INDONESIAN: Abbreviations = Abbreviations {
    before_word: &[
        "a.n", "bpk", "ci", "d.a", "dkk", "dr", "drg", "drs", "gg", "h", "hj", "ir", "jend", "jl", "kab", "kap", "kec",
        "kel", "kol", "letjen", "mayjen", "ny", "prof", "pt", "sdr", "st", "tn", "u.p", "yth",
    ],
    before_number: &["hal", "hlm", "no", "nomor", "psl", "rp", "tel", "telp", "tgl"],
    loose: &["m.h", "m.m", "m.si", "ph.d", "s.e", "s.h", "s.t"],
    loose_names: &[],
    closing: &["dll", "dsb", "dst"],
};

pub(super) static VIETNAMESE: Abbreviations = Abbreviations {
    before_word: &[
        "bs", "ds", "gs", "kts", "ls", "ncs", "nxb", "p", "pgs", "q", "t.p", "th.s", "ths", "tp", "ts", "tt", "tx",
        "x", "đ/c",
    ],
    before_number: &["no", "số", "tel", "tr"],
    loose: &["v.v"],
    loose_names: &[],
    closing: &[],
};

/// Latvian and Lithuanian.
pub(super) static BALTIC: Abbreviations = Abbreviations {
    before_word: &[
        "akad", "arh", "doc", "dr", "gen", "inž", "mag", "piem", "plk", "plkst", "pr", "prof", "pulkv", "pvz", "t.i",
        "t.y", "vad", "šv",
    ],
    before_number: &["lpp", "nr", "psl", "str", "tel"],
    loose: &["milj", "min", "mljrd", "mln", "mlrd", "sek", "tūkst", "val"],
    loose_names: &[],
    closing: &["kt", "u.c", "u.tml", "utt"],
};

pub(super) static SWAHILI: Abbreviations = Abbreviations {
    before_word: &["bi", "bw", "dkt", "mh", "mhe", "prof"],
    before_number: &["tel"],
    loose: &[],
    loose_names: &[],
    closing: &[],
};

/// Initials as the letters of another alphabet are called, and titles, where full stops end sentences.
pub(super) static INDIC: Abbreviations = Abbreviations {
    before_word: &[
        "প্রফে", "মোছা", "মোসা", "শ্রী", "શ્રી", "ஆர்", "எஃப்", "எக்ஸ்", "எச்", "என்", "எம்", "எல்", "எஸ்", "திரு", "అడ్వ", "ఆర్",
        "ఎం", "ఎన్", "ఎఫ్", "ఎల్", "ఎస్", "శ్రీ", "హెచ్", "ಆರ್", "ಎಂ", "ಎಚ್", "ಎನ್", "ಎಫ್", "ಎಲ್", "ಎಸ್", "ಶ್ರೀ", "അഡ്വ", "ആർ", "എം",
        "എച്ച്", "എഫ്", "എസ്", "എൻ", "എൽ",
    ],
    before_number: &[],
    loose: &[],
    loose_names: &[],
    closing: &[],
};
