//! Which districts there are, and who covers them.

use std::sync::Arc;

use super::Checking;
use crate::directory::VisibleDirectory;
use crate::records::area::{Area, AreaKind};
use crate::records::delivery::{Delivery, DeliveryStatus};
use crate::records::fields::{Id, Reference};
use crate::records::reading::Entry;
use crate::records::service::Service;

/// The districts that areas stand for: those among them, and those that lie in one of them.
/// Districts that are no more, or not yet, are left out.
pub(super) fn districts<'a>(
    checking: &Checking<'a>,
    visible: &VisibleDirectory,
    areas: &[Reference<Area>],
) -> Vec<&'a Arc<Entry<Area>>> {
    all_districts(checking).filter(|district| visible.covers(areas, &district.id)).collect()
}

/// The districts of today.
pub(super) fn all_districts<'a>(checking: &Checking<'a>) -> impl Iterator<Item = &'a Arc<Entry<Area>>> {
    let today = checking.today;
    checking
        .directory
        .tables
        .areas
        .iter()
        .filter(move |area| area.record.kind == AreaKind::District && area.record.stands_on(today))
}

/// Whether a delivery of a service is written for an area, whatever its dates say.
pub(super) fn is_delivered(
    checking: &Checking<'_>,
    visible: &VisibleDirectory,
    service: &Id,
    area: &Id,
    statuses: &[DeliveryStatus],
) -> bool {
    checking.tables().deliveries.iter().any(|delivery| {
        !delivery.record.draft
            && delivery.record.service.id() == service
            && statuses.contains(&delivery.record.status)
            && visible.covers(&delivery.record.areas, area)
    })
}

/// Why nobody can be rung about a service in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    /// No delivery says otherwise.
    Never,
    /// A delivery is active, and only its days keep anybody from being rung.
    NotToday,
}

/// Why nobody can be rung about a service in an area, where nobody can. Nothing where a delivery
/// is given there today without a contact, which is told at its provider.
pub(super) fn silence(
    checking: &Checking<'_>,
    visible: &VisibleDirectory,
    service: &Entry<Service>,
    area: &Id,
) -> Option<Silence> {
    let active: Vec<_> = checking
        .tables()
        .deliveries
        .iter()
        .filter(|delivery| {
            let Delivery { service: given, status, areas, draft, .. } = &delivery.record;
            !draft
                && given.id() == &service.id
                && *status == DeliveryStatus::Active
                && visible.covers(areas, area)
        })
        .collect();
    let mute = |delivery: &&Arc<Entry<Delivery>>| {
        visible.get(&delivery.record.provider).is_some() && visible.contact_of(&delivery.record).is_none()
    };
    let today = |delivery: &&Arc<Entry<Delivery>>| visible.is_given_today(&delivery.record);
    if active.iter().any(|delivery| mute(delivery) && today(delivery)) {
        return None;
    }
    let waits = active.iter().any(|delivery| !mute(delivery) && !today(delivery));
    Some(if waits { Silence::NotToday } else { Silence::Never })
}

/// Whether residents can reach anybody about a service wherever they live.
pub(super) fn has_fallback(visible: &VisibleDirectory, service: &Entry<Service>) -> bool {
    visible.without_delivery(service).is_some()
}

/// Whether another body than the authority is responsible for a service.
pub(super) fn is_elsewhere(checking: &Checking<'_>, service: &Service) -> bool {
    let own = checking.directory.authority.as_ref().and_then(|site| site.record.own_provider.as_ref());
    service.responsible.as_ref().is_some_and(|body| own.is_none_or(|own| own.id() != body.id()))
}
