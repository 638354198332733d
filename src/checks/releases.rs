//! Checks of releases: their files of figures, and what they revise.

use std::collections::BTreeMap;

use super::{Checking, contacts, layouts, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::fields::{Id, TimeOfDay};
use crate::records::reading::Entry;
use crate::records::release::{Release, ReleaseStatus};

/// Checks each release, and that each file of figures belongs to one.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let mut holders: BTreeMap<&str, &Id> = BTreeMap::new();
    for release in &checking.tables().releases {
        files(checking, release, &mut holders, findings);
        revision(checking, release, findings);
        time_of_day(checking, release, findings);
        layouts::check(checking, release, findings);
        if let Some(moment) = &release.record.publish_from {
            let message = "A release appears at its own moment";
            findings.push(
                Finding::error("release-with-publish-from", release.place(moment.span), message)
                    .help("Write the moment in `at:`, and delete `publish_from:`."),
            );
        }
        if let Some(contact) = &release.record.contact {
            contacts::check(release, "contact", contact, checking.today, findings);
        }
        let texts = release.record.summary.iter().chain(&release.record.revision_reason);
        sentences::check(release, texts, checking.longest_sentence(), findings);
    }
    let largest_jump = &checking.policies.largest_jump;
    checking.directory.observations.look_over(checking.tables(), largest_jump, findings);
    if checking.tables().releases.is_whole() {
        unpublished(checking, &holders, findings);
    }
}

fn files<'a>(
    checking: &'a Checking<'_>,
    release: &'a Entry<Release>,
    holders: &mut BTreeMap<&'a str, &'a Id>,
    findings: &mut Findings,
) {
    let observations = &checking.directory.observations;
    if release.record.data.is_empty() {
        findings.push(
            Finding::error(
                "release-without-data",
                release.field("data"),
                "This release publishes no file of figures",
            )
            .help("Write the names of its files in `outcomes/data`, like `data: [home-safety-2026-q3.csv]`."),
        );
    }
    for name in &release.record.data {
        let place = || release.place(name.span);
        if let Some(other) = holders.insert(&name.value, &release.id) {
            let message = if *other == release.id {
                format!("The file `{}` stands here twice", name.value)
            } else {
                format!("The release `{other}` publishes the file `{}` too", name.value)
            };
            findings.push(Finding::error("file-in-two-releases", place(), message).help(
                "Each file belongs to one release. A revised release has a file of its own, with the figures that it corrects.",
            ));
        } else if !observations.knows(&name.value) {
            let message = format!("There is no file `{}` in `outcomes/data`", name.value);
            let help = match nearest(&name.value, observations.files().map(|(name, _)| name)) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Put the file into `outcomes/data`, or correct its name. Its ending is part of it."
                    .to_owned(),
            };
            findings.push(Finding::error("no-such-data-file", place(), message).help(help));
        }
    }
}

fn revision(checking: &Checking<'_>, release: &Entry<Release>, findings: &mut Findings) {
    let Release { status, revises, revision_reason, at, .. } = &release.record;
    let is_revised = status.value == ReleaseStatus::Revised;
    let fields = [
        ("revises", revises.is_some(), "the id of the release that it corrects"),
        ("revision_reason", revision_reason.is_some(), "what was wrong and why"),
    ];
    for (field, is_there, what) in fields {
        if is_revised && !is_there {
            let message = format!("This release is revised, and has no `{field}`");
            findings.push(
                Finding::error("revised-without-reason", release.place(status.span), message)
                    .help(format!("Add a line with `{field}:` and {what}.")),
            );
        } else if !is_revised && is_there {
            let message = format!("This release has `{field}`, and its status is not `revised`");
            findings.push(
                Finding::error("reason-without-revision", release.key(field), message)
                    .help("Write `status: revised`, or delete this line."),
            );
        }
    }
    let Some(revised) = revises.as_ref() else { return };
    let corrected = checking.tables().get(revised).filter(|corrected| corrected.id != release.id);
    if corrected.is_some_and(|corrected| corrected.record.at.value >= at.value) {
        let message = "The release that this one corrects appears no earlier than this one";
        findings.push(
            Finding::error("revision-before-release", release.place(at.span), message)
                .help("Correct the moment of one of the two, or the id after `revises:`."),
        );
    }
}

/// By how many days before a release readers are to know its time (Code of Practice for Statistics, T3).
const TIME_IS_KNOWN: i64 = 28;

/// A release that comes soon has a time, and not a day alone.
fn time_of_day(checking: &Checking<'_>, release: &Entry<Release>, findings: &mut Findings) {
    let at = &release.record.at;
    let is_midnight = TimeOfDay(at.value.0.time()).is_midnight();
    let days = checking.today.0.until(at.value.0.date()).map_or(0, |span| i64::from(span.get_days()));
    if is_midnight && !release.record.draft && (1..=TIME_IS_KNOWN).contains(&days) {
        let day = at.value.0.strftime("%Y-%m-%d");
        findings.push(
            Finding::overdue(
                "release-without-time",
                release.place(at.span),
                "This release comes within four weeks, and readers do not know at what time",
            )
            .help(format!("Write the time after the day, like `{day} 09:30`.")),
        );
    }
}

/// Files of figures that no release names are never published. That may be meant for a while.
fn unpublished(checking: &Checking<'_>, holders: &BTreeMap<&str, &Id>, findings: &mut Findings) {
    let files = checking.directory.observations.files();
    for (_, file) in files.filter(|(name, _)| !holders.contains_key(name)) {
        findings.push(
            Finding::warning("data-without-release", Place::file(file), "No release publishes this file")
                .help("Name it under `data:` in a release, or delete it."),
        );
    }
}
