//! Every field of allocations.
