//! Checks of updates.

use super::{Checking, dates, sentences};
use crate::diagnostics::Findings;
use crate::records::update::Update;

/// News is of today or before, and short.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for update in &checking.tables().updates {
        sentences::check(update, [&update.record.summary], checking.longest_sentence(), findings);
    }
    let Some(visible) = &checking.visible else { return };
    for update in visible.all::<Update>() {
        let day = ("the day of the news", Some(&update.record.date));
        dates::not_in_future(update, day, checking.today, findings);
    }
}
