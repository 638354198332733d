//! What lies in a generation, held against its manifest: which files are a build's own, and
//! which are not.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
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
    /// All folders below the generation, each before what lies in it.
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
        let look = Look { target, record, below: record.map(Below::of).unwrap_or_default() };
        let mut stock = Self::default();
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

/// What a manifest says of each folder: the names of the files and folders in it.
#[derive(Default)]
struct Below<'m>(HashMap<&'m str, Vec<(&'m str, Kind)>>);

impl<'m> Below<'m> {
    fn of(record: &'m Record) -> Self {
        let mut below = Self::default();
        for path in record.manifest.0.keys() {
            let mut path = path.as_str();
            let mut kind = Kind::File;
            // As far up as nothing in the folder was listed before: the folder itself then is.
            while let Some((folder, name)) = path.rsplit_once('/') {
                let names = below.0.entry(folder).or_default();
                let is_new = names.is_empty();
                names.push((name, kind));
                if !is_new {
                    break;
                }
                (path, kind) = (folder, Kind::Folder);
            }
        }
        below
    }
}

struct Look<'a> {
    target: &'a Target<'a>,
    record: Option<&'a Record>,
    below: Below<'a>,
}

impl Look<'_> {
    fn enter(&self, folder: &Path, inside: &OsStr) -> Result<Vec<Seen>, Refusal> {
        let entries = match self.entries(folder, inside) {
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

    /// The names in a folder. One that was not altered since the manifest was written holds what
    /// the manifest says, and need not be listed: its own time of change cannot be set back.
    fn entries(&self, folder: &Path, inside: &OsStr) -> io::Result<Vec<(OsString, Kind)>> {
        let listed = self.record.zip(inside.to_str().and_then(|inside| self.below.0.get(inside)));
        if let Some((record, names)) = listed {
            let status = self.files().status(folder)?;
            if status.kind == Kind::Folder && status.altered < record.written {
                return Ok(names.iter().map(|(name, kind)| (OsString::from(name), *kind)).collect());
            }
        }
        self.files().list(folder)
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
        match self.holds(&location, kind, digest, written) {
            Ok(true) => Ok(vec![Seen::Ours(path.clone(), digest)]),
            Ok(false) => Ok(vec![Seen::Stranger(Stranger { location, name: format!("{name} (changed)") })]),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(self.target.failed(Doing::Reading, &location, error)),
        }
    }

    /// Whether a file holds what the manifest says.
    fn holds(&self, location: &Path, kind: Kind, listed: Digest, written: SystemTime) -> io::Result<bool> {
        if kind != Kind::File {
            return Ok(false);
        }
        let status = self.files().status(location)?;
        if status.size != listed.size {
            return Ok(false);
        }
        Ok(status.altered < written || digest(self.files().open(location)?)? == listed)
    }

    fn files(&self) -> &dyn Files {
        self.target.files
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
