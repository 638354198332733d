//! Checks of rates and limits: each has a value on the day, and something is held against it.

use super::{Applied, questions, unique};
use crate::diagnostics::{Finding, Findings};
use crate::eligibility::whole;
use crate::records::eligibility::{Circumstance, Condition, Rate};
use crate::records::fields::Bound;

/// Each rate has whole values, one a day, and is used.
pub(super) fn check(applied: &Applied<'_>, findings: &mut Findings) {
    let rates = &applied.record.rates;
    unique(applied, "rate", rates.iter().map(|rate| &rate.id), findings);
    for (at, rate) in rates.iter().enumerate() {
        values(applied, at, rate, findings);
        used(applied, rate, findings);
    }
}

fn values(applied: &Applied<'_>, at: usize, rate: &Rate, findings: &mut Findings) {
    for value in rate.values.iter().filter(|value| whole(&value.value).is_none()) {
        questions::not_whole(applied, &value.value, value.value.span, findings);
    }
    for value in crate::checks::repeated(&rate.values, |value| value.from.value) {
        let message = format!("This rate has another value from {} on", value.from.value.0);
        findings.push(
            Finding::error("rate-with-two-values", applied.place(value.from.span), message)
                .help("Keep the value that is right, and delete the other."),
        );
    }
    if rate.values.is_empty() {
        let place = applied.field(&format!("rates.{at}.values"));
        findings.push(
            Finding::error("rate-without-value", place, "This rate has no value")
                .help("Add one, like `- { from: 2026-04-06, value: 14250 }`."),
        );
    } else if applied.setting.value_of(rate).is_none() {
        let message = format!("The rate `{}` has no value yet today", rate.id.value);
        findings.push(
            Finding::error("rate-without-value", applied.place(rate.id.span), message)
                .help("Add the value that applies now, with the day from which it does."),
        );
    }
}

fn used(applied: &Applied<'_>, rate: &Rate, findings: &mut Findings) {
    let circumstances = applied.record.offers.iter().flat_map(|offer| &offer.circumstances);
    let mut bounds = circumstances.flat_map(Circumstance::conditions).flat_map(Condition::bounds);
    if !bounds.any(|bound| bound.value == Bound::Rate(rate.id.value.clone())) {
        let message = format!("No condition uses the rate `{}`", rate.id.value);
        findings.push(
            Finding::warning("unused-rate", applied.place(rate.id.span), message)
                .help("Name it in a condition, like `less_than:` with its id, or delete it."),
        );
    }
}
