//! Services: the list, and each service. The other ways to them stand in `browse`.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::lines::{Line, lines};
use super::listing::{self, Part};
use super::parts::{self, DocumentView, Link, Ref};
use super::rings::{self, Ring};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, structured};
use crate::records::Kind;
use crate::records::lot::Lot;
use crate::records::reading::Entry;
use crate::records::service::{Service, ServiceStatus};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let total = site.directory.all::<Service>().len();
    let mut pages = listing::pages(&addresses::list(Kind::Service), "services.html", &place, total, list);
    pages.extend(PlannedPage::for_each::<Service>(site, "service.html", |_| true, service));
    pages
}

/// A service in a list.
#[derive(Debug, Serialize)]
pub(super) struct ServiceEntry {
    name: String,
    href: String,
    summary: String,
    status: ServiceStatus,
    alert: Option<String>,
    telephone: Option<Link>,
    not_us: Option<String>,
}

/// A service as an entry of a list.
pub(super) fn entry(site: &Site<'_>, service: &Entry<Service>) -> Option<ServiceEntry> {
    let record = &service.record;
    let elsewhere = site.directory.responsible_elsewhere(record);
    Some(ServiceEntry {
        name: parts::title(site, service),
        href: parts::link(site, service)?.href,
        summary: record.summary.in_language(site.language).clone(),
        status: record.status,
        alert: parts::text(site, record.alert.as_ref()),
        telephone: for_everybody(site, service).and_then(|ring| ring.contact.telephone),
        not_us: elsewhere.map(|body| parts::title(site, &**body)),
    })
}

/// The services in the order of their names.
pub(super) fn by_name<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Service>>> {
    listing::ordered(site, |service: &Entry<Service>| {
        service.record.name.in_language(site.language).to_lowercase()
    })
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Service);
    listing::view(site, part, "services", &route, by_name(site), |service| entry(site, service))
}

#[derive(Serialize)]
struct NotUs {
    provider: Ref,
    contact: Option<ContactView>,
}

#[derive(Serialize)]
struct DistrictRings {
    text: String,
    href: Option<String>,
    rings: Vec<Ring>,
}

impl DistrictRings {
    fn answers(&self) -> impl Iterator<Item = (&Ring, Option<Ref>)> {
        let district = Ref { text: self.text.clone(), href: self.href.clone() };
        self.rings.iter().map(move |ring| (ring, Some(district.clone())))
    }
}

#[derive(Serialize)]
struct ServicePage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    status: ServiceStatus,
    alert: Option<String>,
    not_us: Option<NotUs>,
    funded_by: Option<Ref>,
    ring: Option<Ring>,
    districts: Vec<DistrictRings>,
    lines: Vec<Line>,
    has_week: bool,
    structured: String,
    needs: Vec<Link>,
    audience: Option<String>,
    people: Vec<Link>,
    eligibility: Vec<String>,
    who_gets_what: Vec<Link>,
    minimum_age: Option<u8>,
    maximum_age: Option<u8>,
    what_happens: Vec<String>,
    how_to_get_it: String,
    cost: String,
    wait: Option<String>,
    documents_needed: Vec<String>,
    documents: Vec<DocumentView>,
}

fn service(site: &Site<'_>, service: &Entry<Service>) -> View {
    let record = &service.record;
    let text = |text: &crate::records::fields::Text| text.in_language(site.language).clone();
    let list = addresses::list(Kind::Service);
    let summary = text(&record.summary);
    let head = Head::of_record(site, "service", &list.page(&service.id), &text(&record.name), &summary);
    let elsewhere = site.directory.responsible_elsewhere(record);
    let not_us = elsewhere.map(|body| NotUs {
        provider: parts::reference(site, &**body),
        contact: site.directory.without_delivery(service).map(|answer| ways::contact(site, answer.contact)),
    });
    let ring = for_everybody(site, service).filter(|_| not_us.is_none());
    let ask_by_district = ring.is_none() && not_us.is_none();
    let districts = if ask_by_district { rings_by_district(site, service) } else { Vec::new() };
    let lines = lines(districts.iter().flat_map(DistrictRings::answers));
    let contacts = everywhere(not_us.as_ref(), ring.as_ref()).chain(lines.iter().map(|line| &line.contact));
    let contacts: Vec<_> = contacts.collect();
    View::of(ServicePage {
        has_week: contacts.into_iter().any(ContactView::has_week),
        structured: structured(&head, not_us.as_ref(), ring.as_ref(), &lines),
        head: head.under(site, "services", &list),
        record: RecordPart::of(site, service, &[Kind::Need, Kind::Document, Kind::Area]),
        summary,
        status: record.status,
        alert: parts::text(site, record.alert.as_ref()),
        not_us,
        funded_by: parts::references(site, &record.funded_by).pop(),
        ring,
        lines,
        districts,
        needs: parts::links(site, site.directory.get_all(&record.needs)),
        audience: parts::text(site, record.audience.as_ref()),
        people: super::browse::people(site, service),
        eligibility: parts::texts(site, &record.eligibility),
        who_gets_what: super::eligibility::of_service(site, &service.id),
        minimum_age: record.minimum_age,
        maximum_age: record.maximum_age,
        what_happens: parts::texts(site, &record.what_happens),
        how_to_get_it: text(&record.how_to_get_it),
        cost: text(&record.cost),
        wait: parts::text(site, record.wait.as_ref()),
        documents_needed: parts::texts(site, &record.documents_needed),
        documents: parts::documents(site, &record.documents),
    })
}

/// Whom to ring wherever one lives.
fn everywhere<'a>(
    not_us: Option<&'a NotUs>,
    ring: Option<&'a Ring>,
) -> impl Iterator<Item = &'a ContactView> + use<'a> {
    let theirs = not_us.and_then(|them| them.contact.as_ref());
    theirs.into_iter().chain(ring.map(|ring| &ring.contact))
}

/// The service for machines: who gives it, and whom to ring, where.
fn structured(head: &Head, not_us: Option<&NotUs>, ring: Option<&Ring>, lines: &[Line]) -> String {
    let mut bodies: Vec<&Ref> = not_us.map(|them| &them.provider).into_iter().collect();
    bodies.extend(ring.and_then(|ring| ring.provider.as_ref()));
    let everywhere = everywhere(not_us, ring);
    let mut channels: Vec<_> = everywhere.flat_map(|contact| structured::channels(contact, &[])).collect();
    for line in lines {
        let areas: Vec<_> = line.serves.iter().map(|area| structured::area(&area.text)).collect();
        channels.extend(structured::channels(&line.contact, &areas));
        for provider in &line.providers {
            if !bodies.contains(&provider) {
                bodies.push(provider);
            }
        }
    }
    let bodies: Vec<_> = bodies.into_iter().map(structured::body).collect();
    structured::text(structured::thing(
        "GovernmentService",
        [
            ("@id", head.canonical.as_str().into()),
            ("name", head.heading.as_str().into()),
            ("description", head.description.as_str().into()),
            ("url", head.canonical.as_str().into()),
            ("serviceOperator", bodies.into()),
            ("availableChannel", channels.into()),
        ],
    ))
}

/// The one to ring wherever one lives: when no delivery is tied to a district, or when a single
/// one serves every district.
fn for_everybody(site: &Site<'_>, service: &Entry<Service>) -> Option<Ring> {
    let deliveries = rings::of_deliveries(site, Kind::Service, &service.id, false);
    match deliveries.as_slice() {
        [] if !is_lotted(site, service) => {
            let answer = site.directory.without_delivery(service)?;
            Some(rings::ring(site, "ring_here".to_owned(), &answer, None))
        }
        [only] if only.serves_everybody_today() => Some(only.clone()),
        _ => None,
    }
}

fn is_lotted(site: &Site<'_>, service: &Entry<Service>) -> bool {
    !site.directory.linked::<Lot>(Kind::Service, &service.id).is_empty()
}

fn rings_by_district(site: &Site<'_>, service: &Entry<Service>) -> Vec<DistrictRings> {
    let districts = rings::districts(site).map(|district| {
        let answers = site.directory.whom_to_ring(service, &district.id);
        let rings = answers.iter().enumerate().map(|(at, answer)| {
            let id = format!("ring_{}-{}", district.id, at + 1);
            rings::ring(site, id, answer, None)
        });
        let Ref { text, href } = parts::reference(site, &**district);
        DistrictRings { text, href, rings: rings.collect() }
    });
    districts.collect()
}
