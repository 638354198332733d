//! Findings of committees.
