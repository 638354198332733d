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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    files: BTreeMap<String, Stamp>,
    /// When the build began to read, in nanoseconds since 1970.
    begun: u128,
    /// Whether everything could be looked at.
    whole: bool,
}

/// What the disk knows of a file without opening it. Nobody can set the time of its last change
/// back, so that a file with the same stamp is the same file with the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
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
        let mut inputs = Self { files: BTreeMap::new(), begun: nanoseconds(now), whole: true };
        inputs.look("content", roots.content);
        if let Some(theme) = roots.theme {
            inputs.look("theme", theme);
        }
        inputs
    }

    /// Whether every file is as it was. A file that was altered so late that its state could not
    /// show another change is taken for changed.
    #[must_use]
    pub fn is_as_before(&self, before: &Self) -> bool {
        let latest = before.begun.saturating_sub(STEP.as_nanos());
        let is_settled = |stamp: &Stamp| stamp.modified.max(stamp.changed) < latest;
        self.whole && before.whole && self.files == before.files && self.files.values().all(is_settled)
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
