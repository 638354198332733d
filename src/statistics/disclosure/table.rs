//! Counts that belong together: which of them readers see, and which add up to which.

use super::Part;
use super::attack::Way;

/// Below this two counts are the same: the solver calculates in floating point.
pub(in crate::statistics) const NEARLY: f64 = 1e-5;

/// A count of the table, by its number.
pub(in crate::statistics) type Place = usize;

/// The counts of one observation.
#[derive(Debug, Clone, Copy)]
pub(in crate::statistics) struct Places {
    /// The count, or the upper one of two.
    pub(in crate::statistics) upper: Place,
    /// The lower one without the upper one, where people are counted among people.
    pub(in crate::statistics) rest: Option<Place>,
    /// The lower one of two.
    pub(in crate::statistics) lower: Option<Place>,
}

impl Places {
    /// All of them that there are.
    pub(super) fn all(&self) -> impl Iterator<Item = Place> {
        [Some(self.upper), self.rest, self.lower].into_iter().flatten()
    }

    /// One of them, where there is such a one.
    pub(super) fn of(&self, part: Part) -> Option<Place> {
        match part {
            Part::Upper => Some(self.upper),
            Part::Rest => self.rest,
            Part::Lower => self.lower,
        }
    }
}

/// One count, as whoever publishes it knows it.
#[derive(Debug, Clone)]
pub(in crate::statistics) struct Count {
    /// The count itself.
    pub(in crate::statistics) value: f64,
    /// What readers know of it while it is shown: the count alone, or, where it is rounded, the
    /// least and the most that it can be.
    pub(in crate::statistics) seen: Span,
    /// The least that readers know of it while it is hidden.
    pub(in crate::statistics) floor: f64,
    /// Whether readers see it.
    pub(in crate::statistics) hidden: bool,
}

/// From the least to the most that a number can be. The most may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::statistics) struct Span {
    pub(in crate::statistics) least: f64,
    pub(in crate::statistics) most: f64,
}

impl Span {
    /// One number alone.
    pub(in crate::statistics) fn exactly(number: f64) -> Self {
        Self { least: number, most: number }
    }

    /// The end that lies this way.
    pub(super) fn end(self, way: Way) -> f64 {
        match way {
            Way::Down => self.least,
            Way::Up => self.most,
        }
    }

    /// Whether a number lies at one end of it, or beyond.
    pub(super) fn is_reached(self, way: Way, number: f64) -> bool {
        match way {
            Way::Down => number <= self.least + NEARLY,
            Way::Up => number >= self.most - NEARLY,
        }
    }
}

impl Count {
    /// What readers know of the count by itself.
    pub(in crate::statistics) fn known(&self) -> Span {
        if self.hidden { Span { least: self.floor, most: f64::INFINITY } } else { self.seen }
    }

    /// Whether readers do not know it exactly by itself.
    pub(in crate::statistics) fn is_open(&self) -> bool {
        let known = self.known();
        known.most > known.least
    }
}

/// How a total stands to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) enum Sum {
    /// The parts make up the total.
    Whole,
    /// The parts are some of what the total counts.
    Part,
}

/// A total and parts of it.
#[derive(Debug, Clone)]
pub(in crate::statistics) struct Relation {
    pub(in crate::statistics) total: Place,
    pub(in crate::statistics) parts: Vec<Place>,
    pub(in crate::statistics) sum: Sum,
}

impl Relation {
    /// Every count of it, the parts with 1 and the total with -1.
    pub(in crate::statistics) fn terms(&self) -> impl Iterator<Item = (Place, f64)> {
        self.parts.iter().map(|part| (*part, 1.0)).chain([(self.total, -1.0)])
    }
}

/// Counts, and what adds up to what.
#[derive(Debug, Clone, Default)]
pub(in crate::statistics) struct Table {
    pub(in crate::statistics) counts: Vec<Count>,
    pub(in crate::statistics) relations: Vec<Relation>,
}

impl Table {
    /// The relations that each count stands in.
    pub(in crate::statistics) fn relations_of_counts(&self) -> Vec<Vec<usize>> {
        let mut of_counts = vec![Vec::new(); self.counts.len()];
        for (number, relation) in self.relations.iter().enumerate() {
            for (place, _) in relation.terms() {
                of_counts[place].push(number);
            }
        }
        of_counts
    }
}
