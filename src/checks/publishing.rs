//! What all kinds of record may say about themselves: reviews, old addresses, references.

use std::collections::BTreeMap;

use super::Checking;
use crate::diagnostics::{Finding, Findings};
use crate::directory::Card;
use crate::records::Kind;

/// Reviews that are due, and old addresses that two records claim.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let mut claimed: BTreeMap<String, String> = BTreeMap::new();
    for card in checking.tables().cards() {
        reviews(&card, checking, findings);
        old_addresses(&card, &mut claimed, findings);
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

fn old_addresses(card: &Card<'_>, claimed: &mut BTreeMap<String, String>, findings: &mut Findings) {
    let own = address_of(card);
    for alias in card.publishing.aliases {
        let address = alias.segments().collect::<Vec<_>>().join("/").to_lowercase();
        let place = card.place(alias.span);
        if address == own {
            let message = "This is the address that the record has now";
            let finding = Finding::error("alias-of-itself", place, message);
            findings.push(finding.help("Delete it: only addresses it had before belong here."));
        } else if let Some(other) = claimed.get(&address) {
            let message = format!("This old address stands in {other} too");
            let finding = Finding::error("alias-twice", place, message);
            findings
                .push(finding.help("An old address can lead to one record only: delete it from the other."));
        } else {
            claimed.insert(address, card.whole.file.to_string());
        }
    }
}

fn address_of(card: &Card<'_>) -> String {
    let folder = if card.kind == Kind::Area { "districts" } else { card.kind.plural() };
    format!("{folder}/{}", card.id)
}

fn references_to_itself(card: &Card<'_>, findings: &mut Findings) {
    let own = card.references.iter().filter(|mention| mention.kind == card.kind && mention.id == card.id);
    for mention in own {
        let message = format!("This {} refers to itself", card.kind.name());
        findings.push(
            Finding::error("refers-to-itself", card.place(mention.span), message)
                .help("Write the id of another one, or delete it."),
        );
    }
}
