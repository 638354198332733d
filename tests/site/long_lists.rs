//! Lists longer than a page can hold.

use crate::page::Page;
use crate::support::Site;

fn with_services(count: usize) -> Site {
    let site = Site::small();
    std::fs::remove_file(site.folder().join("content/services/home-safety-check.md")).expect("it is there");
    for number in 0..count {
        let service = format!(
            "---\nname: Service {number:03}\nsummary: Help number {number}.\nstatus: active\n\
             how_to_get_it: Ring us.\ncost: Free\nneeds: [feel-safe-at-home]\nassured: 2026-10-01\n\
             contact:\n  telephone: 01632 960001\n---\n"
        );
        let id = if number == 0 { "home-safety-check".to_owned() } else { format!("service-{number:03}") };
        site.write(&format!("content/services/{id}.md"), service);
    }
    site
}

fn entries(page: &Page) -> usize {
    page.main().matches("Help number").count()
}

#[test]
fn two_hundred_and_fifty_services_stand_on_three_pages() {
    let site = with_services(250);
    assert_eq!(site.build(&[]).code, 0);
    let pages = ["/services/", "/services/page/2/", "/services/page/3/"].map(|address| site.page(address));
    assert_eq!(pages.each_ref().map(entries), [100, 100, 50]);
    for (number, page) in pages.iter().enumerate() {
        let number = number + 1;
        assert!(page.main().contains(&format!("Page {number} of 3")), "{number}");
        assert!(page.main().contains("250 services"), "{number}");
        assert_eq!(page.values("rel").contains(&"prev".to_owned()), number > 1, "{number}");
        assert_eq!(page.values("rel").contains(&"next".to_owned()), number < 3, "{number}");
    }
    assert!(pages[0].links_to("/services/page/2/") && pages[1].links_to("/services/page/3/"));
    assert!(pages[1].links_to("/services/") && pages[2].links_to("/services/page/2/"));
    assert!(pages[1].html.contains("<title>Services, page 2 of 3"), "each page has a title of its own");
    assert!(pages[1].values("href").contains(&"https://www.example.org/services/page/2/".to_owned()));
    assert!(!site.has("output/services/page/1/index.html") && !site.has("output/services/page/4/index.html"));
    let all = site.page("/services/a-to-z/");
    assert!(all.links_to("/services/service-249/") && all.links_to("/services/service-001/"));
}

#[test]
fn a_hundred_services_need_one_page() {
    let site = with_services(100);
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page("/services/");
    assert_eq!(entries(&page), 100);
    assert!(!page.main().contains("Page 1 of"));
    assert!(!site.has("output/services/page"));
}
