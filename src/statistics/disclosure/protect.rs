//! Complementary suppression: what else has to be hidden, so that nobody can work out what is.
//!
//! The method is sequential linear programming, after Kelly, Golden and Assad, "Cell suppression:
//! disclosure protection for sensitive tabular data" (Networks 22, 1992), as Hundepool and others
//! describe it in the "Handbook on Statistical Disclosure Control" (2010), section 4.4. For each
//! sensitive count in turn it asks: which other counts would have to move, at the least cost, for
//! this one to be as large, or as small, as readers must hold possible? Those are hidden too. At
//! the end, what turned out not to be needed is shown again.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable};

use super::attack::{Attacker, Unsure, connected};
use super::table::{NEARLY, Place, Span, Sum, Table};

/// How much of an observation is hidden; each hides more than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::statistics) enum Hidden {
    /// Nothing.
    Nothing,
    /// All but the lower count: the upper count, and the figure that would give it back.
    AllButLower,
    /// Everything.
    Everything,
}

/// An observation: counts that are hidden together.
#[derive(Debug, Clone)]
pub(in crate::statistics) struct Item {
    /// The count, or the upper one of two.
    pub(in crate::statistics) upper: Place,
    /// The lower count without the upper one, where people are counted among people.
    pub(in crate::statistics) rest: Option<Place>,
    /// The lower one of two counts.
    pub(in crate::statistics) lower: Option<Place>,
    /// The least that a hidden count of it can be, as readers know. Where the lower count is hidden
    /// too, all may be that is below it: nothing is shown of few people, not even that it was none.
    pub(in crate::statistics) floor: f64,
    /// What its loss is to readers, against that of others.
    pub(in crate::statistics) cost: f64,
    /// Whether it has been published as it stands, so that hiding it now hides nothing.
    pub(in crate::statistics) is_out: bool,
    /// How much of it is hidden.
    pub(in crate::statistics) hidden: Hidden,
}

/// A hidden count that nobody may work out, and the span that readers must hold possible. A count
/// may have parts of which readers know that none is zero; it is then no less than their number,
/// and readers must hold as many counts above that possible.
#[derive(Debug, Clone, Copy)]
pub(in crate::statistics) struct Sensitive {
    pub(in crate::statistics) place: Place,
    pub(in crate::statistics) wanted: Span,
}

/// Hides more of a table until nobody can work out what is hidden.
pub(in crate::statistics) struct Protector<'t> {
    table: &'t mut Table,
    items: &'t mut [Item],
    sensitive: &'t mut [Sensitive],
    relations_of_counts: Vec<Vec<usize>>,
    /// The item of each count.
    owners: Vec<Option<usize>>,
    /// How much of each item is hidden for its own sake.
    primary: Vec<Hidden>,
}

impl<'t> Protector<'t> {
    /// How many counts tied to one another make a table large. All tables of the tests are smaller.
    const LARGE: usize = 2_000;

    /// Of a table, the items that its counts belong to, and what is sensitive in it. The counts of
    /// an item are hidden here as far as the item says.
    pub(in crate::statistics) fn new(
        table: &'t mut Table,
        items: &'t mut [Item],
        sensitive: &'t mut [Sensitive],
    ) -> Self {
        let mut owners = vec![None; table.counts.len()];
        for (number, item) in items.iter().enumerate() {
            for place in item.places() {
                owners[place] = Some(number);
            }
        }
        let relations_of_counts = table.relations_of_counts();
        let primary = items.iter().map(|item| item.hidden).collect();
        let mut protector = Self { table, items, sensitive, relations_of_counts, owners, primary };
        for number in 0..protector.items.len() {
            protector.hide(number, protector.items[number].hidden);
        }
        protector
    }

    /// Hides what has to be hidden besides. Answers the sensitive counts that cannot be protected,
    /// because too much has been published before.
    pub(in crate::statistics) fn protect(mut self) -> Vec<Place> {
        let mut lost = Vec::new();
        for number in 0..self.sensitive.len() {
            let one = self.sensitive[number];
            if self.is_safe(&one) {
                continue;
            }
            match self.make_room(&one) {
                Some(wanted) => self.sensitive[number].wanted = wanted,
                None => lost.push(one.place),
            }
        }
        self.show_what_can_be_shown(&lost);
        lost
    }

    /// Hides what has to be hidden for one sensitive count. Answers the span that readers then hold
    /// possible; nothing where there is no way.
    fn make_room(&mut self, one: &Sensitive) -> Option<Span> {
        let Span { least, most } = one.wanted;
        let value = self.table.counts[one.place].value;
        let mut lowest = least;
        while lowest < value - NEARLY && !self.let_it_be(one.place, lowest) {
            lowest += 1.0;
        }
        let lowest = lowest.min(value);
        let highest = most + (lowest - least);
        (value > highest - NEARLY || self.let_it_be(one.place, highest))
            .then_some(Span { least: lowest, most: highest })
    }

    fn attack(&self, place: Place) -> Result<Span, Unsure> {
        Attacker::new(self.table, &self.relations_of_counts).span(place)
    }

    fn is_safe(&self, one: &Sensitive) -> bool {
        self.attack(one.place).is_ok_and(|span| span.holds(one.wanted))
    }

    fn hide(&mut self, number: usize, hidden: Hidden) {
        let item = &mut self.items[number];
        item.hidden = hidden;
        let is_hidden = hidden != Hidden::Nothing;
        let floor = item.floor_when(hidden);
        for place in [Some(item.upper), item.rest].into_iter().flatten() {
            self.table.counts[place].hidden = is_hidden;
            self.table.counts[place].floor = floor;
        }
        if let Some(lower) = item.lower {
            self.table.counts[lower].hidden = hidden == Hidden::Everything;
        }
    }

    /// Whether an item may be hidden so far. Readers take it that a hidden count is no less than
    /// its floor, so that none below it can be hidden.
    fn may_hide(&self, item: &Item, hidden: Hidden) -> bool {
        let above = |place: Place, floor: f64| self.table.counts[place].value + NEARLY >= floor;
        let floor = item.floor_when(hidden);
        let lower = item.lower.filter(|_| hidden == Hidden::Everything);
        !item.is_out
            && above(item.upper, floor)
            && item.rest.is_none_or(|rest| above(rest, floor))
            && lower.is_none_or(|lower| above(lower, item.floor))
    }

    /// Hides what has to move for a count to become `wanted`. Answers whether it can.
    ///
    /// In a large table, a way is looked for near the count first. Whatever lies further off then stays
    /// as it is, which is one of the ways that the whole table has, if not always the cheapest.
    fn let_it_be(&mut self, place: Place, wanted: f64) -> bool {
        let all = connected(self.table, &self.relations_of_counts, place, |_| true);
        if all.0.len() > Self::LARGE {
            let near = self.near(place);
            if self.let_it_be_by(place, wanted, &near) {
                return true;
            }
        }
        self.let_it_be_by(place, wanted, &all)
    }

    /// The counts that stand in a relation with a count, and those that stand in one with these; and
    /// every relation in which any of them stands.
    fn near(&self, place: Place) -> (Vec<Place>, Vec<usize>) {
        let mut places = BTreeSet::from([place]);
        let of = |places: &BTreeSet<Place>| -> BTreeSet<usize> {
            places.iter().flat_map(|place| &self.relations_of_counts[*place]).copied().collect()
        };
        for _ in 0..2 {
            let terms = of(&places).into_iter().flat_map(|number| self.table.relations[number].terms());
            places.extend(terms.map(|(place, _)| place).collect::<Vec<_>>());
        }
        let relations = of(&places);
        (places.into_iter().collect(), relations.into_iter().collect())
    }

    /// Does so with these counts alone, which these relations tie to one another and to the rest.
    fn let_it_be_by(
        &mut self,
        place: Place,
        wanted: f64,
        (places, relations): &(Vec<Place>, Vec<usize>),
    ) -> bool {
        let moves = Moves::new(self, places, place, wanted - self.table.counts[place].value);
        let Some((moves, solution)) = moves.solve(self, relations) else { return false };
        for place in moves.moved(&solution) {
            let Some(number) = self.owners[place] else { continue };
            let item = &self.items[number];
            let enough = if item.lower == Some(place) { Hidden::Everything } else { item.least() };
            self.hide(number, item.hidden.max(enough));
        }
        true
    }

    /// Shows again, the dearest first, what is hidden for the sake of others and need not be.
    fn show_what_can_be_shown(&mut self, lost: &[Place]) {
        let added = |number: &usize| self.items[*number].hidden > self.primary[*number];
        let mut added: Vec<usize> = (0..self.items.len()).filter(added).collect();
        added.sort_by(|one, other| {
            self.items[*other].cost.total_cmp(&self.items[*one].cost).then(one.cmp(other))
        });
        for number in added {
            let (hidden, primary) = (self.items[number].hidden, self.primary[number]);
            let between = self.items[number].least();
            let near = self.sensitive_beside(number);
            let mut less = vec![Hidden::Nothing, between];
            less.retain(|less| *less >= primary && *less < hidden);
            for less in less {
                self.hide(number, less);
                if self.all_are_safe(&near, lost) {
                    break;
                }
                self.hide(number, hidden);
            }
        }
    }

    /// The sensitive counts of which an item tells something if it is shown: those tied to it over counts
    /// that are not known.
    fn sensitive_beside(&self, number: usize) -> Vec<Sensitive> {
        let is_open = |place: Place| {
            let known = self.table.counts[place].known();
            known.most > known.least
        };
        let places = self.items[number].places();
        let beside: BTreeSet<Place> = places
            .flat_map(|place| connected(self.table, &self.relations_of_counts, place, is_open).0)
            .collect();
        self.sensitive.iter().filter(|one| beside.contains(&one.place)).copied().collect()
    }

    fn all_are_safe(&self, sensitive: &[Sensitive], lost: &[Place]) -> bool {
        sensitive.iter().all(|one| lost.contains(&one.place) || self.is_safe(one))
    }
}

impl Item {
    /// Its counts.
    pub(in crate::statistics) fn places(&self) -> impl Iterator<Item = Place> {
        [Some(self.upper), self.rest, self.lower].into_iter().flatten()
    }

    /// The least that its upper count and the rest can be when so much of it is hidden.
    fn floor_when(&self, hidden: Hidden) -> f64 {
        if self.lower.is_some() && hidden == Hidden::Everything { 0.0 } else { self.floor }
    }

    /// Whether one of its counts is hidden.
    pub(in crate::statistics) fn hides(&self, place: Place) -> bool {
        match self.hidden {
            Hidden::Nothing => false,
            Hidden::AllButLower => self.lower != Some(place),
            Hidden::Everything => true,
        }
    }

    /// The least by which its upper count is hidden.
    fn least(&self) -> Hidden {
        if self.lower.is_some() { Hidden::AllButLower } else { Hidden::Everything }
    }
}

/// How the counts of a table may move from where they are.
struct Moves {
    problem: Problem,
    /// Of each count the variables that make up its move, with their signs.
    of_counts: BTreeMap<Place, Vec<(Variable, f64)>>,
    /// The variables of moves that hide a count which is shown.
    hiding: Vec<(Place, Variable)>,
}

impl Moves {
    /// Hiding a lower count hides the whole observation.
    const LOWER: f64 = 3.0;

    /// Of `places`, when the count at `aim` moves by `distance`.
    fn new(of: &Protector<'_>, places: &[Place], aim: Place, distance: f64) -> Self {
        let mut moves = Self {
            problem: Problem::new(OptimizationDirection::Minimize),
            of_counts: BTreeMap::new(),
            hiding: Vec::new(),
        };
        for place in places {
            if *place == aim {
                let fixed = moves.problem.add_var(0.0, (distance, distance));
                moves.of_counts.insert(aim, vec![(fixed, 1.0)]);
            } else {
                moves.add(of, *place);
            }
        }
        moves
    }

    fn add(&mut self, of: &Protector<'_>, place: Place) {
        let count = &of.table.counts[place];
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
            let item = of.owners[place].map(|number| &of.items[number]);
            let is_lower = item.is_some_and(|item| item.lower == Some(place));
            let hidden = if is_lower { Hidden::Everything } else { Hidden::AllButLower };
            if let Some(item) = item.filter(|item| of.may_hide(item, hidden)) {
                let cost = if is_lower { item.cost * Self::LOWER } else { item.cost };
                let up = self.problem.add_var(cost, (0.0, f64::INFINITY));
                let down = self.problem.add_var(cost, (0.0, down));
                variables.extend([(up, 1.0), (down, -1.0)]);
                self.hiding.extend([(place, up), (place, down)]);
            }
        }
        self.of_counts.insert(place, variables);
    }

    /// The cheapest moves that keep every relation.
    fn solve(mut self, of: &Protector<'_>, relations: &[usize]) -> Option<(Self, Solution)> {
        for number in relations {
            let relation = &of.table.relations[*number];
            let (mut terms, mut now) = (Vec::new(), 0.0);
            for (place, sign) in relation.terms() {
                now += sign * of.table.counts[place].value;
                let variables = self.of_counts.get(&place).map_or(&[][..], Vec::as_slice);
                terms.extend(variables.iter().map(|(variable, way)| (*variable, sign * way)));
            }
            let (how, room) = match relation.sum {
                Sum::Whole => (ComparisonOp::Eq, 0.0),
                Sum::Part => (ComparisonOp::Le, (-now).max(0.0)),
            };
            self.problem.add_constraint(terms, how, room);
        }
        let solution =
            self.problem.solve().ok().and_then(|outcome: SolveOutcome| outcome.into_solution().ok())?;
        Some((self, solution))
    }

    /// The counts that are shown and have moved.
    fn moved(&self, solution: &Solution) -> Vec<Place> {
        let mut moved: Vec<Place> = self
            .hiding
            .iter()
            .filter(|(_, variable)| solution.var_value(*variable) > NEARLY)
            .map(|(place, _)| *place)
            .collect();
        moved.dedup();
        moved
    }
}
