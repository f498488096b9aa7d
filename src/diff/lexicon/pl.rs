//! Word lists of Polish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "czterdzieści", "czterech", "czternaście", "cztery", "czwarta", "czwarty", "druga", "drugi", "dwa",
        "dwadzieścia", "dwanaście", "dwie", "dwieście", "dwóch", "dziesiąty", "dziesięciu", "dziesięć", "dziewiąty",
        "dziewięciu", "dziewiętnaście", "dziewięć", "dziewięćdziesiąt", "jeden", "jedenaście", "jedna", "jedno",
        "miliard", "miliardy", "miliardów", "milion", "miliony", "milionów", "osiem", "osiemdziesiąt", "osiemnaście",
        "ośmiu", "pierwsza", "pierwsze", "pierwszy", "piąta", "piąty", "pięciu", "piętnaście", "pięć", "pięćdziesiąt",
        "pięćset", "podwójny", "połowa", "pół", "siedem", "siedemdziesiąt", "siedemnaście", "siedmiu", "siódmy", "sto",
        "szesnaście", "sześciu", "sześć", "sześćdziesiąt", "szósty", "trzech", "trzeci", "trzecia", "trzy",
        "trzydzieści", "trzynaście", "trzysta", "tysiąc", "tysiące", "tysięcy", "zero", "ósmy", "ćwierć",
    ],
    units: &[
        "centymetrów", "dni", "dolar", "dolarów", "dzień", "euro", "funtów", "godzin", "godzina", "godziny", "gram",
        "gramów", "groszy", "hektar", "hektarów", "kilo", "kilogram", "kilogramów", "kilometr", "kilometry",
        "kilometrów", "lat", "lata", "litr", "litrów", "metr", "metry", "metrów", "miesiąc", "miesiące", "miesięcy",
        "mil", "minut", "minuty", "procent", "procenta", "rok", "sekund", "sekundy", "stopni", "stopnie", "ton",
        "tona", "tony", "tydzień", "tygodni", "tygodnie", "złote", "złoty", "złotych",
    ],
    times: &[
        "czerwca", "czerwiec", "czwartek", "dzisiaj", "dziś", "godz", "godzinie", "grudnia", "grudzień", "jesień",
        "jutro", "kwiecień", "kwietnia", "lato", "lipca", "lipiec", "listopad", "listopada", "lutego", "luty", "maj",
        "maja", "marca", "marzec", "niedziela", "niedzielę", "nocą", "październik", "października", "piątek",
        "pojutrze", "poniedziałek", "popołudniu", "południe", "północ", "rano", "sierpień", "sierpnia", "sobota",
        "sobotę", "styczeń", "stycznia", "wczoraj", "wieczorem", "wiosna", "wrzesień", "września", "wtorek", "zima",
        "środa", "środę",
    ],
    dated: &[
        "czerwca", "czerwiec", "godz", "godzinie", "grudnia", "grudzień", "kwiecień", "kwietnia", "lipca", "lipiec",
        "listopad", "listopada", "lutego", "luty", "maj", "maja", "marca", "marzec", "październik", "października",
        "sierpień", "sierpnia", "styczeń", "stycznia", "wrzesień", "września",
    ],
    negations: &["ani", "bez", "nic", "nie", "nigdy", "nigdzie", "nikogo", "nikt", "żaden", "żadna", "żadne"],
    modality: &[
        "być-może", "chyba", "domniemana", "domniemany", "ma-być", "mogli", "mogą", "mogła", "mogłaby", "mogłoby",
        "może", "możliwe", "możliwy", "musi", "musiał", "muszą", "mógł", "mógłby", "podejrzana", "podejrzany",
        "podobno", "powinien", "powinna", "powinni", "prawdopodobnie", "prawdopodobny", "rzekoma", "rzekomego",
        "rzekomo", "rzekomy", "zapewne",
    ],
    attribution: &[
        "dodał", "dodała", "mówi", "mówią", "napisał", "obiecał", "oskarżył", "ostrzegł", "oświadczył", "oświadczyła",
        "podał", "podała", "poinformował", "poinformowała", "potwierdza", "potwierdził", "powiedział", "powiedziała",
        "powiedzieli", "przyznał", "przyznała", "stwierdził", "stwierdziła", "twierdzi", "twierdził", "twierdziła",
        "według", "wyjaśnił", "zapewnił", "zaprzecza", "zaprzeczył", "zdaniem",
    ],
    titles: &[
        "burmistrz", "dr", "generał", "król", "królowa", "minister", "ministra", "pan", "pani", "panowie", "papież",
        "premier", "prezydent", "prof", "sędzia",
    ],
    confusable: &["legalny", "morze", "może", "możliwy", "nielegalny", "niemożliwy", "nieznany", "znany"],
    openers: &[
        "a", "aby", "albo", "ale", "ani", "aż", "bez", "bo", "by", "być", "chociaż", "choć", "co", "czy", "czyli",
        "dla", "dlaczego", "dlatego", "do", "dokąd", "dopiero", "dwa", "dzisiaj", "dzięki", "dziś", "gdy", "gdyby",
        "gdyż", "gdzie", "i", "ich", "ile", "im", "inna", "inne", "inni", "innych", "iż", "ja", "jak", "jakby", "jako",
        "je", "jeden", "jednak", "jego", "jej", "jest", "jeszcze", "jeśli", "jeżeli", "już", "każda", "każde", "każdy",
        "kiedy", "koło", "kto", "która", "które", "którego", "który", "którzy", "ku", "lecz", "lub", "ma", "mimo",
        "między", "my", "na", "nad", "nadal", "najpierw", "nam", "nasz", "nawet", "nic", "nie", "niektóre",
        "niektórzy", "nigdy", "nim", "no", "o", "obaj", "obok", "od", "około", "on", "ona", "one", "oni", "oprócz",
        "oraz", "pan", "pani", "po", "pod", "podczas", "podobno", "pomimo", "pomiędzy", "ponad", "ponieważ", "potem",
        "poza", "przeciw", "przed", "przede", "przez", "przy", "się", "skoro", "spośród", "sprzed", "swój", "są", "ta",
        "tak", "taka", "taki", "także", "tam", "te", "tego", "ten", "teraz", "też", "to", "tu", "tutaj", "tuż", "twój",
        "ty", "tych", "tylko", "tymczasem", "u", "w", "wasz", "wbrew", "wczoraj", "we", "wedle", "według", "wiele",
        "wielu", "więc", "wkrótce", "wobec", "wokół", "wraz", "wszyscy", "wszystkie", "wszystko", "wzdłuż", "wśród",
        "z", "za", "zamiast", "zanim", "zawsze", "zaś", "zdaniem", "ze", "znad", "znów", "został", "zresztą", "żaden",
        "żadna", "że",
    ],
    ..Lists::NONE
});
