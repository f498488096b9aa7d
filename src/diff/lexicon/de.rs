//! Word lists of German.

use super::{Capitals, Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "acht", "achte", "achten", "achtzehn", "achtzig", "billion", "billionen", "doppelt", "drei", "dreifach",
        "dreimal", "dreizehn", "dreißig", "dritte", "drittel", "dritten", "dritter", "drittes", "dutzend", "dutzende",
        "einmal", "eins", "elf", "erste", "ersten", "erster", "erstes", "fünf", "fünfte", "fünftel", "fünften",
        "fünfzehn", "fünfzig", "halb", "halbe", "halben", "hundert", "hunderte", "hälfte", "milliarde", "milliarden",
        "million", "millionen", "neun", "neunte", "neunten", "neunzehn", "neunzig", "null", "sechs", "sechste",
        "sechsten", "sechzehn", "sechzig", "sieben", "siebte", "siebten", "siebzehn", "siebzig", "tausend", "tausende",
        "vier", "viermal", "vierte", "viertel", "vierten", "vierter", "vierzehn", "vierzig", "zehn", "zehnte",
        "zehnten", "zwanzig", "zwei", "zweimal", "zweite", "zweiten", "zweiter", "zweites", "zwölf",
    ],
    units: &[
        "cent", "dollar", "euro", "franken", "gigawatt", "grad", "gramm", "hektar", "jahr", "jahre", "jahren", "kilo",
        "kilogramm", "kilometer", "kilometern", "kilowatt", "kronen", "liter", "litern", "megawatt", "meile", "meilen",
        "meter", "metern", "millimeter", "minute", "minuten", "monat", "monate", "monaten", "pfund", "prozent",
        "quadratkilometer", "quadratmeter", "sekunde", "sekunden", "stunde", "stunden", "tag", "tage", "tagen",
        "tonne", "tonnen", "woche", "wochen", "zentimeter",
    ],
    times: &[
        "abend", "abends", "april", "august", "dezember", "dienstag", "donnerstag", "februar", "freitag", "frühjahr",
        "frühling", "gestern", "herbst", "heute", "januar", "juli", "juni", "jänner", "mai", "mittag", "mitternacht",
        "mittwoch", "montag", "montags", "morgen", "märz", "nachmittag", "nacht", "nachts", "november", "oktober",
        "ostern", "samstag", "september", "sommer", "sonnabend", "sonntag", "uhr", "vorgestern", "vormittag",
        "weihnachten", "winter", "wochenende", "übermorgen",
    ],
    dated: &[
        "april", "august", "dezember", "februar", "januar", "juli", "juni", "jänner", "mai", "märz", "november",
        "oktober", "september", "uhr",
    ],
    negations: &[
        "kaum", "kein", "keine", "keinem", "keinen", "keiner", "keines", "nein", "nicht", "nichts", "nie", "niemals",
        "niemand", "nirgends", "ohne", "weder",
    ],
    modality: &[
        "angeblich", "angebliche", "angeblichen", "anscheinend", "darf", "dürfen", "dürfte", "dürften", "kann",
        "konnte", "konnten", "können", "könnte", "könnten", "mag", "muss", "musste", "mussten", "mutmaßlich",
        "mutmaßliche", "mutmaßlichen", "mutmaßlicher", "möchte", "möge", "möglicherweise", "müssen", "müsste",
        "offenbar", "sicherlich", "soll", "sollen", "sollte", "sollten", "vermeintlich", "vermeintliche", "vermutlich",
        "vielleicht", "wahrscheinlich", "will", "wird", "wohl", "wollen", "wollte", "womöglich", "würde", "würden",
    ],
    attribution: &[
        "behauptet", "behauptete", "behaupteten", "berichtet", "berichtete", "bestreitet", "bestritt", "bestätigt",
        "bestätigte", "betont", "betonte", "ergänzte", "erklärt", "erklärte", "erklärten", "forderte", "fügte", "gab",
        "kritisierte", "kündigte", "laut", "meint", "meinte", "mitgeteilt", "nach", "räumte", "sagen", "sagt", "sagte",
        "sagten", "schreibt", "schrieb", "teilte", "versichert", "versicherte", "warnt", "warnte", "zufolge",
    ],
    titles: &[
        "bürgermeister", "bürgermeisterin", "dr", "frau", "herr", "herrn", "kanzler", "kanzlerin", "könig", "königin",
        "minister", "ministerin", "papst", "prof", "professor", "präsident", "präsidentin", "richter", "richterin",
    ],
    capitals: Capitals::MarkNouns,
    variants: &[("ss", "ß"), ("phie", "fie"), ("tial", "zial"), ("tiell", "ziell")],
    confusable: &[
        "bekannt", "das", "dass", "den", "denn", "fasst", "fast", "ihm", "ihn", "illegal", "im", "in", "isst", "ist",
        "kein", "leeren", "legal", "lehren", "mahlen", "malen", "man", "mann", "meer", "mehr", "möglich", "nein",
        "seid", "sein", "seit", "sicher", "staat", "stadt", "statt", "unbekannt", "unmöglich", "unsicher", "wahr",
        "war", "wen", "wenn", "wider", "wieder",
    ],
    openers: &[
        "ab", "aber", "alle", "allen", "aller", "alles", "als", "am", "an", "andere", "anderen", "auch", "auf", "aus",
        "außer", "außerdem", "bei", "beide", "beim", "bereits", "bevor", "bis", "da", "dabei", "dadurch", "dafür",
        "dagegen", "daher", "damals", "damit", "danach", "dann", "daran", "darauf", "darum", "das", "dass", "dazu",
        "dem", "den", "denn", "der", "deren", "derzeit", "des", "deshalb", "dessen", "die", "dies", "diese", "diesem",
        "diesen", "dieser", "dieses", "doch", "dort", "durch", "ein", "eine", "einem", "einen", "einer", "eines",
        "einige", "entlang", "er", "erst", "es", "etliche", "etwa", "fast", "früher", "für", "gegen", "gegenüber",
        "heute", "hier", "hinter", "ihr", "ihre", "ihren", "ihrer", "im", "immer", "in", "ins", "inzwischen", "ist",
        "je", "jede", "jedem", "jeden", "jeder", "jedes", "jetzt", "kein", "keine", "keiner", "knapp", "kurz", "laut",
        "manche", "mehr", "mehrere", "mein", "meine", "mit", "mitten", "nach", "nachdem", "neben", "nicht", "noch",
        "nun", "nur", "ob", "obwohl", "oder", "ohne", "rund", "schon", "sechs", "sein", "seine", "seinen", "seiner",
        "seit", "sie", "sind", "so", "sobald", "solche", "sowohl", "später", "statt", "trotz", "trotzdem", "um", "und",
        "unser", "unsere", "unter", "viele", "vom", "von", "vor", "vorher", "war", "warum", "was", "wegen", "weil",
        "weitere", "wenige", "wenn", "wer", "wie", "wieder", "wir", "wo", "während", "zahlreiche", "zu", "zuerst",
        "zuletzt", "zum", "zunächst", "zur", "zwar", "zwischen", "über",
    ],
    ..Lists::NONE
});
