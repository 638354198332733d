//! Walks the content folder. Every fault on the way is a finding: an unreadable folder never
//! drops a part of the site in silence.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Attachment, Content, TextFile};
use crate::diagnostics::{FileName, Finding, Findings, Place};

/// The largest file of text that is read, in bytes. A record is a few thousand.
const LARGEST_TEXT: u64 = 64 * 1024 * 1024;

/// Folders whose files are published as they are.
const ATTACHMENT_FOLDERS: [&str; 2] = ["images", "documents"];

/// Reads the content folder.
///
/// # Errors
/// A sentence for the officer when the folder itself cannot be opened.
pub fn read(folder: &Path) -> Result<(Content, Findings), String> {
    let shown = folder.display();
    let root = folder
        .canonicalize()
        .map_err(|error| format!("The content folder `{shown}` cannot be opened: {}.", plain(&error)))?;
    if !root.is_dir() {
        return Err(format!("`{shown}` is a file. The content has to be a folder."));
    }
    let mut walk = Walk {
        folder,
        root,
        findings: Findings::default(),
        texts: Vec::new(),
        attachments: Vec::new(),
        unreadable: Vec::new(),
    };
    walk.all();
    Ok(walk.read_texts())
}

struct Walk<'a> {
    folder: &'a Path,
    root: PathBuf,
    findings: Findings,
    texts: Vec<(FileName, String, PathBuf)>,
    attachments: Vec<Attachment>,
    unreadable: Vec<String>,
}

impl Walk<'_> {
    fn all(&mut self) {
        let mut entries =
            WalkDir::new(self.folder).follow_links(true).sort_by_file_name().min_depth(1).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if is_hidden(&entry) => skip(&mut entries, &entry),
                Ok(entry) => {
                    if !self.keep(&entry) {
                        skip(&mut entries, &entry);
                    }
                }
                Err(error) => self.unreadable_entry(&error),
            }
        }
    }

    /// Takes note of an entry. Answers whether a folder is to be entered.
    fn keep(&mut self, entry: &DirEntry) -> bool {
        let Some(path) = self.path_inside(entry.path()) else {
            return self.refuse(
                self.path_in_other_letters(entry.path()),
                "unreadable-name",
                "The name of this file is not text that every computer can read",
                "Rename it with lower-case letters, digits and hyphens.",
            );
        };
        if entry.path_is_symlink() && !self.leads_inside(entry.path()) {
            return self.refuse(
                path,
                "link-out-of-content",
                "This is a link that leads out of the content folder",
                "Copy the file into the content folder and delete the link.",
            );
        }
        if entry.file_name().to_string_lossy().contains("..") {
            return self.refuse(
                path,
                "name-with-dots",
                "The name of this file has `..` in it",
                "Rename it with lower-case letters, digits and hyphens.",
            );
        }
        if !entry.file_type().is_dir() {
            self.keep_file(entry, path);
        }
        true
    }

    /// Refuses an entry. It still counts as there, so that nothing else is blamed for it.
    fn refuse(&mut self, path: String, rule: &'static str, message: &str, help: &str) -> bool {
        let place = Place::file(&self.name_of(&path));
        self.findings.push(Finding::error(rule, place, message).help(help));
        self.unreadable.push(path);
        false
    }

    fn keep_file(&mut self, entry: &DirEntry, path: String) {
        if !entry.file_type().is_file() {
            let message = "This is neither a file nor a folder";
            self.refuse(path, "not-a-file", message, "Delete it, or put a file in its place.");
            return;
        }
        let name = self.name_of(&path);
        let size = match entry.metadata() {
            Ok(metadata) => metadata.len(),
            Err(error) => return self.unreadable_entry(&error),
        };
        let ending = entry.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_text = matches!(ending, "md" | "yml" | "yaml");
        let folder = path.split('/').next().unwrap_or_default();
        if is_text && size > LARGEST_TEXT {
            let message = "This file is larger than 64 megabytes, too large for a record";
            self.refuse(path, "too-large", message, "Split it into several files.");
        } else if is_text {
            self.texts.push((name, path, entry.path().to_owned()));
        } else if ATTACHMENT_FOLDERS.contains(&folder) && path != folder {
            self.attachments.push(Attachment { name, path, location: entry.path().to_owned(), size });
        } else {
            self.findings.push(
                Finding::warning("file-not-used", Place::file(&name), "No page uses this file").help(
                    "Put images into the folder `images` and attachments into the folder `documents`, or delete the file.",
                ),
            );
        }
    }

    fn unreadable_entry(&mut self, error: &walkdir::Error) {
        let path = error
            .path()
            .map(|path| self.path_inside(path).unwrap_or_else(|| self.path_in_other_letters(path)));
        let path = path.unwrap_or_default();
        if error.loop_ancestor().is_some() {
            let message = "This link leads back to a folder that it lies in";
            self.refuse(path, "link-in-a-circle", message, "Delete the link.");
            return;
        }
        let is_link = error.path().is_some_and(Path::is_symlink);
        if is_link && error.io_error().is_some_and(|why| why.kind() == std::io::ErrorKind::NotFound) {
            let message = "This is a link that leads to nothing";
            self.refuse(path, "link-to-nothing", message, "Put the file itself here, or delete the link.");
            return;
        }
        let why = error.io_error().map_or_else(|| "the disk gave no reason".to_owned(), plain);
        self.findings.push(unreadable(&self.name_of(&path), &why));
        self.unreadable.push(path);
    }

    fn read_texts(mut self) -> (Content, Findings) {
        let read: Vec<Result<TextFile, (String, Box<Finding>)>> = std::mem::take(&mut self.texts)
            .into_par_iter()
            .map(|(name, path, location)| match read_text(&name, &location) {
                Ok(text) => Ok(TextFile { name, path, text }),
                Err(finding) => Err((path, finding)),
            })
            .collect();
        let mut texts = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => texts.push(file),
                Err((path, finding)) => {
                    self.unreadable.push(path);
                    self.findings.push(*finding);
                }
            }
        }
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        self.attachments.sort_by(|a, b| a.path.cmp(&b.path));
        (Content { texts, attachments: self.attachments, unreadable: self.unreadable }, self.findings)
    }

    fn path_inside(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(self.folder).ok()?;
        let parts: Option<Vec<_>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
        Some(parts?.join("/"))
    }

    /// The path inside the folder with `\u{fffd}` in the place of what is not text.
    fn path_in_other_letters(&self, path: &Path) -> String {
        path.strip_prefix(self.folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }

    fn name_of(&self, path: &str) -> FileName {
        file_name(self.folder, path)
    }

    fn leads_inside(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|target| target.starts_with(&self.root))
    }
}

/// The name under which messages show a file of a folder.
#[must_use]
pub fn file_name(folder: &Path, path: &str) -> FileName {
    let folder = folder.to_string_lossy().replace('\\', "/");
    let folder = folder.trim_end_matches('/');
    Arc::from(if path.is_empty() { folder.to_owned() } else { format!("{folder}/{path}") })
}

fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") && !name.starts_with(b"..")
}

#[expect(clippy::disallowed_methods, reason = "this stage is the one that reads the content")]
fn read_text(name: &FileName, location: &Path) -> Result<Arc<str>, Box<Finding>> {
    let bytes = std::fs::read(location).map_err(|error| unreadable(name, &plain(&error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let line = good.matches('\n').count() + 1;
        Finding::error("not-utf-8", Place::file(name), format!("Line {line} of this file is not UTF-8 text"))
            .help("Open it in your editor, choose \"Save as\" and the encoding UTF-8.")
    })?;
    Ok(Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)))
}

fn unreadable(name: &FileName, why: &str) -> Finding {
    let message = format!("This file or folder cannot be read: {why}");
    Finding::error("unreadable", Place::file(name), message)
        .help("Give yourself permission to read it, or delete it. Nothing is published without it.")
}

/// The reason of a failed file operation in words that do not change with the platform.
pub(crate) fn plain(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
        _ => error.to_string(),
    }
}
