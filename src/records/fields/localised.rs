//! Texts that may be written in several languages.

use std::collections::BTreeMap;

use serde::de::{Error as _, MapAccess, Visitor};

use super::{Misfit, Scalar, scalar};

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
/// In a file it is either the English value alone or one value a language code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised<T> {
    english: T,
    others: BTreeMap<Language, T>,
}

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
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { english: text.to_owned(), others: BTreeMap::new() }
    }
}

impl<'de> serde::Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                if text.trim().is_empty() { Err(E::custom("an empty text")) } else { Ok(text.into()) }
            }
            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Text, E> {
                Ok(value.to_string().as_str().into())
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Text, E> {
                Ok(value.to_string().as_str().into())
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Text, E> {
                Ok(value.to_string().as_str().into())
            }
            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Text, E> {
                Ok(value.to_string().as_str().into())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut others = BTreeMap::new();
                while let Some((language, text)) = map.next_entry::<Language, String>()? {
                    others.insert(language, text);
                }
                let english = others.remove(&Language::english());
                let english = english.ok_or_else(|| A::Error::missing_field("en"))?;
                Ok(Text { english, others })
            }
        }
        deserializer.deserialize_any(TextVisitor)
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
            "pattern": "\\S",
            "required": ["en"],
            "propertyNames": { "format": Language::FORMAT },
            "additionalProperties": { "type": "string", "minLength": 1 },
        })
    }
}
