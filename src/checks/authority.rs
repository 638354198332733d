//! Checks of the settings of the site. What the law asks of the accessibility statement stands
//! in `statement`.

use super::{Checking, contacts, sentences, statement};
use crate::diagnostics::{Finding, Findings, nearest};
use crate::directory::zone;
use crate::records::authority::Authority;
use crate::records::fields::Language;
use crate::records::reading::Entry;

/// The settings make sense together.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let Some(site) = &checking.directory.authority else { return };
    let record = &site.record;
    time_zone(site, findings);
    languages(site, findings);
    policies(site, findings);
    contacts::check(site, "contact", &record.contact, checking.today, findings);
    contacts::check(site, "help.complaints", &record.help.complaints, checking.today, findings);
    contacts::check(site, "help.ombudsman", &record.help.ombudsman, checking.today, findings);
    if let Some(contact) = &record.help.out_of_hours {
        contacts::check(site, "help.out_of_hours", contact, checking.today, findings);
    }
    statement::check(site, checking.today, findings);
    let help = &record.help;
    let texts =
        [&help.someone_to_ring, &help.genuine_caller, &help.other_formats, &record.accessibility.method];
    let issues = record.accessibility.issues.iter().map(|issue| &issue.problem);
    sentences::check(site, texts.into_iter().chain(issues), checking.longest_sentence(), findings);
}

fn time_zone(site: &Entry<Authority>, findings: &mut Findings) {
    let Some(name) = &site.record.time_zone else { return };
    if zone(Some(&name.value)).is_some() {
        return;
    }
    let known: Vec<_> =
        jiff::tz::TimeZoneDatabase::bundled().available().map(|zone| zone.to_string()).collect();
    let help = match nearest(&name.value, known.iter().map(String::as_str)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Write `Europe/London`.".to_owned(),
    };
    let message = format!("There is no time zone `{}`", name.value);
    findings.push(Finding::error("unknown-time-zone", site.place(name.span), message).help(help));
}

fn languages(site: &Entry<Authority>, findings: &mut Findings) {
    let languages = &site.record.languages;
    if languages.first().is_none_or(|first| first.value != Language::english()) {
        let place = languages.first().map_or_else(|| site.field("languages"), |first| site.place(first.span));
        findings.push(
            Finding::error("english-first", place, "English is not the first language of the site")
                .help("Every record has its texts in English, so write `en` first, like `languages: [en]`."),
        );
    }
    for (at, language) in languages.iter().enumerate() {
        if language.value != Language::english() {
            let message = format!("No pages are made in the language `{}` yet", language.as_str());
            let finding = Finding::warning("language-not-made", site.place(language.span), message);
            findings.push(
                finding.help("Leave it out for now. This version of Noticeboard makes English pages only."),
            );
        }
        if languages[..at].iter().any(|earlier| earlier.value == language.value) {
            let message = format!("The language `{}` stands twice here", language.as_str());
            let finding = Finding::error("duplicate-language", site.place(language.span), message);
            findings.push(finding.help("Delete one of the two."));
        }
    }
}

fn policies(site: &Entry<Authority>, findings: &mut Findings) {
    if site.record.policies.disclosure.round_to == 0 {
        let place = site.field("policies.disclosure.round_to");
        findings.push(
            Finding::error("rounding-to-nothing", place, "Counts cannot be rounded to a multiple of 0")
                .help("Write `round_to: 5`, or `round_to: 1` to leave counts as they are."),
        );
    }
}
