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

/// Figures that one release changed for one reason.
#[derive(Debug, Serialize)]
pub(in crate::site) struct Revisions {
    /// The release, and its moment.
    release: Ref,
    at: Date,
    why: String,
    pub(in crate::site) rows: Vec<RevisionRow>,
}

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
}

/// Every change of an indicator's figures, the newest first.
pub(super) fn of_indicator(site: &Site<'_>, entry: &Entry<Indicator>) -> Vec<Revisions> {
    let mut groups = Vec::new();
    for revision in site.figures.revisions(&entry.id) {
        add(site, entry, revision, None, &mut groups);
    }
    groups
}

/// The changes of one figure in sentences, the newest first.
pub(in crate::site) fn of_figure(
    site: &Site<'_>,
    entry: &Entry<Indicator>,
    subject: &Subject,
    period: Period,
) -> Vec<String> {
    let mut groups = Vec::new();
    let is_meant = |revision: &&Revision| {
        revision.subject() == subject && revision.period().first_day() == period.first_day()
    };
    for revision in site.figures.revisions(&entry.id).iter().filter(is_meant) {
        add(site, entry, revision, None, &mut groups);
    }
    let sentence = |(group, row): (&Revisions, &RevisionRow)| {
        let blanks = [
            ("before", row.before.as_str()),
            ("after", &row.after),
            ("at", &group.at.text),
            ("why", &group.why),
        ];
        site.words.text("revisions.of_figure", &blanks)
    };
    groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row))).map(sentence).collect()
}

/// What a release changed, in the order of the framework.
pub(in crate::site) fn of_release(site: &Site<'_>, release: &Id) -> Vec<Revisions> {
    let mut groups = Vec::new();
    for entry in in_order(site) {
        let revisions = site.figures.revisions(&entry.id).iter();
        for revision in revisions.filter(|revision| revision.after().release() == release) {
            add(site, entry, revision, parts::link(site, &**entry), &mut groups);
        }
    }
    groups
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

/// Adds a change to those of the same release and the same reason.
fn add(
    site: &Site<'_>,
    entry: &Entry<Indicator>,
    revision: &Revision,
    indicator: Option<Link>,
    groups: &mut Vec<Revisions>,
) {
    let releases = site.directory.all::<Release>();
    let (before, after) = (revision.before(), revision.after());
    let Some(name) = subjects::name(site, revision.subject()) else { return };
    let Some(release) = releases.get(after.release().as_str()) else { return };
    let Some(earlier) = releases.get(before.release().as_str()) else { return };
    let row = RevisionRow {
        indicator,
        name,
        period: periods::label(site, revision.period()),
        before: told(site, &entry.record, before),
        after: told(site, &entry.record, after),
    };
    let (release_name, why) =
        (parts::reference(site, &**release), why(site, &earlier.record, &release.record));
    let same = |group: &&mut Revisions| group.release == release_name && group.why == why;
    match groups.iter_mut().find(same) {
        Some(group) => group.rows.push(row),
        None => groups.push(Revisions {
            at: parts::moment(site, release.record.at.value),
            release: release_name,
            why,
            rows: vec![row],
        }),
    }
}

/// A figure as a release showed it: "84%: 336 of 400", "4.3 out of 5: 903 in all, from 210".
fn told(site: &Site<'_>, indicator: &Indicator, told: &Told) -> String {
    let writer = Writer::new(site, indicator);
    let measure = indicator.measure.value;
    let value = match told.value() {
        // To the pound, or a small change of a large sum would not be seen.
        Shown::Value(value) if measure == Measure::Money => writer.cell(value),
        other => writer.shown(other),
    };
    let name = match measure {
        Measure::Count => return value,
        Measure::Percentage | Measure::Rate | Measure::StandardisedRate => "revisions.with_counts",
        Measure::Average | Measure::Rating => "revisions.with_sum",
        // The upper number is the figure itself.
        Measure::Money => "revisions.with_number",
    };
    let Some((upper, lower)) = told.counts() else { return value };
    let count = |count| Writer::count(Some(Shown::Value(count)));
    let blanks = [
        ("value", value.as_str()),
        ("numerator", &count(upper)),
        ("denominator", &count(lower)),
        ("unit", writer.unit()),
    ];
    site.words.text(name, &blanks)
}

/// Why a release shows another figure than the one before it.
fn why(site: &Site<'_>, before: &Release, after: &Release) -> String {
    let reason = parts::text(site, after.revision_reason.as_ref());
    reason.unwrap_or_else(|| {
        let was_provisional = before.status.value == ReleaseStatus::Provisional;
        site.words.word(if was_provisional { "revisions.was_provisional" } else { "revisions.no_reason" })
    })
}
