//! The pipeline, stage by stage, as `build` and `check` run it: the first four stages here, the
//! rest in `produce`.

mod made;
mod pages;
mod produce;
mod search;
mod states;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checks;
use crate::diagnostics::{Finding, Findings, Place, SourceTexts};
use crate::directory::{Clock, Directory, HeldBack, VisibleDirectory};
use crate::postcodes::{CompiledFiles, PostcodeDistricts};
use crate::publish::Refusal;
use crate::records::fields::Id;
use crate::site::{Base, Site};
use crate::source::theme::ThemeFiles;
use crate::source::yaml::Readings;
use crate::source::{theme, walk};
use crate::statistics::{Figures, Hiding};
use crate::theme::{StyleSheet, Words};

pub use pages::ToRemember;
pub use produce::Output;
use produce::SiteParts;

/// What a run is asked to do.
pub struct Request<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The folder of the site's own theme.
    pub theme: Option<PathBuf>,
    /// Gives what reads YAML. It is asked while the files are read.
    pub readings: &'a (dyn Fn() -> Readings + Sync),
    /// Gives the files of postcodes that were compiled before and have not changed since.
    pub compiled: &'a (dyn Fn() -> CompiledFiles + Sync),
    /// The address of the site in place of the one in its settings.
    pub base_url: Option<&'a str>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether warnings count as errors.
    pub strict: bool,
}

/// Is told how far a run has come.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, name: &'static str);
    /// Pages begin to be rendered, so many of them.
    fn pages(&self, count: usize);
    /// A page is rendered.
    fn page(&self);
}

/// What the stages up to the plan made.
pub struct Prepared {
    directory: Option<VisibleDirectory>,
    figures: Figures,
    postcodes: PostcodeDistricts,
    /// The files of postcodes as they were compiled.
    pub compiled: CompiledFiles,
    theme: ThemeFiles,
    words: Option<Arc<Words>>,
    style: Option<StyleSheet>,
    base: Option<Base>,
    /// What was read of the YAML.
    pub readings: Arc<Readings>,
    /// The texts that findings point into.
    pub texts: SourceTexts,
    /// What was wrong so far.
    pub findings: Findings,
    strict: bool,
    strict_about_time: bool,
}

/// What a run made.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The pages that were rendered.
    pub pages: usize,
    /// The other files.
    pub files: usize,
    /// The bytes of both.
    pub bytes: u64,
    /// What was wrong, over all stages, in order.
    pub findings: Findings,
    /// What the next build will know of the pages.
    pub memory: ToRemember,
}

/// Stages 1 to 4: reads, understands and checks the content, and reads the theme.
///
/// `clock` is asked once the settings of the site are known, since the time zone is among them.
///
/// # Errors
/// A sentence when the content folder cannot be opened or the clock cannot be set.
pub fn prepare(
    request: &Request<'_>,
    clock: impl FnOnce(&Directory) -> Result<Clock, String>,
    progress: &dyn Progress,
) -> Result<Prepared, String> {
    progress.stage("read");
    let (read, readings) = rayon::join(|| walk::read(request.content), || Arc::new((request.readings)()));
    let (mut content, mut findings) = read?;
    content.readings = Arc::clone(&readings);
    let mut texts = content.source_texts();
    let (theme, more) = theme::read(request.theme.as_deref());
    findings.extend(more);
    for file in theme.values() {
        texts.insert(Arc::clone(&file.name), Arc::clone(&file.text));
    }
    progress.stage("understand");
    let (mut directory, more) = Directory::understand(&mut content, &walk::file_name(request.content, ""));
    findings.extend(more);
    if !content.postcode_files.is_empty() {
        progress.stage("postcodes");
        directory.compile_postcodes(&content, (request.compiled)(), &mut findings);
    }
    let clock = clock(&directory)?;
    progress.stage("check");
    let public = directory.visible_at(&clock, false);
    findings.extend(checks::all(&directory, public.as_ref(), &clock));
    let words = words(&theme, &mut findings);
    let base = base(request, &directory, &mut findings)?;
    let authority = directory.authority.as_ref();
    let style = authority.map(|authority| StyleSheet::compile(&theme, authority, &mut findings));
    let strict_about_time = authority.is_some_and(|site| site.record.policies.strict_about_time);
    progress.stage("derive");
    let visible = if request.drafts { directory.visible_at(&clock, true) } else { public };
    let figures = visible.as_ref().map(|visible| directory.observations.publish(visible, &mut findings));
    let postcodes = visible.as_ref().map(|visible| directory.postcodes.publish(visible)).unwrap_or_default();
    Ok(Prepared {
        directory: visible,
        figures: figures.unwrap_or_default(),
        postcodes,
        compiled: directory.postcodes.compiled,
        theme,
        words,
        style,
        base,
        readings,
        texts,
        findings,
        strict: request.strict,
        strict_about_time,
    })
}

fn words(theme: &ThemeFiles, findings: &mut Findings) -> Option<Arc<Words>> {
    let Some(file) = theme.get("text/en.yml") else {
        let name = Arc::from("text/en.yml");
        findings.push(Finding::error(
            "no-words",
            Place::file(&name),
            "The theme has no file of English words",
        ));
        return None;
    };
    match Words::read("en", file) {
        Ok(words) => Some(Arc::new(words)),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

fn base(
    request: &Request<'_>,
    directory: &Directory,
    findings: &mut Findings,
) -> Result<Option<Base>, String> {
    if let Some(text) = request.base_url {
        let base = Base::parse(text)
            .map_err(|misfit| format!("--base-url: {}. {}", misfit.problem, misfit.instead))?;
        return Ok(Some(base));
    }
    let Some(authority) = &directory.authority else { return Ok(None) };
    let written = &authority.record.base_url;
    match Base::parse(written.as_str()) {
        Ok(base) => Ok(Some(base)),
        Err(misfit) => {
            let place = authority.place(written.span);
            findings.push(Finding::error("bad-web-address", place, misfit.problem).help(misfit.instead));
            Ok(None)
        }
    }
}

impl Prepared {
    /// The name of the site's time zone, where the settings give one.
    #[must_use]
    pub fn time_zone(&self) -> Option<&str> {
        let authority = &self.directory.as_ref()?.authority;
        authority.record.time_zone.as_ref().map(|zone| zone.value.as_str())
    }

    /// The moments as of which all would be the same: in seconds since 1970, from the first, up
    /// to but not including the second.
    #[must_use]
    pub fn valid(&self) -> Option<(i64, i64)> {
        self.directory.as_ref().map(|directory| directory.clock.valid())
    }

    /// The indicators of which figures are hidden, with how many.
    pub fn hiding(&self) -> impl Iterator<Item = (&Id, Hiding)> {
        self.figures.all_hiding()
    }

    /// What is held back as of the run's moment, and why.
    #[must_use]
    pub fn held_back(&self) -> &[HeldBack] {
        self.directory.as_ref().map_or(&[], |directory| &directory.held_back)
    }

    /// Whether nothing found so far stops publishing. Then, and only then, it is worth writing.
    #[must_use]
    pub fn may_publish(&self) -> bool {
        let mut findings = self.findings.clone();
        self.apply_strictness(&mut findings);
        !findings.has_errors()
    }

    fn apply_strictness(&self, findings: &mut Findings) {
        if self.strict {
            findings.be_strict(self.strict_about_time);
        }
    }

    /// Stages 5 to 7: plans, renders and inspects every page, and writes each to the output as
    /// soon as it is rendered. The output is opened by the function given, which may find that
    /// there is none: then nothing is written.
    ///
    /// # Errors
    /// A [`Refusal`] when the disk refuses.
    pub fn render<'t>(
        &mut self,
        output: impl FnOnce() -> Result<Option<Output<'t>>, Refusal> + Send,
        progress: &dyn Progress,
    ) -> Result<(Rendered, Option<Output<'t>>), Refusal> {
        let mut findings = std::mem::take(&mut self.findings);
        let (mut rendered, output) = match self.site_parts() {
            Some(parts) => parts.produce(&mut findings, output, progress)?,
            None => (Rendered::default(), output()?),
        };
        self.apply_strictness(&mut findings);
        findings.sort();
        rendered.findings = findings;
        Ok((rendered, output))
    }

    /// Asks something of the site as readers would see it. Nothing is answered where mistakes stop the
    /// site from being published: readers would see none of it.
    #[must_use]
    pub fn ask<T>(&self, question: impl FnOnce(&Site<'_>) -> T) -> Option<T> {
        self.site_parts().filter(|_| self.may_publish()).map(|parts| parts.ask(question))
    }

    fn site_parts(&self) -> Option<SiteParts<'_>> {
        Some(SiteParts {
            directory: self.directory.as_ref()?,
            figures: &self.figures,
            postcodes: &self.postcodes,
            theme: &self.theme,
            words: self.words.as_ref()?,
            style: self.style.as_ref()?,
            base: self.base.as_ref()?,
            texts: &self.texts,
        })
    }
}
