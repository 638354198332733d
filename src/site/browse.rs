//! The ways into the services: A to Z, by need, by district, and by the people they are for. Each is
//! there only where it leads to something.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::head::Head;
use super::parts::{self, CountedLink, Link, NotedLink};
use super::route::Route;
use super::services::{self, ServiceEntry};
use super::{PlannedPage, Site, View, addresses, districts, rings};
use crate::records::Kind;
use crate::records::need::Need;
use crate::records::reading::Entry;
use crate::records::service::{People, Service, ServiceStatus};

/// A way into the services.
struct Way {
    /// The kind of its page, which is the key of its words.
    kind: &'static str,
    template: &'static str,
    route: fn() -> Route,
    /// Whether it leads to anything.
    leads: fn(&Site<'_>) -> bool,
    view: fn(&Site<'_>) -> View,
}

const WAYS: [Way; 4] = [
    Way {
        kind: "services-by-need",
        template: "services-by-need.html",
        route: addresses::by_need,
        leads: |site| !site.directory.all::<Need>().is_empty(),
        view: by_need,
    },
    Way {
        kind: "services-by-people",
        template: "services-by-people.html",
        route: addresses::by_people,
        leads: |site| site.directory.all::<Service>().iter().any(|service| !service.record.people.is_empty()),
        view: by_people,
    },
    Way {
        kind: "services-by-district",
        template: "services-by-district.html",
        route: addresses::by_district,
        leads: |site| rings::districts(site).next().is_some(),
        view: by_district,
    },
    Way {
        kind: "services-a-to-z",
        template: "services-a-to-z.html",
        route: addresses::a_to_z,
        leads: |site| !site.directory.all::<Service>().is_empty(),
        view: a_to_z,
    },
];

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let ways = WAYS.iter().filter(|way| (way.leads)(site));
    let page =
        |way: &Way| PlannedPage::new((way.route)(), way.template, site.directory.authority.whole(), way.view);
    ways.map(page).collect()
}

/// The kinds and addresses of the ways that lead to something.
pub(super) fn shown<'a>(site: &'a Site<'a>) -> impl Iterator<Item = (&'static str, Route)> + 'a {
    WAYS.iter().filter(|way| (way.leads)(site)).map(|way| (way.kind, (way.route)()))
}

fn head(site: &Site<'_>, kind: &'static str, route: &Route) -> Head {
    Head::from_words(site, kind, route, &[]).under(site, "services", &addresses::list(Kind::Service))
}

fn a_to_z(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct LetterEntry {
        letter: String,
        id: String,
        services: Vec<NotedLink>,
    }
    #[derive(Serialize)]
    struct AToZ {
        #[serde(flatten)]
        head: Head,
        total: usize,
        letters: Vec<LetterEntry>,
    }
    let mut letters: BTreeMap<String, Vec<NotedLink>> = BTreeMap::new();
    for service in services::by_name(site) {
        let Some(Link { text, href }) = parts::link(site, &**service) else { continue };
        let active = service.record.status == ServiceStatus::Active;
        let status = || site.words.word(&format!("service_status.{}", word(service.record.status)));
        let note = (!active).then(status);
        letters.entry(letter_of(&text)).or_default().push(NotedLink { text, href, note });
    }
    let letters = letters.into_iter().map(|(letter, services)| LetterEntry {
        id: letter_id(&letter),
        letter,
        services,
    });
    View::of(AToZ {
        head: head(site, "services-a-to-z", &addresses::a_to_z()),
        total: site.directory.all::<Service>().len(),
        letters: letters.collect(),
    })
}

/// The letter under which a name stands; a hash sign for names that begin with something else.
pub(super) fn letter_of(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.filter(|c| c.is_alphabetic()).map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect())
}

/// The anchor of a letter in the A to Z.
pub(super) fn letter_id(letter: &str) -> String {
    if letter == "#" { "letter-other".to_owned() } else { format!("letter-{}", letter.to_lowercase()) }
}

fn word(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "active",
        ServiceStatus::Inactive => "inactive",
        ServiceStatus::TemporarilyClosed => "temporarily-closed",
        ServiceStatus::Defunct => "defunct",
    }
}

fn by_need(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct NeedEntry {
        name: String,
        href: String,
        summary: Option<String>,
        services: Vec<Link>,
    }
    #[derive(Serialize)]
    struct ByNeed {
        #[serde(flatten)]
        head: Head,
        needs: Vec<NeedEntry>,
    }
    let needs = site.directory.all::<Need>().iter().filter_map(|need| {
        let Link { text, href } = parts::link(site, &**need)?;
        let services = site.directory.linked::<Service>(Kind::Need, &need.id);
        let summary = parts::text(site, need.record.summary.as_ref());
        Some(NeedEntry { name: text, href, summary, services: parts::links(site, services) })
    });
    let head = head(site, "services-by-need", &addresses::by_need());
    View::of(ByNeed { head, needs: needs.collect() })
}

fn by_district(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct ByDistrict {
        #[serde(flatten)]
        head: Head,
        districts: Vec<CountedLink>,
    }
    let districts = rings::districts(site).filter_map(|district| {
        let Link { text, href } = parts::link(site, &**district)?;
        Some(CountedLink { text, href, count: districts::count(site, &district.id) })
    });
    let head = head(site, "services-by-district", &addresses::by_district());
    View::of(ByDistrict { head, districts: districts.collect() })
}

/// The groups of people that a service is for, each once.
fn groups_of(service: &Service) -> BTreeSet<People> {
    service.people.iter().copied().collect()
}

/// The groups of people that a service is for, each with the other services for them.
pub(super) fn people(site: &Site<'_>, service: &Entry<Service>) -> Vec<Link> {
    let list = addresses::by_people().href(site.base);
    let link = |people: People| {
        // The words and the anchors are known by the same key.
        let key = serde_json::to_value(people).unwrap_or_default();
        let key = key.as_str().unwrap_or_default();
        Link { text: site.words.word(&format!("people.{key}")), href: format!("{list}#people_{key}") }
    };
    groups_of(&service.record).into_iter().map(link).collect()
}

fn by_people(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct Group {
        people: People,
        services: Vec<ServiceEntry>,
    }
    #[derive(Serialize)]
    struct ByPeople {
        #[serde(flatten)]
        head: Head,
        groups: Vec<Group>,
    }
    let mut groups: BTreeMap<People, Vec<ServiceEntry>> = BTreeMap::new();
    for service in services::by_name(site) {
        for people in groups_of(&service.record) {
            groups.entry(people).or_default().extend(services::entry(site, service));
        }
    }
    let groups = groups.into_iter().map(|(people, services)| Group { people, services });
    let head = head(site, "services-by-people", &addresses::by_people());
    View::of(ByPeople { head, groups: groups.collect() })
}
