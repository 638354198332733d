//! Decision diagrams: functions of the answers to the steps, each kept once.
//!
//! The method is that of R. E. Bryant, "Graph-based algorithms for Boolean function manipulation"
//! (IEEE Transactions on Computers C-35, 1986), with steps of any number of answers and with any
//! number of ends.

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::FixedState;

/// A function of the answers: an end, or a step that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum To {
    /// What comes out, by its number.
    End(u32),
    /// A branch of the diagram, by its number.
    Branch(u32),
}

/// A step that decides, and where each of its answers leads. No two are alike, and no step leads
/// to the same place whatever is answered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Branch {
    pub(super) step: usize,
    pub(super) to: Box<[To]>,
}

/// The diagram has more branches than are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Every branch of several functions of the same steps.
#[derive(Debug)]
pub(super) struct Diagram {
    branches: Vec<Branch>,
    numbers: HashMap<Branch, u32, FixedState>,
    most: usize,
}

/// How many pairs of branches may be looked at for each branch that is allowed. Two functions can
/// have many more pairs than what comes out of them has branches.
const PAIRS: usize = 8;

/// What two functions give together, found once for each pair of branches.
type Known = HashMap<(To, To), To, FixedState>;

impl Diagram {
    /// A diagram that may have so many branches.
    pub(super) fn of_at_most(most: usize) -> Self {
        Self { branches: Vec::new(), numbers: HashMap::default(), most }
    }

    pub(super) fn branch(&self, number: u32) -> &Branch {
        &self.branches[number as usize]
    }

    /// How many branches there are of each of so many steps.
    pub(super) fn branches_of(&self, steps: usize) -> Vec<usize> {
        let mut counts = vec![0; steps];
        for branch in &self.branches {
            counts[branch.step] += 1;
        }
        counts
    }

    /// The function that asks a step and goes on by its answer.
    pub(super) fn ask(&mut self, step: usize, to: Box<[To]>) -> Result<To, TooLarge> {
        if to.iter().all(|place| *place == to[0]) {
            return Ok(to[0]);
        }
        let branch = Branch { step, to };
        if let Some(number) = self.numbers.get(&branch) {
            return Ok(To::Branch(*number));
        }
        if self.branches.len() >= self.most {
            return Err(TooLarge);
        }
        let number = u32::try_from(self.branches.len()).map_err(|_| TooLarge)?;
        self.numbers.insert(branch.clone(), number);
        self.branches.push(branch);
        Ok(To::Branch(number))
    }

    /// The function that gives, for all answers, what `join` makes of the ends of two others.
    pub(super) fn joined(
        &mut self,
        one: To,
        other: To,
        join: &mut impl FnMut(u32, u32) -> u32,
    ) -> Result<To, TooLarge> {
        self.join(one, other, join, &mut Known::default())
    }

    fn join(
        &mut self,
        one: To,
        other: To,
        join: &mut impl FnMut(u32, u32) -> u32,
        known: &mut Known,
    ) -> Result<To, TooLarge> {
        if let (To::End(one), To::End(other)) = (one, other) {
            return Ok(To::End(join(one, other)));
        }
        if let Some(joined) = known.get(&(one, other)) {
            return Ok(*joined);
        }
        if known.len() > self.most.saturating_mul(PAIRS) {
            return Err(TooLarge);
        }
        let step = self.step(one).min(self.step(other));
        let answers =
            [one, other].map(|function| self.answers(function, step)).into_iter().max().unwrap_or(0);
        let to = (0..answers)
            .map(|answer| {
                let (one, other) = (self.after(one, step, answer), self.after(other, step, answer));
                self.join(one, other, join, known)
            })
            .collect::<Result<_, _>>()?;
        let joined = self.ask(step, to)?;
        known.insert((one, other), joined);
        Ok(joined)
    }

    /// What can come out of a function.
    pub(super) fn ends(&self, function: To) -> BTreeSet<u32> {
        let (mut ends, mut seen, mut waiting) = (BTreeSet::new(), HashSet::new(), vec![function]);
        while let Some(to) = waiting.pop() {
            match to {
                To::End(end) => _ = ends.insert(end),
                To::Branch(number) if seen.insert(number) => waiting.extend(&self.branch(number).to),
                To::Branch(_) => {}
            }
        }
        ends
    }

    /// The first step that a function asks. One that has ended asks none, which is after all others.
    fn step(&self, function: To) -> usize {
        match function {
            To::End(_) => usize::MAX,
            To::Branch(number) => self.branch(number).step,
        }
    }

    fn answers(&self, function: To, step: usize) -> usize {
        match function {
            To::Branch(number) if self.branch(number).step == step => self.branch(number).to.len(),
            _ => 0,
        }
    }

    /// What is left of a function after an answer to a step that comes no later than its first.
    fn after(&self, function: To, step: usize, answer: usize) -> To {
        match function {
            To::Branch(number) if self.branch(number).step == step => self.branch(number).to[answer],
            _ => function,
        }
    }
}
