//! Files of any size.

use crate::bounded::{accepted, refused, run};
use crate::support::{Site, Written};

const GIGABYTE: u64 = 1 << 30;

/// Gives a file a size. It takes no room on the disk.
fn sparse(site: &Written, path: &str, length: u64) {
    let path = site.path(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::File::create(path).unwrap().set_len(length).unwrap();
}

#[test]
fn a_gigabyte_where_text_or_figures_belong() {
    let site = Site::small().write();
    for path in [
        "pages/huge.md",
        "needs.yaml",
        "contracts/huge.yml",
        "outcomes/data/huge.csv",
        "outcomes/data/huge.ods",
    ] {
        sparse(&site, path, GIGABYTE);
    }
    insta::assert_snapshot!(refused(&site, &["check"]), @r"
    error[too-large]: This file is larger than 16 megabytes, too large for a record
    --> content/contracts/huge.yml
     = help: Split it into several files.

    error[too-large]: This file is larger than 16 megabytes, too large for a record
    --> content/needs.yaml
     = help: Split it into several files.

    error[too-large]: This file is larger than 128 megabytes, too large for a file of figures
    --> content/outcomes/data/huge.csv
     = help: Split it into several files.

    error[too-large]: This file is larger than 128 megabytes, too large for a file of figures
    --> content/outcomes/data/huge.ods
     = help: Split it into several files.

    error[too-large]: This file is larger than 2 megabytes, too large for a record
    --> content/pages/huge.md
     = help: Split it into several files.
    ");
}

#[test]
fn a_large_attachment_is_copied_without_being_held() {
    let site = Site::small().write();
    let length = 900 * 1024 * 1024;
    sparse(&site, "documents/checklist.txt", length);
    // Less memory than the file has bytes.
    let (code, said) = run(&site, &["build"], 768);
    assert_eq!(code, Some(0), "{said}");
    let copy = site.place().join("output/documents/checklist.txt");
    assert_eq!(std::fs::metadata(copy).unwrap().len(), length);
}

#[test]
fn zeros_in_the_place_of_text() {
    let zeros = vec![0; 1_900_000];
    let site = Site::small()
        .with("pages/zeros.md", &zeros)
        .with("updates/zeros.md", [b"---\n", &zeros[..], b"\n---\n"].concat());
    let told = refused(&site.write(), &["check"]);
    assert!(told.contains("error[no-front-matter]") && told.contains("error[malformed-yaml]"), "{told}");
    assert!(told.len() < 4_000, "{}", told.len());
}

#[test]
fn a_long_comment_is_no_fault() {
    let comments = "#\n".repeat(500_000) + "# " + &"x".repeat(500_000);
    let site = Site::small();
    let needs = site.text("needs.yml") + &comments;
    assert_eq!(accepted(&site.with("needs.yml", needs).write(), &["check"]), "");
}
