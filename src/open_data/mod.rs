//! Stage 6, render: figures become files for people who work with them.
//!
//! A [`Dataset`] holds finished texts and [`PublishedFigure`]s, and nothing of what officers keep.
//! One list of columns (`columns`) makes its rows, and three forms are written from these rows
//! alone, so that they cannot differ: CSV with its description ([`csv`], [`description`]), a
//! workbook ([`workbook`]), and JSON ([`json`]).

pub mod csv;
pub mod description;
pub mod json;
pub mod workbook;

mod columns;
mod plain;
#[cfg(test)]
mod tests;

pub use columns::{COLUMNS, Cell, Column, ColumnKind, Row};
pub use plain::plain;

use serde::Serialize;

use crate::records::fields::Date;
use crate::records::indicator::{Direction, Frequency, Indicator, Measure};
use crate::statistics::{PublishedFigure, likely};

/// Figures with all that has to be known about them. Its texts are [`plain`].
#[derive(Debug)]
pub struct Dataset<'a> {
    /// What its files are called, without their endings: an indicator's id, or `all`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it tells, in a sentence.
    pub summary: String,
    /// Who publishes it, and where.
    pub publisher: Link,
    /// Under what licence.
    pub licence: Link,
    /// The whole address of the page that shows the figures.
    pub page: String,
    /// The code of its language.
    pub language: String,
    /// The day on which the first of its releases came out, and the last. Nothing, where none is known.
    pub published: Option<(Date, Date)>,
    /// That the figures are invented, where they are. Each file says it, and each row of the CSV.
    pub note: Option<String>,
    /// The indicators, in the order of the framework. Each has at least one figure.
    pub indicators: Vec<Measured<'a>>,
    /// Every shorthand, and what it means.
    pub shorthand: Vec<(&'static str, String)>,
    /// What the columns of [`COLUMNS`] are called, and what stands in them: one each, in their order.
    pub labels: Vec<Label>,
    /// What the cover of a workbook says below the title, one line each.
    pub cover: Vec<String>,
    /// The words around the tables of a workbook.
    pub words: Words,
}

/// A name with an address.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The name.
    pub name: String,
    /// The whole address.
    pub url: String,
}

/// What a column is called, and what stands in it.
#[derive(Debug, Clone)]
pub struct Label {
    /// Its name for people.
    pub title: String,
    /// What stands in it, in a sentence.
    pub means: String,
}

/// An indicator with its figures.
#[derive(Debug)]
pub struct Measured<'a> {
    /// Its definition.
    pub about: About,
    /// Its record.
    pub record: &'a Indicator,
    /// Its unit as a row writes it: `% of people`.
    pub unit: String,
    /// What a workbook says above its table, one line each.
    pub lines: Vec<String>,
    /// Its figures, ordered by what they are about.
    pub subjects: Vec<Subject<'a>>,
}

/// What an indicator measures and how: what a file says of it besides its figures.
#[derive(Debug, Serialize)]
pub struct About {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it tells.
    pub summary: String,
    /// The domain and the outcome that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The outcome that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What kind of figure it is.
    pub measure: Measure,
    /// What is counted.
    pub unit: String,
    /// Of a percentage or a rate: out of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<serde_json::Number>,
    /// How many decimals its figures are shown with.
    pub decimals: u32,
    /// Which way is better.
    pub direction: Direction,
    /// How often figures come.
    pub frequency: Frequency,
    /// Each version of its definition, the oldest first; figures name them by their numbers.
    pub definitions: Vec<Definition>,
    /// Where the figures come from.
    pub source: String,
    /// What a reader has to keep in mind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<String>,
    /// How small counts are kept from view, in sentences.
    pub protection: String,
}

/// One version of what exactly is counted.
#[derive(Debug, Serialize)]
pub struct Definition {
    /// Its number, from 1.
    pub number: usize,
    /// The first period that it holds for.
    pub from: String,
    /// What the upper number counts.
    pub numerator: String,
    /// What the lower number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// What changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// Whether its figures may be compared with those of the version before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparable_with_previous: Option<bool>,
}

/// What some figures are about. What is not named is not broken down by.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The area.
    pub area: Option<Named>,
    /// The code of the area and the name of the boundaries that it comes from.
    pub area_code: Option<(String, String)>,
    /// The lot.
    pub lot: Option<Named>,
    /// The provider.
    pub provider: Option<Named>,
    /// The group of people.
    pub group: Option<Named>,
    /// Its figures, in the order of their periods.
    pub figures: &'a [PublishedFigure],
}

/// An id with the name behind it.
#[derive(Debug, Clone)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// The words of a workbook around its tables.
#[derive(Debug, Clone)]
pub struct Words {
    /// The name of the first sheet.
    pub cover: String,
    /// The name of the sheet that lists the others.
    pub contents: String,
    /// The name of the sheet that explains the shorthand.
    pub notes: String,
    /// The name of the sheet that explains the columns.
    pub columns: String,
    /// The titles of these two sheets.
    pub titles: [String; 2],
    /// The names of the sheets with figures begin with it; a number follows.
    pub table: String,
    /// The heads of the table of contents: the sheet, and what it holds.
    pub sheet_heads: [String; 2],
    /// The heads of the table of shorthand: the sign, and what it means.
    pub note_heads: [String; 2],
    /// The heads of the table of columns: the column, and what stands in it.
    pub column_heads: [String; 2],
    /// That a sheet holds one table.
    pub one_table: String,
    /// Where the signs in a table are explained.
    pub see_notes: String,
}

impl<'a> Dataset<'a> {
    /// One row a figure: by indicator, by what it is about, then by period.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.indicators.iter().flat_map(|indicator| self.rows_of(indicator))
    }

    /// The rows of one of its indicators.
    pub fn rows_of<'r>(&'r self, indicator: &'r Measured<'a>) -> impl Iterator<Item = Row<'r>> {
        let note = self.note.as_deref();
        indicator.subjects.iter().flat_map(move |subject| {
            subject.figures.iter().map(move |figure| {
                let ends = likely::ends(indicator.record, figure);
                Row { indicator, subject, figure, ends, note }
            })
        })
    }

    /// The columns that it has, each with its label.
    pub fn columns(&self) -> impl Iterator<Item = (&'static Column, &Label)> {
        let all = COLUMNS.iter().zip(&self.labels);
        all.filter(|(column, _)| !column.is_note || self.note.is_some())
    }

    /// The shorthand that stands in its rows, each with what it means.
    #[must_use]
    pub fn signs(&self) -> Vec<(&'static str, &str)> {
        let mut texts: Vec<String> = Vec::new();
        for row in self.rows() {
            for (column, _) in self.columns().filter(|(column, _)| column.kind.has_signs()) {
                let cell = (column.cell)(&row);
                if cell.is_sign() && !texts.iter().any(|text| *text == cell.text()) {
                    texts.push(cell.text().into_owned());
                }
            }
        }
        let stands = |sign: &str| texts.iter().any(|text| text.contains(sign));
        let known = self.shorthand.iter().filter(|(sign, _)| stands(sign));
        known.map(|(sign, means)| (*sign, means.as_str())).collect()
    }
}
