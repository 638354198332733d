//! A funnel plot: figures by how many they rest on, with the limits within which chance alone
//! would leave them.

use super::canvas::{Anchor, Canvas, LINE, Path, WIDTH};
use super::endings::{self, Ending};
use super::parts::{self, Axis, Frame, Reading, Verdict};
use super::plot::{self, Plot, share_of_width, small};
use super::scale::Scale;
use super::words;

/// A funnel plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FunnelPlot {
    /// Its title and description.
    pub frame: Frame,
    /// The scale of the figures. Its title stands above the plot.
    pub axis: Axis,
    /// The scale of what they rest on, from zero. Its title stands below the plot.
    pub sizes: Axis,
    /// The average: its name, and its number.
    pub average: (String, Reading),
    /// The limits, from the smallest size to the largest.
    pub limits: Vec<Limit>,
    /// What the curves of the nearer limits are called beside their ends, and those of the farther:
    /// `95% limit`, `99.8% limit`.
    pub limit_names: [String; 2],
    /// Its points.
    pub points: Vec<FunnelPoint>,
    /// What is said of those that are not drawn.
    pub left_out: Option<String>,
}

/// The limits for one size.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limit {
    /// The size.
    pub size: f64,
    /// The nearer limits, from the lower to the upper one.
    pub nearer: (f64, f64),
    /// The farther limits.
    pub farther: (f64, f64),
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPoint {
    /// Whom it is about.
    pub name: String,
    /// How many it rests on.
    pub size: f64,
    /// Its figure.
    pub value: f64,
    /// Where it lies: inside the limits is [`Verdict::Similar`]. Any other has its name beside it.
    pub verdict: Verdict,
    /// Whether it is the one that the page is about, which has its name beside it too.
    pub own: bool,
}

/// The height between the highest and the lowest tick, in em.
const HEIGHT: f64 = 14.0;

impl FunnelPlot {
    /// The chart as an `svg` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let sizes =
            self.points.iter().map(|point| point.size).chain(self.limits.iter().map(|limit| limit.size));
        let sizes = Scale::of(&Axis { above_zero: None, ..self.sizes.clone() }, sizes);
        let scale = Scale::of(&self.axis, self.values());
        let (frame, note) = plot::said_of(&self.frame, &self.axis, &scale);
        let title =
            self.axis.title.iter().flat_map(|title| words::wrapped(title, WIDTH, 2)).collect::<Vec<_>>();
        let top = 1.4 + LINE * small(title.len());
        let mut plot = Plot { left: Plot::beside(&scale), right: 100.0, top, bottom: top + HEIGHT, scale };
        let endings = self.endings(&plot);
        plot.right = 100.0 - endings::column(&endings);
        let below = self.sizes.title.iter().chain(&self.left_out).chain(&note);
        let below: Vec<String> = below.flat_map(|line| words::wrapped(line, WIDTH, 2)).collect();
        let mut canvas = Canvas::new(&frame, "chart-funnel", plot.bottom + 1.6 + LINE * small(below.len()));
        let mut strokes = plot.rules().to_vec();
        strokes.extend(self.curves(&plot, &sizes));
        canvas.strokes(&strokes);
        canvas.lines("chart-tick", (0.0, 0.9), Anchor::Start, &title);
        plot.numbers(&mut canvas);
        for tick in sizes.ticks() {
            let place = (plot.across(sizes.share(tick)), plot.bottom + LINE);
            canvas.text("chart-tick", place, Anchor::Middle, &sizes.written(tick));
        }
        self.write_points(&plot, &sizes, &mut canvas);
        endings::write(endings, &plot, &mut canvas);
        canvas.lines("chart-tick", (0.0, plot.bottom + 2.0 * LINE), Anchor::Start, &below);
        canvas.finish()
    }

    /// What the scale has to have room for: every point, the average, and the nearer limits of the
    /// smallest point.
    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let smallest = self.points.iter().map(|point| point.size).fold(f64::INFINITY, f64::min);
        let limits = self.limits.iter().filter(move |limit| limit.size >= smallest);
        let limits = limits.flat_map(|limit| [limit.nearer.0, limit.nearer.1]);
        self.points.iter().map(|point| point.value).chain([self.average.1.value]).chain(limits)
    }

    fn endings(&self, plot: &Plot) -> Vec<Ending> {
        let (name, average) = &self.average;
        let last = self.limits.last().copied().unwrap_or_default();
        let [nearer, farther] = &self.limit_names;
        let lines = [
            ("chart-note", format!("{name} {}", average.text), average.value),
            ("chart-tick", nearer.clone(), last.nearer.1),
            ("chart-tick", farther.clone(), last.farther.1),
        ];
        let there = lines.into_iter().take(if self.limits.is_empty() { 1 } else { 3 });
        let ending = |(class, text, value): (&'static str, String, f64)| {
            let lines = words::wrapped(&text, endings::WIDEST_NAME, 2);
            Some(Ending { class, lines, y: plot.down(parts::drawable(value)?) })
        };
        there.filter_map(ending).filter(|ending| !ending.lines.is_empty()).collect()
    }

    /// The average and the limits. A curve stops where it would leave the plot.
    fn curves(&self, plot: &Plot, sizes: &Scale) -> [(&'static str, Path); 3] {
        let curve = |path: &mut Path, of: fn(&Limit) -> f64| {
            let mut before: Option<(f64, f64)> = None;
            for limit in &self.limits {
                let (Some(size), Some(value)) = (parts::drawable(limit.size), parts::drawable(of(limit)))
                else {
                    before = None;
                    continue;
                };
                if let Some((one, other)) =
                    before.and_then(|before| inside(before, (size, value), &plot.scale))
                {
                    let place =
                        |(size, value): (f64, f64)| (plot.across(sizes.share(size)), plot.down(value));
                    path.on(place(one));
                    path.to(place(other));
                }
                before = Some((size, value));
            }
        };
        let (mut nearer, mut farther) = (Path::default(), Path::default());
        curve(&mut nearer, |limit| limit.nearer.0);
        curve(&mut nearer, |limit| limit.nearer.1);
        curve(&mut farther, |limit| limit.farther.0);
        curve(&mut farther, |limit| limit.farther.1);
        let average = parts::drawable(self.average.1.value).map(|value| plot.down(value));
        let average = Path::across(plot.left, plot.right, average);
        [("chart-limit", nearer), ("chart-limit chart-far", farther), ("chart-bench", average)]
    }

    fn write_points(&self, plot: &Plot, sizes: &Scale, canvas: &mut Canvas) {
        let place = |point: &FunnelPoint| {
            let (size, value) = (parts::drawable(point.size)?, parts::drawable(point.value)?);
            Some((plot.across(sizes.share(size)), plot.down(value)))
        };
        let points: Vec<(&FunnelPoint, Place)> =
            self.points.iter().filter_map(|point| Some((point, place(point)?))).collect();
        for (point, place) in &points {
            canvas.verdict(point.verdict, *place);
        }
        let to_name = points.iter().filter(|(point, _)| point.own || point.verdict != Verdict::Similar);
        let places: Vec<Place> = points.iter().map(|(_, place)| *place).collect();
        let mut names: Vec<Name<'_>> =
            to_name.map(|(point, place)| Name::of(point, *place, (plot.left, plot.right), &places)).collect();
        names.sort_by(|one, other| one.y.total_cmp(&other.y));
        for number in 0..names.len() {
            let above = names[..number].iter().filter(|above| above.meets(&names[number]));
            let lowest = above.map(|above| above.y).fold(f64::NEG_INFINITY, f64::max);
            names[number].y = names[number].y.max(lowest + LINE);
            let Name { text, class, x, y, anchor, .. } = &names[number];
            canvas.text(class, (*x, y.min(plot.bottom - 0.2)), *anchor, text);
        }
    }
}

/// The name of a point.
struct Name<'a> {
    class: &'a str,
    text: String,
    x: f64,
    y: f64,
    anchor: Anchor,
    /// Its left and its right end.
    ends: (f64, f64),
}

impl Name<'_> {
    /// Beside its point: on the side where it hides fewer points, or else on the one with more room.
    fn of(point: &FunnelPoint, place: Place, ends: (f64, f64), points: &[Place]) -> Self {
        let sides = [Anchor::Start, Anchor::End].map(|anchor| Self::beside(point, place, ends.1, anchor));
        let cost = |name: &Self| {
            let hidden = points.iter().filter(|(x, y)| {
                (name.ends.0..=name.ends.1).contains(x) && (name.y - 0.9..=name.y + 0.2).contains(y)
            });
            let over_numbers = usize::from(name.ends.0 < ends.0);
            let missing = point.name.chars().count().saturating_sub(name.text.chars().count());
            (missing, hidden.count() + over_numbers, (name.anchor == Anchor::Start) == (place.0 > 45.0))
        };
        let [start, end] = sides;
        if cost(&end) < cost(&start) { end } else { start }
    }

    fn beside(point: &FunnelPoint, (x, y): Place, right: f64, anchor: Anchor) -> Self {
        let gap = share_of_width(0.6);
        let room = if anchor == Anchor::Start { right - x - gap } else { x - gap };
        // Bold letters are wider.
        let wider = if point.own { words::bold_width("n") / words::width("n") } else { 1.0 };
        let text = words::cut(point.name.clone(), (room / 100.0 * WIDTH / wider).max(3.0));
        let width = share_of_width(words::width(&text) * wider);
        let (x, ends) = match anchor {
            Anchor::Start => (x + gap, (x + gap, x + gap + width)),
            _ => (x - gap, (x - gap - width, x - gap)),
        };
        let class = if point.own { "chart-own" } else { "" };
        Self { class, text, x, y: y + 0.35, anchor, ends }
    }

    fn meets(&self, other: &Self) -> bool {
        let apart = self.ends.1 < other.ends.0 || other.ends.1 < self.ends.0;
        !apart && (self.y - other.y).abs() < LINE
    }
}

/// A place of a curve: a size and a value.
type Place = (f64, f64);

/// The part of a line that lies between the first and the last tick of a scale.
fn inside(one: Place, other: Place, scale: &Scale) -> Option<(Place, Place)> {
    let (low, high) = (scale.low(), scale.high());
    let cut = |(size, value): Place, (far_size, far_value): Place| {
        let edge = value.clamp(low, high);
        let share = (edge - value) / (far_value - value);
        if share.is_finite() { (size + share * (far_size - size), edge) } else { (size, edge) }
    };
    let beyond = |edge: fn(f64, f64) -> bool, at: f64| edge(one.1, at) && edge(other.1, at);
    let outside = beyond(|value, low| value < low, low) || beyond(|value, high| value > high, high);
    (!outside).then(|| (cut(one, other), cut(other, one)))
}
