//! Where the paragraphs of a plain text end: at each line, or at blank lines where lines are wrapped.

use crate::extract::phrases;

/// Widest line that an editor which wraps lines still makes.
const WRAP_WIDTH: usize = 100;

/// The paragraphs of a text as they stand in it, blank ones left out.
pub(super) fn paragraphs(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    if is_wrapped(&lines) {
        groups(text, &lines)
    } else {
        lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
    }
}

/// Whether paragraphs run over several lines: there are blank lines, and most lines that another line follows are
/// filled and break off inside a sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    if lines.iter().any(|line| line.chars().nth(WRAP_WIDTH).is_some()) {
        return false;
    }
    let is_followed =
        |pair: &&[&str]| !pair[0].trim().is_empty() && !pair[1].trim().is_empty() && !starts_item(pair[1]);
    let followed = || lines.windows(2).filter(is_followed);
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let broken_off =
        followed().filter(|pair| pair[0].chars().count() * 3 >= width * 2 && !phrases::ends_as_sentence(pair[0]));
    let has_blank = lines.iter().any(|line| line.trim().is_empty());
    has_blank && width >= 40 && broken_off.count() * 2 > followed().count()
}

/// A list's item starts its own paragraph.
fn starts_item(line: &str) -> bool {
    let line = line.trim_start();
    ["- ", "* ", "+ ", "• ", "– ", "# ", "> "].iter().any(|mark| line.starts_with(mark))
        || line.split_once(['.', ')']).is_some_and(|(number, rest)| {
            !number.is_empty()
                && number.len() <= 3
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && rest.starts_with(' ')
        })
}

/// Runs of lines between blank lines, each a slice of the text.
fn groups<'a>(text: &'a str, lines: &[&'a str]) -> Vec<&'a str> {
    let offset = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for line in lines {
        let (start, end) = (offset(line), offset(line) + line.len());
        if line.trim().is_empty() {
            open = false;
        } else if open && !starts_item(line) {
            found.last_mut().expect("an open paragraph was pushed").1 = end;
        } else {
            found.push((start, end));
            open = true;
        }
    }
    found.into_iter().map(|(start, end)| &text[start..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_paragraph_where_lines_are_not_wrapped() {
        assert_eq!(paragraphs("One.\n\n  Two. \nThree"), ["One.", "  Two. ", "Three"]);
        assert_eq!(paragraphs("One\r\nTwo\r\n"), ["One", "Two"]);
        assert!(paragraphs(" \n\t\n").is_empty());
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_with_their_breaks() {
        let text = "The water stood so high at the upper gate that the ice\ncould be heard from the toll house.\n\n- one\n- two\n";
        assert_eq!(
            paragraphs(text),
            [
                "The water stood so high at the upper gate that the ice\ncould be heard from the toll house.",
                "- one",
                "- two"
            ]
        );
    }
}
