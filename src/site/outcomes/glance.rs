//! The latest figure of an indicator about one subject: beside its target, and beside the figure
//! of a year before.

use serde::Serialize;

use super::comparable;
use super::drawings::Drawer;
use super::numbers::{Value, Writer};
use super::standing::{self, Standing};
use super::subjects::{self, By};
use crate::records::fields::{Id, Period};
use crate::records::indicator::{Direction, Indicator, Target};
use crate::records::reading::Entry;
use crate::site::{Site, parts, periods};
use crate::statistics::methods::{Comparison, Movement};
use crate::statistics::{Marker, PublishedFigure, Series, likely};

/// A figure with what a reader has to know about it.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct FigureView {
    pub(in crate::site) value: Value,
    pub(in crate::site) period: String,
    /// The shorthand of its markers, as in `[p][r]`, where there is a number.
    pub(in crate::site) marks: Option<String>,
    /// The same in words.
    pub(in crate::site) markers: Vec<Marker>,
}

/// What the authority wanted to reach in a period, and whether it did.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct TargetView {
    pub(in crate::site) words: String,
    /// Nothing where there is no figure to hold against it, or neither way is better.
    pub(in crate::site) result: Option<TargetResult>,
    /// How the figure itself is rated, where the indicator says what is close to its target.
    pub(in crate::site) standing: Option<Standing>,
}

/// How a figure stands to its target. Where it has an interval, that decides: a figure a little
/// below its target may be so by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::site) enum TargetResult {
    Met,
    NotMet,
    Better,
    Similar,
    Worse,
    Higher,
    Lower,
}

impl From<Comparison> for TargetResult {
    fn from(comparison: Comparison) -> Self {
        match comparison {
            Comparison::Better => Self::Better,
            Comparison::Worse => Self::Worse,
            Comparison::Higher => Self::Higher,
            Comparison::Lower => Self::Lower,
            Comparison::Similar => Self::Similar,
        }
    }
}

/// The figure of a year before.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct BeforeView {
    /// In words. Nothing where the two may not be compared, because it was counted in another way.
    pub(in crate::site) words: Option<String>,
    /// Which way the figure went since, where that could be tested.
    pub(in crate::site) movement: Option<Movement>,
}

/// A figure as its view.
pub(in crate::site) fn figure(
    site: &Site<'_>,
    indicator: &Indicator,
    figure: &PublishedFigure,
) -> FigureView {
    let value = Writer::new(site, indicator).value(figure);
    FigureView {
        marks: marks(figure.markers()).filter(|_| value.there),
        value,
        period: periods::label(site, figure.period()),
        markers: figure.markers().to_vec(),
    }
}

/// Markers as a table writes them.
pub(super) fn marks(markers: &[Marker]) -> Option<String> {
    (!markers.is_empty()).then(|| markers.iter().map(|marker| marker.shorthand()).collect())
}

/// The target of a period, the newest where several hold.
pub(super) fn target_of(indicator: &Indicator, period: Period) -> Option<&Target> {
    let holds =
        |target: &&Target| periods::holds(target.from.value, target.to.as_ref().map(|to| to.value), period);
    indicator.targets.iter().filter(holds).max_by_key(|target| target.from.value)
}

/// The target beside a figure of the whole authority.
pub(in crate::site) fn target(
    site: &Site<'_>,
    indicator: &Indicator,
    figure: &PublishedFigure,
) -> Option<TargetView> {
    let target = target_of(indicator, figure.period())?;
    let wanted = target.value.value.0;
    let reached = || {
        let met = indicator.direction.reaches(figure.value().value()?, wanted)?;
        Some(if met { TargetResult::Met } else { TargetResult::NotMet })
    };
    let result = likely::against(indicator, figure, wanted).map(TargetResult::from).or_else(reached);
    let standing = standing::of(indicator, figure, wanted);
    Some(TargetView { words: Writer::new(site, indicator).words(wanted), result, standing })
}

/// The target beside a figure of a part. How many a whole authority is to reach says nothing
/// about a part of it, so counts have none.
pub(in crate::site) fn target_of_part(
    site: &Site<'_>,
    indicator: &Indicator,
    figure: &PublishedFigure,
) -> Option<TargetView> {
    (!indicator.measure.value.is_amount()).then(|| target(site, indicator, figure)).flatten()
}

/// The figure of a year before another one of its series, where there is one. No break in the
/// definition is crossed.
pub(in crate::site) fn before(
    site: &Site<'_>,
    indicator: &Indicator,
    series: &Series,
    figure: &PublishedFigure,
) -> Option<BeforeView> {
    let wanted = periods::year_before(figure.period());
    let before = series.at(wanted)?;
    let between = |other: &&PublishedFigure| (wanted..=figure.period()).contains(&other.period());
    let mut since = series.figures().iter().filter(between).skip(1);
    let broken = since.any(|later| later.markers().contains(&Marker::Break))
        || !comparable(&indicator.definitions, before.definition(), figure.definition());
    let words = (!broken).then(|| Writer::new(site, indicator).value(before).words);
    let change = words.as_ref().and_then(|_| likely::change_between(indicator, before, figure));
    Some(BeforeView { words, movement: change.map(|change| change.movement) })
}

/// An indicator in a list, with its latest figure for the whole authority.
#[derive(Debug, Serialize)]
pub(super) struct Glance {
    name: String,
    href: String,
    summary: String,
    direction: Direction,
    latest: Option<FigureView>,
    pub(super) target: Option<TargetView>,
    before: Option<BeforeView>,
    districts: usize,
    spark: Option<String>,
}

/// An indicator as an entry of the framework.
pub(super) fn glance(site: &Site<'_>, entry: &Entry<Indicator>) -> Option<Glance> {
    let indicator = &entry.record;
    let parts::Link { text, href } = parts::link(site, entry)?;
    let series = subjects::whole(site, &entry.id);
    let latest = series.and_then(|series| Some((series, series.figures().last()?)));
    Some(Glance {
        name: text,
        href,
        summary: indicator.summary.in_language(site.language).clone(),
        direction: indicator.direction,
        latest: latest.map(|(_, latest)| figure(site, indicator, latest)),
        target: latest.and_then(|(_, latest)| target(site, indicator, latest)),
        before: latest.and_then(|(series, latest)| before(site, indicator, series, latest)),
        districts: districts(site, &entry.id),
        spark: series.and_then(|series| {
            Drawer::new(site, indicator).spark(&entry.id.as_str().replace('-', "_"), series)
        }),
    })
}

/// How many districts an indicator has figures for.
fn districts(site: &Site<'_>, indicator: &Id) -> usize {
    site.figures
        .of(indicator)
        .iter()
        .filter(|series| subjects::by(site, series.subject()) == By::District)
        .count()
}
