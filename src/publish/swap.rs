//! The one step from the old site to the new one.

use std::io;
use std::path::Path;

use super::files::Kind;
use super::refusal::{Doing, Refusal};
use super::target::Target;

/// Puts the standby generation in the output's place, and the old site in the standby's.
///
/// On Linux and macOS the two folders are exchanged in one step: a reader finds the old page or
/// the new one, and a killed program leaves the one site or the other. Where the system or the
/// file system cannot, three renames do it: there is no site for the instant between the first
/// two, and when the program is killed right there, the next build brings the old site back
/// before it does anything else.
pub(super) fn swap(target: &Target) -> Result<(), Refusal> {
    let (standby, output) = (target.standby(), &target.output);
    if target.kind(output)?.is_none() {
        return rename(target, &standby, output);
    }
    match target.files.exchange(&standby, output) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => swap_by_renames(target),
        result => result.map_err(|error| not_replaced(target, error)),
    }
}

/// Brings back the old site when a program was killed between the renames. Until another swap
/// needs its place, the old site is not deleted: an empty folder that somebody has since made for
/// the output must not cost it.
pub(super) fn recover(target: &Target) -> Result<(), Refusal> {
    let (retired, output) = (target.retired(), &target.output);
    if target.kind(&retired)?.is_none() {
        return Ok(());
    }
    let is_free = target.kind(output)?.is_none() || target.files.remove_folder(output).is_ok();
    if is_free { rename(target, &retired, output) } else { Ok(()) }
}

/// Deletes whatever stands at a path. A link is deleted, never followed.
pub(super) fn remove_tree(target: &Target, path: &Path) -> Result<(), Refusal> {
    use rayon::prelude::*;
    let removed = match target.kind(path)? {
        None => return Ok(()),
        Some(Kind::Folder) => {
            let names =
                target.files.list(path).map_err(|error| target.failed(Doing::Reading, path, error))?;
            names.par_iter().try_for_each(|(name, _)| remove_tree(target, &path.join(name)))?;
            target.files.remove_folder(path)
        }
        Some(_) => target.files.remove_file(path),
    };
    removed.map_err(|error| target.failed(Doing::Deleting, path, error))
}

fn swap_by_renames(target: &Target) -> Result<(), Refusal> {
    let (standby, retired, output) = (target.standby(), target.retired(), &target.output);
    remove_tree(target, &retired)?;
    rename(target, output, &retired)?;
    if let Err(refusal) = rename(target, &standby, output) {
        // Should this fail too, the next build does it.
        let _ = target.files.rename(&retired, output);
        return Err(refusal);
    }
    // The new site stands. Should this fail, the next build writes its generation in full.
    let _ = target.files.rename(&retired, &standby);
    Ok(())
}

fn rename(target: &Target, from: &Path, to: &Path) -> Result<(), Refusal> {
    target.files.rename(from, to).map_err(|error| not_replaced(target, error))
}

/// A mount that the check could not tell (a part of the same disk, bound to the folder) shows
/// only here, and so does a folder of a lower layer, which an overlay file system would have to
/// copy before it could move it.
fn not_replaced(target: &Target, error: io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::ResourceBusy => Refusal::MountPoint { output: target.shown(&target.output) },
        io::ErrorKind::CrossesDevices => Refusal::LowerLayer { output: target.shown(&target.output) },
        _ => target.failed(Doing::Replacing, &target.output, error),
    }
}
