//! Stages 5 to 7: every page is planned, rendered and inspected, and written as soon as it is
//! rendered, so that no more than a few are held at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::{Progress, Rendered};
use crate::diagnostics::{FileName, Finding, Findings};
use crate::directory::VisibleDirectory;
use crate::inspect::{self, Addresses, Inspected, KeptFacts};
use crate::publish::{Refusal, Staging};
use crate::records::fields::Language;
use crate::render::Renderer;
use crate::site::{self, Base, Contents, Orders, Plan, PlannedFile, PlannedPage, Site};
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
    facts: KeptFacts,
    template: FileName,
    body: Option<FileName>,
}

impl SiteParts<'_> {
    /// Makes the whole site. Without `staging` nothing is written.
    pub(super) fn produce(
        &self,
        findings: &mut Findings,
        staging: Option<&Staging<'_>>,
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
        let addresses = Addresses::default();
        let run = PageRun {
            renderer: &renderer,
            addresses: &addresses,
            staging,
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
        })
    }

    /// Stage 7: holds what all pages say about themselves against one another. An image that
    /// nothing shows leaves the plan: it may belong to a record that is held back.
    fn inspect(&self, plan: &mut Plan, produced: &[Produced], addresses: &Addresses) -> Vec<Finding> {
        let pages: Vec<Inspected<'_>> = produced
            .iter()
            .map(|page| Inspected {
                address: &page.address,
                facts: &page.facts,
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

/// Renders and writes the pages and files of one plan.
struct PageRun<'a> {
    renderer: &'a Renderer<'a>,
    addresses: &'a Addresses,
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
        let rendered = match self.renderer.render(page) {
            Ok(rendered) => rendered,
            Err(finding) => return Ok((None, vec![*finding])),
        };
        self.bytes.fetch_add(rendered.html.len() as u64, Ordering::Relaxed);
        if let Some(staging) = self.staging {
            staging.write(page.route.file_path(), rendered.html.as_bytes())?;
        }
        self.progress.page();
        let (body, links) = rendered.links.unzip();
        let facts = inspect::facts(&rendered.html);
        let produced = Produced {
            address: page.route.to_string(),
            facts: self.addresses.keep(facts, links.as_deref().unwrap_or_default()),
            template: self.renderer.template_file(page.template),
            body,
        };
        Ok((Some(produced), rendered.findings))
    }

    fn files(&self, plan: &Plan) -> Result<(), Refusal> {
        plan.files.par_iter().try_for_each(|file| {
            let path = file.route.file_path();
            let (size, written) = match &file.contents {
                Contents::Text(text) => {
                    (text.len() as u64, self.staging.map(|staging| staging.write(path, text.as_bytes())))
                }
                Contents::Copy(from, size) => (*size, self.staging.map(|staging| staging.copy(path, from))),
            };
            self.bytes.fetch_add(size, Ordering::Relaxed);
            written.unwrap_or(Ok(()))
        })
    }
}
