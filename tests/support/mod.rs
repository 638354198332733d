//! Helpers of the integration tests: a small content folder in a temporary place, and the
//! program run on it. Each test changes its own copy, so that no test counts another's files.

// Each test program uses its own part of these helpers.
#![allow(dead_code, unreachable_pub)]

mod small;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The moment as of which the small site is right in every way: a Sunday.
pub const AS_OF: &str = "2026-11-22";

/// A content folder in the making: what each of its files holds.
#[derive(Debug, Clone)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// A valid site with one record of each kind and no finding.
    pub fn small() -> Self {
        let files = small::FILES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        Self { files: files.collect() }
    }

    /// The same site with a file added or replaced.
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), content.as_ref().to_vec());
        self
    }

    /// The same site without a file.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path} in the small site");
        self
    }

    /// The same site with one text in a file in the place of another, which stands there once.
    pub fn replacing(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}:\n{text}");
        let text = text.replacen(from, to, 1);
        self.files.insert(path.to_owned(), text.into_bytes());
        self
    }

    /// What a file holds.
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path} in the small site"));
        String::from_utf8(bytes.clone()).expect("the small site is UTF-8")
    }

    /// The paths of its files.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// Writes the folder `content` into a temporary place.
    pub fn write(&self) -> Written {
        let place = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, content) in &self.files {
            let path = place.path().join("content").join(path);
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("made");
            std::fs::write(path, content).expect("written");
        }
        Written { place }
    }

    /// What `noticeboard check` says for people. A run with errors has to end with 1.
    pub fn findings(&self) -> String {
        self.write().findings()
    }
}

/// A site that lies on the disk, for as long as this value lives.
#[derive(Debug)]
pub struct Written {
    place: tempfile::TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Written {
    /// The folder in which `content` lies.
    pub fn place(&self) -> &Path {
        self.place.path()
    }

    /// The place of a file of the content.
    pub fn path(&self, path: &str) -> PathBuf {
        self.place.path().join("content").join(path)
    }

    /// Runs `noticeboard` in the folder above the content.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(Command::new(env!("CARGO_BIN_EXE_noticeboard")).args(arguments), self.place())
    }

    /// Runs `noticeboard check` as of the small site's moment.
    pub fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check", "--as-of", AS_OF], arguments].concat())
    }

    /// What `noticeboard check` says for people.
    pub fn findings(&self) -> String {
        let run = self.check(&[]);
        assert_eq!(run.stdout, "", "findings for people go to standard error");
        assert_eq!(run.code, i32::from(run.stderr.contains("error[")), "{}", run.stderr);
        let (findings, summary) = run.stderr.rsplit_once("Checked ").unwrap_or((&run.stderr, ""));
        assert!(summary.contains("and wrote nothing."), "the last line sums up: {}", run.stderr);
        findings.to_owned()
    }
}

/// Runs a command in a folder.
pub fn run(command: &mut Command, folder: &Path) -> Run {
    let output = command
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1")
        .output()
        .expect("the command can be started");
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("the output is UTF-8"),
    }
}
