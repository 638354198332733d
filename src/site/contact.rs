//! The page "Contact and help".

use serde::Serialize;

use super::head::Head;
use super::help::Help;
use super::{PlannedPage, Site, View, addresses};
use crate::records::authority::Governance;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let mut page = PlannedPage::new(addresses::contact(), "contact.html", place, contact);
    page.is_searched = true;
    vec![page]
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
        #[serde(flatten)]
        help: Help,
        governance: Governance,
        codes: Vec<Code>,
    }
    let authority = &site.directory.authority.record;
    let codes =
        authority.codes.iter().map(|(scheme, code)| Code { scheme: scheme.clone(), code: code.clone() });
    let route = addresses::contact();
    View::of(ContactPage {
        head: Head::from_words(site, "contact", &route, &[]).under(site, "contact", &route),
        help: Help::of(site),
        governance: authority.governance,
        codes: codes.collect(),
    })
}
