//! The attacker: takes what is published, and nothing else, and tries to work out what is hidden.

use rust_decimal::prelude::ToPrimitive as _;

use super::attack::{Attacker, Unsure};
use super::control::{Holds, Margin};
use super::table::{Count, Place, Relation, Span, Sum, Table};
use super::{Rules, Safe};
use crate::statistics::figure::Shown;

/// How much somebody who knows all that is published has found out about a hidden count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) enum Recovered {
    /// The count itself.
    Exactly,
    /// It is small, and lies in a narrower span than the policy leaves open.
    Narrowly,
    /// Nobody can say: the solver was not sure of its answer.
    Unsure,
}

/// The counts of a cell in the table.
#[derive(Clone, Copy)]
struct Places {
    upper: Place,
    lower: Option<Place>,
    rest: Option<Place>,
}

/// Attacks what is published. Answers the cells whose hidden counts it can work out, each once.
///
/// Of the margins it is told which hold: anybody may know what an authority counts. It is told
/// nothing of the counts.
pub(in crate::statistics) fn audit(
    cells: &[Safe],
    margins: &[Holds],
    rules: &Rules,
) -> Vec<(usize, Recovered)> {
    let mut table = Table::default();
    let places: Vec<Places> = cells.iter().map(|cell| add(&mut table, *cell, rules)).collect();
    for holds in margins {
        relate(&mut table, &places, &holds.margin, holds.upper, |places| Some(places.upper));
        relate(&mut table, &places, &holds.margin, holds.lower, |places| places.lower);
    }
    let relations_of_counts = table.relations_of_counts();
    let attacker = Attacker::new(&table, &relations_of_counts);
    let mut recovered = Vec::new();
    for (number, places) in places.iter().enumerate() {
        let all = [Some(places.upper), places.rest, places.lower];
        let hidden = all.into_iter().flatten().filter(|place| table.counts[*place].hidden);
        if let Some(found) = hidden.filter_map(|place| rules.judge(attacker.span(place))).next() {
            recovered.push((number, found));
        }
    }
    recovered
}

fn add(table: &mut Table, cell: Safe, rules: &Rules) -> Places {
    let mut count = |shown: Shown<_>, floor: f64| {
        let hidden = matches!(shown, Shown::Suppressed);
        table.counts.push(Count { value: 0.0, seen: rules.known(shown), floor, hidden });
        table.counts.len() - 1
    };
    // Nothing is shown of few people, not even that it was none of them.
    let is_all_hidden = matches!(cell.denominator, Some(Shown::Suppressed));
    let floor = if is_all_hidden { 0.0 } else { rules.floor() };
    let upper = count(cell.numerator.unwrap_or(cell.value), floor);
    let lower = cell.denominator.map(|lower| count(lower, rules.floor()));
    let is_part = cell.denominator.is_some() && rules.counts_people_among_people();
    // Where the upper count is shown, the rest tells nothing more.
    let is_hidden = matches!(cell.numerator, Some(Shown::Suppressed));
    let rest = (is_part && is_hidden).then(|| count(Shown::Suppressed, floor));
    if let (Some(lower), Some(rest)) = (lower, rest) {
        table.relations.push(Relation { total: lower, parts: vec![upper, rest], sum: Sum::Whole });
    }
    Places { upper, lower, rest }
}

fn relate(
    table: &mut Table,
    places: &[Places],
    margin: &Margin,
    sum: Option<Sum>,
    of: fn(&Places) -> Option<Place>,
) {
    if let (Some(sum), Some(total)) = (sum, of(&places[margin.total])) {
        let parts: Vec<Place> = margin.parts.iter().filter_map(|part| of(&places[*part])).collect();
        let sum = if parts.len() == margin.parts.len() { sum } else { Sum::Part };
        table.relations.push(Relation { total, parts, sum });
    }
}

impl Rules {
    /// Whether what was found about a hidden count is more than the policy lets anybody know.
    fn judge(&self, found: Result<Span, Unsure>) -> Option<Recovered> {
        /// The solver calculates in floating point.
        const NEARLY: f64 = 0.01;
        let Ok(Span { least, most }) = found else { return Some(Recovered::Unsure) };
        let wanted = self.wanted();
        // Whoever cannot say whether a count is small has learned nothing of a small count: it may be
        // a large one or, where none may be shown, none.
        let is_surely_small = most < self.threshold.to_f64().unwrap_or_default() - NEARLY;
        let may_be_none = self.show_zero && least < 1.0 - NEARLY;
        if !is_surely_small || may_be_none {
            None
        } else if most - least < NEARLY {
            Some(Recovered::Exactly)
        } else {
            (most - least < wanted.most - wanted.least - NEARLY).then_some(Recovered::Narrowly)
        }
    }
}
