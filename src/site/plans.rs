//! Plans.

use super::{PlannedPage, Site};

pub(super) fn pages(_site: &Site<'_>) -> Vec<PlannedPage> {
    Vec::new()
}
