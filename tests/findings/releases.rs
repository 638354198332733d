//! Findings of releases.
