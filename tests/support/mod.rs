//! Helpers of the integration tests: a small content folder in a temporary place, and the
//! program run on it. Each test changes its own copy, so that no test counts another's files.

// Each test program uses its own part of these helpers.
#![allow(dead_code, unreachable_pub)]
#![allow(clippy::disallowed_methods, reason = "tests prepare the folders they run in")]

mod small;
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use noticeboard::checks;
use noticeboard::diagnostics::Findings;
use noticeboard::diagnostics::report::{self, Format};
use noticeboard::directory::{Clock, Directory, zone};
use noticeboard::postcodes::CompiledFiles;
use noticeboard::source::walk;
use noticeboard::statistics::Figures;

#[allow(unused_imports, reason = "each test program uses its own part of these helpers")]
pub use tree::{Tree, tree};

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
        let files = small::files().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
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
        self.write_in(&std::env::temp_dir())
    }

    /// Writes the folder `content` into a temporary place in a folder.
    pub fn write_in(&self, folder: &Path) -> Written {
        let place = tempfile::tempdir_in(folder).expect("a temporary folder can be made");
        for (path, content) in &self.files {
            let path = place.path().join("content").join(path);
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("made");
            std::fs::write(path, content).expect("written");
        }
        Written { place }
    }

    /// The findings of the first three stages, as people read them.
    pub fn findings(&self) -> String {
        self.write().findings()
    }

    /// The findings of all stages, as `noticeboard check` tells them to people.
    pub fn told(&self) -> String {
        self.write().told()
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

    /// Changes the files in which two sites differ, and touches no other.
    pub fn turn(&self, from: &Site, to: &Site) {
        for path in from.files.keys().filter(|path| !to.files.contains_key(*path)) {
            std::fs::remove_file(self.path(path)).expect("removed");
        }
        for (path, content) in &to.files {
            if from.files.get(path) != Some(content) {
                std::fs::write(self.path(path), content).expect("written");
            }
        }
    }

    /// Runs `noticeboard` in the folder above the content.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(Command::new(env!("CARGO_BIN_EXE_noticeboard")).args(arguments), self.place())
    }

    /// Runs `noticeboard build` as of the small site's moment.
    pub fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build", "--as-of", AS_OF], arguments].concat())
    }

    /// Runs `noticeboard check` as of the small site's moment.
    pub fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check", "--as-of", AS_OF], arguments].concat())
    }

    /// The findings of the first three stages, as people read them. Hundreds of tests ask for
    /// them: no process is started and no page is rendered for it.
    pub fn findings(&self) -> String {
        let folder = self.place().join("content");
        let (mut content, mut findings) = walk::read(&folder).expect("the folder can be opened");
        let texts = content.source_texts();
        let (mut directory, more) = Directory::understand(&mut content, &walk::file_name(&folder, ""));
        findings.extend(more);
        directory.compile_postcodes(&content, CompiledFiles::default(), &mut findings);
        let date: jiff::civil::Date = AS_OF.parse().expect("it is a date");
        let moment = date.to_zoned(zone(None).expect("London has a time zone")).expect("it is a moment");
        let clock = Clock::at(moment);
        let visible = directory.visible_at(&clock, false);
        findings.extend(checks::all(&directory, visible.as_ref(), &clock));
        let drawn = report::draw(&findings, &texts, Format::Human, false);
        drawn.replace(&format!("{}/", self.place().display()), "")
    }

    /// The figures that may be published at a moment, such as `2026-11-24T09:30`.
    pub fn figures(&self, moment: &str) -> Figures {
        let folder = self.place().join("content");
        let (mut content, _) = walk::read(&folder).expect("the folder can be opened");
        let (directory, _) = Directory::understand(&mut content, &walk::file_name(&folder, ""));
        let moment: jiff::civil::DateTime = moment.parse().expect("it is a moment");
        let moment = moment.to_zoned(zone(None).expect("London has a time zone")).expect("it is a moment");
        let visible = directory.visible_at(&Clock::at(moment), false).expect("there are settings");
        directory.observations.publish(&visible, &mut Findings::default())
    }

    /// The findings of all stages that `noticeboard check` tells people, without its summary. A
    /// run with errors has to end with 1.
    pub fn told(&self) -> String {
        let run = self.check(&[]);
        assert_eq!(run.stdout, "", "findings for people go to standard error");
        assert_eq!(run.code, i32::from(run.stderr.contains("error[")), "{}", run.stderr);
        without_summary(&run.stderr)
    }
}

/// The findings of a run for people, without what was held back and the summary with its time.
pub fn without_summary(told: &str) -> String {
    let summary = |line: &&str| line.starts_with("Held back: ") || line.starts_with("Checked ");
    told.lines().filter(|line| !summary(line)).collect::<Vec<_>>().join("\n")
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
