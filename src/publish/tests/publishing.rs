//! What publishing does when nothing fails.

use super::*;

struct Sandbox {
    folder: tempfile::TempDir,
    output: PathBuf,
}

fn sandbox() -> Sandbox {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    Sandbox { folder, output }
}

#[test]
fn the_first_build_makes_the_folders_above_the_output() {
    let Sandbox { folder, .. } = sandbox();
    let output = folder.path().join("www/sites/output");
    let new = site(&[("index.html", "home"), ("a/b/index.html", "")]);
    let result = build(&output, &new).unwrap();
    assert_eq!((result.files, result.bytes, result.written, result.replaced), (2, 4, 2, true));
    assert_eq!(published(&output), new);
    let manifest = String::from_utf8(bytes(&output.join(".noticeboard-manifest"))).unwrap();
    assert!(manifest.ends_with(&format!(" {}\n", result.hash)));
    insta::assert_snapshot!(manifest, @"
    noticeboard manifest 1
    af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262 0 a/b/index.html
    1310333fd17502cbefcd0d6d5b384ea63a3e3e4b979a2e437b458c08e63f14fb 4 index.html
    total 2 4 b1c0415ea35e9453ca9291ddc3194c9f113ee0ec6cb6b4b3cfb04d4e13ada3e9
    ");
}

#[test]
fn an_empty_folder_is_published_into() {
    let Sandbox { folder, output } = sandbox();
    std::fs::create_dir(&output).unwrap();
    std::fs::create_dir(output.join("empty")).unwrap();
    let new = site(&[("index.html", "home")]);
    build(&output, &new).unwrap();
    assert_eq!(published(&output), new);
    assert!(!output.join("empty").exists());
    drop(folder);
}

#[test]
fn only_what_differs_from_the_site_before_last_is_written() {
    let Sandbox { folder: _folder, output } = sandbox();
    let one = site(&[("index.html", "1"), ("a/index.html", "same"), ("b/index.html", "same")]);
    let two = site(&[("index.html", "2"), ("a/index.html", "same"), ("b/index.html", "same")]);
    let unchanged = |first: Published| Published { written: 0, replaced: false, ..first };
    let first_one = build(&output, &one).unwrap();
    assert_eq!((first_one.files, first_one.bytes, first_one.written), (3, 9, 3));
    assert_eq!(build(&output, &one).unwrap(), unchanged(first_one));
    let first_two = build(&output, &two).unwrap();
    assert_eq!(first_two.written, 3, "the second generation begins empty");
    assert_ne!(first_two.hash, first_one.hash);
    assert_eq!(build(&output, &two).unwrap(), unchanged(first_two));
    assert_eq!(build(&output, &one).unwrap(), Published { written: 0, replaced: true, ..first_one });
    assert_eq!(build(&output, &one).unwrap(), unchanged(first_one));
    assert_eq!(published(&output), one);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let Sandbox { folder: _folder, output } = sandbox();
    let one = site(&[("a", "file"), ("b/c/d", "deep"), ("b/e", "")]);
    let two = site(&[("a/x/index.html", "folder"), ("b", "file")]);
    for new in [&one, &two, &one, &two, &two] {
        build(&output, new).unwrap();
        assert_eq!(published(&output), *new);
    }
    let folders: Vec<_> = tree(&output).into_iter().filter(|(_, file)| file.is_none()).collect();
    assert_eq!(folders, [("a".into(), None), ("a/x".into(), None)], "no folder is left over");
}

#[test]
fn same_site_same_bytes_in_any_order() {
    let Sandbox { folder, output } = sandbox();
    let new: Site = (0..50).map(|n| (format!("{}/p{n}", n % 7), format!("page {n}"))).collect();
    build(&output, &new).unwrap();
    let other = folder.path().join("other");
    {
        let target = Target::check(&other, &[], &Disk).unwrap();
        let staging = target.begin(false).unwrap();
        for (name, text) in new.iter().rev() {
            staging.write(&path(name), text.as_bytes()).unwrap();
        }
        staging.finish().unwrap();
    }
    assert_eq!(tree(&output), tree(&other));
}

#[test]
fn an_abandoned_build_leaves_the_old_site_and_is_not_wasted() {
    let Sandbox { folder: _folder, output } = sandbox();
    let old = site(&[("index.html", "old"), ("a", "a")]);
    let new = site(&[("index.html", "new"), ("a", "a"), ("b", "b")]);
    build(&output, &old).unwrap();
    let before = tree(&output);
    {
        let target = Target::check(&output, &[], &Disk).unwrap();
        let staging = target.begin(false).unwrap();
        staging.write(&path("index.html"), b"new").unwrap();
        staging.write(&path("a"), b"a").unwrap();
    }
    assert_eq!(tree(&output), before);
    assert_eq!(build(&output, &new).unwrap().written, 2, "`a` is copied and `b` is new");
    assert_eq!(published(&output), new);
}

#[test]
fn copies_follow_their_source_and_not_its_permissions() {
    let Sandbox { folder, output } = sandbox();
    let source = folder.path().join("plan.pdf");
    let publish = |force: bool| {
        let target = Target::check(&output, &[], &Disk).unwrap();
        let staging = target.begin(force).unwrap();
        staging.copy(&path("documents/plan.pdf"), &source).unwrap();
        staging.finish().unwrap()
    };
    put(&source, "one");
    let first = publish(false);
    assert_eq!((first.files, first.bytes, first.written), (1, 3, 1));
    assert_eq!(publish(false), Published { written: 0, replaced: false, ..first });
    put(&source, "two");
    #[cfg(unix)]
    std::fs::set_permissions(&source, std::os::unix::fs::PermissionsExt::from_mode(0o400)).unwrap();
    assert!(publish(false).replaced);
    assert_eq!(published(&output), site(&[("documents/plan.pdf", "two")]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = output.join("documents/plan.pdf").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o200, 0o200, "{mode:o}");
    }
}

/// A copy that somebody linked, or a server still sends, must not change under their hands.
#[test]
fn a_published_file_is_never_written_over() {
    let Sandbox { folder, output } = sandbox();
    build(&output, &site(&[("index.html", "old")])).unwrap();
    let kept = folder.path().join("kept.html");
    std::fs::hard_link(output.join("index.html"), &kept).unwrap();
    for text in ["new", "newer", "newest"] {
        build(&output, &site(&[("index.html", text)])).unwrap();
    }
    assert_eq!(bytes(&kept), b"old");
}

/// What `--force` has let through lies in the standby afterwards, and must not come back.
#[test]
fn a_file_changed_by_hand_is_written_anew() {
    let Sandbox { folder: _folder, output } = sandbox();
    let old = site(&[("index.html", "0300 123"), ("a", "a")]);
    for _ in 0..3 {
        build(&output, &old).unwrap();
        put(&output.join("index.html"), "0300 456");
        put(&output.join("notes.txt"), "mine");
        build_with(&output, &old, true, &Disk).unwrap();
        assert_eq!(published(&output), old);
    }
}

#[test]
fn a_file_deleted_by_hand_comes_back() {
    let Sandbox { folder: _folder, output } = sandbox();
    let old = site(&[("index.html", "home"), ("a/b", "b")]);
    for _ in 0..3 {
        build(&output, &old).unwrap();
        Disk.remove_file(&output.join("a/b")).unwrap();
        assert!(build(&output, &old).unwrap().replaced);
        assert_eq!(published(&output), old);
    }
}

#[test]
#[cfg(unix)]
fn a_link_in_the_place_of_the_standby_is_not_followed() {
    let Sandbox { folder, output } = sandbox();
    build(&output, &site(&[("index.html", "1")])).unwrap();
    build(&output, &site(&[("index.html", "2")])).unwrap();
    let state = folder.path().join(".output.noticeboard");
    let elsewhere = folder.path().join("elsewhere");
    Disk.rename(&state.join("standby"), &elsewhere).unwrap();
    put(&elsewhere.join("thesis.txt"), "ten years");
    let before = tree(&elsewhere);
    std::os::unix::fs::symlink(&elsewhere, state.join("standby")).unwrap();
    build(&output, &site(&[("index.html", "3")])).unwrap();
    assert_eq!(published(&output), site(&[("index.html", "3")]));
    assert_eq!(tree(&elsewhere), before);
}

#[test]
fn a_write_that_failed_cannot_be_published() {
    let Sandbox { folder: _folder, output } = sandbox();
    build(&output, &site(&[("a", "old")])).unwrap();
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    staging.write(&path("a"), b"new").unwrap();
    staging.copy(&path("b"), Path::new("/no/such/file")).unwrap_err();
    let refusal = staging.finish().unwrap_err();
    assert!(matches!(refusal, Refusal::Incomplete { path } if path == "b"));
    assert_eq!(published(&output), site(&[("a", "old")]));
}

#[test]
fn two_files_at_one_path_are_refused() {
    let Sandbox { folder: _folder, output } = sandbox();
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    staging.write(&path("a/b"), b"").unwrap();
    assert!(matches!(staging.write(&path("a/b"), b"").unwrap_err(), Refusal::WrittenTwice { .. }));
    assert!(matches!(staging.write(&path("a"), b"").unwrap_err(), Refusal::WrittenTwice { .. }));
    assert!(staging.write(&path("a/b/c"), b"").is_err());
}
