//! One district beside all others: who is clearly better or worse, and a chart with all of them.

use serde::Serialize;

use super::drawings::Drawer;
use super::glance::{self, FigureView, TargetResult};
use super::numbers::{Range, Writer};
use super::subjects::{self, By};
use crate::charts::{Dot, DotChart};
use crate::records::area::Area;
use crate::records::fields::{Id, Period};
use crate::records::indicator::{Indicator, Measure};
use crate::records::reading::Entry;
use crate::site::parts::{self, Link, Ref};
use crate::site::{Site, periods};
use crate::statistics::methods::Comparison;
use crate::statistics::{PublishedFigure, Series, Subject, likely};

/// An indicator with the latest figure of one district beside those of the others.
#[derive(Serialize)]
pub(in crate::site) struct Beside {
    indicator: Link,
    /// Names the parts of the page that belong to it.
    id: String,
    period: String,
    pub(in crate::site) here: FigureView,
    /// How many of the others it can be held against, and how it stands to them.
    others: usize,
    better: usize,
    worse: usize,
    higher: usize,
    lower: usize,
    chart: Option<String>,
    pub(in crate::site) rows: Vec<OtherRow>,
}

/// Another district.
#[derive(Serialize)]
pub(in crate::site) struct OtherRow {
    name: Ref,
    value: String,
    pub(in crate::site) marks: Option<String>,
    range: Option<String>,
    /// How the district of the page stands to it; nothing where nobody can say.
    result: Option<TargetResult>,
}

/// Another district with its figure in the period.
struct Other<'a> {
    name: Ref,
    figure: &'a PublishedFigure,
    result: Option<Comparison>,
}

/// A district beside all others in an indicator. Nothing where none of them can be held against it: how
/// many there are in one says nothing beside how many there are in another.
pub(in crate::site) fn beside(site: &Site<'_>, entry: &Entry<Indicator>, district: &Id) -> Option<Beside> {
    let indicator = &entry.record;
    let here = latest(site, entry, district)?;
    let others = others(site, entry, district, here);
    let count = |wanted| others.iter().filter(|other| other.result == Some(wanted)).count();
    let held = others.iter().filter(|other| other.result.is_some()).count();
    if others.is_empty() {
        return None;
    }
    let own = parts::reference(site, &**site.directory.all::<Area>().get(district.as_str())?);
    Some(Beside {
        indicator: parts::link(site, entry)?,
        id: entry.id.as_str().replace('-', "_"),
        period: periods::label(site, here.period()),
        here: glance::figure(site, indicator, here),
        others: held,
        better: count(Comparison::Better),
        worse: count(Comparison::Worse),
        higher: count(Comparison::Higher),
        lower: count(Comparison::Lower),
        chart: (held > 0).then(|| chart(site, entry, (own, here), &others)),
        rows: others.into_iter().map(|other| row(site, indicator, other)).collect(),
    })
}

/// Whether there is anything to hold a district against in an indicator.
pub(in crate::site) fn can_be_compared(site: &Site<'_>, entry: &Entry<Indicator>, district: &Id) -> bool {
    latest(site, entry, district)
        .is_some_and(|here| figures_of_others(site, entry, district, here.period()).next().is_some())
}

/// The latest figure of a district, where it is of a kind that can be held against another's.
fn latest<'a>(site: &'a Site<'_>, entry: &Entry<Indicator>, district: &Id) -> Option<&'a PublishedFigure> {
    if !matches!(entry.record.measure.value, Measure::Percentage | Measure::Rate) {
        return None;
    }
    let subject = Subject { area: Some(district.clone()), ..Subject::default() };
    site.figures.series(&entry.id, &subject)?.figures().last()
}

/// The figures of other districts in a period.
fn figures_of_others<'a>(
    site: &'a Site<'_>,
    entry: &Entry<Indicator>,
    district: &Id,
    period: Period,
) -> impl Iterator<Item = (&'a Series, &'a PublishedFigure)> {
    let is_other = move |series: &&Series| {
        let area = series.subject().area.as_ref();
        subjects::by(site, series.subject()) == By::District && area.is_some_and(|area| area != district)
    };
    let all = site.figures.of(&entry.id).iter().filter(is_other);
    all.filter_map(move |series| Some((series, series.at(period)?)))
}

/// The other districts with a figure in the period, by name.
fn others<'a>(
    site: &'a Site<'_>,
    entry: &Entry<Indicator>,
    district: &Id,
    here: &PublishedFigure,
) -> Vec<Other<'a>> {
    let found = figures_of_others(site, entry, district, here.period());
    let named = |(series, figure): (&Series, &'a PublishedFigure)| {
        Some((subjects::name(site, series.subject())?, figure))
    };
    let mut found: Vec<(Ref, &PublishedFigure)> = found.filter_map(named).collect();
    found.sort_by(|(one, _), (other, _)| one.text.cmp(&other.text));
    let many = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let other = |(name, figure): (Ref, &'a PublishedFigure)| Other {
        name,
        figure,
        result: likely::beside(&entry.record, here, figure, many),
    };
    found.into_iter().map(other).collect()
}

/// All districts by name, the one of the page marked.
fn chart(
    site: &Site<'_>,
    entry: &Entry<Indicator>,
    (own, here): (Ref, &PublishedFigure),
    others: &[Other<'_>],
) -> String {
    let drawer = Drawer::new(site, &entry.record);
    let dot = |name: &Ref, figure: &PublishedFigure, own: bool| Dot {
        name: name.text.clone(),
        figure: drawer.figure(Some(figure)),
        interval: drawer.interval(figure),
        verdict: None,
        own,
    };
    let mut dots: Vec<Dot> = others.iter().map(|other| dot(&other.name, other.figure, false)).collect();
    dots.push(dot(&own, here, true));
    dots.sort_by(|one, other| one.name.cmp(&other.name));
    let whole = subjects::whole(site, &entry.id).and_then(|whole| whole.at(here.period()));
    let benchmark = whole.and_then(|whole| Some((subjects::whole_name(site), drawer.reading(whole)?)));
    let id = format!("beside_{}", entry.id.as_str().replace('-', "_"));
    let frame = drawer.frame(&id, "chart.side_by_side", &periods::label(site, here.period()));
    DotChart { frame, axis: drawer.axis(true), dots, benchmark }.svg()
}

impl Beside {
    /// The signs that stand in its texts.
    pub(in crate::site) fn signs(&self) -> impl Iterator<Item = &str> {
        let here = [Some(self.here.value.cell.as_str()), self.here.marks.as_deref()];
        let others = self.rows.iter().flat_map(|row| [Some(row.value.as_str()), row.marks.as_deref()]);
        here.into_iter().chain(others).flatten()
    }
}

fn row(site: &Site<'_>, indicator: &Indicator, other: Other<'_>) -> OtherRow {
    let writer = Writer::new(site, indicator);
    let view = glance::figure(site, indicator, other.figure);
    let range = writer.range(other.figure).map(|Range { lower, upper }| {
        site.words.text("figure.range", &[("lower", &lower), ("upper", &upper)])
    });
    OtherRow {
        name: other.name,
        value: view.value.cell,
        marks: view.marks,
        range,
        result: other.result.map(TargetResult::from),
    }
}
