//! What the YAML parser answered while a text was read into a type, so that the next build can
//! give the same answers without parsing the text again.
//!
//! A type reads itself by asking a deserializer, and the deserializer answers by calling the type
//! back: here is a group, here is a key, here is a text. A tape holds these answers in their order.
//! As long as the type and the text are the same, it asks the same and gets the same.
//!
//! A tape repeats nothing of the text. A word of the text stands in it as its place, so a tape is
//! of no use without the text, and tells nothing that the text should keep to itself.

mod play;
mod record;
#[cfg(test)]
mod tests;

pub(super) use play::play;
pub(super) use record::record;

/// What an answer is, as the first byte of it. Numbers follow in as few bytes as they need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Unit = 0,
    None,
    Some,
    False,
    True,
    /// A number from zero on.
    Unsigned,
    /// A number below or above zero.
    Signed,
    /// A number with a fraction: eight bytes.
    Float,
    Character,
    Newtype,
    /// A list: each item follows an [`Answer::Item`], and [`Answer::End`] the last.
    List,
    /// A group: each key follows an [`Answer::Item`], and its value the key.
    Group,
    Choice,
    Item,
    End,
    /// A text that lives only while it is told, as its place.
    Text,
    /// A text that lives as long as the file, as its place.
    Borrowed,
    /// A text that is handed over, as its place.
    Owned,
    /// A key, by its place among the names of the type's fields.
    Field,
    /// A key, by its place among [`COMMON`].
    Common,
}

/// The keys that the parser makes up to tell of places.
const COMMON: [&str; 8] = [
    "__serde_saphyr_private_spanned",
    "value",
    "referenced",
    "defined",
    "line",
    "column",
    "span",
    "source_id",
];

impl Answer {
    const ALL: [Self; 20] = [
        Self::Unit,
        Self::None,
        Self::Some,
        Self::False,
        Self::True,
        Self::Unsigned,
        Self::Signed,
        Self::Float,
        Self::Character,
        Self::Newtype,
        Self::List,
        Self::Group,
        Self::Choice,
        Self::Item,
        Self::End,
        Self::Text,
        Self::Borrowed,
        Self::Owned,
        Self::Field,
        Self::Common,
    ];

    fn of(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }
}
