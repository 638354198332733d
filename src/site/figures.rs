//! The figures of a district, a lot or a provider: each beside that of the whole authority, and
//! beside the target. There is no page where there are no figures.

use std::sync::Arc;

use serde::Serialize;

use super::head::Head;
use super::outcomes::glance::{self, FigureView, TargetView};
use super::outcomes::numbers::Writer;
use super::outcomes::tables::{Note, notes};
use super::outcomes::{self, subjects};
use super::parts::{self, Link};
use super::route::Route;
use super::{PlannedPage, Site, View, addresses};
use crate::directory::Held;
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::Id;
use crate::records::indicator::{Domain, Indicator};
use crate::records::lot::Lot;
use crate::records::provider::Provider;
use crate::records::reading::Entry;
use crate::statistics::{Series, Subject};

/// What the words of a page's head have to know of its record.
type Blanks<R> = fn(&Site<'_>, &Entry<R>) -> Vec<(&'static str, String)>;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let mut pages = of_kind::<Area>(site, "district-figures", |site, district| {
        vec![("name", parts::title(site, district))]
    });
    pages.extend(of_kind::<Lot>(site, "lot-figures", |site, lot| {
        vec![("name", parts::title(site, lot)), ("number", lot.record.number.value.to_string())]
    }));
    pages.extend(of_kind::<Provider>(site, "provider-figures", |site, provider| {
        vec![("name", parts::title(site, provider))]
    }));
    pages
}

/// The address of the figures of a district, a lot or a provider, where there are any.
pub(super) fn href(site: &Site<'_>, kind: Kind, id: &Id) -> Option<String> {
    route(site, kind, id).map(|route| route.href(site.base))
}

fn route(site: &Site<'_>, kind: Kind, id: &Id) -> Option<Route> {
    let subject = subject(kind, id);
    let record = addresses::of(site, kind, id).filter(|_| site.figures.has_any(&subject))?;
    Some(addresses::figures(&record))
}

/// A record as what figures are about.
fn subject(kind: Kind, id: &Id) -> Subject {
    let id = Some(id.clone());
    match kind {
        Kind::Area => Subject { area: id, ..Subject::default() },
        Kind::Lot => Subject { lot: id, ..Subject::default() },
        Kind::Provider => Subject { provider: id, ..Subject::default() },
        _ => Subject::default(),
    }
}

fn of_kind<R: Held>(site: &Site<'_>, kind: &'static str, blanks: Blanks<R>) -> Vec<PlannedPage> {
    let page = |entry: &Arc<Entry<R>>| {
        let (route, shown) = (route(site, R::KIND, &entry.id)?, Arc::clone(entry));
        let at = route.clone();
        Some(PlannedPage::new(route, "figures.html", entry.whole(), move |site| {
            view(site, kind, &at, &shown, &blanks(site, &shown))
        }))
    };
    site.directory.all::<R>().iter().filter_map(page).collect()
}

/// A figure beside that of the whole authority.
#[derive(Serialize)]
struct FigureRow {
    indicator: Link,
    here: FigureView,
    whole: Option<String>,
    target: Option<TargetView>,
}

#[derive(Serialize)]
struct DomainView {
    name: String,
    rows: Vec<FigureRow>,
}

#[derive(Serialize)]
struct FiguresPage {
    #[serde(flatten)]
    head: Head,
    record: Option<Link>,
    /// What the whole is called that the figures stand beside.
    whole: String,
    domains: Vec<DomainView>,
    notes: Vec<Note>,
    outcomes_href: String,
}

fn view<R: Held>(
    site: &Site<'_>,
    kind: &'static str,
    route: &Route,
    entry: &Entry<R>,
    blanks: &[(&'static str, String)],
) -> View {
    let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let list = match R::KIND {
        Kind::Area => "districts",
        kind => kind.plural(),
    };
    let head = Head::from_words(site, kind, route, &blanks);
    let mut head = head.under(site, list, &addresses::list(R::KIND));
    let record = parts::link(site, entry);
    head.breadcrumbs.extend(record.clone());
    let subject = subject(R::KIND, &entry.id);
    let framework = site.directory.all::<Indicator>().head();
    let domains = framework.into_iter().flat_map(|framework| &framework.domains);
    let domains = domains.map(|domain| domain_view(site, domain, &subject));
    let domains: Vec<DomainView> = domains.filter(|domain| !domain.rows.is_empty()).collect();
    let marks = domains.iter().flat_map(|domain| &domain.rows).filter_map(|row| row.here.marks.as_deref());
    View::of(FiguresPage {
        head,
        record,
        whole: subjects::whole_name(site),
        notes: notes(&marks.collect::<Vec<_>>()),
        domains,
        outcomes_href: addresses::list(Kind::Indicator).href(site.base),
    })
}

fn domain_view(site: &Site<'_>, domain: &Domain, subject: &Subject) -> DomainView {
    let belongs = |entry: &&Arc<Entry<Indicator>>| {
        domain.outcomes.iter().any(|outcome| outcome.id.value == entry.record.outcome.value)
    };
    let indicators = outcomes::in_order(site).into_iter().filter(belongs);
    DomainView {
        name: domain.name.in_language(site.language).clone(),
        rows: indicators.filter_map(|entry| row(site, entry, subject)).collect(),
    }
}

fn row(site: &Site<'_>, entry: &Entry<Indicator>, subject: &Subject) -> Option<FigureRow> {
    let latest = site.figures.series(&entry.id, subject)?.figures().last()?;
    let whole = subjects::whole(site, &entry.id).map(Series::figures).unwrap_or_default();
    let beside = whole.iter().find(|figure| figure.period() == latest.period());
    let writer = Writer::new(site, &entry.record);
    Some(FigureRow {
        indicator: parts::link(site, entry)?,
        here: glance::figure(site, &entry.record, latest),
        whole: beside.map(|figure| writer.value(figure).words),
        target: glance::target_of_part(site, &entry.record, latest),
    })
}
