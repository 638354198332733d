//! A new site while it is being written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::files::Kind;
use super::generations::{Live, clean_standby, create_folders};
use super::manifest::{Digest, MANIFEST, Manifest};
use super::refusal::{Doing, Refusal};
use super::stock::digest;
use super::swap::{recover, remove_tree, swap};
use super::target::Target;
use crate::site::route::RelativePath;

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The hash of the manifest's last line: two sites with the same one have the same files.
    pub hash: blake3::Hash,
    /// The files that had to be written; the others were there already.
    pub written: usize,
    /// Whether the output folder was replaced. It is not when it held this very site already.
    pub replaced: bool,
}

/// A new site while it is being written, out of sight. Pages may be written from many threads
/// as soon as they are rendered, so that no more than a few are held at once.
///
/// Nothing is published before [`Self::finish`]. Dropping it abandons the new site; what was
/// written is kept for the next build to compare with.
pub struct Staging<'t> {
    target: &'t Target<'t>,
    standby: PathBuf,
    live: Live,
    /// The files that lie in the standby from an earlier build.
    before: BTreeMap<RelativePath, Digest>,
    /// The folders of the standby, each as a path with `/`.
    folders: Mutex<BTreeSet<Box<str>>>,
    /// The files of the new site.
    done: Mutex<BTreeMap<RelativePath, Done>>,
    written: AtomicUsize,
    settled: bool,
    /// Held until all else is dropped.
    _lock: File,
}

/// How far a file of the new site is.
#[derive(Clone, Copy)]
enum Done {
    /// It is being written, or could not be.
    Begun,
    /// It lies in the standby.
    Here(Digest),
    /// The very same lies in the published site. It is copied from there only once another file
    /// is known to differ: a site that has not changed costs no write at all.
    Live(Digest),
}

impl Target<'_> {
    /// Begins a new site. It takes the lock, makes the missing folders above the output, and
    /// brings the standby generation into a known state.
    ///
    /// # Errors
    /// A [`Refusal`] when another build runs, when the output holds what a build did not write
    /// (unless `force`), or when the disk refuses.
    pub fn begin(&self, force: bool) -> Result<Staging<'_>, Refusal> {
        create_folders(self, &self.state)?;
        let lock = self.files.lock(&self.lock());
        let lock = lock.map_err(|error| self.failed(Doing::Writing, &self.lock(), error))?;
        let lock = lock.ok_or(Refusal::Locked)?;
        recover(self)?;
        let live = Live::look(self, force)?;
        let before = clean_standby(self)?;
        let folders = before.keys().flat_map(RelativePath::folders).map(Box::from).collect();
        Ok(Staging {
            target: self,
            standby: self.standby(),
            live,
            before,
            folders: Mutex::new(folders),
            done: Mutex::default(),
            written: AtomicUsize::new(0),
            settled: false,
            _lock: lock,
        })
    }
}

impl Target<'_> {
    /// Brings back the old site where a build was killed while it took its place, on systems that
    /// cannot exchange two folders. A build that goes on to [`Self::begin`] does so by itself.
    ///
    /// # Errors
    /// A [`Refusal`] when the disk refuses.
    pub fn restore(&self) -> Result<(), Refusal> {
        if self.kind(&self.retired())?.is_none() {
            return Ok(());
        }
        let lock = self.files.lock(&self.lock());
        match lock.map_err(|error| self.failed(Doing::Writing, &self.lock(), error))? {
            Some(_lock) => recover(self),
            // Another build runs, and has done it.
            None => Ok(()),
        }
    }

    /// Whether the output holds exactly the site of a hash, as a build wrote it. Nothing but the
    /// lock is touched.
    ///
    /// # Errors
    /// As for [`Self::begin`].
    pub fn holds(&self, site: blake3::Hash, force: bool) -> Result<Option<Published>, Refusal> {
        if self.kind(&self.state)?.is_none() {
            return Ok(None);
        }
        let lock = self.files.lock(&self.lock());
        let lock = lock.map_err(|error| self.failed(Doing::Writing, &self.lock(), error))?;
        let _lock = lock.ok_or(Refusal::Locked)?;
        recover(self)?;
        let live = Live::look(self, force)?;
        Ok(live.whole_manifest().filter(|manifest| manifest.hash() == site).map(|manifest| Published {
            files: manifest.0.len(),
            bytes: manifest.bytes(),
            hash: site,
            written: 0,
            replaced: false,
        }))
    }
}

impl Staging<'_> {
    /// Writes a file of the new site.
    ///
    /// # Errors
    /// A [`Refusal`] when the disk refuses, or when the path has a file already.
    pub fn write(&self, path: &RelativePath, bytes: &[u8]) -> Result<Digest, Refusal> {
        let digest = Digest::of(bytes);
        self.put(path, Some(digest), |to| {
            let fill = |mut file: Box<dyn Write>| file.write_all(bytes);
            self.target.files.create(to).and_then(fill).map_err(|error| self.failed(to, error))?;
            Ok(digest)
        })?;
        Ok(digest)
    }

    /// Takes over a file that holds what an earlier build wrote. Answers whether the very same
    /// lies on the disk; where it does not, the file has to be written.
    ///
    /// # Errors
    /// A [`Refusal`] when the path has a file already.
    pub fn keep(&self, path: &RelativePath, digest: Digest) -> Result<bool, Refusal> {
        let holds = |files: &BTreeMap<RelativePath, Digest>| files.get(path) == Some(&digest);
        if !holds(&self.before) && !holds(&self.live.files) {
            return Ok(false);
        }
        self.put(path, Some(digest), |to| Err(self.failed(to, io::ErrorKind::NotFound.into())))?;
        Ok(true)
    }

    /// Copies a file into the new site. Its permissions are not copied.
    ///
    /// # Errors
    /// A [`Refusal`] when either file is refused by the disk, or when the path has a file
    /// already.
    pub fn copy(&self, path: &RelativePath, from: &Path) -> Result<(), Refusal> {
        let known = if self.before.contains_key(path) || self.live.files.contains_key(path) {
            let read = self.target.files.open(from).and_then(digest);
            Some(read.map_err(|error| self.target.failed(Doing::Reading, from, error))?)
        } else {
            None
        };
        self.put(path, known, |to| self.copy_file(from, to))
    }

    /// Publishes the new site: files that are not part of it are taken away, the manifest is
    /// written, and the folders change places.
    ///
    /// # Errors
    /// A [`Refusal`]; the old site is then as it was.
    pub fn finish(mut self) -> Result<Published, Refusal> {
        let manifest = self.complete()?;
        let replaced = self.live.differs_from(&manifest);
        if replaced {
            self.fill_from_live()?;
            self.remove_leftovers(&manifest)?;
            self.settle(&manifest)?;
            // Somebody may have put a file there while the pages were made.
            self.live.look_again(self.target)?;
            swap(self.target)?;
        }
        Ok(Published {
            files: manifest.0.len(),
            bytes: manifest.bytes(),
            hash: manifest.hash(),
            written: self.written.load(Ordering::Relaxed),
            replaced,
        })
    }

    /// Puts a file into its place, unless the very same lies there or is published.
    fn put(
        &self,
        path: &RelativePath,
        known: Option<Digest>,
        write: impl FnOnce(&Path) -> Result<Digest, Refusal>,
    ) -> Result<(), Refusal> {
        let done = match known {
            Some(digest) if self.before.get(path) == Some(&digest) => Done::Here(digest),
            Some(digest) if self.live.files.get(path) == Some(&digest) => Done::Live(digest),
            _ => Done::Begun,
        };
        if self.note(path, done).is_some() {
            return Err(Refusal::WrittenTwice { path: path.to_string() });
        }
        if matches!(done, Done::Begun) {
            let placed = self.place(path, write)?;
            self.note(path, Done::Here(placed));
        }
        Ok(())
    }

    /// Copies from the published site what is the same in the new one.
    fn fill_from_live(&self) -> Result<(), Refusal> {
        let missing: Vec<(RelativePath, Digest)> = locked(&self.done)
            .iter()
            .filter_map(|(path, done)| match done {
                Done::Live(digest) => Some((path.clone(), *digest)),
                Done::Begun | Done::Here(_) => None,
            })
            .collect();
        missing.par_iter().try_for_each(|(path, digest)| {
            self.note(path, Done::Begun);
            let from = path.inside(&self.target.output);
            if self.place(path, |to| self.copy_file(&from, to))? != *digest {
                return Err(Live::changed_since(self.target, path));
            }
            self.note(path, Done::Here(*digest));
            Ok(())
        })
    }

    /// Writes a file of the standby anew.
    fn place(
        &self,
        path: &RelativePath,
        write: impl FnOnce(&Path) -> Result<Digest, Refusal>,
    ) -> Result<Digest, Refusal> {
        let to = path.inside(&self.standby);
        self.make_way(path, &to)?;
        self.written.fetch_add(1, Ordering::Relaxed);
        write(&to)
    }

    /// Copies a file. Its bytes are counted as they pass: it may have changed since it was read.
    fn copy_file(&self, from: &Path, to: &Path) -> Result<Digest, Refusal> {
        let unread = |error| self.target.failed(Doing::Reading, from, error);
        let source = self.target.files.open(from).map_err(unread)?;
        let file = self.target.files.create(to).map_err(|error| self.failed(to, error))?;
        let mut copying = Copying { source, file, refused: None };
        let copied = digest(&mut copying);
        match copying.refused {
            Some(error) => Err(self.failed(to, error)),
            None => copied.map_err(unread),
        }
    }

    fn note(&self, path: &RelativePath, done: Done) -> Option<Done> {
        locked(&self.done).insert(path.clone(), done)
    }

    /// Makes the folders of a file, and takes away what an earlier site has in its place: the
    /// file itself, a file where it needs a folder, or a folder where it is a file.
    fn make_way(&self, path: &RelativePath, to: &Path) -> Result<(), Refusal> {
        let mut folders = locked(&self.folders);
        for folder in path.folders() {
            if !folders.contains(folder) {
                let place = self.folder(folder);
                if self.before.contains_key(folder) {
                    self.remove_file(&place)?;
                }
                self.target.files.create_folder(&place).map_err(|error| self.failed(&place, error))?;
                folders.insert(folder.into());
            }
        }
        if folders.contains(path.as_str()) {
            let below = format!("{path}/");
            let next = (Bound::Included(below.as_str()), Bound::Unbounded);
            let taken = locked(&self.done).range::<str, _>(next).next().map(|(next, _)| next.clone());
            if taken.is_some_and(|taken| taken.as_str().starts_with(&below)) {
                return Err(Refusal::WrittenTwice { path: path.to_string() });
            }
            folders.retain(|folder| &**folder != path.as_str() && !folder.starts_with(&below));
            return remove_tree(self.target, to);
        }
        drop(folders);
        if self.before.contains_key(path) {
            // The new file is a new one on the disk too: whoever still reads the old one, or has
            // it linked elsewhere, keeps what it held.
            self.remove_file(to)?;
        }
        Ok(())
    }

    /// The manifest of the new site, when all of its files were written.
    fn complete(&self) -> Result<Manifest, Refusal> {
        let done = locked(&self.done);
        let files = done.iter().map(|(path, done)| match done {
            Done::Here(digest) | Done::Live(digest) => Ok((path.clone(), *digest)),
            Done::Begun => Err(Refusal::Incomplete { path: path.to_string() }),
        });
        files.collect::<Result<_, _>>().map(Manifest)
    }

    /// Takes away the files and folders that an earlier site had and this one has not.
    fn remove_leftovers(&self, manifest: &Manifest) -> Result<(), Refusal> {
        for path in self.before.keys().filter(|path| !manifest.0.contains_key(*path)) {
            // A folder may have taken its place, or its folder may be gone.
            if self.target.kind(&path.inside(&self.standby))? == Some(Kind::File) {
                self.remove_file(&path.inside(&self.standby))?;
            }
        }
        let needed: BTreeSet<&str> = manifest.0.keys().flat_map(RelativePath::folders).collect();
        for folder in locked(&self.folders).iter().rev().filter(|folder| !needed.contains(&***folder)) {
            let place = self.folder(folder);
            let removed = self.target.files.remove_folder(&place);
            removed.map_err(|error| self.target.failed(Doing::Deleting, &place, error))?;
        }
        Ok(())
    }

    /// Writes the manifest, last of all: where there is one, every file it lists is complete.
    ///
    /// Nothing is flushed to the disk. A killed program loses nothing of what it has written, so
    /// the promise holds without; against a power cut only flushing every page would help, and
    /// that takes longer than the build. A site that a power cut has damaged shows in its
    /// manifest, and a build with `--force` mends it.
    fn settle(&mut self, manifest: &Manifest) -> Result<(), Refusal> {
        let path = self.standby.join(MANIFEST);
        let fill = |mut file: Box<dyn Write>| file.write_all(manifest.to_text().as_bytes());
        self.target.files.create(&path).and_then(fill).map_err(|error| self.failed(&path, error))?;
        self.settled = true;
        Ok(())
    }

    fn folder(&self, folder: &str) -> PathBuf {
        let mut place = self.standby.clone();
        place.extend(folder.split('/'));
        place
    }

    fn remove_file(&self, path: &Path) -> Result<(), Refusal> {
        let removed = self.target.files.remove_file(path);
        removed.map_err(|error| self.target.failed(Doing::Deleting, path, error))
    }

    fn failed(&self, path: &Path, error: io::Error) -> Refusal {
        self.target.failed(Doing::Writing, path, error)
    }
}

/// What an abandoned build, or one that changed nothing, leaves is recorded as it stands, so that the next build writes only what it must.
impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        let mut files = std::mem::take(&mut self.before);
        for (path, done) in std::mem::take(&mut *locked(&self.done)) {
            match done {
                Done::Here(digest) => drop(files.insert(path, digest)),
                Done::Begun => drop(files.remove(&path)),
                Done::Live(_) => {}
            }
        }
        // A manifest may list a file that is gone: the next build looks at each. Should it not
        // be written, or not in full, the next build writes its generation in full.
        let _ = self.settle(&Manifest(files));
    }
}

/// Reads a file while it writes what it reads.
struct Copying {
    source: Box<dyn Read>,
    file: Box<dyn Write>,
    /// Why the copy could not be written, to be told from a source that cannot be read.
    refused: Option<io::Error>,
}

impl Read for Copying {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        self.file.write_all(&buffer[..length]).map_err(|error| {
            let kind = error.kind();
            self.refused = Some(error);
            io::Error::from(kind)
        })?;
        Ok(length)
    }
}

/// A thread that panicked held the lock only to note a path: what it notes stays true.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
