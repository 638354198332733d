//! Whatever fails, and whenever: the output is the whole old site or the whole new one, and the
//! next build needs no help.

use std::io::ErrorKind;
use std::path::Path;

use super::super::verify;
use super::faulty::{Fault, Faulty};
use super::*;

/// The site before last, the last one, and the one whose build meets the fault. Between them a
/// file stays, changes, comes, goes, and turns into a folder and back.
fn sites() -> [Site; 3] {
    let same = ("a/index.html", "same");
    let late = ("late/index.html", "the same in the last two");
    [
        site(&[("index.html", "one"), same, ("b/index.html", "b"), ("c", "file"), ("d/e/f", "")]),
        site(&[("index.html", "two"), same, late, ("c/index.html", "folder"), ("d", "file")]),
        site(&[("index.html", "new"), same, late, ("c/index.html", "c2"), ("d/e/f", "f"), ("g/h", "")]),
    ]
}

/// What the fault meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scene {
    /// No site has been published.
    First,
    /// Two sites have been.
    Later,
    /// A file that no build wrote lies in the output, and the build may drop it.
    Forced,
    /// A killed build has left half a generation.
    AfterKill,
}

fn set(scene: Scene, output: &Path) {
    let [before_last, last, _] = sites();
    if scene == Scene::First {
        return;
    }
    build(output, &before_last).unwrap();
    build(output, &last).unwrap();
    match scene {
        Scene::Forced => put(&output.join("x/y/notes.txt"), "keep"),
        Scene::AfterKill => {
            let killed = Faulty::at(60, Fault::Killed);
            build_with(output, &sites()[2], false, &killed).unwrap_err();
        }
        Scene::First | Scene::Later => {}
    }
}

/// Lets every operation of a build fail in turn.
fn strike_everywhere(scene: Scene, fault: Fault, exchange: Option<ErrorKind>) {
    let [.., new] = sites();
    let fresh = fresh(&new);
    for number in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("output");
        set(scene, &output);
        let old = tree(&output);
        let mut faulty = Faulty::at(number, fault);
        faulty.exchange = exchange;

        let result = build_with(&output, &new, scene == Scene::Forced, &faulty);
        let told = format!("{scene:?}, {fault:?} at {number}, exchange {exchange:?}: {result:?}");
        if result.is_ok() {
            assert_eq!(published(&output), new, "{told}");
        } else if fault == Fault::Killed && exchange.is_some() && !output.exists() {
            // Killed between two renames: the next build brings the old site back.
            let target = Target::check(&output, &[], &Disk).unwrap();
            drop(target.begin(true).unwrap());
            assert_eq!(tree(&output), old, "{told}");
        } else {
            assert_eq!(tree(&output), old, "{told}");
        }

        build_with(&output, &new, scene == Scene::Forced, &Disk).expect(&told);
        assert_eq!(tree(&output), fresh, "{told}");
        if !faulty.has_struck() {
            result.expect(&told);
            return;
        }
    }
}

/// What a first build makes of a site, to the last byte.
fn fresh(site: &Site) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    build(&output, site).unwrap();
    tree(&output)
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    for scene in [Scene::First, Scene::Later] {
        strike_everywhere(scene, Fault::Once(ErrorKind::StorageFull), None);
    }
}

#[test]
fn a_refused_operation_leaves_the_old_site() {
    strike_everywhere(Scene::Forced, Fault::Once(ErrorKind::PermissionDenied), None);
}

/// Kinds of which the code makes something of its own: what is not there need not be deleted.
#[test]
fn an_operation_that_finds_nothing_leaves_the_old_site() {
    strike_everywhere(Scene::Later, Fault::Once(ErrorKind::NotFound), None);
}

#[test]
fn a_disk_that_turns_read_only_leaves_the_old_site() {
    strike_everywhere(Scene::Later, Fault::Once(ErrorKind::ReadOnlyFilesystem), None);
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    for scene in [Scene::Later, Scene::Forced, Scene::AfterKill] {
        strike_everywhere(scene, Fault::Killed, None);
    }
}

#[test]
fn where_folders_cannot_be_exchanged_nothing_is_lost_either() {
    let unsupported = Some(ErrorKind::Unsupported);
    strike_everywhere(Scene::Later, Fault::Once(ErrorKind::Other), unsupported);
    strike_everywhere(Scene::Later, Fault::Killed, unsupported);
}

/// An attachment that changes while it is copied is published as it was copied, and the manifest
/// says the same of it.
#[test]
fn an_attachment_that_changes_while_it_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let (output, plan) = (folder.path().join("output"), folder.path().join("plan.pdf"));
    let publish = |files: &dyn Files| {
        let target = Target::check(&output, &[], files)?;
        let staging = target.begin(false)?;
        staging.copy(&path("plan.pdf"), &plan)?;
        staging.finish()
    };
    let source = plan.clone();
    for number in 1..5 {
        put(&plan, &format!("plan {number}"));
        // The first time it is opened to be compared with what is published, then to be copied.
        let opened = std::sync::atomic::AtomicUsize::new(0);
        let changing = Faulty {
            before_opening: Some(Box::new(|path| {
                if path == source && opened.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 1 {
                    put(&source, &format!("plan {number}, changed"));
                }
            })),
            ..Faulty::never()
        };
        publish(&changing).unwrap();
        assert!(verify(&output, None, &Disk).unwrap().is_as_published());
        let text = &published(&output)["plan.pdf"];
        assert!(text.starts_with(&format!("plan {number}")), "{text}");
        publish(&Disk).unwrap();
        assert_eq!(bytes(&output.join("plan.pdf")), bytes(&plan));
    }
}

#[test]
fn an_attachment_that_vanishes_before_it_is_copied_leaves_the_old_site() {
    let folder = tempfile::tempdir().unwrap();
    let (output, plan) = (folder.path().join("output"), folder.path().join("plan.pdf"));
    build(&output, &sites()[0]).unwrap();
    let before = tree(&output);
    put(&plan, "plan");
    let vanishing = Faulty {
        before_opening: Some(Box::new(|path| {
            if path == plan {
                Disk.remove_file(path).unwrap();
            }
        })),
        ..Faulty::never()
    };
    let target = Target::check(&output, &[], &vanishing).unwrap();
    let staging = target.begin(false).unwrap();
    staging.copy(&path("plan.pdf"), &plan).unwrap_err();
    staging.finish().unwrap_err();
    assert_eq!(tree(&output), before);
}

#[test]
fn a_disk_without_room_for_another_file_is_told_from_one_without_room_for_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let full = Faulty { out_of_files: true, ..Faulty::at(6, Fault::Once(ErrorKind::StorageFull)) };
    let refusal = build_with(&output, &sites()[0], false, &full).unwrap_err();
    let words = refusal.to_string();
    let after = words.split_once("` ").unwrap().1;
    insta::assert_snapshot!(after, @"could not be written: the disk has room left, but it can hold no more files. The published site was left as it was. Delete files that nobody needs, or choose a folder on another disk with --output.");
}

#[test]
fn a_panic_while_pages_are_written_leaves_the_old_site() {
    let [old, _, new] = sites();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    build(&output, &old).unwrap();
    let before = tree(&output);
    let panicked = std::panic::catch_unwind(|| {
        let target = Target::check(&output, &[], &Disk).unwrap();
        let staging = target.begin(false).unwrap();
        staging.write(&path("index.html"), b"half").unwrap();
        std::panic::resume_unwind(Box::new("a template did"));
    });
    assert!(panicked.is_err());
    assert_eq!(tree(&output), before);
    build(&output, &new).unwrap();
    assert_eq!(tree(&output), fresh(&new));
}

#[test]
fn the_old_site_comes_back_though_somebody_made_an_empty_folder_in_its_place() {
    let [old, ..] = sites();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    build(&output, &old).unwrap();
    let before = tree(&output);
    // So a program leaves it that is killed between two renames.
    Disk.rename(&output, &folder.path().join(".output.noticeboard/retired")).unwrap();
    Disk.create_folder(&output).unwrap();
    let target = Target::check(&output, &[], &Disk).unwrap();
    drop(target.begin(false).unwrap());
    assert_eq!(tree(&output), before);
}
