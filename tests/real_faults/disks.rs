//! Disks that are full, read-only, or mounted where a site is to stand.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::machine::{Mounted, checked};
use crate::support::tree;
use crate::{Scene, sites};

/// A site whose output lies on a disk of its own.
fn on_a_disk(options: &str) -> (Scene, Mounted) {
    let written = sites()[1].write();
    let disk = written.place().join("disk");
    let mounted = Mounted::disk(&disk, options);
    (Scene::published(written, disk.join("output")), mounted)
}

/// Fills a disk until it takes nothing more, then leaves so many bytes.
fn fill(path: &Path, left: u64) {
    let mut file = fs::File::create(path).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    let full = file.metadata().unwrap().len();
    file.set_len(full.checked_sub(left).expect("the disk was not full before")).unwrap();
}

pub(crate) fn a_full_disk() {
    let (scene, _mounted) = on_a_disk("size=3m");
    let ballast = scene.output.with_file_name("ballast");
    for left in [0, 40_000, 200_000] {
        fill(&ballast, left);
        insta::allow_duplicates! {
            insta::assert_snapshot!(scene.refused(), @"error: `disk/.output.noticeboard/standby/FILE` could not be written: the disk is full. The published site was left as it was. Make room on the disk and build again.");
        }
    }
    fs::remove_file(ballast).unwrap();
    scene.mended();
}

pub(crate) fn a_disk_that_can_hold_no_more_files() {
    let (scene, _mounted) = on_a_disk("size=50m,nr_inodes=500");
    let folder = scene.output.with_file_name("files");
    fs::create_dir(&folder).unwrap();
    let made =
        (0..10_000).take_while(|number| fs::File::create(folder.join(number.to_string())).is_ok()).count();
    for number in 0..made.min(5) {
        fs::remove_file(folder.join(number.to_string())).unwrap();
    }
    insta::assert_snapshot!(scene.refused(), @"error: `disk/.output.noticeboard/standby/FILE` could not be written: the disk has room left, but it can hold no more files. The published site was left as it was. Delete files that nobody needs, or choose a folder on another disk with --output.");
    fs::remove_dir_all(folder).unwrap();
    scene.mended();
}

pub(crate) fn a_read_only_disk() {
    let (scene, mounted) = on_a_disk("size=10m");
    mounted.again("ro");
    insta::assert_snapshot!(scene.refused(), @"error: `disk/.output.noticeboard/lock` could not be written: the disk is read-only. The published site was left as it was. Choose a folder on another disk with --output.");
    mounted.again("rw");
    scene.mended();
}

/// Nothing has to be written beside the content. What builds remember is only missed.
pub(crate) fn a_read_only_content_folder() {
    let elsewhere = tempfile::tempdir().unwrap();
    let written = sites()[1].write();
    let scene = Scene::published(written, elsewhere.path().join("output"));
    let place = scene.written.place();
    let bound = Mounted::bound(place, place);
    bound.again("bind,ro");
    scene.mended();
    let built = scene.build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    insta::assert_snapshot!(note(&built.stderr), @"note: The cache for the next build cannot be written: the disk is read-only. The next build makes everything again.");
}

/// The first line, when it is a note.
fn note(told: &str) -> &str {
    told.lines().find(|line| line.starts_with("note: ")).unwrap_or_default()
}

pub(crate) fn a_full_disk_beside_the_content() {
    let (elsewhere, output) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mounted = Mounted::disk(&elsewhere.path().join("disk"), "size=1m");
    let written = sites()[1].write_in(&elsewhere.path().join("disk"));
    let scene = Scene::published(written, output.path().join("output"));
    let ballast = scene.written.place().join("ballast");
    fill(&ballast, 0);
    let built = scene.build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    insta::assert_snapshot!(note(&built.stderr), @"note: The cache for the next build cannot be written: the disk is full. The next build makes everything again.");
    assert!(tree(&scene.output) == *scene.new);
    fs::remove_file(ballast).unwrap();
    scene.mended();
    drop(scene);
    drop(mounted);
}

pub(crate) fn an_output_on_a_disk_of_its_own() {
    let written = sites()[1].write();
    let output = written.place().join("output");
    let scene = Scene::published(written, output.clone());
    let aside = scene.written.place().join("aside");
    fs::rename(&output, &aside).unwrap();
    let mounted = Mounted::disk(&output, "size=10m");
    checked(std::process::Command::new("cp").arg("-a").arg(aside.join(".")).arg(&output));
    insta::assert_snapshot!(scene.refused(), @"error: The output folder `output` is a disk of its own (a mount point), and a site cannot be put in its place in one step. Choose a folder inside it with --output, like `output/site`.");
    drop(mounted);
    fs::remove_dir(&output).unwrap();
    fs::rename(&aside, &output).unwrap();
    scene.mended();
}

/// The same disk, seen twice: only the exchange itself meets with it.
pub(crate) fn an_output_that_is_bound_to_another_folder() {
    let written = sites()[1].write();
    let output = written.place().join("output");
    let scene = Scene::published(written, output.clone());
    let bound = Mounted::bound(&output, &output);
    insta::assert_snapshot!(scene.refused(), @"error: The output folder `output` is a disk of its own (a mount point), and a site cannot be put in its place in one step. Choose a folder inside it with --output, like `output/site`.");
    bound.again("bind,ro");
    insta::assert_snapshot!(scene.refused(), @"error: The output folder `output` is a disk of its own (a mount point), and a site cannot be put in its place in one step. Choose a folder inside it with --output, like `output/site`.");
    drop(bound);
    scene.mended();
}
