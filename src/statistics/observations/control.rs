//! Disclosure control over all that an indicator has published, one release after another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rust_decimal::Decimal;

use crate::diagnostics::Finding;
use crate::directory::VisibleDirectory;
use crate::records::fields::{Date, Period};
use crate::records::indicator::Indicator;
use crate::statistics::disclosure::audit::{Recovered, audit};
use crate::statistics::disclosure::chains::Chain;
use crate::statistics::disclosure::control::{Cell, Margin, control};
use crate::statistics::disclosure::{Rules, Safe};
use crate::statistics::figure::{self, Hiding};

use super::Observations;
use super::margins::{Family, Subjects};
use super::publish::{History, Published, definition_of, is_crossed};

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
    /// Which cell each release told of a subject and period, and with which standard deviation.
    told: BTreeMap<Key, Vec<(usize, Option<Decimal>)>>,
    /// Where each cell was first told.
    sources: Vec<Published<'a>>,
}

/// A year among those that share months.
struct Year<'c> {
    /// The number of its first stretch of time.
    first: usize,
    /// Its cells, the oldest first.
    versions: &'c [usize],
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
        let chains =
            self.indicator.frequency.rolls_by().map_or_else(Vec::new, |months| self.chains(&chunk, months));
        let rules = self.rules.for_all(chunk.cells.iter().map(|cell| cell.raw));
        let controlled = control(&chunk.cells, &margins, &chains, &rules);
        let cells = chunk.cells.iter().zip(&controlled.hidden);
        let safe: Vec<Safe> = cells.map(|(cell, hidden)| rules.shown(cell.raw, *hidden)).collect();
        let keys = periods.iter().flat_map(|(day, told)| told.iter().map(|(subject, _)| (*subject, *day)));
        let told = keys.filter_map(|key| chunk.told.get(&key)).flatten();
        let shown = told.map(|(cell, deviation)| rules.with_deviation(safe[*cell], *deviation)).collect();
        let mut leaks = Vec::new();
        let has_hidden = safe.iter().any(|safe| safe.value == figure::Shown::Suppressed);
        if has_hidden || !chains.is_empty() {
            let mut found = audit(&safe, &controlled.margins, &controlled.chains, &rules);
            let lost = controlled.lost.iter().map(|cell| (*cell, Recovered::Narrowly));
            found.extend(
                lost.filter(|(cell, _)| found.iter().all(|(told, _)| told != cell)).collect::<Vec<_>>(),
            );
            leaks.extend(found.into_iter().map(|(cell, found)| leak(chunk.sources[cell], found)));
        }
        Together { shown, leaks, hiding: controlled.hiding }
    }

    /// The years about each subject that share months: the newest of them, and besides each year that was
    /// changed later those that readers saw beside it. Years that were counted in another way, so that they
    /// cannot be compared, are no totals of the same months.
    fn chains(&self, chunk: &Chunk<'_>, months: i8) -> Vec<Chain> {
        let months = usize::try_from(months).unwrap_or(1).max(1);
        let stretches = 12 / months;
        let mut all: BTreeMap<(u32, usize), Vec<Year<'_>>> = BTreeMap::new();
        for ((subject, _), versions) in &chunk.versions {
            let Some(last) = versions.last() else { continue };
            let period = chunk.sources[*last].2.period;
            let definition = definition_of(period, &self.indicator.definitions);
            let of = (*subject, counted_alike(definition, self.indicator));
            all.entry(of).or_default().push(Year { first: number(period) / months, versions });
        }
        let chain = |years| Chain { years, stretches };
        let newest = |years: &Vec<Year<'_>>| {
            years.iter().filter_map(|year| Some((*year.versions.last()?, year.first))).collect()
        };
        let seen = |years: &Vec<Year<'_>>| -> Vec<_> {
            years.iter().flat_map(|year| chunk.seen_beside(year, years, stretches)).collect()
        };
        all.values().map(newest).chain(all.values().flat_map(seen)).map(chain).collect()
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
            // Readers know it already, whatever the deviation beside it is now.
            Some(last) if self.sources[last].2.raw == published.2.raw => last,
            _ => {
                self.cells.push(Cell { raw, round, weight });
                self.sources.push(published);
                let cell = self.cells.len() - 1;
                self.versions.entry(key).or_default().push(cell);
                cell
            }
        };
        self.told.entry(key).or_default().push((cell, published.2.deviation));
    }

    /// The years that share months with one, as readers saw them before each change of it.
    fn seen_beside(
        &self,
        changed: &Year<'_>,
        years: &[Year<'_>],
        stretches: usize,
    ) -> Vec<Vec<(usize, usize)>> {
        let before = |pair: &[usize]| {
            let until = self.cells[pair[1]].round;
            let near = years.iter().filter(|year| year.first.abs_diff(changed.first) < stretches);
            let seen = near.filter_map(|year| {
                let cell = year.versions.iter().rfind(|cell| self.cells[**cell].round < until)?;
                Some((*cell, year.first))
            });
            seen.collect()
        };
        changed.versions.windows(2).map(before).collect()
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

/// The number of the first month of a period.
fn number(period: Period) -> usize {
    let day = period.first_day().0;
    usize::try_from(day.year()).unwrap_or_default() * 12 + usize::try_from(day.month()).unwrap_or_default()
}

/// The first definition that counts as this one does, so that its figures can be compared.
fn counted_alike(definition: usize, indicator: &Indicator) -> usize {
    (0..=definition)
        .find(|first| !is_crossed(&indicator.definitions, *first, definition))
        .unwrap_or(definition)
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
