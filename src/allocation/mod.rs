//! Stage 4, derive: a budget, shared out between areas by their need, exact to the penny.
//!
//! An area's part of the budget is the sum over all measures of
//!
//! ```text
//! budget × (weight of the measure / all weights) × (need of the area / need of all areas)
//! ```
//!
//! in exact fractions. It is rounded to pennies by the method of largest remainders, which
//! Alexander Hamilton put forward in 1792 for the seats of Congress (M. L. Balinski and
//! H. P. Young, *Fair Representation*, 2nd ed., Brookings Institution Press, 2001). Every part is
//! rounded down, and the pennies that remain go, one each, to the areas that lost most by it. So
//! the sums add up to the budget exactly, and none is a whole penny away from its exact part.
//! Where two areas lost equally much, the one whose id comes first is served first: the result
//! never depends on the order in which officers wrote areas or measures.

mod exact;
mod rounding;

use num_bigint::BigInt;
use num_traits::Zero as _;

use crate::records::allocation::{Allocation, AreaNeed, NeedMeasure};
use exact::exact;

pub use exact::{Exact, decimals, number, percentage, pounds};

/// How a budget is shared out, with every figure on the way. All sums are pennies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allotment {
    /// The whole budget.
    pub budget: Exact,
    /// What follows each measure, in the order of the record.
    pub measures: Vec<Measure>,
    /// What each area gets, in the order of the record.
    pub shares: Vec<Share>,
    /// How many pennies rounding down left over.
    pub left_over: usize,
    /// Whether areas that lost equally much had to be told apart by their ids.
    pub tied: bool,
}

/// What follows one measure of need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its weight beside those of the others.
    pub weight: Exact,
    /// Its part of the budget, as a part of one.
    pub of_budget: Exact,
    /// Its part of the budget.
    pub sum: Exact,
    /// The need of all areas.
    pub total: Exact,
    /// The sum that each one counted brings to its area.
    pub for_each: Exact,
}

/// What one area gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it gets by each measure, in the order of the record.
    pub parts: Vec<Part>,
    /// Its part of the budget before rounding, as a part of one.
    pub of_budget: Exact,
    /// Its sum before rounding.
    pub before_rounding: Exact,
    /// That sum, rounded down to whole pennies.
    pub rounded_down: Exact,
    /// The part of a penny that rounding down takes away.
    pub remainder: Exact,
    /// Whether it gets one of the pennies that were left over.
    pub gets_penny: bool,
    /// What it gets in the end.
    pub sum: Exact,
}

/// What one area gets by one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The need of the area.
    pub need: Exact,
    /// Its part of the need of all areas, as a part of one.
    pub of_need: Exact,
    /// The sum that this brings.
    pub sum: Exact,
}

impl Allotment {
    /// Shares a budget out. There is nothing to share by where no measure has a weight, where an
    /// area's need is not given or where nobody has any; the checks tell officers which.
    #[must_use]
    pub fn of(allocation: &Allocation) -> Option<Self> {
        let budget = exact(allocation.budget.0) * BigInt::from(100);
        let measures = measures(allocation, &budget)?;
        let parts = allocation.areas.iter().map(|area| parts(area, &allocation.measures, &measures));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let sums: Vec<Exact> = parts.iter().map(|parts| parts.iter().map(|part| &part.sum).sum()).collect();
        let ids = allocation.areas.iter().map(|area| area.area.id());
        let rounded = rounding::by_largest_remainders(&budget, ids.zip(&sums));
        let share = |((parts, before_rounding), gets_penny): ((Vec<Part>, Exact), bool)| {
            let shares = parts.iter().zip(&measures);
            let of_budget = shares.map(|(part, measure)| &part.of_need * &measure.of_budget).sum();
            let rounded_down = before_rounding.floor();
            let penny = BigInt::from(u8::from(gets_penny));
            Share {
                parts,
                of_budget,
                remainder: &before_rounding - &rounded_down,
                sum: &rounded_down + penny,
                before_rounding,
                rounded_down,
                gets_penny,
            }
        };
        Some(Self {
            shares: parts.into_iter().zip(sums).zip(rounded.gets_penny).map(share).collect(),
            measures,
            budget,
            left_over: rounded.left_over,
            tied: rounded.tied,
        })
    }

    /// The sum of what all areas get: the proof that it is the budget.
    #[must_use]
    pub fn total(&self) -> Exact {
        self.shares.iter().map(|share| &share.sum).sum()
    }
}

/// What follows each measure, where each has a need to share it by.
fn measures(allocation: &Allocation, budget: &Exact) -> Option<Vec<Measure>> {
    let weights: Vec<Exact> = allocation.measures.iter().map(|measure| exact(measure.weight.0)).collect();
    let all: Exact = weights.iter().sum();
    if all.is_zero() {
        return None;
    }
    let follows = |(measure, weight): (&NeedMeasure, Exact)| {
        let needs = allocation.areas.iter().map(|area| need(area, measure));
        let total: Exact = needs.collect::<Option<Vec<_>>>()?.into_iter().sum();
        let of_budget = &weight / &all;
        let sum = &of_budget * budget;
        (!total.is_zero()).then(|| Measure { for_each: &sum / &total, weight, of_budget, sum, total })
    };
    allocation.measures.iter().zip(weights).map(follows).collect()
}

fn parts(area: &AreaNeed, named: &[NeedMeasure], measures: &[Measure]) -> Option<Vec<Part>> {
    let part = |(name, measure): (&NeedMeasure, &Measure)| {
        let need = need(area, name)?;
        let of_need = &need / &measure.total;
        Some(Part { sum: &of_need * &measure.sum, need, of_need })
    };
    named.iter().zip(measures).map(part).collect()
}

fn need(area: &AreaNeed, measure: &NeedMeasure) -> Option<Exact> {
    area.needs.get(measure.id.as_str()).map(|need| exact(need.0))
}

#[cfg(test)]
mod tests;
