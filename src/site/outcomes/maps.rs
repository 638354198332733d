//! A map of the districts, each filled by how it stands beside the whole authority.

use super::drawings::Drawer;
use crate::charts::{Classes, Frame, Tile, TileMap, Verdict};
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

impl Drawer<'_> {
    /// The districts as tiles, each about where it lies. Nothing where one of them has no place, or where
    /// no figure can be held against the whole: how many there are in a large district says nothing
    /// beside how many there are in a small one.
    pub(super) fn tiles(
        self,
        districts: &[Placed<'_>],
        whole: Option<&PublishedFigure>,
        period: Period,
    ) -> Option<String> {
        let whole = whole?;
        let tile = |district: &Placed<'_>| {
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
        let stands = |district: &&Placed<'_>| {
            self.area(district).is_some_and(|area| area.stands_on(period.first_day()))
        };
        let tiles: Vec<Tile> = districts.iter().filter(stands).map(tile).collect::<Option<_>>()?;
        let is_held = tiles.iter().filter(|tile| tile.class.is_some()).count() > 1;
        let map = TileMap { frame: self.map_frame("map_tiles", period), classes: self.classes(), tiles };
        is_held.then(|| map.svg())
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
