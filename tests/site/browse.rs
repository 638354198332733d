//! The ways into the services without a search: by need and district, by people, A to Z.

use crate::support::Site;

#[test]
fn a_need_leads_to_whom_to_ring_in_each_district() {
    let site = Site::demonstration_built();
    let need = site.page("/needs/small-jobs/");
    assert!(need.links_to("/needs/small-jobs/marrowhythe/"), "{}", need.main());
    let here = site.page("/needs/small-jobs/marrowhythe/");
    assert_eq!(here.heading(), "I need a small job done at home In Marrowhythe");
    // The coast lot, which serves Marrowhythe, has the line 01632 960211 for its services.
    assert!(here.main().contains("01632 960211"), "{}", here.main());
    assert!(here.links_to("/services/handyperson-repairs/") && here.links_to("/districts/marrowhythe/"));
    assert!(site.page("/districts/marrowhythe/").links_to("/needs/small-jobs/marrowhythe/"));
}

#[test]
fn every_count_is_that_of_the_page_it_leads_to() {
    let site = Site::demonstration_built();
    let need = site.page("/needs/coming-home-from-hospital/").main();
    let here = site.page("/needs/coming-home-from-hospital/elverstock/");
    let services =
        here.values("href").into_iter().filter(|href| href.starts_with("/services/") && href.len() > 10);
    let ways = ["/services/by-need/", "/services/by-people/", "/services/by-district/", "/services/a-to-z/"];
    let mut services: Vec<String> = services.filter(|href| !ways.contains(&href.as_str())).collect();
    services.sort();
    services.dedup();
    assert!(need.contains(&format!("Elverstock {} services", services.len())), "{services:?}\n{need}");
}

#[test]
fn there_is_no_page_for_a_need_in_a_district_where_nothing_helps_with_it() {
    let site = Site::small();
    let needs = site.read("content/needs.yml");
    site.write("content/needs.yml", needs + "  - id: fly\n    name: I want to fly\n");
    let files = site.publish(&[]);
    assert!(files.contains_key("needs/fly/index.html"), "{:?}", files.keys());
    assert!(!files.keys().any(|path| path.starts_with("needs/fly/") && path.matches('/').count() > 2));
    assert!(site.page("/needs/fly/").main().contains("No service is listed for this yet."));
}

#[test]
fn a_way_that_leads_nowhere_is_not_there() {
    let site = Site::small();
    let files = site.publish(&[]);
    assert!(!files.contains_key("services/by-people/index.html"), "no service says whom it is for");
    assert!(!site.page("/services/").links_to("/services/by-people/"));
    assert!(site.page("/services/").links_to("/services/a-to-z/"));
}

#[test]
fn services_are_listed_by_the_people_they_are_for() {
    let site = Site::demonstration_built();
    let page = site.page("/services/by-people/");
    assert!(page.main().contains("People who look after somebody 3 services"), "{}", page.main());
    assert!(!page.main().contains("Young people 0"), "{}", page.main());
    let service = site.page("/services/extra-care-housing/");
    assert!(service.links_to("/services/by-people/#people_older-people"), "{}", service.main());
    assert!(site.page("/services/by-people/").values("id").contains(&"people_older-people".to_owned()));
}
