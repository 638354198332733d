//! The feed of releases: each that is out, with the figures that came out in it.

use std::fmt::Write as _;

use uuid::Uuid;

use super::{ENTRIES, Feed, FeedEntry, moment};
use crate::characters::escaped;
use crate::records::Kind;
use crate::records::fields::Id;
use crate::records::indicator::Indicator;
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::site::outcomes::numbers::Writer;
use crate::site::outcomes::{self, revisions, subjects};
use crate::site::releases::newest_first;
use crate::site::{Site, addresses, calendar, parts, periods};
use crate::statistics::{PublishedFigure, Series};

/// The feed, where there is any release, even one to come.
pub(super) fn feed(site: &Site<'_>) -> Option<Feed> {
    if !calendar::is_there(site) {
        return None;
    }
    let authority = &site.directory.authority.record;
    let name = authority.name.in_language(site.language);
    let newest = newest_first(site.directory.all::<Release>()).into_iter().take(ENTRIES);
    Some(Feed {
        route: addresses::feed_of_releases(),
        id: Uuid::new_v5(&authority.id_namespace.0, b"feed/releases"),
        title: site.words.text("releases.calendar_name", &[("name", name)]),
        page: addresses::list(Kind::Release),
        entries: newest.map(|release| entry(site, release)).collect(),
    })
}

fn entry(site: &Site<'_>, release: &Entry<Release>) -> FeedEntry {
    let record = &release.record;
    let (title, at) = (parts::title(site, release), parts::moment(site, record.at.value));
    let description = || site.words.text("release.description", &[("title", &title), ("at", &at.text)]);
    FeedEntry {
        kind: Kind::Release,
        id: release.id.clone(),
        updated: moment(site, record.at.value.0),
        summary: parts::text(site, record.summary.as_ref()).unwrap_or_else(description),
        content: content(site, release),
        title,
    }
}

/// The figures that came out, as XHTML: what was corrected and why, then each indicator.
fn content(site: &Site<'_>, release: &Entry<Release>) -> Option<String> {
    let mut xhtml = String::new();
    let mut list = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(xhtml, "<p>{}</p><ul>", escaped(heading));
            for line in &lines {
                let _ = write!(xhtml, "<li>{}</li>", escaped(line));
            }
            xhtml.push_str("</ul>");
        }
    };
    let revised = revisions::of_release(site, &release.id);
    let rows = revised.iter().flat_map(|group| &group.rows);
    let lines = rows.map(|row| revisions::sentence(site, row)).collect();
    list(&site.words.word("revisions.heading"), lines);
    let figures = outcomes::in_order(site).into_iter().filter_map(|entry| figure(site, entry, &release.id));
    list(&site.words.word("release.holds"), figures.collect());
    (!xhtml.is_empty()).then_some(xhtml)
}

/// What a release published last of an indicator: the newest figure about the whole, or else the
/// periods of its figures.
fn figure(site: &Site<'_>, entry: &Entry<Indicator>, release: &Id) -> Option<String> {
    let name = parts::title(site, entry);
    let own = |figure: &&PublishedFigure| figure.release() == release;
    let whole = subjects::whole(site, &entry.id).map(Series::figures).unwrap_or_default();
    if let Some(figure) = whole.iter().rev().find(own) {
        let value = Writer::new(site, &entry.record).value(figure).words;
        let period = periods::label(site, figure.period());
        let blanks = [("name", name.as_str()), ("period", &period), ("value", &value)];
        return Some(site.words.text("releases.figure", &blanks));
    }
    let periods = || {
        let figures = site.figures.of(&entry.id).iter().flat_map(Series::figures);
        figures.filter(own).map(PublishedFigure::period)
    };
    let span = periods::span(site, periods().min()?, periods().max()?);
    Some(site.words.text("releases.figures", &[("name", &name), ("period", &span)]))
}
