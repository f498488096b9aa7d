//! Word lists of Finnish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "ensimmäinen", "ensimmäisen", "kahdeksaa", "kahdeksan", "kahdeksankymmentä", "kahdeksantoista", "kahdeksas",
        "kahden", "kahta", "kaksi", "kaksikymmentä", "kaksinkertainen", "kaksisataa", "kaksitoista", "kolmannen",
        "kolmannes", "kolmas", "kolme", "kolmea", "kolmekymmentä", "kolmen", "kolmetoista", "kuuden", "kuudes",
        "kuusi", "kuusikymmentä", "kuusitoista", "kuutta", "kymmenen", "kymmenes", "kymmenet", "kymmeniä", "kymmentä",
        "miljardi", "miljardia", "miljoona", "miljoonaa", "miljoonan", "neljä", "neljäkymmentä", "neljän", "neljännen",
        "neljännes", "neljäs", "neljätoista", "neljää", "nolla", "puolet", "puoli", "puolta", "sadan", "sadat", "sata",
        "sataa", "satoja", "seitsemän", "seitsemänkymmentä", "seitsemäntoista", "seitsemäs", "seitsemää", "toinen",
        "toisen", "tuhannen", "tuhansia", "tuhat", "tuhatta", "tusina", "viiden", "viidennen", "viides", "viisi",
        "viisikymmentä", "viisitoista", "viittä", "yhdeksän", "yhdeksänkymmentä", "yhdeksäntoista", "yhdeksäs",
        "yhdeksää", "yhden", "yhtä", "yksi", "yksikään", "yksitoista",
    ],
    units: &[
        "aste", "astetta", "dollari", "dollaria", "euro", "euroa", "euron", "gramma", "grammaa", "hehtaari",
        "hehtaaria", "kilo", "kiloa", "kilogrammaa", "kilometri", "kilometrin", "kilometriä", "kuukauden", "kuukausi",
        "kuukautta", "litra", "litraa", "mailia", "metri", "metrin", "metriä", "millimetriä", "minuutti", "minuuttia",
        "prosentin", "prosentti", "prosenttia", "päivä", "päivän", "päivää", "sekunti", "sekuntia", "sentti",
        "senttimetriä", "senttiä", "tonni", "tonnia", "tunnin", "tunti", "tuntia", "viikko", "viikkoa", "viikon",
        "vuoden", "vuosi", "vuotta",
    ],
    times: &[
        "aamulla", "aamupäivällä", "eilen", "elokuu", "elokuun", "elokuussa", "elokuuta", "heinäkuu", "heinäkuun",
        "heinäkuussa", "heinäkuuta", "helmikuu", "helmikuun", "helmikuussa", "helmikuuta", "huhtikuu", "huhtikuun",
        "huhtikuussa", "huhtikuuta", "huomenna", "illalla", "iltapäivällä", "joulukuu", "joulukuun", "joulukuussa",
        "joulukuuta", "keskiviikko", "keskiviikkona", "keskiyöllä", "kesäkuu", "kesäkuun", "kesäkuussa", "kesäkuuta",
        "kesällä", "keväällä", "lauantai", "lauantaina", "lokakuu", "lokakuun", "lokakuussa", "lokakuuta", "maaliskuu",
        "maaliskuun", "maaliskuussa", "maaliskuuta", "maanantai", "maanantaina", "marraskuu", "marraskuun",
        "marraskuussa", "marraskuuta", "perjantai", "perjantaina", "sunnuntai", "sunnuntaina", "syksyllä", "syyskuu",
        "syyskuun", "syyskuussa", "syyskuuta", "talvella", "tammikuu", "tammikuun", "tammikuussa", "tammikuuta",
        "tiistai", "tiistaina", "toissapäivänä", "torstai", "torstaina", "toukokuu", "toukokuun", "toukokuussa",
        "toukokuuta", "tänään", "ylihuomenna", "yöllä",
    ],
    dated: &[
        "elokuuta", "heinäkuuta", "helmikuuta", "huhtikuuta", "joulukuuta", "kello", "kesäkuuta", "klo", "lokakuuta",
        "maaliskuuta", "marraskuuta", "syyskuuta", "tammikuuta", "toukokuuta",
    ],
    negations: &[
        "ei", "eikä", "eikö", "eivät", "emme", "en", "et", "ette", "ettei", "etteivät", "ilman", "koskaan", "kukaan",
        "missään", "mitään", "älkää", "älä",
    ],
    modality: &[
        "ehkä", "epäillään", "epäilty", "ilmeisesti", "joutuu", "joutuvat", "kenties", "luultavasti", "mahdollisesti",
        "pitäisi", "pitäneen", "pitää", "saattaa", "saattaisi", "saattavat", "tiettävästi", "todennäköisesti",
        "täytyy", "varmasti", "voi", "voinut", "voisi", "voisivat", "voivat", "väitetty", "väitetysti",
    ],
    attribution: &[
        "arvioi", "ilmoittaa", "ilmoitti", "ilmoittivat", "kertoi", "kertoivat", "kertoo", "kertovat", "kielsi",
        "kieltää", "kiisti", "kiistää", "kirjoitti", "korostaa", "korosti", "lisäsi", "lisää", "lupaa", "lupasi",
        "mukaan", "myönsi", "myöntää", "sanoi", "sanoivat", "sanoo", "sanovat", "selitti", "selittää", "syytti",
        "syyttää", "toteaa", "totesi", "vahvistaa", "vahvisti", "varoittaa", "varoitti", "väitti", "väittivät",
        "väittää",
    ],
    titles: &[
        "herra", "kaupunginjohtaja", "kenraali", "kuningas", "kuningatar", "kunnanjohtaja", "ministeri", "neiti",
        "paavi", "presidentti", "professori", "pääministeri", "rouva", "tohtori", "tuomari",
    ],
    openers: &[
        "aina", "alla", "ennen", "entinen", "entä", "esimerkiksi", "että", "he", "heidän", "hän", "hänen", "ihan",
        "ilman", "itse", "ja", "jo", "johtuen", "joka", "jokainen", "jolloin", "jonka", "jos", "joskus", "jossa",
        "jotka", "juuri", "kaikki", "kanssa", "kautta", "kerran", "keskellä", "kohti", "koko", "koska", "kuin",
        "kuinka", "kuitenkin", "kukin", "kumpikin", "kun", "kuten", "lisäksi", "lähellä", "lähes", "läpi", "me",
        "miksi", "mikä", "missä", "mitä", "molemmat", "monet", "moni", "mutta", "muu", "muut", "muuten", "myöhemmin",
        "myös", "ne", "niin", "noin", "nuo", "nykyinen", "nyt", "näin", "nämä", "oli", "olivat", "ollessa", "on",
        "ovat", "paitsi", "pian", "pitkin", "puolesta", "päin", "saakka", "samoin", "se", "sekä", "sen", "siellä",
        "siis", "siitä", "silloin", "sillä", "sitten", "suhteen", "sukin", "tai", "takana", "takia", "te", "tosin",
        "tuo", "tuolloin", "tämä", "tämän", "tässä", "usea", "useat", "usein", "vaan", "vai", "vaikka", "vain",
        "vasta", "vastaan", "vielä", "vuoksi", "välillä", "yhä", "yli", "ympäri",
    ],
    ..Lists::NONE
});
