//! `noticeboard completions`: lets a shell finish commands that are begun.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Outcome, print};

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
    print::result(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
