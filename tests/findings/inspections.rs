//! Findings of inspections.
