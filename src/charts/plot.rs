//! The part of a chart in which numbers stand one above the other.

use super::canvas::{Anchor, Canvas, LINE, Path, WIDE, WIDTH};
use super::parts::{Axis, Frame, Point};
use super::scale::Scale;
use super::words;

/// Where numbers stand in a chart.
#[derive(Debug, Clone)]
pub(super) struct Plot {
    /// Its left edge, in per cent.
    pub(super) left: f64,
    /// Its right edge, in per cent.
    pub(super) right: f64,
    /// Its upper edge, in em.
    pub(super) top: f64,
    /// Its lower edge, in em.
    pub(super) bottom: f64,
    /// What its height stands for.
    pub(super) scale: Scale,
}

/// A part of the narrowest width, in per cent.
pub(super) fn share_of_width(em: f64) -> f64 {
    em / WIDTH * 100.0
}

impl Plot {
    /// The place across of a part of its width, 0 to 1.
    pub(super) fn across(&self, share: f64) -> f64 {
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// The place across of one of several points.
    pub(super) fn point(&self, number: usize, points: usize) -> f64 {
        let (number, last) = (small(number), small(points.saturating_sub(1)));
        self.across(if last > 0.0 { number / last } else { 0.5 })
    }

    /// The height of a number.
    pub(super) fn down(&self, value: f64) -> f64 {
        self.bottom - self.scale.share(value) * (self.bottom - self.top)
    }

    /// The room that the numbers of a scale take beside it, in per cent.
    pub(super) fn beside(scale: &Scale) -> f64 {
        let ticks: Vec<String> = scale.ticks().map(|tick| scale.written(tick)).collect();
        share_of_width(words::widest(ticks.iter().map(String::as_str)) + 0.7)
    }

    /// The rules at its ticks, from the edge of the drawing, so that their numbers stand on them;
    /// and the one at the bottom, or at zero where numbers lie on both sides of it.
    pub(super) fn rules(&self) -> [(&'static str, Path); 2] {
        let zero = self.down(self.zero());
        let others = self.scale.ticks().map(|tick| self.down(tick)).filter(|y| (y - zero).abs() > 1e-6);
        [
            ("chart-grid", Path::across(0.0, self.right, others)),
            ("chart-zero", Path::across(0.0, self.right, [zero])),
        ]
    }

    /// The numbers of its ticks, each standing on its rule.
    pub(super) fn numbers(&self, canvas: &mut Canvas) {
        for tick in self.scale.ticks() {
            let place = (0.0, self.down(tick) - 0.3);
            canvas.text("chart-tick", place, Anchor::Start, &self.scale.written(tick));
        }
    }

    /// The number that its lowest rule stands for.
    fn zero(&self) -> f64 {
        0.0_f64.clamp(self.scale.low(), self.scale.high())
    }

    /// The names of the points below it, with the class of each and where it has its place: the
    /// first, the last, and as many between as fit, on a wide screen more than on a telephone.
    pub(super) fn names(&self, points: &[Point]) -> Vec<PointName> {
        let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
        let room = (self.right - self.left) / 100.0;
        let half = (room * WIDTH / 2.0 - 0.4).max(3.0);
        let lines: Vec<Vec<String>> =
            points.iter().map(|point| words::wrapped(&point.period, half, 2)).collect();
        let widest = words::widest(lines.iter().flatten().map(String::as_str)) + 1.2;
        let narrow = parts_of(last, room * WIDTH / widest, 1);
        let wide = parts_of(last, room * WIDE / widest, narrow);
        let ends = |parts: usize| (0..=parts).map(|part| part * last / parts).collect::<Vec<_>>();
        let (narrow, wide) = (ends(narrow), ends(wide));
        let name = |number: usize| {
            let anchor = match number {
                0 if last > 0 => Anchor::Start,
                _ if number == last && last > 0 => Anchor::End,
                _ => Anchor::Middle,
            };
            let class = if narrow.contains(&number) { "chart-tick" } else { "chart-tick chart-wide" };
            PointName { class, anchor, x: self.point(number, points.len()), lines: lines[number].clone() }
        };
        (0..=last).filter(|number| wide.contains(number)).map(name).collect()
    }

    /// Writes the names below the plot.
    pub(super) fn write_names(&self, names: &[PointName], canvas: &mut Canvas) {
        for PointName { class, anchor, x, lines } in names {
            canvas.lines(class, (*x, self.bottom + LINE), *anchor, lines);
        }
    }
}

/// The name of a point, below the plot.
pub(super) struct PointName {
    class: &'static str,
    anchor: Anchor,
    x: f64,
    /// One line or two.
    pub(super) lines: Vec<String>,
}

/// What a scale has to say of itself, after the description of its chart.
pub(super) fn said_of(frame: &Frame, axis: &Axis, scale: &Scale) -> (Frame, Option<String>) {
    let note = axis.above_zero.as_ref().filter(|_| scale.low() > 0.0);
    let note = note.map(|words| words::with_number(words, &scale.number(scale.low())));
    let mut frame = frame.clone();
    if let Some(note) = &note {
        if !frame.description.is_empty() {
            frame.description.push(' ');
        }
        frame.description.push_str(note);
    }
    (frame, note)
}

/// Into how many parts names may cut a row of points, where a row is as wide as so many names: a
/// multiple of a number, and one that gives parts of the same length if there is a large one. The
/// first and the last name stand beside their points, so their neighbours have to be farther off.
fn parts_of(points: usize, names: f64, multiple: usize) -> usize {
    let fits = |parts: &usize| {
        let shortest = small(points / *parts) / small(points.max(1));
        *parts <= points && shortest * names >= 1.5
    };
    let all = || (1..).map(|times| times * multiple).take_while(fits);
    let most = all().last().unwrap_or(multiple);
    all().filter(|parts| points.is_multiple_of(*parts) && parts * 2 > most).last().unwrap_or(most)
}

/// A count as a number to measure with.
pub(super) fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
