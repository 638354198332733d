//! The attacker: takes what is published, and nothing else, and tries to work out what is hidden.

use rust_decimal::prelude::ToPrimitive as _;

use super::attack::{Attacker, Unsure, Way};
use super::chains::Adds;
use super::control::{Holds, Margin};
use super::table::{Count, Place, Places, Relation, Span, Sum, Table};
use super::{Part, Rules, Safe};
use crate::records::indicator::Measure;
use crate::statistics::figure::Shown;

/// How much somebody who knows all that is published has found out about a hidden count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) enum Recovered {
    /// The count itself.
    Exactly,
    /// It is small, and lies in a narrower span than the policy leaves open.
    Narrowly,
    /// Of a year that others overlap: the small count of a part of it.
    PartOfYear,
    /// Nobody can say: the solver was not sure of its answer.
    Unsure,
}

/// Counts that lie nearer than this are the same to whoever looks for people: there is no hundredth of one.
const NEARLY: f64 = 0.01;

/// Attacks what is published. Answers the cells whose hidden counts it can work out, each once.
///
/// Of the margins and the years it is told which add up: anybody may know what an authority counts. It is
/// told nothing of the counts.
pub(in crate::statistics) fn audit(
    cells: &[Safe],
    margins: &[Holds],
    chains: &[Adds],
    rules: &Rules,
) -> Vec<(usize, Recovered)> {
    let mut table = Table::default();
    let is_chained = !chains.is_empty();
    let places: Vec<Places> = cells.iter().map(|cell| add(&mut table, *cell, is_chained, rules)).collect();
    for holds in margins {
        relate(&mut table, &places, &holds.margin, holds.upper, |places| Some(places.upper));
        relate(&mut table, &places, &holds.margin, holds.lower, |places| places.lower);
    }
    let stretches = add_stretches(&mut table, &places, chains, rules);
    let relations_of_counts = table.relations_of_counts();
    let mut attack = Attack::new(&table, &relations_of_counts, rules);
    let mut recovered = Vec::new();
    for (number, places) in places.iter().enumerate() {
        let upper = rules.counts_above().then_some(places.upper);
        // Where the upper count is shown, the rest tells nothing more.
        let rest = places.rest.filter(|_| table.counts[places.upper].hidden);
        let all = [upper, rest, places.lower];
        let mut hidden = all.into_iter().flatten().filter(|place| table.counts[*place].hidden);
        if let Some(found) = hidden.find_map(|place| attack.judge(place, Rules::judge)) {
            recovered.push((number, found));
        }
    }
    for (cell, stretch) in stretches {
        let is_told = recovered.iter().any(|(told, _)| *told == cell);
        if !is_told && attack.judge(stretch, Rules::judge_stretch).is_some() {
            recovered.push((cell, Recovered::PartOfYear));
        }
    }
    recovered
}

/// An attack on a table, with all that has turned out to be possible so far. What one push shows of
/// the other counts saves most of their pushes.
struct Attack<'t> {
    attacker: Attacker<'t>,
    rules: &'t Rules,
    /// From the least to the most that each count has been seen to be.
    seen: Vec<Span>,
}

impl<'t> Attack<'t> {
    fn new(table: &'t Table, relations_of_counts: &'t [Vec<usize>], rules: &'t Rules) -> Self {
        let nothing = Span { least: f64::INFINITY, most: f64::NEG_INFINITY };
        let attacker = Attacker::new(table, relations_of_counts);
        Self { attacker, rules, seen: vec![nothing; table.counts.len()] }
    }

    /// What a judge says of what can be found out about a count.
    fn judge(
        &mut self,
        place: Place,
        judge: fn(&Rules, Result<Span, Unsure>) -> Option<Recovered>,
    ) -> Option<Recovered> {
        // What is as large as this is not small, however large it is.
        let limit = self.rules.threshold.to_f64().unwrap_or_default();
        for (way, limit) in [(Way::Down, f64::NEG_INFINITY), (Way::Up, limit)] {
            let seen = self.seen[place];
            if seen.least.is_finite() && seen.least >= limit && way == Way::Up {
                return None;
            }
            // The more is possible the less is found out: what has been seen may be enough.
            if seen.most > NEARLY && judge(self.rules, Ok(seen)).is_none() {
                return None;
            }
            match self.attacker.push(place, way, limit) {
                Ok(Some(possible)) => self.note(&possible),
                // The true counts fit: where none do, something that was taken for sure is not so.
                Ok(None) | Err(Unsure) => return judge(self.rules, Err(Unsure)),
            }
        }
        judge(self.rules, Ok(self.seen[place]))
    }

    fn note(&mut self, possible: &[(Place, f64)]) {
        for (place, count) in possible {
            let seen = &mut self.seen[*place];
            *seen = Span { least: seen.least.min(*count), most: seen.most.max(*count) };
        }
    }
}

/// Adds the stretches of time that years share. Answers each whose count could tell of few people, with
/// a year that it lies in.
fn add_stretches(
    table: &mut Table,
    places: &[Places],
    chains: &[Adds],
    rules: &Rules,
) -> Vec<(usize, Place)> {
    let mut all = Vec::new();
    for Adds { chain, part } in chains {
        let of = |(cell, first): &(usize, usize)| Some((*cell, *first, places[*cell].of(*part)?));
        let years: Vec<_> = chain.years.iter().filter_map(of).collect();
        let (Some((_, start, _)), Some((_, last, _))) = (years.first(), years.last()) else { continue };
        let first_place = table.counts.len();
        let open = Span { least: 0.0, most: f64::INFINITY };
        let count = Count { value: 0.0, seen: open, floor: 0.0, hidden: true };
        table.counts.resize(first_place + last - start + chain.stretches, count);
        for (cell, first, total) in &years {
            let from = first_place + first - start;
            let parts: Vec<Place> = (from..from + chain.stretches).collect();
            if *part != Part::Upper || rules.counts_above() {
                all.extend(parts.iter().map(|stretch| (*cell, *stretch)));
            }
            table.relations.push(Relation { total: *total, parts, sum: Sum::Whole });
        }
    }
    // Each once, with the last year that it lies in.
    all.sort_by_key(|(cell, stretch)| (*stretch, std::cmp::Reverse(*cell)));
    all.dedup_by_key(|(_, stretch)| *stretch);
    all
}

fn add(table: &mut Table, cell: Safe, is_chained: bool, rules: &Rules) -> Places {
    let mut count = |shown: Shown<_>, floor: f64| {
        let hidden = matches!(shown, Shown::Suppressed);
        table.counts.push(Count { value: 0.0, seen: rules.known(shown), floor, hidden });
        table.counts.len() - 1
    };
    // Nothing is shown of few people, not even that it was none of them.
    let is_all_hidden = matches!(cell.denominator, Some(Shown::Suppressed));
    let floor = if is_all_hidden { 0.0 } else { rules.floor() };
    // A figure that came ready-made tells of no count.
    let is_count = rules.measure == Measure::Count || matches!(cell.value, Shown::Suppressed);
    let alone = if is_count { cell.value } else { Shown::NotAvailable };
    let upper = count(cell.numerator.unwrap_or(alone), floor);
    let lower = cell.denominator.map(|lower| count(lower, rules.floor()));
    // There may be more events than people, so that a rate has no rest for certain.
    let is_part = cell.denominator.is_some() && rules.measure == Measure::Percentage;
    let is_hidden = matches!(cell.numerator, Some(Shown::Suppressed));
    let rest = (is_part && (is_hidden || is_chained)).then(|| {
        // Of a figure that is shown there may be no rest: everybody is counted.
        if is_hidden { count(Shown::Suppressed, floor) } else { count(Shown::NotAvailable, 0.0) }
    });
    if let (Some(lower), Some(rest)) = (lower, rest) {
        table.relations.push(Relation { total: lower, parts: vec![upper, rest], sum: Sum::Whole });
    }
    Places { upper, rest, lower }
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
    /// Whether what was found about a stretch of time is more than the policy lets anybody know. That it
    /// is none, readers may know where they are shown it.
    pub(super) fn judge_stretch(&self, found: Result<Span, Unsure>) -> Option<Recovered> {
        let Ok(span) = found else { return Some(Recovered::Unsure) };
        let is_none = span.most < NEARLY;
        if self.show_zero && is_none { None } else { self.judge_small(span) }
    }

    /// Whether what was found about a hidden count is more than the policy lets anybody know. Where none
    /// may be shown, whoever holds none possible has learned nothing of a small count.
    fn judge(&self, found: Result<Span, Unsure>) -> Option<Recovered> {
        let Ok(span) = found else { return Some(Recovered::Unsure) };
        let may_be_none = !self.hides_none && span.least < 1.0 - NEARLY;
        if may_be_none { None } else { self.judge_small(span) }
    }

    /// Whether a count is surely small, and lies in a narrower span than the policy itself leaves open.
    fn judge_small(&self, Span { least, most }: Span) -> Option<Recovered> {
        let wanted = self.wanted();
        if most >= self.threshold.to_f64().unwrap_or_default() - NEARLY {
            None
        } else if most - least < NEARLY {
            Some(Recovered::Exactly)
        } else {
            (most - least < wanted.most - wanted.least - NEARLY).then_some(Recovered::Narrowly)
        }
    }
}
