//! Word lists of Turkish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "altmış", "altı", "altıncı", "beş", "beşinci", "bin", "binlerce", "birinci", "doksan", "dokuz", "dokuzuncu",
        "dördüncü", "dört", "düzine", "elli", "iki", "ikinci", "iki̇", "ilk", "kırk", "milyar", "milyarlarca", "milyon",
        "milyonlarca", "on", "onbir", "onlarca", "onuncu", "otuz", "sekiz", "sekizinci", "seksen", "sıfır", "trilyon",
        "yarım", "yarısı", "yedi", "yedinci", "yetmiş", "yirmi", "yüz", "yüzlerce", "çeyrek", "üç", "üçüncü",
    ],
    units: &[
        "avro", "ay", "dakika", "derece", "dolar", "dönüm", "euro", "gün", "hafta", "hektar", "kilo", "kilogram",
        "kilometre", "lira", "liralık", "litre", "metre", "mil", "saat", "saniye", "santimetre", "ton", "yüzde", "yıl",
    ],
    times: &[
        "akşam", "aralık", "ağustos", "bugün", "cuma", "cumartesi", "dün", "ekim", "eylül", "gece", "haziran",
        "ilkbahar", "kasım", "kış", "mart", "mayıs", "nisan", "ocak", "pazar", "pazartesi", "perşembe", "sabah",
        "salı", "sonbahar", "temmuz", "yarın", "yaz", "çarşamba", "öğle", "öğleden", "şubat",
    ],
    dated: &[
        "aralık", "ağustos", "ekim", "eylül", "haziran", "kasım", "mart", "mayıs", "nisan", "ocak", "temmuz", "şubat",
    ],
    negations: &[
        "asla", "değil", "değildi", "değildir", "hayır", "hiç", "hiçbir", "kimse", "ne", "olmadı", "olmadığını",
        "olmayan", "yok", "yoktu",
    ],
    negative_parts: &["-miyor-", "-muyor-", "-mıyor-", "-müyor-"],
    negating_parts: &["-ma-", "-me-", "-may-", "-mey-"],
    modality: &[
        "belki", "galiba", "gerek", "gerekiyor", "herhalde", "iddiaya", "kesinlikle", "lazım", "muhtemel",
        "muhtemelen", "mutlaka", "mümkün", "olabilir", "olası", "sanırım", "sözde", "zanlı", "şüpheli",
    ],
    attribution: &[
        "aktardı", "anlattı", "açıkladı", "açıklıyor", "belirtti", "bildirdi", "dedi", "diyor", "doğruladı", "duyurdu",
        "ekledi", "göre", "iddia", "ileri", "itiraf", "kabul", "kaydetti", "reddetti", "savundu", "savunuyor",
        "suçladı", "söyledi", "söylüyor", "uyardı", "vurguladı", "yalanladı", "yazdı", "öne",
    ],
    titles: &[
        "bakan", "bakanı", "bay", "bayan", "başbakan", "başkan", "başkanı", "bey", "cumhurbaşkanı", "doktor", "dr",
        "general", "hakim", "hanım", "kral", "kraliçe", "papa", "prof", "profesör", "sayın", "vali", "yargıç",
    ],
    openers: &[
        "acaba", "altı", "ama", "ancak", "arasında", "ardından", "artık", "asla", "aslında", "ayrıca", "az", "bana",
        "bazı", "belki", "ben", "beri", "bile", "bir", "biraz", "birkaç", "birçok", "biz", "bu", "bugün", "buna",
        "bundan", "bunlar", "bunu", "bunun", "burada", "böyle", "böylece", "bütün", "da", "daha", "dahi", "de", "dek",
        "değil", "diye", "diğer", "dolayı", "dün", "en", "eğer", "fakat", "gene", "gibi", "göre", "hala", "halen",
        "hangi", "hatta", "hem", "henüz", "hep", "her", "herkes", "hiç", "hiçbir", "iki", "ile", "ise", "için",
        "içinde", "işte", "kadar", "karşı", "karşın", "kaç", "kendi", "kez", "ki", "kim", "kimi", "kimse", "lakin",
        "mi", "ne", "neden", "nedeniyle", "nerede", "niye", "niçin", "o", "ona", "onlar", "onu", "onun", "orada",
        "oysa", "pek", "rağmen", "sadece", "sanki", "siz", "sonra", "sonunda", "sık", "tam", "tüm", "var", "ve",
        "veya", "ya", "yalnız", "yalnızca", "yani", "yanında", "yarın", "yeni", "yerine", "yine", "yok", "yoksa",
        "zaten", "zira", "çok", "çoğu", "çünkü", "öbür", "önce", "öyle", "üstelik", "üzere", "üzerine", "şayet",
        "şimdi", "şu", "şöyle",
    ],
    ..Lists::NONE
});
