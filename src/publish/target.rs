//! The output folder, checked.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Files, Kind};
use super::refusal::{Doing, Overlap, Refusal};
use crate::diagnostics::printable;

/// An output folder that is fit to be published into: no link, no mount point, no file, apart
/// from all that the build reads and from where the command runs. It need not exist.
///
/// It is the only door to publishing, so that an unchecked path cannot be published into.
pub struct Target<'f> {
    pub(super) files: &'f dyn Files,
    /// The folder that is published, without links in its path. The folder itself may be missing.
    pub(super) output: PathBuf,
    /// The hidden folder beside it, with the lock and the other generation.
    pub(super) state: PathBuf,
    parent: PathBuf,
    /// The parent as the command was given it.
    shown_parent: PathBuf,
}

impl<'f> Target<'f> {
    /// Checks an output folder against the folders that the build reads. It writes nothing.
    ///
    /// # Errors
    /// A [`Refusal`] when the folder cannot be replaced as a whole, or must not be.
    pub fn check(output: &Path, inputs: &[&Path], files: &'f dyn Files) -> Result<Self, Refusal> {
        let target = Self::locate(output, files)?;
        target.stands_on_its_own()?;
        target.is_not_worked_in()?;
        for input in inputs {
            target.is_apart_from(input)?;
        }
        Ok(target)
    }

    /// The folder with the generation that takes the next build's files.
    pub(super) fn standby(&self) -> PathBuf {
        self.state.join("standby")
    }

    /// Where the old site stays for an instant on systems that cannot exchange two folders.
    pub(super) fn retired(&self) -> PathBuf {
        self.state.join("retired")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// What stands at a path, or `None` when nothing does.
    pub(super) fn kind(&self, path: &Path) -> Result<Option<Kind>, Refusal> {
        match self.files.status(path) {
            Ok(status) => Ok(Some(status.kind)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(self.failed(Doing::Reading, path, error)),
        }
    }

    /// The refusal for a fault of the disk.
    pub(super) fn failed(&self, doing: Doing, path: &Path, error: io::Error) -> Refusal {
        let path_shown = self.shown(path);
        let is_full = error.kind() == io::ErrorKind::StorageFull;
        if is_full && path.parent().is_some_and(|folder| self.files.is_out_of_files(folder)) {
            return Refusal::OutOfFiles { path: path_shown };
        }
        Refusal::Failed { path: path_shown, doing, error }
    }

    /// A path as messages show it.
    pub(super) fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.parent) {
            Ok(inside) => shown(&self.shown_parent.join(inside)),
            Err(_) => shown(path),
        }
    }

    fn locate(output: &Path, files: &'f dyn Files) -> Result<Self, Refusal> {
        let failed = |error| Refusal::Failed { path: shown(output), doing: Doing::Reading, error };
        let (shown_parent, parent, name) = if let Some(name) = output.file_name() {
            let given = output.parent().unwrap_or(Path::new(""));
            (given.to_owned(), resolve(given, files).map_err(failed)?, name.to_owned())
        } else {
            // `.`, `..`, `a/..` and the top of the disk: only the system knows their names.
            let whole = resolve(output, files).map_err(failed)?;
            match (whole.parent(), whole.file_name()) {
                (Some(parent), Some(name)) => (parent.to_owned(), parent.to_owned(), name.to_owned()),
                _ => return Err(Refusal::TopFolder { output: shown(output) }),
            }
        };
        let mut state = OsString::from(".");
        state.push(&name);
        state.push(".noticeboard");
        let mut target =
            Self { files, output: parent.join(name), state: parent.join(state), parent, shown_parent };
        if target.kind(&target.output)? == Some(Kind::Folder) {
            // On a disk that does not tell `Content` from `content`, this gives the true name.
            target.output = files.resolve(&target.output).map_err(failed)?;
        }
        Ok(target)
    }

    /// Links, mount points and files cannot be exchanged for a folder.
    fn stands_on_its_own(&self) -> Result<(), Refusal> {
        if !matches!(self.kind(&self.state)?, None | Some(Kind::Folder)) {
            return Err(Refusal::NotAFolder { path: self.shown(&self.state) });
        }
        for folder in self.parent.ancestors() {
            match self.kind(folder)? {
                None => {}
                Some(Kind::Folder) => break,
                Some(_) => return Err(Refusal::NotAFolder { path: self.shown(folder) }),
            }
        }
        let output = self.shown(&self.output);
        match self.kind(&self.output)? {
            None => Ok(()),
            Some(Kind::Link) => Err(Refusal::Link { output }),
            Some(Kind::File | Kind::Other) => Err(Refusal::NotAFolder { path: output }),
            Some(Kind::Folder) if self.device(&self.output)? == self.device(&self.parent)? => Ok(()),
            Some(Kind::Folder) => Err(Refusal::MountPoint { output }),
        }
    }

    fn device(&self, path: &Path) -> Result<u64, Refusal> {
        let status = self.files.status(path).map_err(|error| self.failed(Doing::Reading, path, error))?;
        Ok(status.device)
    }

    /// A shell whose folder is exchanged from under it shows the old site from then on.
    fn is_not_worked_in(&self) -> Result<(), Refusal> {
        match self.files.working_folder() {
            Ok(folder) if folder.starts_with(&self.output) => {
                Err(Refusal::WorkingFolder { output: self.shown(&self.output) })
            }
            // Without a working folder, none can lie in the output.
            _ => Ok(()),
        }
    }

    fn is_apart_from(&self, input: &Path) -> Result<(), Refusal> {
        let failed = |error| Refusal::Failed { path: shown(input), doing: Doing::Reading, error };
        let real = resolve(input, self.files).map_err(failed)?;
        let how = if real == self.output {
            Overlap::Same
        } else if real.starts_with(&self.output) || real.starts_with(&self.state) {
            Overlap::InputInside
        } else if self.output.starts_with(&real) {
            Overlap::OutputInside
        } else {
            return Ok(());
        };
        Err(Refusal::Overlap { output: self.shown(&self.output), input: shown(input), how })
    }
}

/// The real path of a folder that need not exist yet: links are resolved as far as it does.
fn resolve(path: &Path, files: &dyn Files) -> io::Result<PathBuf> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match files.resolve(path) {
        Err(error) if is_missing(&error) => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => resolve(parent, files).map(|parent| parent.join(name)),
            _ => Err(error),
        },
        resolved => resolved,
    }
}

/// Whether an error says that nothing stands at a path, be it because a file stands above it.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}
