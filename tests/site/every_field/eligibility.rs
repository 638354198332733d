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
            ("questions.kind", "Answer with your date of birth."),
            ("questions.kind", "Choose the district you live in."),
            ("questions.unsure", "When were you born? Answer with your date of birth. You may also say that you are not sure."),
            ("rates.values.from", "From 7 April 2025: 1,211 planks (applies now) From 7 April 2027: 1,213 planks"),
            ("rates.values.value", "From 7 April 2025: 1,211 planks (applies now) From 7 April 2027: 1,213 planks"),
            ("rates.decision", "1,213 planks Set in Rails for every stair"),
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
            ("offers.circumstances.all.is", "Your district: Southmere"),
            ("offers.circumstances.all.at_least", "Your years: 23 to 123"),
            ("offers.circumstances.all.at_most", "Your years: 23 to 123"),
            ("offers.circumstances.all.more_than", "Your years: 23 to 123"),
            ("offers.circumstances.all.less_than", "Your years: 23 to 123"),
            (
                "offers.circumstances.any.question",
                "At least one of these: Your years: more than 83 and less than 1,211 planks (The most steps for oak); Steps",
            ),
            ("offers.circumstances.any.more_than", "Your years: more than 83 and less than 1,211 planks"),
            ("offers.circumstances.any.less_than", "Your years: more than 83 and less than 1,211 planks"),
            ("offers.circumstances.any.at_least", "Steps at home: 223 to 321"),
            ("offers.circumstances.any.at_most", "Steps at home: 223 to 321"),
            ("offers.circumstances.any.is", "Slippery weather: “Moss after rain”, and not “Frost in the morning”"),
            ("offers.circumstances.any.is_not", "Slippery weather: “Moss after rain”, and not “Frost in the morning”"),
            ("offers.circumstances.none.question", "None of these: Steps at home: 97 to 99; A cat on the stairs: yes, and not no"),
            ("offers.circumstances.none.at_least", "None of these: Steps at home: 97 to 99"),
            ("offers.circumstances.none.at_most", "None of these: Steps at home: 97 to 99"),
            // The same range, said otherwise.
            ("offers.circumstances.none.more_than", "None of these: Steps at home: 97 to 99"),
            ("offers.circumstances.none.less_than", "None of these: Steps at home: 97 to 99"),
            ("offers.circumstances.any.more_than", "Steps at home: 223 to 321"),
            ("offers.circumstances.any.less_than", "Steps at home: 223 to 321"),
            ("offers.circumstances.none.is", "A cat on the stairs: yes, and not no Rail rule 19"),
            ("offers.circumstances.none.is_not", "A cat on the stairs: yes, and not no Rail rule 19"),
            ("offers.circumstances.result", "You are old, or have many steps and no cat In this case, ask us."),
            ("offers.circumstances.from", "This applies from: 19 February 2026"),
            ("offers.circumstances.until", "This applies until: 19 February 2028"),
            ("offers.not_with", "You cannot have it as well as A rope of hemp"),
            ("examples.given.born", "Your years: not sure"),
            ("examples.given.where", "Your district: Southmere"),
            ("examples.ask_us", "What they are told to ask us about A rail of oak A cat lover"),
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
        not_shown: &["questions.id", "questions.answers.id", "offers.id", "rates.id"],
    }
    .is_shown();
    let page = built().page(PAGE);
    assert!(page.links_to("/services/rail-check/"), "the assessment");
    assert!(page.links_to("/decisions/rails/"), "the decision behind a rule");
}
