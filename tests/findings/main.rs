//! The exact text of every finding of the first three stages. Each test takes the small site,
//! makes one thing wrong in it, and shows what an officer then reads. The program itself runs in
//! `formats`, `files`, `links`, `every_field` and `any_bytes`.

#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod allocations;
mod any_bytes;
mod areas;
mod blanks;
mod boundaries;
mod committees;
mod contacts;
mod contracts;
mod data_files;
mod decisions;
mod deliveries;
mod documents;
mod eligibility;
mod every_field;
mod fields;
mod files;
mod formats;
mod given_away;
mod indicators;
mod inspections;
mod links;
mod lots;
mod lots_of_a_service;
mod meetings;
mod observations;
mod plan_days;
mod plans;
mod postcodes;
mod providers;
mod publishing;
mod rating_scales;
mod recommendations;
mod references;
mod releases;
mod reports;
mod rules;
mod scorecards;
mod series;
mod services;
mod settings;
mod sheets;
mod statement;
mod values;
mod wide_sheets;
mod yaml;
mod yaml_values;

/// What officers read when one text of one file of the small site is another.
fn said(path: &str, from: &str, to: &str) -> String {
    support::Site::small().replacing(path, from, to).findings()
}
