//! Checks of ratings that are worked out from figures: against a target, and on the scale of the
//! Procurement Act.

use rust_decimal::Decimal;

use super::Checking;
use crate::diagnostics::{Finding, Findings};
use crate::records::contract::Contract;
use crate::records::fields::{Number, Placed};
use crate::records::indicator::{Direction, Indicator};
use crate::records::reading::Entry;

/// What is close to a target needs a target, and a way that is better.
pub(super) fn of_indicator(indicator: &Entry<Indicator>, findings: &mut Findings) {
    let Indicator { close_to_target, targets, direction, .. } = &indicator.record;
    let Some(close) = close_to_target else { return };
    let (message, help) = if targets.is_empty() {
        (
            "Nothing can be close to a target here: this indicator has none",
            "Add `targets:`, or delete `close_to_target:`.",
        )
    } else if *direction == Direction::Neither {
        (
            "No figure can be rated here: neither way is better",
            "Change `direction:`, or delete `close_to_target:`.",
        )
    } else {
        return;
    };
    findings.push(Finding::error("rating-without-target", indicator.place(close.span), message).help(help));
}

/// The limits of a rating go one way, and what figures rate has no other rating.
pub(super) fn of_contract(checking: &Checking<'_>, contract: &Entry<Contract>, findings: &mut Findings) {
    for (at, indicator) in contract.record.indicators.iter().enumerate() {
        let Some(by) = &indicator.measured_by else { continue };
        let place = |field: &str| contract.field(&format!("indicators.{at}.{field}"));
        if indicator.rating.is_some() || indicator.rated.is_some() {
            let field = if indicator.rating.is_some() { "rating" } else { "rated" };
            let message = "This indicator is rated by its figures, and has a rating besides";
            findings.push(
                Finding::error("rated-twice", place(field), message)
                    .help("Delete `rating:` and `rated:`, or `measured_by:`."),
            );
        }
        let Some(measured) = checking.tables().get(&by.indicator) else { continue };
        let limits = [&by.good, &by.approaching_target, &by.requires_improvement];
        match measured.record.direction {
            Direction::Neither => {
                let message = "Figures of this indicator cannot be rated: neither way is better";
                findings.push(
                    Finding::error("rating-without-direction", contract.place(by.indicator.span()), message)
                        .help("Name another indicator, or write the rating after `rating:`."),
                );
            }
            Direction::HigherIsBetter => in_order(contract, limits, |one, next| one > next, findings),
            Direction::LowerIsBetter => in_order(contract, limits, |one, next| one < next, findings),
        }
    }
}

fn in_order(
    contract: &Entry<Contract>,
    limits: [&Placed<Number>; 3],
    is_better: fn(Decimal, Decimal) -> bool,
    findings: &mut Findings,
) {
    for pair in limits.windows(2) {
        if !is_better(pair[0].value.0, pair[1].value.0) {
            let message = "This limit is no worse than the one of the better rating";
            findings.push(
                Finding::error("limits-out-of-order", contract.place(pair[1].span), message).help(
                    "Write the best figure after `good:`, a worse one after `approaching_target:` and the worst after `requires_improvement:`.",
                ),
            );
        }
    }
}
