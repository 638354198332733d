//! Reads the rows of a file of figures.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;
use rust_decimal::Decimal;

use crate::diagnostics::{FileName, Finding, Findings, MOST, Place, nearest};
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

/// Reads the rows of the sheets of one file.
pub(super) struct Reader<'a> {
    pub(super) tables: &'a Tables,
    pub(super) names: &'a mut Names,
    pub(super) findings: Findings,
    pub(super) observations: Vec<Observation>,
    is_faulty: bool,
    /// How many faults were told.
    told: usize,
    /// What stands in columns of ids, by their columns: the ids that are known.
    ids: BTreeMap<Column, HashMap<String, Option<Id>, FixedState>>,
    /// The ids that nobody wrote, by their columns: each with the first place in which it stands,
    /// and with how many rows there are.
    unknown: BTreeMap<(Column, String), (Place, usize)>,
}

/// A row where it stands.
#[derive(Clone, Copy)]
pub(super) struct Line<'r> {
    pub(super) sheet: &'r Sheet,
    pub(super) columns: &'r Columns,
    pub(super) row: &'r Row,
}

/// The numbers of an observation.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbers {
    pub(super) numerator: Option<Decimal>,
    pub(super) denominator: Option<Decimal>,
    pub(super) value: Option<Decimal>,
    pub(super) deviation: Option<Decimal>,
}

impl Line<'_> {
    fn cell(&self, column: Column) -> Option<&str> {
        self.columns.cell(self.row, column)
    }

    fn place(&self, column: Column) -> Place {
        let at = self.columns.at(column).or(self.columns.at(Column::Indicator)).unwrap_or_default();
        self.sheet.place(self.row.number, at)
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(tables: &'a Tables, names: &'a mut Names) -> Self {
        Self {
            tables,
            names,
            findings: Findings::default(),
            observations: Vec::new(),
            is_faulty: false,
            told: 0,
            ids: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// Whether so many faults were told that no more are looked for.
    pub(super) fn is_full(&self) -> bool {
        self.told + self.unknown.len() >= MOST
    }

    /// Reads a row, and tells every fault in it. A row with a fault is no observation.
    pub(super) fn read(&mut self, line: Line<'_>) {
        if let Some(observation) = self.row(line) {
            self.observations.push(observation);
        }
    }

    fn row(&mut self, line: Line<'_>) -> Option<Observation> {
        self.is_faulty = false;
        self.shape(line);
        if self.is_faulty {
            return None;
        }
        let indicator = self.indicator(line);
        let period = self.period(line, indicator.as_deref());
        let subject = self.subject(line);
        let markers = self.markers(line);
        let numbers = self.numbers(line);
        let (indicator, period, markers) = (indicator?, period?, markers?);
        self.unit(line, &indicator.record);
        let numbers = numbers?;
        self.fits_measure(line, &indicator.record, &subject, &numbers);
        let raw = raw(&indicator.record, markers.instead(), &numbers);
        let raw = raw.map_err(|(column, fault)| self.tell(line.place(column), fault)).ok()?;
        (!self.is_faulty).then(|| Observation {
            indicator: self.names.indicators.number(indicator.id.clone()),
            subject: self.names.subjects.number(subject),
            period,
            raw,
            deviation: numbers.deviation,
            markers,
            row: line.row.number,
            sheet: u16::try_from(line.sheet.number).unwrap_or(u16::MAX),
            column: line.columns.first(),
        })
    }

    pub(super) fn tell(&mut self, place: Place, fault: Fault) {
        self.is_faulty = true;
        self.told += 1;
        self.findings.push(Finding::error(fault.rule, place, fault.message).help(fault.help));
    }

    /// Tells cells that no column holds, and those that a quotation mark has run together.
    fn shape(&mut self, line: Line<'_>) {
        let place = |at| line.sheet.place(line.row.number, at);
        if let Some(at) = line.columns.stray(line.row) {
            self.tell(place(at), faults::stray_cell());
        }
        if line.row.has_several_lines()
            && let Some(at) = line.row.cells().position(|text| text.contains('\n'))
        {
            self.tell(place(at), faults::several_lines());
        }
    }

    fn indicator(&mut self, line: Line<'_>) -> Option<Arc<Entry<Indicator>>> {
        let Some(text) = line.cell(Column::Indicator) else {
            self.tell(line.place(Column::Indicator), faults::no_indicator());
            return None;
        };
        let id = self.id(Column::Indicator, text, || line.place(Column::Indicator))?;
        self.tables.indicators.get(id.as_str()).map(Arc::clone)
    }

    fn subject(&mut self, line: Line<'_>) -> Subject {
        let mut id = |column| self.id(column, line.cell(column)?, || line.place(column));
        let (area, lot, provider) = (id(Column::Area), id(Column::Lot), id(Column::Provider));
        let group = line.cell(Column::Group);
        let group = group.map(|text| self.group(text, || line.place(Column::Group)));
        Subject { area, lot, provider, group }
    }

    /// The id that a text in a column is, where it is known.
    pub(super) fn id(&mut self, column: Column, text: &str, place: impl FnOnce() -> Place) -> Option<Id> {
        let kind = column.kind()?;
        let ids = self.ids.entry(column).or_default();
        let id = if let Some(id) = ids.get(text) {
            id.clone()
        } else {
            let id = Id::parse(text).ok().filter(|id| self.tables.knows(kind, id.as_str()));
            ids.insert(text.to_owned(), id.clone());
            id
        };
        if id.is_none() {
            self.is_unknown(column, text, place);
        }
        id
    }

    /// Takes note of an id that nobody wrote. It is told once, however many rows hold it.
    pub(super) fn is_unknown(&mut self, column: Column, text: &str, place: impl FnOnce() -> Place) {
        self.is_faulty = true;
        self.unknown.entry((column, text.to_owned())).or_insert_with(|| (place(), 0)).1 += 1;
    }

    /// Tells what is told once for a whole file. Nothing more can be read after it.
    pub(super) fn finish(&mut self, file: &FileName) {
        for ((column, text), (place, rows)) in std::mem::take(&mut self.unknown) {
            let known = match column.kind() {
                Some(kind) => self.tables.ids(kind),
                None => self.groups().collect(),
            };
            let near = nearest(&text.to_lowercase(), known);
            let fault = faults::unknown(column.name(), quoted(&text), near, rows);
            self.tell(place, fault);
        }
        if self.told >= MOST {
            self.findings.push(Finding::more(file));
        }
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let framework = self.tables.indicators.head();
        framework.into_iter().flat_map(|framework| framework.groups.keys().map(String::as_str))
    }

    pub(super) fn group(&mut self, text: &str, place: impl FnOnce() -> Place) -> String {
        if let Some(framework) = self.tables.indicators.head()
            && !framework.groups.contains_key(text)
        {
            self.is_unknown(Column::Group, text, place);
        }
        text.to_owned()
    }

    fn period(&mut self, line: Line<'_>, indicator: Option<&Entry<Indicator>>) -> Option<Period> {
        let place = || line.place(Column::Period);
        let Some(text) = line.cell(Column::Period) else {
            self.tell(place(), faults::no_period());
            return None;
        };
        let Ok(period) = Period::parse(text) else {
            self.tell(place(), faults::bad_period());
            return None;
        };
        if let Some(fault) = indicator.and_then(|indicator| misfit(period, &indicator.record)) {
            self.tell(place(), fault);
        }
        Some(period)
    }

    /// What only some measures have: a standard deviation, and groups that rates are standardised by.
    fn fits_measure(&mut self, line: Line<'_>, indicator: &Indicator, subject: &Subject, numbers: &Numbers) {
        let measure = indicator.measure.value;
        let has_spread = matches!(measure, Measure::Average | Measure::Rating);
        if numbers.deviation.is_some() && (!has_spread || numbers.denominator.is_none()) {
            self.tell(line.place(Column::StandardDeviation), faults::deviation_without_average());
        }
        if measure != Measure::StandardisedRate || numbers.numerator.is_none() {
            return;
        }
        let standard = self.tables.indicators.head().and_then(|head| head.standard());
        let Some((_, population)) = standard else { return };
        if subject.group.as_ref().is_none_or(|group| !population.people.contains_key(group)) {
            self.tell(line.place(Column::Group), faults::standardised_without_group());
        }
    }

    fn markers(&mut self, line: Line<'_>) -> Option<Markers> {
        let Some(text) = line.cell(Column::Markers) else { return Some(Markers::default()) };
        let markers = Markers::read(text);
        if markers.is_none() {
            self.tell(line.place(Column::Markers), faults::bad_marker());
        }
        markers
    }

    fn unit(&mut self, line: Line<'_>, indicator: &Indicator) {
        let Some(text) = line.cell(Column::Unit) else { return };
        let unit = indicator.unit.english();
        let is_per_cent = indicator.measure.value == Measure::Percentage
            && ["%", "per cent", "percent", "percentage"].iter().any(|word| text.eq_ignore_ascii_case(word));
        if !is_per_cent && text.to_lowercase() != unit.to_lowercase() {
            self.tell(line.place(Column::Unit), faults::other_unit(unit));
        }
    }

    fn numbers(&mut self, line: Line<'_>) -> Option<Numbers> {
        let numerator = self.number(line, Column::Numerator);
        let denominator = self.number(line, Column::Denominator);
        let value = self.number(line, Column::Value);
        let deviation = self.number(line, Column::StandardDeviation);
        Some(Numbers {
            numerator: numerator?,
            denominator: denominator?,
            value: value?,
            deviation: deviation?,
        })
    }

    /// The number in a column, where one stands there; nothing at all where it cannot be read.
    #[expect(clippy::option_option, reason = "a blank cell and a faulty one are different things")]
    fn number(&mut self, line: Line<'_>, column: Column) -> Option<Option<Decimal>> {
        let Some(text) = line.cell(column) else { return Some(None) };
        match number::read(text) {
            Ok(number) => Some(Some(number)),
            Err(fault) => {
                self.tell(line.place(column), faults::number(fault));
                None
            }
        }
    }
}

/// Why an indicator can have no figure for a period.
pub(super) fn misfit(period: Period, indicator: &Indicator) -> Option<Fault> {
    let Indicator { frequency, definitions, .. } = indicator;
    if !frequency.has(period) {
        return Some(faults::other_length(period, *frequency));
    }
    let first = definitions.iter().map(|definition| definition.from.value).min()?;
    (period.first_day() < first.first_day()).then(|| faults::before_definition(first))
}

/// The observation that numbers make, by the measure of its indicator.
pub(super) fn raw(
    indicator: &Indicator,
    instead: Option<Instead>,
    numbers: &Numbers,
) -> Result<Raw, (Column, Fault)> {
    let Numbers { numerator, denominator, value, .. } = *numbers;
    let has_counts = numerator.is_some() || denominator.is_some();
    match (instead, value) {
        (Some(instead), None) if !has_counts => Ok(instead.raw()),
        (None, None) if !has_counts => Err((Column::Numerator, faults::no_figure())),
        (None | Some(Instead::Confidential), Some(_)) if has_counts => {
            Err((Column::Value, faults::value_and_counts()))
        }
        (Some(Instead::Confidential), _) => Ok(Raw::Confidential),
        (Some(_), _) => Err((Column::Markers, faults::figure_and_marker())),
        (None, Some(value)) => ready_made(indicator, value),
        (None, None) => counts(indicator.measure.value, highest(indicator), numerator, denominator),
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
        (Measure::Rating, Some(upper), Some(lower))
            if highest.and_then(|most| lower.checked_mul(most)).is_some_and(|most| upper > most) =>
        {
            Err((Column::Numerator, faults::above_highest()))
        }
        (_, Some(upper), Some(lower)) if lower.is_zero() && !upper.is_zero() => {
            Err((Column::Denominator, faults::zero_denominator()))
        }
        (_, Some(numerator), denominator) => Ok(Raw::Counts { numerator, denominator }),
    }
}
