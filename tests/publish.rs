//! Publishing through the library's public face: however builds follow one another, the output
//! is the site of the last one that ended well.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use noticeboard::publish::{Disk, Files as _, Target};
use noticeboard::site::route::{RelativePath, Route, Routes};
use proptest::prelude::*;
use rayon::prelude::*;

/// The files of a site by path; no two of them stand in each other's way.
type Site = BTreeMap<RelativePath, Vec<u8>>;

/// What happens in one build.
#[derive(Debug, Clone, Copy)]
enum Course {
    /// It publishes.
    Ends,
    /// It finds errors in the pages after it has written this share of them, in percent.
    Abandoned(usize),
    /// It is killed there: nothing of it is dropped in good order.
    Killed(usize),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_output_is_the_last_site_that_was_published(builds in prop::collection::vec((sites(), courses()), 1..7)) {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("output");
        let mut expected = None;
        for (site, course) in &builds {
            build(&output, site, *course);
            if matches!(course, Course::Ends) {
                expected = Some(site);
            }
            let fresh = folder.path().join("fresh");
            if let Some(site) = expected {
                build(&fresh, site, Course::Ends);
            }
            prop_assert_eq!(tree(&output), tree(&fresh));
        }
    }
}

fn courses() -> impl Strategy<Value = Course> {
    prop_oneof![
        4 => Just(Course::Ends),
        1 => (0..100_usize).prop_map(Course::Abandoned),
        1 => (0..100_usize).prop_map(Course::Killed),
    ]
}

/// Sites of few names, so that files and folders of one name follow each other.
fn sites() -> impl Strategy<Value = Site> {
    let name = prop::sample::select(vec!["a", "b", "c", "index.html"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|names| names.join("/"));
    let text = prop::sample::select(vec!["", "one", "two", "a longer text"]);
    prop::collection::vec((path, text), 0..12).prop_map(|files| {
        let mut routes = Routes::default();
        let mut site = Site::new();
        for (path, text) in files {
            let path = RelativePath::parse(&path).unwrap();
            if routes.insert(Route::from(path.clone()), ()).is_ok() {
                site.insert(path, text.into());
            }
        }
        site
    })
}

fn build(output: &Path, site: &Site, course: Course) {
    let target = Target::check(output, &[], &Disk).unwrap();
    let staging = target.begin(false).unwrap();
    let share = match course {
        Course::Ends => 100,
        Course::Abandoned(share) | Course::Killed(share) => share,
    };
    let files: Vec<_> = site.iter().take(site.len() * share / 100).collect();
    files.par_iter().for_each(|(path, bytes)| {
        staging.write(path, bytes).unwrap();
    });
    match course {
        Course::Ends => assert_eq!(staging.finish().unwrap().files, site.len()),
        Course::Abandoned(_) => drop(staging),
        Course::Killed(_) => {
            drop(staging);
            let name = output.file_name().unwrap().to_str().unwrap();
            let manifest = format!(".{name}.noticeboard/standby/.noticeboard-manifest");
            Disk.remove_file(&output.with_file_name(manifest)).unwrap();
        }
    }
}

/// Everything below a folder, with the bytes of files. Empty when it is missing.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok) {
        let mut bytes = Vec::new();
        if entry.file_type().is_file() {
            Disk.open(entry.path()).unwrap().read_to_end(&mut bytes).unwrap();
        }
        let inside = entry.path().strip_prefix(folder).unwrap();
        found.insert(inside.to_str().unwrap().to_owned(), bytes);
    }
    found
}
