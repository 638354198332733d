//! Checks of decisions: Local Authorities (Executive Arrangements) (Meetings and Access to
//! Information) (England) Regulations 2012.

use super::{Checking, contacts, dates, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::authority::Governance;
use crate::records::decision::{Decision, DecisionKind};
use crate::records::reading::Entry;

/// A decision has what the law asks of its kind, and its dates stand in order.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for decision in &checking.tables().decisions {
        statutory_fields(decision, findings);
        call_in(checking, decision, findings);
        order(decision, findings);
        contacts::check(decision, "contact", &decision.record.contact, checking.today, findings);
        let Decision { purpose, reasons, alternatives, .. } = &decision.record;
        let texts = std::iter::once(purpose).chain(reasons).chain(alternatives);
        sentences::check(decision, texts, checking.longest_sentence(), findings);
    }
    let Some(visible) = &checking.visible else { return };
    for decision in visible.all::<Decision>() {
        let made = ("the day of the decision", Some(&decision.record.made));
        dates::not_in_future(decision, made, checking.today, findings);
    }
}

fn statutory_fields(decision: &Entry<Decision>, findings: &mut Findings) {
    let Decision { key_decision, reason_key, kind, reasons, .. } = &decision.record;
    if *key_decision && reason_key.is_none() {
        let place = decision.field("key_decision");
        let message = "This is a key decision, and nothing says why";
        findings.push(
            Finding::error("key-without-reason", place, message)
                .help("Add a line like `reason_key: Significant effect in 2 or more electoral divisions`."),
        );
    }
    if *kind == DecisionKind::Executive && reasons.is_empty() {
        let message = "An executive decision has to give its reasons";
        let finding = Finding::error("decision-without-reasons", decision.field("kind"), message);
        findings
            .push(finding.help(
                "Add `reasons:` and below it each reason on its own line, after a hyphen and a space.",
            ));
    }
}

fn call_in(checking: &Checking<'_>, decision: &Entry<Decision>, findings: &mut Findings) {
    if decision.record.subject_to_call_in != Some(true) {
        return;
    }
    let governance = checking.directory.authority.as_ref().map(|site| site.record.governance);
    let message = if decision.record.kind == DecisionKind::ScrutinyConsideration {
        "A scrutiny committee's view cannot be called in: it decides nothing"
    } else if governance == Some(Governance::CommitteeSystem) {
        "Call-in needs an executive, and site.yml says that this authority has none"
    } else {
        return;
    };
    let place = decision.field("subject_to_call_in");
    findings.push(
        Finding::error("no-call-in", place, message)
            .help("Write `subject_to_call_in: false`, or delete the line."),
    );
}

fn order(decision: &Entry<Decision>, findings: &mut Findings) {
    let Decision { notice_published, due, made, published, effective, .. } = &decision.record;
    let notice = ("the day of the notice", notice_published.as_ref());
    let made = ("the day of the decision", Some(made));
    dates::in_order(decision, &[notice, made, ("the day of publishing", published.as_ref())], findings);
    dates::in_order(decision, &[made, ("the day from which it has effect", effective.as_ref())], findings);
    dates::in_order(decision, &[notice, ("the day on which it was due", due.as_ref())], findings);
}
