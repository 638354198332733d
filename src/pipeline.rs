//! The pipeline, stage by stage.

use std::path::Path;

use crate::diagnostics::{Findings, SourceTexts};
use crate::directory::Directory;
use crate::source::walk;

/// What the first two stages made.
#[derive(Debug)]
pub struct Understood {
    /// The directory.
    pub directory: Directory,
    /// The texts that findings point into.
    pub texts: SourceTexts,
    /// What was wrong so far.
    pub findings: Findings,
}

/// Stages 1 and 2: reads a content folder and understands it.
///
/// # Errors
/// A sentence when the folder cannot be opened at all.
pub fn understand(folder: &Path) -> Result<Understood, String> {
    let (mut content, mut findings) = walk::read(folder)?;
    let texts = content.source_texts();
    let (directory, more) = Directory::understand(&mut content, &walk::file_name(folder, ""));
    findings.extend(more);
    Ok(Understood { directory, texts, findings })
}
