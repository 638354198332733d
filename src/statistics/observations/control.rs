//! Disclosure control over all that an indicator has published, one release after another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostics::Finding;
use crate::directory::VisibleDirectory;
use crate::records::fields::Date;
use crate::statistics::disclosure::audit::{Recovered, audit};
use crate::statistics::disclosure::control::{Cell, Margin, control};
use crate::statistics::disclosure::{Rules, Safe};
use crate::statistics::figure::{self, Hiding};

use super::Observations;
use super::margins::{Family, Subjects};
use super::publish::{History, Published};

/// What may be published of an indicator.
pub(super) struct Outcome {
    /// What readers were shown, in the order of the history.
    pub(super) shown: Vec<Safe>,
    /// What gives hidden counts away all the same.
    pub(super) leaks: Vec<Finding>,
    pub(super) hiding: Hiding,
}

/// Controls what an indicator publishes.
pub(super) struct Control<'a> {
    pub(super) observations: &'a Observations,
    pub(super) directory: &'a VisibleDirectory,
    pub(super) history: &'a History<'a>,
    pub(super) rules: &'a Rules,
}

/// What may be published of one period, in the order of its subjects and their releases.
struct InPeriod {
    shown: Vec<Safe>,
    leaks: Vec<Finding>,
    hiding: Hiding,
}

/// What was published about one period.
#[derive(Default)]
struct Chunk<'a> {
    cells: Vec<Cell>,
    /// The cells of each subject, the oldest first. A figure that is told again as it was is no new
    /// one.
    versions: BTreeMap<u32, Vec<usize>>,
    /// Which cell each release told of a subject.
    told: BTreeMap<u32, Vec<usize>>,
    /// Where each cell was first told.
    sources: Vec<Published<'a>>,
}

impl<'a> Control<'a> {
    /// Everything that the indicator has published.
    pub(super) fn all(&self) -> Outcome {
        let mut periods: BTreeMap<Date, Vec<(u32, Range<usize>)>> = BTreeMap::new();
        for ((subject, day), part) in self.history.iter() {
            periods.entry(day).or_default().push((subject, part));
        }
        // Figures of one period add up with one another alone, so that each can be controlled by itself.
        let periods: Vec<_> = periods.into_iter().collect();
        let controlled: Vec<InPeriod> =
            periods.par_iter().map(|(day, subjects)| self.period(*day, subjects)).collect();
        let unknown = Safe { value: figure::Shown::Suppressed, numerator: None, denominator: None };
        let (leaks, hiding) = (Vec::new(), Hiding::default());
        let mut outcome = Outcome { shown: vec![unknown; self.history.len()], leaks, hiding };
        for ((_, subjects), mut controlled) in periods.into_iter().zip(controlled) {
            let places = subjects.into_iter().flat_map(|(_, part)| part);
            places.zip(controlled.shown).for_each(|(at, safe)| outcome.shown[at] = safe);
            outcome.leaks.append(&mut controlled.leaks);
            outcome.hiding += controlled.hiding;
        }
        outcome
    }

    fn period(&self, day: Date, subjects: &[(u32, Range<usize>)]) -> InPeriod {
        let names = &self.observations.names.subjects;
        let numbered = subjects.iter().map(|(subject, _)| (names.get(*subject), *subject));
        let named = Subjects::new(self.directory, day, numbered);
        let chunk = self.chunk(&named, subjects);
        let margins = chunk.margins(&named.families());
        let controlled = control(&chunk.cells, &margins, self.rules);
        let cells = chunk.cells.iter().zip(&controlled.hidden);
        let safe: Vec<Safe> = cells.map(|(cell, hidden)| self.rules.shown(cell.raw, *hidden)).collect();
        let told = subjects.iter().filter_map(|(subject, _)| chunk.told.get(subject)).flatten();
        let shown = told.map(|cell| safe[*cell]).collect();
        let mut leaks = Vec::new();
        if controlled.hiding.small > 0 {
            let found = audit(&safe, &controlled.margins, self.rules).into_iter();
            leaks.extend(found.map(|(cell, found)| leak(chunk.sources[cell], found)));
        }
        InPeriod { shown, leaks, hiding: controlled.hiding }
    }

    fn chunk(&self, named: &Subjects<'_>, subjects: &[(u32, Range<usize>)]) -> Chunk<'a> {
        let releases = subjects.iter().flat_map(|(_, part)| self.history.get(part.clone()));
        let moment = |(release, ..): &Published<'a>| (release.record.at.value, release.id.clone());
        let rounds: BTreeSet<_> = releases.map(moment).collect();
        let rounds: BTreeMap<_, _> =
            rounds.into_iter().enumerate().map(|(round, one)| (one, round)).collect();
        let mut chunk = Chunk::default();
        for (subject, part) in subjects {
            let weight = named.weight(self.observations.names.subjects.get(*subject));
            for one in self.history.get(part.clone()) {
                chunk.tell(*subject, *one, rounds[&moment(one)], weight);
            }
        }
        chunk
    }
}

impl<'a> Chunk<'a> {
    fn tell(&mut self, subject: u32, published: Published<'a>, round: usize, weight: f64) {
        let raw = published.2.raw;
        let versions = self.versions.entry(subject).or_default();
        let cell = match versions.last() {
            Some(last) if self.cells[*last].raw == raw => *last,
            _ => {
                self.cells.push(Cell { raw, round, weight });
                self.sources.push(published);
                versions.push(self.cells.len() - 1);
                self.cells.len() - 1
            }
        };
        self.told.entry(subject).or_default().push(cell);
    }

    /// The margins of each round: those of the newest figures at that time.
    fn margins(&self, families: &[Family]) -> Vec<Margin> {
        let rounds: BTreeSet<usize> = self.cells.iter().map(|cell| cell.round).collect();
        let mut known = BTreeSet::new();
        let mut margins = Vec::new();
        for round in rounds {
            let newest = |subject: &u32| {
                let versions = self.versions.get(subject)?;
                versions.iter().rev().find(|cell| self.cells[**cell].round <= round).copied()
            };
            for family in families {
                let Some(total) = newest(&family.total) else { continue };
                let parts: Vec<usize> = family.parts.iter().filter_map(newest).collect();
                let is_whole = family.is_whole && parts.len() == family.parts.len();
                if !parts.is_empty() && known.insert((total, parts.clone(), is_whole)) {
                    margins.push(Margin { total, parts, is_whole, round });
                }
            }
        }
        margins
    }
}

/// What a leak is as a finding. It names the place, and never the count.
fn leak((release, file, observation): Published<'_>, found: Recovered) -> Finding {
    let message = match found {
        Recovered::Exactly => "This count is hidden, and can be worked out from the figures round it",
        Recovered::Narrowly => "This count is hidden, and can nearly be worked out from the figures round it",
        Recovered::Unsure => "Nobody can say whether this hidden count can be worked out from others",
    };
    let help = format!(
        "Release `{}` published it. Figures that were published before cannot be hidden any more. Take the row of this figure, or those that it adds up with, out of the release, or ask the authority's statistician.",
        release.id
    );
    Finding::error("hidden-count-given-away", file.place(observation), message).help(help)
}
