//! Areas: `content/areas.yml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Date, Id, Placed, Reference, Text};
use super::{implement_record, record, words};

/// The whole file: the sets of boundaries and every area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreasFile {
    /// The sets of boundaries that codes come from, by their ids: `lad-2025: Local authority districts, 2025`.
    #[serde(default)]
    pub boundary_sets: BTreeMap<String, Text>,
    /// Every area.
    pub areas: Vec<Placed<Area>>,
}

record! {
    /// A county, district, division or ward.
    pub struct Area {
        /// Its id, used in references.
        pub id: Placed<Id>,
        /// Its name.
        pub name: Text,
        /// What kind of area it is.
        pub kind: AreaKind,
        /// Its code in each set of boundaries.
        #[serde(default)]
        pub codes: BTreeMap<String, Placed<String>>,
        /// The areas it lies in. It may lie in several: divisions are not made of wards.
        #[serde(default)]
        pub parents: Vec<Reference<Area>>,
        /// The day on which it began.
        pub valid_from: Option<Placed<Date>>,
        /// Its last day, where it is no more.
        pub valid_to: Option<Placed<Date>>,
        /// The areas it was made from.
        #[serde(default)]
        pub predecessors: Vec<Reference<Area>>,
        /// The areas it became.
        #[serde(default)]
        pub successors: Vec<Reference<Area>>,
        /// A sentence about it.
        pub summary: Option<Text>,
    }
}

words! {
    /// What kind of area it is.
    pub enum AreaKind {
        /// The county.
        County,
        /// A district.
        District,
        /// A county electoral division.
        Division,
        /// A ward.
        Ward,
    }
}

implement_record!(Area, name, |area, references| {
    references.to(&area.parents);
    references.to(&area.predecessors);
    references.to(&area.successors);
});
