//! Years that share months: what they tell of the quarters, or months, that they are the totals of.
//!
//! A rolling year is the total of twelve months, which nobody publishes. Two that follow each other
//! share all but the first month of the one and the last of the other, so that their difference is
//! the difference of these two. A series of such years is a chain: it leaves open only as much of
//! each month as one number for the whole chain, and where that is small, months are known.
//!
//! The attacker is therefore given every month, or quarter, as a hidden count that is not below
//! zero, and every year as a total of twelve, or four. Between subjects such counts are not related:
//! a county's month is what its districts' months add up to, whatever they are, so that this takes
//! nothing away from what they may be. Years on two sides of a missing one are in one chain.

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use super::Part;
use super::table::{NEARLY, Span};

/// Years about one subject that one definition holds for, each with the number of its first stretch
/// of time, from 0 for the first of the chain. They stand in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::statistics) struct Chain {
    /// The years by their numbers among the cells.
    pub(in crate::statistics) years: Vec<(usize, usize)>,
    /// How many stretches make a year: 4 quarters, or 12 months.
    pub(in crate::statistics) stretches: usize,
}

/// A chain, and which counts of its years add up over time. Where people are counted once a year, however
/// often they come, years are no totals of shorter stretches, and nobody can take them for such.
#[derive(Debug, Clone)]
pub(in crate::statistics) struct Adds {
    pub(super) chain: Chain,
    pub(super) part: Part,
}

/// What is known of a stretch of time by the years alone, if each is known exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// A count that fits all years.
    pub(super) fits: f64,
    /// From the least to the most that it can be; nothing where that was not worked out.
    pub(super) known: Option<Span>,
}

/// What years tell of their stretches. `years` are the first stretch and the total of each, in
/// order. Nothing where no counts fit: then nobody can work anything out of them.
pub(super) fn stretches(years: &[(usize, f64)], in_a_year: usize) -> Option<Vec<Stretch>> {
    let follow = years.iter().enumerate().all(|(at, (first, _))| *first == at);
    if follow { one_after_another(years, in_a_year) } else { with_holes(years, in_a_year) }
}

/// Each year differs from the one before by its last stretch and the first of that. All stretches
/// with the same place in a year hang on the first of them, and the first ones add up to the first
/// year: only how they share in what is left of it is open.
fn one_after_another(years: &[(usize, f64)], in_a_year: usize) -> Option<Vec<Stretch>> {
    let (_, whole) = *years.first()?;
    let mut since_first = vec![0.0; in_a_year];
    for (at, pair) in years.windows(2).enumerate() {
        since_first.push(since_first[at] + pair[1].1 - pair[0].1);
    }
    let mut least = vec![0.0_f64; in_a_year];
    for (number, since) in since_first.iter().enumerate() {
        let place = number % in_a_year;
        least[place] = least[place].max(-since);
    }
    let open = whole - least.iter().sum::<f64>();
    if open < -NEARLY {
        return None;
    }
    let open = open.max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a year has twelve months at most")]
    let share = open / in_a_year as f64;
    let stretch = |(number, since): (usize, &f64)| {
        let low = (least[number % in_a_year] + since).max(0.0);
        Stretch { fits: low + share, known: Some(Span { least: low, most: low + open }) }
    };
    Some(since_first.iter().enumerate().map(stretch).collect())
}

/// Where a year is missing, any counts that fit will do.
fn with_holes(years: &[(usize, f64)], in_a_year: usize) -> Option<Vec<Stretch>> {
    let count = years.last()?.0 + in_a_year;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let all: Vec<_> = (0..count).map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect();
    for (first, total) in years {
        let terms: Vec<_> = all[*first..first + in_a_year].iter().map(|one| (*one, 1.0)).collect();
        problem.add_constraint(terms, ComparisonOp::Eq, *total);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(all.iter().map(|one| Stretch { fits: solution.var_value(*one).max(0.0), known: None }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quarters of 8, 1, 9, 1, 4, 1, 5, 1: years of 19, 15, 15, 11, 11. Worked out by hand: the first
    /// quarter is 4 above the fifth, the third 4 above the seventh, so that 8 of the 19 are taken and
    /// 11 are open.
    #[test]
    fn what_years_leave_open() {
        let years = [(0, 19.0), (1, 15.0), (2, 15.0), (3, 11.0), (4, 11.0)];
        let known = stretches(&years, 4).expect("the quarters fit");
        let spans: Vec<_> =
            known.iter().filter_map(|one| one.known).map(|one| (one.least, one.most)).collect();
        let (high, low) = ((4.0, 15.0), (0.0, 11.0));
        assert_eq!(spans, [high, low, high, low, low, low, low, low]);
        for (first, total) in years {
            let sum: f64 = known[first..first + 4].iter().map(|one| one.fits).sum();
            assert!((sum - total).abs() < NEARLY);
        }
        // 10, 6, 10, 6: the first and the third quarter are 4 or more, and 2 are left to share.
        let known = stretches(&[(0, 10.0), (1, 6.0), (2, 10.0), (3, 6.0)], 4).expect("they fit");
        assert_eq!(known[1].known, Some(Span { least: 0.0, most: 2.0 }));
        assert_eq!(stretches(&[(0, 4.0), (1, 0.0), (2, 4.0), (3, 0.0)], 4).map(|all| all.len()), None);
    }

    #[test]
    fn years_with_a_hole_between_them_fit_too() {
        let years = [(0, 19.0), (2, 15.0)];
        let known = stretches(&years, 4).expect("they fit");
        for (first, total) in years {
            let sum: f64 = known[first..first + 4].iter().map(|one| one.fits).sum();
            assert!((sum - total).abs() < NEARLY);
        }
    }
}
