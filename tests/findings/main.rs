//! The exact text of every finding of the first three stages.

#[path = "../support/mod.rs"]
mod support;

mod base;
