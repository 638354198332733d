//! When somebody answers or a place is open: in words, day by day, and on days apart.

mod ahead;
mod week;

use serde::Serialize;

use super::Site;
use super::parts::{self, Date};
use crate::records::fields::{self, Day, DayHours, Opening, TimeOfDay};

/// When somebody answers or a place is open.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Hours {
    /// The week in words.
    lines: Vec<Line>,
    /// What holds on bank holidays, as a sentence without its full stop.
    bank_holidays: Option<String>,
    /// The same for machines: the hours, of which there are none when it is closed.
    #[serde(skip)]
    pub(super) on_bank_holidays: Option<Vec<Span>>,
    /// The bank holidays of the next weeks on which the hours of the week do not hold.
    pub(super) next_bank_holidays: Vec<DaysApart>,
    /// The exceptions that are not over, the nearest first.
    pub(super) ahead: Vec<DaysApart>,
    /// The week, Monday first; empty where nobody has written hours.
    pub(super) week: Vec<WeekDay>,
}

/// Days with the times that they share.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
struct Line {
    days: String,
    times: String,
    note: Option<String>,
}

/// A day of an ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct WeekDay {
    pub(super) day: &'static str,
    /// Its times in words, or that it is closed.
    text: String,
    pub(super) spans: Vec<Span>,
}

/// Times for machines, on the 24-hour clock. The end of the day is `24:00`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Span {
    pub(super) opens: String,
    pub(super) closes: String,
}

/// Days on which the hours of the week do not hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct DaysApart {
    pub(super) from: Date,
    pub(super) to: Option<Date>,
    /// What holds, in words.
    text: String,
    reason: Option<String>,
    /// What holds, for machines: nothing where the hours are the usual ones.
    #[serde(skip)]
    pub(super) spans: Option<Vec<Span>>,
}

impl Hours {
    /// What is said of hours, as its view; nothing where nobody has said anything.
    pub(super) fn of(site: &Site<'_>, opening: Opening<'_>) -> Option<Self> {
        let stated = opening.bank_holidays.map(|stated| &stated.value);
        let hours = Self {
            lines: week::lines(site, opening.hours),
            bank_holidays: stated.map(|stated| on_bank_holidays(site, stated)),
            on_bank_holidays: stated.and_then(spans_of),
            next_bank_holidays: ahead::near_bank_holidays(site, opening),
            ahead: ahead::exceptions(site, opening),
            week: week::days(site, opening.hours),
        };
        let says_something =
            !hours.lines.is_empty() || hours.bank_holidays.is_some() || !hours.ahead.is_empty();
        says_something.then_some(hours)
    }

    /// The same in words, without what changes with the days.
    pub(super) fn lasting(self) -> Self {
        Self { next_bank_holidays: Vec::new(), ahead: Vec::new(), week: Vec::new(), ..self }
    }
}

fn on_bank_holidays(site: &Site<'_>, hours: &DayHours) -> String {
    match hours {
        DayHours::Closed => site.words.word("hours.closed_on_bank_holidays"),
        DayHours::AsUsual => site.words.word("hours.usual_on_bank_holidays"),
        DayHours::Open(spans) => {
            site.words.text("hours.on_bank_holidays", &[("times", &times_of(site, spans))])
        }
    }
}

/// Hours of a day for machines: nothing where they are the usual ones.
fn spans_of(hours: &DayHours) -> Option<Vec<Span>> {
    match hours {
        DayHours::Closed => Some(Vec::new()),
        DayHours::AsUsual => None,
        DayHours::Open(spans) => Some(spans.iter().map(|(opens, closes)| span(*opens, *closes)).collect()),
    }
}

fn span(opens: TimeOfDay, closes: TimeOfDay) -> Span {
    let of = |time: TimeOfDay| {
        let minutes = time.minutes();
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    Span { opens: of(opens), closes: of(closes) }
}

/// Times of one day in words: "9am to midday and 1pm to 5pm".
fn times_of(site: &Site<'_>, spans: &[(TimeOfDay, TimeOfDay)]) -> String {
    let words = spans.iter().map(|(opens, closes)| {
        if opens.is_midnight() && (closes.is_end_of_day() || closes.is_midnight()) {
            return site.words.word("hours.all_day");
        }
        let (opens, closes) = (time(site, *opens), time(site, *closes));
        site.words.text("hours.times", &[("opens", &opens), ("closes", &closes)])
    });
    listed(site, &words.collect::<Vec<_>>())
}

/// Texts as a list for people: "Monday, Tuesday and Friday".
fn listed(site: &Site<'_>, words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            format!("{}{}{last}", first.join(", "), site.words.word("hours.days_joined"))
        }
        few => few.concat(),
    }
}

fn day(site: &Site<'_>, day: Day) -> String {
    site.words.word(&format!("days.{}", day.name()))
}

/// A time as people say it: 9am, 5:30pm, midday.
pub(super) fn time(site: &Site<'_>, time: TimeOfDay) -> String {
    let (hour, minute) = (time.0.hour(), time.0.minute());
    match (hour, minute) {
        (0, 0) => return site.words.word("hours.midnight"),
        (12, 0) => return site.words.word("hours.noon"),
        _ if time.is_end_of_day() => return site.words.word("hours.midnight"),
        _ => {}
    }
    let half = site.words.word(if hour < 12 { "hours.morning" } else { "hours.afternoon" });
    let on_the_dial = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{on_the_dial}{half}") } else { format!("{on_the_dial}:{minute:02}{half}") }
}

/// For how many days the year of a day that is to come goes without saying.
const SAME_YEAR: i32 = 300;

/// A day with the day of the week on which it falls. Its year stands there where it is not plain.
fn full_date(site: &Site<'_>, date: fields::Date) -> Date {
    let weekday = parts::weekday(site, date);
    let written = parts::date(site, date);
    let away = (date.0 - site.directory.clock.today().0).get_days();
    let text = if away.abs() > SAME_YEAR {
        site.words.text("dates.weekday_and_day", &[("weekday", &weekday), ("date", &written.text)])
    } else {
        let (number, month) = (date.0.day().to_string(), parts::month(site, date));
        let blanks = [("weekday", weekday.as_str()), ("day", &number), ("month", &month)];
        site.words.text("dates.weekday_and_day_of_year", &blanks)
    };
    Date { text, ..written }
}
