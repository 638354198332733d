//! Search: the page, and as what each page of the site is found.

use serde::Serialize;

use super::head::Head;
use super::parts::{self, Link};
use super::route::{RelativePath, Route, Segment};
use super::{Plan, PlannedPage, Site, View, addresses, rings};
use crate::directory::Held;
use crate::records::Kind;
use crate::records::delivery::Delivery;
use crate::records::fields::{Id, Reference};
use crate::records::lot::Lot;
use crate::records::need::Need;
use crate::records::service::Service;
use crate::search::{Item, MOST_PAGES};

/// The kinds of pages as readers know them, in the order of what most come for: the key of their
/// name, and the kinds of records.
const GROUPS: [(&str, &[Kind]); 9] = [
    ("services", &[Kind::Service]),
    ("needs", &[Kind::Need]),
    ("eligibility", &[Kind::Eligibility]),
    ("districts", &[Kind::Area]),
    ("help", &[]),
    ("providers", &[Kind::Provider, Kind::Lot]),
    ("updates", &[Kind::Update, Kind::Page]),
    ("outcomes", &[Kind::Indicator, Kind::Release, Kind::Inspection, Kind::Plan, Kind::Scorecard]),
    ("decisions", &[]),
];

/// The group of what belongs to no other: decisions, and all round them.
const LAST: usize = GROUPS.len() - 1;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    if !is_offered(site) {
        return Vec::new();
    }
    vec![PlannedPage::new(addresses::search(), "search.html", site.directory.authority.whole(), page)]
}

/// Whether the site has a search page.
#[must_use]
pub fn is_offered(site: &Site<'_>) -> bool {
    site.directory.authority.record.search.offered
}

/// The path of a file of the index, by its path inside the index.
#[must_use]
pub fn index_file(path: &str) -> Option<RelativePath> {
    RelativePath::parse(&format!("search/{path}")).ok()
}

/// The pages of a plan that are searched, what most come for first.
#[must_use]
pub fn searched<'p>(site: &Site<'_>, plan: &'p Plan) -> Vec<&'p PlannedPage> {
    if !is_offered(site) {
        return Vec::new();
    }
    let mut pages: Vec<&PlannedPage> = plan.pages.iter().filter(|page| page.is_searched).collect();
    pages.sort_by_key(|page| group(page));
    pages.truncate(MOST_PAGES);
    pages
}

/// As what a page is found, with its title and its words.
#[must_use]
pub fn item(site: &Site<'_>, page: &PlannedPage, title: &str, text: &str) -> Item {
    let (key, _) = GROUPS[group(page)];
    let (needs, districts) = page.of.as_ref().map(|(kind, id)| filters(site, *kind, id)).unwrap_or_default();
    Item {
        address: page.route.to_string(),
        title: title.to_owned(),
        text: text.to_owned(),
        kind: site.words.word(&format!("search.kinds.{key}")),
        needs,
        districts,
    }
}

fn group(page: &PlannedPage) -> usize {
    let Some((kind, _)) = &page.of else {
        return GROUPS.iter().position(|(key, _)| *key == "help").unwrap_or(LAST);
    };
    GROUPS.iter().position(|(_, kinds)| kinds.contains(kind)).unwrap_or(LAST)
}

/// The names of the needs and of the districts that a record is about.
fn filters(site: &Site<'_>, kind: Kind, id: &Id) -> (Vec<String>, Vec<String>) {
    let districts = |is_served: &dyn Fn(&Id) -> bool| {
        let served = rings::districts(site).filter(|district| is_served(&district.id));
        served.map(|district| parts::title(site, &**district)).collect()
    };
    match kind {
        Kind::Service => {
            let Some(service) = site.directory.all::<Service>().get(id.as_str()) else {
                return Default::default();
            };
            let needs = names(site, &service.record.needs);
            (needs, districts(&|district| !site.directory.whom_to_ring(service, district).is_empty()))
        }
        Kind::Need => {
            let need = site.directory.all::<Need>().get(id.as_str());
            (need.map(|need| parts::title(site, &**need)).into_iter().collect(), Vec::new())
        }
        Kind::Area => (Vec::new(), districts(&|district| district == id)),
        Kind::Lot => {
            let lot = site.directory.all::<Lot>().get(id.as_str());
            let covers =
                |district: &Id| lot.is_some_and(|lot| site.directory.covers(&lot.record.districts, district));
            (Vec::new(), districts(&covers))
        }
        Kind::Provider => {
            let deliveries = site.directory.linked::<Delivery>(kind, id);
            let serves = |district: &Id| {
                deliveries.iter().any(|delivery| site.directory.covers(&delivery.record.areas, district))
            };
            (Vec::new(), districts(&serves))
        }
        _ => Default::default(),
    }
}

fn names<R: Held>(site: &Site<'_>, references: &[Reference<R>]) -> Vec<String> {
    let entries = site.directory.get_all(references);
    entries.into_iter().map(|entry| parts::title(site, &**entry)).collect()
}

/// Words that residents use, and what the site calls it.
#[derive(Serialize)]
struct SynonymEntry {
    words: Vec<String>,
    means: String,
    href: Option<String>,
}

/// A list that leads to pages without a script; `key` names it among the words.
#[derive(Serialize)]
struct Way {
    key: &'static str,
    link: Link,
}

#[derive(Serialize)]
struct SearchPage {
    #[serde(flatten)]
    head: Head,
    synonyms: Vec<SynonymEntry>,
    needs: Vec<Link>,
    districts: Vec<Link>,
    ways: Vec<Way>,
    kinds: Vec<String>,
    index_href: String,
    base: String,
}

fn page(site: &Site<'_>) -> View {
    let route = addresses::search();
    let synonyms = site.directory.authority.record.search.synonyms.iter().map(|synonym| {
        let means = synonym.means.in_language(site.language).clone();
        let words = parts::texts(site, &synonym.words);
        SynonymEntry { words, href: service_named(site, &means), means }
    });
    View::of(SearchPage {
        head: Head::from_words(site, "search", &route, &[]),
        synonyms: synonyms.collect(),
        needs: parts::links(site, site.directory.all::<Need>()),
        districts: parts::links(site, rings::districts(site)),
        ways: ways(site),
        kinds: GROUPS.iter().map(|(key, _)| site.words.word(&format!("search.kinds.{key}"))).collect(),
        index_href: route.file(const { Segment::fixed("pagefind.js") }).href(site.base),
        base: Route::home().href(site.base),
    })
}

/// The page of the service of a name, where there is one.
fn service_named(site: &Site<'_>, name: &str) -> Option<String> {
    let mut services = site.directory.all::<Service>().iter();
    let service =
        services.find(|service| parts::title(site, &***service).to_lowercase() == name.to_lowercase())?;
    Some(parts::link(site, &**service)?.href)
}

fn ways(site: &Site<'_>) -> Vec<Way> {
    let has = |kind| !site.directory.ids(kind).is_empty();
    let lists = [("providers", Kind::Provider), ("decisions", Kind::Decision)];
    let lists =
        lists.into_iter().filter(|(_, kind)| has(*kind)).map(|(key, kind)| (key, addresses::list(kind)));
    let ways = super::browse::shown(site).chain(lists).map(|(key, route)| {
        let text = site.words.word(&format!("pages.{key}.title"));
        Way { key, link: Link { text, href: route.href(site.base) } }
    });
    ways.collect()
}
