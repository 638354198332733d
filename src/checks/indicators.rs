//! Checks of the framework of outcomes and of its indicators.

use std::collections::BTreeSet;

use super::{Checking, contacts, measures, ratings, repeated, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::fields::{Date, Id, Length, Period, Placed, Span};
use crate::records::indicator::{Definition, Framework, Indicator, Measure};
use crate::records::reading::Entry;

/// Checks each indicator, and that domains and outcomes have ids of their own.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let indicators = &checking.tables().indicators;
    let Some(framework) = indicators.head() else { return };
    if let Some(first) = indicators.iter().next() {
        duplicate_ids(first, framework, findings);
        group_sets(first, framework, findings);
        measures::standard_population(first, framework, findings);
    }
    for indicator in indicators {
        outcome(indicator, framework, findings);
        measure(indicator, framework, findings);
        definitions(indicator, findings);
        targets(indicator, findings);
        benchmarks(indicator, findings);
        ratings::of_indicator(indicator, findings);
        if let Some(contact) = &indicator.record.contact {
            contacts::check(indicator, "contact", contact, checking.today, findings);
        }
        let Indicator { summary, source, caveats, definitions, targets, .. } = &indicator.record;
        let changes = definitions.iter().filter_map(|definition| definition.change.as_ref());
        let notes = targets.iter().filter_map(|target| target.note.as_ref());
        let texts = [summary, source].into_iter().chain(caveats).chain(changes).chain(notes);
        sentences::check(indicator, texts, checking.longest_sentence(), findings);
    }
}

/// The framework has one file, which is that of every indicator too.
fn duplicate_ids(in_its_file: &Entry<Indicator>, framework: &Framework, findings: &mut Findings) {
    let domains: Vec<&Placed<Id>> = framework.domains.iter().map(|domain| &domain.id).collect();
    let outcomes: Vec<&Placed<Id>> = framework.outcomes().map(|(_, outcome)| &outcome.id).collect();
    for (ids, noun) in [(domains, "domain"), (outcomes, "outcome")] {
        for id in repeated(ids, |id| &id.value) {
            let message = format!("There are two {noun}s with the id `{}`", id.value);
            let finding = Finding::error("duplicate-outcome-id", in_its_file.place(id.span), message);
            findings.push(finding.help("Give one of the two another id, and change what refers to it."));
        }
    }
}

/// A set may hold only groups that are there.
fn group_sets(in_its_file: &Entry<Indicator>, framework: &Framework, findings: &mut Findings) {
    for group in framework.group_sets.iter().flat_map(|set| &set.groups) {
        if framework.groups.contains_key(&group.value) {
            continue;
        }
        let message = format!("There is no group with the id `{}`", group.value);
        let known = framework.groups.keys().map(String::as_str);
        let help = match nearest(&group.value, known) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Write the id of a group under `groups:` in this file, or add it there.".to_owned(),
        };
        findings.push(Finding::error("unknown-group", in_its_file.place(group.span), message).help(help));
    }
}

fn outcome(indicator: &Entry<Indicator>, framework: &Framework, findings: &mut Findings) {
    let named = &indicator.record.outcome;
    let known = || framework.outcomes().map(|(_, outcome)| outcome.id.as_str());
    if known().any(|id| id == named.as_str()) {
        return;
    }
    let message = format!("There is no outcome with the id `{}`", named.value);
    let help = match nearest(named.as_str(), known()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Write the id of an outcome under `domains:` in this file, or add it there.".to_owned(),
    };
    findings.push(Finding::error("unknown-outcome", indicator.place(named.span), message).help(help));
}

fn measure(indicator: &Entry<Indicator>, framework: &Framework, findings: &mut Findings) {
    let Indicator { measure, per, definitions, .. } = &indicator.record;
    let place = || indicator.place(measure.span);
    let is_rate = matches!(measure.value, Measure::Rate | Measure::StandardisedRate);
    if is_rate && per.as_ref().is_none_or(|per| per.0.is_zero()) {
        let help = "Add a line with `per:` and a number such as 1000.";
        findings.push(
            Finding::error("rate-without-per", place(), "Nothing says out of how many this rate is")
                .help(help),
        );
    }
    measures::check(indicator, framework, findings);
    if measure.value == Measure::Count {
        return;
    }
    let without = definitions.iter().enumerate().filter(|(_, definition)| definition.denominator.is_none());
    for (at, _) in without {
        let message = "This definition does not say what the denominator counts";
        let place = indicator.field(&format!("definitions.{at}.numerator"));
        findings.push(
            Finding::error("definition-without-denominator", place, message)
                .help("Add a line with `denominator:` and what the numerator is divided by."),
        );
    }
}

fn definitions(indicator: &Entry<Indicator>, findings: &mut Findings) {
    let Indicator { definitions, frequency, .. } = &indicator.record;
    if definitions.is_empty() {
        let message = "This indicator has no definition";
        findings.push(
            Finding::error("no-definition", indicator.field("definitions"), message)
                .help("Say under `definitions:` what is counted, and from which period on."),
        );
    }
    for definition in definitions {
        period_fits(indicator, &definition.from, frequency.length(), true, findings);
    }
    for (at, pair) in definitions.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        if after.from.first_day() <= before.from.first_day() {
            let message = "This definition begins no later than the one before it";
            let place = indicator.place(after.from.span);
            findings.push(
                Finding::error("definitions-out-of-order", place, message)
                    .help("Write the definitions in the order of their periods, the oldest first."),
            );
        }
        later_definition(indicator, at + 1, after, findings);
    }
}

/// Readers have to be told what is new in a definition, and whether they may compare.
fn later_definition(
    indicator: &Entry<Indicator>,
    at: usize,
    definition: &Definition,
    findings: &mut Findings,
) {
    let fields = [
        ("change", definition.change.is_some(), "what changed, in a sentence"),
        (
            "comparable_with_previous",
            definition.comparable_with_previous.is_some(),
            "`true` if its figures may be compared with those before, or else `false`",
        ),
    ];
    for (field, _, what) in fields.into_iter().filter(|(_, is_there, _)| !is_there) {
        let message = format!("This definition follows another, and has no `{field}`");
        let place = indicator.field(&format!("definitions.{at}.numerator"));
        let finding = Finding::error("definition-without-change", place, message);
        findings.push(finding.help(format!("Add a line with `{field}:` and {what}.")));
    }
}

/// Figures come for periods of one length. A definition begins with one of them; what is wanted
/// or reached elsewhere may be for longer ones.
fn period_fits(
    indicator: &Entry<Indicator>,
    period: &Placed<Period>,
    length: Length,
    exactly: bool,
    findings: &mut Findings,
) {
    let fits = if exactly { period.length() == length } else { period.length() >= length };
    if fits {
        return;
    }
    let (what, example) = match length {
        Length::Month => ("month", "`2026-07`"),
        Length::Quarter => ("quarter", "`2026-Q3` or `2026-27 Q2`"),
        Length::Year => ("year", "`2026`, `2026-27` or `year to 2026-09`"),
    };
    let is = if period.length() > length { "longer" } else { "shorter" };
    let message = format!("This indicator has a figure for each {what}, and this period is {is}");
    findings.push(
        Finding::error("period-of-other-length", indicator.place(period.span), message)
            .help(format!("Write a {what} like {example}.")),
    );
}

fn targets(indicator: &Entry<Indicator>, findings: &mut Findings) {
    let Indicator { targets, frequency, .. } = &indicator.record;
    for target in targets {
        period_fits(indicator, &target.from, frequency.length(), false, findings);
        let Some(to) = &target.to else { continue };
        period_fits(indicator, to, frequency.length(), false, findings);
        if to.last_day() < target.from.first_day() {
            let message = "The last period of this target comes before its first period";
            findings.push(
                Finding::error("periods-out-of-order", indicator.place(to.span), message)
                    .help("Correct one of the two periods."),
            );
        }
    }
    let spans = targets.iter().map(|target| {
        let last = target.to.as_ref().map(|to| to.last_day());
        (target.from.first_day(), last, target.from.span)
    });
    overlaps(indicator, "target", spans, findings);
}

fn benchmarks(indicator: &Entry<Indicator>, findings: &mut Findings) {
    let benchmarks = &indicator.record.benchmarks;
    for benchmark in benchmarks {
        period_fits(indicator, &benchmark.period, indicator.record.frequency.length(), false, findings);
    }
    let names: BTreeSet<_> = benchmarks.iter().map(|benchmark| benchmark.name.english()).collect();
    for name in names {
        let same = benchmarks.iter().filter(|benchmark| benchmark.name.english() == name);
        let spans = same.map(|benchmark| {
            let period = &benchmark.period;
            (period.first_day(), Some(period.last_day()), period.span)
        });
        overlaps(indicator, "benchmark of this name", spans, findings);
    }
}

/// Tells periods that begin before the one before them has ended: no figure could then say which
/// of the two it is held against. Without a last day, a period lasts until the next begins.
fn overlaps(
    indicator: &Entry<Indicator>,
    noun: &str,
    periods: impl Iterator<Item = (Date, Option<Date>, Span)>,
    findings: &mut Findings,
) {
    let mut periods: Vec<_> = periods.collect();
    periods.sort();
    for pair in periods.windows(2) {
        let [(first, last, _), (next, _, span)] = pair else { continue };
        if next == first || last.is_some_and(|last| *next <= last) {
            let message = format!("Another {noun} is for this period too");
            let place: Place = indicator.place(*span);
            let finding = Finding::error("overlapping-periods", place, message);
            findings.push(finding.help("Change the periods, so that each has one."));
        }
    }
}
