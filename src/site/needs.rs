//! Needs: a page for each, with the services that can help, and one for each district where somebody
//! can be rung about it.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::lines::{Line, lines};
use super::parts::{self, CountedLink, Link};
use super::rings::{self, Ring};
use super::services::{self, ServiceEntry};
use super::{PlannedPage, Route, Site, View, addresses, districts};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::Id;
use crate::records::need::Need;
use crate::records::reading::Entry;
use crate::records::service::Service;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let mut pages = PlannedPage::for_each::<Need>(site, "need.html", |_| true, need);
    for need in site.directory.all::<Need>() {
        let districts = rings::districts(site).filter(|district| count(site, &need.id, &district.id) > 0);
        pages.extend(districts.map(|district| {
            let (need, district) = (Arc::clone(need), Arc::clone(district));
            let route = in_district(&need.id, &district.id);
            PlannedPage::new(route, "need-in-district.html", need.whole(), move |site| {
                need_in_district(site, &need, &district)
            })
        }));
    }
    pages
}

/// The address of what can be had for a need in a district.
fn in_district(need: &Id, district: &Id) -> Route {
    addresses::list(Kind::Need).page(need).page(district)
}

/// The services for a need about which a resident of a district can ring somebody.
fn services_in<'s>(site: &'s Site<'_>, need: &Id, district: &Id) -> Vec<&'s Arc<Entry<Service>>> {
    let services = site.directory.linked::<Service>(Kind::Need, need).into_iter();
    services.filter(|service| !site.directory.whom_to_ring(service, district).is_empty()).collect()
}

fn count(site: &Site<'_>, need: &Id, district: &Id) -> usize {
    services_in(site, need, district).len()
}

/// The needs for which a resident of a district can ring somebody, with how many services each has;
/// none, where there is no such district today.
pub(super) fn here(site: &Site<'_>, district: &Entry<Area>) -> Vec<CountedLink> {
    if !district.record.stands_on(site.directory.clock.today()) {
        return Vec::new();
    }
    let needs = site.directory.all::<Need>().iter().map(|need| CountedLink {
        text: parts::title(site, &**need),
        href: in_district(&need.id, &district.id).href(site.base),
        count: count(site, &need.id, &district.id),
    });
    needs.filter(|need| need.count > 0).collect()
}

/// The districts where somebody can be rung about a need, with how many services each has.
fn places(site: &Site<'_>, need: &Id) -> Vec<CountedLink> {
    let districts = rings::districts(site).map(|district| CountedLink {
        text: parts::title(site, &**district),
        href: in_district(need, &district.id).href(site.base),
        count: count(site, need, &district.id),
    });
    districts.filter(|district| district.count > 0).collect()
}

#[derive(Serialize)]
struct NeedPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    name: String,
    summary: Option<String>,
    synonyms: Vec<String>,
    services: Vec<ServiceEntry>,
    districts: Vec<CountedLink>,
    other_needs: Vec<Link>,
}

fn need(site: &Site<'_>, need: &Entry<Need>) -> View {
    let name = parts::title(site, need);
    let route = addresses::list(Kind::Need).page(&need.id);
    let services = site.directory.linked::<Service>(Kind::Need, &need.id);
    let others = site.directory.all::<Need>().iter().filter(|other| other.id != need.id);
    View::of(NeedPage {
        head: under_needs(site, Head::from_words(site, "need", &route, &[("name", &name)])),
        record: RecordPart::of(site, need, &[Kind::Service]),
        name,
        summary: parts::text(site, need.record.summary.as_ref()),
        synonyms: parts::texts(site, &need.record.synonyms),
        services: services.into_iter().filter_map(|service| services::entry(site, service)).collect(),
        districts: places(site, &need.id),
        other_needs: parts::links(site, others),
    })
}

/// A head below the list of services by need.
fn under_needs(site: &Site<'_>, head: Head) -> Head {
    let mut head = head.under(site, "services", &addresses::list(Kind::Service));
    head.breadcrumbs.push(Link {
        text: site.words.word("pages.services-by-need.title"),
        href: addresses::by_need().href(site.base),
    });
    head
}

#[derive(Serialize)]
struct NeedInDistrict {
    #[serde(flatten)]
    head: Head,
    need: Link,
    district: Link,
    summary: Option<String>,
    rings: Vec<Ring>,
    lines: Vec<Line>,
    services: Vec<HelpingService>,
    other_needs: Vec<CountedLink>,
}

/// A service that helps with a need.
#[derive(Serialize)]
struct HelpingService {
    text: String,
    href: String,
    summary: String,
}

fn helping(site: &Site<'_>, service: &Entry<Service>) -> Option<HelpingService> {
    let Link { text, href } = parts::link(site, service)?;
    Some(HelpingService { text, href, summary: service.record.summary.in_language(site.language).clone() })
}

fn need_in_district(site: &Site<'_>, need: &Entry<Need>, district: &Entry<Area>) -> View {
    let link = |text: String, route: Route| Link { text, href: route.href(site.base) };
    let need_link = link(parts::title(site, need), addresses::list(Kind::Need).page(&need.id));
    let district_link = link(parts::title(site, district), addresses::list(Kind::Area).page(&district.id));
    let services = services_in(site, &need.id, &district.id);
    let (rings, _) = districts::rings_of(site, services.iter().copied(), &district.id);
    let route = in_district(&need.id, &district.id);
    let blanks = [("need", need_link.text.as_str()), ("district", district_link.text.as_str())];
    let mut head = under_needs(site, Head::from_words(site, "need-in-district", &route, &blanks));
    head.breadcrumbs.push(need_link.clone());
    let mut other_needs = here(site, district);
    other_needs.retain(|other| other.text != need_link.text);
    View::of(NeedInDistrict {
        head,
        need: need_link,
        district: district_link,
        summary: parts::text(site, need.record.summary.as_ref()),
        lines: lines(rings.iter().map(|ring| (ring, ring.service_reference()))),
        rings,
        services: services.into_iter().filter_map(|service| helping(site, service)).collect(),
        other_needs,
    })
}
