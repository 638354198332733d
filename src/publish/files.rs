//! The few file operations that publishing needs, and the real disk behind them.

use std::ffi::OsString;
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file of bytes.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, to whatever.
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// What the file system knows of a path without opening it.
#[derive(Debug, Clone, Copy)]
pub struct Status {
    /// What it is.
    pub kind: Kind,
    /// Its size in bytes.
    pub size: u64,
    /// The file system it lies on, as a number; 0 on platforms that do not tell.
    pub device: u64,
    /// When its bytes were last written. Anybody may set this time.
    pub modified: SystemTime,
    /// When anything of it was last altered: the later of [`Self::modified`] and, on Unix, the
    /// time of its last change, which nobody can set back.
    pub altered: SystemTime,
}

/// The disk, as publishing sees it.
///
/// All access of this stage goes through here, so that tests can put a layer between that fails
/// at any one operation, or at all that follow it, as a killed program does. Each operation
/// stands for one call of the system, except that a file is written by several `write`s.
pub trait Files: Sync {
    /// What stands at a path. A link is not followed.
    ///
    /// # Errors
    /// As the system gives them; so for every operation here.
    fn status(&self, path: &Path) -> io::Result<Status>;

    /// The path without links, `.` and `..`. It must exist.
    ///
    /// # Errors
    /// As the system gives them.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The folder that relative paths begin in.
    ///
    /// # Errors
    /// As the system gives them.
    fn working_folder(&self) -> io::Result<PathBuf>;

    /// The names in a folder, in any order.
    ///
    /// # Errors
    /// As the system gives them.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;

    /// Opens a file for reading.
    ///
    /// # Errors
    /// As the system gives them.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>>;

    /// Makes a new file. One that exists, or a link in its place, is an error: what another
    /// program still reads is never written over.
    ///
    /// # Errors
    /// As the system gives them.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Write>>;

    /// Makes a folder in an existing folder.
    ///
    /// # Errors
    /// As the system gives them.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Deletes a file, or a link itself.
    ///
    /// # Errors
    /// As the system gives them.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Deletes an empty folder.
    ///
    /// # Errors
    /// As the system gives them.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Gives a file or folder another path in one step.
    ///
    /// # Errors
    /// As the system gives them.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two paths in one step.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where the system or the file system cannot; otherwise as
    /// the system gives them.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Locks a file, which is made when it is missing. `None` when another program, or another
    /// part of this one, holds the lock. Dropping the file frees it; the system does so when a
    /// program is killed.
    ///
    /// # Errors
    /// As the system gives them.
    fn lock(&self, path: &Path) -> io::Result<Option<File>>;

    /// Whether the file system of a folder can hold no more files, though it may have room for
    /// more bytes. `false` where it does not tell.
    fn is_out_of_files(&self, folder: &Path) -> bool;
}

/// The real disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Files for Disk {
    fn status(&self, path: &Path) -> io::Result<Status> {
        std::fs::symlink_metadata(path).map(|metadata| status_of(&metadata))
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }

    fn working_folder(&self) -> io::Result<PathBuf> {
        std::env::current_dir()?.canonicalize()
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let entries = std::fs::read_dir(folder)?;
        entries
            .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), kind_of(entry.file_type()?)))))
            .collect()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        OpenOptions::new().read(true).open(path).map(|file| Box::new(file) as Box<dyn Read>)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Write>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            // Readable by the web server, writable by nobody else, whatever the user's own habit.
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        }
        options.open(path).map(|file| Box::new(file) as Box<dyn Write>)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir(path)
    }

    #[expect(clippy::disallowed_methods, reason = "this is where publishing touches the disk")]
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_dir(path)
    }

    #[expect(clippy::disallowed_methods, reason = "this is where publishing touches the disk")]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<File>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    #[cfg(unix)]
    fn is_out_of_files(&self, folder: &Path) -> bool {
        // Where files are not counted, there are 0 of 0.
        rustix::fs::statvfs(folder).is_ok_and(|found| found.f_files > 0 && found.f_favail == 0)
    }

    #[cfg(not(unix))]
    fn is_out_of_files(&self, _: &Path) -> bool {
        false
    }
}

fn kind_of(kind: std::fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

fn status_of(metadata: &Metadata) -> Status {
    let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    #[cfg(unix)]
    let (device, changed) = {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.dev(), time_of(metadata.ctime(), metadata.ctime_nsec()))
    };
    #[cfg(not(unix))]
    let (device, changed) = (0, modified);
    Status {
        kind: kind_of(metadata.file_type()),
        size: metadata.len(),
        device,
        modified,
        altered: modified.max(changed),
    }
}

/// A time as Unix counts it. One before 1970 is told as 1970: it only ever looks older.
#[cfg(unix)]
fn time_of(seconds: i64, nanoseconds: i64) -> SystemTime {
    let (seconds, nanoseconds) = (u64::try_from(seconds), u32::try_from(nanoseconds));
    let since = std::time::Duration::new(seconds.unwrap_or(0), nanoseconds.unwrap_or(0));
    SystemTime::UNIX_EPOCH + since
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        // A kernel or a file system that does not know the flag.
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        _ => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
