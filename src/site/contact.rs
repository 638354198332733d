//! The page "Contact and help".

use serde::Serialize;

use super::head::Head;
use super::parts::{self, ContactView};
use super::{PlannedPage, Site, View, addresses};

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    vec![PlannedPage::new(addresses::contact(), "contact.html", site.directory.authority.whole(), contact)]
}

fn contact(site: &Site<'_>) -> View {
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
    }
    let help = &site.directory.authority.record.help;
    let route = addresses::contact();
    View::of(&ContactPage {
        head: Head::from_words(site, "contact", &route, &[]).under(site, "contact", &route),
        out_of_hours: help.out_of_hours.as_ref().map(|contact| parts::contact(site, contact)),
        someone_to_ring: help.someone_to_ring.in_language(site.language).clone(),
        genuine_caller: help.genuine_caller.in_language(site.language).clone(),
        other_formats: help.other_formats.in_language(site.language).clone(),
        complaints: parts::contact(site, &help.complaints),
        ombudsman: parts::contact(site, &help.ombudsman),
    })
}
