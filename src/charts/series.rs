//! A line over periods, with its likely range, its target, and its gaps.

use super::canvas::{Anchor, Canvas, Path};
use super::parts::{self, Figure, Point, Target, Trend};
use super::plot::Plot;
use super::words;

/// With more points than this, a mark stands only where it says something more.
const MOST_MARKS: usize = 13;

/// Every number that a line has to have room for.
pub(super) fn values(trend: &Trend) -> impl Iterator<Item = f64> + '_ {
    let points = trend.points.iter().flat_map(|point| {
        let value = point.figure.value();
        let ends = value.and(point.interval).and_then(parts::range);
        value.into_iter().chain(ends.into_iter().flat_map(|(low, high)| [low, high]))
    });
    let steps = trend.target.iter().flat_map(|target| &target.steps).map(|step| step.reading.value);
    let others = trend.other.iter().flat_map(|other| other.readings.iter().flatten());
    points.chain(steps).chain(others.map(|reading| reading.value))
}

/// The last point that has a number: which it is, the number, and its text.
pub(super) fn last(trend: &Trend) -> Option<(usize, f64, &str)> {
    let mut backwards = trend.points.iter().enumerate().rev();
    backwards.find_map(|(at, point)| Some((at, point.figure.value()?, point.figure.text())))
}

/// The lines and areas, the lowest first.
pub(super) fn strokes(trend: &Trend, plot: &Plot) -> Vec<(&'static str, Path)> {
    let (points, count) = (&trend.points, trend.points.len());
    let place = |at: usize, value: f64| (plot.point(at, count), plot.down(value));
    let (mut band, mut bars, mut line) = (Path::default(), Path::default(), Path::default());
    for run in runs(points) {
        line.through(run.iter().filter_map(|at| Some(place(*at, points[*at].figure.value()?))));
    }
    for run in runs(points).into_iter().flat_map(|run| ranges(points, run)) {
        if let [(at, (low, high))] = run[..] {
            bars.from(place(at, low));
            bars.to(place(at, high));
            continue;
        }
        let upper = run.iter().map(|(at, (_, high))| place(*at, *high));
        let lower = run.iter().rev().map(|(at, (low, _))| place(*at, *low));
        band.through(upper.chain(lower));
    }
    let mut strokes = vec![("chart-band", band), ("chart-breaks", breaks(points, plot))];
    strokes.push(("chart-other", other(trend, plot)));
    strokes.extend(trend.target.iter().map(|target| ("chart-target", target_line(target, count, plot))));
    strokes.extend([("chart-interval", bars), ("chart-series", line)]);
    strokes
}

/// The marks: of points that no line shows, of provisional ones, of those kept back, and of the
/// last; of all where there are few. With letters, what is kept back has its shorthand.
pub(super) fn marks(trend: &Trend, plot: &Plot, with_letters: bool, canvas: &mut Canvas) {
    let points = &trend.points;
    let last = last(trend).map(|(at, ..)| at);
    let alone: Vec<usize> = runs(points).into_iter().filter(|run| run.len() == 1).flatten().collect();
    let all = with_letters && points.len() <= MOST_MARKS;
    for (at, point) in points.iter().enumerate() {
        let x = plot.point(at, points.len());
        if let Some(value) = point.figure.value() {
            let class = if point.provisional { "chart-dot chart-open" } else { "chart-dot" };
            if all || point.provisional || Some(at) == last || alone.contains(&at) {
                canvas.dot(class, (x, plot.down(value)));
            }
        } else if let Figure::Suppressed(shorthand) = &point.figure {
            canvas.kept_back((x, plot.bottom));
            let same = at.checked_sub(1).is_some_and(|before| points[before].figure == point.figure);
            if with_letters && !same {
                let shorthand = words::cut(shorthand.clone(), 4.0);
                canvas.text("chart-note", (x, plot.bottom - 0.7), Anchor::Middle, &shorthand);
            }
        }
    }
}

/// Runs of points that a line may join: it goes over no gap and over no break.
fn runs(points: &[Point]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = vec![Vec::new()];
    for (at, point) in points.iter().enumerate() {
        let there = point.figure.value().is_some();
        if !there || point.broken.is_some() {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut().filter(|_| there) {
            run.push(at);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Runs within a run of which every point has a likely range.
fn ranges(points: &[Point], run: Vec<usize>) -> Vec<Vec<(usize, (f64, f64))>> {
    let mut runs = vec![Vec::new()];
    for at in run {
        match points[at].interval.and_then(parts::range) {
            Some(range) => runs.last_mut().into_iter().for_each(|run: &mut Vec<_>| run.push((at, range))),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Where the rule of a break stands: halfway from the point before to its own.
pub(super) fn broken_at(at: usize, points: usize, plot: &Plot) -> f64 {
    f64::midpoint(plot.point(at.saturating_sub(1), points), plot.point(at, points))
}

fn breaks(points: &[Point], plot: &Plot) -> Path {
    let mut path = Path::default();
    for (at, _) in points.iter().enumerate().filter(|(_, point)| point.broken.is_some()) {
        let x = broken_at(at, points.len(), plot);
        path.from((x, plot.top));
        path.to((x, plot.bottom));
    }
    path
}

/// The other line, with its gaps.
fn other(trend: &Trend, plot: &Plot) -> Path {
    let (mut path, mut joined) = (Path::default(), false);
    let readings = trend.other.iter().flat_map(|other| &other.readings).take(trend.points.len());
    for (at, reading) in readings.enumerate() {
        let value = reading.as_ref().and_then(|reading| parts::drawable(reading.value));
        if let Some(value) = value {
            let place = (plot.point(at, trend.points.len()), plot.down(value));
            if joined { path.to(place) } else { path.from(place) }
        }
        joined = value.is_some();
    }
    path
}

/// The target, as high as it was at each time. A step ends halfway to the point after it.
fn target_line(target: &Target, points: usize, plot: &Plot) -> Path {
    let (mut path, mut until) = (Path::default(), None);
    let Some(last) = points.checked_sub(1) else { return path };
    for step in &target.steps {
        let (from, to) = (step.from.min(last), step.to.min(last));
        let (Some(value), true) = (parts::drawable(step.reading.value), from <= to && step.from <= last)
        else {
            continue;
        };
        let left = if from == 0 { plot.left } else { broken_at(from, points, plot) };
        let right = if to == last { plot.right } else { broken_at(to + 1, points, plot) };
        let y = plot.down(value);
        if until == Some(from) {
            path.to((left, y));
        } else {
            path.from((left, y));
        }
        path.to((right, y));
        until = Some(to + 1);
    }
    path
}
