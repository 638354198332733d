//! The page "Contact and help".

use serde::Serialize;

use super::head::Head;
use super::help::Help;
use super::ways::{self, ContactView};
use super::{PlannedPage, Route, Site, View, addresses, structured};
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
        contact: ContactView,
        has_week: bool,
        structured: String,
        governance: Governance,
        codes: Vec<Code>,
    }
    let authority = &site.directory.authority.record;
    let codes =
        authority.codes.iter().map(|(scheme, code)| Code { scheme: scheme.clone(), code: code.clone() });
    let route = addresses::contact();
    let (help, ours) = (Help::of(site), ways::contact(site, &authority.contact));
    View::of(ContactPage {
        head: Head::from_words(site, "contact", &route, &[]).under(site, "contact", &route),
        has_week: ours.has_week(),
        structured: structured(site, &ours, &help),
        contact: ours,
        help,
        governance: authority.governance,
        codes: codes.collect(),
    })
}

/// The authority for machines.
fn structured(site: &Site<'_>, ours: &ContactView, help: &Help) -> String {
    let home = Route::home().absolute(site.base);
    let name = site.directory.authority.record.name.in_language(site.language);
    let points = std::iter::once(ours).chain(help.of_the_authority());
    let points: Vec<_> = points.flat_map(|contact| structured::contact_points(contact, &[])).collect();
    structured::text(structured::thing(
        "GovernmentOrganization",
        [
            ("@id", home.as_str().into()),
            ("name", name.as_str().into()),
            ("url", home.as_str().into()),
            ("address", ours.post.as_ref().map(structured::address).into()),
            ("contactPoint", points.into()),
        ],
    ))
}
