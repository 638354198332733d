//! Checks of rating scales, and of the ratings on them wherever they stand.

use super::{Checking, named, repeated, sentences};
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::fields::{Id, Placed, Reference};
use crate::records::rating_scale::RatingScale;
use crate::records::reading::Entry;

/// A scale has two steps or more, each with an id of its own.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for scale in &checking.tables().rating_scales {
        if scale.record.steps.len() < 2 {
            let message = "This scale has fewer than two steps, so a rating on it says nothing";
            findings.push(
                Finding::warning("scale-without-steps", scale.field("steps"), message)
                    .help("Write its steps below `steps:`, from the worst to the best."),
            );
        }
        for step in repeated(&scale.record.steps, |step| &step.id.value) {
            let message = format!("This scale has a step `{}` already", step.id.value);
            findings.push(
                Finding::error("duplicate-step", scale.place(step.id.span), message)
                    .help("Give each step an id of its own."),
            );
        }
        sentences::check(scale, [&scale.record.summary], checking.longest_sentence(), findings);
    }
}

/// Finds a rating that is no step of its scale. A scale that is not there has its finding
/// already.
pub(super) fn is_step<R>(
    checking: &Checking<'_>,
    entry: &Entry<R>,
    scale: &Reference<RatingScale>,
    rating: &Placed<Id>,
    findings: &mut Findings,
) {
    let Some(scale) = checking.tables().get(scale) else { return };
    if scale.record.step(rating).is_some() {
        return;
    }
    let steps = || scale.record.steps.iter().map(|step| step.id.as_str());
    let help = match nearest(rating.as_str(), steps()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Its steps are {}. Write one of them.", named(steps())),
    };
    let message = format!("The scale `{}` has no step `{}`", scale.id, rating.value);
    findings.push(Finding::error("no-such-step", entry.place(rating.span), message).help(help));
}
