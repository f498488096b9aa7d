//! Word lists of Portuguese.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "ambas", "ambos", "bilhão", "bilhões", "bilião", "biliões", "catorze", "cem", "centena", "centenas", "cento",
        "cinco", "cinquenta", "cinqüenta", "dez", "dezanove", "dezasseis", "dezassete", "dezena", "dezenas",
        "dezenove", "dezesseis", "dezessete", "dezoito", "dobro", "dois", "doze", "duas", "dupla", "duplo", "duzentas",
        "duzentos", "décima", "décimo", "dúzia", "dúzias", "meia", "meio", "metade", "mil", "milhar", "milhares",
        "milhão", "milhões", "nona", "nono", "nove", "novecentos", "noventa", "oitava", "oitavo", "oitenta", "oito",
        "oitocentos", "onze", "primeira", "primeiras", "primeiro", "primeiros", "quarenta", "quarta", "quarto",
        "quatorze", "quatro", "quatrocentas", "quatrocentos", "quinhentas", "quinhentos", "quinta", "quinto", "quinze",
        "quinzena", "segunda", "segundo", "segundos", "seis", "seiscentas", "seiscentos", "sessenta", "sete",
        "setecentos", "setenta", "sexta", "sexto", "sétima", "sétimo", "terceira", "terceiro", "terceiros", "terço",
        "treze", "trezentas", "trezentos", "trinta", "tripla", "triplo", "três", "vinte", "vintena", "zero",
    ],
    units: &[
        "ano", "anos", "centavo", "centavos", "centímetro", "centímetros", "cêntimo", "cêntimos", "dia", "dias",
        "década", "décadas", "dólar", "dólares", "euro", "euros", "grama", "gramas", "grau", "graus", "hectare",
        "hectares", "hora", "horas", "kwanzas", "libra", "libras", "litro", "litros", "meses", "meticais", "metro",
        "metros", "milha", "milhas", "milímetro", "milímetros", "minuto", "minutos", "mês", "porcento", "quilo",
        "quilograma", "quilos", "quilómetro", "quilómetros", "quilômetro", "quilômetros", "reais", "real", "segundo",
        "segundos", "semana", "semanas", "século", "tonelada", "toneladas",
    ],
    times: &[
        "abril", "agosto", "amanhã", "anteontem", "dezembro", "domingo", "domingos", "fevereiro", "hoje", "inverno",
        "janeiro", "julho", "junho", "madrugada", "maio", "manhã", "março", "meia-noite", "meio-dia", "natal", "noite",
        "novembro", "ontem", "outono", "outubro", "primavera", "páscoa", "quarta-feira", "quinta-feira",
        "segunda-feira", "segundas-feiras", "setembro", "sexta-feira", "sábado", "sábados", "tarde", "terça",
        "terça-feira", "verão",
    ],
    which_times: &[
        "esta", "este", "fim", "final", "início", "meados", "passada", "passado", "próxima", "próximo", "seguinte",
        "última", "último",
    ],
    spans: &["ano", "anos", "meses", "mês", "semana", "semanas", "século", "trimestre"],
    dated: &[
        "abril", "agosto", "dezembro", "fevereiro", "janeiro", "julho", "junho", "maio", "março", "novembro",
        "outubro", "setembro",
    ],
    negations: &["jamais", "nada", "nem", "nenhum", "nenhuma", "nenhuns", "ninguém", "nunca", "não", "sem", "tampouco"],
    modality: &[
        "alegada", "alegadamente", "alegadas", "alegado", "alegados", "aparentemente", "certamente", "deve", "devem",
        "deveria", "deveriam", "deverá", "deverão", "devia", "deviam", "eventual", "eventualmente", "necessariamente",
        "obrigatoriamente", "parece", "parecem", "pode", "podem", "poderia", "poderiam", "poderá", "poderão", "podia",
        "podiam", "porventura", "possivelmente", "possíveis", "possível", "potenciais", "potencial", "potencialmente",
        "precisa", "precisam", "presumivelmente", "presumíveis", "presumível", "provavelmente", "prováveis",
        "provável", "quiçá", "seria", "seriam", "suposta", "supostamente", "supostas", "suposto", "supostos",
        "suspeita", "suspeito", "suspeitos", "talvez", "teria", "teriam", "terá",
    ],
    attribution: &[
        "acrescenta", "acrescentaram", "acrescentou", "acusa", "acusaram", "acusou", "adianta", "adiantou", "admite",
        "admitem", "admitiram", "admitiu", "advertiu", "afirma", "afirmam", "afirmaram", "afirmou", "alega", "alegam",
        "alegaram", "alegou", "alertaram", "alertou", "anuncia", "anunciaram", "anunciou", "assegura", "asseguraram",
        "assegurou", "avisa", "avisaram", "avisou", "comentou", "comunicou", "confirma", "confirmaram", "confirmou",
        "considera", "considerou", "contou", "declara", "declararam", "declarou", "defende", "defendeu", "denunciou",
        "desmente", "desmentiu", "destaca", "destacou", "disse", "disseram", "diz", "dizem", "dizia", "escreve",
        "escreveram", "escreveu", "explica", "explicaram", "explicou", "frisa", "frisou", "garante", "garantem",
        "garantiram", "garantiu", "indica", "indicaram", "indicou", "informa", "informaram", "informou", "insiste",
        "insistiu", "lembra", "lembrou", "nega", "negam", "negaram", "negou", "promete", "prometeram", "prometeu",
        "reconhece", "reconheceram", "reconheceu", "refere", "referiram", "referiu", "relata", "relataram", "relatou",
        "respondeu", "ressaltou", "revela", "revelaram", "revelou", "segundo", "sublinha", "sublinhou", "sustenta",
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
