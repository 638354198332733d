//! Rounding to pennies by the method of largest remainders.

use num_traits::ToPrimitive as _;

use super::Exact;
use crate::records::fields::Id;

/// Who gets the pennies that rounding down leaves over.
pub(super) struct Rounded {
    /// In the order in which the areas were given.
    pub(super) gets_penny: Vec<bool>,
    pub(super) left_over: usize,
    pub(super) tied: bool,
}

/// Gives each penny that remains to the next area with the largest remainder, the ids deciding
/// between equal ones. The parts add up to the budget, so fewer pennies remain than there are
/// areas.
pub(super) fn by_largest_remainders<'a>(
    budget: &Exact,
    parts: impl Iterator<Item = (&'a Id, &'a Exact)>,
) -> Rounded {
    let parts: Vec<(&Id, &Exact)> = parts.collect();
    let floors: Exact = parts.iter().map(|(_, part)| part.floor()).sum();
    let left_over = (budget - floors).to_integer().to_usize().unwrap_or_default();
    let remainder = |at: usize| parts[at].1.fract();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(remainder(*at)), parts[*at].0));
    let (served, rest) = order.split_at(left_over.min(parts.len()));
    let tied = matches!((served.last(), rest.first()), (Some(last), Some(next)) if remainder(*last) == remainder(*next));
    let mut gets_penny = vec![false; parts.len()];
    for at in served {
        gets_penny[*at] = true;
    }
    Rounded { gets_penny, left_over, tied }
}
