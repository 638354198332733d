//! A build publishes the whole new site, or leaves the old one as it was, byte for byte.

use crate::support::{Run, Site, first_difference};

/// Builds the small site, spoils it, and asserts that a failing build changes no published byte.
fn leaves_the_old_site(spoil: impl Fn(&Site), arguments: &[&str]) -> Run {
    let site = Site::small();
    let before = site.publish(&[]);
    spoil(&site);
    let failed = site.build(arguments);
    assert_eq!(failed.code, 1, "{}", failed.stderr);
    assert!(
        failed.stderr.contains("Nothing was published: `output` is left as it was."),
        "{}",
        failed.stderr
    );
    assert_eq!(first_difference(&before, &site.output()), None);
    failed
}

#[test]
fn a_fault_in_a_record_is_found_before_a_page_is_rendered() {
    let failed = leaves_the_old_site(
        |site| site.replace("content/services/home-safety-check.md", "status: active", "status: open"),
        &[],
    );
    assert!(failed.stderr.contains("content/services/home-safety-check.md:6"), "{}", failed.stderr);
}

#[test]
fn a_broken_link_is_found_after_half_of_the_pages() {
    let body = "\nSee [the opening hours of the pier](service:no-such-service).\n";
    let failed = leaves_the_old_site(|site| append(site, "content/pages/about-this-site.md", body), &[]);
    assert!(failed.tells("error", "dangling-reference"), "{}", failed.stderr);
}

#[test]
fn a_link_to_a_page_that_is_not_there_is_found_last_of_all() {
    let body = "\nSee [the opening hours of the pier](/no/such/page/).\n";
    let failed = leaves_the_old_site(|site| append(site, "content/pages/about-this-site.md", body), &[]);
    assert!(failed.tells("error", "broken-link"), "{}", failed.stderr);
}

#[test]
fn a_template_that_fails_on_some_pages_only() {
    let template =
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.no_such_field }}</h1>{% endblock main %}";
    let failed = leaves_the_old_site(
        |site| site.write("themes/own/templates/page.html", template),
        &["--theme", "own"],
    );
    assert!(failed.stderr.contains("The template `page.html` cannot be rendered"), "{}", failed.stderr);
}

#[test]
fn a_first_build_that_fails_makes_no_output_at_all() {
    let site = Site::small();
    append(&site, "content/pages/about-this-site.md", "\nSee [the pier](/no/such/page/).\n");
    let failed = site.build(&[]);
    assert_eq!(failed.code, 1);
    assert!(!site.has("output"));
    assert!(failed.stderr.contains("Nothing was published: everything is left as it was."));
}

#[test]
fn after_a_failed_build_the_next_one_publishes_all_again() {
    let site = Site::small();
    let page = site.read("content/pages/about-this-site.md");
    let whole = site.publish(&[]);
    append(&site, "content/pages/about-this-site.md", "\nSee [the pier](/no/such/page/).\n");
    assert_eq!(site.build(&[]).code, 1);
    site.write("content/pages/about-this-site.md", page);
    assert_eq!(first_difference(&whole, &site.publish(&[])), None);
}

#[test]
fn a_record_that_goes_takes_its_page_with_it() {
    let site = Site::small();
    site.write(
        "content/updates/flood.md",
        "---\ntitle: A flood\ndate: 2026-11-01\nsummary: It is wet.\n---\n",
    );
    assert!(site.publish(&[]).contains_key("updates/flood/index.html"));
    std::fs::remove_file(site.folder().join("content/updates/flood.md")).expect("the update is there");
    let output = site.publish(&[]);
    assert!(!output.keys().any(|path| path.starts_with("updates/flood")), "{:?}", output.keys());
}

#[test]
fn a_file_that_no_build_wrote_is_never_deleted_in_silence() {
    let site = Site::small().built(&[]);
    site.write("output/minutes.txt", "Keep me");
    let refused = site.build(&[]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    assert!(refused.stderr.contains("minutes.txt"), "{}", refused.stderr);
    assert_eq!(site.read("output/minutes.txt"), "Keep me");
    assert_eq!(site.build(&["--force"]).code, 0);
    assert!(!site.has("output/minutes.txt"));
}

fn append(site: &Site, path: &str, text: &str) {
    let whole = site.read(path) + text;
    site.write(path, whole);
}
