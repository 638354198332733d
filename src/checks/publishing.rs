//! What all kinds of record may say about themselves: reviews and references. Old addresses are
//! held against all others when the pages are planned.

use super::Checking;
use crate::diagnostics::{Finding, Findings};
use crate::directory::Card;

/// Reviews that are due, and records that refer to themselves.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for card in checking.tables().cards() {
        reviews(&card, checking, findings);
        references_to_itself(&card, findings);
    }
}

fn reviews(card: &Card<'_>, checking: &Checking<'_>, findings: &mut Findings) {
    let (assured, review_by) = (card.publishing.assured, card.publishing.review_by);
    if let (Some(assured), Some(review_by)) = (assured, review_by)
        && review_by.value < assured.value
    {
        let message = "This review was due before the last check";
        let help = format!("The last check was on {}. Write the day of the next one.", assured.value.iso());
        findings.push(Finding::error("dates-out-of-order", card.place(review_by.span), message).help(help));
    } else if let Some(review_by) = review_by.filter(|day| day.value < checking.today) {
        let message = "The day by which somebody was to check this record has passed";
        let help =
            "Check it, write the day of the check after `assured:` and the next day after `review_by:`.";
        findings.push(Finding::overdue("review-overdue", card.place(review_by.span), message).help(help));
    }
    if let Some(assured) = assured.filter(|day| day.value > checking.today) {
        let message = "The day of the last check has not come yet";
        let help = "Write the day on which somebody last checked this record.";
        findings.push(Finding::warning("date-in-future", card.place(assured.span), message).help(help));
    }
}

fn references_to_itself(card: &Card<'_>, findings: &mut Findings) {
    let references = card.references();
    let own = references.iter().filter(|mention| mention.kind == card.kind && mention.id == card.id);
    for mention in own {
        let message = format!("This {} refers to itself", card.kind.name());
        findings.push(
            Finding::error("refers-to-itself", card.place(mention.span), message)
                .help("Write the id of another one, or delete it."),
        );
    }
}
