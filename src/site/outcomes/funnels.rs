//! Funnel plots: lots or providers beside the limits within which chance alone would leave them.

use super::drawings::{Drawer, verdict_of};
use crate::charts::{Axis, FunnelPlot, FunnelPoint, Limit, Reading, Verdict};
use crate::records::fields::Period;
use crate::records::indicator::Direction;
use crate::site::parts::Ref;
use crate::site::periods;
use crate::statistics::methods::{self, Comparison, Standing};
use crate::statistics::{PublishedFigure, likely};

/// With fewer points than these there is nothing to see in a funnel.
const FEWEST: usize = 3;

/// How many points each curve is drawn through.
const POINTS_OF_A_CURVE: u16 = 24;

impl Drawer<'_> {
    /// The figures of several subjects in one period by how many people each rests on. Nothing where
    /// there are few, or where the measure has no limits of chance.
    pub(super) fn funnel(
        self,
        by: &str,
        rows: &[(&Ref, Option<&PublishedFigure>)],
        whole: Option<&PublishedFigure>,
        period: Period,
    ) -> Option<String> {
        let there = rows.iter().filter_map(|(_, figure)| *figure);
        let funnel = likely::funnel(self.indicator, whole, there)?;
        let one = likely::in_measure(self.indicator)?;
        let points: Vec<FunnelPoint> =
            rows.iter().filter_map(|(name, figure)| self.point_of(&funnel, name, (*figure)?, one)).collect();
        if points.len() < FEWEST {
            return None;
        }
        let sizes = || points.iter().map(|point| point.size);
        let (smallest, largest) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
        let curve = funnel.curve((smallest * 0.7).max(1.0), largest * 1.1, POINTS_OF_A_CURVE);
        let id = crate::records::fields::Id::nearest_to(by).replace('-', "_");
        let about = [by, periods::label(self.site, period).as_str()].join(", ");
        let words = &self.site.words;
        let left_out = rows.len() - points.len();
        let rests_on = rows.iter().find_map(|(_, figure)| Some(self.rests_on((*figure)?)));
        let plot = FunnelPlot {
            frame: self.frame(&format!("funnel_{id}"), "chart.side_by_side", &about),
            axis: self.axis(true),
            sizes: Axis { whole: true, title: rests_on, ..Axis::default() },
            average: self.average(&funnel, one, whole)?,
            limits: curve.iter().map(|point| limit(point, one)).collect(),
            limit_names: [words.word("chart.limit_95"), words.word("chart.limit_998")],
            points,
            left_out: (left_out > 0).then(|| words.word("chart.left_out")),
        };
        Some(plot.svg())
    }

    fn point_of(
        self,
        funnel: &methods::Funnel,
        name: &Ref,
        figure: &PublishedFigure,
        one: f64,
    ) -> Option<FunnelPoint> {
        let fraction = likely::fraction(figure)?;
        let standing = funnel.standing(fraction)?;
        Some(FunnelPoint {
            name: name.text.clone(),
            size: fraction.denominator,
            value: fraction.value()? * one,
            verdict: verdict(standing, self.indicator.direction),
            own: false,
        })
    }

    fn average(
        self,
        funnel: &methods::Funnel,
        one: f64,
        whole: Option<&PublishedFigure>,
    ) -> Option<(String, Reading)> {
        let name = crate::site::outcomes::subjects::whole_name(self.site);
        if let Some(reading) = whole.and_then(|whole| self.reading(whole)) {
            return Some((name, reading));
        }
        let value = rust_decimal::Decimal::try_from(funnel.average() * one).ok()?;
        let text = self.writer.cell(value.round_dp(self.indicator.decimals));
        Some((name, Reading { value: funnel.average() * one, text }))
    }

    /// What the scale of sizes counts: the denominator by the definition of the figures.
    fn rests_on(self, figure: &PublishedFigure) -> String {
        let definition = self.indicator.definitions.get(figure.definition());
        let denominator = definition.and_then(|definition| definition.denominator.as_ref());
        denominator.map_or_else(
            || self.writer.unit().to_owned(),
            |denominator| denominator.in_language(self.site.language).clone(),
        )
    }
}

fn limit(point: &methods::FunnelPoint, one: f64) -> Limit {
    let ends = |interval: methods::Interval| (interval.lower() * one, interval.upper() * one);
    Limit { size: point.denominator, nearer: ends(point.inner), farther: ends(point.outer) }
}

/// Only what lies outside the farther limits is told apart: of so many lots and providers some lie
/// outside the nearer ones by chance.
fn verdict(standing: Standing, direction: Direction) -> Verdict {
    match standing {
        Standing::FarAbove => verdict_of(Comparison::of(direction, true)),
        Standing::FarBelow => verdict_of(Comparison::of(direction, false)),
        Standing::Below | Standing::Within | Standing::Above => Verdict::Similar,
    }
}
