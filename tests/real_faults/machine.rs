//! What the machine lets a test do: mount file systems in a namespace of its own, and run the
//! program without the powers of root.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What a test needs of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing that a machine could refuse.
    Nothing,
    /// To mount file systems.
    Mounts,
    /// To run a program that permissions hold for.
    NoPowers,
}

impl Need {
    /// Why the machine does not let tests do this, or `None` where it does.
    pub(crate) fn refused(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Mounts if namespace().is_some() => None,
            Self::Mounts => {
                Some("this machine lets no test mount a file system (`unshare --mount` is refused)")
            }
            Self::NoPowers if !is_root() || runs("setpriv", WITHOUT_POWERS) => None,
            Self::NoPowers => Some("root may do everything here (`setpriv` is refused)"),
        }
    }
}

/// In the environment of a test that runs in a namespace of its own.
const INSIDE: &str = "NOTICEBOARD_TEST_NAMESPACE";

/// Options of `setpriv` with which permissions hold for root too.
const WITHOUT_POWERS: &[&str] = &["--bounding-set=-dac_override,-dac_read_search"];

/// What the tests that need mounts told.
static TOLD: OnceLock<String> = OnceLock::new();

/// Meets a fault: here, or with all others that need mounts in a namespace of their own. One
/// that the machine does not let run is counted by [`tell_skipped`].
pub(crate) fn meet(name: &str, need: Need, body: fn()) {
    if need.refused().is_some() {
        return;
    }
    if need != Need::Mounts || std::env::var_os(INSIDE).is_some() {
        return body();
    }
    let told = TOLD.get_or_init(|| in_a_namespace(crate::FAULTS));
    assert!(told.contains(&format!("test each::{name} ... ok\n")), "in a namespace of its own:\n{told}");
}

/// Runs all tests that need mounts. Answers with what they told.
fn in_a_namespace(tests: &[(&str, Need)]) -> String {
    let names =
        tests.iter().filter(|(_, need)| *need == Need::Mounts).map(|(name, _)| format!("each::{name}"));
    let run = Command::new("unshare")
        .args(namespace().expect("the need is met"))
        .arg(std::env::current_exe().expect("the test has a name"))
        .arg("--exact")
        .args(names)
        .env(INSIDE, "1")
        .output()
        .expect("unshare runs");
    format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
}

/// Says which of the tests the machine does not let run, on standard error itself: what a test
/// prints by the usual way is seen only when it fails.
pub(crate) fn tell_skipped(tests: &[(&str, Need)]) {
    for need in [Need::Mounts, Need::NoPowers] {
        let Some(why) = need.refused() else { continue };
        let names: Vec<&str> = tests.iter().filter(|(_, one)| *one == need).map(|(name, _)| *name).collect();
        let (skipped, all) = (names.len(), tests.len());
        let line = format!("SKIPPED {skipped} of {all} real faults: {why}: {}\n", names.join(", "));
        std::io::stderr().write_all(line.as_bytes()).expect("standard error");
    }
}

/// The options with which `unshare` works here: as anybody, or as root where only root may.
fn namespace() -> Option<&'static [&'static str]> {
    static FOUND: OnceLock<Option<&[&str]>> = OnceLock::new();
    const TRIED: [&[&str]; 2] = [&["--user", "--map-root-user", "--mount"], &["--mount"]];
    let mounts = |options: &[&str]| {
        let mount = ["mount", "-t", "tmpfs", "none", "/mnt"];
        runs("unshare", &[options, &mount].concat())
    };
    *FOUND.get_or_init(|| TRIED.into_iter().find(|options| mounts(options)))
}

fn runs(program: &str, arguments: &[&str]) -> bool {
    let last = if program == "setpriv" { &["true"][..] } else { &[] };
    let run = Command::new(program).args(arguments).args(last).output();
    run.is_ok_and(|run| run.status.success())
}

fn is_root() -> bool {
    let run = Command::new("id").arg("-u").output().expect("id runs");
    run.stdout == b"0\n"
}

/// A program for which permissions hold, though root may run the test.
pub(crate) fn without_powers(program: &str) -> Command {
    if is_root() {
        let mut command = Command::new("setpriv");
        command.args(WITHOUT_POWERS).arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// A file system that is mounted for as long as this value lives.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// A disk in memory, with options such as `size=2m`.
    pub(crate) fn disk(at: &Path, options: &str) -> Self {
        std::fs::create_dir(at).expect("a folder to mount at");
        mount(at, &["-t", "tmpfs", "-o", options, "none"]);
        Self(at.to_owned())
    }

    /// A folder that shows what another holds.
    pub(crate) fn bound(from: &Path, at: &Path) -> Self {
        mount(at, &["--bind", from.to_str().expect("text")]);
        Self(at.to_owned())
    }

    /// Mounts it again with other options, such as `ro`.
    pub(crate) fn again(&self, options: &str) {
        mount(&self.0, &["-o", &format!("remount,{options}")]);
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Else the folder it lies in could not be deleted.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn mount(at: &Path, arguments: &[&str]) {
    checked(Command::new("mount").args(arguments).arg(at));
}

/// Runs a command that must succeed.
pub(crate) fn checked(command: &mut Command) -> Output {
    let run = command.output().expect("the command can be started");
    assert!(run.status.success(), "{command:?}: {}", String::from_utf8_lossy(&run.stderr));
    run
}
