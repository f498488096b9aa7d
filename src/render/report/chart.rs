//! Charts as SVG inside a page. Colours are names that the page's style sheet paints, light, dark and in print.

use plotters::{
    prelude::{ChartBuilder, IntoDrawingArea as _, Rectangle, SVGBackend},
    style::{Color as _, IntoFont as _, RGBColor},
};

/// What the style sheet finds bars by: `#010101`.
const BAR: RGBColor = RGBColor(1, 1, 1);

/// What the style sheet finds text and lines by: `#020202`.
const INK: RGBColor = RGBColor(2, 2, 2);

/// Labels below the bars, at most: one for every second hour.
const MOST_LABELS: usize = 13;

/// Points for the labels together, for a letter of one, and between two.
const ROOM: usize = 660;
const LETTER: usize = 7;
const GAP: usize = 14;

/// A bar for each count, with the labels of some of them; nothing where there are none.
pub(super) fn bars(counts: &[usize], label: &dyn Fn(usize) -> String) -> String {
    let mut svg = String::new();
    if counts.is_empty() || draw(&mut svg, counts, label).is_none() {
        return String::new();
    }
    svg
}

/// The drawing; plotters can only fail where its backend does, and a string takes everything.
#[expect(clippy::cast_sign_loss, reason = "the axis begins at zero")]
fn draw(svg: &mut String, counts: &[usize], label: &dyn Fn(usize) -> String) -> Option<()> {
    let highest = counts.iter().copied().max().unwrap_or_default().max(1);
    let area = SVGBackend::with_string(svg, (720, 180)).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin(8)
        .x_label_area_size(24)
        .y_label_area_size(40)
        .build_cartesian_2d(0.0..counts.len() as f64, 0.0..highest as f64)
        .ok()?;
    let font = ("sans-serif", 12).into_font().color(&INK);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(INK.mix(0.15))
        .light_line_style(INK.mix(0.0))
        .axis_style(INK.mix(0.4))
        .label_style(font)
        .x_labels(counts.len().min(MOST_LABELS).min(ROOM / (label(0).chars().count() * LETTER + GAP)))
        .y_labels(highest.min(5) + 1)
        .x_label_formatter(&|at| label(*at as usize))
        .y_label_formatter(&|height| format!("{height:.0}"))
        .draw()
        .ok()?;
    let bar = |(at, &count): (usize, &usize)| {
        let at = at as f64;
        Rectangle::new([(at + 0.1, 0.0), (at + 0.9, count as f64)], BAR.filled())
    };
    chart.draw_series(counts.iter().enumerate().filter(|(_, count)| **count > 0).map(bar)).ok()?;
    area.present().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_a_bar_for_each_count_and_only_names_for_colours() {
        let svg = bars(&[1, 0, 3], &|at| format!("<{at}>"));
        assert_eq!(svg.matches("fill=\"#010101\"").count(), 2, "{svg}");
        assert!(svg.starts_with("<svg") && svg.contains("&lt;0&gt;") && !svg.contains("<script"), "{svg}");
        assert_eq!(bars(&[], &|_| String::new()), "");
    }

    #[test]
    fn long_labels_are_fewer_than_short_ones() {
        let labels = |words: &str| bars(&[1; 24], &|_| words.to_owned()).matches(words).count();
        assert_eq!((labels("23"), labels("12 Nov 2026")), (13, 5));
    }
}
