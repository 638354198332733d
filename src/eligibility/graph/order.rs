//! The order of the questions: how large a graph becomes depends on it, and may do so without
//! bound.

use std::collections::BTreeSet;

use super::{Graph, MOST_PLACES, MOST_STEPS};
use crate::eligibility::steps::Steps;
use crate::eligibility::{Circumstance, Reach, Rules};

/// How many branches may be made on the way to a graph. Those of each offer come and go.
const MOST_BRANCHES: usize = 60_000;

/// How many graphs are tried to find a better order.
const MOST_TRIES: usize = 150;

/// How often the questions are moved to the middle of what they decide.
const ROUNDS: usize = 40;

/// Why the rules of a record are no graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TooMany {
    /// They have this number of steps.
    Steps(usize),
    /// The graph has too many places.
    Places {
        /// How many, where they could be counted.
        places: Option<usize>,
        /// The number of the question that takes the most of them.
        question: usize,
        /// An order of the questions, by number, in which there are fewer; and how many.
        better: Option<(Vec<usize>, usize)>,
    },
}

/// Makes the graph of some rules, in the order in which their questions are written.
///
/// # Errors
/// [`TooMany`], when the graph would be too large for a page.
pub fn compile(rules: &Rules) -> Result<Graph, TooMany> {
    let order: Vec<usize> = (0..rules.questions.len()).collect();
    let steps = Steps::of(rules, &order).0.len();
    if steps > MOST_STEPS {
        return Err(TooMany::Steps(steps));
    }
    match sized(rules, &order) {
        Size::Fits(graph) => Ok(graph),
        too_large @ Size::TooLarge { .. } => {
            let taken = too_large.taken();
            let question = (0..taken.len()).max_by_key(|question| (taken[*question], *question)).unwrap_or(0);
            let better = better(rules, &order, &too_large);
            Err(TooMany::Places { places: too_large.places(), question, better })
        }
    }
}

enum Size {
    Fits(Graph),
    TooLarge { places: Option<usize>, taken: Vec<usize> },
}

impl Size {
    fn places(&self) -> Option<usize> {
        match self {
            Self::Fits(graph) => Some(graph.places.len()),
            Self::TooLarge { places, .. } => *places,
        }
    }

    fn taken(&self) -> &[usize] {
        match self {
            Self::Fits(_) => &[],
            Self::TooLarge { taken, .. } => taken,
        }
    }
}

fn sized(rules: &Rules, order: &[usize]) -> Size {
    match Graph::in_order(rules, order, MOST_BRANCHES) {
        Ok(graph) if graph.places.len() <= MOST_PLACES => Size::Fits(graph),
        Ok(graph) => {
            let mut taken = vec![0; rules.questions.len()];
            for place in &graph.places {
                taken[graph.steps.0[place.step].question] += 1;
            }
            Size::TooLarge { places: Some(graph.places.len()), taken }
        }
        Err(taken) => Size::TooLarge { places: None, taken },
    }
}

/// An order with fewer places than one that has too many. It begins with an order that puts side by
/// side what is decided together, and then moves each question in turn to where it takes the fewest
/// places, the largest first: R. Rudell, "Dynamic variable ordering for ordered binary decision
/// diagrams" (ICCAD, 1993).
fn better(rules: &Rules, written: &[usize], size: &Size) -> Option<(Vec<usize>, usize)> {
    let gathered = gathered(rules, written);
    let start = sized(rules, &gathered);
    let (mut order, mut fewest) = match (start.places(), size.places()) {
        (Some(places), before) if before.is_none_or(|before| places < before) => (gathered, places),
        (_, Some(before)) => (written.to_vec(), before),
        _ => return None,
    };
    let mut by_size: Vec<usize> = written.to_vec();
    let taken = size.taken();
    by_size.sort_by_key(|question| std::cmp::Reverse(taken.get(*question).copied()));
    let moves = by_size.into_iter().flat_map(|question| (0..written.len()).map(move |to| (question, to)));
    for (question, to) in moves.take(MOST_TRIES) {
        let mut other: Vec<usize> = order.iter().copied().filter(|one| *one != question).collect();
        other.insert(to, question);
        if let Some(places) = sized(rules, &other).places().filter(|places| *places < fewest) {
            (order, fewest) = (other, places);
        }
    }
    size.places().is_none_or(|before| fewest < before).then_some((order, fewest))
}

/// An order that puts side by side the questions that decide together: each goes to the middle of
/// the circumstances and offers it stands in, again and again. F. Aloul, I. Markov and K. Sakallah,
/// "FORCE: a fast and easy-to-implement variable-ordering heuristic" (GLSVLSI, 2003).
fn gathered(rules: &Rules, written: &[usize]) -> Vec<usize> {
    let together = together(rules);
    let mut order = written.to_vec();
    let mut nearest = (reach(&together, &order), order.clone());
    for _ in 0..ROUNDS {
        let place = places(&order);
        let middle = |group: &BTreeSet<usize>| {
            let sum: f64 = group.iter().map(|question| f64::from(place[*question])).sum();
            sum / f64::from(u32::try_from(group.len()).unwrap_or(u32::MAX))
        };
        let goes_to = |question: usize| {
            let middles: Vec<f64> =
                together.iter().filter(|group| group.contains(&question)).map(middle).collect();
            let number = f64::from(u32::try_from(middles.len()).unwrap_or(u32::MAX));
            if middles.is_empty() { f64::from(place[question]) } else { middles.iter().sum::<f64>() / number }
        };
        order.sort_by(|one, other| goes_to(*one).total_cmp(&goes_to(*other)));
        let reach = reach(&together, &order);
        if reach < nearest.0 {
            nearest = (reach, order.clone());
        }
    }
    nearest.1
}

/// The questions of each circumstance, and those of each offer.
fn together(rules: &Rules) -> Vec<BTreeSet<usize>> {
    let questions = |circumstance: &Circumstance| -> BTreeSet<usize> {
        circumstance.conditions().map(|condition| condition.question).collect()
    };
    let of_offer = |reach: &Reach| match reach {
        Reach::Everyone => Vec::new(),
        Reach::InCircumstances(circumstances) => {
            let mut groups: Vec<_> = circumstances.iter().map(questions).collect();
            groups.push(groups.iter().flatten().copied().collect());
            groups
        }
    };
    rules.offers.iter().flat_map(of_offer).filter(|group| !group.is_empty()).collect()
}

/// The place of each question in an order.
fn places(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, question) in (0..).zip(order) {
        places[*question] = place;
    }
    places
}

/// How far apart the questions stand that decide together.
fn reach(together: &[BTreeSet<usize>], order: &[usize]) -> u32 {
    let places = places(order);
    let of_group = |group: &BTreeSet<usize>| {
        let places = group.iter().map(|question| places[*question]);
        places.clone().max().unwrap_or(0) - places.min().unwrap_or(0)
    };
    together.iter().map(of_group).sum()
}
