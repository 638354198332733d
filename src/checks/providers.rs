//! Checks of providers.

use super::{Checking, contacts, dates, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::delivery::DeliveryStatus;
use crate::records::provider::{Provider, ProviderKind};
use crate::records::reading::Entry;

/// A provider can be reached, and a consortium says who is in it.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for provider in &checking.tables().providers {
        let Provider { summary, accessibility, contacts, places, ratings, .. } = &provider.record;
        for (at, contact) in contacts.iter().enumerate() {
            contacts::check(provider, &format!("contacts.{at}"), contact, checking.today, findings);
        }
        for (at, place) in places.iter().enumerate() {
            contacts::opening(provider, &format!("places.{at}"), place.opening(), checking.today, findings);
        }
        for rating in ratings {
            let day = ("the day of the rating", Some(&rating.date));
            dates::not_in_future(provider, day, checking.today, findings);
        }
        former_names(checking, provider, findings);
        without_contact(checking, provider, findings);
        consortium(provider, findings);
        let texts = std::iter::once(summary).chain(accessibility);
        sentences::check(provider, texts, checking.longest_sentence(), findings);
    }
}

fn former_names(checking: &Checking<'_>, provider: &Entry<Provider>, findings: &mut Findings) {
    for name in &provider.record.formerly {
        let until = ("the last day of this former name", name.until.as_ref());
        dates::not_in_future(provider, until, checking.today, findings);
    }
}

/// Whoever gives a service has a contact: the delivery's own, or the provider's.
fn without_contact(checking: &Checking<'_>, provider: &Entry<Provider>, findings: &mut Findings) {
    if !provider.record.contacts.is_empty() {
        return;
    }
    let delivery = checking.tables().deliveries.iter().find(|delivery| {
        delivery.record.provider.id() == &provider.id
            && delivery.record.contact.is_none()
            && delivery.record.status != DeliveryStatus::Ended
    });
    if let Some(delivery) = delivery {
        let message =
            format!("This provider has no contact, and the delivery `{}` has none either", delivery.id);
        findings.push(
            Finding::error("provider-without-contact", provider.field("name"), message)
                .help("Add `contacts:` to the provider, or `contact:` to the delivery."),
        );
    }
}

fn consortium(provider: &Entry<Provider>, findings: &mut Findings) {
    let Provider { kind, lead, members, .. } = &provider.record;
    if *kind == ProviderKind::Consortium && lead.is_none() {
        findings.push(
            Finding::error(
                "consortium-without-lead",
                provider.field("kind"),
                "This consortium names no lead",
            )
            .help("Add a line with `lead:` and the id of the provider that leads it."),
        );
    }
    if *kind == ProviderKind::Consortium && members.is_empty() {
        let message = "This consortium names no members";
        findings
            .push(Finding::error("consortium-without-members", provider.field("kind"), message).help(
                "Add `members:` and below it the id of each other member, after a hyphen and a space.",
            ));
    }
    if *kind != ProviderKind::Consortium && (lead.is_some() || !members.is_empty()) {
        let place = provider.field(if lead.is_some() { "lead" } else { "members" });
        let message = "Only a consortium has a lead and members";
        findings.push(
            Finding::error("not-a-consortium", place, message)
                .help("Write `kind: consortium`, or delete `lead:` and `members:`."),
        );
    }
}
