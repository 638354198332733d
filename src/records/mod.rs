//! Stage 2a, understand: what officers write. One file a kind of record; the small values they
//! are made of stand in [`fields`].
//!
//! A kind is added here in three places: its module, its line in `kinds!`, and its type's
//! [`Record`] implementation beside its fields.

pub mod area;
pub mod authority;
pub mod contract;
pub mod decision;
pub mod delivery;
pub mod document;
pub mod faults;
pub mod fields;
pub mod free_page;
pub mod lot;
pub mod need;
pub mod provider;
pub mod reading;
pub mod schema;
pub mod service;
pub mod starter;
pub mod update;

use fields::{Date, Moment, OldAddress, Placed, RecordUuid, References, Text};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// How the records of a kind are kept in the content folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A Markdown file a record, with YAML between two lines of `---` at its head.
    Markdown,
    /// A YAML file a record.
    Yaml,
    /// One YAML file that lists every record of the kind.
    List,
}

/// Names the kinds of record, in the order in which they are read.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident, $name:literal, $plural:literal, $form:ident;)*) => {
        /// A kind of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$about])* $kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name in links and references, as in `provider:ternbridge-homes`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Its folder in the content folder, or its file without the ending; also the first
            /// part of its pages' addresses.
            #[must_use]
            pub fn plural(self) -> &'static str {
                match self { $(Self::$kind => $plural,)* }
            }

            /// How its records are kept.
            #[must_use]
            pub fn form(self) -> Form {
                match self { $(Self::$kind => Form::$form,)* }
            }

            /// The kind of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds! {
    /// A county, district, division or ward.
    Area, "area", "areas", List;
    /// What residents come with, in their words.
    Need, "need", "needs", List;
    /// An organisation that provides services, or a partner body.
    Provider, "provider", "providers", Markdown;
    /// What a resident can get.
    Service, "service", "services", Markdown;
    /// A group of districts and services that is let together.
    Lot, "lot", "lots", Markdown;
    /// A contract for lots.
    Contract, "contract", "contracts", Yaml;
    /// A service given by a provider in some areas: whom a resident rings.
    Delivery, "delivery", "deliveries", Yaml;
    /// The record of a decision.
    Decision, "decision", "decisions", Markdown;
    /// A piece of news.
    Update, "update", "updates", Markdown;
    /// A free page.
    Page, "page", "pages", Markdown;
    /// An attachment and what it is.
    Document, "document", "documents", Yaml;
}

/// What every kind of record may say about its own publishing.
#[derive(Debug, Clone, Copy)]
pub struct Publishing<'a> {
    /// Not to be shown yet, whatever the date.
    pub draft: bool,
    /// The moment from which it may be seen.
    pub publish_from: Option<&'a Placed<Moment>>,
    /// Addresses it had before.
    pub aliases: &'a [Placed<OldAddress>],
    /// An identity brought along from elsewhere.
    pub uuid: Option<&'a RecordUuid>,
    /// Where its facts come from.
    pub source_note: Option<&'a Text>,
    /// The day on which somebody last checked it.
    pub assured: Option<&'a Placed<Date>>,
    /// The day by which somebody is to check it again.
    pub review_by: Option<&'a Placed<Date>>,
}

/// A record of one kind, as an officer wrote it.
pub trait Record: DeserializeOwned + JsonSchema + std::fmt::Debug + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;

    /// What links to it say.
    fn title(&self) -> &Text;

    /// What it says about its own publishing.
    fn publishing(&self) -> Publishing<'_>;

    /// Names every record it refers to. Dangling references, what may be shown and the
    /// cross-links of pages all come from here.
    fn references<'a>(&'a self, references: &mut References<'a>);
}

/// Defines a record: its own fields and those that every record has.
macro_rules! record {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$field_about:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $type,)*
            /// Set to true to keep this record off the site.
            #[serde(default)]
            pub draft: bool,
            /// The moment from which the site may show this record. Example: 2026-11-22 09:30
            pub publish_from: Option<$crate::records::fields::Placed<$crate::records::fields::Moment>>,
            /// Addresses this record had before, one item an address. Example: /old-address/
            #[serde(default)]
            pub aliases: Vec<$crate::records::fields::Placed<$crate::records::fields::OldAddress>>,
            /// An identity brought along from another system. Leave it out for new records.
            pub uuid: Option<$crate::records::fields::RecordUuid>,
            /// Where the facts of this record come from, in a sentence.
            /// Example: The provider told us in October 2026.
            pub source_note: Option<$crate::records::fields::Text>,
            /// The day on which somebody last checked this record. Example: 2026-10-01
            pub assured: Option<$crate::records::fields::Placed<$crate::records::fields::Date>>,
            /// The day by which somebody is to check it again. Example: 2027-04-01
            pub review_by: Option<$crate::records::fields::Placed<$crate::records::fields::Date>>,
        }

        impl $name {
            fn publishing_fields(&self) -> $crate::records::Publishing<'_> {
                $crate::records::Publishing {
                    draft: self.draft,
                    publish_from: self.publish_from.as_ref(),
                    aliases: &self.aliases,
                    uuid: self.uuid.as_ref(),
                    source_note: self.source_note.as_ref(),
                    assured: self.assured.as_ref(),
                    review_by: self.review_by.as_ref(),
                }
            }
        }
    };
}
pub(crate) use record;

/// Implements [`Record`] for a type made by [`record!`]: its kind, its title, its references.
macro_rules! implement_record {
    ($name:ident, $title:ident, |$record:ident, $references:ident| $body:block) => {
        impl $crate::records::Record for $name {
            const KIND: $crate::records::Kind = $crate::records::Kind::$name;
            fn title(&self) -> &$crate::records::fields::Text {
                &self.$title
            }
            fn publishing(&self) -> $crate::records::Publishing<'_> {
                self.publishing_fields()
            }
            fn references<'a>(&'a self, $references: &mut $crate::records::fields::References<'a>) {
                let $record = self;
                $body
            }
        }
    };
}
pub(crate) use implement_record;

/// Gives an enum of words its reading from kebab-case and its place in the schema.
macro_rules! words {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$word_about:meta])* $word:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$word_about])* $word,)* }
    };
}
pub(crate) use words;
