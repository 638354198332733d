//! The charts of an indicator's page. Each stands above the table that has the same figures.

use rust_decimal::prelude::ToPrimitive as _;

use super::glance::target_of;
use super::numbers::Writer;
use super::subjects;
use crate::charts::{
    Axis, Bar, BarChart, Dot, DotChart, Figure, Frame, LineChart, Other, Panel, Point, Reading,
    SmallMultiples, Spark, Step, Target, Trend, Verdict,
};
use crate::records::fields::Period;
use crate::records::indicator::{Frequency, Indicator, Measure};
use crate::site::parts::Ref;
use crate::site::{Site, periods};
use crate::statistics::methods::Comparison;
use crate::statistics::{Marker, PublishedFigure, Series, Shown, likely};

/// Where each figure of a series stands in a chart over time, in the order of the figures: the number
/// of its period, counted from 0 for the first one. None where the chart leaves out the newest.
pub(super) fn places(frequency: Frequency, series: &Series) -> Vec<Option<usize>> {
    let figures = series.figures();
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else { return Vec::new() };
    let drawn = periods::every(frequency, first.period(), last.period());
    if drawn.last().map(|period| period.first_day()) != Some(last.period().first_day()) {
        return vec![None; figures.len()];
    }
    let place = |figure: &PublishedFigure| {
        drawn.iter().position(|period| period.first_day() == figure.period().first_day())
    };
    figures.iter().map(place).collect()
}

/// A chart of many subjects that each have a small drawing of their own.
#[derive(serde::Serialize)]
pub(super) struct SmallChart {
    name: Ref,
    svg: String,
}

/// Draws the figures of one indicator.
#[derive(Clone, Copy)]
pub(in crate::site) struct Drawer<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) indicator: &'a Indicator,
    pub(super) writer: Writer<'a>,
}

impl<'a> Drawer<'a> {
    pub(in crate::site) fn new(site: &'a Site<'a>, indicator: &'a Indicator) -> Self {
        Self { site, indicator, writer: Writer::new(site, indicator) }
    }

    /// The figures of the whole over time. Nothing where there are fewer than two.
    pub(super) fn over_time(self, series: &Series) -> Option<String> {
        let frame = self.frame("chart_time", "chart.over_time", &self.span(series)?);
        let chart =
            LineChart { frame, axis: self.axis(true), trend: self.trend(series, None, periods::short) };
        (series.figures().len() > 1).then(|| chart.svg())
    }

    /// The same in the size of a word, for a list.
    pub(in crate::site) fn spark(self, id: &str, series: &Series) -> Option<String> {
        let frame = self.frame(&format!("spark_{id}"), "chart.over_time", &self.span(series)?);
        let spark = Spark { frame, axis: self.axis(true), trend: self.trend(series, None, periods::short) };
        (series.figures().len() > 1).then(|| spark.svg())
    }

    /// The figures of several subjects in one period: bars of counts, dots with their likely ranges of
    /// all else. `whole` stands beside them as a line.
    pub(super) fn side_by_side(
        self,
        id: &str,
        by: &str,
        rows: &[(&Ref, Option<&PublishedFigure>)],
        whole: Option<(String, &PublishedFigure)>,
        period: Period,
    ) -> Option<String> {
        let there = rows.iter().filter(|(_, figure)| figure.is_some_and(|one| one.value().value().is_some()));
        if there.count() < 2 {
            return None;
        }
        let about = [by, periods::label(self.site, period).as_str()].join(", ");
        let frame = self.frame(&format!("chart_{id}"), "chart.side_by_side", &about);
        if self.indicator.measure.value.is_amount() {
            let bar = |(name, figure): &(&Ref, Option<&PublishedFigure>)| Bar {
                name: name.text.clone(),
                figure: self.figure(*figure),
                own: false,
            };
            return Some(
                BarChart { frame, axis: self.axis(false), bars: rows.iter().map(bar).collect() }.svg(),
            );
        }
        let dot = |(name, figure): &(&Ref, Option<&PublishedFigure>)| Dot {
            name: name.text.clone(),
            figure: self.figure(*figure),
            interval: figure.and_then(|figure| self.interval(figure)),
            verdict: figure.zip(whole.as_ref()).and_then(|(figure, (_, whole))| self.verdict(figure, whole)),
            own: false,
        };
        let dots = rows.iter().map(dot).collect();
        let benchmark = whole.and_then(|(name, figure)| Some((name, self.reading(figure)?)));
        Some(DotChart { frame, axis: self.axis(true), dots, benchmark }.svg())
    }

    /// A small chart for each subject, all on one scale, with the whole as a quieter line.
    pub(super) fn small_multiples(self, rows: &[(&Ref, &Series)], whole: Option<&Series>) -> Vec<SmallChart> {
        let long: Vec<_> = rows.iter().filter(|(_, series)| series.figures().len() > 1).collect();
        if long.len() < 2 {
            return Vec::new();
        }
        // There is no room below a small chart for more than a year.
        let panel = |(at, (name, series)): (usize, &&(&Ref, &Series))| Panel {
            frame: self.frame(&format!("panel_{at}"), "chart.of_one", &name.text),
            trend: self.trend(series, whole, periods::year),
        };
        let panels = long.iter().enumerate().map(panel).collect();
        let drawn = SmallMultiples { axis: self.axis(true), panels }.svgs();
        long.iter().zip(drawn).map(|((name, _), svg)| SmallChart { name: (*name).clone(), svg }).collect()
    }

    pub(super) fn frame(self, id: &str, word: &str, about: &str) -> Frame {
        let name = self.indicator.name.in_language(self.site.language);
        Frame {
            id: id.to_owned(),
            title: self.site.words.text(word, &[("name", name), ("about", about)]),
            description: self.site.words.word("chart.table_below"),
        }
    }

    pub(super) fn axis(self, may_begin_above_zero: bool) -> Axis {
        let is_percentage = self.indicator.measure.value == Measure::Percentage;
        let is_money = self.indicator.measure.value == Measure::Money;
        let above = may_begin_above_zero && !self.indicator.measure.value.is_amount();
        Axis {
            tick: match self.indicator.measure.value {
                Measure::Percentage => "{number}%".to_owned(),
                Measure::Money => self.site.words.text("figure.money", &[("number", "{number}")]),
                _ => String::new(),
            },
            title: (!is_percentage && !is_money).then(|| self.writer.unit().to_owned()),
            whole: self.indicator.measure.value == Measure::Count,
            above_zero: above.then(|| {
                let word = if is_percentage { "chart.begins_at_percentage" } else { "chart.begins_at" };
                self.site.words.text(word, &[("number", "{number}")])
            }),
        }
    }

    fn span(self, series: &Series) -> Option<String> {
        let (first, last) = (series.figures().first()?, series.figures().last()?);
        Some(periods::span(self.site, first.period(), last.period()))
    }

    /// A series period by period, with a gap wherever a period has no figure.
    fn trend(self, series: &Series, whole: Option<&Series>, label: fn(&Site<'_>, Period) -> String) -> Trend {
        let figures = series.figures();
        let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
            return Trend { name: None, points: Vec::new(), target: None, other: None };
        };
        let periods = periods::every(self.indicator.frequency, first.period(), last.period());
        let points =
            periods.iter().map(|period| self.point(label(self.site, *period), series.at(*period))).collect();
        let readings =
            |whole: &Series| periods.iter().map(|period| self.reading(whole.at(*period)?)).collect();
        let other =
            whole.map(|whole| Other { name: subjects::whole_name(self.site), readings: readings(whole) });
        let target =
            if whole.is_some() || self.is_part_of_an_amount(series) { None } else { self.target(&periods) };
        Trend { name: None, points, target, other }
    }

    /// How much a whole authority is to reach says nothing about a part of it.
    fn is_part_of_an_amount(self, series: &Series) -> bool {
        self.indicator.measure.value.is_amount()
            && subjects::by(self.site, series.subject()) != subjects::By::Whole
    }

    fn point(self, period: String, figure: Option<&PublishedFigure>) -> Point {
        let marked = |marker| figure.is_some_and(|figure| figure.markers().contains(&marker));
        Point {
            period,
            figure: self.figure(figure),
            interval: figure.and_then(|figure| self.interval(figure)),
            provisional: marked(Marker::Provisional),
            broken: marked(Marker::Break).then(|| self.site.words.word("chart.broken")),
        }
    }

    fn target(self, periods: &[Period]) -> Option<Target> {
        let mut steps: Vec<Step> = Vec::new();
        for (at, period) in periods.iter().enumerate() {
            let Some(target) = target_of(self.indicator, *period) else { continue };
            let wanted = target.value.value.0;
            let reading = Reading { value: wanted.to_f64()?, text: self.writer.cell(wanted) };
            match steps.last_mut() {
                Some(step) if step.to + 1 == at && step.reading == reading => step.to = at,
                _ => steps.push(Step { reading, from: at, to: at }),
            }
        }
        (!steps.is_empty()).then(|| Target { name: self.site.words.word("chart.target"), steps })
    }

    pub(super) fn figure(self, figure: Option<&PublishedFigure>) -> Figure {
        match figure.map(|figure| (figure.value(), self.reading(figure))) {
            Some((_, Some(reading))) => Figure::Value(reading),
            Some((Shown::Suppressed, None)) => Figure::Suppressed("[c]".to_owned()),
            Some((value, None)) => Figure::Missing(value.shorthand().unwrap_or("[x]").to_owned()),
            None => Figure::Missing("[x]".to_owned()),
        }
    }

    pub(super) fn reading(self, figure: &PublishedFigure) -> Option<Reading> {
        let value = figure.value().value()?;
        Some(Reading { value: value.to_f64()?, text: self.writer.cell(value) })
    }

    pub(super) fn interval(self, figure: &PublishedFigure) -> Option<(f64, f64)> {
        let interval = likely::interval(self.indicator, figure)?;
        Some((interval.lower(), interval.upper()))
    }

    /// How a part stands to the whole, by its interval.
    pub(super) fn verdict(
        self,
        figure: &PublishedFigure,
        whole: &PublishedFigure,
    ) -> Option<(Verdict, String)> {
        let comparison = likely::against(self.indicator, figure, whole.value().value()?)?;
        let word = match comparison {
            Comparison::Better => "target_result.better",
            Comparison::Worse => "target_result.worse",
            Comparison::Similar => "target_result.similar",
            Comparison::Higher => "target_result.higher",
            Comparison::Lower => "target_result.lower",
        };
        Some((verdict_of(comparison), self.site.words.word(word)))
    }
}

/// How charts mark a comparison.
pub(super) fn verdict_of(comparison: Comparison) -> Verdict {
    match comparison {
        Comparison::Better => Verdict::Better,
        Comparison::Worse => Verdict::Worse,
        Comparison::Similar => Verdict::Similar,
        Comparison::Higher => Verdict::Higher,
        Comparison::Lower => Verdict::Lower,
    }
}
