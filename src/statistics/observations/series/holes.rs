//! Periods that are missing between two figures of a series.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Findings};
use crate::records::fields::{Date, Period};
use crate::records::indicator::Frequency;

use super::Seen;

/// The holes of one indicator, by the first and the last period that is missing.
#[derive(Default)]
pub(super) struct Holes<'a> {
    found: BTreeMap<(Date, Date), Hole<'a>>,
}

/// A hole in one series or several.
struct Hole<'a> {
    first: Period,
    last: Period,
    /// The figure after the hole, in the first series that has it.
    after: Seen<'a>,
    series: usize,
}

impl<'a> Holes<'a> {
    pub(super) fn look(&mut self, frequency: Frequency, before: Seen<'a>, after: Seen<'a>) {
        let first = frequency.next(before.1.period);
        let Some(first) = first.filter(|first| first.first_day() < after.1.period.first_day()) else {
            return;
        };
        let mut last = first;
        while let Some(next) =
            frequency.next(last).filter(|next| next.first_day() < after.1.period.first_day())
        {
            last = next;
        }
        let hole = Hole { first, last, after, series: 0 };
        self.found.entry((first.first_day(), last.first_day())).or_insert(hole).series += 1;
    }

    pub(super) fn tell(self, findings: &mut Findings) {
        for hole in self.found.into_values() {
            let (file, observation) = hole.after;
            let Hole { first, last, series, .. } = hole;
            let missing = if first == last { first.to_string() } else { format!("{first} to {last}") };
            let message = format!("Before this figure, the series has none for {missing}");
            let mut help = "Add what is missing. Where there is no figure, write a row with `[x]` in the column `markers`, so that readers are told.".to_owned();
            if series > 1 {
                help.push_str(" Other series of this indicator have the same gap.");
            }
            findings.push(Finding::warning("hole-in-series", file.place(observation), message).help(help));
        }
    }
}
