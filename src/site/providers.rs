//! Providers: the list and each provider.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Date, Link, Ref};
use super::rings::{self, Ring};
use super::ways::{self, ContactView, PlaceView};
use super::{PlannedPage, Site, View, addresses, figures, structured};
use crate::records::Kind;
use crate::records::fields::Id;
use crate::records::provider::{Provider, ProviderKind, Register, Registration};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Provider>(site, ["providers.html", "provider.html"], list, provider)
}

/// A provider in a list.
#[derive(Serialize)]
struct ProviderEntry {
    name: String,
    href: String,
    kind: ProviderKind,
    summary: String,
    formerly: Vec<String>,
    telephone: Option<Link>,
}

fn list(site: &Site<'_>, part: Part) -> View {
    let name = |provider: &Entry<Provider>| provider.record.name.in_language(site.language).to_lowercase();
    let all = listing::ordered(site, name);
    let route = addresses::list(Kind::Provider);
    listing::view(site, part, "providers", &route, all, |provider| entry(site, provider))
}

fn entry(site: &Site<'_>, provider: &Entry<Provider>) -> Option<ProviderEntry> {
    let record = &provider.record;
    let Link { text, href } = parts::link(site, provider)?;
    let first = record.contacts.first().map(|contact| ways::contact(site, contact));
    Some(ProviderEntry {
        name: text,
        href,
        kind: record.kind,
        summary: record.summary.in_language(site.language).clone(),
        formerly: record
            .formerly
            .iter()
            .map(|former| former.name.in_language(site.language).clone())
            .collect(),
        telephone: first.and_then(|contact| contact.telephone),
    })
}

#[derive(Serialize)]
struct FormerName {
    name: String,
    until: Option<Date>,
}

/// A number in a public register, with the address where it can be looked up.
#[derive(Serialize)]
pub(super) struct RegistrationView {
    register: Register,
    number: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct RatingView {
    by: String,
    rating: String,
    date: Date,
    report: Option<String>,
}

#[derive(Serialize)]
struct ProviderPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    provider_kind: ProviderKind,
    summary: String,
    figures_href: Option<String>,
    formerly: Vec<FormerName>,
    contacts: Vec<ContactView>,
    has_week: bool,
    structured: String,
    rings: Vec<Ring>,
    places: Vec<PlaceView>,
    accessibility: Vec<String>,
    registrations: Vec<RegistrationView>,
    small_or_medium: Option<bool>,
    voluntary: Option<bool>,
    lead: Option<Ref>,
    members: Vec<Ref>,
    member_of: Vec<Ref>,
    ratings: Vec<RatingView>,
}

fn provider(site: &Site<'_>, provider: &Entry<Provider>) -> View {
    let record = &provider.record;
    let summary = record.summary.in_language(site.language).clone();
    let list = addresses::list(Kind::Provider);
    let name = parts::title(site, provider);
    let head = Head::of_record(site, "provider", &list.page(&provider.id), &name, &summary);
    let contacts: Vec<_> = record.contacts.iter().map(|contact| ways::contact(site, contact)).collect();
    let places: Vec<_> = record.places.iter().map(|place| ways::place(site, place)).collect();
    let place_has_week = |place: &PlaceView| place.hours.as_ref().is_some_and(|hours| !hours.week.is_empty());
    View::of(ProviderPage {
        has_week: contacts.iter().any(ContactView::has_week) || places.iter().any(place_has_week),
        structured: structured(site, &head, record.kind, &contacts, &places),
        head: head.under(site, "providers", &list),
        record: RecordPart::of(site, provider, &[Kind::Provider]),
        provider_kind: record.kind,
        summary,
        figures_href: figures::href(site, Kind::Provider, &provider.id),
        formerly: formerly(site, record),
        contacts,
        rings: rings::of_deliveries(site, Kind::Provider, &provider.id, true),
        places,
        accessibility: parts::texts(site, &record.accessibility),
        registrations: registrations(site, &record.registrations),
        small_or_medium: record.small_or_medium,
        voluntary: record.voluntary,
        lead: parts::references(site, &record.lead).pop(),
        members: parts::references(site, &record.members),
        member_of: member_of(site, &provider.id),
        ratings: ratings(site, record),
    })
}

/// The provider for machines.
fn structured(
    site: &Site<'_>,
    head: &Head,
    kind: ProviderKind,
    contacts: &[ContactView],
    places: &[PlaceView],
) -> String {
    let points: Vec<_> =
        contacts.iter().flat_map(|contact| structured::contact_points(contact, &[])).collect();
    let places: Vec<_> = places.iter().map(|place| structured::place(site, place)).collect();
    let address = contacts.iter().find_map(|contact| contact.post.as_ref());
    structured::text(structured::thing(
        structured::organisation_type(kind),
        [
            ("@id", head.canonical.as_str().into()),
            ("name", head.heading.as_str().into()),
            ("description", head.description.as_str().into()),
            ("url", head.canonical.as_str().into()),
            ("address", address.map(structured::address).into()),
            ("contactPoint", points.into()),
            ("location", places.into()),
        ],
    ))
}

fn formerly(site: &Site<'_>, record: &Provider) -> Vec<FormerName> {
    let former = record.formerly.iter().map(|former| FormerName {
        name: former.name.in_language(site.language).clone(),
        until: parts::maybe_date(site, former.until.as_ref()),
    });
    former.collect()
}

/// Numbers in public registers as their views. Those of a demonstration are invented, so they
/// lead nowhere: a link could point at a stranger.
pub(super) fn registrations(site: &Site<'_>, registrations: &[Registration]) -> Vec<RegistrationView> {
    let demonstration = site.directory.authority.record.demonstration;
    let view = |registration: &Registration| RegistrationView {
        register: registration.register,
        number: registration.number.value.clone(),
        href: looked_up(registration).filter(|_| !demonstration),
    };
    registrations.iter().map(view).collect()
}

/// Where a register shows the entry of a number, for the register that has such addresses.
fn looked_up(registration: &Registration) -> Option<String> {
    let number = &registration.number.value;
    let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && registration.register == Register::CompaniesHouse)
        .then(|| format!("https://find-and-update.company-information.service.gov.uk/company/{number}"))
}

fn ratings(site: &Site<'_>, record: &Provider) -> Vec<RatingView> {
    let ratings = record.ratings.iter().map(|rating| RatingView {
        by: rating.by.in_language(site.language).clone(),
        rating: rating.rating.in_language(site.language).clone(),
        date: parts::date(site, rating.date.value),
        report: rating.report.as_ref().map(|report| report.as_str().to_owned()),
    });
    ratings.collect()
}

/// The consortia that a provider leads or belongs to.
fn member_of(site: &Site<'_>, id: &Id) -> Vec<Ref> {
    let linked = site.directory.linked::<Provider>(Kind::Provider, id).into_iter();
    let consortia = linked.filter(|other| {
        let lead = other.record.lead.iter();
        lead.chain(&other.record.members).any(|member| member.id() == id)
    });
    consortia.map(|consortium| parts::reference(site, &**consortium)).collect()
}
