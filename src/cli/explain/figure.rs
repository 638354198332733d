//! `noticeboard explain figure`: what readers see of a figure, and where it comes from.

use std::fmt::Write as _;

use clap::Args;

use crate::cli::options::{Run, SiteOptions};
use crate::cli::{Outcome, print};
use crate::site::explain::{self, Explained, Question, Said};

/// Explain what readers see of a figure, and where it comes from
///
/// It says what the site says and nothing more: of a figure that is hidden, only that it is.
/// Nothing is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The name of the figure, as its indicator's page "Where the figures come from" shows it, such as
    /// feel-safer/2026-27-Q2/area:vale; or the id of the indicator alone
    figure: String,

    /// The period, such as 2026-Q3 or "2026-27 Q2"; without it, the newest
    #[arg(long)]
    period: Option<String>,

    /// The area, by its id; without any of these four, the figure is that of the whole authority
    #[arg(long)]
    area: Option<String>,

    /// The lot, by its id
    #[arg(long)]
    lot: Option<String>,

    /// The provider, by its id
    #[arg(long)]
    provider: Option<String>,

    /// The group of people, by its id in the framework
    #[arg(long)]
    group: Option<String>,

    #[command(flatten)]
    site: SiteOptions,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let run = Run::start(&arguments.site)?;
    run.display.finish();
    let question = Question {
        figure: arguments.figure.clone(),
        period: arguments.period.clone(),
        area: arguments.area.clone(),
        lot: arguments.lot.clone(),
        provider: arguments.provider.clone(),
        group: arguments.group.clone(),
    };
    let explained = run.prepared.ask(|site| explain::figure(site, &question)).ok_or(
        "The content has mistakes, so that nothing of it would be published. `noticeboard check` tells what \
         they are.",
    )??;
    print::result(&written(&explained))?;
    Ok(Outcome::Fine)
}

/// A line for each thing that is said, with a label before the first of its kind.
fn written(explained: &Explained) -> String {
    let [indicator, about, period] = &explained.title;
    let mut text = format!("{}\n{indicator}: {about}, {period}\n\n", explained.name);
    let mut last = None;
    for (said, line) in &explained.lines {
        let label = if last == Some(*said) { "" } else { label(*said) };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {label:13}  {line}");
        last = Some(*said);
    }
    text
}

fn label(said: Said) -> &'static str {
    match said {
        Said::Shown => "Readers see",
        Said::Sign => "Signs",
        Said::Range => "Likely range",
        Said::Worked => "Worked out",
        Said::Rule => "Hidden by",
        Said::Counted => "Definition",
        Said::Before => "Year before",
        Said::Target => "Target",
        Said::Changed => "Changed",
        Said::Release => "Release",
        Said::File => "File",
        Said::Page => "Page",
    }
}
