//! What the files of figures are made from, with every text in the site's language.

use crate::open_data::{About, Dataset, Definition, Label, Link, Measured, Named, Subject, Words, plain};
use crate::records::Kind;
use crate::records::area::Area;
use crate::records::fields::{Contact, Date, Id, Text};
use crate::records::indicator::{self, Indicator, Measure};
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::site::outcomes::numbers::Writer;
use crate::site::outcomes::subjects;
use crate::site::outcomes::tables::SHORTHAND;
use crate::site::route::Route;
use crate::site::{Site, addresses, outcomes, title_of, ways};
use crate::statistics::{PublishedFigure, Series};

/// The figures of one indicator.
pub(super) fn of_indicator<'a>(site: &Site<'a>, id: &Id) -> Option<Dataset<'a>> {
    let entry = site.directory.all::<Indicator>().get(id.as_str())?;
    let measured = measured(site, entry)?;
    let page = addresses::list(Kind::Indicator).page(id);
    let contact = entry.record.contact.as_ref();
    let about = &measured.about;
    let (title, summary) = (about.name.clone(), about.summary.clone());
    Some(dataset(site, id.as_str(), (title, summary), &page, contact, vec![measured]))
}

/// The figures of every indicator that has any.
pub(super) fn of_all<'a>(site: &Site<'a>) -> Option<Dataset<'a>> {
    let framework = site.directory.all::<Indicator>().head()?;
    let measured = outcomes::in_order(site).into_iter().filter_map(|entry| measured(site, entry));
    let measured: Vec<Measured<'_>> = measured.collect();
    let names = (text(site, &framework.name), text(site, &framework.summary));
    let page = addresses::list(Kind::Indicator);
    (!measured.is_empty()).then(|| dataset(site, "all", names, &page, None, measured))
}

fn text(site: &Site<'_>, text: &Text) -> String {
    plain(text.in_language(site.language))
}

fn word(site: &Site<'_>, name: &str) -> String {
    plain(&site.words.word(name))
}

fn dataset<'a>(
    site: &Site<'a>,
    name: &str,
    (title, summary): (String, String),
    page: &Route,
    contact: Option<&Contact>,
    indicators: Vec<Measured<'a>>,
) -> Dataset<'a> {
    let authority = &site.directory.authority.record;
    // In the place of a figure it means what it means on pages. Here it stands elsewhere too.
    let meaning = |sign: &str| match sign {
        "[z]" => word(site, "downloads.nothing"),
        _ => word(site, &format!("shorthand.{}", sign.trim_matches(['[', ']']))),
    };
    let mut dataset = Dataset {
        name: name.to_owned(),
        title,
        summary,
        publisher: Link { name: text(site, &authority.name), url: Route::home().absolute(site.base) },
        licence: Link {
            name: plain(&authority.licence.name),
            url: authority.licence.url.as_str().to_owned(),
        },
        page: page.absolute(site.base),
        language: site.language.as_str().to_owned(),
        published: published(site, &indicators),
        note: authority.demonstration.then(|| word(site, "demonstration")),
        indicators,
        shorthand: SHORTHAND.into_iter().map(|sign| (sign, meaning(sign))).collect(),
        labels: labels(site),
        cover: Vec::new(),
        words: words(site),
    };
    dataset.cover = cover(site, &dataset, contact.unwrap_or(&authority.contact));
    dataset
}

/// The days on which the first and the last of the releases of some figures came out.
fn published(site: &Site<'_>, indicators: &[Measured<'_>]) -> Option<(Date, Date)> {
    let releases = site.directory.all::<Release>();
    let figures = indicators.iter().flat_map(|measured| &measured.subjects).flat_map(|one| one.figures);
    let mut ids: Vec<&Id> = figures.map(PublishedFigure::release).collect();
    ids.sort_unstable();
    ids.dedup();
    let days = ids.into_iter().filter_map(|id| releases.get(id.as_str()));
    let days: Vec<Date> = days.map(|release| Date(release.record.at.value.0.date())).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

fn measured<'a>(site: &Site<'a>, entry: &'a Entry<Indicator>) -> Option<Measured<'a>> {
    let series = site.figures.of(&entry.id).iter();
    let shown = series.filter(|series| subjects::name(site, series.subject()).is_some());
    let subjects: Vec<Subject<'_>> = shown.map(|series| subject(site, series)).collect();
    if subjects.is_empty() {
        return None;
    }
    let about = about(site, entry);
    let record = &entry.record;
    let unit = match record.measure.value {
        Measure::Count => "downloads.unit.count",
        Measure::Percentage => "downloads.unit.percentage",
        Measure::Rate => "downloads.unit.rate",
        Measure::Average => "downloads.unit.average",
        Measure::Money => "downloads.unit.money",
        Measure::Rating => "downloads.unit.rating",
        Measure::StandardisedRate => "downloads.unit.standardised",
    };
    let per = Writer::new(site, record).per();
    let highest = Writer::new(site, record).highest();
    let blanks = [("unit", about.unit.as_str()), ("per", &per), ("highest", &highest)];
    let unit = plain(&site.words.text(unit, &blanks));
    Some(Measured { lines: lines(site, &about), record, unit, subjects, about })
}

fn subject<'a>(site: &Site<'a>, series: &'a Series) -> Subject<'a> {
    let of = series.subject();
    let named = |kind, id: &Option<Id>| {
        let id = id.as_ref()?;
        Some(Named { id: id.to_string(), name: plain(&title_of(site, kind, id)?) })
    };
    let group = of
        .group
        .as_ref()
        .map(|group| Named { id: plain(group), name: plain(&subjects::group_name(site, group)) });
    Subject {
        area: named(Kind::Area, &of.area),
        area_code: of.area.as_ref().and_then(|area| code(site, area)),
        lot: named(Kind::Lot, &of.lot),
        provider: named(Kind::Provider, &of.provider),
        group,
        figures: series.figures(),
    }
}

/// The code of an area in the newest set of boundaries that has one, and the name of that set. Sets
/// are called by their years.
fn code(site: &Site<'_>, area: &Id) -> Option<(String, String)> {
    let areas = site.directory.all::<Area>();
    let (set, code) = areas.get(area.as_str())?.record.codes.last_key_value()?;
    let name = areas.head().and_then(|sets| sets.get(set));
    Some((plain(&code.value), name.map_or_else(|| plain(set), |name| text(site, name))))
}

fn about(site: &Site<'_>, entry: &Entry<Indicator>) -> About {
    let record = &entry.record;
    let (domain, outcome) = outcomes::place_in_framework(site, record);
    let per = match record.measure.value {
        Measure::Percentage => Some(100.into()),
        _ => record.per.as_ref().and_then(|per| per.value.0.to_string().parse().ok()),
    };
    About {
        id: entry.id.to_string(),
        name: text(site, &record.name),
        summary: text(site, &record.summary),
        domain: domain.map(|name| plain(&name)),
        outcome: outcome.map(|name| plain(&name)),
        measure: record.measure.value,
        unit: text(site, &record.unit),
        per,
        decimals: record.decimals,
        direction: record.direction,
        frequency: record.frequency,
        definitions: (1..)
            .zip(&record.definitions)
            .map(|(number, one)| definition(site, number, one))
            .collect(),
        source: text(site, &record.source),
        caveats: record.caveats.iter().map(|caveat| text(site, caveat)).collect(),
        protection: plain(&outcomes::protection(site, record).join(" ")),
    }
}

fn definition(site: &Site<'_>, number: usize, version: &indicator::Definition) -> Definition {
    Definition {
        number,
        from: version.from.value.to_string(),
        numerator: text(site, &version.numerator),
        denominator: version.denominator.as_ref().map(|lower| text(site, lower)),
        change: version.change.as_ref().map(|change| text(site, change)),
        comparable_with_previous: version.comparable_with_previous,
    }
}

/// What a workbook says above the table of an indicator.
fn lines(site: &Site<'_>, about: &About) -> Vec<String> {
    let say = |name: &str, blanks: &[(&str, &str)]| {
        plain(&site.words.text(&format!("downloads.workbook.{name}"), blanks))
    };
    let mut lines = vec![about.summary.clone()];
    for version in &about.definitions {
        let number = version.number.to_string();
        let mut blanks = vec![
            ("number", number.as_str()),
            ("from", version.from.as_str()),
            ("numerator", version.numerator.as_str()),
        ];
        blanks.extend(version.denominator.iter().map(|lower| ("denominator", lower.as_str())));
        let name = match (&version.denominator, about.measure) {
            (None, _) => "definition",
            (Some(_), Measure::Average | Measure::Rating) => "definition_of_average",
            (Some(_), _) => "definition_of_two",
        };
        lines.push(say(name, &blanks));
        lines.extend(version.change.clone());
    }
    lines.push(say("source", &[("source", &about.source)]));
    lines.extend(about.caveats.iter().cloned());
    lines.push(about.protection.clone());
    lines
}

/// What the cover of a workbook says.
fn cover(site: &Site<'_>, dataset: &Dataset<'_>, contact: &Contact) -> Vec<String> {
    let say = |name: &str, blanks: &[(&str, &str)]| {
        plain(&site.words.text(&format!("downloads.workbook.{name}"), blanks))
    };
    let contact = ways::contact(site, contact);
    let ways = [contact.name, contact.telephone.map(|link| link.text), contact.email.map(|link| link.text)];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    let mut lines = vec![dataset.summary.clone(), say("publisher", &[("name", &dataset.publisher.name)])];
    lines.extend(dataset.published.map(|(_, last)| {
        let day = crate::site::parts::date(site, last).text;
        say("published", &[("day", &day)])
    }));
    lines.extend((!ways.is_empty()).then(|| say("contact", &[("ways", &ways.join(", "))])));
    lines.push(say("licence", &[("name", &dataset.licence.name), ("url", &dataset.licence.url)]));
    lines.push(say("page", &[("url", &dataset.page)]));
    lines
}

/// What the columns are called, and what stands in them.
fn labels(site: &Site<'_>) -> Vec<Label> {
    let label = |column: &crate::open_data::Column| {
        let word = |part: &str| word(site, &format!("downloads.columns.{}.{part}", column.name));
        Label { title: word("title"), means: word("means") }
    };
    crate::open_data::COLUMNS.iter().map(label).collect()
}

fn words(site: &Site<'_>) -> Words {
    let word = |name: &str| word(site, &format!("downloads.workbook.{name}"));
    Words {
        cover: word("cover"),
        contents: word("contents"),
        notes: word("notes"),
        columns: word("columns"),
        titles: [word("what_signs_mean"), word("what_columns_hold")],
        table: word("table"),
        sheet_heads: [word("sheet"), word("holds")],
        note_heads: [word("sign"), word("means")],
        column_heads: [word("column"), word("cells")],
        one_table: word("one_table"),
        see_notes: word("see_notes"),
    }
}
