//! Stages 6 and 7 for each page: it is rendered, inspected, and written as soon as it is rendered,
//! so that no more than a few are held at once; or taken over from the build before.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::Progress;
use super::made::Made;
use super::states::States;
use crate::cache::{File, Found, Index, Page, Pages, Seen};
use crate::diagnostics::{FileName, Finding, Findings};
use crate::directory::reads::{Read, noted};
use crate::inspect::{self, KeptFacts};
use crate::names::Names;
use crate::publish::{Digest, Refusal, Staging};
use crate::render::Renderer;
use crate::site::{Contents, Plan, PlannedPage, View};

/// What is kept of a page once it is written.
#[derive(Debug)]
pub(super) struct Produced {
    pub(super) address: String,
    pub(super) template: FileName,
    pub(super) body: Option<FileName>,
    pub(super) page: Page,
    path: Box<str>,
    may_be_kept: bool,
}

/// A page with what was found in it.
struct Fresh {
    page: Page,
    findings: Vec<Finding>,
    may_be_kept: bool,
}

/// A page as it was rendered, or what is wrong with its template.
type Rendered = Result<Fresh, Box<Finding>>;

/// The pages of a run, before they are put into the form in which the next build reads them.
#[derive(Debug, Default)]
pub struct ToRemember {
    pub(super) produced: Vec<Produced>,
    pub(super) made: Vec<Made>,
    pub(super) addresses: Names,
    pub(super) questions: Names,
    pub(super) reads: Names,
    pub(super) words_of_a_page: usize,
    pub(super) index: Index,
}

impl ToRemember {
    /// What the next build will know of these pages.
    #[must_use]
    pub fn pages(self) -> Pages {
        let kept = self.produced.into_iter().filter(|page| page.may_be_kept);
        let mut pages: BTreeMap<Box<str>, Page> = kept.map(|page| (page.path, page.page)).collect();
        let addresses =
            self.addresses.renumber(pages.values_mut().flat_map(|page| page.facts.addresses_mut()));
        let questions = self.questions.renumber(pages.values_mut().flat_map(|page| page.asked.iter_mut()));
        let made = self.made.into_iter();
        let made = made.filter_map(|made| Some((made.route.file_path().as_str().into(), made.kept?)));
        let mut made: BTreeMap<Box<str>, File> = made.collect();
        let seen = pages.values_mut().filter_map(|page| page.seen.as_mut());
        let seen = seen.chain(made.values_mut().map(|file| &mut file.seen));
        let reads = self.reads.renumber(seen.flat_map(|seen| seen.reads.iter_mut()));
        let Self { words_of_a_page, index, .. } = self;
        Pages { addresses, questions, reads, pages, made, words_of_a_page, index }
    }
}

/// Renders and writes the pages and files of one plan.
pub(super) struct PageRun<'a> {
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) addresses: &'a Names,
    pub(super) states: &'a States<'a>,
    /// The hash of what every view is made from.
    pub(super) base: [u8; 32],
    /// The pages of the build before.
    pub(super) before: &'a Pages,
    /// How many words of each page are searched.
    pub(super) words_of_a_page: usize,
    pub(super) staging: Option<&'a Staging<'a>>,
    pub(super) bytes: AtomicU64,
    pub(super) progress: &'a dyn Progress,
}

impl PageRun<'_> {
    pub(super) fn pages(&self, plan: &Plan, findings: &mut Findings) -> Result<Vec<Produced>, Refusal> {
        let outcomes: Vec<(Option<Produced>, Vec<Finding>)> =
            plan.pages.par_iter().map(|page| self.page(page)).collect::<Result<_, Refusal>>()?;
        let mut produced = Vec::with_capacity(outcomes.len());
        for (page, faults) in outcomes {
            produced.extend(page);
            findings.extend(faults);
        }
        Ok(produced)
    }

    fn page(&self, page: &PlannedPage) -> Result<(Option<Produced>, Vec<Finding>), Refusal> {
        let base = self.base_of(page);
        let made = if let Some(kept) = self.seen_before(page, base)? {
            kept
        } else {
            let (view, reads) = noted(|| self.renderer.view(page));
            let seen = page.of.as_ref().and_then(|(kind, id)| {
                let own = Read::Record(*kind, id.as_str().into());
                self.states.seen(&reads.into_iter().chain([own]).collect(), base)
            });
            let key = self.renderer.key(page, &view);
            match self.unchanged(page, key)? {
                Some(mut kept) => {
                    kept.page.seen = seen;
                    kept
                }
                None => match self.make(page, &view, key, seen)? {
                    Ok(made) => made,
                    Err(finding) => return Ok((None, vec![*finding])),
                },
            }
        };
        self.progress.page();
        let produced = Produced {
            address: page.route.to_string(),
            template: self.renderer.template_file(page.template),
            body: page.body.as_ref().map(|(file, _)| Arc::clone(file)),
            path: page.route.file_path().as_str().into(),
            page: made.page,
            may_be_kept: made.may_be_kept,
        };
        Ok((Some(produced), made.findings))
    }

    /// The hash of what all pages with a template are made from.
    fn base_of(&self, page: &PlannedPage) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.base);
        self.renderer.hash_into(page.template, &mut hasher);
        hasher.finalize().into()
    }

    /// The page of the build before, where its view would read what it read then: it need not
    /// even be made.
    fn seen_before(&self, page: &PlannedPage, base: [u8; 32]) -> Result<Option<Fresh>, Refusal> {
        let Some(kept) = self.before.pages.get(page.route.file_path().as_str()) else { return Ok(None) };
        match &kept.seen {
            Some(seen) if page.of.is_some() && self.states.are_as(seen, base) => self.taken_over(page, kept),
            _ => Ok(None),
        }
    }

    /// The page of the build before, where nothing that it comes from has changed.
    fn unchanged(&self, page: &PlannedPage, key: [u8; 32]) -> Result<Option<Fresh>, Refusal> {
        let Some(kept) = self.before.pages.get(page.route.file_path().as_str()) else { return Ok(None) };
        if kept.key == key { self.taken_over(page, kept) } else { Ok(None) }
    }

    /// Takes over a page of the build before, where the site answers its Markdown as it did then,
    /// and its very bytes still lie on the disk.
    fn taken_over(&self, page: &PlannedPage, kept: &Page) -> Result<Option<Fresh>, Refusal> {
        let Some(staging) = self.staging else { return Ok(None) };
        let is_same = kept.answers == self.renderer.answers(&kept.asked)
            && staging.keep(page.route.file_path(), kept.digest)?;
        Ok(is_same.then(|| self.kept(kept)))
    }

    fn kept(&self, kept: &Page) -> Fresh {
        self.bytes.fetch_add(kept.digest.size(), Ordering::Relaxed);
        Fresh { page: kept.clone(), findings: kept.findings(), may_be_kept: true }
    }

    /// Renders a page, writes it, and reads what it says of itself.
    fn make(
        &self,
        page: &PlannedPage,
        view: &View,
        key: [u8; 32],
        seen: Option<Seen>,
    ) -> Result<Rendered, Refusal> {
        let rendered = match self.renderer.render(page, view) {
            Ok(rendered) => rendered,
            Err(finding) => return Ok(Err(finding)),
        };
        let html = rendered.html.as_bytes();
        self.bytes.fetch_add(html.len() as u64, Ordering::Relaxed);
        let digest = match self.staging {
            Some(staging) => staging.write(page.route.file_path(), html)?,
            None => Digest::default(),
        };
        let links = rendered.links.map(|(_, links)| links).unwrap_or_default();
        let most_words = if page.is_searched { self.words_of_a_page } else { 0 };
        let mut facts = inspect::facts_and_words(&rendered.html, most_words);
        let found = page
            .is_searched
            .then(|| Found { title: facts.title().into(), text: std::mem::take(&mut facts.searchable) });
        let facts = KeptFacts::of(facts, &links, self.addresses);
        let answers = self.renderer.answers(&rendered.asked);
        let mut page = Page::new(key, seen, rendered.asked, answers, digest, facts, &rendered.findings);
        page.found = found;
        Ok(Ok(Fresh { page, findings: rendered.findings, may_be_kept: rendered.may_be_kept }))
    }

    pub(super) fn files(&self, plan: &Plan) -> Result<(), Refusal> {
        plan.files.par_iter().try_for_each(|file| {
            let path = file.route.file_path();
            let (size, written) = match &file.contents {
                Contents::Text(text) => {
                    let write = |staging: &Staging<'_>| staging.write(path, text.as_bytes()).map(drop);
                    (text.len() as u64, self.staging.map(write))
                }
                Contents::Copy(from, size) => (*size, self.staging.map(|staging| staging.copy(path, from))),
                // Those are there already.
                Contents::Made(_) => (0, None),
            };
            self.bytes.fetch_add(size, Ordering::Relaxed);
            written.unwrap_or(Ok(()))
        })
    }
}
