//! One file of boundaries, read feature by feature: what is not the authority's own is gone before the
//! next one is read, for a file often holds the whole country.

use std::collections::BTreeMap;

use serde::de::{IgnoredAny, MapAccess, SeqAccess};

use super::Outline;
use super::faults::{FileFault, What};
use super::geometry::{Geometry, ReadGeometry};
use super::lenient::{Part, Read, Text};
use crate::records::area::{Area, AreaKind};
use crate::records::fields::Id;
use crate::records::reading::Entry;

/// The areas by their codes.
pub(super) struct Codes<'a>(BTreeMap<&'a str, Vec<&'a Entry<Area>>>);

impl<'a> Codes<'a> {
    pub(super) fn of(areas: impl Iterator<Item = &'a Entry<Area>>) -> Self {
        let mut codes: BTreeMap<&str, Vec<&Entry<Area>>> = BTreeMap::new();
        for area in areas {
            for code in area.record.codes.values() {
                let own = codes.entry(code.value.as_str()).or_default();
                if own.last().is_none_or(|other| other.id != area.id) {
                    own.push(area);
                }
            }
        }
        Self(codes)
    }
}

/// The boundary of a district, or what is wrong with it.
pub(super) struct Found {
    /// The number of its feature in the file, from 1.
    pub(super) number: usize,
    /// The code by which it was known.
    pub(super) code: String,
    pub(super) outlines: Result<Vec<Outline>, What>,
}

/// What a file holds of the authority's own districts.
#[derive(Default)]
pub(super) struct Features {
    /// The first boundary of each.
    pub(super) own: BTreeMap<Id, Found>,
    /// The features in which they have another.
    pub(super) twice: BTreeMap<Id, usize>,
}

/// Reads a file.
pub(super) fn features(bytes: &[u8], codes: &Codes<'_>) -> Result<Features, FileFault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(FileFault::Empty);
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let collection = serde::de::DeserializeSeed::deserialize(Read(Collection { codes }), &mut json);
    let collection = collection.and_then(|collection| json.end().map(|()| collection));
    match collection.map_err(|error| FileFault::of(&error))? {
        (Some(kind), Some(features)) if kind == "FeatureCollection" => Ok(features),
        (kind, _) => Err(FileFault::NoCollection(kind)),
    }
}

/// The whole file: its type, and its features where it has a list of them.
struct Collection<'a> {
    codes: &'a Codes<'a>,
}

impl<'de> Part<'de> for Collection<'_> {
    type Value = (Option<String>, Option<Features>);

    fn other(self) -> Self::Value {
        (None, None)
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let (mut kind, mut features) = (None, None);
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = object.next_value_seed(Read(Text))?,
                "features" => features = object.next_value_seed(Read(List { codes: self.codes }))?,
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok((kind, features))
    }
}

struct List<'a> {
    codes: &'a Codes<'a>,
}

impl<'de> Part<'de> for List<'_> {
    type Value = Option<Features>;

    fn other(self) -> Option<Features> {
        None
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<Features>, A::Error> {
        let (mut features, mut number) = (Features::default(), 0);
        while let Some(feature) = list.next_element_seed(Read(ReadFeature { codes: self.codes }))? {
            number += 1;
            let Some((own, geometry)) = feature else { continue };
            let outlines = geometry.unwrap_or_default().outlines();
            for area in own.areas {
                if features.own.contains_key(&area.id) {
                    features.twice.entry(area.id.clone()).or_insert(number);
                } else {
                    let outlines = outlines.clone();
                    let found = Found { number, code: own.code.to_owned(), outlines };
                    features.own.insert(area.id.clone(), found);
                }
            }
        }
        Ok(Some(features))
    }
}

/// Whose a feature is.
#[derive(Clone, Copy)]
struct Own<'a> {
    code: &'a str,
    areas: &'a [&'a Entry<Area>],
}

impl Own<'_> {
    fn kind(&self) -> Option<AreaKind> {
        self.areas.first().map(|area| area.record.kind)
    }
}

struct ReadFeature<'a> {
    codes: &'a Codes<'a>,
}

impl<'de, 'a> Part<'de> for ReadFeature<'a> {
    type Value = Option<(Own<'a>, Option<Geometry>)>;

    fn other(self) -> Self::Value {
        None
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let (mut own, mut geometry) = (None, None);
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "properties" => {
                    own = Some(object.next_value_seed(Read(Properties { codes: self.codes }))?);
                }
                // Where it is known to be somebody else's, its corners need not even be kept.
                "geometry" if !matches!(own, Some(None)) => {
                    geometry = Some(object.next_value_seed(Read(ReadGeometry))?);
                }
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(own.flatten().map(|own| (own, geometry)))
    }
}

/// The properties of a feature, by which it is known. A ward may have the code of its district beside
/// its own: it belongs to the smallest of the areas whose codes it has.
struct Properties<'a> {
    codes: &'a Codes<'a>,
}

impl<'de, 'a> Part<'de> for Properties<'a> {
    type Value = Option<Own<'a>>;

    fn other(self) -> Self::Value {
        None
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut smallest: Option<Own<'a>> = None;
        while object.next_key::<IgnoredAny>()?.is_some() {
            let Some(text) = object.next_value_seed(Read(Text))? else { continue };
            let Some((code, areas)) = self.codes.0.get_key_value(text.trim()) else { continue };
            let found = Own { code, areas };
            let size = |own: &Own<'_>| own.kind().map(|kind| kind as u8);
            if smallest.is_none_or(|smallest| size(&smallest) < size(&found)) {
                smallest = Some(found);
            }
        }
        Ok(smallest.filter(|own| own.kind() == Some(AreaKind::District)))
    }
}
