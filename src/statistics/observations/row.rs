//! Reads the rows of a file of figures.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostics::{Finding, Findings, MOST, Place, nearest};
use crate::directory::Tables;
use crate::records::fields::{Id, Period, Scalar as _};
use crate::records::indicator::{Indicator, Measure};
use crate::records::reading::Entry;
use crate::source::sheets::{Row, Sheet};
use crate::statistics::disclosure::Raw;
use crate::statistics::figure::Subject;

use super::Observation;
use super::columns::{Column, Columns};
use super::faults::{self, Fault, quoted};
use super::markers::{Instead, Markers};
use super::names::Names;
use super::number;

/// Reads the rows of one sheet.
pub(super) struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    tables: &'a Tables,
    names: &'a mut Names,
    findings: &'a mut Findings,
    is_faulty: bool,
    /// How many faults were told.
    told: usize,
    /// The ids that nobody wrote, by their columns: each with the first row in which it stands,
    /// and with how many rows there are.
    unknown: BTreeMap<(Column, &'a str), (u32, usize)>,
}

/// The numbers of a row.
struct Numbers {
    numerator: Option<Decimal>,
    denominator: Option<Decimal>,
    value: Option<Decimal>,
    deviation: Option<Decimal>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        sheet: &'a Sheet,
        columns: &'a Columns,
        tables: &'a Tables,
        names: &'a mut Names,
        findings: &'a mut Findings,
    ) -> Self {
        Self { sheet, columns, tables, names, findings, is_faulty: false, told: 0, unknown: BTreeMap::new() }
    }

    /// Reads every row, and tells every fault in it. A row with a fault is no observation.
    pub(super) fn read(mut self) -> Vec<Observation> {
        let mut observations = Vec::new();
        for row in &self.sheet.rows {
            if self.told + self.unknown.len() >= MOST {
                break;
            }
            observations.extend(self.row(row));
        }
        self.tell_unknown();
        if self.told >= MOST {
            self.findings.push(Finding::more(self.sheet.file()));
        }
        observations
    }

    fn row(&mut self, row: &'a Row) -> Option<Observation> {
        self.is_faulty = false;
        self.shape(row);
        if self.is_faulty {
            return None;
        }
        let indicator = self.indicator(row);
        let period = self.period(row, indicator.as_deref());
        let subject = self.subject(row);
        let markers = self.markers(row);
        let numbers = self.numbers(row);
        let (indicator, period, markers) = (indicator?, period?, markers?);
        let (indicator, numbers) = (indicator.as_ref(), numbers?);
        self.fits_measure(row, &indicator.record, &subject, &numbers);
        let raw = self.raw(row, &indicator.record, markers.instead(), &numbers)?;
        (!self.is_faulty).then(|| Observation {
            indicator: self.names.indicators.number(indicator.id.clone()),
            subject: self.names.subjects.number(subject),
            period,
            raw,
            deviation: numbers.deviation,
            markers,
            row: row.number,
        })
    }

    fn tell(&mut self, place: Place, fault: Fault) {
        self.is_faulty = true;
        self.told += 1;
        self.findings.push(Finding::error(fault.rule, place, fault.message).help(fault.help));
    }

    fn tell_at(&mut self, row: &Row, column: Column, fault: Fault) {
        let at = self.columns.at(column).or(self.columns.at(Column::Indicator)).unwrap_or_default();
        self.tell(self.sheet.place(row.number, at), fault);
    }

    /// Tells cells that no column holds, and those that a quotation mark has run together.
    fn shape(&mut self, row: &Row) {
        if let Some(at) = self.columns.stray(row) {
            self.tell(self.sheet.place(row.number, at), faults::stray_cell());
        }
        if let Some(at) = row.cells().position(|text| text.contains('\n')) {
            self.tell(self.sheet.place(row.number, at), faults::several_lines());
        }
    }

    fn indicator(&mut self, row: &'a Row) -> Option<Arc<Entry<Indicator>>> {
        if self.columns.cell(row, Column::Indicator).is_none() {
            self.tell_at(row, Column::Indicator, faults::no_indicator());
            return None;
        }
        let id = self.id(row, Column::Indicator)?;
        self.tables.indicators.get(id.as_str()).map(Arc::clone)
    }

    fn subject(&mut self, row: &'a Row) -> Subject {
        Subject {
            area: self.id(row, Column::Area),
            lot: self.id(row, Column::Lot),
            provider: self.id(row, Column::Provider),
            group: self.group(row),
        }
    }

    /// The id in a column, where one stands there.
    fn id(&mut self, row: &'a Row, column: Column) -> Option<Id> {
        let (text, kind) = (self.columns.cell(row, column)?, column.kind()?);
        let id = Id::parse(text).ok().filter(|id| self.tables.knows(kind, id.as_str()));
        if id.is_none() {
            self.is_unknown(row, column, text);
        }
        id
    }

    /// Takes note of an id that nobody wrote. It is told once, however many rows hold it.
    fn is_unknown(&mut self, row: &Row, column: Column, text: &'a str) {
        self.is_faulty = true;
        self.unknown.entry((column, text)).or_insert((row.number, 0)).1 += 1;
    }

    fn tell_unknown(&mut self) {
        for ((column, text), (row, rows)) in std::mem::take(&mut self.unknown) {
            let known = match column.kind() {
                Some(kind) => self.tables.ids(kind),
                None => self.groups().collect(),
            };
            let near = nearest(&text.to_lowercase(), known);
            let fault = faults::unknown(column.name(), quoted(text), near, rows);
            self.tell(self.sheet.place(row, self.columns.at(column).unwrap_or_default()), fault);
        }
    }

    fn groups(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let framework = self.tables.indicators.head();
        framework.into_iter().flat_map(|framework| framework.groups.keys().map(String::as_str))
    }

    fn group(&mut self, row: &'a Row) -> Option<String> {
        let text = self.columns.cell(row, Column::Group)?;
        if self.tables.indicators.head().is_some() && !self.groups().any(|group| group == text) {
            self.is_unknown(row, Column::Group, text);
        }
        Some(text.to_owned())
    }

    fn period(&mut self, row: &Row, indicator: Option<&Entry<Indicator>>) -> Option<Period> {
        let Some(text) = self.columns.cell(row, Column::Period) else {
            self.tell_at(row, Column::Period, faults::no_period());
            return None;
        };
        let Ok(period) = Period::parse(text) else {
            self.tell_at(row, Column::Period, faults::bad_period());
            return None;
        };
        let Some(Indicator { frequency, definitions, .. }) = indicator.map(|entry| &entry.record) else {
            return Some(period);
        };
        if !frequency.has(period) {
            self.tell_at(row, Column::Period, faults::other_length(period, *frequency));
        } else if let Some(first) = definitions.iter().map(|definition| definition.from.value).min()
            && period.first_day() < first.first_day()
        {
            self.tell_at(row, Column::Period, faults::before_definition(first));
        }
        Some(period)
    }

    /// What only some measures have: a standard deviation, and groups that rates are standardised by.
    fn fits_measure(&mut self, row: &Row, indicator: &Indicator, subject: &Subject, numbers: &Numbers) {
        let measure = indicator.measure.value;
        let has_spread = matches!(measure, Measure::Average | Measure::Rating);
        if numbers.deviation.is_some() && (!has_spread || numbers.denominator.is_none()) {
            self.tell_at(row, Column::StandardDeviation, faults::deviation_without_average());
        }
        if measure != Measure::StandardisedRate || numbers.numerator.is_none() {
            return;
        }
        let standard = self.tables.indicators.head().and_then(|head| head.standard());
        let Some((_, population)) = standard else { return };
        if subject.group.as_ref().is_none_or(|group| !population.people.contains_key(group)) {
            self.tell_at(row, Column::Group, faults::standardised_without_group());
        }
    }

    fn markers(&mut self, row: &Row) -> Option<Markers> {
        let Some(text) = self.columns.cell(row, Column::Markers) else { return Some(Markers::default()) };
        let markers = Markers::read(text);
        if markers.is_none() {
            self.tell_at(row, Column::Markers, faults::bad_marker());
        }
        markers
    }

    fn numbers(&mut self, row: &Row) -> Option<Numbers> {
        let numerator = self.number(row, Column::Numerator);
        let denominator = self.number(row, Column::Denominator);
        let value = self.number(row, Column::Value);
        let deviation = self.number(row, Column::StandardDeviation);
        Some(Numbers {
            numerator: numerator?,
            denominator: denominator?,
            value: value?,
            deviation: deviation?,
        })
    }

    /// The number in a column, where one stands there; nothing at all where it cannot be read.
    #[expect(clippy::option_option, reason = "a blank cell and a faulty one are different things")]
    fn number(&mut self, row: &Row, column: Column) -> Option<Option<Decimal>> {
        let Some(text) = self.columns.cell(row, column) else { return Some(None) };
        match number::read(text) {
            Ok(number) => Some(Some(number)),
            Err(fault) => {
                self.tell_at(row, column, faults::number(fault));
                None
            }
        }
    }

    /// The observation that the numbers of a row make, by the measure of its indicator.
    fn raw(
        &mut self,
        row: &Row,
        indicator: &Indicator,
        instead: Option<Instead>,
        numbers: &Numbers,
    ) -> Option<Raw> {
        let Numbers { numerator, denominator, value, .. } = *numbers;
        let measure = indicator.measure.value;
        let has_counts = numerator.is_some() || denominator.is_some();
        let raw = match (instead, value) {
            (Some(instead), None) if !has_counts => Ok(instead.raw()),
            (None, None) if !has_counts => Err((Column::Numerator, faults::no_figure())),
            (None | Some(Instead::Confidential), Some(_)) if has_counts => {
                Err((Column::Value, faults::value_and_counts()))
            }
            (Some(Instead::Confidential), _) => Ok(Raw::Confidential),
            (Some(_), _) => Err((Column::Markers, faults::figure_and_marker())),
            (None, Some(value)) => ready_made(indicator, value),
            (None, None) => counts(measure, highest(indicator), numerator, denominator),
        };
        raw.map_err(|(column, fault)| self.tell_at(row, column, fault)).ok()
    }
}

fn highest(indicator: &Indicator) -> Option<Decimal> {
    indicator.highest.as_ref().map(|highest| highest.value.0)
}

fn ready_made(indicator: &Indicator, value: Decimal) -> Result<Raw, (Column, Fault)> {
    match indicator.measure.value {
        Measure::Count => Err((Column::Value, faults::count_as_value())),
        Measure::Percentage if value > Decimal::ONE_HUNDRED => Err((Column::Value, faults::above_hundred())),
        Measure::Rating if highest(indicator).is_some_and(|highest| value > highest) => {
            Err((Column::Value, faults::above_highest()))
        }
        _ => Ok(Raw::ReadyMade(value)),
    }
}

fn counts(
    measure: Measure,
    highest: Option<Decimal>,
    numerator: Option<Decimal>,
    denominator: Option<Decimal>,
) -> Result<Raw, (Column, Fault)> {
    match (measure, numerator, denominator) {
        (Measure::Count, _, Some(_)) => Err((Column::Denominator, faults::count_with_denominator())),
        (Measure::Count, Some(numerator), None) => Ok(Raw::Counts { numerator, denominator: None }),
        (_, None, _) => Err((Column::Numerator, faults::no_numerator())),
        (_, Some(_), None) => Err((Column::Denominator, faults::no_denominator(measure))),
        (Measure::Percentage, Some(upper), Some(lower)) if upper > lower => {
            Err((Column::Numerator, faults::numerator_above_denominator()))
        }
        (Measure::Rating, Some(upper), Some(lower)) if highest.is_some_and(|most| upper > lower * most) => {
            Err((Column::Numerator, faults::above_highest()))
        }
        (_, Some(upper), Some(lower)) if lower.is_zero() && !upper.is_zero() => {
            Err((Column::Denominator, faults::zero_denominator()))
        }
        (_, Some(numerator), denominator) => Ok(Raw::Counts { numerator, denominator }),
    }
}
