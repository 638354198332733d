//! `noticeboard check`: everything but writing.

use clap::Args;

use super::options::{Run, SiteOptions};
use super::summary::{Summary, held_back_lines, hidden_lines};
use super::{Outcome, tell};
use crate::diagnostics::report::Format;

/// Look for every mistake in the content and write nothing
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteOptions,

    /// How to print what is found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let mut run = Run::start(&arguments.site)?;
    let (rendered, _) =
        run.prepared.render(|| Ok(None), &run.display).map_err(|refusal| refusal.to_string())?;
    run.display.finish();
    tell(&rendered.findings, &run.prepared.texts, arguments.format, arguments.site.talk)?;
    if arguments.format == Format::Human {
        let summary = Summary {
            display: &run.display,
            talk: arguments.site.talk,
            held_back: &held_back_lines(run.prepared.held_back()),
            hidden: &hidden_lines(run.prepared.hiding()),
            pages: rendered.pages,
            files: rendered.files,
            found: rendered.findings.count(),
        };
        summary.of_check();
    }
    Ok(if rendered.findings.has_errors() { Outcome::Findings } else { Outcome::Fine })
}
