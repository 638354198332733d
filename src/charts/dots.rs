//! Dots with their likely ranges, one below the other.

use super::canvas::{Anchor, Canvas, LINE, Path, WIDTH};
use super::parts::{self, Axis, Figure, Frame, Reading, Verdict};
use super::plot::{self, share_of_width};
use super::rows::Rows;
use super::scale::Scale;
use super::words;

/// Proportions, rates or averages of districts or lots, with their likely ranges.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DotChart {
    /// Its title and description.
    pub frame: Frame,
    /// Its scale.
    pub axis: Axis,
    /// Its dots, from top to bottom.
    pub dots: Vec<Dot>,
    /// What they are compared with: its name, and its number.
    pub benchmark: Option<(String, Reading)>,
}

/// One dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Whom it is about.
    pub name: String,
    /// Its figure.
    pub figure: Figure,
    /// Its likely range, from its lower to its upper end.
    pub interval: Option<(f64, f64)>,
    /// How it compares, and the word for that.
    pub verdict: Option<(Verdict, String)>,
    /// Whether it is the one that the page is about.
    pub own: bool,
}

impl DotChart {
    /// The chart as an `svg` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let scale = Scale::of(&self.axis, self.values());
        let (frame, note) = plot::said_of(&self.frame, &self.axis, &scale);
        let (numbers, verdicts) = self.columns();
        let taken = numbers + verdicts;
        let mut rows = Rows::new(self.dots.iter().map(|dot| (dot.name.as_str(), dot.own)), taken, scale);
        let (before, after) = if rows.stacked { (0.5, 0.5) } else { (0.0, taken + 0.5) };
        (rows.left, rows.right) = (rows.left + before, WIDTH - after);
        rows.top += if self.benchmark.is_some() { LINE } else { 0.0 };
        let below = self.axis.title.iter().chain(&note).flat_map(|line| words::wrapped(line, WIDTH, 2));
        let below: Vec<String> = below.collect();
        let mut canvas = Canvas::new(&frame, "chart-dots", rows.height(below.len()));
        let mut strokes = rows.rules().to_vec();
        strokes.push(("chart-bench", self.bench(&rows, &mut canvas)));
        strokes.push(("chart-interval", self.intervals(&rows)));
        canvas.strokes(&strokes);
        for (row, dot) in self.dots.iter().enumerate() {
            rows.name(row, dot.own, &mut canvas);
            draw(row, dot, &rows, verdicts, &mut canvas);
        }
        rows.numbers(&mut canvas);
        canvas.lines("chart-tick", (0.0, rows.height(0) + 0.9), Anchor::Start, &below);
        canvas.finish()
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let dots = self.dots.iter().flat_map(|dot| {
            let value = dot.figure.value();
            let range = value.and(dot.interval).and_then(parts::range);
            value.into_iter().chain(range.into_iter().flat_map(|(low, high)| [low, high]))
        });
        dots.chain(self.benchmark.iter().map(|(_, reading)| reading.value))
    }

    /// The widths of the columns on the right: of the numbers, and of the words beside them.
    fn columns(&self) -> (f64, f64) {
        let numbers =
            self.dots.iter().map(|dot| words::bold_width(dot.figure.text())).fold(0.0, f64::max) + 0.6;
        let verdicts = self.dots.iter().filter_map(|dot| dot.verdict.as_ref());
        let verdicts = words::widest(verdicts.map(|(_, word)| word.as_str()));
        (numbers.min(WIDTH / 2.0), if verdicts > 0.0 { (verdicts + 0.9).min(WIDTH / 2.0) } else { 0.0 })
    }

    /// The rule of what is compared with, and its name above.
    fn bench(&self, rows: &Rows, canvas: &mut Canvas) -> Path {
        let mut path = Path::default();
        let Some((name, reading)) = &self.benchmark else { return path };
        let Some(value) = parts::drawable(reading.value) else { return path };
        let x = rows.across(value);
        path.from((x, rows.top));
        path.to((x, rows.bottom()));
        let text = words::cut(format!("{name} {}", reading.text), WIDTH);
        let half = share_of_width(words::width(&text) / 2.0);
        let (x, anchor) = match () {
            () if x < half => (0.0, Anchor::Start),
            () if x + half > 100.0 => (100.0, Anchor::End),
            () => (x, Anchor::Middle),
        };
        canvas.text("chart-note", (x, rows.top - 0.4), anchor, &text);
        path
    }

    fn intervals(&self, rows: &Rows) -> Path {
        let mut path = Path::default();
        for (row, dot) in self.dots.iter().enumerate() {
            if let Some((low, high)) = dot.figure.value().and(dot.interval).and_then(parts::range) {
                path.from((rows.across(low), rows.middle(row)));
                path.to((rows.across(high), rows.middle(row)));
            }
        }
        path
    }
}

/// The mark of a dot, with its number and its word.
fn draw(row: usize, dot: &Dot, rows: &Rows, verdicts: f64, canvas: &mut Canvas) {
    let middle = rows.middle(row);
    match (&dot.figure, dot.figure.value()) {
        (_, Some(value)) => {
            let verdict = dot.verdict.as_ref().map_or(Verdict::Similar, |(verdict, _)| *verdict);
            canvas.verdict(verdict, (rows.across(value), middle));
        }
        (Figure::Suppressed(_), None) => canvas.kept_back((share_of_width(rows.left), middle)),
        _ => {}
    }
    let text = words::cut(dot.figure.text().to_owned(), WIDTH / 2.0);
    let word = dot.verdict.as_ref().map(|(_, word)| words::cut(word.clone(), WIDTH / 2.0 - 0.9));
    let ends = 100.0 - share_of_width(verdicts);
    let class = if matches!(dot.figure, Figure::Value(_)) { "chart-value" } else { "chart-note" };
    canvas.text(class, (ends, rows.letters(row)), Anchor::End, &text);
    if let Some(word) = word {
        canvas.text("", (ends + share_of_width(0.5), rows.letters(row)), Anchor::Start, &word);
    }
}
