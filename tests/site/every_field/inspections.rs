//! Every field of inspections.
