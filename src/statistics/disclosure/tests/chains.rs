//! Years that share months: neither a small year nor a small part of one can be worked out.

use proptest::prelude::*;

use super::super::audit::{Recovered, audit};
use super::super::chains::Chain;
use super::super::control::{Cell, Controlled, Margin, control};
use super::*;

/// Rolling years of quarters, about some districts and about all of them together.
struct Years {
    cells: Vec<Cell>,
    margins: Vec<Margin>,
    chains: Vec<Chain>,
}

/// The years that quarters make, those of each district one after the other, and last those of all.
/// Each quarter is an upper count and how much larger the lower one is.
fn years(districts: &[Vec<(u32, u32)>], make: fn(u32, u32) -> Raw) -> Years {
    let quarters = districts[0].len();
    let in_all = |quarter: usize| {
        let add = |sum: (u32, u32), one: &Vec<(u32, u32)>| (sum.0 + one[quarter].0, sum.1 + one[quarter].1);
        districts.iter().fold((0, 0), add)
    };
    let mut subjects = districts.to_vec();
    subjects.push((0..quarters).map(in_all).collect());
    let count = quarters - 3;
    let mut years = Years { cells: Vec::new(), margins: Vec::new(), chains: Vec::new() };
    for (number, subject) in subjects.iter().enumerate() {
        let weight = if number == districts.len() { 100.0 } else { 1.0 };
        for four in subject.windows(4) {
            let (upper, more) = four.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            years.cells.push(Cell { raw: make(upper, upper + more), round: 0, weight });
        }
        let cells = (0..count).map(|year| (number * count + year, year));
        years.chains.push(Chain { years: cells.collect(), stretches: 4 });
    }
    for year in 0..count {
        let parts = (0..districts.len()).map(|district| district * count + year).collect();
        let total = districts.len() * count + year;
        years.margins.push(Margin { total, parts, is_whole: true, round: 0 });
    }
    years
}

impl Years {
    fn controlled(&self, rules: &Rules) -> (Controlled, Vec<Safe>) {
        let controlled = control(&self.cells, &self.margins, &self.chains, rules);
        let cells = self.cells.iter().zip(&controlled.hidden);
        let safe = cells.map(|(cell, hidden)| rules.shown(cell.raw, *hidden)).collect();
        (controlled, safe)
    }
}

fn quarters() -> impl Strategy<Value = Vec<Vec<(u32, u32)>>> {
    let number = || prop_oneof![3 => 0..4_u32, 3 => 0..15_u32, 1 => 0..60_u32];
    (2..4_usize, 5..9_usize).prop_flat_map(move |(districts, quarters)| {
        let quarters = prop::collection::vec((number(), number()), quarters);
        prop::collection::vec(quarters, districts)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The attacker, who is told which years share which quarters, finds no small year, and no small
    /// quarter that is in no table.
    #[test]
    fn nobody_works_out_a_small_quarter(
        districts in quarters(), threshold in 2..8_u32, show_zero: bool,
        base in prop::sample::select(vec![1, 1, 5]),
    ) {
        let rules = rules(Measure::Count, threshold, show_zero, base);
        let years = years(&districts, |upper, _| count(upper));
        let (controlled, safe) = years.controlled(&rules);
        prop_assert_eq!(audit(&safe, &controlled.margins, &controlled.chains, &rules), vec![]);
    }

    /// The same for people counted among people, and for the rest of them.
    #[test]
    fn nobody_works_out_a_small_part_of_a_quarter(
        districts in quarters(), threshold in 2..8_u32, show_zero: bool,
    ) {
        let rules = rules(Measure::Percentage, threshold, show_zero, 1);
        let years = years(&districts, counts);
        let (controlled, safe) = years.controlled(&rules);
        prop_assert_eq!(audit(&safe, &controlled.margins, &controlled.chains, &rules), vec![]);
    }

    /// An attacker who knows more than ours: every year that is shown, and that quarters are whole
    /// numbers. All quarters that fit are tried; of none may the only ones left be one small number.
    #[test]
    fn whole_numbers_tell_no_single_small_quarter(
        quarters in prop::collection::vec(0..6_u32, 5), threshold in 3..5_u32,
    ) {
        let rules = rules(Measure::Count, threshold, true, 1);
        let pairs: Vec<(u32, u32)> = quarters.iter().map(|quarter| (*quarter, 0)).collect();
        let years = years(&[pairs], |upper, _| count(upper));
        let (_, safe) = years.controlled(&rules);
        // The district and the county are the same here: its two years come first.
        let shown: Vec<Option<u32>> = safe[..2]
            .iter()
            .zip(&safe[2..])
            .map(|(own, same)| own.value.value().or(same.value.value()).and_then(|value| value.to_u32()))
            .collect();
        let fits = |all: &[u32; 5]| {
            (0..2).all(|year| shown[year].is_none_or(|total| all[year..year + 4].iter().sum::<u32>() == total))
        };
        let mut possible = vec![std::collections::BTreeSet::new(); 5];
        for number in 0..10_u32.pow(5) {
            let all: [u32; 5] = std::array::from_fn(|at| number / 10_u32.pow(u32::try_from(at).expect("few")) % 10);
            if fits(&all) {
                for (at, quarter) in all.into_iter().enumerate() {
                    possible[at].insert(quarter);
                }
            }
        }
        for of_quarter in possible.iter().filter(|of_quarter| of_quarter.len() == 1) {
            let only = of_quarter.first().copied().unwrap_or_default();
            prop_assert!(only == 0 || only >= threshold, "{shown:?} {possible:?}");
        }
    }
}

/// No year is small here, and yet years of 10, 6, 10 and 6 tell that the second quarter was 2 at most.
#[test]
fn years_that_are_large_enough_may_tell_of_small_quarters() {
    let quarters = [4, 1, 5, 0, 0, 5, 1].map(|quarter| (quarter, 0));
    let years = years(&[quarters.to_vec()], |upper, _| count(upper));
    let five = rules(Measure::Count, 5, true, 1);
    let totals: Vec<Raw> = years.cells[..4].iter().map(|cell| cell.raw).collect();
    assert!(totals == [10, 6, 10, 6].map(count));
    let all_shown: Vec<Safe> = years.cells.iter().map(|cell| alone(cell.raw, &five)).collect();
    let (controlled, safe) = years.controlled(&five);
    let found = audit(&all_shown, &controlled.margins, &controlled.chains, &five);
    assert!(found.iter().any(|(_, found)| *found == Recovered::PartOfYear), "{found:?}");
    assert_eq!(audit(&safe, &controlled.margins, &controlled.chains, &five), []);
    assert!(controlled.hiding.besides > 0);
}

/// Twelve districts and forty years are controlled as one table. How many counts are hidden in it is held, so
/// that no change hides more without anybody noticing it.
#[test]
fn few_years_are_hidden_for_others() {
    let quarter =
        |district: u32, at: u32| (district * 7 + at * at * 3 + (district * at) % 5) % (3 + district);
    let district = |district| (0..15).map(|at| (quarter(district, at), 0)).collect();
    let districts: Vec<Vec<(u32, u32)>> = (1..=6).map(district).collect();
    let years = years(&districts, |upper, _| count(upper));
    let five = rules(Measure::Count, 5, true, 1);
    let (controlled, safe) = years.controlled(&five);
    assert_eq!(audit(&safe, &controlled.margins, &controlled.chains, &five), []);
    let hiding = controlled.hiding;
    assert!(hiding.small > 5 && hiding.besides <= 2 * hiding.small, "{hiding:?}");
}

/// Years of nobody, which are shown as such: there is no rest of them either.
#[test]
fn years_of_nobody_give_nothing_away() {
    let two = rules(Measure::Percentage, 2, true, 1);
    let years = years(&[vec![(0, 0); 5], vec![(0, 0); 5]], counts);
    let (controlled, safe) = years.controlled(&two);
    assert_eq!(audit(&safe, &controlled.margins, &controlled.chains, &two), []);
}
