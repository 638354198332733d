//! What is found on pages, rule by rule.

mod across;
mod facts;
mod scan;
mod searchable;
