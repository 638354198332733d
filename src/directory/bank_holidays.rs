//! The bank holidays of the nations of the United Kingdom.

use jiff::civil::Weekday;
use jiff::{ToSpan as _, civil};

use crate::records::authority::Jurisdiction;
use crate::records::fields::Date;

/// A bank holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankHoliday {
    /// The day on which banks are closed.
    pub date: Date,
    /// Its name in the theme's words: `christmas-day`.
    pub name: &'static str,
    /// Whether it stands in for a day that falls on a Saturday or a Sunday.
    pub substitute: bool,
}

/// The bank holidays of a nation from one day to another, both included, in their order.
///
/// Rules: the Banking and Financial Dealings Act 1971, schedule 1; the days that proclamations and,
/// for Scotland and Northern Ireland, ministers add each year (1 January in England and Wales, the
/// first Monday in May, substitutes for weekends); the St Andrew's Day Bank Holiday (Scotland) Act
/// 2007. Days that were proclaimed once are those known in November 2026.
#[must_use]
pub fn bank_holidays(nation: Jurisdiction, first: Date, last: Date) -> Vec<BankHoliday> {
    let years = first.0.year()..=last.0.year();
    let mut days: Vec<BankHoliday> = years.flat_map(|year| of_year(nation, year)).collect();
    days.retain(|day| (first..=last).contains(&day.date));
    days.sort_unstable();
    days
}

/// A day proclaimed once: for all nations or for one, and the day that it took the place of.
type Once = ((i16, i8, i8), &'static str, Option<Jurisdiction>);

const ONCE: [Once; 4] = [
    ((2022, 6, 3), "jubilee", None),
    ((2022, 9, 19), "state-funeral", None),
    ((2023, 5, 8), "coronation", None),
    ((2026, 6, 15), "world-cup", Some(Jurisdiction::Scotland)),
];

/// Days that were moved in one year: the usual one, and the one in its place.
const MOVED: [((i16, i8, i8), (i16, i8, i8)); 2] =
    [((2020, 5, 4), (2020, 5, 8)), ((2022, 5, 30), (2022, 6, 2))];

fn of_year(nation: Jurisdiction, year: i16) -> Vec<BankHoliday> {
    let is = |others: &[Jurisdiction]| others.contains(&nation);
    let (scotland, northern_ireland) =
        (is(&[Jurisdiction::Scotland]), is(&[Jurisdiction::NorthernIreland]));
    let day = |month, day| civil::Date::new(year, month, day).ok();
    let mut fixed = vec![(day(1, 1), "new-years-day")];
    if scotland {
        fixed.extend([(day(1, 2), "second-of-january"), (day(11, 30), "st-andrews-day")]);
    }
    if northern_ireland {
        fixed.extend([(day(3, 17), "st-patricks-day"), (day(7, 12), "battle-of-the-boyne")]);
    }
    fixed.extend([(day(12, 25), "christmas-day"), (day(12, 26), "boxing-day")]);
    let mut all = substituted(fixed);
    let easter = easter(year);
    let before = |days: i64| easter.and_then(|sunday| sunday.checked_add(days.days()).ok());
    let monday = |month, nth| day(month, 1).and_then(|first| first.nth_weekday_of_month(nth, Weekday::Monday).ok());
    let summer = if scotland { monday(8, 1) } else { monday(8, -1) };
    let mut moving = vec![
        (before(-2), "good-friday"),
        (monday(5, 1), "early-may"),
        (monday(5, -1), "spring"),
        (summer, "summer"),
    ];
    if !scotland {
        moving.push((before(1), "easter-monday"));
    }
    let once = ONCE.iter().filter(|((of, ..), _, only)| *of == year && only.is_none_or(|only| only == nation));
    moving.extend(once.map(|((_, month, date), name, _)| (day(*month, *date), *name)));
    all.extend(moving.into_iter().filter_map(|(date, name)| Some(plain(moved(date?), name))));
    all
}

fn plain(date: civil::Date, name: &'static str) -> BankHoliday {
    BankHoliday { date: Date(date), name, substitute: false }
}

fn moved(date: civil::Date) -> civil::Date {
    let is_it = |(usual, _): &&((i16, i8, i8), (i16, i8, i8))| {
        *usual == (date.year(), date.month(), date.day())
    };
    let found = MOVED.iter().find(is_it);
    found.and_then(|(_, (year, month, day))| civil::Date::new(*year, *month, *day).ok()).unwrap_or(date)
}

/// The days that fall on a weekday, and for each of the others the next weekday that is free.
fn substituted(fixed: Vec<(Option<civil::Date>, &'static str)>) -> Vec<BankHoliday> {
    let fixed = || fixed.iter().filter_map(|(date, name)| Some(((*date)?, *name)));
    let mut all: Vec<BankHoliday> =
        fixed().filter(|(date, _)| !is_weekend(*date)).map(|(date, name)| plain(date, name)).collect();
    for (date, name) in fixed().filter(|(date, _)| is_weekend(*date)) {
        // At most two days of the weekend and two holidays lie before it.
        let free = (1..=4).filter_map(|days: i64| date.checked_add(days.days()).ok()).find(|next| {
            !is_weekend(*next) && all.iter().all(|taken| taken.date.0 != *next)
        });
        all.extend(free.map(|date| BankHoliday { date: Date(date), name, substitute: true }));
    }
    all
}

fn is_weekend(date: civil::Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
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

    fn days(nation: Jurisdiction, year: i16) -> Vec<String> {
        let day = |month, date| Date(civil::date(year, month, date));
        let all = bank_holidays(nation, day(1, 1), day(12, 31));
        all.iter()
            .map(|day| {
                let date = day.date.0.strftime("%a %-d %b");
                format!("{date} {}{}", day.name, if day.substitute { "*" } else { "" })
            })
            .collect()
    }

    #[test]
    fn england_and_wales_have_eight_in_a_year() {
        // The list at www.gov.uk/bank-holidays for 2026.
        let expected = [
            "Thu 1 Jan new-years-day",
            "Fri 3 Apr good-friday",
            "Mon 6 Apr easter-monday",
            "Mon 4 May early-may",
            "Mon 25 May spring",
            "Mon 31 Aug summer",
            "Fri 25 Dec christmas-day",
            "Mon 28 Dec boxing-day*",
        ];
        assert_eq!(days(Jurisdiction::England, 2026), expected);
        assert_eq!(days(Jurisdiction::Wales, 2026), expected);
    }

    #[test]
    fn scotland_and_northern_ireland_have_their_own() {
        assert_eq!(
            days(Jurisdiction::Scotland, 2026),
            [
                "Thu 1 Jan new-years-day",
                "Fri 2 Jan second-of-january",
                "Fri 3 Apr good-friday",
                "Mon 4 May early-may",
                "Mon 25 May spring",
                "Mon 15 Jun world-cup",
                "Mon 3 Aug summer",
                "Mon 30 Nov st-andrews-day",
                "Fri 25 Dec christmas-day",
                "Mon 28 Dec boxing-day*",
            ]
        );
        assert_eq!(
            days(Jurisdiction::NorthernIreland, 2027),
            [
                "Fri 1 Jan new-years-day",
                "Wed 17 Mar st-patricks-day",
                "Fri 26 Mar good-friday",
                "Mon 29 Mar easter-monday",
                "Mon 3 May early-may",
                "Mon 31 May spring",
                "Mon 12 Jul battle-of-the-boyne",
                "Mon 30 Aug summer",
                "Mon 27 Dec christmas-day*",
                "Tue 28 Dec boxing-day*",
            ]
        );
    }

    #[test]
    fn a_weekend_gives_way_to_the_next_free_weekday() {
        // Christmas Day 2022 fell on a Sunday, 1 January 2023 too; 1 January 2022 on a Saturday.
        let year_2022 = days(Jurisdiction::Scotland, 2022);
        assert_eq!(year_2022[..2], ["Mon 3 Jan new-years-day*", "Tue 4 Jan second-of-january*"]);
        assert_eq!(
            year_2022[year_2022.len() - 2..],
            ["Mon 26 Dec boxing-day", "Tue 27 Dec christmas-day*"]
        );
        assert_eq!(
            days(Jurisdiction::Scotland, 2023)[..2],
            ["Mon 2 Jan second-of-january", "Tue 3 Jan new-years-day*"]
        );
    }

    #[test]
    fn what_was_proclaimed_once_stands_in_its_year() {
        let year = days(Jurisdiction::England, 2022);
        for day in ["Thu 2 Jun spring", "Fri 3 Jun jubilee", "Mon 19 Sep state-funeral"] {
            assert!(year.iter().any(|held| held == day), "{day} in {year:?}");
        }
        assert!(days(Jurisdiction::England, 2020).contains(&"Fri 8 May early-may".to_owned()));
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in
            [(2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2038, 4, 25), (2049, 4, 18), (2285, 3, 22)]
        {
            assert_eq!(easter(year), Some(civil::date(year, month, day)), "{year}");
        }
        for year in 1583..=9999 {
            assert!(easter(year).is_some_and(|sunday| sunday.weekday() == Weekday::Sunday), "{year}");
        }
        assert_eq!(easter(1582), None);
    }
}
