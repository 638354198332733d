//! What several views share: links, dates, ways to reach somebody, documents.

use serde::Serialize;

use super::{Site, addresses, hours};
use crate::directory::Held;
use crate::records::document::Document;
use crate::records::fields::{self, Reference, TimeOfDay};
use crate::records::reading::Entry;

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) href: String,
}

/// The name of a record, with its page where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Ref {
    pub(super) text: String,
    pub(super) href: Option<String>,
}

/// A link with a word beside it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NotedLink {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) note: Option<String>,
}

/// A link with how many things it leads to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CountedLink {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) count: usize,
}

/// Links under a heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LinkGroup {
    pub(super) heading: String,
    pub(super) links: Vec<NotedLink>,
}

/// A day for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Date {
    pub(super) iso: String,
    pub(super) text: String,
}

/// A document and how to get it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DocumentView {
    title: String,
    href: String,
    format: String,
    size: String,
    summary: String,
    date: Option<Date>,
    checked: Option<Date>,
    review_by: Option<Date>,
    source_note: Option<String>,
    web_version: Option<Link>,
}

/// What links to a record say.
pub(super) fn title<R: Held>(site: &Site<'_>, entry: &Entry<R>) -> String {
    entry.record.title().in_language(site.language).clone()
}

/// The name of a record, with its page where it has one.
pub(super) fn reference<R: Held>(site: &Site<'_>, entry: &Entry<R>) -> Ref {
    let href = addresses::of(site, R::KIND, &entry.id).map(|route| route.href(site.base));
    Ref { text: title(site, entry), href }
}

/// The names of the records that references name, those that a reader may see.
pub(super) fn references<'a, R: Held>(
    site: &Site<'_>,
    references: impl IntoIterator<Item = &'a Reference<R>>,
) -> Vec<Ref> {
    site.directory.get_all(references).into_iter().map(|entry| reference(site, &**entry)).collect()
}

/// Links to the records that have pages.
pub(super) fn links<'a, R: Held>(
    site: &Site<'_>,
    entries: impl IntoIterator<Item = &'a std::sync::Arc<Entry<R>>>,
) -> Vec<Link> {
    entries.into_iter().filter_map(|entry| link(site, &**entry)).collect()
}

/// A link to a record that has a page.
pub(super) fn link<R: Held>(site: &Site<'_>, entry: &Entry<R>) -> Option<Link> {
    let href = addresses::of(site, R::KIND, &entry.id)?.href(site.base);
    Some(Link { text: title(site, entry), href })
}

/// Texts in the site's language.
pub(super) fn texts(site: &Site<'_>, texts: &[fields::Text]) -> Vec<String> {
    texts.iter().map(|text| text.in_language(site.language).clone()).collect()
}

/// A text in the site's language, where there is one.
pub(super) fn text(site: &Site<'_>, text: Option<&fields::Text>) -> Option<String> {
    text.map(|text| text.in_language(site.language).clone())
}

/// The month of a day in words.
pub(super) fn month(site: &Site<'_>, date: fields::Date) -> String {
    site.words.word(&format!("months.{}", date.0.month() - 1))
}

/// A day as its view.
pub(super) fn date(site: &Site<'_>, date: fields::Date) -> Date {
    let month = month(site, date);
    let (day, year) = (date.0.day().to_string(), date.0.year().to_string());
    let text = site.words.text("dates.day", &[("day", &day), ("month", &month), ("year", &year)]);
    Date { iso: date.iso(), text }
}

/// The day of the week on which a day falls.
pub(super) fn weekday(site: &Site<'_>, date: fields::Date) -> String {
    let name = format!("{:?}", date.0.weekday()).to_lowercase();
    site.words.word(&format!("days.{name}"))
}

/// A moment as its view. The first minute of a day is that day, and its time goes unsaid.
pub(super) fn moment(site: &Site<'_>, moment: fields::Moment) -> Date {
    let day = date(site, fields::Date(moment.0.date()));
    let time_of_day = TimeOfDay(moment.0.time());
    if time_of_day.is_midnight() {
        return day;
    }
    let text =
        site.words.text("release.moment", &[("day", &day.text), ("time", &hours::time(site, time_of_day))]);
    Date { iso: moment.0.strftime("%Y-%m-%dT%H:%M").to_string(), text }
}

/// A day as its view, where there is one.
pub(super) fn maybe_date(site: &Site<'_>, value: Option<&fields::Placed<fields::Date>>) -> Option<Date> {
    value.map(|value| date(site, value.value))
}

/// Documents as their views, those whose file is there.
pub(super) fn documents<'a>(
    site: &Site<'_>,
    documents: impl IntoIterator<Item = &'a Reference<Document>>,
) -> Vec<DocumentView> {
    site.directory.get_all(documents).into_iter().filter_map(|entry| document(site, entry)).collect()
}

/// A document as its view, where its file is there.
pub(super) fn document(site: &Site<'_>, entry: &Entry<Document>) -> Option<DocumentView> {
    let record = &entry.record;
    let file = site.directory.attachment(&format!("documents/{}", record.file.value))?;
    let href = addresses::of(site, crate::records::Kind::Document, &entry.id)?.href(site.base);
    let web_version = record.web_version.as_ref().and_then(|page| {
        let href = super::href_of(site, page.kind, &page.value.id)?;
        Some(Link { text: super::title_of(site, page.kind, &page.value.id)?, href })
    });
    Some(DocumentView {
        title: title(site, entry),
        href,
        format: format_of(&record.file),
        size: size(file.size),
        summary: record.summary.in_language(site.language).clone(),
        date: maybe_date(site, record.date.as_ref()),
        checked: maybe_date(site, record.assured.as_ref()),
        review_by: maybe_date(site, record.review_by.as_ref()),
        source_note: text(site, record.source_note.as_ref()),
        web_version,
    })
}

fn format_of(file: &str) -> String {
    file.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_uppercase())
}

/// A size as people read it, rounded up to whole kilobytes.
pub(super) fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1000).max(1);
    if kilobytes < 1000 {
        format!("{kilobytes} KB")
    } else {
        format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100)
    }
}
