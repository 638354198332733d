//! Publishing through the library's public face: however builds follow one another, the output
//! is the site of the last one that ended well.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/tree.rs"]
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use noticeboard::publish::{Disk, Files as _, Target};
use noticeboard::site::route::{RelativePath, Route, Routes};
use proptest::prelude::*;
use rayon::prelude::*;

use tree::tree;

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

/// Readers open every page by its path, over and over, while one site takes the other's place.
#[test]
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn a_reader_never_misses_a_page_and_never_meets_half_of_one() {
    const SWAPS: usize = 200;
    let [one, other] = ["one", "other"].map(|word| {
        let page = |number: usize| {
            let path = format!("{}/page-{number}/index.html", number % 5);
            (RelativePath::parse(&path).unwrap(), format!("{number} {word}\n").repeat(500).into_bytes())
        };
        (0..30).map(page).collect::<Site>()
    });
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    build(&output, &other, Course::Ends);
    let is_done = AtomicBool::new(false);
    // A reader that fails tells what it met, and how many pages of each site it had read.
    let read = || {
        let mut saw = [0_usize; 2];
        while !is_done.load(Ordering::Relaxed) {
            for path in one.keys() {
                let mut bytes = Vec::new();
                let read = Disk.open(&path.inside(&output)).and_then(|mut file| file.read_to_end(&mut bytes));
                let which = [&one, &other].iter().position(|site| site[path] == bytes);
                match (read, which) {
                    (Ok(_), Some(which)) => saw[which] += 1,
                    (Ok(_), None) => return Err(format!("{path} is of no site, after {saw:?}")),
                    (Err(error), _) => return Err(format!("{path}: {error}, after {saw:?}")),
                }
            }
        }
        Ok(saw)
    };
    let saw = std::thread::scope(|scope| {
        let readers = [scope.spawn(read), scope.spawn(read)];
        for site in [&one, &other].into_iter().cycle().take(SWAPS) {
            build(&output, site, Course::Ends);
        }
        is_done.store(true, Ordering::Relaxed);
        readers.map(|reader| reader.join().unwrap().unwrap())
    });
    for [one, other] in saw {
        assert!(one > SWAPS && other > SWAPS, "a reader was not there all the time: {one}, {other}");
    }
}

/// Whoever has opened a folder reads the old site in it until the next build begins, and whoever
/// has opened a file reads it to its end.
#[test]
#[cfg(target_os = "linux")]
fn what_is_held_open_stays_as_it_is() {
    use std::os::fd::AsRawFd as _;

    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let page = RelativePath::parse("a/index.html").unwrap();
    let publish = |text: &str| {
        let site =
            Site::from([(page.clone(), text.into()), (RelativePath::parse("b").unwrap(), text.into())]);
        build(&output, &site, Course::Ends);
    };
    publish("old");
    let old = tree(&output);
    let opened = std::fs::OpenOptions::new().read(true).open(&output).unwrap();
    let held = PathBuf::from(format!("/proc/self/fd/{}/.", opened.as_raw_fd()));
    let mut file = Disk.open(&page.inside(&output)).unwrap();
    publish("new");
    assert_ne!(tree(&output), old);
    assert_eq!(tree(&held), old);
    publish("newest");
    assert_ne!(tree(&held), old, "the build has changed this folder in its place");
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "old");
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
