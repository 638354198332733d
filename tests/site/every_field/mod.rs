//! Each kind of record is read and shown: a record with every field that its type has is built,
//! and the text of every field has to stand on the pages that a reader opens.
//!
//! The records lie in `every_field/content`. That none leaves a field out is held against the
//! schema of its type, so a new field fails here until it is written there and shown.

mod allocations;
mod eligibility;
mod inspections;
mod outcomes;
mod scrutiny;
mod whole;

use noticeboard::records::area::Area;
use noticeboard::records::authority::Authority;
use noticeboard::records::contract::Contract;
use noticeboard::records::decision::Decision;
use noticeboard::records::delivery::Delivery;
use noticeboard::records::document::Document;
use noticeboard::records::free_page::Page;
use noticeboard::records::lot::Lot;
use noticeboard::records::need::Need;
use noticeboard::records::provider::Provider;
use noticeboard::records::schema::Schema;
use noticeboard::records::service::Service;
use noticeboard::records::update::Update;

use whole::{Whole, built, file, item};

/// How a page writes the hours of a contact of the fixture.
const WEEK: &str = "Monday to Wednesday";

#[test]
fn an_authority_is_shown() {
    Whole {
        schema: Schema::of::<Authority>(),
        record: file("site.yml"),
        pages: &["/", "/contact/", "/accessibility-statement/", "/contracts/", "/search/", "/postcodes/"],
        in_words: &[
            ("name", "Mereshire County Council"),
            ("jurisdiction", "Equality Commission for Northern Ireland"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:10pm"),
            ("contact.easy_read", "Easy Read A drawing of stairs"),
            ("help.out_of_hours.hours.days", WEEK),
            ("help.out_of_hours.hours.opens", "9:30am to"),
            ("help.out_of_hours.hours.closes", "4:11pm"),
            ("help.complaints.hours.days", WEEK),
            ("help.complaints.hours.opens", "9:30am to"),
            ("help.complaints.hours.closes", "4:12pm"),
            ("help.ombudsman.hours.days", WEEK),
            ("help.ombudsman.hours.opens", "9:30am to"),
            ("help.ombudsman.hours.closes", "4:13pm"),
            ("accessibility.contact.hours.days", WEEK),
            ("accessibility.contact.hours.opens", "9:30am to"),
            ("accessibility.contact.hours.closes", "4:14pm"),
            ("accessibility.compliance", "partially compliant"),
            ("accessibility.answer_days", "within 7 working days"),
            ("policies.contract_threshold", "£4,321 or more"),
            ("governance", "Committees of councillors take the decisions."),
            ("codes.ons", "ons E10999002"),
            ("postcodes.year", "Contains OS data © Crown copyright and database right 2026."),
        ],
        // What stands at the head and foot of a page, or rules how it is made, has other tests.
        not_shown: &[
            "content_format",
            "id_namespace",
            "demonstration",
            "time_zone",
            "languages",
            "own_provider",
            "licence.name",
            "licence.url",
            "top_tasks.to",
            "search.offered",
            "branding.colours.brand.light",
            "branding.colours.brand.dark",
            "policies.disclosure.threshold",
            "policies.disclosure.show_zero",
            "policies.disclosure.round_to",
            "policies.largest_jump",
            "policies.freshness_months",
            "policies.longest_sentence",
            "policies.call_in_days",
            "policies.report_headings",
            "policies.strict_about_time",
            // Below a map, and this site has too few districts for one.
            "boundaries.attribution",
        ],
    }
    .is_shown();
}

#[test]
fn the_head_and_foot_of_a_page_show_what_the_settings_say() {
    let page = built().page("/updates/");
    let licence = "https://licence.example.org/mere".to_owned();
    assert!(page.values("href").contains(&licence));
    for text in ["Mere Open Licence", "Mereshire County Council", "01632 960101", "front@example.org"] {
        assert!(page.text().contains(text), "{text}");
    }
    assert!(built().page("/").links_to("/services/stair-help/"), "a top task leads to its service");
}

#[test]
fn an_area_is_shown() {
    Whole {
        schema: Schema::of::<Area>(),
        record: item("areas.yml", "areas", "north"),
        pages: &["/districts/north/", "/districts/"],
        in_words: &[
            ("kind", "Who to ring in Northmere"),
            ("codes.lad-2025", "Local authority districts, 2025 E07999077"),
            ("parents", "Lies in Mereshire"),
            ("predecessors", "Made from Old Northmere"),
            ("valid_to", "Ends on 31 March 2030"),
            ("successors", "Will become New Northmere"),
        ],
        // Its place on maps has a test of its own.
        not_shown: &["id", "tile.row", "tile.column"],
    }
    .is_shown();
    let before = built().page("/districts/old-north/").main();
    assert!(
        before.contains("This district is no more. Ended on 31 March 2019. Became Northmere."),
        "{before}"
    );
    let now = built().page("/districts/north/").main();
    assert!(!now.contains("no more"), "its last day lies ahead: {now}");
}

#[test]
fn a_need_is_shown() {
    Whole {
        schema: Schema::of::<Need>(),
        record: item("needs.yml", "needs", "climb-stairs"),
        pages: &["/needs/climb-stairs/"],
        in_words: &[],
        not_shown: &["id"],
    }
    .is_shown();
}

#[test]
fn a_provider_is_shown() {
    Whole {
        schema: Schema::of::<Provider>(),
        record: file("providers/heron-alliance.md"),
        pages: &["/providers/heron-alliance/"],
        in_words: &[
            ("kind", "Group of organisations"),
            ("contacts.hours.days", WEEK),
            ("contacts.hours.opens", "9:30am to"),
            ("contacts.hours.closes", "4:15pm"),
            ("places.hours.days", "Thursday and Saturday"),
            ("places.hours.opens", "10:15am to midday"),
            ("places.hours.closes", "to midday"),
            ("places.bank_holidays", "Closed on bank holidays"),
            ("places.exceptions.hours", "Saturday 3 June 2028: open as usual (The rail fair)"),
            ("places.access", "Changing Places toilet"),
            ("registrations.register", "Charity number 9999901"),
            ("small_or_medium", "Small or medium-sized business Yes"),
            ("voluntary", "Voluntary or community group No"),
            ("lead", "Reed Joiners (leads the group)"),
            ("members", "Otter Rails"),
            ("ratings.report", "Report: The Rail Inspectorate"),
        ],
        not_shown: &[],
    }
    .is_shown();
    let page = built().page("/providers/heron-alliance/");
    assert!(page.links_to("https://rails.example.org/report-7"));
    assert!(page.main().contains("The alliance meets in a boathouse."));
}

#[test]
fn a_service_is_shown() {
    Whole {
        schema: Schema::of::<Service>(),
        record: file("services/stair-help.md"),
        pages: &["/services/stair-help/"],
        in_words: &[
            ("status", "Closed for now"),
            ("needs", "I cannot climb my stairs"),
            ("people", "People who look after somebody"),
            ("minimum_age", "aged 19 to 97"),
            ("maximum_age", "aged 19 to 97"),
            ("responsible", "Ring Teal Trust on:"),
            ("funded_by", "Paid for by Reed Joiners"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:16pm"),
            ("decisions", "Rails for every stair"),
            ("documents", "A drawing of stairs"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/services/stair-help/").main().contains("The joiner brings a folding ladder."));
}

#[test]
fn a_lot_is_shown() {
    Whole {
        schema: Schema::of::<Lot>(),
        record: file("lots/marshes.md"),
        pages: &["/lots/marshes/"],
        in_words: &[
            ("number", "Lot 41: Marshes"),
            ("status", "No provider found"),
            ("districts", "Districts in this lot Southmere"),
            ("services", "Services in this lot Stair help"),
            ("value", "£654,321"),
            ("interim_contact.hours.days", WEEK),
            ("interim_contact.hours.opens", "9:30am to"),
            ("interim_contact.hours.closes", "4:17pm"),
            ("decisions", "Rails for every stair"),
            ("documents", "A drawing of stairs"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/lots/marshes/").main().contains("Nobody bid by boat."));
}

#[test]
fn a_contract_is_shown() {
    Whole {
        schema: Schema::of::<Contract>(),
        record: file("contracts/uplands-2025.yml"),
        pages: &["/contracts/uplands-2025/"],
        in_words: &[
            ("lots", "Uplands"),
            ("parties.provider", "Heron Alliance"),
            ("parties.provider", "Otter Rails"),
            ("parties.role", "Leads the group"),
            ("parties.role", "Member of the group"),
            ("value", "Worth over its whole life £987,654"),
            ("annual_value", "Worth in a year £123,456"),
            ("irrecoverable_vat", "VAT that cannot be had back £789"),
            ("end", "Last day as first agreed 31 March 2029"),
            ("procurement.route", "Chosen bidders were asked"),
            ("procurement.regime", "Public Contracts Regulations 2015"),
            ("indicators.rating", "Approaching target 6 May 2026"),
            ("indicators.measured_by.indicator", "The figures: Tumbles on stairs"),
            (
                "indicators.measured_by.lot",
                "3 November 2026 The figure for Uplands, Otter Rails is 7.0 tumbles",
            ),
            ("indicators.measured_by.provider", "The figure for Uplands, Otter Rails is 7.0 tumbles"),
            // The whole county is not named beside a part of it.
            ("indicators.measured_by.area", "The figure for Uplands, Otter Rails is 7.0 tumbles"),
            ("indicators.measured_by.good", "Good up to 6.1 tumbles"),
            ("indicators.measured_by.approaching_target", "approaching the target up to 7.2 tumbles"),
            ("indicators.measured_by.requires_improvement", "requires improvement up to 8.3 tumbles"),
            ("changes.kind", "Another provider took it over (novation)"),
            ("changes.new_end", "New last day 31 March 2031"),
            ("changes.from", "Passed on by Otter Rails"),
            ("changes.to", "Taken over by Heron Alliance"),
            ("changes.decision", "Decision Rails for every stair"),
            ("decisions", "Rails for every stair"),
            ("documents", "A drawing of stairs"),
        ],
        not_shown: &[],
    }
    .is_shown();
}

#[test]
fn a_delivery_is_shown() {
    Whole {
        schema: Schema::of::<Delivery>(),
        record: file("deliveries/rail-check-uplands.yml"),
        pages: &["/lots/uplands/", "/providers/heron-alliance/"],
        in_words: &[
            ("service", "Rail check"),
            ("provider", "Heron Alliance"),
            ("areas", "every district"),
            ("lot", "Uplands"),
            ("contract", "Rails on the uplands"),
            ("basis", "Under a contract"),
            ("status", "Not started yet"),
            ("from", "Starts on: 4 January 2027"),
            ("to", "Ends on: 21 December 2029"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:18pm"),
        ],
        not_shown: &[],
    }
    .is_shown();
}

#[test]
fn a_decision_is_shown() {
    Whole {
        schema: Schema::of::<Decision>(),
        record: file("decisions/rails.md"),
        pages: &["/decisions/rails/"],
        in_words: &[
            ("kind", "Committee decision"),
            ("key_decision", "Is it a key decision? Yes"),
            ("subject_to_call_in", "Can councillors call it in? No"),
            ("standing_orders.number", "Standing Order No 38: was not complied with."),
            ("standing_orders.complied_with", "was not complied with. The bell was rung late."),
            ("areas", "Northmere"),
            ("contact.hours.days", WEEK),
            ("contact.hours.opens", "9:30am to"),
            ("contact.hours.closes", "4:19pm"),
            ("restriction", "Some papers are not public"),
            ("documents", "A drawing of stairs"),
            ("follows", "What this follows from A plan for rails"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/decisions/rails/").main().contains("The chair brought a plank."));
}

#[test]
fn an_update_is_shown() {
    Whole {
        schema: Schema::of::<Update>(),
        record: file("updates/bridge.md"),
        pages: &["/updates/bridge/"],
        in_words: &[("about", "Stair help")],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/updates/bridge/").main().contains("A barge knocked out two planks."));
}

#[test]
fn a_free_page_is_shown() {
    Whole {
        schema: Schema::of::<Page>(),
        record: file("pages/draw-stairs.md"),
        pages: &["/pages/draw-stairs/"],
        in_words: &[("about", "Stair help")],
        not_shown: &["footer_order"],
    }
    .is_shown();
    assert!(built().page("/pages/draw-stairs/").main().contains("Count the steps first."));
    let foot = built().page("/");
    assert!(
        foot.values("href").contains(&"/pages/draw-stairs/".to_owned()),
        "a page with an order is at the foot"
    );
}

#[test]
fn a_document_is_shown() {
    Whole {
        schema: Schema::of::<Document>(),
        record: file("documents/stair-drawing.yml"),
        pages: &["/documents/"],
        in_words: &[
            ("file", "A drawing of stairs (TXT, 1 KB)"),
            ("web_version", "Read it as a web page: How to draw stairs"),
        ],
        not_shown: &[],
    }
    .is_shown();
    assert!(built().page("/documents/").links_to("/documents/stair-drawing.txt"));
    assert_eq!(built().read("output/documents/stair-drawing.txt"), "___|---\n");
}
