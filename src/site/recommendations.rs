//! Recommendations: the tracker of what councillors asked for, and each with its answer and what
//! followed.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart, link_group};
use super::listing::{self, ListPart, Part};
use super::parts::{self, Date, Link, LinkGroup, Ref};
use super::plans::{self, ActionLink};
use super::{PlannedPage, Site, View, addresses, how_long};
use crate::records::Kind;
use crate::records::decision::Decision;
use crate::records::fields;
use crate::records::indicator::Indicator;
use crate::records::plan::Plan;
use crate::records::reading::Entry;
use crate::records::recommendation::{
    Recommendation, RecommendationProgress as Progress, Response, ResponseAnswer,
};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Recommendation>(
        site,
        ["recommendations.html", "recommendation.html"],
        list,
        recommendation,
    )
}

/// Where a recommendation stands on a day. The tracker shows them in this order: what waits for
/// somebody comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Standing {
    /// Nobody has answered, and the day for it has passed.
    Overdue,
    AwaitingResponse,
    NotStarted,
    UnderWay,
    Done,
    NotToBeDone,
}

impl Standing {
    fn of(site: &Site<'_>, recommendation: &Recommendation) -> Self {
        let today = site.directory.clock.today();
        let due = recommendation.response_due.as_ref();
        if recommendation.response.is_none() && due.is_some_and(|due| due.value < today) {
            return Self::Overdue;
        }
        match recommendation.progress.value {
            Progress::AwaitingResponse => Self::AwaitingResponse,
            Progress::NotStarted => Self::NotStarted,
            Progress::UnderWay => Self::UnderWay,
            Progress::Done => Self::Done,
            Progress::NotToBeDone => Self::NotToBeDone,
        }
    }
}

/// How many recommendations stand in one place.
#[derive(Debug, Serialize)]
pub(super) struct StandingCount {
    standing: Standing,
    count: usize,
}

/// How many of some recommendations stand where, in the order of the tracker.
pub(super) fn counted(site: &Site<'_>, asked: &[&Entry<Recommendation>]) -> Vec<StandingCount> {
    let mut standings: Vec<Standing> = asked.iter().map(|asked| Standing::of(site, &asked.record)).collect();
    standings.sort_unstable();
    let alike = standings.chunk_by(|one, other| one == other);
    alike.map(|alike| StandingCount { standing: alike[0], count: alike.len() }).collect()
}

/// The recommendations in the order of the tracker: by where they stand, then by the day on which
/// an answer is due, then the newest first.
pub(super) fn in_order<'a>(site: &Site<'a>) -> Vec<&'a Entry<Recommendation>> {
    let all = site.directory.all::<Recommendation>().iter();
    let mut all: Vec<_> = all.map(|recommendation| &**recommendation).collect();
    all.sort_by_key(|Entry { record, .. }| {
        let due = record.response_due.as_ref().map(|due| due.value);
        (Standing::of(site, record), due.is_none(), due, std::cmp::Reverse(record.made.value))
    });
    all
}

/// Some recommendations as their reports number them: 2 comes before 10.
pub(super) fn numbered<'a>(
    asked: impl Iterator<Item = &'a Entry<Recommendation>>,
) -> Vec<&'a Entry<Recommendation>> {
    let mut asked: Vec<_> = asked.collect();
    asked.sort_by_key(|Entry { record, .. }| {
        let number = record.number.as_ref().map(|number| number.value.as_str());
        let digits = number.and_then(|number| number.split(|c: char| !c.is_ascii_digit()).next());
        let digits: Option<u32> = digits.and_then(|digits| digits.parse().ok());
        (record.report.as_ref().map(fields::Reference::id), digits, number)
    });
    asked
}

/// A recommendation in a list.
#[derive(Debug, Serialize)]
pub(super) struct RecommendationEntry {
    title: String,
    href: String,
    made: Date,
    made_by: Vec<Ref>,
    addressed_to: String,
    standing: Standing,
    answer: Option<ResponseAnswer>,
    due: Option<Date>,
    timing: Option<String>,
    progress_note: Option<String>,
}

/// Recommendations as entries of a list.
pub(super) fn entries<'a>(
    site: &Site<'_>,
    asked: impl IntoIterator<Item = &'a Entry<Recommendation>>,
) -> Vec<RecommendationEntry> {
    asked.into_iter().filter_map(|asked| entry(site, asked)).collect()
}

fn entry(site: &Site<'_>, recommendation: &Entry<Recommendation>) -> Option<RecommendationEntry> {
    let record = &recommendation.record;
    let Link { text: title, href } = parts::link(site, recommendation)?;
    Some(RecommendationEntry {
        title,
        href,
        made: parts::date(site, record.made.value),
        made_by: parts::references(site, [&record.made_by]),
        addressed_to: record.addressed_to.in_language(site.language).clone(),
        standing: Standing::of(site, record),
        answer: record.response.as_ref().map(|response| response.answer),
        due: parts::maybe_date(site, record.response_due.as_ref()),
        timing: timing(site, record),
        progress_note: parts::text(site, record.progress_note.as_ref()),
    })
}

/// How the answer stands to the day on which it is due, in words: "Overdue by 3 weeks".
fn timing(site: &Site<'_>, recommendation: &Recommendation) -> Option<String> {
    let due = recommendation.response_due.as_ref()?.value;
    let today = site.directory.clock.today();
    let say = |word: &str, from: fields::Date, to: fields::Date| {
        let time = how_long::between(site, from, to);
        Some(site.words.text(&format!("recommendation.timing.{word}"), &[("time", &time)]))
    };
    match &recommendation.response {
        Some(response) if response.published.value > due => say("late", due, response.published.value),
        Some(_) => None,
        None if due < today => say("overdue", due, today),
        None if due == today => Some(site.words.word("recommendation.timing.today")),
        None => say("due", today, due),
    }
}

fn list(site: &Site<'_>, part: Part) -> View {
    #[derive(Serialize)]
    struct Group {
        standing: Standing,
        recommendations: Vec<RecommendationEntry>,
    }
    #[derive(Serialize)]
    struct ListPage {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        list: ListPart,
        standings: Vec<StandingCount>,
        groups: Vec<Group>,
    }
    let route = addresses::list(Kind::Recommendation);
    let all = in_order(site);
    let standings = counted(site, &all);
    let shown = part.of(all);
    let alike =
        shown.chunk_by(|one, other| Standing::of(site, &one.record) == Standing::of(site, &other.record));
    let groups = alike.map(|alike| Group {
        standing: Standing::of(site, &alike[0].record),
        recommendations: entries(site, alike.iter().copied()),
    });
    View::of(ListPage {
        head: part.head(site, "recommendations", &route),
        list: part.list(site, &route),
        standings,
        groups: groups.collect(),
    })
}

/// A day in the life of a recommendation.
#[derive(Serialize)]
struct Event {
    kind: &'static str,
    date: Date,
    to_come: bool,
}

#[derive(Serialize)]
struct ResponseView {
    answer: ResponseAnswer,
    by: String,
    text: String,
    published: Date,
}

#[derive(Serialize)]
struct RecommendationPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    text: String,
    report: Vec<Ref>,
    number: Option<String>,
    made_by: Vec<Ref>,
    addressed_to: String,
    standing: Standing,
    due: Option<Date>,
    timing: Option<String>,
    statutory: bool,
    events: Vec<Event>,
    response: Option<ResponseView>,
    progress: Progress,
    progress_note: Option<String>,
    actions: Vec<ActionLink>,
    followed: Vec<LinkGroup>,
}

fn recommendation(site: &Site<'_>, recommendation: &Entry<Recommendation>) -> View {
    let record = &recommendation.record;
    let list = addresses::list(Kind::Recommendation);
    let text = record.text.in_language(site.language).clone();
    let title = parts::title(site, recommendation);
    let head = Head::of_record(site, "recommendation", &list.page(&recommendation.id), &title, &text);
    let apart = [Kind::Committee, Kind::Report, Kind::Decision, Kind::Plan, Kind::Indicator];
    View::of(RecommendationPage {
        head: head.under(site, "recommendations", &list),
        record: RecordPart::of(site, recommendation, &apart),
        text,
        report: parts::references(site, &record.report),
        number: record.number.as_ref().map(|number| number.value.clone()),
        made_by: parts::references(site, [&record.made_by]),
        addressed_to: record.addressed_to.in_language(site.language).clone(),
        standing: Standing::of(site, record),
        due: parts::maybe_date(site, record.response_due.as_ref()),
        timing: timing(site, record),
        statutory: record.notice_given.is_some(),
        events: events(site, record),
        response: record.response.as_ref().map(|response| response_view(site, response)),
        progress: record.progress.value,
        progress_note: parts::text(site, record.progress_note.as_ref()),
        actions: plans::actions_for_recommendation(site, &recommendation.id),
        followed: followed(site, recommendation),
    })
}

fn response_view(site: &Site<'_>, response: &Response) -> ResponseView {
    ResponseView {
        answer: response.answer,
        by: response.by.in_language(site.language).clone(),
        text: response.text.in_language(site.language).clone(),
        published: parts::date(site, response.published.value),
    }
}

/// The days of a recommendation, in their order. The day by which an answer is due is left out
/// once one has come in time.
fn events(site: &Site<'_>, recommendation: &Recommendation) -> Vec<Event> {
    let Recommendation { made, notice_given, received, response_due, response, .. } = recommendation;
    let in_time =
        |due: &fields::Date| response.as_ref().is_some_and(|response| response.published.value <= *due);
    let days = [
        ("made", Some(made)),
        ("notice", notice_given.as_ref()),
        ("received", received.as_ref()),
        ("due", response_due.as_ref().filter(|due| !in_time(&due.value))),
        ("answered", response.as_ref().map(|response| &response.published)),
    ];
    let mut days: Vec<_> = days.into_iter().filter_map(|(kind, day)| Some((kind, day?.value))).collect();
    days.sort_by_key(|(_, day)| *day);
    let today = site.directory.clock.today();
    let event = |(kind, day)| Event { kind, date: parts::date(site, day), to_come: day > today };
    days.into_iter().map(event).collect()
}

/// What followed from a recommendation: the decisions, plans and indicators that are linked to it.
fn followed(site: &Site<'_>, recommendation: &Entry<Recommendation>) -> Vec<LinkGroup> {
    fn group<R: crate::directory::Held>(site: &Site<'_>, id: &fields::Id) -> LinkGroup {
        let linked: Vec<&Arc<Entry<R>>> = site.directory.linked(Kind::Recommendation, id);
        link_group(site, linked)
    }
    let id = &recommendation.id;
    let groups = [group::<Decision>(site, id), group::<Plan>(site, id), group::<Indicator>(site, id)];
    groups.into_iter().filter(|group| !group.links.is_empty()).collect()
}
