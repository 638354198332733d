//! Stage 4, derive: an overall rating, made from several by a table that anybody can read, and
//! what would change it.
//!
//! The table has a line for every combination of the elements' ratings. So nothing is worked
//! out from the steps of the scales: the overall rating of today is the line that holds today,
//! and what would change it are the lines that differ from that one in a single element.

use std::collections::BTreeMap;

use crate::records::fields::{Id, Reference};
use crate::records::rating_scale::RatingScale;
use crate::records::scorecard::{Cell, Element, Scorecard};

/// The rating of each element, in the order of the record: the places of the steps on their
/// scales, counted from 0 for the worst.
pub type Combination = Vec<usize>;

/// The table of a scorecard.
#[derive(Debug)]
pub struct Grid<'a> {
    scorecard: &'a Scorecard,
    elements: Vec<&'a RatingScale>,
    overall: &'a RatingScale,
    lines: BTreeMap<Combination, Line<'a>>,
    now: Combination,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// As it is written.
    pub cell: &'a Cell,
    /// Its place in the rule, counted from 0.
    pub at: usize,
    /// The place of its overall rating on the scale, counted from 0 for the worst.
    pub overall: usize,
}

/// One element's rating is another, and so is the overall rating.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The place of the element in the record.
    pub element: usize,
    /// The place of its new rating on its scale.
    pub to: usize,
    /// What the overall rating would then be.
    pub line: Line<'a>,
}

impl<'a> Grid<'a> {
    /// The table of a scorecard, with its lines that can be read. There is none without every
    /// scale, with a rating that is on none, or where two things have one id; the checks tell
    /// officers which.
    pub fn of(
        scorecard: &'a Scorecard,
        scale: impl Fn(&Reference<RatingScale>) -> Option<&'a RatingScale>,
    ) -> Option<Self> {
        let elements = scorecard.elements.iter().map(|element| scale(&element.scale));
        let elements = elements.collect::<Option<Vec<_>>>()?;
        let overall = scale(&scorecard.scale)?;
        let ids = |scale: &RatingScale| scale.steps.iter().map(|step| step.id.value.clone()).collect();
        let of_elements = scorecard.elements.iter().map(|element| element.id.value.clone()).collect();
        let ids = elements.iter().chain([&overall]).map(|scale| ids(scale)).chain([of_elements]);
        if ids.into_iter().any(has_duplicates) {
            return None;
        }
        let step = |(element, scale): (&Element, &&RatingScale)| place(scale, &element.rating);
        let now = scorecard.elements.iter().zip(&elements).map(step).collect::<Option<_>>()?;
        let mut grid = Self { scorecard, elements, overall, lines: BTreeMap::new(), now };
        for (at, cell) in scorecard.rule.iter().enumerate() {
            if let (Some(combination), Some(overall)) =
                (grid.combination(cell), place(overall, &cell.overall))
            {
                grid.lines.entry(combination).or_insert(Line { cell, at, overall });
            }
        }
        Some(grid)
    }

    /// The combination that a line of the rule is about, where it names every element.
    #[must_use]
    pub fn combination(&self, cell: &Cell) -> Option<Combination> {
        let step = |(element, scale): (&Element, &&RatingScale)| {
            place(scale, &cell.when.get(element.id.as_str())?.value)
        };
        self.scorecard.elements.iter().zip(&self.elements).map(step).collect()
    }

    /// The scales of the elements, in the order of the record.
    #[must_use]
    pub fn scales(&self) -> &[&'a RatingScale] {
        &self.elements
    }

    /// The scale of the overall rating.
    #[must_use]
    pub fn overall_scale(&self) -> &'a RatingScale {
        self.overall
    }

    /// The ratings of today.
    #[must_use]
    pub fn now(&self) -> &Combination {
        &self.now
    }

    /// The line of a combination.
    #[must_use]
    pub fn line(&self, combination: &[usize]) -> Option<Line<'a>> {
        self.lines.get(combination).copied()
    }

    /// Whether every line of the rule could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let is_read =
            |cell: &Cell| self.combination(cell).is_some() && place(self.overall, &cell.overall).is_some();
        self.scorecard.rule.iter().all(is_read)
    }

    /// Every line, in the order of the steps of the first element, then of the second.
    pub fn lines(&self) -> impl Iterator<Item = (&Combination, Line<'a>)> {
        self.lines.iter().map(|(combination, line)| (combination, *line))
    }

    /// Every combination, whether or not the rule has a line for it. There may be very many.
    pub fn combinations(&self) -> impl Iterator<Item = Combination> + '_ {
        let first = (!self.elements.is_empty()).then(|| vec![0; self.elements.len()]);
        std::iter::successors(first, |combination| self.next(combination))
    }

    /// The next combination: the last element that can rises by a step, those after it begin
    /// again.
    fn next(&self, combination: &[usize]) -> Option<Combination> {
        let can_rise = |at: &usize| combination[*at] + 1 < self.elements[*at].steps.len();
        let rises = (0..combination.len()).rev().find(can_rise)?;
        let mut next = combination[..rises].to_vec();
        next.push(combination[rises] + 1);
        next.resize(combination.len(), 0);
        Some(next)
    }

    /// Each line that differs from a combination in one element alone, the nearest first.
    pub fn beside<'g>(&'g self, combination: &'g [usize]) -> impl Iterator<Item = Change<'a>> + 'g {
        (0..combination.len()).flat_map(move |element| {
            let mut steps: Vec<usize> = (0..self.elements[element].steps.len()).collect();
            steps.retain(|step| *step != combination[element]);
            steps.sort_by_key(|step| step.abs_diff(combination[element]));
            steps.into_iter().filter_map(move |to| {
                let mut changed = combination.to_vec();
                changed[element] = to;
                Some(Change { element, to, line: self.line(&changed)? })
            })
        })
    }

    /// What would change the overall rating of today: what would raise it, then what would lower
    /// it.
    #[must_use]
    pub fn changes(&self) -> Vec<Change<'a>> {
        let Some(now) = self.line(&self.now) else { return Vec::new() };
        let mut changes: Vec<_> =
            self.beside(&self.now).filter(|change| change.line.overall != now.overall).collect();
        changes.sort_by_key(|change| change.line.overall < now.overall);
        changes
    }
}

/// The place of a step on a scale.
fn place(scale: &RatingScale, step: &Id) -> Option<usize> {
    scale.step(step).map(|(at, _)| at)
}

fn has_duplicates(mut ids: Vec<Id>) -> bool {
    let all = ids.len();
    ids.sort();
    ids.dedup();
    ids.len() < all
}

#[cfg(test)]
mod tests;
