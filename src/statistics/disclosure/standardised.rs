//! Directly standardised rates.
//!
//! The rate of everybody is worked out from the *published* counts of the groups alone, each as it
//! stands in the tables. It can therefore give away nothing that they do not, rounded or not, and no
//! attacker has to be told how it was made. The price is that it is hidden wherever one of its
//! groups is, for its own sake or for that of others: the rate beside all groups but one would tell
//! of that one. To hand an attacker the relation `rate = Σ w n/d` instead would keep more rates, but
//! three groups with known populations, a rate, its interval and the count of all are as many
//! equations as there are unknown counts.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::Rules;
use crate::statistics::figure::Shown;
use crate::statistics::methods::intervals::standardised_rate;
use crate::statistics::methods::{Confidence, Stratum};

/// A group of people as readers see it, and how many belong to it in the standard population.
#[derive(Debug, Clone, Copy)]
pub(in crate::statistics) struct Band {
    pub(in crate::statistics) numerator: Shown<Decimal>,
    pub(in crate::statistics) denominator: Shown<Decimal>,
    pub(in crate::statistics) people: Decimal,
}

/// A standardised rate as readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statistics) struct Standardised {
    pub(in crate::statistics) value: Shown<Decimal>,
    /// The events of all groups.
    pub(in crate::statistics) numerator: Shown<Decimal>,
    /// The people of all groups.
    pub(in crate::statistics) denominator: Shown<Decimal>,
    /// Where the true rate likely lies.
    pub(in crate::statistics) range: Option<[Decimal; 2]>,
}

impl Rules {
    /// The rate of everybody from what is published of each group. There is none on fewer than 10
    /// events: technical guidance, *Directly standardised rates*.
    pub(in crate::statistics) fn standardised(&self, bands: &[Band]) -> Standardised {
        let numerator = sum(bands.iter().map(|band| band.numerator));
        let denominator = sum(bands.iter().map(|band| band.denominator));
        let none = |value| Standardised { value, numerator, denominator, range: None };
        match (numerator, denominator) {
            (Shown::Suppressed, _) | (_, Shown::Suppressed) => none(Shown::Suppressed),
            (Shown::Value(_), Shown::Value(_)) => {
                self.of_shown(bands, none).unwrap_or(none(Shown::NotAvailable))
            }
            _ => none(Shown::NotAvailable),
        }
    }

    fn of_shown(
        &self,
        bands: &[Band],
        none: impl Fn(Shown<Decimal>) -> Standardised,
    ) -> Option<Standardised> {
        let stratum = |band: &Band| {
            Some(Stratum {
                events: counted(band.numerator)?.to_f64()?,
                population: counted(band.denominator)?.to_f64()?,
                standard_population: band.people.to_f64()?,
            })
        };
        let strata = bands.iter().map(stratum).collect::<Option<Vec<_>>>()?;
        let rate = standardised_rate(&strata, Confidence::Percent95)?;
        let per = self.per.to_f64()?;
        let interval = rate.interval.times(per)?;
        // Four decimals more than are shown: an end is rounded when it is written.
        let end = |end: f64| Some(Decimal::try_from(end).ok()?.round_dp(self.decimals + 4));
        let value = self.rounded(Decimal::try_from(rate.rate * per).ok()?);
        Some(Standardised { range: Some([end(interval.lower())?, end(interval.upper())?]), ..none(value) })
    }
}

/// The sum of counts as readers can work it out; hidden where one of them is.
fn sum(counts: impl Iterator<Item = Shown<Decimal>>) -> Shown<Decimal> {
    let (mut sum, mut is_there) = (Decimal::ZERO, true);
    for count in counts {
        match (count, counted(count)) {
            (Shown::Suppressed, _) => return Shown::Suppressed,
            (_, Some(count)) => sum = sum.saturating_add(count),
            (_, None) => is_there = false,
        }
    }
    if is_there { Shown::Value(sum) } else { Shown::NotAvailable }
}

/// A count as it stands in a table. One that rounds to nothing adds nothing.
fn counted(count: Shown<Decimal>) -> Option<Decimal> {
    match count {
        Shown::Value(count) => Some(count),
        Shown::Low => Some(Decimal::ZERO),
        _ => None,
    }
}
