//! Dates and moments, in the site's own time zone.

use jiff::civil;

use super::{Misfit, Scalar, scalar};

/// A day of the calendar, written `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub civil::Date);

impl Date {
    /// The date as machines read it: `2026-11-22`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

impl Scalar for Date {
    const FORMAT: &'static str = "calendar-date";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        const EXAMPLE: &str = "Write the year, the month and the day, like `2026-11-22`.";
        let shape_fits = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if shape_fits {
            return text
                .parse()
                .map(Self)
                .map_err(|_| Misfit::new(format!("there is no day `{text}` in the calendar"), EXAMPLE));
        }
        let instead = british(text).map_or_else(|| EXAMPLE.to_owned(), |date| format!("Write `{date}`."));
        Err(Misfit::new(format!("`{text}` is not a date as Noticeboard reads them"), instead))
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What a date written the British way (day, month, year) means.
fn british(text: &str) -> Option<civil::Date> {
    let mut parts = text.split(['/', '.', '-', ' ']).map(str::trim);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?;
    let year = parts.next()?.parse().ok()?;
    let named = || {
        let start = month.get(..3)?.to_ascii_lowercase();
        MONTHS.iter().position(|name| *name == start).and_then(|at| i8::try_from(at + 1).ok())
    };
    let month = month.parse().ok().or_else(named)?;
    let four_digits = (1000..=9999).contains(&year) && parts.next().is_none();
    four_digits.then(|| civil::Date::new(year, month, day).ok()).flatten()
}

scalar!(Date, "a date");

/// A moment on the site's clock: a date alone (its first minute) or a date and a time of day,
/// written `2026-11-22 09:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub civil::DateTime);

impl Scalar for Moment {
    const FORMAT: &'static str = "moment";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        // Only what begins like a date has a time after it: `4 November 2014` is all date.
        let parts = text.split_once([' ', 'T']).filter(|(date, _)| date.len() == "2026-11-22".len());
        let Some((date, time)) = parts else {
            return Date::parse(text).map(|date| Self(date.0.at(0, 0, 0, 0)));
        };
        let date = Date::parse(date)?;
        let time = super::TimeOfDay::parse(time).map_err(|misfit| {
            Misfit::new(misfit.problem, "Write the time on the 24-hour clock, like `2026-11-22 09:30`.")
        })?;
        Ok(Self(date.0.to_datetime(time.0)))
    }
}

scalar!(Moment, "a date, or a date and a time");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_dates_and_knows_what_british_ones_mean() {
        assert_eq!(Date::parse("2024-02-29").map(Date::iso), Ok("2024-02-29".to_owned()));
        for text in ["04/11/2014", "4.11.2014", "4 November 2014", "4 nov 2014"] {
            let misfit = Date::parse(text).expect_err(text);
            assert_eq!(misfit.instead, "Write `2014-11-04`.");
        }
        assert!(Date::parse("2023-02-29").is_err_and(|m| m.problem.contains("no day")));
        for text in ["", "soon", "2024-2-9", "99/99/2014", "2024-02-299", "é024-02-29", "1/2/3/4"] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_a_day_or_a_minute() {
        assert_eq!(Moment::parse("2026-11-22").map(|m| m.0.to_string()), Ok("2026-11-22T00:00:00".into()));
        assert_eq!(
            Moment::parse("2026-11-22 09:30").map(|m| m.0.to_string()),
            Ok("2026-11-22T09:30:00".into())
        );
        assert!(Moment::parse("2026-11-22 25:30").is_err());
    }
}
