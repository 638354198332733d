//! Checks of postcodes: what the files say of the authority as a whole. What is wrong in a file is
//! told when it is compiled.

use super::Checking;
use crate::diagnostics::{Finding, Findings};
use crate::records::area::{Area, AreaKind};
use crate::records::reading::Entry;

/// The first year of the directory under its present licence.
const FIRST_YEAR: u16 = 2000;

/// After how many years an edition is too old: the Office for National Statistics publishes four a
/// year.
const YEARS: i16 = 2;

/// The files say where they come from, and leave no district out.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    source(checking, findings);
    let postcodes = &checking.directory.postcodes;
    if postcodes.is_empty() || !postcodes.is_whole() || !checking.tables().areas.is_whole() {
        return;
    }
    let with_postcodes = postcodes.districts();
    let is_left_out = |area: &&Entry<Area>| {
        let predecessors = || area.record.predecessors.iter().map(crate::records::fields::Reference::id);
        area.record.kind == AreaKind::District
            && area.record.stands_on(checking.today)
            && !std::iter::once(&area.id).chain(predecessors()).any(|id| with_postcodes.contains(id))
    };
    for area in checking.tables().areas.iter().map(|area| &**area).filter(is_left_out) {
        let message = "No postcode lies in this district, so nobody can find it by postcode";
        findings.push(
            Finding::warning("district-without-postcodes", area.whole(), message)
                .help("Write its code into `codes:` as it stands in the files in `postcodes`."),
        );
    }
}

fn source(checking: &Checking<'_>, findings: &mut Findings) {
    let Some(site) = &checking.directory.authority else { return };
    let Some(source) = &site.record.postcodes else {
        if let Some(file) = checking.directory.postcodes.first_file() {
            let message = format!("Nothing says where the postcodes in {file} come from");
            findings.push(
                Finding::error("postcodes-without-source", site.whole(), message)
                    .help("Add `postcodes:` with the name of the edition after `edition:` and its year after `year:`. The licence of the ONS Postcode Directory asks for it."),
            );
        }
        return;
    };
    let (year, this_year) = (i16::try_from(source.year.value).unwrap_or(i16::MAX), checking.today.0.year());
    if source.year.value < FIRST_YEAR || year > this_year {
        let message = format!("`{}` is not the year of an edition", source.year.value);
        findings.push(
            Finding::error("postcodes-of-no-year", site.place(source.year.span), message)
                .help(format!("Write a year in four digits, like `{this_year}`.")),
        );
    } else if this_year - year >= YEARS {
        let message = format!("These postcodes are of {year}, and new ones are missing");
        findings.push(
            Finding::overdue("postcodes-too-old", site.place(source.year.span), message)
                .help("Put a newer edition into `postcodes`: there are four a year."),
        );
    }
}
