//! Every field of inspections and plans.

use noticeboard::records::inspection::Inspection;
use noticeboard::records::plan::Plan;
use noticeboard::records::schema::Schema;

use super::WEEK;
use super::whole::{Whole, built, file};

#[test]
fn an_inspection_is_shown() {
    Whole {
        schema: Schema::of::<Inspection>(),
        record: file("inspections/rails-2026.yml"),
        pages: &["/inspections/rails-2026/"],
        in_words: &[
            ("inspected", "When January to March 2026"),
            ("ratings.scale", "Knots Reef knot"),
            ("ratings.rating", "Reef knot: holds for a while. The scale runs from slip knot to bowline."),
            ("findings.number", "Finding B7 Two rails came off"),
            ("reinspection_due", "The inspectors are due again: April 2027 to March 2028."),
            ("follows", "The inspection before Inspection of rails, 2024 2024 · The Rail Inspectorate"),
            ("report", "Read the whole report: The Rail Inspectorate"),
            ("documents", "A drawing of stairs"),
            ("about", "Stair help"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/inspections/rails-2026/").links_to("https://rails.example.org/report-90"));
    let earlier = built().page("/inspections/rails-2024/").main();
    assert!(earlier.contains("The inspection after Inspection of rails, 2026"), "{earlier}");
}

#[test]
fn a_plan_is_shown() {
    Whole {
        schema: Schema::of::<Plan>(),
        record: file("plans/longer-screws.yml"),
        pages: &["/plans/longer-screws/"],
        in_words: &[
            ("inspections", "Inspections it answers Inspection of rails, 2026"),
            ("actions.answers.inspection", "What it answers Finding B7: Two rails came off"),
            ("actions.answers.finding", "Finding B7"),
            ("actions.recommendations", "What it carries out Wax every tread"),
            ("actions.indicators", "What will show if it worked Tumbles on stairs"),
            ("actions.first_due", "First due by 13 July 2026"),
            ("actions.now_due", "Now due by 14 September 2026"),
            ("actions.status", "Done Done on 8 September 2026"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:21pm"),
            ("documents", "A drawing of stairs"),
            ("about", "Stair help"),
        ],
        not_shown: &[],
    }
    .is_shown();
}
