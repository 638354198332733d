//! Every field of eligibility.
