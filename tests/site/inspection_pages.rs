//! The pages of inspections and plans, on the demonstration site and on small ones.

use crate::support::Site;

const INSPECTION: &str = "/inspections/supporting-people-inspection-2007/";
const PLAN: &str = "/plans/home-improvement-plan-2026/";

fn text(address: &str) -> String {
    Site::demonstration_built().page(address).main()
}

#[track_caller]
fn says(address: &str, words: &str) {
    let text = text(address);
    assert!(text.contains(words), "`{words}` is not on {address}:\n{text}");
}

#[test]
fn an_inspection_says_what_its_ratings_mean() {
    says(INSPECTION, "Stars Nil stars Nil stars: poor. The scale runs from nil stars to three stars.");
    says(INSPECTION, "Uncertain prospects. The scale runs from poor prospects to excellent prospects.");
    let page = Site::demonstration_built().page(INSPECTION);
    let given = page.values("aria-current").iter().filter(|value| *value == "true").count();
    assert_eq!(given, 3, "one step of each of two scales, and the main link");
}

#[test]
fn an_inspection_says_who_when_and_when_again() {
    says(INSPECTION, "Who inspected The Audit Commission When June 2007");
    says(INSPECTION, "The inspectors were due again: September 2008.");
    says(INSPECTION, "The inspection after Reinspection of the Supporting People programme, 2008");
    let again = "/inspections/supporting-people-inspection-2008/";
    says(again, "The inspection before Inspection of the Supporting People programme, 2007");
    says(again, "No new visit is planned.");
    says("/inspections/home-improvement-peer-review-2026/", "The inspectors gave no rating.");
}

#[test]
fn an_inspection_says_what_is_a_fact_and_what_is_invented() {
    says(INSPECTION, "Health, Social Care & Inclusion Scrutiny and Performance Panel, 29 November 2007");
    says(INSPECTION, "the five here are invented");
    says("/inspections/supporting-people-inspection-2008/", "Where these facts come from: Invented");
}

#[test]
fn a_finding_and_the_action_that_answers_it_lead_to_each_other() {
    let site = Site::demonstration_built();
    let inspection = "/inspections/home-improvement-peer-review-2026/";
    assert!(site.page(inspection).links_to(&format!("{PLAN}#action_4.2")));
    assert!(site.page(PLAN).links_to(&format!("{inspection}#finding_4")));
    assert!(site.page(PLAN).values("id").contains(&"action_4.2".to_owned()));
    assert!(site.page(inspection).values("id").contains(&"finding_4".to_owned()));
    says(inspection, "4.2: Train a second person to fit aids in the wolds Late Now due by 30 October 2026");
    says(inspection, "1.2: Count how often each team rings back in time Done Done on 12 October 2026");
}

#[test]
fn a_plan_sums_up_how_it_stands() {
    says(PLAN, "How it stands 3 of 12 actions are done, 3 are late.");
    says(PLAN, "3 actions were given a later day than first planned.");
    says(PLAN, "On track 2 Work has begun. It will be done in time. Action 3.2 Action 5.2");
    says(PLAN, "Stopped 1 It will not be done. The action says why. Action 5.3");
    says("/plans/", "All 6 actions are done.");
    says("/plans/", "Last updated: 13 November 2026");
}

#[test]
fn an_action_says_all_that_its_plan_says_of_it() {
    says(
        PLAN,
        "4.2 Train a second person to fit aids in the wolds Somebody else was found, and begins on 7 December 2026. \
         Late Now due by 30 October 2026 First due by 11 September 2026 \
         Why the day was moved The person we chose first took another job. \
         Who does it Manager of the Home Help Team \
         What it answers Finding 2: How long you wait depends on your district \
         Finding 4: The wolds still have no provider of their own",
    );
    says(PLAN, "Done Done on 2 November 2026 Due by 30 October 2026");
}

#[test]
fn the_plan_of_2007_has_both_its_names() {
    let plan = "/plans/supporting-people-improvement-plan/";
    let page = Site::demonstration_built().page(plan);
    assert!(page.html.contains("<h1>Supporting People Improvement and Excellence Plan</h1>"));
    says(plan, "Also called: Supporting People Implementation and Excellence Plan");
    says(plan, "Who watches over it The core strategy group The commissioning body");
    says(plan, "before it went to cabinet on 19 December 2007");
}

/// The small site with a plan of two actions.
fn planned(first: &str, second: &str) -> Site {
    let site = Site::small();
    let action = |number: u8, lines: &str| {
        format!(
            "  - number: \"{number}\"\n    title: Act\n    owner: Head of acts\n    first_due: 2026-10-30\n{lines}"
        )
    };
    let text = format!(
        "title: Plan\nsummary: A plan.\nupdated: 2026-11-02\nactions:\n{}{}",
        action(1, first),
        action(2, second)
    );
    site.write("content/plans/plan.yml", text);
    site
}

#[test]
fn a_plan_of_which_nothing_is_done_says_so() {
    let late = "    status: late\n";
    let site = planned(late, late).built(&[]);
    let text = site.page("/plans/").main();
    assert!(text.contains("None of the 2 actions is done yet, 2 are late."), "{text}");
}

#[test]
fn an_action_whose_day_has_passed_says_so_whatever_its_status() {
    let site = planned("    status: on-track\n", "    status: done\n    done: 2026-10-31\n");
    let run = site.build(&[]);
    assert!(run.tells("warning", "action-overdue"), "{}", run.stderr);
    let text = site.page("/plans/plan/").main();
    let words = "1 Act On track Due by 30 October 2026 The day it was due by has passed.";
    assert!(text.contains(words), "{text}");
    assert!(text.contains("1 of 2 actions is done."), "{text}");
    assert_eq!(text.matches("has passed.").count(), 1, "{text}");
}

#[test]
fn a_plan_of_two_inspections_names_them_at_each_finding() {
    let site = planned(
        "    status: late\n    answers: [{ inspection: north, finding: \"1\" }]\n",
        "    status: late\n    answers: [{ inspection: south, finding: \"1\" }]\n",
    );
    for place in ["north", "south"] {
        let text = format!(
            "title: Visit to the {place}\ninspector: We\nsummary: A visit.\ninspected: 2026-05\nratings: []\nfindings: [{{ number: \"1\", title: It is cold }}]\n"
        );
        site.write(&format!("content/inspections/{place}.yml"), text);
    }
    site.replace("content/plans/plan.yml", "updated:", "inspections: [north, south]\nupdated:");
    site.publish(&[]);
    let text = site.page("/plans/plan/").main();
    assert!(text.contains("Visit to the south. Finding 1: It is cold"), "{text}");
}

#[test]
fn a_plan_that_is_held_back_leaves_no_trace_on_an_inspection() {
    let site = Site::demonstration();
    let plan = "content/plans/home-improvement-plan-2026.yml";
    site.write(plan, site.read(plan) + "publish_from: 2099-01-01 09:30\n");
    assert_eq!(site.build(&[]).code, 0);
    let text = site.page("/inspections/home-improvement-peer-review-2026/").main();
    assert!(!text.contains("Home improvement plan 2026"), "{text}");
    assert_eq!(text.matches("No action answers this yet.").count(), 5, "{text}");
}
