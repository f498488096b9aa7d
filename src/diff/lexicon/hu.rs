//! Word lists of Hungarian.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "egy", "első", "ezer", "fele", "felét", "fél", "harmad", "harmada", "harmadik", "harminc", "hat", "hatodik",
        "hatvan", "hetedik", "hetven", "huszonegy", "huszonöt", "három", "háromezer", "háromszor", "háromszáz", "hét",
        "húsz", "kettő", "kilenc", "kilencedik", "kilencven", "két", "kétezer", "kétszer", "kétszeres", "kétszáz",
        "milliárd", "millió", "második", "negyed", "negyedik", "negyven", "nulla", "nyolc", "nyolcadik", "nyolcvan",
        "négy", "négyezer", "száz", "százezer", "tizedik", "tizenegy", "tizenhat", "tizenhárom", "tizenhét",
        "tizenkettő", "tizenkilenc", "tizenkét", "tizennyolc", "tizennégy", "tizenöt", "tucat", "tucatnyi", "tíz",
        "tízezer", "öt", "ötezer", "ötszáz", "ötven", "ötödik",
    ],
    units: &[
        "centiméter", "dollár", "dollárt", "euró", "eurója", "eurót", "fok", "forint", "forintba", "forintot", "gramm",
        "hektár", "hetet", "hét", "hónap", "hónapot", "kilogramm", "kilométer", "kilométerre", "kilométert", "kiló",
        "liter", "milliméter", "másodperc", "mérföld", "méter", "métert", "nap", "napig", "napot", "perc", "percig",
        "százalék", "százaléka", "százalékot", "tonna", "év", "éves", "évet", "óra", "óráig", "órát",
    ],
    times: &[
        "augusztus", "augusztusban", "csütörtök", "csütörtökön", "december", "decemberben", "délben", "délelőtt",
        "délután", "este", "február", "februárban", "holnap", "holnapután", "hétfő", "hétfőn", "január", "januárban",
        "július", "júliusban", "június", "júniusban", "kedd", "kedden", "ma", "május", "májusban", "március",
        "márciusban", "november", "novemberben", "nyáron", "október", "októberben", "péntek", "pénteken", "reggel",
        "szeptember", "szeptemberben", "szerda", "szerdán", "szombat", "szombaton", "tavasszal", "tegnap",
        "tegnapelőtt", "télen", "vasárnap", "április", "áprilisban", "éjfélkor", "éjjel", "éjszaka", "ősszel",
    ],
    dated: &[
        "augusztus", "december", "február", "január", "július", "június", "május", "március", "november", "október",
        "szeptember", "április", "óra", "órakor", "órától",
    ],
    negations: &[
        "ne", "nem", "nincs", "nincsen", "nincsenek", "nélkül", "se", "sehol", "sem", "semmi", "semmilyen", "senki",
        "soha", "sohasem",
    ],
    modality: &[
        "bizonyára", "biztosan", "esetleg", "feltehetően", "feltételezett", "fog", "fogja", "fognak", "gyanúsított",
        "kell", "kellene", "kellett", "lehet", "lehetett", "lehetne", "talán", "valószínűleg", "vélhetően",
        "állítólag", "állítólagos",
    ],
    attribution: &[
        "bejelentette", "bejelentették", "cáfolta", "elismerte", "elmondta", "figyelmeztetett", "hangsúlyozta",
        "hozzátette", "kijelentette", "közölte", "közölték", "magyarázta", "megerősítette", "mondta", "mondták",
        "nyilatkozta", "szerint", "tagadta", "vádolta", "véli", "állítja", "állítják", "állította", "ígérte", "írta",
        "úgy",
    ],
    titles: &[
        "asszony", "bíró", "doktor", "dr", "elnök", "király", "királynő", "miniszter", "miniszterelnök",
        "polgármester", "professzor", "pápa", "tábornok", "úr",
    ],
    openers: &[
        "a", "abban", "addig", "ahogy", "ahol", "aki", "akik", "akkor", "akár", "alatt", "amely", "ami", "amikor",
        "amint", "amíg", "annak", "arra", "az", "azonban", "azt", "aztán", "azután", "azért", "azóta", "be", "belül",
        "bizonyos", "bár", "csak", "de", "egyes", "egyik", "egyre", "ekkor", "ellen", "elé", "előbb", "először",
        "előtt", "emiatt", "ennek", "ez", "ezek", "ezt", "ezért", "fel", "felé", "ha", "hanem", "helyett", "hiszen",
        "hogy", "hol", "hát", "ide", "időközben", "igaz", "immár", "ismét", "itt", "jelenleg", "jól", "keresztül",
        "korábban", "korábbi", "képest", "később", "kívül", "köszönhetően", "közel", "között", "le", "legalább",
        "majd", "meg", "mellett", "mert", "mi", "miatt", "mielőtt", "miként", "miközben", "minden", "mindenki",
        "mindkét", "mint", "miután", "miért", "most", "mostani", "már", "más", "még", "míg", "mögött", "na", "nagyon",
        "nos", "néhány", "olyan", "ott", "pedig", "persze", "rajta", "rá", "s", "sok", "sokan", "során", "szemben",
        "szintén", "tehát", "tovább", "továbbá", "túl", "ugyan", "ugyanakkor", "után", "utána", "vagy", "vajon",
        "valamint", "való", "van", "vissza", "viszont", "volt", "végül", "ám", "át", "és", "így", "óta", "össze",
        "úgy", "újabb", "ő", "ők",
    ],
    ..Lists::NONE
});
