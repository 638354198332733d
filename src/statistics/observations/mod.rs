//! Observations: the figures as officers keep them, closed in.

mod columns;
mod control;
mod faults;
mod margins;
mod markers;
mod names;
mod number;
mod publish;
mod releases;
mod row;
mod standardised;

use crate::diagnostics::{At, FileName, Findings, Place};
use crate::directory::{Tables, VisibleDirectory};
use crate::records::fields::Period;
use crate::source::sheets::Sheet;
use crate::source::{Content, DATA_FOLDER, DataFile};

use super::Figures;
use super::disclosure::Raw;
use columns::Columns;
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
    short_name: String,
    name: FileName,
    sheet: String,
    /// The column by which findings about a whole row are placed, from 1.
    column: u32,
    observations: Vec<Observation>,
}

/// One row of a file. It cannot be printed: it has no `Debug`.
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
    /// The number of its row, from 1.
    row: u32,
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

    /// The figures that may be published at the directory's moment: those of releases whose own
    /// moment has come, after the authority's policy of disclosure control. Where somebody could
    /// work out a hidden count all the same, there is a finding.
    #[must_use]
    pub fn publish(&self, directory: &VisibleDirectory, findings: &mut Findings) -> Figures {
        publish::figures(self, directory, findings)
    }

    /// The files of figures, each with its name as releases write it and its name in messages.
    pub fn files(&self) -> impl Iterator<Item = (&str, &FileName)> {
        self.files.iter().map(|file| (file.short_name.as_str(), &file.name))
    }

    /// Whether a file of figures is there, even one that could not be opened.
    #[must_use]
    pub fn knows(&self, short_name: &str) -> bool {
        let path = format!("{DATA_FOLDER}/{short_name}");
        self.file(short_name).is_some()
            || self.unreadable.iter().any(|lost| *lost == path || path.starts_with(&format!("{lost}/")))
    }

    fn file(&self, short_name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.short_name == short_name)
    }
}

impl Names {
    fn read_file(&mut self, file: &DataFile, tables: &Tables, findings: &mut Findings) -> File {
        let mut read = File {
            short_name: file.short_name().to_owned(),
            name: FileName::clone(&file.name),
            sheet: String::new(),
            column: 1,
            observations: Vec::new(),
        };
        let sheet = match Sheet::read(file) {
            Ok(sheet) => sheet,
            Err(finding) => {
                findings.push(*finding);
                return read;
            }
        };
        let Some(columns) = Columns::of(&sheet, findings) else { return read };
        sheet.name().clone_into(&mut read.sheet);
        read.column = columns.first();
        read.observations = row::Reader::new(&sheet, &columns, tables, self, findings).read();
        read
    }
}

impl File {
    /// The place of an observation of this file.
    fn place(&self, observation: &Observation) -> Place {
        let at = At::Cell { sheet: self.sheet.clone(), row: observation.row, column: self.column };
        Place { file: FileName::clone(&self.name), at }
    }
}
