//! The `noticeboard` program.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    noticeboard::cli::run(noticeboard::cli::Arguments::parse()).into()
}
