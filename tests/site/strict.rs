//! Warnings publish; `--strict` stops them, but not those that time alone has caused.

use crate::support::Site;

/// A small site with a link whose text says nothing.
fn with_a_warning() -> Site {
    let site = Site::small();
    let page = site.read("content/pages/about-this-site.md");
    site.write("content/pages/about-this-site.md", page + "\n[Click here](service:home-safety-check).\n");
    site
}

#[test]
fn a_warning_is_told_and_the_site_is_published() {
    let site = with_a_warning();
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.tells("warning", "vague-link"), "{}", run.stderr);
    assert!(run.stderr.contains("1 warning to look at."), "{}", run.stderr);
    assert!(site.page("/pages/about-this-site/").links_to("/services/home-safety-check/"));
}

#[test]
fn strict_makes_it_an_error() {
    let site = with_a_warning();
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "vague-link"), "{}", run.stderr);
    assert!(!site.has("output"));
}

/// A small site with a contract that ended yesterday, while its lot is still to run.
fn with_an_ended_contract() -> Site {
    let site = Site::small();
    let contract = "reference: SC-1\ntitle: Home safety checks\ndescription: Home safety checks.\n\
        department: Adult care\nlots: [all]\nparties:\n  - provider: ternbridge-homes\n    role: holder\nvalue: 4000\n\
        start: 2023-04-01\nend: 2026-11-21\nprocurement:\n  route: quotation\n  regime: below-threshold\n";
    site.write("content/contracts/checks.yml", contract);
    let lot = "---\nnumber: 1\nname: All\nsummary: The whole county.\nstatus: active\n\
        districts: [coast, vale]\nservices: [home-safety-check]\n---\n";
    site.write("content/lots/all.md", lot);
    site
}

#[test]
fn what_time_alone_has_caused_never_stops_a_build() {
    let site = with_an_ended_contract();
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.tells("warning", "contract-ended"), "{}", run.stderr);
    assert!(site.has("output/contracts/checks/index.html"));
}

#[test]
fn unless_the_settings_say_that_it_is_to() {
    let site = with_an_ended_contract();
    site.replace("content/site.yml", "policies:\n", "policies:\n  strict_about_time: true\n");
    assert_eq!(site.build(&[]).code, 0, "without --strict it stays a warning");
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.tells("error", "contract-ended"), "{}", run.stderr);
    assert!(run.stderr.contains("content/contracts/checks.yml:"), "{}", run.stderr);
}
