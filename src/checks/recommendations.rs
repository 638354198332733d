//! Checks of recommendations.

use super::Checking;
use crate::diagnostics::Findings;

pub(super) fn check(_checking: &Checking<'_>, _findings: &mut Findings) {}
