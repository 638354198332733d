//! Stage 1, read: the content folder as files with their texts. Only this stage and the last
//! touch the disk.

pub mod front_matter;
pub mod theme;
pub mod walk;
pub mod yaml;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostics::{FileName, SourceTexts};

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

/// The content folder as it was read.
#[derive(Debug, Default)]
pub struct Content {
    /// The files of text, ordered by path.
    pub texts: Vec<TextFile>,
    /// The files that are published as they are, ordered by path.
    pub attachments: Vec<Attachment>,
    /// Files that are there but could not be read as text. Their records still count as known.
    pub unreadable: Vec<String>,
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
