//! Complementary suppression: what else has to be hidden, so that nobody can work out what is.
//!
//! The method is sequential linear programming, after Kelly, Golden and Assad, "Cell suppression:
//! disclosure protection for sensitive tabular data" (Networks 22, 1992), as Hundepool and others
//! describe it in the "Handbook on Statistical Disclosure Control" (2010), section 4.4. For each
//! sensitive count in turn it asks: which other counts would have to move, at the least cost, for
//! this one to be as large, or as small, as readers must hold possible? Those are hidden too. At
//! the end, what turned out not to be needed is shown again.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::attack::{Attacker, Way, connected};
use super::moves::{Movable, Moves};
use super::table::{Count, NEARLY, Place, Span, Table};

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

/// Counts that fit all that readers see, those alone that are not the true ones.
type Witness = Rc<[(Place, f64)]>;

/// Hides more of a table until nobody can work out what is hidden.
pub(in crate::statistics) struct Protector<'t> {
    pub(super) table: &'t mut Table,
    items: &'t mut [Item],
    sensitive: &'t mut [Sensitive],
    relations_of_counts: Vec<Vec<usize>>,
    /// The sensitive counts of each place.
    sensitive_at: BTreeMap<Place, Vec<usize>>,
    /// Of each sensitive count what shows that it may be as small, and as large, as it is wanted to be.
    /// While it fits what is hidden, there is nothing to solve.
    witnesses: Vec<[Option<Witness>; 2]>,
    /// Whether a count is hidden that is below what readers take to be the least of a hidden one, as where
    /// an officer keeps back that there was nobody. The true counts are then none that fit for a reader.
    misleads: bool,
    /// The item of each count.
    owners: Vec<Option<usize>>,
    /// How much of each item is hidden for its own sake.
    primary: Vec<Hidden>,
    /// The sensitive count for which each item was hidden, or more of it.
    causes: BTreeMap<usize, usize>,
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
        let mut sensitive_at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (number, one) in sensitive.iter().enumerate() {
            sensitive_at.entry(one.place).or_default().push(number);
        }
        let witnesses = vec![[None, None]; sensitive.len()];
        let mut protector = Self {
            table,
            items,
            sensitive,
            relations_of_counts,
            sensitive_at,
            witnesses,
            misleads: false,
            owners,
            primary,
            causes: BTreeMap::new(),
        };
        for number in 0..protector.items.len() {
            protector.hide(number, protector.items[number].hidden);
        }
        let is_below = |count: &Count| count.hidden && count.value + NEARLY < count.floor;
        protector.misleads = protector.table.counts.iter().any(is_below);
        protector
    }

    /// Hides what has to be hidden besides. Answers the sensitive counts that cannot be protected,
    /// because too much has been published before.
    pub(in crate::statistics) fn protect(mut self) -> Vec<Place> {
        let mut lost = Vec::new();
        for number in 0..self.sensitive.len() {
            if self.is_safe(number) {
                continue;
            }
            match self.make_room(number) {
                Some(wanted) => self.sensitive[number].wanted = wanted,
                None => lost.push(number),
            }
        }
        self.show_what_can_be_shown(&lost);
        // What was hidden for others may have protected it.
        lost.retain(|number| !self.is_safe(*number));
        lost.into_iter().map(|number| self.sensitive[number].place).collect()
    }

    /// Hides what has to be hidden for one sensitive count. Answers the span that readers then hold
    /// possible; nothing where there is no way.
    fn make_room(&mut self, number: usize) -> Option<Span> {
        let Sensitive { place, wanted: Span { least, most } } = self.sensitive[number];
        let value = self.table.counts[place].value;
        // A small count goes up by one. A large sum has to be far from its true value in few steps.
        let step = ((value - least) / 16.0).ceil().max(1.0);
        let mut lowest = least;
        while lowest < value - NEARLY && !self.let_it_be(number, lowest) {
            lowest += step;
        }
        let lowest = lowest.min(value);
        let highest = most + (lowest - least);
        (value > highest - NEARLY || self.let_it_be(number, highest))
            .then_some(Span { least: lowest, most: highest })
    }

    /// Whether readers must hold all possible of a sensitive count that they are wanted to.
    fn is_safe(&mut self, number: usize) -> bool {
        let Sensitive { place, wanted } = self.sensitive[number];
        [Way::Down, Way::Up].into_iter().all(|way| {
            if self.misleads {
                return self.is_out_of_reach(place, wanted, way);
            }
            let witness = self.witnesses[number][way as usize].as_ref();
            wanted.is_reached(way, self.table.counts[place].value)
                || witness.is_some_and(|witness| self.fits(witness, place, wanted, way))
                || self.can_be(place, wanted.end(way))
        })
    }

    /// Whether readers, who may take a count to be what it is not, find out no more than they may.
    fn is_out_of_reach(&self, place: Place, wanted: Span, way: Way) -> bool {
        let attacker = Attacker::new(self.table, &self.relations_of_counts);
        attacker.push(place, way, wanted.end(way)).is_ok_and(|possible| {
            let reached = possible.and_then(|all| all.into_iter().find(|(other, _)| *other == place));
            reached.is_none_or(|(_, count)| wanted.is_reached(way, count))
        })
    }

    /// Whether a count can be `wanted` with nothing more hidden. What is hidden for the sake of others moves
    /// as little as it can for it: then more of that can be shown again without a look at this count.
    fn can_be(&mut self, place: Place, wanted: f64) -> bool {
        let is_open = |place: Place| self.table.counts[place].is_open();
        let open = connected(self.table, &self.relations_of_counts, place, is_open);
        let distance = wanted - self.table.counts[place].value;
        let Some(moved) = Moves::with_what_is_hidden(self, &open, place, distance) else { return false };
        self.note(&moved.counts);
        true
    }

    /// Whether counts that once fitted what is shown still do, and show what is wanted of a count.
    fn fits(&self, witness: &Witness, place: Place, wanted: Span, way: Way) -> bool {
        let shown = witness.binary_search_by_key(&place, |(place, _)| *place);
        let reaches = shown.is_ok_and(|at| wanted.is_reached(way, witness[at].1));
        reaches
            && witness.iter().all(|(place, count)| {
                let known = self.table.counts[*place].known();
                (known.least - NEARLY..=known.most + NEARLY).contains(count)
            })
    }

    /// Keeps counts that fit, in the order of their places, for every sensitive count of which they show
    /// something.
    fn note(&mut self, possible: &[(Place, f64)]) {
        let has_moved =
            |(place, count): &&(Place, f64)| (count - self.table.counts[*place].value).abs() > NEARLY;
        let witness: Witness = possible.iter().filter(has_moved).copied().collect();
        for (place, count) in &*witness {
            for number in self.sensitive_at.get(place).into_iter().flatten() {
                for way in [Way::Down, Way::Up] {
                    if self.sensitive[*number].wanted.is_reached(way, *count) {
                        self.witnesses[*number][way as usize] = Some(Rc::clone(&witness));
                    }
                }
            }
        }
    }

    /// Whether a count is of a stretch of time that years share, and of no observation.
    pub(super) fn is_stretch(&self, place: Place) -> bool {
        self.owners[place].is_none()
    }

    /// The observation of a count.
    pub(super) fn item(&self, place: Place) -> Option<&Item> {
        self.owners[place].map(|number| &self.items[number])
    }

    /// Whether more of a count's observation is hidden than for its own sake.
    pub(super) fn is_hidden_besides(&self, place: Place) -> bool {
        self.owners[place].is_some_and(|number| self.items[number].hidden > self.primary[number])
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
    pub(super) fn may_hide(&self, item: &Item, hidden: Hidden) -> bool {
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
    fn let_it_be(&mut self, number: usize, wanted: f64) -> bool {
        let place = self.sensitive[number].place;
        let all = connected(self.table, &self.relations_of_counts, place, |_| true);
        if all.0.len() > Self::LARGE {
            for near in self.surroundings(place, all.0.len()) {
                if self.let_it_be_by(number, wanted, &near) {
                    return true;
                }
            }
        }
        self.let_it_be_by(number, wanted, &all)
    }

    /// What lies near a count, over more and more relations, as long as it is much less than all there is.
    fn surroundings(&self, place: Place, all: usize) -> Vec<Movable> {
        let near = (2..).map(|rounds| self.near(place, rounds));
        near.take_while(|near| near.0.len() * 3 < all).take(3).collect()
    }

    /// The counts that lead to a count over so many relations, and every relation in which any of them
    /// stands. Of stretches of time all that make up the same years.
    fn near(&self, place: Place, rounds: usize) -> Movable {
        let mut places = BTreeSet::from([place]);
        let of = |places: &BTreeSet<Place>| -> BTreeSet<usize> {
            places.iter().flat_map(|place| &self.relations_of_counts[*place]).copied().collect()
        };
        for _ in 0..rounds {
            let terms = of(&places).into_iter().flat_map(|number| self.table.relations[number].terms());
            places.extend(terms.map(|(place, _)| place).collect::<Vec<_>>());
        }
        // A stretch of time moves with others of its years only, up to the first and the last of them.
        let is_stretch = |place: &Place| self.is_stretch(*place);
        let mut stretches: Vec<Place> = places.iter().copied().filter(is_stretch).collect();
        while let Some(place) = stretches.pop() {
            let terms =
                self.relations_of_counts[place].iter().flat_map(|of| self.table.relations[*of].terms());
            stretches.extend(
                terms.map(|(other, _)| other).filter(|other| is_stretch(other) && places.insert(*other)),
            );
        }
        let relations = of(&places);
        (places.into_iter().collect(), relations.into_iter().collect())
    }

    /// Does so with these counts alone, which these relations tie to one another and to the rest.
    fn let_it_be_by(&mut self, number: usize, wanted: f64, movable: &Movable) -> bool {
        let place = self.sensitive[number].place;
        let distance = wanted - self.table.counts[place].value;
        let Some(moved) = Moves::with_more_hidden(self, movable, place, distance) else { return false };
        self.note(&moved.counts);
        for place in moved.to_hide {
            let Some(owner) = self.owners[place] else { continue };
            let item = &self.items[owner];
            let enough = if item.lower == Some(place) { Hidden::Everything } else { item.least() };
            self.hide(owner, item.hidden.max(enough));
            self.causes.insert(owner, number);
        }
        true
    }

    /// Shows again, the dearest first, what is hidden for the sake of others and need not be.
    fn show_what_can_be_shown(&mut self, lost: &[usize]) {
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
            let may_be = |less: Hidden| less == Hidden::Nothing || self.may_hide(&self.items[number], less);
            less.retain(|less| *less >= primary && *less < hidden && may_be(*less));
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
    fn sensitive_beside(&self, number: usize) -> Vec<usize> {
        let is_open = |place: Place| self.table.counts[place].is_open();
        let places = self.items[number].places();
        let beside: BTreeSet<Place> = places
            .flat_map(|place| connected(self.table, &self.relations_of_counts, place, is_open).0)
            .collect();
        let mut found: Vec<usize> = (0..self.sensitive.len())
            .filter(|number| beside.contains(&self.sensitive[*number].place))
            .collect();
        // Those likeliest to need it come first: one that does settles the matter.
        let cause = self.causes.get(&number);
        let next = self.items[number].places().flat_map(|place| &self.relations_of_counts[place]);
        let next: BTreeSet<Place> = next
            .flat_map(|relation| self.table.relations[*relation].terms())
            .map(|(place, _)| place)
            .collect();
        found.sort_by_key(|one| (Some(one) != cause, !next.contains(&self.sensitive[*one].place)));
        found
    }

    fn all_are_safe(&mut self, sensitive: &[usize], lost: &[usize]) -> bool {
        sensitive.iter().all(|number| lost.contains(number) || self.is_safe(*number))
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
