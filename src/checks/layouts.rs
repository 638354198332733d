//! Checks of how releases say that sheets with periods across are read.

use super::Checking;
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::Kind;
use crate::records::fields::Placed;
use crate::records::reading::{Entry, with_article};
use crate::records::release::Release;
use crate::records::sheet_layout::{LayoutSubject, SheetLayout};

/// Checks the layouts of a release.
pub(super) fn check(checking: &Checking<'_>, release: &Entry<Release>, findings: &mut Findings) {
    let mut sheets: Vec<(&str, Option<&str>)> = Vec::new();
    for layout in &release.record.sheets {
        let sheet = (layout.file.as_str(), layout.sheet.as_ref().map(|name| name.trim()));
        if sheets.contains(&sheet) {
            let message = "Another entry says how this sheet is read";
            let place = release.place(layout.sheet.as_ref().unwrap_or(&layout.file).span);
            let help = "Delete one of the two, or write the name of another sheet after `sheet:`.";
            findings.push(Finding::error("sheet-named-twice", place, message).help(help));
        }
        sheets.push(sheet);
        file(release, layout, findings);
        figures(release, layout, findings);
        subject(checking, release, layout, findings);
    }
}

fn file(release: &Entry<Release>, layout: &SheetLayout, findings: &mut Findings) {
    let data = &release.record.data;
    if data.iter().any(|name| name.value == layout.file.value) {
        return;
    }
    let message = format!("The file `{}` does not stand under `data` of this release", layout.file.value);
    let help = match nearest(&layout.file, data.iter().map(|name| name.value.as_str())) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Add it there, or correct its name.".to_owned(),
    };
    findings
        .push(Finding::error("layout-of-other-file", release.place(layout.file.span), message).help(help));
}

fn figures(release: &Entry<Release>, layout: &SheetLayout, findings: &mut Findings) {
    let endings = layout.endings.as_ref().map_or(0, |endings| endings.all().len());
    let (message, place) = match (&layout.cells, endings) {
        (None, 0) => ("Nothing says what the numbers of this sheet are", layout.file.span),
        (Some(cells), 1..) => {
            ("Both `cells` and `endings` say what the numbers of this sheet are", cells.span)
        }
        _ => return,
    };
    let help = "Write `cells:` where all are the same, like `cells: numerator`. Write `endings:` where each period has several columns, like `endings: {numerator: felt safer, denominator: answered}`.";
    findings.push(Finding::error("cells-or-endings", release.place(place), message).help(help));
}

fn subject(checking: &Checking<'_>, release: &Entry<Release>, layout: &SheetLayout, findings: &mut Findings) {
    let (columns, values) = (layout.columns.all(), layout.every_row.all());
    if columns[0].is_none() && values[0].is_none() {
        let message = "Nothing says which indicator the figures of this sheet are of";
        let help = "Write it under `every_row:`, like `every_row: {indicator: feel-safer}`, or the heading of its column under `columns:`.";
        let place = release.place(layout.file.span);
        findings.push(Finding::error("layout-without-indicator", place, message).help(help));
    }
    for (number, value) in values.into_iter().enumerate() {
        let (Some(value), field) = (value, LayoutSubject::FIELDS[number]) else { continue };
        if columns[number].is_some() {
            let message = format!("`{field}` stands under `columns` and under `every_row`");
            let help = "Delete one of the two.";
            findings.push(Finding::error("column-and-value", release.place(value.span), message).help(help));
        }
        unknown(checking, release, field, value, findings);
    }
}

fn unknown(
    checking: &Checking<'_>,
    release: &Entry<Release>,
    field: &str,
    value: &Placed<String>,
    findings: &mut Findings,
) {
    let tables = checking.tables();
    let kind = match field {
        "indicator" => Some(Kind::Indicator),
        "area" => Some(Kind::Area),
        "lot" => Some(Kind::Lot),
        "provider" => Some(Kind::Provider),
        _ => None,
    };
    let framework = tables.indicators.head();
    let groups = || framework.into_iter().flat_map(|head| head.groups.keys().map(String::as_str));
    let is_known = match kind {
        Some(kind) => tables.knows(kind, value),
        None => framework.is_none() || groups().any(|group| group == value.value),
    };
    if is_known {
        return;
    }
    let known: Vec<&str> = kind.map_or_else(|| groups().collect(), |kind| tables.ids(kind));
    let help = match nearest(value, known) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Write the id of {} that is there.", with_article(field)),
    };
    let message = format!("There is no {field} with the id `{}`", value.value);
    findings.push(Finding::error("unknown-in-layout", release.place(value.span), message).help(help));
}
