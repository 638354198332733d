//! Figures as JSON: each indicator with its definition and its figures.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Number;

use super::{About, Cell, Dataset, Link, Measured, Row};

/// The columns that say the same in each row of an indicator: there they are said once, above them.
const SAID_ABOVE: [&str; 5] = ["indicator", "indicator_name", "measure", "unit", "note"];

/// The whole file: one shape for one indicator and for all of them.
#[must_use]
pub fn write(dataset: &Dataset<'_>) -> Vec<u8> {
    let file = File {
        title: &dataset.title,
        summary: &dataset.summary,
        note: dataset.note.as_deref(),
        publisher: &dataset.publisher,
        licence: &dataset.licence,
        page: &dataset.page,
        language: &dataset.language,
        published: dataset.published.map(|(_, last)| last.iso()),
        shorthand: Shorthand(dataset.signs()),
        indicators: dataset.indicators.iter().map(|indicator| Indicator::of(dataset, indicator)).collect(),
    };
    let mut text = serde_json::to_vec(&file).unwrap_or_default();
    text.push(b'\n');
    text
}

#[derive(Serialize)]
struct File<'a> {
    title: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    publisher: &'a Link,
    licence: &'a Link,
    page: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    shorthand: Shorthand<'a>,
    indicators: Vec<Indicator<'a>>,
}

/// The signs, each with what it means.
struct Shorthand<'a>(Vec<(&'static str, &'a str)>);

impl Serialize for Shorthand<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct Indicator<'a> {
    #[serde(flatten)]
    about: &'a About,
    figures: Figures<'a>,
}

impl<'a> Indicator<'a> {
    fn of(dataset: &'a Dataset<'a>, measured: &'a Measured<'a>) -> Self {
        Self { about: &measured.about, figures: Figures { dataset, measured } }
    }
}

/// The figures of an indicator, written one after another: all of them at once would take many
/// times the room of the file.
struct Figures<'a> {
    dataset: &'a Dataset<'a>,
    measured: &'a Measured<'a>,
}

impl Serialize for Figures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.dataset.rows_of(self.measured);
        serializer.collect_seq(rows.map(|row| Figure { dataset: self.dataset, row }))
    }
}

struct Figure<'a> {
    dataset: &'a Dataset<'a>,
    row: Row<'a>,
}

impl Serialize for Figure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cells = serializer.serialize_map(None)?;
        for (column, _) in self.dataset.columns().filter(|(column, _)| !SAID_ABOVE.contains(&column.name)) {
            match (column.cell)(&self.row) {
                // What is not said is not there: a program asks whether it is.
                Cell::Nothing => {}
                cell => match as_number(&cell) {
                    Some(number) => cells.serialize_entry(column.name, &number)?,
                    None => cells.serialize_entry(column.name, &cell.text())?,
                },
            }
        }
        cells.end()
    }
}

/// A number of a cell. Whole numbers keep every digit; others are as precise as programs are.
fn as_number(cell: &Cell<'_>) -> Option<Number> {
    let Cell::Number(..) = cell else { return None };
    let text = cell.text();
    match text.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
    }
}
