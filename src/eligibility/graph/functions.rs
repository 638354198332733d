//! Conditions and circumstances as functions of the answers to the steps.

use super::diagram::{Diagram, To, TooLarge};
use crate::eligibility::steps::Steps;
use crate::eligibility::{Circumstance, Condition, Truth};

/// The functions of some rules, as they are put together.
#[derive(Debug)]
pub(in crate::eligibility) struct Functions<'s> {
    pub(super) steps: &'s Steps,
    pub(super) diagram: Diagram,
}

/// Whether something holds, for any answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) struct Holds(To);

/// The values of [`Truth`] as ends of a diagram, in their order, so that the least of several is
/// what all of them give and the greatest what one of them gives.
const FALSE: u32 = 0;
pub(super) const UNKNOWN: u32 = 1;
pub(super) const TRUE: u32 = 2;

impl<'s> Functions<'s> {
    /// The functions of some steps, in a diagram of so many branches at most.
    pub(in crate::eligibility) fn of(steps: &'s Steps, most: usize) -> Self {
        Self { steps, diagram: Diagram::of_at_most(most) }
    }

    /// Whether a circumstance holds. `None` where it is too large to tell.
    pub(in crate::eligibility) fn of_circumstance(&mut self, circumstance: &Circumstance) -> Option<Holds> {
        self.circumstance(circumstance).ok().map(Holds)
    }

    /// Whether a condition holds. `None` where it is too large to tell.
    pub(in crate::eligibility) fn of_condition(&mut self, condition: &Condition) -> Option<Holds> {
        self.condition(condition).ok().map(Holds)
    }

    /// Whether the contrary holds. `None` where it is too large to tell.
    pub(in crate::eligibility) fn contrary(&mut self, holds: Holds) -> Option<Holds> {
        self.diagram.joined(holds.0, To::End(TRUE), &mut |holds, _| TRUE - holds).ok().map(Holds)
    }

    /// Whether two things hold at once. `None` where it is too large to tell.
    pub(in crate::eligibility) fn both(&mut self, one: Holds, other: Holds) -> Option<Holds> {
        self.diagram.joined(one.0, other.0, &mut u32::min).ok().map(Holds)
    }

    /// Whether it can hold.
    pub(in crate::eligibility) fn can_hold(&self, holds: Holds) -> bool {
        self.diagram.ends(holds.0).contains(&TRUE)
    }

    /// Whether it can fail.
    pub(in crate::eligibility) fn can_fail(&self, holds: Holds) -> bool {
        self.diagram.ends(holds.0).contains(&FALSE)
    }

    /// Whether a circumstance holds.
    pub(super) fn circumstance(&mut self, circumstance: &Circumstance) -> Result<To, TooLarge> {
        if !circumstance.is_in_force {
            return Ok(To::End(FALSE));
        }
        let mut all = To::End(TRUE);
        for condition in &circumstance.all {
            let condition = self.condition(condition)?;
            all = self.diagram.joined(all, condition, &mut u32::min)?;
        }
        if !circumstance.any.is_empty() {
            let mut any = To::End(FALSE);
            for condition in &circumstance.any {
                let condition = self.condition(condition)?;
                any = self.diagram.joined(any, condition, &mut u32::max)?;
            }
            all = self.diagram.joined(all, any, &mut u32::min)?;
        }
        for condition in &circumstance.none {
            let condition = self.condition(condition)?;
            all = self.diagram.joined(all, condition, &mut |all, one| all.min(TRUE - one))?;
        }
        Ok(all)
    }

    fn condition(&mut self, condition: &Condition) -> Result<To, TooLarge> {
        let tests = self.steps.tests(condition);
        let mut all = To::End(TRUE);
        if !tests.one_of.is_empty() {
            let mut any = To::End(FALSE);
            for (step, told) in &tests.one_of {
                let test = self.test(*step, told)?;
                any = self.diagram.joined(any, test, &mut u32::max)?;
            }
            all = any;
        }
        for (step, told) in &tests.all_of {
            let test = self.test(*step, told)?;
            all = self.diagram.joined(all, test, &mut u32::min)?;
        }
        Ok(all)
    }

    fn test(&mut self, step: usize, told: &[Truth]) -> Result<To, TooLarge> {
        self.diagram.ask(step, told.iter().map(|truth| To::End(number(*truth))).collect())
    }
}

fn number(truth: Truth) -> u32 {
    match truth {
        Truth::False => FALSE,
        Truth::Unknown => UNKNOWN,
        Truth::True => TRUE,
    }
}
