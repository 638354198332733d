//! Faults of real disks, real permissions and real companions, with the real program. After each
//! the old site is there to the last byte, a message says what to do, and the next build
//! succeeds once the fault is gone.
//!
//! Most of them need a disk of their own, which is mounted in a namespace of the test's own.
//! Where a machine does not allow that, a line `SKIPPED n of m` on standard error says so.

#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod disks;
mod machine;
mod meanwhile;
mod permissions;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use machine::Need;
use support::{AS_OF, Run, Site, Tree, Written, tree};

/// Lists the tests with what they need, and makes each a test.
macro_rules! faults {
    ($($need:ident $file:ident::$name:ident;)*) => {
        const FAULTS: &[(&str, Need)] = &[$((stringify!($name), Need::$need)),*];

        mod each {
            use super::machine::{Need, meet};
            $(#[test]
            fn $name() {
                meet(stringify!($name), Need::$need, super::$file::$name);
            })*
        }
    };
}

faults! {
    Mounts disks::a_full_disk;
    Mounts disks::a_disk_that_can_hold_no_more_files;
    Mounts disks::a_read_only_disk;
    Mounts disks::a_read_only_content_folder;
    Mounts disks::a_full_disk_beside_the_content;
    Mounts disks::an_output_on_a_disk_of_its_own;
    Mounts disks::an_output_that_is_bound_to_another_folder;
    NoPowers permissions::a_folder_that_may_not_be_changed;
    NoPowers permissions::a_folder_that_may_not_be_written_into;
    NoPowers permissions::a_published_file_that_may_not_be_read;
    NoPowers permissions::content_that_may_not_be_read;
    Nothing meanwhile::a_second_build_at_once;
    Nothing meanwhile::an_attachment_that_vanishes;
    Nothing meanwhile::an_attachment_that_changes;
    Nothing meanwhile::a_record_that_changes;
}

#[test]
fn what_is_skipped_is_told() {
    machine::tell_skipped(FAULTS);
}

/// Two sites of which no page is the same, and an attachment that both have.
fn sites() -> [Site; 2] {
    let old = Site::small();
    let new = old.clone().replacing("site.yml", "name: Shire County Council", "name: Shire Council");
    [old, new]
}

/// A site that was published, and whose content has changed since.
struct Scene {
    written: Written,
    /// The output folder, as the program is told it.
    output: PathBuf,
    /// What is published.
    old: Tree,
    /// What the content makes, built apart.
    new: &'static Tree,
}

/// The new site, as it is built in a folder of its own where nothing fails.
fn built_apart() -> &'static Tree {
    static BUILT: OnceLock<Tree> = OnceLock::new();
    BUILT.get_or_init(|| {
        let written = sites()[1].write();
        let built = written.build(&[]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        tree(&written.place().join("output"))
    })
}

impl Scene {
    /// Publishes a site into a folder, and changes the content.
    fn published(written: Written, output: PathBuf) -> Self {
        let [old, new] = sites();
        written.turn(&new, &old);
        let scene = Self { written, output, old: Tree::new(), new: built_apart() };
        let built = scene.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        let published = tree(&scene.output);
        scene.written.turn(&old, &new);
        assert!(published.len() > 20 && published["index.html"] != scene.new["index.html"]);
        Self { old: published, ..scene }
    }

    fn build(&self) -> Run {
        self.written.build(&["--output", self.output.to_str().unwrap()])
    }

    /// Builds, and answers with the message of why nothing was published.
    fn refused(&self) -> String {
        self.left_alone(&self.build())
    }

    /// The message of a build that could not run and left the old site as it was.
    fn left_alone(&self, run: &Run) -> String {
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(tree(&self.output) == self.old, "the published site has changed: {}", run.stderr);
        redacted(&run.stderr, self.written.place())
    }

    /// Builds now that nothing is in the way any more.
    fn mended(&self) {
        let built = self.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(tree(&self.output) == *self.new, "the new site is not whole");
        let verified = self.written.run(&["verify", self.output.to_str().unwrap()]);
        assert_eq!(verified.code, 0, "{}", verified.stdout);
    }
}

/// A message without what changes from run to run: the folder of the test, and the first file
/// that a thread met with, which is any of the site.
fn redacted(message: &str, place: &Path) -> String {
    let message = message.replace(&format!("{}/", place.display()), "");
    let Some((before, rest)) = message.split_once("standby/") else { return message };
    let (_, after) = rest.split_once('`').unwrap();
    format!("{before}standby/FILE`{after}")
}
