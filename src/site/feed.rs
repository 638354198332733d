//! The Atom feeds (RFC 4287): of news and decisions, and of the releases of figures.

mod releases;

use std::fmt::Write as _;

use uuid::Uuid;

use super::route::Route;
use super::{Contents, PlannedFile, Site, addresses, decisions, updates};
use crate::characters::escaped;
use crate::directory::Held;
use crate::records::fields::{Date, Id};
use crate::records::reading::Entry;
use crate::records::{Kind, fields};

/// How many entries a feed holds, newest first.
const ENTRIES: usize = 50;

/// A feed.
struct Feed {
    route: Route,
    id: Uuid,
    title: String,
    /// The page that shows the same.
    page: Route,
    /// The newest first.
    entries: Vec<FeedEntry>,
}

struct FeedEntry {
    kind: Kind,
    id: Id,
    /// As RFC 3339 writes it.
    updated: String,
    title: String,
    summary: String,
    /// What is in it, as XHTML.
    content: Option<String>,
}

pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let place = site.directory.authority.whole();
    let feeds = [Some(news(site)), releases::feed(site)];
    let file = |feed: Feed| PlannedFile {
        contents: Contents::Text(written(site, &feed)),
        route: feed.route,
        place: place.clone(),
    };
    feeds.into_iter().flatten().map(file).collect()
}

fn news(site: &Site<'_>) -> Feed {
    let authority = &site.directory.authority.record;
    let name = authority.name.in_language(site.language);
    Feed {
        route: addresses::feed(),
        id: authority.id_namespace.0,
        title: format!("{}: {name}", site.words.word("nav.updates_feed")),
        page: Route::home(),
        entries: newest(site),
    }
}

fn newest(site: &Site<'_>) -> Vec<FeedEntry> {
    let updates = updates::newest_first(site).into_iter().map(|update| {
        let record = &update.record;
        (record.date.value, of(site, update, record.date.value, &record.summary))
    });
    let decisions = decisions::newest_first(site).into_iter().map(|decision| {
        let record = &decision.record;
        let date = record.published.as_ref().map_or(record.made.value, |published| published.value);
        (date, of(site, decision, date, &record.purpose))
    });
    let mut entries: Vec<_> = updates.chain(decisions).collect();
    entries.sort_by(|(date, entry), (other_date, other)| {
        other_date.cmp(date).then_with(|| entry.id.cmp(&other.id))
    });
    entries.truncate(ENTRIES);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn of<R: Held>(site: &Site<'_>, entry: &Entry<R>, date: Date, summary: &fields::Text) -> FeedEntry {
    FeedEntry {
        kind: R::KIND,
        id: entry.id.clone(),
        updated: moment(site, date.0.to_datetime(jiff::civil::Time::midnight())),
        title: super::parts::title(site, entry),
        summary: summary.in_language(site.language).clone(),
        content: None,
    }
}

fn written(site: &Site<'_>, feed: &Feed) -> String {
    let authority = &site.directory.authority.record;
    let name = authority.name.in_language(site.language);
    // A feed without entries is as new as its authority: the date has to be some date.
    let never = || moment(site, jiff::civil::date(1970, 1, 1).to_datetime(jiff::civil::Time::midnight()));
    let updated = feed.entries.first().map_or_else(never, |entry| entry.updated.clone());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let mut line = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = writeln!(xml, "{text}");
    };
    line(format_args!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        site.language.as_str()
    ));
    line(format_args!("<title>{}</title>", escaped(&feed.title)));
    if authority.demonstration {
        line(format_args!("<subtitle>{}</subtitle>", escaped(&site.words.word("demonstration"))));
    }
    line(format_args!("<id>urn:uuid:{}</id>", feed.id));
    line(format_args!("<updated>{updated}</updated>"));
    let address = feed.route.absolute(site.base);
    line(format_args!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escaped(&address)));
    let page = feed.page.absolute(site.base);
    line(format_args!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&page)));
    line(format_args!("<author><name>{}</name></author>", escaped(name)));
    for entry in &feed.entries {
        line(format_args!("{}", entry_xml(site, entry)));
    }
    line(format_args!("</feed>"));
    xml
}

fn entry_xml(site: &Site<'_>, entry: &FeedEntry) -> String {
    let address =
        addresses::of(site, entry.kind, &entry.id).map(|route| route.absolute(site.base)).unwrap_or_default();
    let uuid = site.directory.uuid(entry.kind, &entry.id);
    let content = entry.content.as_ref().map_or_else(String::new, |xhtml| {
        format!("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{xhtml}</div></content>")
    });
    format!(
        "<entry><title>{}</title><id>urn:uuid:{uuid}</id><updated>{}</updated><link href=\"{}\"/><category term=\"{}\"/><summary>{}</summary>{content}</entry>",
        escaped(&entry.title),
        entry.updated,
        escaped(&address),
        entry.kind.name(),
        escaped(&entry.summary),
    )
}

/// A moment of the site's time zone, as RFC 3339 writes it.
fn moment(site: &Site<'_>, moment: jiff::civil::DateTime) -> String {
    let zone = site.directory.clock.now().time_zone().clone();
    let zoned = zone.to_zoned(moment).map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    zoned.unwrap_or_else(|_| moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
