//! The picture in the README is what a terminal shows: made here from the program's own colours.

use std::{fmt::Write as _, fs, path::Path};

use super::readme;

/// What is shown.
const COMMAND: &str = "diff kestrel-sound-ferry-talks 06:29..06:48 --only number,quote --context 0";

/// Columns of the terminal.
const WIDTH: usize = 92;

/// Size of a letter and of a line, and the margin, in units of the picture.
const LETTER: f64 = 7.8;
const LINE: usize = 18;
const MARGIN: usize = 16;

/// The colours of a dark terminal, by the number that asks for them.
const COLORS: [(&str, &str); 4] = [("31", "#ff7b72"), ("32", "#7ee787"), ("33", "#e3b341"), ("94", "#79c0ff")];

#[test]
fn the_picture_in_the_readme_is_what_a_terminal_shows() {
    let shown = readme::desk().ok(&format!("{COMMAND} --width {WIDTH} --color always"));
    let picture = picture(&format!("\u{1b}[2m$ writethru {COMMAND}\u{1b}[0m\n{shown}"));
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ferry.svg");
    let right = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ferry.svg");
    fs::write(&right, &picture).unwrap();
    let is_right = fs::read_to_string(place).is_ok_and(|kept| kept == picture);
    assert!(is_right, "the picture is old; `cp {} docs/ferry.svg` puts it right", right.display());
}

fn picture(shown: &str) -> String {
    let lines: Vec<&str> = shown.trim_end().lines().collect();
    let (width, height) = (WIDTH as f64 * LETTER + 2.0 * MARGIN as f64, lines.len() * LINE + 2 * MARGIN);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height}\" width=\"{width:.0}\" \
         font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"13\" \
         fill=\"#e6edf3\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n"
    );
    for (index, line) in lines.into_iter().enumerate() {
        draw(&mut picture, line, MARGIN + 13 + index * LINE);
    }
    picture + "</svg>\n"
}

/// Draws the runs of a line, each at its column, whatever width the reader's font has.
fn draw(picture: &mut String, line: &str, y: usize) {
    let mut column = 0;
    for (index, part) in line.split("\u{1b}[").enumerate() {
        let (codes, words) = if index == 0 { ("0", part) } else { part.split_once('m').expect("a colour") };
        let length = words.chars().count();
        if !words.trim().is_empty() {
            let (x, room) = (MARGIN as f64 + f64::from(column) * LETTER, length as f64 * LETTER);
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            let style = style(codes);
            writeln!(
                picture,
                "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{room:.1}\" xml:space=\"preserve\"{style}>{words}</text>"
            )
            .expect("memory takes all");
        }
        column += u32::try_from(length).expect("a short line");
    }
}

fn style(codes: &str) -> String {
    let mut style = String::new();
    for code in codes.split(';') {
        style += &match code {
            "1" => " font-weight=\"bold\"".to_owned(),
            "2" => " opacity=\"0.65\"".to_owned(),
            "3" => " font-style=\"italic\"".to_owned(),
            "4" => " text-decoration=\"underline\"".to_owned(),
            "9" => " text-decoration=\"line-through\"".to_owned(),
            code => COLORS
                .iter()
                .find(|(number, _)| *number == code)
                .map_or_else(String::new, |(_, color)| format!(" fill=\"{color}\"")),
        };
    }
    style
}
