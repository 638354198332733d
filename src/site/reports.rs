//! Reports: the list, and each under its headings with what meetings did with it.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Date, DocumentView, Link, Ref};
use super::recommendations::{self, RecommendationEntry};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::meeting::Meeting;
use crate::records::reading::Entry;
use crate::records::recommendation::Recommendation;
use crate::records::report::{Report, Signature};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Report>(site, ["reports.html", "report.html"], list, report)
}

/// A report in a list.
#[derive(Debug, Serialize)]
pub(super) struct ReportEntry {
    title: String,
    href: String,
    summary: String,
    date: Date,
    committee: Vec<Ref>,
    agenda_item: Option<String>,
}

/// A report as an entry of a list.
pub(super) fn entry(site: &Site<'_>, report: &Entry<Report>) -> Option<ReportEntry> {
    let record = &report.record;
    let Link { text: title, href } = parts::link(site, report)?;
    Some(ReportEntry {
        title,
        href,
        summary: record.summary.in_language(site.language).clone(),
        date: parts::date(site, record.date.value),
        committee: parts::references(site, [&record.committee]),
        agenda_item: record.agenda_item.as_ref().map(|number| number.value.clone()),
    })
}

/// The reports, newest first.
pub(super) fn newest_first<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Report>>> {
    listing::newest_first(site, |report: &Report| report.date.value)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Report);
    listing::view(site, part, "reports", &route, newest_first(site), |report| entry(site, report))
}

#[derive(Serialize)]
struct Signed {
    post: String,
    date: Date,
}

#[derive(Serialize)]
struct AppendixView {
    label: String,
    plan: Ref,
    called: Option<String>,
}

/// What a meeting did with a report.
#[derive(Serialize)]
struct Treatment {
    meeting: Ref,
    date: Date,
    number: String,
    outcome: Option<String>,
}

#[derive(Serialize)]
struct ReportPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    committee: Vec<Ref>,
    meeting: Vec<Ref>,
    agenda_item: Option<String>,
    date: Date,
    wards: Option<String>,
    areas: Vec<Ref>,
    portfolio: Option<String>,
    signed: Option<Signed>,
    contact: ContactView,
    cabinet_date: Option<Date>,
    inspections: Vec<Ref>,
    appendices: Vec<AppendixView>,
    treatments: Vec<Treatment>,
    recommendations: Vec<RecommendationEntry>,
    documents: Vec<DocumentView>,
}

fn report(site: &Site<'_>, report: &Entry<Report>) -> View {
    let record = &report.record;
    let list = addresses::list(Kind::Report);
    let summary = record.summary.in_language(site.language).clone();
    let title = parts::title(site, report);
    let head = Head::of_record(site, "report", &list.page(&report.id), &title, &summary);
    let apart = [Kind::Committee, Kind::Meeting, Kind::Area, Kind::Recommendation, Kind::Document];
    let asked = site.directory.all::<Recommendation>().iter().map(|asked| &**asked);
    let asked = asked.filter(|asked| asked.record.report.as_ref().is_some_and(|of| of.id() == &report.id));
    View::of(ReportPage {
        head: head.under(site, "reports", &list),
        record: RecordPart::of(site, report, &apart),
        summary,
        committee: parts::references(site, [&record.committee]),
        meeting: parts::references(site, &record.meeting),
        agenda_item: record.agenda_item.as_ref().map(|number| number.value.clone()),
        date: parts::date(site, record.date.value),
        wards: parts::text(site, record.wards.as_ref()),
        areas: parts::references(site, &record.areas),
        portfolio: parts::text(site, record.portfolio.as_ref()),
        signed: record.signed.as_ref().map(|signature| signed(site, signature)),
        contact: ways::contact(site, &record.contact),
        cabinet_date: parts::maybe_date(site, record.cabinet_date.as_ref()),
        inspections: parts::references(site, &record.inspections),
        appendices: appendices(site, record),
        treatments: treatments(site, report),
        recommendations: recommendations::entries(site, recommendations::numbered(asked)),
        documents: parts::documents(site, &record.documents),
    })
}

fn signed(site: &Site<'_>, signature: &Signature) -> Signed {
    Signed {
        post: signature.post.in_language(site.language).clone(),
        date: parts::date(site, signature.date.value),
    }
}

fn appendices(site: &Site<'_>, report: &Report) -> Vec<AppendixView> {
    let views = report.appendices.iter().filter_map(|appendix| {
        let plan = site.directory.get(&appendix.plan)?;
        Some(AppendixView {
            label: appendix.label.in_language(site.language).clone(),
            plan: parts::reference(site, &**plan),
            called: parts::text(site, appendix.called.as_ref()),
        })
    });
    views.collect()
}

/// The meetings that have a report on their agenda, in the order of their days.
fn treatments(site: &Site<'_>, report: &Entry<Report>) -> Vec<Treatment> {
    let mut meetings = site.directory.linked::<Meeting>(Kind::Report, &report.id);
    meetings.sort_by_key(|meeting| meeting.record.date.value);
    let views = meetings.into_iter().filter_map(|meeting| {
        let item = meeting.record.item_about(Kind::Report, &report.id)?;
        Some(Treatment {
            meeting: parts::reference(site, &**meeting),
            date: parts::date(site, meeting.record.date.value),
            number: item.number.value.clone(),
            outcome: parts::text(site, item.outcome.as_ref()),
        })
    });
    views.collect()
}
