use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::source::yaml;

/// A scale whose steps are called `s0`, `s1` and so on.
fn scale(steps: usize) -> RatingScale {
    let mut text = "{ id: scale, name: N, summary: S, steps: [".to_owned();
    for at in 0..steps {
        write!(text, "{{ id: s{at}, name: \"{at}\" }}, ").expect("a text");
    }
    yaml::read(&(text + "] }")).unwrap_or_else(|_| panic!("it is a scale"))
}

/// A scorecard of two elements, `a` and `b`, and its rule: the overall step for each step of `a`,
/// then of `b`.
fn scorecard(now: [usize; 2], rule: &[&[usize]]) -> Scorecard {
    let element = |id: &str, step: usize| {
        format!("  - {{ id: {id}, name: E, scale: {id}, rating: s{step}, source: S }}\n")
    };
    let mut text = "title: T\nsummary: S\nperiod: 2026\nscale: overall\nrule_source: S\nelements:\n"
        .to_owned()
        + &element("a", now[0])
        + &element("b", now[1])
        + "rule:\n";
    for (a, row) in rule.iter().enumerate() {
        for (b, overall) in row.iter().enumerate() {
            writeln!(text, "  - {{ when: {{ a: s{a}, b: s{b} }}, overall: s{overall} }}").expect("a text");
        }
    }
    yaml::read(&text).unwrap_or_else(|_| panic!("it is a scorecard:\n{text}"))
}

/// What each change of a scorecard would be: the element, its new step, the overall step.
fn changes(scorecard: &Scorecard, scale: &RatingScale) -> Vec<(usize, usize, usize)> {
    let grid = Grid::of(scorecard, |_| Some(scale)).expect("every rating is on its scale");
    grid.changes().iter().map(|change| (change.element, change.to, change.line.overall)).collect()
}

/// The report of 29 November 2007: with the highest score for performance and nil stars the
/// housing score is 3, and one star brings back the 4. Its other cells are invented.
#[test]
fn the_report_of_2007_says_what_one_star_would_change() {
    let rule: [&[usize]; 4] = [&[0, 0, 1, 1], &[0, 1, 1, 2], &[1, 2, 2, 3], &[2, 3, 3, 3]];
    let (scorecard, scale) = (scorecard([3, 0], &rule), scale(4));
    let grid = Grid::of(&scorecard, |_| Some(&scale)).expect("every rating is on its scale");
    let now = grid.line(grid.now()).expect("the rule has a line for today");
    assert_eq!((now.overall, now.at), (2, 12));
    assert_eq!(
        changes(&scorecard, &scale),
        [(1, 1, 3), (1, 2, 3), (1, 3, 3), (0, 2, 1), (0, 1, 0), (0, 0, 0)],
        "one star or more raises it; a lower score for performance lowers it"
    );
}

#[test]
fn nothing_changes_an_overall_rating_that_is_always_the_same() {
    let rule: [&[usize]; 2] = [&[1, 1], &[1, 1]];
    assert_eq!(changes(&scorecard([0, 1], &rule), &scale(2)), []);
}

#[test]
fn there_is_no_table_without_a_scale_or_with_a_rating_that_is_not_on_it() {
    let rule: [&[usize]; 2] = [&[0, 0], &[0, 1]];
    let scale = scale(2);
    assert!(Grid::of(&scorecard([0, 0], &rule), |_| None).is_none());
    assert!(Grid::of(&scorecard([0, 2], &rule), |_| Some(&scale)).is_none());
}

proptest! {
    #[test]
    fn every_combination_comes_once_and_every_change_is_one_element(
        steps in 2_usize..=4,
        overall in prop::collection::vec(0_usize..2, 16),
        now in (0_usize..2, 0_usize..2),
    ) {
        let rows: Vec<&[usize]> = overall.chunks(4).map(|row| &row[..steps]).take(steps).collect();
        let scorecard = scorecard([now.0, now.1], &rows);
        let scale = scale(steps);
        let grid = Grid::of(&scorecard, |_| Some(&scale)).expect("every rating is on its scale");
        let combinations: Vec<_> = grid.combinations().collect();
        let lines: Vec<_> = grid.lines().map(|(combination, _)| combination.clone()).collect();
        prop_assert_eq!(&combinations, &lines);
        let today = grid.line(grid.now()).expect("there is a line for today").overall;
        let mut moved = 0;
        for combination in &combinations {
            let apart = combination.iter().zip(grid.now()).filter(|(then, now)| then != now).count();
            let line = grid.line(combination).expect("there is a line for each");
            if apart == 1 && line.overall != today {
                moved += 1;
                let told = grid.changes().iter().any(|change| change.line.at == line.at);
                prop_assert!(told, "{combination:?}");
            }
        }
        prop_assert_eq!(grid.changes().len(), moved);
    }
}
