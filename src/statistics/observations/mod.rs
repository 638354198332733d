//! Observations: the figures as officers keep them, closed in.

mod columns;
mod control;
mod faults;
mod file;
mod margins;
mod markers;
mod names;
mod number;
mod publish;
mod releases;
mod row;
mod series;
mod standardised;
mod wide;

use std::sync::Arc;

use crate::diagnostics::{At, FileName, Findings, Place};
use crate::directory::{Tables, VisibleDirectory};
use crate::records::fields::{Number, Period};
use crate::source::{Content, DATA_FOLDER};

use super::disclosure::Raw;
use super::{Figures, Source};
use markers::Markers;
use names::Names;

/// The figures as officers keep them. Nothing outside this folder can look into it.
#[derive(Default)]
pub struct Observations {
    files: Vec<File>,
    names: Names,
    /// The paths of what could not even be opened: files, or folders that may hold any.
    unreadable: Vec<String>,
}

/// A file of figures. One that is faulty holds no observation.
struct File {
    short_name: Arc<str>,
    name: FileName,
    /// The names of its sheets; an empty one where it is the only one.
    sheets: Vec<Arc<str>>,
    observations: Vec<Observation>,
}

/// One figure of a file: a row, or a cell of a wide sheet. It cannot be printed: it has no `Debug`.
#[derive(Clone, Copy)]
struct Observation {
    /// The number of its indicator among the names.
    indicator: u32,
    /// The number of its subject among the names.
    subject: u32,
    period: Period,
    raw: Raw,
    /// The standard deviation beside an average.
    deviation: Option<rust_decimal::Decimal>,
    markers: Markers,
    /// The number of its sheet, from 0.
    sheet: u16,
    /// The number of its row, from 1.
    row: u32,
    /// The column by which findings about it are placed, from 1.
    column: u32,
}

impl std::fmt::Debug for Observations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Observations(..)")
    }
}

impl Observations {
    /// Reads every file of figures.
    #[must_use]
    pub fn read(content: &Content, tables: &Tables, findings: &mut Findings) -> Self {
        let is_data =
            |path: &&String| path.starts_with(DATA_FOLDER) || DATA_FOLDER.starts_with(&format!("{path}/"));
        let mut observations = Self {
            unreadable: content.unreadable.iter().filter(is_data).cloned().collect(),
            ..Self::default()
        };
        for file in &content.data_files {
            let file = observations.names.read_file(file, tables, findings);
            observations.files.push(file);
        }
        releases::repetitions(&observations, tables, findings);
        observations
    }

    /// Tells what the figures of the releases say about one another: figures that jump, periods that
    /// are missing, percentages that look like fractions. `largest_jump` is how many times as large as
    /// the one before a figure may be, where its indicator does not say.
    pub fn look_over(&self, tables: &Tables, largest_jump: &Number, findings: &mut Findings) {
        series::check(self, tables, largest_jump, findings);
    }

    /// The figures that may be published at the directory's moment: those of releases whose own
    /// moment has come, after the authority's policy of disclosure control. Where somebody could
    /// work out a hidden count all the same, there is a finding.
    #[must_use]
    pub fn publish(&self, directory: &VisibleDirectory, findings: &mut Findings) -> Figures {
        publish::figures(self, directory, findings)
    }

    /// The files of figures, each with its name as releases write it and its name in messages.
    pub fn files(&self) -> impl Iterator<Item = (&str, &FileName)> {
        self.files.iter().map(|file| (&*file.short_name, &file.name))
    }

    /// Whether a file of figures is there, even one that could not be opened.
    #[must_use]
    pub fn knows(&self, short_name: &str) -> bool {
        let path = format!("{DATA_FOLDER}/{short_name}");
        self.file(short_name).is_some()
            || self.unreadable.iter().any(|lost| *lost == path || path.starts_with(&format!("{lost}/")))
    }

    fn file(&self, short_name: &str) -> Option<&File> {
        self.files.iter().find(|file| *file.short_name == *short_name)
    }
}

impl File {
    /// The place of an observation of this file.
    fn place(&self, observation: &Observation) -> Place {
        place(&self.name, self.sheet(observation), observation.row, observation.column)
    }

    /// The name of the sheet that an observation stands in; empty in a file that has only one.
    fn sheet(&self, observation: &Observation) -> &str {
        self.sheets.get(usize::from(observation.sheet)).map_or("", |name| name)
    }

    /// The same for readers.
    fn source(&self, observation: &Observation) -> Source {
        let sheet = self.sheets.get(usize::from(observation.sheet));
        Source {
            file: Arc::clone(&self.short_name),
            sheet: sheet.map_or_else(Arc::default, Arc::clone),
            row: observation.row,
        }
    }
}

/// The place of a cell, by its row and its column from 1.
fn place(file: &FileName, sheet: &str, row: u32, column: u32) -> Place {
    Place { file: FileName::clone(file), at: At::Cell { sheet: sheet.to_owned(), row, column } }
}
