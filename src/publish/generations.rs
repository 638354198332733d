//! The two generations of a site: the one that stands in the output folder, and the standby.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::files::Kind;
use super::manifest::{Digest, MANIFEST, Manifest};
use super::refusal::{Doing, Refusal};
use super::stock::{Record, Stock};
use super::swap::remove_tree;
use super::target::Target;
use crate::site::route::RelativePath;

/// The site that stands in the output folder.
pub(super) struct Live {
    record: Option<Record>,
    /// The files that are as a build wrote them.
    pub(super) files: BTreeMap<RelativePath, Digest>,
    /// Whether each of its files is as a build wrote it, and no other is there.
    intact: bool,
    /// Whether files that a build did not write may be dropped.
    force: bool,
}

impl Live {
    /// Looks at the output folder.
    pub(super) fn look(target: &Target, force: bool) -> Result<Self, Refusal> {
        let mut live = Self { record: None, files: BTreeMap::new(), intact: false, force };
        if target.kind(&target.output)?.is_none() {
            return Ok(live);
        }
        live.record = Record::of(target, &target.output)?;
        let stock = Stock::take(target, &target.output, live.record.as_ref())?;
        if !force {
            stock.refuse_strangers(target, live.record.as_ref())?;
        }
        let listed = live.record.as_ref().map(|record| &record.manifest.0);
        live.intact = stock.strangers.is_empty() && listed == Some(&stock.ours);
        live.files = stock.ours;
        Ok(live)
    }

    /// The manifest, where everything in the folder is as it says.
    pub(super) fn whole_manifest(&self) -> Option<&Manifest> {
        self.record.as_ref().filter(|_| self.intact).map(|record| &record.manifest)
    }

    /// Looks for files that came since.
    pub(super) fn look_again(&self, target: &Target) -> Result<(), Refusal> {
        if self.force {
            return Ok(());
        }
        let record = self.record.as_ref();
        Stock::take(target, &target.output, record)?.refuse_strangers(target, record)
    }

    /// The refusal for a file that somebody changed since it was looked at.
    pub(super) fn changed_since(target: &Target, path: &RelativePath) -> Refusal {
        Refusal::Strangers {
            output: target.shown(&target.output),
            names: vec![format!("{path} (changed)")],
            more: 0,
            beside_ours: true,
        }
    }

    /// Whether publishing a site would change anything.
    pub(super) fn differs_from(&self, manifest: &Manifest) -> bool {
        !self.intact || self.files != manifest.0
    }
}

/// Brings the standby generation into a known state: exactly the files of its manifest, without
/// the manifest. A generation without one is what a killed build left: nothing in it is believed.
///
/// From here until the new site is complete it has no manifest. What a killed program leaves can
/// so be told from a whole generation.
pub(super) fn clean_standby(target: &Target) -> Result<BTreeMap<RelativePath, Digest>, Refusal> {
    let standby = target.standby();
    // A link in its place is never followed: what it leads to is not ours to clean.
    let is_folder = target.kind(&standby)? == Some(Kind::Folder);
    let record = if is_folder { Record::of(target, &standby)? } else { None };
    let Some(record) = record else {
        remove_tree(target, &standby)?;
        create_folders(target, &standby)?;
        return Ok(BTreeMap::new());
    };
    let deleted = |path: &Path, result: io::Result<()>| {
        result.map_err(|error| target.failed(Doing::Deleting, path, error))
    };
    let stock = Stock::take(target, &standby, Some(&record))?;
    let manifest = standby.join(MANIFEST);
    deleted(&manifest, target.files.remove_file(&manifest))?;
    for stranger in &stock.strangers {
        deleted(&stranger.location, target.files.remove_file(&stranger.location))?;
    }
    let needed: BTreeSet<&str> = stock.ours.keys().flat_map(RelativePath::folders).collect();
    for (location, inside) in stock.folders.iter().rev() {
        if !inside.to_str().is_some_and(|inside| needed.contains(inside)) {
            deleted(location, target.files.remove_folder(location))?;
        }
    }
    Ok(stock.ours)
}

/// Makes a folder with all that are missing above it.
pub(super) fn create_folders(target: &Target, path: &Path) -> Result<(), Refusal> {
    if target.kind(path)?.is_some() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        create_folders(target, parent)?;
    }
    match target.files.create_folder(path) {
        // Another build may have made it in this instant.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(target.failed(Doing::Writing, path, error))
        }
        _ => Ok(()),
    }
}
