//! What readers see of one figure, and where it comes from, for whoever asks on the command line. All
//! of it is said of the published figure alone, in the words of the site.

use super::outcomes::headline;
use super::outcomes::numbers::Writer;
use super::outcomes::subjects;
use super::outcomes::working::working;
use super::outcomes::{self, glance, revisions, source};
use super::{Site, parts, periods};
use crate::diagnostics::nearest;
use crate::records::fields::{Id, Misfit, Period, Scalar as _};
use crate::records::indicator::Indicator;
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::statistics::{PublishedFigure, Series, Shown, Subject, name_of, names_same};

/// Which figure is meant.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The name of a figure, as in `feel-safer/2026-Q3/area:coast`, or the id of an indicator.
    pub figure: String,
    /// The period; without one, the newest.
    pub period: Option<String>,
    /// The area.
    pub area: Option<String>,
    /// The lot.
    pub lot: Option<String>,
    /// The provider.
    pub provider: Option<String>,
    /// The group of people.
    pub group: Option<String>,
}

/// What there is to say of a figure: a label and a sentence or two each, in order.
#[derive(Debug)]
pub struct Explained {
    /// The name of the figure.
    pub name: String,
    /// The indicator, what the figure is about, and its period.
    pub title: [String; 3],
    /// What is said of it.
    pub lines: Vec<(Said, String)>,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The figure as tables and sentences write it.
    Shown,
    /// What readers have to know about it.
    Sign,
    /// Where the true value likely lies.
    Range,
    /// How it was worked out.
    Worked,
    /// By which rule it is hidden.
    Rule,
    /// What is counted, and out of what.
    Counted,
    /// How it stands to the figure of a year before.
    Before,
    /// How it stands to its target.
    Target,
    /// That it was changed.
    Changed,
    /// The release that published it.
    Release,
    /// The file and the row.
    File,
    /// The page that says the same.
    Page,
}

/// Explains one figure.
///
/// # Errors
/// A sentence where readers see no such figure.
pub fn figure(site: &Site<'_>, question: &Question) -> Result<Explained, String> {
    let text = question.figure.trim();
    let (id, rest) = text.split_once('/').unwrap_or((text, ""));
    let entry = indicator(site, id)?;
    let (series, figure) =
        if rest.is_empty() { by_parts(site, entry, question)? } else { by_name(site, entry, question)? };
    Ok(explained(site, entry, series, figure))
}

fn indicator<'a>(site: &Site<'a>, id: &str) -> Result<&'a Entry<Indicator>, String> {
    let table = site.directory.all::<Indicator>();
    table.get(id).map(|entry| &**entry).ok_or_else(|| {
        let known: Vec<&str> = table.iter().map(|entry| entry.id.as_str()).collect();
        let instead = match nearest(id, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None if known.is_empty() => "There is none.".to_owned(),
            None => format!("There is {}.", known.join(", ")),
        };
        format!("Readers see no indicator `{id}`. {instead}")
    })
}

type Found<'a> = (&'a Series, &'a PublishedFigure);

fn every<'a>(site: &Site<'a>, entry: &Entry<Indicator>) -> impl Iterator<Item = Found<'a>> + use<'a> {
    let all = site.figures.of(&entry.id).iter();
    all.flat_map(|series| series.figures().iter().map(move |figure| (series, figure)))
}

fn name(entry: &Entry<Indicator>, (series, figure): Found<'_>) -> String {
    name_of(&entry.id, series.subject(), figure.period())
}

fn by_name<'a>(site: &Site<'a>, entry: &Entry<Indicator>, question: &Question) -> Result<Found<'a>, String> {
    let parts = [&question.period, &question.area, &question.lot, &question.provider, &question.group];
    if parts.into_iter().any(Option::is_some) {
        return Err(format!(
            "`{}` names one figure already. Leave the options away, or write the id of the indicator alone.",
            question.figure
        ));
    }
    let is_meant = |found: &Found<'_>| names_same(&question.figure, &name(entry, *found));
    every(site, entry).find(is_meant).ok_or_else(|| {
        let names: Vec<String> = every(site, entry).map(|found| name(entry, found)).collect();
        let typed = question.figure.trim().replace(' ', "-");
        let near = nearest(&typed, names.iter().map(String::as_str));
        let near = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
        format!("Readers see no figure `{}`.{near}", question.figure)
    })
}

fn by_parts<'a>(site: &Site<'a>, entry: &Entry<Indicator>, question: &Question) -> Result<Found<'a>, String> {
    let subject = subject(question)?;
    let period = question.period.as_deref().map(Period::parse).transpose();
    let period = period.map_err(|misfit| refused("--period", &misfit))?;
    let series = subjects::series_of(site, &entry.id, &subject);
    let days = |period: Period| (period.first_day(), period.last_day());
    let is_meant =
        |figure: &&PublishedFigure| period.is_none_or(|period| days(period) == days(figure.period()));
    let found = series.and_then(|series| Some((series, series.figures().iter().rev().find(is_meant)?)));
    found.ok_or_else(|| {
        let mut newest: Vec<String> = site
            .figures
            .of(&entry.id)
            .iter()
            .filter_map(|series| Some(name(entry, (series, series.figures().last()?))))
            .collect();
        newest.truncate(MOST_TOLD);
        match newest.first() {
            None => format!("Readers see no figure of `{}`.", entry.id),
            Some(_) => format!(
                "Readers see no such figure of `{}`. These are some that they see:\n  {}",
                entry.id,
                newest.join("\n  ")
            ),
        }
    })
}

/// How many figures are named where there is no such one.
const MOST_TOLD: usize = 12;

fn refused(option: &str, misfit: &Misfit) -> String {
    format!("{option}: {}. {}", misfit.problem, misfit.instead)
}

fn subject(question: &Question) -> Result<Subject, String> {
    let id = |option: &str, text: &Option<String>| {
        let id = text.as_deref().map(Id::parse).transpose();
        id.map_err(|misfit| refused(option, &misfit))
    };
    Ok(Subject {
        area: id("--area", &question.area)?,
        lot: id("--lot", &question.lot)?,
        provider: id("--provider", &question.provider)?,
        group: question.group.clone(),
    })
}

fn explained(
    site: &Site<'_>,
    entry: &Entry<Indicator>,
    series: &Series,
    figure: &PublishedFigure,
) -> Explained {
    let indicator = &entry.record;
    let name = name_of(&entry.id, series.subject(), figure.period());
    let about = subjects::name(site, series.subject()).map(|name| name.text).unwrap_or_default();
    let title = [parts::title(site, entry), about, periods::label(site, figure.period())];
    let mut lines = of_value(site, indicator, figure);
    lines.extend(counted(site, indicator, figure).map(|text| (Said::Counted, text)));
    let before = glance::before(site, indicator, series, figure);
    lines.extend(before.map(|before| (Said::Before, headline::of_before(site, &before))));
    let whole = subjects::whole(site, &entry.id);
    let is_whole = whole.is_some_and(|whole| whole.subject() == series.subject());
    let target = if is_whole { glance::target } else { glance::target_of_part };
    let target = target(site, indicator, figure);
    lines.extend(target.map(|target| (Said::Target, headline::of_target(site, &target))));
    let changes = revisions::of_figure(site, entry, series.subject(), figure.period());
    lines.extend(changes.into_iter().map(|text| (Said::Changed, text)));
    if let Some(release) = site.directory.all::<Release>().get(figure.release().as_str()) {
        let at = parts::moment(site, release.record.at.value).text;
        lines.push((Said::Release, format!("{} ({}), {at}", parts::title(site, &**release), release.id)));
    }
    lines.push((Said::File, source::place(site, figure.source())));
    let page = source::route_of_figure(site, &entry.id, figure);
    lines.extend(page.map(|page| (Said::Page, format!("{}#{name}", page.absolute(site.base)))));
    Explained { name, title, lines }
}

fn of_value(site: &Site<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Vec<(Said, String)> {
    let writer = Writer::new(site, indicator);
    let value = writer.value(figure);
    let signs: String = figure.markers().iter().map(|marker| marker.shorthand()).collect();
    let shown = if value.there { value.words } else { format!("{} {}", value.cell, value.words) };
    let mut lines = vec![(Said::Shown, format!("{shown} {signs}").trim_end().to_owned())];
    let sign = |sign: &str| site.words.word(&format!("shorthand.{}", sign.trim_matches(['[', ']'])));
    let signs = figure.markers().iter().map(|marker| (Said::Sign, sign(marker.shorthand())));
    lines.extend(signs);
    let range = writer.range(figure);
    lines.extend(range.map(|range| (Said::Range, headline::of_range(site, &range))));
    lines.push((Said::Worked, working(site, indicator, figure)));
    if matches!(figure.value(), Shown::Suppressed) {
        let rule = outcomes::protection(site, indicator).join(" ");
        lines.push((Said::Rule, format!("{rule} {}", site.words.word("source.kept_back"))));
    }
    lines
}

/// What is counted by the definition that held, and out of what.
fn counted(site: &Site<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Option<String> {
    let version = indicator.definitions.get(figure.definition())?;
    let from = periods::beginning(site, version.from.value);
    let numerator = version.numerator.in_language(site.language);
    Some(match parts::text(site, version.denominator.as_ref()) {
        Some(lower) => site.words.text(
            "source.definition_of_two",
            &[("from", &from), ("numerator", numerator), ("denominator", &lower)],
        ),
        None => site.words.text("source.definition", &[("from", &from), ("numerator", numerator)]),
    })
}
