//! Lots: the list and each lot.

use std::sync::Arc;

use serde::Serialize;

use super::contracts::{self, ContractEntry};
use super::head::{Head, RecordPart};
use super::lines::{Line, lines};
use super::listing::{self, Part};
use super::parts::{self, DocumentView, Link, Ref};
use super::rings::{self, Ring};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, figures};
use crate::records::Kind;
use crate::records::contract::Contract;
use crate::records::lot::{Lot, LotStatus};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Lot>(site, ["lots.html", "lot.html"], list, lot)
}

fn by_number<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Lot>>> {
    let mut lots: Vec<_> = site.directory.all::<Lot>().iter().collect();
    lots.sort_by_key(|lot| lot.record.number.value);
    lots
}

/// A lot in a list.
#[derive(Serialize)]
struct LotEntry {
    number: u32,
    name: String,
    href: String,
    summary: String,
    status: LotStatus,
    districts: Vec<String>,
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Lot);
    listing::view(site, part, "lots", &route, by_number(site), |lot| entry(site, lot))
}

fn entry(site: &Site<'_>, lot: &Entry<Lot>) -> Option<LotEntry> {
    let Link { text, href } = parts::link(site, lot)?;
    let districts = parts::references(site, &lot.record.districts);
    Some(LotEntry {
        number: lot.record.number.value,
        name: text,
        href,
        summary: lot.record.summary.in_language(site.language).clone(),
        status: lot.record.status,
        districts: districts.into_iter().map(|district| district.text).collect(),
    })
}

#[derive(Serialize)]
struct LotPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    number: u32,
    name: String,
    summary: String,
    status: LotStatus,
    value: Option<String>,
    figures_href: Option<String>,
    interim: Option<ContactView>,
    rings: Vec<Ring>,
    lines: Vec<Line>,
    districts: Vec<Ref>,
    services: Vec<Link>,
    contracts: Vec<ContractEntry>,
    documents: Vec<DocumentView>,
}

fn lot(site: &Site<'_>, lot: &Entry<Lot>) -> View {
    let record = &lot.record;
    let name = parts::title(site, lot);
    let summary = record.summary.in_language(site.language).clone();
    let list = addresses::list(Kind::Lot);
    let number = record.number.value.to_string();
    let mut head = Head::of_record(site, "lot", &list.page(&lot.id), &name, &summary);
    head.title = site.words.text("pages.lot.title", &[("number", &number), ("name", &name)]);
    head.heading = site.words.text("pages.lot.heading", &[("number", &number), ("name", &name)]);
    let rings = rings::of_deliveries(site, Kind::Lot, &lot.id, true);
    let contracts = site.directory.linked::<Contract>(Kind::Lot, &lot.id);
    View::of(LotPage {
        head: head.under(site, "lots", &list),
        record: RecordPart::of(site, lot, &[Kind::Area, Kind::Service, Kind::Contract, Kind::Document]),
        number: record.number.value,
        name,
        summary,
        status: record.status,
        value: record.value.as_ref().map(|value| value.to_string()),
        figures_href: figures::href(site, Kind::Lot, &lot.id),
        interim: record.interim_contact.as_ref().map(|contact| ways::contact(site, contact)),
        lines: lines(rings.iter().map(|ring| (ring, ring.service_reference()))),
        rings,
        districts: parts::references(site, &record.districts),
        services: parts::links(site, site.directory.get_all(&record.services)),
        contracts: contracts.into_iter().filter_map(|contract| contracts::entry(site, contract)).collect(),
        documents: parts::documents(site, &record.documents),
    })
}
