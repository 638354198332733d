//! A district beside all other districts, indicator by indicator. There is no page where nothing can
//! be held against anything.

use std::sync::Arc;

use serde::Serialize;

use super::figures;
use super::head::Head;
use super::outcomes::beside::{self, Beside};
use super::outcomes::tables::{Note, notes};
use super::outcomes::{self, subjects};
use super::parts::{self, Link};
use super::route::Route;
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::area::{Area, AreaKind};
use crate::records::fields::Id;
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let is_district = |area: &&Arc<Entry<Area>>| area.record.kind == AreaKind::District;
    let page = |district: &Arc<Entry<Area>>| {
        let (at, shown) = (route(site, &district.id)?, Arc::clone(district));
        Some(PlannedPage::new(at.clone(), "compared.html", district.whole(), move |site| {
            view(site, &at, &shown)
        }))
    };
    site.directory.all::<Area>().iter().filter(is_district).filter_map(page).collect()
}

/// The address of the comparison of a district with the others, where there is anything to compare.
pub(super) fn href(site: &Site<'_>, district: &Id) -> Option<String> {
    route(site, district).map(|route| route.href(site.base))
}

fn route(site: &Site<'_>, district: &Id) -> Option<Route> {
    let record = addresses::of(site, Kind::Area, district)?;
    let is_compared =
        site.directory.all().iter().any(|indicator| beside::can_be_compared(site, indicator, district));
    is_compared.then(|| addresses::compared(&record))
}

#[derive(Serialize)]
struct DomainView {
    name: String,
    indicators: Vec<Beside>,
}

#[derive(Serialize)]
struct ComparedPage {
    #[serde(flatten)]
    head: Head,
    district: String,
    figures: Option<String>,
    /// What the line in each chart is the figure of.
    whole: String,
    domains: Vec<DomainView>,
    notes: Vec<Note>,
    outcomes_href: String,
}

fn view(site: &Site<'_>, route: &Route, entry: &Entry<Area>) -> View {
    let name = parts::title(site, entry);
    let head = Head::from_words(site, "district-compared", route, &[("name", &name)]);
    let mut head = head.under(site, "districts", &addresses::list(Kind::Area));
    head.breadcrumbs.extend(parts::link(site, entry));
    let figures = figures::href(site, Kind::Area, &entry.id);
    let text = site.words.word("figures.link");
    head.breadcrumbs.extend(figures.clone().map(|href| Link { text, href }));
    let by_domain = outcomes::by_domain(site).into_iter().map(|(name, indicators)| DomainView {
        name,
        indicators: indicators
            .into_iter()
            .filter_map(|indicator| beside::beside(site, indicator, &entry.id))
            .collect(),
    });
    let domains: Vec<DomainView> = by_domain.filter(|domain| !domain.indicators.is_empty()).collect();
    let shown = || domains.iter().flat_map(|domain| &domain.indicators);
    let signs = shown().flat_map(Beside::signs).collect::<Vec<_>>();
    View::of(ComparedPage {
        head,
        district: name,
        figures,
        whole: subjects::whole_name(site),
        notes: notes(&signs),
        domains,
        outcomes_href: addresses::list(Kind::Indicator).href(site.base),
    })
}
