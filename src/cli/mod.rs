//! The command line: one file a command.

mod build;
mod check;
mod completions;
mod explain;
mod init;
mod manual;
mod new;
mod options;
mod print;
mod progress;
mod remember;
mod schema;
mod summary;
mod verify;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use options::{SiteOptions, Talk};

use crate::diagnostics::report::{self, Format};
use crate::diagnostics::{Findings, Severity, SourceTexts};

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well. Warnings may have been told.
    Fine,
    /// The content has errors, so nothing was published; or a published folder is not as it was.
    Findings,
    /// The program could not do its work: a wrong option, a folder it cannot use, a full disk.
    CouldNotRun,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::from(0),
            Outcome::Findings => Self::from(1),
            Outcome::CouldNotRun => Self::from(2),
        }
    }
}

/// Turns a folder of plain files about public services into an accessible website
///
/// Officers keep one file for each provider, service, decision and so on, in the folder content.
/// Noticeboard reads them all, says everything that is wrong with them in one go, each with its
/// line and what to write instead, and publishes the finished site only when nothing is.
#[derive(Debug, Parser)]
#[command(name = "noticeboard", version, propagate_version = true, after_long_help = manual::PROGRAM)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(after_long_help = manual::BUILD)]
    Build(build::Arguments),
    #[command(after_long_help = manual::CHECK)]
    Check(check::Arguments),
    #[command(after_long_help = manual::EXPLAIN)]
    Explain(Box<explain::Arguments>),
    #[command(after_long_help = manual::VERIFY)]
    Verify(verify::Arguments),
    #[command(after_long_help = manual::new())]
    New(new::Arguments),
    #[command(after_long_help = manual::INIT)]
    Init(init::Arguments),
    #[command(after_long_help = manual::SCHEMA)]
    Schema(schema::Arguments),
    #[command(after_long_help = manual::COMPLETIONS)]
    Completions(completions::Arguments),
}

/// Runs the program with its arguments.
#[must_use]
pub fn run(arguments: Arguments) -> Outcome {
    let outcome = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    outcome.unwrap_or_else(|refusal| {
        print::say(&format!("error: {refusal}\n"));
        Outcome::CouldNotRun
    })
}

/// Prints findings: for people to standard error, for programs to standard output.
fn tell(findings: &Findings, texts: &SourceTexts, format: Format, talk: Talk) -> Result<(), String> {
    let shown: Findings = findings
        .iter()
        .filter(|finding| !talk.quiet || finding.severity == Severity::Error)
        .cloned()
        .collect();
    match format {
        Format::Human => print::say(&report::draw(&shown, texts, format, coloured())),
        Format::Short | Format::Json => print::result(&report::draw(&shown, texts, format, false))?,
    }
    Ok(())
}

/// Whether what is printed to standard error may carry colours.
fn coloured() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
