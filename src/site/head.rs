//! What the view of every page has.

use serde::Serialize;

use super::parts::{Date, Link, LinkGroup};
use super::route::Route;
use super::{Site, addresses, hubs, parts};
use crate::directory::{Card, Held};
use crate::records::Kind;
use crate::records::reading::Entry;
use crate::theme::Blanks;

/// What the view of every page has. `body` is filled in when the page is rendered.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) description: String,
    pub(super) canonical: String,
    pub(super) section: Option<&'static str>,
    pub(super) breadcrumbs: Vec<Link>,
    pub(super) alternates: Vec<()>,
    pub(super) body: &'static str,
}

impl Head {
    /// The head of a page whose words stand in the theme under `pages.KIND`.
    pub(super) fn from_words(
        site: &Site<'_>,
        kind: &'static str,
        route: &Route,
        blanks: &Blanks<'_>,
    ) -> Self {
        let word = |field: &str| site.words.text(&format!("pages.{kind}.{field}"), blanks);
        Self {
            kind,
            title: word("title"),
            heading: word("heading"),
            description: word("description"),
            canonical: route.absolute(site.base),
            section: None,
            breadcrumbs: vec![home(site)],
            alternates: Vec::new(),
            body: "",
        }
    }

    /// The head of a record's page, whose words are the record's own.
    pub(super) fn of_record(
        site: &Site<'_>,
        kind: &'static str,
        route: &Route,
        title: &str,
        summary: &str,
    ) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            heading: title.to_owned(),
            description: summary.to_owned(),
            canonical: route.absolute(site.base),
            section: None,
            breadcrumbs: vec![home(site)],
            alternates: Vec::new(),
            body: "",
        }
    }

    /// The same head with the main link it belongs to and, on a page below, the pages above it
    /// among the breadcrumbs: that of the main link, and the list that the page belongs to.
    pub(super) fn under(mut self, site: &Site<'_>, list: &'static str, route: &Route) -> Self {
        let hub = hubs::of(list);
        self.section = Some(hub.as_ref().map_or(list, |(key, _)| *key));
        let above = hub.into_iter().chain([(list, route.clone())]);
        let above = above.filter(|(key, _)| *key != self.kind);
        self.breadcrumbs.extend(above.map(|(key, route)| Link {
            text: site.words.word(&format!("nav.{key}")),
            href: route.href(site.base),
        }));
        self
    }
}

fn home(site: &Site<'_>) -> Link {
    Link { text: site.words.word("nav.home"), href: Route::home().href(site.base) }
}

/// What the view of every record's page has besides.
#[derive(Debug, Serialize)]
pub(super) struct RecordPart {
    checked: Option<Date>,
    review_by: Option<Date>,
    source_note: Option<String>,
    connections: Vec<LinkGroup>,
}

impl RecordPart {
    /// `apart` names the kinds whose links the page shows in places of their own.
    pub(super) fn of<R: Held>(site: &Site<'_>, entry: &Entry<R>, apart: &[Kind]) -> Self {
        let publishing = Card::of(entry).publishing;
        let date =
            |date: Option<&crate::records::fields::Placed<_>>| date.map(|date| parts::date(site, date.value));
        Self {
            checked: date(publishing.assured),
            review_by: date(publishing.review_by),
            source_note: publishing.source_note.map(|note| note.in_language(site.language).clone()),
            connections: connections(site, entry, apart),
        }
    }
}

/// The order in which groups of links stand.
const GROUPS: &[Kind] = &[
    Kind::Service,
    Kind::Eligibility,
    Kind::Lot,
    Kind::Contract,
    Kind::Provider,
    Kind::Area,
    Kind::Indicator,
    Kind::Release,
    Kind::Allocation,
    Kind::Decision,
    Kind::Committee,
    Kind::Meeting,
    Kind::Report,
    Kind::Recommendation,
    Kind::Inspection,
    Kind::Plan,
    Kind::Scorecard,
    Kind::Update,
    Kind::Need,
    Kind::Page,
    Kind::Document,
];

/// The groups of links between a record and those that it names or that name it.
fn connections<R: Held>(site: &Site<'_>, entry: &Entry<R>, apart: &[Kind]) -> Vec<LinkGroup> {
    let cards = site.directory.linked_cards(R::KIND, &entry.id);
    let groups = GROUPS.iter().filter(|kind| !apart.contains(kind)).map(|kind| {
        let links = cards.iter().filter(|card| card.kind == *kind).filter_map(|card| {
            let href = addresses::of(site, card.kind, card.id)?.href(site.base);
            let text = card.title.in_language(site.language).clone();
            Some(parts::NotedLink { text, href, note: None })
        });
        LinkGroup { heading: heading(site, *kind), links: links.collect() }
    });
    groups.filter(|group| !group.links.is_empty()).collect()
}

fn heading(site: &Site<'_>, kind: Kind) -> String {
    let name = if kind == Kind::Area { "districts" } else { kind.plural() };
    site.words.word(&format!("connections.{name}"))
}

/// A group of links to records of one kind, under that kind's heading.
pub(super) fn link_group<'a, R: Held>(
    site: &Site<'_>,
    entries: impl IntoIterator<Item = &'a std::sync::Arc<Entry<R>>>,
) -> LinkGroup {
    let links = entries.into_iter().filter_map(|entry| {
        let href = addresses::of(site, R::KIND, &entry.id)?.href(site.base);
        Some(parts::NotedLink { text: parts::title(site, &**entry), href, note: None })
    });
    LinkGroup { heading: heading(site, R::KIND), links: links.collect() }
}
