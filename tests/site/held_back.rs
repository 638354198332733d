//! What is held back appears in no byte of the output: no page, no list, no feed, no sitemap, no
//! redirect, no file of its own.

mod records;

use noticeboard::records::Kind;

use crate::support::{Files, Site};

/// A word that stands nowhere but in the records that are held back.
const MARKER: &str = "quillwort";

/// The same word as it would stand inside an image.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>quillwort</title></svg>";

/// The small site with a record of every kind that is held back, by `publishing`.
fn site_with(publishing: &str) -> Site {
    let site = Site::small();
    for (path, text) in records::files(publishing) {
        site.write(&path, text);
    }
    for (path, item) in records::items(publishing) {
        let before = if site.has(path) { site.read(path) } else { records::head(path).to_owned() };
        site.write(path, before + &item);
    }
    site.write(&format!("content/documents/{MARKER}.txt"), format!("{MARKER}\n"));
    let figures = format!("indicator,period,numerator\n{MARKER},2026-Q3,960077\n");
    site.write(&format!("content/outcomes/data/{MARKER}.csv"), figures);
    site
}

#[test]
fn every_kind_of_record_is_among_those_held_back() {
    let site = site_with("draft: true");
    for kind in Kind::ALL {
        let path = format!("content/{}", kind.path(MARKER));
        assert!(site.read(&path).contains(MARKER), "{path}");
    }
}

/// The files in whose path or bytes the marker stands.
fn with_marker(output: &Files) -> Vec<&str> {
    let has = |(path, bytes): &(&String, &Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        path.contains(MARKER) || text.contains(MARKER) || text.contains("960077")
    };
    output.iter().filter(has).map(|(path, _)| path.as_str()).collect()
}

/// Asserts that every kind of record shows itself in the output.
fn assert_all_there(output: &Files) {
    let found = with_marker(output);
    let kinds = [
        "providers",
        "services",
        "lots",
        "decisions",
        "updates",
        "pages",
        "contracts",
        "districts",
        "eligibility",
        "outcomes",
        "allocations",
        "committees",
        "meetings",
        "reports",
        "recommendations",
        "inspections",
        "plans",
        "scorecards",
    ];
    for kind in kinds {
        assert!(found.contains(&format!("{kind}/{MARKER}/index.html").as_str()), "{kind}: {found:?}");
    }
    let document = format!("documents/{MARKER}.txt");
    let need = format!("needs/{MARKER}/index.html");
    let delivery = "services/home-safety-check/index.html";
    for path in ["feed.xml", "sitemap.xml", "_redirects", delivery, &document, &need] {
        assert!(found.contains(&path), "{path}: {found:?}");
    }
    let stubs = found.iter().filter(|path| path.starts_with("old-")).count();
    assert_eq!(stubs, 21, "a stub for each record with a page or a file: {found:?}");
}

#[test]
fn drafts_appear_nowhere_unless_they_are_asked_for() {
    let site = site_with("draft: true");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(with_marker(&site.output()), [""; 0]);
    let told = format!("Held back: provider `{MARKER}`, because it is a draft.");
    assert!(run.stderr.contains(&told), "{}", run.stderr);
    assert_eq!(site.build(&["--drafts"]).code, 0);
    assert_all_there(&site.output());
    // And they go again.
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(with_marker(&site.output()), [""; 0]);
}

#[test]
fn what_is_to_appear_later_appears_nowhere_before() {
    let site = site_with("publish_from: 2026-12-01 09:30");
    let run = site.build(&["--as-of", "2026-12-01 09:29"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(with_marker(&site.output()), [""; 0]);
    let told = format!("Held back: lot `{MARKER}`, because it appears on 1 December 2026 at 09:30.");
    assert!(run.stderr.contains(&told), "{}", run.stderr);
    assert_eq!(site.build(&["--as-of", "2026-12-01 09:30"]).code, 0);
    assert_all_there(&site.output());
}

#[test]
fn a_preview_of_drafts_still_keeps_back_what_is_to_appear_later() {
    let site = site_with("publish_from: 2026-12-01 09:30");
    let run = site.build(&["--drafts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(with_marker(&site.output()), [""; 0]);
}

#[test]
fn what_a_visible_record_says_of_a_hidden_one_is_left_out() {
    let site = site_with("draft: true");
    site.replace(
        "content/services/home-safety-check.md",
        "needs: [feel-safe-at-home]",
        &format!(
            "needs: [feel-safe-at-home, {MARKER}]\nresponsible: {MARKER}\nfunded_by: {MARKER}\n\
             decisions: [{MARKER}]\ndocuments: [{MARKER}]"
        ),
    );
    site.replace("content/pages/about-this-site.md", "about: [", &format!("about: [decision:{MARKER}, "));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(with_marker(&site.output()), [""; 0]);
}

#[test]
fn a_link_to_a_hidden_record_becomes_plain_text_with_a_warning() {
    let site = site_with("publish_from: 2026-12-01 09:30");
    let page = site.read("content/pages/about-this-site.md");
    let link = format!("\nRead [what we have decided](decision:{MARKER}) in full.\n");
    site.write("content/pages/about-this-site.md", page + &link);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.tells("warning", "not-yet-visible"), "{}", run.stderr);
    assert_eq!(with_marker(&site.output()), [""; 0]);
    let text = site.page("/pages/about-this-site/").main();
    assert!(text.contains("Read what we have decided in full."), "{text}");
    let later = site.build(&["--as-of", "2026-12-02"]);
    assert!(!later.tells("warning", "not-yet-visible"), "{}", later.stderr);
    assert!(site.page("/pages/about-this-site/").links_to(&format!("/decisions/{MARKER}/")));
}

#[test]
fn an_image_that_only_a_hidden_record_shows_is_not_published() {
    let site = site_with("draft: true");
    site.write(&format!("content/images/{MARKER}.svg"), PICTURE);
    site.write("content/images/plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let hidden = site.read(&format!("content/pages/{MARKER}.md"));
    let image = format!("\n![A plant](image:{MARKER}.svg)\n\n![A box](image:plain.svg)\n");
    site.write(&format!("content/pages/{MARKER}.md"), hidden + &image);
    let page = site.read("content/pages/about-this-site.md");
    site.write("content/pages/about-this-site.md", page + "\n![A box](image:plain.svg)\n");
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(with_marker(&site.output()), [""; 0]);
    assert!(site.has("output/images/plain.svg"), "a page that is there shows it");
    assert_eq!(site.build(&["--drafts"]).code, 0);
    assert!(site.has(&format!("output/images/{MARKER}.svg")));
}
