//! Findings of eligibility.
