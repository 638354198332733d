//! Every field of allocations, rating scales and scorecards.

use noticeboard::records::allocation::Allocation;
use noticeboard::records::rating_scale::RatingScale;
use noticeboard::records::schema::Schema;
use noticeboard::records::scorecard::Scorecard;

use super::WEEK;
use super::whole::{Whole, file, item};

#[test]
fn an_allocation_is_shown() {
    Whole {
        schema: Schema::of::<Allocation>(),
        record: file("allocations/rail-money.yml"),
        pages: &["/allocations/rail-money/"],
        in_words: &[
            ("budget", "£1,000.01 is shared out"),
            ("measures.weight", "Steep stairs 3 £750.01 75%"),
            ("measures.weight", "Wet steps 1 £250.00 25%"),
            ("period", "Budget for April 2026 to March 2027"),
            ("areas.area", "Northmere £458.34"),
            ("areas.area", "Southmere £541.67"),
            ("areas.needs.steep", "1,200 33.33%"),
            ("areas.needs.steep", "2,400 66.67%"),
            ("areas.needs.wet", "2.5 83.33%"),
            ("decisions", "The decisions behind it Rails for every stair"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:18pm"),
            ("about", "Stair help"),
        ],
        not_shown: &["measures.id"],
    }
    .is_shown();
}

#[test]
fn a_rating_scale_is_shown() {
    Whole {
        schema: Schema::of::<RatingScale>(),
        record: item("rating-scales.yml", "rating_scales", "timber"),
        pages: &["/scorecards/rail-score/"],
        in_words: &[("steps.name", "Rotten (it crumbles), Sound (it bears a horse)")],
        not_shown: &["id", "steps.id"],
    }
    .is_shown();
}

#[test]
fn a_scorecard_is_shown() {
    Whole {
        schema: Schema::of::<Scorecard>(),
        record: file("scorecards/rail-score.yml"),
        pages: &["/scorecards/rail-score/"],
        in_words: &[
            ("scale", "Timber marks, step 1 of 2"),
            ("elements.scale", "Knots How well the rails hold."),
            ("elements.rating", "Holding fast Reef knot (holds for a while), step 2 of 3"),
            ("elements.inspection", "The inspection: Inspection of rails, 2026"),
            ("rule.when.holding", "Slip knot Rotten"),
            ("rule.overall", "Bowline Sound"),
            ("rule.invented", "Invented. From: A guess of the joiners"),
            ("about", "Stair help"),
        ],
        not_shown: &["elements.id"],
    }
    .is_shown();
}
