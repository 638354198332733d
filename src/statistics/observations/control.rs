//! Disclosure control over all that an indicator has published, one release after another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostics::Finding;
use crate::directory::VisibleDirectory;
use crate::records::fields::{Date, Period};
use crate::records::indicator::Indicator;
use crate::statistics::disclosure::audit::{Recovered, audit};
use crate::statistics::disclosure::chains::Chain;
use crate::statistics::disclosure::control::{Cell, Margin, control};
use crate::statistics::disclosure::{Rules, Safe};
use crate::statistics::figure::{self, Hiding};

use super::margins::{Family, Subjects};
use super::publish::{History, Published, definition_of};
use super::{Observation, Observations};

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
    pub(super) indicator: &'a Indicator,
    pub(super) rules: &'a Rules,
}

/// A subject in the period that begins on a day.
type Key = (u32, Date);

/// The figures of one period by their subjects: where they stand in the history.
type Told = Vec<(u32, Range<usize>)>;

/// What may be published of periods that belong together, in the order of their days, their subjects
/// and their releases.
struct Together {
    shown: Vec<Safe>,
    leaks: Vec<Finding>,
    hiding: Hiding,
}

/// What was published about one period, or about all that overlap.
#[derive(Default)]
struct Chunk<'a> {
    cells: Vec<Cell>,
    /// The cells of each subject and period, the oldest first. A figure that is told again as it was is
    /// no new one.
    versions: BTreeMap<Key, Vec<usize>>,
    /// Which cell each release told of a subject and period.
    told: BTreeMap<Key, Vec<usize>>,
    /// Where each cell was first told.
    sources: Vec<Published<'a>>,
}

impl<'a> Control<'a> {
    /// Everything that the indicator has published.
    pub(super) fn all(&self) -> Outcome {
        let mut periods: BTreeMap<Date, Told> = BTreeMap::new();
        for ((subject, day), part) in self.history.iter() {
            periods.entry(day).or_default().push((subject, part));
        }
        // Figures of one period add up with one another alone, unless periods share months: so each can
        // be controlled by itself.
        let groups: Vec<BTreeMap<Date, Told>> = if self.indicator.frequency.rolls_by().is_some() {
            vec![periods]
        } else {
            periods.into_iter().map(|(day, told)| BTreeMap::from([(day, told)])).collect()
        };
        let controlled: Vec<Together> = groups.par_iter().map(|periods| self.together(periods)).collect();
        let unknown =
            Safe { value: figure::Shown::Suppressed, numerator: None, denominator: None, deviation: None };
        let (leaks, hiding) = (Vec::new(), Hiding::default());
        let mut outcome = Outcome { shown: vec![unknown; self.history.len()], leaks, hiding };
        for (periods, mut controlled) in groups.into_iter().zip(controlled) {
            let places = periods.into_values().flatten().flat_map(|(_, part)| part);
            places.zip(controlled.shown).for_each(|(at, safe)| outcome.shown[at] = safe);
            outcome.leaks.append(&mut controlled.leaks);
            outcome.hiding += controlled.hiding;
        }
        outcome
    }

    fn together(&self, periods: &BTreeMap<Date, Told>) -> Together {
        let (chunk, margins) = self.chunk(periods);
        let chains = self.indicator.frequency.rolls_by().map_or_else(Vec::new, |months| {
            chunk.chains(months, |period| definition_of(period, &self.indicator.definitions))
        });
        let controlled = control(&chunk.cells, &margins, &chains, self.rules);
        let cells = chunk.cells.iter().zip(&controlled.hidden).zip(&chunk.sources);
        let safe = cells.map(|((cell, hidden), source)| {
            self.rules.with_deviation(self.rules.shown(cell.raw, *hidden), source.2.deviation)
        });
        let safe: Vec<Safe> = safe.collect();
        let keys = periods.iter().flat_map(|(day, told)| told.iter().map(|(subject, _)| (*subject, *day)));
        let told = keys.filter_map(|key| chunk.told.get(&key)).flatten();
        let shown = told.map(|cell| safe[*cell]).collect();
        let mut leaks = Vec::new();
        if controlled.hiding.small > 0 || !chains.is_empty() {
            let found = audit(&safe, &controlled.margins, &chains, self.rules).into_iter();
            leaks.extend(found.map(|(cell, found)| leak(chunk.sources[cell], found)));
        }
        Together { shown, leaks, hiding: controlled.hiding }
    }

    fn chunk(&self, periods: &BTreeMap<Date, Told>) -> (Chunk<'a>, Vec<Margin>) {
        let names = &self.observations.names.subjects;
        let moment = |(release, ..): &Published<'a>| (release.record.at.value, release.id.clone());
        let all = periods.values().flatten().flat_map(|(_, part)| self.history.get(part.clone()));
        let rounds: BTreeSet<_> = all.map(moment).collect();
        let rounds: BTreeMap<_, _> =
            rounds.into_iter().enumerate().map(|(round, one)| (one, round)).collect();
        let (mut chunk, mut margins) = (Chunk::default(), Vec::new());
        for (day, subjects) in periods {
            let numbered = subjects.iter().map(|(subject, _)| (names.get(*subject), *subject));
            let of_day = Subjects::new(self.directory, *day, numbered);
            for (subject, part) in subjects {
                let weight = of_day.weight(names.get(*subject));
                for one in self.history.get(part.clone()) {
                    chunk.tell((*subject, *day), *one, rounds[&moment(one)], weight);
                }
            }
            margins.extend(chunk.margins(*day, &of_day.families()));
        }
        (chunk, margins)
    }
}

impl<'a> Chunk<'a> {
    fn tell(&mut self, key: Key, published: Published<'a>, round: usize, weight: f64) {
        let raw = published.2.raw;
        let last = self.versions.get(&key).and_then(|versions| versions.last()).copied();
        let cell = match last {
            Some(last) if self.is_told_again(last, published.2) => last,
            _ => {
                self.cells.push(Cell { raw, round, weight });
                self.sources.push(published);
                let cell = self.cells.len() - 1;
                self.versions.entry(key).or_default().push(cell);
                cell
            }
        };
        self.told.entry(key).or_default().push(cell);
    }

    /// The newest years about each subject that share months, those of each definition by themselves:
    /// years that were counted in another way are no totals of the same months.
    fn chains(&self, months: i8, definition_of: impl Fn(Period) -> usize) -> Vec<Chain> {
        let months = usize::try_from(months).unwrap_or(1).max(1);
        let number = |period: Period| {
            let day = period.first_day().0;
            (usize::try_from(day.year()).unwrap_or_default() * 12
                + usize::try_from(day.month()).unwrap_or_default())
                / months
        };
        let mut chains: BTreeMap<(u32, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for ((subject, _), versions) in &self.versions {
            let Some(newest) = versions.last() else { continue };
            let period = self.sources[*newest].2.period;
            chains.entry((*subject, definition_of(period))).or_default().push((*newest, number(period)));
        }
        let chains = chains.into_values().map(|years| Chain { years, stretches: 12 / months });
        chains.collect()
    }

    /// Whether a release tells a figure again as it was.
    fn is_told_again(&self, cell: usize, observation: &Observation) -> bool {
        let before = self.sources[cell].2;
        before.raw == observation.raw && before.deviation == observation.deviation
    }

    /// The margins of each round: those of the newest figures at that time.
    fn margins(&self, day: Date, families: &[Family]) -> Vec<Margin> {
        let of_day = self.versions.iter().filter(|((_, of), _)| *of == day).flat_map(|(_, cells)| cells);
        let rounds: BTreeSet<usize> = of_day.map(|cell| self.cells[*cell].round).collect();
        let mut known = BTreeSet::new();
        let mut margins = Vec::new();
        for round in rounds {
            let newest = |subject: &u32| {
                let versions = self.versions.get(&(*subject, day))?;
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
        Recovered::PartOfYear => {
            "A small count of a part of this year can be worked out from the years that share months with it"
        }
        Recovered::Unsure => "Nobody can say whether this hidden count can be worked out from others",
    };
    let help = format!(
        "Release `{}` published it. Figures that were published before cannot be hidden any more. Take the row of this figure, or those that it adds up with, out of the release, or ask the authority's statistician.",
        release.id
    );
    Finding::error("hidden-count-given-away", file.place(observation), message).help(help)
}
