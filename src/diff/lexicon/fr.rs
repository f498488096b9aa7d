//! Word lists of French.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "cent", "centaine", "centaines", "centième", "cents", "cinq", "cinquantaine", "cinquante", "cinquième", "demi",
        "demie", "demis", "deux", "deuxième", "dix", "dixième", "dizaine", "dizaines", "double", "doubles", "doublé",
        "douzaine", "douzaines", "douze", "douzième", "huit", "huitante", "huitième", "mille", "milliard", "milliards",
        "millier", "milliers", "million", "millions", "moitié", "neuf", "neuvième", "nonante", "octante", "onze",
        "onzième", "premier", "premiers", "première", "premières", "quadruple", "quarantaine", "quarante", "quart",
        "quarts", "quatorze", "quatre", "quatre-vingt", "quatre-vingt-dix", "quatre-vingts", "quatrième", "quinzaine",
        "quinze", "quinzième", "second", "seconde", "seize", "sept", "septante", "septième", "six", "sixième",
        "soixantaine", "soixante", "soixante-dix", "tiers", "treize", "treizième", "trentaine", "trente", "trentième",
        "triple", "triplé", "trois", "troisième", "vingt", "vingtaine", "vingtième", "zéro",
    ],
    units: &[
        "an", "année", "années", "ans", "centime", "centimes", "centimètre", "centimètres", "degré", "degrés",
        "dollar", "dollars", "euro", "euros", "franc", "francs", "gigawatt", "gigawatts", "gramme", "grammes",
        "hectare", "hectares", "heure", "heures", "jour", "jours", "kilo", "kilogramme", "kilogrammes", "kilomètre",
        "kilomètres", "kilos", "litre", "litres", "livre", "livres", "mille", "milles", "millimètre", "millimètres",
        "minute", "minutes", "mois", "mètre", "mètres", "mégawatt", "mégawatts", "nœuds", "pourcent", "seconde",
        "secondes", "semaine", "semaines", "siècle", "tonne", "tonnes",
    ],
    times: &[
        "août", "après-demain", "après-midi", "aube", "aujourd'hui", "automne", "avant-hier", "avril", "demain",
        "dimanche", "décembre", "février", "hier", "hiver", "janvier", "jeudi", "juillet", "juin", "lundi", "lundis",
        "mai", "mardi", "mars", "matin", "matinée", "mercredi", "midi", "minuit", "novembre", "noël", "nuit",
        "octobre", "pentecôte", "printemps", "pâques", "samedi", "septembre", "soir", "soirée", "vendredi", "week-end",
    ],
    which_times: &[
        "ce", "cet", "cette", "dernier", "derniers", "dernière", "dernières", "début", "fin", "prochain", "prochaine",
        "prochaines", "prochains", "précédent", "précédente", "suivant", "suivante",
    ],
    spans: &["an", "année", "années", "mois", "semaine", "semaines", "siècle", "trimestre"],
    dated: &[
        "août", "avril", "décembre", "février", "janvier", "juillet", "juin", "mai", "mars", "novembre", "octobre",
        "septembre",
    ],
    negations: &[
        "aucun", "aucune", "guère", "jamais", "n'a", "n'a-t-il", "n'ait", "n'aura", "n'auraient", "n'aurait",
        "n'avaient", "n'avait", "n'avez", "n'avons", "n'en", "n'est", "n'ira", "n'ont", "n'y", "n'étaient", "n'était",
        "ne", "ni", "non", "nul", "nulle", "nullement", "pas", "personne", "rien", "sans",
    ],
    modality: &[
        "apparemment", "assurément", "auraient", "aurait", "certainement", "devaient", "devait", "devra", "devraient",
        "devrait", "devront", "doit", "doivent", "faudra", "faudrait", "faut", "forcément", "nécessairement",
        "obligatoirement", "peut", "peut-être", "peuvent", "possible", "possiblement", "possibles", "potentiel",
        "potentielle", "potentiellement", "pourra", "pourraient", "pourrait", "pourront", "pouvaient", "pouvait",
        "probable", "probablement", "probables", "présumé", "présumée", "présumées", "présumés", "prétendu",
        "prétendue", "prétendument", "semblait", "semble", "semblent", "semblerait", "seraient", "serait",
        "soi-disant", "soupçonné", "soupçonnée", "soupçonnés", "supposé", "supposée", "supposés", "suspect",
        "suspecte", "suspecté", "suspectée", "sûrement", "veut", "voudrait", "vraisemblablement", "éventuel",
        "éventuelle", "éventuellement",
    ],
    attribution: &[
        "accusait", "accuse", "accusent", "accusé", "admet", "admettent", "admis", "affirmait", "affirmant", "affirme",
        "affirment", "affirmé", "ajoutait", "ajoute", "ajoutent", "ajouté", "annonce", "annoncent", "annoncé",
        "annonçait", "assurait", "assurant", "assure", "assurent", "assuré", "averti", "avertissent", "avertit",
        "avoue", "avouent", "avoué", "confie", "confirmait", "confirme", "confirment", "confirmé", "confié", "d'après",
        "disait", "disent", "dit", "déclarait", "déclare", "déclarent", "déclaré", "dément", "démentait", "démentent",
        "démenti", "dénonce", "dénoncent", "dénoncé", "estimait", "estime", "estiment", "estimé", "expliquait",
        "explique", "expliquent", "expliqué", "indiquait", "indique", "indiquent", "indiqué", "insiste", "insisté",
        "jure", "juré", "martelé", "martèle", "niait", "nie", "nient", "nié", "promet", "promettait", "promettent",
        "promis", "précisait", "précise", "précisent", "précisé", "prétend", "prétendait", "prétendent", "prétendu",
        "racontait", "raconte", "racontent", "raconté", "rappelle", "rappellent", "rappelé", "rapporte", "rapporté",
        "reconnaissait", "reconnaissent", "reconnaît", "reconnu", "répond", "répondent", "répondu", "rétorque",
        "rétorqué", "révèle", "révélé", "selon", "signale", "signalé", "soulignait", "souligne", "soulignent",
        "souligné", "soutenait", "soutenu", "soutiennent", "soutient", "témoigne", "témoigné", "écrit", "écrivent",
    ],
    phrases: &[("sans doute", ChangeClass::Modality)],
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
