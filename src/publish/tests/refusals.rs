//! What is refused, and in which words. The texts name paths as the command was given them, so
//! the snapshots put `FOLDER` for the test's own folder.

use std::io::ErrorKind;

use super::faulty::Faulty;
use super::*;

struct Sandbox(tempfile::TempDir);

impl Sandbox {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The words of a refusal.
    fn words<T>(&self, result: Result<T, Refusal>) -> String {
        let Err(refusal) = result else { panic!("it was not refused") };
        refusal.to_string().replace(&*self.0.path().to_string_lossy(), "FOLDER")
    }

    fn check(&self, output: &str, inputs: &[&str]) -> Result<(), Refusal> {
        let inputs: Vec<PathBuf> = inputs.iter().map(|input| self.path(input)).collect();
        let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        Target::check(&self.path(output), &inputs, &Disk).map(drop)
    }
}

#[test]
#[cfg(unix)]
fn a_link() {
    let sandbox = Sandbox::new();
    put(&sandbox.path("real/index.html"), "");
    std::os::unix::fs::symlink(sandbox.path("real"), sandbox.path("output")).unwrap();
    std::os::unix::fs::symlink(sandbox.path("nowhere"), sandbox.path("dangling")).unwrap();
    insta::assert_snapshot!(sandbox.words(sandbox.check("output", &[])), @"The output folder `FOLDER/output` is a link. Publishing replaces the folder itself, and the link would be lost. Choose the folder that it leads to with --output, or delete the link.");
    assert!(matches!(sandbox.check("output/", &[]), Err(Refusal::Link { .. })));
    assert!(matches!(sandbox.check("dangling", &[]), Err(Refusal::Link { .. })));
}

#[test]
fn a_mount_point() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    build(&output, &site(&[("a", "a")])).unwrap();
    let mut disk = Faulty::never();
    disk.mounts.push(output.canonicalize().unwrap());
    insta::assert_snapshot!(sandbox.words(Target::check(&output, &[], &disk)), @"The output folder `FOLDER/output` is a disk of its own (a mount point), and a site cannot be put in its place in one step. Choose a folder inside it with --output, like `FOLDER/output/site`.");

    let mut bound = Faulty::never();
    bound.exchange = Some(ErrorKind::ResourceBusy);
    let result = build_with(&output, &site(&[("a", "b")]), false, &bound);
    assert!(matches!(result, Err(Refusal::MountPoint { .. })));
    assert_eq!(published(&output), site(&[("a", "a")]));
}

/// Overlay file systems, on which containers stand, answer so.
#[test]
fn a_folder_of_a_lower_layer() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    build(&output, &site(&[("a", "a")])).unwrap();
    let mut layered = Faulty::never();
    layered.exchange = Some(ErrorKind::CrossesDevices);
    insta::assert_snapshot!(sandbox.words(build_with(&output, &site(&[("a", "b")]), false, &layered)), @"The output folder `FOLDER/output` seems to belong to the image of a container, and a site cannot be put in its place in one step. Copy it, delete it and give the copy its name, or choose another folder with --output.");
    assert_eq!(published(&output), site(&[("a", "a")]));
}

#[test]
fn a_file() {
    let sandbox = Sandbox::new();
    put(&sandbox.path("output"), "");
    insta::assert_snapshot!(sandbox.words(sandbox.check("output", &[])), @"`FOLDER/output` is not a folder, and a folder has to stand there. Choose another folder with --output, or move away what stands there.");
    put(&sandbox.path(".site.noticeboard"), "");
    insta::assert_snapshot!(sandbox.words(sandbox.check("site", &[])), @"`FOLDER/.site.noticeboard` is not a folder, and a folder has to stand there. Choose another folder with --output, or move away what stands there.");
    insta::assert_snapshot!(sandbox.words(sandbox.check("output/a/site", &[])), @"`FOLDER/output` is not a folder, and a folder has to stand there. Choose another folder with --output, or move away what stands there.");
    assert!(matches!(sandbox.check("output/site", &[]), Err(Refusal::NotAFolder { .. })));
}

#[test]
fn the_top_of_the_disk_and_the_working_folder() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.words(Target::check(Path::new("/"), &[], &Disk)), @"`/` cannot be the output folder, because publishing replaces the folder as a whole. Choose a folder inside it with --output.");
    let mut disk = Faulty::never();
    put(&sandbox.path("site/content/site.yml"), "");
    disk.working_folder = Some(sandbox.path("site/content").canonicalize().unwrap());
    insta::assert_snapshot!(sandbox.words(Target::check(&sandbox.path("site"), &[], &disk)), @"The output folder `FOLDER/site` is the folder you are working in, or one above it, and publishing replaces the folder as a whole. Choose another folder with --output, like `output`.");
    assert!(Target::check(&sandbox.path("site/content/output"), &[], &disk).is_ok());
    let here = Target::check(Path::new("."), &[], &Disk);
    assert!(matches!(here, Err(Refusal::WorkingFolder { .. })));
}

#[test]
fn folders_that_the_build_reads() {
    let sandbox = Sandbox::new();
    put(&sandbox.path("content/site.yml"), "");
    let words = |output: &str, input: &str| sandbox.words(sandbox.check(output, &[input]));
    insta::assert_snapshot!(words("content", "content"), @"The site is made from the folder `FOLDER/content`, which cannot be the output folder too: publishing replaces the output folder as a whole. Choose another folder with --output.");
    insta::assert_snapshot!(words("content/new/output", "content"), @"The output folder `FOLDER/content/new/output` lies inside the folder `FOLDER/content`, from which the site is made: the next build would take the published site for a part of it. Choose another folder with --output.");
    put(&sandbox.path("site/themes/ours/base.html"), "");
    insta::assert_snapshot!(words("site", "site/themes/ours"), @"The site is made from the folder `FOLDER/site/themes/ours`, which lies inside the output folder `FOLDER/site`: publishing replaces the output folder as a whole. Choose another folder with --output.");
    // The hidden folder is the output's too, and what is missing lies somewhere all the same.
    assert!(sandbox.check("site", &[".site.noticeboard/standby"]).is_err());
    assert!(sandbox.check("later/site", &["later/site/content"]).is_err());
    assert!(sandbox.check("site", &["content"]).is_ok());
    assert!(sandbox.check("content2", &["content"]).is_ok());
}

#[test]
#[cfg(unix)]
fn folders_that_the_build_reads_through_a_link() {
    let sandbox = Sandbox::new();
    put(&sandbox.path("content/site.yml"), "");
    std::os::unix::fs::symlink(sandbox.path("content"), sandbox.path("link")).unwrap();
    assert!(sandbox.check("link/output", &["content"]).is_err());
    assert!(sandbox.check("content/output", &["link"]).is_err());
    assert!(sandbox.check("link/../output", &["content"]).is_ok());
    assert!(sandbox.check("content/../content", &["content"]).is_err());
}

#[test]
fn a_folder_that_no_build_made() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    put(&output.join("b/thesis.odt"), "ten years");
    put(&output.join("a.txt"), "");
    let before = tree(&output);
    insta::assert_snapshot!(sandbox.words(build(&output, &site(&[("index.html", "")]))), @"
    The output folder `FOLDER/output` was not made by a build, and it is not empty:
      a.txt
      b/thesis.odt
    Move them away and build again, or build with --force: it deletes them.
    ");
    assert_eq!(tree(&output), before);
    build_with(&output, &site(&[("index.html", "")]), true, &Disk).unwrap();
    assert_eq!(published(&output), site(&[("index.html", "")]));
}

#[test]
fn files_that_no_build_wrote() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    build(&output, &site(&[("index.html", "0300 123"), ("a", "a")])).unwrap();
    put(&output.join("index.html"), "0300 456");
    put(&output.join("note\u{1b}s.txt"), "");
    let new = site(&[("index.html", "new")]);
    insta::assert_snapshot!(sandbox.words(build(&output, &new)), @r"
    The output folder `FOLDER/output` holds files that a build did not write:
      index.html (changed)
      note\u{1b}s.txt
    Move them away and build again, or build with --force: it deletes them.
    ");
    for number in 0..12 {
        put(&output.join(format!("folder/{number:02}.txt")), "");
    }
    let before = tree(&output);
    insta::assert_snapshot!(sandbox.words(build(&output, &new)), @"
    The output folder `FOLDER/output` holds files that a build did not write:
      folder/00.txt
      folder/01.txt
      folder/02.txt
      folder/03.txt
      folder/04.txt
      folder/05.txt
      folder/06.txt
      folder/07.txt
      folder/08.txt
      folder/09.txt
      and 4 more
    Move them away and build again, or build with --force: it deletes them.
    ");
    assert_eq!(tree(&output), before);
}

#[test]
fn files_that_came_while_the_site_was_built() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    build(&output, &site(&[("a", "a")])).unwrap();
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    staging.write(&path("a"), b"b").unwrap();
    put(&output.join("notes.txt"), "");
    assert!(matches!(staging.finish(), Err(Refusal::Strangers { .. })));
    assert_eq!(published(&output), site(&[("a", "a"), ("notes.txt", "")]));
}

#[test]
fn a_file_that_was_changed_while_the_site_was_built() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    build(&output, &site(&[("a", "a"), ("b", "b")])).unwrap();
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    staging.write(&path("a"), b"a").unwrap();
    staging.write(&path("b"), b"new").unwrap();
    put(&output.join("a"), "z");
    insta::assert_snapshot!(sandbox.words(staging.finish()), @"
    The output folder `FOLDER/output` holds files that a build did not write:
      a (changed)
    Move them away and build again, or build with --force: it deletes them.
    ");
    assert_eq!(published(&output), site(&[("a", "z"), ("b", "b")]));
}

#[test]
fn a_second_build_at_once() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    let target = Target::check(&output, &[], &Disk).unwrap();
    let first = target.begin(false).unwrap();
    insta::assert_snapshot!(sandbox.words(target.begin(true).map(drop)), @"Another build of this site is running. Wait for it to end.");
    drop(first);
    assert!(target.begin(false).is_ok());
}

#[test]
fn an_attachment_that_cannot_be_read() {
    let sandbox = Sandbox::new();
    let output = sandbox.path("output");
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    let missing = sandbox.path("content/documents/plan.pdf");
    insta::assert_snapshot!(sandbox.words(staging.copy(&path("documents/plan.pdf"), &missing)), @"`FOLDER/content/documents/plan.pdf` could not be read: there is no such file or folder. The published site was left as it was. Somebody has moved or deleted it meanwhile. Build again.");
}
