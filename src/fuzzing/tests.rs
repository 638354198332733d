//! The promises on stable Rust: for every kept input, and for inputs that are nearly right.
//!
//! The same ones each time, so that nobody's change fails by chance; `NOTICEBOARD_LONG_TESTS=1`
//! tries twenty times as many, and others each time.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};

use super::corpus::{files, kept, nearly_right};
use super::{check_folder, csv_reading, front_matter, markdown_blocks, yaml_records};

/// Holds a promise for every kept input of a target, and for changed ones.
fn holds(target: &str, cases: u32, seeds: Vec<Vec<u8>>, promise: impl Fn(&[u8])) {
    let mut all = seeds;
    for (path, input) in kept(target) {
        let held = broken(&promise, &input);
        assert!(held.is_ok(), "{}: {}", path.display(), held.unwrap_err());
        all.push(input);
    }
    let long = std::env::var_os("NOTICEBOARD_LONG_TESTS").is_some_and(|value| value == "1");
    let cases = if long { cases * 20 } else { cases };
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = if long {
        TestRunner::new(config)
    } else {
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
    };
    let held = runner
        .run(&nearly_right(target, all), |input| broken(&promise, &input.0).map_err(TestCaseError::fail));
    held.unwrap_or_else(|broken| panic!("{target}: {broken}"));
}

/// What a promise says when it is broken.
fn broken(promise: impl Fn(&[u8]), input: &[u8]) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| promise(input))).map_err(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        said.or_else(|| panic.downcast_ref::<&str>().map(|&said| said.to_owned())).unwrap_or_default()
    })
}

/// The files of the demonstration with one ending.
fn demonstration(ending: &str) -> Vec<(String, Vec<u8>)> {
    let files = files("content").into_iter();
    let found = files.filter(|(path, _)| path.extension().is_some_and(|found| found == ending));
    let inside = |path: std::path::PathBuf| {
        let path = path.to_string_lossy().replace('\\', "/");
        path.rsplit_once("/content/").map(|(_, path)| path.to_owned()).unwrap_or_default()
    };
    found.map(|(path, bytes)| (inside(path), bytes)).collect()
}

/// The files of the demonstration with one ending that are not long: a change meets their rules.
fn short(ending: &str) -> Vec<Vec<u8>> {
    let files = demonstration(ending).into_iter().map(|(_, bytes)| bytes);
    files.filter(|bytes| bytes.len() < 4_000).collect()
}

#[test]
fn any_front_matter() {
    holds("front_matter", 300, short("md"), front_matter);
}

#[test]
fn any_records() {
    holds("yaml_records", 300, Vec::new(), yaml_records);
}

#[test]
fn any_markdown() {
    holds("markdown_blocks", 300, short("md"), markdown_blocks);
}

#[test]
fn any_figures() {
    holds("csv_reading", 300, Vec::new(), csv_reading);
}

#[test]
fn any_folder() {
    let place = tempfile::tempdir().unwrap();
    holds("check_folder", 10, Vec::new(), |input| check_folder(input, place.path()));
}
