//! The page "Contact and help".

use serde::Serialize;

use super::head::Head;
use super::parts::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};
use crate::records::authority::Governance;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    vec![PlannedPage::new(addresses::contact(), "contact.html", site.directory.authority.whole(), contact)]
}

fn contact(site: &Site<'_>) -> View {
    #[derive(Serialize)]
    struct Code {
        scheme: String,
        code: String,
    }
    #[derive(Serialize)]
    struct ContactPage {
        #[serde(flatten)]
        head: Head,
        out_of_hours: Option<ContactView>,
        someone_to_ring: String,
        genuine_caller: String,
        other_formats: String,
        complaints: ContactView,
        ombudsman: ContactView,
        governance: Governance,
        codes: Vec<Code>,
    }
    let authority = &site.directory.authority.record;
    let help = &authority.help;
    let codes =
        authority.codes.iter().map(|(scheme, code)| Code { scheme: scheme.clone(), code: code.clone() });
    let route = addresses::contact();
    View::of(ContactPage {
        head: Head::from_words(site, "contact", &route, &[]).under(site, "contact", &route),
        out_of_hours: help.out_of_hours.as_ref().map(|contact| parts::contact(site, contact)),
        someone_to_ring: help.someone_to_ring.in_language(site.language).clone(),
        genuine_caller: help.genuine_caller.in_language(site.language).clone(),
        other_formats: help.other_formats.in_language(site.language).clone(),
        complaints: parts::contact(site, &help.complaints),
        ombudsman: parts::contact(site, &help.ombudsman),
        governance: authority.governance,
        codes: codes.collect(),
    })
}
