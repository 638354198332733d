//! Checks of areas.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checking, dates, sentences};
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::area::{Area, AreaKind, TilePlace};
use crate::records::fields::{Id, Reference};
use crate::records::reading::Entry;

/// Areas lie in one another without circles, in a county, under codes of sets that are named.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let mut codes: BTreeMap<(&str, &str), &Id> = BTreeMap::new();
    let mut tiles = Tiles::new();
    for area in &checking.tables().areas {
        let Area { valid_from, valid_to, .. } = &area.record;
        let days = [("the first day", valid_from.as_ref()), ("the last day", valid_to.as_ref())];
        dates::in_order(area, &days, findings);
        circle(checking, area, findings);
        county(checking, area, findings);
        boundary_sets(checking, area, &mut codes, findings);
        tile(area, &mut tiles, findings);
        sentences::check(area, &area.record.summary, checking.longest_sentence(), findings);
    }
}

/// The areas of each kind by their places in a map of tiles.
type Tiles<'a> = BTreeMap<(u8, TilePlace), Vec<&'a Entry<Area>>>;

/// No two areas of one kind stand in one place of a map, unless one ended before the other began.
fn tile<'a>(area: &'a Entry<Area>, tiles: &mut Tiles<'a>, findings: &mut Findings) {
    let Some(tile) = &area.record.tile else { return };
    let there = tiles.entry((area.record.kind as u8, tile.value)).or_default();
    let both_stand = |other: &&&Entry<Area>| {
        let ended = |one: &Area, next: &Area| {
            let (last, first) = (one.valid_to.as_ref(), next.valid_from.as_ref());
            last.zip(first).is_some_and(|(last, first)| last.value < first.value)
        };
        !ended(&other.record, &area.record) && !ended(&area.record, &other.record)
    };
    if let Some(other) = there.iter().find(both_stand) {
        let message = format!("`{}` stands in this place of the map too", other.id);
        findings.push(
            Finding::error("duplicate-tile", area.place(tile.span), message)
                .help("Give each area a row and a column of its own."),
        );
    }
    there.push(area);
}

/// Every area that an area lies in, at any depth.
fn ancestors<'a>(checking: &'a Checking<'_>, id: &'a Id) -> BTreeSet<&'a Id> {
    let mut found = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        let Some(area) = checking.tables().areas.get(id.as_str()) else { continue };
        next.extend(area.record.parents.iter().map(Reference::id).filter(|id| found.insert(*id)));
    }
    found
}

/// A circle is told once: at the first of its areas.
fn circle(checking: &Checking<'_>, area: &Entry<Area>, findings: &mut Findings) {
    let mut round: Vec<&Id> = ancestors(checking, &area.id)
        .into_iter()
        .filter(|other| ancestors(checking, other).contains(&area.id))
        .collect();
    round.retain(|other| **other != area.id);
    let is_first = round.first().is_some_and(|first| area.id < **first);
    let back = area.record.parents.iter().find(|parent| round.contains(&parent.id()));
    if let (true, Some(back)) = (is_first, back) {
        let others = super::named(round.iter().map(|id| id.as_str()));
        let message = format!("These areas lie in one another: {} and {others}", area.id);
        findings.push(
            Finding::error("areas-in-a-circle", area.place(back.span()), message)
                .help("Name as parents only areas that are larger."),
        );
    }
}

fn county(checking: &Checking<'_>, area: &Entry<Area>, findings: &mut Findings) {
    let areas = &checking.tables().areas;
    let counties = || areas.iter().filter(|area| area.record.kind == AreaKind::County);
    let is_over = area.record.valid_to.as_ref().is_some_and(|last| last.value < checking.today);
    // Where there is no county at all, the authority is a unitary one.
    let Some(county) = counties().next().filter(|_| area.record.kind == AreaKind::District && !is_over)
    else {
        return;
    };
    let around = ancestors(checking, &area.id);
    if !counties().any(|county| around.contains(&county.id)) {
        findings.push(
            Finding::error("district-without-county", area.whole(), "This district lies in no county")
                .help(format!("Name its county: `parents: [{}]`.", county.id)),
        );
    }
}

fn boundary_sets<'a>(
    checking: &'a Checking<'_>,
    area: &'a Entry<Area>,
    codes: &mut BTreeMap<(&'a str, &'a str), &'a Id>,
    findings: &mut Findings,
) {
    let Some(sets) = checking.tables().areas.head() else { return };
    for (set, code) in &area.record.codes {
        if !sets.contains_key(set) {
            let known = sets.keys().map(String::as_str);
            let help = match nearest(set, known) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Add a line with `{set}:` and its name below `boundary_sets:`."),
            };
            let message = format!("`{set}` is not one of the boundary sets of this file");
            findings.push(
                Finding::error("unknown-boundary-set", area.key(&format!("codes.{set}")), message).help(help),
            );
        } else if let Some(other) = codes.insert((set.as_str(), code.value.as_str()), &area.id) {
            let message = format!("This code of `{set}` stands at `{other}` too");
            let finding = Finding::error("duplicate-code", area.place(code.span), message);
            findings.push(finding.help("Each area has a code of its own. Correct one of the two."));
        }
    }
}
