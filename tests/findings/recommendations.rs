//! Findings of recommendations.
