//! Links between records run both ways, on the demonstration site.

use crate::support::Site;

/// Asserts that each of two pages links to the other.
fn both_ways(one: &str, other: &str) {
    let site = Site::demonstration_built();
    assert!(site.page(one).links_to(other), "{one} does not link to {other}");
    assert!(site.page(other).links_to(one), "{other} does not link to {one}");
}

#[test]
fn a_decision_and_its_lots_contracts_and_services() {
    let decision = "/decisions/home-improvement-lots-award-2022/";
    for record in ["/lots/lot-1-coast/", "/lots/lot-5-wolds/", "/contracts/moors-home-improvement/"] {
        both_ways(decision, record);
    }
    let recommissioning = "/decisions/home-improvement-services-recommissioning/";
    both_ways(recommissioning, "/services/home-safety-check/");
    both_ways(recommissioning, "/decisions/home-improvement-services-cabinet-member/");
}

#[test]
fn a_contract_and_the_decision_that_changed_it() {
    both_ways("/contracts/moors-home-improvement/", "/decisions/moors-lot-novation/");
    both_ways("/contracts/coast-home-improvement/", "/decisions/coast-lot-extension/");
}

#[test]
fn a_contract_its_lots_and_everyone_who_ever_held_it() {
    let contract = "/contracts/moors-home-improvement/";
    both_ways(contract, "/lots/lot-3-moors/");
    both_ways(contract, "/providers/hethermoor-community-repairs/");
    both_ways(contract, "/providers/brindlescar-support/");
}

#[test]
fn a_consortium_its_lead_and_its_members() {
    let consortium = "/providers/vale-home-partnership/";
    let text = Site::demonstration_built().page(consortium).main();
    assert!(text.contains("(leads the group)"), "{text}");
    for member in ["/providers/elverstock-housing-association/", "/providers/vale-neighbours/"] {
        both_ways(consortium, member);
        let text = Site::demonstration_built().page(member).main();
        assert!(text.contains("Works as part of Vale Home Partnership"), "{text}");
    }
}

#[test]
fn a_need_and_its_services() {
    both_ways("/needs/feel-safe-at-home/", "/services/home-safety-check/");
}

#[test]
fn a_district_and_its_lot() {
    for district in ["fennowby", "orrenwold"] {
        both_ways(&format!("/districts/{district}/"), "/lots/lot-5-wolds/");
    }
}

#[test]
fn a_service_and_who_gives_it() {
    both_ways("/services/home-safety-check/", "/providers/saltreach-homes/");
    both_ways("/services/fire-home-visit/", "/providers/aldermere-fire-and-rescue-service/");
}

#[test]
fn a_decision_is_on_the_pages_of_the_districts_it_concerns() {
    let decision = "/decisions/wolds-lot-interim-contact/";
    let site = Site::demonstration_built();
    assert!(site.page("/districts/fennowby/").links_to(decision));
    assert!(!site.page("/districts/saltreach/").links_to(decision), "it concerns another lot");
}

#[test]
fn a_resident_gets_from_home_to_a_number_in_three_steps() {
    let site = Site::demonstration_built();
    assert!(site.page("/").links_to("/districts/saltreach/"));
    let district = site.page("/districts/saltreach/");
    assert!(district.html.contains("tel:+441632960211"), "the coast's own number: {}", district.main());
}

#[test]
fn what_another_tier_runs_says_whom_to_ring_instead() {
    let text = Site::demonstration_built().page("/services/fire-home-visit/").main();
    assert!(text.contains("We do not run this Ring Aldermere Fire and Rescue Service on:"), "{text}");
}

#[test]
fn two_who_give_a_service_and_a_service_named_like_the_second() {
    let site = Site::small();
    let service = site.read("content/services/home-safety-check.md");
    let other = service.replace("name: Home safety check", "name: Second look");
    site.write("content/services/home-safety-check-2.md", other);
    let delivery = "content/deliveries/home-safety-check-ternbridge-homes";
    let first = site.read(&format!("{delivery}.yml"));
    site.write(&format!("{delivery}-2.yml"), first.replace("01632 9600", "01632 9601"));
    let third = first.replace("service: home-safety-check", "service: home-safety-check-2");
    site.write("content/deliveries/second-look.yml", third);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "every number has an anchor of its own: {}", run.stderr);
    assert_eq!(
        site.page("/districts/coast/").values("id").iter().filter(|id| id.starts_with("ring_")).count(),
        3
    );
}

#[test]
fn every_kind_of_the_transparency_report_and_what_it_names() {
    for (one, other) in [
        ("/recommendations/ring-back-within-a-day/", "/decisions/answer-to-adult-care-scrutiny-2026/"),
        ("/recommendations/ring-back-within-a-day/", "/outcomes/satisfied-with-help/"),
        ("/recommendations/ring-back-within-a-day/", "/plans/home-improvement-plan-2026/"),
        ("/recommendations/check-who-is-missing/", "/providers/aldermere-community-health-nhs-trust/"),
        (
            "/recommendations/supporting-people-before-cabinet/",
            "/reports/supporting-people-improvement-2007/",
        ),
        ("/reports/supporting-people-improvement-2007/", "/inspections/supporting-people-inspection-2007/"),
        ("/reports/supporting-people-improvement-2007/", "/plans/supporting-people-improvement-plan/"),
        ("/reports/supporting-people-improvement-2007/", "/scorecards/housing-score-2007/"),
        ("/reports/supporting-people-improvement-2007/", "/meetings/inclusion-panel-2007-11-29/"),
        ("/reports/home-improvement-one-year-on-2026/", "/contracts/vale-home-improvement/"),
        ("/reports/home-improvement-one-year-on-2026/", "/outcomes/checks-in-time/"),
        ("/reports/home-improvement-one-year-on-2026/", "/allocations/home-improvement-budget-2026/"),
        ("/inspections/supporting-people-inspection-2007/", "/plans/supporting-people-improvement-plan/"),
        ("/inspections/supporting-people-inspection-2007/", "/scorecards/housing-score-2007/"),
        ("/plans/home-improvement-plan-2026/", "/lots/lot-5-wolds/"),
        ("/plans/home-improvement-plan-2026/", "/outcomes/days-to-fit-an-aid/"),
        ("/meetings/executive-scrutiny-2014-11-04/", "/decisions/home-improvement-services-recommissioning/"),
        ("/committees/adult-care-scrutiny-committee/", "/meetings/adult-care-scrutiny-2026-09-15/"),
        ("/allocations/home-improvement-budget-2026/", "/districts/saltreach/"),
        ("/eligibility/help-at-home/", "/services/home-safety-check/"),
        ("/eligibility/help-at-home/", "/decisions/home-improvement-services-recommissioning/"),
    ] {
        both_ways(one, other);
    }
}

#[test]
fn an_indicator_and_what_it_measures() {
    let page = Site::demonstration_built().page("/outcomes/checks-in-time/");
    for kind in ["/services/", "/contracts/"] {
        let named =
            page.values("href").into_iter().find(|href| href.starts_with(kind) && href.len() > kind.len());
        let named = named.unwrap_or_else(|| panic!("it names none of {kind}"));
        both_ways("/outcomes/checks-in-time/", &named);
    }
}
