//! The attacker: what somebody who knows all that is published can work out about a count.
//!
//! Every published count is a number or, where it is rounded, a span; every hidden one is at
//! least its floor; totals are the sums of their parts. Between the least and the most that a
//! hidden count can then be lies all that is known of it: the two are found by linear
//! programming. Hundepool and others, "Handbook on Statistical Disclosure Control" (2010),
//! section 4.2, describe this audit of a table.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem};

use super::table::{Place, Span, Sum, Table};

/// The part of a table that bears on one count: the hidden counts that relations tie to it.
struct Part {
    places: Vec<Place>,
    relations: Vec<usize>,
}

/// Attacks the counts of a table.
pub(in crate::statistics) struct Attacker<'t> {
    table: &'t Table,
    relations_of_counts: &'t [Vec<usize>],
}

/// Why nothing can be said of a count: the solver could not be sure of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) struct Unsure;

impl<'t> Attacker<'t> {
    /// Of a table. `relations_of_counts` is what [`Table::relations_of_counts`] answers.
    pub(in crate::statistics) fn new(table: &'t Table, relations_of_counts: &'t [Vec<usize>]) -> Self {
        Self { table, relations_of_counts }
    }

    /// The least and the most that a count can be.
    pub(in crate::statistics) fn span(&self, place: Place) -> Result<Span, Unsure> {
        let part = self.part(place);
        let most = self.extreme(place, &part, OptimizationDirection::Maximize)?;
        let least = self.extreme(place, &part, OptimizationDirection::Minimize)?;
        Ok(Span { least, most })
    }

    fn part(&self, place: Place) -> Part {
        let (places, relations) = connected(self.table, self.relations_of_counts, place, |place| {
            let known = self.table.counts[place].known();
            known.most > known.least
        });
        Part { places, relations }
    }

    fn extreme(&self, place: Place, part: &Part, way: OptimizationDirection) -> Result<f64, Unsure> {
        let mut problem = Problem::new(way);
        let mut variables = BTreeMap::new();
        for other in &part.places {
            let known = self.table.counts[*other].known();
            let aim = if *other == place { 1.0 } else { 0.0 };
            variables.insert(*other, problem.add_var(aim, (known.least, known.most)));
        }
        for relation in &part.relations {
            let relation = &self.table.relations[*relation];
            let (mut terms, mut known) = (Vec::new(), 0.0);
            for (place, sign) in relation.terms() {
                match variables.get(&place) {
                    Some(variable) => terms.push((*variable, sign)),
                    None => known += sign * self.table.counts[place].known().least,
                }
            }
            let how = if relation.sum == Sum::Whole { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(terms, how, -known);
        }
        match problem.solve().map(microlp::SolveOutcome::into_solution) {
            Ok(Ok(solution)) => Ok(solution.objective()),
            // Where nothing fits what is published, nobody can work anything out of it either.
            Err(Error::Unbounded | Error::Infeasible) if way == OptimizationDirection::Maximize => {
                Ok(f64::INFINITY)
            }
            Err(Error::Infeasible) => Ok(f64::NEG_INFINITY),
            _ => Err(Unsure),
        }
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
