//! Markdown bodies on their pages: what their links, images and contact cards mean on this site.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use serde::Serialize;

use super::markdown::{self, ImageTarget, Linked, Links, Rendered, Source};
use super::templates::Templates;
use crate::diagnostics::{FileName, nearest};
use crate::names::{Hashes, Names};
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
    pub(super) asked: RefCell<BTreeSet<String>>,
    /// Whether it named a record that is held back.
    pub(super) secret: Cell<bool>,
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
    /// Where the page of a record is.
    fn where_is(&self, reference: &AnyReference) -> Linked {
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

    /// What the site answers to a question.
    fn answer(&self, question: &str) -> Option<String> {
        let (kind, about) = question.split_once(' ')?;
        let reference = || AnyReference::parse(about).ok();
        match kind {
            RECORD => Some(format!("{:?}", self.where_is(&reference()?))),
            CARD => self.contact_card(&reference()?),
            _ => self.image(about).map(|image| image.href).or_else(|| self.nearest_image(about)),
        }
    }

    fn ask(&self, kind: &str, about: &str) {
        self.asked.borrow_mut().insert(format!("{kind} {about}"));
    }
}

/// A question where the page of a record is: `record provider:ternbridge-homes`.
const RECORD: &str = "record";

/// A question for the card of a provider.
const CARD: &str = "card";

/// A question where an image is.
const IMAGE: &str = "image";

/// The questions that bodies ask of the site, by their numbers, and the answers so far: many
/// bodies ask the same.
#[derive(Default)]
pub(super) struct Questions {
    names: Names,
    answers: Hashes,
}

impl Questions {
    /// Questions that are numbered already.
    pub(super) fn numbered(questions: &[Box<str>]) -> Self {
        Self { names: Names::numbered(questions), ..Self::default() }
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn into_names(self) -> Names {
        self.names
    }

    /// The hash of the answers to questions. With the same answers, the same body gives the same
    /// HTML.
    pub(super) fn answers(&self, asked: &[u32], bodies: &Bodies<'_>) -> [u8; 32] {
        let answers = self.answers.over(asked, |number| {
            let question = self.names.name(number);
            let answer = question.as_deref().map(|question| (question, bodies.answer(question)));
            Some(blake3::hash(format!("{answer:?}").as_bytes()).into())
        });
        answers.unwrap_or_default()
    }
}

fn named(reference: &AnyReference) -> String {
    format!("{}:{}", reference.kind.name(), reference.id)
}

impl Links for Bodies<'_> {
    fn record(&self, reference: &AnyReference) -> Linked {
        let answer = self.where_is(reference);
        // What is held back is named in no cache: its page is made anew each time.
        if answer == Linked::NotYetVisible {
            self.secret.set(true);
        } else {
            self.ask(RECORD, &named(reference));
        }
        answer
    }

    fn image(&self, file: &str) -> Option<ImageTarget> {
        self.ask(IMAGE, file);
        let href = site::image_href(self.site, file)?;
        Some(ImageTarget { href, width: None, height: None })
    }

    fn nearest_image(&self, file: &str) -> Option<String> {
        let images = self.site.directory.attachments().iter();
        let names = images.filter_map(|image| image.path.strip_prefix("images/"));
        // One that is there, and cannot be shown, has a finding of its own.
        nearest(file, names.filter(|name| *name != file)).map(str::to_owned)
    }

    fn contact_card(&self, reference: &AnyReference) -> Option<String> {
        self.ask(CARD, &named(reference));
        if self.site.directory.is_held_back(reference.kind, &reference.id) {
            self.secret.set(true);
        }
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
