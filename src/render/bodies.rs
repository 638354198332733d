//! Markdown bodies on their pages: what their links, images and contact cards mean on this site.

use serde::Serialize;

use super::markdown::{self, ImageTarget, Linked, Links, Rendered, Source};
use super::templates::Templates;
use crate::diagnostics::{FileName, nearest};
use crate::records::Kind;
use crate::records::fields::AnyReference;
use crate::records::provider::Provider;
use crate::records::reading::Body;
use crate::site::{self, ContactView, Site};

/// The id that templates use on pages with a body, so that no heading takes it. Their other ids
/// hold an underscore, which no heading's id does.
const TAKEN_IDS: [&str; 1] = ["main"];

/// Renders the bodies of one site.
pub(super) struct Bodies<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) templates: &'a Templates,
}

impl Bodies<'_> {
    pub(super) fn render(&self, file: &FileName, body: &Body, words: &markdown::Words) -> Rendered {
        let source = Source {
            file,
            text: body.text(),
            offset: body.offset(),
            heading_level: 2,
            id_prefix: "",
            taken_ids: &TAKEN_IDS,
        };
        let policies = &self.site.directory.authority.record.policies;
        markdown::render(&source, self, words, policies)
    }
}

#[derive(Serialize)]
struct Card {
    name: String,
    href: Option<String>,
    contact: ContactView,
}

impl Links for Bodies<'_> {
    fn record(&self, reference: &AnyReference) -> Linked {
        let directory = self.site.directory;
        let AnyReference { kind, id } = reference;
        if let Some(href) = site::href_of(self.site, *kind, id) {
            Linked::To(href)
        } else if directory.sees(*kind, id.as_str()) {
            Linked::NoPage
        } else if directory.is_held_back(*kind, id) {
            Linked::NotYetVisible
        } else if directory.knows(*kind, id) {
            Linked::Unreadable
        } else {
            let near = nearest(id.as_str(), directory.ids(*kind));
            Linked::Unknown { nearest: near.map(|near| format!("{}:{near}", kind.name())) }
        }
    }

    fn image(&self, file: &str) -> Option<ImageTarget> {
        let href = site::image_href(self.site, file)?;
        Some(ImageTarget { href, width: None, height: None })
    }

    fn nearest_image(&self, file: &str) -> Option<String> {
        let images = self.site.directory.attachments.iter();
        let names = images.filter_map(|image| image.path.strip_prefix("images/"));
        nearest(file, names).map(str::to_owned)
    }

    fn contact_card(&self, reference: &AnyReference) -> Option<String> {
        if reference.kind != Kind::Provider {
            return None;
        }
        let provider = self.site.directory.all::<Provider>().get(reference.id.as_str())?;
        let contact = provider.record.contacts.first()?;
        let card = Card {
            name: provider.record.name.in_language(self.site.language).clone(),
            href: site::href_of(self.site, reference.kind, &reference.id),
            contact: site::contact_view(self.site, contact),
        };
        self.templates.component("contact_card", &card)
    }

    fn site_path(&self, path: &str) -> String {
        format!("{}{}", self.site.base.path().trim_end_matches('/'), path)
    }
}
