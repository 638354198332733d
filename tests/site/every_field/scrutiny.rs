//! Committees, meetings, reports and recommendations.

use noticeboard::records::committee::Committee;
use noticeboard::records::meeting::Meeting;
use noticeboard::records::recommendation::Recommendation;
use noticeboard::records::report::Report;
use noticeboard::records::schema::Schema;

use super::WEEK;
use super::whole::{Whole, built, file};

#[test]
fn a_committee_is_shown() {
    Whole {
        schema: Schema::of::<Committee>(),
        record: file("committees/banisters.yml"),
        pages: &["/committees/banisters/"],
        in_words: &[
            ("kind", "Scrutiny committee"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:21pm"),
            ("about", "Stair help"),
        ],
        not_shown: &[],
    }
    .is_shown();
}

#[test]
fn a_meeting_is_shown() {
    Whole {
        schema: Schema::of::<Meeting>(),
        record: file("meetings/banisters-march.yml"),
        pages: &["/meetings/banisters-march/"],
        in_words: &[
            ("committee", "Committee Banister Panel"),
            ("date", "Tuesday 3 March 2026, 5:40pm"),
            ("time", "Tuesday 3 March 2026, 5:40pm"),
            ("status", "Held"),
            ("agenda.number", "4b. Whether oak creaks"),
            ("agenda.about", "Report: How oak creaks"),
            ("agenda.about", "Decision: Rails for every stair"),
            ("agenda.restriction", "Some papers are not public"),
            ("documents", "A drawing of stairs"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/meetings/banisters-march/").links_to("https://www.example.com/banisters-live"));
}

#[test]
fn a_report_is_shown() {
    Whole {
        schema: Schema::of::<Report>(),
        record: file("reports/creaks.md"),
        pages: &["/reports/creaks/"],
        in_words: &[
            ("committee", "Committee Banister Panel"),
            ("meeting", "Meeting Banister Panel, 3 March 2026"),
            ("agenda_item", "Agenda item 4b"),
            ("areas", "Districts Northmere"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:22pm"),
            ("inspections", "Inspection it answers Inspection of rails, 2026"),
            ("appendices.plan", "Appendix Z Longer screws"),
            ("appendices.called", "The report calls it The Hush Plan."),
            ("documents", "A drawing of stairs"),
            ("about", "Stair help"),
        ],
        not_shown: &[],
    }
    .is_shown();
}

#[test]
fn a_report_shows_all_but_its_plans_and_inspections() {
    let text = built().page("/reports/creaks/").main();
    for words in [
        "Banister Panel · Agenda item 4b How oak creaks",
        "Oak creaks in the evening and not at noon.",
        "Why we looked at this A resident sent us a recording of her stairs.",
        "Signed Director of joinery, 20 February 2026",
        "Committee Banister Panel Meeting Banister Panel, 3 March 2026 Agenda item 4b Date 2 March 2026",
        "Wards The nine wards by the water",
        "Districts Northmere",
        "Portfolio Cabinet member for wood",
        "Goes to cabinet on 14 April 2026",
        "Who to ask Creak desk 01632 960221",
        "Ask for Creak adviser",
        "A drawing of stairs",
    ] {
        assert!(text.contains(words), "`{words}` is not there:\n{text}");
    }
}

#[test]
fn a_recommendation_is_shown() {
    Whole {
        schema: Schema::of::<Recommendation>(),
        record: file("recommendations/wax.yml"),
        pages: &["/recommendations/wax/"],
        in_words: &[
            ("report", "Report How oak creaks"),
            ("number", "Banister Panel · Recommendation 2c"),
            ("made_by", "Asked by Banister Panel"),
            ("response.answer", "Agreed in part. Some of it will be done."),
            ("progress", "What has been done Under way."),
            ("about", "What followed Decisions Rails for every stair"),
            ("about", "Stair help"),
        ],
        not_shown: &[],
    }
    .is_shown();
}
