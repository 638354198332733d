//! The boundaries of districts, from the files in `boundaries/`: `GeoJSON` (RFC 7946) as the Open
//! Geography Portal of the Office for National Statistics gives it out.

mod faults;
mod file;
mod geometry;
mod lenient;

use std::collections::BTreeMap;

use crate::diagnostics::{FileName, Findings};
use crate::directory::Tables;
use crate::records::fields::Id;
use crate::source::{Content, walk};
use faults::What;
use file::{Codes, Features};

/// A closed line of corners, the first once more at the end: degrees of longitude (-180 to 180) and of
/// latitude (-90 to 90).
pub type Outline = Vec<(f64, f64)>;

/// The boundaries of the authority's own districts.
#[derive(Debug, Default)]
pub struct Boundaries {
    outlines: BTreeMap<Id, Vec<Outline>>,
    first_file: Option<FileName>,
    has_faults: bool,
    state: [u8; 32],
}

impl Boundaries {
    /// Reads the files of boundaries, one after the other, and keeps those of the districts in the
    /// tables. What is wrong with them is told, in the order of the files.
    #[must_use]
    pub fn read(content: &Content, tables: &Tables, findings: &mut Findings) -> Self {
        let mut boundaries = Self::default();
        let codes = Codes::of(tables.areas.iter().map(|area| &**area));
        let mut files: BTreeMap<Id, FileName> = BTreeMap::new();
        for file in &content.boundary_files {
            boundaries.first_file.get_or_insert_with(|| FileName::clone(&file.name));
            let read = walk::read_boundaries(file).and_then(|bytes| {
                file::features(&bytes, &codes).map_err(|fault| Box::new(fault.finding(&file.name)))
            });
            match read {
                Ok(features) => boundaries.add(features, &file.name, tables, &mut files, findings),
                Err(finding) => {
                    boundaries.has_faults = true;
                    findings.push(*finding);
                }
            }
        }
        boundaries.state = state(&boundaries.outlines);
        boundaries
    }

    fn add(
        &mut self,
        features: Features,
        file: &FileName,
        tables: &Tables,
        files: &mut BTreeMap<Id, FileName>,
        findings: &mut Findings,
    ) {
        if features.own.is_empty() {
            // A list that could not be read may have their codes.
            if tables.areas.is_whole() {
                findings.push(faults::none_of_ours(file));
            }
            return;
        }
        let mut in_metres = false;
        for (id, found) in features.own {
            let whose = whose(tables, &id, &found.code);
            let fault = match (files.get(&id), features.twice.get(&id), found.outlines) {
                (Some(other), _, _) => Some(faults::in_two_files(file, &whose, other)),
                (None, Some(second), _) => Some(faults::twice(file, &whose, found.number, *second)),
                // All of a file is in metres: that is told once.
                (None, None, Err(What::NoDegrees(_))) if std::mem::replace(&mut in_metres, true) => None,
                (None, None, Err(what)) => Some(what.finding(file, &whose, found.number)),
                (None, None, Ok(outlines)) => {
                    self.outlines.insert(id.clone(), outlines);
                    None
                }
            };
            self.has_faults |= in_metres || fault.is_some();
            findings.extend(fault);
            files.entry(id).or_insert_with(|| FileName::clone(file));
        }
    }

    /// The outlines of a district, those of its islands and holes among them. A place that lies
    /// within an odd number of them belongs to it.
    #[must_use]
    pub fn of(&self, district: &Id) -> Option<&[Outline]> {
        self.outlines.get(district).map(Vec::as_slice)
    }

    /// The first of the files, where there are any.
    #[must_use]
    pub fn first_file(&self) -> Option<&FileName> {
        self.first_file.as_ref()
    }

    /// Whether there are boundaries, and all that the files hold of the districts could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.outlines.is_empty() && !self.has_faults
    }

    /// The state of all of them: the same as long as none changes.
    #[must_use]
    pub fn state(&self) -> [u8; 32] {
        self.state
    }
}

/// A district as messages name it: by its name, and the code in the file.
fn whose(tables: &Tables, id: &Id, code: &str) -> String {
    let area = tables.areas.get(id.as_str());
    let name = area.map_or(id.as_str(), |area| area.record.name.english().as_str());
    format!("{name} (`{code}`)")
}

fn state(outlines: &BTreeMap<Id, Vec<Outline>>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (id, outlines) in outlines {
        hasher.update(format!("{id} {}\n", outlines.len()).as_bytes());
        for outline in outlines {
            hasher.update(&(outline.len() as u64).to_le_bytes());
            for (longitude, latitude) in outline {
                hasher.update(&longitude.to_le_bytes()).update(&latitude.to_le_bytes());
            }
        }
    }
    hasher.finalize().into()
}
