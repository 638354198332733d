//! The files for search engines and feed readers, and what says that a site is a demonstration.

use std::collections::BTreeSet;

use crate::figure_sources::calendar;
use crate::support::Site;

const NOTE: &str = "This is a demonstration. The county, its providers and its figures are invented.";

#[test]
fn the_sitemap_lists_every_page_but_stubs_and_the_one_for_lost_readers() {
    let site = Site::demonstration();
    let alias = "kind: scrutiny-consideration\naliases: [/moved/here/]";
    let decision = "content/decisions/home-improvement-services-recommissioning.md";
    site.replace(decision, "kind: scrutiny-consideration", alias);
    site.publish(&[]);
    let sitemap = site.read("output/sitemap.xml");
    let listed: BTreeSet<String> = sitemap
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().expect("an address ends").to_owned())
        .collect();
    let pages = site.pages().into_iter().filter(|(_, page)| !page.is_stub());
    let pages: BTreeSet<String> = pages
        .filter(|(path, _)| path != "404.html")
        .map(|(path, _)| format!("https://www.example.org/{}", path.trim_end_matches("index.html")))
        .collect();
    assert_eq!(listed, pages);
    assert!(site.has("output/404.html") && site.has("output/moved/here/index.html"));
    assert_eq!(sitemap.matches("<loc>").count(), listed.len(), "each is listed once");
}

#[test]
fn the_feed_is_whole_and_newest_first() {
    let feed = Site::demonstration_built().read("output/feed.xml");
    assert!(feed.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns="), "{feed}");
    assert_eq!(open_elements(&feed), Vec::<String>::new(), "every element is closed");
    let dates: Vec<&str> = feed.split("<updated>").skip(1).map(|rest| &rest[..10]).collect();
    let mut sorted = dates[1..].to_vec();
    sorted.sort_unstable();
    sorted.reverse();
    assert_eq!(dates[1..], sorted, "newest first");
    assert_eq!(dates[0], dates[1], "the feed is as new as its newest entry");
    assert_eq!(ids(&feed).len(), feed.matches("<id>").count(), "every id is another");
    for id in ids(&feed) {
        let uuid = id.strip_prefix("urn:uuid:").expect("a URN");
        assert!(uuid.parse::<uuid::Uuid>().is_ok(), "{uuid}");
    }
}

/// The elements of an XML text that are left open, outermost first.
fn open_elements(xml: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in xml.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!'])) {
        let inside = tag.split('>').next().expect("a tag ends");
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "`</{name}>` closes the last element opened");
        } else if !inside.ends_with('/') {
            open.push(inside.split(' ').next().unwrap_or_default().to_owned());
        }
    }
    open
}

fn ids(feed: &str) -> BTreeSet<&str> {
    feed.split("<id>").skip(1).map(|rest| rest.split("</id>").next().expect("an id ends")).collect()
}

#[test]
fn the_ids_of_the_feed_stay_when_a_record_is_added_or_the_site_moves() {
    let site = Site::demonstration();
    site.publish(&[]);
    let before = site.read("output/feed.xml");
    let update = "---\ntitle: A new\ndate: 2026-11-20\nsummary: \"Tea & <cake>\"\n---\n";
    site.write("content/updates/a-new-one.md", update);
    site.publish(&["--base-url", "https://www.example.net/b/"]);
    let after = site.read("output/feed.xml");
    assert!(ids(&before).is_subset(&ids(&after)));
    assert_eq!(ids(&after).len(), ids(&before).len() + 1);
    assert!(after.contains("<summary>Tea &amp; &lt;cake&gt;</summary>"), "{after}");
}

#[test]
fn a_uuid_of_its_own_is_a_records_identity() {
    let site = Site::small();
    let uuid = "b2f5ff47-43d0-4ac6-a1c4-7b1f0e7c1d51";
    let update = format!("---\ntitle: A new\ndate: 2026-11-20\nsummary: Short.\nuuid: {uuid}\n---\n");
    site.write("content/updates/a-new-one.md", &update);
    site.publish(&[]);
    assert!(site.read("output/feed.xml").contains(&format!("<id>urn:uuid:{uuid}</id>")));
}

#[test]
fn a_demonstration_says_so_everywhere() {
    let site = Site::demonstration_built();
    for (path, page) in site.pages() {
        assert!(page.text().contains(NOTE), "{path} does not say that it is a demonstration");
        assert!(page.values("content").contains(&"noindex".to_owned()), "{path}");
    }
    for file in ["feed.xml", "releases/feed.xml", "robots.txt", "sitemap.xml"] {
        assert!(site.read(&format!("output/{file}")).contains(NOTE), "{file}");
    }
    let lines = calendar(&site.read("output/releases/calendar.ics"), str::to_owned);
    assert!(lines.contains(&format!("DESCRIPTION:{NOTE}")), "{lines:?}");
    assert!(!site.read("output/robots.txt").contains("Sitemap:"), "search engines are not called in");
}

#[test]
fn a_real_site_says_nothing_of_the_kind() {
    let site = Site::small();
    site.replace("content/site.yml", "demonstration: true\n", "demonstration: false\n");
    let output = site.publish(&[]);
    for (path, bytes) in output.iter().filter(|(path, _)| !path.starts_with("assets/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("demonstration"), "{path}");
        assert!(!text.contains("noindex"), "{path}");
    }
    let robots = site.read("output/robots.txt");
    assert_eq!(robots, "User-agent: *\nAllow: /\nSitemap: https://www.example.org/sitemap.xml\n");
}

#[test]
fn a_lost_reader_finds_a_way_on_at_any_depth() {
    let page = Site::demonstration_built().page("/404.html");
    assert!(page.main().contains("We could not find that page"));
    assert!(page.links_to("/") && page.links_to("/services/"));
    assert!(page.values("href").iter().all(|href| !href.starts_with('.')), "no address is relative");
}
