//! Findings of plans.
