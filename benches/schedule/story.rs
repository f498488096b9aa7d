//! Edit histories as newsrooms make them, from a seed. How they come about has nothing to do with how the schedule
//! reckons: no rate, no age and no echo stands here, only what editors do with each kind of article.

/// How long an article is followed, in seconds.
pub(crate) const YEAR: f64 = 365.0 * 86_400.0;

/// What happens to an article after it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Untouched,
    /// A few edits, most on the same day.
    Ordinary,
    /// Rewritten all the time while the story breaks.
    Breaking,
    /// An entry every few minutes for some hours, then a last word.
    Live,
    /// An edit or two, and a correction days or months later.
    Corrected,
    /// A page that is kept up to date for years.
    Evergreen,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Untouched, Self::Ordinary, Self::Breaking, Self::Live, Self::Corrected, Self::Evergreen];
}

/// An article and the seconds from its first sight to each edit, in order.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) kind: Kind,
    pub(crate) edits: Vec<f64>,
}

impl Story {
    /// An article of any kind, as common as it is among a day's news.
    pub(crate) fn mixed(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let kind = match (100.0 * dice.chance()) as u32 {
            0..42 => Kind::Untouched,
            42..77 => Kind::Ordinary,
            77..86 => Kind::Breaking,
            86..90 => Kind::Live,
            90..97 => Kind::Corrected,
            _ => Kind::Evergreen,
        };
        Self::of(kind, &mut dice)
    }

    fn of(kind: Kind, dice: &mut Dice) -> Self {
        let mut edits = match kind {
            Kind::Untouched => Vec::new(),
            Kind::Ordinary => {
                let count = 1 + dice.count(1.5);
                (0..count).map(|_| dice.around(90.0 * 60.0, 1.4)).collect()
            }
            Kind::Breaking => dice.breaking(),
            Kind::Live => dice.live(),
            Kind::Corrected => {
                let count = dice.count(1.0);
                let quick: Vec<f64> = (0..count).map(|_| dice.around(3_600.0, 1.0)).collect();
                let late = 86_400.0 * 120.0_f64.powf(dice.chance());
                [quick, vec![late]].concat()
            }
            Kind::Evergreen => dice.evergreen(),
        };
        // Published at some hour of the day, seen up to half an hour later; most edits of the night wait for morning.
        let hour = 6.0 + 16.0 * dice.chance();
        for edit in &mut edits {
            let clock = (hour * 3_600.0 + *edit) % 86_400.0;
            if clock < 6.0 * 3_600.0 && dice.chance() < 0.7 {
                *edit += 6.0 * 3_600.0 - clock + 3_600.0 * dice.chance();
            }
        }
        let seen = 1_800.0 * dice.chance();
        let mut edits: Vec<f64> = edits.into_iter().map(|edit| edit - seen).collect();
        edits.retain(|edit| (0.0..YEAR).contains(edit));
        edits.sort_by(f64::total_cmp);
        Self { kind, edits }
    }
}

/// Chances that a newsroom takes.
struct Dice(u64);

impl Dice {
    /// A number from 0 to 1, by the generator `SplitMix64` (Steele, Lea and Flood 2014).
    fn chance(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from((mixed >> 32) as u32) / 4_294_967_296.0
    }

    /// A time that is as often shorter as longer than the middle one, by the factor e to the spread or so (log-normal).
    fn around(&mut self, middle: f64, spread: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.chance()).sum();
        middle * (spread * (sum - 6.0)).exp()
    }

    /// A number that is each time one more with the same chance, with this mean (geometric).
    fn count(&mut self, mean: f64) -> usize {
        let mut count = 0;
        while count < 100 && self.chance() < mean / (1.0 + mean) {
            count += 1;
        }
        count
    }

    fn breaking(&mut self) -> Vec<f64> {
        let count = 6 + (19.0 * self.chance()) as usize;
        let mut gap = 15.0 * 60.0;
        let mut at = 0.0;
        let mut edits = Vec::new();
        for _ in 0..count {
            at += self.around(gap, 0.8);
            edits.push(at);
            gap *= 1.12;
        }
        edits
    }

    fn live(&mut self) -> Vec<f64> {
        let end = 3_600.0 * (3.0 + 11.0 * self.chance());
        let gap = 60.0 * (4.0 + 16.0 * self.chance());
        let mut edits = Vec::new();
        let mut at = 0.0;
        while at < end {
            at += self.around(gap, 0.7);
            edits.push(at);
        }
        edits.push(at + self.around(2.0 * 3_600.0, 0.5));
        edits
    }

    fn evergreen(&mut self) -> Vec<f64> {
        let gap = 86_400.0 * (12.0 + 50.0 * self.chance());
        let mut edits = Vec::new();
        let mut at = gap * self.chance();
        while at < YEAR {
            edits.push(at);
            at += self.around(gap, 0.6);
        }
        edits
    }
}
