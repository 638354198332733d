//! Whom a resident rings: the question the whole directory exists to answer.

use std::sync::Arc;

use super::VisibleDirectory;
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::delivery::{Delivery, DeliveryStatus};
use crate::records::fields::{Contact, Id, Reference};
use crate::records::lot::{Lot, LotStatus};
use crate::records::provider::Provider;
use crate::records::reading::Entry;
use crate::records::service::Service;

/// Who answers when a resident asks for a service in an area.
#[derive(Debug, Clone)]
pub enum Answerer<'a> {
    /// The provider that gives the service there.
    Delivery {
        /// The delivery.
        delivery: &'a Arc<Entry<Delivery>>,
        /// Its provider.
        provider: &'a Arc<Entry<Provider>>,
    },
    /// Whoever stands in while the lot has no contract.
    Interim(&'a Arc<Entry<Lot>>),
    /// Another body, which is responsible in the authority's place.
    Responsible(&'a Arc<Entry<Provider>>),
    /// The service's own contact.
    Service,
}

/// One answer: who, and how to reach them.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// Who answers.
    pub answerer: Answerer<'a>,
    /// How to reach them.
    pub contact: &'a Contact,
}

impl VisibleDirectory {
    /// Whether an area is another one or lies in it, at any depth.
    #[must_use]
    pub fn lies_in(&self, area: &Id, outer: &Id) -> bool {
        let mut seen = vec![area];
        let mut at = 0;
        while let Some(id) = seen.get(at).copied() {
            if id == outer {
                return true;
            }
            let parents = self.all::<Area>().get(id.as_str()).map_or(&[][..], |entry| &entry.record.parents);
            for parent in parents {
                if !seen.contains(&parent.id()) {
                    seen.push(parent.id());
                }
            }
            at += 1;
        }
        false
    }

    /// Whether any of these areas covers an area.
    #[must_use]
    pub fn covers(&self, areas: &[Reference<Area>], area: &Id) -> bool {
        areas.iter().any(|outer| self.lies_in(area, outer.id()))
    }

    /// Whether a delivery is given today.
    #[must_use]
    pub fn is_given_today(&self, delivery: &Delivery) -> bool {
        let today = self.clock.today();
        delivery.status == DeliveryStatus::Active
            && delivery.from.as_ref().is_none_or(|from| from.value <= today)
            && delivery.to.as_ref().is_none_or(|to| today <= to.value)
    }

    /// How to reach a delivery: its own contact, else its provider's first.
    #[must_use]
    pub fn contact_of<'a>(&'a self, delivery: &'a Delivery) -> Option<&'a Contact> {
        let provider = || self.get(&delivery.provider).and_then(|provider| provider.record.contacts.first());
        delivery.contact.as_ref().or_else(provider)
    }

    /// Everyone a resident of an area can ring about a service, the best first: those who give
    /// it there today; else whoever stands in for a lot without a contract; else the body that
    /// is responsible; else the service's own contact.
    #[must_use]
    pub fn whom_to_ring<'a>(&'a self, service: &'a Entry<Service>, area: &Id) -> Vec<Answer<'a>> {
        let deliveries = self.linked::<Delivery>(Kind::Service, &service.id).into_iter().filter(|delivery| {
            self.is_given_today(&delivery.record) && self.covers(&delivery.record.areas, area)
        });
        let answers: Vec<_> = deliveries.filter_map(|delivery| self.answer_of(delivery)).collect();
        if !answers.is_empty() {
            return answers;
        }
        let interim = self.linked::<Lot>(Kind::Service, &service.id).into_iter().filter(|lot| {
            !matches!(lot.record.status, LotStatus::Complete) && self.covers(&lot.record.districts, area)
        });
        let answers: Vec<_> = interim
            .filter_map(|lot| {
                Some(Answer {
                    answerer: Answerer::Interim(lot),
                    contact: lot.record.interim_contact.as_ref()?,
                })
            })
            .collect();
        if answers.is_empty() { self.without_delivery(service).into_iter().collect() } else { answers }
    }

    fn answer_of<'a>(&'a self, delivery: &'a Arc<Entry<Delivery>>) -> Option<Answer<'a>> {
        let provider = self.get(&delivery.record.provider)?;
        let contact = self.contact_of(&delivery.record)?;
        Some(Answer { answerer: Answerer::Delivery { delivery, provider }, contact })
    }

    /// Whom to ring about a service wherever one lives, where no delivery says better.
    #[must_use]
    pub fn without_delivery<'a>(&'a self, service: &'a Entry<Service>) -> Option<Answer<'a>> {
        let responsible = self.responsible_elsewhere(&service.record);
        if let Some(contact) = &service.record.contact {
            let answerer = responsible.map_or(Answerer::Service, Answerer::Responsible);
            return Some(Answer { answerer, contact });
        }
        let body = responsible?;
        Some(Answer { answerer: Answerer::Responsible(body), contact: body.record.contacts.first()? })
    }

    /// The body that is responsible for a service, where it is not the authority itself.
    #[must_use]
    pub fn responsible_elsewhere(&self, service: &Service) -> Option<&Arc<Entry<Provider>>> {
        let body = self.get(service.responsible.as_ref()?)?;
        let own = self.authority.record.own_provider.as_ref();
        own.is_none_or(|own| own.id() != &body.id).then_some(body)
    }
}
