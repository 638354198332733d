//! Where a figure stands: on its target, close to it or off it, and how it is rated on the scale of
//! the Procurement Act. Both look at the published figure alone, as those who agreed on it do; what
//! chance may have made is told beside it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::numbers::{Value, Writer};
use super::subjects;
use crate::records::contract::{MeasuredBy, PerformanceRating};
use crate::records::fields::{Date, Reference};
use crate::records::indicator::{Direction, Indicator};
use crate::records::release::Release;
use crate::site::parts::{self, Link};
use crate::site::{Site, periods};
use crate::statistics::{PublishedFigure, Subject};

/// How a figure stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::site) enum Standing {
    #[serde(rename = "on-target")]
    On,
    #[serde(rename = "close-to-target")]
    Close,
    #[serde(rename = "off-target")]
    Off,
}

impl Standing {
    /// Its name among the words of the theme.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::On => "on-target",
            Self::Close => "close-to-target",
            Self::Off => "off-target",
        }
    }
}

/// The standing of a figure, where its indicator says what is close to its target.
pub(super) fn of(indicator: &Indicator, figure: &PublishedFigure, wanted: Decimal) -> Option<Standing> {
    let close = indicator.close_to_target.as_ref()?.value.0;
    let reached = figure.value().value()?;
    let lacking = match indicator.direction {
        Direction::HigherIsBetter => wanted - reached,
        Direction::LowerIsBetter => reached - wanted,
        Direction::Neither => return None,
    };
    Some(if lacking <= Decimal::ZERO {
        Standing::On
    } else if lacking <= close {
        Standing::Close
    } else {
        Standing::Off
    })
}

/// A figure that rates the work of a contract.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct RatedFigure {
    pub(in crate::site) value: Value,
    pub(in crate::site) period: String,
    /// What it is about, where that is not everywhere.
    pub(in crate::site) about: Option<String>,
    pub(in crate::site) indicator: Link,
    /// From which figures on the work is good, approaches its target, or requires improvement.
    pub(in crate::site) good: String,
    pub(in crate::site) approaching_target: String,
    pub(in crate::site) requires_improvement: String,
    pub(in crate::site) lower_is_better: bool,
    /// Nothing where the figure is not there or hidden.
    #[serde(skip)]
    pub(in crate::site) rating: Option<PerformanceRating>,
    /// The day on which the figure came out.
    #[serde(skip)]
    pub(in crate::site) day: Option<Date>,
}

/// The latest published figure by which the work of a contract is rated.
pub(in crate::site) fn rated(site: &Site<'_>, by: &MeasuredBy) -> Option<RatedFigure> {
    let entry = site.directory.get(&by.indicator)?;
    let subject = Subject {
        area: by.area.as_ref().map(Reference::id).cloned(),
        lot: by.lot.as_ref().map(Reference::id).cloned(),
        provider: by.provider.as_ref().map(Reference::id).cloned(),
        group: None,
    };
    let is_whole = subject == Subject::default();
    let figure = subjects::series_of(site, &entry.id, &subject)?.figures().last()?;
    let writer = Writer::new(site, &entry.record);
    let words = |value: Decimal| writer.words(value);
    let release = site.directory.all::<Release>().get(figure.release().as_str());
    let name = if is_whole { None } else { Some(subjects::name(site, &subject)?.text) };
    Some(RatedFigure {
        value: writer.value(figure),
        period: periods::label(site, figure.period()),
        about: name,
        indicator: parts::link(site, entry)?,
        good: words(by.good.value.0),
        approaching_target: words(by.approaching_target.value.0),
        requires_improvement: words(by.requires_improvement.value.0),
        lower_is_better: entry.record.direction == Direction::LowerIsBetter,
        rating: figure.value().value().and_then(|value| rating(by, entry.record.direction, value)),
        day: release.map(|release| Date(release.record.at.value.0.date())),
    })
}

/// The rating of a figure: Procurement Regulations 2024, regulation 39, by the contract's own limits.
fn rating(by: &MeasuredBy, direction: Direction, value: Decimal) -> Option<PerformanceRating> {
    let reaches = |limit: Decimal| direction.reaches(value, limit);
    Some(if reaches(by.good.value.0)? {
        PerformanceRating::Good
    } else if reaches(by.approaching_target.value.0)? {
        PerformanceRating::ApproachingTarget
    } else if reaches(by.requires_improvement.value.0)? {
        PerformanceRating::RequiresImprovement
    } else {
        PerformanceRating::Inadequate
    })
}
