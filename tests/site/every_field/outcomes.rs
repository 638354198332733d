//! Every field of outcomes.
