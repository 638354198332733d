//! The file that a build leaves for the next.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Build, Memory, Pages};

/// The first bytes: the format and its version.
const HEADER: &[u8] = b"noticeboard cache 1\n";

/// The file of the builds of one content folder into one output folder.
#[derive(Debug)]
pub struct CacheFile {
    folder: PathBuf,
    path: PathBuf,
}

/// What stands in the file.
#[derive(Debug)]
pub enum Read {
    /// There is none: this is the first build.
    Nothing,
    /// It cannot be used, and why, as the end of a sentence: it is damaged.
    Unusable(&'static str),
    /// It can be used.
    Stored(Box<Stored>),
}

/// A file that can be used.
#[derive(Debug)]
pub struct Stored {
    /// The last build.
    pub build: Build,
    pages: Vec<u8>,
}

impl Stored {
    /// Its pages; none, where they cannot be understood.
    #[must_use]
    pub fn pages(&self) -> Pages {
        postcard::from_bytes(&self.pages).unwrap_or_default()
    }
}

impl CacheFile {
    /// The file for a content folder and an output folder.
    #[must_use]
    pub fn of(content: &Path, output: &Path) -> Self {
        let content = content.canonicalize().unwrap_or_else(|_| content.to_owned());
        let folder = content.parent().unwrap_or(&content).join(".noticeboard");
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        let both = [content.as_os_str(), output.as_os_str()].map(|path| path.as_encoded_bytes().to_vec());
        let name = blake3::hash(&both.join(&0)).to_hex();
        let path = folder.join(format!("{}.cache", &name[..16]));
        Self { folder, path }
    }

    /// Reads the file. `identity` is the hash of the program and of what the build was asked for.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the cache is read here and nowhere else")]
    pub fn read(&self, identity: [u8; 32]) -> Read {
        let bytes = match std::fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Read::Nothing,
            Err(_) => return Read::Unusable("it cannot be read"),
        };
        let Some(rest) = bytes.strip_prefix(HEADER) else {
            return Read::Unusable("another version of Noticeboard wrote it, or it is damaged");
        };
        let Some((of, rest)) = rest.split_at_checked(identity.len()) else {
            return Read::Unusable("it is damaged");
        };
        let Some((build, pages)) = section(rest).and_then(|(build, rest)| Some((build, section(rest)?.0)))
        else {
            return Read::Unusable("it is damaged");
        };
        if of != identity {
            return Read::Unusable(
                "it is from another version of Noticeboard, or from a build with other options",
            );
        }
        match postcard::from_bytes(build) {
            Ok(build) => Read::Stored(Box::new(Stored { build, pages: pages.to_vec() })),
            Err(_) => Read::Unusable("it is damaged"),
        }
    }

    /// Writes the file in one step: whoever reads it meanwhile reads the old one.
    ///
    /// # Errors
    /// As the disk gives them. The old file is then as it was.
    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    pub fn write(&self, identity: [u8; 32], memory: &Memory) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let ignored = self.folder.join(".gitignore");
        if !ignored.exists() {
            std::fs::write(ignored, "# What builds remember. It can be deleted at any time.\n*\n")?;
        }
        // One name for all: what a killed build has left of it is written over by the next. Should
        // two builds write it at once, the hashes in it tell that it is damaged.
        let new = self.path.with_extension("new");
        let written = write_to(&new, identity, memory).and_then(|()| std::fs::rename(&new, &self.path));
        if written.is_err() {
            // What was written of it is of no use.
            let _ = std::fs::remove_file(&new);
        }
        written
    }

    /// Forgets the last build.
    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    pub fn forget(&self) {
        // Where it cannot be deleted, it is still held against what lies on the disk.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
fn write_to(path: &Path, identity: [u8; 32], memory: &Memory) -> io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(HEADER)?;
    file.write_all(&identity)?;
    write_section(&mut file, &memory.build)?;
    write_section(&mut file, &memory.pages)
}

fn write_section(file: &mut std::fs::File, part: &impl Serialize) -> io::Result<()> {
    let part = postcard::to_stdvec(part).map_err(io::Error::other)?;
    file.write_all(&(part.len() as u64).to_le_bytes())?;
    file.write_all(blake3::hash(&part).as_bytes())?;
    file.write_all(&part)
}

/// A part of the file, whole as its hash says, and what follows it.
fn section(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(8)?;
    let (hash, rest) = rest.split_at_checked(32)?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (part, rest) = rest.split_at_checked(length)?;
    (blake3::hash(part).as_bytes() == hash).then_some((part, rest))
}
