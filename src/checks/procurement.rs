//! What the Procurement Act 2023 asks of large contracts: sections 52 and 71.

use rust_decimal::Decimal;

use super::{Checking, contracts, dates};
use crate::diagnostics::{Finding, Findings};
use crate::records::contract::{Contract, Regime, Route};
use crate::records::reading::Entry;

/// Contracts above this sum need indicators, in pounds.
const LARGE: u32 = 5_000_000;

/// How many indicators such a contract needs.
const FEWEST: usize = 3;

/// How many months a rating counts.
const RATED_EVERY: u32 = 12;

/// Large contracts have indicators, rated each year. Frameworks are exempt, and so is whatever
/// names an exemption, such as the light touch regime.
pub(super) fn check(checking: &Checking<'_>, contract: &Entry<Contract>, findings: &mut Findings) {
    let Contract { procurement, value, indicators, start, .. } = &contract.record;
    let is_large = value.as_ref().is_some_and(|value| value.value.0 > Decimal::from(LARGE));
    let is_bound = procurement.regime == Regime::ProcurementAct2023
        && procurement.exemption.is_none()
        && procurement.route != Route::Framework;
    if !is_large || !is_bound {
        return;
    }
    if indicators.len() < FEWEST {
        let place = contract.field(if indicators.is_empty() { "value" } else { "indicators" });
        let has = if indicators.is_empty() { "none".to_owned() } else { indicators.len().to_string() };
        let message = format!("A contract over £5 million needs {FEWEST} indicators, and this one has {has}");
        findings.push(Finding::warning("too-few-indicators", place, message).help(
            "Add them to `indicators:`. Where the Procurement Act 2023 does not ask for them, say why after `exemption:`, below `procurement:`.",
        ));
    }
    if !contracts::runs_on(&contract.record, checking.today) {
        return;
    }
    // What figures rate is rated anew with each release of them.
    let by_hand = indicators.iter().enumerate().filter(|(_, indicator)| indicator.measured_by.is_none());
    for (at, indicator) in by_hand {
        let since = indicator.rated.as_ref().map_or(start.value, |rated| rated.value);
        if dates::months_after(since, RATED_EVERY).is_some_and(|due| due < checking.today) {
            let place = match &indicator.rated {
                Some(rated) => contract.place(rated.span),
                None => contract.field(&format!("indicators.{at}.name")),
            };
            let message = format!("This indicator was not rated in the last {RATED_EVERY} months");
            findings.push(
                Finding::overdue("rating-overdue", place, message)
                    .help("Write the new rating after `rating:` and its day after `rated:`."),
            );
        }
    }
}
