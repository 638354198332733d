//! What must hold for any input, whoever made it: one function for each way in. The fuzz targets
//! in `fuzz/` and the property tests beside this file call the same functions.
//!
//! Each function panics when a promise is broken, and returns when all of them hold. That an input
//! ends in bounded time is for the caller to see.

#[cfg(test)]
mod corpus;
mod figures;
mod findings;
mod folder;
mod front_matter;
pub(crate) mod markdown;
mod records;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::source::{Content, TextFile};

pub use figures::csv_reading;
pub use folder::check_folder;
pub use front_matter::front_matter;
pub use markdown::markdown_blocks;
pub use records::yaml_records;

/// The small site of the integration tests: one record of each kind, without a finding.
#[path = "../../tests/support"]
mod support {
    mod small;

    pub(super) fn small_site() -> impl Iterator<Item = (&'static str, &'static str)> {
        small::files()
    }
}

/// Bytes as the stages after the first meet them. What is not UTF-8 never comes so far, so no
/// input is lost to it.
fn text_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

/// A file of the content folder that lies on no disk.
fn text_file(path: &str, text: &str) -> TextFile {
    TextFile { name: Arc::from(format!("content/{path}")), path: path.to_owned(), text: Arc::from(text) }
}

/// A content folder that holds one file and lies on no disk.
fn only(path: &str, text: &str) -> Content {
    Content { texts: vec![text_file(path, text)], ..Content::default() }
}
