//! Is a short line a stamp, the line with the publisher's own times? By its shape, whatever its language.

/// Most letters (of any script) that a stamp line has.
const LONGEST: usize = 160;

/// Whether a line is little more than one or two dates and times.
pub(super) fn is_stamp_line(line: &str) -> bool {
    let line = line.trim();
    let length = line.chars().count();
    if !(6..=LONGEST).contains(&length) || line.split_whitespace().count() > 22 {
        return false;
    }
    let digits = line.chars().filter(|letter| letter.is_numeric()).count();
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    digits >= 3 && digits * 5 >= letters && (has_year(line) || has_clock(line))
}

/// A number of four digits between 1900 and 2099.
fn has_year(line: &str) -> bool {
    line.split(|letter: char| !letter.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// Two numbers joined as hours and minutes are, as in `06:29` or `6.29`.
fn has_clock(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.windows(4).enumerate().any(|(at, part)| {
        part[0].is_ascii_digit()
            && matches!(part[1], b':' | b'.' | b'h')
            && part[2].is_ascii_digit()
            && part[3].is_ascii_digit()
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    })
}
