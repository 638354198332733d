//! Stages 5 to 7 of a whole site.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::pages::{PageRun, Produced, ToRemember};
use super::states::States;
use super::{Progress, Rendered, search};
use crate::cache::Pages;
use crate::diagnostics::{Finding, Findings, SourceTexts};
use crate::directory::VisibleDirectory;
use crate::inspect::{self, Inspected};
use crate::names::Names;
use crate::postcodes::PostcodeDistricts;
use crate::publish::{Refusal, Staging};
use crate::records::fields::Language;
use crate::render::{Renderer, Templates};
use crate::search::words_of_a_page;
use crate::site::{self, Assets, Base, MadeFiles, Orders, Plan, Site};
use crate::source::theme::ThemeFiles;
use crate::statistics::Figures;
use crate::theme::{Script, StyleSheet, Words};

/// Everything a site is made from, once all of it could be read.
pub(super) struct SiteParts<'a> {
    pub(super) directory: &'a VisibleDirectory,
    pub(super) figures: &'a Figures,
    pub(super) postcodes: &'a PostcodeDistricts,
    pub(super) theme: &'a ThemeFiles,
    pub(super) words: &'a Arc<Words>,
    pub(super) style: &'a StyleSheet,
    pub(super) base: &'a Base,
    pub(super) texts: &'a SourceTexts,
}

impl SiteParts<'_> {
    /// Makes the whole site, and hands back the output it was asked to make. Without one nothing is
    /// written. The output is looked at while the pages are planned: the disk and the processor
    /// then wait for one another no longer than they must.
    pub(super) fn produce<'t>(
        &self,
        findings: &mut Findings,
        output: impl FnOnce() -> Result<Option<Output<'t>>, Refusal> + Send,
        progress: &dyn Progress,
    ) -> Result<(Rendered, Option<Output<'t>>), Refusal> {
        progress.stage("plan");
        let language = Language::english();
        let scripts = Script::all(self.theme);
        let assets = Assets::of(self.style, &scripts);
        let (orders, known) = (Orders::default(), MadeFiles::default());
        let site = self.site(&language, &assets, &orders, &known);
        let mut of_templates = Findings::default();
        let (output, ((mut plan, of_plan), templates)) = rayon::join(output, || {
            let templates = || Templates::load(&site, self.theme, self.words, &mut of_templates);
            rayon::join(|| site::plan(&site), templates)
        });
        let output = output?;
        findings.extend(of_plan);
        findings.extend(of_templates);
        plan.files.extend(assets.files(&site, self.style, scripts));
        let Some(templates) = templates else { return Ok((Rendered::default(), output)) };
        let nothing = Pages::default();
        let words_of_a_page = words_of_a_page(site::search::searched(&site, &plan).len());
        let of_as_many_words = |before: &&Pages| before.words_of_a_page == words_of_a_page;
        let before =
            output.as_ref().map(|output| &output.before).filter(of_as_many_words).unwrap_or(&nothing);
        let renderer = Renderer::new(site, templates, self.words, &before.questions);
        progress.stage("render");
        progress.pages(plan.pages.len());
        let (addresses, states) = rayon::join(
            || Names::numbered(&before.addresses),
            || States::new(self.directory, self.figures, self.texts, &before.reads),
        );
        let run = PageRun {
            renderer: &renderer,
            addresses: &addresses,
            states: &states,
            base: self.base_of_views(&states),
            before,
            words_of_a_page,
            staging: output.as_ref().map(|output| &output.staging),
            bytes: AtomicU64::new(0),
            progress,
        };
        let made = run.made(&plan, &site, findings)?;
        known.know(made.iter().map(|made| (made.route.clone(), made.file.clone())).collect());
        let produced = run.pages(&plan, findings)?;
        progress.stage("inspect");
        findings.extend(self.inspect(&mut plan, &produced, &addresses));
        run.files(&plan)?;
        let index = search::publish(&site, &plan, &produced, &before.index, run.staging, findings)?;
        let bytes = run.bytes.into_inner() + index.files.iter().map(|(_, digest)| digest.size()).sum::<u64>();
        let (questions, reads) = (renderer.into_questions(), states.into_names());
        let made = Rendered {
            pages: plan.pages.len(),
            files: plan.files.len() + index.files.len(),
            bytes,
            findings: Findings::default(),
            memory: ToRemember { produced, made, addresses, questions, reads, words_of_a_page, index },
        };
        Ok((made, output))
    }

    /// Asks something of the site, without making any page of it.
    pub(super) fn ask<T>(&self, question: impl FnOnce(&Site<'_>) -> T) -> T {
        let language = Language::english();
        let assets = Assets::of(self.style, &Script::all(self.theme));
        let (orders, made) = (Orders::default(), MadeFiles::default());
        question(&self.site(&language, &assets, &orders, &made))
    }

    /// What every page of the site can be made from.
    fn site<'s>(
        &'s self,
        language: &'s Language,
        assets: &'s Assets,
        orders: &'s Orders,
        made: &'s MadeFiles,
    ) -> Site<'s> {
        Site {
            directory: self.directory,
            figures: self.figures,
            postcodes: self.postcodes,
            words: self.words,
            language,
            base: self.base,
            assets,
            orders,
            made,
        }
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
        // A page that could not be rendered has its own finding: the links to it are right.
        let files = plan.files.iter().map(|file| &file.route);
        let routes = files.chain(plan.pages.iter().map(|page| &page.route));
        let files: BTreeSet<String> = routes.map(ToString::to_string).collect();
        let site = inspect::Site {
            origin: self.base.origin(),
            base_path: self.base.path(),
            files: &files,
            addresses,
        };
        if plan.files.iter().any(site::is_image) {
            let reached = inspect::reached(&pages, &site);
            plan.files.retain(|file| {
                let address = file.route.to_string();
                !site::is_image(file) || reached.contains(&address) || self.style.text.contains(&address)
            });
        }
        inspect::across(&pages, &site)
    }
}

/// Where pages are written.
pub struct Output<'t> {
    /// The new site.
    pub staging: Staging<'t>,
    /// The pages of the build before.
    pub before: Pages,
}
