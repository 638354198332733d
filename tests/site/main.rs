//! The whole program on whole sites: each test builds a site of its own, as an officer would, and
//! looks at what a resident, a councillor or an officer would see.

#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

mod page;
mod support;

mod addresses;
mod all_or_nothing;
mod any_bytes;
mod commands;
mod cross_links;
mod decision_2014;
mod every_field;
mod every_page;
mod for_machines;
mod held_back;
mod long_lists;
mod minutes;
mod same_bytes;
mod strict;
mod themes;
