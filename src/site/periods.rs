//! Periods of time in words.

use super::Site;
use super::parts::month;
use crate::records::fields::{Date, Length, Period};
use crate::records::indicator::Frequency;

/// A period in words: "July 2026", "July to September 2026", "April 2026 to March 2027", "2026".
pub(super) fn label(site: &Site<'_>, period: Period) -> String {
    let (first, last) = (period.first_day(), period.last_day());
    let year = first.0.year().to_string();
    let blanks = [("year", year.as_str())];
    if matches!(period, Period::Year(_)) {
        return site.words.text("period.year", &blanks);
    }
    let (month, last_month) = (month(site, first), month(site, last));
    let last_year = last.0.year().to_string();
    let blanks =
        [("month", month.as_str()), ("year", &year), ("last", &last_month), ("last_year", &last_year)];
    let name = match period.length() {
        Length::Month => "period.month",
        Length::Quarter => "period.quarter",
        // January to December of one year.
        Length::Year if year == last_year => "period.quarter",
        Length::Year => "period.financial_year",
    };
    site.words.text(name, &blanks)
}

/// Several periods in a row in words: "April 2025 to September 2026".
pub(super) fn span(site: &Site<'_>, first: Period, last: Period) -> String {
    if first == last {
        return label(site, first);
    }
    let (begins, ends) = (first.first_day(), last.last_day());
    let (month, last_month) = (month(site, begins), month(site, ends));
    let (year, last_year) = (begins.0.year().to_string(), ends.0.year().to_string());
    let blanks =
        [("month", month.as_str()), ("year", &year), ("last", &last_month), ("last_year", &last_year)];
    site.words.text(if year == last_year { "period.quarter" } else { "period.financial_year" }, &blanks)
}

/// From when on something holds, by the month in which a period begins: "April 2026".
pub(super) fn beginning(site: &Site<'_>, period: Period) -> String {
    let first = period.first_day();
    let (month, year) = (month(site, first), first.0.year().to_string());
    site.words.text("period.month", &[("month", &month), ("year", &year)])
}

/// Every period for which figures come from one to another, both included.
pub(super) fn every(frequency: Frequency, first: Period, last: Period) -> Vec<Period> {
    /// More would fit into no chart.
    const MOST: usize = 400;
    let next = |period: &Period| frequency.next(*period).filter(|next| next.first_day() <= last.first_day());
    std::iter::successors(Some(first), next).take(MOST).collect()
}

/// The year in which a period begins: all that fits under the smallest charts.
pub(super) fn year(_: &Site<'_>, period: Period) -> String {
    period.first_day().0.year().to_string()
}

/// A period in so few letters that it fits under a chart: "Jul to Sep 2026", "2026/27".
pub(super) fn short(site: &Site<'_>, period: Period) -> String {
    let (first, last) = (period.first_day(), period.last_day());
    let month = |day: Date| site.words.word(&format!("months_short.{}", day.0.month() - 1));
    let year = first.0.year().to_string();
    let next = format!("{:02}", (first.0.year() + 1) % 100);
    let name = match (period, period.length()) {
        (Period::FinancialYear(_), _) => "period.short_financial_year",
        (Period::RollingYear(..), _) => "period.short_rolling_year",
        (_, Length::Year) => "period.year",
        (_, Length::Quarter) => "period.quarter",
        (_, Length::Month) => "period.month",
    };
    let last_year = last.0.year().to_string();
    let blanks = [
        ("month", month(first)),
        ("last", month(last)),
        ("year", year),
        ("next", next),
        ("last_year", last_year),
    ];
    site.words.text(name, &blanks.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The period before this one that shares no day with it.
pub(super) fn previous(period: Period) -> Period {
    match period {
        Period::Month(year, 1) => Period::Month(year - 1, 12),
        Period::Month(year, month) => Period::Month(year, month - 1),
        Period::Quarter(year, 1) => Period::Quarter(year - 1, 4),
        Period::Quarter(year, quarter) => Period::Quarter(year, quarter - 1),
        Period::FinancialQuarter(year, 1) => Period::FinancialQuarter(year - 1, 4),
        Period::FinancialQuarter(year, quarter) => Period::FinancialQuarter(year, quarter - 1),
        Period::Year(_) | Period::FinancialYear(_) | Period::RollingYear(..) => year_before(period),
    }
}

/// The part of a year that a period is, whatever the year: "July", "July to September".
pub(super) fn part_of_year(site: &Site<'_>, period: Period) -> String {
    let (first, last) = (month(site, period.first_day()), month(site, period.last_day()));
    if first == last {
        return first;
    }
    site.words.text("period.part", &[("month", &first), ("last", &last)])
}

/// The period as long as this one, a year before.
pub(super) fn year_before(period: Period) -> Period {
    match period {
        Period::Month(year, month) => Period::Month(year - 1, month),
        Period::Quarter(year, quarter) => Period::Quarter(year - 1, quarter),
        Period::FinancialQuarter(year, quarter) => Period::FinancialQuarter(year - 1, quarter),
        Period::Year(year) => Period::Year(year - 1),
        Period::FinancialYear(year) => Period::FinancialYear(year - 1),
        Period::RollingYear(year, month) => Period::RollingYear(year - 1, month),
    }
}

/// Whether a span of periods, open where it has no end, holds another period whole.
pub(super) fn holds(from: Period, to: Option<Period>, period: Period) -> bool {
    from.first_day() <= period.first_day() && to.is_none_or(|to| period.last_day() <= to.last_day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::fields::Scalar as _;

    fn period(text: &str) -> Period {
        Period::parse(text).expect(text)
    }

    #[test]
    fn a_year_before_is_the_same_part_of_another_year() {
        for (period_now, before) in [
            ("2026-07", "2025-07"),
            ("2026-Q3", "2025-Q3"),
            ("2026-27 Q4", "2025-26 Q4"),
            ("2026", "2025"),
            ("2026-27", "2025-26"),
            ("year to 2026-09", "year to 2025-09"),
        ] {
            assert_eq!(year_before(period(period_now)), period(before));
        }
    }

    #[test]
    fn the_period_before_is_the_one_that_this_one_follows() {
        for text in [
            "2026-07",
            "2026-01",
            "2026-Q1",
            "2026-Q3",
            "2026-27 Q1",
            "2026-27 Q4",
            "2026",
            "2026-27",
            "year to 2026-09",
        ] {
            assert_eq!(previous(period(text)).next(12), Some(period(text)));
        }
    }

    #[test]
    fn every_period_between_two_is_named_once() {
        let by = |frequency, first, last| {
            let periods = every(frequency, period(first), period(last));
            periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        let written = |first, last| by(Frequency::Quarterly, first, last);
        assert_eq!(
            by(Frequency::RollingYearQuarterly, "year to 2025-09", "year to 2026-03"),
            "year to 2025-09, year to 2025-12, year to 2026-03"
        );
        assert_eq!(
            by(Frequency::RollingYearMonthly, "year to 2025-11", "year to 2026-01"),
            "year to 2025-11, year to 2025-12, year to 2026-01"
        );
        assert_eq!(written("2025-26 Q3", "2026-27 Q1"), "2025-26 Q3, 2025-26 Q4, 2026-27 Q1");
        assert_eq!(written("2025-11", "2026-02"), "2025-11, 2025-12, 2026-01, 2026-02");
        assert_eq!(written("2026", "2026"), "2026");
    }

    #[test]
    fn a_span_holds_what_lies_inside_it_whole() {
        let (from, to) = (period("2025-26"), Some(period("2025-26")));
        assert!(holds(from, to, period("2025-26 Q4")), "its last quarter");
        assert!(holds(from, to, period("2026-03")), "its last month");
        assert!(!holds(from, to, period("2026-27 Q1")), "the quarter after it");
        assert!(!holds(from, to, period("2025")), "a year that begins before it");
        assert!(holds(from, None, period("2031-32")), "it is open");
    }
}
