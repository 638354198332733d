//! Content that was made to break the program, or to keep it busy: each is met with words, within
//! seconds and in bounded memory.
//!
//! The program itself runs here, under limits that the system keeps: see `bounded`. Ordinary
//! mistakes in links, names and files have their tests in `tests/findings`.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests prepare the folders they run in")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::format_collect, reason = "what is hostile is put together from many lines")]
#![expect(clippy::unicode_not_nfc, reason = "one name is written in two ways")]

#[path = "../support/mod.rs"]
mod support;

mod bounded;
mod markdown;
mod names;
mod places;
mod postcodes;
mod sizes;
mod tables;
mod themes;
mod workbooks;
mod yaml;
