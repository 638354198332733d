//! Checks of scorecards: the ratings are steps of their scales, and the rule gives one overall
//! rating for every combination of them.

use super::{Checking, named, rating_scales, repeated, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::fields::Reference;
use crate::records::rating_scale::RatingScale;
use crate::records::reading::Entry;
use crate::records::scorecard::{Cell, Element, Scorecard};
use crate::scorecard::{Combination, Grid};

/// How many missing combinations are named.
const NAMED: usize = 5;

pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for scorecard in &checking.tables().scorecards {
        elements(checking, scorecard, findings);
        for (at, cell) in scorecard.record.rule.iter().enumerate() {
            line(checking, scorecard, at, cell, findings);
        }
        let scale = |scale: &Reference<RatingScale>| Some(&checking.tables().get(scale)?.record);
        // A line with a fault of its own is not missing as well.
        if let Some(grid) = Grid::of(&scorecard.record, scale).filter(Grid::is_whole) {
            given_twice(scorecard, &grid, findings);
            missing(scorecard, &grid, findings);
            worse_for_better(scorecard, &grid, findings);
        }
        let Scorecard { summary, rule_source, elements, .. } = &scorecard.record;
        let texts = [summary, rule_source].into_iter().chain(elements.iter().map(|element| &element.source));
        sentences::check(scorecard, texts, checking.longest_sentence(), findings);
    }
}

fn elements(checking: &Checking<'_>, scorecard: &Entry<Scorecard>, findings: &mut Findings) {
    let elements = &scorecard.record.elements;
    if elements.is_empty() {
        let message = "Nothing says what this overall rating is made from";
        findings.push(
            Finding::error("scorecard-without-elements", scorecard.field("elements"), message)
                .help("Write each rating that it is made from below `elements:`."),
        );
    }
    for element in repeated(elements, |element| &element.id.value) {
        let message = format!("There is an element `{}` already", element.id.value);
        findings.push(
            Finding::error("duplicate-element", scorecard.place(element.id.span), message)
                .help("Give each element an id of its own."),
        );
    }
    for element in elements {
        rating_scales::is_step(checking, scorecard, &element.scale, &element.rating, findings);
        inspected(checking, scorecard, element, findings);
    }
}

/// An element is rated as its inspection rated it.
fn inspected(
    checking: &Checking<'_>,
    scorecard: &Entry<Scorecard>,
    element: &Element,
    findings: &mut Findings,
) {
    let Some(inspection) = element.inspection.as_ref().and_then(|it| checking.tables().get(it)) else {
        return;
    };
    let mut ratings = inspection.record.ratings.iter();
    let Some(rated) = ratings.find(|rating| rating.scale.id() == element.scale.id()) else { return };
    if rated.rating.value != element.rating.value {
        let message = format!(
            "The inspection `{}` gave `{}`, not `{}`",
            inspection.id, rated.rating.value, element.rating.value
        );
        findings.push(
            Finding::error("rating-not-of-inspection", scorecard.place(element.rating.span), message)
                .help("Write the same rating in both, or name another inspection."),
        );
    }
}

/// One line of the rule: it names the elements and steps that there are, and says where it comes
/// from.
fn line(
    checking: &Checking<'_>,
    scorecard: &Entry<Scorecard>,
    at: usize,
    cell: &Cell,
    findings: &mut Findings,
) {
    let elements = &scorecard.record.elements;
    let known = || elements.iter().map(|element| element.id.as_str());
    for (key, step) in &cell.when {
        if let Some(element) = elements.iter().find(|element| element.id.as_str() == key) {
            rating_scales::is_step(checking, scorecard, &element.scale, step, findings);
            continue;
        }
        let place = scorecard.key(&format!("rule.{at}.when.{key}"));
        let help = match nearest(key, known()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Add it to `elements:`, or write one of these: {}.", named(known())),
        };
        let message = format!("`{key}` is not one of the elements of this scorecard");
        findings.push(Finding::error("unknown-element", place, message).help(help));
    }
    for id in known().filter(|id| !cell.when.contains_key(*id)) {
        let message = format!("This line of the rule does not say which rating of `{id}` it is for");
        findings.push(
            Finding::error("element-left-out", of_line(scorecard, at), message)
                .help(format!("Add `{id}:` and a step of its scale after `when:`.")),
        );
    }
    rating_scales::is_step(checking, scorecard, &scorecard.record.scale, &cell.overall, findings);
}

fn of_line(scorecard: &Entry<Scorecard>, at: usize) -> Place {
    scorecard.field(&format!("rule.{at}.when"))
}

fn given_twice(scorecard: &Entry<Scorecard>, grid: &Grid<'_>, findings: &mut Findings) {
    for (at, cell) in scorecard.record.rule.iter().enumerate() {
        let Some(combination) = grid.combination(cell) else { continue };
        let Some(first) = grid.line(&combination).filter(|first| first.at < at) else { continue };
        let message = format!("The rule has a line for {} already", words(scorecard, grid, &combination));
        let help = format!("The first one gives `{}`. Take one of the two away.", first.cell.overall.value);
        findings.push(Finding::error("combination-twice", of_line(scorecard, at), message).help(help));
    }
}

/// The combinations that have no line. There may be very many: the search ends with the first
/// few, so a scorecard of many elements is checked as quickly.
fn missing(scorecard: &Entry<Scorecard>, grid: &Grid<'_>, findings: &mut Findings) {
    let missing = grid.combinations().filter(|combination| grid.line(combination).is_none());
    let missing: Vec<String> =
        missing.take(NAMED + 1).map(|combination| words(scorecard, grid, &combination)).collect();
    if missing.is_empty() {
        return;
    }
    let more = if missing.len() > NAMED { ", and for others" } else { "" };
    let shown = named(missing.iter().take(NAMED).map(String::as_str));
    let message = format!("The rule has no line for {shown}{more}");
    findings.push(
        Finding::error("combination-missing", scorecard.field("rule"), message)
            .help("Add a line for each combination of the ratings, so that readers see what would change the overall rating."),
    );
}

/// A better rating of one element, the others the same, should not make the whole worse.
fn worse_for_better(scorecard: &Entry<Scorecard>, grid: &Grid<'_>, findings: &mut Findings) {
    for (combination, line) in grid.lines() {
        for change in grid.beside(combination) {
            let is_step_up = change.to == combination[change.element] + 1;
            if !is_step_up || change.line.overall >= line.overall {
                continue;
            }
            let element = &scorecard.record.elements[change.element].id.value;
            let step = |at: usize| &grid.scales()[change.element].steps[at].id.value;
            let (from, to) = (step(combination[change.element]), step(change.to));
            let message = format!("A better `{element}` gives a worse overall rating here");
            let help = format!(
                "With `{from}` it is `{}`, with `{to}` it is `{}`. Correct one of the two lines if this is not meant.",
                line.cell.overall.value, change.line.cell.overall.value
            );
            let place = scorecard.place(change.line.cell.overall.span);
            findings.push(Finding::warning("rule-not-rising", place, message).help(help));
        }
    }
}

/// A combination as an officer writes it: "`performance: score-4` with `inspection: nil-stars`".
fn words(scorecard: &Entry<Scorecard>, grid: &Grid<'_>, combination: &Combination) -> String {
    let elements = scorecard.record.elements.iter().zip(grid.scales()).zip(combination);
    let words = elements
        .map(|((element, scale), at)| format!("`{}: {}`", element.id.value, scale.steps[*at].id.value));
    words.collect::<Vec<_>>().join(" with ")
}
