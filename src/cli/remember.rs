//! What a build knows of the build before: whether there is anything to do, and the pages that
//! need not be made again.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::build::Arguments;
use super::options::zone_or_london;
use super::print;
use crate::cache::{Build, CacheFile, Inputs, Memory, Pages, Read, Roots, Stored};
use crate::diagnostics::{Findings, SourceTexts};
use crate::pipeline::Rendered;
use crate::publish::{Published, Target};

/// The cache of one build.
pub(super) struct Remembered {
    file: CacheFile,
    identity: [u8; 32],
    inputs: Inputs,
    stored: Option<Stored>,
}

impl Remembered {
    /// Reads what the build before left, and looks at the files that this one is to read. One
    /// that cannot be used is told of and not believed.
    pub(super) fn open(arguments: &Arguments, theme: Option<&Path>) -> Self {
        let site = &arguments.site;
        let file = CacheFile::of(&site.content, &arguments.output);
        let identity = identity(arguments, theme);
        let stored = match file.read(identity) {
            Read::Stored(stored) => Some(stored),
            Read::Nothing => None,
            Read::Unusable(why) => {
                if !site.talk.quiet {
                    print::say(&format!(
                        "note: The cache of the last build is not used: {why}. Everything is built again.\n"
                    ));
                }
                None
            }
        };
        let inputs = Inputs::take(Roots { content: &site.content, theme }, now());
        Self { file, identity, inputs, stored }
    }

    /// Whether a build would make the very site that the build before made.
    ///
    /// # Errors
    /// A sentence when the moment of the build cannot be understood.
    pub(super) fn may_be_same(&self, arguments: &Arguments) -> Result<bool, String> {
        let Some(Stored { build, .. }) = &self.stored else { return Ok(false) };
        if arguments.rehash || !self.inputs.is_as_before(&build.inputs) {
            return Ok(false);
        }
        let moment = arguments.site.clock_in(zone_or_london(build.time_zone.as_deref()))?;
        let (from, until) = build.valid;
        Ok((from..until).contains(&moment.now().timestamp().as_second()))
    }

    /// The build before, where its site still stands.
    ///
    /// # Errors
    /// A sentence when the output folder cannot be looked at, or holds what no build wrote.
    pub(super) fn same(
        &self,
        arguments: &Arguments,
        target: &Target<'_>,
    ) -> Result<Option<(&Build, Published)>, String> {
        let Some(Stored { build, .. }) = &self.stored else { return Ok(None) };
        let published =
            target.holds(build.site.into(), arguments.force).map_err(|refusal| refusal.to_string())?;
        Ok(published.map(|published| (build, published)))
    }

    /// The pages of the build before.
    pub(super) fn pages(&self) -> Pages {
        self.stored.as_ref().map(Stored::pages).unwrap_or_default()
    }

    /// Remembers a build that was published.
    pub(super) fn keep(self, made: Made<'_>) {
        let Made { rendered, published, held_back, time_zone, valid } = made;
        let counts = (rendered.pages, rendered.files);
        let mut build = Build::new(self.inputs, time_zone, valid, published.hash.into(), counts, held_back);
        build.keep_findings(&rendered.findings);
        let memory = Memory { build, pages: std::mem::take(&mut rendered.memory) };
        if let Err(error) = self.file.write(self.identity, &memory) {
            self.file.forget();
            let why = crate::source::walk::plain(&error);
            print::say(&format!(
                "note: The cache for the next build cannot be written: {why}. The next build makes everything again.\n"
            ));
        }
    }
}

/// A build that was published, for those who remember it.
pub(super) struct Made<'m> {
    pub(super) rendered: &'m mut Rendered,
    pub(super) published: &'m Published,
    pub(super) held_back: Vec<String>,
    pub(super) time_zone: Option<String>,
    pub(super) valid: (i64, i64),
}

/// The texts of the files that findings point into, as they stand.
#[expect(
    clippy::disallowed_methods,
    reason = "findings of a build that changed nothing quote the files again"
)]
pub(super) fn texts_of(findings: &Findings) -> SourceTexts {
    let mut texts = SourceTexts::default();
    for finding in findings {
        let file = &finding.place.file;
        if texts.get(file).is_none()
            && let Ok(text) = std::fs::read_to_string(&**file)
        {
            texts.insert(Arc::clone(file), Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)));
        }
    }
    texts
}

/// The hash of the program and of what it is asked for. A page made by another program, or with
/// other options, is another page.
fn identity(arguments: &Arguments, theme: Option<&Path>) -> [u8; 32] {
    let site = &arguments.site;
    let folder = |path: &Path| (path.to_owned(), path.canonicalize().ok());
    let asked = (folder(&site.content), theme.map(folder), &site.base_url, site.drafts, site.strict);
    let program = std::env::current_exe().and_then(std::fs::metadata).ok();
    let program = program.map(|program| (program.len(), program.modified().ok()));
    blake3::hash(format!("{} {program:?} {asked:?}", env!("CARGO_PKG_VERSION")).as_bytes()).into()
}

#[expect(clippy::disallowed_methods, reason = "the moment of a look at the disk, which no page shows")]
fn now() -> SystemTime {
    SystemTime::now()
}
