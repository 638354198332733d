//! A layer before the disk that fails when a test wants it to.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::{Disk, Files, Kind, Status};

/// What the layer does from the chosen operation on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// That one operation fails.
    Once(ErrorKind),
    /// It and all that follow fail, as if the program had been killed.
    Killed,
}

/// What somebody else does with the file at a path.
type Act<'t> = Box<dyn Fn(&Path) + Sync + 't>;

/// The disk, but the operation of a chosen number fails. A write that fails has written half.
pub(super) struct Faulty<'t> {
    pub(super) strikes: Strikes,
    /// What an exchange answers in place of doing it.
    pub(super) exchange: Option<ErrorKind>,
    /// Folders that lie on another disk.
    pub(super) mounts: Vec<PathBuf>,
    /// Where the command runs.
    pub(super) working_folder: Option<PathBuf>,
    /// Whether the disk can hold no more files.
    pub(super) out_of_files: bool,
    /// A folder that cannot be looked into.
    pub(super) unlisted: Option<PathBuf>,
    /// What somebody else does just before a file is opened.
    pub(super) before_opening: Option<Act<'t>>,
}

impl Faulty<'_> {
    /// A layer that never fails by itself.
    pub(super) fn never() -> Self {
        Self::at(usize::MAX, Fault::Killed)
    }

    pub(super) fn at(number: usize, fault: Fault) -> Self {
        let strikes = Strikes { number, fault, done: Arc::default() };
        Self {
            strikes,
            exchange: None,
            mounts: Vec::new(),
            working_folder: None,
            out_of_files: false,
            unlisted: None,
            before_opening: None,
        }
    }

    /// Whether there were enough operations for the fault to strike.
    pub(super) fn has_struck(&self) -> bool {
        self.strikes.done.load(Ordering::SeqCst) > self.strikes.number
    }
}

#[derive(Clone)]
pub(super) struct Strikes {
    number: usize,
    fault: Fault,
    done: Arc<AtomicUsize>,
}

impl Strikes {
    fn pass(&self) -> io::Result<()> {
        let now = self.done.fetch_add(1, Ordering::SeqCst);
        match self.fault {
            Fault::Once(kind) if now == self.number => Err(kind.into()),
            Fault::Killed if now >= self.number => Err(ErrorKind::BrokenPipe.into()),
            _ => Ok(()),
        }
    }
}

impl Files for Faulty<'_> {
    fn status(&self, path: &Path) -> io::Result<Status> {
        self.strikes.pass()?;
        let mut status = Disk.status(path)?;
        if self.mounts.iter().any(|mount| path.starts_with(mount)) {
            status.device += 1;
        }
        Ok(status)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.strikes.pass().and_then(|()| Disk.resolve(path))
    }

    fn working_folder(&self) -> io::Result<PathBuf> {
        self.strikes.pass()?;
        self.working_folder.clone().map_or_else(|| Disk.working_folder(), Ok)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.strikes.pass()?;
        if self.unlisted.as_deref() == Some(folder) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Disk.list(folder)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        self.strikes.pass()?;
        if let Some(act) = &self.before_opening {
            act(path);
        }
        Ok(Box::new(Stream { inner: Disk.open(path)?, strikes: self.strikes.clone() }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Write>> {
        self.strikes.pass()?;
        Ok(Box::new(Stream { inner: Disk.create(path)?, strikes: self.strikes.clone() }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.strikes.pass().and_then(|()| Disk.create_folder(path))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.strikes.pass().and_then(|()| Disk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.strikes.pass().and_then(|()| Disk.remove_folder(path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.strikes.pass().and_then(|()| Disk.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.strikes.pass()?;
        self.exchange.map_or_else(|| Disk.exchange(one, other), |kind| Err(kind.into()))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<File>> {
        self.strikes.pass().and_then(|()| Disk.lock(path))
    }

    fn is_out_of_files(&self, _: &Path) -> bool {
        self.out_of_files
    }
}

struct Stream<S> {
    inner: S,
    strikes: Strikes,
}

impl Read for Stream<Box<dyn Read>> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.strikes.pass().and_then(|()| self.inner.read(buffer))
    }
}

impl Write for Stream<Box<dyn Write>> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.strikes.pass() {
            // Dead or not, a disk that is full has taken a part.
            self.inner.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
