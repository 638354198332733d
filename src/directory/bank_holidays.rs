//! The bank holidays of the nations of the United Kingdom.

use jiff::civil::Weekday;
use jiff::{ToSpan as _, civil};

use crate::records::authority::Jurisdiction;
use crate::records::fields::Date;

/// The bank holidays of a nation from one day to another, both included, in their order.
///
/// Rules: the Banking and Financial Dealings Act 1971, schedule 1; the days that proclamations and,
/// for Scotland and Northern Ireland, ministers add each year (1 January in England and Wales, the
/// first Monday in May, substitutes for weekends); the St Andrew's Day Bank Holiday (Scotland) Act
/// 2007. Days that were proclaimed once are those known in November 2026.
#[must_use]
pub fn bank_holidays(nation: Jurisdiction, first: Date, last: Date) -> Vec<Date> {
    let years = first.0.year()..=last.0.year();
    let mut days: Vec<Date> = years.flat_map(|year| of_year(nation, year)).map(Date).collect();
    days.retain(|day| (first..=last).contains(day));
    days.sort_unstable();
    days
}

/// Year, month, day.
type Ymd = (i16, i8, i8);

/// Days proclaimed once, for all nations or for one: the Platinum Jubilee, the State Funeral, the
/// coronation, and Scotland's first match of the World Cup.
const ONCE: [(Ymd, Option<Jurisdiction>); 4] = [
    ((2022, 6, 3), None),
    ((2022, 9, 19), None),
    ((2023, 5, 8), None),
    ((2026, 6, 15), Some(Jurisdiction::Scotland)),
];

/// Days that were moved in one year: the usual one, and the one in its place.
const MOVED: [(Ymd, Ymd); 2] = [((2020, 5, 4), (2020, 5, 8)), ((2022, 5, 30), (2022, 6, 2))];

fn of_year(nation: Jurisdiction, year: i16) -> Vec<civil::Date> {
    let easter = easter(year);
    let from_easter = |days: i64| easter.and_then(|sunday| sunday.checked_add(days.days()).ok());
    let monday = |month, nth| {
        let first = civil::Date::new(year, month, 1).ok()?;
        first.nth_weekday_of_month(nth, Weekday::Monday).ok()
    };
    let is_scotland = nation == Jurisdiction::Scotland;
    let good_friday = from_easter(-2);
    let easter_monday = from_easter(1).filter(|_| !is_scotland);
    let summer = if is_scotland { monday(8, 1) } else { monday(8, -1) };
    let moving = [good_friday, easter_monday, monday(5, 1), monday(5, -1), summer];
    let mut all = on_weekdays(fixed(nation, year));
    all.extend(moving.into_iter().flatten().map(moved));
    let once = ONCE.iter().filter(|(_, only)| only.is_none_or(|only| only == nation));
    all.extend(once.filter_map(|(day, _)| date(*day)).filter(|day| day.year() == year));
    all
}

/// The days of a year that stand in the calendar by their number.
fn fixed(nation: Jurisdiction, year: i16) -> Vec<civil::Date> {
    let of_nation: &[(i8, i8)] = match nation {
        Jurisdiction::England | Jurisdiction::Wales => &[],
        Jurisdiction::Scotland => &[(1, 2), (11, 30)],
        Jurisdiction::NorthernIreland => &[(3, 17), (7, 12)],
    };
    let all = [(1, 1), (12, 25), (12, 26)].iter().chain(of_nation);
    all.filter_map(|(month, day)| date((year, *month, *day))).collect()
}

fn date((year, month, day): Ymd) -> Option<civil::Date> {
    civil::Date::new(year, month, day).ok()
}

fn moved(day: civil::Date) -> civil::Date {
    let found = MOVED.iter().find(|(usual, _)| *usual == (day.year(), day.month(), day.day()));
    found.and_then(|(_, other)| date(*other)).unwrap_or(day)
}

/// The days that fall on a weekday, and for each of the others the next weekday that is free.
fn on_weekdays(fixed: Vec<civil::Date>) -> Vec<civil::Date> {
    let (mut weekend, mut all): (Vec<_>, Vec<_>) = fixed.into_iter().partition(|day| is_weekend(*day));
    weekend.sort_unstable();
    for day in weekend {
        // At most the rest of a weekend and two holidays lie before it.
        let next = (1..=4).filter_map(|days: i64| day.checked_add(days.days()).ok());
        all.extend(next.into_iter().find(|next| !is_weekend(*next) && !all.contains(next)));
    }
    all
}

fn is_weekend(day: civil::Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Easter Sunday of a year of the Gregorian calendar.
///
/// Source: the algorithm of Oudin (1940), in the Explanatory Supplement to the Astronomical Almanac
/// (1992), section 12.
fn easter(year: i16) -> Option<civil::Date> {
    if year < 1583 {
        return None;
    }
    let number = i32::from(year);
    let (golden, century) = (number % 19, number / 100);
    let age = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = age - age / 28 * (1 - 29 / (age + 1) * ((21 - golden) / 11));
    let weekday = (number + number / 4 + moon + 2 - century + century / 4) % 7;
    let sunday = moon - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(nation: Jurisdiction, year: i16) -> String {
        let day = |month, day| Date(civil::date(year, month, day));
        let all = bank_holidays(nation, day(1, 1), day(12, 31));
        all.iter().map(|day| day.0.strftime("%-d %b").to_string()).collect::<Vec<_>>().join(", ")
    }

    // The lists are those at www.gov.uk/bank-holidays.

    #[test]
    fn england_and_wales_have_eight_in_a_year() {
        let year = "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec";
        assert_eq!(days(Jurisdiction::England, 2026), year);
        assert_eq!(days(Jurisdiction::Wales, 2026), year);
    }

    #[test]
    fn scotland_and_northern_ireland_have_their_own() {
        assert_eq!(
            days(Jurisdiction::Scotland, 2025),
            "1 Jan, 2 Jan, 18 Apr, 5 May, 26 May, 4 Aug, 1 Dec, 25 Dec, 26 Dec"
        );
        assert_eq!(
            days(Jurisdiction::NorthernIreland, 2027),
            "1 Jan, 17 Mar, 26 Mar, 29 Mar, 3 May, 31 May, 12 Jul, 30 Aug, 27 Dec, 28 Dec"
        );
    }

    #[test]
    fn a_weekend_gives_way_to_the_next_free_weekday() {
        // 1 and 2 January 2022 were a weekend, and Christmas Day was a Sunday.
        let year = days(Jurisdiction::Scotland, 2022);
        assert!(year.starts_with("3 Jan, 4 Jan, ") && year.ends_with(", 26 Dec, 27 Dec"), "{year}");
        // 1 January 2023 was a Sunday, so that it gave way to the 3rd: the 2nd has a holiday of its own.
        assert!(days(Jurisdiction::Scotland, 2023).starts_with("2 Jan, 3 Jan, "));
        // 25 December 2021 was a Saturday.
        assert!(days(Jurisdiction::England, 2021).ends_with(", 27 Dec, 28 Dec"));
    }

    #[test]
    fn what_was_proclaimed_once_stands_in_its_year() {
        let year = days(Jurisdiction::England, 2022);
        assert_eq!(year, "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec");
        assert!(days(Jurisdiction::England, 2020).contains("13 Apr, 8 May, 25 May"));
        assert!(days(Jurisdiction::Scotland, 2026).contains("15 Jun"));
        assert!(!days(Jurisdiction::England, 2026).contains("15 Jun"));
    }

    #[test]
    fn a_span_may_go_past_the_end_of_a_year() {
        let (first, last) = (Date(civil::date(2026, 12, 26)), Date(civil::date(2027, 1, 1)));
        let all = bank_holidays(Jurisdiction::England, first, last);
        assert_eq!(all, [Date(civil::date(2026, 12, 28)), last]);
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2038, 4, 25),
            (2049, 4, 18),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Some(civil::date(year, month, day)), "{year}");
        }
        for year in 1583..=9999 {
            assert!(easter(year).is_some_and(|sunday| sunday.weekday() == Weekday::Sunday), "{year}");
        }
        assert_eq!(easter(1582), None);
    }
}
