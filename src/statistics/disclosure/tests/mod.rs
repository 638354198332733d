mod chains;
mod standardised;
mod tables;

use proptest::prelude::*;

use super::*;

fn rules(measure: Measure, threshold: u32, show_zero: bool, round_to: u32) -> Rules {
    let policy = DisclosurePolicy { threshold, show_zero, round_to };
    Rules::new(measure, Some(Decimal::ONE_THOUSAND), 1, &policy)
}

/// What is shown of an observation that adds up with no other.
fn alone(raw: Raw, rules: &Rules) -> Safe {
    rules.shown(raw, rules.primary(raw))
}

fn counts(numerator: u32, denominator: u32) -> Raw {
    Raw::Counts { numerator: numerator.into(), denominator: Some(denominator.into()) }
}

fn count(number: u32) -> Raw {
    Raw::Counts { numerator: number.into(), denominator: None }
}

/// What is shown of one observation, as a table would write it: figure, upper, lower count.
fn shown(raw: Raw, rules: &Rules) -> String {
    let write = |shown: Shown<Decimal>| match shown {
        Shown::Value(value) => value.normalize().to_string(),
        _ => shown.shorthand().unwrap_or_default().to_owned(),
    };
    let safe = alone(raw, rules);
    let all = [Some(safe.value), safe.numerator, safe.denominator];
    all.into_iter().flatten().map(write).collect::<Vec<_>>().join(" ")
}

#[test]
fn small_counts_are_hidden() {
    let five = rules(Measure::Count, 5, true, 1);
    assert_eq!([0, 1, 4, 5, 6].map(|n| shown(count(n), &five)), ["0", "[c]", "[c]", "5", "6"]);
    let no_zero = rules(Measure::Count, 5, false, 1);
    assert_eq!([0, 4, 5].map(|n| shown(count(n), &no_zero)), ["[c]", "[c]", "5"]);
    let open = rules(Measure::Count, 0, true, 0);
    assert_eq!([0, 1].map(|n| shown(count(n), &open)), ["0", "1"], "a base of 0 rounds nothing");
}

/// The policy that is known as 10-5: below 10 hidden, the rest to the nearest 5.
#[test]
fn counts_are_rounded_half_away_from_zero() {
    let rules = rules(Measure::Count, 10, true, 5);
    // 12 is 2 above 10 and 3 below 15; 13 the other way round.
    assert_eq!(
        [9, 10, 12, 13, 17, 18].map(|n| shown(count(n), &rules)),
        ["[c]", "10", "10", "15", "15", "20"]
    );
    // 12.5 lies half-way.
    let half = Raw::Counts { numerator: Decimal::new(125, 1), denominator: None };
    assert_eq!(shown(half, &rules), "15");
}

#[test]
fn what_rounds_to_nothing_is_low() {
    // 4 is nearer to 0 than to 10, and a threshold of 3 lets it through; 5 lies half-way.
    let rules = rules(Measure::Count, 3, true, 10);
    assert_eq!([0, 2, 4, 5].map(|n| shown(count(n), &rules)), ["0", "[c]", "[low]", "10"]);
    // 33 of 100,000 are 0.033 of 100, which is 0.0 at one decimal.
    let percentage = self::rules(Measure::Percentage, 5, true, 1);
    assert_eq!(shown(counts(33, 100_000), &percentage), "[low] 33 100000");
    assert_eq!(shown(counts(0, 100_000), &percentage), "0 0 100000");
}

#[test]
fn percentage_by_hand() {
    let five = rules(Measure::Percentage, 5, true, 1);
    // 33 / 40 = 0.825
    assert_eq!(shown(counts(33, 40), &five), "82.5 33 40");
    // 2 / 3 of 300: 66.666… is 66.7 at one decimal.
    assert_eq!(shown(counts(200, 300), &five), "66.7 200 300");
    // 1 / 16 of 80 is 6.25: half-way, so away from zero.
    assert_eq!(shown(counts(5, 80), &five), "6.3 5 80");
}

#[test]
fn percentage_of_a_hidden_count_is_hidden_with_it() {
    let five = rules(Measure::Percentage, 5, true, 1);
    // 4 of 50 is 8%, and 8% of 50 would give back the 4.
    assert_eq!(shown(counts(4, 50), &five), "[c] [c] 50");
    // 48 of 50 leaves 2, who are as few as the 4 were.
    assert_eq!(shown(counts(48, 50), &five), "[c] [c] 50");
    assert_eq!(shown(counts(45, 50), &five), "90 45 50");
    // Everybody, or nobody: nobody is left who could be told from the others.
    assert_eq!(shown(counts(50, 50), &five), "100 50 50");
    assert_eq!(shown(counts(0, 50), &five), "0 0 50");
    // Of fewer than five people nothing is shown, not even that it was none of them.
    assert_eq!(shown(counts(0, 4), &five), "[c] [c] [c]");
    assert_eq!(shown(counts(4, 4), &five), "[c] [c] [c]");
    let no_zero = rules(Measure::Percentage, 5, false, 1);
    assert_eq!(shown(counts(0, 50), &no_zero), "[c] [c] 50");
    assert_eq!(shown(counts(50, 50), &no_zero), "[c] [c] 50", "the rest are none");
}

#[test]
fn figures_are_made_from_the_rounded_counts() {
    let percentage = rules(Measure::Percentage, 10, true, 5);
    // The 8 who are left of 41 are fewer than 10.
    assert_eq!(shown(counts(33, 41), &percentage), "[c] [c] 40");
    // 33 becomes 35 and 62 becomes 60: 35 / 60 = 58.333…%
    assert_eq!(shown(counts(33, 62), &percentage), "58.3 35 60");
    // 33 falls of 6,012 people: 35 / 6,010 × 1,000 = 5.8236… (raw: 5.489…)
    let rate = rules(Measure::Rate, 10, true, 5);
    assert_eq!(shown(counts(33, 6_012), &rate), "5.8 35 6010");
    // 447 days for 52 people: 445 / 50 = 8.9 (raw: 8.596…)
    let average = rules(Measure::Average, 10, true, 5);
    assert_eq!(shown(counts(447, 52), &average), "8.9 445 50");
}

#[test]
fn average_of_few_people_is_hidden() {
    let five = rules(Measure::Average, 5, true, 1);
    assert_eq!(shown(counts(90, 4), &five), "[c] [c] [c]");
    // Three falls of twenty people would tell of three people.
    assert_eq!(shown(counts(3, 20), &five), "[c] [c] 20");
    // More days than people is no part of them: nobody is left over.
    assert_eq!(shown(counts(22, 20), &five), "1.1 22 20");
    assert_eq!(shown(counts(18, 20), &five), "0.9 18 20");
}

#[test]
fn nobody_at_all_has_no_percentage() {
    assert_eq!(shown(counts(0, 0), &rules(Measure::Percentage, 5, true, 1)), "[z] 0 0");
    assert_eq!(shown(counts(0, 0), &rules(Measure::Percentage, 5, false, 1)), "[c] [c] [c]");
    // Four people round to none, and the figure of none of them would be made up.
    assert_eq!(shown(counts(0, 4), &rules(Measure::Percentage, 3, true, 10)), "[c] 0 [low]");
}

#[test]
fn ready_made_figures_are_rounded_to_the_decimals() {
    let rules = rules(Measure::Average, 5, true, 5);
    assert_eq!(shown(Raw::ReadyMade(Decimal::new(1225, 2)), &rules), "12.3");
    assert_eq!(shown(Raw::ReadyMade(Decimal::new(4, 2)), &rules), "[low]");
}

#[test]
fn what_is_not_there_is_told_as_such() {
    let rules = rules(Measure::Percentage, 5, true, 1);
    let instead = [Raw::Confidential, Raw::NotAvailable, Raw::NotApplicable, Raw::Low];
    assert_eq!(instead.map(|raw| shown(raw, &rules)), ["[c]", "[x]", "[z]", "[low]"]);
}

#[test]
fn numbers_too_large_to_calculate_with_are_no_panic() {
    let rules = Rules { per: Decimal::MAX, ..rules(Measure::Rate, 5, true, 1) };
    assert_eq!(shown(counts(500, 1_000), &rules), "[x] 500 1000");
}

fn measures() -> impl Strategy<Value = Measure> {
    prop::sample::select(vec![Measure::Percentage, Measure::Rate, Measure::Average])
}

proptest! {
    /// The invariant: whoever knows the published counts can work the figure out, and so
    /// learns nothing from it. Published once more as they stand, they give the same figure.
    #[test]
    fn a_figure_tells_no_more_than_the_counts_beside_it(
        measure in measures(), upper in 0..400_u32, more in 0..400_u32,
        threshold in 0..30_u32, show_zero: bool, round_to in 1..20_u32,
    ) {
        let safe = alone(counts(upper, upper + more), &rules(measure, threshold, show_zero, round_to));
        if let (Some(Shown::Value(upper)), Some(Shown::Value(lower))) = (safe.numerator, safe.denominator) {
            let again = Raw::Counts { numerator: upper, denominator: Some(lower) };
            prop_assert_eq!(alone(again, &rules(measure, 0, true, 1)).value, safe.value);
        } else {
            prop_assert!(safe.value.value().is_none(), "a figure stands beside a hidden count");
        }
    }

    /// No count below the threshold is shown, and none can be had by subtraction.
    #[test]
    fn no_small_count_is_shown(
        measure in measures(), upper in 0..60_u32, more in 0..60_u32, threshold in 0..30_u32, show_zero: bool,
    ) {
        let is_small = |count: Decimal| count < threshold.into() && (!count.is_zero() || !show_zero);
        let safe = alone(counts(upper, upper + more), &rules(measure, threshold, show_zero, 1));
        let (upper, lower) = (safe.numerator.and_then(Shown::value), safe.denominator.and_then(Shown::value));
        prop_assert!(!upper.is_some_and(is_small) && !lower.is_some_and(is_small));
        if let (Some(upper), Some(lower)) = (upper, lower) {
            prop_assert!(measure == Measure::Average || !is_small(lower - upper));
        }
    }
}
