//! Word lists of Turkish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "altmış", "altmışıncı", "altı", "altıncı", "altısı", "beş", "beşe", "beşer", "beşi", "beşinci", "beşte",
        "beşten", "bin", "bininci", "binlerce", "binlercesi", "binlik", "birinci", "birincisi", "birkaç", "buçuk",
        "doksan", "doksanıncı", "dokuz", "dokuzu", "dokuzuncu", "dörder", "dördü", "dördüncü", "dört", "dörtte",
        "düzine", "düzinelerce", "elli", "ellinci", "iki", "ikide", "ikiden", "ikinci", "ikincisi", "ikisi", "ikisini",
        "ikiye", "ikişer", "iki̇", "ilk", "ilki", "kırk", "kırkıncı", "milyar", "milyarlarca", "milyarlık", "milyon",
        "milyonlarca", "milyonluk", "on", "onbir", "onbirinci", "onlarca", "onlarcası", "onuncu", "otuz", "otuzuncu",
        "sekiz", "sekizi", "sekizinci", "seksen", "sekseninci", "sıfır", "trilyon", "trilyonluk", "yarım", "yarısı",
        "yarısından", "yarısını", "yarıya", "yedi", "yedide", "yediden", "yedinci", "yedisi", "yediye", "yediyi",
        "yetmiş", "yetmişinci", "yirmi", "yirminci", "yüz", "yüzlerce", "yüzlercesi", "yüzlük", "yüzüncü", "çeyrek",
        "çeyreği", "üç", "üçe", "üçer", "üçte", "üçten", "üçü", "üçüncü", "üçüncüsü", "üçünü",
    ],
    units: &[
        "avro", "avroluk", "avroya", "ay", "ayda", "aydır", "aylık", "dakika", "dakikalık", "dakikaya", "derece",
        "derecede", "derecelik", "dolar", "dolara", "dolardan", "dolarlık", "doları", "dönüm", "euro", "euroluk",
        "euroya", "gün", "günde", "gündür", "güne", "günlük", "hafta", "haftada", "haftalık", "haftaya", "hektar",
        "hektarda", "hektarlık", "kilo", "kilogram", "kiloluk", "kilometre", "kilometrede", "kilometrelik",
        "kilometreye", "lira", "liradan", "liralık", "lirası", "liraya", "lirayı", "litre", "litrelik", "metre",
        "metrekare", "metrelik", "metreye", "mil", "saat", "saate", "saatlik", "saatten", "saniye", "santimetre",
        "sterlin", "ton", "tona", "tonluk", "yüzde", "yüzdelik", "yıl", "yıla", "yılda", "yıldır", "yıllık",
    ],
    times: &[
        "akşam", "akşama", "akşamleyin", "akşamı", "aralık", "aralıkta", "aralığın", "ağustos", "ağustosta",
        "ağustosun", "baharda", "bugün", "bugünkü", "cuma", "cumartesi", "cumartesiye", "cumaya", "dün", "dünkü",
        "ekim", "ekimde", "ekimin", "evvelsi", "eylül", "eylülde", "eylülün", "gece", "geceleyin", "gecesi", "geceyi",
        "gündüz", "haziran", "haziranda", "haziranın", "ikindi", "ilkbahar", "kasım", "kasımda", "kasımın", "kış",
        "kışın", "mart", "martta", "martın", "mayıs", "mayısta", "mayısın", "nisan", "nisanda", "nisanın", "ocak",
        "ocakta", "ocağın", "pazar", "pazartesi", "pazartesiyi", "perşembe", "perşembeye", "sabah", "sabahleyin",
        "sabahı", "salı", "salıyı", "sonbahar", "sonbaharda", "temmuz", "temmuzda", "temmuzun", "yarın", "yarınki",
        "yaz", "yazın", "çarşamba", "çarşambaya", "öğle", "öğleden", "öğlen", "öğleyin", "şafak", "şubat", "şubatta",
        "şubatın",
    ],
    dated: &[
        "aralık", "ağustos", "ekim", "eylül", "haziran", "kasım", "mart", "mayıs", "nisan", "ocak", "temmuz", "şubat",
    ],
    negations: &[
        "asla", "değil", "değildi", "değildir", "değilim", "değiliz", "değiller", "hayır", "hiç", "hiçbir", "hiçbiri",
        "hiçbirini", "kimse", "kimsenin", "kimseyi", "ne", "olmadı", "olmadığını", "olmaksızın", "olmayacak",
        "olmayan", "olmaz", "olmuyor", "yok", "yoktu", "yoktur",
    ],
    negative_parts: &["-miyor-", "-muyor-", "-mıyor-", "-müyor-"],
    negating_parts: &["-ma-", "-me-", "-may-", "-mey-"],
    modal_parts: &["-abilir-", "-ebilir-", "-abilecek-", "-ebilecek-", "-malı-", "-meli-"],
    endings: &[
        "a", "da", "dan", "daki", "de", "deki", "den", "e", "i", "in", "ya", "ye", "yi", "yı", "yu", "yü", "ı", "ın",
        "u", "ün", "ü", "'a", "'da", "'dan", "'de", "'den", "'e", "'i", "'ya", "'ye", "'yi", "'yı", "te", "ta", "ten",
        "tan", "lik", "lık", "luk", "lük",
    ],
    modality: &[
        "belki", "elbette", "galiba", "gerek", "gerekebilir", "gerekecek", "gerekir", "gerekiyor", "gerekli",
        "herhalde", "iddialara", "iddiasıyla", "iddiaya", "kesinlikle", "kuvvetle", "kuşkusuz", "lazım", "muhtemel",
        "muhtemelen", "mutlaka", "mümkün", "mümkündür", "olabileceği", "olabileceğini", "olabilir", "olabilirdi",
        "olası", "olasılıkla", "olmalı", "sanırım", "sözde", "sözüm", "zanlı", "zanlısı", "zorunda", "zorundadır",
        "zorunlu", "şüpheli", "şüphelisi", "şüphesiz",
    ],
    attribution: &[
        "aktardı", "aktarıyor", "anlattı", "anlatıyor", "açıkladı", "açıkladılar", "açıklamasında", "açıklandı",
        "açıklıyor", "belirtildi", "belirtiyor", "belirtti", "bildirdi", "bildirildi", "bildiriyor", "dedi", "dediler",
        "diyor", "diyorlar", "doğruladı", "doğrulandı", "doğruluyor", "duyurdu", "duyuruldu", "duyuruyor", "ekledi",
        "ekliyor", "göre", "hatırlattı", "iddia", "ifade", "ileri", "itiraf", "kabul", "kanısında", "kaydediyor",
        "kaydetti", "konuştu", "reddediyor", "reddetti", "savundu", "savundular", "savunuyor", "savunuyorlar",
        "suçladı", "suçladılar", "suçluyor", "söyledi", "söylediler", "söylendi", "söylüyor", "uyardı", "uyardılar",
        "uyarıyor", "vaat", "vurguladı", "vurguluyor", "yalanladı", "yalanlıyor", "yanıtladı", "yazdı", "yazıyor",
        "öne", "öğrenildi",
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
