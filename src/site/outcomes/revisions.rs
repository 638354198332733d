//! What was changed among published figures: what readers were shown, what they are shown now, and
//! why.

use serde::Serialize;

use super::in_order;
use super::numbers::Writer;
use super::subjects;
use crate::records::fields::{Id, Period};
use crate::records::indicator::{Indicator, Measure};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};
use crate::site::parts::{self, Date, Link, Ref};
use crate::site::{Site, periods};
use crate::statistics::{Revision, Shown, Subject, Told};

/// A figure that was changed.
#[derive(Debug, Serialize)]
pub(in crate::site) struct RevisionRow {
    indicator: Option<Link>,
    /// What the figure is about.
    name: Ref,
    period: String,
    /// What readers were shown, and what they are shown since; in words where it is hidden.
    before: String,
    after: String,
    /// The release that changed it, and its moment.
    release: Ref,
    at: Date,
    why: String,
}

/// Every change of an indicator's figures, the newest first.
pub(super) fn of_indicator(site: &Site<'_>, entry: &Entry<Indicator>) -> Vec<RevisionRow> {
    let revisions = site.figures.revisions(&entry.id).iter();
    revisions.filter_map(|revision| row(site, entry, revision)).collect()
}

/// The changes of one figure in sentences, the newest first.
pub(in crate::site) fn of_figure(
    site: &Site<'_>,
    entry: &Entry<Indicator>,
    subject: &Subject,
    period: Period,
) -> Vec<String> {
    let is_meant = |revision: &&Revision| {
        revision.subject() == subject && revision.period().first_day() == period.first_day()
    };
    let revisions = site.figures.revisions(&entry.id).iter().filter(is_meant);
    let sentence = |row: RevisionRow| {
        let blanks =
            [("before", row.before.as_str()), ("after", &row.after), ("at", &row.at.text), ("why", &row.why)];
        site.words.text("revisions.of_figure", &blanks)
    };
    revisions.filter_map(|revision| row(site, entry, revision)).map(sentence).collect()
}

/// What a release changed, in the order of the framework.
pub(in crate::site) fn of_release(site: &Site<'_>, release: &Id) -> Vec<RevisionRow> {
    let of_indicator = |entry: &Entry<Indicator>| {
        let revisions = site.figures.revisions(&entry.id).iter();
        let here = revisions.filter(|revision| revision.after().release() == release);
        let rows = here.filter_map(|revision| {
            let indicator = parts::link(site, entry);
            row(site, entry, revision).map(|row| RevisionRow { indicator, ..row })
        });
        rows.collect::<Vec<_>>()
    };
    in_order(site).into_iter().flat_map(|entry| of_indicator(entry)).collect()
}

/// A change in a sentence, for feeds.
pub(in crate::site) fn sentence(site: &Site<'_>, row: &RevisionRow) -> String {
    let indicator = row.indicator.as_ref().map_or("", |indicator| indicator.text.as_str());
    let blanks = [
        ("indicator", indicator),
        ("name", &row.name.text),
        ("period", &row.period),
        ("before", &row.before),
        ("after", &row.after),
    ];
    site.words.text("revisions.sentence", &blanks)
}

fn row(site: &Site<'_>, entry: &Entry<Indicator>, revision: &Revision) -> Option<RevisionRow> {
    let releases = site.directory.all::<Release>();
    let release = releases.get(revision.after().release().as_str())?;
    let before = releases.get(revision.before().release().as_str())?;
    Some(RevisionRow {
        indicator: None,
        name: subjects::name(site, revision.subject())?,
        period: periods::label(site, revision.period()),
        before: told(site, &entry.record, revision.before()),
        after: told(site, &entry.record, revision.after()),
        release: parts::reference(site, &**release),
        at: parts::moment(site, release.record.at.value),
        why: why(site, &before.record, &release.record),
    })
}

/// A figure as a release showed it: "84%: 336 of 400".
fn told(site: &Site<'_>, indicator: &Indicator, told: &Told) -> String {
    let value = Writer::new(site, indicator).shown(told.value());
    match told.counts() {
        Some((upper, lower)) if indicator.measure.value != Measure::Count => {
            let count = |count| Writer::count(Some(Shown::Value(count)));
            let blanks =
                [("value", value.as_str()), ("numerator", &count(upper)), ("denominator", &count(lower))];
            site.words.text("revisions.with_counts", &blanks)
        }
        _ => value,
    }
}

/// Why a release shows another figure than the one before it.
fn why(site: &Site<'_>, before: &Release, after: &Release) -> String {
    let reason = parts::text(site, after.revision_reason.as_ref());
    reason.unwrap_or_else(|| {
        let was_provisional = before.status.value == ReleaseStatus::Provisional;
        site.words.word(if was_provisional { "revisions.was_provisional" } else { "revisions.no_reason" })
    })
}
