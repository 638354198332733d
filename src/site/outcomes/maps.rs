//! A map of the districts, each filled by how it stands beside the whole authority: by their
//! boundaries where the site gives those of all, or else as tiles.

use super::drawings::Drawer;
use crate::charts::{AreaMap, Classes, Frame, MapArea, Tile, TileMap, Verdict};
use crate::records::area::Area;
use crate::records::fields::{Id, Period};
use crate::records::indicator::Direction;
use crate::site::parts::Ref;
use crate::site::periods;
use crate::statistics::{PublishedFigure, Series};

/// A district with its figure in one period.
pub(super) struct Placed<'a> {
    pub(super) name: &'a Ref,
    pub(super) series: &'a Series,
    pub(super) figure: Option<&'a PublishedFigure>,
}

/// A map.
pub(super) struct Map {
    /// The drawing.
    pub(super) svg: String,
    /// Where the boundaries come from; nothing for a map of tiles.
    pub(super) source: Option<String>,
}

impl Drawer<'_> {
    /// The districts of a period on a map. Nothing where no figure can be held against the whole: how
    /// many there are in a large district says nothing beside how many there are in a small one.
    pub(super) fn map(
        self,
        districts: &[Placed<'_>],
        whole: Option<&PublishedFigure>,
        period: Period,
    ) -> Option<Map> {
        let whole = whole?;
        let stands = |district: &&Placed<'_>| {
            self.area(district).is_some_and(|area| area.stands_on(period.first_day()))
        };
        let districts: Vec<&Placed<'_>> = districts.iter().filter(stands).collect();
        self.by_boundaries(&districts, whole, period).or_else(|| self.tiles(&districts, whole, period))
    }

    /// The districts by their boundaries. Nothing where one of them has none: a hole in the map would
    /// look like a place without people.
    fn by_boundaries(
        self,
        districts: &[&Placed<'_>],
        whole: &PublishedFigure,
        period: Period,
    ) -> Option<Map> {
        let area = |district: &&Placed<'_>| {
            let outlines = self.site.directory.boundary(district.series.subject().area.as_ref()?)?;
            Some(MapArea {
                name: district.name.text.clone(),
                figure: self.figure(district.figure),
                class: district.figure.and_then(|figure| self.class(figure, whole)),
                outlines: outlines.to_vec(),
            })
        };
        let areas: Vec<MapArea> = districts.iter().map(area).collect::<Option<_>>()?;
        let is_held = areas.iter().filter(|area| area.class.is_some()).count() > 1;
        let source = self.site.directory.authority.record.boundaries.as_ref()?;
        let map = AreaMap { frame: self.map_frame("map_areas", period), classes: self.classes(), areas };
        is_held.then(|| Map {
            svg: map.svg(),
            source: Some(source.attribution.in_language(self.site.language).clone()),
        })
    }

    /// The districts as tiles, each about where it lies. Nothing where one of them has no place.
    fn tiles(self, districts: &[&Placed<'_>], whole: &PublishedFigure, period: Period) -> Option<Map> {
        let tile = |district: &&Placed<'_>| {
            let place = self.area(district)?.tile.as_ref()?.value;
            Some(Tile {
                row: place.row.into(),
                column: place.column.into(),
                name: district.name.text.clone(),
                figure: self.figure(district.figure),
                class: district.figure.and_then(|figure| self.class(figure, whole)),
                own: false,
            })
        };
        let tiles: Vec<Tile> = districts.iter().map(tile).collect::<Option<_>>()?;
        let is_held = tiles.iter().filter(|tile| tile.class.is_some()).count() > 1;
        let map = TileMap { frame: self.map_frame("map_tiles", period), classes: self.classes(), tiles };
        is_held.then(|| Map { svg: map.svg(), source: None })
    }

    fn area(&self, district: &Placed<'_>) -> Option<&Area> {
        let id: &Id = district.series.subject().area.as_ref()?;
        self.site.directory.all::<Area>().get(id.as_str()).map(|area| &area.record)
    }

    fn map_frame(self, id: &str, period: Period) -> Frame {
        let about =
            [self.site.words.word("outcome.by.district"), periods::label(self.site, period)].join(", ");
        self.frame(id, "chart.side_by_side", &about)
    }

    /// The classes of a map: lower or worse, about the same, higher or better.
    fn classes(self) -> Classes {
        let words = &self.site.words;
        let names = match self.indicator.direction {
            Direction::Neither => ["chart.lower", "chart.similar", "chart.higher"],
            _ => ["chart.better", "chart.similar", "chart.worse"],
        };
        Classes {
            names: names.map(|name| words.word(name)).to_vec(),
            kept_back: words.word("chart.kept_back"),
            missing: words.word("chart.missing"),
        }
    }

    fn class(self, figure: &PublishedFigure, whole: &PublishedFigure) -> Option<usize> {
        self.verdict(figure, whole).map(|(verdict, _)| match verdict {
            Verdict::Better | Verdict::Lower => 0,
            Verdict::Similar => 1,
            Verdict::Worse | Verdict::Higher => 2,
        })
    }
}
