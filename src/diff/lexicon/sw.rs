//! Word lists of Swahili.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "arobaini", "bilioni", "dazeni", "elfu", "hamsini", "ishirini", "kimoja", "kumi", "kwanza", "laki", "maelfu",
        "makumi", "mamia", "mamilioni", "manane", "manne", "maradufu", "matano", "matatu", "mawili", "mbili", "mia",
        "milioni", "mmoja", "nane", "nne", "nusu", "pili", "robo", "saba", "sabini", "sifuri", "sita", "sitini",
        "tano", "tatu", "thelathini", "theluthi", "themanini", "tisa", "tisini", "trilioni", "vinne", "vitano",
        "vitatu", "viwili", "wanane", "wanne", "watano", "watatu", "wawili",
    ],
    units: &[
        "asilimia", "dakika", "digrii", "dola", "ekari", "euro", "gramu", "hekta", "kilo", "kilogramu", "kilomita",
        "lita", "maili", "miaka", "miezi", "mita", "mwaka", "mwezi", "nyuzi", "pauni", "randi", "saa", "sekunde",
        "sentimita", "shilingi", "siku", "tani", "wiki",
    ],
    times: &[
        "adhuhuri", "agosti", "alasiri", "alfajiri", "alhamisi", "aprili", "asubuhi", "desemba", "februari", "ijumaa",
        "jana", "januari", "jioni", "julai", "jumamosi", "jumanne", "jumapili", "jumatano", "jumatatu", "juni", "juzi",
        "kesho", "keshokutwa", "kiangazi", "leo", "machi", "masika", "mchana", "mei", "novemba", "oktoba", "septemba",
        "usiku",
    ],
    dated: &[
        "agosti", "aprili", "desemba", "februari", "januari", "julai", "juni", "machi", "mei", "novemba", "oktoba",
        "septemba", "tarehe",
    ],
    negations: &[
        "bila", "haijawa", "haikuwa", "haiwezi", "hakuna", "hakuwa", "halikuwa", "hana", "hapakuwa", "hapana",
        "hatakuwa", "haukuwa", "hawakuwa", "hawana", "hawawezi", "hawezi", "hayakuwa", "kamwe", "si", "sio", "siyo",
        "wala",
    ],
    modality: &[
        "anapaswa", "anashukiwa", "anaweza", "anayedaiwa", "angeweza", "hakika", "huenda", "ilipaswa", "inadaiwa",
        "inapaswa", "inasemekana", "inaweza", "inawezekana", "ingeweza", "labda", "lazima", "pengine", "sharti",
        "wanapaswa", "wanaweza", "yamkini", "yawezekana",
    ],
    attribution: &[
        "aliahidi", "aliandika", "alibainisha", "alidai", "alieleza", "alifichua", "alijibu", "alikana", "alikiri",
        "alimshtumu", "aliongeza", "alionya", "alisema", "alishutumu", "alisisitiza", "alitangaza", "alithibitisha",
        "amesema", "anaahidi", "anaandika", "anadai", "anaeleza", "anakana", "anakiri", "anaongeza", "anaonya",
        "anasema", "anasisitiza", "anathibitisha", "ilisema", "ilitangaza", "ilithibitisha", "imesema", "kulingana",
        "mujibu", "walidai", "walieleza", "walikana", "walikiri", "walionya", "walisema", "walitangaza",
        "walithibitisha", "wamesema", "wanadai", "wanasema",
    ],
    titles: &[
        "bi", "bibi", "bwana", "daktari", "dk", "dkt", "gavana", "jaji", "jenerali", "malkia", "mbunge", "meya",
        "mfalme", "mheshimiwa", "papa", "profesa", "rais", "seneta", "waziri",
    ],
    openers: &[
        "baada", "baadhi", "bado", "baina", "bali", "bila", "hadi", "hao", "hapa", "hapo", "hata", "haya", "hayo",
        "hii", "hiki", "hilo", "hivi", "hivyo", "hiyo", "hizi", "huku", "huo", "ila", "ili", "imekuwa", "inatarajiwa",
        "ingawa", "juu", "kabla", "kama", "kati", "katika", "kila", "kisha", "kuhusu", "kuna", "kutoka", "kwa",
        "kwamba", "kwani", "la", "lakini", "licha", "mbali", "mbele", "miongoni", "mpaka", "na", "nao", "nayo",
        "ndani", "ni", "nje", "nyuma", "pamoja", "pia", "tangu", "wakati", "wala", "wao", "wengi", "wengine", "wote",
        "ya", "yao", "yeye", "za", "zaidi",
    ],
    ..Lists::NONE
});
