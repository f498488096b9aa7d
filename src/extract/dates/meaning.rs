//! What a word can mean in a stamp. Plain data: which words mean what stands in `words.tsv`.

/// One thing a word can mean; many words mean several, and the place in the line decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Published,
    Modified,
    /// A word that may stand between the parts of a stamp and changes nothing: `at`, `Uhr`, `de`.
    Filler,
    /// Month of the Gregorian calendar, 1 to 12.
    Month(u32),
    /// Month of the Solar Hijri calendar, 1 to 12.
    SolarMonth(u32),
    /// Monday is 1.
    Weekday(u32),
    Am,
    Pm,
    /// The hours round midnight, which `pm` and `am` share.
    Night,
    Noon,
    Midnight,
    /// `night`, behind a weekday or `yesterday`.
    PartOfDay,
    /// The ending of an ordinal number, or a sign for it.
    Ordinal,
    /// A word after a clock time, as `Uhr` and `hrs`.
    Oclock,
    YearMark,
    MonthMark,
    DayMark,
    HourMark,
    MinuteMark,
    SecondMark,
    /// A calendar whose year 1 is the year after this one.
    Era(i32),
    /// `ago`, in front of or behind the span of time.
    Ago,
    JustNow,
    /// A length of time and how many of it the word itself counts.
    Unit(Unit, u32),
    /// A number word, or an article where it counts one.
    Count(u32),
    Today,
    Yesterday,
    /// The day before yesterday.
    DayBefore,
    /// `min read`: how long the article takes to read.
    Reading,
    /// `time` after the name of a place.
    TimeWord,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
}

impl Unit {
    /// How long it is.
    pub(super) fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => 86_400,
            Self::Week => 604_800,
        }
    }

    /// Whether it counts days, so that it says nothing of the hour.
    pub(super) fn is_days(self) -> bool {
        matches!(self, Self::Day | Self::Week)
    }
}

impl Meaning {
    /// Whether it is a month of any calendar.
    pub(super) fn is_month(self) -> bool {
        matches!(self, Self::Month(_) | Self::SolarMonth(_))
    }

    /// Reads a meaning as `words.tsv` spells it: a name, with a number where it takes one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, number) = text.split_once(' ').unwrap_or((text, ""));
        let count = number.parse().unwrap_or(1);
        Some(match name {
            "published" => Self::Published,
            "modified" => Self::Modified,
            "filler" => Self::Filler,
            "month" => Self::Month(count),
            "solar" => Self::SolarMonth(count),
            "weekday" => Self::Weekday(count),
            "am" => Self::Am,
            "pm" => Self::Pm,
            "night" => Self::Night,
            "noon" => Self::Noon,
            "midnight" => Self::Midnight,
            "part-of-day" => Self::PartOfDay,
            "ordinal" => Self::Ordinal,
            "oclock" => Self::Oclock,
            "year-mark" => Self::YearMark,
            "month-mark" => Self::MonthMark,
            "day-mark" => Self::DayMark,
            "hour-mark" => Self::HourMark,
            "minute-mark" => Self::MinuteMark,
            "second-mark" => Self::SecondMark,
            "era" => Self::Era(number.parse().ok()?),
            "ago" => Self::Ago,
            "just-now" => Self::JustNow,
            "second" => Self::Unit(Unit::Second, count),
            "minute" => Self::Unit(Unit::Minute, count),
            "hour" => Self::Unit(Unit::Hour, count),
            "day" => Self::Unit(Unit::Day, count),
            "week" => Self::Unit(Unit::Week, count),
            "count" => Self::Count(count),
            "today" => Self::Today,
            "yesterday" => Self::Yesterday,
            "day-before" => Self::DayBefore,
            "reading" => Self::Reading,
            "time-word" => Self::TimeWord,
            _ => return None,
        })
    }
}

/// Everything a word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Meanings([Option<Meaning>; 6]);

impl Meanings {
    /// Adds a meaning; more than the table ever gives one word are left out.
    pub(super) fn add(&mut self, meaning: Meaning) {
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(meaning);
        }
    }

    /// These meanings and others.
    pub(super) fn with(mut self, others: impl Iterator<Item = Meaning>) -> Self {
        others.for_each(|meaning| self.add(meaning));
        self
    }

    /// The meanings in the table's order.
    pub(super) fn all(self) -> impl Iterator<Item = Meaning> {
        self.0.into_iter().flatten()
    }

    /// Whether the word can mean this.
    pub(super) fn has(self, meaning: Meaning) -> bool {
        self.all().any(|each| each == meaning)
    }
}
