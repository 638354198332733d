//! The theme, understood: its words, its colours and its style sheet. Its templates are the
//! business of `render/`.

mod colour;
mod style;
mod words;

pub use style::StyleSheet;
pub use words::{Blanks, Words};
