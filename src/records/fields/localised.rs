//! Texts that may be written in several languages.

use std::collections::BTreeMap;

use serde::de::{Error as _, MapAccess, Visitor};

use super::{Misfit, Placed, Scalar, Span, scalar};

/// The longest text of a field, in characters. Some stand on thousands of pages.
const LONGEST: usize = 20_000;

/// A language by its code: `en`, `cy`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(std::sync::Arc<str>);

impl Language {
    /// English, in which every record has its texts.
    #[must_use]
    pub fn english() -> Self {
        Self("en".into())
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Language {
    const FORMAT: &'static str = "language";
    const PATTERN: &'static str = "^[a-z]{2,3}$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let fits = (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
        if fits {
            Ok(Self(text.into()))
        } else {
            Err(Misfit::new(
                format!("`{text}` is not a language code"),
                "Write two or three small letters, like `en` for English or `cy` for Welsh.",
            ))
        }
    }
}

scalar!(Language, "a language code");

/// A value in English, and in other languages where somebody has written it.
///
/// In a file it is either the English value alone or one value a language code. Two are equal
/// when they say the same, wherever they stand.
#[derive(Debug, Clone)]
pub struct Localised<T> {
    english: T,
    others: BTreeMap<Language, T>,
    span: Option<Span>,
}

impl<T: PartialEq> PartialEq for Localised<T> {
    fn eq(&self, other: &Self) -> bool {
        self.english == other.english && self.others == other.others
    }
}

impl<T: Eq> Eq for Localised<T> {}

/// A short text for readers.
pub type Text = Localised<String>;

impl<T> Localised<T> {
    /// The value in a language, or in English where nobody has written it in that one.
    pub fn in_language(&self, language: &Language) -> &T {
        self.others.get(language).unwrap_or(&self.english)
    }

    /// The English value.
    pub fn english(&self) -> &T {
        &self.english
    }

    /// Where it stands in its file, where it was read from one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { english: text.to_owned(), others: BTreeMap::new(), span: None }
    }
}

impl<'de> serde::Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Placed::<Written>::deserialize(deserializer)?;
        let (english, others) = match read.value {
            // `12.50` read as a number and written again is `12.5`. Where the two differ in
            // length, the officer has to say that a text is meant.
            Written::Number(text) if text.len() != read.span.range().len() => {
                return Err(serde::de::Error::custom("a number in the place of a text"));
            }
            Written::Text(text) | Written::Number(text) => (text, BTreeMap::new()),
            Written::Languages(english, others) => (english, others),
        };
        if std::iter::once(&english).chain(others.values()).any(|text| is_too_long(text)) {
            return Err(serde::de::Error::custom("a text that is too long"));
        }
        Ok(Self { english, others, span: Some(read.span) })
    }
}

fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// A text as it stands in a file.
enum Written {
    Text(String),
    Number(String),
    Languages(String, BTreeMap<Language, String>),
}

impl<'de> serde::Deserialize<'de> for Written {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Written, E> {
        if text.trim().is_empty() {
            Err(E::custom("an empty text"))
        } else {
            Ok(Written::Text(text.to_owned()))
        }
    }
    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Written, E> {
        Ok(Written::Number(value.to_string()))
    }
    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Written, E> {
        Ok(Written::Number(value.to_string()))
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Written, E> {
        Ok(Written::Number(value.to_string()))
    }
    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Written, E> {
        Ok(Written::Number(value.to_string()))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut others = BTreeMap::new();
        while let Some((language, text)) = map.next_entry::<Language, String>()? {
            others.insert(language, text);
        }
        let english = others.remove(&Language::english());
        let english = english.ok_or_else(|| A::Error::missing_field("en"))?;
        Ok(Written::Languages(english, others))
    }
}

impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "object"],
            "minLength": 1,
            "maxLength": LONGEST,
            "pattern": "\\S",
            "required": ["en"],
            "propertyNames": { "format": Language::FORMAT },
            "additionalProperties": { "type": "string", "minLength": 1, "maxLength": LONGEST },
        })
    }
}
