//! Small charts of lines: many side by side on one scale, and one beside a number in a list.

use super::canvas::{Anchor, Canvas, LINE, Path};
use super::parts::{Axis, Frame, Trend};
use super::plot::{self, Plot};
use super::scale::Scale;
use super::{series, words};

/// The width that a small chart has to fit into, in em: two of them stand side by side on a
/// telephone.
const NARROW: f64 = 10.0;

/// The width that a chart in a list has at the least, in em.
const ALONE: f64 = 18.0;

/// Small charts of lines, all on one scale. Each stands below its title, which the page writes:
/// there it can be a link.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SmallMultiples {
    /// The scale of all of them.
    pub axis: Axis,
    /// The charts in their order.
    pub panels: Vec<Panel>,
}

/// One small chart of several.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// Its title and description.
    pub frame: Frame,
    /// What it shows.
    pub trend: Trend,
}

/// A chart of one line without a scale, for a list, beside the number itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spark {
    /// Its title and description.
    pub frame: Frame,
    /// Its scale, which is not drawn.
    pub axis: Axis,
    /// What it shows.
    pub trend: Trend,
}

impl SmallMultiples {
    /// The charts as `svg` elements, in their order. The page puts them into an element with the
    /// class `chart-panels`.
    #[must_use]
    pub fn svgs(&self) -> Vec<String> {
        let scale = Scale::of(&self.axis, self.panels.iter().flat_map(|panel| series::values(&panel.trend)));
        self.panels.iter().map(|panel| self.svg(panel, scale.clone())).collect()
    }

    fn svg(&self, panel: &Panel, scale: Scale) -> String {
        let (frame, _) = plot::said_of(&panel.frame, &self.axis, &scale);
        let plot = Plot { left: 3.0, right: 96.0, top: 1.4, bottom: 6.6, scale };
        let mut canvas = Canvas::new(&frame, "chart-small", 8.2);
        let ends = [plot.scale.low(), plot.scale.high()];
        let mut strokes = vec![
            ("chart-grid", Path::across(0.0, 100.0, [plot.down(ends[1])])),
            ("chart-zero", Path::across(0.0, 100.0, [plot.down(ends[0])])),
        ];
        strokes.extend(series::strokes(&panel.trend, &plot));
        canvas.strokes(&strokes);
        series::marks(&panel.trend, &plot, false, &mut canvas);
        for end in ends {
            let text = words::cut(plot.scale.written(end), NARROW / 2.0);
            canvas.text("chart-tick", (0.0, plot.down(end) - 0.3), Anchor::Start, &text);
        }
        ends_of_time(&panel.trend, NARROW, plot.bottom + LINE, &mut canvas);
        if let Some((at, value, text)) = series::last(&panel.trend) {
            let y = plot.down(value) + if rises(&panel.trend, at) { -0.7 } else { 1.4 };
            let y = if y > plot.bottom { plot.down(value) - 0.7 } else { y.max(0.9) };
            let x = plot.point(at, panel.trend.points.len());
            let (x, anchor) = if x > 60.0 { (x.max(96.0), Anchor::End) } else { (x, Anchor::Start) };
            canvas.text("chart-value", (x, y), anchor, &words::cut(text.to_owned(), NARROW / 2.0));
        }
        canvas.finish()
    }
}

impl Spark {
    /// The chart as an `svg` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let scale = Scale::of(&self.axis, series::values(&self.trend));
        let (frame, _) = plot::said_of(&self.frame, &self.axis, &scale);
        let plot = Plot { left: 2.0, right: 98.0, top: 0.4, bottom: 2.4, scale };
        let mut canvas = Canvas::new(&frame, "chart-spark", 3.9);
        let mut strokes = vec![("chart-zero", Path::across(0.0, 100.0, [plot.bottom]))];
        strokes.extend(series::strokes(&self.trend, &plot));
        canvas.strokes(&strokes);
        series::marks(&self.trend, &plot, false, &mut canvas);
        ends_of_time(&self.trend, ALONE, plot.bottom + LINE, &mut canvas);
        canvas.finish()
    }
}

/// The first and the last period, at both ends of a drawing that is so many em wide.
fn ends_of_time(trend: &Trend, width: f64, y: f64, canvas: &mut Canvas) {
    let room = width / 2.0 - 0.3;
    let name = |at: usize| trend.points.get(at).map(|point| words::cut(point.period.clone(), room));
    let last = trend.points.len().saturating_sub(1);
    if let Some(first) = name(0) {
        canvas.text("chart-tick", (0.0, y), Anchor::Start, &first);
    }
    if let Some(end) = name(last).filter(|_| last > 0) {
        canvas.text("chart-tick", (100.0, y), Anchor::End, &end);
    }
}

/// Whether the line comes from below to a point, or there is none.
fn rises(trend: &Trend, to: usize) -> bool {
    let before = to.checked_sub(1).and_then(|before| trend.points[before].figure.value());
    before.zip(trend.points[to].figure.value()).is_none_or(|(before, value)| before <= value)
}
