//! From observations to the figures that may be published at one moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::Findings;
use crate::directory::VisibleDirectory;
use crate::records::Kind;
use crate::records::fields::{Date, Period};
use crate::records::indicator::{Definition, Indicator, Measure};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};
use crate::statistics::disclosure::{Rules, Safe};
use crate::statistics::figure::{Figures, Marker, PublishedFigure, Series, Subject};

use super::control::{Control, Outcome};
use super::standardised;
use super::{File, Observation, Observations};

/// An observation with the release that published it, and the file it stands in.
pub(super) type Published<'a> = (&'a Entry<Release>, &'a File, &'a Observation);

/// What was published about each subject and period of one indicator, the oldest release first.
pub(super) type History<'a> = BTreeMap<(u32, Date), Vec<Published<'a>>>;

pub(super) fn figures(
    observations: &Observations,
    directory: &VisibleDirectory,
    findings: &mut Findings,
) -> Figures {
    let mut histories = histories(observations, directory);
    let mut figures = Figures::default();
    for indicator in directory.all::<Indicator>() {
        let Some(history) = histories.remove(&observations.names.indicators.find(&indicator.id)) else {
            continue;
        };
        let (series, outcome) = of_indicator(observations, directory, indicator, &history);
        findings.extend(outcome.leaks);
        figures.hiding.insert(indicator.id.clone(), outcome.hiding);
        figures.of_indicators.insert(indicator.id.clone(), series);
    }
    figures
}

/// What the visible releases have published about what a reader may see, by indicator.
fn histories<'a>(
    observations: &'a Observations,
    directory: &'a VisibleDirectory,
) -> BTreeMap<Option<u32>, History<'a>> {
    let mut releases: Vec<&Arc<Entry<Release>>> = directory.all::<Release>().iter().collect();
    releases.sort_by_key(|release| (release.record.at.value, release.id.clone()));
    let visible: Vec<bool> =
        observations.names.subjects.iter().map(|subject| is_visible(subject, directory)).collect();
    let mut histories: BTreeMap<Option<u32>, History<'_>> = BTreeMap::new();
    for release in releases {
        let files = release.record.data.iter().filter_map(|name| observations.file(name));
        for (file, observation) in files.flat_map(|file| file.observations.iter().map(move |one| (file, one)))
        {
            if visible[observation.subject as usize] {
                let key = (observation.subject, observation.period.first_day());
                let history = histories.entry(Some(observation.indicator)).or_default();
                history.entry(key).or_default().push((release, file, observation));
            }
        }
    }
    histories
}

/// Whether a reader may see every record that a subject names.
fn is_visible(subject: &Subject, directory: &VisibleDirectory) -> bool {
    let named = [(Kind::Area, &subject.area), (Kind::Lot, &subject.lot), (Kind::Provider, &subject.provider)];
    named.into_iter().all(|(kind, id)| id.as_ref().is_none_or(|id| directory.sees(kind, id.as_str())))
}

fn of_indicator(
    observations: &Observations,
    directory: &VisibleDirectory,
    indicator: &Entry<Indicator>,
    history: &History<'_>,
) -> (Vec<Series>, Outcome) {
    let policy = &directory.authority.record.policies.disclosure;
    let Indicator { measure, per, decimals, disclosure, .. } = &indicator.record;
    let per = per.as_ref().map(|per| per.value.0);
    let rules = Rules::new(measure.value, per, *decimals, disclosure.as_ref().unwrap_or(policy));
    let outcome =
        Control { observations, directory, history, indicator: &indicator.record, rules: &rules }.all();
    let mut series: BTreeMap<&Subject, Vec<PublishedFigure>> = BTreeMap::new();
    for ((subject, day), all) in history {
        let figures = series.entry(observations.names.subjects.get(*subject)).or_default();
        let safe = outcome.shown.get(&(*subject, *day)).map_or(&[][..], Vec::as_slice);
        if let Some(figure) = figure(all, safe, &indicator.record.definitions, figures.last()) {
            figures.push(figure);
        }
    }
    let series = series.into_iter().map(|(subject, figures)| Series { subject: subject.clone(), figures });
    let mut series: Vec<Series> = series.collect();
    if measure.value == Measure::StandardisedRate {
        standardised::add(&mut series, directory, &rules);
    }
    (series, outcome)
}

/// `safe` is what readers were shown by each release, the oldest first.
fn figure(
    published: &[Published<'_>],
    safe: &[Safe],
    definitions: &[Definition],
    before: Option<&PublishedFigure>,
) -> Option<PublishedFigure> {
    let (release, _, observation) = published.last()?;
    let (safe, older) = safe.split_last()?;
    let definition = definition_of(observation.period, definitions);
    let mut markers: Vec<Marker> = observation.markers.iter().collect();
    markers.extend(match release.record.status.value {
        ReleaseStatus::Provisional => Some(Marker::Provisional),
        // Figures are compared as readers see them: a marker at one that looks the same would tell
        // that what is hidden has changed.
        ReleaseStatus::Revised => older.iter().any(|older| older != safe).then_some(Marker::Revised),
        ReleaseStatus::Final => None,
    });
    markers.extend(is_break(observation.period, definition, definitions, before).then_some(Marker::Break));
    markers.sort_unstable();
    markers.dedup();
    Some(PublishedFigure {
        period: observation.period,
        value: safe.value,
        numerator: safe.numerator,
        denominator: safe.denominator,
        deviation: safe.deviation,
        range: None,
        markers,
        release: release.id.clone(),
        definition,
    })
}

/// The number of the definition that holds in a period: the last that has begun.
pub(super) fn definition_of(period: Period, definitions: &[Definition]) -> usize {
    let begun = |definition: &Definition| definition.from.first_day() <= period.first_day();
    definitions.iter().rposition(begun).unwrap_or_default()
}

/// Whether a figure may not be compared with those before it: it is the first by its definition.
fn is_break(
    period: Period,
    definition: usize,
    definitions: &[Definition],
    before: Option<&PublishedFigure>,
) -> bool {
    let not_comparable = |number: usize| {
        definitions.get(number).is_some_and(|definition| definition.comparable_with_previous == Some(false))
    };
    match before {
        Some(before) => (before.definition + 1..=definition).any(not_comparable),
        None => not_comparable(definition) && definitions[definition].from.first_day() == period.first_day(),
    }
}
