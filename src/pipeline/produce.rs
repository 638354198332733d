//! Stages 5 to 7 of a whole site.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::pages::{PageRun, Produced, remembered};
use super::states::States;
use super::{Progress, Rendered};
use crate::cache::Pages;
use crate::diagnostics::{Finding, Findings, SourceTexts};
use crate::directory::VisibleDirectory;
use crate::inspect::{self, Inspected};
use crate::names::Names;
use crate::publish::{Refusal, Staging};
use crate::records::fields::Language;
use crate::render::Renderer;
use crate::site::{self, Base, Contents, Orders, Plan, PlannedFile, Site};
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
    pub(super) texts: &'a SourceTexts,
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
        let before = output.map(|output| output.before);
        let questions = before.map_or(&[][..], |pages| pages.questions.as_slice());
        let (renderer, more) = Renderer::new(site, self.theme, self.words, questions);
        findings.extend(more);
        let Some(renderer) = renderer else { return Ok(Rendered::default()) };
        progress.stage("render");
        progress.pages(plan.pages.len());
        let addresses = before.map_or_else(Names::default, |pages| Names::numbered(&pages.addresses));
        let reads = before.map_or(&[][..], |pages| pages.reads.as_slice());
        let states = States::new(self.directory, self.figures, self.texts, reads);
        let run = PageRun {
            renderer: &renderer,
            addresses: &addresses,
            states: &states,
            base: self.base_of_views(&states),
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
            memory: remembered(produced, &addresses, &renderer, &states),
        })
    }

    /// The hash of what every view is made from besides the directory and the words.
    fn base_of_views(&self, states: &States<'_>) -> [u8; 32] {
        let directory = self.directory;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&states.state_of_file(&directory.authority.file));
        hasher.update(format!("{:?} {}", directory.clock.today(), self.base.origin()).as_bytes());
        hasher.update(self.base.path().as_bytes());
        hasher.finalize().into()
    }

    /// Stage 7: holds what all pages say about themselves against one another. An image that
    /// nothing shows leaves the plan: it may belong to a record that is held back.
    fn inspect(&self, plan: &mut Plan, produced: &[Produced], addresses: &Names) -> Vec<Finding> {
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

/// Where pages are written.
#[derive(Clone, Copy)]
pub struct Output<'a, 't> {
    /// The new site.
    pub staging: &'a Staging<'t>,
    /// The pages of the build before.
    pub before: &'a Pages,
}
