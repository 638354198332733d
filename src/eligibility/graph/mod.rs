//! The rules of a record as a graph of questions: what is asked first, where each answer leads, and
//! what comes out at each end. A question that no longer matters is not asked, and two places from
//! which all goes on alike are one.

mod diagram;
mod functions;
mod order;

use std::collections::{BTreeMap, HashMap, HashSet};

use diagram::{Diagram, To, TooLarge};
pub(super) use functions::{Functions, Holds};
use functions::{TRUE, UNKNOWN};
pub use order::{TooMany, compile};

use super::rules::Outcome;
use super::steps::{Step, Steps};
use super::{Circumstance, Reach, Rules};

/// How many questions a graph may have in all its places. More would not fit on one page.
pub const MOST_PLACES: usize = 1500;

/// How many steps some rules may have. Nobody answers so many questions.
pub const MOST_STEPS: usize = 120;

/// The graph of the questions of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// What can be asked.
    pub steps: Steps,
    /// Where the questions begin.
    pub start: Next,
    /// The places at which something is asked, each after all that lead to it.
    pub places: Vec<Place>,
    /// What can come out: what becomes of each offer, in the order of the offers.
    pub ends: Vec<Vec<Chance>>,
}

/// A place in the graph: a step that is asked there, and where its answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The number of the step.
    pub step: usize,
    /// Where each of its answers leads.
    pub next: Vec<Next>,
}

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Next {
    /// To a place, by its number.
    Place(usize),
    /// To an end, by its number.
    End(usize),
}

/// What becomes of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chance {
    /// Everyone gets it.
    Everyone,
    /// This person is likely to get it, because of a circumstance, by its number: of those that
    /// hold, the one that the answers decide first.
    Likely(usize),
    /// A person has to decide.
    AskUs,
    /// It may not be for this person.
    NotLikely,
}

/// Steps that were answered, by number, with the number of the answer.
pub type Known = BTreeMap<usize, usize>;

impl Graph {
    /// The graph of some rules, when their questions are asked in an order; or, where it becomes too
    /// large, how many places each question has taken so far.
    fn in_order(rules: &Rules, order: &[usize], most: usize) -> Result<Self, Vec<usize>> {
        let steps = Steps::of(rules, order);
        let mut building = Building { functions: Functions::of(&steps, most) };
        if let Ok((root, ends)) = building.all(rules) {
            return Ok(Self::laid_out(steps.clone(), &building.functions.diagram, root, &ends));
        }
        let mut taken = vec![0; rules.questions.len()];
        let counts = building.functions.diagram.branches_of(steps.0.len());
        for (step, count) in steps.0.iter().zip(counts) {
            taken[step.question] += count;
        }
        Err(taken)
    }

    /// Numbers the places in the order in which they are asked.
    fn laid_out(steps: Steps, diagram: &Diagram, root: To, all_ends: &[Vec<Chance>]) -> Self {
        let mut found: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        let mut waiting = vec![root];
        let mut seen = HashSet::new();
        let mut ends: Vec<u32> = Vec::new();
        while let Some(to) = waiting.pop() {
            if !seen.insert(to) {
                continue;
            }
            match to {
                To::End(end) => ends.push(end),
                To::Branch(number) => {
                    let branch = diagram.branch(number);
                    found.entry(branch.step).or_default().push(number);
                    waiting.extend(branch.to.iter().rev());
                }
            }
        }
        ends.sort_by(|one, other| all_ends[*one as usize].cmp(&all_ends[*other as usize]));
        let in_order: Vec<u32> = found.into_values().flatten().collect();
        let numbers: HashMap<u32, usize> = in_order.iter().copied().zip(0..).collect();
        let end_numbers: HashMap<u32, usize> = ends.iter().copied().zip(0..).collect();
        let next = |to: &To| match to {
            To::End(end) => Next::End(end_numbers[end]),
            To::Branch(number) => Next::Place(numbers[number]),
        };
        let place = |number: &u32| {
            let branch = diagram.branch(*number);
            Place { step: branch.step, next: branch.to.iter().map(next).collect() }
        };
        Self {
            start: next(&root),
            places: in_order.iter().map(place).collect(),
            ends: ends.iter().map(|end| all_ends[*end as usize].clone()).collect(),
            steps,
        }
    }

    /// The steps that are asked somewhere.
    #[must_use]
    pub fn asked(&self) -> Vec<bool> {
        let mut asked = vec![false; self.steps.0.len()];
        for place in &self.places {
            asked[place.step] = true;
        }
        asked
    }

    /// The way through the graph: each step that is asked with its answer, and what comes out.
    /// `answer` says which answer is given to a step; where it gives none, the way ends there.
    #[must_use]
    pub fn way(&self, answer: impl Fn(&Step) -> Option<usize>) -> Way<'_> {
        let mut way = Way { asked: Vec::new(), end: None, stopped_at: None };
        let mut next = self.start;
        loop {
            match next {
                Next::End(end) => {
                    way.end = Some(&self.ends[end]);
                    return way;
                }
                Next::Place(number) => {
                    let place = &self.places[number];
                    let Some(given) = answer(&self.steps.0[place.step]) else {
                        way.stopped_at = Some(place.step);
                        return way;
                    };
                    way.asked.push((place.step, given));
                    next = place.next[given];
                }
            }
        }
    }

    /// How many steps one person is asked, at the least and at the most.
    #[must_use]
    pub fn lengths(&self) -> (usize, usize) {
        let mut after: Vec<(usize, usize)> = vec![(0, 0); self.places.len()];
        let of = |next: &Next, after: &[(usize, usize)]| match next {
            Next::Place(place) => (after[*place].0 + 1, after[*place].1 + 1),
            Next::End(_) => (0, 0),
        };
        // Each place comes after all that lead to it, so that the last are known first.
        for (number, place) in self.places.iter().enumerate().rev() {
            let ways = place.next.iter().map(|next| of(next, &after));
            let (fewest, most) = ways.fold((usize::MAX, 0), |all, one| (all.0.min(one.0), all.1.max(one.1)));
            after[number] = (fewest, most);
        }
        of(&self.start, &after)
    }

    /// For each place and each end: the steps that every way to it has answered alike, with the
    /// answer.
    #[must_use]
    pub fn known(&self) -> (Vec<Known>, Vec<Known>) {
        let mut places: Vec<Option<Known>> = vec![None; self.places.len()];
        let mut ends: Vec<Option<Known>> = vec![None; self.ends.len()];
        if let Next::Place(start) = self.start {
            places[start] = Some(Known::new());
        }
        for (number, place) in self.places.iter().enumerate() {
            let here = places[number].clone().unwrap_or_default();
            for (answer, next) in place.next.iter().enumerate() {
                let mut there = here.clone();
                there.insert(place.step, answer);
                let known = match next {
                    Next::Place(next) => &mut places[*next],
                    Next::End(end) => &mut ends[*end],
                };
                match known {
                    None => *known = Some(there),
                    Some(known) => known.retain(|step, answer| there.get(step) == Some(&*answer)),
                }
            }
        }
        let all = |known: Vec<Option<_>>| known.into_iter().map(Option::unwrap_or_default).collect();
        (all(places), all(ends))
    }
}

/// A way through a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<'g> {
    /// The number of each step that was asked, with that of its answer.
    pub asked: Vec<(usize, usize)>,
    /// What comes out, where every step that was asked had an answer.
    pub end: Option<&'g [Chance]>,
    /// The step without an answer.
    pub stopped_at: Option<usize>,
}

/// The first ends of the function of an offer. From [`LIKELY`] on, each stands for a circumstance.
const NOT_LIKELY: u32 = 0;
const ASK_US: u32 = 1;
const LIKELY: u32 = 2;

/// The functions of some rules, as they are put together.
struct Building<'s> {
    functions: Functions<'s>,
}

impl Building<'_> {
    /// What becomes of all offers together, and what each of its ends means.
    fn all(&mut self, rules: &Rules) -> Result<(To, Vec<Vec<Chance>>), TooLarge> {
        let mut ends: Vec<Vec<Chance>> = vec![Vec::new()];
        let mut all = To::End(0);
        for reach in &rules.offers {
            let (offer, chances) = self.offer(reach)?;
            let mut wider: Vec<Vec<Chance>> = Vec::new();
            let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
            all = self.functions.diagram.joined(all, offer, &mut |before, chance| {
                *numbers.entry((before, chance)).or_insert_with(|| {
                    let mut end = ends[before as usize].clone();
                    end.push(chances[chance as usize]);
                    wider.push(end);
                    u32::try_from(wider.len() - 1).unwrap_or(u32::MAX)
                })
            })?;
            ends = if wider.is_empty() { ends } else { wider };
        }
        Ok((all, ends))
    }

    /// What becomes of one offer, and what each of its ends means.
    fn offer(&mut self, reach: &Reach) -> Result<(To, Vec<Chance>), TooLarge> {
        let Reach::InCircumstances(circumstances) = reach else {
            return Ok((To::End(0), vec![Chance::Everyone]));
        };
        let mut chances = vec![Chance::NotLikely, Chance::AskUs];
        let mut offer = To::End(NOT_LIKELY);
        for number in decided_first(circumstances, self.functions.steps) {
            let circumstance = &circumstances[number];
            chances.push(Chance::Likely(number));
            let likely = u32::try_from(chances.len() - 1).map_err(|_| TooLarge)?;
            let holds = match circumstance.result {
                Outcome::Likely => likely,
                Outcome::AskUs => ASK_US,
            };
            let function = self.functions.circumstance(circumstance)?;
            offer = self.functions.diagram.joined(offer, function, &mut |before, truth| match truth {
                _ if before >= LIKELY => before,
                TRUE => holds,
                UNKNOWN => ASK_US,
                _ => before,
            })?;
        }
        Ok((offer, chances))
    }
}

/// The circumstances of an offer by number, those first that are decided by the earliest steps; of
/// equals, as they are written.
fn decided_first(circumstances: &[Circumstance], steps: &Steps) -> Vec<usize> {
    let last = |circumstance: &Circumstance| {
        let tests = circumstance.conditions().map(|condition| steps.tests(condition));
        let asked = tests.flat_map(|tests| tests.one_of.into_iter().chain(tests.all_of));
        asked.map(|(step, _)| step).max()
    };
    let mut order: Vec<usize> = (0..circumstances.len()).collect();
    order.sort_by_cached_key(|number| last(&circumstances[*number]));
    order
}
