//! By postcode, with no server: the list of postcode districts, where a script finds one's own
//! district, a page for each, and the small files that the script asks for. What it asks for names a
//! postcode district, never a postcode.

mod file;

use std::collections::BTreeMap;

use serde::Serialize;

use super::head::Head;
use super::lines::{Line, lines};
use super::parts::{self, Link};
use super::{Contents, PlannedFile, PlannedPage, Site, View, addresses, districts, rings};
use crate::postcodes::{Outward, PostcodeDistrict};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::Id;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    if site.postcodes.is_empty() {
        return Vec::new();
    }
    let place = || site.directory.authority.whole();
    let mut pages = vec![PlannedPage::new(addresses::postcodes(), "postcodes.html", place(), list)];
    pages.extend(site.postcodes.all().iter().map(|shown| {
        let name = shown.name;
        let route = addresses::postcode_district(name);
        PlannedPage::new(route, "postcode-district.html", place(), move |site| page(site, name))
    }));
    pages
}

/// The files that the script asks for, one a postcode district.
pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let mut known = file::Districts::default();
    let file = |district: &PostcodeDistrict| PlannedFile {
        route: addresses::postcode_file(district.name),
        place: site.directory.authority.whole(),
        contents: Contents::Text(file::text(site, district, &mut known)),
    };
    site.postcodes.all().iter().map(file).collect()
}

/// Where the postcodes come from.
#[derive(Serialize)]
struct Source {
    edition: String,
    year: u16,
}

impl Source {
    fn of(site: &Site<'_>) -> Option<Self> {
        let source = site.directory.authority.record.postcodes.as_ref()?;
        let edition = source.edition.in_language(site.language).clone();
        Some(Self { edition, year: source.year.value })
    }
}

fn list(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct Listed {
        name: String,
        href: String,
        districts: Vec<String>,
    }
    #[derive(Serialize)]
    struct Postcodes {
        #[serde(flatten)]
        head: Head,
        files_href: String,
        postcode_districts: Vec<Listed>,
        districts: Vec<Link>,
        example: Option<String>,
        source: Option<Source>,
    }
    let listed = |district: &PostcodeDistrict| Listed {
        name: district.name.to_string(),
        href: addresses::postcode_district(district.name).href(site.base),
        districts: by_district(district).into_iter().filter_map(|(id, ..)| name(site, id)).collect(),
    };
    let example = site.postcodes.all().iter().find_map(|district| {
        let first = district.postcodes.iter().find(|postcode| postcode.ended.is_none())?;
        Some(format!("{} {}", district.name, first.inward))
    });
    let route = addresses::postcodes();
    let head = Head::from_words(site, "postcodes", &route, &[]);
    View::of(Postcodes {
        head: head.under(site, "districts", &addresses::list(Kind::Area)),
        files_href: addresses::postcode_files().href(site.base),
        postcode_districts: site.postcodes.all().iter().map(listed).collect(),
        districts: parts::links(site, rings::districts(site)),
        example,
        source: Source::of(site),
    })
}

/// How many postcodes lie in a division.
#[derive(Serialize)]
struct Division {
    name: String,
    count: usize,
}

/// A district that a postcode district touches.
#[derive(Serialize)]
struct Touched {
    name: String,
    href: Option<String>,
    count: usize,
    divisions: Vec<Division>,
    /// The line that one rings first.
    line: Option<Line>,
    /// How many services can be rung about.
    services: usize,
}

fn page(site: &Site<'_>, name: Outward) -> View {
    #[derive(Serialize)]
    struct Page {
        #[serde(flatten)]
        head: Head,
        name: String,
        districts: Vec<Touched>,
        /// How many of its postcodes are in use.
        count: usize,
        source: Option<Source>,
    }
    let found = site.postcodes.get(name);
    let districts = found.map(by_district).unwrap_or_default();
    let districts = districts.into_iter().map(|(id, count, divisions)| touched(site, id, count, divisions));
    let districts: Vec<Touched> = districts.collect();
    let shown = name.to_string();
    let route = addresses::postcode_district(name);
    let head = Head::from_words(site, "postcode-district", &route, &[("name", &shown)]);
    let mut head = head.under(site, "districts", &addresses::list(Kind::Area));
    head.breadcrumbs.push(Link {
        text: site.words.word("pages.postcodes.heading"),
        href: addresses::postcodes().href(site.base),
    });
    View::of(Page {
        head,
        name: shown,
        count: districts.iter().map(|district| district.count).sum(),
        districts,
        source: Source::of(site),
    })
}

fn touched(site: &Site<'_>, id: &Id, count: usize, divisions: BTreeMap<&Id, usize>) -> Touched {
    let divisions =
        divisions.into_iter().filter_map(|(id, count)| Some(Division { name: name(site, id)?, count }));
    let mut divisions: Vec<Division> = divisions.collect();
    divisions.sort_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
    Touched {
        name: name(site, id).unwrap_or_default(),
        href: super::href_of(site, Kind::Area, id),
        count,
        divisions,
        line: first_line(site, id),
        services: districts::count(site, id),
    }
}

/// The districts of a postcode district, those with the most postcodes first, each with its
/// divisions. Only postcodes in use are counted.
fn by_district(shown: &PostcodeDistrict) -> Vec<(&Id, usize, BTreeMap<&Id, usize>)> {
    let mut districts: BTreeMap<&Id, (usize, BTreeMap<&Id, usize>)> = BTreeMap::new();
    let is_in_use = shown.in_use().iter().any(|count| *count > 0);
    let counted = shown.places.iter().zip(shown.in_use());
    // Where none is in use any more, it is still told where they lay.
    for (place, count) in counted.filter(|(_, count)| *count > 0 || !is_in_use) {
        let (all, divisions) = districts.entry(&place.district).or_default();
        *all += count;
        if let Some(division) = &place.division {
            *divisions.entry(division).or_default() += count;
        }
    }
    let mut districts: Vec<_> =
        districts.into_iter().map(|(id, (count, divisions))| (id, count, divisions)).collect();
    districts.sort_by_key(|(id, count, _)| (std::cmp::Reverse(*count), *id));
    districts
}

/// The line behind the number that one rings first in a district.
fn first_line(site: &Site<'_>, district: &Id) -> Option<Line> {
    let (rings, _) = districts::rings_here(site, district);
    let mut lines = lines(rings.iter().map(|ring| (ring, ring.service_reference())));
    lines.retain(|line| line.number().is_some());
    (!lines.is_empty()).then(|| lines.swap_remove(0))
}

fn name(site: &Site<'_>, area: &Id) -> Option<String> {
    site.directory.all::<Area>().get(area.as_str()).map(|area| parts::title(site, &**area))
}
