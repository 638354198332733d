//! The names of lines, in a column beside their ends: nobody has to look them up in a key.

use super::canvas::{Anchor, Canvas, LINE};
use super::plot::{Plot, share_of_width, small};
use super::words;

/// The widest that a name may be, in em.
pub(super) const WIDEST_NAME: f64 = 7.2;

/// The class of bold text.
const BOLD: &str = "chart-value";

/// What stands beside the end of a line.
pub(super) struct Ending {
    /// The class of its first line.
    pub(super) class: &'static str,
    pub(super) lines: Vec<String>,
    /// Where the middle of it would best stand, in em.
    pub(super) y: f64,
}

/// The width of the column, in per cent of the drawing.
pub(super) fn column(endings: &[Ending]) -> f64 {
    let width = |ending: &Ending| {
        let first =
            ending.lines.first().filter(|_| ending.class == BOLD).map_or(0.0, |line| words::bold_width(line));
        first.max(words::widest(ending.lines.iter().map(String::as_str)))
    };
    share_of_width(if endings.is_empty() { 0.5 } else { endings.iter().map(width).fold(0.0, f64::max) + 0.8 })
}

/// Writes them on the right of a plot, each as near to its line as the others let it.
pub(super) fn write(mut endings: Vec<Ending>, plot: &Plot, canvas: &mut Canvas) {
    endings.sort_by(|one, other| one.y.total_cmp(&other.y));
    set_apart(&mut endings, plot.bottom);
    for ending in &endings {
        let first = ending.y - LINE * (small(ending.lines.len()) - 1.0) / 2.0 + 0.35;
        let x = plot.right + share_of_width(0.6);
        let (head, rest) = ending.lines.split_at(ending.lines.len().min(1));
        canvas.lines(ending.class, (x, first), Anchor::Start, head);
        let class = if ending.class == BOLD { "" } else { ending.class };
        canvas.lines(class, (x, first + LINE), Anchor::Start, rest);
    }
}

/// Moves names apart that would stand on one another: down, and all up again where the last would
/// stand below the plot.
fn set_apart(endings: &mut [Ending], bottom: f64) {
    let half = |ending: &Ending| LINE * small(ending.lines.len()) / 2.0;
    let mut free = f64::NEG_INFINITY;
    for ending in endings.iter_mut() {
        ending.y = ending.y.max(free + half(ending));
        free = ending.y + half(ending);
    }
    let mut free = bottom + LINE;
    for ending in endings.iter_mut().rev() {
        ending.y = ending.y.min(free - half(ending));
        free = ending.y - half(ending);
    }
}
