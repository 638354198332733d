//! Every field of scrutiny.
