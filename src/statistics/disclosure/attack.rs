//! The attacker: what somebody who knows all that is published can work out about a count.
//!
//! Every published count is a number or, where it is rounded, a span; every hidden one is at
//! least its floor; totals are the sums of their parts. Between the least and the most that a
//! hidden count can then be lies all that is known of it: the two are found by linear
//! programming. Hundepool and others, "Handbook on Statistical Disclosure Control" (2010),
//! section 4.2, describe this audit of a table.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

use super::table::{Place, Span, Sum, Table};

/// Attacks the counts of a table.
pub(in crate::statistics) struct Attacker<'t> {
    table: &'t Table,
    relations_of_counts: &'t [Vec<usize>],
}

/// Why nothing can be said of a count: the solver could not be sure of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) struct Unsure;

/// The way in which a count is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) enum Way {
    /// To be as small as it can be.
    Down,
    /// To be as large as it can be.
    Up,
}

/// Counts that fit all that is published, each with its place. Those that are known are not among them.
pub(in crate::statistics) type Possible = Vec<(Place, f64)>;

impl<'t> Attacker<'t> {
    /// How far sums may be off where counts would fit nothing otherwise.
    const ROOM: f64 = 1e-9;

    /// Of a table. `relations_of_counts` is what [`Table::relations_of_counts`] answers.
    pub(in crate::statistics) fn new(table: &'t Table, relations_of_counts: &'t [Vec<usize>]) -> Self {
        Self { table, relations_of_counts }
    }

    /// Counts that fit all that is published, of which one goes as far as it can in one way, though not
    /// beyond a limit. Nothing where none fit.
    pub(in crate::statistics) fn push(
        &self,
        place: Place,
        way: Way,
        limit: f64,
    ) -> Result<Option<Possible>, Unsure> {
        let part = self.part(place);
        match self.push_within(place, way, limit, &part, 0.0) {
            // Sums of large numbers are a little off in floating point, and would seem to fit nothing.
            Ok(None) => self.push_within(place, way, limit, &part, Self::ROOM),
            found => found,
        }
    }

    /// The same where each sum may be off by `room`, as a share of the largest number in it.
    fn push_within(
        &self,
        place: Place,
        way: Way,
        limit: f64,
        (places, relations): &(Vec<Place>, Vec<usize>),
        room: f64,
    ) -> Result<Option<Possible>, Unsure> {
        let mut problem = Problem::new(match way {
            Way::Down => OptimizationDirection::Minimize,
            Way::Up => OptimizationDirection::Maximize,
        });
        let mut variables = BTreeMap::new();
        for other in places {
            let Span { least, most } = self.table.counts[*other].known();
            let (aim, bounds) = match way {
                _ if *other != place => (0.0, (least, most)),
                Way::Down => (1.0, (limit.max(least), most)),
                Way::Up => (1.0, (least, limit.min(most).max(least))),
            };
            variables.insert(*other, problem.add_var(aim, bounds));
        }
        for relation in relations {
            let relation = &self.table.relations[*relation];
            let (mut terms, mut known, mut largest) = (Vec::new(), 0.0, 1.0_f64);
            for (place, sign) in relation.terms() {
                if let Some(variable) = variables.get(&place) {
                    terms.push((*variable, sign));
                } else {
                    let count = self.table.counts[place].known().least;
                    (known, largest) = (known + sign * count, largest.max(count));
                }
            }
            let room = room * largest;
            if relation.sum == Sum::Whole && room > 0.0 {
                problem.add_constraint(terms.clone(), ComparisonOp::Ge, -known - room);
            }
            let is_exact = relation.sum == Sum::Whole && room <= 0.0;
            let how = if is_exact { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(terms, how, -known + room);
        }
        match problem.solve().map(microlp::SolveOutcome::into_solution) {
            Ok(Ok(solution)) => {
                let value = |(place, variable): (&Place, &Variable)| (*place, solution.var_value(*variable));
                Ok(Some(variables.iter().map(value).collect()))
            }
            Err(Error::Infeasible) => Ok(None),
            _ => Err(Unsure),
        }
    }

    /// The part of the table that bears on a count: the open counts that relations tie to it, and these.
    fn part(&self, place: Place) -> (Vec<Place>, Vec<usize>) {
        connected(self.table, self.relations_of_counts, place, |place| self.table.counts[place].is_open())
    }
}

/// The counts that relations tie to one of them, over counts of which `is_open` holds, and those
/// relations. Both stand in order.
pub(in crate::statistics) fn connected(
    table: &Table,
    relations_of_counts: &[Vec<usize>],
    place: Place,
    is_open: impl Fn(Place) -> bool,
) -> (Vec<Place>, Vec<usize>) {
    let (mut places, mut relations) = (vec![place], Vec::new());
    let mut seen_places = std::collections::BTreeSet::from([place]);
    let mut seen_relations = std::collections::BTreeSet::new();
    let mut at = 0;
    while let Some(place) = places.get(at).copied() {
        at += 1;
        for number in &relations_of_counts[place] {
            if !seen_relations.insert(*number) {
                continue;
            }
            relations.push(*number);
            for (other, _) in table.relations[*number].terms() {
                if is_open(other) && seen_places.insert(other) {
                    places.push(other);
                }
            }
        }
    }
    places.sort_unstable();
    relations.sort_unstable();
    (places, relations)
}
