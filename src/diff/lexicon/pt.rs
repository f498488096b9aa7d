//! Word lists of Portuguese.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "bilhão", "bilhões", "catorze", "cem", "centenas", "cento", "cinco", "cinquenta", "dez", "dezanove",
        "dezasseis", "dezassete", "dezena", "dezenas", "dezenove", "dezesseis", "dezessete", "dezoito", "dobro",
        "dois", "doze", "duas", "duzentos", "décimo", "dúzia", "meia", "meio", "metade", "mil", "milhar", "milhares",
        "milhão", "milhões", "nono", "nove", "noventa", "oitavo", "oitenta", "oito", "onze", "primeira", "primeiro",
        "quarenta", "quarta", "quarto", "quatorze", "quatro", "quinhentos", "quinta", "quinto", "quinze", "segunda",
        "segundo", "seis", "sessenta", "sete", "setenta", "sexto", "sétimo", "terceira", "terceiro", "terço", "treze",
        "trezentos", "trinta", "triplo", "três", "vinte", "zero",
    ],
    units: &[
        "ano", "anos", "centavos", "centímetros", "cêntimos", "dia", "dias", "dólar", "dólares", "euro", "euros",
        "grama", "gramas", "grau", "graus", "hectare", "hectares", "hora", "horas", "libra", "libras", "litro",
        "litros", "meses", "metro", "metros", "milha", "milhas", "minuto", "minutos", "mês", "porcento", "quilo",
        "quilos", "quilómetro", "quilómetros", "quilômetro", "quilômetros", "reais", "real", "segundos", "semana",
        "semanas", "tonelada", "toneladas",
    ],
    times: &[
        "abril", "agosto", "amanhã", "dezembro", "domingo", "fevereiro", "hoje", "inverno", "janeiro", "julho",
        "junho", "maio", "manhã", "março", "meia-noite", "meio-dia", "natal", "noite", "novembro", "ontem", "outono",
        "outubro", "primavera", "páscoa", "quarta-feira", "quinta-feira", "segunda-feira", "setembro", "sexta-feira",
        "sábado", "tarde", "terça-feira", "verão",
    ],
    dated: &[
        "abril", "agosto", "dezembro", "fevereiro", "janeiro", "julho", "junho", "maio", "março", "novembro",
        "outubro", "setembro",
    ],
    negations: &["jamais", "nada", "nem", "nenhum", "nenhuma", "ninguém", "nunca", "não", "sem", "tampouco"],
    modality: &[
        "alegada", "alegadamente", "alegado", "aparentemente", "deve", "devem", "deveria", "deveriam", "deverá",
        "parece", "parecem", "pode", "podem", "poderia", "poderiam", "poderá", "poderão", "possivelmente", "possível",
        "provavelmente", "provável", "seria", "seriam", "suposta", "supostamente", "suposto", "supostos", "talvez",
        "teria", "teriam",
    ],
    attribution: &[
        "acrescentou", "acusou", "admite", "admitiu", "advertiu", "afirma", "afirmou", "alegou", "anuncia", "anunciou",
        "confirma", "confirmou", "declara", "declarou", "denunciou", "disse", "disseram", "diz", "dizem", "escreveu",
        "explica", "explicou", "garantiu", "insistiu", "nega", "negou", "prometeu", "respondeu", "segundo",
        "sustentou",
    ],
    titles: &[
        "dom", "dona", "doutor", "doutora", "dr", "dra", "general", "juiz", "juíza", "ministra", "ministro", "papa",
        "prefeita", "prefeito", "presidente", "professor", "professora", "rainha", "rei", "sr", "sra",
    ],
    confusable: &[
        "a", "da", "dá", "e", "esta", "está", "ilegal", "impossível", "legal", "pode", "por", "possível", "pôde",
        "pôr", "à", "é",
    ],
    openers: &[
        "a", "agora", "ainda", "algumas", "alguns", "ali", "além", "ambas", "ambos", "ante", "antes", "ao", "aos",
        "apenas", "apesar", "após", "aquela", "aquele", "as", "assim", "através", "até", "cada", "com", "como",
        "conforme", "contra", "contudo", "da", "das", "de", "depois", "desde", "diante", "do", "dos", "durante", "e",
        "ela", "elas", "ele", "eles", "em", "embora", "enquanto", "entre", "então", "era", "essa", "essas", "esse",
        "esses", "esta", "estas", "este", "estes", "está", "face", "foi", "frente", "hoje", "há", "junto", "já",
        "logo", "mais", "mas", "mesmo", "muita", "muitas", "muito", "muitos", "na", "nas", "nem", "nenhum", "nenhuma",
        "no", "nos", "num", "numa", "nunca", "não", "o", "onde", "ontem", "os", "ou", "outra", "outras", "outro",
        "outros", "para", "pela", "pelas", "pelo", "pelos", "perante", "perto", "pois", "por", "porque", "porém",
        "pouco", "poucos", "quando", "quanto", "quase", "que", "quem", "se", "segundo", "sem", "sempre", "ser", "seu",
        "seus", "sob", "sobre", "somente", "sua", "suas", "só", "tal", "também", "tanto", "toda", "todas", "todo",
        "todos", "tudo", "um", "uma", "umas", "uns", "várias", "vários", "à", "às", "é",
    ],
    ..Lists::NONE
});
