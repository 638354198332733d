//! Stretches of time as people say them: "3 days", "2 weeks".

use jiff::Unit;

use super::Site;
use crate::records::fields::Date;

/// How long it is from one day to a later one, in whole units, rounded down: never more is said
/// than has passed.
pub(super) fn between(site: &Site<'_>, from: Date, to: Date) -> String {
    let (unit, number) = measure(from, to);
    let name = format!("how_long.{unit}");
    site.words.say(&name, Some(number), &[]).unwrap_or(name)
}

/// The unit and the number of it: days for less than two weeks, weeks for less than nine, months
/// for less than two years, and years.
fn measure(from: Date, to: Date) -> (&'static str, i64) {
    let months = from.0.until((Unit::Month, to.0)).map_or(0, |span| i64::from(span.get_months()));
    match i64::from((to.0 - from.0).get_days()) {
        days if days < 14 => ("days", days),
        days if days < 63 => ("weeks", days / 7),
        _ if months < 24 => ("months", months),
        _ => ("years", months / 12),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    fn after(days: i64) -> (&'static str, i64) {
        let from = jiff::civil::date(2026, 1, 31);
        measure(Date(from), Date(from.saturating_add(days.days())))
    }

    #[test]
    fn people_count_days_then_weeks_then_months_then_years() {
        assert_eq!(after(1), ("days", 1));
        assert_eq!(after(13), ("days", 13));
        assert_eq!(after(14), ("weeks", 2));
        assert_eq!(after(62), ("weeks", 8));
        assert_eq!(after(63), ("months", 2));
        assert_eq!(after(365), ("months", 12));
        assert_eq!(after(729), ("months", 23));
        assert_eq!(after(730), ("years", 2));
    }

    proptest! {
        #[test]
        fn never_nothing_and_never_more_than_has_passed(days in 1..40_000_i64) {
            let (unit, number) = after(days);
            let shortest = match unit { "days" => 1, "weeks" => 7, "months" => 28, _ => 365 };
            prop_assert!(number > 0 && number * shortest <= days, "{number} {unit} in {days} days");
        }
    }
}
