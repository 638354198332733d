//! Meetings: those to come and those past, and each with its agenda and what it did.

use std::cmp::Reverse;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, ListPart, Part};
use super::parts::{self, Date, DocumentView, Link, Ref};
use super::recommendations::{self, RecommendationEntry};
use super::{PlannedPage, Site, View, addresses, hours, how_long, ways};
use crate::records::Kind;
use crate::records::decision::Restriction;
use crate::records::fields::AnyReference;
use crate::records::meeting::{AgendaItem, Meeting, MeetingStatus};
use crate::records::reading::Entry;
use crate::records::recommendation::Recommendation;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Meeting>(site, ["meetings.html", "meeting.html"], list, meeting)
}

/// Where a meeting stands on a day.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    ToCome,
    Today,
    Held,
    Cancelled,
    /// Its day has passed, and nobody has written yet whether it was held.
    NotRecorded,
}

impl State {
    fn of(site: &Site<'_>, meeting: &Meeting) -> Self {
        match (meeting.status.value, meeting.date.value.cmp(&site.directory.clock.today())) {
            (MeetingStatus::Held, _) => Self::Held,
            (MeetingStatus::Cancelled, _) => Self::Cancelled,
            (MeetingStatus::Planned, std::cmp::Ordering::Less) => Self::NotRecorded,
            (MeetingStatus::Planned, std::cmp::Ordering::Equal) => Self::Today,
            (MeetingStatus::Planned, std::cmp::Ordering::Greater) => Self::ToCome,
        }
    }
}

/// The day and time of a meeting.
#[derive(Debug, Serialize)]
pub(super) struct When {
    weekday: String,
    date: Date,
    time: Option<String>,
}

impl When {
    pub(super) fn of(site: &Site<'_>, meeting: &Meeting) -> Self {
        Self {
            weekday: parts::weekday(site, meeting.date.value),
            date: parts::date(site, meeting.date.value),
            time: meeting.time.as_ref().map(|time| hours::time(site, time.value)),
        }
    }
}

/// A meeting in a list.
#[derive(Debug, Serialize)]
pub(super) struct MeetingEntry {
    title: String,
    href: String,
    committee: Vec<Ref>,
    when: When,
    place: Option<String>,
    state: State,
    /// How long it is until then.
    wait: Option<String>,
    items: Vec<String>,
}

/// A meeting as an entry of a list.
pub(super) fn entry(site: &Site<'_>, meeting: &Entry<Meeting>) -> Option<MeetingEntry> {
    let record = &meeting.record;
    let Link { text: title, href } = parts::link(site, meeting)?;
    Some(MeetingEntry {
        title,
        href,
        committee: parts::references(site, [&record.committee]),
        when: When::of(site, record),
        place: parts::text(site, record.place.as_ref()),
        state: State::of(site, record),
        wait: wait(site, record),
        items: record.agenda.iter().map(|item| item.title.in_language(site.language).clone()).collect(),
    })
}

fn wait(site: &Site<'_>, meeting: &Meeting) -> Option<String> {
    let to_come = matches!(State::of(site, meeting), State::ToCome);
    to_come.then(|| how_long::between(site, site.directory.clock.today(), meeting.date.value))
}

/// Whether a meeting was neither held nor called off.
pub(super) fn is_planned(meeting: &Entry<Meeting>) -> bool {
    meeting.record.status.value == MeetingStatus::Planned
}

/// The meetings from today on, the nearest first, and those before, the newest first.
pub(super) fn around_today<'a>(
    site: &Site<'_>,
    meetings: impl Iterator<Item = &'a Entry<Meeting>>,
) -> (Vec<&'a Entry<Meeting>>, Vec<&'a Entry<Meeting>>) {
    let today = site.directory.clock.today();
    let at = |meeting: &&Entry<Meeting>| {
        (meeting.record.date.value, meeting.record.time.as_ref().map(|time| time.value))
    };
    let (mut coming, mut past): (Vec<_>, Vec<_>) = meetings.partition(|meeting| {
        meeting.record.date.value >= today && meeting.record.status.value != MeetingStatus::Held
    });
    coming.sort_by_key(at);
    past.sort_by_key(|meeting| Reverse(at(meeting)));
    (coming, past)
}

fn list(site: &Site<'_>, shown: Part) -> View {
    #[derive(Serialize)]
    struct ListPage {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        list: ListPart,
        coming: Vec<MeetingEntry>,
        past: Vec<MeetingEntry>,
    }
    let route = addresses::list(Kind::Meeting);
    let all = site.directory.all::<Meeting>().iter().map(|meeting| &**meeting);
    let (coming, past) = around_today(site, all);
    let here = shown.of(coming.into_iter().chain(past).collect());
    let (coming, past) = around_today(site, here.into_iter());
    let entries = |meetings: Vec<&Entry<Meeting>>| {
        meetings.into_iter().filter_map(|meeting| entry(site, meeting)).collect()
    };
    View::of(ListPage {
        head: shown.head(site, "meetings", &route),
        list: shown.list(site, &route),
        coming: entries(coming),
        past: entries(past),
    })
}

/// A record that an item of an agenda is about.
#[derive(Serialize)]
struct About {
    kind: &'static str,
    to: Ref,
}

#[derive(Serialize)]
struct ItemView {
    number: String,
    title: String,
    about: Vec<About>,
    outcome: Option<String>,
    restriction: Restriction,
}

#[derive(Serialize)]
struct MeetingPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    committee: Vec<Ref>,
    when: When,
    place: Option<String>,
    state: State,
    wait: Option<String>,
    public: Option<String>,
    webcast: Option<Link>,
    agenda: Vec<ItemView>,
    recommendations: Vec<RecommendationEntry>,
    documents: Vec<DocumentView>,
}

fn meeting(site: &Site<'_>, meeting: &Entry<Meeting>) -> View {
    let record = &meeting.record;
    let list = addresses::list(Kind::Meeting);
    let title = parts::title(site, meeting);
    let summary = site.words.text("meeting.description", &[("title", &title)]);
    let head = Head::of_record(site, "meeting", &list.page(&meeting.id), &title, &summary);
    let webcast = record.webcast.as_ref().map(|address| Link {
        text: ways::without_scheme(address.as_str()).to_owned(),
        href: address.as_str().to_owned(),
    });
    let apart = [Kind::Committee, Kind::Report, Kind::Decision, Kind::Document];
    View::of(MeetingPage {
        head: head.under(site, "meetings", &list),
        record: RecordPart::of(site, meeting, &apart),
        committee: parts::references(site, [&record.committee]),
        when: When::of(site, record),
        place: parts::text(site, record.place.as_ref()),
        state: State::of(site, record),
        wait: wait(site, record),
        public: parts::text(site, record.public.as_ref()),
        webcast,
        agenda: record.agenda.iter().map(|item| item_view(site, item)).collect(),
        recommendations: agreed(site, record),
        documents: parts::documents(site, &record.documents),
    })
}

fn item_view(site: &Site<'_>, item: &AgendaItem) -> ItemView {
    ItemView {
        number: item.number.value.clone(),
        title: item.title.in_language(site.language).clone(),
        about: item.about.iter().filter_map(|about| about_view(site, about)).collect(),
        outcome: parts::text(site, item.outcome.as_ref()),
        restriction: item.restriction,
    }
}

fn about_view(site: &Site<'_>, about: &AnyReference) -> Option<About> {
    let AnyReference { kind, id } = about;
    let text = super::title_of(site, *kind, id)?;
    Some(About { kind: kind.name(), to: Ref { text, href: super::href_of(site, *kind, id) } })
}

/// What the committee asked for on the day of a meeting.
fn agreed(site: &Site<'_>, meeting: &Meeting) -> Vec<RecommendationEntry> {
    let is_of_the_day = |asked: &&Entry<Recommendation>| {
        asked.record.made_by.id() == meeting.committee.id() && asked.record.made.value == meeting.date.value
    };
    let asked = site.directory.all::<Recommendation>().iter().map(|asked| &**asked).filter(is_of_the_day);
    recommendations::entries(site, recommendations::numbered(asked))
}
