//! What the view of every page has.

use serde::Serialize;

use super::parts::{Date, Link, LinkGroup};
use super::route::Route;
use super::{Site, addresses, parts};
use crate::directory::{Card, Held};
use crate::records::Kind;
use crate::records::contract::Contract;
use crate::records::decision::Decision;
use crate::records::document::Document;
use crate::records::free_page::Page;
use crate::records::lot::Lot;
use crate::records::provider::Provider;
use crate::records::reading::Entry;
use crate::records::service::Service;
use crate::records::update::Update;
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

    /// The same head with the main link it belongs to and, on a page below that link's own page,
    /// the link itself among the breadcrumbs.
    pub(super) fn under(mut self, site: &Site<'_>, section: &'static str, list: &Route) -> Self {
        self.section = Some(section);
        if self.kind != section {
            let text = site.words.word(&format!("nav.{section}"));
            self.breadcrumbs.push(Link { text, href: list.href(site.base) });
        }
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

/// The groups of links between a record and those that it names or that name it.
fn connections<R: Held>(site: &Site<'_>, entry: &Entry<R>, apart: &[Kind]) -> Vec<LinkGroup> {
    let groups = [
        group::<R, Service>(site, entry),
        group::<R, Lot>(site, entry),
        group::<R, Contract>(site, entry),
        group::<R, Provider>(site, entry),
        group::<R, crate::records::area::Area>(site, entry),
        group::<R, Decision>(site, entry),
        group::<R, Update>(site, entry),
        group::<R, crate::records::need::Need>(site, entry),
        group::<R, Page>(site, entry),
        group::<R, Document>(site, entry),
    ];
    let shown = groups.into_iter().filter(|(kind, group)| !apart.contains(kind) && !group.links.is_empty());
    shown.map(|(_, group)| group).collect()
}

fn group<R: Held, Other: Held>(site: &Site<'_>, entry: &Entry<R>) -> (Kind, LinkGroup) {
    (Other::KIND, link_group::<Other>(site, site.directory.linked::<Other>(R::KIND, &entry.id)))
}

/// A group of links to records of one kind, under that kind's heading.
pub(super) fn link_group<'a, R: Held>(
    site: &Site<'_>,
    entries: impl IntoIterator<Item = &'a std::sync::Arc<Entry<R>>>,
) -> LinkGroup {
    let name = if R::KIND == Kind::Area { "districts" } else { R::KIND.plural() };
    let links = entries.into_iter().filter_map(|entry| {
        let href = addresses::of(site, R::KIND, &entry.id)?.href(site.base);
        Some(parts::NotedLink { text: parts::title(site, &**entry), href, note: None })
    });
    LinkGroup { heading: site.words.word(&format!("connections.{name}")), links: links.collect() }
}
