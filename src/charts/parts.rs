//! What charts are described with.

/// What stands before every chart, for readers who cannot see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// An id that no other chart of the page has. The ids of the title and the description begin
    /// with it.
    pub id: String,
    /// What the chart shows, in a few words: "People who feel safer at home, by quarter".
    pub title: String,
    /// What there is to see in it, in sentences.
    pub description: String,
}

/// A number as the page writes it, and where that stands on a scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The published number, no more exact than the text.
    pub value: f64,
    /// The number in words of the page: `82%`, `1,985`, `82% [p]`.
    pub text: String,
}

/// What is known of one point, bar or area.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// There is a number.
    Value(Reading),
    /// There is one, and it is kept back. The text is its shorthand, `[c]`. A mark stands in its
    /// place, which is the same whatever the number is.
    Suppressed(String),
    /// There is none: a gap. The text is its shorthand, `[x]`.
    Missing(String),
}

impl Figure {
    /// The text that stands for it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Value(reading) => &reading.text,
            Self::Suppressed(text) | Self::Missing(text) => text,
        }
    }

    /// The number, where there is one that can be drawn.
    pub(super) fn value(&self) -> Option<f64> {
        match self {
            Self::Value(reading) => drawable(reading.value),
            Self::Suppressed(_) | Self::Missing(_) => None,
        }
    }
}

/// How a figure stands beside what it is compared with. Each has its own shape, and its word
/// stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Statistically better: a filled circle.
    Better,
    /// Statistically similar, or not compared: a hollow circle.
    Similar,
    /// Statistically worse: a diamond.
    Worse,
    /// Statistically higher, where no direction is good: a triangle that points up.
    Higher,
    /// Statistically lower, where no direction is good: a triangle that points down.
    Lower,
}

/// A scale of numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Axis {
    /// How the scale writes a number, with `{number}` for the number itself: `{number}%`. An empty
    /// text stands for the number alone.
    pub tick: String,
    /// What is measured, where the chart has to say so by itself.
    pub title: Option<String>,
    /// Whether only whole numbers make sense: people, visits.
    pub whole: bool,
    /// What tells readers that the scale does not begin at zero, with `{number}` for where it
    /// begins. Without it the scale always has zero in it; with it, it begins higher where the
    /// numbers lie close together and far from zero, and then the chart says this. Charts of bars
    /// always begin at zero.
    pub above_zero: Option<String>,
}

/// One of the periods of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The period, short enough to stand under a line: `2024/25`, `Jul to Sep 2025`.
    pub period: String,
    /// Its figure.
    pub figure: Figure,
    /// The likely range of the figure, from its lower to its upper end.
    pub interval: Option<(f64, f64)>,
    /// Whether the figure may still change: then its mark is hollow.
    pub provisional: bool,
    /// Set where figures were counted in another way before this one: what the rule between the
    /// two says.
    pub broken: Option<String>,
}

/// A line over periods, and what it is held against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Whose line it is. It stands beside the end of the line, and may be left out where the
    /// chart has one line.
    pub name: Option<String>,
    /// The periods in their order, none left out: a period without a figure is a gap.
    pub points: Vec<Point>,
    /// The target.
    pub target: Option<Target>,
    /// Another line for comparison, such as that of the whole county.
    pub other: Option<Other>,
}

/// A target, as a line of steps.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Target {
    /// What the line is called beside its end: `Target`.
    pub name: String,
    /// Its values, the earliest first.
    pub steps: Vec<Step>,
}

/// A value of a target, and for which points it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// The value.
    pub reading: Reading,
    /// The first point that it holds for, counted from 0.
    pub from: usize,
    /// The last point that it holds for.
    pub to: usize,
}

/// A quieter line beside the first one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Other {
    /// Whose line it is.
    pub name: String,
    /// Its values: as many as the line has points.
    pub readings: Vec<Option<Reading>>,
}

/// The farthest from zero that a value is drawn. Further away, a double is no longer exact.
const FARTHEST: f64 = 1e15;

/// A number that can be drawn: none that is not a number, and none too large to be exact.
pub(super) fn drawable(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-FARTHEST, FARTHEST))
}

/// Both ends of a likely range, the lower first.
pub(super) fn range((one, other): (f64, f64)) -> Option<(f64, f64)> {
    let (one, other) = (drawable(one)?, drawable(other)?);
    Some((one.min(other), one.max(other)))
}
