//! The decision of 4 November 2014, as the demonstration models it: every field of the record that
//! the law asks for, each under its name.

use crate::support::Site;

const ADDRESS: &str = "/decisions/home-improvement-services-recommissioning/";

fn text() -> String {
    Site::demonstration_built().page(ADDRESS).main()
}

fn says(name_and_value: &str) {
    let text = text();
    assert!(text.contains(name_and_value), "`{name_and_value}` is not on the page:\n{text}");
}

#[test]
fn it_says_what_it_is_about_and_who_decided() {
    let page = Site::demonstration_built().page(ADDRESS);
    assert!(page.html.contains("<h1>Integrated home improvement services</h1>"));
    says("Decision maker Executive Scrutiny Committee");
    says("Kind Scrutiny view");
    says("A scrutiny committee gave its view on a report. Somebody else then decides.");
    says("Purpose To ask for approval to buy several separate services again as one service");
}

#[test]
fn it_says_its_status_and_why_it_is_a_key_decision() {
    says("Decision status Recommendations approved");
    says("Is it a key decision? Yes");
    says("Why it is a key decision Significant effect in 2 or more electoral divisions");
    says("Can councillors call it in? Not stated");
}

#[test]
fn it_says_that_standing_order_25_was_complied_with() {
    says("Standing Order No 25: was complied with.");
    assert!(!text().contains("was not complied with"));
}

#[test]
fn it_lists_what_was_put_forward_and_what_was_resolved() {
    for item in [
        "Put services that were bought one by one into one specification.",
        "Share the budget out so that the areas with the highest need get more.",
        "Deliver the services in lots that together cover the 12 districts.",
    ] {
        says(item);
    }
    says("Resolved The committee noted the recommendations in the report to the cabinet member.");
    says("It made no further comments and suggested no other recommendations.");
    says("Reasons The committee supported the proposals.");
}

#[test]
fn it_answers_what_the_record_leaves_empty() {
    says("Other choices considered None was recorded.");
    says("Conflicts of interest None was recorded.");
    says("A dispensation lets a councillor take part in spite of an interest. None was recorded.");
    says("Accompanying documents None");
    says("Who may see it The public may see all of it");
}

#[test]
fn it_says_whom_it_affects_when_and_where_it_was_decided() {
    says("Divisions affected All divisions");
    says("Districts affected Aldermere");
    says("Date decided 4 November 2014");
    says("Decided at meeting Executive Scrutiny Committee, 4 November 2014");
}

#[test]
fn its_contact_is_a_role() {
    says("Who to ask Questions about this decision 01632 960104 Ask for Commissioning manager");
    says("commissioning@example.org");
    says("Where these facts come from: Modelled, in our own words, on the decision record of Lancashire");
}
