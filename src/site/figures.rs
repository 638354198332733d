//! The figures of a district, a lot or a provider: each beside that of the whole authority, and
//! beside the target. There is no page where there are no figures.

use std::sync::Arc;

use serde::Serialize;

use super::compared;
use super::head::Head;
use super::outcomes::drawings::Drawer;
use super::outcomes::glance::{self, BeforeView, FigureView, TargetResult, TargetView};
use super::outcomes::numbers::Writer;
use super::outcomes::tables::{Note, notes};
use super::outcomes::{self, source, subjects};
use super::parts::{self, Link};
use super::route::Route;
use super::{PlannedPage, Site, View, addresses};
use crate::directory::Held;
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::Id;
use crate::records::indicator::{Indicator, Measure};
use crate::records::lot::Lot;
use crate::records::provider::Provider;
use crate::records::reading::Entry;
use crate::statistics::{PublishedFigure, Subject, likely};

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
    before: Option<BeforeView>,
    /// All its figures, in the size of a word.
    spark: Option<String>,
    whole: Option<String>,
    /// How it stands to the whole; nothing where nobody can say.
    beside_whole: Option<TargetResult>,
    target: Option<TargetView>,
    /// Where the figure comes from.
    source_href: Option<String>,
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
    /// The comparison of a district with the others.
    compared: Option<String>,
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
    let domains = outcomes::by_domain(site).into_iter().map(|(name, indicators)| DomainView {
        name,
        rows: indicators.into_iter().filter_map(|entry| row(site, entry, &subject)).collect(),
    });
    let domains: Vec<DomainView> = domains.filter(|domain| !domain.rows.is_empty()).collect();
    let marks = domains.iter().flat_map(|domain| &domain.rows).filter_map(|row| row.here.marks.as_deref());
    View::of(FiguresPage {
        head,
        record,
        compared: (R::KIND == Kind::Area).then(|| compared::href(site, &entry.id)).flatten(),
        whole: subjects::whole_name(site),
        notes: notes(&marks.collect::<Vec<_>>()),
        domains,
        outcomes_href: addresses::list(Kind::Indicator).href(site.base),
    })
}

fn row(site: &Site<'_>, entry: &Entry<Indicator>, subject: &Subject) -> Option<FigureRow> {
    let series = site.figures.series(&entry.id, subject)?;
    let latest = series.figures().last()?;
    let beside = subjects::whole(site, &entry.id).and_then(|whole| whole.at(latest.period()));
    let writer = Writer::new(site, &entry.record);
    Some(FigureRow {
        indicator: parts::link(site, entry)?,
        here: glance::figure(site, &entry.record, latest),
        before: glance::before(site, &entry.record, series, latest),
        spark: Drawer::new(site, &entry.record).spark(&entry.id.as_str().replace('-', "_"), series),
        beside_whole: beside.and_then(|whole| beside_whole(&entry.record, latest, whole)),
        whole: beside.map(|figure| writer.value(figure).words),
        target: glance::target_of_part(site, &entry.record, latest),
        source_href: source::href_of_figure(site, &entry.id, series, latest),
    })
}

/// How a part stands to the whole, by its likely range. A part of a count is always less than all of it.
fn beside_whole(
    indicator: &Indicator,
    figure: &PublishedFigure,
    whole: &PublishedFigure,
) -> Option<TargetResult> {
    if indicator.measure.value == Measure::Count {
        return None;
    }
    likely::against(indicator, figure, whole.value().value()?).map(TargetResult::from)
}
