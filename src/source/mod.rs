//! Stage 1, read: the content folder as files with their texts. Only this stage and the last
//! touch the disk.

mod belongs;
pub mod front_matter;
pub mod lines;
pub mod sheets;
pub mod theme;
pub mod walk;
pub mod yaml;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostics::{FileName, Finding, Place, SourceTexts};

/// A file of text in the content folder.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Its name in messages.
    pub name: FileName,
    /// Its path inside the content folder, with `/` between the parts.
    pub path: String,
    /// What it holds, without a byte order mark.
    pub text: Arc<str>,
}

/// A file that is published as it is: an image or a document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name in messages.
    pub name: FileName,
    /// Its path inside the content folder, with `/` between the parts.
    pub path: String,
    /// Where it lies.
    pub location: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// The folder of the files of figures, inside the content folder.
pub const DATA_FOLDER: &str = "outcomes/data";

/// The folder of the files of postcodes, inside the content folder.
pub const POSTCODES_FOLDER: &str = "postcodes";

/// The folder of the files of boundaries, inside the content folder.
pub const BOUNDARIES_FOLDER: &str = "boundaries";

/// A file of figures. Nothing publishes it or quotes from it.
pub struct DataFile {
    /// Its name in messages.
    pub name: FileName,
    /// Its path inside the content folder, with `/` between the parts.
    pub path: String,
    bytes: Vec<u8>,
}

impl DataFile {
    /// A file that lies on no disk.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn new(name: &str, path: &str, bytes: Vec<u8>) -> Self {
        Self { name: FileName::from(name), path: path.to_owned(), bytes }
    }

    /// Its name without its folders.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Its ending in lower case, without the dot.
    fn ending(&self) -> String {
        ending(&self.path)
    }
}

impl std::fmt::Debug for DataFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DataFile({})", self.path)
    }
}

/// The content folder as it was read.
#[derive(Debug, Default)]
pub struct Content {
    /// The files of text, ordered by path.
    pub texts: Vec<TextFile>,
    /// The files that are published as they are, ordered by path.
    pub attachments: Vec<Attachment>,
    /// The files of figures, ordered by path.
    pub data_files: Vec<DataFile>,
    /// The files of postcodes, ordered by path. None is opened yet.
    pub postcode_files: Vec<lines::LargeFile>,
    /// The files of boundaries, ordered by path. None is opened yet.
    pub boundary_files: Vec<lines::LargeFile>,
    /// Files that are there but could not be read as text. Their records still count as known.
    pub unreadable: Vec<String>,
    /// What reads the YAML of the texts.
    pub readings: Arc<yaml::Readings>,
}

impl Content {
    /// The texts by file, for those who draw findings.
    #[must_use]
    pub fn source_texts(&self) -> SourceTexts {
        let mut texts = SourceTexts::default();
        for file in &self.texts {
            texts.insert(Arc::clone(&file.name), Arc::clone(&file.text));
        }
        texts
    }

    /// The file of text at a path inside the content folder.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&TextFile> {
        self.texts.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.texts[at])
    }
}

/// The ending of a path in lower case, without the dot.
fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// Bytes as text, without byte order marks.
fn utf_8<'a>(name: &FileName, bytes: &'a [u8]) -> Result<&'a str, Box<Finding>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        Finding::error("not-utf-8", Place::file(name), format!("Line {line} of this file is not UTF-8 text"))
            .help("Open it in your editor, choose \"Save as\" and the encoding UTF-8.")
    })?;
    // Programs that add a mark to a file that has one already leave several.
    Ok(text.trim_start_matches('\u{feff}'))
}
