//! Needs: a page for each, with the services that can help.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::parts::{self, Link};
use super::services::{self, ServiceEntry};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::need::Need;
use crate::records::reading::Entry;
use crate::records::service::Service;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    PlannedPage::for_each::<Need>(site, "need.html", |_| true, need)
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
    other_needs: Vec<Link>,
}

fn need(site: &Site<'_>, need: &Entry<Need>) -> View {
    let name = parts::title(site, need);
    let route = addresses::list(Kind::Need).page(&need.id);
    let head = Head::from_words(site, "need", &route, &[("name", &name)]);
    let mut head = head.under(site, "services", &addresses::list(Kind::Service));
    head.breadcrumbs.push(Link {
        text: site.words.word("pages.services-by-need.title"),
        href: addresses::by_need().href(site.base),
    });
    let services = site.directory.linked::<Service>(Kind::Need, &need.id);
    let others = site.directory.all::<Need>().iter().filter(|other| other.id != need.id);
    View::of(NeedPage {
        head,
        record: RecordPart::of(site, need, &[Kind::Service]),
        name,
        summary: parts::text(site, need.record.summary.as_ref()),
        synonyms: parts::texts(site, &need.record.synonyms),
        services: services.into_iter().filter_map(|service| services::entry(site, service)).collect(),
        other_needs: parts::links(site, others),
    })
}
