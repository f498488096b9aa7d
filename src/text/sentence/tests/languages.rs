//! Tables of languages other than English, as in the module above.

use super::check;

#[test]
fn german() {
    check(
        "de",
        &[
            "Am 3. Mai kam Dr. Berg. |Er blieb bis zum 12. Juni.",
            "Im 19. Jahrhundert war das anders. |Heute nicht.",
            "Er landete auf Platz 3. |Danach ging er heim.",
            "Das kostet z. B. 5 Euro. |Das ist viel.",
            "Die Fa. Holm liefert u. a. Seile, Netze usw. |Mehr nicht.",
            "„Wir bleiben.“ |Dann gingen sie.",
            "„Wirklich?“, fragte sie. |„Ja.“",
            "»Geh.« |Sie ging. |»Komm!«",
            "Prof. Dr. Anna Berg sprach. |Niemand hörte zu.",
            "Es dauerte ca. 3 Std. und ging um 14.30 Uhr zu Ende.",
            "Der Hafen ist zu.|Schiffe warten.",
            "Siehe Nr. 5 und Abb. 7. |Das genügt.",
            "Das war 2019. |Seitdem ruht er.",
            "Wer weiß? |Niemand!",
            "Hr. Holm und Fr. Berg kamen bzw. gingen.",
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        &[
            "M. Duval est parti. |Mme Roux reste.",
            "« Nous partons. » |Elle pleure.",
            "« Nous partons ! » dit-il. |Elle rit.",
            "Pourquoi ? |Personne ne sait !",
            "Le Dr. Roux habite au no. 5. |Il dort.",
            "Il a payé 3,50 euros, etc. |C’est tout.",
            "J. P. Roux écrit. |On lit.",
            "Voir p. 12 et art. 4. |C’est clair.",
            "Le port est fermé.|Les bateaux attendent.",
            "Elle hésite… |Puis elle part. |Il attend… encore.",
            "« Partez ! » |Ils restent.",
            "Mgr. Blanc a parlé. |Il pleuvait.",
            "Il vint en janv. 1900. |La ville dormait.",
            "C’est l’art. |La suite manque.",
            "Le prix est de 1.200 euros. |Il baisse.",
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        &[
            "El Sr. Vega llegó. |La Sra. Ríos no.",
            "¿Qué pasó? |¡Nada! |Seguimos.",
            "¿Vienes?|¿Te quedas?",
            "«Nos vamos.» |Ella calla.",
            "El Dr. Ríos vive en la Av. Colón. |Duerme.",
            "Costó 1.200 pesos. |Es mucho.",
            "Véase la pág. 12. |Basta.",
            "Ud. sabe. |Yo no.",
            "EE.UU. negó todo. |China calló.",
            "El puerto cerró.|Los barcos esperan.",
            "—¿Quién? —preguntó Vega. |Nadie habló.",
            "Llegó a las 5 p.m. |Luego salió.",
            "Nadie lo vio… |Todos lo oyeron.",
            "J. L. Vega escribe. |Pocos leen.",
            "“¡Basta!” |Y se fue.",
        ],
    );
}

#[test]
fn italian_and_portuguese() {
    check(
        "it",
        &[
            "Il sig. Conti è partito. |La dott.ssa Neri resta.",
            "«Andiamo.» |Lei tace.",
            "Perché? |Nessuno lo sa!",
            "Costa 1.200 euro. |È molto.",
            "Vedi pag. 12. |Basta.",
            "Il porto è chiuso.|Le navi aspettano.",
            "L’on. Conti parla. |Tutti dormono.",
            "Mele, pere, ecc. |Nessuno paga.",
        ],
    );
    check(
        "pt",
        &[
            "O Sr. Lima chegou. |A Sra. Reis não.",
            "Por quê? |Ninguém sabe!",
            "Custou 1.200 reais. |É muito.",
            "Veja a pág. 12. |Basta.",
            "O porto fechou.|Os barcos esperam.",
            "A Dra. Reis mora na Av. Central. |Dorme.",
            "“Vamos.” |Ela cala.",
            "J. L. Lima escreve. |Poucos leem.",
        ],
    );
}

#[test]
fn dutch_and_swedish() {
    check(
        "nl",
        &[
            "Dhr. Bos kwam. |Mevr. Smit niet.", "Het kost ca. 5 euro. |Dat is veel.", "Waarom? |Niemand weet het!",
            "De haven is dicht.|Schepen wachten.", "“We gaan.” |Ze zwijgt.", "Zie blz. 12. |Klaar.",
            "Hij verkoopt o.a. Deense boten. |Mooi.", "J. P. Bos schrijft. |Niemand leest.",
        ],
    );
    check(
        "sv",
        &[
            "Dr. Berg kom. |Han gick.",
            "Det kostar t.ex. 5 kronor. |Det är mycket.",
            "Varför? |Ingen vet!",
            "Hamnen är stängd.|Båtar väntar.",
            "”Vi går.” |Hon tiger.",
            "Den 3. maj kom hon. |Han sov.",
            "Se sid. 12. |Klart.",
            "J. P. Berg skriver. |Ingen läser.",
        ],
    );
}

#[test]
fn polish_and_czech() {
    check(
        "pl",
        &[
            "Dr. Nowak przyszedł. |Prof. Lis nie.", "Mieszka przy ul. Morskiej. |Śpi.",
            "To było w 2019 r. |Potem wyjechał.", "Dlaczego? |Nikt nie wie!", "Kosztuje np. 5 zł. |To dużo.",
            "„Idziemy.” |Ona milczy.", "Port jest zamknięty.|Statki czekają.", "Dnia 3. maja padało. |Było zimno.",
        ],
    );
    check(
        "cs",
        &[
            "Dne 15. března přišel Dr. Novák. |Byl pozdě.",
            "Bydlí v ul. Hlavní. |Spí.",
            "Proč? |Nikdo neví!",
            "„Jdeme.“ |Ona mlčí.",
            "Stojí např. 5 korun. |To je moc.",
            "Přístav je zavřený.|Lodě čekají.",
            "Stalo se 3. 4. 2020 ráno. |Pršelo.",
            "Viz str. 12. |Hotovo.",
        ],
    );
}

#[test]
fn russian_and_ukrainian() {
    check(
        "ru",
        &[
            "А. С. Волков приехал. |Он устал.",
            "Это было в 2019 г. |Потом он уехал.",
            "Он живёт на ул. Морской. |Он спит.",
            "«Мы идём.» |Она молчит.",
            "«Мы идём!» — сказал он. |Она молчит.",
            "Почему? |Никто не знает!",
            "Порт закрыт.|Суда ждут.",
            "Это стоит 5 тыс. руб. в год. |Дорого.",
            "Театр им. Чайки закрыт. |Жаль.",
            "Яблоки, груши и т.д. |Никто не платит.",
        ],
    );
    check(
        "uk",
        &[
            "Т. Г. Вовк приїхав. |Він втомився.",
            "Це було у 2019 р. |Потім він поїхав.",
            "Він живе на вул. Морській. |Він спить.",
            "«Ми йдемо!» — сказав він. |Вона мовчить.",
            "Чому? |Ніхто не знає!",
            "Порт закрито.|Судна чекають.",
            "Це коштує 5 тис. грн на рік. |Дорого.",
            "м. Київ і с. Рибне чекають. |Дощить.",
        ],
    );
}

#[test]
fn turkish_greek_hebrew_and_armenian() {
    check(
        "tr",
        &[
            "Dr. Kaya geldi. |Prof. Deniz gelmedi.",
            "Neden? |Kimse bilmiyor!",
            "Liman kapalı.|Gemiler bekliyor.",
            "“Gidiyoruz.” |O sustu.",
            "19. yüzyılda böyleydi. |Bugün değil.",
        ],
    );
    check(
        "el",
        &[
            "Ο κ. Νίκου ήρθε. |Έφυγε.",
            "Γιατί; |Κανείς δεν ξέρει!",
            "Το λιμάνι έκλεισε.|Τα πλοία περιμένουν.",
            "«Φεύγουμε.» |Σιωπά.",
            "Κοστίζει π.χ. 5 ευρώ. |Πολλά.",
        ],
    );
    check("he", &["הנמל סגור. |הספינות מחכות.", "למה? |איש אינו יודע!", "פרופ. לוי הגיע. |הוא עייף."]);
    check("hy", &["Նավահանգիստը փակ է։ |Նավերը սպասում են։"]);
}

#[test]
fn arabic_hindi_and_urdu() {
    check(
        "ar",
        &[
            "وصل د. سالم أمس. |كان متعبا.",
            "لماذا؟ |لا أحد يعرف!",
            "أغلق الميناء. |تنتظر السفن.",
            "قال: «نحن باقون.» |ثم غادر.",
            "كلف ذلك 1.5 مليون. |هذا كثير.",
        ],
    );
    check(
        "hi",
        &[
            "डॉ. वर्मा आए। |वे थके थे।",
            "क्यों? |कोई नहीं जानता!",
            "बंदरगाह बंद है।|जहाज़ रुके हैं।",
            "“हम जाएँगे।” |वह चुप रही।",
            "यह 1.5 करोड़ का है। |बहुत है।",
        ],
    );
    check("ur", &["بندرگاہ بند ہے۔ |جہاز رکے ہیں۔", "کیوں؟ |کوئی نہیں جانتا۔"]);
}

#[test]
fn chinese_japanese_and_korean() {
    check(
        "zh",
        &[
            "港口关闭了。|船在等。",
            "为什么？|没有人知道！",
            "他说：“我们走。”|她没有说话。",
            "价格是1.5元。|很贵。",
            "（没有人受伤。）|船停了。",
        ],
    );
    check(
        "ja",
        &[
            "港は閉鎖された。|船は待っている。",
            "「行こう。」と彼は言った。|彼女は黙った。",
            "なぜ？|誰も知らない！",
            "『待て！』|彼は叫んだ。",
            "会議は。。。|終わった。",
        ],
    );
    check("ko", &["항구가 닫혔다. |배가 기다린다.", "왜? |아무도 모른다!", "그럴 수 있는 때. |그는 갔다."]);
}

#[test]
fn thai_stops_mark_abbreviations() {
    check("th", &["เมื่อปี พ.ศ. 2563 ท่าเรือปิด เรือรออยู่", "ทำไม? |ไม่มีใครรู้"]);
    check("th", &["น้ำท่วมถนนสายหลักของเมืองเมื่อเช้านี้ |เจ้าหน้าที่ขอให้ประชาชนหลีกเลี่ยงเส้นทาง", "นายสมชาย ใจดี กล่าวเมื่อวันจันทร์ที่ผ่านมา"]);
    check("my", &["ဆိပ်ကမ်းပိတ်သည်။ |သင်္ဘောများစောင့်နေသည်။"]);
    check("am", &["ወደቡ ተዘግቷል። |መርከቦች ይጠብቃሉ።"]);
    check("km", &["កំពង់ផែបិទ។ |នាវារង់ចាំ។"]);
}

#[test]
fn initials_in_a_row_stay_together() {
    check("ru", &["Мост строил А. С. Пушкин. |Он жил на ул. Мира.", "Иванов и А. И. Петров пришли. |С. Орлов ушёл."]);
    check("en", &["It was built by A. I. Smith in May. |Nobody came."]);
}

#[test]
fn a_number_with_a_point_ends_a_sentence() {
    check("ro", &["Prof. dr. Bratu a venit la ora 16.20. |Nu a vorbit."]);
    check("id", &["Sidang di Jl. Merdeka dimulai pukul 16.20. |Ia diam."]);
    check("vi", &["TS. Trần Huy ở TP. Huế đến lúc 16.20. |Ông im lặng."]);
}

#[test]
fn abbreviations_of_more_languages() {
    check("es", &["Las tropas de EE. UU. no llegaron. |Nadie habló."]);
    check("el", &["Ζει στην οδ. Μαρίας. |Δεν μίλησε."]);
    check("fi", &["Esim. Vanha mylly suljetaan 14. huhtikuuta. |Se maksaa n. 6 milj. euroa."]);
    check("hu", &["Dr. Kelemen a Fő u. 5. alatt lakik. |Pl. a malom is, stb. |Bezár."]);
    check("ro", &["Dl. Văcaru locuiește pe str. Lungă. |E liniște."]);
    check("sr", &["Др Видић живи у ул. Мира бр. 5. |Мост је затворен 14. априла."]);
    check("hr", &["Prof. Vidić živi u ul. Mira br. 5. |Most je zatvoren 14. travnja, npr. zimi."]);
}

#[test]
fn names_of_streets_may_be_cut_short() {
    check(
        "de",
        &["Das Haus in der Albertstr. 12 steht leer. |Es brennt.", "Am Bahnhofspl. Süd hielt er. |Dann nicht mehr."],
    );
    check("de", &["Sie wohnt in der Lindenstr. |Die Polizei kam."]);
    check("nl", &["De brug bij de Kerkstr. 4 is dicht. |Niemand weet waarom."]);
}

#[test]
fn stops_end_sentences_in_scripts_without_capitals() {
    check("ka", &["ხიდი დაკეტილია. |ავტობუსები გზას შეიცვლიან.", "ა. ბერიძე და გ. ლომიძე შეხვდნენ. |ხიდი ღიაა."]);
    check("lo", &["ຂົວໄດ້ປິດແລ້ວ. |ລົດເມຈະປ່ຽນເສັ້ນທາງ.", "ທ່ານ ດຣ. ສົມພອນ ມາຮອດ."]);
    check("ta", &["கே. கண்ணன் நேற்று வந்தார். |பாலம் மூடப்பட்டது.", "எஸ். மீனா பேசினார்."]);
    check("te", &["కె. చంద్ర నిన్న వచ్చారు. |వంతెన మూసివేశారు."]);
    check("ml", &["കെ. രാജൻ ഇന്നലെ വന്നു. |പാലം അടച്ചു."]);
    check("bn", &["ডা. করিম কথা বলেন। |সেতু বন্ধ।"]);
}

#[test]
fn titles_and_short_words_stand_before_names() {
    check("sw", &["Mkuu wa shule, Bi. Asha Mtoro, alisema jana. |Bw. Juma hakusema."]);
    check("cs", &["Hoří u kostela sv. Jana. |Hasiči přijeli."]);
    check("sk", &["Stál tam napr. Ján. |Potom odišiel."]);
    check("sl", &["Govorila je ga. Kos z ulice št. 5. |Nato je odšla."]);
    check("da", &["Det gælder f.eks. 40 huse. |De står tomme."]);
    check("lv", &["Tilts tika slēgts plkst. 7 no rīta. |Viņš klusēja."]);
    check("lt", &["Tiltas uždarytas 7 val. ryto, sakė, pvz. Rasa. |Ji tylėjo."]);
    check("af", &["Die brug is toe, sê mev. Botha. |Mnr. Nel swyg."]);
    check("bg", &["Това е т.нар. Мост на Лена. |Той е затворен."]);
}
