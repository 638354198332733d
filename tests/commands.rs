//! `init`, `completions` and the help, as an officer meets them.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use program::{code, errors, new_site, noticeboard, printed, read, write};

#[test]
fn help_reads_like_a_manual_page() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for command in ["", "build", "check", "verify", "new", "init", "schema", "completions"] {
        let arguments: Vec<_> = [command, "--help"].into_iter().filter(|part| !part.is_empty()).collect();
        let help = noticeboard(folder.path(), &arguments);
        assert_eq!(code(&help), 0);
        let name = if command.is_empty() { "noticeboard" } else { command };
        insta::assert_snapshot!(format!("help_of_{name}"), printed(&help));
    }
}

#[test]
fn a_new_site_has_nothing_wrong_with_it() {
    let site = new_site();
    let checked = noticeboard(site.path(), &["check", "--strict", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&printed(&checked)).expect("JSON");
    assert_eq!(told["findings"], serde_json::json!([]), "{told:#}");
    assert_eq!(code(&checked), 0);
    assert!(site.path().join(".gitignore").is_file());
}

#[test]
fn a_new_site_builds_at_once() {
    let site = new_site();
    let built = noticeboard(site.path(), &["build", "--strict"]);
    assert_eq!(code(&built), 0, "{}", errors(&built));
    assert!(read(&site, "output/services/home-safety-check/index.html").contains("01632 960011"));
}

#[test]
fn init_says_what_to_do_next() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    insta::assert_snapshot!(
        "init_in_a_new_folder",
        printed(&noticeboard(folder.path(), &["init", "my-site"]))
    );
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    fs::remove_dir_all(folder.path().join("my-site")).expect("the new site");
    insta::assert_snapshot!("init_here", printed(&noticeboard(folder.path(), &["init"])));
}

#[test]
fn init_refuses_a_folder_in_which_something_stands() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    write(&folder, "minutes.txt", "Keep me");
    let refused = noticeboard(folder.path(), &["init"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("init_refuses_a_folder_that_is_not_empty", errors(&refused));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    let refused = noticeboard(folder.path(), &["init", "minutes.txt"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("init_refuses_a_file", errors(&refused));
}

#[test]
fn each_new_site_has_an_identity_of_its_own_and_the_dates_of_its_day() {
    let identity = |site: &TempDir| {
        let settings = read(site, "content/site.yml");
        assert!(settings.contains("reviewed: 2026-11-22") && settings.contains("fix_by: 2027-05-22"));
        assert!(!settings.contains('{'), "a blank was left");
        settings.lines().find(|line| line.starts_with("id_namespace:")).map(str::to_owned)
    };
    let (one, other) = (new_site(), new_site());
    assert!(identity(&one).is_some());
    assert_ne!(identity(&one), identity(&other));
}

#[test]
fn every_shell_gets_its_completions() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = noticeboard(folder.path(), &["completions", shell]);
        assert_eq!(code(&script), 0);
        for word in ["check", "completions", "content"] {
            assert!(printed(&script).contains(word), "{shell}: {word}");
        }
    }
    let refused = noticeboard(folder.path(), &["completions", "bsh"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("completions_for_a_misspelt_shell", errors(&refused));
}

#[test]
fn a_broken_pipe_is_a_success() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_noticeboard"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // Whoever was to read has gone before the first byte came.
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("the program ends");
    assert_eq!((code(&ended), errors(&ended).as_str()), (0, ""));
}

/// Standard output may lead to a disk that is full, and so may standard error.
#[test]
#[cfg(target_os = "linux")]
fn a_stream_that_takes_nothing_does_not_stop_the_work() {
    let site = new_site();
    let full = || fs::File::options().write(true).open("/dev/full").expect("the full device");
    let program = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_noticeboard"));
        command.args(arguments).current_dir(site.path());
        command
    };
    let checked = program(&["check", "--format", "json"]).stdout(full()).output().expect("the program runs");
    assert_eq!(code(&checked), 2);
    insta::assert_snapshot!(errors(&checked), @"error: What was asked for cannot be printed: the disk is full.");
    let built = program(&["build"]).stderr(full()).output().expect("the program runs");
    assert_eq!(code(&built), 0);
    assert!(site.path().join("output/index.html").is_file());
    let made = program(&["new", "page", "more"]).stdout(full()).output().expect("the program runs");
    assert_eq!(code(&made), 0, "the file was written");
}

/// Folders can lie in one another far deeper than a thread's usual stack allows to walk them.
#[test]
fn folders_in_folders_without_end_in_the_output_are_refused_like_any_other() {
    let site = new_site();
    assert_eq!(code(&noticeboard(site.path(), &["build"])), 0);
    let deep = "a/".repeat(600);
    write(&site, &format!("output/{deep}notes.txt"), "mine");
    let refused = noticeboard(site.path(), &["build"]);
    assert_eq!(code(&refused), 2);
    assert!(errors(&refused).contains("holds files that a build did not write"));
    assert_eq!(code(&noticeboard(site.path(), &["build", "--force"])), 0);
    assert!(!site.path().join("output/a").exists());
    assert_eq!(code(&noticeboard(site.path(), &["build"])), 0);
}
