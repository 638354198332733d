//! Every field of outcomes.

use noticeboard::records::indicator::FrameworkFile;
use noticeboard::records::release::Release;
use noticeboard::records::schema::Schema;
use noticeboard::source::yaml;

use super::WEEK;
use super::whole::{Whole, built, file};

#[test]
fn a_framework_and_an_indicator_are_shown() {
    Whole {
        schema: Schema::of::<FrameworkFile>(),
        record: file("outcomes/framework.yml"),
        pages: &["/outcomes/", "/outcomes/tumbles/", "/outcomes/kindness/", "/outcomes/slips/"],
        in_words: &[
            ("indicators.outcome", "Standing upright: Fewer tumbles"),
            ("indicators.measure", "What kind of figure A rate"),
            ("indicators.measure", "What kind of figure A rating on a scale"),
            ("indicators.measure", "What kind of figure A rate that allows for how old people are"),
            ("indicators.highest", "In July to September 2026 it was 4.3 out of 5, from 2,000 stars."),
            ("indicators.per", "For every 1,000"),
            ("indicators.decimals", "In July to September 2026 there were 7.3 tumbles for every 1,000"),
            ("indicators.direction", "Which way is better Less is better"),
            ("indicators.direction", "Which way is better More is better"),
            ("indicators.frequency", "New figures come Every three months"),
            ("indicators.frequency", "Every three months, for the last twelve months"),
            (
                "indicators.frequency",
                "In October 2025 to September 2026 there would have been 15.0 slips for every 1,000",
            ),
            ("indicators.seasons", "Changes with the seasons No"),
            ("indicators.definitions.from", "From January 2024 Counted Tumbles that a neighbour heard"),
            ("indicators.definitions.from", "From April 2025 Counted Tumbles that a bell told us of"),
            ("indicators.definitions.from", "From October 2025 Counted Slips heard"),
            ("group_sets.groups", "People with rails"),
            ("group_sets.standard_population.people.rail-users", "People with rails 43,210"),
            (
                "indicators.definitions.comparable_with_previous",
                "These figures can be compared with those from before.",
            ),
            ("indicators.targets.value", "6.9 tumbles for every 1,000"),
            ("indicators.targets.from", "January to December 2026"),
            ("indicators.targets.to", "January to December 2026"),
            ("indicators.close_to_target", "misses it by 0.7 tumbles for every 1,000 at most"),
            ("indicators.close_to_target", "By our own rating it is close to the target."),
            ("indicators.benchmarks.value", "8.4 tumbles for every 1,000 April to June 2026"),
            ("indicators.benchmarks.period", "April to June 2026"),
            ("indicators.disclosure.threshold", "Counts below 7 are not shown"),
            ("indicators.disclosure.show_zero", "A count of none is not shown either."),
            ("indicators.disclosure.round_to", "Counts are rounded to the nearest 3"),
            ("indicators.contact.hours.days", WEEK),
            ("indicators.contact.hours.opens", "9:30am to"),
            ("indicators.contact.hours.closes", "4:23pm"),
            ("indicators.about", "Stair help"),
        ],
        // Ids tie records together, and old addresses and drafts have tests of their own.
        not_shown: &[
            "domains.id",
            "domains.outcomes.id",
            "group_sets.groups",
            "indicators.id",
            "indicators.largest_jump",
            "indicators.draft",
            "indicators.publish_from",
            "indicators.aliases",
            "indicators.uuid",
        ],
    }
    .is_shown();
    assert!(built().page("/outcomes/tumbles/").links_to("/services/stair-help/"));
    assert!(built().page("/services/stair-help/").links_to("/outcomes/tumbles/"));
}

#[test]
fn a_release_is_shown() {
    // The moment of a release stands in its `at:`, so that the check refuses `publish_from:`.
    let text = built().read("content/outcomes/releases/tumbles-again.yml") + "publish_from: 2026-01-05\n";
    Whole {
        schema: Schema::of::<Release>(),
        record: yaml::tree(&text).expect("the release is YAML"),
        pages: &["/releases/tumbles-again/", "/releases/", "/outcomes/tumbles/source/"],
        in_words: &[
            ("at", "Came out on 12 November 2026, 9:40am"),
            // The file is no page. Readers are told its name, and which row a figure was read from.
            ("data", "Tumbles, counted again tumbles-again.csv, row 2"),
            ("status", "Corrected These figures correct some that were published before."),
            ("revises", "Corrects Tumbles, summer 2026"),
            ("revision_reason", "What was wrong A cat had rung one bell."),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:24pm"),
            ("about", "Stair help"),
        ],
        // What officers keep is not published; the figures made from it are.
        not_shown: &[
            "data",
            "sheets.file",
            "sheets.sheet",
            "sheets.header_row",
            "sheets.columns.indicator",
            "sheets.columns.area",
            "sheets.columns.lot",
            "sheets.columns.provider",
            "sheets.columns.group",
            "sheets.every_row.indicator",
            "sheets.every_row.area",
            "sheets.every_row.lot",
            "sheets.every_row.provider",
            "sheets.every_row.group",
            "sheets.cells",
            "sheets.endings.numerator",
            "sheets.endings.denominator",
            "sheets.endings.value",
            "sheets.periods.Summer 2026",
            "sheets.names.Stairs",
            "sheets.leave_out",
        ],
    }
    .is_shown();
    let corrected = built().page("/releases/tumbles-first/");
    let words = "Some of these figures have been corrected since. Tumbles, counted again";
    assert!(corrected.main().contains(words), "{}", corrected.main());
    assert!(corrected.links_to("/releases/tumbles-again/"));
    let holds = "Tumbles on stairs July to September 2026";
    assert!(corrected.main().contains(holds), "the figure of a group still stands: {}", corrected.main());
    assert!(built().page("/releases/tumbles-again/").links_to("/outcomes/tumbles/"));
}
