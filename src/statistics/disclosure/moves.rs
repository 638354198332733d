//! How the counts of a table may move from where they are, each sum staying as it is: a linear program.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable};

use super::protect::{Hidden, Protector};
use super::table::{NEARLY, Place, Relation, Sum};

/// Counts that may move, and the relations that tie them to one another and to the rest.
pub(super) type Movable = (Vec<Place>, Vec<usize>);

/// The moves of some counts, one of which goes a given distance.
pub(super) struct Moves<'p> {
    of: &'p Protector<'p>,
    problem: Problem,
    /// Of each count the variables that make up its move, with their signs.
    of_counts: BTreeMap<Place, Vec<(Variable, f64)>>,
    /// The variables of moves that hide a count which is shown.
    hiding: Vec<(Place, Variable)>,
}

/// The cheapest moves.
pub(super) struct Moved {
    /// What the counts then are, in the order of their places.
    pub(super) counts: Vec<(Place, f64)>,
    /// Those that are shown and have moved, so that they have to be hidden for it.
    pub(super) to_hide: Vec<Place>,
}

impl<'p> Moves<'p> {
    /// Hiding a lower count hides the whole observation.
    const LOWER: f64 = 3.0;

    /// The cheapest moves by which the count at `aim` goes `distance`. What is shown may be hidden for it,
    /// at its cost. Nothing where there are none.
    pub(super) fn with_more_hidden(
        of: &'p Protector<'p>,
        movable: &Movable,
        aim: Place,
        distance: f64,
    ) -> Option<Moved> {
        Self::cheapest(of, movable, aim, distance, Self::add_any)
    }

    /// The same where nothing more may be hidden. What is hidden for the sake of others moves at its cost.
    pub(super) fn with_what_is_hidden(
        of: &'p Protector<'p>,
        movable: &Movable,
        aim: Place,
        distance: f64,
    ) -> Option<Moved> {
        Self::cheapest(of, movable, aim, distance, Self::add_hidden)
    }

    fn cheapest(
        of: &'p Protector<'p>,
        (places, relations): &Movable,
        aim: Place,
        distance: f64,
        add: fn(&mut Self, Place),
    ) -> Option<Moved> {
        let problem = Problem::new(OptimizationDirection::Minimize);
        let mut moves = Self { of, problem, of_counts: BTreeMap::new(), hiding: Vec::new() };
        let (stretches, cells): (Vec<Place>, Vec<Place>) =
            places.iter().partition(|place| of.is_stretch(**place));
        for place in cells {
            if place == aim {
                let fixed = moves.problem.add_var(0.0, (distance, distance));
                moves.of_counts.insert(aim, vec![(fixed, 1.0)]);
            } else {
                add(&mut moves, place);
            }
        }
        moves.add_stretches(&stretches, relations);
        if of.is_stretch(aim) {
            let terms = moves.of_counts.get(&aim)?.clone();
            moves.problem.add_constraint(terms, ComparisonOp::Eq, distance);
        }
        moves.solve(relations)
    }

    /// A count that moves only as far as readers hold possible.
    fn add_hidden(&mut self, place: Place) {
        let count = &self.of.table.counts[place];
        let known = count.known();
        let (down, up) = ((known.least - count.value).min(0.0), (known.most - count.value).max(0.0));
        let besides = self.of.item(place).filter(|_| count.hidden && self.of.is_hidden_besides(place));
        let variables = match besides {
            Some(item) => {
                let (above, below) = ((0.0, up), (0.0, -down));
                vec![
                    (self.problem.add_var(item.cost, above), 1.0),
                    (self.problem.add_var(item.cost, below), -1.0),
                ]
            }
            None => vec![(self.problem.add_var(0.0, (down, up)), 1.0)],
        };
        self.of_counts.insert(place, variables);
    }

    /// A count that moves freely where it is hidden, and at a cost where it would have to be.
    fn add_any(&mut self, place: Place) {
        let count = &self.of.table.counts[place];
        let mut variables = Vec::new();
        let down = (count.value - count.floor).max(0.0);
        if count.hidden {
            variables.push((self.problem.add_var(0.0, (-down, f64::INFINITY)), 1.0));
        } else {
            let below = (count.seen.least - count.value).max(-down).min(0.0);
            let above = (count.seen.most - count.value).max(0.0);
            if below < above {
                variables.push((self.problem.add_var(0.0, (below, above)), 1.0));
            }
            let item = self.of.item(place);
            let is_lower = item.is_some_and(|item| item.lower == Some(place));
            let hidden = if is_lower { Hidden::Everything } else { Hidden::AllButLower };
            if let Some(item) = item.filter(|item| self.of.may_hide(item, hidden)) {
                let cost = if is_lower { item.cost * Self::LOWER } else { item.cost };
                let up = self.problem.add_var(cost, (0.0, f64::INFINITY));
                let down = self.problem.add_var(cost, (0.0, down));
                variables.extend([(up, 1.0), (down, -1.0)]);
                self.hiding.extend([(place, up), (place, down)]);
            }
        }
        self.of_counts.insert(place, variables);
    }

    /// Stretches of time. Two years that follow each other and stay as they are differ by the last
    /// stretch of the later one and the first of the earlier one, so that these two move together: one
    /// variable is enough for all that do. It is what makes long chains of years quick to solve.
    fn add_stretches(&mut self, stretches: &[Place], relations: &[usize]) {
        let firsts = self.firsts(stretches, relations);
        let mut down: BTreeMap<Place, f64> = BTreeMap::new();
        for place in stretches {
            let first = firsts.get(place).unwrap_or(place);
            let count = &self.of.table.counts[*place];
            let room = down.entry(*first).or_insert(f64::INFINITY);
            *room = room.min((count.value - count.floor).max(0.0));
        }
        let add = |(first, down): (Place, f64)| (first, self.problem.add_var(0.0, (-down, f64::INFINITY)));
        let variables: BTreeMap<Place, Variable> = down.into_iter().map(add).collect();
        let of = |place: &Place| (*place, vec![(variables[firsts.get(place).unwrap_or(place)], 1.0)]);
        self.of_counts.extend(stretches.iter().map(of));
    }

    /// Of stretches that move together with an earlier one the first of these.
    fn firsts(&self, stretches: &[Place], relations: &[usize]) -> BTreeMap<Place, Place> {
        let is_there = |place: &Place| stretches.binary_search(place).is_ok();
        let stays = |place: &Place| self.of_counts.get(place).is_none_or(Vec::is_empty);
        let relations = relations.iter().map(|number| &self.of.table.relations[*number]);
        let fixed = relations
            .filter(|year| year.sum == Sum::Whole && stays(&year.total) && year.parts.iter().all(is_there));
        let mut years: Vec<&[Place]> = fixed.map(|year| year.parts.as_slice()).collect();
        years.sort_unstable();
        let mut firsts = BTreeMap::new();
        for pair in years.windows(2) {
            if let ([first, ..], [second, .., last]) = (pair[0], pair[1])
                && first + 1 == *second
                && pair[0].len() == pair[1].len()
            {
                firsts.insert(*last, firsts.get(first).copied().unwrap_or(*first));
            }
        }
        firsts
    }

    /// The cheapest moves that keep every relation.
    fn solve(mut self, relations: &[usize]) -> Option<Moved> {
        let mut seen = BTreeSet::new();
        for number in relations {
            let relation = &self.of.table.relations[*number];
            let terms = self.terms(relation);
            let (how, room) = match relation.sum {
                Sum::Whole => (ComparisonOp::Eq, 0.0),
                Sum::Part => {
                    let value = |(place, sign): (Place, f64)| sign * self.of.table.counts[place].value;
                    (ComparisonOp::Le, (-relation.terms().map(value).sum::<f64>()).max(0.0))
                }
            };
            // Years whose stretches move together say the same.
            let key: Vec<(usize, bool)> = terms.iter().map(|(one, sign)| (one.idx(), *sign > 0.0)).collect();
            if relation.sum == Sum::Part || (!terms.is_empty() && seen.insert(sorted(key))) {
                self.problem.add_constraint(terms, how, room);
            }
        }
        let solution =
            self.problem.solve().ok().and_then(|outcome: SolveOutcome| outcome.into_solution().ok())?;
        Some(Moved { counts: self.counts(&solution), to_hide: self.to_hide(&solution) })
    }

    fn terms(&self, relation: &Relation) -> Vec<(Variable, f64)> {
        let of = |(place, sign): (Place, f64)| {
            let variables = self.of_counts.get(&place).map_or(&[][..], Vec::as_slice);
            variables.iter().map(move |(variable, way)| (*variable, sign * way))
        };
        relation.terms().flat_map(of).collect()
    }

    fn counts(&self, solution: &Solution) -> Vec<(Place, f64)> {
        let count = |(place, variables): (&Place, &Vec<(Variable, f64)>)| {
            let moves = variables.iter().map(|(variable, way)| way * solution.var_value(*variable));
            (*place, self.of.table.counts[*place].value + moves.sum::<f64>())
        };
        self.of_counts.iter().map(count).collect()
    }

    fn to_hide(&self, solution: &Solution) -> Vec<Place> {
        let has_moved = |(_, variable): &&(Place, Variable)| solution.var_value(*variable) > NEARLY;
        let mut moved: Vec<Place> = self.hiding.iter().filter(has_moved).map(|(place, _)| *place).collect();
        moved.dedup();
        moved
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all
}
