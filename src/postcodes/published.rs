//! What may be shown of postcodes at one moment.

use std::collections::BTreeMap;

use super::Postcodes;
use super::row::{Areas, Inward, Month, Outward, Row};
use crate::directory::VisibleDirectory;
use crate::records::area::Area;
use crate::records::fields::Id;

/// The postcode districts in which a reader may look, as people look for them: `ZZ2` before `ZZ10`.
#[derive(Debug, Default)]
pub struct PostcodeDistricts(Vec<PostcodeDistrict>);

/// A postcode district with its postcodes.
#[derive(Debug)]
pub struct PostcodeDistrict {
    /// Its name.
    pub name: Outward,
    /// The places that its postcodes lie in.
    pub places: Vec<PlaceOfPostcode>,
    /// Its postcodes, in the order of the alphabet.
    pub postcodes: Vec<Located>,
}

/// Where postcodes lie: all that is told of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceOfPostcode {
    /// The district.
    pub district: Id,
    /// The county electoral division, where it is listed.
    pub division: Option<Id>,
    /// The ward, where it is listed.
    pub ward: Option<Id>,
}

/// A postcode of a postcode district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located {
    /// What follows the postcode district.
    pub inward: Inward,
    /// Where it lies, by number among the places.
    pub place: u16,
    /// The month in which it ended, where that month is over.
    pub ended: Option<Month>,
}

impl PostcodeDistricts {
    /// Each of them.
    #[must_use]
    pub fn all(&self) -> &[PostcodeDistrict] {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by its name.
    #[must_use]
    pub fn get(&self, name: Outward) -> Option<&PostcodeDistrict> {
        self.0.iter().find(|district| district.name == name)
    }
}

impl PostcodeDistrict {
    /// How many of its postcodes are in use in each of its places.
    #[must_use]
    pub fn in_use(&self) -> Vec<usize> {
        let mut counts = vec![0; self.places.len()];
        for postcode in self.postcodes.iter().filter(|postcode| postcode.ended.is_none()) {
            counts[usize::from(postcode.place)] += 1;
        }
        counts
    }
}

pub(super) fn districts(postcodes: &Postcodes, directory: &VisibleDirectory) -> PostcodeDistricts {
    let of_today = Today::new(postcodes, directory);
    let chunks = postcodes.rows.chunk_by(|a, b| a.outward == b.outward);
    let mut districts: Vec<PostcodeDistrict> = chunks.filter_map(|rows| of_today.district(rows)).collect();
    districts.sort_by(|a, b| (a.name.order(), a.name).cmp(&(b.name.order(), b.name)));
    PostcodeDistricts(districts)
}

/// What holds at the moment.
struct Today<'a> {
    /// The month.
    month: Month,
    /// What each area is today, by its number, where a reader may see it.
    areas: Vec<Option<&'a Id>>,
}

impl<'a> Today<'a> {
    fn new(postcodes: &Postcodes, directory: &'a VisibleDirectory) -> Self {
        let areas = postcodes.areas.iter().map(|id| today(directory, id)).collect();
        Self { month: Month::of(directory.clock.today()), areas }
    }

    fn place(&self, areas: Areas) -> Option<PlaceOfPostcode> {
        let area = |number: u32| self.areas.get(number as usize).copied().flatten().cloned();
        Some(PlaceOfPostcode {
            district: area(areas.district)?,
            division: areas.division.and_then(area),
            ward: areas.ward.and_then(area),
        })
    }

    fn district(&self, rows: &[Row]) -> Option<PostcodeDistrict> {
        let mut known: BTreeMap<Areas, Option<PlaceOfPostcode>> = BTreeMap::new();
        for row in rows {
            known.entry(row.areas).or_insert_with(|| self.place(row.areas));
        }
        let mut places: Vec<PlaceOfPostcode> = known.values().flatten().cloned().collect();
        places.sort();
        places.dedup();
        let postcodes = rows.iter().filter_map(|row| {
            let place = places.binary_search(known.get(&row.areas)?.as_ref()?).ok()?;
            // A postcode that ends this month may be in use until its last day.
            let ended = row.ended.filter(|month| *month < self.month);
            Some(Located { inward: row.inward, place: u16::try_from(place).ok()?, ended })
        });
        let postcodes: Vec<Located> = postcodes.collect();
        let name = rows.first()?.outward;
        (!postcodes.is_empty()).then_some(PostcodeDistrict { name, places, postcodes })
    }
}

/// What an area has become by today. An area that has ended and has one successor is that one;
/// where it has several, it stays what it was, and its page names them.
fn today<'a>(directory: &'a VisibleDirectory, id: &Id) -> Option<&'a Id> {
    let areas = directory.all::<Area>();
    let mut area = areas.get(id.as_str())?;
    let today = directory.clock.today();
    // An area may be named as its own successor's successor.
    for _ in 0..areas.len() {
        let [successor] = area.record.successors.as_slice() else { break };
        let next = directory.get(successor).filter(|next| next.record.kind == area.record.kind);
        match next {
            Some(next) if area.record.valid_to.as_ref().is_some_and(|last| last.value < today) => area = next,
            _ => break,
        }
    }
    Some(&area.id)
}
