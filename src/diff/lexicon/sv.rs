//! Word lists of Swedish.

use super::{Lexicon, Lists};

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
    negations: &[
        "aldrig", "ej", "icke", "inga", "ingen", "ingenting", "inget", "inte", "knappast", "nej", "utan", "varken",
    ],
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
    confusable: &[
        "att", "han", "hon", "här", "känd", "laglig", "möjlig", "och", "okänd", "olaglig", "omöjlig", "var", "är",
    ],
    openers: &[
        "alla", "allt", "alltså", "and", "andra", "att", "av", "bakom", "bara", "bland", "blev", "båda", "både", "de",
        "dem", "den", "denna", "denne", "dess", "dessa", "det", "detta", "dock", "där", "därför", "då", "efter",
        "eftersom", "efteråt", "eller", "en", "enbart", "endast", "enligt", "ens", "er", "ett", "flera", "flertalet",
        "fram", "framför", "från", "få", "för", "före", "först", "förutom", "ganska", "genast", "genom", "han", "hans",
        "har", "hela", "henne", "hennes", "hon", "hos", "hur", "här", "i", "ibland", "idag", "igen", "igår", "imorgon",
        "in", "inga", "ingen", "inget", "innan", "inom", "inte", "intill", "just", "kanske", "kring", "längs", "man",
        "med", "medan", "mellan", "men", "mer", "mest", "mitt", "mot", "mycket", "många", "måste", "nu", "när", "nära",
        "nästan", "någon", "något", "några", "och", "också", "om", "omkring", "oss", "per", "på", "redan", "runt",
        "samma", "samt", "sedan", "sen", "sin", "sina", "sitt", "ska", "snart", "som", "strax", "så", "sådan",
        "sådana", "sådant", "tack", "till", "tills", "tillsammans", "trots", "tydligen", "under", "ur", "utan",
        "utanför", "utom", "vad", "var", "varför", "varje", "vem", "vi", "via", "vid", "vilken", "vissa", "vår",
        "våra", "än", "ännu", "även", "åt", "över",
    ],
    ..Lists::NONE
});
