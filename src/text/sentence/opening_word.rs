//! Words that open sentences, by language: they tell `… in the U.S. How about you?` from `… the U.S. Government`.
//!
//! Only short function words, in lower case and sorted. Without a list for its language a doubtful abbreviation never
//! ends a sentence.

pub(super) static ENGLISH: &[&str] = &[
    "a", "according", "additionally", "after", "all", "although", "an", "and", "another", "are", "as", "asked",
    "at", "billions", "both", "but", "by", "can", "could", "did", "do", "does", "dozens", "during", "each",
    "earlier", "even", "every", "few", "for", "from", "furthermore", "had", "has", "have", "he", "hence", "her",
    "here", "hers", "his", "how", "however", "hundreds", "i", "if", "in", "instead", "is", "it", "its", "last",
    "later", "many", "meanwhile", "millions", "more", "moreover", "most", "mr", "mrs", "ms", "my", "nearly",
    "neither", "next", "no", "nobody", "none", "not", "nothing", "now", "of", "officials", "on", "once", "one",
    "only", "other", "others", "otherwise", "our", "over", "people", "perhaps", "police", "several", "she",
    "should", "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "therefore",
    "these", "they", "this", "those", "though", "thousands", "three", "through", "thus", "to", "today", "tomorrow",
    "two", "under", "until", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

pub(super) static GERMAN: &[&str] = &[
    "aber", "alle", "allerdings", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "da", "dabei", "dafür",
    "danach", "dann", "darauf", "das", "daten", "dazu", "dem", "den", "denn", "der", "des", "deshalb", "die",
    "dies", "diese", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem", "einen", "einer",
    "eines", "er", "es", "für", "gegen", "hat", "heute", "hier", "ich", "ihr", "ihre", "im", "in", "ist", "ja",
    "jedoch", "jetzt", "kein", "keine", "man", "mehr", "mit", "nach", "nein", "nicht", "noch", "nun", "nur", "ob",
    "oder", "ohne", "schon", "sein", "seine", "seit", "sie", "sind", "so", "trotz", "und", "uns", "unter", "vom",
    "von", "vor", "wann", "warum", "was", "weil", "wenn", "wer", "wie", "wir", "wo", "zu", "zudem", "zum", "zur",
    "zwar",
];

pub(super) static FRENCH: &[&str] = &[
    "a", "alors", "après", "au", "aucun", "aussi", "autre", "aux", "avant", "avec", "ce", "cela", "celle", "ces",
    "cet", "cette", "chaque", "comme", "dans", "de", "depuis", "des", "deux", "donc", "du", "dès", "elle", "elles",
    "en", "enfin", "est", "et", "hier", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lors", "ma",
    "mais", "malgré", "même", "ne", "nous", "on", "or", "ou", "par", "pendant", "plus", "plusieurs", "pour",
    "pourquoi", "puis", "quand", "que", "qui", "sa", "sans", "se", "selon", "ses", "si", "son", "sous", "sur",
    "tous", "tout", "toutefois", "un", "une", "vous",
];

pub(super) static SPANISH: &[&str] = &[
    "a", "además", "al", "algunos", "antes", "así", "aunque", "ayer", "cada", "como", "con", "cuando", "de", "del",
    "desde", "después", "dos", "el", "ella", "ellas", "ellos", "en", "entonces", "era", "es", "esa", "ese", "eso",
    "esta", "este", "esto", "fue", "ha", "han", "hay", "hoy", "la", "las", "le", "lo", "los", "luego", "mientras",
    "muchos", "más", "nada", "ni", "no", "nos", "otra", "otro", "para", "pero", "por", "porque", "pues", "que",
    "quien", "se", "según", "si", "sin", "sobre", "su", "sus", "también", "tras", "un", "una", "unos", "y", "ya",
    "yo", "él",
];

pub(super) static ITALIAN: &[&str] = &[
    "a", "al", "alla", "anche", "ancora", "bisogna", "che", "chi", "ci", "come", "con", "cosa", "così", "da",
    "dal", "dalla", "del", "della", "di", "dopo", "dove", "due", "e", "ecco", "era", "gli", "ha", "hanno", "i",
    "ieri", "il", "in", "infine", "intanto", "invece", "io", "la", "le", "lei", "lo", "loro", "lui", "ma",
    "mentre", "molti", "ne", "negli", "nel", "nella", "nessuno", "noi", "non", "oggi", "ogni", "per", "perché",
    "però", "poi", "prima", "quando", "quello", "questa", "queste", "questi", "questo", "qui", "se", "secondo",
    "senza", "si", "solo", "sono", "su", "sul", "sulla", "tra", "tutti", "un", "una", "uno", "è",
];

pub(super) static PORTUGUESE: &[&str] = &[
    "a", "agora", "ainda", "além", "ao", "apesar", "após", "as", "assim", "até", "cada", "com", "como", "da",
    "das", "de", "depois", "do", "dois", "dos", "e", "ela", "elas", "ele", "eles", "em", "entretanto", "era",
    "essa", "esse", "esta", "este", "eu", "foi", "hoje", "há", "isso", "já", "mais", "mas", "muitos", "na", "nas",
    "no", "nos", "não", "o", "ontem", "os", "ou", "para", "pela", "pelo", "pois", "por", "porque", "porém",
    "quando", "que", "quem", "se", "segundo", "sem", "ser", "seu", "sua", "também", "toda", "todos", "um", "uma",
    "você", "à", "é",
];

pub(super) static DUTCH: &[&str] = &[
    "al", "alle", "als", "bij", "daar", "daarna", "dan", "dat", "de", "die", "dit", "door", "een", "en", "er",
    "ga", "gisteren", "haar", "heeft", "het", "hier", "hij", "hoe", "hun", "ik", "in", "is", "ja", "je", "maar",
    "met", "na", "naar", "nee", "niet", "nog", "nu", "of", "om", "omdat", "ondanks", "onze", "ook", "op", "over",
    "te", "toch", "toen", "tot", "uit", "van", "vandaag", "veel", "vervolgens", "volgens", "voor", "waar",
    "waarom", "wanneer", "wat", "we", "wel", "wie", "wij", "ze", "zij", "zijn", "zo",
];

pub(super) static POLISH: &[&str] = &[
    "ale", "bo", "był", "była", "było", "były", "co", "czy", "dla", "dlaczego", "do", "dziś", "gdy", "gdzie", "i",
    "ich", "ja", "jak", "jednak", "jego", "jej", "jest", "już", "każdy", "kiedy", "kto", "którzy", "mimo", "może",
    "my", "na", "nad", "nie", "nikt", "o", "od", "on", "ona", "one", "oni", "oraz", "po", "pod", "ponieważ",
    "potem", "przed", "przez", "przy", "się", "są", "tak", "także", "tam", "te", "tego", "ten", "teraz", "to",
    "tu", "tylko", "w", "wczoraj", "we", "według", "więc", "wszyscy", "z", "za", "ze",
];

pub(super) static RUSSIAN: &[&str] = &[
    "а", "без", "был", "была", "были", "было", "в", "вот", "все", "всё", "вчера", "вы", "где", "даже", "для", "до",
    "его", "ее", "ей", "если", "есть", "еще", "ещё", "её", "же", "за", "здесь", "и", "из", "или", "им", "их", "к",
    "как", "когда", "кто", "куда", "между", "мы", "на", "над", "не", "нет", "но", "о", "об", "он", "она", "они",
    "оно", "от", "по", "под", "позже", "после", "потом", "почему", "при", "с", "сегодня", "сейчас", "со", "так",
    "также", "там", "теперь", "то", "тогда", "только", "у", "уже", "хотя", "что", "чтобы", "эта", "эти", "это",
    "этот", "я",
];

pub(super) static UKRAINIAN: &[&str] = &[
    "а", "або", "адже", "але", "без", "був", "була", "були", "було", "в", "ви", "вона", "вони", "воно", "все",
    "втім", "вчора", "від", "він", "де", "для", "до", "з", "за", "зараз", "й", "його", "кожен", "коли", "ми",
    "між", "на", "навіть", "наші", "не", "ні", "о", "однак", "по", "потім", "при", "про", "проте", "пізніше",
    "після", "сьогодні", "та", "так", "також", "там", "те", "тепер", "тоді", "тому", "у", "уже", "хоча", "хто",
    "це", "цей", "ця", "ці", "чи", "чому", "що", "щоб", "я", "як", "якщо", "і", "із", "їх", "її",
];

pub(super) static SWEDISH: &[&str] = &[
    "alla", "att", "av", "de", "den", "denna", "dessa", "det", "detta", "din", "du", "där", "efter", "eftersom",
    "en", "enligt", "ett", "från", "för", "han", "har", "hon", "hur", "här", "i", "idag", "igår", "inga", "ingen",
    "innan", "inte", "ja", "jag", "kan", "man", "med", "men", "mot", "ni", "nu", "när", "och", "också", "om", "på",
    "samtidigt", "sedan", "som", "så", "trots", "två", "under", "vad", "var", "varför", "vem", "vi", "vid", "är",
    "åt",
];

pub(super) static CZECH: &[&str] = &[
    "a", "ale", "ani", "až", "bez", "byl", "byla", "bylo", "byly", "co", "do", "jak", "jako", "je", "jeho",
    "jejich", "její", "jen", "ještě", "jsem", "jsou", "já", "k", "kde", "kdo", "kdy", "když", "která", "který",
    "mezi", "my", "na", "nad", "ne", "není", "než", "o", "od", "on", "ona", "oni", "po", "pod", "podle", "potom",
    "pouze", "protože", "proč", "před", "při", "s", "se", "si", "tak", "také", "tam", "ten", "tento", "teď", "to",
    "tuto", "ty", "u", "v", "ve", "vy", "včera", "všichni", "z", "za", "ze", "že",
];

pub(super) static TURKISH: &[&str] = &[
    "ama", "ancak", "ben", "biz", "bu", "bugün", "buna", "bunu", "burada", "bütün", "daha", "de", "dün", "en",
    "fakat", "gibi", "hem", "her", "hiç", "ise", "için", "kim", "mi", "nasıl", "ne", "neden", "o", "ona", "onlar",
    "sen", "siz", "sonra", "tüm", "ve", "veya", "ya", "yarın", "şimdi", "şu",
];

pub(super) static GREEK: &[&str] = &[
    "ένα", "ένας", "έχει", "ήταν", "αλλά", "αν", "από", "αυτά", "αυτή", "αυτό", "αυτός", "για", "γιατί", "δεν",
    "είναι", "εδώ", "εκεί", "εμείς", "ενώ", "επίσης", "η", "κάθε", "και", "κατά", "με", "μετά", "μια", "μόνο",
    "να", "ο", "οι", "ποιος", "πολλοί", "πού", "πριν", "πώς", "σήμερα", "σε", "στα", "στη", "στην", "στις", "στο",
    "στον", "τα", "την", "της", "τι", "τις", "το", "τον", "του", "τους", "των", "τώρα", "χθες", "ωστόσο", "όλα",
    "όλοι", "όμως", "όπως", "όταν",
];
