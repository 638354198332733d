//! Whole tables with their margins: nothing hidden in them can be worked out.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::super::audit::{Recovered, audit};
use super::super::control::{Cell, Controlled, Margin, control};
use super::*;
use crate::statistics::figure::Hiding;

/// A table of so many rows, columns and so on, each direction with a total at its end.
struct Cube {
    /// The counts, with the totals. The first direction changes fastest.
    cells: Vec<Cell>,
    margins: Vec<Margin>,
}

/// The places of a table with so many entries in each direction.
struct Shape {
    sizes: Vec<usize>,
}

impl Shape {
    fn count(&self) -> usize {
        self.sizes.iter().map(|size| size + 1).product()
    }

    fn at(&self, mut number: usize) -> Vec<usize> {
        let one = |size: &usize| {
            let at = number % (size + 1);
            number /= size + 1;
            at
        };
        self.sizes.iter().map(one).collect()
    }

    fn number(&self, at: &[usize]) -> usize {
        self.sizes.iter().zip(at).rev().fold(0, |number, (size, at)| number * (size + 1) + at)
    }

    fn totals(&self, at: &[usize]) -> usize {
        self.sizes.iter().zip(at).filter(|(size, at)| size == at).count()
    }

    /// The parts of which a place is the total, in one direction.
    fn parts(&self, at: &[usize], direction: usize) -> Vec<usize> {
        let part = |entry| {
            let mut part = at.to_vec();
            part[direction] = entry;
            self.number(&part)
        };
        (0..self.sizes[direction]).map(part).collect()
    }
}

/// Adds up pairs of counts, upper and lower, into a table.
fn cube(sizes: &[usize], inner: &[(u32, u32)], make: fn(u32, u32) -> Raw) -> Cube {
    let shape = Shape { sizes: sizes.to_vec() };
    let mut values = vec![(0, 0); shape.count()];
    let mut inner = inner.iter();
    let mut margins = Vec::new();
    for (number, value) in values.iter_mut().enumerate() {
        if shape.totals(&shape.at(number)) == 0 {
            *value = *inner.next().expect("as many as there are places");
        }
    }
    for totals in 1..=sizes.len() {
        for number in 0..values.len() {
            let at = shape.at(number);
            if shape.totals(&at) != totals {
                continue;
            }
            for direction in (0..sizes.len()).filter(|direction| at[*direction] == sizes[*direction]) {
                let parts = shape.parts(&at, direction);
                let add = |sum: (u32, u32), part: &usize| (sum.0 + values[*part].0, sum.1 + values[*part].1);
                values[number] = parts.iter().fold((0, 0), add);
                margins.push(Margin { total: number, parts, is_whole: true, round: 0 });
            }
        }
    }
    let cell = |(number, (upper, lower)): (usize, &(u32, u32))| Cell {
        raw: make(*upper, *lower),
        round: 0,
        weight: 10_f64.powi(i32::try_from(shape.totals(&shape.at(number))).expect("few")),
    };
    Cube { cells: values.iter().enumerate().map(cell).collect(), margins }
}

impl Cube {
    fn controlled(&self, rules: &Rules) -> (Controlled, Vec<Safe>) {
        let controlled = control(&self.cells, &self.margins, &[], rules);
        let cells = self.cells.iter().zip(&controlled.hidden);
        let safe = cells.map(|(cell, hidden)| rules.shown(cell.raw, *hidden)).collect();
        (controlled, safe)
    }
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![prop::collection::vec(2..5_usize, 2), prop::collection::vec(2..=3_usize, 3)]
}

/// Sizes, and for each inner place an upper count and how much larger the lower one is. Small counts are
/// common, as they are where people are few.
fn tables() -> impl Strategy<Value = (Vec<usize>, Vec<(u32, u32)>)> {
    let number = || prop_oneof![3 => 0..8_u32, 5 => 0..300_u32];
    sizes().prop_flat_map(move |sizes| {
        let places = sizes.iter().product::<usize>();
        (Just(sizes), prop::collection::vec((number(), number()), places))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The attacker, who gets what is published and nothing else, finds no hidden count.
    #[test]
    fn nobody_works_out_a_hidden_count(
        (sizes, inner) in tables(), threshold in 2..8_u32, show_zero: bool,
        base in prop::sample::select(vec![1, 1, 5, 10]),
    ) {
        let rules = rules(Measure::Count, threshold, show_zero, base);
        let cube = cube(&sizes, &inner, |upper, _| count(upper));
        let (controlled, safe) = cube.controlled(&rules);
        prop_assert_eq!(audit(&safe, &controlled.margins, &[], &rules), vec![]);
    }

    /// The same for people counted among people: neither they nor the rest of them.
    #[test]
    fn nobody_works_out_a_hidden_part(
        (sizes, inner) in tables(), threshold in 2..8_u32, show_zero: bool,
        base in prop::sample::select(vec![1, 1, 5]),
    ) {
        let rules = rules(Measure::Percentage, threshold, show_zero, base);
        let cube = cube(&sizes, &inner, |upper, more| counts(upper, upper + more));
        let (controlled, safe) = cube.controlled(&rules);
        prop_assert_eq!(audit(&safe, &controlled.margins, &[], &rules), vec![]);
    }

    /// Before rounding, what is shown of a table adds up: a total is its parts, those hidden included.
    #[test]
    fn hiding_changes_no_count_that_is_shown((sizes, inner) in tables(), threshold in 2..8_u32) {
        let cube = cube(&sizes, &inner, |upper, _| count(upper));
        let (_, safe) = cube.controlled(&rules(Measure::Count, threshold, true, 1));
        for (cell, safe) in cube.cells.iter().zip(&safe) {
            let Raw::Counts { numerator, .. } = cell.raw else { unreachable!() };
            prop_assert!(safe.value == Shown::Value(numerator) || safe.value == Shown::Suppressed);
        }
    }
}

/// A row of a table as it would be published.
fn row(safe: &[Safe]) -> Vec<String> {
    let one = |safe: &Safe| match safe.value {
        Shown::Value(value) => value.to_string(),
        other => other.shorthand().unwrap_or_default().to_owned(),
    };
    safe.iter().map(one).collect()
}

/// The textbook case: one small count in a table with totals is given back by subtraction, along its row
/// and along its column. Hidden with it has to be one in each, and where those two meet.
#[test]
fn a_small_count_takes_three_others_with_it() {
    let inner = [(3, 0), (20, 0), (30, 0), (40, 0), (50, 0), (60, 0), (70, 0), (80, 0), (90, 0)];
    let cube = cube(&[3, 3], &inner, |upper, _| count(upper));
    let five = rules(Measure::Count, 5, true, 1);
    let alone: Vec<Safe> = cube.cells.iter().map(|cell| alone(cell.raw, &five)).collect();
    let (controlled, safe) = cube.controlled(&five);
    assert_eq!(audit(&alone, &controlled.margins, &[], &five), [(0, Recovered::Exactly)]);
    assert_eq!(row(&safe[0..4]), ["[c]", "[c]", "30", "53"]);
    assert_eq!(row(&safe[4..8]), ["[c]", "[c]", "60", "150"]);
    assert_eq!(row(&safe[8..12]), ["70", "80", "90", "240"]);
    assert_eq!(row(&safe[12..16]), ["113", "150", "180", "443"]);
    // One more in its row and one more in its column are needed by any method.
    assert_eq!(controlled.hiding, Hiding { small: 1, besides: 3, at_least: 2 });
}

/// Two small counts in one row and a column each: the sum of both stands in the total. Hiding the two
/// alone would tell that they are 1 and 1.
#[test]
fn small_counts_that_add_up_to_little_do_not_protect_each_other() {
    let cube = cube(&[2, 1], &[(1, 0), (1, 0)], |upper, _| count(upper));
    let five = rules(Measure::Count, 5, true, 1);
    let (controlled, safe) = cube.controlled(&five);
    assert_eq!(audit(&safe, &controlled.margins, &[], &five), []);
    assert_eq!(row(&safe[0..3]), ["[c]", "[c]", "[c]"]);
}

/// What was published before stays known: it cannot protect what is hidden now.
#[test]
fn what_was_published_before_does_not_protect() {
    let before = |raw| Cell { raw, round: 0, weight: 1.0 };
    let now = |raw| Cell { raw, round: 1, weight: 1.0 };
    let cells = [before(count(40)), before(count(50)), now(count(3)), now(count(30)), now(count(123))];
    let margin = Margin { total: 4, parts: vec![0, 1, 2, 3], is_whole: true, round: 1 };
    let five = rules(Measure::Count, 5, true, 1);
    let controlled = control(&cells, std::slice::from_ref(&margin), &[], &five);
    let hidden = |hidden: &Hidden| *hidden != Hidden::Nothing;
    assert_eq!(controlled.hidden.iter().map(hidden).collect::<Vec<_>>(), [false, false, true, true, false]);
    // Where the rest of them was out before, nothing can be done, and the attacker says so.
    let cells = [before(count(40)), before(count(50)), now(count(3)), before(count(30)), before(count(123))];
    let controlled = control(&cells, &[margin], &[], &five);
    let shown = cells.iter().zip(&controlled.hidden).map(|(cell, hidden)| five.shown(cell.raw, *hidden));
    let shown: Vec<Safe> = shown.collect();
    assert_eq!(audit(&shown, &controlled.margins, &[], &five), [(2, Recovered::Exactly)]);
}

/// What an officer keeps back is not given away by a total either.
#[test]
fn what_is_kept_back_cannot_be_had_by_subtraction() {
    let cell = |raw| Cell { raw, round: 0, weight: 1.0 };
    let cells = [cell(Raw::Confidential), cell(count(50)), cell(count(60)), cell(count(200))];
    let margin = Margin { total: 3, parts: vec![0, 1, 2], is_whole: true, round: 0 };
    let controlled = control(&cells, &[margin], &[], &rules(Measure::Count, 5, true, 1));
    let others = controlled.hidden[1..].iter().filter(|hidden| **hidden != Hidden::Nothing).count();
    assert_eq!(others, 1, "one other count is hidden with it");
}

/// How many are hidden besides what is small, in tables like those of twelve districts and five lots. The
/// number is held so that no change hides more without anybody noticing it.
#[test]
fn few_counts_are_hidden_for_others() {
    let mut runner = TestRunner::deterministic();
    let number = prop_oneof![1 => 0..8_u32, 5 => 5..300_u32];
    let mut hiding = Hiding::default();
    for _ in 0..20 {
        let inner = prop::collection::vec((number.clone(), Just(0)), 60);
        let inner = inner.new_tree(&mut runner).expect("a tree").current();
        let cube = cube(&[12, 5], &inner, |upper, _| count(upper));
        hiding += cube.controlled(&rules(Measure::Count, 5, true, 1)).0.hiding;
    }
    assert!(hiding.small > 50, "{hiding:?}");
    assert!(hiding.besides <= 2 * hiding.at_least, "{hiding:?}");
}

/// One total with its parts, and what is hidden of them.
fn one_total(raws: &[Raw], rules: &Rules) -> (Vec<Safe>, Vec<(usize, Recovered)>) {
    let rules = rules.for_all(raws.iter().copied());
    let cells: Vec<Cell> = raws.iter().map(|raw| Cell { raw: *raw, round: 0, weight: 1.0 }).collect();
    let margin = Margin { total: 0, parts: (1..raws.len()).collect(), is_whole: true, round: 0 };
    let controlled = control(&cells, &[margin], &[], &rules);
    let safe: Vec<Safe> =
        cells.iter().zip(&controlled.hidden).map(|(cell, hidden)| rules.shown(cell.raw, *hidden)).collect();
    let found = audit(&safe, &controlled.margins, &[], &rules);
    (safe, found)
}

/// Eight of ten are shown, and the two that an officer keeps back share the other two.
#[test]
fn what_is_kept_back_is_attacked_like_what_is_small() {
    let five = rules(Measure::Count, 5, true, 1);
    let (_, found) = one_total(&[count(10), Raw::Confidential, Raw::Confidential, count(8)], &five);
    assert_eq!(found, [(1, Recovered::Narrowly), (2, Recovered::Narrowly)]);
    let (_, found) = one_total(&[count(30), Raw::Confidential, Raw::Confidential, count(8)], &five);
    assert_eq!(found, []);
}

/// An officer keeps back that there was nobody, and readers must not take it that a hidden count is one or more:
/// then no counts would fit, and nothing could be said of the others.
#[test]
fn that_there_was_nobody_may_be_kept_back() {
    let five = rules(Measure::Count, 5, true, 1);
    // Three rows of two, with their totals; the second one has 3. All rows together make the last.
    let raws =
        [Raw::Confidential, count(100), count(100), count(3), count(50), count(53), count(40), count(60)];
    let raws: Vec<Raw> = raws.into_iter().chain([100, 43, 210, 253].map(count)).collect();
    let rules = five.for_all(raws.iter().copied());
    let cells: Vec<Cell> = raws.iter().map(|raw| Cell { raw: *raw, round: 0, weight: 1.0 }).collect();
    let margins: Vec<Margin> = [
        (2, vec![0, 1]),
        (5, vec![3, 4]),
        (8, vec![6, 7]),
        (9, vec![0, 3, 6]),
        (10, vec![1, 4, 7]),
        (11, vec![2, 5, 8]),
        (11, vec![9, 10]),
    ]
    .into_iter()
    .map(|(total, parts)| Margin { total, parts, is_whole: true, round: 0 })
    .collect();
    let controlled = control(&cells, &margins, &[], &rules);
    let safe: Vec<Safe> =
        cells.iter().zip(&controlled.hidden).map(|(cell, hidden)| rules.shown(cell.raw, *hidden)).collect();
    assert_eq!(audit(&safe, &controlled.margins, &[], &rules), []);
    let is_hidden = |at: usize| safe[at].value == Shown::Suppressed;
    assert!(is_hidden(3) && (is_hidden(4) || is_hidden(5)), "{:?}", row(&safe));
}

/// Rounded to fives, the total is 40 and four parts are 10, though none of these can be below 10: the one left
/// has 2 at most.
#[test]
fn rounded_counts_are_no_smaller_than_the_threshold() {
    let ten = rules(Measure::Count, 10, true, 5);
    let (safe, found) = one_total(&[41, 1, 10, 10, 10, 10].map(count), &ten);
    assert_eq!(found, []);
    assert!(safe.iter().filter(|safe| safe.value == Shown::Suppressed).count() > 1, "{:?}", row(&safe));
}

/// What two first figures told cannot be taken back, however large it is, and that is told at once.
#[test]
fn a_large_sum_that_is_kept_back_too_late_is_told() {
    let money = rules(Measure::Money, 5, true, 1);
    let sum = |pounds: u32, people: u32| counts(pounds, people);
    let raws = [sum(15_000_000, 70), sum(10_000_000, 40), sum(5_000_000, 30), Raw::Confidential];
    let cells = raws.map(|raw| Cell { raw, round: usize::from(raw == Raw::Confidential), weight: 1.0 });
    let margin = |parts: &[usize], round| Margin { total: 0, parts: parts.to_vec(), is_whole: true, round };
    let margins = [margin(&[1, 2], 0), margin(&[3, 2], 1)];
    let controlled = control(&cells, &margins, &[], &money.for_all(raws));
    assert_eq!(controlled.lost, [3]);
}

/// Where none of two is hidden, and the two are shown, readers would take it for one or more.
#[test]
fn none_is_never_hidden_by_halves() {
    let two = rules(Measure::Percentage, 2, true, 1);
    let inner = [(2, 2), (2, 1), (2, 0), (0, 2)];
    let cube = cube(&[2, 2], &inner, |upper, more| counts(upper, upper + more));
    let (controlled, safe) = cube.controlled(&two);
    assert_eq!(audit(&safe, &controlled.margins, &[], &two), []);
    let by_halves = |safe: &Safe| {
        safe.numerator == Some(Shown::Suppressed) && matches!(safe.denominator, Some(Shown::Value(_)))
    };
    for (cell, safe) in cube.cells.iter().zip(&safe).filter(|(_, safe)| by_halves(safe)) {
        assert!(
            !matches!(cell.raw, Raw::Counts { numerator, .. } if numerator.is_zero()),
            "{:?}",
            safe.value
        );
    }
}

/// Pounds and pence of a whole county: no floating-point sum of them is exact.
#[test]
fn large_sums_are_attacked_like_small_ones() {
    let money = rules(Measure::Money, 5, true, 1);
    let pence = |number: i64, people: u32| Raw::Counts {
        numerator: Decimal::new(number, 2),
        denominator: Some(people.into()),
    };
    // Three districts by two lots, with their totals. One sum is for three people.
    let inner = [
        (12_345_678_937, 400),
        (98_765_432_111, 3),
        (45_678_912_303, 500),
        (78_912_345_607, 610),
        (32_165_498_709, 720),
        (65_498_732_101, 830),
    ];
    let mut raws: Vec<(i64, u32)> = inner.to_vec();
    let add = |all: &[(i64, u32)]| all.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let (margins, totals): (Vec<Vec<usize>>, Vec<_>) =
        [vec![0, 1, 2], vec![3, 4, 5], vec![0, 3], vec![1, 4], vec![2, 5]]
            .into_iter()
            .map(|parts| {
                let all: Vec<_> = parts.iter().map(|part| inner[*part]).collect();
                (parts, add(&all))
            })
            .unzip();
    raws.extend(&totals);
    raws.push(add(&inner));
    let cells: Vec<Cell> = raws
        .iter()
        .enumerate()
        .map(|(at, (sum, people))| Cell {
            raw: pence(*sum, *people),
            round: 0,
            weight: if at < 6 { 1.0 } else { 100.0 },
        })
        .collect();
    let mut all: Vec<Margin> = margins
        .into_iter()
        .enumerate()
        .map(|(at, parts)| Margin { total: 6 + at, parts, is_whole: true, round: 0 })
        .collect();
    for parts in [vec![6, 7], vec![8, 9, 10]] {
        all.push(Margin { total: 11, parts, is_whole: true, round: 0 });
    }
    let money = money.for_all(cells.iter().map(|cell| cell.raw));
    let controlled = control(&cells, &all, &[], &money);
    let safe: Vec<Safe> =
        cells.iter().zip(&controlled.hidden).map(|(cell, hidden)| money.shown(cell.raw, *hidden)).collect();
    assert_eq!(audit(&safe, &controlled.margins, &[], &money), []);
    assert!(safe[1].value == Shown::Suppressed && controlled.hiding.besides > 0);
}
