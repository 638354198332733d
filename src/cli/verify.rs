//! `noticeboard verify`: tells whether a published folder is as a build published it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::summary::{count, size};
use super::{Outcome, print};
use crate::publish::{self, Difference, Disk, Verification};

/// Tell whether a published folder is as a build published it
///
/// Every file is read, byte by byte, and compared with the list that the build wrote: the
/// manifest. All files that were changed, added or removed are told in one run.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder of the published site, or of a copy of it
    #[arg(default_value = "output")]
    folder: PathBuf,

    /// Compare with this manifest instead of the one in the folder
    ///
    /// Whoever can change the files can change the manifest beside them too. Keep a copy of the
    /// file .noticeboard-manifest on the machine that built the site, and name it here.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,

    /// How to print what is found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How the outcome is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people: what differs, the hash of the site, and what to do.
    #[default]
    Human,
    /// One line for each file that differs, and nothing else.
    Short,
    /// For programs: one JSON value.
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let manifest = arguments.manifest.as_deref();
    let found = publish::verify(&arguments.folder, manifest, &Disk).map_err(|error| error.to_string())?;
    print::result(&match arguments.format {
        Format::Human => human(&found, &arguments.folder, manifest.is_some()),
        Format::Short => short(&found),
        Format::Json => json(&found),
    })?;
    Ok(if found.is_as_published() { Outcome::Fine } else { Outcome::Findings })
}

/// The four lists: how many, in words, and one word for each line.
fn lists(found: &Verification) -> [(&[Difference], [&'static str; 2], &'static str); 4] {
    [
        (&found.changed, ["file was changed", "files were changed"], "changed"),
        (&found.added, ["file was added", "files were added"], "added"),
        (&found.removed, ["file was removed", "files were removed"], "removed"),
        (&found.unread, ["file or folder could not be read", "files or folders could not be read"], "unread"),
    ]
}

fn human(found: &Verification, folder: &Path, elsewhere: bool) -> String {
    let folder = folder.display();
    let mut text = String::new();
    // Writing to a string cannot fail.
    if found.is_as_published() {
        let _ = writeln!(text, "`{folder}` is as it was published.");
    } else {
        let _ = writeln!(text, "`{folder}` is not as it was published.");
    }
    for (list, [one, several], _) in lists(found) {
        if !list.is_empty() {
            let _ = writeln!(text, "\n{}:", count(list.len(), one, several));
            for difference in list {
                let _ = writeln!(text, "  {difference}");
            }
        }
    }
    if !found.is_as_published() {
        text += "\n";
    }
    let _ = writeln!(
        text,
        "{} ({}) were published. The site's hash is {}.",
        count(found.files, "file", "files"),
        size(found.bytes),
        found.hash
    );
    if !found.is_as_published() {
        text += "Find out how this came about. Then build the site again with --force, or copy all of it again.\n";
    }
    if !elsewhere {
        text += "Whoever can change a file can change the manifest too: compare this hash with the one that the \
                 build printed.\n";
    }
    text
}

fn short(found: &Verification) -> String {
    let mut text = String::new();
    for (list, _, word) in lists(found) {
        for difference in list {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{word}: {difference}");
        }
    }
    text
}

#[derive(Serialize)]
struct Report<'a> {
    as_published: bool,
    hash: String,
    files: usize,
    bytes: u64,
    changed: &'a [Difference],
    added: &'a [Difference],
    removed: &'a [Difference],
    unread: &'a [Difference],
}

fn json(found: &Verification) -> String {
    let report = Report {
        as_published: found.is_as_published(),
        hash: found.hash.to_string(),
        files: found.files,
        bytes: found.bytes,
        changed: &found.changed,
        added: &found.added,
        removed: &found.removed,
        unread: &found.unread,
    };
    serde_json::to_string_pretty(&report).map(|json| json + "\n").unwrap_or_default()
}
