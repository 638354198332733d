//! What is hidden of observations that belong together, because of one another.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::chains::{Adds, Chain, stretches};
use super::protect::{Hidden, Item, Protector, Sensitive};
use super::table::{Count, Place, Places, Relation, Span, Sum, Table};
use super::{Part, Raw, Rules};
use crate::statistics::figure::Hiding;

/// An observation among those that it adds up with.
pub(in crate::statistics) struct Cell {
    pub(in crate::statistics) raw: Raw,
    /// In which round of publishing it came out, from 0. What came out before cannot be hidden.
    pub(in crate::statistics) round: usize,
    /// How much its loss is to readers, against that of others of its size.
    pub(in crate::statistics) weight: f64,
}

/// An observation that counts what others count in parts, by their numbers among the cells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::statistics) struct Margin {
    pub(in crate::statistics) total: usize,
    pub(in crate::statistics) parts: Vec<usize>,
    /// Whether the parts are all that there are.
    pub(in crate::statistics) is_whole: bool,
    /// From which round on both are out.
    pub(in crate::statistics) round: usize,
}

/// What is hidden of each cell, and what could not be protected.
#[derive(Debug, Default)]
pub(in crate::statistics) struct Controlled {
    pub(in crate::statistics) hidden: Vec<Hidden>,
    pub(in crate::statistics) hiding: Hiding,
    /// The margins that hold, each for the upper and the lower counts.
    pub(in crate::statistics) margins: Vec<Holds>,
    /// The years that add up over time.
    pub(in crate::statistics) chains: Vec<Adds>,
    /// The cells that an officer keeps back, and that others give away all the same: however large they are.
    pub(in crate::statistics) lost: Vec<usize>,
}

/// A margin, and how its counts add up; nothing where they do not.
#[derive(Debug, Clone)]
pub(in crate::statistics) struct Holds {
    pub(in crate::statistics) margin: Margin,
    pub(in crate::statistics) upper: Option<Sum>,
    pub(in crate::statistics) lower: Option<Sum>,
}

/// Hides what has to be hidden of some cells: small counts, and what would give them back. `chains` are
/// years among them that share months.
pub(in crate::statistics) fn control(
    cells: &[Cell],
    margins: &[Margin],
    chains: &[Chain],
    rules: &Rules,
) -> Controlled {
    let raws = known(cells, margins);
    let hidden: Vec<Hidden> = cells
        .iter()
        .zip(&raws)
        .map(|(cell, raw)| match (cell.raw, raw) {
            (Raw::Confidential, Raw::Counts { .. }) => Hidden::Everything,
            (raw, _) => rules.primary(raw),
        })
        .collect();
    let primary = hidden.iter().filter(|hidden| **hidden != Hidden::Nothing).count();
    let holds: Vec<Holds> = margins.iter().map(|margin| holds(&raws, margin)).collect();
    if primary == 0 && chains.is_empty() {
        return Controlled { hidden, margins: holds, ..Controlled::default() };
    }
    let mut building = Building::new(rules);
    for ((cell, raw), hidden) in cells.iter().zip(&raws).zip(&hidden) {
        building.add(cell, *raw, *hidden);
    }
    for chain in chains {
        building.chain(cells, chain);
    }
    let rounds = 1 + cells.iter().map(|cell| cell.round).max().unwrap_or_default();
    let mut at_least = 0;
    for round in 0..rounds {
        building.table.relations.truncate(building.of_cells);
        building.relate(holds.iter().filter(|holds| holds.margin.round <= round));
        building.relate_years(round);
        at_least += building.at_least();
        let lost = building.protect(cells, round);
        building.lost.extend(lost);
    }
    let lost = building.lost_cells(cells);
    let hidden = building.hidden(cells.len());
    let all = hidden.iter().filter(|hidden| **hidden != Hidden::Nothing).count();
    let hiding = Hiding { small: primary, besides: all - primary, at_least };
    Controlled { hidden, hiding, margins: holds, chains: building.chains, lost }
}

/// The cells as a reader could complete them: what an officer keeps back is what the others leave of a
/// total, so that it is known wherever it alone is missing.
fn known(cells: &[Cell], margins: &[Margin]) -> Vec<Raw> {
    let mut raws: Vec<Raw> = cells.iter().map(|cell| cell.raw).collect();
    for margin in margins.iter().filter(|margin| margin.is_whole) {
        let all = || margin.parts.iter().chain([&margin.total]).copied();
        let mut missing = all().filter(|cell| matches!(raws[*cell], Raw::Confidential));
        if let (Some(cell), None) = (missing.next(), missing.next()) {
            let left = |of: fn(Raw) -> Option<Decimal>| {
                let mut left = Decimal::ZERO;
                for other in all().filter(|other| *other != cell) {
                    let count = of(raws[other])?;
                    left += if (other == margin.total) == (cell != margin.total) { count } else { -count };
                }
                (left >= Decimal::ZERO).then_some(left)
            };
            if let Some(numerator) = left(upper) {
                raws[cell] = Raw::Counts { numerator, denominator: left(lower) };
            }
        }
    }
    raws
}

/// How the counts of a margin add up.
fn holds(raws: &[Raw], margin: &Margin) -> Holds {
    let sum = |of: fn(Raw) -> Option<Decimal>| {
        let total = of(raws[margin.total])?;
        let mut parts = Decimal::ZERO;
        let mut is_whole = margin.is_whole;
        for part in &margin.parts {
            match of(raws[*part]) {
                Some(count) => parts = parts.checked_add(count)?,
                None => is_whole = false,
            }
        }
        match parts.cmp(&total) {
            std::cmp::Ordering::Equal if is_whole => Some(Sum::Whole),
            std::cmp::Ordering::Greater => None,
            _ => Some(Sum::Part),
        }
    };
    Holds { margin: margin.clone(), upper: sum(upper), lower: sum(lower) }
}

pub(super) fn upper(raw: Raw) -> Option<Decimal> {
    match raw {
        Raw::Counts { numerator, .. } => Some(numerator),
        _ => None,
    }
}

pub(super) fn lower(raw: Raw) -> Option<Decimal> {
    match raw {
        Raw::Counts { denominator, .. } => denominator,
        _ => None,
    }
}

/// A table that is being built from cells.
struct Building<'r> {
    rules: &'r Rules,
    table: Table,
    items: Vec<Item>,
    sensitive: Vec<(usize, Sensitive)>,
    /// The number of the item of each cell, and its counts, where it has any.
    places: Vec<Option<(usize, Places)>>,
    /// How many relations lie within cells.
    of_cells: usize,
    /// Years as totals of stretches of time, each with the round from which on it is out.
    years: Vec<(usize, Relation)>,
    /// Those of them that add up over time.
    chains: Vec<Adds>,
    /// The counts that could not be protected.
    lost: Vec<Place>,
}

impl<'r> Building<'r> {
    fn new(rules: &'r Rules) -> Self {
        Self {
            rules,
            table: Table::default(),
            items: Vec::new(),
            sensitive: Vec::new(),
            places: Vec::new(),
            of_cells: 0,
            years: Vec::new(),
            chains: Vec::new(),
            lost: Vec::new(),
        }
    }

    fn add(&mut self, cell: &Cell, raw: Raw, hidden: Hidden) {
        let (Some(upper), lower) = (upper(raw), lower(raw)) else {
            self.places.push(None);
            return;
        };
        let number = self.items.len();
        let seen = |count: Decimal| self.rules.seen(count);
        let (upper_seen, lower_seen) = (seen(upper), lower.map(|lower| self.rules.seen_below(lower)));
        let places = Places {
            upper: self.count(upper, upper_seen),
            lower: lower.zip(lower_seen).map(|(lower, seen)| self.count(lower, seen)),
            rest: lower.filter(|lower| self.rules.is_part(upper, *lower)).map(|lower| {
                // Readers are never shown the rest: they work it out.
                self.count(lower - upper, Span { least: 0.0, most: f64::INFINITY })
            }),
        };
        if let (Some(lower), Some(rest)) = (places.lower, places.rest) {
            self.table.relations.push(Relation {
                total: lower,
                parts: vec![places.upper, rest],
                sum: Sum::Whole,
            });
            self.of_cells += 1;
        }
        let is_kept_back = matches!(cell.raw, Raw::Confidential);
        for place in places.all() {
            let is_count = place != places.upper || self.rules.counts_above();
            self.is_sensitive(place, number, is_count, is_kept_back);
        }
        self.items.push(Item {
            upper: places.upper,
            rest: places.rest,
            lower: places.lower,
            floor: self.rules.floor(),
            cost: cell.weight * (1.0 + self.table.counts[places.upper].value.ln_1p()),
            is_out: false,
            hidden,
        });
        self.places.push(Some((number, places)));
    }

    fn count(&mut self, count: Decimal, seen: Span) -> Place {
        let value = count.to_f64().unwrap_or_default();
        self.table.counts.push(Count { value, seen, floor: self.rules.floor(), hidden: false });
        self.table.counts.len() - 1
    }

    /// What an officer keeps back is kept from being worked out as closely as a small count is.
    /// Of a sum that counts nobody, such as pounds, a tenth to each side.
    fn is_sensitive(&mut self, place: Place, item: usize, is_count: bool, is_kept_back: bool) {
        let (value, mut wanted) = (self.table.counts[place].value, self.rules.wanted());
        if !is_count {
            wanted.most = wanted.most.max(value / 10.0);
        }
        if is_kept_back {
            let around = Span { least: (value - wanted.most).max(wanted.least), most: value + wanted.most };
            self.sensitive.push((item, Sensitive { place, wanted: around }));
        } else if is_count && Decimal::try_from(value).is_ok_and(|value| self.rules.is_small(value)) {
            self.sensitive.push((item, Sensitive { place, wanted }));
        }
    }

    /// Gives the stretches of time that years share to the table: counts that are always hidden.
    fn chain(&mut self, cells: &[Cell], chain: &Chain) {
        for part in self.rules.adds_up_over_time() {
            let of = |(cell, first): &(usize, usize)| {
                let (item, places) = self.places[*cell]?;
                Some((*cell, item, *first, places.of(*part)?))
            };
            let years: Vec<_> = chain.years.iter().filter_map(of).collect();
            let start = years.first().map_or(0, |(_, _, first, _)| *first);
            let totals =
                years.iter().map(|(_, _, first, place)| (*first - start, self.table.counts[*place].value));
            let totals: Vec<(usize, f64)> = totals.collect();
            // A year alone shares nothing.
            let Some(known) = stretches(&totals, chain.stretches).filter(|_| years.len() > 1) else {
                continue;
            };
            self.chains.push(Adds { chain: chain.clone(), part: *part });
            let first_place = self.table.counts.len();
            let open = Span { least: 0.0, most: f64::INFINITY };
            self.table.counts.extend(known.iter().map(|one| Count {
                value: one.fits,
                seen: open,
                floor: 0.0,
                hidden: true,
            }));
            for (cell, _, first, total) in &years {
                let from = first_place + first - start;
                let parts = (from..from + chain.stretches).collect();
                self.years.push((cells[*cell].round, Relation { total: *total, parts, sum: Sum::Whole }));
            }
            if *part == Part::Upper && !self.rules.counts_above() {
                continue;
            }
            for (number, one) in known.iter().enumerate() {
                let most = self.rules.threshold.to_f64().unwrap_or_default();
                let may_leak = match one.known {
                    Some(span) => self.rules.judge_stretch(Ok(span)).is_some(),
                    None => one.fits < most,
                };
                let holds = |first: usize| (first - start..first - start + chain.stretches).contains(&number);
                let around = years.iter().filter(|(_, _, first, _)| holds(*first));
                let earliest = around.min_by_key(|(cell, ..)| cells[*cell].round);
                if let (true, Some((_, item, ..))) = (may_leak, earliest) {
                    let wanted = Span { least: one.fits, most: most.max(one.fits) };
                    self.sensitive.push((*item, Sensitive { place: first_place + number, wanted }));
                }
            }
        }
    }

    /// The years that are out in a round.
    fn relate_years(&mut self, round: usize) {
        let out = self.years.iter().filter(|(came, _)| *came <= round);
        self.table.relations.extend(out.map(|(_, relation)| relation.clone()));
    }

    fn relate<'h>(&mut self, holds: impl Iterator<Item = &'h Holds>) {
        for holds in holds {
            self.relation(&holds.margin, holds.upper, |places| Some(places.upper));
            self.relation(&holds.margin, holds.lower, |places| places.lower);
        }
    }

    fn relation(&mut self, margin: &Margin, sum: Option<Sum>, of: fn(&Places) -> Option<Place>) {
        let place = |cell: &usize| self.places[*cell].as_ref().and_then(|(_, places)| of(places));
        if let (Some(sum), Some(total)) = (sum, place(&margin.total)) {
            let parts = margin.parts.iter().filter_map(place).collect();
            self.table.relations.push(Relation { total, parts, sum });
        }
    }

    /// Hides what has to be hidden in a round. Answers the counts that cannot be protected: of small ones
    /// the attacker tells, who looks at all that is published.
    fn protect(&mut self, cells: &[Cell], round: usize) -> Vec<Place> {
        let rounds = cells.iter().zip(&self.places).filter(|(_, places)| places.is_some());
        let rounds: Vec<usize> = rounds.map(|(cell, _)| cell.round).collect();
        for (item, came) in self.items.iter_mut().zip(&rounds) {
            item.is_out = *came != round;
        }
        let mut sensitive: Vec<Sensitive> = self
            .sensitive
            .iter()
            .filter(|(item, _)| rounds[*item] <= round)
            .map(|(_, sensitive)| *sensitive)
            .collect();
        Protector::new(&mut self.table, &mut self.items, &mut sensitive).protect()
    }

    /// The cells that an officer keeps back and that could not be protected.
    fn lost_cells(&self, cells: &[Cell]) -> Vec<usize> {
        let is_lost = |places: &Places| places.all().any(|place| self.lost.contains(&place));
        let kept = cells.iter().zip(&self.places).enumerate();
        let kept = kept.filter(|(_, (cell, _))| matches!(cell.raw, Raw::Confidential));
        let lost = kept.filter(|(_, (_, places))| places.as_ref().is_some_and(|(_, places)| is_lost(places)));
        lost.map(|(number, _)| number).collect()
    }

    /// How many observations have to be hidden besides, at the least, whatever the method: each sum in
    /// which a single count is hidden needs another one, and one observation stands in so many of these
    /// sums at the most.
    fn at_least(&self) -> usize {
        let mut owners = vec![None; self.table.counts.len()];
        for (number, item) in self.items.iter().enumerate() {
            for place in item.places() {
                owners[place] = Some(number);
            }
        }
        let mut wanting = 0_usize;
        let mut chances = vec![0_usize; self.items.len()];
        for relation in &self.table.relations[self.of_cells..] {
            let places: Vec<Place> = relation.terms().map(|(place, _)| place).collect();
            let hidden =
                |place: &Place| owners[*place].is_some_and(|number| self.items[number].hides(*place));
            let is_exact = |place: &Place| {
                let seen = self.table.counts[*place].seen;
                seen.least >= seen.most
            };
            if relation.sum == Sum::Whole
                && places.iter().all(is_exact)
                && places.iter().filter(|place| hidden(place)).count() == 1
            {
                wanting += 1;
                let others = places.iter().filter(|place| !hidden(place));
                for number in others.filter_map(|place| owners[*place]) {
                    chances[number] += 1;
                }
            }
        }
        chances.into_iter().max().filter(|most| *most > 0).map_or(0, |most| usize::div_ceil(wanting, most))
    }

    /// How much of each cell is hidden.
    fn hidden(&self, cells: usize) -> Vec<Hidden> {
        let mut hidden = Vec::with_capacity(cells);
        let mut items = self.items.iter();
        for places in &self.places {
            let item = places.as_ref().and_then(|_| items.next());
            hidden.push(item.map_or(Hidden::Nothing, |item| item.hidden));
        }
        hidden
    }
}
