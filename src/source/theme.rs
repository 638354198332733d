//! Reads a theme: the default one inside the program, and over it, file by file, a site's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::Embed;
use walkdir::WalkDir;

use super::walk::{file_name, plain};
use crate::diagnostics::{FileName, Finding, Findings, Place};

#[derive(Embed)]
#[folder = "themes/default/"]
struct DefaultTheme;

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Its name in messages.
    pub name: FileName,
    /// What it holds.
    pub text: Arc<str>,
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
        files.insert(path.into_owned(), ThemeFile { name, text: Arc::from(text) });
    }
    let Some(folder) = folder else { return (files, findings) };
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                read_over(folder, entry.path(), &mut files, &mut findings);
            }
            Ok(_) => {}
            Err(error) => {
                let why = error.io_error().map_or_else(|| "the disk gave no reason".to_owned(), plain);
                let name = file_name(folder, "");
                findings.push(unreadable(&name, &why));
            }
        }
    }
    (files, findings)
}

#[expect(clippy::disallowed_methods, reason = "reading is what this stage is for")]
fn read_over(folder: &Path, location: &Path, files: &mut ThemeFiles, findings: &mut Findings) {
    let inside = location.strip_prefix(folder).unwrap_or(location);
    let path = inside.to_string_lossy().replace('\\', "/");
    let name = file_name(folder, &path);
    match std::fs::read_to_string(location) {
        Ok(text) => {
            files.insert(path, ThemeFile { name, text: Arc::from(text) });
        }
        Err(error) => findings.push(unreadable(&name, &plain(&error))),
    }
}

fn unreadable(name: &FileName, why: &str) -> Finding {
    Finding::error("unreadable", Place::file(name), format!("This file of the theme cannot be read: {why}"))
        .help("A theme holds text in UTF-8. Delete the file or give yourself permission to read it.")
}
