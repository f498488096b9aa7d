//! Word lists of Indonesian and Malay.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "belas", "belasan", "berdua", "bertiga", "bilion", "delapan", "dilipatgandakan", "dobel", "dua", "duapuluh",
        "empat", "enam", "enambelas", "ganda", "juta", "jutaan", "kedelapan", "kedua", "keduanya", "keempat",
        "keempatnya", "keenam", "kelapan", "kelima", "kelimanya", "kesebelas", "kesembilan", "kesepuluh", "ketiga",
        "ketiganya", "ketujuh", "kosong", "lapan", "lima", "lusin", "lusinan", "miliar", "miliaran", "milyar", "nol",
        "pertama", "pertamanya", "puluh", "puluhan", "ratus", "ratusan", "ribu", "ribuan", "satu", "sebelas",
        "sedozen", "sejuta", "selusin", "sembilan", "separo", "separuh", "separuhnya", "seperempat", "seperlima",
        "sepersepuluh", "sepertiga", "sepuluh", "seratus", "seribu", "setengah", "setengahnya", "tiga", "trilion",
        "triliun", "triliunan", "tripel", "tujuh",
    ],
    units: &[
        "bulan", "cm", "darjah", "derajat", "detik", "dolar", "ekar", "euro", "gram", "hari", "harinya", "hektar",
        "hektare", "jam", "kg", "kilo", "kilogram", "kilometer", "kilometernya", "kilowatt", "km", "liter", "megawatt",
        "menit", "meter", "meternya", "mil", "mililiter", "milimeter", "minggu", "minit", "mm", "pekan", "pekannya",
        "peratus", "persen", "persennya", "poundsterling", "ringgit", "rupiah", "saat", "sen", "sentimeter", "tahun",
        "ton",
    ],
    times: &[
        "agustus", "ahad", "april", "besok", "desember", "dini", "disember", "esok", "fajar", "feb", "februari",
        "isnin", "jan", "januari", "julai", "juli", "jumaat", "jumat", "jun", "juni", "kamis", "kelmarin", "kemarau",
        "kemaren", "kemarin", "khamis", "lusa", "mac", "malam", "maret", "mei", "minggu", "november", "ogos",
        "oktober", "pagi", "petang", "rabu", "sabtu", "selasa", "semalam", "senin", "september", "siang", "sore",
        "subuh", "tadi",
    ],
    dated: &[
        "agustus", "april", "desember", "disember", "februari", "januari", "juli", "juni", "mac", "maret", "mei",
        "november", "ogos", "oktober", "pukul", "september",
    ],
    only_with_capital: &["minggu"],
    negations: &[
        "belum", "belumlah", "bukan", "bukanlah", "enggan", "jangan", "janganlah", "mustahil", "nihil", "tak",
        "takkan", "tanpa", "tiada", "tidak", "tidakkah", "tidaklah",
    ],
    modality: &[
        "agaknya", "akan", "bakal", "barangkali", "berencana", "berkemungkinan", "bisa", "boleh", "dapat", "diduga",
        "dijangka", "dijangkakan", "dikatakan", "dipastikan", "dipercaya", "diperkirakan", "disangka", "disyaki",
        "dituduh", "dugaan", "harus", "hendak", "ingin", "kabarnya", "kelihatannya", "kemungkinan", "kiranya", "konon",
        "kononnya", "mahu", "mampu", "mesti", "mungkin", "nampaknya", "pasti", "pastilah", "pastinya", "patut",
        "perlu", "sebaiknya", "seharusnya", "sepatutnya", "sepertinya", "suspek", "tampaknya", "tentu", "tentunya",
        "terduga", "tersangka", "wajib",
    ],
    attribution: &[
        "amaran", "bercerita", "berjanji", "berkata", "bilang", "dakwanya", "imbuhnya", "jelasnya", "kata", "katanya",
        "melaporkan", "memaklumkan", "memandang", "memastikan", "membantah", "membenarkan", "memberitahu",
        "memperingatkan", "menafikan", "menambah", "menambahkan", "menampik", "menceritakan", "mendakwa", "menegaskan",
        "menekankan", "mengaku", "mengakui", "mengatakan", "mengesahkan", "mengingatkan", "mengklaim",
        "mengkonfirmasi", "mengonfirmasi", "mengumumkan", "mengungkapkan", "menilai", "menjelaskan", "menuding",
        "menuduh", "menulis", "menurut", "menurutnya", "menuturkan", "menyampaikan", "menyangkal", "menyarankan",
        "menyatakan", "menyebut", "menyebutkan", "tambahnya", "tegasnya", "tutur", "tuturnya", "ucap", "ujar",
        "ujarnya", "ungkapnya",
    ],
    titles: &[
        "bapak", "bupati", "dato", "datuk", "dr", "gubernur", "hakim", "ibu", "jenderal", "menteri", "nyonya", "paus",
        "presiden", "profesor", "raja", "ratu", "tuan", "wali",
    ],
    openers: &[
        "ada", "adalah", "agar", "akibat", "aku", "antara", "apa", "apabila", "apakah", "atas", "atau", "bagi",
        "bahkan", "bahwa", "banyak", "baru", "beberapa", "begitu", "berbagai", "berdasarkan", "berkat", "bersama",
        "besok", "bila", "dalam", "dan", "dari", "dekat", "demi", "demikian", "dengan", "di", "dia", "dua", "hal",
        "hanya", "hingga", "ini", "itu", "jika", "juga", "kalau", "kami", "karena", "kata", "ke", "kecuali", "kedua",
        "kemarin", "kemudian", "kepada", "ketika", "kini", "kita", "lalu", "lebih", "maka", "mantan", "masih",
        "melalui", "mengapa", "mereka", "meski", "meskipun", "misalnya", "namun", "oleh", "pada", "padahal", "paling",
        "para", "per", "saat", "saja", "sampai", "sangat", "saya", "sebab", "sebagai", "sebelum", "sebuah", "secara",
        "sedang", "sedangkan", "sehingga", "sejak", "sejumlah", "selain", "selama", "selanjutnya", "seluruh",
        "sementara", "semua", "sendiri", "seorang", "seperti", "sering", "serta", "sesuai", "sesudah", "setelah",
        "setiap", "siapa", "suatu", "sudah", "supaya", "tanpa", "telah", "tentang", "tentu", "terhadap", "termasuk",
        "tetapi", "tiap", "tidak", "untuk", "usai", "walau", "walaupun", "yaitu", "yang",
    ],
    ..Lists::NONE
});
