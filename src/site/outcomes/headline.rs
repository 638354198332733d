//! The headline of an indicator: sentences made from its figures. They say no more than the
//! figures do: "up" or "down" only where the change was tested.

use super::glance::{self, BeforeView, TargetResult, TargetView};
use super::numbers::{Range, Writer};
use crate::records::indicator::{Indicator, Measure};
use crate::site::{Site, periods};
use crate::statistics::methods::Movement;
use crate::statistics::{Marker, PublishedFigure, Series, Shown};

/// The sentences about the latest figure of a series of the whole authority. `over_time` is the one about
/// the course of the last five; what has to be known about the figure stands last.
pub(super) fn sentences(
    site: &Site<'_>,
    indicator: &Indicator,
    series: &Series,
    over_time: Option<String>,
) -> Vec<String> {
    let Some(latest) = series.figures().last() else { return Vec::new() };
    let target = glance::target(site, indicator, latest);
    let standing = target.as_ref().and_then(|target| target.standing);
    let standing = standing.map(|standing| site.words.word(&format!("headline.standing.{}", standing.key())));
    let target = target.map(|target| of_target(site, &target));
    let before = glance::before(site, indicator, series, latest).map(|before| of_before(site, &before));
    let markers = latest.markers().iter().filter_map(|marker| of_marker(site, *marker));
    let first = std::iter::once(of_figure(site, indicator, latest));
    let range = Writer::new(site, indicator).range(latest).map(|range| of_range(site, &range));
    first.chain(range).chain(target).chain(standing).chain(before).chain(over_time).chain(markers).collect()
}

/// What the figure is, with the count behind it: a headline without its base overclaims.
fn of_figure(site: &Site<'_>, indicator: &Indicator, latest: &PublishedFigure) -> String {
    let writer = Writer::new(site, indicator);
    let period = periods::label(site, latest.period());
    let value = writer.value(latest);
    let seen = |count: Option<Shown<_>>| count.is_some_and(|count| count.value().is_some());
    let based = seen(latest.numerator()) && seen(latest.denominator());
    let (numerator, denominator) = (Writer::count(latest.numerator()), Writer::count(latest.denominator()));
    let name = match (value.there, indicator.measure.value, based) {
        (false, ..) => "headline.none",
        (true, Measure::Count, _) => "headline.count",
        (true, Measure::Percentage, true) => "headline.percentage",
        (true, Measure::Rate, true) => "headline.rate",
        (true, Measure::Average, true) => "headline.average",
        (true, Measure::Money, true) => "headline.money",
        (true, Measure::Rating, true) => "headline.rating",
        (true, Measure::StandardisedRate, true) => "headline.standardised",
        (true, _, false) => "headline.value",
    };
    let blanks = [
        ("period", period.as_str()),
        ("value", &value.words),
        ("numerator", &numerator),
        ("denominator", &denominator),
        ("unit", writer.unit()),
    ];
    site.words.text(name, &blanks)
}

pub(in crate::site) fn of_target(site: &Site<'_>, target: &TargetView) -> String {
    let name = match target.result {
        Some(TargetResult::Met) => "headline.target_met",
        Some(TargetResult::NotMet) => "headline.target_not_met",
        Some(TargetResult::Better) => "headline.target_better",
        Some(TargetResult::Similar) => "headline.target_similar",
        Some(TargetResult::Worse) => "headline.target_worse",
        Some(TargetResult::Higher) => "headline.target_higher",
        Some(TargetResult::Lower) => "headline.target_lower",
        None => "headline.target",
    };
    site.words.text(name, &[("target", &target.words)])
}

pub(in crate::site) fn of_range(site: &Site<'_>, range: &Range) -> String {
    site.words.text("headline.range", &[("lower", &range.lower), ("upper", &range.upper)])
}

/// What a reader has to know about the figure. A break is told where the two sides of it meet: in
/// the sentence about the year before.
pub(in crate::site) fn of_marker(site: &Site<'_>, marker: Marker) -> Option<String> {
    let name = match marker {
        Marker::Break => return None,
        Marker::Estimated => "headline.estimated",
        Marker::Forecast => "headline.forecast",
        Marker::Provisional => "headline.provisional",
        Marker::Revised => "headline.revised",
        Marker::Unreliable => "headline.unreliable",
    };
    Some(site.words.word(name))
}

pub(in crate::site) fn of_before(site: &Site<'_>, before: &BeforeView) -> String {
    let Some(words) = &before.words else { return site.words.word("headline.before_broken") };
    let name = match before.movement {
        Some(Movement::Up) => "headline.before_up",
        Some(Movement::Down) => "headline.before_down",
        Some(Movement::NoClearChange) => "headline.before_no_clear_change",
        None => "headline.before",
    };
    site.words.text(name, &[("value", words)])
}
