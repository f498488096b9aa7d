//! A quick no to whether two words are two spellings of one: by the letters that one has and the other lacks.
//!
//! Two words that differ in their endings alone, `organise` and `organize`, have the difference of the endings, wherever
//! these stand in them. One bit for each difference, set when the program is compiled, saves a walk over the list.

/// The differences between the pairs of a list, in both directions.
#[derive(Debug)]
pub(super) struct VariantFilter([u64; 4]);

impl VariantFilter {
    pub(super) const fn of(variants: &[(&str, &str)]) -> Self {
        let mut bits = [0; 4];
        let mut at = 0;
        while at < variants.len() {
            let (one, other) = variants[at];
            let differences = [difference(one, other), difference(other, one)];
            bits[differences[0] as usize / 64] |= 1 << (differences[0] % 64);
            bits[differences[1] as usize / 64] |= 1 << (differences[1] % 64);
            at += 1;
        }
        Self(bits)
    }

    /// Whether two words may differ by a pair of the list; never wrong where it says no.
    pub(super) const fn may_differ_by(&self, one: &str, other: &str) -> bool {
        let difference = difference(one, other);
        self.0[difference as usize / 64] & 1 << (difference % 64) != 0
    }
}

/// Eight bits of what must be added to the letters of one text for those of another, in whatever order they stand.
const fn difference(one: &str, other: &str) -> u32 {
    sum(other).wrapping_sub(sum(one)).wrapping_mul(0x9e37_79b1) >> 24
}

/// The cubes of all bytes: letters that differ are not made up for by others.
const fn sum(text: &str) -> u32 {
    let mut sum: u32 = 0;
    let mut at = 0;
    while at < text.len() {
        let byte = text.as_bytes()[at] as u32;
        sum = sum.wrapping_add(byte * byte * byte);
        at += 1;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_the_list_are_never_denied_and_most_others_are() {
        static FILTER: VariantFilter = VariantFilter::of(&[("ise", "ize"), ("our", "or"), ("ß", "ss")]);
        for (one, other) in [("organise", "organize"), ("colours", "colors"), ("honor", "honour"), ("daß", "dass")] {
            assert!(FILTER.may_differ_by(one, other) && FILTER.may_differ_by(other, one), "{one} {other}");
        }
        for (one, other) in [("harbour", "market"), ("tested", "traded"), ("form", "from"), ("mill", "milk")] {
            assert!(!FILTER.may_differ_by(one, other), "{one} {other}");
        }
    }
}
