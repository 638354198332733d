//! Why a folder could not be held against its manifest, in words for an officer.

use std::fmt;
use std::io;

use super::super::manifest::{MANIFEST, Unbelievable};
use crate::source::walk::plain;

/// Why a folder could not be held against its manifest. Its `Display` is the message.
#[derive(Debug)]
pub enum Unverified {
    /// The folder cannot be looked into.
    Folder {
        /// The folder.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// There is no file at the manifest's path.
    NoManifest {
        /// The folder.
        folder: String,
        /// The path that was named for the manifest, where one was.
        named: Option<String>,
    },
    /// The manifest could not be read.
    Unreadable {
        /// The manifest.
        path: String,
        /// Why, in plain English.
        why: String,
    },
    /// What was read is no manifest, or not the one that was written.
    Unbelievable {
        /// The manifest.
        path: String,
        /// Why it is not believed.
        why: Unbelievable,
    },
    /// Another site was published into the folder meanwhile.
    Republished {
        /// The folder.
        folder: String,
    },
}

impl std::error::Error for Unverified {}

impl fmt::Display for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder { path, error } => write!(
                f,
                "The folder `{path}` cannot be looked into: {}. Name the folder of a published site, such as `output`.",
                plain(error)
            ),
            Self::NoManifest { folder, named: None } => write!(
                f,
                "`{folder}` has no manifest, the file `{MANIFEST}` that every build writes. Name a copy of it with --manifest, or publish the site again."
            ),
            Self::NoManifest { named: Some(path), .. } => write!(
                f,
                "There is no manifest `{path}`. Name the file `{MANIFEST}` of a built site, or a copy of it."
            ),
            Self::Unreadable { path, why } => write!(
                f,
                "The manifest `{path}` cannot be read: {why}. Name a copy of it that can be read with --manifest."
            ),
            Self::Unbelievable { path, why: Unbelievable::Foreign } => write!(
                f,
                "`{path}` is not a manifest. Name the file `{MANIFEST}` of a built site, or a copy of it, with --manifest."
            ),
            Self::Unbelievable { path, why: Unbelievable::OtherVersion } => write!(
                f,
                "The manifest `{path}` was written by another version of Noticeboard. Use that version, or publish the site again with this one."
            ),
            Self::Unbelievable { path, why: Unbelievable::Damaged } => write!(
                f,
                "The manifest `{path}` is damaged: it is cut short, or somebody changed it. Name a copy of it with --manifest, or publish the site again."
            ),
            Self::Republished { folder } => write!(
                f,
                "Another site was published into `{folder}` while it was read. Run the command again."
            ),
        }
    }
}
