//! The words and sentence patterns of the made-up articles.

use super::random::Random;

/// What a word of a sentence is; words of one role can stand for one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Belongs to the pattern.
    Fixed,
    /// A noun in the singular.
    Noun,
    /// A noun in the plural.
    Plural,
    /// An adjective.
    Adjective,
    /// A verb in the past.
    Verb,
    /// A number in digits.
    Number,
    /// A surname.
    Name,
    /// A place.
    Place,
    /// A weekday.
    Day,
}

impl Role {
    /// The role that a pattern writes as this slot.
    pub fn of_slot(slot: &str) -> Self {
        match slot {
            "n" => Self::Noun,
            "s" => Self::Plural,
            "a" => Self::Adjective,
            "v" => Self::Verb,
            "d" => Self::Number,
            "N" => Self::Name,
            "p" => Self::Place,
            "t" => Self::Day,
            _ => Self::Fixed,
        }
    }

    /// A word of this role.
    pub fn word(self, random: &mut Random) -> String {
        let list = match self {
            Self::Number => return number(random),
            Self::Fixed => return String::new(),
            Self::Noun => NOUNS,
            Self::Plural => return format!("{}s", random.pick(NOUNS)),
            Self::Adjective => ADJECTIVES,
            Self::Verb => VERBS,
            Self::Name => NAMES,
            Self::Place => PLACES,
            Self::Day => DAYS,
        };
        (*random.pick(list)).to_owned()
    }
}

fn number(random: &mut Random) -> String {
    match random.below(4) {
        0 => random.between(2, 100).to_string(),
        1 => format!("{},{:03}", random.between(1, 90), random.below(1000)),
        2 => format!("{}.{}", random.between(1, 40), random.between(1, 10)),
        _ => random.between(100, 1000).to_string(),
    }
}

/// Sentence patterns: a letter in braces is a slot.
pub const PATTERNS: &[&str] = &[
    "The {a} {n} in {p} {v} the {n} after {d} {s} waited beside the {a} {n}.",
    "{N} said the {n} had {v} {d} {s} since the {a} {n} began on {t}.",
    "\"We {v} the {n} and nobody {v} us,\" said {N}, who runs the {a} {n} near {p}.",
    "More than {d} {s} were {v} by the {n} before the {n} in {p} closed.",
    "On {t} the {n} {v} a {a} plan for the {n}, the {n} and the {s}.",
    "Officials from {p} {v} the {a} {s} with {d} {s} and one {n}.",
    "A {n} that {v} the {s} last winter was {v} again, {N} told the {n}.",
    "\"It is a {a} {n}, and the {s} know it,\" {N} said outside the {n} in {p}.",
    "Neither the {n} nor the {n} {v} the {s} that {N} had asked for.",
    "Because the {a} {n} {v} so late, the {s} of {p} {v} their own {n}.",
    "The report, {v} on {t}, counts {d} {a} {s} and {d} {s}.",
    "Until {t} no {n} had {v} the {a} road between {p} and the {n}.",
    "{N} and {N} {v} the {n} together, but the {a} {s} stayed with the {n}.",
    "For the {s}, the {n}'s {a} offer {v} little more than {d} {s}.",
    "Some {s} in {p} {v} the {n}; others {v} the {a} {n} instead.",
    "What the {n} {v} first was the {a} {n}, then the {s}.",
    "The {n} will meet the {s} of {p} on {t} to hear about the {a} {n}.",
    "Work on the {n} stopped after {N} {v} {d} {s} beneath the {a} {n}.",
];

const NOUNS: &[&str] = &[
    "anchor", "archive", "bakery", "barrier", "basin", "beacon", "bridge", "budget", "cabin", "canal", "carrier",
    "chapel", "charter", "circuit", "clinic", "college", "committee", "contract", "council", "court", "crane", "depot",
    "district", "dock", "engine", "estate", "factory", "farm", "ferry", "forest", "garden", "gallery", "harbour",
    "hospital", "hotel", "island", "journal", "kitchen", "laboratory", "ladder", "lantern", "library", "market",
    "meadow", "measure", "mill", "minister", "monument", "museum", "network", "office", "orchard", "orchestra",
    "palace", "panel", "parade", "partner", "pipeline", "platform", "quarry", "railway", "reactor", "reservoir",
    "river", "school", "shelter", "signal", "stadium", "station", "storm", "student", "surgeon", "survey", "teacher",
    "temple", "theatre", "tower", "tractor", "treaty", "trawler", "tunnel", "union", "valley", "vessel", "village",
    "vineyard", "warehouse", "windmill", "workshop", "writer",
];

const ADJECTIVES: &[&str] = &[
    "ancient", "bitter", "brittle", "busy", "calm", "careful", "cheap", "clever", "coastal", "costly", "crowded",
    "damaged", "distant", "dusty", "early", "eastern", "empty", "famous", "fragile", "frozen", "gentle", "grim",
    "heavy", "hidden", "hollow", "local", "lonely", "modern", "muddy", "narrow", "northern", "obscure", "patient",
    "plain", "popular", "private", "public", "quiet", "rapid", "remote", "restored", "rural", "rusty", "secret",
    "shallow", "silent", "simple", "southern", "steep", "sturdy", "sudden", "temporary", "tidy", "unpaid", "upper",
    "vacant", "warm", "western", "wooden", "young",
];

const VERBS: &[&str] = &[
    "abandoned", "accepted", "admired", "approved", "blocked", "borrowed", "carried", "checked", "cleared",
    "collected", "copied", "counted", "covered", "crossed", "delayed", "described", "doubled", "emptied", "entered",
    "examined", "financed", "finished", "followed", "gathered", "guarded", "handled", "ignored", "improved",
    "inspected", "joined", "launched", "lifted", "measured", "mended", "noticed", "opened", "ordered", "painted",
    "planned", "praised", "printed", "pushed", "raised", "reached", "refused", "rented", "repaired", "replaced",
    "searched", "sealed", "secured", "served", "shared", "signed", "studied", "tested", "traded", "visited", "washed",
    "welcomed",
];

const NAMES: &[&str] = &[
    "Abernel", "Barkovic", "Calloway", "Dunmarsh", "Eskildar", "Farrowby", "Gantrell", "Hollenby", "Ingersby",
    "Jorrant", "Kestrow", "Lanfield", "Marchetan", "Norrbeck", "Ostrander", "Pellworth", "Quillane", "Rasmoor",
    "Sandrelli", "Thornquist", "Ullmark", "Vasteland", "Wexcombe", "Yarrowman", "Zellinger",
];

const PLACES: &[&str] = &[
    "Ashgrove", "Brennick", "Corvale", "Drumhollow", "Elmsport", "Fernwick", "Grentham", "Hartlebay", "Innermoor",
    "Kilbracken", "Lowmere", "Marstead", "Nettleford", "Oakhaven", "Penwarrow", "Ravenhythe", "Saltmarsh", "Tarnside",
];

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
