//! A site in a temporary folder, the program run on it, and what it published.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::page::Page;

/// The moment as of which every site here is built, unless a test says otherwise: a Sunday.
pub(crate) const AS_OF: &str = "2026-11-22";

/// The same day at noon, in seconds, for what `init` writes.
const NOON: &str = "1795348800";

/// The identity that every small site has, in place of the random one that `init` gives it.
const NAMESPACE: &str = "56a72494-b257-4c12-9a07-1494452d3290";

/// The files of an output folder by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A folder with `content` in it, and `output` once it is built. It is deleted with this value.
#[derive(Debug)]
pub(crate) struct Site {
    folder: TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Site {
    /// A folder without anything in it.
    pub(crate) fn empty() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder can be made") }
    }

    /// The small, whole site that `noticeboard init` makes.
    pub(crate) fn small() -> Self {
        let site = Self::empty();
        let made = site.run_with(&["init"], &[("SOURCE_DATE_EPOCH", NOON)]);
        assert_eq!(made.code, 0, "{made:#?}");
        let settings = site.read("content/site.yml");
        let line = settings.lines().find(|line| line.starts_with("id_namespace:")).expect("an identity");
        site.replace("content/site.yml", line, &format!("id_namespace: {NAMESPACE}"));
        site
    }

    /// A copy of the demonstration authority's content.
    pub(crate) fn demonstration() -> Self {
        Self::copy_of(&project("content"))
    }

    /// A copy of a content folder.
    pub(crate) fn copy_of(content: &Path) -> Self {
        let site = Self::empty();
        for (path, bytes) in files_in(content) {
            site.write(&format!("content/{path}"), bytes);
        }
        site
    }

    /// The demonstration as it is built, for tests that only look.
    pub(crate) fn demonstration_built() -> &'static Self {
        static BUILT: OnceLock<Site> = OnceLock::new();
        BUILT.get_or_init(|| Self::demonstration().built(&[]))
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file; a path such as `content/pages/x.md` begins in the folder of the site.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, content).expect("the file can be written");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts one text in a file in the place of another, which stands there once.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}:\n{text}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Whether a file or folder is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.folder().join(path).exists()
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program in the folder with some variables of the environment.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let output = Command::new(program())
            .args(arguments)
            .current_dir(self.folder())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .envs(environment.iter().copied())
            .output()
            .expect("the program can be started");
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Run {
            code: output.status.code().expect("the program was not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Builds the site, as of the usual moment unless the arguments name another.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        let usual: &[&str] = if arguments.contains(&"--as-of") { &[] } else { &["--as-of", AS_OF] };
        self.run(&[&["build"], usual, arguments].concat())
    }

    /// Builds the site without a word of complaint, and answers what was published.
    pub(crate) fn publish(&self, arguments: &[&str]) -> Files {
        let run = self.build(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("warning["), "{}", run.stderr);
        self.output()
    }

    /// The same site, published.
    pub(crate) fn built(self, arguments: &[&str]) -> Self {
        self.publish(arguments);
        self
    }

    /// Every file that is published now.
    pub(crate) fn output(&self) -> Files {
        files_in(&self.folder().join("output"))
    }

    /// A published page by its address, such as `/services/`.
    pub(crate) fn page(&self, address: &str) -> Page {
        let inside = address.trim_start_matches('/');
        let index = if inside.is_empty() || inside.ends_with('/') { "index.html" } else { "" };
        Page::new(self.read(&format!("output/{inside}{index}")))
    }

    /// Every published page with its path in the output folder.
    pub(crate) fn pages(&self) -> Vec<(String, Page)> {
        let pages = self
            .output()
            .into_iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "html"));
        let text = |bytes| String::from_utf8(bytes).expect("a page is UTF-8");
        pages.map(|(path, bytes)| (path, Page::new(text(bytes)))).collect()
    }
}

impl Run {
    /// Whether a finding of that rule was told with that severity, such as `error[contrast]`.
    pub(crate) fn tells(&self, severity: &str, rule: &str) -> bool {
        self.stderr.contains(&format!("{severity}[{rule}]"))
    }
}

/// The program under test.
fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("noticeboard").to_owned()
}

/// A path inside the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder by its path inside it.
pub(crate) fn files_in(folder: &Path) -> Files {
    let mut files = Files::new();
    gather(folder, "", &mut files);
    files
}

fn gather(folder: &Path, inside: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.expect("an entry of a folder can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let path = format!("{inside}{name}");
        if entry.file_type().expect("an entry has a type").is_dir() {
            gather(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("a file can be read"));
        }
    }
}

/// The first path at which two folders differ, to say more than that they do.
pub(crate) fn first_difference(one: &Files, other: &Files) -> Option<String> {
    let differs = |path: &&String| one.get(*path) != other.get(*path);
    one.keys().chain(other.keys()).find(differs).cloned()
}
