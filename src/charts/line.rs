//! A line over periods.

use super::canvas::{Anchor, Canvas, LINE, WIDTH};
use super::endings::{self, Ending, WIDEST_NAME};
use super::parts::{Axis, Frame, Trend};
use super::plot::{self, Plot, share_of_width, small};
use super::scale::Scale;
use super::{parts, series, words};

/// The height between the highest and the lowest tick, in em.
const HEIGHT: f64 = 12.5;

/// A line over periods: with likely ranges, a target, another line, breaks and gaps.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineChart {
    /// Its title and description.
    pub frame: Frame,
    /// Its scale.
    pub axis: Axis,
    /// What it shows.
    pub trend: Trend,
}

impl LineChart {
    /// The chart as an `svg` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let scale = Scale::of(&self.axis, series::values(&self.trend));
        let (frame, note) = plot::said_of(&self.frame, &self.axis, &scale);
        let mut plot = Plot { left: Plot::beside(&scale), right: 100.0, top: 0.0, bottom: 0.0, scale };
        let above = self.lines_above();
        plot.top = 1.4 + LINE * small(above.len());
        plot.bottom = plot.top + HEIGHT;
        let endings = self.endings(&plot);
        plot.right = 100.0 - endings::column(&endings);
        let names = plot.names(&self.trend.points);
        let note = note.map(|note| words::wrapped(&note, WIDTH, 2)).unwrap_or_default();
        let below = LINE * small(names.iter().map(|name| name.lines.len()).max().unwrap_or(0));
        let height = plot.bottom + below + 0.6 + (LINE + 0.2) * small(note.len());
        let mut canvas = Canvas::new(&frame, "chart-line", height);
        let mut strokes = plot.rules().to_vec();
        strokes.extend(series::strokes(&self.trend, &plot));
        canvas.strokes_in(&plot, &strokes);
        plot.numbers(&mut canvas);
        plot.write_names(&names, &mut canvas);
        self.write_above(&above, &plot, &mut canvas);
        series::marks(&self.trend, &plot, true, &mut canvas);
        self.write_endings(endings, &plot, &mut canvas);
        canvas.lines("chart-tick", (0.0, plot.bottom + below + LINE + 0.3), Anchor::Start, &note);
        canvas.finish()
    }

    /// What stands above the plot: what is measured, and one line for each break.
    fn lines_above(&self) -> Vec<(Option<usize>, String)> {
        let title = self.axis.title.iter().map(|title| (None, title));
        let points = self.trend.points.iter().enumerate();
        let breaks = points.filter_map(|(at, point)| Some((Some(at), point.broken.as_ref()?)));
        let lines = title.chain(breaks).map(|(at, text)| (at, words::cut(text.clone(), WIDTH - 1.0)));
        lines.filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    fn write_above(&self, above: &[(Option<usize>, String)], plot: &Plot, canvas: &mut Canvas) {
        for (number, (at, text)) in above.iter().enumerate() {
            let y = LINE * (small(number) + 0.8);
            let Some(at) = at else {
                canvas.text("chart-tick", (0.0, y), Anchor::Start, text);
                continue;
            };
            let x = series::broken_at(*at, self.trend.points.len(), plot);
            let fits = x + share_of_width(words::width(text)) <= 100.0;
            let (x, anchor) = match (fits, share_of_width(words::width(text)) <= x) {
                (true, _) => (x, Anchor::Start),
                (false, true) => (x, Anchor::End),
                (false, false) => (0.0, Anchor::Start),
            };
            canvas.text("chart-note", (x, y), anchor, text);
        }
    }

    /// The names of the lines, for the column on the right.
    fn endings(&self, plot: &Plot) -> Vec<Ending> {
        let mut endings = Vec::new();
        let last = self.trend.points.len().saturating_sub(1);
        let named = |text: &str, name: Option<&String>| {
            let name = name.map(|name| words::wrapped(name, WIDEST_NAME, 2)).unwrap_or_default();
            std::iter::once(words::cut(text.to_owned(), WIDEST_NAME)).chain(name).collect::<Vec<_>>()
        };
        if let Some((_, value, text)) = series::last(&self.trend).filter(|(at, ..)| *at == last && last > 0) {
            let lines = named(text, self.trend.name.as_ref());
            endings.push(Ending { class: "chart-value", lines, y: plot.down(value) });
        }
        if let Some((target, step)) =
            self.trend.target.as_ref().and_then(|target| Some((target, target.steps.last()?)))
            && let Some(value) = parts::drawable(step.reading.value)
        {
            let lines = words::wrapped(&format!("{} {}", target.name, step.reading.text), WIDEST_NAME, 2);
            endings.push(Ending { class: "chart-aim", lines, y: plot.down(value) });
        }
        if let Some(other) = &self.trend.other
            && let Some(reading) = other.readings.get(last).and_then(Option::as_ref)
            && let Some(value) = parts::drawable(reading.value)
        {
            let lines = words::wrapped(&format!("{} {}", other.name, reading.text), WIDEST_NAME, 2);
            endings.push(Ending { class: "chart-note", lines, y: plot.down(value) });
        }
        endings
    }

    /// Writes the names of the lines one below the other, and the last number at its own point
    /// where it does not stand at the right.
    fn write_endings(&self, endings: Vec<Ending>, plot: &Plot, canvas: &mut Canvas) {
        let last = self.trend.points.len().saturating_sub(1);
        if let Some((at, value, text)) = series::last(&self.trend).filter(|(at, ..)| *at != last || last == 0)
        {
            let (x, y) = (plot.point(at, last + 1), plot.down(value));
            let text = words::cut(text.to_owned(), WIDEST_NAME);
            // A single point has its likely range above and below it.
            let (place, anchor) =
                if last == 0 { ((x + 3.0, y + 0.35), Anchor::Start) } else { ((x, y - 0.7), Anchor::Middle) };
            canvas.text("chart-value", place, anchor, &text);
        }
        endings::write(endings, plot, canvas);
    }
}
