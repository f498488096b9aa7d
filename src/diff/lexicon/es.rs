//! Word lists of Spanish.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "ambas", "ambos", "billones", "billón", "catorce", "centenar", "centenares", "cero", "cien", "ciento",
        "cientos", "cinco", "cincuenta", "cuarenta", "cuarta", "cuarto", "cuartos", "cuatro", "cuatrocientas",
        "cuatrocientos", "cuádruple", "decena", "decenas", "diecinueve", "dieciocho", "diecisiete", "dieciséis",
        "diez", "doble", "dobles", "doce", "docena", "docenas", "dos", "doscientas", "doscientos", "duodécimo",
        "décima", "décimo", "media", "medias", "medio", "medios", "mil", "miles", "millar", "millares", "millones",
        "millón", "mitad", "novecientas", "novecientos", "novena", "noveno", "noventa", "nueve", "ochenta", "ocho",
        "ochocientas", "ochocientos", "octava", "octavo", "once", "primer", "primera", "primeras", "primero",
        "primeros", "quince", "quincena", "quinientas", "quinientos", "quinta", "quinto", "segunda", "segundo",
        "segundos", "seis", "seiscientas", "seiscientos", "sesenta", "setecientas", "setecientos", "setenta", "sexta",
        "sexto", "siete", "séptima", "séptimo", "tercer", "tercera", "terceras", "tercero", "tercio", "trece",
        "treinta", "treintena", "tres", "trescientas", "trescientos", "triple", "undécimo", "veinte", "veintena",
        "veinticinco", "veinticuatro", "veintidós", "veintinueve", "veintiocho", "veintisiete", "veintiséis",
        "veintitrés", "veintiuno", "veintiún", "vigésimo",
    ],
    units: &[
        "año", "años", "bolívares", "centímetro", "centímetros", "ciento", "céntimo", "céntimos", "década", "décadas",
        "día", "días", "dólar", "dólares", "euro", "euros", "grado", "grados", "gramo", "gramos", "hectárea",
        "hectáreas", "hora", "horas", "kilo", "kilogramo", "kilogramos", "kilos", "kilómetro", "kilómetros", "libra",
        "libras", "litro", "litros", "megavatios", "mes", "meses", "metro", "metros", "milla", "millas", "milímetro",
        "milímetros", "minuto", "minutos", "nudos", "peso", "pesos", "quincena", "segundo", "segundos", "semana",
        "semanas", "siglo", "tonelada", "toneladas",
    ],
    times: &[
        "abril", "agosto", "anoche", "anteayer", "antier", "ayer", "diciembre", "domingo", "domingos", "enero",
        "febrero", "hoy", "invierno", "jueves", "julio", "junio", "lunes", "madrugada", "martes", "marzo", "mayo",
        "mañana", "mañanas", "medianoche", "mediodía", "miércoles", "navidad", "noche", "noches", "noviembre",
        "octubre", "otoño", "pascua", "primavera", "septiembre", "setiembre", "sábado", "sábados", "tarde", "tardes",
        "verano", "viernes",
    ],
    which_times: &[
        "actual", "esta", "este", "finales", "mediados", "pasada", "pasado", "principios", "próxima", "próximo",
        "siguiente", "última", "último",
    ],
    spans: &["año", "años", "década", "mes", "meses", "semana", "semanas", "siglo", "trimestre"],
    dated: &[
        "abril", "agosto", "diciembre", "enero", "febrero", "julio", "junio", "marzo", "mayo", "noviembre", "octubre",
        "septiembre", "setiembre",
    ],
    negations: &[
        "jamás", "nada", "nadie", "ni", "ninguna", "ninguno", "ningunos", "ningún", "no", "nunca", "sin", "tampoco",
    ],
    modality: &[
        "acaso", "aparentemente", "debe", "deben", "deberá", "deberán", "debería", "deberían", "debía", "eventual",
        "eventuales", "eventualmente", "forzosamente", "habrá", "habría", "habrían", "necesariamente",
        "obligatoriamente", "parece", "parecen", "podrá", "podrán", "podría", "podrían", "podía", "podían", "posible",
        "posiblemente", "posibles", "potencial", "potenciales", "potencialmente", "presunta", "presuntamente",
        "presuntas", "presunto", "presuntos", "probable", "probablemente", "probables", "pudiera", "pudo", "puede",
        "pueden", "quizá", "quizás", "seguramente", "sería", "serían", "sospechosa", "sospechoso", "sospechosos",
        "supuesta", "supuestamente", "supuestas", "supuesto", "supuestos",
    ],
    attribution: &[
        "acusa", "acusaron", "acusó", "admite", "admiten", "admitieron", "admitió", "advierte", "advirtieron",
        "advirtió", "afirma", "afirman", "afirmaron", "afirmó", "agregaron", "agregó", "alega", "alegan", "alegó",
        "anuncia", "anunciaron", "anunció", "apuntó", "asegura", "aseguran", "aseguraron", "aseguró", "añade",
        "añadieron", "añadió", "comenta", "comentó", "confirma", "confirmaron", "confirmó", "contó", "declara",
        "declararon", "declaró", "decía", "denuncia", "denunciaron", "denunció", "desmiente", "desmintió", "dice",
        "dicen", "dijeron", "dijo", "escribe", "escribió", "explica", "explicaron", "explicó", "expresa", "expresó",
        "indica", "indicaron", "indicó", "informa", "informaron", "informó", "insiste", "insistió", "manifestaron",
        "manifestó", "manifiesta", "negaron", "negó", "niega", "niegan", "opina", "opinó", "precisa", "precisó",
        "promete", "prometieron", "prometió", "reconoce", "reconocieron", "reconoció", "recordó", "recuerda", "relata",
        "relató", "responde", "respondió", "revela", "reveló", "según", "señala", "señalaron", "señaló", "sostiene",
        "sostienen", "sostuvieron", "sostuvo", "subraya", "subrayó",
    ],
    phrases: &[("tal vez", ChangeClass::Modality)],
    titles: &[
        "alcalde", "alcaldesa", "doctor", "doctora", "don", "doña", "dr", "dra", "general", "juez", "jueza",
        "ministra", "ministro", "papa", "presidenta", "presidente", "reina", "rey", "señor", "señora", "sr", "sra",
        "srta",
    ],
    confusable: &[
        "aun", "aún", "como", "cómo", "el", "esta", "este", "está", "esté", "ilegal", "imposible", "legal", "mama",
        "mamá", "mas", "más", "papa", "papá", "posible", "que", "qué", "si", "solo", "sí", "sólo", "tu", "tú", "él",
    ],
    openers: &[
        "a", "además", "ahora", "al", "algunas", "algunos", "allí", "ambas", "ambos", "ante", "antes", "aquel",
        "aquella", "así", "aun", "aunque", "ayer", "aún", "bajo", "cada", "casi", "como", "con", "contra", "cual",
        "cuando", "de", "del", "desde", "después", "donde", "durante", "e", "el", "ella", "ellas", "ellos", "en",
        "entonces", "entre", "era", "es", "esa", "esas", "ese", "esos", "esta", "estas", "este", "estos", "frente",
        "fue", "ha", "hacia", "hasta", "hay", "hoy", "incluso", "junto", "la", "las", "le", "lo", "los", "luego",
        "mediante", "mi", "mientras", "mucha", "muchas", "mucho", "muchos", "muy", "más", "ni", "ninguna", "ningún",
        "no", "nos", "o", "otra", "otras", "otro", "otros", "para", "pero", "poco", "pocos", "por", "porque", "pues",
        "que", "quien", "se", "sea", "según", "ser", "si", "sin", "sino", "sobre", "solo", "son", "su", "sus", "sí",
        "sólo", "tal", "también", "tampoco", "tan", "tanto", "toda", "todas", "todo", "todos", "tras", "un", "una",
        "unas", "uno", "unos", "varias", "varios", "y", "ya", "él",
    ],
    ..Lists::NONE
});
