//! The addresses of pages and files, all in one place.

use std::collections::BTreeMap;

use super::route::Route;
use super::{Plan, Site};
use crate::diagnostics::{Finding, Findings, Place};
use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::document::Document;
use crate::records::fields::Id;

/// The list page of a kind of record.
pub(super) fn list(kind: Kind) -> Route {
    Route::home().below(folder(kind))
}

/// The page of a record whose kind has pages.
pub(super) fn record(kind: Kind, id: &Id) -> Option<Route> {
    match kind {
        Kind::Delivery | Kind::Document => None,
        _ => Some(list(kind).record(id)),
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
            list(kind).file(&document.record.file)
        }
        _ => record(kind, id),
    }
}

fn folder(kind: Kind) -> &'static str {
    match kind {
        // Residents look for their district; other areas have no pages.
        Kind::Area => "districts",
        kind => kind.plural(),
    }
}

pub(super) fn a_to_z() -> Route {
    list(Kind::Service).below("a-to-z")
}

pub(super) fn by_need() -> Route {
    list(Kind::Service).below("by-need")
}

pub(super) fn by_district() -> Route {
    list(Kind::Service).below("by-district")
}

pub(super) fn contact() -> Route {
    Route::home().below("contact")
}

pub(super) fn statement() -> Route {
    Route::home().below("accessibility-statement")
}

pub(super) fn feed() -> Option<Route> {
    Route::home().file("feed.xml")
}

pub(super) fn images() -> Route {
    Route::home().below("images")
}

/// Keeps one page or file at each address, compared without case, and finds the others.
pub(super) fn unique(plan: &mut Plan) -> Findings {
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let mut findings = Findings::default();
    let mut keep = |route: &Route, place: &Place| {
        let path = route.file_path().to_string().to_lowercase();
        let Some(other) = taken.get(&path) else {
            taken.insert(path, place.clone());
            return true;
        };
        let message = format!("Two pages or files would stand at one address: `/{path}`");
        findings.push(
            Finding::error("address-taken", place.clone(), message)
                .help(format!("The other comes from {}. Give one of them another name.", other.file)),
        );
        false
    };
    plan.pages.retain(|page| keep(&page.route, &page.place));
    plan.files.retain(|file| keep(&file.route, &file.place));
    findings
}
