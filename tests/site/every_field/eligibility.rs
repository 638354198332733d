//! Every field of eligibility.

use noticeboard::records::eligibility::Eligibility;
use noticeboard::records::schema::Schema;

use super::WEEK;
use super::whole::{Whole, built, file};

const PAGE: &str = "/eligibility/rails/";

#[test]
fn who_gets_what_is_shown() {
    Whole {
        schema: Schema::of::<Eligibility>(),
        record: file("eligibility/rails.yml"),
        pages: &[PAGE],
        in_words: &[
            ("questions.kind", "Answer with a whole number of stone steps."),
            ("questions.kind", "Choose any that are true, or none:"),
            ("questions.kind", "Answer yes or no."),
            ("questions.kind", "Choose one:"),
            ("questions.least", "It can be 3 to 333."),
            ("questions.most", "It can be 3 to 333."),
            ("offers.tier", "What everyone gets You get this whoever you are."),
            ("offers.tier", "Who gets more, and why"),
            ("offers.services", "More about it Stair help"),
            ("offers.circumstances.all.question", "Steps at home: 21 to 211"),
            ("offers.circumstances.all.at_least", "Steps at home: 21 to 211"),
            ("offers.circumstances.all.at_most", "Steps at home: 21 to 211"),
            (
                "offers.circumstances.all.is",
                "Slippery weather: “Frost in the morning”, and not “Moss after rain”",
            ),
            ("offers.circumstances.all.is", "A cat on the stairs: no"),
            ("offers.circumstances.all.is_not", "Owner of the stairs: not “They belong to the estate”"),
            ("offers.circumstances.decision", "Rail rule 17, decided in Rails for every stair"),
            ("examples.given.steps", "Steps at home: 42"),
            ("examples.given.weather", "Slippery weather: “Frost in the morning”"),
            ("examples.given.cat", "A cat on the stairs: no"),
            ("examples.given.owner", "Owner of the stairs: “They are mine”"),
            ("examples.expect", "A drawing of your stairs Everyone gets it."),
            ("examples.expect", "A rail of oak “You climb very many steps in bad weather”"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:23pm"),
            ("assessment", "You can still ask your Health and Social Care Trust to assess your care needs."),
            ("about", "Uplands"),
        ],
        not_shown: &["questions.id", "questions.answers.id", "offers.id"],
    }
    .is_shown();
    let page = built().page(PAGE);
    assert!(page.links_to("/services/rail-check/"), "the assessment");
    assert!(page.links_to("/decisions/rails/"), "the decision behind a rule");
}
