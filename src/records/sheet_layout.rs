//! How a sheet with periods across is read: a part of the release that publishes it.
//!
//! It stands in the release because the release names the file: whoever publishes a sheet sees both
//! at once, and a sheet that looks another way next year changes nothing about those that are out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Period, Placed};
use super::words;

/// How a sheet is read that has a column for each period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetLayout {
    /// The file, one of those under `data`. Example: gardens-2026-q3.xlsx
    pub file: Placed<String>,
    /// The name of the sheet in its workbook. Without it, the first sheet is read. Example: Survey
    pub sheet: Option<Placed<String>>,
    /// The number of the row with the headings. Without it, the first row in which anything stands.
    /// Example: 3
    pub header_row: Option<Placed<u32>>,
    /// The headings of the columns that say what a row is about.
    #[serde(default)]
    pub columns: LayoutColumns,
    /// What every row is about, where no column says so.
    #[serde(default)]
    pub every_row: LayoutSubject,
    /// What the numbers below the periods are, where they are all the same.
    pub cells: Option<Placed<CellFigure>>,
    /// What follows the period in a heading, where each period has several columns.
    pub endings: Option<LayoutEndings>,
    /// The periods of headings that are not written as periods, by those headings.
    /// Example: `{Spring 2026: 2026-Q2}`
    #[serde(default)]
    pub periods: BTreeMap<String, Placed<Period>>,
    /// What the cells of the columns above say in place of an id or a name. Nothing between quotation
    /// marks stands for everybody, or for everywhere.
    /// Example: `{Whole county: aldermere}`
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Rows and columns that are not read, by what stands at their head.
    /// Example: `[Total, Change since 2024]`
    #[serde(default)]
    pub leave_out: Vec<String>,
}

/// The headings of the columns that say what a row is about.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumns {
    /// Of the column with indicators. Example: Measure
    pub indicator: Option<Placed<String>>,
    /// Of the column with areas. Example: District
    pub area: Option<Placed<String>>,
    /// Of the column with lots. Example: Lot
    pub lot: Option<Placed<String>>,
    /// Of the column with providers. Example: Provider
    pub provider: Option<Placed<String>>,
    /// Of the column with groups of people. Example: Age
    pub group: Option<Placed<String>>,
}

/// What every row of a sheet is about.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayoutSubject {
    /// The indicator, by its id. Example: feel-safer
    pub indicator: Option<Placed<String>>,
    /// The area, by its id. Example: north
    pub area: Option<Placed<String>>,
    /// The lot, by its id. Example: coast
    pub lot: Option<Placed<String>>,
    /// The provider, by its id. Example: ternbridge-homes
    pub provider: Option<Placed<String>>,
    /// The group of people, by its id. Example: aged-75-and-over
    pub group: Option<Placed<String>>,
}

/// What follows the period in the heading of a column.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayoutEndings {
    /// In those with the upper count. Example: felt safer
    pub numerator: Option<Placed<String>>,
    /// In those with the lower count. Example: answered
    pub denominator: Option<Placed<String>>,
    /// In those with figures that came ready-made. Example: rating
    pub value: Option<Placed<String>>,
}

words! {
    /// What the numbers of a sheet are.
    pub enum CellFigure {
        /// Counts, or the upper one of two.
        Numerator,
        /// The lower one of two counts.
        Denominator,
        /// Figures that came ready-made, without counts.
        Value,
    }
}

impl LayoutColumns {
    /// The headings of the columns, in the order of [`LayoutSubject::all`].
    #[must_use]
    pub fn all(&self) -> [Option<&Placed<String>>; 5] {
        [&self.indicator, &self.area, &self.lot, &self.provider, &self.group].map(Option::as_ref)
    }
}

impl LayoutSubject {
    /// The names of its fields, in their order.
    pub const FIELDS: [&str; 5] = ["indicator", "area", "lot", "provider", "group"];

    /// What every row is about: the indicator, the area, the lot, the provider and the group.
    #[must_use]
    pub fn all(&self) -> [Option<&Placed<String>>; 5] {
        [&self.indicator, &self.area, &self.lot, &self.provider, &self.group].map(Option::as_ref)
    }
}

impl LayoutEndings {
    /// Each ending with the figure that it says, the longest first.
    #[must_use]
    pub fn all(&self) -> Vec<(&Placed<String>, CellFigure)> {
        let all = [
            (&self.numerator, CellFigure::Numerator),
            (&self.denominator, CellFigure::Denominator),
            (&self.value, CellFigure::Value),
        ];
        let mut all: Vec<_> =
            all.into_iter().filter_map(|(text, figure)| Some((text.as_ref()?, figure))).collect();
        all.sort_by_key(|(text, _)| std::cmp::Reverse(text.value.len()));
        all
    }
}
