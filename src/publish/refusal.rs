//! Why a site was not published, in words for an officer.

use std::fmt;
use std::io;

use crate::source::walk::plain;

/// Why a site was not published. The site that stands in the output folder is as it was.
///
/// Its `Display` is the message: whole sentences, with what to do about it. Paths are written as
/// the command was given them.
#[derive(Debug)]
pub enum Refusal {
    /// The output is a symbolic link.
    Link {
        /// The output folder.
        output: String,
    },
    /// The output is a mount point, which cannot be exchanged with another folder.
    MountPoint {
        /// The output folder.
        output: String,
    },
    /// The output lies in a layer below, from which no folder can be moved.
    LowerLayer {
        /// The output folder.
        output: String,
    },
    /// A file, or something else, stands where a folder is needed.
    NotAFolder {
        /// What stands there.
        path: String,
    },
    /// The output is the top of the disk, which lies in no folder.
    TopFolder {
        /// The output folder.
        output: String,
    },
    /// The command runs in the output folder or below it.
    WorkingFolder {
        /// The output folder.
        output: String,
    },
    /// The output folder and a folder that the build reads are not apart.
    Overlap {
        /// The output folder.
        output: String,
        /// The folder that is read.
        input: String,
        /// How they lie.
        how: Overlap,
    },
    /// The output folder holds what a build did not write.
    Strangers {
        /// The output folder.
        output: String,
        /// The first of the files, ordered, each with a note where it was changed.
        names: Vec<String>,
        /// How many there are besides.
        more: usize,
        /// Whether other files there are a build's.
        beside_ours: bool,
    },
    /// Another build holds the lock.
    Locked,
    /// Two files were written to one path.
    WrittenTwice {
        /// The path on the site.
        path: String,
    },
    /// A file could not be written, and yet the build went on.
    Incomplete {
        /// The path on the site.
        path: String,
    },
    /// The disk has room for bytes, and none for another file.
    OutOfFiles {
        /// The file or folder that was to be made.
        path: String,
    },
    /// The disk refused.
    Failed {
        /// The file or folder.
        path: String,
        /// What was to be done with it.
        doing: Doing,
        /// What the system said.
        error: io::Error,
    },
}

/// How the output folder and a folder that the build reads lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// They are one folder.
    Same,
    /// The folder that is read lies in the output.
    InputInside,
    /// The output lies in the folder that is read.
    OutputInside,
}

/// What was to be done with a file or folder that the disk refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// To read or look at it.
    Reading,
    /// To make or fill it.
    Writing,
    /// To take it away.
    Deleting,
    /// To put the new site in the place of the old one.
    Replacing,
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link { output } => write!(
                f,
                "The output folder `{output}` is a link. Publishing replaces the folder itself, and the link would be lost. Choose the folder that it leads to with --output, or delete the link."
            ),
            Self::MountPoint { output } => write!(
                f,
                "The output folder `{output}` is a disk of its own (a mount point), and a site cannot be put in its place in one step. Choose a folder inside it with --output, like `{}/site`.",
                output.trim_end_matches('/')
            ),
            Self::LowerLayer { output } => write!(
                f,
                "The output folder `{output}` seems to belong to the image of a container, and a site cannot be put in its place in one step. Copy it, delete it and give the copy its name, or choose another folder with --output."
            ),
            Self::NotAFolder { path } => write!(
                f,
                "`{path}` is not a folder, and a folder has to stand there. Choose another folder with --output, or move away what stands there."
            ),
            Self::TopFolder { output } => write!(
                f,
                "`{output}` cannot be the output folder, because publishing replaces the folder as a whole. Choose a folder inside it with --output."
            ),
            Self::WorkingFolder { output } => write!(
                f,
                "The output folder `{output}` is the folder you are working in, or one above it, and publishing replaces the folder as a whole. Choose another folder with --output, like `output`."
            ),
            Self::Overlap { output, input, how } => overlap(f, output, input, *how),
            Self::Strangers { output, names, more, beside_ours } => {
                strangers(f, output, names, *more, *beside_ours)
            }
            Self::Locked => f.write_str("Another build of this site is running. Wait for it to end."),
            Self::WrittenTwice { path } => write!(
                f,
                "Two files of the site have the path `{path}`. The published site was left as it was."
            ),
            Self::Incomplete { path } => write!(
                f,
                "The new site is not complete: `{path}` could not be written. The published site was left as it was."
            ),
            Self::OutOfFiles { path } => write!(
                f,
                "`{path}` could not be written: the disk has room left, but it can hold no more files. The published site was left as it was. Delete files that nobody needs, or choose a folder on another disk with --output."
            ),
            Self::Failed { path, doing, error } => failed(f, path, *doing, error),
        }
    }
}

fn overlap(f: &mut fmt::Formatter<'_>, output: &str, input: &str, how: Overlap) -> fmt::Result {
    match how {
        Overlap::Same => write!(
            f,
            "The site is made from the folder `{input}`, which cannot be the output folder too: publishing replaces the output folder as a whole."
        ),
        Overlap::InputInside => write!(
            f,
            "The site is made from the folder `{input}`, which lies inside the output folder `{output}`: publishing replaces the output folder as a whole."
        ),
        Overlap::OutputInside => write!(
            f,
            "The output folder `{output}` lies inside the folder `{input}`, from which the site is made: the next build would take the published site for a part of it."
        ),
    }?;
    f.write_str(" Choose another folder with --output.")
}

fn strangers(
    f: &mut fmt::Formatter<'_>,
    output: &str,
    names: &[String],
    more: usize,
    beside_ours: bool,
) -> fmt::Result {
    if beside_ours {
        writeln!(f, "The output folder `{output}` holds files that a build did not write:")?;
    } else {
        writeln!(f, "The output folder `{output}` was not made by a build, and it is not empty:")?;
    }
    for name in names {
        writeln!(f, "  {name}")?;
    }
    if more > 0 {
        writeln!(f, "  and {more} more")?;
    }
    f.write_str("Move them away and build again, or build with --force: it deletes them.")
}

fn failed(f: &mut fmt::Formatter<'_>, path: &str, doing: Doing, error: &io::Error) -> fmt::Result {
    use io::ErrorKind;
    let done = match doing {
        Doing::Reading => "read",
        Doing::Writing => "written",
        Doing::Deleting => "deleted",
        Doing::Replacing => "replaced",
    };
    write!(f, "`{path}` could not be {done}: {}. The published site was left as it was.", plain(error))?;
    let advice = match (error.kind(), doing) {
        (ErrorKind::PermissionDenied, Doing::Reading) => " Give yourself permission to read it.",
        (ErrorKind::PermissionDenied, _) => {
            " Give yourself permission for its folder, or choose another folder with --output."
        }
        (ErrorKind::NotFound, Doing::Reading) => " Somebody has moved or deleted it meanwhile. Build again.",
        (ErrorKind::StorageFull | ErrorKind::QuotaExceeded, _) => " Make room on the disk and build again.",
        (ErrorKind::ReadOnlyFilesystem, _) => " Choose a folder on another disk with --output.",
        (ErrorKind::InvalidFilename, _) => " Delete it, or move it to where fewer folders lie above it.",
        _ => "",
    };
    f.write_str(advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(error: io::ErrorKind, doing: Doing) -> String {
        Refusal::Failed { path: "output/a/index.html".to_owned(), doing, error: error.into() }.to_string()
    }

    #[test]
    fn faults_of_the_disk_are_told_in_plain_english() {
        use io::ErrorKind;
        let texts = [
            text(ErrorKind::StorageFull, Doing::Writing),
            text(ErrorKind::QuotaExceeded, Doing::Writing),
            text(ErrorKind::PermissionDenied, Doing::Writing),
            text(ErrorKind::PermissionDenied, Doing::Replacing),
            text(ErrorKind::PermissionDenied, Doing::Reading),
            text(ErrorKind::ReadOnlyFilesystem, Doing::Deleting),
            text(ErrorKind::NotADirectory, Doing::Writing),
            text(ErrorKind::NotFound, Doing::Reading),
            text(ErrorKind::InvalidFilename, Doing::Deleting),
        ];
        insta::assert_snapshot!(texts.join("\n"), @"
        `output/a/index.html` could not be written: the disk is full. The published site was left as it was. Make room on the disk and build again.
        `output/a/index.html` could not be written: the disk is full. The published site was left as it was. Make room on the disk and build again.
        `output/a/index.html` could not be written: permission is denied. The published site was left as it was. Give yourself permission for its folder, or choose another folder with --output.
        `output/a/index.html` could not be replaced: permission is denied. The published site was left as it was. Give yourself permission for its folder, or choose another folder with --output.
        `output/a/index.html` could not be read: permission is denied. The published site was left as it was. Give yourself permission to read it.
        `output/a/index.html` could not be deleted: the disk is read-only. The published site was left as it was. Choose a folder on another disk with --output.
        `output/a/index.html` could not be written: a file stands where a folder should be. The published site was left as it was.
        `output/a/index.html` could not be read: there is no such file or folder. The published site was left as it was. Somebody has moved or deleted it meanwhile. Build again.
        `output/a/index.html` could not be deleted: its path is longer than the system allows. The published site was left as it was. Delete it, or move it to where fewer folders lie above it.
        ");
    }

    #[test]
    fn faults_of_the_build_itself_are_told_too() {
        let path = "a/index.html".to_owned();
        let texts = [
            Refusal::Locked.to_string(),
            Refusal::WrittenTwice { path: path.clone() }.to_string(),
            Refusal::Incomplete { path }.to_string(),
        ];
        insta::assert_snapshot!(texts.join("\n"), @"
        Another build of this site is running. Wait for it to end.
        Two files of the site have the path `a/index.html`. The published site was left as it was.
        The new site is not complete: `a/index.html` could not be written. The published site was left as it was.
        ");
    }
}
