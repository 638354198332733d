//! Stage 3, check: findings across records. One file a kind of record.

mod deliveries;

use crate::diagnostics::Findings;
use crate::directory::{Clock, Directory};

/// Checks the whole directory as of a moment.
#[must_use]
pub fn all(directory: &Directory, clock: &Clock) -> Findings {
    let mut findings = Findings::default();
    deliveries::check(directory, clock, &mut findings);
    findings
}
