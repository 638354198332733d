//! Markdown bodies on their pages: what their links, images and contact cards mean on this site.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::markdown::{self, ImageTarget, Linked, Links, Rendered, Source};
use super::templates::Templates;
use crate::cache::Asked;
use crate::diagnostics::{FileName, nearest};
use crate::records::Kind;
use crate::records::fields::{AnyReference, Scalar as _};
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
    /// What was asked so far.
    pub(super) asked: RefCell<BTreeSet<Asked>>,
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

impl Bodies<'_> {
    /// The hash of the answers to what a body asked when it was last rendered. With the same
    /// answers, the same body gives the same HTML.
    pub(super) fn answers(&self, asked: &[Asked]) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for asked in asked {
            let answer = match asked {
                Asked::Record(reference) => AnyReference::parse(reference)
                    .ok()
                    .map(|reference| format!("{:?}", self.record(&reference))),
                Asked::Image(name) => {
                    let nearest = || self.nearest_image(name);
                    self.image(name).map(|image| image.href).or_else(nearest)
                }
                Asked::Card(reference) => {
                    AnyReference::parse(reference).ok().and_then(|reference| self.contact_card(&reference))
                }
            };
            for part in [format!("{asked:?}"), format!("{answer:?}")] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize().into()
    }

    fn note(&self, asked: Asked) {
        self.asked.borrow_mut().insert(asked);
    }
}

fn named(reference: &AnyReference) -> Box<str> {
    format!("{}:{}", reference.kind.name(), reference.id).into_boxed_str()
}

impl Links for Bodies<'_> {
    fn record(&self, reference: &AnyReference) -> Linked {
        self.note(Asked::Record(named(reference)));
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
        self.note(Asked::Image(file.into()));
        let href = site::image_href(self.site, file)?;
        Some(ImageTarget { href, width: None, height: None })
    }

    fn nearest_image(&self, file: &str) -> Option<String> {
        let images = self.site.directory.attachments.iter();
        let names = images.filter_map(|image| image.path.strip_prefix("images/"));
        nearest(file, names).map(str::to_owned)
    }

    fn contact_card(&self, reference: &AnyReference) -> Option<String> {
        self.note(Asked::Card(named(reference)));
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
