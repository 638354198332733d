//! The whole program on whole sites: each test builds a site of its own, as an officer would, and
//! looks at what a resident, a councillor or an officer would see.

#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

mod addresses;
mod all_or_nothing;
mod allocation_pages;
mod any_bytes;
mod browse;
mod commands;
mod contacts;
mod cross_links;
mod decision_2014;
mod downloads;
mod eligibility_pages;
mod embargo;
mod every_field;
mod every_page;
mod figure_sources;
mod figures;
mod for_machines;
mod guidance;
mod held_back;
mod hostile_texts;
mod hours;
mod incremental;
mod inspection_pages;
mod long_lists;
mod measure_pages;
mod minutes;
mod outcome_comparisons;
mod outcome_pages;
mod page;
mod paper_2007;
mod planted_secret;
#[path = "../support/postcodes.rs"]
mod postcode_files;
mod postcodes;
mod same_bytes;
mod scrutiny_pages;
mod search;
mod strict;
mod support;
mod themes;
