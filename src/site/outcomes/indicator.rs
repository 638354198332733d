//! The page of an indicator: its headline, every figure of it, and what the figures mean.

use std::sync::Arc;

use serde::Serialize;

use super::course;
use super::drawings::{Drawer, SmallChart};
use super::headline;
use super::numbers::{Writer, number};
use super::revisions::{self, Revisions};
use super::tables::{Breakdown, Grid, Note, PeriodRow, Row, Tables, notes_of};
use super::{source, subjects};
use crate::charts;
use crate::records::Kind;
use crate::records::authority::DisclosurePolicy;
use crate::records::indicator::{Benchmark, Definition, Direction, Frequency, Indicator, Measure, Target};
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::site::downloads::{self, Downloads};
use crate::site::head::{Head, RecordPart};
use crate::site::parts::{self, Ref};
use crate::site::releases::{self, ReleaseEntry};
use crate::site::ways::{self, ContactView};
use crate::site::{Site, View, addresses, periods};
use crate::statistics::{Hiding, Series};

#[derive(Serialize)]
struct DefinitionView {
    from: String,
    numerator: String,
    denominator: Option<String>,
    change: Option<String>,
    comparable: Option<bool>,
}

#[derive(Serialize)]
struct TargetRow {
    value: String,
    from: String,
    /// From its first to its last month, where it has an end.
    period: Option<String>,
    note: Option<String>,
}

#[derive(Serialize)]
struct BenchmarkRow {
    name: String,
    value: String,
    period: String,
    source: Option<String>,
}

/// The population that rates are standardised by, with the people of each group.
#[derive(Serialize)]
struct StandardView {
    name: String,
    source: Option<String>,
    groups: Vec<(String, String)>,
}

/// How small counts are kept from view.
#[derive(Serialize)]
struct PolicyView {
    /// How many figures are hidden, and not which for their own sake: a reader who knew that could work out
    /// more of two that protect each other.
    hidden: usize,
    threshold: u32,
    show_zero: bool,
    round_to: u32,
}

#[derive(Serialize)]
struct IndicatorPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    domain: Option<String>,
    outcome: Option<String>,
    whole: Option<Ref>,
    headline: Vec<String>,
    /// How the trend of the headline was tested, where it has one.
    course_method: Option<String>,
    measure: Measure,
    unit: String,
    per: Option<String>,
    /// Of a rating: the highest that can be given.
    highest: Option<String>,
    direction: Direction,
    frequency: Frequency,
    seasons: Option<bool>,
    /// Whether each period shares months with the next.
    rolling: bool,
    period: Option<String>,
    counts: bool,
    ranges: bool,
    whole_row: Option<Row>,
    breakdowns: Vec<Breakdown>,
    over_time: Vec<PeriodRow>,
    /// The figures of the whole over time, as a chart.
    time_chart: Option<String>,
    /// What the charts share.
    patterns: Option<String>,
    /// The districts as a map.
    map: Option<String>,
    /// Where its boundaries come from, where it is not one of tiles.
    map_source: Option<String>,
    small_charts: Vec<SmallChart>,
    whole_name: String,
    grids: Vec<Grid>,
    notes: Vec<Note>,
    definitions: Vec<DefinitionView>,
    targets: Vec<TargetRow>,
    /// How far a figure may be from its target and still be close to it.
    close_to_target: Option<String>,
    benchmarks: Vec<BenchmarkRow>,
    /// The population that a standardised rate is worked out by.
    standard: Option<StandardView>,
    source: String,
    caveats: Vec<String>,
    policy: PolicyView,
    downloads: Option<Downloads>,
    structured: Option<String>,
    releases: Vec<ReleaseEntry>,
    contact: Option<ContactView>,
    /// Where every figure comes from, and where those of the latest period do.
    source_href: Option<String>,
    source_now_href: Option<String>,
    /// The newest changes of published figures.
    revisions: Vec<Revisions>,
    /// Where all of them stand, where there are more.
    more_revisions: Option<String>,
}

/// How many changes of published figures stand on the page: all of them stand where the figures come
/// from.
const MOST_REVISIONS: usize = 12;

pub(super) fn view(site: &Site<'_>, entry: &Entry<Indicator>) -> View {
    let indicator = &entry.record;
    let text = |text: &crate::records::fields::Text| text.in_language(site.language).clone();
    let (list, writer) = (addresses::list(Kind::Indicator), Writer::new(site, indicator));
    let (title, summary) = (parts::title(site, entry), text(&indicator.summary));
    let (domain, outcome) = super::place_in_framework(site, indicator);
    let tables = Tables::of(site, entry);
    let whole = subjects::whole(site, &entry.id);
    let latest = tables.latest();
    let breakdowns = latest.map(|period| tables.breakdowns(period)).unwrap_or_default();
    let over_time = whole.map(|series| tables.over_time(series)).unwrap_or_default();
    let grids = tables.grids();
    let (map, map_source) =
        latest.and_then(|period| tables.map(period)).map_or((None, None), |map| (Some(map.svg), map.source));
    let releases = releases_of(site, &tables);
    let source_href = source::href(site, &entry.id);
    let mut revisions = revisions::of_indicator(site, entry);
    let changed: usize = revisions.iter().map(|group| group.rows.len()).sum();
    let more_revisions = source_href.clone().filter(|_| changed > MOST_REVISIONS);
    let mut left = MOST_REVISIONS;
    revisions.retain_mut(|group| {
        group.rows.truncate(left);
        left -= group.rows.len();
        !group.rows.is_empty()
    });
    let (headline, course_method) = headline(site, indicator, whole);
    View::of(IndicatorPage {
        head: Head::of_record(site, "outcome", &list.page(&entry.id), &title, &summary)
            .under(site, "outcomes", &list),
        record: RecordPart::of(site, entry, &[]),
        summary,
        domain,
        outcome,
        whole: whole.and_then(|series| subjects::name(site, series.subject())),
        headline,
        course_method,
        measure: indicator.measure.value,
        unit: writer.unit().to_owned(),
        per: indicator.per.as_ref().map(|_| writer.per()),
        highest: indicator.highest.as_ref().map(|_| writer.highest()),
        direction: indicator.direction,
        frequency: indicator.frequency,
        seasons: indicator.seasons,
        rolling: indicator.frequency.rolls_by().is_some(),
        period: latest.map(|period| periods::label(site, period)),
        counts: tables.counts,
        ranges: tables.ranges,
        whole_row: latest.zip(whole).and_then(|(period, series)| tables.whole_row(series, period)),
        time_chart: whole.and_then(|series| Drawer::new(site, indicator).over_time(series)),
        patterns: (!breakdowns.is_empty()).then(charts::shared_patterns),
        map,
        map_source,
        small_charts: tables.small_charts(),
        whole_name: subjects::whole_name(site),
        notes: notes_of(&breakdowns, &over_time, &grids),
        breakdowns,
        over_time,
        grids,
        definitions: indicator.definitions.iter().rev().map(|version| definition(site, version)).collect(),
        targets: targets(site, writer, &indicator.targets),
        close_to_target: indicator.close_to_target.as_ref().map(|close| writer.distance(close.value.0)),
        benchmarks: benchmarks(site, writer, &indicator.benchmarks),
        standard: standard(site, indicator),
        source: text(&indicator.source),
        caveats: parts::texts(site, &indicator.caveats),
        policy: policy(site, entry),
        downloads: Downloads::of(site, &entry.id, &title),
        structured: downloads::structured(site, &entry.id),
        contact: contact(site, indicator, &releases),
        releases: releases.into_iter().filter_map(|release| releases::entry(site, release)).collect(),
        source_now_href: latest.and_then(|period| source::href_of_period(site, &entry.id, period)),
        source_href,
        more_revisions: more_revisions.map(|href| href + "#revisions"),
        revisions,
    })
}

/// The sentences about the latest figure of the whole, and how its trend was tested.
fn headline(site: &Site<'_>, indicator: &Indicator, whole: Option<&Series>) -> (Vec<String>, Option<String>) {
    let Some(series) = whole else { return (Vec::new(), None) };
    let course = course::course(site, indicator, series);
    let over_time = course.as_ref().map(|course| course.sentence.clone());
    let sentences = headline::sentences(site, indicator, series, over_time);
    (sentences, course.map(|course| course.method))
}

fn definition(site: &Site<'_>, version: &Definition) -> DefinitionView {
    DefinitionView {
        from: periods::beginning(site, version.from.value),
        numerator: version.numerator.in_language(site.language).clone(),
        denominator: parts::text(site, version.denominator.as_ref()),
        change: parts::text(site, version.change.as_ref()),
        comparable: version.comparable_with_previous,
    }
}

/// The targets, the newest first.
fn targets(site: &Site<'_>, writer: Writer<'_>, targets: &[Target]) -> Vec<TargetRow> {
    let mut targets: Vec<&Target> = targets.iter().collect();
    targets.sort_by_key(|target| std::cmp::Reverse(target.from.value));
    let row = |target: &Target| TargetRow {
        value: writer.words(target.value.value.0),
        from: periods::beginning(site, target.from.value),
        period: target.to.as_ref().map(|to| periods::span(site, target.from.value, to.value)),
        note: parts::text(site, target.note.as_ref()),
    };
    targets.into_iter().map(row).collect()
}

fn benchmarks(site: &Site<'_>, writer: Writer<'_>, benchmarks: &[Benchmark]) -> Vec<BenchmarkRow> {
    let row = |benchmark: &Benchmark| BenchmarkRow {
        name: benchmark.name.in_language(site.language).clone(),
        value: writer.words(benchmark.value.value.0),
        period: periods::label(site, benchmark.period.value),
        source: parts::text(site, benchmark.source.as_ref()),
    };
    benchmarks.iter().map(row).collect()
}

fn standard(site: &Site<'_>, indicator: &Indicator) -> Option<StandardView> {
    let framework = site.directory.all::<Indicator>().head()?;
    let (set, population) =
        framework.standard().filter(|_| indicator.measure.value == Measure::StandardisedRate)?;
    let group = |group: &String| {
        let people = population.people.get(group)?;
        Some((subjects::group_name(site, group), number(people.value.0, 0)))
    };
    Some(StandardView {
        name: population.name.in_language(site.language).clone(),
        source: parts::text(site, population.source.as_ref()),
        groups: set.groups.iter().filter_map(|one| group(&one.value)).collect(),
    })
}

/// The policy that holds for an indicator: its own, or else that of the whole site.
fn policy(site: &Site<'_>, entry: &Entry<Indicator>) -> PolicyView {
    let Hiding { small, besides, .. } = site.figures.hiding(&entry.id);
    let DisclosurePolicy { threshold, show_zero, round_to } = super::policy(site, &entry.record);
    PolicyView { hidden: small + besides, threshold: *threshold, show_zero: *show_zero, round_to: *round_to }
}

/// The releases that the figures come from, the newest first.
fn releases_of<'a>(site: &Site<'a>, tables: &Tables<'_>) -> Vec<&'a Arc<Entry<Release>>> {
    let table = site.directory.all::<Release>();
    let found = tables.releases().into_iter().filter_map(|id| table.get(id.as_str()));
    releases::newest_first(found)
}

/// Whom to ask: about the indicator, or else about the latest release of its figures.
fn contact(site: &Site<'_>, indicator: &Indicator, releases: &[&Arc<Entry<Release>>]) -> Option<ContactView> {
    let of_releases = releases.iter().find_map(|release| release.record.contact.as_ref());
    indicator.contact.as_ref().or(of_releases).map(|contact| ways::contact(site, contact))
}
