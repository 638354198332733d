//! Findings of indicators.
