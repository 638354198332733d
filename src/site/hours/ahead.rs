//! The days apart that are not over: exceptions, and the bank holidays that are near.

use jiff::ToSpan as _;

use super::{DaysApart, full_date, spans_of, times_of};
use crate::directory::{BankHoliday, bank_holidays};
use crate::records::fields::{Date, Day, DayHours, HoursException, Opening};
use crate::site::{Site, parts};

/// How many days ahead a bank holiday is told: long enough to plan, too short to fill a page.
const NEAR: i64 = 42;

/// The days apart that are not over, the nearest first.
pub(super) fn days_apart(site: &Site<'_>, opening: Opening<'_>) -> Vec<DaysApart> {
    let today = site.directory.clock.today();
    let exceptions = opening.exceptions.iter().filter(|exception| exception.last() >= today);
    let mut all: Vec<(Date, DaysApart)> =
        exceptions.map(|exception| (exception.date.value, of_exception(site, exception))).collect();
    all.extend(near_bank_holidays(site, opening, today));
    all.sort_by_key(|(first, _)| *first);
    all.into_iter().map(|(_, days)| days).collect()
}

fn of_exception(site: &Site<'_>, exception: &HoursException) -> DaysApart {
    let (first, last) = (exception.date.value, exception.last());
    let one_day = first >= last;
    DaysApart {
        from: full_date(site, first, one_day || first.0.year() != last.0.year()),
        to: (!one_day).then(|| full_date(site, last, true)),
        text: text(site, &exception.hours.value),
        reason: parts::text(site, exception.reason.as_ref()),
        spans: spans_of(&exception.hours.value),
    }
}

fn text(site: &Site<'_>, hours: &DayHours) -> String {
    match hours {
        DayHours::Closed => site.words.word("hours.closed"),
        DayHours::AsUsual => site.words.word("hours.as_usual"),
        DayHours::Open(spans) => times_of(site, spans),
    }
}

/// The bank holidays of the next weeks on which other hours hold than on the same day of another
/// week. Where an exception says what holds, it stands alone.
fn near_bank_holidays(site: &Site<'_>, opening: Opening<'_>, today: Date) -> Vec<(Date, DaysApart)> {
    let Some(stated) = opening.bank_holidays.map(|stated| &stated.value) else { return Vec::new() };
    let Ok(last) = today.0.checked_add(NEAR.days()) else { return Vec::new() };
    let nation = site.directory.authority.record.jurisdiction;
    let differs = |date: Date| match stated {
        DayHours::AsUsual => false,
        DayHours::Closed => opening.hours.iter().any(|hours| hours.days.contains(&Day::of(date))),
        DayHours::Open(_) => true,
    };
    let is_said = |date: Date| opening.exceptions.iter().any(|exception| exception.meets(date, date));
    let days = bank_holidays(nation, today, Date(last)).into_iter();
    days.filter(|day| differs(day.date) && !is_said(day.date))
        .map(|day| {
            let days = DaysApart {
                from: full_date(site, day.date, true),
                to: None,
                text: text(site, stated),
                reason: Some(name(site, &day)),
                spans: spans_of(stated),
            };
            (day.date, days)
        })
        .collect()
}

fn name(site: &Site<'_>, day: &BankHoliday) -> String {
    let name = site.words.word(&format!("bank_holidays.{}", day.name));
    if day.substitute { site.words.text("bank_holidays.substitute", &[("name", &name)]) } else { name }
}
