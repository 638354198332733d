//! Findings of reports.
