//! A map of areas by their boundaries.

mod simplify;

use std::fmt::Write as _;

use super::canvas::{Named, Tenths};
use super::key::{self, Classes};
use super::parts::{Figure, Frame};
use crate::characters::escaped;
use simplify::{Corner, distance, simplified};

/// A map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AreaMap {
    /// Its title and description.
    pub frame: Frame,
    /// The classes of its figures.
    pub classes: Classes,
    /// Its areas, in the order of the table beside it: their numbers count in this order.
    pub areas: Vec<MapArea>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct MapArea {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub figure: Figure,
    /// Which class the figure belongs to, counted from 0 for the lowest.
    pub class: Option<usize>,
    /// Its outlines, those of islands and holes among them: degrees of longitude and of latitude, as
    /// in `GeoJSON`. A place that lies within an odd number of them belongs to the area.
    pub outlines: Vec<Vec<(f64, f64)>>,
}

/// The width of the drawing, in its own units: CSS pixels on a telephone.
const WIDTH: f64 = 280.0;

/// The largest height. A map of a long thin area is narrower than the drawing.
const TALLEST: f64 = 420.0;

/// The most corners of all outlines.
const MOST_CORNERS: usize = 320;

/// The room round the areas.
const MARGIN: f64 = 1.0;

impl AreaMap {
    /// The map as `svg` elements in a `div`: the areas with their numbers, what their patterns stand
    /// for, and who the numbers are.
    #[must_use]
    pub fn svg(&self) -> String {
        let (outlines, height) = self.projected();
        let id = escaped(&self.frame.id);
        let (height, frame) = (Tenths(height), &self.frame);
        let mut svg = format!(
            "<div class=\"chart-parts\"><svg class=\"chart chart-map\" viewBox=\"0 0 {WIDTH} {height}\" {}",
            Named { id: &id, frame }
        );
        let flat: Vec<Vec<Corner>> = outlines.iter().flatten().cloned().collect();
        let mut simple = simplified(&flat, MOST_CORNERS).into_iter();
        let areas = outlines.iter().map(|own| simple.by_ref().take(own.len()).collect::<Vec<_>>());
        let areas: Vec<Vec<Vec<Corner>>> = areas.collect();
        for (area, outlines) in self.areas.iter().zip(&areas) {
            let fill = key::fill(&area.figure, area.class);
            let drawn = drawn(outlines);
            if !drawn.is_empty() {
                // Writing to a string cannot fail.
                let _ = write!(svg, "<path {fill} fill-rule=\"evenodd\" d=\"{drawn}\"/>");
            }
        }
        for (number, outlines) in areas.iter().enumerate() {
            if let Some((x, y)) = middle(outlines) {
                let (x, y) = (Tenths(x), Tenths(y));
                let _ = write!(
                    svg,
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"9\"/><text x=\"{x}\" y=\"{y}\">{}</text>",
                    number + 1
                );
            }
        }
        let figures = self.areas.iter().map(|area| &area.figure);
        let entries = self.areas.iter().map(|area| (area.name.as_str(), Some(&area.figure)));
        svg + "</svg>"
            + &key::of_patterns(&self.classes, figures)
            + &key::of_numbers("chart-key", entries)
            + "</div>"
    }

    /// The outlines on the drawing, and its height. The projection is equirectangular: degrees of
    /// longitude are as much shorter than those of latitude as they are in the middle of the map.
    fn projected(&self) -> (Vec<Vec<Vec<Corner>>>, f64) {
        let there = |(longitude, latitude): &(f64, f64)| {
            (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude)
        };
        let places =
            || self.areas.iter().flat_map(|area| &area.outlines).flatten().filter(|place| there(place));
        let (west, east) = ends(places().map(|place| place.0));
        let (south, north) = ends(places().map(|place| place.1));
        let shorter = f64::midpoint(south, north).to_radians().cos();
        let (width, height) = ((east - west) * shorter, north - south);
        let room = (WIDTH - 2.0 * MARGIN, TALLEST - 2.0 * MARGIN);
        let scale = (room.0 / width.max(1e-9)).min(room.1 / height.max(1e-9));
        let left = (WIDTH - width * scale) / 2.0;
        let corner = |(longitude, latitude): &(f64, f64)| {
            let x = left + (longitude - west) * shorter * scale;
            let y = MARGIN + (north - latitude) * scale;
            (halves(x), halves(y))
        };
        let outlines = |area: &MapArea| {
            let outline =
                |outline: &Vec<_>| outline.iter().filter(|place| there(place)).map(corner).collect();
            area.outlines.iter().map(outline).collect()
        };
        (self.areas.iter().map(outlines).collect(), (height * scale + 2.0 * MARGIN).clamp(40.0, TALLEST))
    }
}

/// The least and the greatest of some numbers.
fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = numbers
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

/// A number of units in halves of one.
#[expect(clippy::cast_possible_truncation, reason = "the drawing has a few hundred units")]
fn halves(units: f64) -> i32 {
    (units * 2.0).round().clamp(-1e6, 1e6) as i32
}

/// Outlines as the path that draws them: each corner by how far it is from the one before.
fn drawn(outlines: &[Vec<Corner>]) -> String {
    let mut path = String::new();
    let unit = |halves: i32| Tenths(f64::from(halves) / 2.0);
    for outline in outlines {
        let Some(((x, y), others)) = outline.split_first() else { continue };
        let (mut x, mut y) = (*x, *y);
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}l", unit(x), unit(y));
        for (number, (to_x, to_y)) in others.iter().enumerate() {
            let (across, down) = (to_x - x, to_y - y);
            let before = if number == 0 || across < 0 { "" } else { " " };
            let between = if down < 0 { "" } else { " " };
            let _ = write!(path, "{before}{}{between}{}", unit(across), unit(down));
            (x, y) = (*to_x, *to_y);
        }
        path.push('z');
    }
    path
}

/// Where the number of an area stands: inside it, far from its edges. Of places in the middle of the
/// area's width at several heights, the one farthest from any edge.
fn middle(outlines: &[Vec<Corner>]) -> Option<(f64, f64)> {
    const HEIGHTS: i32 = 24;
    let top = outlines.iter().flatten().map(|corner| corner.1).min()?;
    let bottom = outlines.iter().flatten().map(|corner| corner.1).max()?;
    let mut best = None;
    for step in 0..HEIGHTS {
        let y = top + (bottom - top) * (2 * step + 1) / (2 * HEIGHTS);
        for pair in crossings(outlines, y).chunks_exact(2) {
            for part in [2, 1, 3] {
                let place = (pair[0] + (pair[1] - pair[0]) * part / 4, y);
                let edges = outlines.iter().flat_map(|outline| edges(outline));
                let room = edges.map(|(from, to)| distance(place, from, to)).fold(f64::INFINITY, f64::min);
                if best.is_none_or(|(most, _)| room > most) {
                    best = Some((room, place));
                }
            }
        }
    }
    best.map(|(_, (x, y))| (f64::from(x) / 2.0, f64::from(y) / 2.0))
}

/// Where a line across meets the outlines, from left to right.
fn crossings(outlines: &[Vec<Corner>], y: i32) -> Vec<i32> {
    let mut crossings: Vec<i32> = outlines
        .iter()
        .flat_map(|outline| edges(outline))
        .filter(|(from, to)| (from.1 <= y) != (to.1 <= y))
        .map(|(from, to)| from.0 + (to.0 - from.0) * (y - from.1) / (to.1 - from.1))
        .collect();
    crossings.sort_unstable();
    crossings
}

fn edges(outline: &[Corner]) -> impl Iterator<Item = (Corner, Corner)> + '_ {
    outline.iter().zip(outline.iter().cycle().skip(1)).map(|(from, to)| (*from, *to))
}
