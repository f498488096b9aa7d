//! Word lists of Indonesian and Malay.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "belas", "belasan", "delapan", "dua", "empat", "enam", "juta", "jutaan", "kedelapan", "kedua", "keempat",
        "keenam", "kelima", "kesembilan", "kesepuluh", "ketiga", "ketujuh", "kosong", "lapan", "lima", "lusin",
        "miliar", "milyar", "nol", "pertama", "puluh", "puluhan", "ratus", "ratusan", "ribu", "ribuan", "satu",
        "sebelas", "sejuta", "sembilan", "separuh", "separuhnya", "seperempat", "sepertiga", "sepuluh", "seratus",
        "seribu", "setengah", "tiga", "triliun", "tujuh",
    ],
    units: &[
        "bulan", "derajat", "detik", "dolar", "euro", "gram", "hari", "hektar", "hektare", "jam", "kilo", "kilogram",
        "kilometer", "liter", "menit", "meter", "mil", "milimeter", "minggu", "pekan", "peratus", "persen", "ringgit",
        "rupiah", "sen", "sentimeter", "tahun", "ton",
    ],
    times: &[
        "agustus", "april", "besok", "desember", "disember", "februari", "isnin", "januari", "juli", "jumaat", "jumat",
        "juni", "kamis", "kemarin", "khamis", "lusa", "mac", "malam", "maret", "mei", "minggu", "november", "ogos",
        "oktober", "pagi", "petang", "rabu", "sabtu", "selasa", "semalam", "senin", "september", "siang", "sore",
        "subuh", "tadi",
    ],
    dated: &[
        "agustus", "april", "desember", "disember", "februari", "januari", "juli", "juni", "mac", "maret", "mei",
        "november", "ogos", "oktober", "pukul", "september",
    ],
    only_with_capital: &["minggu"],
    negations: &[
        "belum", "bukan", "bukanlah", "enggan", "jangan", "tak", "takkan", "tanpa", "tiada", "tidak", "tidaklah",
    ],
    modality: &[
        "agaknya", "akan", "bakal", "barangkali", "bisa", "boleh", "dapat", "diduga", "dugaan", "harus", "kabarnya",
        "kemungkinan", "konon", "mungkin", "pasti", "sebaiknya", "seharusnya", "tentu", "terduga", "tersangka",
        "wajib",
    ],
    attribution: &[
        "berjanji", "berkata", "kata", "katanya", "membantah", "memperingatkan", "menambahkan", "menegaskan",
        "mengaku", "mengakui", "mengatakan", "mengklaim", "mengonfirmasi", "mengumumkan", "menjelaskan", "menuduh",
        "menurut", "menuturkan", "menyangkal", "menyatakan", "menyebut", "menyebutkan", "tutur", "ucap", "ujar",
        "ujarnya",
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
