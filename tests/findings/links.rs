//! Links and files that cannot be read. These tests need the links and permissions of Unix.
#![cfg(unix)]

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

use crate::support::{self, AS_OF, Site, Written};

const PROVIDER: &str = "providers/ternbridge-homes.md";

#[test]
fn link_out_of_the_content_folder() {
    let site = Site::small().without(PROVIDER).write();
    let outside = site.place().join("outside.md");
    std::fs::write(&outside, "secret").unwrap();
    std::fs::create_dir_all(site.path("providers")).unwrap();
    symlink(&outside, site.path(PROVIDER)).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/providers/ternbridge-homes.md
     = help: Copy the file into the content folder and delete the link.
    ");
}

#[test]
fn folder_that_leads_out_of_the_content_folder() {
    let site = Site::small().write();
    symlink(site.place(), site.path("updates/all")).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/updates/all
     = help: Copy the file into the content folder and delete the link.
    ");
}

#[test]
fn link_in_a_circle() {
    let site = Site::small().write();
    symlink(site.path("pages"), site.path("pages/again")).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[link-in-a-circle]: This link leads back to a folder that it lies in
    --> content/pages/again
     = help: Delete the link.
    ");
}

#[test]
fn link_to_nothing() {
    let site = Site::small().write();
    symlink(site.path("pages/gone.md"), site.path("pages/terms.md")).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[link-to-nothing]: This is a link that leads to nothing
    --> content/pages/terms.md
     = help: Put the file itself here, or delete the link.
    ");
}

#[test]
fn link_to_a_file_of_the_content_is_followed() {
    let site = Site::small().write();
    symlink(site.path("documents/checklist.txt"), site.path("documents/leaflet.txt")).unwrap();
    std::fs::write(
        site.path("documents/leaflet.yml"),
        "title: Leaflet\nfile: leaflet.txt\nsummary: The same again.\n",
    )
    .unwrap();
    assert_eq!(site.findings(), "");
}

#[test]
fn name_with_two_dots() {
    insta::assert_snapshot!(Site::small().with("pages/our..page.md", "").findings(), @r"
    error[name-with-dots]: The name of this file has `..` in it
    --> content/pages/our..page.md
     = help: Rename it with lower-case letters, digits and hyphens.
    ");
}

#[test]
fn name_that_is_not_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let site = Site::small().write();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    if std::fs::write(site.path("pages").join(name), "").is_ok() {
        insta::assert_snapshot!(site.findings(), @r"
        error[unreadable-name]: The name of this file is not text that every computer can read
        --> content/pages/caf�.md
         = help: Rename it with lower-case letters, digits and hyphens.
        ");
    }
}

#[test]
fn neither_file_nor_folder() {
    let site = Site::small().write();
    let _socket = std::os::unix::net::UnixListener::bind(site.path("pages/socket")).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[not-a-file]: This is neither a file nor a folder
    --> content/pages/socket
     = help: Delete it, or put a file in its place.
    ");
}

#[test]
fn file_that_is_too_large() {
    let site = Site::small().write();
    let file = std::fs::File::create(site.path("pages/everything.md")).unwrap();
    file.set_len(64 * 1024 * 1024 + 1).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[too-large]: This file is larger than 2 megabytes, too large for a record
    --> content/pages/everything.md
     = help: Split it into several files.
    ");
}

#[test]
fn unreadable_file() {
    let site = Site::small().write();
    if let Some(said) = said_without_permission(&site, PROVIDER) {
        insta::assert_snapshot!(said, @r"
        error[unreadable]: This file or folder cannot be read: permission is denied
        --> content/providers/ternbridge-homes.md
         = help: Give yourself permission to read it, or delete it. Nothing is published without it.
        ");
    }
}

#[test]
fn unreadable_folder() {
    let site = Site::small().write();
    if let Some(said) = said_without_permission(&site, "contracts") {
        insta::assert_snapshot!(said, @r"
        error[unreadable]: This file or folder cannot be read: permission is denied
        --> content/contracts
         = help: Give yourself permission to read it, or delete it. Nothing is published without it.
        ");
    }
}

#[test]
fn unreadable_settings() {
    let site = Site::small().write();
    if let Some(said) = said_without_permission(&site, "site.yml") {
        insta::assert_snapshot!(said, @r"
        error[unreadable]: This file or folder cannot be read: permission is denied
        --> content/site.yml
         = help: Give yourself permission to read it, or delete it. Nothing is published without it.
        ");
    }
}

/// What an officer reads who may not read a file or folder. Root may read everything, so the
/// program then runs as nobody; where that cannot be done, the test says so and passes.
fn said_without_permission(site: &Written, path: &str) -> Option<String> {
    std::fs::set_permissions(site.path(path), Permissions::from_mode(0o000)).unwrap();
    let arguments = ["check", "--as-of", AS_OF];
    let mut command = if std::fs::metadata("/proc/self").is_ok_and(|own| is_root(&own)) {
        std::fs::set_permissions(site.place(), Permissions::from_mode(0o755)).unwrap();
        // The program may lie in a folder that nobody can enter: it is copied beside the content.
        let program = site.place().join("noticeboard");
        std::fs::copy(env!("CARGO_BIN_EXE_noticeboard"), &program).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]).arg(program);
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_noticeboard"))
    };
    let can_drop =
        command.get_program() != "setpriv" || Command::new("setpriv").arg("--help").output().is_ok();
    if !can_drop {
        #[expect(clippy::print_stderr, reason = "nobody should take this test for one that ran")]
        {
            eprintln!("skipped: root may read all, and there is no setpriv to become nobody");
        }
        return None;
    }
    let run = support::run(command.args(arguments), site.place());
    std::fs::set_permissions(site.path(path), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run.code, 1, "{}", run.stderr);
    Some(support::without_summary(&run.stderr))
}

fn is_root(own: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(own) == 0
}
