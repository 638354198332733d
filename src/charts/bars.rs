//! Bars from zero, one below the other.

use super::canvas::{Anchor, Canvas, Fill, WIDTH};
use super::parts::{Axis, Figure, Frame};
use super::plot::share_of_width;
use super::rows::Rows;
use super::scale::Scale;
use super::{patterns, words};

/// Counts of districts or lots as bars. Their scale always begins at zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BarChart {
    /// Its title and description.
    pub frame: Frame,
    /// Its scale.
    pub axis: Axis,
    /// Its bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whom it is about.
    pub name: String,
    /// Its figure. The text stands at its end.
    pub figure: Figure,
    /// Whether it is the one that the page is about: then the others step back.
    pub own: bool,
}

/// How long the stub of a figure that is kept back is, in em, whatever the figure.
const STUB: f64 = 1.4;

impl BarChart {
    /// The chart as an `svg` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let axis = Axis { above_zero: None, ..self.axis.clone() };
        let scale = Scale::of(&axis, self.bars.iter().filter_map(|bar| bar.figure.value()));
        let mut rows =
            Rows::new(self.bars.iter().map(|bar| (bar.name.as_str(), bar.own)), 0.0, scale.clone());
        rows.right = self.right_edge(&rows, &scale);
        let title = axis.title.iter().flat_map(|title| words::wrapped(title, WIDTH, 1)).collect::<Vec<_>>();
        let mut canvas = Canvas::new(&self.frame, "chart-bars", rows.height(title.len()));
        canvas.strokes(&rows.rules()[..1]);
        for (row, bar) in self.bars.iter().enumerate() {
            rows.name(row, bar.own, &mut canvas);
            self.draw(row, bar, &rows, &mut canvas);
        }
        canvas.strokes(&rows.rules()[1..]);
        rows.numbers(&mut canvas);
        canvas.lines("chart-tick", (0.0, rows.height(title.len()) - 0.3), Anchor::Start, &title);
        canvas.finish()
    }

    fn draw(&self, row: usize, bar: &Bar, rows: &Rows, canvas: &mut Canvas) {
        let (middle, half) = (rows.middle(row), if rows.stacked { 0.5 } else { 0.6 });
        let zero = rows.across(0.0);
        let end = match &bar.figure {
            Figure::Value(_) => {
                let end = bar.figure.value().map_or(zero, |value| rows.across(value));
                let quiet = !bar.own && self.bars.iter().any(|bar| bar.own);
                let class = if quiet { "chart-bar chart-quiet" } else { "chart-bar" };
                let (left, right) = (zero.min(end), zero.max(end));
                canvas.area(Fill::Class(class), (left, middle - half), (right, middle + half));
                right
            }
            Figure::Suppressed(_) => {
                let end = zero + share_of_width(STUB);
                let fill = Fill::Pattern(patterns::KEPT_BACK);
                canvas.area(fill, (zero, middle - half), (end, middle + half));
                end
            }
            Figure::Missing(_) => zero,
        };
        let text = words::cut(bar.figure.text().to_owned(), WIDTH / 2.0);
        let class = if matches!(bar.figure, Figure::Value(_)) { "chart-value" } else { "chart-note" };
        canvas.text(class, (end + share_of_width(0.4), middle + 0.35), Anchor::Start, &text);
    }

    /// How far the scale may go, in em, so that the number at the end of each bar still fits.
    fn right_edge(&self, rows: &Rows, scale: &Scale) -> f64 {
        let zero = scale.share(0.0);
        let room = |bar: &Bar| {
            let end = bar.figure.value().map_or(zero, |value| scale.share(value).max(zero));
            let text = (words::bold_width(bar.figure.text()) + 0.6).min(WIDTH / 2.0);
            (WIDTH - rows.left - text) / end.max(0.01)
        };
        let least = self.bars.iter().map(room).fold(WIDTH - rows.left - 1.2, f64::min);
        rows.left + least.max(2.0)
    }
}
