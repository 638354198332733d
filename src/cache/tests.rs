#![expect(clippy::disallowed_methods, reason = "tests prepare the folders they look at")]

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::*;
use crate::diagnostics::{At, Place, Severity};
use crate::inspect::KeptFacts;
use crate::postcodes::CompiledFiles;
use crate::publish::Digest;
use crate::source::yaml::{Node, Readings, Tapes};

const IDENTITY: [u8; 32] = [7; 32];

fn content() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    std::fs::create_dir_all(content.join("lots")).expect("a folder");
    std::fs::write(content.join("site.yml"), "a").expect("a file");
    std::fs::write(content.join("lots/coast.md"), "b").expect("a file");
    (folder, content)
}

fn roots(content: &Path) -> Roots<'_> {
    Roots { content, theme: None }
}

/// A look long after the files were written, as if the clock had gone on.
fn later(content: &Path, seconds: u64) -> Inputs {
    Inputs::take(roots(content), SystemTime::now() + Duration::from_secs(seconds))
}

/// Writes what a build of the content remembers.
fn write(file: &CacheFile, content: &Path) -> std::io::Result<()> {
    let mut build = Build::new(
        later(content, 10),
        Some("Europe/London".into()),
        (1, 2),
        [3; 32],
        (4, 5),
        vec![KeptBack {
            file: Inputs::hash_of_path("lots/coast.md"),
            kind: "lot".into(),
            because: "it is a draft".into(),
        }],
    );
    build.keep_findings(&[finding()]);
    let mut page =
        Page::new([1; 32], None, [0].into(), [2; 32], Digest::default(), KeptFacts::default(), &[finding()]);
    page.found = Some(Found { title: "A".into(), text: "Its words.".into() });
    let seen = Seen { base: [5; 32], reads: [0].into(), states: [6; 32] };
    let pages = Pages {
        addresses: vec!["/a/".into()],
        questions: vec!["image map.svg".into()],
        reads: Vec::new(),
        pages: [("index.html".into(), page)].into(),
        made: [("outcomes/data/all.csv".into(), File { seen, digest: Digest::default() })].into(),
        words_of_a_page: 16,
        index: Index { key: [4; 32], files: vec![("search/pagefind.js".into(), Digest::default())] },
    };
    file.begin(IDENTITY, &pages)?.finish(&build)
}

fn finding() -> Finding {
    let place = Place { file: "content/a.csv".into(), at: At::Cell { sheet: "S".into(), row: 2, column: 3 } };
    Finding::overdue("review-overdue", place, "It is late").help("Check it.")
}

#[test]
fn inputs_that_nobody_touched_are_as_before() {
    let (_folder, content) = content();
    let before = later(&content, 10);
    assert!(later(&content, 20).is_as_before(&before, roots(&content)));
}

#[test]
fn every_change_to_a_file_shows() {
    for change in ["edit", "edit and set the time back", "add", "delete", "rename", "replace"] {
        let (_folder, content) = content();
        let before = later(&content, 10);
        let lot = content.join("lots/coast.md");
        let modified = lot.metadata().and_then(|lot| lot.modified()).expect("a time");
        match change {
            "edit" => std::fs::write(&lot, "c"),
            "edit and set the time back" => std::fs::write(&lot, "c")
                .and_then(|()| std::fs::File::options().write(true).open(&lot)?.set_modified(modified)),
            "add" => std::fs::write(content.join("lots/vale.md"), "b"),
            "delete" => std::fs::remove_file(&lot),
            "rename" => std::fs::rename(&lot, content.join("lots/vale.md")),
            _ => std::fs::write(content.join("new"), "b")
                .and_then(|()| std::fs::rename(content.join("new"), &lot)),
        }
        .expect(change);
        assert!(!later(&content, 20).is_as_before(&before, roots(&content)), "{change}");
    }
}

#[test]
fn a_file_written_while_the_build_began_is_not_believed() {
    let (_folder, content) = content();
    let before = later(&content, 0);
    assert!(!later(&content, 20).is_as_before(&before, roots(&content)));
}

#[test]
fn a_young_file_is_read_again() {
    let (_folder, content) = content();
    let mut before = later(&content, 0);
    before.remember_young(|path| Some(if path == "site.yml" { "a" } else { "b" }));
    assert!(later(&content, 20).is_as_before(&before, roots(&content)));
    before.remember_young(|path| Some(if path == "site.yml" { "a" } else { "not what the file holds" }));
    assert!(!later(&content, 20).is_as_before(&before, roots(&content)));
}

#[test]
fn a_folder_that_is_not_there_is_never_as_before() {
    let place = Path::new("/nowhere/at/all");
    let nowhere = later(place, 10);
    assert!(!nowhere.is_as_before(&nowhere, roots(place)));
}

#[test]
fn what_was_kept_is_read_again() {
    let (folder, content) = content();
    let file = CacheFile::of(&content, Path::new("output"));
    assert!(matches!(file.read(IDENTITY), Read::Nothing));
    write(&file, &content).expect("it is written");
    let Read::Stored(stored) = file.read(IDENTITY) else { panic!("it can be read") };
    assert_eq!(stored.build.findings().collect::<Vec<_>>(), [finding()]);
    let held_back = &stored.build.held_back[0];
    assert_eq!(later(&content, 20).path_of(held_back.file), Some("lots/coast.md"));
    assert_eq!(held_back.because, "it is a draft");
    let pages = stored.pages();
    assert_eq!(&*pages.addresses[0], "/a/");
    assert_eq!(*pages.pages["index.html"].asked, [0]);
    assert_eq!(&*pages.questions[0], "image map.svg");
    assert_eq!(pages.pages["index.html"].findings()[0].severity, Severity::Warning);
    assert!(folder.path().join(".noticeboard/.gitignore").is_file());
    assert!(!content.join(".noticeboard").exists());
}

/// Builds are killed while they write it too, one after the other.
#[test]
fn what_a_killed_build_left_of_the_file_is_written_over() {
    let (folder, content) = content();
    let file = CacheFile::of(&content, &folder.path().join("output"));
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(folder.path().join(".noticeboard")).expect("the folder of the cache");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect();
        names.sort();
        names
    };
    let new = || {
        let mut writing = folder.path().join(".noticeboard");
        writing.push(names().pop().expect("the file"));
        writing.with_extension("new")
    };
    write(&file, &content).expect("written");
    let whole = names();
    assert_eq!(whole.len(), 2, "the file, and the one that hides the folder from version control");
    std::fs::write(new(), "half").expect("a file");
    write(&file, &content).expect("written");
    assert_eq!(names(), whole);
    assert!(matches!(file.read(IDENTITY), Read::Stored(_)));
}

#[test]
fn pages_of_a_site_that_is_not_published_are_not_believed() {
    let (folder, content) = content();
    let file = CacheFile::of(&content, &folder.path().join("output"));
    write(&file, &content).expect("written");
    let begun = file.begin(IDENTITY, &Pages::default()).expect("begun");
    let Read::Stored(stored) = file.read(IDENTITY) else { panic!("the old file can be read") };
    assert_eq!(stored.pages().pages.len(), 1);
    drop(begun);
    let left =
        std::fs::read_dir(folder.path().join(".noticeboard")).expect("the folder of the cache").count();
    assert_eq!(left, 2, "the file, and the one that hides the folder from version control");
}

#[test]
fn tapes_are_read_again_and_not_believed_when_damaged() {
    let (folder, content) = content();
    let file = CacheFile::of(&content, &folder.path().join("output"));
    assert_eq!(file.tapes(IDENTITY), Ok(Tapes::default()), "there are none yet");
    let readings = Readings::after(Tapes::default());
    readings.read::<Node>("name: Coast").expect("it can be read");
    let tapes = readings.changed().expect("a tape");
    file.write_tapes(IDENTITY, &tapes).expect("written");
    assert_eq!(file.tapes(IDENTITY), Ok(tapes));
    let other = "it is from another version of Noticeboard, or from a build with other options";
    assert_eq!(file.tapes([8; 32]), Err(other));
    let entries = std::fs::read_dir(folder.path().join(".noticeboard")).expect("the folder of the cache");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let path = paths.find(|path| path.extension().is_some_and(|ending| ending == "tapes")).expect("the file");
    let whole = std::fs::read(&path).expect("bytes");
    for at in [60, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        std::fs::write(&path, damaged).expect("a file");
        assert_eq!(file.tapes(IDENTITY), Err("it is damaged"), "byte {at}");
    }
    std::fs::write(&path, &whole[..whole.len() - 1]).expect("a file");
    assert_eq!(file.tapes(IDENTITY), Err("it is damaged"));
    file.forget();
    assert_eq!(file.tapes(IDENTITY), Ok(Tapes::default()));
}

#[test]
fn another_output_has_a_file_of_its_own() {
    let (_folder, content) = content();
    write(&CacheFile::of(&content, Path::new("one")), &content).expect("it is written");
    assert!(matches!(CacheFile::of(&content, Path::new("other")).read(IDENTITY), Read::Nothing));
}

#[test]
fn a_damaged_or_foreign_file_is_never_believed() {
    let (folder, content) = content();
    let file = CacheFile::of(&content, Path::new("output"));
    write(&file, &content).expect("it is written");
    assert!(matches!(file.read([8; 32]), Read::Unusable(_)));
    let entries = std::fs::read_dir(folder.path().join(".noticeboard")).expect("a folder");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let path =
        paths.find(|path| path.extension().is_some_and(|ending| ending == "cache")).expect("the cache");
    let whole = std::fs::read(&path).expect("the cache");
    for length in 0..whole.len() {
        std::fs::write(&path, &whole[..length]).expect("it is cut short");
        assert!(matches!(file.read(IDENTITY), Read::Unusable(_)), "cut at {length}");
    }
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        std::fs::write(&path, damaged).expect("it is damaged");
        assert!(matches!(file.read(IDENTITY), Read::Unusable(_)), "byte {at}");
    }
}

#[test]
fn postcodes_are_known_while_nobody_touches_their_file() {
    let (folder, content) = content();
    let path = "postcodes/shire.csv";
    std::fs::create_dir_all(content.join("postcodes")).expect("a folder");
    std::fs::write(content.join(path), "pcds,doterm,lad25cd\n").expect("a file");
    let compiled = || {
        let (mut read, _) = crate::source::walk::read(&content).expect("the folder");
        let (mut directory, mut findings) =
            crate::directory::Directory::understand(&mut read, &"content".into());
        directory.compile_postcodes(&read, CompiledFiles::default(), &mut findings);
        directory.postcodes.compiled
    };
    let file = CacheFile::of(&content, &folder.path().join("output"));
    let known = |seconds| {
        let kept = file.postcodes(IDENTITY).expect("it can be read");
        kept.unchanged(&later(&content, seconds)).into_keys().collect::<Vec<_>>()
    };
    assert_eq!(known(10), [""; 0], "there is no cache yet");
    let keep = |seconds| KeptPostcodes::of(&compiled(), &later(&content, seconds));
    file.write_postcodes(IDENTITY, &keep(0)).expect("it can be written");
    assert_eq!(known(10), [""; 0], "it was written so lately that a change might not show");
    file.write_postcodes(IDENTITY, &keep(10)).expect("it can be written");
    assert_eq!(known(20), [path]);
    std::fs::write(content.join("site.yml"), "another").expect("a file");
    assert_eq!(known(20), [path], "other files do not matter");
    std::fs::write(content.join(path), "pcds,doterm,lad26cd\n").expect("a file");
    assert_eq!(known(20), [""; 0]);
    assert!(file.postcodes([8; 32]).is_err(), "another program compiles anew");
}
