//! Stages 5 to 7: every page is planned, rendered and inspected, and written as soon as it is
//! rendered, so that no more than a few are held at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::{Progress, Rendered};
use crate::cache::{Page, Pages};
use crate::diagnostics::{FileName, Finding, Findings};
use crate::directory::VisibleDirectory;
use crate::inspect::{self, Addresses, Inspected};
use crate::publish::{Digest, Refusal, Staging};
use crate::records::fields::Language;
use crate::render::Renderer;
use crate::site::{self, Base, Contents, Orders, Plan, PlannedFile, PlannedPage, Site, View};
use crate::source::theme::ThemeFiles;
use crate::statistics::Figures;
use crate::theme::{StyleSheet, Words};

/// Everything a site is made from, once all of it could be read.
pub(super) struct SiteParts<'a> {
    pub(super) directory: &'a VisibleDirectory,
    pub(super) figures: &'a Figures,
    pub(super) theme: &'a ThemeFiles,
    pub(super) words: &'a Arc<Words>,
    pub(super) style: &'a StyleSheet,
    pub(super) base: &'a Base,
}

/// What is kept of a page once it is written.
struct Produced {
    address: String,
    template: FileName,
    body: Option<FileName>,
    path: Box<str>,
    page: Page,
}

impl SiteParts<'_> {
    /// Makes the whole site. Without `staging` nothing is written.
    pub(super) fn produce(
        &self,
        findings: &mut Findings,
        output: Option<Output<'_, '_>>,
        progress: &dyn Progress,
    ) -> Result<Rendered, Refusal> {
        progress.stage("plan");
        let language = Language::english();
        let style_sheet = site::style_sheet(self.style);
        let orders = Orders::default();
        let site = Site {
            directory: self.directory,
            figures: self.figures,
            words: self.words,
            language: &language,
            base: self.base,
            style_sheet: &style_sheet,
            orders: &orders,
        };
        let (mut plan, more) = site::plan(&site);
        findings.extend(more);
        plan.files.push(PlannedFile {
            route: style_sheet.clone(),
            place: self.directory.authority.whole(),
            contents: Contents::Text(self.style.text.clone()),
        });
        let (renderer, more) = Renderer::new(site, self.theme, self.words);
        findings.extend(more);
        let Some(renderer) = renderer else { return Ok(Rendered::default()) };
        progress.stage("render");
        progress.pages(plan.pages.len());
        let before = output.map(|output| output.before);
        let addresses = before.map_or_else(Addresses::default, |pages| Addresses::numbered(&pages.addresses));
        let run = PageRun {
            renderer: &renderer,
            addresses: &addresses,
            before,
            staging: output.map(|output| output.staging),
            bytes: AtomicU64::new(0),
            progress,
        };
        let produced = run.pages(&plan, findings)?;
        progress.stage("inspect");
        findings.extend(self.inspect(&mut plan, &produced, &addresses));
        run.files(&plan)?;
        let bytes = run.bytes.into_inner();
        Ok(Rendered {
            pages: plan.pages.len(),
            files: plan.files.len(),
            bytes,
            findings: Findings::default(),
            memory: remembered(produced, &addresses),
        })
    }

    /// Stage 7: holds what all pages say about themselves against one another. An image that
    /// nothing shows leaves the plan: it may belong to a record that is held back.
    fn inspect(&self, plan: &mut Plan, produced: &[Produced], addresses: &Addresses) -> Vec<Finding> {
        let pages: Vec<Inspected<'_>> = produced
            .iter()
            .map(|page| Inspected {
                address: &page.address,
                facts: &page.page.facts,
                template: &page.template,
                body: page.body.as_ref(),
            })
            .collect();
        let files: BTreeSet<String> = plan.files.iter().map(|file| file.route.to_string()).collect();
        let site = inspect::Site {
            origin: self.base.origin(),
            base_path: self.base.path(),
            files: &files,
            addresses,
        };
        let reached = inspect::reached(&pages, &site);
        plan.files.retain(|file| {
            let address = file.route.to_string();
            !site::is_image(file) || reached.contains(&address) || self.style.text.contains(&address)
        });
        inspect::across(&pages, &site)
    }
}

/// A page as it was made, or what is wrong with its template.
type Made = Result<(Page, Vec<Finding>), Box<Finding>>;

/// What the next build will know of these pages.
fn remembered(produced: Vec<Produced>, addresses: &Addresses) -> Pages {
    let mut pages: BTreeMap<Box<str>, Page> =
        produced.into_iter().map(|produced| (produced.path, produced.page)).collect();
    let addresses = addresses.renumber(pages.values_mut().map(|page| &mut page.facts));
    Pages { addresses, pages }
}

/// Where pages are written.
#[derive(Clone, Copy)]
pub struct Output<'a, 't> {
    /// The new site.
    pub staging: &'a Staging<'t>,
    /// The pages of the build before.
    pub before: &'a Pages,
}

/// Renders and writes the pages and files of one plan.
struct PageRun<'a> {
    renderer: &'a Renderer<'a>,
    addresses: &'a Addresses,
    /// The pages of the build before.
    before: Option<&'a Pages>,
    staging: Option<&'a Staging<'a>>,
    bytes: AtomicU64,
    progress: &'a dyn Progress,
}

impl PageRun<'_> {
    fn pages(&self, plan: &Plan, findings: &mut Findings) -> Result<Vec<Produced>, Refusal> {
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
        let view = self.renderer.view(page);
        let key = self.renderer.key(page, &view);
        let kept = self.unchanged(page, key)?;
        let (kept, findings) = if let Some(kept) = kept {
            self.bytes.fetch_add(kept.digest.size(), Ordering::Relaxed);
            let findings = kept.findings();
            (kept.clone(), findings)
        } else {
            match self.make(page, &view, key)? {
                Ok(made) => made,
                Err(finding) => return Ok((None, vec![*finding])),
            }
        };
        self.progress.page();
        let produced = Produced {
            address: page.route.to_string(),
            template: self.renderer.template_file(page.template),
            body: page.body.as_ref().map(|(file, _)| Arc::clone(file)),
            path: page.route.file_path().as_str().into(),
            page: kept,
        };
        Ok((Some(produced), findings))
    }

    /// The page of the build before, where nothing that it comes from has changed and its very
    /// bytes still lie on the disk.
    fn unchanged(&self, page: &PlannedPage, key: [u8; 32]) -> Result<Option<&Page>, Refusal> {
        let (Some(before), Some(staging)) = (self.before, self.staging) else { return Ok(None) };
        let path = page.route.file_path();
        let Some(kept) = before.pages.get(path.as_str()) else { return Ok(None) };
        if kept.key != key || kept.answers != self.renderer.answers(&kept.asked) {
            return Ok(None);
        }
        Ok(staging.keep(path, kept.digest)?.then_some(kept))
    }

    /// Renders a page, writes it, and reads what it says of itself.
    fn make(&self, page: &PlannedPage, view: &View, key: [u8; 32]) -> Result<Made, Refusal> {
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
        let facts = self.addresses.keep(inspect::facts(&rendered.html), &links);
        let answers = self.renderer.answers(&rendered.asked);
        let page = Page::new(key, rendered.asked, answers, digest, facts, &rendered.findings);
        Ok(Ok((page, rendered.findings)))
    }

    fn files(&self, plan: &Plan) -> Result<(), Refusal> {
        plan.files.par_iter().try_for_each(|file| {
            let path = file.route.file_path();
            let (size, written) = match &file.contents {
                Contents::Text(text) => {
                    let write = |staging: &Staging<'_>| staging.write(path, text.as_bytes()).map(drop);
                    (text.len() as u64, self.staging.map(write))
                }
                Contents::Copy(from, size) => (*size, self.staging.map(|staging| staging.copy(path, from))),
            };
            self.bytes.fetch_add(size, Ordering::Relaxed);
            written.unwrap_or(Ok(()))
        })
    }
}
