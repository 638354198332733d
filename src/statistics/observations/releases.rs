//! What a release publishes, seen as a whole.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Findings};
use crate::directory::Tables;
use crate::records::fields::Date;

use super::{File, Observation, Observations};

/// Finds observations that one release holds twice. Nobody could say which of them counts.
pub(super) fn repetitions(observations: &Observations, tables: &Tables, findings: &mut Findings) {
    for release in &tables.releases {
        let mut first: BTreeMap<(u32, u32, Date), (&File, &Observation)> = BTreeMap::new();
        let mut names: Vec<&str> = release.record.data.iter().map(|name| name.value.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        for file in names.into_iter().filter_map(|name| observations.file(name)) {
            for observation in &file.observations {
                let Some((other_file, other)) = first.get(&observation.key()) else {
                    first.insert(observation.key(), (file, observation));
                    continue;
                };
                let elsewhere = if other_file.name == file.name {
                    String::new()
                } else {
                    format!(" of {}", other_file.name)
                };
                let message = format!("Row {}{elsewhere} is about the same as this row", other.row);
                findings.push(
                    Finding::error("duplicate-observation", file.place(observation), message).help(
                        "A release has one figure for each indicator, period, area, lot, provider and group. Delete one of the two rows.",
                    ),
                );
            }
        }
    }
}

impl Observation {
    /// What the observation is about: its indicator, its subject and its period. All periods of
    /// an indicator are equally long, so that the first day says which one it is.
    pub(super) fn key(&self) -> (u32, u32, Date) {
        (self.indicator, self.subject, self.period.first_day())
    }
}
