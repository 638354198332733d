//! The file of a postcode district: as small as it can be and still be read by people.
//!
//! What can follow a postcode district is one of 4,000: a digit and two of 20 letters. So each of
//! the ten digits has a line of up to 400 characters, one for each pair of letters in the order of
//! the alphabet: a dot where there is no such postcode, or else the number of what is told of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{first_line, name};
use crate::postcodes::{Located, Month, PostcodeDistrict};
use crate::records::Kind;
use crate::records::fields::{Id, Period};
use crate::site::parts::Link;
use crate::site::periods;
use crate::site::{Site, href_of, ways};

/// How many digits there are.
const SECTORS: usize = 10;

/// How many pairs of letters there are.
const PAIRS: usize = 400;

/// The districts that were looked up so far: one may lie in dozens of postcode districts.
pub(super) type Districts = BTreeMap<Id, District>;

/// A district, and whom to ring there.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct District {
    name: String,
    href: Option<String>,
    /// Who answers.
    who: Option<String>,
    number: Option<Link>,
    /// What one can ring about.
    serves: Option<String>,
}

#[derive(Serialize)]
struct Place {
    district: usize,
    division: Option<String>,
    ward: Option<String>,
}

#[derive(Serialize)]
struct File<'a> {
    postcode_district: &'a str,
    districts: Vec<District>,
    places: Vec<Place>,
    /// The number of the place of each postcode.
    located: Vec<String>,
    /// The number of the month in which each postcode ended.
    ended: Vec<String>,
    months: Vec<String>,
}

/// The text of a file.
pub(super) fn text(site: &Site<'_>, shown: &PostcodeDistrict, known: &mut Districts) -> String {
    let mut ids: Vec<&Id> = shown.places.iter().map(|place| &place.district).collect();
    ids.dedup();
    let mut months: Vec<Month> = shown.postcodes.iter().filter_map(|postcode| postcode.ended).collect();
    months.sort_unstable();
    months.dedup();
    let area = |id: Option<&Id>| id.and_then(|id| name(site, id));
    let places = shown.places.iter().map(|place| Place {
        district: ids.iter().position(|id| **id == place.district).unwrap_or_default(),
        division: area(place.division.as_ref()),
        ward: area(place.ward.as_ref()),
    });
    let month_of = |postcode: &Located| months.binary_search(&postcode.ended?).ok();
    let file = File {
        postcode_district: shown.name.as_str(),
        places: places.collect(),
        located: sectors(&shown.postcodes, |postcode| Some(usize::from(postcode.place))),
        ended: sectors(&shown.postcodes, month_of),
        months: months.iter().map(|month| month_in_words(site, *month)).collect(),
        districts: ids
            .iter()
            .map(|id| known.entry((*id).clone()).or_insert_with(|| District::of(site, id)).clone())
            .collect(),
    };
    let mut text = serde_json::to_string(&file).unwrap_or_default();
    text.push('\n');
    text
}

impl District {
    fn of(site: &Site<'_>, id: &Id) -> Self {
        let line = first_line(site, id);
        let whom = line.as_ref().map(|line| (line.who(), line.telephone().cloned(), line.served()));
        let (who, number, serves) = whom.unwrap_or_else(|| {
            let authority = &site.directory.authority.record;
            let us = ways::contact(site, &authority.contact);
            (Some(authority.name.in_language(site.language).clone()), us.telephone, None)
        });
        Self {
            name: name(site, id).unwrap_or_default(),
            href: href_of(site, Kind::Area, id),
            who,
            number,
            serves,
        }
    }
}

/// A line for each digit, with a character for each postcode that has a number.
fn sectors(postcodes: &[Located], number: impl Fn(&Located) -> Option<usize>) -> Vec<String> {
    let mut sectors = vec![vec!['.'; PAIRS]; SECTORS];
    for postcode in postcodes {
        let at = usize::from(postcode.inward.0);
        if let (Some(sector), Some(number)) = (sectors.get_mut(at / PAIRS), number(postcode)) {
            sector[at % PAIRS] = digit(number);
        }
    }
    let line = |sector: Vec<char>| sector.into_iter().collect::<String>().trim_end_matches('.').to_owned();
    sectors.into_iter().map(line).collect()
}

/// A number as one character: from `0` on those of ASCII up to the backslash, which JSON would
/// have to escape, and then those from U+0100 on. There are never more than 4,000.
fn digit(number: usize) -> char {
    const OF_ASCII: u32 = (b'\\' - b'0') as u32;
    let number = u32::try_from(number).unwrap_or_default();
    let code = if number < OF_ASCII { 0x30 + number } else { 0x100 + number - OF_ASCII };
    char::from_u32(code).unwrap_or('.')
}

fn month_in_words(site: &Site<'_>, month: Month) -> String {
    let number = i8::try_from(month.number()).unwrap_or(1);
    periods::label(site, Period::Month(i16::try_from(month.year()).unwrap_or_default(), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postcodes::Inward;

    #[test]
    fn each_number_has_a_character_of_its_own() {
        let digits: Vec<char> = (0..4_000).map(digit).collect();
        let all: std::collections::BTreeSet<char> = digits.iter().copied().collect();
        assert_eq!(all.len(), 4_000);
        assert!(!all.contains(&'.') && !all.contains(&'"') && !all.contains(&'\\'), "JSON escapes none");
        assert_eq!(digits[..3], ['0', '1', '2']);
        assert_eq!(digits[43..46], ['[', '\u{100}', '\u{101}'], "the script counts on it");
    }

    #[test]
    fn a_sector_ends_with_its_last_postcode() {
        let located = |inward| Located { inward: Inward(inward), place: 1, ended: None };
        let lines = sectors(&[located(1), located(3), located(400)], |postcode| Some(postcode.place.into()));
        assert_eq!(lines[..3], [".1.1", "1", ""]);
        assert_eq!(lines.len(), 10);
    }
}
