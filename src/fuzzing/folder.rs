//! A whole content folder: `check` reads it, tells what is wrong, and writes nothing.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use super::findings;
use super::support::small_site;
use crate::diagnostics::Findings;
use crate::directory::{Clock, zone};
use crate::pipeline::{self, Progress, Request};
use crate::source::yaml::Readings;

/// What begins each file of an input: `=== services/safety-check.md`, or `=== -needs.yml` for one
/// that is taken away.
const HEAD: &str = "=== ";

/// A content folder of any files. `folder` is one that nobody else uses.
///
/// The input changes the small site: each file in it, from a line `=== PATH` on, is added or
/// replaces another. What stands before the first are words: `drafts` and `strict`, the options.
///
/// # Panics
/// When a promise is broken, or where `folder` cannot be written.
pub fn check_folder(bytes: &[u8], folder: &Path) {
    let (options, changes) = changes(bytes);
    let content = folder.join("content");
    write(&content, &changes);
    let before = snapshot(folder);
    let told = check(&content, &options);
    // Once in four is often enough to meet what depends on chance.
    if bytes.len().is_multiple_of(4) {
        assert!(told.iter().eq(&check(&content, &options)), "told alike twice");
    }
    assert_eq!(before, snapshot(folder), "a check writes nothing");
}

fn check(content: &Path, options: &str) -> Findings {
    let request = Request {
        readings: &Readings::default,
        compiled: &Default::default,
        content,
        theme: None,
        base_url: None,
        drafts: options.contains("drafts"),
        strict: options.contains("strict"),
    };
    let clock = |directory: &crate::directory::Directory| {
        let name = directory.authority.as_ref().and_then(|site| site.record.time_zone.as_ref());
        let zone = zone(name.map(|name| name.value.as_str())).or_else(|| zone(None));
        let moment = jiff::civil::date(2026, 11, 22).to_zoned(zone.expect("London has a time zone"));
        Ok(Clock::at(moment.expect("the moment is not far away")))
    };
    let mut prepared = pipeline::prepare(&request, clock, &Silent).expect("the folder can be opened");
    let may_publish = prepared.may_publish();
    let (rendered, _) =
        prepared.render(|| Ok(None), &Silent).expect("nothing is written, so no disk refuses");
    assert!(may_publish || rendered.findings.has_errors(), "what stops publishing is told");
    findings::hold(&rendered.findings, &prepared.texts);
    rendered.findings
}

struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str) {}
    fn pages(&self, _: usize) {}
    fn page(&self) {}
}

/// The options, and what each file holds; nothing where it is taken away.
fn changes(bytes: &[u8]) -> (String, BTreeMap<String, Option<Vec<u8>>>) {
    let mut options = Vec::new();
    let mut files: Vec<(String, Option<Vec<u8>>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = line.strip_prefix(HEAD.as_bytes()) {
            let path = String::from_utf8_lossy(path).trim_end_matches('\n').to_owned();
            files.push(match path.strip_prefix('-') {
                Some(path) => (path.to_owned(), None),
                None => (path, Some(Vec::new())),
            });
        } else {
            match files.last_mut() {
                Some((_, Some(file))) => file.extend_from_slice(line),
                Some((_, None)) => {}
                None => options.extend_from_slice(line),
            }
        }
    }
    (String::from_utf8_lossy(&options).into_owned(), files.into_iter().collect())
}

/// The part of a path that stays inside the folder.
fn inside(path: &str) -> PathBuf {
    let parts = Path::new(path).components().filter(|part| matches!(part, Component::Normal(_)));
    parts.collect()
}

#[expect(clippy::disallowed_methods, reason = "the input is a folder on a disk")]
fn write(content: &Path, changes: &BTreeMap<String, Option<Vec<u8>>>) {
    let _ = std::fs::remove_dir_all(content);
    std::fs::create_dir_all(content).expect("the folder is ours");
    let kept = small_site().filter(|(path, _)| !changes.contains_key(*path));
    let kept = kept.map(|(path, text)| (path, text.as_bytes()));
    let added = changes.iter().filter_map(|(path, file)| Some((path.as_str(), file.as_deref()?)));
    for (path, bytes) in kept.chain(added) {
        let path = content.join(inside(path));
        // A path that no system takes, or one below a file, is no file of the input.
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = std::fs::write(path, bytes);
    }
}

/// Every file and folder below a folder, with its size and the moment it was changed.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (u64, Option<SystemTime>)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let described = entries.filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some((entry.into_path(), (metadata.len(), metadata.modified().ok())))
    });
    described.collect()
}
