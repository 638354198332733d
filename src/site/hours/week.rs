//! An ordinary week, in words and day by day.

use super::{Line, WeekDay, day, listed, span, time, times_of};
use crate::records::fields::{Day, OpeningHours, TimeOfDay};
use crate::site::{Site, parts};

/// Minutes in a day and in a week.
const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

/// The week day by day, Monday first; empty where no hours are written.
pub(super) fn days(site: &Site<'_>, hours: &[OpeningHours]) -> Vec<WeekDay> {
    if hours.is_empty() {
        return Vec::new();
    }
    let of_day = |shown: Day| {
        let of_it = hours.iter().filter(|hours| hours.days.contains(&shown));
        let mut spans: Vec<(TimeOfDay, TimeOfDay)> =
            of_it.map(|hours| (hours.opens.value, hours.closes.value)).collect();
        spans.sort_unstable();
        let closed = || site.words.word("hours.closed");
        WeekDay {
            day: shown.name(),
            text: if spans.is_empty() { closed() } else { times_of(site, &spans) },
            spans: spans.iter().map(|(opens, closes)| span(*opens, *closes)).collect(),
        }
    };
    Day::ALL.into_iter().map(of_day).collect()
}

/// The week in words, days that are alike together: "Monday to Friday", "9am to midday and 1pm to
/// 5pm". Hours that go on past midnight are one, and belong to the day on which they begin.
pub(super) fn lines(site: &Site<'_>, hours: &[OpeningHours]) -> Vec<Line> {
    let mut of_days: Vec<(Day, Option<String>, Vec<String>)> = Vec::new();
    for stretch in joined(stretches(site, hours)) {
        let (day, times) = (stretch.day(), stretch.times(site));
        match of_days.iter_mut().find(|(of, note, _)| *of == day && *note == stretch.note) {
            Some((.., all)) => all.push(times),
            None => of_days.push((day, stretch.note, vec![times])),
        }
    }
    let mut groups: Vec<(Vec<Day>, Option<String>, Vec<String>)> = Vec::new();
    for (day, note, times) in of_days {
        match groups.iter_mut().find(|(_, of, all)| *of == note && *all == times) {
            Some((days, ..)) => days.push(day),
            None => groups.push((vec![day], note, times)),
        }
    }
    let line = |(days, note, times): (Vec<Day>, Option<String>, Vec<String>)| Line {
        days: days_in_words(site, &days),
        times: listed(site, &times),
        note,
    };
    groups.into_iter().map(line).collect()
}

/// A time without a break, in minutes from the start of Monday. It may end in the week that follows.
struct Stretch {
    start: u16,
    end: u16,
    note: Option<String>,
}

impl Stretch {
    fn day(&self) -> Day {
        day_at(self.start)
    }

    fn length(&self) -> u16 {
        self.end - self.start
    }

    fn is_whole_days(&self) -> bool {
        self.start.is_multiple_of(DAY) && self.end.is_multiple_of(DAY)
    }

    /// Its times in words, and the day on which it ends where that is another.
    fn times(&self, site: &Site<'_>) -> String {
        if self.is_whole_days() {
            return site.words.word("hours.all_day");
        }
        let last_minute = self.end - 1;
        let (opens, closes) =
            (clock(self.start), if self.end.is_multiple_of(DAY) { clock(DAY) } else { clock(self.end) });
        let (opens, closes) = (time(site, opens), time(site, closes));
        let blanks = [("opens", opens.as_str()), ("closes", closes.as_str())];
        if last_minute / DAY == self.start / DAY {
            site.words.text("hours.times", &blanks)
        } else if self.length() < DAY {
            site.words.text("hours.times_past_midnight", &blanks)
        } else {
            let last = day(site, day_at(last_minute));
            site.words.text("hours.times_to_a_day", &[blanks[0], blanks[1], ("day", &last)])
        }
    }
}

/// The day that a minute of the week belongs to.
fn day_at(minute: u16) -> Day {
    Day::ALL[usize::from(minute % WEEK / DAY)]
}

/// The time of day of a minute of the week; the end of a day for a whole day.
fn clock(minute: u16) -> TimeOfDay {
    let (hour, minute) = if minute == DAY { (23, 59) } else { (minute % DAY / 60, minute % 60) };
    let part = |part: u16| i8::try_from(part).unwrap_or_default();
    TimeOfDay(jiff::civil::Time::new(part(hour), part(minute), 0, 0).unwrap_or_default())
}

/// Each time that is written, in the order of the week.
fn stretches(site: &Site<'_>, hours: &[OpeningHours]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for hours in hours {
        let (opens, closes) = (hours.opens.value.minutes(), hours.closes.value.minutes());
        // What closes before it opens has a finding of its own, and no page.
        let closes = closes.max(opens);
        for day in &hours.days {
            let midnight = *day as u16 * DAY;
            let note = parts::text(site, hours.note.as_ref());
            all.push(Stretch { start: midnight + opens, end: midnight + closes, note });
        }
    }
    all.sort_by_key(|stretch| (stretch.start, stretch.end));
    all.retain(|stretch| stretch.end > stretch.start);
    all
}

/// The same with what goes on past midnight in one piece, but for whole days, which stay days.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match all.last_mut() {
            Some(before) if before.goes_on_in(&stretch) => before.end = stretch.end,
            _ => all.push(stretch),
        }
    }
    let goes_round = all.len() > 1
        && matches!(all.as_slice(), [first, .., last] if first.start == 0 && last.end == WEEK && last.note == first.note);
    if goes_round {
        let first = all.remove(0);
        all.iter_mut().next_back().into_iter().for_each(|last| last.end += first.end);
    }
    all.into_iter().flat_map(whole_days_apart).collect()
}

impl Stretch {
    fn goes_on_in(&self, next: &Self) -> bool {
        self.end == next.start && next.start.is_multiple_of(DAY) && self.note == next.note
    }
}

fn whole_days_apart(stretch: Stretch) -> Vec<Stretch> {
    if !stretch.is_whole_days() || stretch.length() <= DAY {
        return vec![stretch];
    }
    let days = (stretch.start / DAY)..(stretch.end / DAY);
    days.map(|day| Stretch { start: day * DAY, end: (day + 1) * DAY, note: stretch.note.clone() }).collect()
}

/// Days in words, three or more in a row as a span: "Monday to Friday and Sunday".
fn days_in_words(site: &Site<'_>, days: &[Day]) -> String {
    if days.len() == 7 {
        return site.words.word("hours.every_day");
    }
    let mut groups: Vec<Vec<Day>> = Vec::new();
    for day in days.iter().copied() {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| *last as u8 + 1 == day as u8) => group.push(day),
            _ => groups.push(vec![day]),
        }
    }
    let words = groups.iter().flat_map(|group| match group.as_slice() {
        [first, .., last] if group.len() > 2 => {
            let blanks = [("first", day(site, *first)), ("last", day(site, *last))];
            vec![site.words.text("hours.days", &blanks.each_ref().map(|(name, day)| (*name, day.as_str())))]
        }
        few => few.iter().map(|few| day(site, *few)).collect(),
    });
    listed(site, &words.collect::<Vec<_>>())
}
