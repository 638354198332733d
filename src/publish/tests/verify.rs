//! What only a layer before the disk can bring about while a site is held against its manifest.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{Unverified, verify};
use super::faulty::{Fault, Faulty};
use super::*;

fn published_site() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    build(&output, &site(&[("a/b/index.html", "b"), ("a/index.html", "a"), ("index.html", "home")])).unwrap();
    (folder, output)
}

/// Whatever cannot be read, nothing passes for published that was not read.
#[test]
fn an_operation_that_fails_never_passes_for_a_match() {
    let (_folder, output) = published_site();
    for number in 0.. {
        let faulty = Faulty::at(number, Fault::Once(ErrorKind::PermissionDenied));
        let result = verify(&output, None, &faulty);
        if !faulty.has_struck() {
            assert!(result.unwrap().is_as_published());
            return;
        }
        if let Ok(found) = result {
            assert!(!found.unread.is_empty(), "at {number}: {found:?}");
            assert!(found.changed.is_empty() && found.added.is_empty() && found.removed.is_empty());
        }
    }
}

#[test]
fn what_lies_in_a_folder_that_cannot_be_read_is_not_called_removed() {
    let (_folder, output) = published_site();
    let refusing = Faulty { unlisted: Some(output.join("a")), ..Faulty::never() };
    let found = verify(&output, None, &refusing).unwrap();
    let unread: Vec<String> = found.unread.iter().map(ToString::to_string).collect();
    assert_eq!(unread, ["a (permission is denied)"]);
    assert!(found.removed.is_empty() && !found.is_as_published());
}

#[test]
fn a_site_published_meanwhile_is_not_held_against_the_old_manifest() {
    let (folder, output) = published_site();
    let done = AtomicBool::new(false);
    let publishing = Faulty {
        before_opening: Some(Box::new(|path| {
            if path.ends_with("index.html") && !done.swap(true, Ordering::SeqCst) {
                build(&output, &site(&[("index.html", "new")])).unwrap();
            }
        })),
        ..Faulty::never()
    };
    let refusal = verify(&output, None, &publishing).unwrap_err();
    assert!(matches!(refusal, Unverified::Republished { .. }));
    let words = refusal.to_string().replace(&*folder.path().to_string_lossy(), "FOLDER");
    insta::assert_snapshot!(words, @"Another site was published into `FOLDER/output` while it was read. Run the command again.");
    assert!(verify(&output, None, &Disk).unwrap().is_as_published());
}
