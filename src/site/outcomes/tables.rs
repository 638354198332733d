//! The tables of an indicator's page. No cell of them is empty: where there is no figure, its
//! shorthand stands.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;

use super::drawings::{self, Drawer, SmallChart};
use super::gap;
use super::glance::marks;
use super::maps::{Map, Placed};
use super::numbers::{Range, Writer};
use super::subjects::{self, By};
use crate::records::fields::{Id, Period};
use crate::records::indicator::{Indicator, Measure};
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::site::parts::{self, Ref};
use crate::site::{Site, periods};
use crate::statistics::{Marker, PublishedFigure, Series, Shown};

/// A row: a figure with the counts behind it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    name: Ref,
    #[serde(flatten)]
    cell: Cell,
    /// Where the true value likely lies, in a table in which any is told.
    range: Option<String>,
    numerator: Option<String>,
    denominator: Option<String>,
}

/// A figure, and the shorthand of its markers.
#[derive(Debug, Serialize)]
struct Cell {
    value: String,
    marks: Option<String>,
}

/// Figures of one period, broken down by one thing.
#[derive(Debug, Serialize)]
pub(super) struct Breakdown {
    by: By,
    /// For groups of people: by what they are told apart.
    set: Option<String>,
    /// The same figures as a chart.
    chart: Option<String>,
    /// Where the chart is a funnel plot.
    is_funnel: bool,
    /// For groups of people: how far apart they are, in sentences.
    gap: Vec<String>,
    rows: Vec<Row>,
}

/// A figure of the whole authority in the table of all periods.
#[derive(Debug, Serialize)]
pub(super) struct PeriodRow {
    #[serde(flatten)]
    row: Row,
    release: Option<Ref>,
    /// At a break in the series: what changed.
    change: Option<String>,
    broken: bool,
    /// The place of its period in the chart over time, counted from 0 for the first one.
    at: Option<usize>,
}

/// How many periods stand beside one another: more would not fit on paper in large print.
const PERIODS_OF_A_GRID: usize = 4;

/// The figures of a few periods: a row a subject, a column a period.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    span: String,
    periods: Vec<String>,
    groups: Vec<GridGroup>,
}

#[derive(Debug, Serialize)]
struct GridGroup {
    by: By,
    rows: Vec<GridRow>,
}

#[derive(Debug, Serialize)]
struct GridRow {
    name: Ref,
    cells: Vec<Cell>,
}

/// What the tables of one indicator are made from.
pub(super) struct Tables<'a> {
    site: &'a Site<'a>,
    indicator: &'a Indicator,
    writer: Writer<'a>,
    /// Whether figures stand on two counts, so that the tables have columns for them.
    pub(super) counts: bool,
    /// Whether any figure has a likely range, so that the tables have a column for it.
    pub(super) ranges: bool,
    series: BTreeMap<By, Vec<(Ref, &'a Series)>>,
}

impl<'a> Tables<'a> {
    /// Of an indicator, with every series whose subject a reader may see.
    pub(super) fn of(site: &'a Site<'a>, entry: &'a Entry<Indicator>) -> Self {
        let mut series: BTreeMap<By, Vec<(Ref, &Series)>> = BTreeMap::new();
        for one in site.figures.of(&entry.id) {
            if let Some(name) = subjects::name(site, one.subject()) {
                series.entry(subjects::by(site, one.subject())).or_default().push((name, one));
            }
        }
        for (by, rows) in &mut series {
            // Lots have numbers and ages go up: those keep the order of their ids.
            if !matches!(by, By::Lot | By::Group) {
                rows.sort_by(|(one, _), (other, _)| one.text.cmp(&other.text));
            }
        }
        let mut figures = series.values().flatten().flat_map(|(_, series)| series.figures());
        let counts = entry.record.measure.value != Measure::Count
            && figures.any(|figure| figure.denominator().is_some());
        let writer = Writer::new(site, &entry.record);
        let figures = series.values().flatten().flat_map(|(_, series)| series.figures());
        let ranges = figures.into_iter().any(|figure| writer.range(figure).is_some());
        Self { site, indicator: &entry.record, writer, counts, ranges, series }
    }

    /// Every series with the name of its subject, in the order of the tables.
    pub(super) fn every_series(&self) -> impl Iterator<Item = &(Ref, &'a Series)> {
        self.series.values().flatten()
    }

    /// The last period that has figures.
    pub(super) fn latest(&self) -> Option<Period> {
        let all = self.series.values().flatten();
        all.filter_map(|(_, series)| series.figures().last()).map(PublishedFigure::period).max()
    }

    /// The releases that published the figures last.
    pub(super) fn releases(&self) -> BTreeSet<&'a Id> {
        let all = self.series.values().flatten();
        all.flat_map(|(_, series)| series.figures()).map(PublishedFigure::release).collect()
    }

    /// A table of one period for each thing that figures are broken down by.
    pub(super) fn breakdowns(&self, period: Period) -> Vec<Breakdown> {
        let tables = self.series.iter().filter(|(by, _)| **by != By::Whole).flat_map(|(by, rows)| {
            let sets = if *by == By::Group { subjects::group_sets(self.site, rows) } else { Vec::new() };
            if sets.is_empty() { vec![(*by, None, rows.iter().collect())] } else { sets }
        });
        let tables = tables.map(|(by, set, rows): (By, Option<String>, Vec<&(Ref, &Series)>)| {
            let rows = rows.into_iter().filter_map(|(name, series)| {
                let figure = series.at(period);
                // A lot or a provider may have come and gone; a district is there all the time.
                let expected = figure.is_some() || by == By::District;
                expected.then_some((name, figure))
            });
            let rows: Vec<(&Ref, Option<&PublishedFigure>)> = rows.collect();
            let funnel = self.funnel(by, &rows, period);
            let is_funnel = funnel.is_some();
            let chart = funnel.or_else(|| self.chart(by, set.as_deref(), &rows, period));
            let is_set = set.is_some();
            let gap = if is_set { gap::sentences(self.site, self.indicator, &rows) } else { Vec::new() };
            let rows = rows.into_iter().map(|(name, figure)| self.row(name.clone(), figure)).collect();
            Breakdown { by, set, chart, is_funnel, gap, rows }
        });
        tables.filter(|table| !table.rows.is_empty()).collect()
    }

    /// Lots and providers beside the limits of chance. Held against one another without these, those
    /// with few people would seem the best and the worst by chance alone.
    fn funnel(&self, by: By, rows: &[(&Ref, Option<&PublishedFigure>)], period: Period) -> Option<String> {
        if !matches!(by, By::Lot | By::Provider) {
            return None;
        }
        let whole = self.series.get(&By::Whole).and_then(|whole| whole.first());
        let whole = whole.and_then(|(_, series)| series.at(period));
        let by = self.site.words.word(&format!("outcome.by.{}", by.key()));
        Drawer::new(self.site, self.indicator).funnel(&by, rows, whole, period)
    }

    /// The chart of a breakdown, with the whole as a line, where readers can hold one against it.
    fn chart(
        &self,
        by: By,
        set: Option<&str>,
        rows: &[(&Ref, Option<&PublishedFigure>)],
        period: Period,
    ) -> Option<String> {
        let whole = self.series.get(&By::Whole).and_then(|whole| whole.first());
        let whole = whole.and_then(|(name, series)| Some((name.text.clone(), series.at(period)?)));
        let by = self.site.words.word(&format!("outcome.by.{}", by.key()));
        let id =
            Id::nearest_to(&set.map_or_else(|| by.clone(), |set| format!("{by} {set}"))).replace('-', "_");
        Drawer::new(self.site, self.indicator).side_by_side(&id, set.unwrap_or(&by), rows, whole, period)
    }

    /// The districts as a map, where they have places in one.
    pub(super) fn map(&self, period: Period) -> Option<Map> {
        let districts = self.series.get(&By::District)?;
        let districts: Vec<Placed<'_>> = districts
            .iter()
            .map(|(name, series)| Placed { name, series, figure: series.at(period) })
            .collect();
        let whole = self.series.get(&By::Whole).and_then(|whole| whole.first());
        let whole = whole.and_then(|(_, series)| series.at(period));
        Drawer::new(self.site, self.indicator).map(&districts, whole, period)
    }

    /// A small chart over time for each district.
    pub(super) fn small_charts(&self) -> Vec<SmallChart> {
        let districts = self.series.get(&By::District).map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<(&Ref, &Series)> = districts.iter().map(|(name, series)| (name, *series)).collect();
        // How many there are in a whole county says nothing beside how many there are in a part.
        let is_count = self.indicator.measure.value.is_amount();
        let whole = self.series.get(&By::Whole).and_then(|whole| whole.first()).filter(|_| !is_count);
        Drawer::new(self.site, self.indicator).small_multiples(&rows, whole.map(|(_, series)| *series))
    }

    /// The figure of the whole authority in one period, to stand below those of its parts.
    pub(super) fn whole_row(&self, series: &Series, period: Period) -> Option<Row> {
        let name = subjects::name(self.site, series.subject())?;
        Some(self.row(name, Some(series.at(period)?)))
    }

    /// The figures of the whole authority over time, the newest first.
    pub(super) fn over_time(&self, series: &Series) -> Vec<PeriodRow> {
        let figures = series.figures().iter().zip(drawings::places(self.indicator.frequency, series));
        let rows = figures.rev().map(|(figure, at)| {
            let name = Ref { text: periods::label(self.site, figure.period()), href: None };
            let broken = figure.markers().contains(&Marker::Break);
            let definition = self.indicator.definitions.get(figure.definition()).filter(|_| broken);
            PeriodRow {
                row: self.row(name, Some(figure)),
                release: release(self.site, figure.release()),
                broken,
                change: definition.and_then(|version| parts::text(self.site, version.change.as_ref())),
                at,
            }
        });
        rows.collect()
    }

    /// Every figure, where there is more than one subject and more than one period; the newest
    /// periods come first.
    pub(super) fn grids(&self) -> Vec<Grid> {
        let all = self.series.values().flatten().flat_map(|(_, series)| series.figures());
        let periods: BTreeSet<Period> = all.map(PublishedFigure::period).collect();
        let periods: Vec<Period> = periods.into_iter().collect();
        let subjects: usize = self.series.values().map(Vec::len).sum();
        if periods.len() < 2 || subjects < 2 {
            return Vec::new();
        }
        periods.rchunks(PERIODS_OF_A_GRID).filter_map(|periods| self.grid(periods)).collect()
    }

    fn grid(&self, periods: &[Period]) -> Option<Grid> {
        let row = |(name, series): &(Ref, &Series)| {
            let figures: Vec<_> = periods.iter().map(|period| series.at(*period)).collect();
            let cells = figures.iter().map(|figure| self.cell(*figure)).collect();
            figures.iter().any(Option::is_some).then(|| GridRow { name: name.clone(), cells })
        };
        let groups = self
            .series
            .iter()
            .map(|(by, rows)| GridGroup { by: *by, rows: rows.iter().filter_map(row).collect() });
        Some(Grid {
            span: periods::span(self.site, *periods.first()?, *periods.last()?),
            periods: periods.iter().map(|period| periods::label(self.site, *period)).collect(),
            groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        })
    }

    fn cell(&self, figure: Option<&PublishedFigure>) -> Cell {
        Cell {
            value: figure.map_or_else(|| Writer::count(None), |figure| self.writer.value(figure).cell),
            marks: figure.and_then(|figure| marks(figure.markers())),
        }
    }

    fn range(&self, figure: Option<&PublishedFigure>) -> String {
        match figure.and_then(|figure| self.writer.range(figure)) {
            Some(Range { lower, upper }) => {
                self.site.words.text("figure.range", &[("lower", &lower), ("upper", &upper)])
            }
            None if figure.is_some_and(|figure| matches!(figure.value(), Shown::Suppressed)) => {
                Writer::count(Some(Shown::Suppressed))
            }
            None => Writer::count(None),
        }
    }

    fn row(&self, name: Ref, figure: Option<&PublishedFigure>) -> Row {
        let count = |of: fn(&PublishedFigure) -> Option<Shown<Decimal>>| {
            self.counts.then(|| Writer::count(figure.and_then(of)))
        };
        Row {
            name,
            cell: self.cell(figure),
            range: self.ranges.then(|| self.range(figure)),
            // A sum of pounds is its own numerator.
            numerator: count(PublishedFigure::numerator)
                .filter(|_| self.indicator.measure.value != Measure::Money),
            denominator: count(PublishedFigure::denominator),
        }
    }
}

/// A release as a page links to it, where a reader may see it.
pub(super) fn release(site: &Site<'_>, id: &Id) -> Option<Ref> {
    let release = site.directory.all::<Release>().get(id.as_str())?;
    Some(parts::reference(site, &**release))
}

/// Every shorthand that a page may explain, in the order in which it explains them.
pub(in crate::site) const SHORTHAND: [&str; 10] =
    ["[b]", "[c]", "[e]", "[f]", "[low]", "[p]", "[r]", "[u]", "[x]", "[z]"];

/// A shorthand that stands on the page.
#[derive(Debug, Serialize)]
pub(in crate::site) struct Note {
    shorthand: &'static str,
    /// The same without its brackets, the key of its explanation.
    key: &'static str,
}

/// The shorthand that occurs in some texts of a page.
pub(in crate::site) fn notes(cells: &[&str]) -> Vec<Note> {
    let occurs = |shorthand: &&str| cells.iter().any(|cell| cell.contains(*shorthand));
    let found = SHORTHAND.into_iter().filter(occurs);
    found.map(|shorthand| Note { shorthand, key: shorthand.trim_matches(['[', ']']) }).collect()
}

impl Cell {
    fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.value).chain(&self.marks).map(String::as_str)
    }
}

impl Row {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let counts = self.range.iter().chain(&self.numerator).chain(&self.denominator);
        let counts = counts.map(String::as_str);
        self.cell.texts().chain(counts)
    }
}

/// The shorthand of the tables of a page.
pub(super) fn notes_of(breakdowns: &[Breakdown], periods: &[PeriodRow], grids: &[Grid]) -> Vec<Note> {
    let rows = breakdowns.iter().flat_map(|table| &table.rows);
    let rows = rows.chain(periods.iter().map(|period| &period.row));
    let cells = grids.iter().flat_map(|grid| &grid.groups).flat_map(|group| &group.rows);
    let cells = cells.flat_map(|row| &row.cells);
    let texts: Vec<&str> = rows.flat_map(Row::texts).chain(cells.flat_map(Cell::texts)).collect();
    notes(&texts)
}
