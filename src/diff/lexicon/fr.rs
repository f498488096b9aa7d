//! Word lists of French.

use super::{Lexicon, Lists};

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "cent", "centaine", "centaines", "cents", "cinq", "cinquantaine", "cinquante", "cinquième", "demi", "demie",
        "deux", "deuxième", "dix", "dixième", "dizaine", "dizaines", "double", "douzaine", "douze", "huit", "huitante",
        "huitième", "mille", "milliard", "milliards", "millier", "milliers", "million", "millions", "moitié", "neuf",
        "neuvième", "nonante", "onze", "premier", "premiers", "première", "premières", "quarantaine", "quarante",
        "quart", "quarts", "quatorze", "quatre", "quatrième", "quinze", "second", "seconde", "seize", "sept",
        "septante", "septième", "six", "sixième", "soixante", "tiers", "treize", "trentaine", "trente", "triple",
        "trois", "troisième", "vingt", "vingtaine", "zéro",
    ],
    units: &[
        "an", "année", "années", "ans", "centime", "centimes", "centimètre", "centimètres", "degré", "degrés",
        "dollar", "dollars", "euro", "euros", "franc", "francs", "gigawatt", "gigawatts", "gramme", "grammes",
        "hectare", "hectares", "heure", "heures", "jour", "jours", "kilo", "kilogramme", "kilogrammes", "kilomètre",
        "kilomètres", "kilos", "litre", "litres", "livre", "livres", "millimètre", "millimètres", "minute", "minutes",
        "mois", "mètre", "mètres", "mégawatt", "mégawatts", "pourcent", "seconde", "secondes", "semaine", "semaines",
        "tonne", "tonnes",
    ],
    times: &[
        "août", "après-demain", "après-midi", "aujourd'hui", "automne", "avant-hier", "avril", "demain", "dimanche",
        "décembre", "février", "hier", "hiver", "janvier", "jeudi", "juillet", "juin", "lundi", "mai", "mardi", "mars",
        "matin", "matinée", "mercredi", "midi", "minuit", "novembre", "noël", "nuit", "octobre", "printemps", "pâques",
        "samedi", "septembre", "soir", "soirée", "vendredi", "week-end",
    ],
    dated: &[
        "août", "avril", "décembre", "février", "janvier", "juillet", "juin", "mai", "mars", "novembre", "octobre",
        "septembre",
    ],
    negations: &[
        "aucun", "aucune", "guère", "jamais", "n'a", "n'aura", "n'auraient", "n'aurait", "n'avait", "n'avez",
        "n'avons", "n'en", "n'est", "n'ont", "n'y", "n'étaient", "n'était", "ne", "ni", "non", "nul", "nulle", "pas",
        "personne", "rien", "sans",
    ],
    modality: &[
        "apparemment", "auraient", "aurait", "devra", "devraient", "devrait", "devront", "doit", "doivent", "peut",
        "peut-être", "peuvent", "possible", "possiblement", "pourra", "pourraient", "pourrait", "pourront", "probable",
        "probablement", "présumé", "présumée", "présumées", "présumés", "prétendu", "prétendue", "prétendument",
        "sans-doute", "semble", "semblent", "semblerait", "seraient", "serait", "soupçonné", "soupçonnée", "veut",
        "voudrait", "vraisemblablement", "éventuellement",
    ],
    attribution: &[
        "accuse", "accusé", "admet", "admis", "affirmait", "affirme", "affirment", "affirmé", "ajoute", "ajouté",
        "annonce", "annoncé", "assurait", "assure", "assuré", "averti", "confirme", "confirmé", "d'après", "disait",
        "disent", "dit", "déclarait", "déclare", "déclaré", "dénonce", "dénoncé", "estime", "estimé", "explique",
        "expliqué", "indique", "indiqué", "nie", "nié", "promis", "précise", "précisé", "prétend", "prétendent",
        "prétendu", "reconnaît", "reconnu", "répond", "répondu", "selon", "soutenu", "soutient", "écrit",
    ],
    titles: &[
        "docteur", "dr", "général", "juge", "m", "maire", "maître", "me", "ministre", "mlle", "mme", "pape", "pr",
        "prince", "princesse", "professeur", "président", "présidente", "reine", "roi",
    ],
    confusable: &[
        "a", "ces", "connu", "cote", "côte", "côté", "du", "dû", "est", "et", "illégal", "impossible", "inconnu", "la",
        "là", "légal", "mai", "mais", "notre", "nôtre", "ou", "où", "peche", "possible", "péché", "pêche", "ses",
        "son", "sont", "sur", "sûr", "tache", "tâche", "à",
    ],
    openers: &[
        "a", "afin", "ainsi", "alors", "après", "au", "aucun", "aucune", "auprès", "aussi", "autour", "autre",
        "autres", "aux", "avant", "avec", "beaucoup", "car", "ce", "ceci", "cela", "celle", "celui", "cependant",
        "certaines", "certains", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "d",
        "dans", "de", "depuis", "des", "deux", "devant", "donc", "dont", "du", "durant", "elle", "elles", "en",
        "encore", "enfin", "ensuite", "entre", "et", "face", "grâce", "hier", "hors", "il", "ils", "jusque", "l", "la",
        "le", "les", "leur", "leurs", "lors", "lorsque", "mais", "malgré", "mes", "moins", "mon", "même", "ne", "ni",
        "non", "nos", "notre", "nous", "on", "or", "ou", "outre", "où", "par", "parce", "parmi", "pas", "pendant",
        "peu", "plus", "plusieurs", "pour", "pourquoi", "pourtant", "près", "puis", "puisque", "quand", "que", "quel",
        "quelle", "quelques", "qui", "quoi", "sa", "sans", "sauf", "ses", "si", "sinon", "son", "sous", "sur",
        "tandis", "tant", "tous", "tout", "toute", "toutefois", "toutes", "trop", "très", "un", "une", "vers", "voici",
        "voilà", "vos", "vous", "à", "également",
    ],
    ..Lists::NONE
});
