//! Updates: the list and each piece of news.

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Date, Link};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::reading::Entry;
use crate::records::update::Update;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Update>(site, ["updates.html", "update.html"], list, update)
}

/// A piece of news in a list.
#[derive(Debug, Serialize)]
pub(super) struct UpdateEntry {
    title: String,
    href: String,
    date: Date,
    summary: String,
}

/// A piece of news as an entry of a list.
pub(super) fn entry(site: &Site<'_>, update: &Entry<Update>) -> Option<UpdateEntry> {
    let Link { text, href } = parts::link(site, update)?;
    let summary = update.record.summary.in_language(site.language).clone();
    Some(UpdateEntry { title: text, href, date: parts::date(site, update.record.date.value), summary })
}

/// The news, newest first.
pub(super) fn newest_first<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Update>>> {
    listing::newest_first(site, |update: &Update| update.date.value)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Update);
    listing::view(site, part, "updates", &route, newest_first(site), |update| entry(site, update))
}

fn update(site: &Site<'_>, update: &Entry<Update>) -> View {
    #[derive(Serialize)]
    struct UpdatePage {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        record: RecordPart,
        date: Date,
        summary: String,
    }
    let summary = update.record.summary.in_language(site.language).clone();
    let list = addresses::list(Kind::Update);
    let title = parts::title(site, update);
    let head = Head::of_record(site, "update", &list.page(&update.id), &title, &summary);
    View::of(UpdatePage {
        head: head.under(site, "updates", &list),
        record: RecordPart::of(site, update, &[]),
        date: parts::date(site, update.record.date.value),
        summary,
    })
}
