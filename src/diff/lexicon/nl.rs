//! Word lists of Dutch.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "acht", "achtste", "achttien", "anderhalf", "anderhalve", "beide", "derde", "dertien", "dertig", "dertigste",
        "dozijn", "dozijnen", "drie", "driemaal", "drievoudig", "dubbel", "dubbele", "duizend", "duizenden", "eenmaal",
        "eerste", "elf", "elfde", "half", "halve", "helft", "honderd", "honderden", "honderdste", "kwart", "kwartier",
        "miljard", "miljarden", "miljoen", "miljoenen", "negen", "negende", "negentien", "negentig", "nul", "tachtig",
        "tien", "tiende", "tiental", "tientallen", "twaalf", "twaalfde", "twaalftal", "twee", "tweede", "tweemaal",
        "twintig", "twintigste", "veertien", "veertig", "verdubbeld", "vier", "vierde", "vijf", "vijfde", "vijftal",
        "vijftien", "vijftig", "zes", "zesde", "zestien", "zestig", "zeven", "zevende", "zeventien", "zeventig", "één",
    ],
    units: &[
        "cent", "centimeter", "dag", "dagen", "dollar", "dollars", "etmaal", "euro", "euro's", "graad", "graden",
        "gram", "hectare", "hectaren", "jaar", "jaren", "kilo", "kilogram", "kilometer", "kilometers", "liter",
        "liters", "maand", "maanden", "megawatt", "meter", "meters", "mijl", "mijlen", "millimeter", "minuten",
        "minuut", "pond", "ponden", "procent", "seconde", "seconden", "ton", "uren", "uur", "week", "weken",
    ],
    times: &[
        "april", "augustus", "avond", "december", "dinsdag", "dinsdagavond", "dinsdagmiddag", "dinsdagnacht",
        "dinsdagochtend", "donderdag", "donderdagavond", "donderdagmiddag", "donderdagnacht", "donderdagochtend",
        "eergisteren", "februari", "gisteren", "herfst", "januari", "juli", "juni", "kerst", "lente", "maandag",
        "maandagavond", "maandagmiddag", "maandagnacht", "maandagochtend", "maart", "mei", "middag", "middernacht",
        "morgen", "nacht", "najaar", "november", "ochtend", "oktober", "overmorgen", "pasen", "september", "vanavond",
        "vandaag", "vanmiddag", "vanmorgen", "vannacht", "vanochtend", "voorjaar", "vrijdag", "vrijdagavond",
        "vrijdagmiddag", "vrijdagnacht", "vrijdagochtend", "weekend", "winter", "woensdag", "woensdagavond",
        "woensdagmiddag", "woensdagnacht", "woensdagochtend", "zaterdag", "zaterdagavond", "zaterdagmiddag",
        "zaterdagnacht", "zaterdagochtend", "zomer", "zondag", "zondagavond", "zondagmiddag", "zondagnacht",
        "zondagochtend",
    ],
    which_times: &[
        "afgelopen", "begin", "deze", "dit", "eind", "half", "komend", "komende", "medio", "volgend", "volgende",
        "vorig", "vorige",
    ],
    spans: &["eeuw", "jaar", "jaren", "kwartaal", "maand", "maanden", "week", "weken"],
    dated: &[
        "april", "augustus", "december", "februari", "januari", "juli", "juni", "maart", "mei", "november", "oktober",
        "september", "uur",
    ],
    negations: &[
        "geen", "geenszins", "nauwelijks", "nee", "neen", "nergens", "niemand", "niet", "niets", "nimmer", "noch",
        "nooit", "zonder",
    ],
    modality: &[
        "beslist", "beweerdelijk", "blijkbaar", "eventueel", "eventuele", "hoeft", "hopelijk", "kan", "kennelijk",
        "kon", "konden", "kunnen", "lijken", "lijkt", "mag", "misschien", "mocht", "mochten", "moest", "moesten",
        "moet", "moeten", "mogelijk", "mogelijke", "mogen", "noodzakelijk", "ogenschijnlijk", "ongetwijfeld",
        "potentieel", "potentiële", "schijnbaar", "verdacht", "verdachte", "verdachten", "vermeend", "vermeende",
        "vermoed", "vermoedelijk", "vermoedelijke", "waarschijnlijk", "waarschijnlijke", "wellicht", "wil", "willen",
        "zal", "zeker", "zogenaamd", "zogenaamde", "zou", "zouden", "zullen",
    ],
    attribution: &[
        "aldus", "antwoordde", "antwoordt", "bekende", "bekent", "beloofde", "belooft", "benadrukt", "benadrukte",
        "beschuldigde", "beschuldigt", "bevestigde", "bevestigen", "bevestigt", "beweerde", "beweert", "beweren",
        "claimde", "claimt", "denkt", "erkende", "erkennen", "erkent", "gezegd", "insisteert", "kondigde", "kondigt",
        "meldde", "meldden", "melden", "meldt", "onderstreept", "onderstreepte", "ontkende", "ontkennen", "ontkent",
        "reageerde", "reageert", "schreef", "schreven", "schrijft", "stelde", "stellen", "stelt", "suggereerde",
        "suggereert", "verklaarde", "verklaarden", "verklaart", "vertelde", "vertelden", "vertelt", "verzekerde",
        "verzekert", "vindt", "voegde", "voegt", "volgens", "waarschuwde", "waarschuwden", "waarschuwt", "zeggen",
        "zegt", "zei", "zeiden", "zweert",
    ],
    phrases: &[("naar verluidt", ChangeClass::Modality)],
    titles: &[
        "burgemeester", "dhr", "dr", "koning", "koningin", "meneer", "mevr", "mevrouw", "minister", "paus",
        "president", "prof", "professor", "rechter",
    ],
    confusable: &[
        "bekend", "dat", "de", "die", "had", "has", "hen", "hun", "illegaal", "legaal", "mogelijk", "niet", "onbekend",
        "onmogelijk", "wat", "wel", "zij", "zijn",
    ],
    openers: &[
        "aan", "achter", "af", "al", "alle", "allemaal", "als", "alsof", "ander", "andere", "anders", "behalve",
        "beide", "bij", "binnen", "boven", "buiten", "daar", "daarna", "daarom", "dan", "dat", "de", "deze", "die",
        "dit", "door", "dus", "een", "eerder", "elk", "elke", "en", "enkele", "er", "ergens", "even", "gedurende",
        "gisteren", "haar", "had", "heeft", "hem", "hen", "het", "hier", "hij", "hoe", "hoewel", "hun", "ieder",
        "iedere", "ik", "in", "indien", "is", "jaarlijks", "je", "kort", "langs", "later", "maar", "meer", "meerdere",
        "men", "met", "min", "na", "naar", "naast", "net", "niemand", "niet", "nog", "nu", "of", "om", "omdat",
        "ondanks", "onder", "onze", "ook", "op", "over", "pas", "per", "rond", "ruim", "sinds", "sommige", "steeds",
        "te", "tegen", "ten", "terwijl", "tijdens", "toch", "toen", "tot", "totdat", "tussen", "uit", "van", "vanaf",
        "vandaag", "vanuit", "vanwege", "veel", "via", "volgens", "voor", "vooral", "voordat", "waar", "waarom",
        "wanneer", "want", "was", "wat", "we", "wegens", "weinig", "wel", "welke", "wie", "wij", "zal", "ze", "zelfs",
        "zij", "zijn", "zo", "zoals", "zodra", "zonder", "zowel", "zulke",
    ],
    ..Lists::NONE
});
