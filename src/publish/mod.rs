//! Stage 8, publish: the site goes into the output folder, all of it or nothing.
//!
//! The folder `output` has a hidden companion, `.output.noticeboard`, which holds a lock and a
//! second generation of the site, the standby. A build writes there, out of sight:
//!
//! 1. [`Target::check`] refuses an output folder that cannot be replaced as a whole.
//! 2. [`Target::begin`] takes the lock, refuses when the output holds what a build did not write,
//!    and takes the standby's manifest away: it is now unfinished.
//! 3. [`Staging::write`] and [`Staging::copy`] write what differs from the standby, which is the
//!    site before last, and from the published site.
//! 4. [`Staging::finish`] leaves the output alone when the new site is the published one. If not,
//!    it copies what the standby still lacks from the published site, takes away what is no longer
//!    part of the site, writes the manifest, and exchanges the two folders in one step. What was
//!    the output is the standby of the next build.
//!
//! Whatever fails before the exchange, and whenever the program is killed, the output is the old
//! site; after it, the new one; and nothing is left to be done. A standby without a manifest was
//! left by a killed build: the next one writes it in full.

mod files;
mod generations;
mod manifest;
mod refusal;
mod staging;
mod stock;
mod swap;
mod target;
#[cfg(test)]
mod tests;
mod verify;

pub use files::{Disk, Files, Kind, Status};
pub use manifest::Digest;
pub use manifest::Unbelievable;
pub use refusal::{Doing, Overlap, Refusal};
pub use staging::{Published, Staging};
pub use target::Target;
pub use verify::{Difference, Unverified, Verification, verify};
