//! What lies in a generation, held against its manifest: which files are a build's own, and
//! which are not.

use std::collections::{BTreeMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::files::{Files, Kind};
use super::manifest::{Digest, MANIFEST, Manifest};
use super::refusal::{Doing, Refusal};
use super::target::Target;
use crate::diagnostics::printable;
use crate::site::route::RelativePath;

/// How many files a message names.
const NAMED: usize = 10;

/// The manifest of a generation, as it was read.
pub(super) struct Record {
    pub(super) manifest: Manifest,
    written: SystemTime,
}

impl Record {
    /// Reads the manifest of a generation. `None` when it has none that can be believed.
    pub(super) fn of(target: &Target, generation: &Path) -> Result<Option<Self>, Refusal> {
        let path = generation.join(MANIFEST);
        let failed = |error| target.failed(Doing::Reading, &path, error);
        let status = match target.files.status(&path) {
            Ok(status) if status.kind == Kind::File => status,
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let mut bytes = Vec::new();
        let read = |mut file: Box<dyn Read>| file.read_to_end(&mut bytes);
        target.files.open(&path).and_then(read).map_err(failed)?;
        Ok(Manifest::parse(&bytes).map(|manifest| Self { manifest, written: status.modified }))
    }
}

/// What lies in a generation.
#[derive(Default)]
pub(super) struct Stock {
    /// The files that are as the build wrote them.
    pub(super) ours: BTreeMap<RelativePath, Digest>,
    /// Everything else that is not a folder, ordered by name.
    pub(super) strangers: Vec<Stranger>,
    /// All folders below the generation, each before what lies in it. None, where all files are
    /// those of the manifest, and no folder is there without one.
    pub(super) folders: Vec<(PathBuf, OsString)>,
}

/// A file that a build did not write, or not as it is now.
pub(super) struct Stranger {
    pub(super) location: PathBuf,
    /// Its path in the generation, for messages.
    name: String,
}

impl Stock {
    /// Looks at every file of a generation. Without a record all of them are strangers.
    ///
    /// A file is taken for the build's own when its size is right and nothing of it was altered
    /// since the manifest was written; only otherwise is it read and its hash compared. So a
    /// file written just before the manifest, within the clock's step, is read once more than it
    /// must, and none is believed that should not be.
    pub(super) fn take(target: &Target, generation: &Path, record: Option<&Record>) -> Result<Self, Refusal> {
        let mut stock = Self::default();
        if let Some(record) = record
            && (Whole { files: target.files, generation, record }).is_there()
        {
            stock.ours.clone_from(&record.manifest.0);
            return Ok(stock);
        }
        let look = Look { target, record };
        for seen in look.enter(generation, OsStr::new(""))? {
            match seen {
                Seen::Ours(path, digest) => {
                    stock.ours.insert(path, digest);
                }
                Seen::Stranger(stranger) => stock.strangers.push(stranger),
                Seen::Folder(location, inside) => stock.folders.push((location, inside)),
            }
        }
        stock.strangers.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(stock)
    }

    /// Refuses when there are strangers, and names the first of them.
    pub(super) fn refuse_strangers(&self, target: &Target, record: Option<&Record>) -> Result<(), Refusal> {
        if self.strangers.is_empty() {
            return Ok(());
        }
        Err(Refusal::Strangers {
            output: target.shown(&target.output),
            names: self.strangers.iter().take(NAMED).map(|stranger| stranger.name.clone()).collect(),
            more: self.strangers.len().saturating_sub(NAMED),
            beside_ours: record.is_some(),
        })
    }
}

/// Reads all of something and tells what it held.
pub(super) fn digest(from: impl Read) -> io::Result<Digest> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(from)?;
    Ok(Digest { hash: hasher.finalize(), size: hasher.count() })
}

enum Seen {
    Ours(RelativePath, Digest),
    Stranger(Stranger),
    Folder(PathBuf, OsString),
}

/// Whether a file holds what the manifest says.
fn holds(files: &dyn Files, location: &Path, listed: Digest, written: SystemTime) -> io::Result<bool> {
    let status = files.status(location)?;
    if status.kind != Kind::File || status.size != listed.size {
        return Ok(false);
    }
    Ok(status.altered < written || digest(files.open(location)?)? == listed)
}

/// A generation that may be just as its manifest says, as most are. To find that out takes a look
/// at each file and each folder, and no list of what lies in them.
struct Whole<'a> {
    files: &'a dyn Files,
    generation: &'a Path,
    record: &'a Record,
}

impl Whole<'_> {
    /// Whether every file of the manifest is there, as it says, and no other file or folder. What
    /// cannot be looked at is not: why, another look has to tell.
    fn is_there(&self) -> bool {
        let listed: Vec<_> = self.record.manifest.0.iter().collect();
        self.has_only_its_own("").unwrap_or(false)
            && listed.par_chunks(64).all(|files| self.has(files).unwrap_or(false))
    }

    /// Whether some files that stand beside each other in the manifest are there, and their folders
    /// hold nothing else.
    fn has(&self, files: &[(&RelativePath, &Digest)]) -> io::Result<bool> {
        let mut before = "";
        for (path, digest) in files {
            let is_new = |folder: &&str| !is_below(folder, before);
            for folder in path.folders().filter(is_new) {
                let status = self.files.status(&self.generation.join(folder))?;
                // A folder that was not altered since the manifest was written holds what the
                // manifest says: its own time of change cannot be set back.
                let is_as_it_was = status.kind == Kind::Folder
                    && (status.altered < self.record.written || self.has_only_its_own(folder)?);
                if !is_as_it_was {
                    return Ok(false);
                }
            }
            if !holds(self.files, &path.inside(self.generation), **digest, self.record.written)? {
                return Ok(false);
            }
            before = path.as_str();
        }
        Ok(true)
    }

    /// Whether a folder holds no name that the manifest does not have in it.
    fn has_only_its_own(&self, folder: &str) -> io::Result<bool> {
        let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let from = (Bound::Included(below.as_str()), Bound::Unbounded);
        let inside = self
            .record
            .manifest
            .0
            .range::<str, _>(from)
            .map_while(|(path, _)| path.as_str().strip_prefix(&below));
        let names: HashSet<&OsStr> =
            inside.filter_map(|path| path.split('/').next()).map(OsStr::new).collect();
        let found = self.files.list(&self.generation.join(folder))?;
        let is_known = |name: &OsStr| names.contains(name) || (folder.is_empty() && name == MANIFEST);
        Ok(found.iter().all(|(name, _)| is_known(name)))
    }
}

/// Whether a path leads into a folder.
fn is_below(folder: &str, path: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

struct Look<'a> {
    target: &'a Target<'a>,
    record: Option<&'a Record>,
}

impl Look<'_> {
    fn enter(&self, folder: &Path, inside: &OsStr) -> Result<Vec<Seen>, Refusal> {
        let entries = match self.target.files.list(folder) {
            Ok(entries) => entries,
            // Somebody took it away while we looked.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.target.failed(Doing::Reading, folder, error)),
        };
        let seen: Vec<Vec<Seen>> = entries
            .into_par_iter()
            .filter(|(name, _)| !(inside.is_empty() && name == MANIFEST && self.record.is_some()))
            .map(|(name, kind)| self.at(folder.join(&name), join(inside, &name), kind))
            .collect::<Result<_, Refusal>>()?;
        Ok(seen.into_iter().flatten().collect())
    }

    fn at(&self, location: PathBuf, inside: OsString, kind: Kind) -> Result<Vec<Seen>, Refusal> {
        if kind == Kind::Folder {
            let below = self.enter(&location, &inside)?;
            return Ok(std::iter::once(Seen::Folder(location, inside)).chain(below).collect());
        }
        let name = printable(&inside.to_string_lossy());
        let listed = self.record.zip(inside.to_str()).and_then(|(record, inside)| {
            let (path, digest) = record.manifest.0.get_key_value(inside)?;
            Some((path, *digest, record.written))
        });
        let Some((path, digest, written)) = listed else {
            return Ok(vec![Seen::Stranger(Stranger { location, name })]);
        };
        match holds(self.target.files, &location, digest, written) {
            Ok(true) => Ok(vec![Seen::Ours(path.clone(), digest)]),
            Ok(false) => Ok(vec![Seen::Stranger(Stranger { location, name: format!("{name} (changed)") })]),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(self.target.failed(Doing::Reading, &location, error)),
        }
    }
}

/// The path of a name in a folder, as manifests write it.
pub(super) fn join(inside: &OsStr, name: &OsStr) -> OsString {
    let mut path = inside.to_owned();
    if !path.is_empty() {
        path.push("/");
    }
    path.push(name);
    path
}
