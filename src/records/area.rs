//! Areas: `content/areas.yml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Date, Id, Placed, Reference, Text};
use super::{ListFile, implement_record, record, words};

/// The whole file: the sets of boundaries and every area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreasFile {
    /// The sets of boundaries that codes come from, by their ids.
    /// Example: `{lad-2025: Districts of 2025}`
    #[serde(default)]
    pub boundary_sets: BoundarySets,
    /// Every area.
    pub areas: Vec<Placed<Area>>,
}

impl ListFile for AreasFile {
    type Item = Area;

    fn split(self) -> (Vec<Placed<Area>>, BoundarySets) {
        (self.areas, self.boundary_sets)
    }
    fn id_of(area: &Area) -> &Placed<Id> {
        &area.id
    }
}

/// The names of the sets of boundaries, by their ids.
pub type BoundarySets = BTreeMap<String, Text>;

record! {
    /// A county, district, division or ward.
    pub struct Area {
        /// Its id, used in references. Example: coast
        pub id: Placed<Id>,
        /// Its name. Example: Coast
        pub name: Text,
        /// What kind of area it is.
        pub kind: AreaKind,
        /// Its code in each set of boundaries. Example: lad-2025: E07999001
        #[serde(default)]
        pub codes: BTreeMap<String, Placed<String>>,
        /// The areas it lies in. It may lie in several: divisions are not made of wards.
        /// Example: `[sampleshire]`
        #[serde(default)]
        pub parents: Vec<Reference<Area>>,
        /// The day on which it began. Example: 2015-04-01
        pub valid_from: Option<Placed<Date>>,
        /// Its last day, where it is no more. Example: 2027-03-31
        pub valid_to: Option<Placed<Date>>,
        /// The areas it was made from. Example: `[old-coast]`
        #[serde(default)]
        pub predecessors: Vec<Reference<Area>>,
        /// The areas it became. Example: `[new-coast]`
        #[serde(default)]
        pub successors: Vec<Reference<Area>>,
        /// Where it stands in a map of tiles, in which every area has the same size.
        pub tile: Option<Placed<TilePlace>>,
        /// A sentence about it. Example: Harbour towns and the villages round the bay.
        pub summary: Option<Text>,
    }
}

/// Where an area stands in a map of tiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TilePlace {
    /// Its row, from 1 at the top. Example: 2
    pub row: u8,
    /// Its column, from 1 at the left. Example: 3
    pub column: u8,
}

impl Area {
    /// Whether there is such an area on a day.
    #[must_use]
    pub fn stands_on(&self, day: Date) -> bool {
        self.valid_from.as_ref().is_none_or(|first| first.value <= day)
            && self.valid_to.as_ref().is_none_or(|last| day <= last.value)
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

implement_record!(Area in AreasFile with BoundarySets, name, |area, references| {
    references.to(&area.parents);
    references.to(&area.predecessors);
    references.to(&area.successors);
});
