//! Checks of boundaries: what the files say of the authority as a whole. What is wrong in a file is told
//! when it is read.

use super::Checking;
use crate::diagnostics::{Finding, Findings};
use crate::records::area::{Area, AreaKind};
use crate::records::reading::Entry;

/// The files say where they come from, and leave no district of today out.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let boundaries = &checking.directory.boundaries;
    let site = checking.directory.authority.as_ref().filter(|site| site.record.boundaries.is_none());
    if let Some((file, site)) = boundaries.first_file().zip(site) {
        let message = format!("Nothing says where the boundaries in {file} come from");
        findings.push(
            Finding::error("boundaries-without-attribution", site.whole(), message)
                .help("Add `boundaries:` and below it `attribution:` with the words that their licence asks for. The Open Geography Portal has them on the page of each file."),
        );
    }
    if !boundaries.is_whole() || !checking.tables().areas.is_whole() {
        return;
    }
    let is_left_out = |area: &&Entry<Area>| {
        area.record.kind == AreaKind::District
            && area.record.stands_on(checking.today)
            && boundaries.of(&area.id).is_none()
    };
    for area in checking.tables().areas.iter().map(|area| &**area).filter(is_left_out) {
        let message =
            "This district has no boundary, so there is no map of the districts by their boundaries";
        findings.push(
            Finding::warning("district-without-boundary", area.whole(), message)
                .help("Write its code into `codes:` as it stands in the files in `boundaries`."),
        );
    }
}
