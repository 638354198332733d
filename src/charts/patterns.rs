//! The patterns that areas are filled with: so that no area is told from another by colour alone.

use std::fmt::Write as _;

/// The id of the pattern of what is kept back.
pub(super) const KEPT_BACK: &str = "chart_kept";

/// How many classes have patterns of their own.
pub(super) const CLASSES: usize = 5;

/// The lines of each class on its ground, from the least to the most ink.
const LINES: [&str; CLASSES] = [
    "",
    "M1 2H3M5 6H7",
    "M-1 7 1 9M-1 1 1-1M0 8 8 0M7 9 9 7",
    "M0 0 8 8M8 0 0 8M4-4 12 4M-4 4 4 12M4 12 12 4M-4 4 4-4",
    "",
];

/// The patterns, as an `svg` element that shows nothing. A page with bars, tiles or a map has it
/// once, before them; the charts refer to it by ids that begin with `chart_`.
#[must_use]
pub fn shared() -> String {
    let mut svg =
        "<svg class=\"chart-patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>".to_owned();
    for (class, lines) in LINES.iter().enumerate() {
        let (id, tone) = (id(class), class + 1);
        let ground = format!("<rect class=\"chart-tone-{tone}\" width=\"8\" height=\"8\"/>");
        pattern(&mut svg, id, &ground, lines);
    }
    pattern(&mut svg, KEPT_BACK, "<rect class=\"chart-tone-1\" width=\"8\" height=\"8\"/>", "M2 0V8M6 0V8");
    svg + "</defs></svg>"
}

/// The id of the pattern of a class, counted from 0 for the lowest. Later ones than the last share
/// its pattern.
pub(super) fn id(class: usize) -> &'static str {
    const IDS: [&str; CLASSES] =
        ["chart_class_1", "chart_class_2", "chart_class_3", "chart_class_4", "chart_class_5"];
    IDS[class.min(CLASSES - 1)]
}

fn pattern(svg: &mut String, id: &str, ground: &str, lines: &str) {
    let lines =
        if lines.is_empty() { String::new() } else { format!("<path class=\"chart-hatch\" d=\"{lines}\"/>") };
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">{ground}{lines}</pattern>"
    );
}
