//! Links, pipes and devices in the place of files.

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use crate::bounded::refused;
use crate::support::{Site, Written};

fn pipe(site: &Written, path: &str) {
    let path = site.path(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo is part of every Debian");
    assert!(made.success());
}

#[test]
fn every_way_out_is_refused() {
    let site = Site::small().write();
    let outside = site.place().join("outside.md");
    std::fs::write(&outside, "secret").unwrap();
    std::fs::create_dir_all(site.path("images")).unwrap();
    for (target, link) in [
        (outside.to_str().unwrap(), "pages/absolute.md"),
        ("../../outside.md", "pages/climbing.md"),
        ("climbing.md", "pages/chain.md"),
        ("chain.md", "pages/longer-chain.md"),
        ("../..", "pages/folder"),
        ("/dev/zero", "pages/device.md"),
        ("/dev/zero", "images/device.png"),
        ("/proc/self/mem", "needs.yaml"),
        ("/dev/stdin", "outcomes/data/stdin.csv"),
    ] {
        symlink(target, site.path(link)).unwrap();
    }
    insta::assert_snapshot!(refused(&site, &["check"]), @r"
    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/images/device.png
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/needs.yaml
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/outcomes/data/stdin.csv
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/absolute.md
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/chain.md
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/climbing.md
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/device.md
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/folder
     = help: Copy the file into the content folder and delete the link.

    error[link-out-of-content]: This is a link that leads out of the content folder
    --> content/pages/longer-chain.md
     = help: Copy the file into the content folder and delete the link.
    ");
}

#[test]
fn links_that_lead_to_one_another() {
    let site = Site::small().write();
    symlink("b.md", site.path("pages/a.md")).unwrap();
    symlink("a.md", site.path("pages/b.md")).unwrap();
    symlink("itself.md", site.path("pages/itself.md")).unwrap();
    insta::assert_snapshot!(refused(&site, &["check"]), @r"
    error[link-in-a-circle]: This link leads back to itself
    --> content/pages/a.md
     = help: Delete the link.

    error[link-in-a-circle]: This link leads back to itself
    --> content/pages/b.md
     = help: Delete the link.

    error[link-in-a-circle]: This link leads back to itself
    --> content/pages/itself.md
     = help: Delete the link.
    ");
}

#[test]
fn pipes_and_sockets_are_not_waited_for() {
    let site = Site::small().without("site.yml").write();
    pipe(&site, "site.yml");
    pipe(&site, "pages/pipe.md");
    pipe(&site, "images/pipe.png");
    pipe(&site, "outcomes/data/pipe.csv");
    symlink("pipe.md", site.path("pages/link.md")).unwrap();
    let _socket = UnixListener::bind(site.path("documents/socket.pdf")).unwrap();
    insta::assert_snapshot!(refused(&site, &["check"]), @r"
    error[not-a-file]: This is neither a file nor a folder
    --> content/documents/socket.pdf
     = help: Delete it, or put a file in its place.

    error[not-a-file]: This is neither a file nor a folder
    --> content/images/pipe.png
     = help: Delete it, or put a file in its place.

    error[not-a-file]: This is neither a file nor a folder
    --> content/outcomes/data/pipe.csv
     = help: Delete it, or put a file in its place.

    error[not-a-file]: This is neither a file nor a folder
    --> content/pages/link.md
     = help: Delete it, or put a file in its place.

    error[not-a-file]: This is neither a file nor a folder
    --> content/pages/pipe.md
     = help: Delete it, or put a file in its place.

    error[not-a-file]: This is neither a file nor a folder
    --> content/site.yml
     = help: Delete it, or put a file in its place.
    ");
}

#[test]
fn a_theme_holds_files_alone() {
    let site = Site::small().write();
    pipe(&site, "../themes/own/templates/page.html");
    let theme = site.place().join("themes/own");
    symlink("/dev/zero", theme.join("templates/home.html")).unwrap();
    symlink("/etc", theme.join("styles")).unwrap();
    let _socket = UnixListener::bind(theme.join("tokens.yml")).unwrap();
    std::fs::write(theme.join("templates/need.html"), b"\xff").unwrap();
    std::fs::File::create(theme.join("templates/lot.html")).unwrap().set_len(8 << 30).unwrap();
    std::fs::write(theme.join(".DS_Store"), b"\xff").unwrap();
    insta::assert_snapshot!(refused(&site, &["check", "--theme", "own"]), @r"
    error[unreadable]: This file of the theme cannot be read: it is a link
    --> themes/own/styles
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.

    error[unreadable]: This file of the theme cannot be read: it is a link
    --> themes/own/templates/home.html
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.

    error[unreadable]: This file of the theme cannot be read: it is larger than a megabyte
    --> themes/own/templates/lot.html
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.

    error[unreadable]: This file of the theme cannot be read: it is not UTF-8 text
    --> themes/own/templates/need.html
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.

    error[unreadable]: This file of the theme cannot be read: it is neither a file nor a folder
    --> themes/own/templates/page.html
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.

    error[unreadable]: This file of the theme cannot be read: it is neither a file nor a folder
    --> themes/own/tokens.yml
     = help: A theme holds files of text in UTF-8. Put such a file here, or delete this one.
    ");
}
