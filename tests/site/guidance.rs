//! The questions of three schemes as public guidance has them, which are as large as such questions get: each is
//! proved, and each fits on a page.

use crate::support::Site;

/// A page of so many bytes is sent as less than 60 KB, compressed.
const LARGEST: usize = 1_200_000;

fn fits(name: &str, text: &str, way: &[&str]) {
    let site = Site::small();
    site.write(&format!("content/eligibility/{name}.yml"), text);
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = site.read(&format!("output/eligibility/{name}/questions/index.html"));
    assert!(page.len() < LARGEST, "{name}: {} bytes", page.len());
    for anchor in way {
        assert!(
            page.contains(&format!("id={anchor} ")) || page.contains(&format!("id=\"{anchor}\"")),
            "{name}: {anchor}"
        );
    }
}

#[test]
fn blue_badge() {
    fits("blue-badge", include_str!("guidance/blue-badge.yml"), &["q-age", "q-moving", "result_1"]);
}

#[test]
fn attendance_allowance() {
    fits(
        "attendance-allowance",
        include_str!("guidance/attendance-allowance.yml"),
        &["q-born", "q-night", "result_1"],
    );
}

#[test]
fn disabled_facilities_grant() {
    fits(
        "disabled-facilities-grant",
        include_str!("guidance/disabled-facilities-grant.yml"),
        &["q-tenure", "q-savings"],
    );
}
