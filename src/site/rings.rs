//! Whom a resident rings, as pages show it.

use std::sync::Arc;

use serde::Serialize;

use super::Site;
use super::parts::{self, Date, Link, Ref};
use super::ways::{self, ContactView};
use crate::directory::{Answer, Answerer, Held};
use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::delivery::{Basis, Delivery, DeliveryStatus};
use crate::records::fields::Id;
use crate::records::reading::Entry;
use crate::records::service::{Service, ServiceStatus};

/// One answer to "whom do I ring?".
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ring {
    id: String,
    pub(super) service: Option<Link>,
    service_status: Option<ServiceStatus>,
    service_alert: Option<String>,
    pub(super) provider: Option<Ref>,
    pub(super) contact: ContactView,
    status: DeliveryStatus,
    interim: bool,
    not_us: bool,
    basis: Option<Basis>,
    lot: Option<Ref>,
    contract: Option<Ref>,
    from: Option<Date>,
    to: Option<Date>,
    pub(super) note: Option<String>,
    areas: Vec<Ref>,
    everywhere: bool,
    title: Option<String>,
    checked: Option<Date>,
    review_by: Option<Date>,
    source_note: Option<String>,
}

/// An answer as its view. `id` is its anchor, unique on its page; `service` names the service
/// where the page does not.
pub(super) fn ring(
    site: &Site<'_>,
    id: String,
    answer: &Answer<'_>,
    service: Option<&Entry<Service>>,
) -> Ring {
    let contact = ways::contact(site, answer.contact);
    let answered = match &answer.answerer {
        Answerer::Delivery { delivery, .. } => of_delivery(site, delivery, contact),
        Answerer::Interim(lot) => Ring {
            interim: true,
            lot: Some(parts::reference(site, lot)),
            areas: parts::references(site, &lot.record.districts),
            ..bare(contact)
        },
        Answerer::Responsible(body) => Ring {
            provider: Some(parts::reference(site, body)),
            not_us: true,
            everywhere: true,
            ..bare(contact)
        },
        Answerer::Service => Ring { everywhere: true, ..bare(contact) },
    };
    Ring {
        id,
        service: service.and_then(|service| parts::link(site, service)),
        service_status: service.map(|service| service.record.status),
        service_alert: service.and_then(|service| parts::text(site, service.record.alert.as_ref())),
        ..answered
    }
}

fn bare(contact: ContactView) -> Ring {
    Ring {
        id: String::new(),
        service: None,
        service_status: None,
        service_alert: None,
        provider: None,
        contact,
        status: DeliveryStatus::Active,
        interim: false,
        not_us: false,
        basis: None,
        lot: None,
        contract: None,
        from: None,
        to: None,
        note: None,
        areas: Vec::new(),
        everywhere: false,
        title: None,
        checked: None,
        review_by: None,
        source_note: None,
    }
}

fn of_delivery(site: &Site<'_>, delivery: &Entry<Delivery>, contact: ContactView) -> Ring {
    let record = &delivery.record;
    let provider = site.directory.get(&record.provider);
    let service = site.directory.get(&record.service);
    let not_us = service.and_then(|service| site.directory.responsible_elsewhere(&service.record)).is_some();
    Ring {
        provider: provider.map(|provider| parts::reference(site, provider)),
        status: record.status,
        not_us,
        basis: Some(record.basis),
        lot: named(site, record.lot.as_ref()),
        contract: named(site, record.contract.as_ref()),
        from: parts::maybe_date(
            site,
            record.from.as_ref().filter(|from| from.value > site.directory.clock.today()),
        ),
        to: parts::maybe_date(site, record.to.as_ref()),
        note: parts::text(site, record.note.as_ref()),
        areas: parts::references(site, &record.areas),
        everywhere: is_everywhere(site, record),
        title: Some(parts::title(site, delivery)),
        checked: parts::maybe_date(site, record.assured.as_ref()),
        review_by: parts::maybe_date(site, record.review_by.as_ref()),
        source_note: parts::text(site, record.source_note.as_ref()),
        ..bare(contact)
    }
}

fn named<R: Held>(site: &Site<'_>, reference: Option<&crate::records::fields::Reference<R>>) -> Option<Ref> {
    reference.and_then(|reference| site.directory.get(reference)).map(|entry| parts::reference(site, entry))
}

fn is_everywhere(site: &Site<'_>, delivery: &Delivery) -> bool {
    let mut districts = districts(site).peekable();
    districts.peek().is_some()
        && districts.all(|district| site.directory.covers(&delivery.areas, &district.id))
}

/// The districts of today, ordered by name.
pub(super) fn districts<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a Arc<Entry<Area>>> + use<'a> {
    let today = site.directory.clock.today();
    let all = site.directory.all::<Area>().iter();
    let mut districts: Vec<_> =
        all.filter(|area| area.record.kind == AreaKind::District && area.record.stands_on(today)).collect();
    districts.sort_by(|a, b| {
        a.record.name.in_language(site.language).cmp(b.record.name.in_language(site.language))
    });
    districts.into_iter()
}

/// The deliveries of a service, a provider or a lot that are not over, as rings; those of today
/// come first.
pub(super) fn of_deliveries(site: &Site<'_>, kind: Kind, id: &Id, with_service: bool) -> Vec<Ring> {
    let today = site.directory.clock.today();
    let mut deliveries: Vec<_> = site
        .directory
        .linked::<Delivery>(kind, id)
        .into_iter()
        .filter(|delivery| delivery.record.status != DeliveryStatus::Ended)
        .filter(|delivery| delivery.record.to.as_ref().is_none_or(|to| today <= to.value))
        .collect();
    deliveries.sort_by_key(|delivery| {
        let service = delivery.record.service.id().clone();
        (!site.directory.is_given_today(&delivery.record), service)
    });
    let rings = deliveries.into_iter().filter_map(|delivery| {
        let provider = site.directory.get(&delivery.record.provider)?;
        let contact = site.directory.contact_of(&delivery.record)?;
        let service = site.directory.get(&delivery.record.service)?;
        let answer = Answer { answerer: Answerer::Delivery { delivery, provider }, contact };
        let id = format!("ring_{}", delivery.id);
        Some(ring(site, id, &answer, with_service.then_some(service)))
    });
    rings.collect()
}

impl Ring {
    /// The service it is for, where the page does not say.
    pub(super) fn service_reference(&self) -> Option<Ref> {
        let Link { text, href } = self.service.clone()?;
        Some(Ref { text, href: Some(href) })
    }

    /// Whether residents of every district can ring it now.
    pub(super) fn serves_everybody_today(&self) -> bool {
        self.everywhere && self.status == DeliveryStatus::Active && self.from.is_none()
    }
}
