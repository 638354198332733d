//! Stage 5, plan: the list of pages and files, each page with a typed view of exactly what it
//! shows. One file a kind of record; `parts` holds what several views share.
//!
//! A kind of record joins here: its module, and its line in [`plan`].

pub mod route;
pub mod search;

mod addresses;
mod allocations;
mod assets;
mod browse;
mod calendar;
mod chrome;
mod committees;
mod compared;
mod contact;
mod contracts;
mod decisions;
mod districts;
mod documents;
mod downloads;
mod eligibility;
pub mod explain;
mod feed;
mod figures;
mod free_pages;
mod head;
mod help;
mod home;
mod hours;
mod how_long;
mod hubs;
mod inspections;
mod leaflets;
mod lines;
mod listing;
mod lots;
mod meetings;
mod moved;
mod needs;
mod not_found;
mod outcomes;
mod parts;
mod periods;
mod plans;
mod postcodes;
mod providers;
mod ratings;
mod recommendations;
mod releases;
mod reports;
mod rings;
mod scorecards;
mod services;
mod sitemap;
mod statement;
mod structured;
mod updates;
mod ways;

use std::path::PathBuf;

use serde::Serialize;

use crate::diagnostics::{FileName, Findings, Place};
use crate::directory::{Held, VisibleDirectory};
use crate::postcodes::PostcodeDistricts;
use crate::records::Kind;
use crate::records::fields::{Contact, Id, Language};
use crate::records::reading::{Body, Entry};
use crate::statistics::Figures;
use crate::theme::Words;

pub use assets::Assets;
pub use chrome::Chrome;
pub use downloads::{MadeFile, MadeFiles};
pub use listing::Orders;
pub use route::{Base, RelativePath, Route, Segment};
pub use ways::ContactView;

/// What every view is made from: the directory, and how to speak of it.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// What a reader may see.
    pub directory: &'a VisibleDirectory,
    /// The figures that may be published.
    pub figures: &'a Figures,
    /// The postcodes that may be shown. No page of a record reads them: they have pages of their own.
    pub postcodes: &'a PostcodeDistricts,
    /// The interface words of the language.
    pub words: &'a Words,
    /// The language.
    pub language: &'a Language,
    /// Where the site will stand.
    pub base: &'a Base,
    /// The addresses of the style sheet and the scripts.
    pub assets: &'a Assets,
    /// The orders of lists, found when they are first asked for.
    pub orders: &'a Orders,
    /// The files that were made before the pages.
    pub made: &'a MadeFiles,
}

/// What a page shows.
pub struct View(Box<dyn erased_serde::Serialize>);

impl View {
    fn of(view: impl Serialize + 'static) -> Self {
        Self(Box::new(view))
    }

    /// What the page shows, for its template.
    #[must_use]
    pub fn values(&self) -> tera::Map {
        tera::Value::from_serializable(&self.0).into_map().unwrap_or_default()
    }

    /// Adds exactly what the page shows to a hash. It costs much less than the values.
    pub fn hash_into(&self, hasher: &mut blake3::Hasher) {
        // A view that could not be written down would have no values either.
        hasher.update(&serde_json::to_vec(&self.0).unwrap_or_default());
    }
}

type MakeView = Box<dyn Fn(&Site<'_>) -> View + Send + Sync>;

/// A page of the plan. Its view is made when the page is rendered, and dropped with it.
pub struct PlannedPage {
    /// Its address.
    pub route: Route,
    /// The name of its template.
    pub template: &'static str,
    /// The file it comes from, for findings.
    pub place: Place,
    /// The Markdown it shows, with the file it stands in.
    pub body: Option<(FileName, Body)>,
    /// Whether search engines are told of it.
    pub listed: bool,
    /// The record that it is the page of. Its view is made from that and from what it reads.
    pub of: Option<(Kind, Id)>,
    /// Whether readers find it by search.
    pub is_searched: bool,
    make_view: MakeView,
}

impl PlannedPage {
    fn new(
        route: Route,
        template: &'static str,
        place: Place,
        make_view: impl Fn(&Site<'_>) -> View + Send + Sync + 'static,
    ) -> Self {
        Self {
            route,
            template,
            place,
            body: None,
            listed: true,
            of: None,
            is_searched: false,
            make_view: Box::new(make_view),
        }
    }

    /// A page for each record of a kind that passes a test.
    fn for_each<R: Held>(
        site: &Site<'_>,
        template: &'static str,
        keep: impl Fn(&Entry<R>) -> bool,
        view: impl Fn(&Site<'_>, &Entry<R>) -> View + Send + Sync + Copy + 'static,
    ) -> Vec<Self> {
        let entries = site.directory.all::<R>().iter().filter(|entry| keep(entry));
        entries
            .filter_map(|entry| {
                let route = addresses::record(R::KIND, &entry.id)?;
                let shown = std::sync::Arc::clone(entry);
                let mut page = Self::new(route, template, entry.whole(), move |site| view(site, &shown));
                page.body = entry.body.clone().map(|body| (entry.file.clone(), body));
                page.of = Some((R::KIND, entry.id.clone()));
                page.is_searched = true;
                Some(page)
            })
            .collect()
    }

    /// What the page shows.
    #[must_use]
    pub fn view(&self, site: &Site<'_>) -> View {
        (self.make_view)(site)
    }
}

/// A file of the plan that is no page.
#[derive(Debug)]
pub struct PlannedFile {
    /// Its address.
    pub route: Route,
    /// The file it comes from, for findings.
    pub place: Place,
    /// What it holds.
    pub contents: Contents,
}

/// What a file holds.
#[derive(Debug)]
pub enum Contents {
    /// Text made by the program.
    Text(String),
    /// A file of the content folder, as it is, with its size in bytes.
    Copy(PathBuf, u64),
    /// What is made when it is written, and dropped with it: files that may be large.
    Made(Make),
}

type MakeFile = Box<dyn Fn(&Site<'_>) -> Result<Vec<u8>, String> + Send + Sync>;

/// What makes a file, from what it reads of a site alone.
pub struct Make(MakeFile);

impl Make {
    fn new(make: impl Fn(&Site<'_>) -> Result<Vec<u8>, String> + Send + Sync + 'static) -> Self {
        Self(Box::new(make))
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// A sentence when it cannot be made.
    pub fn bytes(&self, site: &Site<'_>) -> Result<Vec<u8>, String> {
        (self.0)(site)
    }
}

impl std::fmt::Debug for Make {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Make(..)")
    }
}

/// Everything that the site will hold.
#[derive(Default)]
pub struct Plan {
    /// The pages, in the order of their addresses.
    pub pages: Vec<PlannedPage>,
    /// The other files, in the order of their addresses.
    pub files: Vec<PlannedFile>,
}

/// Plans the whole site.
#[must_use]
pub fn plan(site: &Site<'_>) -> (Plan, Findings) {
    let mut plan = Plan::default();
    for pages in [
        home::pages,
        services::pages,
        browse::pages,
        needs::pages,
        providers::pages,
        lots::pages,
        contracts::pages,
        districts::pages,
        leaflets::pages,
        postcodes::pages,
        eligibility::pages,
        outcomes::pages,
        releases::pages,
        figures::pages,
        compared::pages,
        allocations::pages,
        committees::pages,
        meetings::pages,
        decisions::pages,
        reports::pages,
        recommendations::pages,
        inspections::pages,
        plans::pages,
        scorecards::pages,
        hubs::pages,
        updates::pages,
        free_pages::pages,
        documents::pages,
        search::pages,
        statement::pages,
        contact::pages,
        not_found::pages,
        moved::pages,
    ] {
        plan.pages.extend(pages(site));
    }
    plan.files.extend(documents::files(site));
    plan.files.extend(postcodes::files(site));
    plan.files.extend(downloads::files(site));
    plan.files.extend(feed::files(site));
    plan.files.extend(calendar::files(site));
    plan.files.extend(moved::files(site));
    plan.files.extend(sitemap::files(site, &plan.pages));
    let mut findings = addresses::unique(&mut plan);
    findings.extend(documents::unpublishable(site));
    findings.extend(moved::unpublishable(site));
    plan.pages.sort_by(|a, b| a.route.cmp(&b.route));
    plan.files.sort_by(|a, b| a.route.cmp(&b.route));
    (plan, findings)
}

/// The address of a record's page or file, where a reader may see it and it has one.
#[must_use]
pub fn href_of(site: &Site<'_>, kind: Kind, id: &Id) -> Option<String> {
    let seen = site.directory.sees(kind, id.as_str());
    seen.then(|| addresses::of(site, kind, id)).flatten().map(|route| route.href(site.base))
}

/// What links to a record say, where a reader may see it.
fn title_of(site: &Site<'_>, kind: Kind, id: &Id) -> Option<String> {
    site.directory.card(kind, id.as_str()).map(|card| card.title.in_language(site.language).clone())
}

/// The address of an image by its name in the folder of images.
#[must_use]
pub fn image_href(site: &Site<'_>, name: &str) -> Option<String> {
    site.directory.attachment(&format!("images/{name}"))?;
    addresses::file("images", name).map(|route| route.href(site.base))
}

/// Whether a file of the plan is an image of the content folder.
#[must_use]
pub fn is_image(file: &PlannedFile) -> bool {
    matches!(file.contents, Contents::Copy(..)) && file.route.file_path().as_str().starts_with("images/")
}

/// A way to reach somebody, for the contact cards in Markdown.
#[must_use]
pub fn contact_view(site: &Site<'_>, contact: &Contact) -> ContactView {
    ways::contact(site, contact)
}
