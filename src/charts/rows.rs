//! What bars and dots have in common: rows, each with its name, above one scale.

use super::canvas::{Anchor, Canvas, LINE, Path, WIDTH};
use super::plot::{share_of_width, small};
use super::scale::Scale;
use super::words;

/// The widest that names beside the rows may be, in em. Wider ones stand above their rows.
const WIDEST_NAME: f64 = 8.0;

/// Rows, and the scale below them.
pub(super) struct Rows {
    /// Whether their names stand above them.
    pub(super) stacked: bool,
    /// Where the first row begins, in em.
    pub(super) top: f64,
    /// Where the scale begins, in em from the left, and where it ends.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The lines of their names.
    names: Vec<Vec<String>>,
    scale: Scale,
}

impl Rows {
    /// Rows with these names, each with whether it is in bold letters. Where their names stand above
    /// them, some em at the right are taken by something else. They stand beside them if they are short
    /// and leave room enough.
    pub(super) fn new<'a>(
        names: impl Iterator<Item = (&'a str, bool)> + Clone,
        taken: f64,
        scale: Scale,
    ) -> Self {
        let width = |(name, bold)| if bold { words::bold_width(name) } else { words::width(name) };
        let widest = names.clone().map(width).fold(0.0, f64::max) * 1.05;
        let stacked = widest > WIDEST_NAME || widest + taken > WIDTH * 0.62;
        let (room, most_lines) = if stacked { ((WIDTH - taken - 0.6).max(5.0), 3) } else { (WIDTH, 1) };
        let names = names.map(|(name, _)| words::wrapped(name, room, most_lines)).collect();
        let left = if stacked { 0.0 } else { widest + 0.7 };
        Self { stacked, top: 0.4, left, right: WIDTH, names, scale }
    }

    /// Where a row begins, in em.
    fn begins(&self, row: usize) -> f64 {
        let above = self.names.iter().take(row);
        self.top + above.map(|lines| self.pitch(lines.len())).sum::<f64>()
    }

    fn pitch(&self, lines: usize) -> f64 {
        if self.stacked { 1.5 + LINE * small(lines.max(1)) } else { 1.8 }
    }

    /// Where what a row shows has its middle.
    pub(super) fn middle(&self, row: usize) -> f64 {
        let lines = self.names.get(row).map_or(1, |lines| lines.len().max(1));
        self.begins(row) + if self.stacked { 0.7 + LINE * small(lines) } else { 0.9 }
    }

    /// Where the letters of its name stand, those of the first line.
    pub(super) fn letters(&self, row: usize) -> f64 {
        self.begins(row) + if self.stacked { 0.95 } else { 1.25 }
    }

    /// Where the last row ends.
    pub(super) fn bottom(&self) -> f64 {
        self.begins(self.names.len()) + 0.2
    }

    /// The height of the whole chart, with the numbers of the scale and lines below them.
    pub(super) fn height(&self, lines_below: usize) -> f64 {
        self.bottom() + 1.6 + LINE * small(lines_below)
    }

    /// The place across of a number, in per cent.
    pub(super) fn across(&self, value: f64) -> f64 {
        share_of_width(self.left + self.scale.share(value) * (self.right - self.left))
    }

    /// The rules at its ticks, and the one at zero. No rule goes through names.
    pub(super) fn rules(&self) -> [(&'static str, Path); 2] {
        let (mut grid, mut zero) = (Path::default(), Path::default());
        for tick in self.scale.ticks() {
            let x = self.across(tick);
            if self.stacked && x < share_of_width(1.0) {
                continue;
            }
            let path = if tick == 0.0 { &mut zero } else { &mut grid };
            path.from((x, self.top));
            path.to((x, self.bottom()));
        }
        [("chart-grid", grid), ("chart-zero", zero)]
    }

    /// The numbers of its ticks: of every second one where all would stand on one another.
    pub(super) fn numbers(&self, canvas: &mut Canvas) {
        let y = self.bottom() + 1.1;
        let ticks: Vec<f64> = self.scale.ticks().collect();
        let widest = ticks.iter().map(|tick| words::width(&self.scale.written(*tick))).fold(0.0, f64::max);
        let apart = (self.right - self.left) / small(ticks.len() - 1);
        let every = if widest + 0.7 > apart { 2 } else { 1 };
        for tick in ticks.into_iter().step_by(every) {
            let (x, text) = (self.across(tick), self.scale.written(tick));
            let half = share_of_width(words::width(&text) / 2.0);
            let anchor = match () {
                () if x < half => Anchor::Start,
                () if x + half > 100.0 => Anchor::End,
                () => Anchor::Middle,
            };
            canvas.text("chart-tick", (x, y), anchor, &text);
        }
    }

    /// Writes the name of a row.
    pub(super) fn name(&self, row: usize, own: bool, canvas: &mut Canvas) {
        let class = if own { "chart-own" } else { "" };
        let (x, anchor) =
            if self.stacked { (0.0, Anchor::Start) } else { (share_of_width(self.left - 0.6), Anchor::End) };
        let lines = self.names.get(row).map_or(&[][..], Vec::as_slice);
        canvas.lines(class, (x, self.letters(row)), anchor, lines);
    }
}
