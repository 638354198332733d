//! A map of tiles: every area the same size, about where it lies.

use super::canvas::{Anchor, Canvas, Fill, LINE, WIDE, WIDTH};
use super::key::{self, Classes};
use super::parts::{Figure, Frame};
use super::plot::small;
use super::{patterns, words};

/// A map of areas as tiles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TileMap {
    /// Its title and description.
    pub frame: Frame,
    /// The classes of its figures.
    pub classes: Classes,
    /// Its tiles, in the order of the table beside it: where there is no room for names, their
    /// numbers count in this order.
    pub tiles: Vec<Tile>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Its row, counted from any number.
    pub row: u16,
    /// Its column, counted from any number.
    pub column: u16,
    /// Its name.
    pub name: String,
    /// Its figure.
    pub figure: Figure,
    /// Which class the figure belongs to, counted from 0 for the lowest.
    pub class: Option<usize>,
    /// Whether it is the one that the page is about.
    pub own: bool,
}

/// The height of a tile, with the gap below it, in em.
const PITCH: f64 = 4.2;

/// The most columns and rows. What lies further off stands at the edge.
const MOST: u16 = 40;

impl TileMap {
    /// The map as `svg` elements: the tiles, the key of their patterns and, where their names have no
    /// room on a telephone, a key of numbers for it.
    #[must_use]
    pub fn svg(&self) -> String {
        let (first_row, rows) = extent(self.tiles.iter().map(|tile| tile.row));
        let (first_column, columns) = extent(self.tiles.iter().map(|tile| tile.column));
        let width = 100.0 / small(usize::from(columns.max(1)));
        let numbered = !self.tiles.iter().all(|tile| fits(&tile.name, width / 100.0 * WIDTH));
        let mut canvas = Canvas::new(&self.frame, "chart-tiles", PITCH * small(usize::from(rows)) + 0.1);
        for (number, tile) in self.tiles.iter().enumerate() {
            let column = small(usize::from((tile.column - first_column).min(MOST - 1)));
            let row = small(usize::from((tile.row - first_row).min(MOST - 1)));
            let number = numbered.then_some(number + 1);
            draw(tile, number, (column * width, row * PITCH), width, &mut canvas);
        }
        let figures = self.tiles.iter().map(|tile| &tile.figure);
        let mut svg = canvas.finish() + &key::of_patterns(&self.classes, figures);
        if numbered {
            let entries = self.tiles.iter().map(|tile| (tile.name.as_str(), None));
            svg += &key::of_numbers("chart-key chart-narrow", entries);
        }
        svg
    }
}

/// One tile: a strip with the pattern of its class, its name, and its number.
fn draw(tile: &Tile, number: Option<usize>, (left, top): (f64, f64), width: f64, canvas: &mut Canvas) {
    let (corner, right, bottom) = ((left + 0.2, top + 0.1), left + width - 1.0, top + PITCH - 0.2);
    let tone = match (&tile.figure, tile.class) {
        (Figure::Value(_), Some(class)) => class.min(patterns::CLASSES - 1) + 1,
        _ => 1,
    };
    let edge = if tile.own { " chart-own-tile" } else { "" };
    canvas.area(Fill::Class(&format!("chart-tone-{tone}{edge}")), corner, (right, bottom));
    canvas.area(key::fill(&tile.figure, tile.class), corner, (right, top + 0.7));
    let over = if tone == patterns::CLASSES { " chart-over" } else { "" };
    let own = if tile.own { "chart-own" } else { "" };
    let room = if number.is_some() { width / 100.0 * WIDE } else { width / 100.0 * WIDTH };
    let lines = words::wrapped(&tile.name, room - 0.8, 2);
    let (middle, first) = (f64::midpoint(corner.0, right), top + if lines.len() == 2 { 1.6 } else { 2.0 });
    let wide = if number.is_some() { " chart-wide" } else { "" };
    canvas.lines(format!("{own}{over}{wide}").trim(), (middle, first), Anchor::Start, &lines);
    if let Some(number) = number {
        let class = format!("{own}{over} chart-narrow");
        canvas.text(class.trim(), (middle, top + 2.0), Anchor::Start, &number.to_string());
    }
    let text = words::cut(tile.figure.text().to_owned(), room.max(2.0));
    let down = if lines.len() == 2 { first + 2.0 * LINE - 0.1 } else { first + 1.4 };
    canvas.text(&format!("chart-value{over}"), (middle, down.min(bottom - 0.3)), Anchor::Start, &text);
}

/// Whether a name has room in a tile of a number of em, in two lines.
fn fits(name: &str, width: f64) -> bool {
    let lines = words::wrapped(name, f64::INFINITY, 2);
    let broken = words::wrapped(name, width - 0.8, 2);
    lines.join(" ") == broken.join(" ")
}

/// The least of some numbers, and how many there are from it to the largest: at most as many as are
/// drawn.
fn extent(numbers: impl Iterator<Item = u16> + Clone) -> (u16, u16) {
    let (Some(first), Some(last)) = (numbers.clone().min(), numbers.max()) else { return (0, 0) };
    (first, (last - first).min(MOST - 1) + 1)
}
