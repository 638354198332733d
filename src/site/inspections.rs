//! Inspections: the list, and each with its ratings, what was found, and the actions that answer
//! that.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart, link_group};
use super::listing::{self, Part};
use super::parts::{self, DocumentView, Link, LinkGroup};
use super::plans::{self, ActionLink, anchor};
use super::ratings::{self, Rating, Scale};
use super::{PlannedPage, Site, View, addresses, periods};
use crate::records::Kind;
use crate::records::inspection::{Inspection, InspectionFinding, InspectionRating};
use crate::records::plan::{AnsweredFinding, Plan};
use crate::records::rating_scale::Step;
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Inspection>(site, ["inspections.html", "inspection.html"], list, inspection)
}

/// A link to a finding of an inspection, where a reader may see it: "Finding 2: The wait is long".
/// `named` puts the name of the inspection before it.
pub(super) fn finding_link(site: &Site<'_>, answered: &AnsweredFinding, named: bool) -> Option<Link> {
    let inspection = site.directory.get(&answered.inspection)?;
    let number = &answered.finding;
    let finding = inspection.record.findings.iter().find(|finding| finding.number.value == number.value)?;
    let Link { text, href } = parts::link(site, inspection)?;
    let title = finding.title.in_language(site.language);
    let blanks = [("inspection", text.as_str()), ("number", number), ("title", title)];
    let words = if named { "inspection.finding_of" } else { "inspection.finding" };
    let text = site.words.text(words, &blanks);
    Some(Link { text, href: format!("{href}#{}", anchor("finding", number)) })
}

/// An inspection in a list, or beside the one that came before or after it.
#[derive(Debug, Serialize)]
struct InspectionEntry {
    title: String,
    href: String,
    inspector: String,
    inspected: String,
    summary: String,
    ratings: Vec<Rating>,
    findings: usize,
}

fn entry(site: &Site<'_>, inspection: &Entry<Inspection>) -> Option<InspectionEntry> {
    let record = &inspection.record;
    let Link { text, href } = parts::link(site, inspection)?;
    let ratings = record.ratings.iter();
    Some(InspectionEntry {
        title: text,
        href,
        inspector: record.inspector.in_language(site.language).clone(),
        inspected: periods::label(site, record.inspected.value),
        summary: record.summary.in_language(site.language).clone(),
        ratings: ratings.filter_map(|given| ratings::rating(site, &given.scale, &given.rating)).collect(),
        findings: record.findings.len(),
    })
}

/// The inspections, newest first.
fn list(site: &Site<'_>, part: Part) -> View {
    let inspections = listing::newest_first(site, |inspection: &Inspection| inspection.inspected.value);
    let route = addresses::list(Kind::Inspection);
    listing::view(site, part, "inspections", &route, inspections, |inspection| entry(site, inspection))
}

/// A rating with the whole of its scale.
#[derive(Serialize)]
struct Verdict {
    given: Rating,
    scale: Scale,
    /// The worst and the best step, as they are written inside a sentence.
    worst: String,
    best: String,
    comment: Option<String>,
}

#[derive(Serialize)]
struct FindingView {
    id: String,
    number: String,
    title: String,
    text: Option<String>,
    actions: Vec<ActionLink>,
}

#[derive(Serialize)]
struct InspectionPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    inspector: String,
    inspected: String,
    summary: String,
    ratings: Vec<Verdict>,
    findings: Vec<FindingView>,
    reinspection_due: Option<String>,
    earlier: Option<InspectionEntry>,
    later: Vec<InspectionEntry>,
    plans: LinkGroup,
    report: Option<Link>,
    documents: Vec<DocumentView>,
}

fn inspection(site: &Site<'_>, inspection: &Entry<Inspection>) -> View {
    let record = &inspection.record;
    let list = addresses::list(Kind::Inspection);
    let summary = record.summary.in_language(site.language);
    let title = parts::title(site, inspection);
    let head = Head::of_record(site, "inspection", &list.page(&inspection.id), &title, summary);
    let earlier = record.follows.as_ref().and_then(|earlier| site.directory.get(earlier));
    let plans = site.directory.linked::<Plan>(Kind::Inspection, &inspection.id);
    View::of(InspectionPage {
        head: head.under(site, "inspections", &list),
        record: RecordPart::of(site, inspection, &[Kind::Inspection, Kind::Plan, Kind::Document]),
        inspector: record.inspector.in_language(site.language).clone(),
        inspected: periods::label(site, record.inspected.value),
        summary: summary.clone(),
        ratings: record.ratings.iter().filter_map(|rating| verdict(site, rating)).collect(),
        findings: record.findings.iter().map(|found| finding(site, inspection, found)).collect(),
        reinspection_due: record.reinspection_due.as_ref().map(|due| periods::label(site, due.value)),
        earlier: earlier.and_then(|earlier| entry(site, earlier)),
        later: followed_by(site, inspection).filter_map(|later| entry(site, later)).collect(),
        plans: link_group(site, plans),
        report: record.report.as_ref().map(|address| report(site, record, address.as_str())),
        documents: parts::documents(site, &record.documents),
    })
}

fn verdict(site: &Site<'_>, rating: &InspectionRating) -> Option<Verdict> {
    let steps = &site.directory.get(&rating.scale)?.record.steps;
    let name = |step: &Step| ratings::in_a_sentence(step.name.in_language(site.language));
    Some(Verdict {
        given: ratings::rating(site, &rating.scale, &rating.rating)?,
        scale: ratings::scales(site, [&rating.scale]).pop()?,
        worst: name(steps.first()?),
        best: name(steps.last()?),
        comment: parts::text(site, rating.comment.as_ref()),
    })
}

fn finding(site: &Site<'_>, inspection: &Entry<Inspection>, found: &InspectionFinding) -> FindingView {
    FindingView {
        id: anchor("finding", &found.number),
        number: found.number.value.clone(),
        title: found.title.in_language(site.language).clone(),
        text: parts::text(site, found.text.as_ref()),
        actions: plans::actions_for_finding(site, &inspection.id, &found.number),
    }
}

/// The inspections that follow one.
fn followed_by<'a>(
    site: &Site<'a>,
    inspection: &'a Entry<Inspection>,
) -> impl Iterator<Item = &'a Arc<Entry<Inspection>>> {
    let all = site.directory.all::<Inspection>().iter();
    all.filter(|later| later.record.follows.as_ref().is_some_and(|earlier| earlier.id() == &inspection.id))
}

fn report(site: &Site<'_>, record: &Inspection, address: &str) -> Link {
    let inspector = record.inspector.in_language(site.language);
    let text = site.words.text("inspection.report", &[("inspector", inspector)]);
    Link { text, href: address.to_owned() }
}
