//! Runs the program under limits that the system keeps, whatever the program does.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{AS_OF, Written, without_summary};

/// The time of a processor that a run may take, in seconds: generous for a program that is not
/// optimised. A run that takes longer is killed.
const PROCESSOR: u32 = 40;

/// The memory that a run may ask for, in megabytes. Asking for more ends it.
pub(crate) const MEMORY: u32 = 1024;

/// How long a run may wait for something, such as a pipe that nobody writes to.
const PATIENCE: Duration = Duration::from_mins(4);

/// What a run said, once it has ended by itself with an error of the content.
pub(crate) fn refused(site: &Written, arguments: &[&str]) -> String {
    let (code, said) = run(site, arguments, MEMORY);
    assert_eq!(code, Some(1), "{said}");
    said
}

/// What a run said that found nothing worse than a warning.
pub(crate) fn accepted(site: &Written, arguments: &[&str]) -> String {
    let (code, said) = run(site, arguments, MEMORY);
    assert_eq!(code, Some(0), "{said}");
    said
}

/// Runs the program on two threads with so many megabytes of memory. Answers its exit code, which
/// is none where it was killed, and what it said.
pub(crate) fn run(site: &Written, arguments: &[&str], memory: u32) -> (Option<i32>, String) {
    let memory = u64::from(memory) * 1024 * 1024;
    let said = site.place().join("said");
    let mut child = Command::new("prlimit")
        .args([&format!("--cpu={PROCESSOR}"), &format!("--as={memory}"), "--core=0"])
        .arg(env!("CARGO_BIN_EXE_noticeboard"))
        .args(arguments)
        .args(["--as-of", AS_OF, "--jobs", "2"])
        .current_dir(site.place())
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&said).unwrap())
        .spawn()
        .expect("prlimit is part of every Debian");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let said = String::from_utf8(std::fs::read(said).unwrap()).expect("the program speaks UTF-8");
    assert!(!said.contains("panicked"), "{said}");
    (status.code(), without_summary(&said))
}
