//! What lies in a published folder, before any of it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::super::files::{Files, Kind};
use super::super::stock::join;
use crate::site::route::RelativePath;
use crate::source::walk::plain;

/// What lies in a folder, by its path there. Nothing of it has been opened.
#[derive(Default)]
pub(super) struct Seen {
    /// What is not a folder.
    pub(super) files: BTreeMap<OsString, (PathBuf, Kind)>,
    pub(super) folders: BTreeSet<OsString>,
    /// Those of the folders in which nothing lies.
    pub(super) empty: BTreeSet<OsString>,
    /// Those of the folders that could not be looked into, and why.
    pub(super) unread: BTreeMap<OsString, String>,
}

impl Seen {
    /// Looks into a folder and all below it, one depth after the other: folders may lie deeper in
    /// one another than a function can call itself.
    ///
    /// # Errors
    /// As the system gives them for the folder itself.
    pub(super) fn below(folder: &Path, files: &dyn Files) -> io::Result<Self> {
        let mut seen = Self::default();
        let mut depth = seen.note(folder, OsStr::new(""), files.list(folder)?);
        while !depth.is_empty() {
            let listed: Vec<_> = depth.par_iter().map(|(location, _)| files.list(location)).collect();
            let mut next = Vec::new();
            for ((location, inside), entries) in depth.into_iter().zip(listed) {
                match entries {
                    Ok(entries) => next.extend(seen.note(&location, &inside, entries)),
                    // Somebody took it away while we looked.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => drop(seen.unread.insert(inside.clone(), plain(&error))),
                }
                seen.folders.insert(inside);
            }
            depth = next;
        }
        Ok(seen)
    }

    /// Takes note of what lies in a folder. Answers with the folders among it.
    fn note(
        &mut self,
        folder: &Path,
        inside: &OsStr,
        entries: Vec<(OsString, Kind)>,
    ) -> Vec<(PathBuf, OsString)> {
        if entries.is_empty() {
            self.empty.insert(inside.to_owned());
        }
        let mut folders = Vec::new();
        for (name, kind) in entries {
            let (location, inside) = (folder.join(&name), join(inside, &name));
            if kind == Kind::Folder {
                folders.push((location, inside));
            } else {
                self.files.insert(inside, (location, kind));
            }
        }
        folders
    }

    /// Whether nothing can be said of a path, because a folder above it was not looked into.
    pub(super) fn hides(&self, path: &RelativePath) -> bool {
        path.folders().any(|folder| self.unread.contains_key(OsStr::new(folder)))
    }
}
