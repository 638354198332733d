//! Checks of needs.

use super::{Checking, sentences};
use crate::diagnostics::Findings;

/// Needs are told in short sentences.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for need in &checking.tables().needs {
        sentences::check(need, &need.record.summary, checking.longest_sentence(), findings);
    }
}
