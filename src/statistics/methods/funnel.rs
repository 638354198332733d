//! Funnel plots: how far from the average of all a value may lie by chance alone.
//!
//! Technical briefing 2 of the Association of Public Health Observatories, *Statistical process
//! control methods in public health intelligence* (2008); Spiegelhalter, *Statistics in Medicine*
//! 24 (2005) 1185–1202. The limits are those of the technical guidance, *Funnel plots*, and of the
//! R package `PHEindicatormethods`, whose own test figures our tests are held against.

use super::intervals::{byar_lower, byar_upper};
use super::probability::{first_where, poisson_at_least, poisson_at_most};
use super::{Confidence, Fraction, Interval, is_count};

/// Up to so many expected events, limits of rates are exact. Above, Byar's method gives the same
/// to five digits and takes no longer for more events.
const EXACT_TO: f64 = 1_000.0;

/// A funnel: an average, and what kind of figure it is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    average: f64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Proportion,
    Rate,
}

/// The limits of a funnel over one denominator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPoint {
    /// How many people, or how large a population.
    pub denominator: f64,
    /// Between which values 95% lie by chance.
    pub inner: Interval,
    /// Between which values 99.8% lie by chance.
    pub outer: Interval,
}

/// Where a value stands in a funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Below the limit of 99.8%: lower than chance can well explain.
    FarBelow,
    /// Below the limit of 95%: one of 40 falls there by chance.
    Below,
    /// Within the limits: not told apart from the average.
    Within,
    /// Above the limit of 95%: one of 40 falls there by chance.
    Above,
    /// Above the limit of 99.8%: higher than chance can well explain.
    FarAbove,
}

impl Funnel {
    /// The funnel of proportions around their average, a share of one. None for what is no share.
    #[must_use]
    pub fn of_proportions(average: f64) -> Option<Self> {
        (0.0..=1.0).contains(&average).then_some(Self { average, kind: Kind::Proportion })
    }

    /// The funnel of rates around their average, in events for each person. None for what is no
    /// rate.
    #[must_use]
    pub fn of_rates(average: f64) -> Option<Self> {
        is_count(average).then_some(Self { average, kind: Kind::Rate })
    }

    /// The value that it stands around.
    #[must_use]
    pub fn average(&self) -> f64 {
        self.average
    }

    /// Between which values those over a denominator lie by chance.
    ///
    /// Of proportions: `average ± z √(average (1 − average) / denominator)`, within nothing and
    /// one. A proportion lies within these limits just when its own interval, by Wilson's method,
    /// holds the average.
    ///
    /// Of rates: those numbers of events, not always whole, whose exact Poisson interval ends at
    /// the number that the average lets expect, divided by the denominator. Below 3.7 expected
    /// events (6.9 for 99.8%) none is not too few, and the lower limit is nothing.
    ///
    /// None where the denominator is nothing, or too large to count.
    #[must_use]
    pub fn limits(&self, denominator: f64, confidence: Confidence) -> Option<Interval> {
        if !is_count(denominator) || denominator <= 0.0 {
            return None;
        }
        match self.kind {
            Kind::Proportion => {
                let variance = self.average * (1.0 - self.average) / denominator;
                let reach = confidence.deviations() * variance.sqrt();
                Interval::new((self.average - reach).max(0.0), (self.average + reach).min(1.0))
            }
            Kind::Rate => {
                let expected = self.average * denominator;
                let events = if expected <= EXACT_TO {
                    exact_events(expected, confidence)
                } else {
                    near_events(expected, confidence)
                }?;
                Interval::new(events.lower / denominator, events.upper / denominator)
            }
        }
    }

    /// Both limits over a denominator.
    #[must_use]
    pub fn point(&self, denominator: f64) -> Option<FunnelPoint> {
        Some(FunnelPoint {
            denominator,
            inner: self.limits(denominator, Confidence::Percent95)?,
            outer: self.limits(denominator, Confidence::Percent99Point8)?,
        })
    }

    /// The limits over a range of denominators, for a smooth curve: so many points, the smallest
    /// and the largest denominator among them. Each denominator is the same number of times the
    /// one before, because a funnel is steep where denominators are small.
    ///
    /// Nothing where the range is not one of counts above nothing, or has fewer than two points.
    #[must_use]
    pub fn curve(&self, smallest: f64, largest: f64, points: u16) -> Vec<FunnelPoint> {
        if smallest <= 0.0 || !is_count(largest) || smallest.is_nan() || smallest > largest || points < 2 {
            return Vec::new();
        }
        let last = points - 1;
        let denominator = |step: u16| match step {
            0 => smallest,
            step if step == last => largest,
            step => smallest * (largest / smallest).powf(f64::from(step) / f64::from(last)),
        };
        (0..points).filter_map(|step| self.point(denominator(step).clamp(smallest, largest))).collect()
    }

    /// Where a value stands in the funnel; on a limit it still stands within it. None where the
    /// counts make no value of the funnel's kind.
    #[must_use]
    pub fn standing(&self, fraction: Fraction) -> Option<Standing> {
        let value = match self.kind {
            Kind::Proportion => fraction.share(),
            Kind::Rate => fraction.value(),
        }?;
        let FunnelPoint { inner, outer, .. } = self.point(fraction.denominator)?;
        Some(if value < outer.lower {
            Standing::FarBelow
        } else if value < inner.lower {
            Standing::Below
        } else if value > outer.upper {
            Standing::FarAbove
        } else if value > inner.upper {
            Standing::Above
        } else {
            Standing::Within
        })
    }
}

/// Between which numbers of events chance keeps, where so many are expected.
fn exact_events(expected: f64, confidence: Confidence) -> Option<Interval> {
    if expected <= 0.0 {
        return Interval::new(0.0, 0.0);
    }
    let tail = confidence.tail();
    let is_too_few =
        |events: f64| poisson_at_most(events, expected).is_some_and(|probability| probability < tail);
    let lower = if is_too_few(0.0) { first_where(0.0, expected, |events| !is_too_few(events)) } else { 0.0 };
    // Ten standard deviations, and some more for the few events that are skewed.
    let far = expected + 10.0 * expected.sqrt() + 20.0;
    let upper = first_where(expected, far, |events| {
        poisson_at_least(events, expected).is_some_and(|probability| probability <= tail)
    });
    Interval::new(lower, upper)
}

/// The same for many events: those whose interval by Byar's method ends at the expected number.
fn near_events(expected: f64, confidence: Confidence) -> Option<Interval> {
    let far = 10.0 * expected.sqrt();
    let lower = first_where(expected - far, expected, |events| byar_upper(events, confidence) >= expected);
    let upper = first_where(expected, expected + far, |events| byar_lower(events, confidence) >= expected);
    Interval::new(lower, upper)
}
