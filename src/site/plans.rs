//! Plans: the list, and each with every action and where it stands. Inspections and
//! recommendations show the actions that answer them, as links.

use std::collections::BTreeSet;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Date, DocumentView, Link, Ref};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, inspections};
use crate::records::Kind;
use crate::records::fields::Id;
use crate::records::plan::{Action, ActionStatus, Plan};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Plan>(site, ["plans.html", "plan.html"], list, plan)
}

/// An action as a link, for the pages of what it answers.
#[derive(Debug, Serialize)]
pub(super) struct ActionLink {
    number: String,
    title: String,
    href: String,
    plan: Link,
    owner: String,
    status: ActionStatus,
    day_passed: bool,
    due: Date,
    moved: bool,
    done: Option<Date>,
}

/// The actions that carry out a recommendation.
pub(super) fn actions_for_recommendation(site: &Site<'_>, id: &Id) -> Vec<ActionLink> {
    let carries_out =
        |action: &Action| action.recommendations.iter().any(|recommendation| recommendation.id() == id);
    actions(site, Kind::Recommendation, id, carries_out)
}

/// The actions that answer a finding of an inspection.
pub(super) fn actions_for_finding(site: &Site<'_>, inspection: &Id, number: &str) -> Vec<ActionLink> {
    actions(site, Kind::Inspection, inspection, |action| action.answers(inspection, number))
}

/// The actions that pass a test, of every plan that names a record.
fn actions(site: &Site<'_>, kind: Kind, id: &Id, keep: impl Fn(&Action) -> bool) -> Vec<ActionLink> {
    let plans = site.directory.linked::<Plan>(kind, id);
    let of_plan = plans.into_iter().filter_map(|plan| Some((parts::link(site, plan)?, plan)));
    let links = of_plan.flat_map(|(link, plan)| {
        let kept = plan.record.actions.iter().filter(|action| keep(action));
        kept.map(move |action| action_link(site, &link, action)).collect::<Vec<_>>()
    });
    links.collect()
}

fn action_link(site: &Site<'_>, plan: &Link, action: &Action) -> ActionLink {
    ActionLink {
        number: action.number.value.clone(),
        title: action.title.in_language(site.language).clone(),
        href: format!("{}#{}", plan.href, anchor("action", &action.number)),
        plan: plan.clone(),
        owner: action.owner.in_language(site.language).clone(),
        status: action.status.value,
        day_passed: day_passed(site, action),
        due: parts::date(site, action.due().value),
        moved: action.now_due.is_some(),
        done: parts::maybe_date(site, action.done.as_ref()),
    }
}

/// The anchor of something numbered: `action_1.2`. It outlives a change of order, and holds an
/// underscore as every id of a template does.
pub(super) fn anchor(of: &str, number: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let number: String = number.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    format!("{of}_{number}")
}

/// Whether the day of an open action has passed, whatever its status says.
fn day_passed(site: &Site<'_>, action: &Action) -> bool {
    action.is_open() && action.due().value < site.directory.clock.today()
}

/// How many actions stand where.
#[derive(Debug, Serialize)]
struct Progress {
    total: usize,
    done: usize,
    late: usize,
    moved: usize,
}

/// The actions that stand in one way.
#[derive(Debug, Serialize)]
struct Standing {
    status: ActionStatus,
    actions: Vec<Numbered>,
}

#[derive(Debug, Serialize)]
struct Numbered {
    id: String,
    number: String,
}

impl Progress {
    fn of(plan: &Plan) -> Self {
        let number = |keep: fn(&Action) -> bool| plan.actions.iter().filter(|action| keep(action)).count();
        Self {
            total: plan.actions.len(),
            done: number(|action| action.status.value == ActionStatus::Done),
            late: number(|action| action.status.value == ActionStatus::Late),
            moved: number(|action| action.now_due.is_some()),
        }
    }
}

/// The actions by where they stand, those that are done first.
fn standings(plan: &Plan) -> Vec<Standing> {
    const ORDER: [ActionStatus; 6] = [
        ActionStatus::Done,
        ActionStatus::OnTrack,
        ActionStatus::AtRisk,
        ActionStatus::Late,
        ActionStatus::NotStarted,
        ActionStatus::Stopped,
    ];
    let standings = ORDER.map(|status| {
        let actions = plan.actions.iter().filter(|action| action.status.value == status);
        let numbered = actions.map(|action| Numbered {
            id: anchor("action", &action.number),
            number: action.number.value.clone(),
        });
        Standing { status, actions: numbered.collect() }
    });
    standings.into_iter().filter(|standing| !standing.actions.is_empty()).collect()
}

/// A plan in a list.
#[derive(Debug, Serialize)]
struct PlanEntry {
    title: String,
    href: String,
    summary: String,
    updated: Date,
    progress: Progress,
}

/// The plans, the one that was brought up to date last first.
fn list(site: &Site<'_>, part: Part) -> View {
    let plans = listing::newest_first(site, |plan: &Plan| plan.updated.value);
    let entry = |plan: &std::sync::Arc<Entry<Plan>>| {
        let Link { text, href } = parts::link(site, plan)?;
        Some(PlanEntry {
            title: text,
            href,
            summary: plan.record.summary.in_language(site.language).clone(),
            updated: parts::date(site, plan.record.updated.value),
            progress: Progress::of(&plan.record),
        })
    };
    listing::view(site, part, "plans", &addresses::list(Kind::Plan), plans, entry)
}

#[derive(Serialize)]
struct ActionView {
    id: String,
    number: String,
    title: String,
    owner: String,
    first_due: Date,
    now_due: Option<Date>,
    moved_because: Option<String>,
    status: ActionStatus,
    day_passed: bool,
    progress: Option<String>,
    done: Option<Date>,
    findings: Vec<Link>,
    recommendations: Vec<Ref>,
    indicators: Vec<Ref>,
}

#[derive(Serialize)]
struct PlanPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    also_called: Vec<String>,
    summary: String,
    monitored_by: Vec<String>,
    agreed: Option<Date>,
    updated: Date,
    inspections: Vec<Ref>,
    progress: Progress,
    standings: Vec<Standing>,
    actions: Vec<ActionView>,
    contact: Option<ContactView>,
    documents: Vec<DocumentView>,
}

fn plan(site: &Site<'_>, plan: &Entry<Plan>) -> View {
    let record = &plan.record;
    let list = addresses::list(Kind::Plan);
    let summary = record.summary.in_language(site.language);
    let title = parts::title(site, plan);
    let answered = record.actions.iter().flat_map(|action| &action.answers);
    let answered: BTreeSet<&Id> = answered.map(|answered| answered.inspection.id()).collect();
    let several = answered.len() > 1;
    let head = Head::of_record(site, "plan", &list.page(&plan.id), &title, summary);
    View::of(PlanPage {
        head: head.under(site, "plans", &list),
        record: RecordPart::of(site, plan, &[Kind::Inspection, Kind::Document]),
        also_called: parts::texts(site, &record.also_called),
        summary: summary.clone(),
        monitored_by: parts::texts(site, &record.monitored_by),
        agreed: parts::maybe_date(site, record.agreed.as_ref()),
        updated: parts::date(site, record.updated.value),
        inspections: parts::references(site, &record.inspections),
        progress: Progress::of(record),
        standings: standings(record),
        actions: record.actions.iter().map(|action| action_view(site, action, several)).collect(),
        contact: record.contact.as_ref().map(|contact| ways::contact(site, contact)),
        documents: parts::documents(site, &record.documents),
    })
}

/// `several` says that the plan answers several inspections, so that each finding needs their name.
fn action_view(site: &Site<'_>, action: &Action, several: bool) -> ActionView {
    let answered = action.answers.iter();
    let findings = answered.filter_map(|answered| inspections::finding_link(site, answered, several));
    ActionView {
        id: anchor("action", &action.number),
        number: action.number.value.clone(),
        title: action.title.in_language(site.language).clone(),
        owner: action.owner.in_language(site.language).clone(),
        first_due: parts::date(site, action.first_due.value),
        now_due: parts::maybe_date(site, action.now_due.as_ref()),
        moved_because: parts::text(site, action.moved_because.as_ref()),
        status: action.status.value,
        day_passed: day_passed(site, action),
        progress: parts::text(site, action.progress.as_ref()),
        done: parts::maybe_date(site, action.done.as_ref()),
        findings: findings.collect(),
        recommendations: parts::references(site, &action.recommendations),
        indicators: parts::references(site, &action.indicators),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::anchor;

    #[test]
    fn an_anchor_keeps_what_a_number_is_made_of() {
        assert_eq!(anchor("action", "1.2"), "action_1.2");
        assert_eq!(anchor("finding", "R 3/b"), "finding_R_3_b");
    }

    proptest! {
        #[test]
        fn an_anchor_can_stand_in_an_address_as_it_is(number in ".{1,20}") {
            let anchor = anchor("action", &number);
            prop_assert!(anchor.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)));
        }
    }
}
