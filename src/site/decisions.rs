//! Decisions: the list, and each with every field of the statutory record and what followed.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart, link_group};
use super::listing::{self, Part};
use super::parts::{self, Date, DocumentView, Link, LinkGroup, Ref};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::contract::Contract;
use crate::records::decision::{Decision, DecisionKind, Restriction};
use crate::records::lot::Lot;
use crate::records::reading::Entry;
use crate::records::service::Service;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Decision>(site, ["decisions.html", "decision.html"], list, decision)
}

/// A decision in a list.
#[derive(Debug, Serialize)]
pub(super) struct DecisionEntry {
    title: String,
    href: String,
    made: Date,
    decision_maker: String,
    kind: DecisionKind,
    status: String,
    key_decision: bool,
    purpose: String,
}

/// A decision as an entry of a list.
pub(super) fn entry(site: &Site<'_>, decision: &Entry<Decision>) -> Option<DecisionEntry> {
    let record = &decision.record;
    let Link { text, href } = parts::link(site, decision)?;
    Some(DecisionEntry {
        title: text,
        href,
        made: parts::date(site, record.made.value),
        decision_maker: record.decision_maker.in_language(site.language).clone(),
        kind: record.kind,
        status: record.status.in_language(site.language).clone(),
        key_decision: record.key_decision,
        purpose: record.purpose.in_language(site.language).clone(),
    })
}

/// The decisions, newest first.
pub(super) fn newest_first<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Decision>>> {
    listing::newest_first(site, |decision: &Decision| decision.made.value)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Decision);
    listing::view(site, part, "decisions", &route, newest_first(site), |decision| entry(site, decision))
}

#[derive(Serialize)]
struct StandingOrderView {
    number: String,
    complied_with: bool,
    note: Option<String>,
}

#[derive(Serialize)]
struct DecisionPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    decision_kind: DecisionKind,
    reference: Option<String>,
    reason_key: Option<String>,
    divisions_affected: Option<String>,
    lead_officer: Option<String>,
    meeting: Option<String>,
    decision_maker: String,
    status: String,
    purpose: String,
    key_decision: bool,
    subject_to_call_in: Option<bool>,
    decision: Vec<String>,
    resolved: Vec<String>,
    reasons: Vec<String>,
    alternatives: Vec<String>,
    conflicts: Vec<String>,
    dispensations: Vec<String>,
    standing_orders: Vec<StandingOrderView>,
    areas: Vec<Ref>,
    contact: ContactView,
    made: Date,
    due: Option<Date>,
    published: Option<Date>,
    effective: Option<Date>,
    notice_published: Option<Date>,
    restriction: Restriction,
    documents: Option<Vec<DocumentView>>,
    follows: Vec<Link>,
    followed: Vec<LinkGroup>,
}

fn decision(site: &Site<'_>, decision: &Entry<Decision>) -> View {
    let record = &decision.record;
    let text = |text: &crate::records::fields::Text| text.in_language(site.language).clone();
    let date = |date: &Option<_>| parts::maybe_date(site, date.as_ref());
    let list = addresses::list(Kind::Decision);
    let head = Head::of_record(
        site,
        "decision",
        &list.page(&decision.id),
        &text(&record.title),
        &text(&record.purpose),
    );
    let apart = [Kind::Decision, Kind::Lot, Kind::Contract, Kind::Service, Kind::Document, Kind::Area];
    View::of(DecisionPage {
        head: head.under(site, "decisions", &list),
        record: RecordPart::of(site, decision, &apart),
        decision_kind: record.kind,
        reference: record.reference.as_ref().map(|reference| reference.value.clone()),
        reason_key: parts::text(site, record.reason_key.as_ref()),
        divisions_affected: parts::text(site, record.divisions_affected.as_ref()),
        lead_officer: parts::text(site, record.lead_officer.as_ref()),
        meeting: parts::text(site, record.meeting.as_ref()),
        decision_maker: text(&record.decision_maker),
        status: text(&record.status),
        purpose: text(&record.purpose),
        key_decision: record.key_decision,
        subject_to_call_in: record.subject_to_call_in,
        decision: parts::texts(site, &record.decision),
        resolved: parts::texts(site, &record.resolved),
        reasons: parts::texts(site, &record.reasons),
        alternatives: parts::texts(site, &record.alternatives),
        conflicts: parts::texts(site, &record.conflicts),
        dispensations: parts::texts(site, &record.dispensations),
        standing_orders: standing_orders(site, record),
        areas: parts::references(site, &record.areas),
        contact: ways::contact(site, &record.contact),
        made: parts::date(site, record.made.value),
        due: date(&record.due),
        published: date(&record.published),
        effective: date(&record.effective),
        notice_published: date(&record.notice_published),
        restriction: record.restriction,
        documents: record.documents.as_ref().map(|documents| parts::documents(site, documents)),
        follows: parts::links(site, site.directory.get_all(&record.follows)),
        followed: followed(site, decision),
    })
}

fn standing_orders(site: &Site<'_>, record: &Decision) -> Vec<StandingOrderView> {
    let orders = record.standing_orders.iter().map(|order| StandingOrderView {
        number: order.number.value.clone(),
        complied_with: order.complied_with,
        note: parts::text(site, order.note.as_ref()),
    });
    orders.collect()
}

/// What followed from a decision: the lots, contracts and services that name it, and the later
/// decisions that follow it.
fn followed(site: &Site<'_>, decision: &Entry<Decision>) -> Vec<LinkGroup> {
    let directory = site.directory;
    let later = directory
        .all::<Decision>()
        .iter()
        .filter(|other| other.record.follows.iter().any(|earlier| earlier.id() == &decision.id));
    let groups = [
        link_group(site, directory.linked::<Lot>(Kind::Decision, &decision.id)),
        link_group(site, directory.linked::<Contract>(Kind::Decision, &decision.id)),
        link_group(site, directory.linked::<Service>(Kind::Decision, &decision.id)),
        link_group(site, later),
    ];
    groups.into_iter().filter(|group| !group.links.is_empty()).collect()
}
