//! The files that are made before pages, because pages tell their sizes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::directory::reads::{Read, note};
use crate::site::route::Route;

/// A file that was made, or taken over from the build before.
#[derive(Debug, Clone)]
pub struct MadeFile {
    /// Its size in bytes.
    pub size: u64,
    /// What was read for it.
    pub reads: Vec<Read>,
}

/// The files that were made, by their addresses. They are known once, before any page is made.
#[derive(Debug, Default)]
pub struct MadeFiles(OnceLock<BTreeMap<Route, MadeFile>>);

impl MadeFiles {
    /// Tells which files were made.
    pub fn know(&self, files: BTreeMap<Route, MadeFile>) {
        // Nobody tells it twice.
        let _ = self.0.set(files);
    }

    /// The size of a file in bytes. Whoever asks depends on all that was read for the file, since
    /// its size may change with any of it.
    pub(in crate::site) fn size(&self, route: &Route) -> Option<u64> {
        let Some(file) = self.0.get().and_then(|files| files.get(route)) else {
            note(|| Read::Unknown);
            return None;
        };
        for read in &file.reads {
            note(|| read.clone());
        }
        Some(file.size)
    }
}
