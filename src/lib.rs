pub mod diagnostics;
pub mod records;
pub mod render;
pub mod source;
