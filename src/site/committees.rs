//! Committees: the list, and each with its meetings, its reports and what it asked for.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::meetings::{self, MeetingEntry, When};
use super::parts::{self, Date, Link};
use super::recommendations::{self, RecommendationEntry, StandingCount};
use super::reports::{self, ReportEntry};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::committee::{Committee, CommitteeKind};
use crate::records::meeting::Meeting;
use crate::records::reading::Entry;
use crate::records::recommendation::Recommendation;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Committee>(site, ["committees.html", "committee.html"], list, committee)
}

/// A committee in a list.
#[derive(Debug, Serialize)]
struct CommitteeEntry {
    name: String,
    href: String,
    kind: CommitteeKind,
    remit: String,
    gone: bool,
    next: Option<When>,
}

/// Whether a committee's last day is over.
fn is_gone(site: &Site<'_>, committee: &Committee) -> bool {
    committee.to.as_ref().is_some_and(|to| to.value < site.directory.clock.today())
}

fn entry(site: &Site<'_>, committee: &Entry<Committee>) -> Option<CommitteeEntry> {
    let Link { text: name, href } = parts::link(site, committee)?;
    let (coming, _) = meetings::around_today(site, meetings_of(site, committee));
    let next = coming.iter().find(|meeting| meetings::is_planned(meeting));
    Some(CommitteeEntry {
        name,
        href,
        kind: committee.record.kind,
        remit: committee.record.remit.in_language(site.language).clone(),
        gone: is_gone(site, &committee.record),
        next: next.map(|meeting| When::of(site, &meeting.record)),
    })
}

/// The committees that still stand come first, each group by name.
fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Committee);
    let mut all: Vec<_> = site.directory.all::<Committee>().iter().collect();
    all.sort_by_cached_key(|committee| (is_gone(site, &committee.record), parts::title(site, &***committee)));
    listing::view(site, part, "committees", &route, all, |committee| entry(site, committee))
}

fn meetings_of<'a>(
    site: &Site<'a>,
    committee: &'a Entry<Committee>,
) -> impl Iterator<Item = &'a Entry<Meeting>> {
    let all = site.directory.all::<Meeting>().iter().map(|meeting| &**meeting);
    all.filter(|meeting| meeting.record.committee.id() == &committee.id)
}

#[derive(Serialize)]
struct CommitteePage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    committee_kind: CommitteeKind,
    remit: String,
    chair: Option<String>,
    meets: Option<String>,
    from: Option<Date>,
    to: Option<Date>,
    gone: bool,
    contact: Option<ContactView>,
    coming: Vec<MeetingEntry>,
    past: Vec<MeetingEntry>,
    reports: Vec<ReportEntry>,
    recommendations: Vec<RecommendationEntry>,
    standings: Vec<StandingCount>,
}

fn committee(site: &Site<'_>, committee: &Entry<Committee>) -> View {
    let record = &committee.record;
    let list = addresses::list(Kind::Committee);
    let remit = record.remit.in_language(site.language).clone();
    let title = parts::title(site, committee);
    let head = Head::of_record(site, "committee", &list.page(&committee.id), &title, &remit);
    let (coming, past) = meetings::around_today(site, meetings_of(site, committee));
    let entries = |meetings: Vec<&Entry<Meeting>>| {
        meetings.into_iter().filter_map(|meeting| meetings::entry(site, meeting)).collect()
    };
    let its_reports = reports::newest_first(site).into_iter();
    let its_reports = its_reports.filter(|report| report.record.committee.id() == &committee.id);
    let asked = recommendations::in_order(site).into_iter();
    let asked: Vec<&Entry<Recommendation>> =
        asked.filter(|asked| asked.record.made_by.id() == &committee.id).collect();
    View::of(CommitteePage {
        head: head.under(site, "committees", &list),
        record: RecordPart::of(site, committee, &[Kind::Meeting, Kind::Report, Kind::Recommendation]),
        committee_kind: record.kind,
        remit,
        chair: parts::text(site, record.chair.as_ref()),
        meets: parts::text(site, record.meets.as_ref()),
        from: parts::maybe_date(site, record.from.as_ref()),
        to: parts::maybe_date(site, record.to.as_ref()),
        gone: is_gone(site, record),
        contact: record.contact.as_ref().map(|contact| ways::contact(site, contact)),
        coming: entries(coming),
        past: entries(past),
        reports: its_reports.filter_map(|report| reports::entry(site, report)).collect(),
        standings: recommendations::counted(site, &asked),
        recommendations: recommendations::entries(site, asked),
    })
}
