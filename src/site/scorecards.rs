//! Scorecards: an overall rating, what it is made from, and what would change it.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Ref};
use super::ratings::{self, Rating, Scale};
use super::{PlannedPage, Site, View, addresses, periods};
use crate::records::Kind;
use crate::records::fields::Reference;
use crate::records::rating_scale::RatingScale;
use crate::records::reading::Entry;
use crate::records::scorecard::{Cell, Element, Scorecard};
use crate::scorecard::{Change, Grid, Line};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Scorecard>(site, ["scorecards.html", "scorecard.html"], list, scorecard)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Scorecard);
    let newest = listing::newest_first(site, |scorecard: &Scorecard| scorecard.period.value);
    listing::view(site, part, "scorecards", &route, newest, |scorecard| summary(site, scorecard))
}

/// The table of a scorecard, where a reader may see every scale of it.
fn grid<'a>(site: &Site<'a>, scorecard: &'a Scorecard) -> Option<Grid<'a>> {
    let directory = site.directory;
    Grid::of(scorecard, |scale: &Reference<RatingScale>| Some(&directory.get(scale)?.record))
}

fn overall(site: &Site<'_>, scorecard: &Scorecard, grid: &Grid<'_>) -> Option<Rating> {
    let line = grid.line(grid.now())?;
    ratings::rating(site, &scorecard.scale, &line.cell.overall)
}

/// A scorecard in a list.
#[derive(Serialize)]
struct ScorecardEntry {
    title: String,
    href: String,
    summary: String,
    period: String,
    overall: Option<Rating>,
}

fn summary(site: &Site<'_>, scorecard: &Entry<Scorecard>) -> Option<ScorecardEntry> {
    let link = parts::link(site, scorecard)?;
    let record = &scorecard.record;
    Some(ScorecardEntry {
        title: link.text,
        href: link.href,
        summary: record.summary.in_language(site.language).clone(),
        period: periods::label(site, record.period.value),
        overall: grid(site, record).and_then(|grid| overall(site, record, &grid)),
    })
}

/// One of the ratings that the overall rating is made from.
#[derive(Serialize)]
struct ElementView {
    name: String,
    rating: Option<Rating>,
    source: String,
    inspection: Option<Ref>,
}

/// Where a line of the rule comes from.
#[derive(Serialize)]
struct Origin {
    invented: bool,
    source: Option<String>,
}

/// What would change the overall rating.
#[derive(Serialize)]
struct ChangeView {
    element: String,
    from: String,
    to: String,
    /// `better` or `worse`: how the element's rating moves.
    moves: &'static str,
    overall_from: String,
    overall_to: String,
    /// `rises` or `falls`: how the overall rating moves.
    overall_moves: &'static str,
    origin: Origin,
}

/// A line of the whole table.
#[derive(Serialize)]
struct LineView {
    steps: Vec<String>,
    overall: String,
    now: bool,
    origin: Origin,
}

#[derive(Serialize)]
struct ScorecardPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    period: String,
    overall: Option<Rating>,
    elements: Vec<ElementView>,
    changes: Vec<ChangeView>,
    /// The steps of each element, in its order, for the heads of the table.
    steps: Vec<Vec<String>>,
    lines: Vec<LineView>,
    invented: usize,
    rule_source: String,
    scales: Vec<Scale>,
}

fn scorecard(site: &Site<'_>, scorecard: &Entry<Scorecard>) -> View {
    let record = &scorecard.record;
    let list = addresses::list(Kind::Scorecard);
    let (title, summary) = (parts::title(site, scorecard), record.summary.in_language(site.language));
    let head = Head::of_record(site, "scorecard", &list.page(&scorecard.id), &title, summary);
    let grid = grid(site, record);
    let grid = grid.as_ref();
    let scales = std::iter::once(&record.scale).chain(record.elements.iter().map(|element| &element.scale));
    let names = |scale: &&RatingScale| (0..scale.steps.len()).map(|at| step(site, scale, at)).collect();
    View::of(ScorecardPage {
        head: head.under(site, "scorecards", &list),
        record: RecordPart::of(site, scorecard, &[]),
        summary: summary.clone(),
        period: periods::label(site, record.period.value),
        overall: grid.and_then(|grid| overall(site, record, grid)),
        elements: record.elements.iter().map(|element| element_view(site, element)).collect(),
        changes: grid.map(|grid| changes(site, record, grid)).unwrap_or_default(),
        steps: grid.map(|grid| grid.scales().iter().map(names).collect()).unwrap_or_default(),
        lines: grid.map(|grid| lines(site, grid)).unwrap_or_default(),
        invented: record.rule.iter().filter(|cell| cell.invented).count(),
        rule_source: record.rule_source.in_language(site.language).clone(),
        scales: ratings::scales(site, scales),
    })
}

fn step(site: &Site<'_>, scale: &RatingScale, at: usize) -> String {
    scale.steps[at].name.in_language(site.language).clone()
}

fn element_view(site: &Site<'_>, element: &Element) -> ElementView {
    ElementView {
        name: element.name.in_language(site.language).clone(),
        rating: ratings::rating(site, &element.scale, &element.rating),
        source: element.source.in_language(site.language).clone(),
        inspection: parts::references(site, &element.inspection).pop(),
    }
}

fn origin(site: &Site<'_>, cell: &Cell) -> Origin {
    Origin { invented: cell.invented, source: parts::text(site, cell.source.as_ref()) }
}

fn changes(site: &Site<'_>, scorecard: &Scorecard, grid: &Grid<'_>) -> Vec<ChangeView> {
    let Some(now) = grid.line(grid.now()) else { return Vec::new() };
    let changes = grid.changes();
    changes.into_iter().map(|change| change_view(site, scorecard, grid, now, change)).collect()
}

fn change_view(
    site: &Site<'_>,
    scorecard: &Scorecard,
    grid: &Grid<'_>,
    now: Line<'_>,
    change: Change<'_>,
) -> ChangeView {
    let scale = grid.scales()[change.element];
    let from = grid.now()[change.element];
    let named = |scale: &RatingScale, at: usize| ratings::in_a_sentence(&step(site, scale, at));
    ChangeView {
        element: scorecard.elements[change.element].name.in_language(site.language).clone(),
        from: named(scale, from),
        to: named(scale, change.to),
        moves: if change.to > from { "better" } else { "worse" },
        overall_from: named(grid.overall_scale(), now.overall),
        overall_to: named(grid.overall_scale(), change.line.overall),
        overall_moves: if change.line.overall > now.overall { "rises" } else { "falls" },
        origin: origin(site, change.line.cell),
    }
}

fn lines(site: &Site<'_>, grid: &Grid<'_>) -> Vec<LineView> {
    let line = |(combination, line): (&Vec<usize>, Line<'_>)| LineView {
        steps: grid.scales().iter().zip(combination).map(|(scale, at)| step(site, scale, *at)).collect(),
        overall: step(site, grid.overall_scale(), line.overall),
        now: combination == grid.now(),
        origin: origin(site, line.cell),
    };
    grid.lines().map(line).collect()
}
