//! The scrutiny paper of 29 November 2007, as the demonstration models it: every field of the paper,
//! each under its name.

use crate::support::Site;

const REPORT: &str = "/reports/supporting-people-improvement-2007/";

fn text(address: &str) -> String {
    Site::demonstration_built().page(address).main()
}

fn says(name_and_value: &str) {
    let text = text(REPORT);
    assert!(text.contains(name_and_value), "`{name_and_value}` is not on the page:\n{text}");
}

#[test]
fn it_says_to_whom_it_went_and_as_which_item() {
    says("Health, Social Care and Inclusion Scrutiny and Performance Panel · Agenda item 7");
    says("Committee Health, Social Care and Inclusion Scrutiny and Performance Panel");
    says("Meeting Health, Social Care and Inclusion Panel, 29 November 2007");
    says("Agenda item 7");
    says("Date 29 November 2007");
    says("Wards All wards");
    says("Portfolio Portfolio holder for social care and inclusion");
    says("Goes to cabinet on 19 December 2007");
}

#[test]
fn it_has_every_heading_in_its_order() {
    let page = Site::demonstration_built().page(REPORT);
    let headings = page.html.split("<h2").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1));
    let headings: Vec<&str> = headings.collect();
    let asked = [
        "Summary of report",
        "Recommendations",
        "Background papers",
        "Reason for scrutiny",
        "Resource and legal considerations",
        "Citizen impact",
        "Environmental impact",
        "Performance management",
        "Equality implications",
        "Consultation",
    ];
    assert_eq!(headings[..asked.len()], asked);
}

#[test]
fn it_says_both_names_of_the_plan() {
    says("Improvement and Excellence Plan");
    says("Implementation and Excellence Plan");
    says("The actions stand in a plan, which is Appendix A.");
}

#[test]
fn it_says_why_the_panel_looked_at_it() {
    says("The Audit Commission inspected the programme in June 2007.");
    says("It rated the programme nil stars, with uncertain prospects for improvement.");
    says("It will inspect again in September 2008.");
}

#[test]
fn it_says_what_was_recommended_and_that_the_panel_came_before_the_cabinet() {
    says("Recommendations That the panel look at the plan, and at the actions taken so far,");
    says("before it goes to the cabinet on 19 December 2007.");
    says("What the committee asked for Look at the plan before the cabinet does Done Who was asked Cabinet");
    says("Health, Social Care and Inclusion Panel, 29 November 2007 29 November 2007 · Agenda item 7");
    says("Cabinet, 19 December 2007");
}

#[test]
fn it_says_what_it_means_for_residents_and_that_it_costs_the_earth_nothing() {
    says("The programme pays for help that lets vulnerable people live on their own.");
    says("That includes extra care housing and support to keep a home.");
    says("Background papers None directly associated with this report.");
    says("Resource and legal considerations None directly associated with this report.");
    says("Environmental impact None directly associated with this report.");
}

#[test]
fn it_shows_what_one_star_would_change() {
    says("A core strategy group watches over the plan, and so does a commissioning body.");
    says("The overall housing score if the performance indicators score 4");
    says("nil stars 3 one star 4");
    says("So one star would win back the 4.");
}

#[test]
fn it_says_how_equality_counts_and_who_was_consulted() {
    says("We measure where help is unequal: who is offered it, and who can get it.");
    says("Each service under contract gets a performance rating, and each rating has to consider equality.");
    says("Consultation We consulted the people who use the services and the service itself.");
    says("We also consulted its management team and its board.");
}

#[test]
fn it_is_signed_by_a_post_and_its_contact_is_a_role() {
    says("Signed Executive director for social care and inclusion, 19 November 2007");
    says("Who to ask Questions about this report 01632 960107 Ask for Supporting People lead officer");
}

#[test]
fn it_says_where_its_facts_come_from_and_which_of_them_are_invented() {
    says(
        "Where these facts come from: Modelled, in our own words, on agenda item 7 of a metropolitan borough's",
    );
    says("The contact's number is invented.");
    says("the day of signing, and \"None directly associated\".");
}

#[test]
fn its_meeting_its_committee_and_its_recommendation_lead_to_it() {
    let site = Site::demonstration_built();
    for address in [
        "/meetings/inclusion-panel-2007-11-29/",
        "/meetings/cabinet-2007-12-19/",
        "/committees/health-social-care-and-inclusion-panel/",
        "/recommendations/supporting-people-before-cabinet/",
        "/reports/",
    ] {
        assert!(site.page(address).links_to(REPORT), "{address}");
    }
}

#[test]
fn its_appendix_is_the_plan_under_both_names() {
    let page = Site::demonstration_built().page(REPORT);
    assert!(page.links_to("/plans/supporting-people-improvement-plan/"));
    says("Appendix A");
    says("The report calls it Implementation and Excellence Plan.");
    let plan = text("/plans/supporting-people-improvement-plan/");
    for name in ["Improvement and Excellence Plan", "Implementation and Excellence Plan"] {
        assert!(plan.contains(name), "{plan}");
    }
    for watcher in ["core strategy group", "commissioning body"] {
        assert!(plan.contains(watcher), "{plan}");
    }
}

#[test]
fn the_inspection_it_answers_gave_no_stars() {
    let inspection = "/inspections/supporting-people-inspection-2007/";
    assert!(Site::demonstration_built().page(REPORT).links_to(inspection));
    let text = text(inspection).to_lowercase();
    for words in ["audit commission", "june 2007", "september 2008", "uncertain"] {
        assert!(text.contains(words), "`{words}`: {text}");
    }
    assert!(text.contains("nil stars") || text.contains("no stars"), "{text}");
}

#[test]
fn the_scorecard_shows_that_one_star_regains_a_four() {
    let scorecard = text("/scorecards/housing-score-2007/").to_lowercase();
    for words in ["performance", "inspection", "one star", "3", "4"] {
        assert!(scorecard.contains(words), "`{words}`: {scorecard}");
    }
}
