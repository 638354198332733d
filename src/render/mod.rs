//! Stage 6, render: what the plan shows as bytes.

pub mod markdown;
