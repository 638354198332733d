//! The small values that officers write in records: each is checked as it is read, so that a
//! value of the type is a promise that its text was right.

mod bound;
mod contact;
mod date;
mod email_address;
mod hours;
mod id;
mod link_target;
mod localised;
mod money;
mod number;
mod old_address;
mod period;
mod placed;
mod postcode;
mod record_uuid;
mod reference;
mod spoken_language;
mod telephone;
mod web_address;

pub use bound::Bound;
pub use contact::{Address, Contact};
pub use date::{Date, Moment};
pub use email_address::EmailAddress;
pub use hours::{Day, DayHours, HoursException, Opening, OpeningHours, TimeOfDay};
pub use id::Id;
pub(crate) use id::is_device;
pub use link_target::LinkTarget;
pub use localised::{Language, Localised, Text};
pub use money::Money;
pub(crate) use money::grouped;
pub use number::Number;
pub use old_address::OldAddress;
pub use period::{Length, Period};
pub use placed::{Placed, Span};
pub use postcode::Postcode;
pub use record_uuid::RecordUuid;
pub use reference::{AnyReference, Mention, Reference, References};
pub use spoken_language::SpokenLanguage;
pub use telephone::Telephone;
pub use web_address::WebAddress;

/// Why a text is not the value it should be, in words for an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, as a clause without a full stop: "this telephone number has 9 digits".
    pub problem: String,
    /// What to write instead, as a sentence.
    pub instead: String,
}

impl Misfit {
    /// A misfit from its two texts.
    pub fn new(problem: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { problem: problem.into(), instead: instead.into() }
    }
}

/// A value written as one piece of text that has rules of its own.
pub trait Scalar: Sized {
    /// The name of its format in the record's JSON Schema.
    const FORMAT: &'static str;

    /// A regular expression (ECMA-262) that every such text fits. It tells editors the shape; the
    /// rules themselves are those of [`Scalar::parse`].
    const PATTERN: &'static str;

    /// Reads the text as an officer wrote it.
    ///
    /// # Errors
    /// A [`Misfit`] that says what is wrong and what to write instead.
    fn parse(text: &str) -> Result<Self, Misfit>;
}

/// Checks a text against one of the formats named in a record's JSON Schema.
type Check = fn(&str) -> Result<(), Misfit>;

/// A format of a text.
pub struct Format {
    /// Its name in the record's JSON Schema.
    pub name: &'static str,
    /// A regular expression that every such text fits.
    pub pattern: &'static str,
    /// Its rules: the slow path holds all texts of a faulty file against them.
    pub check: Check,
}

impl Format {
    const fn of<T: Scalar>() -> Self {
        Self { name: T::FORMAT, pattern: T::PATTERN, check: fits::<T> }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format::of::<Bound>(),
    Format::of::<Date>(),
    Format::of::<DayHours>(),
    Format::of::<EmailAddress>(),
    Format::of::<Id>(),
    Format::of::<AnyReference>(),
    Format::of::<Language>(),
    Format::of::<LinkTarget>(),
    Format::of::<Moment>(),
    Format::of::<Money>(),
    Format::of::<Number>(),
    Format::of::<OldAddress>(),
    Format::of::<Period>(),
    Format::of::<Postcode>(),
    Format::of::<RecordUuid>(),
    Format::of::<SpokenLanguage>(),
    Format::of::<Telephone>(),
    Format::of::<TimeOfDay>(),
    Format::of::<WebAddress>(),
];

fn fits<T: Scalar>(text: &str) -> Result<(), Misfit> {
    T::parse(text).map(drop)
}

/// Gives a [`Scalar`] its reading by serde and its JSON Schema.
macro_rules! scalar {
    ($name:ident, $expects:literal) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expects)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        <$name as $crate::records::fields::Scalar>::parse(text)
                            .map_err(|misfit| E::custom(misfit.problem))
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "format": <$name as $crate::records::fields::Scalar>::FORMAT,
                })
            }
        }
    };
}
pub(crate) use scalar;
