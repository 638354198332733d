//! The program run in a folder, for the tests of its commands.

// Each test program uses its own part of these helpers.
#![allow(dead_code, unreachable_pub)]
#![allow(clippy::disallowed_methods, reason = "tests prepare the folders they run in")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// 22 November 2026, noon: the day on which every test stands.
const TODAY: &str = "1795348800";

/// Runs the program in a folder.
pub fn noticeboard(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_noticeboard"))
        .args(arguments)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", TODAY)
        .env("COLUMNS", "100")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

/// A new site, as `init` makes it.
pub fn new_site() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let made = noticeboard(folder.path(), &["init"]);
    assert_eq!(code(&made), 0, "{}", errors(&made));
    folder
}

/// How a run ended.
pub fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was not killed")
}

/// What a run printed.
pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// What a run said to people.
pub fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The text of a file.
pub fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect(path)
}

/// Writes a file, with the folders it lies in.
pub fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
