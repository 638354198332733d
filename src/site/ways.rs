//! Ways to reach somebody, and places to go, as pages show them.

use serde::Serialize;

use super::Site;
use super::hours::Hours;
use super::parts::{self, Link};
use crate::records::fields::{self, LinkTarget, SpokenLanguage, Telephone};
use crate::records::provider::{Facility, Place};

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ContactView {
    pub(super) name: Option<String>,
    role: Option<String>,
    pub(super) telephone: Option<Link>,
    pub(super) relay_uk: Option<Link>,
    pub(super) textphone: Option<Link>,
    pub(super) text_message: Option<Link>,
    pub(super) british_sign_language: Option<Link>,
    pub(super) email: Option<Link>,
    pub(super) website: Option<Link>,
    address: Vec<String>,
    pub(super) hours: Option<Hours>,
    pub(super) languages: Vec<Spoken>,
    interpreters: Option<String>,
    easy_read: Option<Link>,
    note: Option<String>,
    #[serde(skip)]
    pub(super) post: Option<Post>,
}

/// A language that is spoken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Spoken {
    pub(super) name: String,
    pub(super) code: String,
}

/// The parts of a postal address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Post {
    pub(super) street: String,
    pub(super) town: String,
    pub(super) county: Option<String>,
    pub(super) postcode: String,
}

/// A place to go.
#[derive(Debug, Serialize)]
pub(super) struct PlaceView {
    pub(super) name: String,
    address: Vec<String>,
    pub(super) hours: Option<Hours>,
    pub(super) access: Vec<Facility>,
    access_note: Option<String>,
    #[serde(skip)]
    pub(super) post: Post,
}

/// A way to reach somebody as its view.
pub(super) fn contact(site: &Site<'_>, contact: &fields::Contact) -> ContactView {
    let elsewhere = |address: &fields::WebAddress| Link {
        text: without_scheme(address.as_str()).to_owned(),
        href: address.as_str().to_owned(),
    };
    let number = |number: &Option<fields::Placed<Telephone>>| number.as_deref().map(telephone);
    let takes_relay_calls = contact.takes_relay_calls();
    ContactView {
        name: parts::text(site, contact.name.as_ref()),
        role: parts::text(site, contact.role.as_ref()),
        telephone: number(&contact.telephone),
        relay_uk: contact.telephone.as_deref().filter(|_| takes_relay_calls).and_then(relay_uk),
        textphone: number(&contact.textphone),
        text_message: number(&contact.text_message),
        british_sign_language: contact.british_sign_language.as_deref().map(elsewhere),
        email: contact
            .email
            .as_ref()
            .map(|email| Link { text: email.as_str().to_owned(), href: email.href() }),
        website: contact.website.as_deref().map(elsewhere),
        address: contact.address.as_ref().map(address).unwrap_or_default(),
        hours: Hours::of(site, contact.opening()),
        languages: contact.languages.iter().map(|language| spoken(&language.value)).collect(),
        interpreters: parts::text(site, contact.interpreters.as_ref()),
        easy_read: contact.easy_read.as_deref().and_then(|target| match target {
            LinkTarget::Elsewhere(address) => Some(elsewhere(address)),
            LinkTarget::Record(record) => Some(Link {
                href: super::href_of(site, record.kind, &record.id)?,
                text: super::title_of(site, record.kind, &record.id)?,
            }),
        }),
        note: parts::text(site, contact.note.as_ref()),
        post: contact.address.as_ref().map(post),
    }
}

impl ContactView {
    /// The same without what changes with the days: for what stands on every page, and for paper.
    pub(super) fn lasting(self) -> Self {
        Self { hours: self.hours.map(Hours::lasting), ..self }
    }

    /// Whether it has a number that Relay UK does not reach.
    pub(super) fn refuses_relay_uk(&self) -> bool {
        self.telephone.is_some() && self.relay_uk.is_none()
    }

    /// Whether it has a table of the week.
    pub(super) fn has_week(&self) -> bool {
        self.hours.as_ref().is_some_and(|hours| !hours.week.is_empty())
    }
}

fn telephone(number: &Telephone) -> Link {
    Link { text: number.as_str().to_owned(), href: number.href() }
}

fn relay_uk(number: &Telephone) -> Option<Link> {
    // The number is said in one breath, so it stays on one line.
    number.through_relay_uk().map(|(text, href)| Link { text: text.replace(' ', "\u{a0}"), href })
}

fn spoken(language: &SpokenLanguage) -> Spoken {
    Spoken { name: language.name().to_owned(), code: language.code().to_owned() }
}

/// A place as its view.
pub(super) fn place(site: &Site<'_>, place: &Place) -> PlaceView {
    PlaceView {
        name: place.name.in_language(site.language).clone(),
        address: address(&place.address),
        hours: Hours::of(site, place.opening()),
        access: place.access.clone(),
        access_note: parts::text(site, place.access_note.as_ref()),
        post: post(&place.address),
    }
}

/// A web address as people read it.
pub(super) fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/')
}

/// The lines of a postal address.
fn address(address: &fields::Address) -> Vec<String> {
    let mut lines = address.lines.clone();
    lines.push(address.town.clone());
    lines.extend(address.county.clone());
    lines.push(address.postcode.as_str().to_owned());
    lines
}

fn post(address: &fields::Address) -> Post {
    Post {
        street: address.lines.join(", "),
        town: address.town.clone(),
        county: address.county.clone(),
        postcode: address.postcode.as_str().to_owned(),
    }
}
