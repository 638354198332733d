//! What stands round every page of a language: made once, and converted for the templates once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::parts::{self, Link};
use super::route::Route;
use super::ways::{self, ContactView};
use super::{Site, addresses, hubs};
use crate::records::Kind;
use crate::records::document::Document;
use crate::records::eligibility::Eligibility;
use crate::records::free_page::Page;

/// The value `site` of every template.
#[derive(Debug, Serialize)]
pub struct Chrome {
    name: String,
    language: String,
    time_zone: String,
    demonstration: bool,
    home_href: String,
    nav: Vec<NavItem>,
    contact: ContactView,
    contact_href: String,
    statement_href: String,
    feed_href: String,
    services_href: String,
    service_ways: Vec<NavItem>,
    districts_href: String,
    postcodes_href: Option<String>,
    updates_href: String,
    decisions_href: String,
    documents_href: Option<String>,
    eligibility_href: Option<String>,
    search_href: Option<String>,
    licence: Link,
    footer: Vec<Link>,
    stylesheet_href: String,
    scripts: BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
struct NavItem {
    key: &'static str,
    href: String,
}

impl Chrome {
    /// The chrome of a site.
    #[must_use]
    pub fn of(site: &Site<'_>) -> Self {
        let authority = &site.directory.authority.record;
        let href = |route: Route| route.href(site.base);
        let has_documents = !site.directory.all::<Document>().is_empty();
        let has_eligibility = !site.directory.all::<Eligibility>().is_empty();
        Self {
            name: authority.name.in_language(site.language).clone(),
            language: site.language.as_str().to_owned(),
            time_zone: time_zone(site),
            demonstration: authority.demonstration,
            home_href: href(Route::home()),
            nav: nav(site),
            contact: ways::contact(site, &authority.contact).lasting(),
            contact_href: href(addresses::contact()),
            statement_href: href(addresses::statement()),
            feed_href: href(addresses::feed()),
            services_href: href(addresses::list(Kind::Service)),
            service_ways: service_ways(site),
            districts_href: href(addresses::list(Kind::Area)),
            postcodes_href: (!site.postcodes.is_empty()).then(|| href(addresses::postcodes())),
            updates_href: href(addresses::list(Kind::Update)),
            decisions_href: href(addresses::list(Kind::Decision)),
            documents_href: has_documents.then(|| href(addresses::list(Kind::Document))),
            eligibility_href: has_eligibility.then(|| href(addresses::list(Kind::Eligibility))),
            search_href: super::search::is_offered(site).then(|| href(addresses::search())),
            licence: Link {
                text: authority.licence.name.clone(),
                href: authority.licence.url.as_str().to_owned(),
            },
            footer: footer(site),
            stylesheet_href: href(site.assets.style_sheet.clone()),
            scripts: site.assets.script_addresses(site.base),
        }
    }
}

/// The name of the site's time zone.
fn time_zone(site: &Site<'_>) -> String {
    site.directory.clock.now().time_zone().iana_name().unwrap_or("UTC").to_owned()
}

/// The main links, without those that would lead to an empty page.
fn nav(site: &Site<'_>) -> Vec<NavItem> {
    let has = |kind| !site.directory.ids(kind).is_empty();
    let hub = |wanted: &str| hubs::shown(site).any(|(key, _)| key == wanted);
    let items = [
        ("services", has(Kind::Service), addresses::list(Kind::Service)),
        ("districts", super::rings::districts(site).next().is_some(), addresses::list(Kind::Area)),
        ("providers", has(Kind::Provider), addresses::list(Kind::Provider)),
        ("outcomes", has(Kind::Indicator), addresses::list(Kind::Indicator)),
        ("money", hub("money"), addresses::money()),
        ("scrutiny", hub("scrutiny"), addresses::scrutiny()),
        ("updates", has(Kind::Update), addresses::list(Kind::Update)),
        ("search", super::search::is_offered(site), addresses::search()),
        ("contact", true, addresses::contact()),
    ];
    let shown = items.into_iter().filter(|(_, shown, _)| *shown);
    shown.map(|(key, _, route)| NavItem { key, href: route.href(site.base) }).collect()
}

/// The list of all services, and the other ways into them.
fn service_ways(site: &Site<'_>) -> Vec<NavItem> {
    let all = [("services", addresses::list(Kind::Service))];
    let ways = all.into_iter().chain(super::browse::shown(site));
    ways.map(|(key, route)| NavItem { key, href: route.href(site.base) }).collect()
}

fn footer(site: &Site<'_>) -> Vec<Link> {
    let all = site.directory.all::<Page>().iter();
    let mut pages: Vec<_> = all.filter_map(|page| Some((page.record.footer_order?, page))).collect();
    pages.sort_by_key(|(order, page)| (*order, page.id.clone()));
    parts::links(site, pages.into_iter().map(|(_, page)| page))
}
