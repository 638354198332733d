//! Findings of meetings.
