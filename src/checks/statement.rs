//! Checks of the accessibility statement: Public Sector Bodies (Websites and Mobile
//! Applications) (No. 2) Accessibility Regulations 2018.

use super::{contacts, dates, wcag};
use crate::diagnostics::{Finding, Findings};
use crate::records::authority::{Accessibility, AccessibilityIssue, Authority, Compliance};
use crate::records::fields::Date;
use crate::records::reading::Entry;

/// The statement claims no more than was tested, and was reviewed within the last year.
pub(super) fn check(site: &Entry<Authority>, today: Date, findings: &mut Findings) {
    let statement = &site.record.accessibility;
    claim(site, statement, findings);
    days(site, statement, today, findings);
    for issue in &statement.issues {
        criterion(site, issue, findings);
        if issue.fix_by.value < today {
            let message = "The day by which this was to be mended has passed";
            findings.push(
                Finding::overdue("fix-overdue", site.place(issue.fix_by.span), message)
                    .help("Delete the issue if it is mended; otherwise write the new day."),
            );
        }
    }
    contacts::check(site, "accessibility.contact", &statement.contact, today, findings);
    let contact = &statement.contact;
    if contact.can_be_reached() && contact.email.is_none() && contact.website.is_none() {
        let message = "The accessibility statement needs a mail address or a form";
        findings.push(
            Finding::error("statement-without-contact", site.field("accessibility.contact"), message)
                .help("Add `email:` to this contact, or `website:` with the address of a form."),
        );
    }
}

fn claim(site: &Entry<Authority>, statement: &Accessibility, findings: &mut Findings) {
    let place = || site.place(statement.compliance.span);
    let is_clean = statement.issues.is_empty() && statement.disproportionate_burden.is_empty();
    let full = statement.compliance.value == Compliance::Fully;
    if full && !is_clean {
        let message = "A site that meets the whole standard has no issues left";
        findings.push(
            Finding::error("false-compliance", place(), message)
                .help("Write `compliance: partially`, or delete the issues that are mended."),
        );
    }
    if full && statement.audit.is_none() {
        let message = "Nothing shows that the site meets the whole standard";
        findings.push(Finding::error("unproved-compliance", place(), message).help(
            "A program finds only some faults. Name the last test by people after `audit:`, or write `compliance: partially`.",
        ));
    }
    if !full && is_clean {
        let message = "Nothing says what does not meet the standard";
        findings.push(Finding::error("statement-without-issues", place(), message).help(
            "Name each problem after `issues:`, with its criterion and the day by which it will be mended.",
        ));
    }
}

fn days(site: &Entry<Authority>, statement: &Accessibility, today: Date, findings: &mut Findings) {
    let prepared = ("the day of preparation", Some(&statement.prepared));
    let reviewed = ("the day of the last review", Some(&statement.reviewed));
    dates::in_order(site, &[prepared, reviewed], findings);
    let audit = ("the day of the test", statement.audit.as_ref().map(|audit| &audit.date));
    for day in [prepared, reviewed, audit] {
        if let Some(date) = day.1.filter(|date| date.value > today) {
            let message = format!("{} has not come yet", crate::records::reading::capital(day.0));
            let finding = Finding::warning("date-in-future", site.place(date.span), message);
            findings.push(finding.help("Write the day on which it was done."));
        }
    }
    if dates::months_after(statement.reviewed.value, 12).is_some_and(|due| due < today) {
        let message = "The accessibility statement was not reviewed in the last 12 months";
        findings.push(
            Finding::overdue("statement-review-overdue", site.place(statement.reviewed.span), message)
                .help("The law asks for a review each year. Review it and write the day after `reviewed:`."),
        );
    }
}

fn criterion(site: &Entry<Authority>, issue: &AccessibilityIssue, findings: &mut Findings) {
    let written = issue.criterion.trim();
    let (number, name) = written.split_once(' ').unwrap_or((written, ""));
    let (message, help) = match wcag::criterion(number) {
        Some(right) if name.trim().eq_ignore_ascii_case(right) => return,
        Some(right) => (
            format!("This is not how success criterion {number} is called"),
            format!("Write `criterion: {number} {right}`."),
        ),
        None => (
            format!("`{written}` is not a success criterion of WCAG 2.2"),
            "Write the number and name of a criterion of level A or AA, like `1.1.1 Non-text Content`."
                .to_owned(),
        ),
    };
    findings.push(Finding::error("unknown-criterion", site.place(issue.criterion.span), message).help(help));
}
