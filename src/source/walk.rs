//! Walks the content folder. Every fault on the way is a finding: an unreadable folder never
//! drops a part of the site in silence.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::belongs::{is_boundaries, is_data, lies_in, where_it_belongs};
use super::lines::LargeFile;
use super::{Attachment, Content, DataFile, POSTCODES_FOLDER, TextFile};
use crate::diagnostics::{FileName, Finding, Findings, Place, printable};

const MEGABYTE: u64 = 1024 * 1024;

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
    Ok(Walk::over(folder, root).read_files())
}

/// A file that is to be read: its name in messages, its path and where it lies.
type Found = (FileName, String, PathBuf);

struct Walk<'a> {
    folder: &'a Path,
    root: PathBuf,
    findings: Findings,
    texts: Vec<Found>,
    data_files: Vec<Found>,
    attachments: Vec<Attachment>,
    postcode_files: Vec<LargeFile>,
    boundary_files: Vec<LargeFile>,
    unreadable: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Walks a folder and takes note of every file in it. None is opened yet.
    fn over(folder: &'a Path, root: PathBuf) -> Self {
        let mut walk = Self {
            folder,
            root,
            findings: Findings::default(),
            texts: Vec::new(),
            data_files: Vec::new(),
            attachments: Vec::new(),
            postcode_files: Vec::new(),
            boundary_files: Vec::new(),
            unreadable: Vec::new(),
        };
        walk.all();
        walk
    }
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
        if is_lock(&path) {
            return;
        }
        let name = self.name_of(&path);
        let size = match entry.metadata() {
            Ok(metadata) => metadata.len(),
            Err(error) => return self.unreadable_entry(&error),
        };
        let ending = entry.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_text = matches!(ending, "md" | "yml" | "yaml");
        let lower = super::ending(&path);
        let (is_data, is_boundaries) = (is_data(&path), is_boundaries(&path));
        let folder = path.split('/').next().unwrap_or_default();
        if (is_text || is_data || is_boundaries) && size > largest(&lower) * MEGABYTE {
            let (what, help) = match (is_text, is_data) {
                (true, _) => ("a record", "Split it into several files."),
                (_, true) => ("a file of figures", "Split it into several files."),
                _ => (
                    "a file of boundaries",
                    "Download simpler boundaries: their names end in `BUC` or `BSC`.",
                ),
            };
            let message =
                format!("This file is larger than {} megabytes, too large for {what}", largest(&lower));
            self.refuse(path, "too-large", &message, help);
        } else if is_boundaries {
            self.boundary_files.push(LargeFile { name, path, location: entry.path().to_owned(), size });
        } else if is_text {
            self.texts.push((name, path, entry.path().to_owned()));
        } else if is_data {
            self.data_files.push((name, path, entry.path().to_owned()));
        } else if super::ending(&path) == "csv" && lies_in(POSTCODES_FOLDER, &path) {
            self.postcode_files.push(LargeFile { name, path, location: entry.path().to_owned(), size });
        } else if ATTACHMENT_FOLDERS.contains(&folder) && path != folder {
            self.attachments.push(Attachment { name, path, location: entry.path().to_owned(), size });
        } else {
            let finding = Finding::warning("file-not-used", Place::file(&name), "No page uses this file");
            self.findings.push(finding.help(where_it_belongs(&path)));
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
        if error.io_error().is_some_and(leads_in_a_circle) {
            let message = "This link leads back to itself";
            self.refuse(path, "link-in-a-circle", message, "Delete the link.");
            return;
        }
        self.findings.push(unreadable(&self.name_of(&path), error.io_error()));
        self.unreadable.push(path);
    }

    fn read_files(mut self) -> (Content, Findings) {
        let mut texts = self.read_each(
            |walk| &mut walk.texts,
            |name, path, bytes| {
                let text = Arc::from(super::utf_8(&name, &bytes)?);
                Ok(TextFile { name, path, text })
            },
        );
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let mut data_files = self
            .read_each(|walk| &mut walk.data_files, |name, path, bytes| Ok(DataFile { name, path, bytes }));
        data_files.sort_by(|a, b| a.path.cmp(&b.path));
        self.attachments.sort_by(|a, b| a.path.cmp(&b.path));
        self.postcode_files.sort_by(|a, b| a.path.cmp(&b.path));
        self.boundary_files.sort_by(|a, b| a.path.cmp(&b.path));
        let Self { attachments, postcode_files, boundary_files, unreadable, findings, .. } = self;
        let readings = Arc::default();
        let content =
            Content { texts, attachments, data_files, postcode_files, boundary_files, unreadable, readings };
        (content, findings)
    }

    /// Reads every file that was found, and takes note of those that cannot be read.
    fn read_each<T: Send>(
        &mut self,
        found: impl FnOnce(&mut Self) -> &mut Vec<Found>,
        make: impl Fn(FileName, String, Vec<u8>) -> Result<T, Box<Finding>> + Sync,
    ) -> Vec<T> {
        let read: Vec<Result<T, (String, Box<Finding>)>> = std::mem::take(found(self))
            .into_par_iter()
            .map(|(name, path, location)| {
                let bytes = read_bytes(&name, &location).map_err(|finding| (path.clone(), finding))?;
                make(name, path.clone(), bytes).map_err(|finding| (path, finding))
            })
            .collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => files.push(file),
                Err((path, finding)) => {
                    self.unreadable.push(path);
                    self.findings.push(*finding);
                }
            }
        }
        files
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
    let name = if path.is_empty() { folder.to_owned() } else { format!("{folder}/{path}") };
    Arc::from(printable(&name))
}

/// The largest file with an ending that is read, in megabytes. A record is a few thousand bytes,
/// and a long report a few hundred thousand. A list holds many records, and a file of figures
/// many rows.
fn largest(ending: &str) -> u64 {
    match ending {
        "md" => 2,
        "yml" | "yaml" => 16,
        "geojson" | "json" => 64,
        _ => 128,
    }
}

fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

pub(super) fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") && !name.starts_with(b"..")
}

/// Whether a file is the one by which a spreadsheet program says that a workbook is open.
fn is_lock(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with("~$"))
}

/// Whether the system gave up on links that lead to one another.
fn leads_in_a_circle(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

/// The bytes of a file of boundaries.
///
/// # Errors
/// A finding when the disk does not give it.
pub fn read_boundaries(file: &LargeFile) -> Result<Vec<u8>, Box<Finding>> {
    read_bytes_at_most(&file.name, &file.location, largest("geojson"))
}

fn read_bytes(name: &FileName, location: &Path) -> Result<Vec<u8>, Box<Finding>> {
    read_bytes_at_most(name, location, largest("csv"))
}

fn read_bytes_at_most(name: &FileName, location: &Path, megabytes: u64) -> Result<Vec<u8>, Box<Finding>> {
    let read = read_at_most(location, megabytes * MEGABYTE)
        .and_then(|bytes| bytes.ok_or_else(|| std::io::Error::other("it grew while it was read")));
    Ok(read.map_err(|error| unreadable(name, Some(&error)))?)
}

/// The bytes of a file; none where it holds more than it may.
#[expect(clippy::disallowed_methods, reason = "this stage is the one that reads the content")]
pub(super) fn read_at_most(location: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = File::open(location)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok((read as u64 <= most).then_some(bytes))
}

pub(crate) fn unreadable(name: &FileName, error: Option<&std::io::Error>) -> Finding {
    if error.is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        let message = "This file or folder has vanished while the content was read";
        return Finding::error("vanished", Place::file(name), message)
            .help("Somebody has moved or deleted it meanwhile. Run the command again.");
    }
    let why = error.map_or_else(|| "the disk gave no reason".to_owned(), plain);
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
        ErrorKind::InvalidFilename => "its path is longer than the system allows".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::report::{self, Format};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test prepares and changes the content")]
    fn a_file_that_vanishes_between_the_walk_and_the_reading_is_told() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("content");
        std::fs::create_dir_all(folder.join("pages")).unwrap();
        for name in ["site.yml", "pages/one.md", "pages/two.md"] {
            std::fs::write(folder.join(name), name).unwrap();
        }
        let walk = Walk::over(&folder, folder.canonicalize().unwrap());
        std::fs::remove_file(folder.join("pages/one.md")).unwrap();
        let (content, findings) = walk.read_files();
        let texts: Vec<&str> = content.texts.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(texts, ["pages/two.md", "site.yml"]);
        assert_eq!(content.unreadable, ["pages/one.md"], "its record still counts as known");
        let told = report::draw(&findings, &content.source_texts(), Format::Short, false);
        insta::assert_snapshot!(told.replace(&*place.path().to_string_lossy(), "FOLDER"), @"FOLDER/content/pages/one.md: error[vanished]: This file or folder has vanished while the content was read. Somebody has moved or deleted it meanwhile. Run the command again.");
    }
}
