pub mod diagnostics;
pub mod inspect;
pub mod records;
pub mod render;
pub mod source;
