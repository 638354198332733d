//! What figures say about one another, as far as releases publish them: a figure that jumps, a period
//! that is missing between two, and percentages that look like fractions.
//!
//! These are warnings: only officers can say whether the figures are right. No message says how large
//! a figure is, and none how far it has moved.

mod holes;
mod jumps;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::{Finding, Findings};
use crate::directory::Tables;
use crate::records::fields::{Date, Number};
use crate::records::indicator::{Indicator, Measure};
use crate::statistics::disclosure::Raw;

use super::publish::{definition_of, is_crossed, released};
use super::{File, Observation, Observations};

/// An observation with the file it stands in.
type Seen<'a> = (&'a File, &'a Observation);

/// Looks over every series that the releases publish. `largest_jump` is the authority's own factor.
pub(super) fn check(
    observations: &Observations,
    tables: &Tables,
    largest_jump: &Number,
    findings: &mut Findings,
) {
    let seen = newest(observations, tables);
    for of_indicator in seen.chunk_by(|one, other| one.1.indicator == other.1.indicator) {
        let Some((_, first)) = of_indicator.first() else { continue };
        let id = observations.names.indicators.get(first.indicator);
        let Some(indicator) = tables.indicators.get(id.as_str()) else { continue };
        let record = &indicator.record;
        let factor = record.largest_jump.as_ref().map_or(largest_jump, |own| &own.value);
        let mut jumps = jumps::Jumps::new(record, factor);
        let mut holes = holes::Holes::default();
        for series in of_indicator.chunk_by(|one, other| one.1.subject == other.1.subject) {
            for pair in series.windows(2) {
                let [before, after] = pair else { continue };
                jumps.look(*before, *after);
                holes.look(record.frequency, *before, *after);
            }
        }
        jumps.tell(findings);
        holes.tell(findings);
    }
    for file in &observations.files {
        fractions(file, observations, tables, findings);
    }
}

/// What readers will see last of each indicator, subject and period, in that order.
fn newest<'a>(observations: &'a Observations, tables: &'a Tables) -> Vec<Seen<'a>> {
    let all = released(observations, tables.releases.iter().map(|release| &**release));
    let mut seen: Vec<Seen<'a>> = all.map(|(_, file, one)| (file, one)).collect();
    // The sort is stable, so that the newest of what is about the same comes first after this.
    seen.reverse();
    let key = |(_, one): &Seen<'_>| -> (u32, u32, Date) { one.key() };
    seen.sort_by_key(key);
    seen.dedup_by_key(|one| key(one));
    seen
}

/// Finds percentages that look like fractions: spreadsheet programs keep 82% as 0.82.
fn fractions(file: &File, observations: &Observations, tables: &Tables, findings: &mut Findings) {
    /// Fewer may be small by chance.
    const FEWEST: usize = 3;
    let mut of_indicators: BTreeMap<u32, (Decimal, usize, &Observation)> = BTreeMap::new();
    for observation in &file.observations {
        if let Raw::ReadyMade(value) = observation.raw {
            let so_far = of_indicators.entry(observation.indicator).or_insert((value, 0, observation));
            so_far.0 = so_far.0.max(value);
            so_far.1 += 1;
        }
    }
    for (number, (most, count, first)) in of_indicators {
        let id = observations.names.indicators.get(number);
        let measure = tables.indicators.get(id.as_str()).map(|entry| entry.record.measure.value);
        let is_fraction = most > Decimal::ZERO && most <= Decimal::ONE;
        if measure == Some(Measure::Percentage) && count >= FEWEST && is_fraction {
            let message = format!("No percentage of `{id}` in this file is above one");
            let help = "If they are parts of one, as spreadsheet programs keep percentages, multiply each by a hundred. If they are right, there is nothing to do.";
            findings
                .push(Finding::warning("fractions-for-percentages", file.place(first), message).help(help));
        }
    }
}

/// Whether figures by two of an indicator's definitions may not be compared, or a marker says so.
fn is_break(indicator: &Indicator, before: &Observation, after: &Observation) -> bool {
    let of = |observation: &Observation| definition_of(observation.period, &indicator.definitions);
    is_crossed(&indicator.definitions, of(before), of(after))
        || after.markers.iter().any(|marker| marker == crate::statistics::figure::Marker::Break)
}
