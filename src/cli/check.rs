//! `noticeboard check`: everything but writing.

use clap::Args;

use super::{Outcome, SiteOptions, coloured};
use crate::diagnostics::report::{self, Format};
use crate::diagnostics::{Findings, SourceTexts};
use crate::pipeline;

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
    arguments.site.start_threads()?;
    let mut checked = pipeline::understand(&arguments.site.content)?;
    let clock = arguments.site.clock(&checked.directory)?;
    checked.findings.extend(crate::checks::all(&checked.directory, &clock));
    tell(&checked.findings, &checked.texts, arguments.format);
    Ok(if checked.findings.has_errors() { Outcome::Findings } else { Outcome::Fine })
}

/// Prints findings: for people to standard error, for programs to standard output.
fn tell(findings: &Findings, texts: &SourceTexts, format: Format) {
    let drawn = report::draw(findings, texts, format, coloured());
    match format {
        Format::Human => anstream::eprint!("{drawn}"),
        Format::Short | Format::Json => anstream::print!("{drawn}"),
    }
}
