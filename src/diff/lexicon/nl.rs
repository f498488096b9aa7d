//! Word lists of Dutch.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "acht", "achtste", "achttien", "derde", "dertien", "dertig", "dozijn", "drie", "driemaal", "dubbel", "dubbele",
        "duizend", "duizenden", "eerste", "elf", "half", "halve", "helft", "honderd", "honderden", "kwart", "miljard",
        "miljarden", "miljoen", "miljoenen", "negen", "negende", "negentien", "negentig", "nul", "tachtig", "tien",
        "tiende", "tientallen", "twaalf", "twee", "tweede", "tweemaal", "twintig", "veertien", "veertig", "vier",
        "vierde", "vijf", "vijfde", "vijftien", "vijftig", "zes", "zesde", "zestien", "zestig", "zeven", "zevende",
        "zeventien", "zeventig", "één",
    ],
    units: &[
        "cent", "centimeter", "dag", "dagen", "dollar", "euro", "graden", "gram", "hectare", "jaar", "jaren", "kilo",
        "kilogram", "kilometer", "liter", "maand", "maanden", "megawatt", "meter", "mijl", "millimeter", "minuten",
        "minuut", "pond", "procent", "seconde", "seconden", "ton", "uren", "uur", "week", "weken",
    ],
    times: &[
        "april", "augustus", "avond", "december", "dinsdag", "donderdag", "eergisteren", "februari", "gisteren",
        "herfst", "januari", "juli", "juni", "kerst", "lente", "maandag", "maart", "mei", "middag", "middernacht",
        "morgen", "nacht", "november", "ochtend", "oktober", "overmorgen", "pasen", "september", "vanavond", "vandaag",
        "vannacht", "voorjaar", "vrijdag", "weekend", "winter", "woensdag", "zaterdag", "zomer", "zondag",
    ],
    dated: &[
        "april", "augustus", "december", "februari", "januari", "juli", "juni", "maart", "mei", "november", "oktober",
        "september", "uur",
    ],
    negations: &["geen", "nauwelijks", "nee", "nergens", "niemand", "niet", "niets", "noch", "nooit", "zonder"],
    modality: &[
        "blijkbaar", "kan", "kennelijk", "kon", "konden", "kunnen", "lijken", "lijkt", "mag", "misschien", "moest",
        "moet", "moeten", "mogelijk", "mogelijke", "mogen", "naar-verluidt", "verdacht", "vermeend", "vermeende",
        "vermoedelijk", "vermoedelijke", "waarschijnlijk", "wellicht", "wil", "willen", "zal", "zou", "zouden",
        "zullen",
    ],
    attribution: &[
        "aldus", "beloofde", "benadrukte", "beschuldigde", "bevestigde", "bevestigt", "beweerde", "beweert", "erkende",
        "erkent", "meldde", "meldt", "ontkende", "ontkent", "schreef", "stelde", "stelt", "verklaarde", "verklaart",
        "vertelde", "vertelt", "voegde", "volgens", "waarschuwde", "zeggen", "zegt", "zei", "zeiden",
    ],
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
