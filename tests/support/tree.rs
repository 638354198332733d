//! Everything that lies below a folder.

// Each test program uses its own part of these helpers.
#![allow(unreachable_pub)]

use std::collections::BTreeMap;
use std::path::Path;

/// What lies below a folder, by its path there: files with their bytes, all else without.
pub type Tree = BTreeMap<String, Option<Vec<u8>>>;

/// Reads all that lies below a folder. It is empty when the folder is missing.
#[allow(clippy::disallowed_methods, reason = "a test looks at the disk itself")]
pub fn tree(folder: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok);
    let read = entries.map(|entry| {
        let inside = entry.path().strip_prefix(folder).expect("it lies in the folder");
        let bytes = entry.file_type().is_file().then(|| std::fs::read(entry.path()).expect("it can be read"));
        (inside.to_str().expect("its name is text").to_owned(), bytes)
    });
    read.collect()
}
