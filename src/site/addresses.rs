//! The addresses of pages and files, all in one place.

use super::route::{RelativePath, Route, Routes, Segment};
use super::{Plan, Site};
use crate::diagnostics::{Finding, Findings, Place};
use crate::postcodes::Outward;
use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::document::Document;
use crate::records::fields::{Id, Misfit};

/// The list page of a kind of record.
pub(super) fn list(kind: Kind) -> Route {
    Route::home().page(folder(kind))
}

/// The page of a record whose kind has pages.
pub(super) fn record(kind: Kind, id: &Id) -> Option<Route> {
    match kind {
        Kind::Delivery | Kind::Document | Kind::RatingScale => None,
        _ => Some(list(kind).page(id)),
    }
}

/// The page or file of a record that is there: areas have a page where they are districts, and
/// a document is its file.
pub(super) fn of(site: &Site<'_>, kind: Kind, id: &Id) -> Option<Route> {
    match kind {
        Kind::Area => {
            let area = site.directory.all::<Area>().get(id.as_str())?;
            (area.record.kind == AreaKind::District).then(|| record(kind, id)).flatten()
        }
        Kind::Document => {
            let document = site.directory.all::<Document>().get(id.as_str())?;
            file("documents", &document.record.file)
        }
        _ => record(kind, id),
    }
}

/// A file of the content folder that keeps its name, where that name can be published.
pub(super) fn file(folder: &str, name: &str) -> Option<Route> {
    RelativePath::parse(&format!("{folder}/{name}")).ok().map(Route::from)
}

/// That a file or an old address cannot be published under its name.
pub(super) fn unpublishable(place: Place, misfit: Misfit) -> Finding {
    Finding::error("unpublishable-name", place, misfit.problem).help(misfit.instead)
}

fn folder(kind: Kind) -> Segment {
    match kind {
        // Residents look for their district; other areas have no pages.
        Kind::Area => const { Segment::fixed("districts") },
        // The list of indicators is the framework of outcomes.
        Kind::Indicator => const { Segment::fixed("outcomes") },
        kind => Segment::fixed(kind.plural()),
    }
}

pub(super) fn a_to_z() -> Route {
    list(Kind::Service).page(const { Segment::fixed("a-to-z") })
}

pub(super) fn by_need() -> Route {
    list(Kind::Service).page(const { Segment::fixed("by-need") })
}

pub(super) fn by_people() -> Route {
    list(Kind::Service).page(const { Segment::fixed("by-people") })
}

pub(super) fn by_district() -> Route {
    list(Kind::Service).page(const { Segment::fixed("by-district") })
}

/// The page that leads to lots, contracts and allocations.
pub(super) fn money() -> Route {
    Route::home().page(const { Segment::fixed("money") })
}

/// The page that leads to decisions, committees, reports, inspections and plans.
pub(super) fn scrutiny() -> Route {
    Route::home().page(const { Segment::fixed("scrutiny") })
}

/// The figures of a district, a lot or a provider, below its own page.
pub(super) fn figures(record: &Route) -> Route {
    record.page(const { Segment::fixed("figures") })
}

/// A district beside all others, below its own page.
pub(super) fn compared(district: &Route) -> Route {
    district.page(const { Segment::fixed("compared") })
}

/// The leaflet of a district, below its own page.
pub(super) fn leaflet(district: &Route) -> Route {
    district.page(const { Segment::fixed("leaflet") })
}

/// The leaflet of a district in large print.
pub(super) fn large_print(district: &Route) -> Route {
    district.page(const { Segment::fixed("large-print") })
}

/// The list of postcode districts, where residents look for their own district.
pub(super) fn postcodes() -> Route {
    Route::home().page(const { Segment::fixed("postcodes") })
}

/// The page of a postcode district.
pub(super) fn postcode_district(name: Outward) -> Route {
    postcodes().page(name)
}

/// The folder of the files of postcode districts, which the script of the list asks for.
pub(super) fn postcode_files() -> Route {
    postcodes().page(const { Segment::fixed("data") })
}

/// The file of a postcode district.
pub(super) fn postcode_file(name: Outward) -> Route {
    postcode_files().file(Segment::json(name))
}

/// A file of figures beside the page of their indicator, by its ending.
pub(super) fn figures_of_indicator(id: &Id, ending: &'static str) -> Route {
    list(Kind::Indicator).page(id).file(Segment::with_ending(id, ending))
}

/// A file of all figures. No indicator is called `data`.
pub(super) fn all_figures(name: Segment) -> Route {
    list(Kind::Indicator).page(const { Segment::fixed("data") }).file(name)
}

/// Where the figures of an indicator come from, below its own page.
pub(super) fn source(indicator: &Id) -> Route {
    list(Kind::Indicator).page(indicator).page(const { Segment::fixed("source") })
}

/// The calendar of releases, for programs that keep calendars. No release has a dot in its id.
pub(super) fn calendar() -> Route {
    list(Kind::Release).file(const { Segment::fixed("calendar.ics") })
}

/// The feed of releases.
pub(super) fn feed_of_releases() -> Route {
    list(Kind::Release).file(const { Segment::fixed("feed.xml") })
}

/// The questions of an eligibility record, below its own page.
pub(super) fn questions(record: &Route) -> Route {
    record.page(const { Segment::fixed("questions") })
}

/// The search page. The files of its index lie beside it.
pub(super) fn search() -> Route {
    Route::home().page(const { Segment::fixed("search") })
}

pub(super) fn contact() -> Route {
    Route::home().page(const { Segment::fixed("contact") })
}

pub(super) fn statement() -> Route {
    Route::home().page(const { Segment::fixed("accessibility-statement") })
}

pub(super) fn feed() -> Route {
    Route::home().file(const { Segment::fixed("feed.xml") })
}

/// The n-th page of a list, counted from 1.
pub(super) fn part(list: &Route, number: u32) -> Route {
    if number < 2 { list.clone() } else { list.page(const { Segment::fixed("page") }).page(number) }
}

/// Keeps one page or file at each address, and finds the others.
pub(super) fn unique(plan: &mut Plan) -> Findings {
    let mut routes: Routes<Place> = Routes::default();
    let mut findings = Findings::default();
    let mut keep = |route: &Route, place: &Place| match routes.insert(route.clone(), place.clone()) {
        Ok(()) => true,
        Err(clash) => {
            let (address, owner) = clash.first;
            let message = format!("Two pages or files would stand at one address, `{address}`");
            findings.push(
                Finding::error("address-taken", place.clone(), message)
                    .help(format!("The other comes from {}. Give one of them another name.", owner.file)),
            );
            false
        }
    };
    plan.pages.retain(|page| keep(&page.route, &page.place));
    plan.files.retain(|file| keep(&file.route, &file.place));
    findings
}
