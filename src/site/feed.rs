//! The Atom feed of news and decisions (RFC 4287).

use std::fmt::Write as _;

use super::{Contents, PlannedFile, Site, addresses, decisions, updates};
use crate::characters::escaped;
use crate::directory::Held;
use crate::records::Kind;
use crate::records::fields::{Date, Id};
use crate::records::reading::Entry;

/// How many entries the feed holds, newest first.
const ENTRIES: usize = 50;

struct FeedEntry {
    kind: Kind,
    id: Id,
    date: Date,
    title: String,
    summary: String,
}

pub(super) fn files(site: &Site<'_>) -> Vec<PlannedFile> {
    let place = site.directory.authority.whole();
    vec![PlannedFile { route: addresses::feed(), place, contents: Contents::Text(feed(site)) }]
}

fn feed(site: &Site<'_>) -> String {
    let entries = newest(site);
    let authority = &site.directory.authority.record;
    let name = authority.name.in_language(site.language);
    let address = addresses::feed().absolute(site.base);
    // A feed without entries is as new as its authority: the date has to be some date.
    let updated = entries.first().map_or(Date(jiff::civil::date(1970, 1, 1)), |entry| entry.date);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let mut line = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = writeln!(xml, "{text}");
    };
    line(format_args!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        site.language.as_str()
    ));
    line(format_args!(
        "<title>{}</title>",
        escaped(&format!("{}: {name}", site.words.word("nav.updates_feed")))
    ));
    if authority.demonstration {
        line(format_args!("<subtitle>{}</subtitle>", escaped(&site.words.word("demonstration"))));
    }
    line(format_args!("<id>urn:uuid:{}</id>", authority.id_namespace.0));
    line(format_args!("<updated>{}</updated>", moment(site, updated)));
    line(format_args!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escaped(&address)));
    let home = super::Route::home().absolute(site.base);
    line(format_args!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&home)));
    line(format_args!("<author><name>{}</name></author>", escaped(name)));
    for entry in &entries {
        line(format_args!("{}", entry_xml(site, entry)));
    }
    line(format_args!("</feed>"));
    xml
}

fn newest(site: &Site<'_>) -> Vec<FeedEntry> {
    let updates = updates::newest_first(site)
        .into_iter()
        .map(|update| of(site, update, update.record.date.value, &update.record.summary));
    let decisions = decisions::newest_first(site).into_iter().map(|decision| {
        let record = &decision.record;
        let date = record.published.as_ref().map_or(record.made.value, |published| published.value);
        of(site, decision, date, &record.purpose)
    });
    let mut entries: Vec<_> = updates.chain(decisions).collect();
    entries.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(ENTRIES);
    entries
}

fn of<R: Held>(
    site: &Site<'_>,
    entry: &Entry<R>,
    date: Date,
    summary: &crate::records::fields::Text,
) -> FeedEntry {
    FeedEntry {
        kind: R::KIND,
        id: entry.id.clone(),
        date,
        title: super::parts::title(site, entry),
        summary: summary.in_language(site.language).clone(),
    }
}

fn entry_xml(site: &Site<'_>, entry: &FeedEntry) -> String {
    let address =
        addresses::of(site, entry.kind, &entry.id).map(|route| route.absolute(site.base)).unwrap_or_default();
    let uuid = site.directory.uuid(entry.kind, &entry.id);
    format!(
        "<entry><title>{}</title><id>urn:uuid:{uuid}</id><updated>{}</updated><link href=\"{}\"/><category term=\"{}\"/><summary>{}</summary></entry>",
        escaped(&entry.title),
        moment(site, entry.date),
        escaped(&address),
        entry.kind.name(),
        escaped(&entry.summary),
    )
}

/// The first minute of a day in the site's time zone, as RFC 3339 writes it.
fn moment(site: &Site<'_>, date: Date) -> String {
    let zone = site.directory.clock.now().time_zone().clone();
    let start = date.0.to_zoned(zone).map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    start.unwrap_or_else(|_| format!("{}T00:00:00Z", date.iso()))
}
