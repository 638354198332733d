//! The geometry of a feature: `Polygon` and `MultiPolygon` of RFC 7946, section 3.1.

use serde::de::{MapAccess, SeqAccess};

use super::Outline;
use super::faults::What;
use super::lenient::{Part, Read, Text, pass_over};

/// How deep the lists of coordinates lie in one another: polygons, their outlines, corners. Deeper
/// ones are passed over.
const DEEPEST: usize = 4;

/// The fewest corners of an outline, the first and the last being the same (RFC 7946, 3.1.6).
const FEWEST: usize = 4;

/// A geometry as it stands in the file.
#[derive(Default)]
pub(super) struct Geometry {
    kind: Option<String>,
    coordinates: Option<Nested>,
}

/// Lists within lists, as they stand in the file.
enum Nested {
    Number(f64),
    Corner(f64, f64),
    List(Vec<Nested>),
    Other,
}

impl Geometry {
    /// The outlines of an area, those of islands and holes among them.
    pub(super) fn outlines(self) -> Result<Vec<Outline>, What> {
        let Some(kind) = self.kind else { return Err(What::NoOutline) };
        let polygons = match (kind.as_str(), self.coordinates) {
            ("Polygon", Some(polygon)) => vec![polygon],
            ("MultiPolygon", Some(Nested::List(polygons))) => polygons,
            ("Polygon" | "MultiPolygon", _) => return Err(What::NoOutline),
            _ => return Err(What::NoArea(kind)),
        };
        let mut outlines = Vec::new();
        for polygon in polygons {
            let Nested::List(rings) = polygon else { return Err(What::NoNumbers) };
            for ring in rings {
                outlines.push(outline(ring)?);
            }
        }
        if outlines.is_empty() { Err(What::NoOutline) } else { Ok(outlines) }
    }
}

fn outline(ring: Nested) -> Result<Outline, What> {
    let Nested::List(corners) = ring else { return Err(What::NoNumbers) };
    if corners.is_empty() {
        return Err(What::NoNumbers);
    }
    let corner = |corner: Nested| match corner {
        Nested::Corner(longitude, latitude) => Ok((longitude, latitude)),
        _ => Err(What::NoNumbers),
    };
    let corners: Outline = corners.into_iter().map(corner).collect::<Result<_, _>>()?;
    for (longitude, latitude) in &corners {
        if longitude.abs() > 180.0 {
            return Err(What::NoDegrees(*longitude));
        }
        if latitude.abs() > 90.0 {
            return Err(What::NoDegrees(*latitude));
        }
    }
    match (corners.first(), corners.last()) {
        (first, last) if first != last => Err(What::NotClosed),
        _ if corners.len() < FEWEST => Err(What::TooFewCorners),
        _ => Ok(corners),
    }
}

/// Reads a geometry.
pub(super) struct ReadGeometry;

impl<'de> Part<'de> for ReadGeometry {
    type Value = Geometry;

    fn other(self) -> Geometry {
        Geometry::default()
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Geometry, A::Error> {
        let mut geometry = Geometry::default();
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "type" => geometry.kind = object.next_value_seed(Read(Text))?,
                "coordinates" => {
                    geometry.coordinates = Some(object.next_value_seed(Read(Coordinates { depth: 0 }))?);
                }
                _ => drop(object.next_value::<serde::de::IgnoredAny>()?),
            }
        }
        Ok(geometry)
    }
}

/// Reads coordinates at a depth.
struct Coordinates {
    depth: usize,
}

impl<'de> Part<'de> for Coordinates {
    type Value = Nested;

    fn other(self) -> Nested {
        Nested::Other
    }

    fn number(self, number: f64) -> Nested {
        Nested::Number(number)
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nested, A::Error> {
        if self.depth == DEEPEST {
            pass_over(list)?;
            return Ok(Nested::Other);
        }
        let below = || Read(Self { depth: self.depth + 1 });
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(below())? {
            let Nested::Number(first) = item else {
                items.push(item);
                continue;
            };
            // A list that begins with a number is a corner; its height, if it has one, says nothing.
            let second = list.next_element_seed(below())?;
            pass_over(list)?;
            return Ok(match second {
                Some(Nested::Number(second)) if items.is_empty() => Nested::Corner(first, second),
                _ => Nested::Other,
            });
        }
        Ok(Nested::List(items))
    }
}
