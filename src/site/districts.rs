//! Districts: who serves you, and the number to ring.

use serde::Serialize;
use serde_json::json;

use super::decisions::{self, DecisionEntry};
use super::head::{Head, RecordPart};
use super::help::Help;
use super::leaflets::{self, Print};
use super::lines::{Line, lines};
use super::parts::{self, Date, Link, Ref};
use super::rings::{self, Ring};
use super::{PlannedPage, Site, View, addresses, allocations, figures, needs, services, structured};
use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::decision::Decision;
use crate::records::fields::Id;
use crate::records::lot::{Lot, LotStatus};
use crate::records::reading::Entry;
use crate::records::service::{Service, ServiceStatus};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let mut pages = vec![PlannedPage::new(addresses::list(Kind::Area), "districts.html", place, list)];
    let is_district = |area: &Entry<Area>| area.record.kind == AreaKind::District;
    pages.extend(PlannedPage::for_each::<Area>(site, "district.html", is_district, district));
    pages
}

/// How many services a resident of a district can ring somebody about.
pub(super) fn count(site: &Site<'_>, district: &Id) -> usize {
    let all = services::by_name(site).into_iter();
    all.filter(|service| !site.directory.whom_to_ring(service, district).is_empty()).count()
}

fn list(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct DistrictEntry {
        name: String,
        href: String,
        lots: Vec<Ref>,
        count: usize,
    }
    #[derive(Serialize)]
    struct Districts {
        #[serde(flatten)]
        head: Head,
        districts: Vec<DistrictEntry>,
    }
    let districts = rings::districts(site).filter_map(|district| {
        let Link { text, href } = parts::link(site, &**district)?;
        let lots = site.directory.linked::<Lot>(Kind::Area, &district.id);
        let lots = lots.into_iter().map(|lot| parts::reference(site, &**lot)).collect();
        Some(DistrictEntry { name: text, href, lots, count: count(site, &district.id) })
    });
    let route = addresses::list(Kind::Area);
    let head = Head::from_words(site, "districts", &route, &[]).under(site, "districts", &route);
    View::of(Districts { head, districts: districts.collect() })
}

#[derive(Serialize)]
struct LotLink {
    text: String,
    href: Option<String>,
    status: LotStatus,
}

#[derive(Serialize)]
struct Code {
    scheme: String,
    code: String,
}

#[derive(Serialize)]
struct DistrictPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    name: String,
    summary: Option<String>,
    figures_href: Option<String>,
    rings: Vec<Ring>,
    lines: Vec<Line>,
    has_week: bool,
    structured: String,
    none_here: Vec<Link>,
    needs: Vec<parts::CountedLink>,
    help: Help,
    divisions: Vec<String>,
    leaflet_href: Option<String>,
    large_print_href: Option<String>,
    lots: Vec<LotLink>,
    allocations: Vec<allocations::DistrictShare>,
    decisions: Vec<DecisionEntry>,
    codes: Vec<Code>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    gone: bool,
    parents: Vec<Ref>,
    predecessors: Vec<Ref>,
    successors: Vec<Ref>,
}

/// What the page shows in places of its own.
const APART: [Kind; 5] = [Kind::Lot, Kind::Allocation, Kind::Decision, Kind::Area, Kind::Service];

fn district(site: &Site<'_>, district: &Entry<Area>) -> View {
    let record = &district.record;
    let name = parts::title(site, district);
    let list = addresses::list(Kind::Area);
    let head = Head::from_words(site, "district", &list.page(&district.id), &[("name", &name)]);
    let (rings, none_here) = rings_here(site, &district.id);
    let lines = lines(rings.iter().map(|ring| (ring, ring.service_reference())));
    let codes =
        record.codes.iter().map(|(set, code)| Code { scheme: scheme(site, set), code: code.value.clone() });
    View::of(DistrictPage {
        record: RecordPart::of(site, district, &APART),
        summary: parts::text(site, record.summary.as_ref()),
        figures_href: figures::href(site, Kind::Area, &district.id),
        has_week: lines.iter().any(|line| line.contact.has_week()),
        structured: structured(&name, &head, &lines),
        lines,
        rings,
        none_here,
        needs: needs::here(site, district),
        help: Help::of(site),
        divisions: divisions_here(site, &district.id),
        leaflet_href: leaflets::href(site, district, Print::Ordinary),
        large_print_href: leaflets::href(site, district, Print::Large),
        lots: lots_here(site, &district.id),
        allocations: allocations::shares_of(site, &district.id),
        decisions: decisions_here(site, district),
        codes: codes.collect(),
        valid_from: parts::maybe_date(site, record.valid_from.as_ref()),
        valid_to: parts::maybe_date(site, record.valid_to.as_ref()),
        gone: record.valid_to.as_ref().is_some_and(|to| to.value < site.directory.clock.today()),
        parents: parts::references(site, &record.parents),
        predecessors: parts::references(site, &record.predecessors),
        successors: parts::references(site, &record.successors),
        head: head.under(site, "districts", &list),
        name,
    })
}

/// Whom to ring here, for machines: each line once, and the services that refer to it.
fn structured(name: &str, head: &Head, lines: &[Line]) -> String {
    let here = structured::area(name);
    let mut graph = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut points = structured::contact_points(&line.contact, std::slice::from_ref(&here));
        let ids: Vec<String> = (0..points.len())
            .map(|point| format!("{}#line_{}_{}", head.canonical, at + 1, point + 1))
            .collect();
        for (point, id) in points.iter_mut().zip(&ids) {
            point["@id"] = id.as_str().into();
        }
        graph.append(&mut points);
        let channels: Vec<_> = ids
            .iter()
            .map(|id| structured::thing("ServiceChannel", [("servicePhone", json!({ "@id": id }))]))
            .collect();
        let providers: Vec<_> = line.providers.iter().map(structured::body).collect();
        graph.extend(line.serves.iter().map(|service| {
            structured::thing(
                "GovernmentService",
                [
                    ("name", service.text.as_str().into()),
                    ("areaServed", here.clone()),
                    ("serviceOperator", providers.clone().into()),
                    ("availableChannel", channels.clone().into()),
                ],
            )
        }));
    }
    structured::text(json!({ "@graph": graph }))
}

/// Whom to ring for each service here, top tasks first; and the services that nobody gives here.
pub(super) fn rings_here(site: &Site<'_>, district: &Id) -> (Vec<Ring>, Vec<Link>) {
    let tasks = &site.directory.authority.record.top_tasks;
    let mut all = services::by_name(site);
    all.sort_by_key(|service| {
        let is_this = |task: &&crate::records::authority::TopTask| {
            task.to.kind == Kind::Service && task.to.value.id == service.id
        };
        tasks.iter().position(|task| is_this(&task)).unwrap_or(usize::MAX)
    });
    rings_of(site, all, district)
}

/// Whom to ring in a district for each of some services; and those that nobody gives there.
pub(super) fn rings_of<'s>(
    site: &Site<'_>,
    services: impl IntoIterator<Item = &'s std::sync::Arc<Entry<Service>>>,
    district: &Id,
) -> (Vec<Ring>, Vec<Link>) {
    let (mut rings, mut none_here) = (Vec::new(), Vec::new());
    for service in services {
        let answers = site.directory.whom_to_ring(service, district);
        if answers.is_empty() && service.record.status == ServiceStatus::Active {
            none_here.extend(parts::link(site, &**service));
        }
        for (at, answer) in answers.iter().enumerate() {
            let id = if at == 0 {
                format!("ring_{}", service.id)
            } else {
                // No id has this line in it, so no service is called the same.
                format!("ring_{}_{}", service.id, at + 1)
            };
            rings.push(rings::ring(site, id, answer, Some(service)));
        }
    }
    (rings, none_here)
}

/// The county electoral divisions that lie in a district today, by name: a councillor is elected for
/// each.
fn divisions_here(site: &Site<'_>, district: &Id) -> Vec<String> {
    let today = site.directory.clock.today();
    let all = site.directory.all::<Area>().iter().filter(|area| {
        area.record.kind == AreaKind::Division
            && area.record.stands_on(today)
            && site.directory.lies_in(&area.id, district)
    });
    let mut names: Vec<String> = all.map(|area| parts::title(site, &**area)).collect();
    names.sort();
    names
}

fn lots_here(site: &Site<'_>, district: &Id) -> Vec<LotLink> {
    let lots = site
        .directory
        .all::<Lot>()
        .iter()
        .filter(|lot| site.directory.covers(&lot.record.districts, district));
    let link = |lot: &std::sync::Arc<Entry<Lot>>| {
        let Ref { text, href } = parts::reference(site, &**lot);
        LotLink { text, href, status: lot.record.status }
    };
    lots.map(link).collect()
}

/// Decisions that name the district, an area it lies in, or a lot that covers it; newest first.
fn decisions_here(site: &Site<'_>, district: &Entry<Area>) -> Vec<DecisionEntry> {
    let lots: Vec<_> = site
        .directory
        .all::<Lot>()
        .iter()
        .filter(|lot| site.directory.covers(&lot.record.districts, &district.id))
        .collect();
    let concerns = |decision: &Entry<Decision>| {
        let names_lot = || {
            site.directory
                .linked::<Lot>(Kind::Decision, &decision.id)
                .iter()
                .any(|lot| lots.iter().any(|here| here.id == lot.id))
        };
        site.directory.covers(&decision.record.areas, &district.id) || names_lot()
    };
    let newest = decisions::newest_first(site).into_iter().filter(|decision| concerns(decision));
    newest.filter_map(|decision| decisions::entry(site, decision)).collect()
}

/// What a set of boundaries is called.
fn scheme(site: &Site<'_>, set: &str) -> String {
    let name = site.directory.boundary_set(set);
    name.map_or_else(|| set.to_owned(), |name| name.in_language(site.language).clone())
}
