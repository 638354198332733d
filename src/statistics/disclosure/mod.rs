//! Disclosure control: what becomes of counts before anybody may see them.
//!
//! The rules are the authority's own (`policies.disclosure` of `site.yml`, or `disclosure` of an
//! indicator). They follow the practice that the Government Analysis Function describes for
//! tables: small counts are suppressed, what depends on them is suppressed with them, and counts
//! may be rounded to a base.
//!
//! The one invariant: **everything published of an observation is computed from its published
//! counts alone.** A rate is made from the rounded counts beside it, so it never tells more than
//! they do. The standard deviation of an average, which no counts give, is as the officers have it.

mod attack;
pub(super) mod audit;
pub(super) mod chains;
pub(super) mod control;
mod moves;
mod protect;
mod standardised;
pub(super) mod table;

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

use super::figure::Shown;
use crate::records::authority::DisclosurePolicy;
use crate::records::indicator::Measure;
pub(super) use protect::Hidden;
pub(super) use standardised::Band;
use table::Span;

/// By which rules the figures of one indicator are published.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// What kind of figure it is.
    pub(super) measure: Measure,
    /// For a rate: out of how many.
    pub(super) per: Decimal,
    /// How many decimals its figures are shown with.
    pub(super) decimals: u32,
    /// Counts below this number are hidden.
    pub(super) threshold: Decimal,
    /// Whether a count of none may be shown.
    pub(super) show_zero: bool,
    /// Whether a hidden count may be none, or less than one, for all that readers know.
    pub(super) hides_none: bool,
    /// Whether all counts are whole numbers.
    pub(super) counts_whole: bool,
    /// Counts are rounded to a multiple of it.
    pub(super) round_to: Decimal,
}

/// What officers keep of one observation. It cannot be printed: it has no `Debug`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Raw {
    /// A count, or two of which the figure is made.
    Counts {
        /// The count, or the upper one of two.
        numerator: Decimal,
        /// The lower one of two.
        denominator: Option<Decimal>,
    },
    /// A figure that came ready-made, without counts.
    ReadyMade(Decimal),
    /// A figure that the officer keeps back.
    Confidential,
    /// There is no figure.
    NotAvailable,
    /// There can be no figure.
    NotApplicable,
    /// A figure above nothing that rounds to nothing.
    Low,
}

/// One of the counts of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The count, or the upper one of two.
    Upper,
    /// The lower one without the upper one.
    Rest,
    /// The lower one of two.
    Lower,
}

/// What readers may see of one observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Safe {
    /// The figure in the indicator's measure.
    pub(super) value: Shown<Decimal>,
    /// The upper count, where it is made from two.
    pub(super) numerator: Option<Shown<Decimal>>,
    /// The lower count, where it is made from two.
    pub(super) denominator: Option<Shown<Decimal>>,
    /// How far single measurements lie from an average: their standard deviation.
    pub(super) deviation: Option<Decimal>,
}

impl Rules {
    /// The rules of a measure by a policy.
    pub(super) fn new(
        measure: Measure,
        per: Option<Decimal>,
        decimals: u32,
        policy: &DisclosurePolicy,
    ) -> Self {
        Self {
            measure,
            per: if measure == Measure::Percentage {
                Decimal::ONE_HUNDRED
            } else {
                per.unwrap_or(Decimal::ONE)
            },
            decimals,
            threshold: policy.threshold.into(),
            show_zero: policy.show_zero,
            hides_none: !policy.show_zero,
            counts_whole: true,
            round_to: policy.round_to.max(1).into(),
        }
    }
}

impl Rules {
    /// The same rules where these observations are published together. A count that an officer keeps back may
    /// be none, and one that is no whole number may be less than one: then nobody can take it that a hidden
    /// count is at least one.
    pub(super) fn for_all(&self, raws: impl IntoIterator<Item = Raw>) -> Self {
        let mut rules = Self { ..*self };
        for raw in raws {
            match raw {
                Raw::Confidential => rules.hides_none = true,
                Raw::Counts { numerator, denominator } => {
                    for count in [Some(numerator), denominator].into_iter().flatten() {
                        rules.counts_whole &= count.fract().is_zero();
                        rules.hides_none |= count > Decimal::ZERO && count < Decimal::ONE;
                    }
                }
                _ => {}
            }
        }
        rules
    }

    /// Primary suppression: what is hidden because of the observation's own counts.
    ///
    /// A count below the threshold is hidden, and with it the figure made from it. Where people
    /// are counted among people, the rest of them is a count too: 48 of 50 tells of 2, so that
    /// the figure is hidden as it would be for 2 of 50. Nothing is shown of too few people.
    pub(super) fn primary(&self, raw: Raw) -> Hidden {
        match raw {
            Raw::Counts { numerator, denominator: None } if self.is_small(numerator) => Hidden::Everything,
            Raw::Counts { denominator: Some(lower), .. } if self.is_small(lower) => Hidden::Everything,
            Raw::Counts { numerator: upper, denominator: Some(lower) } => {
                let is_part = self.is_part(upper, lower);
                if self.is_small_upper(upper) || (is_part && self.is_small(lower - upper)) {
                    Hidden::AllButLower
                } else {
                    Hidden::Nothing
                }
            }
            _ => Hidden::Nothing,
        }
    }

    /// A sum of pounds or of ratings counts nobody: how many people it tells of stands below it.
    fn is_small_upper(&self, upper: Decimal) -> bool {
        self.counts_above() && self.is_small(upper)
    }

    /// Whether the upper number is a count.
    fn counts_above(&self) -> bool {
        !matches!(self.measure, Measure::Money | Measure::Rating)
    }

    fn is_small(&self, count: Decimal) -> bool {
        count < self.threshold && (count > Decimal::ZERO || !self.show_zero)
    }

    /// Whether people are counted among people, so that the rest of them is a count too.
    fn is_part(&self, upper: Decimal, lower: Decimal) -> bool {
        self.counts_people_among_people() && upper <= lower
    }

    fn counts_people_among_people(&self) -> bool {
        matches!(self.measure, Measure::Percentage | Measure::Rate | Measure::StandardisedRate)
    }

    /// The least that a hidden count can be, as readers know the policy: where none is shown as
    /// such, a hidden count is at least one.
    fn floor(&self) -> f64 {
        if self.hides_none { 0.0 } else { 1.0 }
    }

    /// What readers must hold possible of a small count: all that the policy itself leaves open.
    fn wanted(&self) -> Span {
        let most = self.threshold.to_f64().unwrap_or_default() - 1.0;
        Span { least: self.floor(), most: most.max(self.floor() + 1.0) }
    }

    /// The counts of a cell that add up over time. People who live somewhere do not.
    fn adds_up_over_time(&self) -> &'static [Part] {
        match self.measure {
            Measure::Percentage => &[Part::Upper, Part::Rest],
            Measure::Average | Measure::Money | Measure::Rating => &[Part::Upper, Part::Lower],
            Measure::Count | Measure::Rate | Measure::StandardisedRate => &[Part::Upper],
        }
    }

    /// What readers are taken to know of a lower count that is shown to them. Below a sum it is taken as
    /// known exactly, rounded or not: a rounded count may need no other to protect it, and then the sum
    /// of a few people could be had from a total by subtraction.
    fn seen_below(&self, count: Decimal) -> Span {
        if self.measure.adds_up() {
            return Span::exactly(count.to_f64().unwrap_or_default());
        }
        self.seen(count)
    }

    /// What readers know of a count that is shown to them.
    fn seen(&self, count: Decimal) -> Span {
        let (known, value) = (self.known(self.count(count)), count.to_f64().unwrap_or_default());
        Span { least: known.least.min(value), most: known.most.max(value) }
    }

    /// What readers know of a count by what is shown of it: itself or, where counts are rounded, the
    /// least and the most whole number that becomes what they see. Of a hidden one, what the policy
    /// says.
    fn known(&self, shown: Shown<Decimal>) -> Span {
        let number = |count: Decimal| count.to_f64().unwrap_or_default();
        let half = self.round_to / Decimal::TWO;
        let most = |middle: Decimal| {
            number(if self.counts_whole { (middle + half).ceil() - Decimal::ONE } else { middle + half })
        };
        match shown {
            // What is above nothing and rounds to nothing is `[low]`: a count of none is none.
            Shown::Value(value) if self.round_to <= Decimal::ONE || value.is_zero() => {
                Span::exactly(number(value))
            }
            Shown::Value(value) => {
                let most = most(value).max(number(value));
                let least = value - half;
                let mut least = if self.counts_whole { least.ceil() } else { least }.max(Decimal::ZERO);
                // Readers know that a smaller count would be hidden. Sums count nobody, and may be smaller.
                if !self.measure.adds_up() && number(self.threshold) <= most {
                    least = least.max(self.threshold);
                }
                Span { least: number(least), most }
            }
            Shown::Low => Span { least: 0.0, most: most(Decimal::ZERO).max(1.0) },
            Shown::Suppressed => Span { least: self.floor(), most: f64::INFINITY },
            Shown::NotAvailable | Shown::NotApplicable => Span { least: 0.0, most: f64::INFINITY },
        }
    }

    /// The standard deviation beside a figure, where readers see the figure. It is told with one more
    /// decimal. Where counts are rounded and all measurements are alike, it is not told: it would give back
    /// what rounding took away.
    pub(super) fn with_deviation(&self, safe: Safe, deviation: Option<Decimal>) -> Safe {
        let is_telling = |deviation: Decimal| self.round_to > Decimal::ONE && deviation.is_zero();
        let seen = deviation.filter(|one| safe.value.value().is_some() && !is_telling(*one));
        Safe { deviation: seen.map(|deviation| half_up(deviation, self.decimals + 1)), ..safe }
    }

    pub(super) fn shown(&self, raw: Raw, hidden: Hidden) -> Safe {
        let alone = |value| Safe { value, numerator: None, denominator: None, deviation: None };
        let two = |value, upper, lower| Safe {
            value,
            numerator: Some(upper),
            denominator: Some(lower),
            deviation: None,
        };
        match (raw, hidden) {
            (Raw::Counts { denominator: None, .. }, Hidden::AllButLower | Hidden::Everything)
            | (Raw::Confidential, _) => alone(Shown::Suppressed),
            (Raw::Counts { numerator, denominator: None }, Hidden::Nothing) => alone(self.count(numerator)),
            (Raw::Counts { denominator: Some(_), .. }, Hidden::Everything) => {
                two(Shown::Suppressed, Shown::Suppressed, Shown::Suppressed)
            }
            (Raw::Counts { denominator: Some(lower), .. }, Hidden::AllButLower) => {
                two(Shown::Suppressed, Shown::Suppressed, self.count(lower))
            }
            (Raw::Counts { numerator, denominator: Some(lower) }, Hidden::Nothing) => {
                let (upper, lower) = (self.count(numerator), self.count(lower));
                two(self.figure(upper, lower), upper, lower)
            }
            (Raw::ReadyMade(value), _) => alone(self.rounded(value)),
            (Raw::NotAvailable, _) => alone(Shown::NotAvailable),
            (Raw::NotApplicable, _) => alone(Shown::NotApplicable),
            (Raw::Low, _) => alone(Shown::Low),
        }
    }

    /// A count as it is published: rounded to the nearest multiple of the base. What lies
    /// half-way is rounded up, away from zero: with a base of 5, 12 becomes 10 and 12.5 becomes 15.
    fn count(&self, count: Decimal) -> Shown<Decimal> {
        let rounded = half_up(count / self.round_to, 0) * self.round_to;
        above_zero(rounded, count)
    }

    /// The figure made from two published counts, and from nothing else.
    fn figure(&self, upper: Shown<Decimal>, lower: Shown<Decimal>) -> Shown<Decimal> {
        match (upper, lower) {
            (Shown::Value(upper), Shown::Value(lower)) if lower.is_zero() => {
                if upper.is_zero() {
                    Shown::NotApplicable
                } else {
                    Shown::NotAvailable
                }
            }
            (Shown::Value(upper), Shown::Value(lower)) => {
                if self.measure == Measure::Money {
                    return self.rounded(upper);
                }
                let parts = if self.measure.adds_up() { Decimal::ONE } else { self.per };
                let figure = upper.checked_mul(parts).and_then(|product| product.checked_div(lower));
                figure.map_or(Shown::NotAvailable, |figure| self.rounded(figure))
            }
            (Shown::Low, Shown::Value(_)) => Shown::Low,
            _ => Shown::Suppressed,
        }
    }

    /// A figure at the indicator's decimals; what lies half-way is rounded away from zero.
    fn rounded(&self, figure: Decimal) -> Shown<Decimal> {
        above_zero(half_up(figure, self.decimals), figure)
    }
}

fn half_up(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// The rounded number, or `[low]` where there was something and rounding left nothing.
fn above_zero(rounded: Decimal, number: Decimal) -> Shown<Decimal> {
    if rounded.is_zero() && !number.is_zero() { Shown::Low } else { Shown::Value(rounded) }
}

#[cfg(test)]
mod tests;
