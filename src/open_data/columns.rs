//! The columns of every file of figures, in one place.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Measured, Named, Subject};
use crate::records::indicator::Measure;
use crate::statistics::{PublishedFigure, Shown, likely};

/// What stands where there is nothing to say: the figure is not broken down by it, or no marker
/// stands at it. No cell is ever empty: Government Analysis Function, "Symbols in tables".
pub(super) const NOTHING: &str = "[z]";

/// A figure with all that its row says of it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    pub(super) indicator: &'r Measured<'r>,
    pub(super) subject: &'r Subject<'r>,
    pub(super) figure: &'r PublishedFigure,
    /// Where the true value of the figure likely lies, where that can be told.
    pub(super) ends: Option<[Decimal; 2]>,
    pub(super) note: Option<&'r str>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'r> {
    /// A text.
    Text(Cow<'r, str>),
    /// A number, written with so many decimals.
    Number(Decimal, u32),
    /// What stands in the place of a number that there is not, or may not be seen: its shorthand.
    Missing(&'static str),
    /// Shorthand about the number.
    Signs(String),
    /// There is nothing to say.
    Nothing,
}

impl Cell<'_> {
    /// The cell as the CSV writes it. A workbook and JSON differ in this alone, that a number is one
    /// there.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number, decimals) => {
                let mut number = *number;
                number.rescale(number.normalize().scale().max(*decimals));
                Cow::Owned(number.to_string())
            }
            Self::Missing(sign) => Cow::Borrowed(sign),
            Self::Signs(signs) => Cow::Borrowed(signs),
            Self::Nothing => Cow::Borrowed(NOTHING),
        }
    }

    /// Whether shorthand stands in it.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::Signs(_) | Self::Nothing)
    }
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text in every row.
    Text,
    /// A text, or `[z]` where there is nothing to say.
    MaybeText,
    /// A day.
    Date,
    /// A whole number.
    Whole,
    /// A number, or shorthand in its place.
    Number,
}

impl ColumnKind {
    /// Whether shorthand may stand in its cells.
    #[must_use]
    pub fn has_signs(self) -> bool {
        matches!(self, Self::MaybeText | Self::Number)
    }
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name for programs. It never changes.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether it helps to tell rows apart.
    pub is_key: bool,
    /// Whether it is there only where figures are invented.
    pub is_note: bool,
    /// The cell of a row.
    pub cell: for<'r> fn(&Row<'r>) -> Cell<'r>,
}

const fn column(name: &'static str, kind: ColumnKind, cell: for<'r> fn(&Row<'r>) -> Cell<'r>) -> Column {
    Column { name, kind, is_key: false, is_note: false, cell }
}

const fn key(name: &'static str, kind: ColumnKind, cell: for<'r> fn(&Row<'r>) -> Cell<'r>) -> Column {
    Column { name, kind, is_key: true, is_note: false, cell }
}

/// Every column, in order. Whatever a [`PublishedFigure`] comes to say besides joins here, with its
/// title and its meaning in the theme's words (`downloads.columns`).
pub const COLUMNS: &[Column] = &[
    key("indicator", ColumnKind::Text, |row| text(&row.indicator.about.id)),
    column("indicator_name", ColumnKind::Text, |row| text(&row.indicator.about.name)),
    key("period", ColumnKind::Text, |row| owned(row.figure.period().to_string())),
    column("period_start", ColumnKind::Date, |row| owned(row.figure.period().first_day().iso())),
    column("period_end", ColumnKind::Date, |row| owned(row.figure.period().last_day().iso())),
    key("area", ColumnKind::MaybeText, |row| id(row.subject.area.as_ref())),
    column("area_name", ColumnKind::MaybeText, |row| name(row.subject.area.as_ref())),
    column("area_code", ColumnKind::MaybeText, |row| {
        row.subject.area_code.as_ref().map_or(Cell::Nothing, |(code, _)| text(code))
    }),
    column("area_code_from", ColumnKind::MaybeText, |row| {
        row.subject.area_code.as_ref().map_or(Cell::Nothing, |(_, boundaries)| text(boundaries))
    }),
    key("lot", ColumnKind::MaybeText, |row| id(row.subject.lot.as_ref())),
    column("lot_name", ColumnKind::MaybeText, |row| name(row.subject.lot.as_ref())),
    key("provider", ColumnKind::MaybeText, |row| id(row.subject.provider.as_ref())),
    column("provider_name", ColumnKind::MaybeText, |row| name(row.subject.provider.as_ref())),
    key("group", ColumnKind::MaybeText, |row| id(row.subject.group.as_ref())),
    column("group_name", ColumnKind::MaybeText, |row| name(row.subject.group.as_ref())),
    column("value", ColumnKind::Number, |row| number(row.figure.value(), row.indicator.about.decimals)),
    column("numerator", ColumnKind::Number, |row| count(row, row.figure.numerator())),
    column("denominator", ColumnKind::Number, |row| count(row, row.figure.denominator())),
    column("lower", ColumnKind::Number, |row| end(row, 0)),
    column("upper", ColumnKind::Number, |row| end(row, 1)),
    column("standard_deviation", ColumnKind::Number, |row| {
        let decimals = row.indicator.about.decimals + 1;
        row.figure.deviation().map_or(Cell::Missing(NOTHING), |deviation| Cell::Number(deviation, decimals))
    }),
    column("measure", ColumnKind::Text, |row| text(measure(row.indicator.about.measure))),
    column("unit", ColumnKind::Text, |row| text(&row.indicator.unit)),
    column("markers", ColumnKind::MaybeText, |row| {
        let signs: String = row.figure.markers().iter().map(|marker| marker.shorthand()).collect();
        if signs.is_empty() { Cell::Nothing } else { Cell::Signs(signs) }
    }),
    column("release", ColumnKind::Text, |row| owned(row.figure.release().to_string())),
    column("definition", ColumnKind::Whole, |row| Cell::Number((row.figure.definition() + 1).into(), 0)),
    Column {
        name: "note",
        kind: ColumnKind::Text,
        is_key: false,
        is_note: true,
        cell: |row| row.note.map_or(Cell::Nothing, text),
    },
];

fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

fn owned<'r>(text: String) -> Cell<'r> {
    Cell::Text(Cow::Owned(text))
}

/// The word by which officers, and JSON, name a measure.
fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "count",
        Measure::Percentage => "percentage",
        Measure::Rate => "rate",
        Measure::Average => "average",
        Measure::Money => "money",
        Measure::Rating => "rating",
        Measure::StandardisedRate => "standardised-rate",
    }
}

fn id(named: Option<&Named>) -> Cell<'_> {
    named.map_or(Cell::Nothing, |named| text(&named.id))
}

fn name(named: Option<&Named>) -> Cell<'_> {
    named.map_or(Cell::Nothing, |named| text(&named.name))
}

fn number<'r>(shown: Shown<Decimal>, decimals: u32) -> Cell<'r> {
    match (shown.value(), shown.shorthand()) {
        (Some(value), _) => Cell::Number(value, decimals),
        (None, sign) => Cell::Missing(sign.unwrap_or(NOTHING)),
    }
}

/// An end of the range in which the true value likely lies. A figure that is not shown has none to show,
/// and one whose range nobody can tell has none at all.
fn end<'r>(row: &Row<'r>, which: usize) -> Cell<'r> {
    match (row.ends, row.figure.value().shorthand()) {
        (Some(ends), _) => Cell::Number(ends[which], likely::end_decimals(row.indicator.record)),
        (None, Some(sign)) => Cell::Missing(sign),
        (None, None) => Cell::Missing(NOTHING),
    }
}

/// One of the two counts behind a figure. A count has none, and a figure that came ready-made came
/// without them.
fn count<'r>(row: &Row<'r>, count: Option<Shown<Decimal>>) -> Cell<'r> {
    match count {
        Some(count) => number(count, 0),
        None if row.indicator.about.measure == Measure::Count => number(Shown::NotApplicable, 0),
        None => number(Shown::NotAvailable, 0),
    }
}
