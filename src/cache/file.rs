//! The file that a build leaves for the next.

use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Build, KeptPostcodes, Pages};
use crate::source::yaml::Tapes;

/// The first bytes: the format and its version.
const HEADER: &[u8] = b"noticeboard cache 1\n";

const DAMAGED: &str = "it is damaged";

/// The endings of the files that lie beside that of the build.
const TAPES: &str = "tapes";
const POSTCODES: &str = "postcodes";

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
    parts: Parts,
}

impl Stored {
    /// Its pages; none, where they cannot be understood.
    #[must_use]
    pub fn pages(&self) -> Pages {
        self.parts.read(PAGES).unwrap_or_default()
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
    pub fn read(&self, identity: [u8; 32]) -> Read {
        let parts = match Parts::of(&self.path, identity) {
            Ok(Some(parts)) => parts,
            Ok(None) => return Read::Nothing,
            Err(why) => return Read::Unusable(why),
        };
        let build = parts.read(BUILD);
        build.map_or(Read::Unusable(DAMAGED), |build| Read::Stored(Box::new(Stored { build, parts })))
    }

    /// Begins to write the file. Its pages can be written before the build is published; the old
    /// file stays as it was until [`Begun::finish`].
    ///
    /// # Errors
    /// As the disk gives them.
    pub fn begin(&self, identity: [u8; 32], pages: &Pages) -> io::Result<Begun> {
        let mut begun = self.begin_at(&self.path, identity)?;
        begun.write(pages)?;
        Ok(begun)
    }

    /// Reads the tapes of the texts that the last build read. They lie in a file of their own,
    /// since a build that has nothing to do does not need them.
    ///
    /// # Errors
    /// Why they cannot be used, as the end of a sentence.
    pub fn tapes(&self, identity: [u8; 32]) -> Result<Tapes, &'static str> {
        self.read_beside(TAPES, identity)
    }

    /// Writes the tapes, and not while the rest is being written.
    ///
    /// # Errors
    /// As the disk gives them. The old file is then as it was.
    pub fn write_tapes(&self, identity: [u8; 32], tapes: &Tapes) -> io::Result<()> {
        self.write_beside(TAPES, identity, tapes)
    }

    /// Reads the postcodes that the last build compiled.
    ///
    /// # Errors
    /// Why they cannot be used, as the end of a sentence.
    pub fn postcodes(&self, identity: [u8; 32]) -> Result<KeptPostcodes, &'static str> {
        self.read_beside(POSTCODES, identity)
    }

    /// Writes the postcodes, and not while the rest is being written.
    ///
    /// # Errors
    /// As the disk gives them. The old file is then as it was.
    pub fn write_postcodes(&self, identity: [u8; 32], postcodes: &KeptPostcodes) -> io::Result<()> {
        self.write_beside(POSTCODES, identity, postcodes)
    }

    /// Reads the one part of a file beside that of the build.
    fn read_beside<P: DeserializeOwned + Default>(
        &self,
        ending: &str,
        identity: [u8; 32],
    ) -> Result<P, &'static str> {
        match Parts::of(&self.path.with_extension(ending), identity)? {
            Some(parts) => parts.read(0).ok_or(DAMAGED),
            None => Ok(P::default()),
        }
    }

    fn write_beside(&self, ending: &str, identity: [u8; 32], part: &impl Serialize) -> io::Result<()> {
        let mut begun = self.begin_at(&self.path.with_extension(ending), identity)?;
        begun.write(part)?;
        begun.take_its_place()
    }

    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    fn begin_at(&self, path: &Path, identity: [u8; 32]) -> io::Result<Begun> {
        std::fs::create_dir_all(&self.folder)?;
        let ignored = self.folder.join(".gitignore");
        if !ignored.exists() {
            std::fs::write(ignored, "# What builds remember. It can be deleted at any time.\n*\n")?;
        }
        // One name for all: what a killed build has left of it is written over by the next. Should
        // two builds write it at once, the hashes in it tell that it is damaged.
        let new = self.path.with_extension("new");
        let mut begun = Begun { file: File::create(&new)?, new, path: path.to_owned() };
        begun.file.write_all(HEADER)?;
        begun.file.write_all(&identity)?;
        Ok(begun)
    }

    /// Forgets the last build.
    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    pub fn forget(&self) {
        // Where they cannot be deleted, they are still held against what lies on the disk.
        let _ = std::fs::remove_file(&self.path);
        for ending in [TAPES, POSTCODES] {
            let _ = std::fs::remove_file(self.path.with_extension(ending));
        }
    }
}

/// A file that is being written beside the one whose place it is to take. Dropped, it is deleted.
#[derive(Debug)]
pub struct Begun {
    file: File,
    new: PathBuf,
    path: PathBuf,
}

impl Begun {
    /// Writes the build, and lets the file take its place in one step: whoever reads it meanwhile
    /// reads the old one.
    ///
    /// # Errors
    /// As the disk gives them. The old file is then as it was.
    pub fn finish(mut self, build: &Build) -> io::Result<()> {
        self.write(build)?;
        self.take_its_place()
    }

    /// Writes a part of the file: its length, its hash, and itself. It is never held as a whole.
    fn write(&mut self, part: &impl Serialize) -> io::Result<()> {
        let file = &mut self.file;
        let start = file.stream_position()?;
        file.write_all(&[0; BEFORE_A_PART])?;
        let mut hashing = Hashing { file: &mut *file, hasher: blake3::Hasher::new(), refused: None };
        let written = postcard::to_io(part, BufWriter::with_capacity(256 * 1024, &mut hashing))
            .map_err(io::Error::other)
            .and_then(|mut rest| rest.flush());
        let Hashing { hasher, refused, .. } = hashing;
        // Postcard says only that it could not write.
        refused.map_or(written, Err)?;
        file.seek(SeekFrom::Start(start))?;
        file.write_all(&hasher.count().to_le_bytes())?;
        file.write_all(hasher.finalize().as_bytes())?;
        file.seek(SeekFrom::End(0))?;
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    fn take_its_place(self) -> io::Result<()> {
        std::fs::rename(&self.new, &self.path)
    }
}

impl Drop for Begun {
    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    fn drop(&mut self) {
        // After it took its place there is none. Otherwise what was written of it is of no use.
        let _ = std::fs::remove_file(&self.new);
    }
}

/// The parts of a file that was read.
#[derive(Debug)]
struct Parts {
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

impl Parts {
    /// What follows the first lines of a file, where it is there.
    #[expect(clippy::disallowed_methods, reason = "the cache is read here and nowhere else")]
    fn of(path: &Path, identity: [u8; 32]) -> Result<Option<Self>, &'static str> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err("it cannot be read"),
        };
        let Some(rest) = bytes.strip_prefix(HEADER) else {
            return Err("another version of Noticeboard wrote it, or it is damaged");
        };
        let (of, mut left) = rest.split_at_checked(identity.len()).ok_or(DAMAGED)?;
        // Only of what is whole can it be told where it comes from.
        let mut places = Vec::new();
        while !left.is_empty() {
            let start = bytes.len() - left.len() + BEFORE_A_PART;
            let (part, rest) = part(left).ok_or(DAMAGED)?;
            places.push(start..start + part.len());
            left = rest;
        }
        if of != identity {
            return Err("it is from another version of Noticeboard, or from a build with other options");
        }
        Ok(Some(Self { bytes, places }))
    }

    /// A part of the file, where it can be understood.
    fn read<P: DeserializeOwned>(&self, number: usize) -> Option<P> {
        postcard::from_bytes(&self.bytes[self.places.get(number)?.clone()]).ok()
    }
}

/// The parts of the file of a build, by number.
const PAGES: usize = 0;
const BUILD: usize = 1;

/// The length of a part and its hash, which stand before it.
const BEFORE_A_PART: usize = 8 + 32;

/// A file, with the hash of all that is written to it.
struct Hashing<'f> {
    file: &'f mut File,
    hasher: blake3::Hasher,
    /// Why the file could not be written.
    refused: Option<io::Error>,
}

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                let of_the_system = error.raw_os_error().map(io::Error::from_raw_os_error);
                self.refused = Some(of_the_system.unwrap_or_else(|| error.kind().into()));
            }
        })?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The first part of a file, whole as its hash says, and what follows it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(8)?;
    let (hash, rest) = rest.split_at_checked(32)?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (part, rest) = rest.split_at_checked(length)?;
    (blake3::hash(part).as_bytes() == hash).then_some((part, rest))
}
