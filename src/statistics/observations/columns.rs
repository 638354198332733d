//! The columns of a file of figures, by the names in its header row.

use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::Kind;
use crate::source::sheets::{Row, Sheet};

use super::faults::quoted;

/// A column that files of figures may have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Indicator,
    Period,
    Area,
    Lot,
    Provider,
    Group,
    Numerator,
    Denominator,
    Value,
    StandardDeviation,
    Markers,
    Unit,
}

/// The names of the columns, in the order of [`Column`].
const NAMES: [&str; 12] = [
    "indicator",
    "period",
    "area",
    "lot",
    "provider",
    "group",
    "numerator",
    "denominator",
    "value",
    "standard_deviation",
    "markers",
    "unit",
];

const ALL_OF_THEM: &str = "Files of figures have the columns `indicator`, `period`, `area`, `lot`, `provider`, `group`, `numerator`, `denominator`, `value`, `standard_deviation`, `markers` and `unit`. Leave out those that you do not need.";

/// Where each column stands in a file, from 0.
pub(super) struct Columns {
    places: [Option<usize>; NAMES.len()],
    /// Whether the column at each place has a name.
    named: Vec<bool>,
}

impl Columns {
    /// Finds the columns by the header row. Answers nothing where one of them is unknown or
    /// missing: what the rows say would then be guesswork.
    pub(super) fn of(sheet: &Sheet, header: &Row, findings: &mut Findings) -> Option<Self> {
        let mut columns = Self { places: [None; NAMES.len()], named: Vec::new() };
        let before = findings.count();
        for (at, name) in header.cells().enumerate() {
            columns.named.push(!name.is_empty());
            if !name.is_empty() {
                columns.add(at, name, (sheet, header), findings);
            }
        }
        // A column that seems to be missing may be one of those with an unknown name.
        if findings.count() == before {
            columns.missing(sheet, header, findings);
        }
        (findings.count() == before).then_some(columns)
    }

    fn add(&mut self, at: usize, name: &str, (sheet, header): (&Sheet, &Row), findings: &mut Findings) {
        let place = || sheet.place(header.number, at);
        let lower = name.to_lowercase();
        let Some(column) = NAMES.iter().position(|known| *known == lower) else {
            let message = match quoted(name) {
                Some(name) => format!("There is no column called `{name}` in files of figures"),
                None => "This is not the name of a column of files of figures".to_owned(),
            };
            let help = nearest(&lower, NAMES)
                .map_or_else(|| ALL_OF_THEM.to_owned(), |near| format!("Did you mean `{near}`?"));
            findings.push(Finding::error("unknown-column", place(), message).help(help));
            return;
        };
        if self.places[column].replace(at).is_some() {
            let message = format!("There are two columns called `{}`", NAMES[column]);
            let finding = Finding::error("duplicate-column", place(), message);
            findings.push(finding.help("Delete one of the two, or correct its name."));
        }
    }

    fn missing(&self, sheet: &Sheet, header: &Row, findings: &mut Findings) {
        let mut tell = |message: String, help: &str| {
            let place = sheet.place(header.number, 0);
            findings.push(Finding::error("missing-column", place, message).help(help));
        };
        for column in [Column::Indicator, Column::Period] {
            if self.at(column).is_none() {
                tell(format!("There is no column called `{}`", column.name()), ALL_OF_THEM);
            }
        }
        if self.at(Column::Numerator).is_none() && self.at(Column::Value).is_none() {
            let message = "There is no column with figures".to_owned();
            tell(
                message,
                "Add a column `numerator` with counts, or a column `value` with ready-made figures.",
            );
        }
    }

    /// Where a column stands, from 0.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// What stands in a column of a row; nothing where it is blank.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r str> {
        self.at(column).map(|at| row.cell(at)).filter(|text| !text.is_empty())
    }

    /// The number of the column of indicators, from 1.
    pub(super) fn first(&self) -> u32 {
        let first = self.at(Column::Indicator).unwrap_or_default();
        u32::try_from(first).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// How many names of columns stand in a row.
    pub(super) fn named_in(row: &Row) -> usize {
        row.cells().filter(|cell| NAMES.iter().any(|name| cell.eq_ignore_ascii_case(name))).count()
    }

    /// Whether a row names the column of indicators.
    pub(super) fn has_indicators(row: &Row) -> bool {
        row.cells().any(|cell| cell.eq_ignore_ascii_case(Column::Indicator.name()))
    }

    /// The first cell of a row, from 0, that stands in a column without a name.
    pub(super) fn stray(&self, row: &Row) -> Option<usize> {
        row.cells()
            .enumerate()
            .position(|(at, text)| !text.is_empty() && !self.named.get(at).copied().unwrap_or(false))
    }
}

impl Column {
    /// The kind of record whose ids stand in it, where it is one of records.
    pub(super) fn kind(self) -> Option<Kind> {
        match self {
            Self::Indicator => Some(Kind::Indicator),
            Self::Area => Some(Kind::Area),
            Self::Lot => Some(Kind::Lot),
            Self::Provider => Some(Kind::Provider),
            _ => None,
        }
    }

    /// Its name in the header row.
    pub(super) fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}
