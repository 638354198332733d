//! `noticeboard build`: publishes the whole site, or leaves the old one as it was.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::options::{Run, SiteOptions};
use super::progress::Display;
use super::remember::{self, Made, Remembered};
use super::summary::{Summary, held_back_lines, hidden_lines};
use super::{Outcome, tell};
use crate::diagnostics::Findings;
use crate::diagnostics::report::Format;
use crate::pipeline::Output;
use crate::publish::{Disk, Target};

/// Build the site: publish all of it, or leave the old one as it was
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) site: SiteOptions,

    /// The folder for the finished site
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    pub(super) output: std::path::PathBuf,

    /// Let the new site take the place of files in the output folder that no build wrote
    #[arg(long)]
    pub(super) force: bool,

    /// Read every file again, even those that the disk says nobody has touched since the last build
    #[arg(long)]
    pub(super) rehash: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    arguments.site.start_threads()?;
    let theme = arguments.site.theme_folder()?;
    let display = Display::new(arguments.site.talk);
    let remembered = Remembered::open(arguments, theme.as_deref());
    if let Some(outcome) = unchanged(arguments, theme.as_deref(), &display, &remembered)? {
        return Ok(outcome);
    }
    let readings = || remembered.readings(arguments);
    let compiled = || remembered.compiled(arguments);
    let run = Run::read(&arguments.site, theme, &readings, &compiled, display)?;
    remembered.keep_compiled(&run.prepared.compiled);
    whole(arguments, run, remembered)
}

/// Where nothing has changed since the last build, there is nothing to do but to say so.
fn unchanged(
    arguments: &Arguments,
    theme: Option<&Path>,
    display: &Display,
    remembered: &Remembered,
) -> Result<Option<Outcome>, String> {
    if !remembered.may_be_same(arguments)? {
        return Ok(None);
    }
    let Some(held_back) = remembered.held_back() else { return Ok(None) };
    let target = arguments.target(theme)?;
    let Some((build, published)) = remembered.same(arguments, &target)? else { return Ok(None) };
    display.finish();
    let findings: Findings = build.findings().collect();
    tell(&findings, &remember::texts_of(&findings), Format::Human, arguments.site.talk)?;
    let summary = Summary {
        display,
        talk: arguments.site.talk,
        held_back: &held_back,
        hidden: &[],
        pages: build.counts.0,
        files: build.counts.1,
        found: findings.count(),
    };
    summary.of_build(Some(&published), &arguments.output);
    Ok(Some(Outcome::Fine))
}

fn whole(arguments: &Arguments, mut run: Run, remembered: Remembered) -> Result<Outcome, String> {
    let target = arguments.target(run.theme.as_deref())?;
    let may_publish = run.prepared.may_publish();
    let readings = Arc::into_inner(std::mem::take(&mut run.prepared.readings));
    let open = || {
        if may_publish {
            let ((staging, before), ()) = rayon::join(
                || rayon::join(|| target.begin(arguments.force), || remembered.pages()),
                || readings.map_or((), |readings| remembered.keep_readings(readings)),
            );
            return Ok(Some(Output { staging: staging?, before }));
        }
        target.restore()?;
        Ok(None)
    };
    let rendered = run.prepared.render(open, &run.display);
    let (mut rendered, output) = rendered.map_err(|refusal| refusal.to_string())?;
    let memory = std::mem::take(&mut rendered.memory);
    let published = match output {
        Some(Output { staging, .. }) if !rendered.findings.has_errors() => {
            crate::pipeline::Progress::stage(&run.display, "publish");
            let (published, begun) = rayon::join(|| staging.finish(), || remembered.begin(memory.pages()));
            Some((published.map_err(|refusal| refusal.to_string())?, begun))
        }
        _ => None,
    };
    let (published, begun) = published.unzip();
    if let (Some(published), Some(begun), Some(valid)) = (&published, begun, run.prepared.valid()) {
        crate::pipeline::Progress::stage(&run.display, "remember");
        let time_zone = run.prepared.time_zone().map(str::to_owned);
        remembered.keep(
            begun,
            Made {
                content: &arguments.site.content,
                texts: &run.prepared.texts,
                findings: &rendered.findings,
                counts: (rendered.pages, rendered.files),
                published,
                held_back: run.prepared.held_back(),
                time_zone,
                valid,
            },
        );
    }
    run.display.finish();
    tell(&rendered.findings, &run.prepared.texts, Format::Human, arguments.site.talk)?;
    let held_back = held_back_lines(run.prepared.held_back());
    let summary = Summary {
        display: &run.display,
        talk: arguments.site.talk,
        held_back: &held_back,
        hidden: &hidden_lines(run.prepared.hiding()),
        pages: rendered.pages,
        files: rendered.files,
        found: rendered.findings.count(),
    };
    summary.of_build(published.as_ref(), &arguments.output);
    // The system frees all of it at once when the program ends. Piece by piece it takes longer than
    // some of the stages.
    std::mem::forget((run, rendered));
    Ok(if published.is_some() { Outcome::Fine } else { Outcome::Findings })
}

impl Arguments {
    /// The output folder, checked against all that the build reads.
    fn target(&self, theme: Option<&Path>) -> Result<Target<'static>, String> {
        let inputs: Vec<&Path> = std::iter::once(self.site.content.as_path()).chain(theme).collect();
        Target::check(&self.output, &inputs, &Disk).map_err(|refusal| refusal.to_string())
    }
}
