//! From observations to the figures that may be published at one moment.

use std::ops::Range;

use crate::diagnostics::Findings;
use crate::directory::VisibleDirectory;
use crate::records::Kind;
use crate::records::fields::{Date, Period};
use crate::records::indicator::{Definition, Indicator, Measure};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};
use crate::statistics::disclosure::{Rules, Safe};
use crate::statistics::figure::{Figures, Marker, PublishedFigure, Series, Subject};
use crate::statistics::revision::{Revision, Told};

use super::control::{Control, Outcome};
use super::standardised;
use super::{File, Observation, Observations};

/// An observation with the release that published it, and the file it stands in.
pub(super) type Published<'a> = (&'a Entry<Release>, &'a File, &'a Observation);

/// What was published of one indicator: ordered by subject and period, and about each of them the
/// oldest release first.
pub(super) struct History<'a>(Vec<Published<'a>>);

impl<'a> History<'a> {
    /// What was published about each subject and period, with where it stands in the whole.
    pub(super) fn iter(&self) -> impl Iterator<Item = ((u32, Date), Range<usize>)> {
        let mut end = 0;
        self.0.chunk_by(|one, other| key(one) == key(other)).map(move |all| {
            let start = end;
            end += all.len();
            (key(&all[0]), start..end)
        })
    }

    /// What stands in a part of it.
    pub(super) fn get(&self, part: Range<usize>) -> &[Published<'a>] {
        &self.0[part]
    }

    /// How much was published.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The subject and the period of what was published.
fn key((_, _, observation): &Published<'_>) -> (u32, Date) {
    (observation.subject, observation.period.first_day())
}

pub(super) fn figures(
    observations: &Observations,
    directory: &VisibleDirectory,
    findings: &mut Findings,
) -> Figures {
    let all = published(observations, directory);
    let mut figures = Figures::default();
    for indicator in directory.all::<Indicator>() {
        let Some(number) = observations.names.indicators.find(&indicator.id) else { continue };
        let start = all.partition_point(|(_, _, one)| one.indicator < number);
        let end = all.partition_point(|(_, _, one)| one.indicator <= number);
        if start == end {
            continue;
        }
        let history = History(all[start..end].to_vec());
        let (series, outcome) = of_indicator(observations, directory, indicator, &history);
        let revisions = revisions(observations, &history, &outcome);
        if !revisions.is_empty() {
            figures.revisions.insert(indicator.id.clone(), revisions);
        }
        findings.extend(outcome.leaks);
        figures.hiding.insert(indicator.id.clone(), outcome.hiding);
        figures.of_indicators.insert(indicator.id.clone(), series);
    }
    figures
}

/// What releases publish, the oldest release first.
pub(super) fn released<'a>(
    observations: &'a Observations,
    releases: impl Iterator<Item = &'a Entry<Release>>,
) -> impl Iterator<Item = Published<'a>> {
    let mut releases: Vec<&Entry<Release>> = releases.collect();
    releases.sort_by_key(|release| (release.record.at.value, release.id.clone()));
    releases.into_iter().flat_map(|release| {
        let files = release.record.data.iter().filter_map(|name| observations.file(name));
        files.flat_map(move |file| file.observations.iter().map(move |one| (release, file, one)))
    })
}

/// What the visible releases have published about what a reader may see: ordered by indicator,
/// subject and period, and about each of them the oldest release first.
fn published<'a>(observations: &'a Observations, directory: &'a VisibleDirectory) -> Vec<Published<'a>> {
    let visible: Vec<bool> =
        observations.names.subjects.iter().map(|subject| is_visible(subject, directory)).collect();
    let releases = directory.all::<Release>().iter().map(|release| &**release);
    let is_visible = |(.., one): &Published<'_>| visible[one.subject as usize];
    let mut all: Vec<Published<'_>> = released(observations, releases).filter(is_visible).collect();
    // The sort is stable: what is about the same stays in the order of the releases.
    all.sort_by_key(|one| (one.2.indicator, key(one)));
    all
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
    let mut series: Vec<(u32, Vec<PublishedFigure>)> = Vec::new();
    for ((subject, _), part) in history.iter() {
        if series.last().is_none_or(|(last, _)| *last != subject) {
            series.push((subject, Vec::new()));
        }
        let Some((_, figures)) = series.last_mut() else { continue };
        let (all, safe) = (history.get(part.clone()), &outcome.shown[part]);
        figures.extend(figure(all, safe, &indicator.record.definitions, figures.last()));
    }
    let series = series.into_iter().map(|(subject, mut figures)| {
        figures.shrink_to_fit();
        Series { subject: observations.names.subjects.get(subject).clone(), figures }
    });
    let mut series: Vec<Series> = series.collect();
    series.sort_by(|one, other| one.subject.cmp(&other.subject));
    if measure.value == Measure::StandardisedRate {
        standardised::add(&mut series, directory, &rules);
    }
    (series, outcome)
}

/// Where one release showed readers something else than the release before it, the newest first.
fn revisions(observations: &Observations, history: &History<'_>, outcome: &Outcome) -> Vec<Revision> {
    let mut revisions = Vec::new();
    for ((subject, _), part) in history.iter().filter(|(_, part)| part.len() > 1) {
        let subject = observations.names.subjects.get(subject);
        let (all, safe) = (history.get(part.clone()), &outcome.shown[part]);
        let told: Vec<(&Published<'_>, Told)> =
            all.iter().zip(safe).map(|(one, safe)| (one, told(one, safe))).collect();
        for (before, after) in told.iter().zip(told.iter().skip(1)) {
            let (release, _, observation) = after.0;
            let revision = Revision::between(subject, observation.period, &before.1, &after.1);
            revisions.extend(revision.map(|revision| (release.record.at.value, revision)));
        }
    }
    revisions.sort_by(|(at, one), (other_at, other)| {
        let key =
            |revision: &Revision| (revision.after.release.clone(), revision.period, revision.subject.clone());
        other_at.cmp(at).then_with(|| key(one).cmp(&key(other)))
    });
    revisions.into_iter().map(|(_, revision)| revision).collect()
}

fn told((release, ..): &Published<'_>, safe: &Safe) -> Told {
    let Safe { value, numerator, denominator, .. } = *safe;
    Told { value, numerator, denominator, release: release.id.clone() }
}

/// `safe` is what readers were shown by each release, the oldest first.
fn figure(
    published: &[Published<'_>],
    safe: &[Safe],
    definitions: &[Definition],
    before: Option<&PublishedFigure>,
) -> Option<PublishedFigure> {
    let (release, file, observation) = published.last()?;
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
        source: file.source(observation),
    })
}

/// The number of the definition that holds in a period: the last that has begun.
pub(super) fn definition_of(period: Period, definitions: &[Definition]) -> usize {
    let begun = |definition: &Definition| definition.from.first_day() <= period.first_day();
    definitions.iter().rposition(begun).unwrap_or_default()
}

/// Whether figures by one definition may not be compared with those by a later one.
pub(super) fn is_crossed(definitions: &[Definition], earlier: usize, later: usize) -> bool {
    (earlier + 1..=later).any(|number| is_not_comparable(definitions, number))
}

fn is_not_comparable(definitions: &[Definition], number: usize) -> bool {
    definitions.get(number).is_some_and(|definition| definition.comparable_with_previous == Some(false))
}

/// Whether a figure may not be compared with those before it: it is the first by its definition.
fn is_break(
    period: Period,
    definition: usize,
    definitions: &[Definition],
    before: Option<&PublishedFigure>,
) -> bool {
    match before {
        Some(before) => is_crossed(definitions, before.definition, definition),
        None => {
            is_not_comparable(definitions, definition)
                && definitions[definition].from.first_day() == period.first_day()
        }
    }
}
