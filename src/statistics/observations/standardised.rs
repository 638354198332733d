//! Standardised rates: the figures of everybody, made from the published ones of the groups.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::directory::VisibleDirectory;
use crate::records::fields::Date;
use crate::records::indicator::Indicator;
use crate::records::release::Release;
use crate::statistics::disclosure::{Band, Rules};
use crate::statistics::figure::{PublishedFigure, Series, Shown, Subject};

/// The published figures of the groups about one subject in one period.
type Bands<'s> = BTreeMap<&'s str, &'s PublishedFigure>;

/// Adds the rate of everybody wherever groups have figures. A rate that came ready-made stays.
pub(super) fn add(series: &mut Vec<Series>, directory: &VisibleDirectory, rules: &Rules) {
    let Some((_, population)) = directory.all::<Indicator>().head().and_then(|head| head.standard()) else {
        return;
    };
    let people: BTreeMap<&str, Decimal> =
        population.people.iter().map(|(group, people)| (group.as_str(), people.value.0)).collect();
    let mut made: BTreeMap<Subject, Vec<PublishedFigure>> = BTreeMap::new();
    for (subject, periods) in bands(series, &people) {
        let figures = periods.values().filter_map(|bands| figure(bands, &people, directory, rules));
        made.insert(subject, figures.collect());
    }
    for (subject, figures) in made {
        match series.binary_search_by(|one| one.subject.cmp(&subject)) {
            Ok(at) => {
                let there: BTreeSet<Date> =
                    series[at].figures.iter().map(|figure| figure.period.first_day()).collect();
                let new = figures.into_iter().filter(|figure| !there.contains(&figure.period.first_day()));
                series[at].figures.extend(new);
                series[at].figures.sort_by_key(|figure| figure.period);
            }
            Err(at) => series.insert(at, Series { subject, figures }),
        }
    }
}

/// The groups with figures, by the subject that they are groups of and by period.
fn bands<'s>(
    series: &'s [Series],
    people: &BTreeMap<&str, Decimal>,
) -> BTreeMap<Subject, BTreeMap<Date, Bands<'s>>> {
    let mut all: BTreeMap<Subject, BTreeMap<Date, Bands<'_>>> = BTreeMap::new();
    for one in series {
        let Some(group) = one.subject.group.as_deref().filter(|group| people.contains_key(group)) else {
            continue;
        };
        let periods = all.entry(Subject { group: None, ..one.subject.clone() }).or_default();
        for figure in &one.figures {
            periods.entry(figure.period.first_day()).or_default().insert(group, figure);
        }
    }
    all
}

fn figure(
    bands: &Bands<'_>,
    people: &BTreeMap<&str, Decimal>,
    directory: &VisibleDirectory,
    rules: &Rules,
) -> Option<PublishedFigure> {
    let count = |group: &str, of: fn(&PublishedFigure) -> Option<Shown<Decimal>>| {
        let figure = bands.get(group);
        let without_counts = figure.map(|figure| figure.value).filter(|value| value.value().is_none());
        figure.and_then(|figure| of(figure)).or(without_counts).unwrap_or(Shown::NotAvailable)
    };
    let all: Vec<Band> = people
        .iter()
        .map(|(group, people)| Band {
            numerator: count(group, PublishedFigure::numerator),
            denominator: count(group, PublishedFigure::denominator),
            people: *people,
        })
        .collect();
    let made = rules.standardised(&all);
    let releases = directory.all::<Release>();
    let moment = |figure: &PublishedFigure| {
        releases.get(figure.release.as_str()).map(|release| release.record.at.value)
    };
    let newest = bands.values().max_by_key(|figure| moment(figure))?;
    let mut markers: Vec<_> = bands.values().flat_map(|figure| figure.markers.iter().copied()).collect();
    markers.sort_unstable();
    markers.dedup();
    Some(PublishedFigure {
        value: made.value,
        numerator: Some(made.numerator),
        denominator: Some(made.denominator),
        deviation: None,
        range: made.range,
        markers,
        ..(*newest).clone()
    })
}
