//! Checks of free pages.

use super::{Checking, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::reading::Body;

/// A page has something to say, in short sentences.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for page in &checking.tables().pages {
        sentences::check(page, [&page.record.summary], checking.longest_sentence(), findings);
        if page.body.as_ref().is_none_or(Body::is_empty) {
            findings
                .push(Finding::warning("empty-page", page.field("title"), "This page has no text").help(
                    "Write it below the second line of `---`, or set `draft: true` until it is there.",
                ));
        }
    }
}
