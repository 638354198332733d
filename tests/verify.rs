//! `noticeboard verify`: a published folder held against its manifest, as an officer meets it.
#![expect(clippy::disallowed_methods, reason = "tests prepare and change the folders they look at")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Output;

use noticeboard::publish::{Disk, Target};
use noticeboard::site::route::RelativePath;
use tempfile::TempDir;

use program::{code, errors, new_site, noticeboard, printed, read, write};

const MANIFEST: &str = "output/.noticeboard-manifest";

const FILES: &[(&str, &str)] = &[
    ("documents/plan.pdf", "%PDF-1.7"),
    ("index.html", "Ring 01632 960001"),
    ("providers/index.html", "Providers"),
    ("providers/vale-care/index.html", "Vale Care"),
    ("services/index.html", "Services"),
];

/// A folder with these files, published into `output`.
fn published(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("output");
    let target = Target::check(&output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    for (path, text) in files {
        staging.write(&RelativePath::parse(path).unwrap(), text.as_bytes()).unwrap();
    }
    staging.finish().unwrap();
    folder
}

fn verify(folder: &TempDir, arguments: &[&str]) -> Output {
    noticeboard(folder.path(), &[&["verify"], arguments].concat())
}

/// The lines of the short format, after the run has ended as it must.
fn short(folder: &TempDir, arguments: &[&str]) -> String {
    let found = verify(folder, &[arguments, &["--format", "short"]].concat());
    let told = printed(&found);
    assert_eq!(errors(&found), "");
    assert_eq!(code(&found), i32::from(!told.is_empty()), "{told}");
    told
}

/// Why a folder could not be compared.
fn refused(folder: &TempDir, arguments: &[&str]) -> String {
    let found = verify(folder, arguments);
    assert_eq!((code(&found), printed(&found).as_str()), (2, ""));
    errors(&found)
}

#[test]
fn a_folder_as_it_was_published() {
    let folder = published(FILES);
    let found = verify(&folder, &[]);
    assert_eq!((code(&found), errors(&found).as_str()), (0, ""));
    insta::assert_snapshot!(printed(&found), @"
    `output` is as it was published.
    5 files (51 bytes) were published. The site's hash is 9dc2c5704b0a298121e1e6ca5cc6568788c62e92eb23b979033ed7f90fedd250.
    Whoever can change a file can change the manifest too: compare this hash with the one that the build printed.
    ");
    assert_eq!(short(&folder, &["output/"]), "");
    insta::assert_snapshot!(printed(&verify(&folder, &["--format", "json"])), @r#"
    {
      "as_published": true,
      "hash": "9dc2c5704b0a298121e1e6ca5cc6568788c62e92eb23b979033ed7f90fedd250",
      "files": 5,
      "bytes": 51,
      "changed": [],
      "added": [],
      "removed": [],
      "unread": []
    }
    "#);
}

#[test]
fn every_difference_is_told_in_one_run() {
    let folder = published(FILES);
    write(&folder, "output/index.html", "Ring 01632 960009");
    write(&folder, "output/providers/index.html", "Providers\n");
    fs::remove_file(folder.path().join("output/services/index.html")).unwrap();
    fs::remove_file(folder.path().join("output/documents/plan.pdf")).unwrap();
    write(&folder, "output/providers/z.html", "");
    write(&folder, "output/a/b.html", "");
    fs::create_dir(folder.path().join("output/empty")).unwrap();
    let found = verify(&folder, &[]);
    assert_eq!((code(&found), errors(&found).as_str()), (1, ""));
    insta::assert_snapshot!(printed(&found), @"
    `output` is not as it was published.

    2 files were changed:
      index.html
      providers/index.html

    3 files were added:
      a/b.html
      empty (an empty folder)
      providers/z.html

    2 files were removed:
      documents/plan.pdf
      services/index.html

    5 files (51 bytes) were published. The site's hash is 9dc2c5704b0a298121e1e6ca5cc6568788c62e92eb23b979033ed7f90fedd250.
    Find out how this came about. Then build the site again with --force, or copy all of it again.
    Whoever can change a file can change the manifest too: compare this hash with the one that the build printed.
    ");
    insta::assert_snapshot!(short(&folder, &[]), @"
    changed: index.html
    changed: providers/index.html
    added: a/b.html
    added: empty (an empty folder)
    added: providers/z.html
    removed: documents/plan.pdf
    removed: services/index.html
    ");
    let told: serde_json::Value =
        serde_json::from_str(&printed(&verify(&folder, &["--format", "json"]))).unwrap();
    assert_eq!(told["as_published"], false);
    assert_eq!(told["changed"][1], serde_json::json!({"path": "providers/index.html"}));
    assert_eq!(told["added"][1], serde_json::json!({"path": "empty", "note": "an empty folder"}));
    assert_eq!(told["removed"].as_array().unwrap().len(), 2);
}

/// A file keeps its size and its times, and still one bit of it is another.
#[test]
fn times_and_sizes_are_not_trusted() {
    let text = "x".repeat(1_000_000);
    let folder = published(&[("index.html", "home"), ("large.bin", &text)]);
    let path = folder.path().join("output/large.bin");
    let before = path.metadata().unwrap().modified().unwrap();
    let mut bytes = text.into_bytes();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(before).unwrap();
    assert_eq!(short(&folder, &[]), "changed: large.bin\n");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_told_and_never_followed() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    let folder = published(FILES);
    let output = folder.path().join("output");
    // The link leads to the very bytes that were published, and is a link all the same.
    fs::rename(output.join("index.html"), folder.path().join("index.html")).unwrap();
    symlink("../index.html", output.join("index.html")).unwrap();
    fs::rename(output.join("providers"), folder.path().join("providers")).unwrap();
    symlink("../providers", output.join("providers")).unwrap();
    symlink("nowhere", output.join("dangling")).unwrap();
    symlink(".", output.join("circle")).unwrap();
    fs::remove_file(output.join("services/index.html")).unwrap();
    fs::create_dir(output.join("services/index.html")).unwrap();
    fs::remove_file(output.join("documents/plan.pdf")).unwrap();
    pipe(&output.join("documents/plan.pdf"));
    pipe(&output.join("pipe"));
    fs::write(output.join(std::ffi::OsStr::from_bytes(b"caf\xe9\x1b")), "").unwrap();
    insta::assert_snapshot!(short(&folder, &[]), @r"
    changed: documents/plan.pdf (it is not a file any more)
    changed: index.html (a link stands in its place)
    changed: services/index.html (a folder stands in its place)
    added: caf�\u{1b}
    added: circle (a link, which was not followed)
    added: dangling (a link, which was not followed)
    added: pipe (neither a file nor a folder)
    added: providers (a link, which was not followed)
    removed: providers/index.html
    removed: providers/vale-care/index.html
    ");
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Whoever changes a page changes its line in the manifest too, and the hash of all.
#[test]
fn a_manifest_that_was_kept_elsewhere_shows_what_the_one_in_the_folder_hides() {
    let folder = published(FILES);
    fs::copy(folder.path().join(MANIFEST), folder.path().join("kept.manifest")).unwrap();
    let mut forged = FILES.to_vec();
    forged[1].1 = "Ring 01632 960666";
    let forgery = published(&forged);
    for path in ["output/index.html", MANIFEST] {
        fs::copy(forgery.path().join(path), folder.path().join(path)).unwrap();
    }
    assert_eq!(short(&folder, &[]), "");
    insta::assert_snapshot!(short(&folder, &["--manifest", "kept.manifest"]), @"
    changed: .noticeboard-manifest (it is not the manifest that was named)
    changed: index.html
    ");
    insta::assert_snapshot!(printed(&verify(&folder, &["--manifest", "kept.manifest"])), @"
    `output` is not as it was published.

    2 files were changed:
      .noticeboard-manifest (it is not the manifest that was named)
      index.html

    5 files (51 bytes) were published. The site's hash is 9dc2c5704b0a298121e1e6ca5cc6568788c62e92eb23b979033ed7f90fedd250.
    Find out how this came about. Then build the site again with --force, or copy all of it again.
    ");
}

/// Some programs leave hidden files behind when they copy a site to its server.
#[test]
fn a_copy_needs_no_manifest_of_its_own_when_another_is_named() {
    let folder = published(FILES);
    fs::rename(folder.path().join(MANIFEST), folder.path().join("kept.manifest")).unwrap();
    assert_eq!(short(&folder, &["--manifest", "kept.manifest"]), "");
    write(&folder, MANIFEST, "");
    assert_eq!(
        short(&folder, &["output", "--manifest", "kept.manifest"]),
        "changed: .noticeboard-manifest (it is not the manifest that was named)\n"
    );
}

#[test]
fn what_cannot_be_compared() {
    let folder = published(FILES);
    write(&folder, "notes.txt", "Keep me");
    insta::assert_snapshot!(refused(&folder, &["outputs"]), @"error: The folder `outputs` cannot be looked into: there is no such file or folder. Name the folder of a published site, such as `output`.");
    insta::assert_snapshot!(refused(&folder, &["notes.txt"]), @"error: The folder `notes.txt` cannot be looked into: a file stands where a folder should be. Name the folder of a published site, such as `output`.");
    insta::assert_snapshot!(refused(&folder, &["--manifest", "none.manifest"]), @"error: There is no manifest `none.manifest`. Name the file `.noticeboard-manifest` of a built site, or a copy of it.");
    insta::assert_snapshot!(refused(&folder, &["--manifest", "output"]), @"error: The manifest `output` cannot be read: it is not a file. Name a copy of it that can be read with --manifest.");
    insta::assert_snapshot!(refused(&folder, &["--manifest", "notes.txt"]), @"error: `notes.txt` is not a manifest. Name the file `.noticeboard-manifest` of a built site, or a copy of it, with --manifest.");
    let manifest = read(&folder, MANIFEST);
    write(&folder, MANIFEST, &manifest.replace("manifest 1\n", "manifest 2\n"));
    insta::assert_snapshot!(refused(&folder, &[]), @"error: The manifest `output/.noticeboard-manifest` was written by another version of Noticeboard. Use that version, or publish the site again with this one.");
    write(&folder, MANIFEST, manifest.trim_end());
    insta::assert_snapshot!(refused(&folder, &[]), @"error: The manifest `output/.noticeboard-manifest` is damaged: it is cut short, or somebody changed it. Name a copy of it with --manifest, or publish the site again.");
    write(&folder, MANIFEST, &manifest.replace("01632", "01633").replace("index", "indes"));
    assert_eq!(refused(&folder, &[]).matches("is damaged").count(), 1);
    fs::remove_file(folder.path().join(MANIFEST)).unwrap();
    insta::assert_snapshot!(refused(&folder, &[]), @"error: `output` has no manifest, the file `.noticeboard-manifest` that every build writes. Name a copy of it with --manifest, or publish the site again.");
    fs::create_dir(folder.path().join(MANIFEST)).unwrap();
    insta::assert_snapshot!(refused(&folder, &[]), @"error: The manifest `output/.noticeboard-manifest` cannot be read: it is not a file. Name a copy of it that can be read with --manifest.");
}

/// The hash that a build prints, `verify` prints and the manifest ends with.
#[test]
fn one_hash_tells_whether_two_machines_have_the_same_site() {
    let site = new_site();
    let hash_of = |told: &str| {
        let (_, hash) = told.split_once("The site's hash is ").unwrap_or_else(|| panic!("no hash: {told}"));
        hash.split('.').next().unwrap().to_owned()
    };
    let built = |arguments: &[&str]| {
        let built = noticeboard(site.path(), &[&["build"], arguments].concat());
        assert_eq!(code(&built), 0, "{}", errors(&built));
        hash_of(&errors(&built))
    };
    let first = built(&[]);
    assert_eq!(built(&["--output", "elsewhere", "--jobs", "1"]), first);
    assert_eq!(hash_of(&printed(&verify(&site, &["elsewhere"]))), first);
    assert_eq!(read(&site, MANIFEST).trim_end().rsplit(' ').next().unwrap(), first);
    let page = read(&site, "content/pages/about-this-site.md");
    write(&site, "content/pages/about-this-site.md", &(page + "\nOne more line.\n"));
    let second = built(&[]);
    assert_ne!(second, first);
    let found = verify(&site, &[]);
    assert_eq!((code(&found), hash_of(&printed(&found))), (0, second));
}

/// Read as `docs/publishing.md` describes it, by nothing of the program.
#[test]
fn the_manifest_is_as_the_documentation_says() {
    let folder = published(FILES);
    let text = read(&folder, MANIFEST);
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.pop().unwrap();
    let entries = lines.join("\n") + "\n";
    assert_eq!(lines.remove(0), "noticeboard manifest 1");
    let hash = blake3::hash(entries.as_bytes());
    let bytes: usize = FILES.iter().map(|(_, text)| text.len()).sum();
    assert_eq!(last, format!("total {} {bytes} {hash}", FILES.len()));
    let paths: Vec<&str> = lines.iter().map(|line| line.splitn(3, ' ').nth(2).unwrap()).collect();
    assert!(paths.is_sorted());
    for (line, (path, text)) in lines.iter().zip(FILES) {
        assert_eq!(*line, format!("{} {} {path}", blake3::hash(text.as_bytes()), text.len()));
    }
}

/// Folders nest deeper here than a function may call itself.
#[test]
fn folders_in_folders_without_end() {
    let folder = published(FILES);
    let deep = "a/".repeat(1_000);
    fs::create_dir_all(folder.path().join("output").join(&deep)).unwrap();
    assert_eq!(short(&folder, &[]), format!("added: {} (an empty folder)\n", deep.trim_end_matches('/')));
}
