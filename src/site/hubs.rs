//! The pages of the main links that lead to several lists: money, and decisions and scrutiny.

use serde::Serialize;

use super::head::Head;
use super::parts::Link;
use super::route::Route;
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;

/// A main link whose page leads to several lists.
struct Hub {
    /// The key of the main link, and the kind of its page.
    key: &'static str,
    route: fn() -> Route,
    /// The kinds whose lists it leads to, in order.
    kinds: &'static [Kind],
}

const HUBS: &[Hub] = &[
    Hub { key: "money", route: addresses::money, kinds: &[Kind::Allocation, Kind::Contract, Kind::Lot] },
    Hub {
        key: "scrutiny",
        route: addresses::scrutiny,
        kinds: &[
            Kind::Recommendation,
            Kind::Decision,
            Kind::Report,
            Kind::Meeting,
            Kind::Committee,
            Kind::Inspection,
            Kind::Plan,
            Kind::Scorecard,
        ],
    },
];

/// The main link that a list stands below, where it has none of its own.
pub(super) fn of(list: &str) -> Option<(&'static str, Route)> {
    let hub = HUBS.iter().find(|hub| hub.kinds.iter().any(|kind| kind.plural() == list));
    let hub = hub.map(|hub| (hub.key, (hub.route)()));
    hub.or_else(|| match list {
        "eligibility" => Some(("services", addresses::list(Kind::Service))),
        "releases" => Some(("outcomes", addresses::list(Kind::Indicator))),
        _ => None,
    })
}

/// The main links of the hubs that lead to anything.
pub(super) fn shown<'a>(site: &'a Site<'a>) -> impl Iterator<Item = (&'static str, Route)> + 'a {
    HUBS.iter().filter(|hub| leads_anywhere(site, hub)).map(|hub| (hub.key, (hub.route)()))
}

fn leads_anywhere(site: &Site<'_>, hub: &Hub) -> bool {
    hub.kinds.iter().any(|kind| !site.directory.ids(*kind).is_empty())
}

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let page = |hub: &'static Hub| {
        PlannedPage::new((hub.route)(), "hub.html", place.clone(), move |site| view(site, hub))
    };
    HUBS.iter().map(page).collect()
}

/// A list that the page leads to.
#[derive(Serialize)]
struct ListEntry {
    key: &'static str,
    link: Link,
    count: usize,
}

fn view(site: &Site<'_>, hub: &Hub) -> View {
    #[derive(Serialize)]
    struct HubPage {
        #[serde(flatten)]
        head: Head,
        lists: Vec<ListEntry>,
    }
    let route = (hub.route)();
    let lists = hub.kinds.iter().filter_map(|kind| {
        let count = site.directory.ids(*kind).len();
        let text = site.words.word(&format!("nav.{}", kind.plural()));
        let link = Link { text, href: addresses::list(*kind).href(site.base) };
        (count > 0).then_some(ListEntry { key: kind.plural(), link, count })
    });
    let head = Head::from_words(site, hub.key, &route, &[]).under(site, hub.key, &route);
    View::of(HubPage { head, lists: lists.collect() })
}
