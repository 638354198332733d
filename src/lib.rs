//! Noticeboard turns a folder of plain files about public services into an accessible website
//! with open data.

pub mod allocation;
pub mod boundaries;
pub mod cache;
mod characters;
pub mod charts;
pub mod checks;
pub mod cli;
pub mod diagnostics;
pub mod directory;
pub mod eligibility;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
pub mod inspect;
pub mod names;
pub mod open_data;
pub mod pipeline;
pub mod postcodes;
mod prose;
pub mod publish;
pub mod records;
pub mod render;
pub mod scorecard;
pub mod search;
mod sections;
pub mod site;
pub mod source;
pub mod statistics;
pub mod theme;
