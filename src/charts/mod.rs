//! Charts: a description goes in, an `svg` element comes out.
//!
//! They know nothing of records or of the site. Every text comes finished, in the page's language,
//! and every number beside the text that the page writes for it. Where something stands in a chart
//! follows from nothing but the numbers handed in: so a chart tells no more than its table.
//!
//! - Nothing is told by colour alone: areas have patterns, marks have shapes, and lines, bars and
//!   points are named or numbered where they stand.
//! - A figure that is kept back has a mark that is the same whatever it is; a gap is a gap; no line
//!   goes over a break.
//! - Bars begin at zero. Another scale begins higher only where the chart says so.
//! - No script, no inline style, nothing from elsewhere. Colours, strokes and the size of letters are
//!   the theme's (`50-charts.css`); [`shared_patterns`] stands once on a page.
//!
//! A drawing is as wide as the page allows, and as high as its number of em: letters have the size of
//! the text round them at every width. See `canvas`.

mod bars;
mod canvas;
mod dots;
mod endings;
mod funnel;
mod key;
mod line;
mod map;
mod parts;
mod patterns;
mod plot;
mod rows;
mod scale;
mod series;
mod small;
#[cfg(test)]
mod tests;
mod tiles;
mod words;

pub use bars::{Bar, BarChart};
pub use dots::{Dot, DotChart};
pub use funnel::{FunnelPlot, FunnelPoint, Limit};
pub use key::Classes;
pub use line::LineChart;
pub use map::{AreaMap, MapArea};
pub use parts::{Axis, Figure, Frame, Other, Point, Reading, Step, Target, Trend, Verdict};
pub use patterns::shared as shared_patterns;
pub use small::{Panel, SmallMultiples, Spark};
pub use tiles::{Tile, TileMap};
