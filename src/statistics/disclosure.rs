//! Disclosure control: what becomes of counts before anybody may see them.
//!
//! The rules are the authority's own (`policies.disclosure` of `site.yml`, or `disclosure` of an
//! indicator). They follow the practice that the Government Analysis Function describes for
//! tables: small counts are suppressed, what depends on them is suppressed with them, and counts
//! may be rounded to a base.
//!
//! The one invariant: **everything published of an observation is computed from its published
//! counts alone.** A rate is made from the rounded counts beside it, so it never tells more than
//! they do.

use rust_decimal::{Decimal, RoundingStrategy};

use super::figure::Shown;
use crate::records::authority::DisclosurePolicy;
use crate::records::indicator::Measure;

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
    /// Counts are rounded to a multiple of it.
    pub(super) round_to: Decimal,
}

/// What officers keep of one observation. It cannot be printed: it has no `Debug`.
#[derive(Clone, Copy)]
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

/// What readers may see of one observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Safe {
    /// The figure in the indicator's measure.
    pub(super) value: Shown<Decimal>,
    /// The upper count, where it is made from two.
    pub(super) numerator: Option<Shown<Decimal>>,
    /// The lower count, where it is made from two.
    pub(super) denominator: Option<Shown<Decimal>>,
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
            round_to: policy.round_to.max(1).into(),
        }
    }
}

/// How much of an observation is hidden; each hides more than the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hidden {
    /// Nothing.
    Nothing,
    /// All but the lower count: the upper count, and the figure that would give it back.
    AllButLower,
    /// Everything.
    Everything,
}

/// Publishes the observations of one indicator: one safe figure for each, in their order.
///
/// It takes them all at once because what may be shown of one can depend on its neighbours: a
/// hidden count can be recovered from a total and the other parts. A step that looks across the
/// observations raises some of `hidden` between the two steps that are here.
pub(super) fn publish(observations: &[Raw], rules: &Rules) -> Vec<Safe> {
    let hidden: Vec<Hidden> = observations.iter().map(|raw| rules.primary(*raw)).collect();
    observations.iter().zip(hidden).map(|(raw, hidden)| rules.shown(*raw, hidden)).collect()
}

impl Rules {
    /// Primary suppression: what is hidden because of the observation's own counts.
    ///
    /// A count below the threshold is hidden, and with it the figure made from it. Where people
    /// are counted among people, the rest of them is a count too: 48 of 50 tells of 2, so that
    /// the figure is hidden as it would be for 2 of 50. Nothing is shown of too few people.
    fn primary(&self, raw: Raw) -> Hidden {
        match raw {
            Raw::Counts { numerator, denominator: None } if self.is_small(numerator) => Hidden::Everything,
            Raw::Counts { denominator: Some(lower), .. } if self.is_small(lower) => Hidden::Everything,
            Raw::Counts { numerator: upper, denominator: Some(lower) } => {
                let is_part = matches!(self.measure, Measure::Percentage | Measure::Rate) && upper <= lower;
                if self.is_small(upper) || (is_part && self.is_small(lower - upper)) {
                    Hidden::AllButLower
                } else {
                    Hidden::Nothing
                }
            }
            _ => Hidden::Nothing,
        }
    }

    fn is_small(&self, count: Decimal) -> bool {
        count < self.threshold && (count > Decimal::ZERO || !self.show_zero)
    }

    fn shown(&self, raw: Raw, hidden: Hidden) -> Safe {
        let alone = |value| Safe { value, numerator: None, denominator: None };
        let two = |value, upper, lower| Safe { value, numerator: Some(upper), denominator: Some(lower) };
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
                let parts = if self.measure == Measure::Average { Decimal::ONE } else { self.per };
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
