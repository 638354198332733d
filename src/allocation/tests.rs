use std::collections::BTreeMap;

use num_traits::Zero as _;
use proptest::prelude::*;

use super::*;
use crate::source::yaml;

/// A budget in pennies, the weights of its measures and the needs of its areas by their ids.
#[derive(Debug, Clone)]
struct Case {
    pennies: u64,
    weights: Vec<u32>,
    areas: Vec<(String, Vec<u32>)>,
}

impl Case {
    fn new(pennies: u64, weights: &[u32], areas: &[(&str, &[u32])]) -> Self {
        let areas = areas.iter().map(|(id, needs)| ((*id).to_owned(), needs.to_vec())).collect();
        Self { pennies, weights: weights.to_vec(), areas }
    }

    /// The record as an officer writes it; measure `at` is called `m` and its number.
    fn record(&self, measures: &[usize]) -> Allocation {
        let measure =
            |at: &usize| format!("{{ id: m{at}, name: M, weight: {}, source: S }}", self.weights[*at]);
        let area = |(id, needs): &(String, Vec<u32>)| {
            let needs = needs.iter().enumerate().map(|(at, need)| format!("m{at}: {need}"));
            format!("{{ area: {id}, needs: {{ {} }} }}", needs.collect::<Vec<_>>().join(", "))
        };
        let measures = measures.iter().map(measure).collect::<Vec<_>>().join(", ");
        let areas = self.areas.iter().map(area).collect::<Vec<_>>().join(", ");
        let (pounds, pence) = (self.pennies / 100, self.pennies % 100);
        let text = format!(
            "{{ title: T, summary: S, period: 2026-27, budget: {pounds}.{pence:02}, rule: [R], \
             measures: [{measures}], areas: [{areas}] }}"
        );
        yaml::read(&text).unwrap_or_else(|_| panic!("it is an allocation:\n{text}"))
    }

    fn allotment(&self) -> Option<Allotment> {
        let measures: Vec<usize> = (0..self.weights.len()).collect();
        Allotment::of(&self.record(&measures))
    }

    /// What each area gets, in pennies.
    fn sums(&self) -> BTreeMap<String, Exact> {
        let allotment = self.allotment().expect("there is need to share by");
        let ids = self.areas.iter().map(|(id, _)| id.clone());
        ids.zip(allotment.shares.into_iter().map(|share| share.sum)).collect()
    }
}

fn pennies(sums: &[u64]) -> Vec<Exact> {
    sums.iter().map(|sum| Exact::from_integer((*sum).into())).collect()
}

/// Worked by hand. £1.00 is shared by two measures that weigh 3 and 1, so 75p follows the first
/// and 25p the second.
///
/// | | first | of 75p | second | of 25p | before rounding | rounded down | penny | sum |
/// | --- | --- | --- | --- | --- | --- | --- | --- | --- |
/// | ash | 1 of 7 | 10 5/7 | 2 of 4 | 12 1/2 | 23 3/14 | 23 | | 23 |
/// | elm | 2 of 7 | 21 3/7 | 1 of 4 | 6 1/4 | 27 19/28 | 27 | 1 | 28 |
/// | oak | 4 of 7 | 42 6/7 | 1 of 4 | 6 1/4 | 49 3/28 | 49 | | 49 |
///
/// Rounded down they come to 99p. The penny that is left goes to elm, whose part of a penny, 19/28,
/// is the largest.
#[test]
fn a_budget_is_shared_out_as_it_is_by_hand() {
    let areas: [(&str, &[u32]); 3] = [("ash", &[1, 2]), ("elm", &[2, 1]), ("oak", &[4, 1])];
    let allotment = Case::new(100, &[3, 1], &areas).allotment().expect("there is need");
    let fraction = |above: u32, below: u32| Exact::new(above.into(), below.into());
    assert_eq!(allotment.measures[0].sum, fraction(75, 1));
    assert_eq!(allotment.measures[0].for_each, fraction(75, 7));
    assert_eq!(allotment.measures[1].of_budget, fraction(1, 4));
    let parts: Vec<&Exact> = allotment.shares[0].parts.iter().map(|part| &part.sum).collect();
    assert_eq!(parts, [&fraction(75, 7), &fraction(25, 2)]);
    let before: Vec<Exact> = allotment.shares.iter().map(|share| share.before_rounding.clone()).collect();
    assert_eq!(before, [fraction(325, 14), fraction(775, 28), fraction(1375, 28)]);
    assert_eq!(allotment.shares[1].remainder, fraction(19, 28));
    assert_eq!(allotment.shares[1].of_budget, fraction(775, 2800));
    let given: Vec<bool> = allotment.shares.iter().map(|share| share.gets_penny).collect();
    assert_eq!(given, [false, true, false]);
    let sums: Vec<Exact> = allotment.shares.iter().map(|share| share.sum.clone()).collect();
    assert_eq!(sums, pennies(&[23, 28, 49]));
    assert_eq!((allotment.left_over, allotment.tied), (1, false));
}

/// The states of 1790 and the 60 seats that Hamilton's method gives them: Electowiki, "Hamilton
/// method", <https://electowiki.org/wiki/Hamilton_method>.
#[test]
fn rounding_agrees_with_the_published_example_of_the_method() {
    const STATES: [(&str, u32, u64); 15] = [
        ("virginia", 630_560, 11),
        ("massachusetts", 475_327, 8),
        ("pennsylvania", 432_879, 7),
        ("north-carolina", 353_523, 6),
        ("new-york", 331_589, 6),
        ("maryland", 278_514, 5),
        ("connecticut", 236_841, 4),
        ("south-carolina", 206_236, 3),
        ("new-jersey", 179_570, 3),
        ("new-hampshire", 141_822, 2),
        ("vermont", 85_533, 1),
        ("georgia", 70_835, 1),
        ("kentucky", 68_705, 1),
        ("rhode-island", 68_446, 1),
        ("delaware", 55_540, 1),
    ];
    let areas = STATES.iter().map(|(id, people, _)| ((*id).to_owned(), vec![*people])).collect();
    let allotment = Case { pennies: 60, weights: vec![1], areas }.allotment().expect("there is need");
    let sums: Vec<Exact> = allotment.shares.iter().map(|share| share.sum.clone()).collect();
    assert_eq!(sums, pennies(&STATES.map(|(_, _, seats)| seats)));
    assert_eq!(allotment.left_over, 8);
}

#[test]
fn equal_remainders_are_told_apart_by_the_ids() {
    let case = Case::new(100, &[1], &[("oak", &[5]), ("elm", &[5]), ("ash", &[5])]);
    let allotment = case.allotment().expect("there is need");
    let sums: Vec<Exact> = allotment.shares.iter().map(|share| share.sum.clone()).collect();
    assert_eq!(sums, pennies(&[33, 33, 34]));
    assert!(allotment.tied);
}

#[test]
fn an_area_without_any_need_gets_nothing() {
    let sums = Case::new(1, &[2, 3], &[("ash", &[0, 0]), ("elm", &[7, 1])]).sums();
    assert_eq!(sums["ash"], Exact::zero());
    assert_eq!(sums["elm"], Exact::from_integer(1.into()));
}

#[test]
fn nothing_is_shared_out_where_there_is_nothing_to_share_by() {
    let no_need = Case::new(100, &[1, 1], &[("ash", &[0, 1]), ("elm", &[0, 1])]);
    let no_weight = Case::new(100, &[0, 0], &[("ash", &[1, 1])]);
    let no_area = Case::new(100, &[1], &[]);
    let no_measure = Case::new(100, &[], &[("ash", &[])]);
    let not_given = Case::new(100, &[1, 1], &[("ash", &[1])]);
    for case in [no_need, no_weight, no_area, no_measure, not_given] {
        assert_eq!(case.allotment(), None, "{case:?}");
    }
}

/// Cases with need in every measure, budgets from a penny to a billion pounds and up to nine
/// areas.
fn cases() -> impl Strategy<Value = Case> {
    (1_usize..5, 1_usize..10).prop_flat_map(|(measures, areas)| {
        let weights = prop::collection::vec(1_u32..200, measures);
        let needs = prop::collection::vec(prop::collection::vec(0_u32..100_000, measures), areas);
        let pennies = prop_oneof![Just(1), 0_u64..50, 0_u64..100_000_000_000];
        (pennies, weights, needs).prop_map(|(pennies, weights, mut needs)| {
            needs[0].iter_mut().for_each(|need| *need += 1);
            let areas = needs.into_iter().enumerate().map(|(at, needs)| (format!("area-{at}"), needs));
            Case { pennies, weights, areas: areas.collect() }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_sums_add_up_to_the_budget(case in cases()) {
        let allotment = case.allotment().expect("there is need");
        prop_assert_eq!(allotment.total(), allotment.budget.clone());
        for share in &allotment.shares {
            prop_assert!(share.sum.is_integer());
            let rounded_by = &share.sum - &share.before_rounding;
            prop_assert!(rounded_by > Exact::from_integer((-1).into()));
            prop_assert!(rounded_by < Exact::from_integer(1.into()));
        }
    }

    #[test]
    fn the_order_of_areas_and_measures_changes_nothing(case in cases(), turn in 0_usize..9) {
        let mut turned = case.clone();
        let by = turn % turned.areas.len();
        turned.areas.rotate_left(by);
        turned.areas.reverse();
        prop_assert_eq!(turned.sums(), case.sums());
        let backwards: Vec<usize> = (0..case.weights.len()).rev().collect();
        let allotment = Allotment::of(&case.record(&backwards)).expect("there is need");
        let sums: Vec<Exact> = allotment.shares.into_iter().map(|share| share.sum).collect();
        prop_assert_eq!(sums, case.sums().into_values().collect::<Vec<_>>());
    }

    #[test]
    fn more_of_every_need_never_brings_less(case in cases()) {
        let sums = case.sums();
        for (one, needs) in &case.areas {
            for (other, less) in &case.areas {
                if needs.iter().zip(less).all(|(need, less)| need > less) {
                    prop_assert!(sums[one] >= sums[other], "{} {}", one, other);
                }
            }
        }
    }

    #[test]
    fn equal_needs_are_a_penny_apart_at_most(case in cases()) {
        let mut case = case;
        let twin = case.areas[0].1.clone();
        case.areas.push(("twin".to_owned(), twin));
        let sums = case.sums();
        let apart = &sums["twin"] - &sums["area-0"];
        prop_assert!(apart <= Exact::from_integer(1.into()) && apart >= Exact::from_integer((-1).into()));
    }

    #[test]
    fn every_figure_follows_from_the_one_before(case in cases()) {
        let allotment = case.allotment().expect("there is need");
        let parts: Exact = allotment.measures.iter().map(|measure| &measure.sum).sum();
        prop_assert_eq!(&parts, &allotment.budget);
        for share in &allotment.shares {
            let parts: Exact = share.parts.iter().map(|part| &part.sum).sum();
            prop_assert_eq!(&parts, &share.before_rounding);
            prop_assert_eq!(&(&share.of_budget * &allotment.budget), &share.before_rounding);
            prop_assert_eq!(&(&share.rounded_down + &share.remainder), &share.before_rounding);
        }
        let given = allotment.shares.iter().filter(|share| share.gets_penny).count();
        prop_assert_eq!(given, allotment.left_over);
    }
}
