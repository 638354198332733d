//! Reads a theme: the default one inside the program, and over it, file by file, a site's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::Embed;
use walkdir::{DirEntry, WalkDir};

use super::walk::{file_name, is_hidden, plain, read_at_most};
use crate::diagnostics::{FileName, Finding, Findings, Place};

#[derive(Embed)]
#[folder = "themes/default/"]
struct DefaultTheme;

/// The largest file of a theme that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Its name in messages.
    pub name: FileName,
    /// What it holds.
    pub text: Arc<str>,
    /// Whether it is the site's own, and not one of the program's.
    pub is_own: bool,
}

/// The files of a theme by their paths inside it, such as `templates/base.html`.
pub type ThemeFiles = BTreeMap<String, ThemeFile>;

/// The folder of a site's own theme, from its name or its path.
///
/// # Errors
/// A sentence when there is no such folder.
pub fn folder(theme: &str) -> Result<PathBuf, String> {
    let candidates = [Path::new("themes").join(theme), PathBuf::from(theme)];
    let found = candidates.into_iter().find(|folder| folder.is_dir());
    found.ok_or_else(|| format!("There is no theme `{theme}`: neither the folder `themes/{theme}` nor a folder `{theme}` is there."))
}

/// Reads the default theme, and over it the theme in a folder.
#[must_use]
pub fn read(folder: Option<&Path>) -> (ThemeFiles, Findings) {
    let mut files = ThemeFiles::new();
    let mut findings = Findings::default();
    for path in DefaultTheme::iter() {
        let Some(file) = DefaultTheme::get(&path) else { continue };
        // The default theme is text throughout: a test reads every file of it.
        let text = String::from_utf8_lossy(&file.data);
        let name = Arc::from(format!("default theme/{path}"));
        files.insert(path.into_owned(), ThemeFile { name, text: Arc::from(text), is_own: false });
    }
    let Some(folder) = folder else { return (files, findings) };
    let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => read_over(folder, &entry, &mut files, &mut findings),
            Err(error) => {
                let why = error.io_error().map_or_else(|| "the disk gave no reason".to_owned(), plain);
                let name = file_name(folder, "");
                findings.push(unreadable(&name, &why));
            }
        }
    }
    (files, findings)
}

fn read_over(folder: &Path, entry: &DirEntry, files: &mut ThemeFiles, findings: &mut Findings) {
    let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let path = inside.to_string_lossy().replace('\\', "/");
    let name = file_name(folder, &path);
    match text_of(entry) {
        Ok(text) => {
            files.insert(path, ThemeFile { name, text: Arc::from(text), is_own: true });
        }
        Err(why) => findings.push(unreadable(&name, &why)),
    }
}

fn text_of(entry: &DirEntry) -> Result<String, String> {
    if entry.path_is_symlink() {
        return Err("it is a link".to_owned());
    }
    if !entry.file_type().is_file() {
        return Err("it is neither a file nor a folder".to_owned());
    }
    let bytes = read_at_most(entry.path(), LARGEST).map_err(|error| plain(&error))?;
    let bytes = bytes.ok_or("it is larger than a megabyte")?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
}

fn unreadable(name: &FileName, why: &str) -> Finding {
    Finding::error("unreadable", Place::file(name), format!("This file of the theme cannot be read: {why}"))
        .help("A theme holds files of text in UTF-8. Put such a file here, or delete this one.")
}
