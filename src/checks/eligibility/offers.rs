//! Checks of who gets each offer: proportionate universalism asks for something that everyone
//! gets, and for a reason wherever somebody gets more.

use super::{Applied, conditions, instead, unique};
use crate::diagnostics::{Finding, Findings};
use crate::records::eligibility::{Circumstance, Eligibility, Offer, Tier};
use crate::records::fields::{Id, Placed};
use crate::records::reading::Entry;

/// Somebody gets each offer, everyone gets one, and each condition can be tested.
pub(super) fn check(applied: &Applied<'_>, findings: &mut Findings) {
    let eligibility = applied.eligibility;
    let offers = &eligibility.record.offers;
    unique(eligibility, "offer", offers.iter().map(|offer| &offer.id), findings);
    if !offers.iter().any(|offer| offer.tier.value == Tier::Universal) {
        let message = "No offer here is for everyone";
        findings.push(
            Finding::error("no-universal-offer", eligibility.field("offers"), message).help(
                "Nobody is to go away with nothing. Add an offer with `tier: universal`, such as advice.",
            ),
        );
    }
    for (at, offer) in offers.iter().enumerate() {
        tier(eligibility, at, offer, findings);
        not_with(eligibility, offer, findings);
        for (number, circumstance) in offer.circumstances.iter().enumerate() {
            if circumstance.conditions().next().is_none() {
                let place = eligibility.key(&format!("offers.{at}.circumstances.{number}.all"));
                let message = "This circumstance has no condition, so it would hold for everybody";
                findings.push(
                    Finding::error("circumstance-without-condition", place, message)
                        .help("Add a condition, like `- { question: lives-alone, is: [yes] }`."),
                );
            }
            for condition in circumstance.conditions() {
                conditions::check(applied, condition, findings);
            }
            dates(applied, circumstance, findings);
        }
    }
}

fn tier(eligibility: &Entry<Eligibility>, at: usize, offer: &Offer, findings: &mut Findings) {
    let has_circumstances = !offer.circumstances.is_empty();
    match offer.tier.value {
        Tier::Universal if has_circumstances => {
            let place = eligibility.field(&format!("offers.{at}.circumstances"));
            let message = "Everyone gets this offer, and it has circumstances";
            findings.push(
                Finding::error("universal-with-circumstances", place, message)
                    .help("Delete `circumstances:`, or write `tier: targeted`."),
            );
        }
        Tier::Targeted if !has_circumstances => {
            let message = "Nothing says who gets this offer";
            findings.push(
                Finding::error("targeted-without-circumstances", eligibility.place(offer.tier.span), message)
                    .help("Add `circumstances:`, or write `tier: universal` if everyone gets it."),
            );
        }
        _ => {}
    }
}

/// The offers that nobody can have besides this one are there.
fn not_with(eligibility: &Entry<Eligibility>, offer: &Offer, findings: &mut Findings) {
    let known: Vec<&str> = eligibility.record.offers.iter().map(|offer| offer.id.as_str()).collect();
    for id in &offer.not_with {
        if id.value == offer.id.value {
            let message = "This offer is said not to go with itself";
            findings.push(
                Finding::error("offer-not-with-itself", eligibility.place(id.span), message)
                    .help("Take it out of `not_with:`."),
            );
        } else if !known.contains(&id.as_str()) {
            unknown(eligibility, id, &known, findings);
        }
    }
}

/// Tells that there is no offer with an id.
pub(super) fn unknown(
    eligibility: &Entry<Eligibility>,
    id: &Placed<Id>,
    known: &[&str],
    findings: &mut Findings,
) {
    let message = format!("There is no offer with the id `{}`", id.value);
    let finding = Finding::error("unknown-offer", eligibility.place(id.span), message);
    findings.push(finding.help(instead(id.as_str(), known)));
}

/// A rule past its last day gives nobody anything: it waits for somebody to take it out.
fn dates(applied: &Applied<'_>, circumstance: &Circumstance, findings: &mut Findings) {
    let Circumstance { from, until, .. } = circumstance;
    if let (Some(from), Some(until)) = (from, until)
        && until.value < from.value
    {
        let message = "The last day of this rule comes before its first";
        findings.push(
            Finding::error("dates-out-of-order", applied.place(until.span), message)
                .help("Correct `from` or `until`."),
        );
    } else if let Some(until) = until
        && until.value < applied.setting.today
    {
        let message = format!("This rule ended on {}, and gives nobody anything since", until.value.0);
        findings.push(
            Finding::overdue("rule-ended", applied.place(until.span), message)
                .help("Delete the circumstance, or give the rule another last day."),
        );
    }
}
