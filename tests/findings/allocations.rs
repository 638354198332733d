//! Findings of allocations.
