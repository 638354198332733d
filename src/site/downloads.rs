//! Figures to take away: the files, and what a page says of them.

mod dataset;
mod made;
mod structured;

use serde::Serialize;

use super::outcomes::numbers::Writer;
use super::route::{Route, Segment};
use super::{Contents, Make, PlannedFile, Site, addresses, parts};
use crate::open_data::{csv, description, json, workbook};
use crate::records::fields::Id;
use crate::records::indicator::Indicator;
use crate::statistics::{Series, Shown};

pub use made::{MadeFile, MadeFiles};
pub(super) use structured::structured;

/// A form in which figures can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Form {
    Workbook,
    Csv,
    Description,
    Json,
}

impl Form {
    /// Every form, in the order in which pages offer them.
    const ALL: [Self; 4] = [Self::Workbook, Self::Csv, Self::Description, Self::Json];

    fn ending(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
            Self::Description => "csv-metadata.json",
            Self::Json => "json",
        }
    }

    /// What people call the format.
    fn format(self) -> &'static str {
        match self {
            Self::Workbook => "XLSX",
            Self::Csv => "CSV",
            Self::Description | Self::Json => "JSON",
        }
    }

    /// As what a server sends it: the registry of IANA.
    fn media_type(self) -> &'static str {
        match self {
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv",
            Self::Description => "application/csvm+json",
            Self::Json => "application/json",
        }
    }
}

/// Which figures a file holds.
#[derive(Debug, Clone)]
enum Which {
    All,
    Of(Id),
}

impl Which {
    fn route(&self, form: Form) -> Route {
        match self {
            Self::Of(id) => addresses::figures_of_indicator(id, form.ending()),
            Self::All => addresses::all_figures(match form {
                Form::Workbook => const { Segment::fixed("all.xlsx") },
                Form::Csv => const { Segment::fixed("all.csv") },
                Form::Description => const { Segment::fixed("all.csv-metadata.json") },
                Form::Json => const { Segment::fixed("all.json") },
            }),
        }
    }

    /// How many figures it holds.
    fn count(&self, site: &Site<'_>) -> usize {
        let count = |id: &Id| site.figures.of(id).iter().map(|series: &Series| series.figures().len()).sum();
        match self {
            Self::Of(id) => count(id),
            Self::All => {
                site.directory.all::<Indicator>().iter().map(|entry| count(&entry.id)).sum::<usize>()
            }
        }
    }

    /// The forms in which there is a file: none without figures.
    fn forms(&self, site: &Site<'_>) -> Vec<Form> {
        let count = self.count(site);
        let is_there = |form: &Form| count > 0 && (*form != Form::Workbook || count <= workbook::MOST_ROWS);
        Form::ALL.into_iter().filter(is_there).collect()
    }
}

/// The files of each indicator that has figures, and of all of them.
pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let indicators = site.directory.all::<Indicator>().iter();
    let each = indicators.map(|entry| (Which::Of(entry.id.clone()), entry.whole()));
    let all = (Which::All, site.directory.authority.whole());
    let files = each.chain([all]).flat_map(|(which, place)| {
        which.forms(site).into_iter().map(move |form| PlannedFile {
            route: which.route(form),
            place: place.clone(),
            contents: Contents::Made(made(which.clone(), form)),
        })
    });
    files.collect()
}

/// What makes a file. Its figures are gathered when it is made, and dropped with it.
fn made(which: Which, form: Form) -> Make {
    Make::new(move |site| {
        let dataset = match &which {
            Which::All => dataset::of_all(site),
            Which::Of(id) => dataset::of_indicator(site, id),
        };
        let Some(dataset) = dataset else { return Ok(Vec::new()) };
        match form {
            Form::Workbook => workbook::write(&dataset),
            Form::Csv => Ok(csv::write(&dataset)),
            Form::Description => Ok(description::write(&dataset)),
            Form::Json => Ok(json::write(&dataset)),
        }
    })
}

/// A file that a page offers.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Download {
    form: Form,
    href: String,
    format: &'static str,
    /// As people read it. Nothing, where no file is made, because nothing is published.
    size: Option<String>,
}

/// The files that a page offers, with what they hold.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Downloads {
    /// What the figures are called.
    name: String,
    /// How many figures each file holds, and the same as people write it.
    count: usize,
    figures: String,
    files: Vec<Download>,
}

impl Downloads {
    /// Those of an indicator, where it has figures.
    pub(super) fn of(site: &Site<'_>, id: &Id, name: &str) -> Option<Self> {
        Self::which(site, &Which::Of(id.clone()), name)
    }

    /// Those of all indicators, where any has figures.
    pub(super) fn of_all(site: &Site<'_>, name: &str) -> Option<Self> {
        Self::which(site, &Which::All, name)
    }

    fn which(site: &Site<'_>, which: &Which, name: &str) -> Option<Self> {
        let file = |form: Form| {
            let route = which.route(form);
            Download {
                form,
                format: form.format(),
                size: site.made.size(&route).map(parts::size),
                href: route.href(site.base),
            }
        };
        let files: Vec<Download> = which.forms(site).into_iter().map(file).collect();
        let count = which.count(site);
        let figures = Writer::count(Some(Shown::Value(count.into())));
        (!files.is_empty()).then(|| Self { name: name.to_owned(), count, figures, files })
    }
}
