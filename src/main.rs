//! The `noticeboard` program.

use std::process::ExitCode;

use clap::Parser as _;

/// A build makes and drops many small texts on all cores; the system's own allocator takes a
/// fifth more time for it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    noticeboard::cli::run(noticeboard::cli::Arguments::parse()).into()
}
