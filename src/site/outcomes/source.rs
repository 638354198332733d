//! Where the figures of an indicator come from: for each of them the release, the file and the row in
//! which it was read, and how it was worked out. Most indicators need one page for it; the figures of
//! a period never stand on two.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::glance::marks;
use super::numbers::Writer;
use super::revisions::{self, Revisions};
use super::tables::{Note, Tables, notes, release};
use super::working::working;
use crate::records::Kind;
use crate::records::fields::{Id, Period};
use crate::records::indicator::{Definition, Indicator, Measure};
use crate::records::reading::Entry;
use crate::site::head::Head;
use crate::site::listing::{self, ListPart, Part};
use crate::site::parts::{self, Link, Ref};
use crate::site::route::Route;
use crate::site::{PlannedPage, Site, View, addresses, periods};
use crate::statistics::{PublishedFigure, Series, Source, name_of};

/// How many figures a page holds at least before the next one begins.
const ENOUGH: usize = 400;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let of_indicator = |entry: &Arc<Entry<Indicator>>| {
        let last = parts_of(site, &entry.id).len();
        let route = addresses::source(&entry.id);
        let shown = Arc::clone(entry);
        listing::numbered(&route, "source.html", &entry.whole(), last, move |site, part| {
            view(site, &shown, part)
        })
    };
    site.directory.all::<Indicator>().iter().flat_map(of_indicator).collect()
}

/// The address of where the figures of an indicator come from, where it has any.
pub(super) fn href(site: &Site<'_>, id: &Id) -> Option<String> {
    let any = !site.figures.of(id).is_empty();
    any.then(|| addresses::source(id).href(site.base))
}

/// The address of where its figures of one period come from.
pub(super) fn href_of_period(site: &Site<'_>, id: &Id, period: Period) -> Option<String> {
    let page = addresses::part(&addresses::source(id), part_of(site, id, period)?);
    Some(format!("{}#{}", page.href(site.base), anchor(period)))
}

/// The address of where one figure comes from.
pub(in crate::site) fn href_of_figure(
    site: &Site<'_>,
    id: &Id,
    series: &Series,
    figure: &PublishedFigure,
) -> Option<String> {
    let page = route_of_figure(site, id, figure)?;
    Some(format!("{}#{}", page.href(site.base), name_of(id, series.subject(), figure.period())))
}

/// The page on which one figure stands, with where it comes from.
pub(in crate::site) fn route_of_figure(site: &Site<'_>, id: &Id, figure: &PublishedFigure) -> Option<Route> {
    Some(addresses::part(&addresses::source(id), part_of(site, id, figure.period())?))
}

/// The periods that each page holds, the newest first.
fn parts_of(site: &Site<'_>, id: &Id) -> Vec<Vec<Period>> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for figure in site.figures.of(id).iter().flat_map(Series::figures) {
        *counts.entry(figure.period()).or_default() += 1;
    }
    let mut parts: Vec<Vec<Period>> = Vec::new();
    let mut here = ENOUGH;
    for (period, count) in counts.into_iter().rev() {
        if here >= ENOUGH {
            parts.push(Vec::new());
            here = 0;
        }
        parts.last_mut().into_iter().for_each(|part| part.push(period));
        here += count;
    }
    parts
}

/// The number of the page that holds a period, from 1.
fn part_of(site: &Site<'_>, id: &Id, period: Period) -> Option<u32> {
    let count: usize = site.figures.of(id).iter().map(|series| series.figures().len()).sum();
    if (1..=ENOUGH).contains(&count) {
        return Some(1);
    }
    let at = parts_of(site, id).iter().position(|part| part.contains(&period))?;
    u32::try_from(at + 1).ok()
}

/// The fragment of a period: `2026-27-Q2`.
fn anchor(period: Period) -> String {
    period.to_string().replace(' ', "-")
}

#[derive(Serialize)]
struct SourcePage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    list: ListPart,
    indicator: Option<Link>,
    /// What is counted, by each definition that figures here were counted by, the newest first.
    definitions: Vec<DefinitionView>,
    /// To what counts are rounded, where they are.
    round_to: Option<u32>,
    periods: Vec<PeriodView>,
    notes: Vec<Note>,
    revisions: Vec<Revisions>,
}

#[derive(Serialize)]
struct DefinitionView {
    number: usize,
    /// From when on it holds, and what it counts, in a sentence.
    text: String,
}

#[derive(Serialize)]
struct PeriodView {
    id: String,
    period: String,
    /// The number of the definition by which its figures were counted.
    definition: Option<usize>,
    rows: Vec<SourceRow>,
}

#[derive(Serialize)]
struct SourceRow {
    /// The name of the figure, by which anybody can point at it.
    id: String,
    name: String,
    value: String,
    marks: Option<String>,
    worked: String,
    #[serde(skip)]
    definition: usize,
    release: Option<Ref>,
    place: String,
}

fn view(site: &Site<'_>, entry: &Entry<Indicator>, part: Part) -> View {
    let (route, indicator) = (addresses::source(&entry.id), &entry.record);
    let here = parts_of(site, &entry.id).into_iter().nth(part.number() - 1).unwrap_or_default();
    let tables = Tables::of(site, entry);
    let periods: Vec<PeriodView> =
        here.into_iter().map(|period| period_view(site, entry, &tables, period)).collect();
    let name = parts::title(site, entry);
    let mut head = part.head_of(site, "source", &route, &[("name", &name)]);
    head = head.under(site, "outcomes", &addresses::list(Kind::Indicator));
    let link = parts::link(site, entry);
    head.breadcrumbs.extend(link.clone());
    let round_to = super::policy(site, indicator).round_to;
    let revisions = if part.number() == 1 { revisions::of_indicator(site, entry) } else { Vec::new() };
    View::of(SourcePage {
        head,
        list: part.list(site, &route),
        indicator: link,
        definitions: definitions(site, indicator, &periods),
        round_to: (round_to > 1).then_some(round_to),
        notes: notes_of(&periods),
        periods,
        revisions,
    })
}

/// The signs in the tables of a page.
fn notes_of(periods: &[PeriodView]) -> Vec<Note> {
    let rows = periods.iter().flat_map(|period| &period.rows);
    let texts = rows.flat_map(|row| std::iter::once(&row.value).chain(&row.marks)).map(String::as_str);
    notes(&texts.collect::<Vec<_>>())
}

/// The definitions by which the figures of a page were counted.
fn definitions(site: &Site<'_>, indicator: &Indicator, periods: &[PeriodView]) -> Vec<DefinitionView> {
    let (all, measure) = (&indicator.definitions, indicator.measure.value);
    let stands = |number: usize| periods.iter().flat_map(|one| &one.rows).any(|row| row.definition == number);
    let view = |(at, version): (usize, &Definition)| {
        stands(at + 1).then(|| DefinitionView { number: at + 1, text: definition(site, measure, version) })
    };
    all.iter().enumerate().rev().filter_map(view).collect()
}

/// What a definition counts, in a sentence.
fn definition(site: &Site<'_>, measure: Measure, version: &Definition) -> String {
    let from = periods::beginning(site, version.from.value);
    let numerator = version.numerator.in_language(site.language);
    let Some(denominator) = parts::text(site, version.denominator.as_ref()) else {
        return site.words.text("source.definition", &[("from", &from), ("numerator", numerator)]);
    };
    let name = match measure {
        Measure::Money => "source.definition_of_money",
        Measure::Average | Measure::Rating => "source.definition_of_average",
        _ => "source.definition_of_two",
    };
    let blanks = [("from", from.as_str()), ("numerator", numerator), ("denominator", &denominator)];
    site.words.text(name, &blanks)
}

fn period_view(site: &Site<'_>, entry: &Entry<Indicator>, tables: &Tables<'_>, period: Period) -> PeriodView {
    let writer = Writer::new(site, &entry.record);
    let row = |(name, series): &(Ref, &Series)| {
        let figure = series.at(period)?;
        Some(SourceRow {
            id: name_of(&entry.id, series.subject(), period),
            name: name.text.clone(),
            value: writer.value(figure).cell,
            marks: marks(figure.markers()),
            worked: working(site, &entry.record, figure),
            definition: figure.definition() + 1,
            release: release(site, figure.release()),
            place: place(site, figure.source()),
        })
    };
    let rows: Vec<SourceRow> = tables.every_series().filter_map(row).collect();
    PeriodView {
        id: anchor(period),
        period: periods::label(site, period),
        definition: rows.first().map(|row| row.definition),
        rows,
    }
}

/// The file and the row, in words.
pub(in crate::site) fn place(site: &Site<'_>, source: &Source) -> String {
    let row = source.row.to_string();
    let blanks = [("file", &*source.file), ("sheet", &*source.sheet), ("row", &row)];
    site.words.text(if source.sheet.is_empty() { "source.place" } else { "source.place_in_sheet" }, &blanks)
}
