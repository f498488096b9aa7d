//! Word lists of Afrikaans.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "agste", "agt", "agtien", "agtste", "albei", "anderhalf", "beide", "biljoen", "derde", "derdes", "dertien",
        "dertig", "dosyn", "dosyne", "drie", "driedubbel", "driemaal", "dubbel", "dubbele", "duisend", "duisende",
        "een", "eerste", "elf", "elfde", "half", "halwe", "helfte", "honderd", "honderde", "kwart", "miljard",
        "miljoen", "miljoene", "nege", "negende", "negentien", "negentig", "nul", "ses", "sesde", "sestien", "sestig",
        "sewe", "sewende", "sewentien", "sewentig", "tagtig", "tien", "tiende", "tientalle", "twaalf", "twaalfde",
        "twee", "tweede", "tweemaal", "twintig", "twintigste", "twintigtal", "veertien", "veertig", "vier", "vierde",
        "vyf", "vyfde", "vyftien", "vyftig",
    ],
    units: &[
        "dae", "dag", "dollar", "dollars", "euro", "graad", "grade", "gram", "hektaar", "jaar", "jare", "kilogram",
        "kilometer", "kilometers", "liter", "liters", "maand", "maande", "megawatt", "meter", "meters", "millimeter",
        "minute", "minuut", "myl", "persent", "pond", "rand", "sekonde", "sekondes", "sent", "sentimeter", "ton",
        "ure", "uur", "week", "weke",
    ],
    times: &[
        "aand", "april", "augustus", "desember", "dinsdag", "donderdag", "eergister", "februarie", "gister", "herfs",
        "januarie", "julie", "junie", "kersfees", "lente", "maandag", "maart", "mei", "middag", "middernag", "môre",
        "nag", "namiddag", "november", "oggend", "oktober", "oormôre", "paasfees", "saterdag", "september", "somer",
        "sondag", "vanaand", "vandag", "vanmiddag", "vanoggend", "vrydag", "winter", "woensdag",
    ],
    dated: &[
        "april", "augustus", "desember", "februarie", "januarie", "julie", "junie", "maart", "mei", "november",
        "oktober", "september",
    ],
    negations: &["geen", "geeneen", "nee", "nie", "niemand", "niks", "nimmer", "nooit", "nêrens", "nóg", "sonder"],
    modality: &[
        "behoort", "beweerde", "beweerdelik", "dalk", "glo", "hoef", "kan", "klaarblyklik", "kon", "kwansuis", "mag",
        "miskien", "moes", "moet", "moontlik", "moontlike", "ongetwyfeld", "potensieel", "potensiële", "sal",
        "sekerlik", "skynbaar", "sou", "verdagte", "verdagtes", "vermoedelik", "vermoedelike", "waarskynlik",
        "waarskynlike", "wil",
    ],
    attribution: &[
        "aangekondig", "aldus", "beken", "beklemtoon", "belowe", "berig", "beskuldig", "bevestig", "beweer",
        "bygevoeg", "erken", "gemeld", "geskryf", "gesê", "getuig", "meen", "meld", "ontken", "skryf", "sê",
        "verduidelik", "verklaar", "verseker", "vertel", "verwys", "voeg", "volgens", "waarsku",
    ],
    titles: &[
        "burgemeester", "direkteur", "dr", "generaal", "koning", "koningin", "me", "mej", "mev", "minister", "mnr",
        "pous", "premier", "president", "prof", "professor", "raadslid", "regter",
    ],
    openers: &[
        "aan", "agter", "al", "albei", "alle", "alles", "almal", "anders", "as", "baie", "behalwe", "binne", "buite",
        "by", "daar", "daarna", "dan", "dat", "deur", "die", "dit", "dié", "dus", "een", "ek", "elke", "en", "enige",
        "gedurende", "geen", "haar", "hier", "hierdie", "hoe", "hoekom", "hom", "hul", "hulle", "hy", "in", "intussen",
        "is", "ja", "jy", "kort", "langs", "maar", "meer", "met", "mits", "my", "na", "naas", "naby", "nadat", "net",
        "niemand", "nog", "nou", "ná", "of", "om", "omdat", "onder", "ons", "ook", "oor", "op", "para", "per", "reeds",
        "rondom", "sedert", "selfs", "sommige", "soos", "sowat", "sy", "teen", "ten", "terwyl", "toe", "tot", "tussen",
        "tydens", "uit", "van", "vanaf", "vandag", "vir", "voor", "voordat", "waar", "wanneer", "want", "wat",
        "watter", "weens", "wie",
    ],
    ..Lists::NONE
});
