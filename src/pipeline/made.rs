//! Stage 6 for files that are made when they are written: each by itself, so that no more than a
//! few are held at once; or taken over from the build before. They come before the pages, which tell
//! their sizes.

use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::pages::PageRun;
use crate::cache::{File, Seen};
use crate::diagnostics::{Finding, Findings};
use crate::directory::reads::{Read, noted};
use crate::publish::{Digest, Refusal, Staging};
use crate::site::route::Route;
use crate::site::{Contents, MadeFile, Make, Plan, PlannedFile, Site};

/// A file that was made, or taken over.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) route: Route,
    pub(super) file: MadeFile,
    /// What the next build will know of it, where all that was read for it can be told.
    pub(super) kept: Option<File>,
}

/// What came of a file: it, or why it could not be made.
type Outcome = Result<Made, Finding>;

impl PageRun<'_> {
    /// Makes and writes every such file of a plan. Where nothing is published, none is made.
    pub(super) fn made(
        &self,
        plan: &Plan,
        site: &Site<'_>,
        findings: &mut Findings,
    ) -> Result<Vec<Made>, Refusal> {
        let Some(staging) = self.staging else { return Ok(Vec::new()) };
        let base = self.base_of_files();
        let files: Vec<(&PlannedFile, &Make)> = plan
            .files
            .iter()
            .filter_map(|file| match &file.contents {
                Contents::Made(make) => Some((file, make)),
                Contents::Text(_) | Contents::Copy(..) => None,
            })
            .collect();
        let outcomes: Vec<Outcome> = files
            .par_iter()
            .map(|(file, make)| self.one(file, make, site, base, staging))
            .collect::<Result<_, Refusal>>()?;
        let mut made = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            match outcome {
                Ok(file) => made.push(file),
                Err(finding) => findings.push(finding),
            }
        }
        Ok(made)
    }

    fn one(
        &self,
        file: &PlannedFile,
        make: &Make,
        site: &Site<'_>,
        base: [u8; 32],
        staging: &Staging<'_>,
    ) -> Result<Outcome, Refusal> {
        let path = file.route.file_path();
        if let Some(File { seen, digest }) = self.before.made.get(path.as_str())
            && self.states.are_as(seen, base)
            && staging.keep(path, *digest)?
        {
            let reads = self.states.reads(seen);
            return Ok(Ok(self.known(file, *digest, reads, Some(seen.clone()))));
        }
        let (bytes, reads) = noted(|| make.bytes(site));
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(why) => return Ok(Err(not_made(file, &why))),
        };
        let digest = staging.write(path, &bytes)?;
        let seen = self.states.seen(&reads, base);
        Ok(Ok(self.known(file, digest, reads.into_iter().collect(), seen)))
    }

    fn known(&self, file: &PlannedFile, digest: Digest, reads: Vec<Read>, seen: Option<Seen>) -> Made {
        self.bytes.fetch_add(digest.size(), Ordering::Relaxed);
        Made {
            route: file.route.clone(),
            file: MadeFile { size: digest.size(), reads },
            kept: seen.map(|seen| File { seen, digest }),
        }
    }

    /// The hash of what all files are made from besides the directory: the words are among what all
    /// pages share.
    fn base_of_files(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.base);
        self.renderer.hash_into("", &mut hasher);
        hasher.finalize().into()
    }
}

fn not_made(file: &PlannedFile, why: &str) -> Finding {
    let message = format!("The file `{}` could not be made: {why}", file.route);
    Finding::error("no-download", file.place.clone(), message)
        .help("This is a fault of the program. Please report it, with this message.")
}
