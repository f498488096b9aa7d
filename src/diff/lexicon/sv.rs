//! Word lists of Swedish.

use super::{Capitals, Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "andra", "arton", "dubbel", "dubbla", "dussin", "elva", "fem", "femte", "femtio", "femton", "fjorton",
        "fjärde", "fyra", "fyrtio", "första", "halv", "halva", "hundra", "hundratals", "hälften", "miljard",
        "miljarder", "miljon", "miljoner", "nio", "nionde", "nittio", "nitton", "noll", "sex", "sextio", "sexton",
        "sju", "sjunde", "sjuttio", "sjutton", "sjätte", "tio", "tionde", "tjugo", "tolv", "tre", "tredje", "trettio",
        "tretton", "tusen", "tusentals", "två", "åtta", "åttio", "åttonde",
    ],
    units: &[
        "centimeter", "dag", "dagar", "dollar", "euro", "grader", "gram", "hektar", "kilo", "kilogram", "kilometer",
        "krona", "kronor", "liter", "megawatt", "meter", "mil", "millimeter", "minut", "minuter", "månad", "månader",
        "procent", "pund", "sekund", "sekunder", "timmar", "timme", "ton", "vecka", "veckor", "år", "öre",
    ],
    times: &[
        "april", "augusti", "december", "eftermiddag", "februari", "fredag", "förmiddag", "höst", "idag", "igår",
        "imorgon", "januari", "jul", "juli", "juni", "kl", "klockan", "kväll", "lördag", "maj", "mars", "middag",
        "midnatt", "morgon", "måndag", "natt", "november", "oktober", "onsdag", "påsk", "september", "sommar",
        "söndag", "tisdag", "torsdag", "vinter", "vår",
    ],
    dated: &[
        "april", "augusti", "december", "februari", "januari", "juli", "juni", "kl", "klockan", "maj", "mars",
        "november", "oktober", "september",
    ],
    only_with_capital: &[],
    negations: &[
        "aldrig", "ej", "icke", "inga", "ingen", "ingenting", "inget", "inte", "knappast", "nej", "utan", "varken",
    ],
    negative_endings: &[],
    modality: &[
        "borde", "bör", "eventuellt", "fick", "får", "kan", "kanske", "kunde", "kunna", "lär", "misstänkt",
        "misstänkta", "måste", "möjligen", "möjligt", "påstådd", "påstådda", "påstås", "sannolikt", "ska", "skall",
        "skulle", "troligen", "troligtvis", "tycks", "uppges", "verkar", "vill", "ville",
    ],
    attribution: &[
        "anklagade", "bekräftade", "bekräftar", "berättade", "berättar", "enligt", "förklarade", "förklarar",
        "förnekade", "förnekar", "hävdade", "hävdar", "lovade", "meddelade", "meddelar", "medgav", "medger", "menar",
        "påstod", "påstår", "sa", "sade", "skrev", "skriver", "säger", "tillade", "uppgav", "uppger", "varnade",
    ],
    titles: &[
        "borgmästare", "domare", "dr", "drottning", "fru", "fröken", "herr", "kung", "minister", "president", "prof",
        "professor", "påve", "statsminister",
    ],
    capitals: Capitals::MarkNames,
    variants: &[],
    confusable: &[
        "att", "han", "hon", "här", "känd", "laglig", "möjlig", "och", "okänd", "olaglig", "omöjlig", "var", "är",
    ],
    words: None,
});
