//! When somebody answers or a place is open: in an ordinary week, on bank holidays, and on days apart.

use jiff::civil;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, Misfit, Placed, Scalar, Text, scalar};

/// Days on which somebody answers, and between which hours.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    /// The days, one item a day. Example: `[monday, tuesday, wednesday, thursday, friday]`
    pub days: Vec<Day>,
    /// When it opens, on the 24-hour clock. Example: "09:00"
    pub opens: Placed<TimeOfDay>,
    /// When it closes, on the 24-hour clock. Example: "17:00"
    pub closes: Placed<TimeOfDay>,
    /// A word on these hours. Example: No need to book
    pub note: Option<Text>,
}

/// Days on which the hours of the week do not hold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursException {
    /// The day, or the first of several. Example: 2026-12-24
    pub date: Placed<Date>,
    /// The last of several days. Example: 2027-01-01
    pub until: Option<Placed<Date>>,
    /// What holds on each of these days: `closed`, `as usual`, or the hours on the 24-hour clock.
    /// Example: 10:00 to 14:00
    pub hours: Placed<DayHours>,
    /// Why, in a word or two. Example: Christmas
    pub reason: Option<Text>,
}

impl HoursException {
    /// The last of its days.
    #[must_use]
    pub fn last(&self) -> Date {
        self.until.as_ref().map_or(self.date.value, |until| until.value)
    }

    /// Whether one of its days is also one of a span of days, both ends included.
    #[must_use]
    pub fn meets(&self, first: Date, last: Date) -> bool {
        self.date.value <= last && first <= self.last()
    }
}

/// All that a record says of when somebody answers or a place is open.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// The hours of an ordinary week.
    pub hours: &'a [OpeningHours],
    /// What holds on bank holidays, where anybody has said.
    pub bank_holidays: Option<&'a Placed<DayHours>>,
    /// The days apart.
    pub exceptions: &'a [HoursException],
}

/// What holds on one day: `closed`, `as usual`, or hours such as `10:00 to 14:00` or
/// `09:00 to 12:00 and 13:00 to 17:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayHours {
    /// Nobody answers, all day.
    Closed,
    /// The hours of that day of the week.
    AsUsual,
    /// These hours, in the order of the day; none overlaps the next.
    Open(Vec<(TimeOfDay, TimeOfDay)>),
}

impl Scalar for DayHours {
    const FORMAT: &'static str = "hours-of-a-day";
    const PATTERN: &'static str = r"^\s*([Cc]losed|[Aa]s usual|[0-9]{1,2}:[0-9]{2} to [0-9]{1,2}:[0-9]{2}( and [0-9]{1,2}:[0-9]{2} to [0-9]{1,2}:[0-9]{2})*)\s*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let written = text.trim();
        if written.eq_ignore_ascii_case("closed") {
            return Ok(Self::Closed);
        }
        if written.eq_ignore_ascii_case("as usual") {
            return Ok(Self::AsUsual);
        }
        let wrong = || {
            Misfit::new(
                format!("`{text}` does not say what holds on such a day"),
                "Write `closed`, `as usual`, or hours on the 24-hour clock, like `10:00 to 14:00`. A break goes like `09:00 to 12:00 and 13:00 to 17:00`.",
            )
        };
        let mut spans: Vec<(TimeOfDay, TimeOfDay)> = Vec::new();
        for span in written.split(" and ") {
            let (opens, closes) = span.split_once(" to ").ok_or_else(wrong)?;
            let time = |text: &str| TimeOfDay::parse(text.trim()).map_err(|_| wrong());
            let (opens, closes) = (time(opens)?, time(closes)?);
            if closes <= opens {
                return Err(Misfit::new(
                    format!("`{}` closes before it opens", span.trim()),
                    "Write the time of opening first. Hours past midnight end at `24:00`.",
                ));
            }
            if spans.last().is_some_and(|(_, before)| opens < *before) {
                return Err(Misfit::new(
                    format!("`{}` begins before the hours in front of it end", span.trim()),
                    "Write the hours in the order of the day, and each hour once.",
                ));
            }
            spans.push((opens, closes));
        }
        Ok(Self::Open(spans))
    }
}

scalar!(DayHours, "`closed`, `as usual`, or hours");

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the days say all there is to say")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// Every day, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day of the week on which a date falls.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let since_monday = date.0.weekday().to_monday_zero_offset();
        usize::try_from(since_monday).ok().and_then(|at| Self::ALL.get(at).copied()).unwrap_or(Self::Monday)
    }

    /// Its name in texts and views: `monday`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

/// A time of day on the 24-hour clock, written `09:30`. `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(pub civil::Time);

impl TimeOfDay {
    /// Whether it is the first minute of the day.
    #[must_use]
    pub fn is_midnight(self) -> bool {
        self.0 == civil::Time::midnight()
    }

    /// How many minutes of the day have passed: 0 to 1440.
    #[must_use]
    pub fn minutes(self) -> u16 {
        if self.is_end_of_day() {
            return 24 * 60;
        }
        let part = |part: i8| u16::try_from(part).unwrap_or_default();
        part(self.0.hour()) * 60 + part(self.0.minute())
    }

    /// Whether it is the end of the day, which is kept as its last minute.
    #[must_use]
    pub fn is_end_of_day(self) -> bool {
        (self.0.hour(), self.0.minute()) == (23, 59)
    }
}

impl Scalar for TimeOfDay {
    const FORMAT: &'static str = "time-of-day";
    const PATTERN: &'static str = "^([01][0-9]|2[0-4]):[0-5][0-9]$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let wrong = || {
            Misfit::new(
                format!("`{text}` is not a time of day"),
                "Write it on the 24-hour clock in quotation marks, like `\"09:30\"`.",
            )
        };
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let hour_fits = two_digits(hour) || (hour.len() == 1 && hour.as_bytes()[0].is_ascii_digit());
        if !hour_fits || !two_digits(minute) {
            return Err(wrong());
        }
        if text == "24:00" {
            return Ok(Self(civil::time(23, 59, 0, 0)));
        }
        let hour = hour.parse().map_err(|_| wrong())?;
        let minute = minute.parse().map_err(|_| wrong())?;
        civil::Time::new(hour, minute, 0, 0).map(Self).map_err(|_| wrong())
    }
}

scalar!(TimeOfDay, "a time of day");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_closed_as_usual_or_has_hours() {
        let minutes = |text| match DayHours::parse(text) {
            Ok(DayHours::Open(spans)) => {
                spans.iter().map(|(opens, closes)| (opens.minutes(), closes.minutes())).collect()
            }
            _ => Vec::new(),
        };
        assert_eq!(DayHours::parse(" Closed "), Ok(DayHours::Closed));
        assert_eq!(DayHours::parse("as usual"), Ok(DayHours::AsUsual));
        assert_eq!(minutes("10:00 to 14:00"), [(600, 840)]);
        assert_eq!(minutes("9:00 to 12:30 and 13:00 to 24:00"), [(540, 750), (780, 1440)]);
    }

    #[test]
    fn what_makes_no_day_is_refused() {
        let problem = |text| DayHours::parse(text).map_err(|misfit| misfit.problem);
        assert_eq!(problem("shut"), Err("`shut` does not say what holds on such a day".into()));
        assert_eq!(problem("14:00 to 10:00"), Err("`14:00 to 10:00` closes before it opens".into()));
        assert_eq!(problem("10:00 to 10:00"), Err("`10:00 to 10:00` closes before it opens".into()));
        assert_eq!(
            problem("09:00 to 12:00 and 11:00 to 17:00"),
            Err("`11:00 to 17:00` begins before the hours in front of it end".into())
        );
        for text in ["", "10 to 2", "10:00-14:00", "10:00 to", "25:00 to 26:00", "closed and 10:00 to 14:00"]
        {
            assert!(DayHours::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_falls_on_its_day() {
        let day = |text| Date::parse(text).map(Day::of);
        assert_eq!(day("2026-12-25"), Ok(Day::Friday));
        assert_eq!(day("2026-12-27"), Ok(Day::Sunday));
        assert_eq!(day("2026-12-28"), Ok(Day::Monday));
    }
}
