//! Findings of rating scales.
