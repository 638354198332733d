//! The days apart that are not over: exceptions, and the bank holidays that are near.

use jiff::ToSpan as _;

use super::{DaysApart, full_date, spans_of, times_of};
use crate::directory::bank_holidays;
use crate::records::fields::{Date, Day, DayHours, HoursException, Opening};
use crate::site::{Site, parts};

/// How many days ahead a bank holiday is told: long enough to plan, too short to fill a page.
const NEAR: i64 = 42;

/// The exceptions that are not over, the nearest first.
pub(super) fn exceptions(site: &Site<'_>, opening: Opening<'_>) -> Vec<DaysApart> {
    let today = site.directory.clock.today();
    let all = opening.exceptions.iter();
    let mut ahead: Vec<&HoursException> = all.filter(|exception| exception.last() >= today).collect();
    ahead.sort_by_key(|exception| exception.date.value);
    ahead.into_iter().map(|exception| of_exception(site, exception)).collect()
}

fn of_exception(site: &Site<'_>, exception: &HoursException) -> DaysApart {
    let (first, last) = (exception.date.value, exception.last());
    DaysApart {
        from: full_date(site, first),
        to: (first < last).then(|| full_date(site, last)),
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
pub(super) fn near_bank_holidays(site: &Site<'_>, opening: Opening<'_>) -> Vec<DaysApart> {
    let Some(stated) = opening.bank_holidays.map(|stated| &stated.value) else { return Vec::new() };
    let today = site.directory.clock.today();
    let Ok(last) = today.0.checked_add(NEAR.days()) else { return Vec::new() };
    let differs = |date: Date| match stated {
        DayHours::AsUsual => false,
        DayHours::Closed => opening.hours.iter().any(|hours| hours.days.contains(&Day::of(date))),
        DayHours::Open(_) => true,
    };
    let is_said = |date: Date| opening.exceptions.iter().any(|exception| exception.meets(date, date));
    let nation = site.directory.authority.record.jurisdiction;
    let days = bank_holidays(nation, today, Date(last)).into_iter();
    let days = days.filter(|day| differs(*day) && !is_said(*day)).map(|day| DaysApart {
        from: full_date(site, day),
        to: None,
        text: text(site, stated),
        reason: None,
        spans: spans_of(stated),
    });
    days.collect()
}
