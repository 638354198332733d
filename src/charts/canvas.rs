//! Writes one drawing.
//!
//! A drawing is as wide as the page allows and as high as its own number of em. Places across are
//! per cent of the width, places down are em from the top: so its letters have the size of text on
//! a telephone, on a wide screen and on paper alike, and only the drawing between them stretches.
//! Lines and areas stand in an inner drawing of 1,000 by 1,000 that is stretched to fit; the style
//! sheet keeps their strokes from being stretched with it.

use std::fmt::{self, Write as _};

use super::parts::{Frame, Verdict};
use super::plot::Plot;
use crate::characters::escaped;

/// The width that every chart has to fit into, in em of its own text: that of a telephone which
/// is 320 CSS pixels wide.
pub(super) const WIDTH: f64 = 22.0;

/// The width that a chart has at the least on a wide screen, in em of its own text.
pub(super) const WIDE: f64 = 34.0;

/// The space between two lines of text, in em.
pub(super) const LINE: f64 = 1.2;

/// One drawing, while it is made.
pub(super) struct Canvas {
    text: String,
    height: f64,
}

/// At which end of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    /// A drawing of a number of em in height. Its class says what kind it is.
    pub(super) fn new(frame: &Frame, kind: &str, height: f64) -> Self {
        let (id, height) = (escaped(&frame.id), (height * 10.0).ceil() / 10.0);
        let mut canvas = Self { text: String::new(), height };
        canvas.write(format_args!(
            "<svg class=\"chart {kind}\" width=\"100%\" height=\"{}em\" {}",
            Tenths(height),
            Named { id: &id, frame },
        ));
        canvas
    }

    /// A drawing that says nothing which is not said elsewhere on the page.
    pub(super) fn silent(kind: &str, height: f64) -> Self {
        let height = (height * 10.0).ceil() / 10.0;
        let mut canvas = Self { text: String::new(), height };
        canvas.write(format_args!(
            "<svg class=\"chart {kind}\" width=\"100%\" height=\"{}em\" aria-hidden=\"true\">",
            Tenths(height)
        ));
        canvas
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push_str("</svg>");
        self.text
    }

    /// A line of text. Its letters stand on its place, or as far below it as `down` says, in em.
    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => "chart-middle",
            Anchor::End => "chart-end",
        };
        let (class, x, y) = (Classed(class, anchor), Tenths(x), self.down(y));
        self.write(format_args!("<text{class} x=\"{x}%\" y=\"{y}%\">{}</text>", escaped(text)));
    }

    /// A line of text in a key, whose place across is in em too.
    pub(super) fn label(&mut self, (x, y): (f64, f64), text: &str) {
        let (x, y) = (Tenths(x), Tenths(y));
        self.write(format_args!("<text x=\"{x}em\" y=\"{y}em\">{}</text>", escaped(text)));
    }

    /// A row of a key: a text at its beginning, and others so many em further on.
    pub(super) fn row(&mut self, y: f64, first: &str, others: &[(&str, f64, &str)]) {
        self.write(format_args!("<text y=\"{}em\">{}", Tenths(y), escaped(first)));
        for (class, x, text) in others.iter().filter(|(_, _, text)| !text.is_empty()) {
            let (class, x) = (Classed(class, ""), Tenths(*x));
            self.write(format_args!("<tspan{class} x=\"{x}em\">{}</tspan>", escaped(text)));
        }
        self.text.push_str("</text>");
    }

    /// Several lines of text, the first of them on its place.
    pub(super) fn lines(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, lines: &[String]) {
        let mut y = y;
        for line in lines {
            self.text(class, (x, y), anchor, line);
            y += LINE;
        }
    }

    /// A box, from one corner to the one across.
    pub(super) fn area(&mut self, fill: Fill<'_>, (left, top): (f64, f64), (right, bottom): (f64, f64)) {
        let (y, height) = (self.down(top), self.down(bottom - top));
        self.write(format_args!(
            "<rect {fill} x=\"{}%\" y=\"{y}%\" width=\"{}%\" height=\"{height}%\"/>",
            Tenths(left),
            Tenths((right - left).max(0.0)),
        ));
    }

    /// A box as many em wide and high as said.
    pub(super) fn swatch(&mut self, fill: Fill<'_>, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.write(format_args!(
            "<rect {fill} x=\"{}em\" y=\"{}em\" width=\"{}em\" height=\"{}em\"/>",
            Tenths(x),
            Tenths(y),
            Tenths(width),
            Tenths(height)
        ));
    }

    /// A round mark.
    pub(super) fn dot(&mut self, class: &str, (x, y): (f64, f64)) {
        let y = self.down(y);
        self.write(format_args!("<circle class=\"{class}\" cx=\"{}%\" cy=\"{y}%\" r=\".3em\"/>", Tenths(x)));
    }

    /// The mark of a figure that is kept back: a hollow square.
    pub(super) fn kept_back(&mut self, place: (f64, f64)) {
        self.shape("chart-kept", place, "M-4-4H4V4H-4Z");
    }

    /// The mark of a comparison.
    pub(super) fn verdict(&mut self, verdict: Verdict, place: (f64, f64)) {
        match verdict {
            Verdict::Better => self.dot("chart-dot chart-better", place),
            Verdict::Similar => self.dot("chart-dot chart-open", place),
            Verdict::Worse => self.shape("chart-dot chart-worse", place, "M0-6 6 0 0 6-6 0Z"),
            Verdict::Higher => self.shape("chart-dot", place, "M0-5 6 5H-6Z"),
            Verdict::Lower => self.shape("chart-dot", place, "M0 5-6-5H6Z"),
        }
    }

    /// A mark round a place, in a square of 16 units that is 1.1 em wide.
    fn shape(&mut self, class: &str, (x, y): (f64, f64), path: &str) {
        let y = self.down(y);
        self.write(format_args!(
            "<svg x=\"{}%\" y=\"{y}%\" width=\"1em\" height=\"1em\" viewBox=\"0 0 16 16\"><path class=\"{class}\" d=\"{path}\"/></svg>",
            Tenths(x)
        ));
    }

    /// Lines and areas, each with its class, those above it first.
    pub(super) fn strokes(&mut self, strokes: &[(&str, Path)]) {
        self.text.push_str("<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">");
        self.draw(strokes);
    }

    /// The same, and where the plot lies that they are in: its left, upper, right and lower edge, in
    /// units of the inner drawing. A script of a theme can find a period by them.
    pub(super) fn strokes_in(&mut self, plot: &Plot, strokes: &[(&str, Path)]) {
        let across = |share: f64| (share * 10.0).round() + 0.0;
        let down = |em: f64| (em / self.height * 1_000.0).round() + 0.0;
        let (left, right) = (across(plot.left), across(plot.right));
        let (top, bottom) = (down(plot.top), down(plot.bottom));
        self.write(format_args!(
            "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" data-plot=\"{left} {top} {right} {bottom}\">"
        ));
        self.draw(strokes);
    }

    fn draw(&mut self, strokes: &[(&str, Path)]) {
        for (class, path) in strokes.iter().filter(|(_, path)| !path.steps.is_empty()) {
            let height = self.height;
            self.write(format_args!("<path class=\"{class}\" d=\"{}\"/>", Drawn { path, height }));
        }
        self.text.push_str("</svg>");
    }

    fn down(&self, em: f64) -> Tenths {
        Tenths(em / self.height * 100.0)
    }

    fn write(&mut self, what: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(what);
    }
}

/// What a box is filled with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fill<'a> {
    /// What the style sheet says of a class.
    Class(&'a str),
    /// One of the shared patterns, by its id.
    Pattern(&'a str),
}

impl fmt::Display for Fill<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class(class) => write!(out, "class=\"{class}\""),
            Self::Pattern(id) => write!(out, "fill=\"url(#{id})\""),
        }
    }
}

/// A class attribute of up to two classes; plain text needs none.
struct Classed<'a>(&'a str, &'a str);

impl fmt::Display for Classed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(one, other) = self;
        let between = if one.is_empty() || other.is_empty() { "" } else { " " };
        if one.len() + other.len() > 0 { write!(out, " class=\"{one}{between}{other}\"") } else { Ok(()) }
    }
}

/// Lines, or the edge of an area. Places are as on the canvas.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    /// Whether a line begins there, and where that is.
    steps: Vec<(bool, f64, f64)>,
}

impl Path {
    /// Begins a line.
    pub(super) fn from(&mut self, (x, y): (f64, f64)) {
        self.steps.push((true, x, y));
    }

    /// Draws on from the last place.
    pub(super) fn to(&mut self, (x, y): (f64, f64)) {
        self.steps.push((self.steps.is_empty(), x, y));
    }

    /// Draws on from the last place if that is where it is told to begin, or begins there.
    pub(super) fn on(&mut self, place: (f64, f64)) {
        let joined =
            self.steps.last().is_some_and(|(_, x, y)| (*x - place.0).abs() + (*y - place.1).abs() < 1e-6);
        if !joined {
            self.from(place);
        }
    }

    /// Joins places, in their order.
    pub(super) fn through(&mut self, places: impl IntoIterator<Item = (f64, f64)>) {
        for (number, place) in places.into_iter().enumerate() {
            if number == 0 { self.from(place) } else { self.to(place) }
        }
    }

    /// Lines across, at several heights.
    pub(super) fn across(left: f64, right: f64, heights: impl IntoIterator<Item = f64>) -> Self {
        let mut path = Self::default();
        for y in heights {
            path.from((left, y));
            path.to((right, y));
        }
        path
    }
}

/// A path in units of the inner drawing.
struct Drawn<'a> {
    path: &'a Path,
    height: f64,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (begins, x, y)) in self.path.steps.iter().enumerate() {
            let (x, y) = ((x * 10.0).round(), (y / self.height * 1_000.0).round());
            let sign = if *begins {
                "M"
            } else if number > 0 {
                " "
            } else {
                ""
            };
            write!(out, "{sign}{} {}", Tenths(x), Tenths(y))?;
        }
        Ok(())
    }
}

/// A coordinate: one decimal at most, and none where it would be nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tenths(pub(super) f64);

impl fmt::Display for Tenths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding nothing makes nothing of a nothing below zero.
        let rounded = (self.0 * 10.0).round() / 10.0 + 0.0;
        write!(out, "{rounded}")
    }
}

/// What makes an `svg` element an image with a name.
pub(super) struct Named<'a> {
    /// The id, escaped.
    pub(super) id: &'a str,
    pub(super) frame: &'a Frame,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, frame } = self;
        write!(
            out,
            "role=\"img\" aria-labelledby=\"{id}_title {id}_desc\"><title id=\"{id}_title\">{}</title><desc id=\"{id}_desc\">{}</desc>",
            escaped(&frame.title),
            escaped(&frame.description)
        )
    }
}
