//! Checks of services.

use super::{Checking, contacts, coverage, dates, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::delivery::DeliveryStatus;
use crate::records::lot::LotStatus;
use crate::records::reading::Entry;
use crate::records::service::{Service, ServiceStatus};

/// A service can be found, can be had, and was checked not too long ago.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for service in &checking.tables().services {
        let record = &service.record;
        needs(service, findings);
        ages(service, findings);
        freshness(checking, service, findings);
        given(checking, service, findings);
        if let Some(contact) = &record.contact {
            contacts::check(service, "contact", contact, checking.today, findings);
        }
        let texts = [&record.summary, &record.how_to_get_it, &record.cost];
        let texts = texts.into_iter().chain(&record.alert).chain(&record.audience).chain(&record.wait);
        let lists = record.eligibility.iter().chain(&record.what_happens).chain(&record.documents_needed);
        sentences::check(service, texts.chain(lists), checking.longest_sentence(), findings);
    }
}

fn needs(service: &Entry<Service>, findings: &mut Findings) {
    if service.record.needs.is_empty() {
        let message = "This service answers no need, so nobody finds it by what they need";
        findings.push(
            Finding::warning("service-without-needs", service.field("name"), message).help(
                "Add a line with `needs:` and ids from `needs.yml`, like `needs: [feel-safe-at-home]`.",
            ),
        );
    }
}

fn ages(service: &Entry<Service>, findings: &mut Findings) {
    if let (Some(youngest), Some(oldest)) = (service.record.minimum_age, service.record.maximum_age)
        && oldest < youngest
    {
        let message = format!("Nobody can be {youngest} or over and {oldest} or under");
        findings.push(
            Finding::error("ages-out-of-order", service.field("maximum_age"), message)
                .help("Correct `minimum_age` or `maximum_age`."),
        );
    }
}

fn freshness(checking: &Checking<'_>, service: &Entry<Service>, findings: &mut Findings) {
    let months = checking.policies.freshness_months;
    let Some(assured) = &service.record.assured else { return };
    let is_old = dates::months_after(assured.value, months).is_some_and(|due| due < checking.today);
    if is_old && months > 0 && service.record.status != ServiceStatus::Defunct {
        let months = dates::months_in_words(months);
        let message = format!("Nobody has checked this service for more than {months}");
        findings.push(
            Finding::overdue("service-not-checked", service.place(assured.span), message)
                .help("Check it and write the day of the check after `assured:`."),
        );
    }
}

/// Somebody gives an active service, unless it is another body's.
fn given(checking: &Checking<'_>, service: &Entry<Service>, findings: &mut Findings) {
    let tables = checking.tables();
    let is_sought = service.record.status == ServiceStatus::Active
        && !coverage::is_elsewhere(checking, &service.record)
        && tables.deliveries.is_whole()
        && tables.lots.is_whole();
    let delivered = tables.deliveries.iter().any(|delivery| {
        delivery.record.service.id() == &service.id
            && matches!(delivery.record.status, DeliveryStatus::Active | DeliveryStatus::Paused)
    });
    // Whether anybody answers for a service in a lot is told at the lot.
    let is_in_lot = tables.lots.iter().any(|lot| {
        !matches!(lot.record.status, LotStatus::Complete | LotStatus::Cancelled)
            && lot.record.services.iter().any(|held| held.id() == &service.id)
    });
    if !is_sought || delivered || is_in_lot {
        return;
    }
    let message = "This service is active, and nobody gives it";
    let place = service.field("status");
    let help = "Write a delivery of it with `noticeboard new delivery ID`, name the body that is `responsible:`, or write `status: inactive`.";
    // A warning: a new service is written before those who give it.
    findings.push(Finding::warning("service-not-given", place, message).help(help));
}
