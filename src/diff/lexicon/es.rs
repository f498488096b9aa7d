//! Word lists of Spanish.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "catorce", "centenar", "centenares", "cero", "cien", "ciento", "cientos", "cinco", "cincuenta", "cuarenta",
        "cuarta", "cuarto", "cuatro", "cuatrocientos", "decena", "decenas", "diecinueve", "dieciocho", "diecisiete",
        "dieciséis", "diez", "doble", "doce", "docena", "docenas", "dos", "doscientos", "décima", "décimo", "media",
        "medio", "mil", "miles", "millar", "millones", "millón", "mitad", "novecientos", "novena", "noveno", "noventa",
        "nueve", "ochenta", "ocho", "ochocientos", "octava", "octavo", "once", "primer", "primera", "primero",
        "quince", "quinientos", "quinta", "quinto", "segunda", "segundo", "seis", "seiscientos", "sesenta",
        "setecientos", "setenta", "sexta", "sexto", "siete", "séptima", "séptimo", "tercer", "tercera", "tercero",
        "tercio", "trece", "treinta", "tres", "trescientos", "triple", "veinte", "veintidós", "veintitrés",
        "veintiuno",
    ],
    units: &[
        "año", "años", "centímetro", "centímetros", "ciento", "céntimo", "céntimos", "día", "días", "dólar", "dólares",
        "euro", "euros", "grado", "grados", "gramo", "gramos", "hectárea", "hectáreas", "hora", "horas", "kilo",
        "kilogramo", "kilogramos", "kilos", "kilómetro", "kilómetros", "libra", "libras", "litro", "litros",
        "megavatios", "mes", "meses", "metro", "metros", "milla", "millas", "milímetro", "milímetros", "minuto",
        "minutos", "peso", "pesos", "segundo", "segundos", "semana", "semanas", "tonelada", "toneladas",
    ],
    times: &[
        "abril", "agosto", "anteayer", "ayer", "diciembre", "domingo", "enero", "febrero", "hoy", "invierno", "jueves",
        "julio", "junio", "lunes", "madrugada", "martes", "marzo", "mayo", "mañana", "medianoche", "mediodía",
        "miércoles", "navidad", "noche", "noviembre", "octubre", "otoño", "primavera", "septiembre", "setiembre",
        "sábado", "tarde", "verano", "viernes",
    ],
    dated: &[
        "abril", "agosto", "diciembre", "enero", "febrero", "julio", "junio", "marzo", "mayo", "noviembre", "octubre",
        "septiembre", "setiembre",
    ],
    negations: &["jamás", "nada", "nadie", "ni", "ninguna", "ninguno", "ningún", "no", "nunca", "sin", "tampoco"],
    modality: &[
        "acaso", "aparentemente", "debe", "deben", "deberá", "debería", "deberían", "habría", "habrían", "parece",
        "parecen", "podrá", "podrán", "podría", "podrían", "posible", "posiblemente", "presunta", "presuntamente",
        "presuntas", "presunto", "presuntos", "probable", "probablemente", "pudiera", "pudo", "puede", "pueden",
        "quizá", "quizás", "sería", "serían", "supuesta", "supuestamente", "supuestas", "supuesto", "supuestos",
        "tal-vez",
    ],
    attribution: &[
        "acusó", "admite", "admitió", "advirtió", "afirma", "afirman", "afirmó", "agregó", "alega", "alegó", "anuncia",
        "anunció", "asegura", "aseguró", "añade", "añadió", "confirma", "confirmó", "declara", "declaró", "denunció",
        "dice", "dicen", "dijeron", "dijo", "escribió", "explica", "explicó", "indicó", "insistió", "negó", "niega",
        "prometió", "reconoció", "respondió", "según", "señala", "señaló", "sostiene", "sostuvo",
    ],
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
