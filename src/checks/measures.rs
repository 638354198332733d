//! Checks of what single measures need: the scale of a rating, and the population that rates are
//! standardised by.

use crate::diagnostics::{Finding, Findings};
use crate::records::indicator::{Framework, Indicator, Measure};
use crate::records::reading::Entry;

/// A rating needs its scale, and a standardised rate its population.
pub(super) fn check(indicator: &Entry<Indicator>, framework: &Framework, findings: &mut Findings) {
    let Indicator { measure, highest, .. } = &indicator.record;
    let place = || indicator.place(measure.span);
    if measure.value == Measure::Rating && highest.as_ref().is_none_or(|highest| highest.value.0.is_zero()) {
        findings.push(
            Finding::error("rating-without-highest", place(), "Nothing says how high a rating can be")
                .help("Add a line with `highest:` and a number such as 5."),
        );
    }
    if measure.value == Measure::StandardisedRate && framework.standard().is_none() {
        let message = "Nothing says which population this rate is standardised by";
        findings.push(Finding::error("no-standard-population", place(), message).help(
            "Add `standard_population:` to the set of groups under `group_sets:` that the rate is worked out from.",
        ));
    }
}

/// One set has a standard population, and it counts the people of each of its groups.
pub(super) fn standard_population(
    in_its_file: &Entry<Indicator>,
    framework: &Framework,
    findings: &mut Findings,
) {
    let sets = framework.group_sets.iter().filter_map(|set| Some((set, set.standard_population.as_ref()?)));
    for (number, (set, population)) in sets.enumerate() {
        let mut tell = |span, message: String, help: &str| {
            let finding = Finding::error("bad-standard-population", in_its_file.place(span), message);
            findings.push(finding.help(help));
        };
        if let (true, Some(first)) = (number > 0, set.groups.first()) {
            let message = "A set before this one has a standard population already".to_owned();
            tell(first.span, message, "Leave `standard_population:` with one set alone.");
        }
        for group in &set.groups {
            if population.people.get(&group.value).is_none_or(|people| people.value.0.is_zero()) {
                let message = format!("The standard population has no people of the group `{}`", group.value);
                tell(group.span, message, "Write how many there are under `people:`.");
            }
        }
        for (group, people) in &population.people {
            if !set.groups.iter().any(|of_set| of_set.value == *group) {
                let message = format!("The group `{group}` is not one of this set");
                tell(people.span, message, "Delete it here, or add the group to `groups:` of this set.");
            }
        }
    }
}
