//! Findings of scorecards.
