//! Stage 2a, understand: what officers write. One file a kind of record; the small values they
//! are made of stand in [`fields`].
//!
//! A kind is added here in two places: its line in `every_kind!` of `kind`, and its module with
//! its type and that type's [`Record`] implementation.

mod kind;

pub mod allocation;
pub mod area;
pub mod authority;
pub mod committee;
pub mod contract;
pub mod decision;
pub mod delivery;
pub mod document;
pub mod eligibility;
pub mod faults;
pub mod fields;
pub mod free_page;
pub mod indicator;
pub mod inspection;
pub mod lot;
pub mod meeting;
pub mod need;
pub mod plan;
pub mod provider;
pub mod rating_scale;
pub mod reading;
pub mod recommendation;
pub mod release;
pub mod report;
pub mod schema;
pub mod scorecard;
pub mod search;
pub mod service;
pub mod sheet_layout;
pub mod starter;
pub mod update;

use fields::{Date, Moment, OldAddress, Placed, RecordUuid, References, Text};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diagnostics::Findings;
use crate::source::Content;
use reading::Records;

pub(crate) use kind::every_kind;
pub use kind::{Form, Kind};

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

    /// What the file that lists every record of the kind says besides.
    type Head: std::fmt::Debug + Clone + Send + Sync;

    /// Reads every record of the kind.
    fn read(content: &Content, findings: &mut Findings) -> Records<Self>;

    /// The schema of the file that a record of the kind stands in.
    #[must_use]
    fn file_schema() -> schema::Schema {
        schema::Schema::of::<Self>()
    }

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

/// A file that lists every record of one kind.
pub trait ListFile: DeserializeOwned + JsonSchema {
    /// What it lists.
    type Item: Record;

    /// Its records, each with its id, and what it says besides.
    fn split(self) -> (Vec<Placed<Self::Item>>, <Self::Item as Record>::Head);

    /// The id of one of its records.
    fn id_of(item: &Self::Item) -> &Placed<fields::Id>;
}

/// Implements [`Record`] for a type made by [`record!`]: its kind, its title, its references; and
/// the type of the file that lists its records, where one file does.
macro_rules! implement_record {
    ($name:ident, $title:ident, |$record:ident, $references:ident| $body:block) => {
        impl $crate::records::Record for $name {
            type Head = ();
            fn read(
                content: &$crate::source::Content,
                findings: &mut $crate::diagnostics::Findings,
            ) -> $crate::records::reading::Records<Self> {
                $crate::records::reading::folder(content, findings)
            }
            $crate::records::implement_record!(@common $name, $title, |$record, $references| $body);
        }
    };
    ($name:ident in $file:ident with $head:ty, $title:ident, |$record:ident, $references:ident| $body:block) => {
        impl $crate::records::Record for $name {
            type Head = $head;
            fn read(
                content: &$crate::source::Content,
                findings: &mut $crate::diagnostics::Findings,
            ) -> $crate::records::reading::Records<Self> {
                $crate::records::reading::list::<$file>(content, findings)
            }
            fn file_schema() -> $crate::records::schema::Schema {
                $crate::records::schema::Schema::of::<$file>()
            }
            $crate::records::implement_record!(@common $name, $title, |$record, $references| $body);
        }
    };
    (@common $name:ident, $title:ident, |$record:ident, $references:ident| $body:block) => {
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
