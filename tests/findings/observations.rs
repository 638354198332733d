//! Findings of observations.
