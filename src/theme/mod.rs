//! The theme, understood: its words, its colours and its style sheet. Its templates are the
//! business of `render/`.

mod colour;
mod scripts;
mod style;
mod words;

pub use scripts::Script;
pub use style::StyleSheet;
pub use words::{Blanks, Words};

/// The name of a published file, with a part that changes when its text does, so that no reader
/// keeps an old one.
fn hashed_name(name: &str, text: &str, ending: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("{name}-{}.{ending}", &hash[..12])
}
