//! Periods of time that figures and ratings belong to.

use jiff::ToSpan as _;
use jiff::civil::{self, date};

use super::{Date, Misfit, Scalar, scalar};

/// A period: a month, a quarter or a year, of the calendar or of the financial year, which runs
/// from 1 April to 31 March.
///
/// Periods are ordered by their first day, then by their last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A month of a year, from 1 to 12: `2026-07`, or `July 2026`.
    Month(i16, i8),
    /// A quarter of the calendar year, from 1 to 4: `2026-Q3`.
    Quarter(i16, i8),
    /// A quarter of the financial year that begins in the named year: `2026-27 Q2`.
    FinancialQuarter(i16, i8),
    /// A calendar year: `2026`.
    Year(i16),
    /// The financial year that begins in the named year: `2026-27`.
    FinancialYear(i16),
    /// The twelve months up to a month, which is named with its year: `year to 2026-09`, or
    /// `2025-10 to 2026-09`. Such years roll on: each shares months with the next.
    RollingYear(i16, i8),
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Period {
    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (year, month) = match self {
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::FinancialQuarter(year, 4) => (year + 1, 1),
            Self::FinancialQuarter(year, quarter) => (year, quarter * 3 + 1),
            Self::Year(year) | Self::RollingYear(year, 12) => (year, 1),
            Self::FinancialYear(year) => (year, 4),
            Self::RollingYear(year, month) => (year - 1, month + 1),
        };
        Date(date(year, month, 1))
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        let months = match self.length() {
            Length::Month => 1,
            Length::Quarter => 3,
            Length::Year => 12,
        };
        let after = self.first_day().0.checked_add(months.months());
        // Years have four digits, so the next year's first day is always a date.
        Date(after.and_then(civil::Date::yesterday).unwrap_or(civil::Date::MAX))
    }

    /// The period of the same kind that comes after it; of rolling years, the one that ends so many
    /// `months` later. None after the last of all years.
    #[must_use]
    pub fn next(self, months: i8) -> Option<Self> {
        let next = match self {
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::FinancialQuarter(year, 4) => Self::FinancialQuarter(year + 1, 1),
            Self::FinancialQuarter(year, quarter) => Self::FinancialQuarter(year, quarter + 1),
            Self::Year(year) => Self::Year(year + 1),
            Self::FinancialYear(year) => Self::FinancialYear(year + 1),
            Self::RollingYear(year, month) if month + months > 12 => {
                Self::RollingYear(year + 1, month + months - 12)
            }
            Self::RollingYear(year, month) => Self::RollingYear(year, month + months),
        };
        let (Self::Month(year, _)
        | Self::Quarter(year, _)
        | Self::FinancialQuarter(year, _)
        | Self::Year(year)
        | Self::FinancialYear(year)
        | Self::RollingYear(year, _)) = next;
        (year <= 9998).then_some(next)
    }

    /// How long it is.
    #[must_use]
    pub fn length(self) -> Length {
        match self {
            Self::Month(..) => Length::Month,
            Self::Quarter(..) | Self::FinancialQuarter(..) => Length::Quarter,
            Self::Year(_) | Self::FinancialYear(_) | Self::RollingYear(..) => Length::Year,
        }
    }

    /// Whether it is one of the years that share months with each other.
    #[must_use]
    pub fn is_rolling(self) -> bool {
        matches!(self, Self::RollingYear(..))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.first_day(), period.last_day(), period.to_string());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for Period {
    /// Writes it as officers do: `2026-07`, `2026-Q3`, `2026-27 Q2`, `2026`, `2026-27`,
    /// `year to 2026-09`. A month whose digits are those of a financial year has its name: `September 2008`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let next = |year: &i16| (year + 1) % 100;
        match self {
            Self::Month(year, month) if i16::from(*month) == next(year) => {
                write!(f, "{} {year:04}", MONTHS[usize::from(month.unsigned_abs()) - 1])
            }
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::FinancialQuarter(year, quarter) => {
                write!(f, "{year:04}-{:02} Q{quarter}", next(year))
            }
            Self::Year(year) => write!(f, "{year:04}"),
            Self::FinancialYear(year) => write!(f, "{year:04}-{:02}", next(year)),
            Self::RollingYear(year, month) => write!(f, "year to {year:04}-{month:02}"),
        }
    }
}

impl Scalar for Period {
    const FORMAT: &'static str = "period";
    const PATTERN: &'static str = r"^\s*([0-9]{4}(-[0-9]{2}|-[Qq][1-4]|-[0-9]{2}\s*[Qq][1-4])?|[A-Za-z]+\s+[0-9]{4}|[Yy]ear to ([0-9]{4}-[0-9]{2}|[A-Za-z]+\s+[0-9]{4})|[0-9]{4}-[0-9]{2} to [0-9]{4}-[0-9]{2})\s*$";

    /// A month from 01 to 12 and the two digits of the next year can look alike: `2011-12` is
    /// read as the financial year, because that is what officers mean by it; `2011-11` is a month.
    /// Every month may also be written with its name, as in `December 2011`.
    fn parse(text: &str) -> Result<Self, Misfit> {
        read(text.trim()).ok_or_else(|| {
            Misfit::new(
                format!("`{text}` is not a period"),
                "Write a month like `2026-07`, a quarter of the calendar like `2026-Q3` or of the financial \
                 year like `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve \
                 months up to one like `year to 2026-09`.",
            )
        })
    }
}

/// The months as officers write their names, whatever the language of the site.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn read(text: &str) -> Option<Period> {
    read_rolling(text).or_else(|| read_name(text)).or_else(|| read_digits(text))
}

/// Reads `year to 2026-09`, `year to September 2026` and `2025-10 to 2026-09`.
fn read_rolling(text: &str) -> Option<Period> {
    let (first, last) = text.split_once(" to ")?;
    let month = |text: &str| {
        let text = text.trim();
        if let Some(Period::Month(year, month)) = read_name(text) {
            return Some((year, month));
        }
        let (year, month) = text.split_once('-')?;
        let Period::Year(year) = read_digits(year)? else { return None };
        let is_number = month.len() == 2 && month.bytes().all(|digit| digit.is_ascii_digit());
        let month = month.parse::<i8>().ok().filter(|month| is_number && (1..=12).contains(month))?;
        Some((year, month))
    };
    let (year, last) = month(last)?;
    // No year before the first that can be read has months of its own.
    let period = Some(Period::RollingYear(year, last)).filter(|_| year > 1000)?;
    if first.trim().eq_ignore_ascii_case("year") {
        return Some(period);
    }
    let (from, begins) = month(first)?;
    (period.first_day() == Date(date(from, begins, 1))).then_some(period)
}

/// Reads `September 2008`.
fn read_name(text: &str) -> Option<Period> {
    let (name, year) = text.split_once(' ')?;
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    let Period::Year(year) = read_digits(year.trim_start())? else { return None };
    Some(Period::Month(year, i8::try_from(at + 1).ok()?))
}

fn read_digits(text: &str) -> Option<Period> {
    let digits = |text: &str, count: usize| {
        (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<i16>().ok())?
    };
    let quarter = |text: &str| {
        let number = digits(text.strip_prefix(['Q', 'q'])?, 1)?;
        i8::try_from(number).ok().filter(|number| (1..=4).contains(number))
    };
    let year = digits(text.get(..4)?, 4).filter(|year| (1000..=9998).contains(year))?;
    let rest = &text[4..];
    let Some(rest) = rest.strip_prefix('-') else { return rest.is_empty().then_some(Period::Year(year)) };
    if let Some(quarter) = quarter(rest) {
        return Some(Period::Quarter(year, quarter));
    }
    let (number, after) = (digits(rest.get(..2)?, 2)?, &rest[2..]);
    let is_next = number == (year + 1) % 100;
    match after.trim_start() {
        "" if is_next => Some(Period::FinancialYear(year)),
        "" => i8::try_from(number).ok().filter(|m| (1..=12).contains(m)).map(|m| Period::Month(year, m)),
        after if is_next => quarter(after).map(|quarter| Period::FinancialQuarter(year, quarter)),
        _ => None,
    }
}

scalar!(Period, "a period");

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> (String, String) {
        let period = Period::parse(text).expect(text);
        assert_eq!(period.to_string(), text, "it is written as it was read");
        (period.first_day().iso(), period.last_day().iso())
    }

    #[test]
    fn one_period_follows_another() {
        for (text, next) in [
            ("2026-08", "2026-09"),
            ("2026-12", "2027-01"),
            ("2026-Q4", "2027-Q1"),
            ("2026-27 Q4", "2027-28 Q1"),
            ("2026", "2027"),
            ("1999-00", "2000-01"),
            ("year to 2026-09", "year to 2026-12"),
            ("year to 2026-12", "year to 2027-03"),
        ] {
            let following = Period::parse(text).expect(text).next(3);
            assert_eq!(following, Period::parse(next).ok(), "{text}");
        }
        assert_eq!(Period::Year(9998).next(12), None);
    }

    #[test]
    fn each_form_has_its_first_and_its_last_day() {
        for (text, first, last) in [
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026-27 Q1", "2026-04-01", "2026-06-30"),
            ("2026-27 Q4", "2027-01-01", "2027-03-31"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-27", "2026-04-01", "2027-03-31"),
            ("1999-00", "1999-04-01", "2000-03-31"),
            ("year to 2026-09", "2025-10-01", "2026-09-30"),
            ("year to 2011-12", "2011-01-01", "2011-12-31"),
            ("year to 2024-02", "2023-03-01", "2024-02-29"),
        ] {
            assert_eq!(days(text), (first.to_owned(), last.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_looks_like_two_things_is_the_financial_year() {
        assert_eq!(Period::parse("2011-12"), Ok(Period::FinancialYear(2011)));
        assert_eq!(Period::parse("2011-11"), Ok(Period::Month(2011, 11)));
    }

    #[test]
    fn a_rolling_year_may_be_written_by_its_first_and_its_last_month() {
        let to_september = Ok(Period::RollingYear(2026, 9));
        assert_eq!(Period::parse("2025-10 to 2026-09"), to_september);
        assert_eq!(Period::parse("Year to September 2026"), to_september);
        assert_eq!(Period::parse("October 2025 to September 2026"), to_september);
    }

    #[test]
    fn a_month_may_have_its_name() {
        assert_eq!(Period::parse("december 2011"), Ok(Period::Month(2011, 12)));
        assert_eq!(days("September 2008"), ("2008-09-01".to_owned(), "2008-09-30".to_owned()));
        assert_eq!(Period::Month(2008, 10).to_string(), "2008-10");
    }

    #[test]
    fn nothing_else_is_a_period() {
        for text in [
            "",
            "soon",
            "26",
            "2026-13",
            "2026-Q5",
            "2026-28",
            "2026-Q",
            "2026-27 Q0",
            "2026-28 Q1",
            "é026",
            "2026-0é",
            "Septembre 2008",
            "September 2008-09",
            "September",
            "year to 2026",
            "year to 2026-13",
            "year to 2026-9",
            "2025-09 to 2026-09",
            "2025-11 to 2026-09",
            " to ",
            "year to 1000-01",
        ] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn periods_stand_in_the_order_of_their_days() {
        let mut periods: Vec<Period> =
            ["2026-27", "2026-Q3", "2026-04", "2026"].iter().filter_map(|text| read(text)).collect();
        periods.sort();
        let written: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["2026", "2026-04", "2026-27", "2026-Q3"]);
    }
}
