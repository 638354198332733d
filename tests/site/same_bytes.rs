//! The same input gives the same bytes: in another folder, at any number of threads, whatever the
//! order in which the disk lists the files, and whatever was built before.

use std::sync::OnceLock;

use crate::support::{Files, Site, files_in, first_difference, project};

/// The demonstration, built by itself in one go.
fn reference() -> &'static Files {
    static BUILT: OnceLock<Files> = OnceLock::new();
    BUILT.get_or_init(|| Site::demonstration_built().output())
}

fn assert_the_same(output: &Files) {
    assert_eq!(first_difference(reference(), output), None);
}

#[test]
fn at_any_number_of_threads() {
    for jobs in ["1", "2", "7"] {
        assert_the_same(&Site::demonstration().publish(&["--jobs", jobs]));
    }
}

#[test]
fn in_whatever_order_the_files_were_made() {
    let site = Site::empty();
    for (path, bytes) in files_in(&project("content")).into_iter().rev() {
        site.write(&format!("content/{path}"), bytes);
    }
    assert_the_same(&site.publish(&[]));
}

#[test]
fn from_another_folder_and_into_another() {
    let site = Site::empty();
    for (path, bytes) in files_in(&project("content")) {
        site.write(&format!("deep/er/texts/{path}"), bytes);
    }
    let arguments = ["--content", "./deep/er/texts/", "--output", "public"];
    let run = site.build(&arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_the_same(&files_in(&site.folder().join("public")));
}

#[test]
fn over_another_site_as_into_an_empty_folder() {
    let site = Site::demonstration();
    let update = "---\ntitle: Gone tomorrow\ndate: 2026-11-01\nsummary: A passing word.\n---\n";
    site.write("content/updates/gone-tomorrow.md", update);
    let first = site.publish(&[]);
    assert!(first_difference(reference(), &first).is_some(), "the first site is another");
    std::fs::remove_file(site.folder().join("content/updates/gone-tomorrow.md")).expect("it is there");
    assert_the_same(&site.publish(&[]));
    assert_the_same(&site.publish(&[]));
}

#[test]
fn at_any_time_of_a_day_on_which_nothing_changes() {
    let run_at = |moment: &str| {
        let site = Site::demonstration();
        let run = site.run_with(&["build"], &[("SOURCE_DATE_EPOCH", moment)]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site.output()
    };
    // 22 November 2026 at 00:00 and at 23:59 in London.
    assert_the_same(&run_at("1795305600"));
    assert_the_same(&run_at("1795391940"));
}
