//! What the program prints: results to standard output, all that it says to people beside them
//! to standard error. A stream that takes nothing more never stops the work: a site that was
//! published is published, whoever can be told.

use std::io::{self, ErrorKind, Write};

use crate::source::walk::plain;

/// Prints what a command was asked for.
///
/// # Errors
/// A sentence when it cannot be printed, because a full disk takes standard output, say. That
/// whoever reads has seen enough, as in `noticeboard schema provider | head`, is no error.
pub(super) fn result(text: &str) -> Result<(), String> {
    match write(&mut io::stdout().lock(), text) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(format!("What was asked for cannot be printed: {}.", plain(&error))),
        Ok(()) => Ok(()),
    }
}

/// Tells on standard output what was done.
pub(super) fn done(line: &str) {
    // It is done, whether or not anybody hears of it.
    let _ = write(&mut anstream::stdout().lock(), &format!("{line}\n"));
}

/// Says something to people, on standard error.
pub(super) fn say(text: &str) {
    // There is nowhere left to say that this failed. The exit code still tells how the run ended.
    let _ = write(&mut anstream::stderr().lock(), text);
}

fn write(stream: &mut dyn Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush())
}
