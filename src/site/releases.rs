//! Releases of figures: the calendar, and each release that is out.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, ListPart, Part};
use super::outcomes::revisions::{self, Revisions};
use super::parts::{self, Date, Link};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, calendar, outcomes, periods};
use crate::records::Kind;
use crate::records::fields::{Contact, Id, Period};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};
use crate::statistics::{PublishedFigure, Series};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Release>(site, ["releases.html", "release.html"], list, release)
}

/// A release in a list.
#[derive(Debug, Serialize)]
pub(super) struct ReleaseEntry {
    title: String,
    href: String,
    at: Date,
    status: ReleaseStatus,
    summary: Option<String>,
    revision_reason: Option<String>,
    /// Who answers questions about it: a role, or the name of a team.
    lead: Option<String>,
}

/// A release as an entry of a list.
pub(super) fn entry(site: &Site<'_>, release: &Entry<Release>) -> Option<ReleaseEntry> {
    let record = &release.record;
    let Link { text, href } = parts::link(site, release)?;
    Some(ReleaseEntry {
        title: text,
        href,
        at: parts::moment(site, record.at.value),
        status: record.status.value,
        summary: parts::text(site, record.summary.as_ref()),
        revision_reason: parts::text(site, record.revision_reason.as_ref()),
        lead: record.contact.as_ref().and_then(|contact| lead(site, contact)),
    })
}

/// Who leads on a release: the role of its contact, or else its name.
pub(super) fn lead(site: &Site<'_>, contact: &Contact) -> Option<String> {
    parts::text(site, contact.role.as_ref().or(contact.name.as_ref()))
}

/// Releases in the order in which they came out, the newest first.
pub(super) fn newest_first<'a>(
    releases: impl IntoIterator<Item = &'a Arc<Entry<Release>>>,
) -> Vec<&'a Arc<Entry<Release>>> {
    let mut releases: Vec<_> = releases.into_iter().collect();
    releases.sort_by_key(|release| (std::cmp::Reverse(release.record.at.value), release.id.clone()));
    releases
}

/// A release to come: its title and its moment are all that anybody may know of it.
#[derive(Serialize)]
struct AnnouncedView {
    title: String,
    at: Date,
}

fn list(site: &Site<'_>, part: Part) -> View {
    #[derive(Serialize)]
    struct Calendar {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        list: ListPart,
        announced: Vec<AnnouncedView>,
        releases: Vec<ReleaseEntry>,
        outcomes_href: String,
        /// The calendar for programs, and the feed, where there is any release.
        #[serde(rename = "calendar_href")]
        for_programs: Option<String>,
        feed_href: Option<String>,
        contact: ContactView,
    }
    let route = addresses::list(Kind::Release);
    let announced = site.directory.announced().iter().map(|release| AnnouncedView {
        title: release.title.in_language(site.language).clone(),
        at: parts::moment(site, release.at),
    });
    let published = newest_first(site.directory.all::<Release>());
    let leads = published.iter().find_map(|release| release.record.contact.as_ref());
    let contact = leads.unwrap_or(&site.directory.authority.record.contact);
    let any = calendar::is_there(site);
    let published = part.of(published);
    View::of(Calendar {
        head: part.head(site, "releases", &route),
        list: part.list(site, &route),
        announced: announced.collect(),
        releases: published.into_iter().filter_map(|release| entry(site, release)).collect(),
        outcomes_href: addresses::list(Kind::Indicator).href(site.base),
        for_programs: any.then(|| addresses::calendar().href(site.base)),
        feed_href: any.then(|| addresses::feed_of_releases().href(site.base)),
        contact: ways::contact(site, contact),
    })
}

/// An indicator whose figures a release published last.
#[derive(Serialize)]
struct Holding {
    indicator: Link,
    periods: String,
}

#[derive(Serialize)]
struct ReleasePage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    at: Date,
    status: ReleaseStatus,
    summary: Option<String>,
    revises: Option<Link>,
    revision_reason: Option<String>,
    revised_by: Vec<Link>,
    holds: Vec<Holding>,
    revisions: Vec<Revisions>,
    contact: Option<ContactView>,
}

fn release(site: &Site<'_>, release: &Entry<Release>) -> View {
    let record = &release.record;
    let list = addresses::list(Kind::Release);
    let (title, at) = (parts::title(site, release), parts::moment(site, record.at.value));
    let summary = parts::text(site, record.summary.as_ref());
    let description = || site.words.text("release.description", &[("title", &title), ("at", &at.text)]);
    let description = summary.clone().unwrap_or_else(description);
    let head = Head::of_record(site, "release", &list.page(&release.id), &title, &description);
    let revises = record.revises.as_ref().and_then(|revises| site.directory.get(revises));
    View::of(ReleasePage {
        head: head.under(site, "releases", &list),
        record: RecordPart::of(site, release, &[Kind::Release]),
        at,
        status: record.status.value,
        summary,
        revises: revises.and_then(|revised| parts::link(site, &**revised)),
        revision_reason: parts::text(site, record.revision_reason.as_ref()),
        revised_by: revised_by(site, &release.id),
        holds: holdings(site, &release.id),
        revisions: revisions::of_release(site, &release.id),
        contact: record.contact.as_ref().map(|contact| ways::contact(site, contact)),
    })
}

/// The releases that correct figures of this one, the newest first.
fn revised_by(site: &Site<'_>, id: &Id) -> Vec<Link> {
    let linked = site.directory.linked::<Release>(Kind::Release, id).into_iter();
    let later = linked.filter(|other| other.record.revises.as_ref().is_some_and(|to| to.id() == id));
    parts::links(site, newest_first(later))
}

fn holdings(site: &Site<'_>, release: &Id) -> Vec<Holding> {
    let holding = |entry: &Arc<Entry<_>>| {
        let series = site.figures.of(&entry.id).iter().flat_map(Series::figures);
        let periods =
            || series.clone().filter(|figure| figure.release() == release).map(PublishedFigure::period);
        let (first, last): (Period, Period) = (periods().min()?, periods().max()?);
        let indicator = parts::link(site, &**entry)?;
        Some(Holding { indicator, periods: periods::span(site, first, last) })
    };
    outcomes::in_order(site).into_iter().filter_map(holding).collect()
}
