//! `noticeboard completions`: lets a shell finish commands that are begun.

use std::io::{ErrorKind, Write as _};

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Outcome;
use crate::source::walk::plain;

/// Print what lets your shell finish commands for you
///
/// With it, the Tab key finishes the names of commands and options and, in most shells, those of
/// the kinds of record.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell you use
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let mut script = Vec::new();
    let mut command = super::Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "noticeboard", &mut script);
    let mut out = std::io::stdout().lock();
    match out.write_all(&script).and_then(|()| out.flush()) {
        // Whoever reads has seen enough: `noticeboard completions bash | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Fine),
        Err(error) => Err(format!("The completions cannot be written: {}.", plain(&error))),
        Ok(()) => Ok(Outcome::Fine),
    }
}
