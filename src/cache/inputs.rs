//! The state of the files that a build reads.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

/// How long before a build a file must have been left alone to be known by its state alone: disks
/// tell times in steps, the coarsest of two seconds.
const STEP: Duration = Duration::from_secs(2);

/// The folders that a build reads.
#[derive(Debug, Clone, Copy)]
pub struct Roots<'a> {
    /// The content.
    pub content: &'a Path,
    /// The site's own theme.
    pub theme: Option<&'a Path>,
}

/// The state of every file in the folders of a build.
///
/// Names are kept as hashes only: that of a record which is held back is nobody's business yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    #[serde(skip)]
    files: BTreeMap<String, Stamp>,
    /// The hash of the names and stamps of all files.
    state: [u8; 32],
    /// The latest moment at which a file was altered.
    altered: u128,
    /// The hashes of the texts that were read of files too young to be known by their stamp, by
    /// the hashes of their names.
    young: BTreeMap<[u8; 32], [u8; 32]>,
    /// When the build began to read, in nanoseconds since 1970.
    begun: u128,
    /// Whether everything could be looked at.
    whole: bool,
}

/// What the disk knows of a file without opening it. Nobody can set the time of its last change
/// back, so that a file with the same stamp is the same file with the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    modified: u128,
    changed: u128,
    device: u64,
    inode: u64,
}

impl Inputs {
    /// Looks at every file of the folders. `now` is the moment of the look.
    #[must_use]
    pub fn take(roots: Roots<'_>, now: SystemTime) -> Self {
        let mut inputs = Self { begun: nanoseconds(now), whole: true, ..Self::default() };
        inputs.look("content", roots.content);
        if let Some(theme) = roots.theme {
            inputs.look("theme", theme);
        }
        let mut hasher = blake3::Hasher::new();
        for (name, stamp) in &inputs.files {
            hasher.update(&hash_of(name));
            for part in
                [stamp.modified, stamp.changed, stamp.size.into(), stamp.device.into(), stamp.inode.into()]
            {
                hasher.update(&part.to_le_bytes());
            }
        }
        inputs.state = hasher.finalize().into();
        inputs.altered = inputs.files.values().map(Stamp::altered).max().unwrap_or_default();
        inputs
    }

    /// Remembers what was read of files that were altered so late that their stamp could not
    /// show another change. `read` answers the text of a file by its path in the content folder.
    pub fn remember_young<'t>(&mut self, read: impl Fn(&str) -> Option<&'t str>) {
        let latest = self.latest();
        let young = self.files.iter().filter(|(_, stamp)| stamp.altered() >= latest);
        let hashed = young.filter_map(|(name, _)| {
            let text = read(name.strip_prefix(CONTENT)?)?;
            Some((hash_of(name), blake3::hash(text.as_bytes()).into()))
        });
        self.young = hashed.collect();
    }

    /// Whether every file is as it was. A young one is read again for it, and one that was not
    /// read as text is taken for changed.
    #[must_use]
    pub fn is_as_before(&self, before: &Self, roots: Roots<'_>) -> bool {
        let latest = before.latest();
        let is_same = |(name, stamp): (&String, &Stamp)| {
            let as_read = || before.young.get(&hash_of(name)).is_some_and(|hash| holds(roots, name, hash));
            stamp.altered() < latest || as_read()
        };
        self.whole
            && before.whole
            && self.state == before.state
            && (self.altered < latest || self.files.iter().all(is_same))
    }

    /// The path in the content folder of a file by the hash that [`Self::hash_of_path`] gives.
    #[must_use]
    pub fn path_of(&self, hash: [u8; 32]) -> Option<&str> {
        let name = self.files.keys().find(|name| hash_of(name) == hash)?;
        name.strip_prefix(CONTENT)
    }

    /// The hash by which a file of the content folder is known.
    #[must_use]
    pub fn hash_of_path(path: &str) -> [u8; 32] {
        hash_of(&format!("{CONTENT}{path}"))
    }

    /// The state of a file of the content folder.
    pub(super) fn stamp(&self, path: &str) -> Option<Stamp> {
        self.files.get(&format!("{CONTENT}{path}")).copied()
    }

    /// The same, where it shows any later change: the file was left alone for long enough.
    pub(super) fn settled(&self, path: &str) -> Option<Stamp> {
        self.stamp(path).filter(|stamp| stamp.altered() < self.latest())
    }

    fn latest(&self) -> u128 {
        self.begun.saturating_sub(STEP.as_nanos())
    }

    fn look(&mut self, name: &str, folder: &Path) {
        // One folder below the root at a time: the files of a kind lie together.
        let below: Result<Vec<_>, _> =
            WalkDir::new(folder).min_depth(1).max_depth(1).follow_links(true).into_iter().collect();
        let Ok(below) = below else {
            self.whole = false;
            return;
        };
        let looked: Vec<(Vec<(String, Stamp)>, bool)> =
            below.par_iter().map(|entry| look_below(name, folder, entry.path())).collect();
        for (files, whole) in looked {
            self.files.extend(files);
            self.whole &= whole;
        }
    }
}

/// What the names of files in the content folder begin with.
const CONTENT: &str = "content/";

impl Stamp {
    /// When anything of it was last altered.
    fn altered(&self) -> u128 {
        self.modified.max(self.changed)
    }
}

fn hash_of(name: &str) -> [u8; 32] {
    blake3::hash(name.as_bytes()).into()
}

/// Whether a file of the content folder still holds the text of a hash.
#[expect(clippy::disallowed_methods, reason = "a file too young to be known by its state is read")]
fn holds(roots: Roots<'_>, name: &str, hash: &[u8; 32]) -> bool {
    let Some(path) = name.strip_prefix(CONTENT) else { return false };
    let text = std::fs::read_to_string(roots.content.join(path));
    text.is_ok_and(|text| blake3::hash(without_mark(&text).as_bytes()).as_bytes() == hash)
}

/// A text without a byte order mark, as it is read.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn look_below(name: &str, folder: &Path, below: &Path) -> (Vec<(String, Stamp)>, bool) {
    let (mut files, mut whole) = (Vec::new(), true);
    for entry in WalkDir::new(below).follow_links(true) {
        let Ok(entry) = entry else {
            whole = false;
            continue;
        };
        let inside = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
        match (inside, entry.metadata()) {
            (_, Ok(metadata)) if metadata.is_dir() => {}
            (Some(inside), Ok(metadata)) => files.push((format!("{name}/{inside}"), stamp(&metadata))),
            _ => whole = false,
        }
    }
    (files, whole)
}

fn stamp(metadata: &Metadata) -> Stamp {
    let modified = metadata.modified().map(nanoseconds).unwrap_or_default();
    #[cfg(unix)]
    let (changed, device, inode) = {
        use std::os::unix::fs::MetadataExt as _;
        let (seconds, rest) = (u128::try_from(metadata.ctime()), u128::try_from(metadata.ctime_nsec()));
        let changed = seconds.unwrap_or_default() * 1_000_000_000 + rest.unwrap_or_default();
        (changed, metadata.dev(), metadata.ino())
    };
    // Without a time of change, a file could be altered and its time set back.
    #[cfg(not(unix))]
    let (changed, device, inode) = (u128::MAX, 0, 0);
    Stamp { size: metadata.len(), modified, changed, device, inode }
}

fn nanoseconds(time: SystemTime) -> u128 {
    time.duration_since(SystemTime::UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default()
}
