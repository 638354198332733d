//! Which areas each postcode lies in, compiled from files in the columns of the ONS Postcode
//! Directory: a part of stage 2, with what is shown of it at one moment in `published`.
//!
//! The whole directory has 2.7 million rows. A file is therefore read in stretches, by several
//! threads, and of each row no more is kept than its postcode and its areas, and only where it lies
//! in a district of `areas.yml`.

mod codes;
mod columns;
mod compile;
mod faults;
mod published;
mod row;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{FileName, Finding, Findings};
use crate::directory::{Tables, VisibleDirectory};
use crate::records::fields::Id;
use crate::source::{Content, POSTCODES_FOLDER};

use codes::Codes;
pub use compile::CompiledFile;
pub use published::{Located, PlaceOfPostcode, PostcodeDistrict, PostcodeDistricts};
use row::Row;
pub use row::{Inward, Month, Outward};

/// The files that were compiled, by their paths inside the content folder.
pub type CompiledFiles = BTreeMap<String, Arc<CompiledFile>>;

/// The postcodes of the authority's own districts.
#[derive(Debug, Default)]
pub struct Postcodes {
    /// Every area, as rows name it by its number.
    areas: Vec<Id>,
    /// Each postcode once, in the order of the alphabet.
    rows: Vec<Row>,
    /// The first of the files.
    first_file: Option<FileName>,
    /// Whether every file could be read.
    is_whole: bool,
    /// What the next run need not compile again.
    pub compiled: CompiledFiles,
}

impl Postcodes {
    /// Compiles the files of postcodes of a content folder. `before` has those that were compiled
    /// before and have not changed since.
    #[must_use]
    pub fn compile(
        content: &Content,
        tables: &Tables,
        mut before: CompiledFiles,
        findings: &mut Findings,
    ) -> Self {
        let files = &content.postcode_files;
        let Some(first) = files.first() else {
            return Self { is_whole: !is_lost(content), ..Self::default() };
        };
        let codes = Codes::of(tables);
        let mut postcodes = Self {
            areas: codes.areas.clone(),
            first_file: Some(FileName::clone(&first.name)),
            is_whole: !is_lost(content),
            ..Self::default()
        };
        for file in files {
            let known = before.remove(&file.path).filter(|known| known.is_of(&codes));
            let compiled = match known.map_or_else(|| compile::file(file, &codes).map(Arc::new), Ok) {
                Ok(compiled) => compiled,
                Err(finding) => {
                    postcodes.is_whole = false;
                    findings.push(*finding);
                    continue;
                }
            };
            postcodes.is_whole &= compiled.is_whole();
            let told = compiled.findings(&file.name, &codes).into_iter();
            // Of areas that could not be read, it cannot be told which are missing.
            let is_sure = |finding: &Finding| tables.areas.is_whole() || !faults::is_of_codes(finding);
            findings.extend(told.filter(is_sure));
            postcodes.compiled.insert(file.path.clone(), compiled);
        }
        postcodes.merge(files.iter().map(|file| (file.path.as_str(), &file.name)), findings);
        postcodes
    }

    /// Puts the rows of all files into one order, each postcode once.
    fn merge<'f>(&mut self, files: impl Iterator<Item = (&'f str, &'f FileName)>, findings: &mut Findings) {
        let files: Vec<(&FileName, &Arc<CompiledFile>)> =
            files.filter_map(|(path, name)| Some((name, self.compiled.get(path)?))).collect();
        let rows = files.iter().enumerate().flat_map(|(number, (_, file))| {
            let column = file.postcode_column();
            file.rows.iter().map(move |row| (*row, number, column))
        });
        let mut rows: Vec<(Row, usize, u32)> = rows.collect();
        rows.sort_unstable_by_key(|(row, number, _)| (row.outward, row.inward, *number, row.line));
        let mut twice: Option<faults::Twice> = None;
        rows.dedup_by(|next, kept| {
            let is_same = (next.0.outward, next.0.inward) == (kept.0.outward, kept.0.inward);
            if is_same && (next.0.areas, next.0.ended) != (kept.0.areas, kept.0.ended) {
                let found = twice.get_or_insert_with(|| faults::Twice::of(&files, next, kept));
                found.postcodes += 1;
            }
            is_same
        });
        findings.extend(twice.map(faults::Twice::finding));
        self.rows = rows.into_iter().map(|(row, ..)| row).collect();
    }

    /// The first of the files of postcodes, where there is any.
    #[must_use]
    pub fn first_file(&self) -> Option<&FileName> {
        self.first_file.as_ref()
    }

    /// Whether every file could be read. Where one could not, what seems to be missing may stand
    /// in it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// How many postcodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The districts in which any postcode lies.
    #[must_use]
    pub fn districts(&self) -> std::collections::BTreeSet<&Id> {
        let mut numbers: Vec<u32> = self.rows.iter().map(|row| row.areas.district).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.areas.get(number as usize)).collect()
    }

    /// What may be shown of them at the directory's moment.
    #[must_use]
    pub fn publish(&self, directory: &VisibleDirectory) -> PostcodeDistricts {
        published::districts(self, directory)
    }
}

/// Whether a file of postcodes, or the folder of them, could not even be opened.
fn is_lost(content: &Content) -> bool {
    let mut lost = content.unreadable.iter();
    lost.any(|path| {
        path.strip_prefix(POSTCODES_FOLDER).is_some_and(|rest| matches!(rest.as_bytes(), [] | [b'/', ..]))
    })
}
