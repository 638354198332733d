//! Tests of publishing as a whole, on a real disk with a layer of faults before it.

mod faults;
mod faulty;
mod publishing;
mod refusals;
mod verify;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Disk, Files, Published, Refusal, Target};
use crate::site::route::RelativePath;

/// A site: its files by path.
type Site = BTreeMap<String, String>;

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn path(text: &str) -> RelativePath {
    RelativePath::parse(text).unwrap()
}

/// Builds a site as the program does: the pages are written from many threads.
fn build_with(output: &Path, site: &Site, force: bool, files: &dyn Files) -> Result<Published, Refusal> {
    let target = Target::check(output, &[], files)?;
    let staging = target.begin(force)?;
    site.par_iter().try_for_each(|(name, text)| staging.write(&path(name), text.as_bytes()).map(drop))?;
    staging.finish()
}

fn build(output: &Path, site: &Site) -> Result<Published, Refusal> {
    build_with(output, site, false, &Disk)
}

/// Everything below a folder: files with their bytes, folders without. Empty when it is missing.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok);
    for entry in entries {
        let inside = entry.path().strip_prefix(folder).unwrap().to_owned();
        found.insert(inside, entry.file_type().is_file().then(|| bytes(entry.path())));
    }
    found
}

/// The files of a published site, without the manifest.
fn published(output: &Path) -> Site {
    let files = tree(output).into_iter().filter_map(|(path, bytes)| Some((path, bytes?)));
    let site =
        files.map(|(path, bytes)| (path.to_str().unwrap().to_owned(), String::from_utf8(bytes).unwrap()));
    site.filter(|(path, _)| path != ".noticeboard-manifest").collect()
}

#[expect(clippy::disallowed_methods, reason = "a test looks at the disk itself")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

/// Writes a file as a person does, with the folders above it.
#[expect(clippy::disallowed_methods, reason = "a test changes the disk itself")]
fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
