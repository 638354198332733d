//! The accessibility statement, from the facts in the settings: Public Sector Bodies (Websites
//! and Mobile Applications) (No. 2) Accessibility Regulations 2018.

use serde::Serialize;

use super::head::Head;
use super::parts::{self, Date};
use super::route::Route;
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::records::authority::{AccessibilityIssue, Burden, Compliance, Jurisdiction};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let mut page = PlannedPage::new(addresses::statement(), "accessibility-statement.html", place, statement);
    page.is_searched = true;
    vec![page]
}

#[derive(Serialize)]
struct AuditView {
    date: Date,
    by: String,
    sample: String,
}

#[derive(Serialize)]
struct IssueView {
    problem: String,
    criterion: String,
    fix_by: Date,
}

#[derive(Serialize)]
struct BurdenView {
    problem: String,
    assessment: String,
}

#[derive(Serialize)]
struct Statement {
    #[serde(flatten)]
    head: Head,
    website: String,
    compliance: Compliance,
    prepared: Date,
    reviewed: Date,
    method: String,
    audit: Option<AuditView>,
    issues: Vec<IssueView>,
    burdens: Vec<BurdenView>,
    out_of_scope: Vec<String>,
    contact: ContactView,
    answer_days: u32,
    enforcement: &'static str,
}

fn statement(site: &Site<'_>) -> View {
    let authority = &site.directory.authority.record;
    let facts = &authority.accessibility;
    let name = authority.name.in_language(site.language);
    let audit = facts.audit.as_ref().map(|audit| AuditView {
        date: parts::date(site, audit.date.value),
        by: audit.by.in_language(site.language).clone(),
        sample: audit.sample.in_language(site.language).clone(),
    });
    View::of(Statement {
        head: Head::from_words(site, "statement", &addresses::statement(), &[("name", name)]),
        website: ways::without_scheme(&Route::home().absolute(site.base)).to_owned(),
        compliance: facts.compliance.value,
        prepared: parts::date(site, facts.prepared.value),
        reviewed: parts::date(site, facts.reviewed.value),
        method: facts.method.in_language(site.language).clone(),
        audit,
        issues: facts.issues.iter().map(|issue| issue_view(site, issue)).collect(),
        burdens: facts.disproportionate_burden.iter().map(|burden| burden_view(site, burden)).collect(),
        out_of_scope: parts::texts(site, &facts.out_of_scope),
        contact: ways::contact(site, &facts.contact),
        answer_days: facts.answer_days,
        enforcement: if authority.jurisdiction == Jurisdiction::NorthernIreland { "ecni" } else { "ehrc" },
    })
}

fn issue_view(site: &Site<'_>, issue: &AccessibilityIssue) -> IssueView {
    IssueView {
        problem: issue.problem.in_language(site.language).clone(),
        criterion: issue.criterion.value.clone(),
        fix_by: parts::date(site, issue.fix_by.value),
    }
}

fn burden_view(site: &Site<'_>, burden: &Burden) -> BurdenView {
    BurdenView {
        problem: burden.problem.in_language(site.language).clone(),
        assessment: burden.assessment.in_language(site.language).clone(),
    }
}
