//! Checks of deliveries.

use crate::diagnostics::{Finding, Findings};
use crate::directory::{Clock, Directory};

/// A delivery's dates stand in order.
pub(super) fn check(directory: &Directory, _clock: &Clock, findings: &mut Findings) {
    for delivery in &directory.tables.deliveries {
        let (Some(from), Some(to)) = (&delivery.record.from, &delivery.record.to) else { continue };
        if to.value < from.value {
            findings.push(
                Finding::error(
                    "dates-out-of-order",
                    delivery.place(to.span),
                    "This delivery ends before it begins",
                )
                .help(format!("Its first day is {}. Change one of the two dates.", from.value.iso())),
            );
        }
    }
}
