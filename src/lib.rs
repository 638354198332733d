pub mod diagnostics;
pub mod records;
pub mod source;
